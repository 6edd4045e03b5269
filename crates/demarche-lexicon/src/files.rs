//! The data files: what ships with the crate, what a user adds, and which shape their lines have.

use std::collections::BTreeSet;

use crate::entry::ActorClass;
use crate::table::{Row, rows};

/// A data file, for example one that a user adds to what ships with the program.
///
/// Its name says what it holds: `persons.tsv` or `persons.mine.tsv` holds lines as the shipped `persons.tsv` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// The file name, without folders.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// What the lines of a file tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// States with their nationality words and capitals.
    States,
    /// Names of actors of one class.
    Actors(ActorClass),
    /// Titles, roles and bodies of people.
    Offices,
    /// Regions, seas, disputed territories, and cities.
    Places,
    /// Who belongs to what, and when.
    Members,
    /// In which country a group, an outlet or a body is at home.
    Homes,
    /// Words by what is asked about them.
    Words,
}

/// A file that ships with the crate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shipped {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) text: &'static str,
}

macro_rules! shipped {
    ($($shape:expr => $($name:literal)+;)+) => {
        &[$($(Shipped { name: $name, shape: $shape, text: include_str!(concat!("../data/", $name)) },)+)+]
    };
}

/// Everything that ships, in the order in which it is read: of two senses of one name the earlier comes first.
pub(crate) const SHIPPED: &[Shipped] = shipped! {
    Shape::Actors(ActorClass::Capital) => "seats.tsv";
    Shape::States => "states.tsv";
    Shape::Actors(ActorClass::Metonym) => "metonyms.tsv";
    Shape::Actors(ActorClass::Organ) => "organs.tsv" "organs.shared.tsv";
    Shape::Actors(ActorClass::Organisation) => "organisations.tsv";
    Shape::Actors(ActorClass::Bloc) => "blocs.tsv";
    Shape::Actors(ActorClass::Group) => "groups.tsv";
    Shape::Actors(ActorClass::Body) => "bodies.tsv";
    Shape::Actors(ActorClass::Person) => "persons.tsv" "holders.tsv";
    Shape::Actors(ActorClass::Medium) => "media.tsv";
    Shape::Offices => "offices.tsv";
    Shape::Places => "places.tsv" "cities.tsv";
    Shape::Members => "members.tsv";
    Shape::Homes => "homes.tsv";
    Shape::Words => "words.tsv";
};

/// A file to be read: where it comes from and what its lines are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'t> {
    pub(crate) name: &'t str,
    pub(crate) shape: Shape,
    pub(crate) text: &'t str,
    /// Whether it ships with the crate.
    pub(crate) ours: bool,
}

/// The shape of a user's file, by its name up to the first dot.
pub(crate) fn shape_of(name: &str) -> Option<Shape> {
    let stem = |name: &str| name.split('.').next().unwrap_or("").to_owned();
    SHIPPED.iter().find(|s| stem(s.name) == stem(name)).map(|s| s.shape)
}

/// All files in the order in which they are read; a user's file comes right behind those of its shape.
pub(crate) fn sources(user: &[DataFile]) -> Vec<Source<'_>> {
    let ours = SHIPPED.iter().map(|s| Source { name: s.name, shape: s.shape, text: s.text, ours: true });
    let mut all: Vec<Source<'_>> = ours.collect();
    for file in user {
        let Some(shape) = shape_of(&file.name) else { continue };
        let at = all.iter().rposition(|s| s.shape == shape).map_or(all.len(), |at| at + 1);
        all.insert(at, Source { name: &file.name, shape, text: &file.text, ours: false });
    }
    all
}

/// What must not come twice in a file, and what a user's line replaces: the same sense of the same name.
pub(crate) fn sense(shape: Shape, row: &Row<'_>) -> String {
    match shape {
        Shape::Offices | Shape::Words => format!("{} {}", row.cell(0), row.cell(1)),
        Shape::States | Shape::Places | Shape::Homes => row.cell(0).to_owned(),
        Shape::Members => format!("{} {} {}", row.cell(0), row.cell(1), row.cell(2)),
        Shape::Actors(_) => format!("{} {} {} {}", row.cell(0), row.cell(1), row.cell(2), row.cell(5)),
    }
}

/// The senses and names that a user's files replace or drop (`# drop: NAME`).
#[derive(Debug, Default)]
pub(crate) struct Replaced {
    senses: BTreeSet<(String, String)>,
    names: BTreeSet<(String, String)>,
}

impl Replaced {
    /// Collects them from every file that does not ship.
    pub(crate) fn by(sources: &[Source<'_>]) -> Replaced {
        let mut replaced = Replaced::default();
        for source in sources.iter().filter(|s| !s.ours) {
            let shape = format!("{:?}", source.shape);
            replaced.senses.extend(rows(source.text).map(|row| (shape.clone(), sense(source.shape, &row))));
            let dropped = source.text.lines().filter_map(|l| l.strip_prefix("# drop: "));
            replaced.names.extend(dropped.map(|name| (shape.clone(), name.trim().to_owned())));
        }
        replaced
    }

    /// Whether a shipped line no longer counts.
    pub(crate) fn has(&self, shape: Shape, row: &Row<'_>) -> bool {
        if self.senses.is_empty() && self.names.is_empty() {
            return false;
        }
        let kind = format!("{shape:?}");
        let name = match shape {
            Shape::States | Shape::Words => row.cell(1),
            Shape::Actors(_) => row.cell(2),
            _ => row.cell(0),
        };
        self.senses.contains(&(kind.clone(), sense(shape, row)))
            || self.names.contains(&(kind, name.to_owned()))
    }
}
