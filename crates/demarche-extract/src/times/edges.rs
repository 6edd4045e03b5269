//! What stands around an expression and belongs to it: "the end of", "early", "earlier", "nearly", "the".

use super::calendar::{self, Days, PartOf};
use super::read::{Read, Reader};
use super::value::{Kind, Value};
use super::words::{Edge, Sense};
use demarche_parse::Label;

/// The expression with the modifiers before it, none of which may lie before piece `floor`.
pub fn widen(reader: &Reader, mut read: Read, floor: usize) -> Read {
    article(reader, &mut read, floor);
    edge(reader, &mut read, floor);
    if read.value.kind() == Kind::Duration
        || matches!(read.value, Value::Clock(..))
        || reader.pieces.is(read.next - 1, &["ago"])
    {
        nearly(reader, &mut read, floor);
    }
    read
}

/// "The" and "fiscal" before a noun of time, unless they belong to a noun after it ("the third-quarter loss").
fn article(reader: &Reader, read: &mut Read, floor: usize) {
    if !read.noun {
        return;
    }
    let last = reader.pieces.all.get(read.next - 1).map_or(0, |p| p.token);
    let token = reader.page.token(last);
    let modifies = token.head.is_some_and(|h| h > last)
        && matches!(token.label, Label::Compound | Label::Amod | Label::Nummod);
    if modifies && reader.pieces.all.get(read.next).is_some() {
        return;
    }
    let fiscal = |s| matches!(s, Sense::Fiscal | Sense::Filler).then_some(());
    let mut at = read.first;
    while at > floor && (reader.pieces.sense(at - 1, fiscal).is_some() || reader.pieces.hyphen(at - 1)) {
        at -= 1;
    }
    if at > floor && reader.pieces.is(at - 1, &["the"]) {
        at -= 1;
    }
    read.first = at;
}

/// "early", "mid", "late", "the end of", "earlier".
fn edge(reader: &Reader, read: &mut Read, floor: usize) {
    let edge_of = |s| if let Sense::Edge(e) = s { Some(e) } else { None };
    let mut at = read.first;
    let back = |at: usize, words: &[&str]| at > floor && reader.pieces.is(at - 1, words);
    // "the early 1990s": the article was taken first.
    let of = back(at, &["of"]);
    let within = back(at, &["in", "on"]);
    at -= usize::from(of || within || back(at, &["-"]));
    if at <= floor {
        return;
    }
    let Some((edge, _)) = reader.pieces.sense(at - 1, edge_of).filter(|(_, next)| *next == at) else {
        return;
    };
    let fits = match edge {
        Edge::Earlier | Edge::Later => !of,
        Edge::Rest => of,
        _ if matches!(reader.pieces.word(at - 1), "early" | "late" | "mid") => !of,
        _ => of,
    };
    let date =
        matches!(read.value.kind(), Kind::Date | Kind::Time) && !matches!(read.value, Value::Reference(_));
    if !fits || !date {
        return;
    }
    let exact = matches!(reader.pieces.word(at - 1), "end" | "close");
    read.days = read.days.map(|days| part_of(reader, days, edge, exact && at >= 2));
    read.first = at - 1;
    if read.first > floor && reader.pieces.is(read.first - 1, &["the"]) {
        read.first -= 1;
    }
}

fn part_of(reader: &Reader, days: Days, edge: Edge, exact: bool) -> Days {
    let (start, end) = days;
    let published = reader.published;
    let around = published.is_some_and(|p| start.is_some_and(|s| s <= p) && end.is_some_and(|e| e > p));
    match edge {
        Edge::Early => calendar::part(days, PartOf::Early),
        Edge::Mid => calendar::part(days, PartOf::Mid),
        Edge::Late if exact => (end, end),
        Edge::Late => calendar::part(days, PartOf::Late),
        Edge::Earlier if around => (start, published),
        Edge::Later | Edge::Rest if around => (published, end),
        _ => days,
    }
}

/// "nearly two years", "at least 30 days", "more than the past decade".
fn nearly(reader: &Reader, read: &mut Read, floor: usize) {
    let nearly = |s| (s == Sense::Nearly).then_some(());
    let figure = matches!(&read.value, Value::Length(amount, _) if amount.number.is_some());
    for back in [4, 3, 2, 1] {
        let Some(at) = read.first.checked_sub(back).filter(|at| *at >= floor) else { continue };
        // "Over the past year", "over several years": a preposition.
        let over = reader.pieces.is(at, &["over"])
            && (!figure || reader.pieces.is(read.first, &["the", "last", "past", "next"]));
        if !over && reader.pieces.sense(at, nearly).is_some_and(|(_, next)| next == read.first) {
            read.first = at;
            return;
        }
    }
}
