//! An act that a clause announces: who would do it, how firmly, and whom it helps or hurts.

use super::cues;
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
        subject: grammar::subject(page, head).or_else(|| pronoun_subject(page, head)),
        force: force(page, head),
        negated: is_negated(page, head),
        passive: grammar::is_passive(page, head) && page.token(head).tag == Tag::Vbn,
        ready: false,
        firm: false,
        effect: Effect::Neither,
    };
    for _ in 0..3 {
        if !descend(page, &mut act) {
            break;
        }
    }
    act.effect = effect(page, act.verb, act.passive, act.subject);
    act
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
    page.syntax.children(head).any(|c| {
        matches!(page.label(c), Label::Nsubj | Label::NsubjPass)
            && (matches!(page.lemma(c), "nobody" | "nothing" | "none" | "no-one" | "neither")
                || grammar::is_negated(page, c))
    })
}

fn force(page: &Page, head: usize) -> Force {
    let modal = page
        .syntax
        .children(head)
        .find(|&c| c < head && page.label(c) == Label::Aux && page.token(c).tag == Tag::Md);
    match modal.map(|m| page.word(m).to_lowercase()).as_deref() {
        Some("will" | "'ll" | "’ll" | "wo" | "shall" | "would" | "'d" | "’d" | "won" | "sha") => {
            Force::Will
        }
        Some("may" | "might" | "could" | "can") => Force::May,
        Some("must" | "should" | "ought") => Force::Must,
        _ => Force::Plain,
    }
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
        ("ready" | "willing" | "prepared" | "open" | "prepare" | "happy" | "keen", _)
            if act.verb == act.head
                && page.label(act.verb) != Label::Xcomp
                && (page.pos(act.verb) == Pos::Adj || word == "prepared") =>
        {
            if lemma == "prepare" && word != "prepared" {
                return false;
            }
            act.ready = true;
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
            if act.verb == act.head && next.is_some_and(|n| page.label(n) == Label::Xcomp) =>
        {
            if act.force != Force::May {
                act.force = Force::Must;
            }
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
            act.passive = act.passive || grammar::is_passive(page, next) && page.token(next).tag == Tag::Vbn;
            true
        }
        None => false,
    }
}

/// Of a participle that was taken for an adjective ("eased") the verb.
fn stem(page: &Page, verb: usize, class: &str) -> bool {
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
        let hostile = cues::is("hostile", page.lemma(object))
            || page.syntax.children(object).any(|c| {
                c < object && (cues::is("hostile", page.lemma(c)) || cues::is("wrong", page.lemma(c)))
            });
        if (cost || hostile) && stem(page, verb, "relax") {
            return Effect::Benefit;
        }
        if hostile && stem(page, verb, "impose") {
            return Effect::Harm;
        }
        if cost && (stem(page, verb, "impose") || cues::is("bear", lemma)) {
            return Effect::Harm;
        }
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

/// "our response will be swift": the holder's own answer.
pub fn answers(page: &Page, act: &Act) -> bool {
    act.subject.is_some_and(|s| matches!(page.lemma(s), "response" | "answer" | "retaliation" | "reply"))
}

/// Whether the clause gives its subject a cost, or a cost comes about in it: "would face sanctions",
/// "severe sanctions will follow", "there will be consequences", "will be met with force".
pub fn brings_cost(page: &Page, act: &Act, open: bool) -> bool {
    let lemma = page.lemma(act.verb);
    let cost = |t: usize| cues::is("cost", page.lemma(t));
    let subject_costs = act.subject.is_some_and(cost);
    if act.passive && matches!(lemma, "meet" | "answer" | "counter") {
        return true;
    }
    if act.passive && matches!(lemma, "treat" | "regard" | "consider" | "view" | "see" | "deem") {
        let enemy = |t: usize| {
            matches!(
                page.lemma(t),
                "hostile" | "enemy" | "target" | "war" | "aggression" | "attack" | "casus"
            )
        };
        return (act.verb + 1..=page.syntax.right_edge(act.verb)).take(6).any(enemy);
    }
    let object =
        grammar::object(page, act.verb).into_iter().chain(grammar::oblique(page, act.verb, &["with", "for"]));
    let bears = cues::is("bear", lemma) || open && lemma == "risk";
    if bears && object.clone().any(|o| cost(o) || grammar::conjuncts(page, o).any(cost)) {
        return true;
    }
    if subject_costs && (cues::is("follow", lemma) || cues::is("stay", lemma)) {
        return true;
    }
    // "there will be severe consequences", "the response will be swift"
    let be = lemma == "be" || page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
    let there = page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
    // A list of costs may leave several subjects behind "there will be".
    let listed = there
        && page.syntax.children(act.head).any(|c| c > act.head && page.label(c) == Label::Nsubj && cost(c));
    (there || be && !stem(page, act.verb, "relax"))
        && (listed
            || subject_costs
            || there && (cost(act.head) || grammar::conjuncts(page, act.head).any(cost)))
}

/// "reserves the right to respond"
pub fn reserves(page: &Page, act: &Act) -> bool {
    !act.negated
        && page.lemma(act.verb) == "reserve"
        && grammar::object(page, act.verb).is_some_and(|o| page.lemma(o) == "right")
}

/// "will not stand idly by", "would not sit by"
pub fn is_not_idle(page: &Page, act: &Act) -> bool {
    act.negated
        && matches!(page.lemma(act.verb), "stand" | "sit" | "look" | "watch" | "remain" | "stay")
        && (act.verb..=page.syntax.right_edge(act.verb)).take(4).any(|t| cues::is("idle", page.lemma(t)))
}

/// "they will regret it", "those responsible will be held accountable"
pub fn answers_for_it(page: &Page, act: &Act, open: bool) -> bool {
    if act.negated || act.force != Force::Will {
        return false;
    }
    let near = |words: &[&str]| {
        (act.verb + 1..=page.syntax.right_edge(act.verb)).take(5).any(|t| words.contains(&page.lemma(t)))
    };
    match page.lemma(act.verb) {
        _ if cues::is("rue", page.lemma(act.verb)) => open,
        "hold" => open && act.passive && near(&["accountable", "responsible", "account"]),
        "bring" => open && act.passive && near(&["justice", "account", "book"]),
        _ => false,
    }
}

/// "will not go unpunished"
pub fn goes_unanswered(page: &Page, act: &Act) -> bool {
    act.negated
        && page
            .syntax
            .children(act.head)
            .chain(std::iter::once(act.head))
            .any(|c| matches!(page.lemma(c), "unanswered" | "unpunished"))
}

/// "the offer would lapse", "whoever signs will not get a single barrel": somebody loses a good.
pub fn loses(page: &Page, act: &Act) -> bool {
    let lemma = page.lemma(act.verb);
    let good =
        act.subject.is_some_and(|s| cues::is("plan", page.lemma(s)) || cues::is("deal", page.lemma(s)));
    good && !act.negated
        && matches!(lemma, "lapse" | "expire" | "end" | "cease" | "fall" | "collapse" | "void")
        || act.negated
            && matches!(lemma, "receive" | "get" | "obtain" | "enter" | "enjoy" | "survive" | "escape")
}

/// "there will be no talks": a good that is withheld.
pub fn withholds(page: &Page, act: &Act) -> bool {
    let there = page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
    let noun =
        |t: usize| cues::is("deal", page.lemma(t)) && page.syntax.children(t).any(|c| page.lemma(c) == "no");
    there && (noun(act.head) || act.subject.is_some_and(noun))
}

/// Whether the verb gives its subject an act at all (no "be", no weather).
pub fn is_deed(page: &Page, act: &Act) -> bool {
    (page.pos(act.verb) == Pos::Verb || page.token(act.verb).tag == Tag::Vb)
        && !page.syntax.children(act.verb).any(|c| page.label(c) == Label::Expl)
}
