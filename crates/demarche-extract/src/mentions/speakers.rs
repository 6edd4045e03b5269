//! "Our army", "my government": what belongs to whoever speaks.

use super::people::is_honorific;
use super::pieces::Kind;
use super::walk::Walk;
use demarche_parse::Label;
use demarche_record::Sector;

impl Walk<'_, '_> {
    /// "Our", "my".
    pub(super) fn is_first_person(&self, t: usize) -> bool {
        matches!(self.page.word(t).to_lowercase().as_str(), "our" | "my")
    }

    /// Gives what is "ours" to whoever speaks, once everybody has been named.
    pub(super) fn settle_ours(&mut self) {
        for (draft, pronoun) in std::mem::take(&mut self.ours) {
            let Some(speaker) = self.speaker_of(pronoun) else { continue };
            let [speaker] = self.drafts[speaker].actors.as_slice() else { continue };
            // Private people own no army.
            let serves = !matches!(speaker.sector, Some(Sector::Med));
            if let Some(id) = speaker.id.clone().filter(|_| serves) {
                for actor in self.drafts[draft].actors.iter_mut().filter(|a| a.id.is_none()) {
                    actor.id = Some(id.clone());
                }
            }
        }
    }

    /// Who says the words at `t`: the one who has the turn, or the subject of the verb of saying beside the quotation.
    fn speaker_of(&self, t: usize) -> Option<usize> {
        let sentence = self.sentence(t);
        if !self.is_quoted(t) {
            return self.turn_of(sentence);
        }
        let here = self.says_in(sentence);
        // The quotation may have begun in an earlier sentence, or its speaker be told in the next.
        here.or_else(|| sentence.checked_sub(1).and_then(|s| self.says_in(s)))
            .or_else(|| self.says_in(sentence + 1))
    }

    /// The subject of a verb of saying that stands outside quotation marks in a sentence.
    fn says_in(&self, sentence: usize) -> Option<usize> {
        let tokens = self.page.syntax.sentences.get(sentence)?.tokens.clone();
        tokens.clone().find_map(|s| {
            let verb = self.page.token(s).head.filter(|v| tokens.contains(v))?;
            let subject = self.page.label(s) == Label::Nsubj
                && !self.is_quoted(s)
                && crate::statements::is_saying(self.page, verb);
            self.draft_at(s).filter(|_| subject)
        })
    }

    /// "BARAKAT: ..." in an interview: the person at the head of the sentence, or of one shortly before.
    pub(super) fn turn_of(&self, sentence: usize) -> Option<usize> {
        for s in (sentence.saturating_sub(6)..=sentence).rev() {
            let tokens = self.page.syntax.sentences[s].tokens.clone();
            let address = usize::from(is_honorific(self.page.word(tokens.start)));
            let name = self.pieces.at(tokens.start + address).filter(|p| p.kind == Kind::Person);
            let colon = |t: usize| tokens.contains(&t) && self.page.word(t) == ":";
            if let Some(name) = name.filter(|p| colon(p.last + 1)) {
                return self.draft_at(name.last);
            }
            // Another turn, or another paragraph than the speaker's.
            if tokens.clone().take(3).any(colon) {
                return None;
            }
        }
        None
    }
}
