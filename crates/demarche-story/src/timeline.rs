//! What happened when, each event once however often it is told.

use crate::days::day_number;
use crate::pages::Shelf;
use crate::who::{add, keys};
use crate::words::Words;
use crate::{Cite, Days, Who, cluster};
use demarche_record::{Date, Event, EventType, Record, Span, Status, Where};
use std::collections::BTreeMap;

/// How alike two undated tellings must be to be one event.
const UNDATED_LIKENESS: f64 = 0.5;

/// One event, with every place that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// PLOVER's type.
    pub kind: EventType,
    /// PLOVER's mode.
    pub mode: Option<&'static str>,
    /// Told as a fact, as planned, as background, or as not having happened.
    pub status: Status,
    /// Who acts.
    pub actors: Vec<Who>,
    /// On whom.
    pub recipients: Vec<Who>,
    /// When; `None` where no page says.
    pub days: Option<Days>,
    /// Where, as the first page that says it names it.
    pub place: Option<Place>,
    /// Whether it is a speech act whose words are a position of its page: it is told among the positions too.
    pub is_position: bool,
    /// Where it is told, in the order of the pages.
    pub tellings: Vec<Telling>,
}

impl Happening {
    /// Whether a timeline may hold it: what is only feared, demanded, possible or denied may not.
    pub fn is_told_as_fact(&self) -> bool {
        matches!(self.status, Status::Actual | Status::Planned | Status::Historical)
    }
}

/// A place and where it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// "Geneva".
    pub name: String,
    /// Where the page names it.
    pub cite: Cite,
}

impl Place {
    /// The place of a record, if the page has its name.
    pub(crate) fn of(place: &Option<Where>, page: usize, shelf: &Shelf) -> Option<Place> {
        let place = place.as_ref()?;
        Some(Place { name: place.name.clone(), cite: shelf.find_name(page, &place.name, place.span)? })
    }
}

/// One place that tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The words.
    pub words: Cite,
    /// The words that date it.
    pub when: Option<Cite>,
    /// Who says so, outermost first; nobody: the outlet.
    pub sources: Vec<Who>,
}

/// An event before it is merged.
struct Told {
    happening: Happening,
    /// Its words without those that name its actors: these are compared anyway.
    words: Words,
    /// When its page appeared.
    published: Option<Date>,
}

/// The events of all articles, merged and in order of time; those that nobody tells as fact as well.
pub(crate) fn of(records: &[(usize, &Record)], shelf: &Shelf) -> Vec<Happening> {
    let events = records.iter().filter_map(|&(page, record)| match record {
        Record::Event(event) if event.status != Status::Hypothetical => Some((page, event)),
        _ => None,
    });
    let mut happenings = merged(events, shelf);
    let positions = position_spans(records, shelf.pages().count());
    for happening in &mut happenings {
        let stands = |t: &Telling| overlaps_one(&positions[t.words.page], t.words.span);
        happening.is_position = is_speech(happening.kind) && happening.tellings.iter().all(stands);
    }
    happenings
}

/// Types that are speech acts which a position may spell out.
fn is_speech(kind: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, Threaten};
    matches!(kind, Request | Accuse | Reject | Threaten)
}

/// The contents of the positions of each page, in order.
pub(crate) fn position_spans(records: &[(usize, &Record)], pages: usize) -> Vec<Vec<Span>> {
    let mut spans = vec![Vec::new(); pages];
    for &(page, record) in records {
        if let Record::Position(position) = record {
            spans[page].push(position.content);
        }
    }
    spans.iter_mut().for_each(|list| list.sort_unstable());
    spans
}

/// Whether one of the spans, which are in order, begins inside `span`.
pub(crate) fn overlaps_one(spans: &[Span], span: Span) -> bool {
    let first = spans.partition_point(|other| other.start < span.start);
    spans.get(first).is_some_and(|other| other.start < span.end)
}

/// Merges events and puts them in order: dated ones by day, then the others as the pages tell them.
pub(crate) fn merged<'a>(events: impl Iterator<Item = (usize, &'a Event)>, shelf: &Shelf) -> Vec<Happening> {
    let told = fold_talk(fold_same(events, shelf).into_iter());
    let clusters = cluster::merge(told, Told::key, |t| &t.words, fits);
    let mut happenings: Vec<Happening> = clusters.into_iter().filter_map(join).collect();
    happenings.sort_by_key(|h| (h.days.is_none(), h.days.and_then(Days::first), h.days, h.tellings[0].words));
    happenings
}

/// What a page itself tells again joins its first telling.
fn fold_same<'a>(events: impl Iterator<Item = (usize, &'a Event)>, shelf: &Shelf) -> Vec<Told> {
    let mut folded: Vec<Told> = Vec::new();
    let mut firsts: BTreeMap<(usize, EventType, Status, Span), usize> = BTreeMap::new();
    for (page, event) in events {
        let telling = Told::new(event, page, shelf);
        let key = |span| (page, event.kind, event.status, span);
        match event.same_as.and_then(|first| firsts.get(&key(first)).copied()) {
            Some(at) => {
                let first = &mut folded[at];
                first.words = std::mem::take(&mut first.words).with(telling.words);
                take(&mut first.happening, telling.happening);
            }
            None => {
                firsts.entry(key(event.span)).or_insert(folded.len());
                folded.push(telling);
            }
        }
    }
    folded
}

/// A page that tells of talks goes on telling of them, in ever other words: its undated meetings of the same
/// actors are one, as far as no mode or place keeps them apart.
fn fold_talk(told: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut folded: Vec<Told> = Vec::new();
    let mut talks: BTreeMap<(usize, Status, Vec<String>), usize> = BTreeMap::new();
    for telling in told {
        let h = &telling.happening;
        let reciprocal = h.kind == EventType::Consult && h.recipients.is_empty() && h.actors.len() > 1;
        if !reciprocal || h.days.is_some() {
            folded.push(telling);
            continue;
        }
        let key = (h.tellings[0].words.page, h.status, telling.key().2);
        match talks.get(&key).map(|&at| &mut folded[at]) {
            Some(first) if !differ(&first.happening, h) => {
                first.words = std::mem::take(&mut first.words).with(telling.words);
                take(&mut first.happening, telling.happening);
            }
            _ => {
                talks.insert(key, folded.len());
                folded.push(telling);
            }
        }
    }
    folded
}

/// Whether mode or place keep two events apart.
fn differ(x: &Happening, y: &Happening) -> bool {
    let modes = x.mode.is_some() && y.mode.is_some() && x.mode != y.mode;
    let places = match (&x.place, &y.place) {
        (Some(p), Some(q)) => !p.name.eq_ignore_ascii_case(&q.name),
        _ => false,
    };
    modes || places
}

impl Told {
    fn new(event: &Event, page: usize, shelf: &Shelf) -> Told {
        let text = &shelf.document(page).text;
        let mentions = event.actors.iter().chain(&event.recipients).filter_map(|a| a.span);
        let named = mentions.map(|span| Words::of(span.of(text))).reduce(Words::with);
        let when = event.when.map(|w| Cite { page, span: w.span });
        Told {
            words: Words::of(event.span.of(text)).without(&named.unwrap_or_default()),
            published: shelf.document(page).published,
            happening: Happening {
                kind: event.kind,
                mode: event.mode,
                status: event.status,
                actors: Who::all(&event.actors, page, shelf),
                recipients: Who::all(&event.recipients, page, shelf),
                days: Days::of(event.when),
                place: Place::of(&event.place, page, shelf),
                is_position: false,
                tellings: vec![Telling {
                    words: Cite { page, span: event.span },
                    when,
                    sources: Who::sources(&event.attribution, page, shelf),
                }],
            },
        }
    }

    fn key(&self) -> (EventType, Status, Vec<String>, Vec<String>) {
        let h = &self.happening;
        let owned = |list: &[Who]| keys(list).into_iter().map(str::to_owned).collect();
        (h.kind, h.status, owned(&h.actors), owned(&h.recipients))
    }
}

/// Whether two tellings of the same type, status, actors and recipients tell one event.
fn fits(a: &Told, b: &Told) -> bool {
    let (x, y) = (&a.happening, &b.happening);
    if differ(x, y) || a.words.clash(&b.words) {
        return false;
    }
    match (x.days, y.days) {
        (Some(p), Some(q)) if p.is(q) => true,
        (Some(p), Some(q)) => p.meets(q) && a.words.alike(&b.words, UNDATED_LIKENESS),
        _ => near(a.published, b.published) && a.words.alike(&b.words, UNDATED_LIKENESS),
    }
}

/// Two weeks: beyond that, like words without a day may tell of another event of the same kind.
pub(crate) fn near(a: Option<Date>, b: Option<Date>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (day_number(a) - day_number(b)).abs() <= 14,
        _ => true,
    }
}

/// One event out of all its tellings; what the first leaves open is taken from the next.
fn join(told: Vec<Told>) -> Option<Happening> {
    let mut rest = told.into_iter().map(|t| t.happening);
    let mut first = rest.next()?;
    rest.for_each(|next| take(&mut first, next));
    Some(first)
}

/// Takes over what another telling of the same event adds.
fn take(first: &mut Happening, next: Happening) {
    first.mode = first.mode.or(next.mode);
    first.place = first.place.take().or(next.place);
    first.days = match (first.days, next.days) {
        (Some(a), Some(b)) => Some(a.narrower(b)),
        (a, b) => a.or(b),
    };
    add(&mut first.actors, next.actors);
    add(&mut first.recipients, next.recipients);
    first.tellings.extend(next.tellings);
}
