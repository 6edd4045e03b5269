//! Where the words around an act name somebody.

use super::super::super::read::Reader;
use super::super::EventFound;
use super::around::Around;
use super::traits::object;
use crate::{Mention, Sort, grammar};
use demarche_parse::Label;

/// How many steps of the tree two words may lie apart.
const STEPS: usize = 8;

/// An act, with what is asked of it for everybody on whom it may fall.
pub(super) struct Act<'e> {
    pub found: &'e EventFound,
    pub around: &'e Around<'e>,
    /// What stands as its object.
    pub object: &'static str,
    /// Who was named last before it, the last first.
    recent: Vec<&'e str>,
    /// Whose words it is told in, and whose the end of the sentence before was.
    speaker: Option<String>,
    speaker_before: Option<String>,
}

impl<'e> Act<'e> {
    pub(super) fn of(reader: &Reader, around: &'e Around<'e>, found: &'e EventFound) -> Act<'e> {
        let page = reader.page;
        let t = found.trigger;
        let speaker = |t: usize| reader.scopes.chain(t).pop().and_then(|s| s.actor.id);
        let start = page.syntax.sentences.get(page.token(t).sentence).map_or(0, |s| s.tokens.start);
        Act {
            found,
            around,
            object: object(reader, t),
            recent: around.recent(reader, t, &found.event.actors),
            speaker: speaker(t),
            speaker_before: start.checked_sub(2).and_then(speaker),
        }
    }
}

/// How the sentences around the act name somebody.
pub(super) fn told(reader: &Reader, act: &Act, id: &str, traits: &mut Vec<String>) {
    let page = reader.page;
    let (found, around) = (act.found, act.around);
    let t = found.trigger;
    let sentence = page.token(t).sentence;
    let mut back: Option<usize> = None;
    let is = |m: &&Mention| m.actors.iter().any(|a| a.id.as_deref() == Some(id));
    for m in around.near(reader, t).filter(is) {
        let at = page.token(m.head).sentence;
        if at == sentence {
            here(reader, found, m, traits);
        } else if at < sentence {
            let distance = sentence - at;
            back = Some(back.map_or(distance, |b| b.min(distance)));
            if distance == 1 {
                before(reader, m, traits);
            }
        } else {
            let subject = matches!(page.label(m.head), Label::Nsubj | Label::NsubjPass);
            traits.push(if subject { "ahead1.subject" } else { "ahead1" }.to_owned());
        }
        if at == sentence || at + 1 == sentence {
            let sectors = m.actors.iter().filter(|a| a.id.as_deref() == Some(id)).filter_map(|a| a.sector);
            traits.extend(sectors.map(|s| format!("sector.{}", s.as_str())));
        }
    }
    traits.push(match back {
        Some(d) if d <= 3 => format!("back{d}"),
        Some(_) => "back4".to_owned(),
        None => "back.none".to_owned(),
    });
    let event = &found.event;
    if event.attribution.iter().any(|s| s.actor.id.as_deref() == Some(id)) {
        traits.push("source".to_owned());
    }
    if act.speaker.as_deref() == Some(id) {
        traits.push("speaker".to_owned());
    }
    if act.speaker_before.as_deref() == Some(id) {
        traits.push("speaker.before".to_owned());
    }
    traits.push(match act.recent.iter().position(|known| *known == id) {
        Some(n) if n < 3 => format!("recent{}", n + 1),
        _ => "recent.no".to_owned(),
    });
    if event.place.as_ref().and_then(|p| p.country.as_deref()) == Some(id) {
        traits.push("place".to_owned());
    }
}

/// Named in the sentence before.
fn before(reader: &Reader, m: &Mention, traits: &mut Vec<String>) {
    let page = reader.page;
    match page.label(m.head) {
        Label::Nsubj | Label::NsubjPass => {
            let main = page.token(m.head).head.is_some_and(|v| page.token(v).head.is_none());
            traits.push(if main { "back1.subject" } else { "back1.inner.subject" }.to_owned());
        }
        Label::Obj => traits.push("back1.object".to_owned()),
        _ => {}
    }
}

/// Named in the same sentence.
fn here(reader: &Reader, found: &EventFound, m: &Mention, traits: &mut Vec<String>) {
    let page = reader.page;
    let t = found.trigger;
    let side = if m.head < t { "before" } else { "after" };
    let start = page.token(m.head).span.start;
    traits.push(format!("here.{side}"));
    if start >= found.event.span.start && start < found.event.span.end {
        traits.push(format!("here.inside.{side}"));
    }
    if matches!(page.label(m.head), Label::Amod | Label::Compound | Label::NmodPoss | Label::Flat) {
        traits.push(format!("here.part.{side}"));
    }
    if m.sort == Sort::Pronoun {
        traits.push("here.pronoun".to_owned());
    }
    if m.actors.len() > 1 {
        traits.push("here.group".to_owned());
    }
    path(reader, t, m.head, traits);
}

/// How a word stands to the trigger in the tree.
fn path(reader: &Reader, t: usize, m: usize, traits: &mut Vec<String>) {
    let page = reader.page;
    let above: Vec<usize> = std::iter::once(t).chain(page.syntax.ancestors(t)).take(STEPS).collect();
    let mut below = m;
    for w in std::iter::once(m).chain(page.syntax.ancestors(m)).take(STEPS) {
        let Some(up) = above.iter().position(|&a| a == w) else {
            below = w;
            continue;
        };
        if w == m {
            traits.push(format!("path.is.up{}", up.min(3)));
            return;
        }
        let up = up.min(2);
        let deep = if below == m { "" } else { "+" };
        let label = page.label(below).as_str();
        traits.push(format!("path.{up}.{label}{deep}"));
        if let Some(case) = grammar::cases(page, below).next() {
            traits.push(format!("path.{up}.{label}{deep}.{}", preposition(case)));
        }
        if let Some(mark) = grammar::marker(page, below).filter(|_| page.label(below) == Label::Advcl) {
            traits.push(format!("path.{up}.{label}{deep}.{mark}"));
        }
        if below != m && matches!(page.label(m), Label::Nsubj | Label::NsubjPass) {
            traits.push(format!("path.{up}.subject.inside"));
        }
        return;
    }
    traits.push("path.apart".to_owned());
}

fn preposition(word: &str) -> &'static str {
    const KNOWN: [&str; 18] = [
        "to", "with", "against", "from", "by", "of", "in", "for", "on", "at", "over", "after", "before",
        "under", "between", "into", "about", "as",
    ];
    KNOWN.into_iter().find(|known| *known == word).unwrap_or("other")
}
