//! Who acts and who is acted upon, in the clauses that leave one of them out: participles, relative clauses,
//! infinitives, coordinated verbs.

use super::roles::ministry;
use super::{antecedent, child, conjuncts, is_copular};
use crate::Page;
use demarche_parse::{Label, Pos, Tag};

/// Whether a verb form is passive: by its own marks, as a participle after a noun, or like the verb it is joined to.
pub fn passive(page: &Page, verb: usize) -> bool {
    if fronted(page, verb).is_some() {
        return false;
    }
    // "units had fired": a perfect without "been" is active, whatever the subject is called.
    let auxiliary = |c: usize| page.label(c) == Label::Aux && c < verb;
    let whom = child(page, verb, &[Label::NsubjPass]).is_some_and(|s| page.lemma(s) == "whom");
    let perfect = page.syntax.children(verb).any(|c| auxiliary(c) && page.lemma(c) == "have");
    let been = page.syntax.children(verb).any(|c| page.lemma(c) == "be");
    if perfect
        && !been
        && !whom
        && page.token(verb).tag == Tag::Vbn
        && child(page, verb, &[Label::AuxPass, Label::OblAgent, Label::Nsubj]).is_none()
    {
        return false;
    }
    // "aircraft killed 46 civilians": a plain past with an object, whatever the tree calls its subject.
    let finite_past = page.token(verb).tag == Tag::Vbd
        && child(page, verb, &[Label::AuxPass, Label::OblAgent]).is_none()
        && child(page, verb, &[Label::Obj]).is_some();
    if finite_past || page.token(verb).tag == Tag::Vbd && never_passive(page.lemma(verb)) {
        return false;
    }
    if child(page, verb, &[Label::NsubjPass, Label::CsubjPass, Label::AuxPass, Label::OblAgent]).is_some() {
        return true;
    }
    if page.token(verb).tag != Tag::Vbn || child(page, verb, &[Label::Aux]).is_some() {
        return false;
    }
    match page.label(verb) {
        Label::Acl | Label::Amod => true,
        Label::Conj => {
            // "was called in and given 72 hours": what is given stays an object.
            let kept =
                matches!(page.lemma(verb), "give" | "hand" | "grant" | "allow" | "award" | "offer" | "deny");
            let alone = if kept { vec![Label::Nsubj] } else { vec![Label::Obj, Label::Nsubj] };
            child(page, verb, &alone).is_none()
                && page.token(verb).head.is_some_and(|head| passive(page, head))
        }
        // "has so far refused": a perfect that the tree splits is no passive.
        Label::Advcl => {
            child(page, verb, &[Label::Obj, Label::Xcomp]).is_none()
                && page.token(verb).head.is_some_and(|head| page.lemma(head) != "have")
        }
        _ => false,
    }
}

/// Verbs that take no object: "prisoners rioted", whatever the tree calls their subject.
fn never_passive(lemma: &str) -> bool {
    matches!(
        lemma,
        "dock"
            | "sail"
            | "retaliate"
            | "riot"
            | "march"
            | "demonstrate"
            | "rally"
            | "clash"
            | "resign"
            | "flee"
            | "die"
            | "fight"
    )
}

/// The grammatical subject of a verb, its own or the one that it takes over from the clause around it.
pub fn subject_of(page: &Page, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..6 {
        if let Some(own) = child(page, at, &[Label::Nsubj, Label::NsubjPass, Label::NsubjOuter]) {
            let own = ministry(page, own).unwrap_or(own);
            return Some(antecedent(page, own).unwrap_or(own));
        }
        if let Some(own) = behind_mark(page, at).or_else(|| behind_whose(page, at)) {
            return Some(own);
        }
        let head = page.token(at).head?;
        match page.label(at) {
            Label::Xcomp => {
                let controller = child(page, head, &[Label::Obj, Label::Iobj]);
                let dative = || called_upon(page, head);
                if let Some(controller) = controller.or_else(dative) {
                    return Some(controller);
                }
                at = head;
            }
            // "urged B to stop and called on C": a past is joined to the past above, not to the infinitive.
            Label::Conj
                if page.token(at).tag == Tag::Vbd
                    && (infinitive(page, head)
                        || page.label(head) == Label::Ccomp
                            && matches!(page.token(head).tag, Tag::Vbg | Tag::Vb | Tag::Vbp)) =>
            {
                at = page.token(head).head?;
            }
            Label::Conj
                if matches!(page.pos(head), Pos::Verb | Pos::Aux | Pos::Adj) || is_copular(page, head) =>
            {
                at = head;
            }
            Label::Acl => {
                return if infinitive(page, at) { holder(page, head) } else { Some(head) };
            }
            Label::AclRelcl => return Some(head),
            Label::Advcl if let Some(says) = told_before(page, head, at) => at = says,
            // "warnings given by Oslo not to enter": whoever gives a warning is not the one who is to heed it.
            Label::Advcl
                if infinitive(page, at)
                    && page.label(head) == Label::Acl
                    && matches!(page.lemma(head), "give" | "issue" | "deliver" | "send" | "address")
                    && child(page, head, &[Label::OblAgent]).is_some() =>
            {
                return None;
            }
            Label::Advcl if free(page, at) => {
                if infinitive(page, at)
                    && let Some(dative) = called_upon(page, head)
                {
                    return Some(dative);
                }
                if under_preposition(page, at)
                    && let Some(object) = child(page, head, &[Label::Obj]).or_else(|| blamed(page, head, at))
                {
                    return Some(object);
                }
                at = head;
            }
            Label::Ccomp if infinitive(page, at) || page.token(at).tag == Tag::Vbg => at = head,
            // "went so far as to recall": hung on the adverb.
            Label::Advmod if at != verb => at = head,
            _ => return None,
        }
    }
    None
}

/// "After Algiers last week extended its freeze": the tree takes the conjunction and the subject for a phrase of time.
fn behind_mark(page: &Page, verb: usize) -> Option<usize> {
    if !matches!(page.token(verb).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return None;
    }
    let subject = page.syntax.children(verb).find(|&c| {
        c < verb
            && page.label(c) == Label::Obl
            && page.pos(c) == Pos::Propn
            && cases(page, c).any(|p| matches!(p, "after" | "before" | "since" | "until" | "as" | "once"))
    })?;
    let from = page.syntax.right_edge(subject) + 1;
    let small = |w: usize| {
        let own = page.token(w).head.is_some_and(|h| h == verb || page.token(h).head == Some(verb) && h > w);
        own && matches!(
            page.label(w),
            Label::Advmod | Label::OblUnmarked | Label::Aux | Label::Amod | Label::Det | Label::Punct
        ) && page.word(w) != ","
    };
    (from..verb).all(small).then_some(subject)
}

/// "Monitors whose patrols Baku has asked Yerevan to send home": the tree hangs the subject on the noun behind "whose".
fn behind_whose(page: &Page, verb: usize) -> Option<usize> {
    if page.label(verb) != Label::AclRelcl {
        return None;
    }
    let small = |w: usize| {
        page.token(w).head == Some(verb)
            && matches!(page.label(w), Label::Aux | Label::AuxPass | Label::Advmod)
    };
    let first = (verb.saturating_sub(4)..verb).rev().take_while(|&w| small(w)).last().unwrap_or(verb);
    let subject = first.checked_sub(1).filter(|&s| page.label(s) == Label::Appos)?;
    let owned = page.token(subject).head.filter(|&noun| {
        noun < subject
            && page
                .syntax
                .children(noun)
                .any(|c| page.label(c) == Label::NmodPoss && page.lemma(c) == "whose")
    });
    owned.map(|_| subject)
}

/// "“It is a threat,” Obama said, while calling for a strategy": what goes on behind the verb of saying is done by
/// whoever says so, though the tree hangs it on what is said.
fn told_before(page: &Page, content: usize, gerund: usize) -> Option<usize> {
    let says = page.token(content).head.filter(|_| page.label(content) == Label::Ccomp)?;
    (content < says && says < gerund && page.token(gerund).tag == Tag::Vbg).then_some(says)
}

/// "on Moscow" in "called on Moscow to withdraw": the phrase that is to act.
fn called_upon(page: &Page, verb: usize) -> Option<usize> {
    page.syntax.children(verb).find(|&c| {
        page.label(c) == Label::Obl
            && match page.lemma(verb) {
                "call" => cases(page, c).any(|p| p == "on" || p == "upon"),
                "appeal" => cases(page, c).any(|p| p == "to"),
                "plead" => cases(page, c).any(|p| p == "with"),
                _ => false,
            }
    })
}

/// Whether a clause is an infinitive with "to".
pub fn infinitive(page: &Page, verb: usize) -> bool {
    page.syntax.children(verb).any(|c| page.label(c) == Label::Mark && page.lemma(c) == "to")
}

/// Whether an adverbial clause has no tense of its own and takes its subject from outside.
fn free(page: &Page, verb: usize) -> bool {
    infinitive(page, verb) || matches!(page.token(verb).tag, Tag::Vbg | Tag::Vbn)
}

/// "of" in "accused Kyiv of shelling": a gerund whose subject is the object before it.
fn under_preposition(page: &Page, verb: usize) -> bool {
    page.syntax.children(verb).any(|c| {
        matches!(page.label(c), Label::Mark | Label::Case)
            && matches!(page.lemma(c), "of" | "from" | "for" | "against")
    })
}

/// "France" in "tore into France for backing rebels".
fn blamed(page: &Page, verb: usize, gerund: usize) -> Option<usize> {
    let for_doing = cases(page, gerund).any(|p| p == "for");
    page.syntax.children(verb).filter(|_| for_doing).find(|&c| {
        c > verb
            && c < gerund
            && page.label(c) == Label::Obl
            && cases(page, c).any(|p| matches!(p, "into" | "at" | "on" | "with" | "to"))
    })
}

/// The possessor of a noun: who is to act in "Moscow's decision to withdraw".
fn holder(page: &Page, noun: usize) -> Option<usize> {
    child(page, noun, &[Label::NmodPoss])
        .or_else(|| {
            page.syntax.children(noun).find(|&c| {
                page.label(c) == Label::Nmod && cases(page, c).any(|p| matches!(p, "of" | "by" | "from"))
            })
        })
        .or_else(|| child(page, noun, &[Label::Amod, Label::Compound]))
        .or_else(|| {
            let head = page.token(noun).head?;
            (page.label(noun) == Label::Obj).then(|| subject_of(page, head)).flatten()
        })
}

/// ", an allegation Tehran dismissed": a clause without "that" about the noun before it, which the tree takes for a
/// first subject. The noun, and who acts.
pub fn fronted(page: &Page, verb: usize) -> Option<(usize, usize)> {
    let subject = |&c: &usize| c < verb && matches!(page.label(c), Label::Nsubj | Label::NsubjPass);
    let mut before = page.syntax.children(verb).filter(subject);
    let (first, second) = (before.next()?, before.next()?);
    if before.next().is_some() || child(page, verb, &[Label::AuxPass, Label::Obj]).is_some() {
        return None;
    }
    // The tree may hang the noun on whatever stands before the comma.
    let noun =
        page.syntax.children(first).find(|&c| page.label(c) == Label::Appos && c < second).unwrap_or(first);
    let article = page.syntax.children(noun).find(|&c| matches!(page.lemma(c), "a" | "an"))?;
    let apart = article > 0 && page.word(article - 1) == ",";
    (apart && page.syntax.right_edge(noun) < second).then_some((noun, second))
}

/// The by-phrase of a passive.
fn by_phrase(page: &Page, verb: usize) -> Option<usize> {
    child(page, verb, &[Label::OblAgent]).or_else(|| {
        page.syntax
            .children(verb)
            .find(|&c| page.label(c) == Label::Obl && cases(page, c).any(|p| p == "by") && !is_limit(page, c))
    })
}

/// "by the weekend", "by Friday": until when, not by whom.
fn is_limit(page: &Page, t: usize) -> bool {
    const LIMITS: [&str; 33] = [
        "april",
        "august",
        "dawn",
        "day",
        "december",
        "dusk",
        "end",
        "evening",
        "february",
        "friday",
        "january",
        "july",
        "june",
        "march",
        "midnight",
        "monday",
        "month",
        "night",
        "nightfall",
        "noon",
        "november",
        "october",
        "saturday",
        "september",
        "sunday",
        "thursday",
        "time",
        "tomorrow",
        "tuesday",
        "wednesday",
        "week",
        "weekend",
        "year",
    ];
    LIMITS.contains(&page.lemma(t).to_lowercase().as_str())
}

/// "was dragged out by guards and locked up", "were arrested and deported by the police": the by-phrase stands with
/// one of two passives that share their subject.
fn joined_agent(page: &Page, verb: usize) -> Option<usize> {
    let bare =
        |c: usize| child(page, c, &[Label::Nsubj, Label::NsubjPass, Label::Obj, Label::AuxPass]).is_none();
    if page.label(verb) == Label::Conj {
        let head = page.token(verb).head.filter(|&h| bare(verb) && passive(page, h))?;
        return by_phrase(page, head);
    }
    let next = conjuncts(page, verb).find(|&c| c > verb && bare(c) && passive(page, c))?;
    by_phrase(page, next)
}

/// Who acts: the subject of an active verb, the by-phrase of a passive one.
pub fn doer(page: &Page, verb: usize) -> Option<usize> {
    if passive(page, verb) {
        return by_phrase(page, verb).or_else(|| joined_agent(page, verb));
    }
    // In "the homes it occupies" the noun before is what is acted upon, not who acts.
    fronted(page, verb).map(|(_, subject)| subject).or_else(|| subject_of(page, verb))
}

/// Who or what is acted upon: the object of an active verb, the subject of a passive one, and in a relative clause
/// with a subject of its own the noun before it.
pub fn undergoer(page: &Page, verb: usize) -> Option<usize> {
    if passive(page, verb) {
        // "was handed a note": who is handed it is the subject, what is handed stays an object.
        return child(page, verb, &[Label::Obj]).or_else(|| subject_of(page, verb));
    }
    if let Some(own) = child(page, verb, &[Label::Obj]) {
        return Some(antecedent(page, own).unwrap_or(own));
    }
    if let Some((object, _)) = fronted(page, verb) {
        return Some(object);
    }
    let gap = page.label(verb) == Label::AclRelcl
        && child(page, verb, &[Label::Nsubj]).is_some_and(|s| antecedent(page, s).is_none())
        && child(page, verb, &[Label::Ccomp, Label::Xcomp]).is_none();
    if gap {
        return page.token(verb).head;
    }
    // "asked Kyiv to send": called indirect, but there is no other.
    if let Some(whom) = child(page, verb, &[Label::Iobj]) {
        return Some(antecedent(page, whom).unwrap_or(whom));
    }
    // "arrested and deported two men": the object stands with the last verb.
    conjuncts(page, verb)
        .filter(|&c| page.pos(c) == Pos::Verb && child(page, c, &[Label::Nsubj]).is_none())
        .take(1)
        .find(|&c| c == verb + 2)
        .and_then(|c| child(page, c, &[Label::Obj]))
}

/// The prepositions of a phrase, all parts of a longer one: "out", "of".
pub fn cases<'a>(page: &Page<'a>, t: usize) -> impl Iterator<Item = &'a str> {
    let page = *page;
    page.syntax
        .children(t)
        .filter(move |&c| matches!(page.label(c), Label::Case | Label::Mark))
        // "in spite of": no place, no possessor
        .filter(move |&c| page.lemma(c + 1) != "spite")
        .flat_map(move |c| {
            let parts = page.syntax.children(c).filter(move |&f| page.label(f) == Label::Fixed);
            std::iter::once(c).chain(parts)
        })
        .map(move |c| page.lemma(c))
}
