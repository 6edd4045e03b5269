//! Words that stand for a group: "both", "the two sides", "both commanders", "the warring parties".

use super::kinds::{Members, kind_of};
use super::members::Wanted;
use crate::mentions::draft::Being;
use crate::mentions::phrase::{self, Phrase, Whose};
use crate::mentions::walk::Walk;
use demarche_parse::{Label, Tag};

impl Walk<'_, '_> {
    /// Turns a word that stands for a group into a mention, where its members can be told.
    pub fn group_word(&mut self, t: usize) -> bool {
        let lemma = self.page.lemma(t).to_lowercase();
        if self.of_relative(t) || self.other_side(t, &lemma) {
            return true;
        }
        let number = match lemma.as_str() {
            "trio" => Some(3),
            "pair" | "duo" => Some(2),
            _ => None,
        };
        if let Some(people) = number.and_then(|n| self.counted_before(t, n)) {
            return self.counted_again(t, people);
        }
        let Some(asked) = self.group_asked(t, &lemma) else {
            return false;
        };
        self.group(asked.first, t, t, &asked.wanted).is_some()
    }

    /// The same for a role: "both commanders", "the two governments", "Sudan's warring generals".
    pub fn group_of_roles(&mut self, phrase: &Phrase, head: usize, plural: bool) -> Option<usize> {
        let both = phrase.determiner.as_deref() == Some("both");
        let counted = phrase.determiner.as_deref() == Some("the") && phrase.number.is_some_and(|n| n < 8);
        let lemma = self.page.lemma(head).to_lowercase();
        let rivals = self.are_rivals(phrase, &lemma);
        // "The foreign ministers are to meet", on a page about two states.
        let paired = phrase.determiner.as_deref() == Some("the")
            && phrase.number.is_none()
            && matches!(lemma.as_str(), "minister" | "president" | "premier")
            && self.context.pair().is_some();
        let stands = self.page.lexicon.is_in("group", &lemma)
            || self.page.lexicon.is_in("each has one", &lemma)
            || kind_of(&lemma) != Members::Any;
        if !plural || !(both || counted || rivals || paired) || !stands {
            return None;
        }
        // "Both large parties" are parties of a parliament.
        if lemma == "party" && !self.is_of_a_dispute(phrase, head) {
            return None;
        }
        let owner = self.owner_of_rivals(phrase);
        let told = rivals && owner.is_some();
        if !phrase.whose.is_empty() && !told {
            return None;
        }
        let number = if both || paired { Some(2) } else { phrase.number };
        let kind = if rivals { Members::Sides } else { kind_of(&lemma) };
        self.group(phrase.first, phrase.last, head, &Wanted { number, kind, owner, firm: false, rivals })
    }

    fn group(&mut self, first: usize, last: usize, head: usize, wanted: &Wanted) -> Option<usize> {
        let members = self.members(wanted, head)?;
        Some(self.described(first, last, head, members, Being::Many))
    }

    /// "Warring parties", "rival generals", "Sudan rivals": those who fight each other.
    fn are_rivals(&self, phrase: &Phrase, lemma: &str) -> bool {
        let word = |t: usize| self.page.word(t).to_lowercase();
        let said = (phrase.first..phrase.last)
            .any(|t| matches!(word(t).as_str(), "warring" | "rival" | "feuding" | "opposing"));
        let bare =
            matches!(lemma, "rival" | "foe") && phrase.whose.iter().any(|w| matches!(w, Whose::Piece(_)));
        said || bare
    }

    /// The state in which rivals fight each other.
    fn owner_of_rivals(&self, phrase: &Phrase) -> Option<String> {
        phrase.whose.iter().find_map(|w| match w {
            Whose::Piece(i) => self.actor_of(*i).and_then(|(a, _)| a.id),
            Whose::Possessor(t) => {
                let piece = self.pieces.index_at(*t)?;
                self.actor_of(piece).and_then(|(a, _)| a.id)
            }
            _ => None,
        })
    }

    fn group_asked(&self, t: usize, lemma: &str) -> Option<Asked> {
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let determiner = phrase.determiner.as_deref();
        let plural = matches!(self.page.token(t).tag, Tag::Nns | Tag::Nnps);
        let asked = |first, number, kind| {
            Some(Asked { first, wanted: Wanted { number, kind, owner: None, firm: false, rivals: false } })
        };
        // Alone: "both", "the two", "the trio".
        match lemma {
            "trio" if determiner == Some("the") => return asked(phrase.first, Some(3), Members::Any),
            "pair" | "duo" if determiner == Some("the") => return asked(phrase.first, Some(2), Members::Any),
            "two" | "three" | "four" | "five" if self.stands_alone(t) && determiner == Some("the") => {
                let number = ["two", "three", "four", "five"].iter().position(|w| *w == lemma).map(|i| i + 2);
                return asked(phrase.first, number, Members::Any);
            }
            "both" if self.stands_alone(t) => return asked(t, Some(2), Members::Any),
            // "Each accuses the other".
            "each" if self.is_subject(t) => return asked(t, Some(2), Members::Sides),
            _ => {}
        }
        if plural && self.page.lexicon.is_in("group", lemma) && self.are_rivals(&phrase, lemma) {
            let owner = self.owner_of_rivals(&phrase);
            if phrase.whose.is_empty() || owner.is_some() {
                let wanted =
                    Wanted { number: phrase.number, kind: Members::Sides, owner, firm: false, rivals: true };
                return Some(Asked { first: phrase.first, wanted });
            }
        }
        let each = matches!(determiner, Some("each" | "either" | "neither"))
            && !plural
            && phrase.whose.is_empty()
            && matches!(lemma, "side" | "party" | "camp" | "capital" | "government" | "army" | "delegation");
        if each {
            return asked(phrase.first, Some(2), kind_of(lemma));
        }
        if !plural || !phrase.whose.is_empty() || !self.page.lexicon.is_in("group", lemma) {
            return None;
        }
        if lemma == "party" && !self.is_of_a_dispute(&phrase, t) {
            return None;
        }
        if determiner == Some("all") && matches!(lemma, "side" | "party") && phrase.number.is_none() {
            let wanted =
                Wanted { number: None, kind: Members::Sides, owner: None, firm: true, rivals: false };
            return Some(Asked { first: phrase.first, wanted });
        }
        let number = match determiner {
            Some("both") => Some(2),
            Some("the" | "all" | "these" | "those") if phrase.number.is_some() => phrase.number,
            Some("the") if matches!(lemma, "neighbour" | "neighbor") => Some(2),
            Some("the" | "these") if self.page.lexicon.is_in("plain group", lemma) => None,
            None if phrase.number == Some(2) && matches!(lemma, "side") => Some(2),
            _ => return None,
        };
        asked(phrase.first, number, kind_of(lemma))
    }

    /// The people whom one of the last sentences counts: "two diplomats", before "the pair".
    fn counted_before(&self, t: usize, number: usize) -> Option<usize> {
        let page = self.page;
        let start = page.syntax.sentences[self.sentence(t).saturating_sub(1)].tokens.start;
        (start.max(t.saturating_sub(120))..t).rev().find_map(|w| {
            let noun = page.token(w).head.filter(|_| page.label(w) == Label::Nummod)?;
            let many = matches!(page.token(noun).tag, Tag::Nns | Tag::Nnps);
            self.draft_at(noun).filter(|_| many && phrase::number(page.word(w)) == Some(number))
        })
    }

    /// "The pair": whoever they act for, or nobody known.
    fn counted_again(&mut self, t: usize, people: usize) -> bool {
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let actors = self.drafts[people].actors.clone();
        let definite = phrase.determiner.as_deref() == Some("the");
        if definite && actors.iter().any(|a| a.id.is_some()) {
            self.described(phrase.first, t, t, actors, Being::Many);
            return true;
        }
        false
    }

    /// Whether the words before "party" leave it a party to a dispute.
    fn is_of_a_dispute(&self, phrase: &Phrase, t: usize) -> bool {
        use demarche_parse::Pos::{Adj, Noun, Propn, Verb};
        (phrase.first..t).all(|w| {
            !matches!(self.page.pos(w), Adj | Noun | Propn | Verb)
                || self.page.lexicon.is_in("of a dispute", &self.page.lemma(w).to_lowercase())
        })
    }

    /// "Kyrgyz officials accused the other side": the one whom the subject faces.
    pub(in crate::mentions) fn other_side(&mut self, t: usize, lemma: &str) -> bool {
        let page = self.page;
        let other = t > 1 && page.word(t - 1) == "other" && page.word(t - 2).eq_ignore_ascii_case("the");
        if !other || !matches!(lemma, "side" | "party" | "camp" | "delegation" | "capital" | "government") {
            return false;
        }
        let verbs = page.syntax.ancestors(t).take(5);
        let subject = verbs.filter_map(|v| crate::grammar::subject_of(page, v)).find(|&s| s != t && s < t);
        let own = subject.and_then(|s| self.draft_at(s)).map(|d| self.drafts[d].actors.clone());
        let Some([one]) = own.as_deref() else { return false };
        let Some(actor) = self.other_party(one.id.as_deref(), t) else { return false };
        self.described(t - 2, t, t, vec![actor], Being::Body);
        true
    }

    /// "Hungary and Slovakia, both of which": those before the comma.
    fn of_relative(&mut self, t: usize) -> bool {
        let page = self.page;
        let end = page.syntax.sentences[self.sentence(t)].tokens.end;
        let counted = matches!(page.lemma(t), "both" | "two" | "three" | "four" | "all" | "neither");
        if !counted
            || t + 2 >= end
            || page.word(t + 1) != "of"
            || !matches!(page.word(t + 2), "which" | "whom")
        {
            return false;
        }
        let before = t.checked_sub(2).filter(|_| page.word(t - 1) == ",");
        let Some(noun) = crate::grammar::antecedent(page, t + 2).or(before) else { return false };
        let first =
            if page.label(noun) == Label::Conj { page.token(noun).head.unwrap_or(noun) } else { noun };
        let mut actors: Vec<demarche_record::Actor> = Vec::new();
        for head in std::iter::once(first).chain(crate::grammar::conjuncts(page, first)) {
            let Some(draft) = self.draft_at(head) else { continue };
            actors.extend(self.drafts[draft].actors.iter().cloned());
        }
        if actors.len() < 2 {
            return false;
        }
        self.described(t, t, t, actors, Being::Many);
        true
    }

    /// "The former", "the latter": the first or second of two told together just before.
    pub fn one_of_two(&mut self, t: usize) {
        let article = t.checked_sub(1).filter(|&a| self.page.word(a).eq_ignore_ascii_case("the"));
        let Some(article) = article.filter(|_| self.stands_alone(t)) else { return };
        let sentence = self.sentence(t);
        let near = self.groups.iter().rev().take_while(|g| self.sentence(g.at) + 1 >= sentence);
        let members = near.map(|g| &g.members).find(|m| m.len() == 2);
        let first = self.page.lemma(t) == "former";
        let one = members.and_then(|m| if first { m.first() } else { m.last() });
        if let Some(actor) = one.cloned() {
            self.described(article, t, t, vec![actor], Being::Body);
        }
    }

    fn stands_alone(&self, t: usize) -> bool {
        matches!(
            self.page.label(t),
            Label::Nsubj
                | Label::NsubjPass
                | Label::Obj
                | Label::Iobj
                | Label::Obl
                | Label::Nmod
                | Label::Root
                | Label::NmodPoss
                | Label::Conj
        )
    }
}

struct Asked {
    first: usize,
    wanted: Wanted,
}
