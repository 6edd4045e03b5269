//! An act that a clause announces: who would do it, how firmly, and whom it helps or hurts.

use super::{cues, withheld};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// How the clause puts the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// will, shall, would, "going to", ready to, forced to.
    Will,
    /// may, might, could.
    May,
    /// must, should, has to, needs to.
    Must,
    /// "do not negotiate", "opposes": the plain present or past.
    Plain,
}

/// Whom the act helps or hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Harm,
    Benefit,
    Neither,
}

/// The act of one clause.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// The head of the clause.
    pub head: usize,
    /// The verb that tells the act: of "would be forced to station" the last.
    pub verb: usize,
    pub subject: Option<usize>,
    pub force: Force,
    pub negated: bool,
    pub passive: bool,
    /// ready, willing, open.
    pub ready: bool,
    /// "would not hesitate to".
    pub firm: bool,
    pub effect: Effect,
}

/// Reads the clause headed by `head`.
pub fn read(page: &Page, head: usize) -> Act {
    let mut act = Act {
        head,
        verb: head,
        subject: nearest_subject(page, head)
            .or_else(|| grammar::subject_of(page, head))
            .or_else(|| pronoun_subject(page, head)),
        force: force(page, head),
        negated: is_negated(page, head),
        passive: grammar::passive(page, head) && page.token(head).tag == Tag::Vbn,
        ready: false,
        firm: false,
        effect: Effect::Neither,
    };
    for _ in 0..3 {
        if !descend(page, &mut act) {
            break;
        }
    }
    act.negated = act.negated || takes_nothing(page, act.verb);
    act.effect = effect(page, act.verb, act.passive, act.subject);
    act
}

/// "will hand over nobody", "would accept no limits": the object negates, but not "will have no choice".
fn takes_nothing(page: &Page, verb: usize) -> bool {
    grammar::object(page, verb)
        .is_some_and(|o| grammar::names_nobody(page, o) && !cues::is("no_matter", page.lemma(o)))
}

/// "Were these requests to be met, Cairo would pay": of two subjects that the tree gives one verb, the last.
fn nearest_subject(page: &Page, head: usize) -> Option<usize> {
    let mut own = page.syntax.children(head).filter(|&c| {
        c < head && matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::NsubjOuter)
    });
    let first = own.next()?;
    own.next_back().filter(|&last| {
        let apart = (first..last).any(|t| page.word(t) == ",");
        apart && grammar::antecedent(page, last).is_none()
    })
}

/// "it would not hesitate": a pronoun that was taken for a filler though the verb has no other subject.
fn pronoun_subject(page: &Page, head: usize) -> Option<usize> {
    page.syntax.children(head).find(|&c| c < head && page.label(c) == Label::Expl && page.lemma(c) == "it")
}

/// Negated by a word of its own or by its subject.
pub fn is_negated(page: &Page, head: usize) -> bool {
    grammar::is_negated(page, head) || no_subject(page, head)
}

/// "Nobody will stop us": the subject negates.
fn no_subject(page: &Page, head: usize) -> bool {
    page.syntax
        .children(head)
        .any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass) && grammar::names_nobody(page, c))
}

fn force(page: &Page, head: usize) -> Force {
    // Of two, as the tree may have it, the first is that of a condition: "Should they land, Greece will respond".
    let modal = page
        .syntax
        .children(head)
        .rfind(|&c| c < head && page.label(c) == Label::Aux && page.token(c).tag == Tag::Md);
    // "It would not.": the modal verb stands alone.
    let modal = modal.or_else(|| (page.token(head).tag == Tag::Md).then_some(head));
    match modal.map(|m| page.word(m).to_lowercase()).as_deref() {
        // "would have been taken": what did not happen commits to nothing
        Some("would" | "'d" | "’d") if is_perfect(page, head) => Force::Plain,
        Some("will" | "'ll" | "’ll" | "wo" | "shall" | "would" | "'d" | "’d" | "won" | "sha") => {
            Force::Will
        }
        Some("may" | "might" | "could" | "can" | "ca") => Force::May,
        Some("must" | "should" | "ought") => Force::Must,
        _ => Force::Plain,
    }
}

fn is_perfect(page: &Page, head: usize) -> bool {
    page.syntax.children(head).any(|c| c < head && page.label(c) == Label::Aux && page.lemma(c) == "have")
}

/// Steps from a verb or adjective that only colours the act to the act itself.
fn descend(page: &Page, act: &mut Act) -> bool {
    let lemma = page.lemma(act.verb);
    let word = page.word(act.verb).to_lowercase();
    let next = page.syntax.children(act.verb).find(|&c| {
        c > act.verb
            && matches!(page.label(c), Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Acl)
            && super::complement::is_infinitive(page, c)
    });
    match (lemma, word.as_str()) {
        (
            "ready" | "willing" | "prepared" | "open" | "prepare" | "happy" | "keen" | "unwilling"
            | "disinclined" | "glad" | "delighted" | "pleased",
            _,
        ) if act.verb == act.head
            && page.label(act.verb) != Label::Xcomp
            && (page.pos(act.verb) == Pos::Adj || word == "prepared") =>
        {
            // "we are glad that they came"
            let mood = matches!(lemma, "glad" | "delighted" | "pleased") && next.is_none();
            if mood || lemma == "prepare" && word != "prepared" {
                return false;
            }
            act.ready = true;
            if matches!(lemma, "unwilling" | "disinclined") {
                act.negated = !act.negated;
            }
            if act.force == Force::Plain {
                act.force = Force::Will;
            }
            act.passive = false;
        }
        ("remain" | "stay" | "stand", _) => {
            let state = page.syntax.children(act.verb).find(|&c| {
                c > act.verb
                    && page.label(c) == Label::Xcomp
                    && matches!(page.lemma(c), "ready" | "willing" | "prepared" | "open")
            });
            let Some(state) = state else {
                return false;
            };
            act.ready = true;
            if act.force == Force::Plain {
                act.force = Force::Will;
            }
            act.verb = state;
            return true;
        }
        ("go", "going") if act.force == Force::Plain => act.force = Force::Will,
        ("force" | "oblige" | "compel", _) if act.passive => act.passive = false,
        ("hesitate", _) => {
            act.firm = act.negated;
            act.negated = false;
        }
        ("have" | "need", _)
            if act.verb == act.head
                && next.is_some_and(|n| page.label(n) == Label::Xcomp && !has_to_do_with(page, n)) =>
        {
            if act.force != Force::May {
                act.force = Force::Must;
            }
        }
        // "will keep bombing the town"
        ("keep" | "go", _) if act.verb == act.head => {
            let on = page.syntax.children(act.verb).find(|&c| {
                c > act.verb
                    && c <= act.verb + 2
                    && page.token(c).tag == Tag::Vbg
                    && matches!(page.label(c), Label::Xcomp | Label::Ccomp | Label::Advcl)
                    && cues::is("harm", page.lemma(c))
            });
            let Some(on) = on else {
                return false;
            };
            act.verb = on;
            return true;
        }
        ("continue" | "begin" | "start" | "seek" | "try" | "able" | "determined" | "intend" | "plan", _) => {
            if matches!(lemma, "intend" | "plan") && act.force == Force::Plain {
                act.force = Force::Will;
            }
        }
        _ => return false,
    }
    match next {
        Some(next) => {
            act.verb = next;
            act.passive = act.passive || grammar::passive(page, next) && page.token(next).tag == Tag::Vbn;
            true
        }
        None => false,
    }
}

/// "has to do with freedom": nobody must do anything.
fn has_to_do_with(page: &Page, verb: usize) -> bool {
    page.lemma(verb) == "do" && grammar::oblique(page, verb, &["with"]).is_some()
}

/// Of a participle that was taken for an adjective ("eased") the verb.
pub fn stem(page: &Page, verb: usize, class: &str) -> bool {
    let lemma = page.lemma(verb);
    cues::is(class, lemma)
        || page.pos(verb) == Pos::Adj
            && [lemma.strip_suffix("d"), lemma.strip_suffix("ed")]
                .iter()
                .flatten()
                .any(|stem| cues::is(class, stem))
}

/// What the act does to the other side, from the verb and what it acts upon.
pub fn effect(page: &Page, verb: usize, passive: bool, subject: Option<usize>) -> Effect {
    let lemma = page.lemma(verb);
    let participle = page.pos(verb) == Pos::Adj;
    let object = if passive || participle { subject } else { grammar::object(page, verb) };
    if let Some(object) = object {
        let cost = cues::is("cost", page.lemma(object))
            || page.syntax.children(object).any(|c| {
                matches!(page.label(c), Label::Amod | Label::Compound)
                    && cues::is("cost", page.lemma(c))
                    && !matches!(page.lemma(c), "cost" | "price" | "war")
            });
        // "would suspend all flights", but "would halt flights over Lebanon"
        let civil = page.lemma(object) == "flight" && grammar::oblique(page, object, &["over"]).is_none();
        let hostile = cues::is("hostile", page.lemma(object)) && !civil
            || page.syntax.children(object).any(|c| {
                c < object && (cues::is("hostile", page.lemma(c)) || cues::is("wrong", page.lemma(c)))
            });
        if (cost || hostile) && stem(page, verb, "relax") {
            return Effect::Benefit;
        }
        // "flights could be suspended", "will halt gas supplies"
        if cues::is("flow", page.lemma(object)) && stem(page, verb, "relax") && !stem(page, verb, "benefit") {
            return Effect::Harm;
        }
        if hostile && stem(page, verb, "impose") {
            return Effect::Harm;
        }
        if cost && (stem(page, verb, "impose") || cues::is("bear", lemma)) {
            return Effect::Harm;
        }
    }
    // "will answer the questions"
    let asked = |t: usize| cues::is("inquiry", page.lemma(t));
    let answered = object.or_else(|| grammar::oblique(page, verb, &["to"]));
    if matches!(lemma, "answer" | "respond") && answered.is_some_and(asked) {
        return Effect::Neither;
    }
    // "is ready to use all its power"
    if lemma == "use" && object.is_some_and(|o| uses_force(page, o)) {
        return Effect::Harm;
    }
    // "will go to arbitration", "would take them to court", "will turn to the Security Council"
    let forum = |t: usize| cues::is("forum", &page.lemma(t).to_lowercase());
    if matches!(lemma, "go" | "turn" | "take" | "bring" | "appeal" | "refer")
        && grammar::oblique(page, verb, &["to", "before"]).is_some_and(forum)
    {
        return Effect::Harm;
    }
    // "we will make them pay"
    let made = |c: usize| {
        c > verb
            && matches!(page.label(c), Label::Xcomp | Label::Ccomp)
            && (cues::is("rue", page.lemma(c))
                || matches!(page.lemma(c), "pay" | "suffer" | "bleed" | "kneel"))
    };
    if lemma == "make" && page.syntax.children(verb).any(made) {
        return Effect::Harm;
    }
    // "will send in the army"
    let forces = |t: usize| {
        matches!(
            page.lemma(t),
            "army" | "troops" | "troop" | "tank" | "force" | "forces" | "soldier" | "police"
        )
    };
    let sent = lemma == "send" && page.syntax.tokens.get(verb + 1).is_some_and(|t| &*t.lemma == "in");
    if sent && (verb + 2..=page.syntax.right_edge(verb)).take(4).any(forces) {
        return Effect::Harm;
    }
    // "will keep the border closed"
    let shut = matches!(lemma, "keep" | "leave" | "hold")
        && (verb + 1..=page.syntax.right_edge(verb)).take(8).any(|t| cues::is("shut", page.lemma(t)));
    if shut {
        return Effect::Harm;
    }
    // "would be taken off the list"
    let listed = matches!(lemma, "remove" | "take" | "strike" | "drop")
        && page
            .syntax
            .children(verb)
            .any(|c| c > verb && matches!(page.lemma(c), "list" | "blacklist" | "register"));
    if listed {
        return Effect::Benefit;
    }
    if withheld::withdraws_good(page, verb, object)
        || withheld::sends_away(page, verb, passive, object)
        || withheld::goes_to_court(page, verb)
    {
        return Effect::Harm;
    }
    let ceases = page
        .syntax
        .children(verb)
        .any(|c| c > verb && page.token(c).tag == Tag::Vbg && cues::is("wrong", page.lemma(c)));
    if ceases && stem(page, verb, "relax") {
        return Effect::Benefit;
    }
    match (stem(page, verb, "harm"), stem(page, verb, "benefit")) {
        (true, false) => Effect::Harm,
        (false, true) => Effect::Benefit,
        _ => Effect::Neither,
    }
}

/// "Force", "the full range of its capabilities".
fn uses_force(page: &Page, object: usize) -> bool {
    let inside = page.syntax.children(object).filter(|&c| page.label(c) == Label::Nmod);
    std::iter::once(object).chain(inside).any(|t| cues::is("might", page.lemma(t)))
}

/// Whether the verb gives its subject an act at all (no "be", no weather).
pub fn is_deed(page: &Page, act: &Act) -> bool {
    (page.pos(act.verb) == Pos::Verb || matches!(page.token(act.verb).tag, Tag::Vb | Tag::Md))
        && !page.syntax.children(act.verb).any(|c| page.label(c) == Label::Expl)
}
