//! The words that wait for the network, as the encoders see them.

use crate::features::{Features, Featurizer};

/// Words one after the other; made by [`super::Model::push`].
#[derive(Default)]
pub(crate) struct Words {
    pub(super) featurizer: Featurizer,
    pub(super) features: Vec<Features>,
}

impl Words {
    pub(crate) fn len(&self) -> usize {
        self.features.len()
    }

    pub(crate) fn clear(&mut self) {
        self.features.clear();
    }
}
