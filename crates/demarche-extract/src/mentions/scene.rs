//! Where the page is at: the country that a dateline, a heading, a paragraph's subject or a phrase of place sets.

use super::Sort;
use super::pieces::Kind;
use super::walk::Walk;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos};
use demarche_record::Sector;

impl Walk<'_, '_> {
    /// Forgets whose paragraph was read last, and learns what the opening of this one tells.
    pub(super) fn open_paragraph(&mut self, sentence: usize) {
        if let Some(id) = self.dateline_of(sentence) {
            self.told_from = Some(id);
        }
        // A heading on a line of its own holds for the paragraph under it.
        let above = self.headed.take().filter(|(at, _)| at + 1 == sentence).map(|(_, id)| id);
        let heading = self.heading(sentence).or_else(|| self.label(sentence));
        self.headed = heading.clone().map(|id| (sentence, id));
        self.focus = heading.or(above);
        self.opened_where = self.focus.is_some();
        self.under_heading = self.opened_where;
        self.opening = sentence;
    }

    /// Whether a sentence is or begins with a heading.
    pub(super) fn is_headed(&self, sentence: usize) -> bool {
        self.heading(sentence).or_else(|| self.label(sentence)).is_some()
    }

    /// "TURKEY: The defence minister said": a name in capitals and a colon before what is told of it.
    fn label(&self, sentence: usize) -> Option<String> {
        let tokens = self.page.syntax.sentences[sentence].tokens.clone();
        let piece = self.pieces.at(tokens.start)?;
        let colon = piece.last + 1 < tokens.end && self.page.word(piece.last + 1) == ":";
        let loud = (piece.first..=piece.last).all(|t| !self.page.word(t).chars().any(char::is_lowercase));
        match piece.kind {
            Kind::Actor { id, class: ActorClass::State | ActorClass::Organisation, .. } if colon && loud => {
                Some(id.to_owned())
            }
            _ => None,
        }
    }

    /// "Sudan.", "And Chad?", "Kosovo:": a sentence that names one state and tells nothing of it.
    fn heading(&self, sentence: usize) -> Option<String> {
        let tokens = self.page.syntax.sentences[sentence].tokens.clone();
        if tokens.len() > 6 || self.page.role(sentence) == demarche_text::Role::Title {
            return None;
        }
        let mut named = None;
        for t in tokens {
            let Some(piece) = self.pieces.at(t) else {
                let small = matches!(
                    self.page.word(t).to_lowercase().as_str(),
                    "and" | "in" | "finally" | "now" | "meanwhile" | "the"
                );
                if small || self.page.pos(t) == demarche_parse::Pos::Punct {
                    continue;
                }
                return None;
            };
            let id = match piece.kind {
                Kind::Actor { id, class: ActorClass::State, .. } => id,
                Kind::Place { country: Some(id) } => id,
                _ => return None,
            };
            if named.is_some_and(|known| known != id) {
                return None;
            }
            named = Some(id);
        }
        named.map(str::to_owned)
    }

    /// "ADDIS ABABA, August 8 (Agency) – ...", "Cairo, 7 August 2025": the country from which the page is told on.
    pub(super) fn dateline_of(&self, sentence: usize) -> Option<String> {
        let tokens = self.page.syntax.sentences[sentence].tokens.clone();
        let starts = |t: usize| t == tokens.start || self.ends_line(t - 1);
        let first = tokens.clone().take(24).filter(|&t| starts(t));
        first.filter_map(|t| self.dateline_at(t, tokens.end)).next()
    }

    fn dateline_at(&self, first: usize, end: usize) -> Option<String> {
        let piece = self.pieces.at(first)?;
        let id = match piece.kind {
            Kind::Actor { id, class: ActorClass::Capital, sector: Some(Sector::Gov), .. } => id,
            Kind::Place { country } => country?,
            _ => return None,
        };
        let word = |t: usize| if t < end { self.page.word(t) } else { "" };
        let next = piece.last + 1;
        let dated = || (next..next + 6).any(|t| word(t).starts_with(|c: char| c.is_ascii_digit()));
        let loud = word(first).len() > 2 && !word(first).chars().any(char::is_lowercase);
        let alone = (first..end.min(first + 8)).any(|t| t + 1 == end || self.ends_line(t));
        match word(next) {
            "," => dated() && (loud || alone),
            "(" | "–" | "—" | "-" | ":" => loud,
            _ => false,
        }
        .then(|| id.to_owned())
    }

    /// The subject with which a paragraph opens says whose police, court and palace it goes on to tell of.
    pub(super) fn set_focus(&mut self, index: usize) {
        let draft = &self.drafts[index];
        if self.focus.is_some() || self.sentence(draft.head) != self.opening {
            return;
        }
        let [actor] = draft.actors.as_slice() else { return };
        let mut top = draft.head;
        if matches!(self.page.label(top), Label::NmodPoss | Label::Amod | Label::Compound) {
            top = self.page.token(top).head.unwrap_or(top);
            // "Russian gunners", "Israeli strikes": where they act is another country.
            if self.is_force(top) {
                return;
            }
        }
        let main = self.page.token(top).head.is_some_and(|v| self.page.label(v) == Label::Root);
        // Soldiers act abroad, and who is out of office speaks for no country.
        let private = draft.person.is_some() && matches!(actor.sector, None | Some(Sector::Civ));
        let abroad = actor.sector == Some(Sector::Mil) || private;
        let named = !abroad && (draft.sort == Sort::Named || draft.sort == Sort::Described);
        if let Some(id) = actor.id.as_ref().filter(|id| self.context.is_state(id))
            && main
            && named
            && self.is_subject(top)
        {
            self.focus = Some(id.clone());
        }
    }

    /// Whether a noun is a word for those or for that with which a state acts abroad.
    pub(super) fn is_force(&self, t: usize) -> bool {
        let forces = self
            .pieces
            .at(t)
            .is_some_and(|p| matches!(p.kind, Kind::Office { sector: Some(Sector::Mil), .. }));
        forces || self.page.lexicon.is_in("arms", self.page.lemma(t))
    }

    /// "In Bogotá the foreign ministry ...": a sentence that says where it happens says whose ministry and police it means.
    pub(super) fn set_scene(&mut self, tokens: std::ops::Range<usize>) {
        let mut told: Option<&str> = None;
        let mut at = tokens.start;
        let mut outright = false;
        for t in tokens.clone() {
            let Some(piece) = self.pieces.at(t).filter(|p| p.first == t) else {
                continue;
            };
            let id = match piece.kind {
                Kind::Place { country } => country,
                // "In the Afghan capital".
                Kind::Demonym { id, people: false }
                    if piece.first <= tokens.start + 2 && self.is_place_of(piece.last) =>
                {
                    Some(id)
                }
                kind => kind.state(),
            };
            let locative = self.is_scene(t, tokens.start);
            // "Its police in Haiti": where they are, not where it happens.
            let mut head = self.head_of(piece.first, piece.last);
            if let Kind::Demonym { .. } = piece.kind {
                head = self.page.token(head).head.unwrap_or(head);
            }
            let noun = self.page.token(head).head.filter(|_| self.page.label(head) == Label::Nmod);
            let owned = noun
                .is_some_and(|n| self.page.syntax.children(n).any(|c| self.page.label(c) == Label::NmodPoss));
            // "Diplomats in Accra say": where they speak, not where it happens.
            let somebody =
                |n: usize| self.pieces.at(n).is_some_and(|p| matches!(p.kind, Kind::Office { .. }));
            let speaker = noun.is_some_and(|n| self.tells_subject(n) || self.is_force(n) && somebody(n));
            // "And finally Ethiopia, where doctors have called off a strike".
            let where_ = piece.last + 2 < tokens.end
                && self.page.word(piece.last + 1) == ","
                && self.page.word(piece.last + 2) == "where";
            // "In Geneva, if the visas come": an answer that tells where something else is to be.
            let fragment = self.page.label(head) == Label::Root && !where_;
            let set = (locative || where_)
                && !owned
                && !speaker
                && !fragment
                && !self.is_venue(head)
                && !self.is_seat(head);
            if let Some(id) = id.filter(|_| set) {
                // Two countries in one sentence say nothing.
                if told.is_some_and(|known| known != id) {
                    return;
                }
                told = Some(id);
                at = piece.first;
                outright |= where_;
            }
        }
        if let Some(id) = told {
            if tokens.start == self.page.syntax.sentences[self.opening].tokens.start {
                self.focus = Some(id.to_owned());
                self.opened_where = true;
                self.under_heading |= outright;
            }
            self.scene = Some((at, id.to_owned()));
        }
    }

    /// "The Afghan capital", "the Kenyan port of Mombasa": whether a nationality stands before a word for a place.
    fn is_place_of(&self, t: usize) -> bool {
        let page = self.page;
        let noun =
            page.token(t).head.filter(|&n| n > t && matches!(page.label(t), Label::Amod | Label::Compound));
        noun.is_some_and(|n| {
            let lemma = page.lemma(n).to_lowercase();
            lemma == "capital" || page.lexicon.is_in("part of a country", &lemma)
        })
    }

    /// "In Kano", "in the Kano district", "near the town of Kano": whether a place that begins at `t` is where something
    /// happens.
    fn is_scene(&self, t: usize, start: usize) -> bool {
        let page = self.page;
        let mut at = t;
        let back = |at: usize| at.checked_sub(1).filter(|&b| b >= start);
        let part = |b: usize| page.lexicon.is_in("part of a country", page.lemma(b).to_lowercase().as_str());
        if let (Some(of), Some(noun)) = (back(at), at.checked_sub(2).filter(|&b| b >= start))
            && page.word(of) == "of"
            && part(noun)
        {
            at = noun;
        }
        let inner = |b: usize, at: usize| {
            page.pos(b) == Pos::Det
                || page.pos(b) == Pos::Adj && self.pieces.index_at(b).is_none()
                || at < t && page.pos(b) == Pos::Noun
        };
        while let Some(b) = back(at).filter(|&b| inner(b, at) && t - b <= 6) {
            at = b;
        }
        back(at).is_some_and(|b| {
            matches!(page.word(b).to_lowercase().as_str(), "in" | "near" | "at" | "outside" | "across")
        })
    }

    /// "Two firms based in Dandong": where somebody has a seat, not where it happens.
    fn is_seat(&self, t: usize) -> bool {
        let page = self.page;
        page.token(t).head.is_some_and(|v| {
            page.label(v) == Label::Acl
                && matches!(
                    page.lemma(v),
                    "base" | "register" | "headquarter" | "locate" | "live" | "reside" | "domicile" | "list"
                )
        })
    }

    /// "Signed in Pretoria", "talks in Doha": where people meet is nobody's home.
    fn is_venue(&self, t: usize) -> bool {
        self.page.token(t).head.is_some_and(|h| self.page.lexicon.is_in("venue verb", self.page.lemma(h)))
    }

    /// The country of the scene, if a sentence near enough has set it.
    pub fn scene_at(&self, t: usize, reach: usize) -> Option<&str> {
        let (at, id) = self.scene.as_ref()?;
        (self.sentence(*at) + reach >= self.sentence(t)).then_some(id.as_str())
    }
}
