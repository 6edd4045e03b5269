//! Names: states, organisations, capitals, people, bodies that nobody has told us about.

mod behind;
pub mod persons;
pub mod unknown;

use super::Sort;
use super::draft::{Being, Draft};
use super::pieces::{self, Kind, Piece};
use super::walk::Walk;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A name that the lexicon knows.
    pub fn actor(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let Kind::Actor { class, nouns, .. } = piece.kind else {
            return None;
        };
        let head = self.head_of(piece.first, piece.last);
        if class == ActorClass::Capital && self.is_place_here(piece.first, head) {
            return None;
        }
        if class == ActorClass::Bloc {
            return self.bloc(i);
        }
        let (mut actor, state) = self.actor_of(i)?;
        if class == ActorClass::Organ
            && let Some(owner) = self.owner_before(piece.first)
            && owner.id != actor.id
        {
            actor = Actor { sector: actor.sector.or(Some(Sector::Gov)), ..owner };
        }
        let first = self.with_article(piece.first);
        let index = self.named_body(first, &piece, actor, state);
        for noun in nouns {
            self.context.call(noun, index);
        }
        if !state {
            let noun = self.page.lemma(piece.last).to_lowercase();
            self.context.call(&noun, index);
        }
        Some(index)
    }

    /// A name for a set of states: its members, where they are few enough to be meant one by one.
    fn bloc(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let Kind::Actor { id, sector, .. } = piece.kind else {
            return None;
        };
        let members: Vec<&str> = match self.page.document.published {
            Some(day) => self.page.lexicon.members(id, day),
            None => Vec::new(),
        };
        let actor = |id: &str| Actor {
            id: Some(id.to_owned()),
            sector: sector.or(Some(Sector::Gov)),
            name: None,
            span: None,
        };
        let actors = match members.len() {
            2..=8 => members.into_iter().map(actor).collect(),
            _ => vec![Actor { id: None, ..actor("") }],
        };
        let head = self.head_of(piece.first, piece.last);
        let draft = self.described(self.with_article(piece.first), piece.last, head, actors, Being::Many);
        Some(draft)
    }

    /// The state named just before an organ: "Russian Security Council", "Ukraine's Supreme Court".
    fn owner_before(&self, first: usize) -> Option<Actor> {
        let mut t = first.checked_sub(1)?;
        if self.page.token(t).tag == Tag::Pos {
            t = t.checked_sub(1)?;
        }
        if self.sentence(t) != self.sentence(first) {
            return None;
        }
        let i = self.pieces.index_at(t)?;
        let (actor, state) = self.actor_of(i)?;
        state.then_some(actor)
    }

    /// "NPR's Scott Horsley", "the Greens' Ruth Hale": the body whose the person is.
    fn employer_before(&self, first: usize) -> Option<Actor> {
        let mark = first.checked_sub(1).filter(|&t| self.page.token(t).tag == Tag::Pos)?;
        let i = self.pieces.index_at(mark.checked_sub(1)?)?;
        let body = matches!(
            self.pieces.all[i].kind,
            Kind::Actor { sector: Some(Sector::Med | Sector::Ngo | Sector::Bus | Sector::Igo), .. }
                | Kind::Actor { class: ActorClass::Organ, .. }
        );
        body.then(|| self.actor_of(i).map(|(actor, _)| actor)).flatten()
    }

    /// Whether a capital or city is only where something happens: "in Geneva", "travelled to Moscow".
    fn is_place_here(&self, first: usize, head: usize) -> bool {
        let Some(preposition) = self.preposition_before(first, head) else {
            return matches!(self.page.label(head), Label::OblUnmarked | Label::NmodUnmarked);
        };
        match preposition.as_str() {
            "in" | "at" | "near" | "outside" | "inside" | "around" | "across" | "throughout" | "via"
            | "into" | "within" | "above" | "beyond" | "through" | "onto" | "off" | "toward" | "towards" => {
                true
            }
            // "A warning from Tehran" is the government's, "a train from Tehran" comes out of the city.
            "from" => !self.page.token(head).head.is_some_and(|h| is_word_of(self.page.lemma(h))),
            "to" => self.page.token(head).head.is_some_and(|h| {
                matches!(
                    self.page.lemma(h),
                    "travel"
                        | "go"
                        | "fly"
                        | "return"
                        | "visit"
                        | "arrive"
                        | "come"
                        | "move"
                        | "drive"
                        | "head"
                        | "flee"
                        | "march"
                        | "trip"
                        | "flight"
                        | "road"
                        | "route"
                        | "train"
                        | "journey"
                        | "bring"
                        | "close"
                        | "way"
                        | "withdraw"
                        | "retreat"
                        | "advance"
                        | "take"
                        | "lead"
                        | "fall"
                        | "highway"
                )
            }),
            _ => false,
        }
    }

    /// The article before a name belongs to its span: "The United States".
    pub(super) fn with_article(&self, first: usize) -> usize {
        match first.checked_sub(1) {
            Some(t)
                if self.page.word(t).eq_ignore_ascii_case("the")
                    && self.sentence(t) == self.sentence(first) =>
            {
                t
            }
            _ => first,
        }
    }

    /// A nationality: people ("Iranians"), or the state in front of some noun ("Israeli strikes").
    pub fn demonym(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let (mut actor, state) = self.actor_of(i)?;
        let head = self.head_of(piece.first, piece.last);
        let people = matches!(piece.kind, Kind::Demonym { people: true, .. })
            || matches!(self.page.token(piece.last).tag, Tag::Nns | Tag::Nnps);
        let adjective = matches!(self.page.label(head), Label::Amod | Label::Compound | Label::Nmod)
            && self.page.token(head).head.is_some_and(|h| h > head);
        let being = if people || !adjective { Being::Many } else { Being::Body };
        if people {
            actor.sector = Some(Sector::Civ);
        }
        let ethnic = pieces::is_ethnic(self.page, piece.first);
        if ethnic {
            actor.id = None;
        }
        if let Some(home) = self.people_of(piece.last, ethnic).filter(|_| people) {
            actor.id = Some(home);
        }
        let first = self.with_article(piece.first);
        let draft = self.draft_of_name(first, &piece, actor, state && !people, being);
        Some(self.add(draft))
    }

    /// "The Albanians of southern Serbia", "ethnic Serbs in Kosovo": the state in which a people lives.
    fn people_of(&self, last: usize, ethnic: bool) -> Option<String> {
        let page = self.page;
        let end = page.syntax.sentences[page.token(last).sentence].tokens.end;
        let by = last + 1;
        let lives = by < end && (page.word(by) == "of" || ethnic && page.word(by) == "in");
        let mut next = (by + 1..end).take(3).filter(|_| lives);
        let at = next.find(|&t| {
            let side = matches!(page.lemma(t), "north" | "south" | "east" | "west" | "central");
            self.pieces.index_at(t).is_some() || !(side || matches!(page.pos(t), Pos::Adj | Pos::Det))
        })?;
        match self.pieces.at(at)?.kind {
            Kind::Place { country } => country.map(str::to_owned),
            Kind::Actor { id, class: ActorClass::State, .. } => Some(id.to_owned()),
            _ => None,
        }
    }

    /// A town or region that is more than the scene: "shelled Kharkiv".
    pub fn place(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let head = self.head_of(piece.first, piece.last);
        if self.is_place_here(piece.first, head)
            || self.preposition_before(piece.first, head).as_deref() == Some("of")
        {
            return None;
        }
        let (actor, _) = self.actor_of(i)?;
        Some(self.named_body(piece.first, &piece, actor, false))
    }

    /// Adds a body by its name: the words of `piece`, shown from `first`.
    pub(super) fn named_body(&mut self, first: usize, piece: &Piece, actor: Actor, state: bool) -> usize {
        let draft = self.draft_of_name(first, piece, actor, state, Being::Body);
        self.add(draft)
    }

    fn draft_of_name(&self, first: usize, piece: &Piece, actor: Actor, state: bool, being: Being) -> Draft {
        let head = self.head_of(piece.first, piece.last);
        let span = self.span(first, piece.last);
        let core = (piece.first..=piece.last).collect();
        Draft { core, state, ..Draft::new(head, span, vec![actor], Sort::Named, being) }
    }
}

/// Nouns for what a government says, gives or does, before "from" and its capital.
fn is_word_of(noun: &str) -> bool {
    matches!(
        noun,
        "warning"
            | "message"
            | "letter"
            | "statement"
            | "demand"
            | "offer"
            | "pledge"
            | "promise"
            | "request"
            | "call"
            | "criticism"
            | "condemnation"
            | "protest"
            | "pressure"
            | "support"
            | "backing"
            | "response"
            | "reaction"
            | "reply"
            | "answer"
            | "threat"
            | "assurance"
            | "guarantee"
            | "signal"
            | "proposal"
            | "objection"
            | "denial"
            | "rebuke"
            | "concession"
            | "silence"
            | "word"
            | "scorn"
            | "anger"
            | "praise"
            | "order"
            | "instruction"
            | "approval"
            | "invitation"
            | "ambassador"
            | "envoy"
            | "diplomat"
            | "recall"
    )
}
