//! What a word tells: the best entry of the codebook whose frame the tree fills.

use crate::mentions::human;
use crate::{Mentions, Page, Places, Scopes, grammar};
use demarche_lexicon::{Code, Fill, Meaning, Predicate, Predicates, Slot, WordKind};
use demarche_parse::{Label, NameKind, Pos, Tag};
use demarche_record::EventType;

/// An entry of the codebook, found at a word.
#[derive(Clone, Debug)]
pub struct Reading<'b> {
    /// The entry.
    pub entry: &'b Predicate,
    /// What it tells here.
    pub code: Code,
    /// The word of the act inside ("withdraw" in "urged Russia to withdraw"), where the entry asks for one.
    pub inner: Option<usize>,
}

impl Reading<'_> {
    /// Whether all participants act and nobody receives: talks, clashes, agreements.
    pub fn is_reciprocal(&self) -> bool {
        self.entry.roles.as_ref().is_some_and(|roles| roles.all)
    }
}

/// What readings are made from.
#[derive(Clone, Copy)]
pub struct Reader<'p, 'a> {
    /// The page.
    pub page: &'p Page<'a>,
    /// Who is meant.
    pub mentions: &'p Mentions,
    /// Whose words.
    pub scopes: &'p Scopes,
    /// Where.
    pub places: &'p Places,
    /// The tokens that are read as verbs of headlines.
    pub flat: &'p [bool],
    /// The codebook.
    pub book: &'static Predicates,
}

/// How deep acts may lie in acts: "urged Kyiv to agree to stop shelling".
const DEPTH: usize = 4;

/// What may stand before a verb of irregular form: "overran", "retook", "withheld".
const PREFIXES: [&str; 8] = ["over", "under", "with", "re", "fore", "for", "mis", "out"];

/// Whether an entry's frame asks for an act.
fn asks_for_act(entry: &Predicate) -> bool {
    entry.frame.iter().flat_map(|need| &need.any_of).any(|(slot, _)| *slot == Slot::Act)
}

impl<'p, 'a> Reader<'p, 'a> {
    /// A reader of a page whose headlines have not been looked at.
    pub fn new(
        page: &'p Page<'a>,
        mentions: &'p Mentions,
        scopes: &'p Scopes,
        places: &'p Places,
    ) -> Reader<'p, 'a> {
        Reader { page, mentions, scopes, places, book: page.lexicon.predicates(), flat: &[] }
    }
}

impl Reader<'_, '_> {
    /// What the word at `t` tells, if it is in the codebook and its frame is filled.
    pub fn read(&self, t: usize) -> Option<Reading<'static>> {
        self.read_at(t, 0)
    }

    fn read_at(&self, t: usize, depth: usize) -> Option<Reading<'static>> {
        for entry in self.fitting(t) {
            if entry.meaning == Meaning::Nothing {
                return None;
            }
            if let Some(reading) = self.meaning(t, entry, depth) {
                return Some(reading);
            }
        }
        None
    }

    /// Whether the word stands in an idiom that tells nothing: "requesting anonymity".
    pub fn is_idiom(&self, t: usize) -> bool {
        self.fitting(t).next().is_some_and(|entry| entry.meaning == Meaning::Nothing)
    }

    /// The entries of the word at `t` whose frame is filled, the most demanding first.
    fn fitting(&self, t: usize) -> impl Iterator<Item = &'static Predicate> {
        // a slot that several entries ask for is filled once
        let mut filled: Vec<(Slot, Vec<usize>)> = Vec::new();
        let entries = self.entries(t).into_iter();
        entries.filter(move |e| e.frame.iter().all(|need| self.meets(t, need, &mut filled)))
    }

    /// The entries of the word at `t`, the most demanding first, idioms before others.
    fn entries(&self, t: usize) -> Vec<&'static Predicate> {
        let Some(kind) = self.kind(t) else { return Vec::new() };
        let lemma = self.lemma(t);
        let mut entries: Vec<&'static Predicate> = self.book.of(kind, &lemma).collect();
        if self.is_flat(t) {
            let stems = self.stems(t);
            entries = stems.iter().flat_map(|stem| self.book.of(kind, stem)).collect();
        }
        if entries.is_empty() && kind == WordKind::Verb {
            entries = self.by_form(t);
        }
        entries.sort_by_cached_key(|e| std::cmp::Reverse(e.rank()));
        entries
    }

    /// The entries by the word's form, where its lemma is none: "boycotted", "telephoned", "initialled", "overran".
    fn by_form(&self, t: usize) -> Vec<&'static Predicate> {
        let word = self.page.word(t).to_lowercase();
        let endings = [("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""), ("n", "")];
        let regular =
            endings.iter().filter_map(|(cut, add)| Some(format!("{}{add}", word.strip_suffix(cut)?)));
        // "initialled", "clubbing": a consonant written twice.
        let doubled = ["ed", "ing"].iter().filter_map(|cut| {
            let stem = word.strip_suffix(cut)?;
            let mut last = stem.chars().rev();
            let (end, before) = (last.next()?, last.next()?);
            (end == before).then(|| stem[..stem.len() - end.len_utf8()].to_owned())
        });
        let irregular = std::iter::once("").chain(PREFIXES).filter_map(|prefix| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 2)?;
            let of_verb =
                |(pos, lemma): (Pos, Box<str>)| (pos == Pos::Verb && *lemma != *rest).then_some(lemma);
            Some(format!("{prefix}{}", demarche_parse::lemmas(rest).into_iter().find_map(of_verb)?))
        });
        regular
            .chain(doubled)
            .chain(irregular)
            .map(|stem| self.book.of(WordKind::Verb, &stem).collect::<Vec<_>>())
            .find(|entries| !entries.is_empty())
            .unwrap_or_default()
    }

    fn kind(&self, t: usize) -> Option<WordKind> {
        match self.page.pos(t) {
            _ if self.is_flat(t) => Some(WordKind::Verb),
            Pos::Verb if self.page.label(t) == Label::Amod => None,
            _ if self.verbal(t) => Some(WordKind::Verb),
            Pos::Noun | Pos::Propn => Some(WordKind::Noun),
            Pos::Adj => Some(WordKind::Adjective),
            _ => None,
        }
    }

    fn meaning(&self, t: usize, entry: &'static Predicate, depth: usize) -> Option<Reading<'static>> {
        let outer = match entry.meaning {
            Meaning::Plain(code) => {
                return Some(Reading { entry, code, inner: None });
            }
            Meaning::Outer(outer) => outer,
            Meaning::Nothing => return None,
        };
        let (inner, code) = if depth < DEPTH {
            self.inner(t, entry, depth).map_or((None, None), |(w, c)| (Some(w), c))
        } else {
            (None, None)
        };
        if outer == "stop" && inner.is_none() && asks_for_act(entry) {
            return None; // "stopped negotiations to reduce ...": the object is what stops
        }
        if outer == "stop" && inner.is_some_and(|w| self.is_of_another(t, w, code.as_ref())) {
            return None; // "halted the rebels' attack"
        }
        if outer == "conditional" && inner.is_some_and(|w| self.told_as_past(w, t)) {
            return None; // "warned that talks had failed"
        }
        if outer == "same" {
            return code.map(|code| Reading { entry, code, inner }); // "claimed responsibility for the attack"
        }
        // "would hesitate to strike": only "not hesitate" is a threat.
        if self.is_hesitation(t) && !grammar::is_negated(self.page, t) {
            return None;
        }
        // "is ready to impose sanctions": readiness to do harm threatens.
        if outer == "agree"
            && self.is_readiness(t)
            && !grammar::is_negated(self.page, t)
            && let Some(threat) =
                self.book.compose("vow", code.as_ref()).filter(|c| c.kind == EventType::Threaten)
        {
            return Some(Reading { entry, code: threat, inner });
        }
        // "is not prepared to name a limit": unreadiness refuses.
        if outer == "agree" && self.is_readiness(t) && grammar::is_negated(self.page, t) {
            let code = self.book.compose("refuse", code.as_ref())?;
            return Some(Reading { entry, code, inner });
        }
        let negated = inner.is_some_and(|w| grammar::is_negated(self.page, w));
        let code = if negated {
            match outer {
                // "assured them that it would not join": what one is spared is granted.
                "agree" if self.reassures(t, code.as_ref()) => self.book.compose("agree", None),
                "agree" | "vow" => self.book.compose("refuse", code.as_ref()),
                "demand" | "allow" => {
                    let stopped = self.book.compose("stop", code.as_ref());
                    self.book.compose(outer, stopped.as_ref())
                }
                _ => self.book.compose(outer, code.as_ref()),
            }
        } else {
            self.book.compose(outer, code.as_ref())
        };
        let code = match code {
            None if outer == "conditional" => {
                inner.filter(|&w| self.own_threat(t, w)).and_then(|_| self.book.compose("threaten", None))
            }
            code => code,
        }?;
        Some(Reading { entry, code, inner })
    }

    /// Whether a fight that the verb at `t` stops is another's than its subject's.
    fn is_of_another(&self, t: usize, fight: usize, code: Option<&Code>) -> bool {
        if !self.verbal(t) || code.is_none_or(|c| c.kind != EventType::Assault) {
            return false;
        }
        let ids = |words: Vec<usize>| -> Vec<String> {
            words.into_iter().flat_map(|w| self.who(w, false)).filter_map(|a| a.id).collect()
        };
        let own = ids(self.fillers(t, Slot::Subject));
        let by = self.fillers(fight, Slot::Prep("by"));
        let named = !by.is_empty();
        let others = ids([by, self.fillers(fight, Slot::Possessor)].concat());
        !own.is_empty() && (named || !others.is_empty()) && !others.iter().any(|id| own.contains(id))
    }

    /// "hesitate", "shrink": who does not, is resolved.
    pub fn is_hesitation(&self, t: usize) -> bool {
        matches!(self.lemma(t).as_str(), "hesitate" | "shrink" | "flinch" | "baulk" | "balk")
            && self.page.pos(t) == Pos::Verb
    }

    /// "ready", "willing", "prepared".
    pub fn is_readiness(&self, t: usize) -> bool {
        self.kind(t) == Some(WordKind::Adjective)
            || self.lemma(t) == "prepare" && self.page.token(t).tag == Tag::Vbn
    }

    /// Whether the word gives its addressee something also where it promises that something will not be done.
    fn reassures(&self, t: usize, code: Option<&Code>) -> bool {
        match self.lemma(t).as_str() {
            "assure" | "reassure" | "guarantee" => true,
            "promise" | "pledge" | "undertake" => {
                code.is_none_or(|c| matches!(c.kind, EventType::Aid | EventType::Mobilize))
            }
            _ => false,
        }
    }

    /// "warned that it would act, if": the one who warns is the one who would act.
    fn own_threat(&self, t: usize, clause: usize) -> bool {
        let ids = |verb: usize| {
            let who = self.fillers(verb, Slot::Subject);
            who.into_iter().flat_map(|s| self.who(s, false)).filter_map(|a| a.id).collect::<Vec<_>>()
        };
        let (speaker, actor) = (ids(t), ids(clause));
        self.condition_beside(clause)
            && grammar::modal(self.page, clause).is_some()
            && actor.iter().any(|id| speaker.contains(id))
    }

    /// The act inside: of the complement, else of the phrases and objects that the frame names, else of the object.
    fn inner(&self, t: usize, entry: &Predicate, depth: usize) -> Option<(usize, Option<Code>)> {
        let mut words: Vec<usize> = Vec::new();
        for slot in [Slot::Act, Slot::Clause] {
            words.extend(self.fillers(t, slot));
        }
        if entry.meaning == Meaning::Outer("stop") && self.lemma(t) != "cease" {
            words.retain(|&w| !grammar::infinitive(self.page, w));
        }
        let clause = words.first().copied();
        let named = entry.frame.iter().filter(|n| !n.absent).flat_map(|n| &n.any_of);
        for (slot, fill) in named {
            if matches!(slot, Slot::Prep(_) | Slot::Object) && *fill != Fill::Actor {
                words.extend(self.fillers(t, *slot));
            }
        }
        for word in words {
            if self.is_actor(word) && !self.verbal(word) {
                continue;
            }
            for w in self.layers(word) {
                if let Some(reading) = self.read_at(w, depth + 1) {
                    return Some((w, Some(reading.code)));
                }
            }
        }
        clause.map(|c| (c, None))
    }

    /// The word itself, what it is joined to, and what stands inside it: "the idea of inspections", "begin to withdraw".
    fn layers(&self, word: usize) -> Vec<usize> {
        let page = self.page;
        let mut found = vec![word];
        if self.verbal(word) {
            found.extend(self.fillers(word, Slot::Object));
            found.extend(self.fillers(word, Slot::Act));
        } else {
            // "a response to the strike": what is answered is no part of the answer.
            let answer = self.book.is("reply", &self.lemma(word));
            found.extend(page.syntax.children(word).filter(|&c| {
                page.label(c) == Label::Nmod
                    && grammar::cases(page, c).any(|p| matches!(p, "of" | "for" | "to" | "in"))
                    && !answer
            }));
            found.extend(self.fillers(word, Slot::Act));
        }
        found.extend(grammar::conjuncts(page, word).take(2));
        found
    }

    /// Whether a token is read as the verb of a headline.
    pub fn is_flat(&self, t: usize) -> bool {
        self.flat.get(t).copied().unwrap_or(false)
    }

    /// Whether a token heads a mention of an actor or person, known or not.
    pub fn is_somebody(&self, t: usize) -> bool {
        self.mentions.at(t).is_some_and(|m| m.actors.iter().any(|a| a.id.is_some() || a.name.is_some()))
            || self.is_person(t)
    }

    /// Whether a token means people: a pronoun for them, a name, a word for a person or a body of people.
    pub fn is_being(&self, t: usize) -> bool {
        let t = grammar::antecedent(self.page, t).unwrap_or(t);
        let lemma = self.lemma(t);
        match self.page.pos(t) {
            Pos::Pron => {
                matches!(lemma.as_str(), "i" | "we" | "he" | "she" | "they" | "who")
                    || lemma == "it" && self.mentions.at(t).is_some_and(|m| !m.actors.is_empty())
            }
            Pos::Noun => {
                human(&lemma).is_some()
                    || matches!(lemma.as_str(), "body" | "bloc" | "league" | "summit" | "panel")
                    || self.mentions.at(t).is_some_and(|m| m.actors.iter().any(|a| a.sector.is_some()))
                    || ["anybody", "home", "side"].iter().any(|c| self.book.is(c, &lemma))
            }
            _ => self.is_somebody(t),
        }
    }

    /// Whether a token is the name of a place: as the parser calls it, or a city that is known.
    pub fn is_place(&self, t: usize) -> bool {
        self.page.pos(t) == Pos::Propn && (self.named_as(t, NameKind::Place) || self.is_city(t))
    }

    /// Whether a token lies in the name of a person.
    pub(super) fn is_person(&self, t: usize) -> bool {
        self.named_as(t, NameKind::Person)
    }

    /// Whether a token lies in the name of an organisation.
    pub(super) fn is_organisation(&self, t: usize) -> bool {
        self.named_as(t, NameKind::Organisation)
    }

    fn named_as(&self, t: usize, kind: NameKind) -> bool {
        let names = &self.page.syntax.names;
        let at = names.partition_point(|n| n.tokens.end <= t);
        names.get(at).is_some_and(|n| n.tokens.contains(&t) && n.kind == kind)
    }

    /// Whether a token heads a mention of a known actor.
    pub fn is_actor(&self, t: usize) -> bool {
        self.mentions.at(t).is_some_and(|m| m.actors.iter().any(|a| a.id.is_some()))
    }
}
