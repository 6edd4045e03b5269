//! Words around a clause that tell whether it came true: conditions, what is still ahead, what nobody did.

use super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{EventType, Status};
use demarche_text::Role;

impl Reader<'_, '_> {
    /// Whether the clause is introduced as a mere case: "whether", "in case", "as long as".
    pub(super) fn supposed(&self, clause: usize) -> bool {
        let page = self.page;
        let marks = self.children(clause, &[Label::Mark, Label::Advmod]);
        let marked = marks.iter().any(|&m| match page.lemma(m) {
            "whether" | "supposing" | "assuming" | "providing" | "provide" | "provided" => true,
            "in" => self.children(m, &[Label::Fixed]).iter().any(|&f| page.lemma(f) == "case"),
            _ => false,
        });
        let long = page.token(clause).head.is_some_and(|h| {
            page.label(clause) == Label::Advcl && page.lemma(h) == "long" && page.pos(h) == Pos::Adv
        });
        marked || long
    }

    /// "provided that Mali frees", "suppose Russia attacked", "in the event that": the clause below is imagined.
    pub(super) fn imagined(&self, head: usize) -> Option<Status> {
        let page = self.page;
        let lemma = page.lemma(head);
        let verb = matches!(lemma, "provide" | "assume" | "suppose" | "imagine" | "grant" | "pretend")
            && matches!(page.label(head), Label::Advcl | Label::Mark | Label::Root | Label::Parataxis)
            && self.children(head, &[Label::Nsubj]).is_empty();
        verb.then_some(Status::Hypothetical)
    }

    /// "There is no evidence that", "in the event that": the noun does not vouch for its clause.
    pub(super) fn unproved(&self, noun: usize) -> Option<Status> {
        let page = self.page;
        let lemma = page.lemma(noun);
        let case = matches!(lemma, "event" | "case" | "eventuality" | "condition" | "proviso")
            && grammar::cases(page, noun).any(|p| matches!(p, "in" | "on" | "under"));
        let denied =
            grammar::is_negated(page, noun) && !matches!(lemma, "doubt" | "question" | "secret" | "surprise");
        if denied {
            return Some(Status::Negated);
        }
        case.then_some(Status::Hypothetical)
    }

    /// "has to open", "ought to condemn" (owed), "has yet to ratify" (not done). "Had to leave" came true.
    pub(super) fn owed(&self, clause: usize, head: usize) -> Option<Status> {
        let page = self.page;
        if !grammar::infinitive(page, clause) || !matches!(page.lemma(head), "have" | "ought") {
            return None;
        }
        if self.children(head, &[Label::Advmod]).iter().any(|&c| page.lemma(c) == "yet") {
            return Some(Status::Negated);
        }
        (page.token(head).tag != Tag::Vbd).then_some(Status::Hypothetical)
    }

    /// "Prevented a rally staged by students": the participle and the noun are one act.
    pub(super) fn performs(&self, participle: usize, noun: usize) -> bool {
        // "Sailors held captive" are no act.
        let act = !self.verbal(noun)
            && !self.is_somebody(noun)
            && !["people", "prisoner"].iter().any(|class| self.book.is(class, &self.lemma(noun)))
            || self.read(noun).is_some();
        act && self.book.is("light", &self.lemma(participle))
    }

    /// "To disperse students protesting against the vote": they do, whatever becomes of them.
    pub(super) fn protests_now(&self, participle: usize, noun: usize) -> bool {
        self.page.token(participle).tag == Tag::Vbg
            && self.book.is("crowd", &self.lemma(noun))
            && self.read(participle).is_some_and(|r| r.code.kind == EventType::Protest)
    }

    /// "renewed negotiations on a pullback", hung on the verb by the tree: what is only talked about.
    pub(super) fn talked_over(&self, phrase: usize, verb: usize, preposition: &str) -> Option<Status> {
        let about = self.page.label(phrase) == Label::Obl && matches!(preposition, "on" | "over" | "about");
        let beside = self.children(verb, &[Label::Obj]).into_iter().filter(|_| about);
        beside.filter_map(|o| self.veiled(o)).next()
    }

    /// "They must reach an agreement that stops the war": a present tense of what there is not yet.
    pub(super) fn is_timeless(&self, clause: usize, noun: usize) -> bool {
        let page = self.page;
        let present = matches!(page.token(clause).tag, Tag::Vbz | Tag::Vbp)
            && self.children(clause, &[Label::Aux, Label::AuxPass, Label::Cop]).is_empty();
        let any = page.pos(noun) == Pos::Noun
            && page.syntax.children(noun).all(|c| {
                page.label(c) != Label::NmodPoss
                    && (page.label(c) != Label::Det || matches!(page.lemma(c), "a" | "an" | "any"))
            });
        present && any
    }

    /// "once Rwanda withdraws, Congo will talk": a present tense beside a future main clause, or after "before".
    pub(super) fn still_ahead(&self, clause: usize, head: usize) -> bool {
        let page = self.page;
        let marks = self.children(clause, &[Label::Mark, Label::Advmod]);
        let word = marks.iter().map(|&m| page.lemma(m)).find(|m| {
            matches!(*m, "once" | "until" | "till" | "when" | "whenever" | "after" | "before" | "soon" | "as")
        });
        let Some(word) = word else { return false };
        let present = matches!(page.token(clause).tag, Tag::Vbz | Tag::Vbp)
            || self
                .children(clause, &[Label::Aux, Label::AuxPass])
                .iter()
                .any(|&c| matches!(page.token(c).tag, Tag::Vbz | Tag::Vbp));
        if word == "before" {
            return present || page.token(clause).tag == Tag::Vbg;
        }
        // "was ready to return as soon as the militia withdrew", "would talk only after they had been freed"
        let only = || {
            let left = page.syntax.left_edge(clause);
            page.lemma(left) == "only" || left > 0 && page.lemma(left - 1) == "only"
        };
        let bound = matches!(word, "once" | "soon" | "until" | "till")
            || matches!(word, "after" | "when") && page.token(clause).tag != Tag::Vbd && only();
        if bound && (self.veiled(head).is_some() || word == "after" && grammar::modal(page, head).is_some()) {
            return true;
        }
        let ahead = grammar::modal(page, head).is_some() || page.token(head).tag == Tag::Vb;
        present && ahead
    }

    /// "went on to seize", "rushed to send", "helped to free": what follows happened.
    pub(super) fn came_true(&self, verb: usize) -> bool {
        let page = self.page;
        let on = || page.syntax.children(verb).any(|c| c == verb + 1 && page.lemma(c) == "on");
        match self.lemma(verb).as_str() {
            "go" => on(),
            // "went so far as to recall its envoy": the tree hangs the act on the adverb
            "far" => true,
            "help" => self.verbal(verb) && grammar::modal(page, verb).is_none(),
            "resort" | "stoop" | "revert" => self.verbal(verb),
            "proceed" | "rush" | "hasten" | "manage" | "prompt" | "lead" | "cause" | "force" | "compel" => {
                self.verbal(verb) && grammar::modal(page, verb).is_none()
            }
            _ => false,
        }
    }

    /// "Will they attack?", "Did you ask for anything?": a clause that is asked about tells nothing that has happened.
    pub(super) fn asked(&self, verb: usize) -> bool {
        let page = self.page;
        let main = matches!(
            page.label(verb),
            Label::Root | Label::Parataxis | Label::Ccomp | Label::Conj | Label::Dep | Label::Appos
        );
        let sentence = page.syntax.sentences[page.token(verb).sentence].tokens.clone();
        let mark = (verb..sentence.end).take(40).find(|&t| matches!(page.word(t), "?" | "!" | "." | ";"));
        if !main || mark.is_none_or(|t| page.word(t) != "?") {
            return false;
        }
        let subject = self.children(verb, &[Label::Nsubj, Label::NsubjPass]).into_iter().next();
        let auxiliary = self.children(verb, &[Label::Aux, Label::AuxPass, Label::Cop]).into_iter().next();
        let (Some(subject), Some(auxiliary)) = (subject, auxiliary) else { return false };
        // "Why did Russia attack?" takes it for granted that it did, "Why is it attacking?" that it does; "When do they
        // meet?" does not.
        let asks = |words: &[&str]| {
            let adverbs = self.children(verb, &[Label::Advmod]);
            adverbs.iter().any(|&c| words.contains(&page.lemma(c)) && c < auxiliary)
        };
        let granted = match page.token(auxiliary).tag {
            Tag::Vbd => asks(&["why", "how", "when", "where"]),
            Tag::Vbz | Tag::Vbp => asks(&["why"]) && !grammar::is_negated(page, verb),
            _ => false,
        };
        auxiliary < subject && !granted
    }

    /// "marched to demand reforms": whoever protests for a purpose of speech says it.
    pub(super) fn voiced(&self, act: usize, head: usize) -> bool {
        // "sat in an airliner to protest": the sitting is the protest.
        matches!(self.lemma(act).as_str(), "protest" | "demonstrate")
            || self.book.is("voice", &self.lemma(act))
                && self.read(head).is_some_and(|r| r.code.kind == EventType::Protest)
    }

    /// "They would never have come": what was not done then is refused by nobody now.
    pub(super) fn unfulfilled(&self, verb: usize) -> bool {
        let page = self.page;
        grammar::modal(page, verb).is_some()
            && self.children(verb, &[Label::Aux]).into_iter().any(|c| page.word(c) == "have")
    }

    /// "If they do not agree to take part in talks": whatever stands inside a condition is imagined.
    pub(super) fn inside_condition(&self, t: usize) -> bool {
        let page = self.page;
        let mut above = page.syntax.ancestors(t).take(8);
        above.any(|a| page.label(a) == Label::Advcl && super::status::is_condition(self, a))
    }

    /// "Those who burn shops", "anyone who obstructs relief": whoever does it, if anybody.
    pub(super) fn whoever(&self, clause: usize, noun: usize) -> bool {
        let page = self.page;
        let anybody = self.anyone(noun);
        let present = matches!(page.token(clause).tag, Tag::Vbp | Tag::Vbz)
            && self.children(clause, &[Label::Aux, Label::AuxPass]).is_empty();
        anybody || present && page.word(noun).eq_ignore_ascii_case("those")
    }

    /// "It is dangerous to arm them": what is only called so in the present; "it was wrong to attack" came to pass.
    pub(super) fn weighed(&self, clause: usize, head: usize) -> bool {
        let page = self.page;
        let it = |c: usize| matches!(page.label(c), Label::Expl | Label::Nsubj) && page.lemma(c) == "it";
        let is = |c: usize| page.label(c) == Label::Cop && page.token(c).tag == Tag::Vbz;
        page.pos(head) == Pos::Adj
            && grammar::infinitive(page, clause)
            && page.syntax.children(head).any(it)
            && page.syntax.children(head).any(is)
    }

    /// "Anyone blocking a road", "any ship that calls".
    pub(super) fn anyone(&self, noun: usize) -> bool {
        let any = |t: usize| matches!(self.page.lemma(t), "anyone" | "anybody" | "whoever" | "any");
        any(noun) || self.children(noun, &[Label::Det]).into_iter().any(any)
    }

    /// "Pushing for the US to support", with the "to" left out or lost: what is wished has not happened.
    pub(super) fn pushed_for(&self, clause: usize) -> bool {
        let page = self.page;
        page.token(clause).tag == Tag::Vb
            && grammar::marker(page, clause) == Some("for")
            && self.children(clause, &[Label::Aux]).is_empty()
    }

    /// "Demands that they disarm before it sits down with them": what comes after that which is only wished for.
    pub(super) fn before_all(&self, clause: usize, head: usize) -> bool {
        grammar::marker(self.page, clause) == Some("before")
            && (grammar::is_subjunctive(self.page, head) || self.governed(head) == Some(Status::Hypothetical))
    }

    /// "stopped short of condemning".
    pub(super) fn stops_short(&self, head: usize) -> bool {
        if self.page.lemma(head) == "short" {
            return true; // the tree hangs the act on the adjective
        }
        let short = |&c: &usize| self.page.lemma(c) == "short";
        matches!(self.lemma(head).as_str(), "stop" | "fall")
            && self.children(head, &[Label::Advmod, Label::Xcomp]).iter().any(short)
    }

    /// "No soldier fired", "neither side attacked", "nobody was hurt".
    pub(super) fn nobody_acts(&self, verb: usize) -> bool {
        let subjects = self.children(verb, &[Label::Nsubj, Label::NsubjPass]);
        subjects.iter().any(|&s| grammar::names_nobody(self.page, s))
    }

    /// "hardly attacked", "nearly seized"; but not "nearly completed the withdrawal".
    pub(super) fn hardly(&self, verb: usize) -> bool {
        let words = self.children(verb, &[Label::Advmod]);
        let part = matches!(
            self.lemma(verb).as_str(),
            "complete" | "finish" | "end" | "double" | "triple" | "treble" | "halve" | "exhaust" | "deplete"
        );
        words.iter().any(|&c| match self.page.lemma(c) {
            "hardly" | "scarcely" => true,
            "nearly" | "almost" => c + 1 == verb && !part,
            _ => false,
        })
    }

    /// "Withdraw your troops!": a bare form without a subject, outside headlines.
    pub(super) fn imperative(&self, verb: usize) -> bool {
        let page = self.page;
        let token = page.token(verb);
        // "Chants of 'lock him up'"
        let quoted = verb > 0 && matches!(page.word(verb - 1), "\"" | "“" | "‘" | "'" | "``");
        if quoted
            && matches!(token.tag, Tag::Vb | Tag::Vbp)
            && matches!(page.role(token.sentence), Role::Body)
            && !matches!(page.label(verb), Label::Conj | Label::Xcomp | Label::AclRelcl)
            && !grammar::infinitive(page, verb)
            && self.children(verb, &[Label::Aux, Label::AuxPass, Label::Nsubj, Label::NsubjPass]).is_empty()
        {
            return true;
        }
        token.tag == Tag::Vb
            && (matches!(page.label(verb), Label::Root | Label::Ccomp | Label::Parataxis)
                || verb > 0 && matches!(page.word(verb - 1), "\"" | "“" | "‘"))
            && matches!(page.role(token.sentence), Role::Body)
            && self.children(verb, &[Label::Aux, Label::Nsubj, Label::NsubjPass, Label::Mark]).is_empty()
            && self.fillers(verb, Slot::Subject).is_empty()
    }

    /// "The planned talks", "a possible attack", "next week's summit", "talks due on Monday": what the words beside a
    /// noun make of what it tells.
    pub(super) fn noun_status(&self, noun: usize) -> Option<Status> {
        if self.verbal(noun) {
            return self.status_of_held(noun);
        }
        self.status_beside(noun)
            .or_else(|| self.status_beside(self.round_of(noun)?))
            .or_else(|| self.said_of(noun))
    }

    /// "Vienna hosts the next round of talks": whoever holds what lies ahead.
    fn status_of_held(&self, verb: usize) -> Option<Status> {
        let holds = matches!(self.lemma(verb).as_str(), "hold" | "host" | "chair");
        let object = self.fillers(verb, Slot::Object).into_iter().next().filter(|_| holds)?;
        self.status_beside(object).filter(|status| *status == Status::Planned)
    }

    /// The same by its adjectives and participles alone.
    pub(super) fn status_beside(&self, noun: usize) -> Option<Status> {
        let page = self.page;
        page.syntax.children(noun).find_map(|c| match page.label(c) {
            Label::Amod if page.lemma(c) == "next" && self.book.is("talks", &self.lemma(noun)) => {
                Some(Status::Planned)
            }
            Label::Amod => self.unreal_word(c),
            Label::Acl
                if (page.token(c).tag == Tag::Vbn || page.pos(c) == Pos::Adj)
                    && !grammar::infinitive(page, c) =>
            {
                self.unreal_word(c)
            }
            // "talks to be held in May"
            Label::Acl if grammar::infinitive(page, c) && self.book.is("light", &self.lemma(c)) => {
                Some(Status::Planned)
            }
            Label::NmodPoss if self.book.is("time", &self.lemma(c)) => {
                let next = self
                    .children(c, &[Label::Amod])
                    .iter()
                    .any(|&a| matches!(page.lemma(a), "next" | "coming"));
                (next || page.lemma(c) == "tomorrow").then_some(Status::Planned)
            }
            _ => None,
        })
    }

    fn unreal_word(&self, word: usize) -> Option<Status> {
        let lemma = self.lemma(word);
        let classes =
            [("ahead", Status::Planned), ("imagined", Status::Hypothetical), ("undone", Status::Negated)];
        classes.into_iter().find(|(class, _)| self.book.is(class, &lemma)).map(|(_, status)| status)
    }

    /// "The next round of talks": the word that counts what the noun tells.
    fn round_of(&self, noun: usize) -> Option<usize> {
        let page = self.page;
        let head = page.token(noun).head.filter(|_| page.label(noun) == Label::Nmod)?;
        let counts =
            matches!(page.lemma(head), "round" | "series" | "session" | "wave" | "phase" | "set" | "bout");
        (counts && grammar::cases(page, noun).any(|p| p == "of")).then_some(head)
    }

    /// "A meeting is unlikely", "an attack seemed impossible": what is said of the noun as a whole.
    fn said_of(&self, noun: usize) -> Option<Status> {
        let page = self.page;
        let head = page.token(noun).head.filter(|_| page.label(noun) == Label::Nsubj)?;
        let word = if matches!(page.lemma(head), "seem" | "look" | "appear" | "remain" | "become") {
            self.children(head, &[Label::Xcomp]).into_iter().next()?
        } else {
            head
        };
        let whole =
            page.pos(word) == Pos::Adj && self.children(word, &[Label::Xcomp, Label::Ccomp]).is_empty();
        match self.lemma(word).as_str() {
            "possible" | "impossible" | "likely" | "unlikely" | "imminent" | "conceivable"
            | "inconceivable" | "unthinkable" | "inevitable" | "off" => whole.then_some(Status::Hypothetical),
            _ => None,
        }
    }
}
