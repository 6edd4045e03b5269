//! Participants that other words of the clause tell: the attack in which somebody was killed, what protesters demand and
//! of whom.

use super::super::read::{Reader, Reading};
use super::at_odds;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, EventType, Sector};

impl Reader<'_, '_> {
    /// "Nine were killed in a Russian strike", "when Russian missiles hit the town": whose attack did the harm.
    pub(super) fn attackers(&self, t: usize, reading: &Reading, victims: &[Actor]) -> Vec<Actor> {
        let harm = reading.code.kind == EventType::Assault && self.verbal(t);
        if !harm || !(grammar::passive(self.page, t) || self.told_of_victims(t)) {
            return Vec::new();
        }
        let phrases = ["in", "during", "by", "from", "amid"].map(Slot::Prep);
        // "Nine are killed and five injured in a Russian strike": what is said of the last holds for all.
        let joined = grammar::conjuncts(self.page, t).take(3).filter(|&c| {
            self.verbal(c) && self.book.is("harm", &self.lemma(c)) && grammar::passive(self.page, c)
        });
        let harms: Vec<usize> = std::iter::once(t).chain(joined).collect();
        let around =
            harms.iter().flat_map(|&h| phrases.into_iter().flat_map(move |slot| self.fillers(h, slot)));
        let nouns: Vec<usize> = around.filter(|&n| !self.verbal(n)).collect();
        for at in nouns.into_iter().chain(self.clauses_when(t)) {
            let Some(attack) = self.read(at).filter(|r| r.code.kind == EventType::Assault) else { continue };
            let mut whose = self.who_acts(at, &attack);
            if whose.is_empty() && !self.verbal(at) {
                // "killed in fighting with rebels": the side that the dead are not of.
                whose = self.parties(at, &attack, None).actors;
                whose.retain(|a| !victims.iter().any(|v| v.id == a.id));
            }
            if whose.iter().any(|a| a.id.is_some()) {
                return whose;
            }
        }
        Vec::new()
    }

    /// "when Russian missiles hit the town": of a passive harm.
    pub(in crate::events) fn harm_when(&self, t: usize) -> impl Iterator<Item = usize> {
        let suffered = self.book.is("harm", &self.lemma(t)) && grammar::passive(self.page, t);
        let clauses = if suffered || self.told_of_victims(t) { self.clauses_when(t) } else { Vec::new() };
        clauses.into_iter()
    }

    /// "Shelling in Marib killed five", "was injured by shelling": the gerund that did the harm.
    pub(in crate::events) fn harming_gerund(&self, t: usize) -> Option<usize> {
        let page = self.page;
        page.syntax.children(t).find(|&c| {
            page.token(c).tag == Tag::Vbg
                && match page.label(c) {
                    Label::Csubj => !grammar::passive(page, t),
                    Label::Advcl => grammar::marker(page, c) == Some("by") && grammar::passive(page, t),
                    _ => false,
                }
        })
    }

    fn clauses_when(&self, t: usize) -> Vec<usize> {
        let mut clauses = self.children(t, &[Label::Advcl]);
        clauses.retain(|&c| {
            grammar::marker(self.page, c).is_some_and(|m| matches!(m, "when" | "as"))
                || self.children(c, &[Label::Advmod]).iter().any(|&m| self.page.lemma(m) == "when")
        });
        clauses
    }

    /// "A strike inside Afghanistan killed 46 people": on whom the attack fell that did the harm.
    pub(super) fn attacked(&self, t: usize) -> Vec<Actor> {
        let slots = [Slot::Subject, Slot::Prep("in"), Slot::Prep("during")];
        let nouns =
            slots.into_iter().flat_map(|slot| self.fillers(t, slot)).filter(|&n| n != t && !self.verbal(n));
        let mut fallen = nouns.filter_map(|n| {
            let attack = self.read(n).filter(|r| r.code.kind == EventType::Assault)?;
            let roles = self.roles(n, &attack);
            let whom = if roles.all { Vec::new() } else { self.first(n, &roles.whom, &attack, &[]) };
            whom.iter().any(|a| a.id.is_some()).then_some(whom)
        });
        if let Some(whom) = fallen.next() {
            return whom;
        }
        let clauses = self.harm_when(t).filter_map(|c| Some((c, self.read(c)?)));
        let attacks = clauses.filter(|(_, attack)| attack.code.kind == EventType::Assault);
        let mut fallen = attacks.map(|(c, attack)| self.parties(c, &attack, None).recipients);
        fallen.find(|whom| whom.iter().any(|a| a.id.is_some())).unwrap_or_default()
    }

    /// "Four people were killed in Israeli shelling of Gaza": people of whom nothing tells whose they are are those of
    /// the place, not the attacker's own.
    pub(super) fn of_the_place(&self, t: usize, reading: &Reading, actors: &[Actor], fallen: &mut [Actor]) {
        let told = self.fillers(t, Slot::Object).into_iter().any(|o| {
            let beside = self.children(o, &[Label::Amod, Label::Compound, Label::NmodPoss]);
            beside.into_iter().any(|c| self.is_actor(c))
        });
        let own = |a: &Actor| a.id.is_some() && actors.iter().any(|b| b.id == a.id);
        let plain = |a: &Actor| a.name.is_none() && a.sector == Some(Sector::Civ) && own(a);
        if told || !fallen.iter().any(plain) {
            return;
        }
        let here = self.named(t, Slot::Prep("in"), reading, true);
        let Some(place) = here.into_iter().chain(self.attacked_with(t)).find(|p| p.id.is_some()) else {
            return;
        };
        fallen.iter_mut().filter(|a| plain(a)).for_each(|a| a.id.clone_from(&place.id));
    }

    /// "Two were killed and nine injured in a Russian attack on Odesa": on whom that attack fell.
    fn attacked_with(&self, t: usize) -> Vec<Actor> {
        let joined = grammar::conjuncts(self.page, t).take(3);
        let harms =
            std::iter::once(t).chain(joined.filter(|&c| self.verbal(c) && grammar::passive(self.page, c)));
        harms.map(|h| self.attacked(h)).find(|whom| !whom.is_empty()).unwrap_or_default()
    }

    /// "Killed three ethnic Albanians in southern Serbia": a people that is of no state by its name is of the place.
    pub(super) fn minority_there(&self, t: usize, reading: &Reading) -> Vec<Actor> {
        let page = self.page;
        let ethnic = |o: usize| {
            let amod = self.children(o, &[Label::Amod, Label::Compound]);
            amod.into_iter().any(|c| page.lemma(c) == "ethnic" || page.word(c) == "Ethnic")
        };
        let nobody = |o: usize| self.mentions.at(o).is_some_and(|m| m.actors.iter().all(|a| a.id.is_none()));
        let Some(fallen) = self.fillers(t, Slot::Object).into_iter().find(|&o| ethnic(o) && nobody(o)) else {
            return Vec::new();
        };
        let place = self.named(t, Slot::Prep("in"), reading, true).into_iter().find(|p| p.id.is_some());
        let span = Some(grammar::phrase_span_without_case(page, fallen));
        place.map(|p| Actor { id: p.id, sector: Some(Sector::Civ), name: None, span }).into_iter().collect()
    }

    /// "Opened fire to disperse protesters", "opened the bridge to let aid reach Kabul": on whom the act falls that
    /// the act is for.
    pub(super) fn by_purpose(&self, t: usize, reading: &Reading, acting: &[Actor]) -> Vec<Actor> {
        use EventType::{Aid, Assault, Coerce, Mobilize, Retreat};
        let kind = reading.code.kind;
        if !self.verbal(t) || !matches!(kind, Assault | Coerce | Retreat | Mobilize) {
            return Vec::new();
        }
        let ends = self.fillers(t, Slot::Act).into_iter().filter(|&a| {
            a > t && Some(a) != reading.inner && grammar::infinitive(self.page, a) && self.verbal(a)
        });
        let mut aimed = ends.filter_map(|a| {
            let act = self.read(a)?;
            let fits = match kind {
                Mobilize => matches!(act.code.kind, Assault | Coerce),
                Retreat => matches!(act.code.kind, Retreat | Aid),
                _ => matches!(act.code.kind, Assault | Coerce),
            };
            let mut whom = if fits { self.parties(a, &act, None).recipients } else { Vec::new() };
            whom.retain(|a| a.id.is_some() && !acting.iter().any(|b| b.id == a.id && !at_odds(a, b)));
            (!whom.is_empty()).then_some(whom)
        });
        aimed.next().unwrap_or_default()
    }

    /// "Urged his hosts to haul Turkey before a court", "called on the faithful to stay away": somebody of whom nothing
    /// tells who it is, and who is told to act.
    pub(in crate::events) fn told_to_act(&self, t: usize) -> Option<usize> {
        let page = self.page;
        let acts = self.fillers(t, Slot::Act).into_iter().any(|a| a > t && grammar::infinitive(page, a));
        let slots = [Slot::Object, Slot::Indirect, Slot::Prep("on"), Slot::Prep("to")];
        let told = slots.into_iter().flat_map(|slot| self.fillers(t, slot));
        told.filter(|_| acts && self.verbal(t)).find(|&o| {
            let fellow = matches!(page.lemma(o), "neighbour" | "neighbor" | "rival" | "counterpart" | "foe");
            let people = self.mentions.at(o).is_some()
                || page.pos(o) == Pos::Adj
                || crate::mentions::human(page.lemma(o)).is_some();
            o > t
                && matches!(page.pos(o), Pos::Noun | Pos::Adj)
                && people
                && !fellow
                && self.who(o, true).iter().all(|a| a.id.is_none())
                && !self.is_place(o)
        })
    }

    /// "Each side blames the other": both do, and both are blamed.
    pub(in crate::events) fn is_mutual(&self, t: usize) -> bool {
        let page = self.page;
        let each = |s: &usize| {
            let own = std::iter::once(*s).chain(page.syntax.children(*s));
            own.into_iter().any(|c| matches!(page.lemma(c), "each" | "either"))
        };
        let other = |o: &usize| {
            page.lemma(*o) == "other"
                && page.syntax.children(*o).any(|c| matches!(page.lemma(c), "the" | "each"))
        };
        self.fillers(t, Slot::Subject).iter().any(each) && self.fillers(t, Slot::Object).iter().any(other)
    }

    /// "died in a strike": the subject suffers, nobody acts.
    fn told_of_victims(&self, t: usize) -> bool {
        matches!(self.lemma(t).as_str(), "die" | "perish")
    }

    /// "Thousands poured into Warsaw to demand": whoever protests demands.
    pub(super) fn protesters(&self, t: usize) -> Vec<Actor> {
        let page = self.page;
        let purpose = page.label(t) == Label::Advcl && grammar::infinitive(page, t) && self.verbal(t);
        let Some(above) = page.token(t).head.filter(|_| purpose && self.book.is("voice", &self.lemma(t)))
        else {
            return Vec::new();
        };
        match self.read(above).filter(|r| r.code.kind == EventType::Protest) {
            Some(protest) => self.who_acts(above, &protest),
            None => Vec::new(),
        }
    }

    /// "marched to demand reforms by the government", "in protest at the arrest": at whom a protest is aimed.
    pub(super) fn protested(&self, t: usize, acting: &[Actor]) -> Vec<Actor> {
        let page = self.page;
        let acts = page.syntax.children(t).filter(|&c| {
            c > t
                && matches!(page.label(c), Label::Advcl | Label::Xcomp | Label::Acl)
                && (grammar::infinitive(page, c) || page.token(c).tag == Tag::Vbg)
        });
        for act in acts {
            let Some(reading) = self.read(act) else { continue };
            if !matches!(
                reading.code.kind,
                EventType::Request | EventType::Accuse | EventType::Protest | EventType::Reject
            ) {
                continue;
            }
            let whom = self.parties(act, &reading, None).recipients;
            let whom: Vec<Actor> =
                whom.into_iter().filter(|a| a.id.is_some() && !acting.contains(a)).collect();
            if !whom.is_empty() {
                return whom;
            }
        }
        // "Threw stones during demonstrations against abuses by the army".
        let marches = ["during", "at"].into_iter().flat_map(|p| self.fillers(t, Slot::Prep(p)));
        for march in marches.filter(|&n| !self.verbal(n)) {
            let Some(reading) = self.read(march).filter(|r| r.code.kind == EventType::Protest) else {
                continue;
            };
            let whom = self.parties(march, &reading, None).recipients;
            if whom.iter().any(|a| a.id.is_some()) {
                return whom;
            }
        }
        let against = self.fillers(t, Slot::Prep("in")).into_iter().filter(|&n| self.lemma(n) == "protest");
        let things = against.flat_map(|n| {
            ["at", "of", "against", "over"].into_iter().flat_map(move |p| self.fillers(n, Slot::Prep(p)))
        });
        things.flat_map(|n| self.who(n, true)).filter(|a| a.id.is_some()).collect()
    }
}
