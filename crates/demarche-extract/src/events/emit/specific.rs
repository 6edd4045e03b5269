//! The mode that other words of the clause tell: "held a telephone conversation", "killed in shelling".

use super::super::read::{Reader, Reading};
use super::objects;
use crate::grammar;
use demarche_lexicon::{Code, Slot};
use demarche_parse::Label;
use demarche_record::EventType;

/// The code of a predicate without a mode, made as specific as its nouns are.
pub(super) fn code(reader: &Reader, t: usize, reading: &Reading) -> Code {
    let general = reading.code;
    if expels_many(reader, t, &general) {
        return Code { kind: EventType::Coerce, mode: Some("deport"), cameo: "174", ..general };
    }
    if general.mode.is_some() || !reader.verbal(t) {
        return general;
    }
    let told = |w: usize| {
        let noun = reader.read(w).filter(|_| !reader.verbal(w))?.code;
        (noun.kind == general.kind && noun.mode.is_some()).then_some(noun)
    };
    if let Some(noun) = objects(reader, t, reading).into_iter().find_map(told) {
        return Code { weak: false, ..noun };
    }
    if general.kind != EventType::Assault {
        return general;
    }
    // What was done with a weapon is done in its way: "shelling killed five", "died in air strikes".
    let subject = reader.fillers(t, Slot::Subject);
    let phrases = ["in", "by", "with", "during"].map(Slot::Prep);
    let around = phrases.into_iter().flat_map(|slot| reader.fillers(t, slot));
    let victims = grammar::passive(reader.page, t);
    let noun = subject.into_iter().filter(|_| !victims).chain(around).find_map(told);
    let clause = || {
        let attacks = reader.harm_when(t).filter_map(|c| reader.read(c));
        attacks.map(|r| r.code).find(|code| code.kind == general.kind && code.mode.is_some())
    };
    noun.or_else(clause).map_or(general, |noun| Code { weak: false, ..noun })
}

/// "Expelled more than 800,000 Afghans": whoever expels people by the hundred deports them.
fn expels_many(reader: &Reader, t: usize, code: &Code) -> bool {
    let page = reader.page;
    let many = |n: usize| {
        let word: String = page.word(n).chars().filter(|c| *c != ',').collect();
        word.parse::<u32>().is_ok_and(|n| n >= 100)
            || matches!(page.lemma(n), "hundred" | "thousand" | "million")
    };
    let people = |o: &usize| {
        let lemma = reader.lemma(*o);
        !["envoy", "troops", "weapon", "inspector", "peacekeeper"].iter().any(|c| reader.book.is(c, &lemma))
    };
    code.kind == EventType::Sanction
        && code.mode == Some("expel")
        && matches!(reader.lemma(t).as_str(), "expel" | "eject" | "evict")
        && reader
            .fillers(t, Slot::Object)
            .iter()
            .filter(|o| people(o))
            .any(|&o| many(o) || reader.children(o, &[Label::Nummod]).into_iter().any(many))
}
