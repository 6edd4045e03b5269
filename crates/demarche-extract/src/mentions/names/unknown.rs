//! Bodies that nobody has told us about: "the Kestrel Energy Institute".

use super::super::Sort;
use super::super::context::is_compass;
use super::super::phrase;
use super::super::pieces::{Kind, Piece, words_of};
use super::super::walk::Walk;
use crate::Page;
use demarche_lexicon::{ActorClass, Entry, Lexicon};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A body that the lexicon does not know: whose it is by what stands before it, else by its own name.
    pub(in crate::mentions) fn unknown(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let words = words_of(self.page, piece.first, piece.last);
        if is_no_body(self.page.lexicon, &words) || self.is_of_a_site(&piece) {
            return None;
        }
        if let Some(actor) = self.in_full(&piece) {
            return Some(self.named_body(self.with_article(piece.first), &piece, actor, false));
        }
        if let Some(actor) = self.short_for(&piece) {
            return Some(self.named_body(self.with_article(piece.first), &piece, actor, false));
        }
        if let Some(actor) = self.named_itself(piece.first) {
            return Some(self.named_body(self.with_article(piece.first), &piece, actor, false));
        }
        let sector = sector_of_name(self.page.lexicon, &words);
        let phrase = phrase::around(self.page, &self.pieces, piece.first, piece.last);
        let owner = self.owners(&phrase).into_iter().next().or_else(|| self.owner_inside(&words));
        // "The Norwegian group Varde" is no government's.
        let plain = phrase
            .modifiers
            .first()
            .map(|&m| &self.pieces.all[m])
            .filter(|p| self.page.lexicon.is_in("plain body", self.page.lemma(p.last)));
        let common = match plain.map(|p| p.kind) {
            Some(Kind::Office { sector, .. }) if sector_of_name(self.page.lexicon, &words).is_none() => {
                Some(sector)
            }
            _ => None,
        };
        let own = matches!(
            sector,
            Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud | Sector::Leg | Sector::Spy)
        );
        let actor = match owner {
            _ if common.is_some() => {
                let sector = common.flatten();
                Actor { id: self.slug(&words, piece.last), sector, name: None, span: None }
            }
            Some((owner, state)) if own || state && sector.is_none() => {
                Actor { sector: sector.or(owner.sector), ..owner }
            }
            _ if own => {
                let home = self.home(piece.first, false).and_then(|a| a.id);
                let id = home.or_else(|| self.context.country().map(str::to_owned));
                Actor { id, sector, name: None, span: None }
            }
            _ => Actor { id: self.slug(&words, piece.last), sector, name: None, span: None },
        };
        let first = self.with_article(piece.first);
        let index = self.named_body(first, &piece, actor, false);
        if sector.is_some() {
            let noun = self.page.lemma(piece.last).to_lowercase();
            self.context.call(&noun, index);
        }
        for noun in nouns_of(sector) {
            self.context.call(noun, index);
        }
        Some(index)
    }

    /// "The Isfahan conversion facilities (UCF)": the short name of a site, which is no body.
    fn is_of_a_site(&self, piece: &Piece) -> bool {
        let head = self.head_of(piece.first, piece.last);
        let noun = self.page.token(head).head.filter(|_| self.page.label(head) == Label::Appos);
        noun.is_some_and(|n| {
            let last = self.page.lexicon.is_in("thing last", self.page.word(n));
            last || matches!(
                self.page.lemma(n).to_lowercase().as_str(),
                "facility"
                    | "facilities"
                    | "plant"
                    | "reactor"
                    | "complex"
                    | "base"
                    | "airport"
                    | "camp"
                    | "site"
            )
        })
    }

    /// "State Duma Committee on Defence": whose body it is by the name that it begins with.
    fn owner_inside(&self, words: &[&str]) -> Option<(Actor, bool)> {
        let matches = self.page.lexicon.matches(words, 0);
        let longest = matches.iter().filter(|m| m.len < words.len()).max_by_key(|m| m.len)?;
        match longest.entry {
            Entry::Actor { id, sector, class, .. } => {
                let state = *class == ActorClass::State;
                let organ = state || matches!(class, ActorClass::Organ | ActorClass::Organisation);
                let actor = Actor { id: Some(id.clone()), sector: *sector, name: None, span: None };
                organ.then_some((actor, state))
            }
            Entry::Demonym { id, .. } => {
                let sector = Some(Sector::Gov);
                Some((Actor { id: Some(id.clone()), sector, name: None, span: None }, true))
            }
            _ => None,
        }
    }

    /// "A gang that calls itself the Gaitanist Army": whoever does.
    fn named_itself(&self, first: usize) -> Option<Actor> {
        let before = self.with_article(first).checked_sub(1)?;
        let own = matches!(self.page.word(before), "itself" | "themselves");
        let calls =
            own && before > 0 && matches!(self.page.lemma(before - 1), "call" | "style" | "name" | "dub");
        let draft = self.draft_at(before).filter(|_| calls)?;
        match self.drafts[draft].actors.as_slice() {
            [actor] if actor.id.is_some() => Some(actor.clone()),
            _ => None,
        }
    }

    /// "Taiwan's Coast Guard Administration (CGA)": the brackets hold a short form of the name before them, here and later.
    fn short_for(&mut self, piece: &Piece) -> Option<Actor> {
        let short = self.page.word(piece.first).to_owned();
        if piece.first != piece.last || !is_acronym(&short) {
            return None;
        }
        let brackets = piece.first > 1
            && self.page.word(piece.first - 1) == "("
            && self
                .page
                .syntax
                .tokens
                .get(piece.last + 1)
                .is_some_and(|_| self.page.word(piece.last + 1) == ")");
        let before = if brackets { self.draft_at(piece.first - 2) } else { None };
        if let Some(draft) = before.map(|d| &self.drafts[d]).filter(|d| d.person.is_none())
            && let [actor] = draft.actors.as_slice()
            && actor.id.is_some()
        {
            self.shortened.insert(short.clone(), super::super::offices::nameless(actor));
        }
        self.shortened.get(&short).cloned()
    }

    /// "The Times", where the page has named a body whose longer name ends so.
    fn in_full(&self, piece: &Piece) -> Option<Actor> {
        let article =
            piece.first.checked_sub(1).is_some_and(|t| self.page.word(t).eq_ignore_ascii_case("the"));
        if piece.first != piece.last || !article {
            return None;
        }
        let word = self.page.word(piece.last);
        if is_compass(&word.to_lowercase()) {
            return self.context.only_called(&word.to_lowercase());
        }
        let known = &self.drafts[self.context.last_called(&self.page.lemma(piece.last).to_lowercase())?];
        let named = known.sort == Sort::Named && self.page.text(known.span).ends_with(word);
        match known.actors.as_slice() {
            [actor] if named && actor.name.is_none() => Some(actor.clone()),
            _ => None,
        }
    }

    /// The acronym that follows in brackets, else the name in capitals.
    pub(in crate::mentions) fn slug(&self, words: &[&str], last: usize) -> Option<String> {
        let tokens = &self.page.syntax.tokens;
        if last + 3 < tokens.len() && self.page.word(last + 1) == "(" && self.page.word(last + 3) == ")" {
            let acronym = self.page.word(last + 2);
            if acronym.len() >= 2 && acronym.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
                return Some(acronym.to_owned());
            }
        }
        let mut slug = String::new();
        for word in words.iter().filter(|w| !w.eq_ignore_ascii_case("the")) {
            if !slug.is_empty() {
                slug.push('_');
            }
            slug.extend(word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase));
        }
        (slug.len() > 1).then_some(slug)
    }
}

/// "CGA": letters in capitals.
pub(in crate::mentions) fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.chars().all(char::is_uppercase)
}

/// "Operation Storm", "Trump Tower": names of things that act for nobody.
fn is_no_body(lexicon: &Lexicon, words: &[&str]) -> bool {
    let first = words.first().is_some_and(|w| lexicon.is_in("thing first", w));
    let last = words.last().is_some_and(|w| lexicon.is_in("thing last", w));
    let treaty = matches!(words, [one] if lexicon.is_in("treaty", one));
    // "COVID-19", "a THAAD battery".
    let thing = words.first().is_some_and(|w| {
        let stem = w.split('-').next().unwrap_or(w);
        lexicon.is_in("thing", stem)
    });
    thing || treaty || words.len() > 1 && (first || last)
}

/// The last token of a name that a phrase with "of" or "for" completes: "Institute | for Religious Works".
pub(in crate::mentions) fn goes_on(page: &Page, first: usize, last: usize, end: usize) -> usize {
    let body = page.lexicon.is_in("body of", page.word(last));
    let by = last + 1;
    if !body || by + 1 >= end || !matches!(page.word(by), "of" | "for" | "against" | "Against" | "on") {
        return last;
    }
    let capital = |t: usize| page.word(t).starts_with(char::is_uppercase);
    let mut t = if page.word(by + 1) == "the" { by + 2 } else { by + 1 };
    let mut reached = last;
    while t < end && t < first + 12 {
        if capital(t) && matches!(page.pos(t), Pos::Propn | Pos::Noun | Pos::Adj) {
            reached = t;
        } else if !(matches!(page.word(t), "and" | "of" | "for" | "&") && t + 1 < end && capital(t + 1)) {
            break;
        }
        t += 1;
    }
    reached
}

/// The classes of words that tell a body's sector, the first that fits counting.
const SECTORS_OF_NAMES: &[(Sector, &str)] = &[
    (Sector::Cop, "name of COP"),
    (Sector::Spy, "name of SPY"),
    (Sector::Jud, "name of JUD"),
    (Sector::Leg, "name of LEG"),
    (Sector::Gov, "name of GOV"),
    (Sector::Mil, "name of MIL"),
    (Sector::Med, "name of MED"),
    (Sector::Bus, "name of BUS"),
    (Sector::Ngo, "name of NGO"),
    (Sector::Opp, "name of OPP"),
    (Sector::Reb, "name of REB"),
];

/// What the last words of a body's name say about it.
pub(in crate::mentions) fn sector_of_name(lexicon: &Lexicon, words: &[&str]) -> Option<Sector> {
    if words == ["House"] {
        return Some(Sector::Leg);
    }
    SECTORS_OF_NAMES
        .iter()
        .find(|(_, class)| words.iter().any(|w| lexicon.is_in(class, w)))
        .map(|(sector, _)| *sector)
}

/// The nouns that may point back at a body of some kind.
pub(super) fn nouns_of(sector: Option<Sector>) -> &'static [&'static str] {
    match sector {
        Some(Sector::Reb) => &["group", "movement", "rebels", "militia"],
        Some(Sector::Ngo) => &["group", "organization", "organisation"],
        Some(Sector::Bus) => &["company", "firm"],
        Some(Sector::Med) => &["newspaper", "agency", "broadcaster"],
        Some(Sector::Opp) => &["party", "coalition"],
        Some(Sector::Jud) => &["court", "tribunal"],
        _ => &["body"],
    }
}
