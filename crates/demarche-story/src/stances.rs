//! Who stands where towards whom, each stance once, with its history.

use crate::pages::{Shelf, in_title};
use crate::timeline::near;
use crate::who::{add, keys};
use crate::words::Words;
use crate::{Cite, Days, Happening, Who, answers, cluster, deeds};
use demarche_record::{Date, Position, PositionKind, PositionStatus, Record};

/// How alike the words of two stances must be to be one.
const LIKENESS: f64 = 0.4;

/// How many words the title of a page shares with its body where both tell one stance.
const IN_TITLE: usize = 2;

/// One stance, with every place that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Demand, offer, threat ...
    pub kind: PositionKind,
    /// Who holds it.
    pub holders: Vec<Who>,
    /// Towards whom.
    pub addressees: Vec<Who>,
    /// As the latest page shows it that shows more than that it was taken.
    pub status: PositionStatus,
    /// Where it is told, in the order of the pages: its history.
    pub tellings: Vec<StanceTelling>,
    /// The stances that this one answers, by their place in [`crate::Brief::stances`].
    pub answers: Vec<usize>,
    /// The stances that answer this one.
    pub answered_by: Vec<usize>,
    /// What was done of it, as later pages tell.
    pub deeds: Vec<Deed>,
}

/// A deed by which a threat is carried out, a promise kept, a demand met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The words that tell it.
    pub words: Cite,
    /// The day that the text gives, or else that of the page.
    pub day: Date,
    /// Who acted.
    pub by: Vec<Who>,
    /// Who says so, outermost first; nobody: the outlet.
    pub sources: Vec<Who>,
    /// What it makes of the stance.
    pub status: PositionStatus,
}

impl Stance {
    /// The first condition that a page gives.
    pub fn condition(&self) -> Option<Cite> {
        self.tellings.iter().find_map(|t| t.condition)
    }
}

/// One place that tells a stance.
#[derive(Clone, Debug, PartialEq)]
pub struct StanceTelling {
    /// What is demanded, offered, threatened, alleged.
    pub content: Cite,
    /// On what condition.
    pub condition: Option<Cite>,
    /// The words that name what it answers.
    pub answers: Option<Cite>,
    /// As this page shows it.
    pub status: PositionStatus,
    /// When it was taken.
    pub days: Option<Days>,
    /// The words that date it.
    pub when: Option<Cite>,
    /// Who says so, outermost first; nobody: the outlet.
    pub sources: Vec<Who>,
}

/// A stance before it is merged.
struct Taken {
    stance: Stance,
    page: usize,
    in_title: bool,
    words: Words,
    condition: Words,
    published: Option<Date>,
}

/// The positions of all articles, merged, by holder, addressee and kind.
pub(crate) fn of(records: &[(usize, &Record)], timeline: &[Happening], shelf: &Shelf) -> Vec<Stance> {
    let mut taken: Vec<Taken> = records
        .iter()
        .filter_map(|&(page, record)| match record {
            Record::Position(position) => Some(Taken::new(position, page, shelf)),
            _ => None,
        })
        .collect();
    // The body first: its words are fuller than those of a title.
    taken.sort_by_key(|t| (t.page, t.in_title));
    let clusters = cluster::merge(taken, Taken::key, |t| &t.words, fits);
    let mut stances: Vec<Stance> = clusters.into_iter().filter_map(join).collect();
    stances.sort_by(|a, b| order(a).cmp(&order(b)));
    answers::link(&mut stances, shelf);
    deeds::link(&mut stances, timeline, shelf);
    stances
}

fn order(stance: &Stance) -> (Vec<&str>, Vec<&str>, PositionKind, Cite) {
    let (holders, addressees) = (keys(&stance.holders), keys(&stance.addressees));
    (holders, addressees, stance.kind, stance.tellings[0].content)
}

impl Taken {
    fn new(position: &Position, page: usize, shelf: &Shelf) -> Taken {
        let cite = |span| Cite { page, span };
        let telling = StanceTelling {
            content: cite(position.content),
            condition: position.condition.map(cite),
            answers: position.answers.map(cite),
            status: position.status,
            days: Days::of(position.when),
            when: position.when.map(|w| cite(w.span)),
            sources: Who::sources(&position.attribution, page, shelf),
        };
        let words = |span: Option<Cite>| span.map(|c| Words::of(shelf.words(c))).unwrap_or_default();
        // "did not fire" and "to have fired" are denied alike, "will not go" and "to go" refused.
        let turned = matches!(position.kind, PositionKind::Denial | PositionKind::Refusal);
        let content = words(Some(telling.content));
        Taken {
            in_title: in_title(shelf.document(page), position.content),
            page,
            words: if turned { content.affirmed() } else { content },
            condition: words(telling.condition),
            published: shelf.document(page).published,
            stance: Stance {
                kind: position.kind,
                holders: Who::all(&position.holders, page, shelf),
                addressees: Who::all(&position.addressees, page, shelf),
                status: position.status,
                tellings: vec![telling],
                answers: Vec::new(),
                answered_by: Vec::new(),
                deeds: Vec::new(),
            },
        }
    }

    fn key(&self) -> (PositionKind, Vec<String>) {
        let owned = |list: &[Who]| keys(list).into_iter().map(str::to_owned).collect();
        (self.stance.kind, owned(&self.stance.holders))
    }
}

/// Whether two stances of the same kind and holders are one: the same addressees, as far as both name any,
/// like words, and no other condition.
fn fits(a: &Taken, b: &Taken) -> bool {
    let (x, y) = (keys(&a.stance.addressees), keys(&b.stance.addressees));
    let same_addressees = x == y || x.is_empty() || y.is_empty();
    let nobody = a.stance.holders.is_empty() && !near(a.published, b.published);
    let conditions =
        a.condition.is_empty() || b.condition.is_empty() || a.condition.alike(&b.condition, LIKENESS);
    // A title says in fewer words what its page says.
    let title = a.page == b.page
        && a.in_title != b.in_title
        && a.words.shared(&b.words) >= IN_TITLE
        && !a.words.clash(&b.words);
    // What is dropped is named in few words.
    let shared = a.words.shared(&b.words);
    let dropped = [a, b].iter().any(|t| t.stance.status == PositionStatus::Withdrawn)
        && shared >= IN_TITLE
        && !a.words.clash(&b.words)
        && shared as f64 >= 0.6 * a.words.stems().count().min(b.words.stems().count()) as f64;
    same_addressees && conditions && !nobody && (title || dropped || a.words.alike(&b.words, LIKENESS))
}

/// One stance out of all its tellings.
fn join(taken: Vec<Taken>) -> Option<Stance> {
    let mut rest = taken.into_iter().map(|t| t.stance);
    let mut first = rest.next()?;
    for next in rest {
        add(&mut first.holders, next.holders);
        add(&mut first.addressees, next.addressees);
        first.tellings.extend(next.tellings);
    }
    first.tellings.sort_by_key(|t| t.content);
    let latest = first.tellings.iter().rev().map(|t| t.status);
    let shown = latest.clone().find(|&status| status != PositionStatus::Issued);
    first.status = shown.unwrap_or(PositionStatus::Issued);
    Some(first)
}
