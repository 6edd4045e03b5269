//! What the words above a clause make of it: plans, fears, denials, conditions.

use super::read::Reader;
use super::status::is_condition;
use crate::grammar;
use demarche_lexicon::Meaning;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Status;

impl Reader<'_, '_> {
    /// What the words above the clause make of it, if they change it.
    pub(super) fn governed(&self, t: usize) -> Option<Status> {
        let page = self.page;
        let mut at = t;
        for _ in 0..12 {
            if page.label(at) != Label::Root && (is_condition(self, at) || self.supposed(at)) {
                return Some(Status::Hypothetical);
            }
            let head = page.token(at).head?;
            let label = page.label(at);
            match label {
                Label::Advcl
                    if grammar::infinitive(page, at) && (self.came_true(head) || self.voiced(at, head)) => {}
                Label::Advcl => {
                    if grammar::infinitive(page, at) {
                        return Some(self.veiled(head).unwrap_or(Status::Hypothetical));
                    }
                    if self.pushed_for(at) {
                        return Some(Status::Hypothetical);
                    }
                    if self.still_ahead(at, head) {
                        // "until the gangs lay down their arms" is a condition, "when they next meet" a date.
                        let marks = self.children(at, &[Label::Mark, Label::Advmod]);
                        let condition =
                            marks.iter().any(|&m| matches!(page.lemma(m), "until" | "till" | "once"));
                        return Some(if condition || self.before_all(at, head) {
                            Status::Hypothetical
                        } else {
                            Status::Planned
                        });
                    }
                    if let Some(m) = grammar::marker(page, at)
                        && matches!(m, "without" | "instead" | "rather" | "against" | "from")
                    {
                        return Some(Status::Negated);
                    }
                    if self.stops_short(head) {
                        return Some(Status::Negated);
                    }
                    // "Should respond by authorising strikes": the way is as real as what is done.
                    if page.token(at).tag == Tag::Vbg
                        && grammar::marker(page, at) == Some("by")
                        && let Some(status) = self.clause_status(head)
                    {
                        return Some(status);
                    }
                    // "It does not look like they are going to war"
                    if matches!(page.lemma(head), "look" | "seem" | "sound" | "feel" | "appear")
                        && matches!(grammar::marker(page, at), Some("like" | "as"))
                    {
                        let denied = grammar::is_negated(page, head);
                        return Some(if denied { Status::Negated } else { Status::Hypothetical });
                    }
                    // "Is looking at banning it"
                    if page.lemma(head) == "look" && grammar::marker(page, at) == Some("at") {
                        return Some(Status::Hypothetical);
                    }
                    if let Some(status) = self.veiled(head).filter(|_| self.gerund_inside(at)) {
                        return Some(status);
                    }
                    return None;
                }
                Label::Xcomp if self.is_hesitation(head) => return Some(Status::Hypothetical),
                Label::Xcomp | Label::Ccomp | Label::Csubj | Label::CsubjPass => {
                    let told = label == Label::Ccomp && self.told_as_past(at, head);
                    if self.weighed(at, head) {
                        return Some(Status::Hypothetical);
                    }
                    if self.out_of_the_question(head) {
                        return Some(Status::Negated);
                    }
                    if let Some(status) = self.owed(at, head).or_else(|| self.imagined(head)) {
                        return Some(status);
                    }
                    let veil = if told { None } else { self.veiled(head).or_else(|| self.wanted_by(head)) };
                    if let Some(status) = veil {
                        return Some(self.planned_at_all(head, status));
                    }
                    if label == Label::Ccomp && !grammar::infinitive(page, at) {
                        // What is said is told as it stands; an accusation, too.
                        at = head;
                        if page.lemma(head) == "say" {
                            return None;
                        }
                        return self.governed_clause(at);
                    }
                    if let Some(status) = self.clause_status(head) {
                        return Some(status);
                    }
                }
                // "Had no choice but to close it": it did.
                Label::Acl if self.no_choice(at, head) => {}
                Label::Acl
                    if grammar::infinitive(page, at)
                        || self.gerund_inside(at)
                        || grammar::marker(page, at) == Some("that") =>
                {
                    if let Some(status) = self.veiled(head).or_else(|| self.unproved(head)) {
                        return Some(status);
                    }
                    if grammar::infinitive(page, at) {
                        if !self.first_to(head) {
                            return Some(Status::Hypothetical);
                        }
                        if let Some(status) = self.clause_status(head) {
                            return Some(status);
                        }
                    }
                }
                Label::Obj | Label::NsubjPass | Label::Nsubj => {
                    let governs = label != Label::Nsubj || self.book.is("light", page.lemma(head));
                    if governs && let Some(status) = self.veiled(head) {
                        return Some(status);
                    }
                    if let Some(status) = self.granted(at, head) {
                        return status;
                    }
                    if governs && let Some(status) = self.clause_status(head) {
                        return Some(status);
                    }
                    if label == Label::Nsubj && !grammar::is_copular(page, head) {
                        return self.clause_status(head);
                    }
                }
                Label::Nmod | Label::Obl => {
                    let preposition = grammar::preposition(page, at).unwrap_or("");
                    // "the failure of the summit": it was held
                    let held = page.lemma(head) == "failure" && self.book.is("talks", &self.lemma(at));
                    if matches!(preposition, "of" | "for" | "on" | "from" | "to" | "against" | "in" | "about")
                        && !held
                        && let Some(status) = self.veiled(head)
                    {
                        return Some(status);
                    }
                    if let Some(status) = self.talked_over(at, head, preposition) {
                        return Some(status);
                    }
                    if matches!(preposition, "without") {
                        return Some(Status::Negated);
                    }
                    if matches!(preposition, "before" | "until" | "ahead") || self.is_spent(at, preposition) {
                        return None;
                    }
                }
                // "denied that it was blocking convoys, and called on": a past is joined to the past above.
                Label::Conj
                    if page.token(at).tag == Tag::Vbd
                        && matches!(page.token(head).tag, Tag::Vbg | Tag::Vb | Tag::Vbp)
                        && page.label(head) == Label::Ccomp =>
                {
                    at = page.token(head).head?;
                    continue;
                }
                // "expected to be sworn in and Mr O'Neill refusing": with a subject of its own beside an infinitive.
                Label::Conj
                    if grammar::infinitive(page, head)
                        && page.token(at).tag == Tag::Vbg
                        && !self.children(at, &[Label::Nsubj]).is_empty() =>
                {
                    return None;
                }
                Label::Conj | Label::Appos | Label::Compound => {
                    if label == Label::Conj
                        && page.pos(at) == Pos::Verb
                        && page.syntax.children(at).all(|c| {
                            !matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Aux)
                                || page.lemma(c) == "to"
                        })
                        && let Some(status) = self.clause_status(head)
                        && (matches!(page.token(at).tag, Tag::Vb | Tag::Vbn | Tag::Vbg)
                            || status == Status::Negated && self.joined_by_or(at))
                    {
                        return Some(status);
                    }
                }
                Label::AclRelcl if self.whoever(at, head) => return Some(Status::Hypothetical),
                Label::AclRelcl if !self.is_timeless(at, head) => return None,
                Label::Acl if self.anyone(head) && page.token(at).tag == Tag::Vbg => {
                    return Some(Status::Hypothetical);
                }
                // "did not pay a bill demanded by": that it was demanded stands for itself.
                Label::Acl if page.token(at).tag == Tag::Vbn && !self.performs(at, head) => return None,
                Label::Acl if self.protests_now(at, head) => return None,
                _ => {}
            }
            at = head;
        }
        None
    }

    /// "No choice but to close", "no option other than to close".
    fn no_choice(&self, clause: usize, head: usize) -> bool {
        let but = |&m: &usize| matches!(self.page.lemma(m), "but" | "than" | "except");
        matches!(self.page.lemma(head), "choice" | "option" | "alternative")
            && grammar::is_negated(self.page, head)
            && self.children(clause, &[Label::Mark, Label::Case]).iter().any(but)
    }

    /// "after 16 hours of talks": what has been measured is over, whatever is planned next.
    fn is_spent(&self, time: usize, preposition: &str) -> bool {
        matches!(preposition, "after" | "following") && self.book.is("time", &self.lemma(time))
    }

    /// Whether the predicate says that nothing will come of its subject: "is out of the question".
    fn out_of_the_question(&self, head: usize) -> bool {
        let phrase = matches!(self.page.lemma(head), "question" | "reach");
        phrase && grammar::cases(self.page, head).any(|p| matches!(p, "out" | "beyond"))
    }

    /// "repeated its call that Israel ease": whatever the verb, the entry that it fills asks for an act.
    fn wanted_by(&self, head: usize) -> Option<Status> {
        let outer = self.read(head)?.entry.meaning;
        matches!(outer, Meaning::Outer("demand")).then_some(Status::Hypothetical)
    }

    /// "announced that it had struck", "a court was told that soldiers beat": verbs that ask or plan where an infinitive
    /// follows them report where a past tense does.
    pub(super) fn told_as_past(&self, clause: usize, head: usize) -> bool {
        let page = self.page;
        let reports = matches!(
            self.lemma(head).as_str(),
            "tell"
                | "announce"
                | "warn"
                | "insist"
                | "suggest"
                | "advise"
                | "decide"
                | "propose"
                | "support"
                | "agree"
        );
        let always = matches!(self.lemma(head).as_str(), "tell" | "announce" | "decide");
        if always && !grammar::infinitive(page, clause) {
            return true;
        }
        reports
            && grammar::modal(page, clause).is_none()
            && !grammar::infinitive(page, clause)
            && (page.token(clause).tag == Tag::Vbd
                || page.syntax.children(clause).any(|c| {
                    matches!(page.label(c), Label::Aux | Label::AuxPass)
                        && matches!(page.token(c).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
                }))
    }

    /// "may decide to invade", "if it decides to invade": the plan itself is only possible.
    fn planned_at_all(&self, head: usize, status: Status) -> Status {
        let possible = || {
            is_condition(self, head)
                || self.clause_status(head) == Some(Status::Hypothetical)
                || self.governed(head) == Some(Status::Hypothetical)
        };
        if status == Status::Planned && possible() { Status::Hypothetical } else { status }
    }

    /// What stands above a clause of speech; its own tense does not count.
    fn governed_clause(&self, verb: usize) -> Option<Status> {
        let label = self.page.label(verb);
        (label == Label::Advcl && is_condition(self, verb)).then_some(Status::Hypothetical)
    }

    /// The own status of a governing clause, where it is not simply actual.
    pub(super) fn clause_status(&self, verb: usize) -> Option<Status> {
        if grammar::is_negated(self.page, verb) {
            return Some(Status::Negated);
        }
        let (own, _) = self.own_mood(verb);
        (own != Status::Actual).then_some(own)
    }

    /// What a governing word does to its complement by its meaning.
    pub(super) fn veiled(&self, head: usize) -> Option<Status> {
        let lemma = self.lemma(head);
        if self.came_true(head) {
            return None;
        }
        let particle = self.children(head, &[Label::CompoundPrt]).into_iter().next();
        let phrase = particle.and_then(|p| self.book.veil(&format!("{lemma} {}", self.page.lemma(p))));
        let status = Status::parse(phrase.or_else(|| self.book.veil(&lemma))?)?;
        if self.page.pos(head) == Pos::Aux {
            return None;
        }
        let negated = grammar::is_negated(self.page, head);
        Some(match status {
            Status::Planned | Status::Hypothetical if negated => Status::Negated,
            // "has not prohibited them from leaving", "did not rule it out": it may come true.
            Status::Negated if negated => Status::Hypothetical,
            status => status,
        })
    }

    /// "had not admitted a role or implicated anyone": one negation for both.
    fn joined_by_or(&self, t: usize) -> bool {
        self.children(t, &[Label::Cc]).iter().any(|&c| matches!(self.page.lemma(c), "or" | "nor"))
    }

    fn gerund_inside(&self, t: usize) -> bool {
        self.page.token(t).tag == Tag::Vbg
            && self
                .children(t, &[Label::Mark, Label::Case])
                .iter()
                .any(|&m| !matches!(self.page.lemma(m), "while" | "when" | "after" | "by" | "since"))
    }
}
