//! Whom a stretch of the page is about, and what is asked of nobody.

use super::super::read::Reader;
use super::EventFound;
use super::surroundings::only_one;
use demarche_lexicon::Slot;
use demarche_record::EventType;

/// "Turning to China, the spokesperson said ...", "On Syria, the minister called for ...": whom this stretch of a paragraph
/// is about.
pub(super) fn topic(reader: &Reader, t: usize, acting: &str) -> Option<String> {
    let page = reader.page;
    let own = page.token(t).sentence;
    for s in (own.saturating_sub(2)..=own).rev() {
        let tokens = page.syntax.sentences[s].tokens.clone();
        let opening: Vec<String> = tokens.clone().take(2).map(|w| page.word(w).to_lowercase()).collect();
        let words: Vec<&str> = opening.iter().map(String::as_str).collect();
        let named = match words.as_slice() {
            ["turning", "to"] | ["as", "for"] | ["asked", "about"] => tokens.start + 2,
            ["on" | "regarding" | "concerning", _] => tokens.start + 1,
            _ if page.begins_paragraph(s) => return None,
            _ => continue,
        };
        let topic = (named..tokens.end.min(named + 4)).find_map(|w| reader.mentions.at(w))?;
        let ends = page.syntax.tokens.partition_point(|w| w.span.start < topic.span.end);
        let comma = tokens.contains(&ends) && page.word(ends) == ",";
        let id = only_one(&topic.actors).filter(|id| comma && *id != acting)?;
        return Some(id.to_owned());
    }
    None
}

/// "Demanded an independent inquiry".
pub(super) fn asks_for_inquiry(reader: &Reader, found: &EventFound) -> bool {
    let slots = [Slot::Object, Slot::Prep("for")];
    let asked = slots.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    found.event.kind == EventType::Request
        && asked
            .into_iter()
            .any(|o| matches!(reader.lemma(o).as_str(), "inquiry" | "enquiry" | "investigation" | "probe"))
}
