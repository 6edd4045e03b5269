//! What an act would bring about: a cost, the loss of a good, an answer.

use super::act::{Act, Force, stem};
use super::cues;
use crate::{Page, grammar};
use demarche_parse::Label;

/// "our response will be swift": the holder's own answer.
pub fn answers(page: &Page, act: &Act) -> bool {
    let comes = grammar::is_copular(page, act.head)
        || matches!(page.lemma(act.verb), "be" | "come" | "follow" | "arrive" | "hit" | "fall");
    comes
        && act
            .subject
            .is_some_and(|s| matches!(page.lemma(s), "response" | "answer" | "retaliation" | "reply"))
}

/// Whether the clause gives its subject a cost, or a cost comes about in it: "would face sanctions",
/// "severe sanctions will follow", "there will be consequences", "will be met with force".
pub fn brings_cost(page: &Page, act: &Act, open: bool) -> bool {
    let lemma = page.lemma(act.verb);
    let cost = |t: usize| cues::is("cost", page.lemma(t));
    let subject_costs = act.subject.is_some_and(cost);
    if act.passive
        && matches!(
            lemma,
            "meet" | "answer" | "counter" | "repel" | "repulse" | "crush" | "avenge" | "reciprocate"
        )
    {
        return true;
    }
    if act.passive && matches!(lemma, "treat" | "regard" | "consider" | "view" | "see" | "deem") {
        let enemy = |t: usize| cues::is("branded", page.lemma(t));
        return (act.verb + 1..=page.syntax.right_edge(act.verb)).take(6).any(enemy);
    }
    let object =
        grammar::object(page, act.verb).into_iter().chain(grammar::oblique(page, act.verb, &["with", "for"]));
    let bears = cues::is("bear", lemma) || open && lemma == "risk";
    let borne = |o: usize| cues::is("borne", page.lemma(o)) && lemma != "receive" && lemma != "get";
    if bears && object.clone().any(|o| listed_costs(page, o) || borne(o)) {
        return true;
    }
    // "they will pay dearly", "pay for this crime"
    let dearly = |t: usize| {
        matches!(page.lemma(t), "dearly" | "heavily")
            || grammar::preposition(page, t) == Some("for")
                && (cues::is("offence", page.lemma(t)) || cues::is("hostile_act", page.lemma(t)))
    };
    if lemma == "pay" && !act.passive && page.syntax.children(act.verb).any(dearly) {
        return true;
    }
    // "Greece would pay barrel for barrel"
    let object = grammar::object(page, act.verb);
    if open && lemma == "pay" && !act.passive && object.is_none_or(|o| page.lemma(o) == "barrel") {
        return true;
    }
    // "the consequences will be borne by those who sent it"
    if act.passive && subject_costs && matches!(lemma, "bear" | "feel" | "pay" | "impose" | "take" | "apply")
    {
        return true;
    }
    // "would lead to sanctions", "will have consequences", "would mean war"
    let leads = matches!(lemma, "lead" | "result" | "amount")
        && grammar::oblique(page, act.verb, &["to", "in"]).is_some_and(|o| listed_costs(page, o));
    let entails =
        matches!(lemma, "have" | "carry" | "bring" | "mean" | "entail" | "trigger" | "provoke" | "prompt")
            && grammar::object(page, act.verb)
                .is_some_and(|o| listed_costs(page, o) && page.lemma(o) != "action");
    if open && (leads || entails) {
        return true;
    }
    // "the responsibility for what follows will rest with the army"
    let blamed = act.subject.is_some_and(|s| matches!(page.lemma(s), "responsibility" | "blame"));
    if open
        && blamed
        && act.force == Force::Will
        && !act.passive
        && matches!(lemma, "rest" | "lie" | "fall" | "be")
    {
        return true;
    }
    if subject_costs && (cues::is("follow", lemma) || cues::is("stay", lemma)) {
        return true;
    }
    // "there will be severe consequences", "the response will be swift"
    let be = lemma == "be" || grammar::is_copular(page, act.head);
    let there = page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
    // A list of costs may leave several subjects behind "there will be".
    let listed = there
        && page.syntax.children(act.head).any(|c| c > act.head && page.label(c) == Label::Nsubj && cost(c));
    (there || be && !stem(page, act.verb, "relax"))
        && (listed
            || subject_costs
            || there && (cost(act.head) || grammar::conjuncts(page, act.head).any(cost)))
}

/// "patrols would become more frequent", "the blockade would get tighter": a measure grows harder.
pub fn hardens(page: &Page, act: &Act) -> bool {
    let grows = matches!(page.lemma(act.verb), "become" | "grow" | "get" | "turn")
        || grammar::is_copular(page, act.head);
    let hard = |t: usize| cues::is("hard", page.lemma(t));
    let measure = act
        .subject
        .is_some_and(|s| ["hostile", "cost", "harm"].iter().any(|class| cues::is(class, page.lemma(s))));
    grows && measure && (act.verb..=page.syntax.right_edge(act.verb)).take(8).any(hard)
}

/// Whether a noun or one coordinated with it is a cost.
fn listed_costs(page: &Page, noun: usize) -> bool {
    let cost = |t: usize| cues::is("cost", page.lemma(t));
    cost(noun) || grammar::conjuncts(page, noun).any(cost)
}

/// "would have catastrophic consequences": an ill that falls on all, which nobody commits to impose.
pub fn is_calamity(page: &Page, act: &Act) -> bool {
    (act.verb..=page.syntax.right_edge(act.head)).take(12).any(|t| cues::is("calamity", page.lemma(t)))
}

/// "reserves the right to respond"
pub fn reserves(page: &Page, act: &Act) -> bool {
    !act.negated
        && page.lemma(act.verb) == "reserve"
        && grammar::object(page, act.verb).is_some_and(|o| page.lemma(o) == "right")
}

/// "will not stand idly by", "would not sit by"
pub fn is_not_idle(page: &Page, act: &Act) -> bool {
    act.negated && stands_by(page, act.verb)
}

/// "Nobody should expect us to sit with our arms folded"
pub fn nobody_may_count_on_it(page: &Page, act: &Act) -> bool {
    let nobody = act.negated || act.subject.is_some_and(|s| grammar::names_nobody(page, s));
    let inner = grammar::child(page, act.verb, &[Label::Xcomp, Label::Ccomp]);
    let ours = |v: usize| (act.verb + 1..v).any(|t| matches!(page.word(t), "us" | "me"));
    nobody && page.lemma(act.verb) == "expect" && inner.is_some_and(|v| ours(v) && stands_by(page, v))
}

fn stands_by(page: &Page, verb: usize) -> bool {
    matches!(page.lemma(verb), "stand" | "sit" | "look" | "watch" | "remain" | "stay")
        && (verb..=page.syntax.right_edge(verb)).take(6).any(|t| cues::is("idle", page.lemma(t)))
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
    if !act.negated && matches!(lemma, "lose" | "forfeit") {
        return true;
    }
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
    there && none_of(page, act, "deal")
}

/// "there will be no peace", "there will be no quiet": an ill that whoever says so keeps up.
pub fn leaves_no_peace(page: &Page, act: &Act) -> bool {
    let there = page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
    there && act.force == Force::Will && none_of(page, act, "quiet")
}

fn none_of(page: &Page, act: &Act, class: &str) -> bool {
    let noun =
        |t: usize| cues::is(class, page.lemma(t)) && page.syntax.children(t).any(|c| page.lemma(c) == "no");
    let behind = grammar::child(page, act.head, &[Label::Nsubj]);
    noun(act.head) || act.subject.or(behind).is_some_and(noun)
}

/// "the region is on the brink of war", "we are sliding into a war", "this risks a famine", "famine looms".
pub fn looms(page: &Page, act: &Act) -> bool {
    let lemma = page.lemma(act.verb);
    let disaster = |t: usize| cues::is("disaster", page.lemma(t));
    let cop = grammar::is_copular(page, act.head);
    if act.negated {
        return false;
    }
    if cop && matches!(page.lemma(act.head), "brink" | "verge" | "edge" | "cusp") {
        return grammar::oblique(page, act.head, &["of"]).is_some_and(disaster);
    }
    // "hospitals are close to collapse"
    if cop && matches!(page.lemma(act.head), "close" | "near") {
        let dire = |c: usize| {
            c > act.head
                && (disaster(c) || cues::is("dire", page.lemma(c)) || cues::is("ill_verb", page.lemma(c)))
        };
        return page.syntax.children(act.head).any(dire);
    }
    if matches!(lemma, "sleepwalk" | "head" | "slide" | "drift" | "lurch" | "hurtle" | "descend" | "slip") {
        return grammar::oblique(page, act.verb, &["into", "towards", "toward", "for", "to"])
            .is_some_and(disaster);
    }
    lemma == "risk" && grammar::object(page, act.verb).is_some_and(disaster)
        || matches!(lemma, "loom" | "threaten" | "unfold") && act.subject.is_some_and(disaster)
}
