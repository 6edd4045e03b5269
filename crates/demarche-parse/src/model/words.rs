//! The words that wait for the network, as the encoders see them.

use super::wordpieces::PieceWork;
use crate::features::{Features, Featurizer};

/// Words one after the other; made by [`super::Model::push`].
#[derive(Default)]
pub(crate) struct Words {
    pub(super) featurizer: Featurizer,
    pub(super) features: Vec<Features>,
    pub(super) work: PieceWork,
    pub(super) pieces: Vec<u16>,
    /// For each word where its pieces end.
    pub(super) ends: Vec<u32>,
}

impl Words {
    pub(crate) fn len(&self) -> usize {
        self.features.len()
    }

    pub(crate) fn clear(&mut self) {
        self.features.clear();
        self.pieces.clear();
        self.ends.clear();
    }

    /// The pieces of a word, where the encoder reads pieces.
    pub(super) fn pieces_of(&self, word: usize) -> &[u16] {
        let end = self.ends.get(word).map_or(0, |&e| e as usize);
        let start = word.checked_sub(1).and_then(|w| self.ends.get(w)).map_or(0, |&e| e as usize);
        self.pieces.get(start..end).unwrap_or(&[])
    }
}
