//! What an entry needs around its word, and who its dependents are.

use std::collections::BTreeMap;

/// A place beside a predicate that words can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Who acts: the subject of an active verb, the by-phrase of a passive one.
    Subject,
    /// What is acted upon.
    Object,
    /// To whom, as a bare noun phrase: "told Moscow that".
    Indirect,
    /// A particle: "off" in "call off".
    Particle,
    /// An infinitive or gerund: "to withdraw", "of violating".
    Act,
    /// A finite clause: "that Russia withdraw".
    Clause,
    /// The subject of that infinitive or clause.
    ActSubject,
    /// On whom the act of that infinitive or clause falls.
    ActWhom,
    /// A phrase with this preposition.
    Prep(&'static str),
    /// The possessor of a noun: "Russia's".
    Possessor,
    /// An adjective of nationality or a name before a noun: "Russian", "US-China".
    Modifier,
    /// Any word right before a noun: "peace" in "peace talks".
    Before,
    /// The owner of the object: "Russia's" in "condemned Russia's invasion".
    Owner,
}

/// What may fill a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Anything.
    Any,
    /// A mention of an actor.
    Actor,
    /// A clause that says what shall be: "that Russia withdraw", "that it must withdraw".
    Wanted,
    /// A clause about what is still to come: "that Russia will withdraw", "that it could return".
    Ahead,
    /// One of these lemmas, sorted.
    Words(Vec<&'static str>),
}

/// One condition of a frame: one of some slots is filled, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Where, and by what.
    pub any_of: Vec<(Slot, Fill)>,
    /// Whether it must be absent instead.
    pub absent: bool,
}

/// Where the participants stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Who acts: the first of these that names somebody, or all where `all` holds.
    pub who: Vec<Slot>,
    /// On whom: the first of these that names somebody.
    pub whom: Vec<Slot>,
    /// Whether everybody in `who` takes part, and nobody receives: talks, clashes.
    pub all: bool,
}

/// Named lists of lemmas.
pub type Classes = BTreeMap<&'static str, Vec<&'static str>>;

/// The slot of that name; any other lower-case word is a preposition.
fn slot(name: &'static str) -> Option<Slot> {
    Some(match name {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "iobj" => Slot::Indirect,
        "prt" => Slot::Particle,
        "act" => Slot::Act,
        "that" => Slot::Clause,
        "actsubj" => Slot::ActSubject,
        "actobj" | "actwith" | "actto" => Slot::ActWhom,
        "poss" => Slot::Possessor,
        "adj" => Slot::Modifier,
        "pre" => Slot::Before,
        "owner" => Slot::Owner,
        _ if !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase()) => Slot::Prep(name),
        _ => return None,
    })
}

/// Reads a frame: conditions separated by blanks. A condition is `slot`, `slot:word|word|@class`, `slot:actor` or `that:wanted`,
/// or several of them with `|` between; with `!` in front it must not hold.
pub fn read_frame(text: &'static str, classes: &Classes) -> Result<Vec<Need>, String> {
    let mut needs = Vec::new();
    for part in text.split_whitespace().filter(|p| *p != "-") {
        let (absent, part) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
        let mut any_of = Vec::new();
        let mut rest = part;
        while !rest.is_empty() {
            // A filler takes all that follows it.
            let bare = rest.find([':', '|']).unwrap_or(rest.len());
            let name = slot(&rest[..bare]).ok_or_else(|| {
                format!(
                    "no slot \"{}\": subj, obj, iobj, prt, act, that, actsubj, actobj, poss, adj, pre, owner, or a preposition \
                     in small letters",
                    &rest[..bare]
                )
            })?;
            match rest[bare..].strip_prefix(':') {
                Some("actor") => any_of.push((name, Fill::Actor)),
                Some("wanted") => any_of.push((name, Fill::Wanted)),
                Some("ahead") => any_of.push((name, Fill::Ahead)),
                Some(words) => any_of.push((name, Fill::Words(read_words(words, classes)?))),
                None => any_of.push((name, Fill::Any)),
            }
            rest = if rest[bare..].starts_with('|') { &rest[bare + 1..] } else { "" };
        }
        needs.push(Need { any_of, absent });
    }
    Ok(needs)
}

fn read_words(text: &'static str, classes: &Classes) -> Result<Vec<&'static str>, String> {
    let mut words = Vec::new();
    for word in text.split('|') {
        if let Some(class) = word.strip_prefix('@') {
            let members = classes.get(class).ok_or_else(|| {
                format!("no class \"@{class}\": add its line to classes.tsv, or mind the spelling")
            })?;
            words.extend(members);
        } else if !word.is_empty() {
            words.push(word);
        }
    }
    words.sort_unstable();
    words.dedup();
    Ok(words)
}

/// Reads roles: `who > whom` with slots separated by commas, `who & who` where all take part, `-` for nobody.
pub fn read_roles(text: &'static str) -> Result<Option<Roles>, String> {
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Ok(None);
    }
    let slots = |list: &'static str, by: char| -> Result<Vec<Slot>, String> {
        list.split(by)
            .map(str::trim)
            .filter(|s| !s.is_empty() && *s != "-")
            .map(|s| slot(s).ok_or_else(|| format!("no slot \"{s}\" among the roles")))
            .collect()
    };
    if text.contains('&') {
        return Ok(Some(Roles { who: slots(text, '&')?, whom: Vec::new(), all: true }));
    }
    let (who, whom) = text.split_once('>').ok_or_else(|| {
        format!("no \">\" in roles \"{text}\": write who > whom, or who & who where all take part")
    })?;
    Ok(Some(Roles { who: slots(who, ',')?, whom: slots(whom, ',')?, all: false }))
}
