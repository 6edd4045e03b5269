//! Where the content of a cue stands.

use super::cues::{self, Slot};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// "in order to maintain order": a purpose, not what is asked.
fn is_purpose(page: &Page, t: usize) -> bool {
    page.syntax.children(t).any(|c| page.label(c) == Label::Mark && matches!(page.lemma(c), "in" | "so"))
}

/// Whether the clause headed by `t` is an infinitive with "to".
pub fn is_infinitive(page: &Page, t: usize) -> bool {
    page.syntax
        .children(t)
        .any(|c| c < t && page.lemma(c) == "to" && matches!(page.label(c), Label::Mark | Label::Aux))
}

/// Whether the clause headed by `t` is a gerund or participle: "leaving", "having left", "being arrested".
pub fn is_gerund(page: &Page, t: usize) -> bool {
    let aux = page
        .syntax
        .children(t)
        .filter(|&c| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop))
        .map(|c| page.token(c).tag);
    match aux.into_iter().next() {
        Some(first) => first == Tag::Vbg,
        None => page.token(t).tag == Tag::Vbg,
    }
}

/// Whether a clause is headed by `t`: a verb, or a predicate with a copula.
pub fn is_clause(page: &Page, t: usize) -> bool {
    page.pos(t) == Pos::Verb
        || page
            .syntax
            .children(t)
            .any(|c| matches!(page.label(c), Label::Cop | Label::Nsubj | Label::NsubjPass))
}

/// The head of the complement of `cue` in this slot.
pub fn find(page: &Page, cue: usize, slot: &Slot) -> Option<usize> {
    match slot {
        Slot::That => finite(page, cue),
        Slot::To { whom: None } => infinitive(page, cue, false),
        Slot::To { whom: Some(whom) } => {
            whom_is_there(page, cue, whom).then(|| infinitive(page, cue, true))?
        }
        Slot::NotTo => infinitive(page, cue, true).filter(|&t| grammar::is_negated(page, t)),
        Slot::Ing => bare_gerund(page, cue),
        Slot::Obj { class } => object(page, cue)
            .filter(|&o| !matches!(page.pos(o), Pos::Cconj | Pos::Adp | Pos::Adv | Pos::Punct))
            .filter(|&o| class.is_none_or(|class| cues::is(class, page.lemma(o)))),
        Slot::Prep("for")
            if page.lemma(cue) == "call" && grammar::child(page, cue, &[Label::Obj]).is_some() =>
        {
            None
        }
        Slot::Prep(preposition) => behind(page, cue, preposition),
        Slot::Of(preposition, class) => {
            behind(page, cue, preposition).filter(|&t| cues::is(class, page.lemma(t)))
        }
        Slot::NounTo(preposition) => behind(page, cue, preposition)
            .filter(|&t| has_infinitive(page, t) || infinitive_next(page, t).is_some()),
        Slot::ForIng => behind(page, cue, "for").filter(|&t| page.pos(t) == Pos::Verb && is_gerund(page, t)),
        Slot::Subject => None,
        Slot::Iobj => grammar::child(page, cue, &[Label::Iobj]),
    }
}

fn finite(page: &Page, cue: usize) -> Option<usize> {
    let labels = [Label::Ccomp, Label::Acl, Label::CsubjPass, Label::AclRelcl];
    let fits = |&c: &usize| {
        labels.contains(&page.label(c))
            && is_clause(page, c)
            && !is_infinitive(page, c)
            && !is_gerund(page, c)
            && (!matches!(page.label(c), Label::Acl | Label::AclRelcl)
                || grammar::marker(page, c) == Some("that"))
            && grammar::marker(page, c).is_none_or(|m| m == "that")
    };
    // "demanded Russia withdraw", where the tree makes it no clause of its own
    let bare = |&c: &usize| {
        c > cue
            && page.label(c) == Label::Xcomp
            && page.token(c).tag == Tag::Vb
            && !is_infinitive(page, c)
            && grammar::child(page, c, &[Label::Nsubj, Label::NsubjPass]).is_some_and(|s| s > cue && s < c)
    };
    // A clause with "that" behind the cue is its content, whatever else the tree hangs on it.
    let marked = |&c: &usize| c > cue && grammar::marker(page, c) == Some("that");
    let all = || page.syntax.children(cue).filter(fits);
    all().find(marked).or_else(|| all().next()).or_else(|| page.syntax.children(cue).find(bare))
}

fn infinitive(page: &Page, cue: usize, of_other: bool) -> Option<usize> {
    let labels = [Label::Xcomp, Label::Ccomp, Label::Advcl, Label::Acl, Label::CsubjPass];
    let fits = |c: usize| {
        c > cue && labels.contains(&page.label(c)) && is_infinitive(page, c) && !is_purpose(page, c)
    };
    let below = |t: usize| page.syntax.children(t).find(|&c| fits(c));
    let given = |t: usize| {
        let participle = |&c: &usize| {
            c > t && page.label(c) == Label::Acl && page.token(c).tag == Tag::Vbn && page.pos(t) == Pos::Noun
        };
        page.syntax.children(t).find(participle).and_then(below)
    };
    let found = below(cue)
        .or_else(|| beside(page, cue, &fits))
        .or_else(|| infinitive_next(page, cue))
        .or_else(|| given(cue))
        .or_else(|| behind_time(page, cue, &fits));
    if found.is_some() || !of_other {
        return found;
    }
    if let Some(found) = infinitive_by_order(page, cue) {
        return Some(found);
    }
    page.syntax
        .children(cue)
        .filter(|&c| c > cue && matches!(page.label(c), Label::Obj | Label::Iobj | Label::Obl))
        .find_map(below)
}

/// "promised for the first time to stop": the infinitive that the tree gives to a time beside the verb.
fn behind_time(page: &Page, cue: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    let time = |&c: &usize| {
        c > cue
            && matches!(page.label(c), Label::Obl | Label::OblUnmarked)
            && matches!(page.lemma(c), "time" | "day" | "week" | "month" | "year" | "morning" | "evening")
    };
    let times = page.syntax.children(cue).filter(time);
    times.flat_map(|t| page.syntax.children(t)).find(|&c| fits(c))
}

/// "urged all parties to show restraint": the first infinitive after the verb and somebody, whatever the tree makes
/// of them.
fn infinitive_by_order(page: &Page, cue: usize) -> Option<usize> {
    let end = page.syntax.sentences[page.token(cue).sentence].tokens.end;
    let to = (cue + 1..end.min(cue + 16))
        .take_while(|&t| !matches!(page.word(t), "," | ";" | ":"))
        .take_while(|&t| !matches!(page.pos(t), Pos::Verb | Pos::Aux) && page.lemma(t) != "that")
        .find(|&t| page.lemma(t) == "to" && page.token(t).tag == Tag::To && page.pos(t) == Pos::Part)?;
    let somebody = (cue + 1..to).any(|t| matches!(page.pos(t), Pos::Noun | Pos::Propn | Pos::Pron));
    let verb = page.token(to).head.filter(|&h| h > to && h < to + 6)?;
    (somebody && page.pos(cue) == Pos::Verb && is_infinitive(page, verb) && !is_purpose(page, verb))
        .then_some(verb)
}

/// "warnings given by Tokyo not to invade": the infinitive right behind all that hangs on a noun.
pub fn infinitive_next(page: &Page, noun: usize) -> Option<usize> {
    if !matches!(page.pos(noun), Pos::Noun | Pos::Propn) {
        return None;
    }
    let mut next = page.syntax.right_edge(noun) + 1;
    if page.syntax.tokens.get(next)?.lemma.as_ref() == "not" {
        next += 1;
    }
    let to = page.syntax.tokens.get(next)?;
    let verb = to.head.filter(|_| to.lemma.as_ref() == "to")?;
    let own = page.token(verb).sentence == page.token(noun).sentence;
    (own && verb > next && is_infinitive(page, verb)).then_some(verb)
}

fn has_infinitive(page: &Page, t: usize) -> bool {
    is_infinitive(page, t)
        || page.syntax.children(t).any(|c| {
            matches!(page.label(c), Label::Acl | Label::Xcomp | Label::Advcl) && is_infinitive(page, c)
        })
}

fn bare_gerund(page: &Page, cue: usize) -> Option<usize> {
    // "denied it, saying that ...": what is said besides
    let apart = |c: usize| (cue + 1..c).any(|t| page.word(t) == ",");
    page.syntax.children(cue).find(|&c| {
        c > cue
            && matches!(page.label(c), Label::Xcomp | Label::Ccomp | Label::Obj | Label::Advcl)
            && is_gerund(page, c)
            && grammar::marker(page, c).is_none()
            && (page.label(c) != Label::Advcl || c <= cue + 3 && !apart(c))
            && page.pos(c) == Pos::Verb
    })
}

/// The object: of a passive its subject, of a relative clause the noun that it describes.
pub fn object(page: &Page, verb: usize) -> Option<usize> {
    if page.token(verb).tag == Tag::Vbn && grammar::passive(page, verb) {
        return grammar::subject_of(page, verb);
    }
    if let Some(object) = grammar::child(page, verb, &[Label::Obj]) {
        // "accused them of staging it, which they denied": the pronoun stands for all that was said.
        let all = page.lemma(object) == "which"
            && object > 0
            && page.word(object - 1) == ","
            && page.lemma(verb) == "deny";
        let noun = grammar::antecedent(page, object)
            .filter(|&n| !all || ["claim", "deniable"].iter().any(|class| cues::is(class, page.lemma(n))));
        return Some(noun.unwrap_or(object));
    }
    // "rejected as baseless the allegation"
    let as_phrase =
        page.syntax.children(verb).find(|&c| c > verb && grammar::preposition(page, c) == Some("as"));
    if let Some(object) =
        as_phrase.and_then(|c| page.syntax.children(c).find(|&o| o > c && page.label(o) == Label::Obj))
    {
        return Some(object);
    }
    if let Some(noun) = before_inversion(page, verb) {
        return Some(noun);
    }
    // "demanded the release of two still being held": a noun that the tree made the subject of a participle behind it
    let held = page.syntax.children(verb).find(|&c| {
        c > verb && page.label(c) == Label::Ccomp && page.token(c).tag == Tag::Vbn && is_gerund(page, c)
    });
    if let Some(noun) = held.and_then(|c| grammar::child(page, c, &[Label::NsubjPass])).filter(|&n| n > verb)
    {
        return Some(noun);
    }
    // A second subject behind the verb is an object that the tree took wrong.
    let subjects = || page.syntax.children(verb).filter(|&c| page.label(c) == Label::Nsubj);
    // "an allegation Iran rejects": so is a claim before the subject.
    if let (Some(first), true) = (subjects().next(), subjects().filter(|&s| s < verb).count() > 1)
        && (cues::is("claim", page.lemma(first)) || cues::is("plan", page.lemma(first)))
    {
        return Some(first);
    }
    if subjects().any(|s| s < verb)
        && let Some(behind) = subjects().find(|&s| s > verb)
    {
        return Some(behind);
    }
    let head = page.token(verb).head?;
    let has_subject =
        grammar::child(page, verb, &[Label::Nsubj]).is_some_and(|s| grammar::antecedent(page, s).is_none());
    let contact = page.label(verb) == Label::AclRelcl && has_subject && page.pos(head) == Pos::Noun;
    contact.then_some(head)
}

/// "vowed retaliation should they attack": a noun right behind the verb, which the tree gives to the condition.
fn before_inversion(page: &Page, verb: usize) -> Option<usize> {
    let end = page.syntax.sentences[page.token(verb).sentence].tokens.end;
    let should =
        (verb + 2..end.min(verb + 6)).find(|&t| matches!(page.word(t), "should" | "were" | "had"))?;
    let noun = should - 1;
    let phrase = (verb + 1..noun).all(|t| matches!(page.pos(t), Pos::Det | Pos::Adj | Pos::Noun));
    let given = page.token(noun).head.is_some_and(|h| h > should);
    (phrase && given && page.pos(noun) == Pos::Noun).then_some(noun)
}

/// The phrase or gerund behind a preposition, hanging on the cue or, as parsers have it, on its object.
fn behind(page: &Page, cue: usize, preposition: &str) -> Option<usize> {
    let fits = |c: usize| {
        c > cue
            && matches!(
                page.label(c),
                Label::Obl
                    | Label::OblAgent
                    | Label::Nmod
                    | Label::Advcl
                    | Label::Acl
                    | Label::Xcomp
                    | Label::Ccomp
                    | Label::Obj
            )
            && page.syntax.children(c).any(|m| {
                m < c && matches!(page.label(m), Label::Case | Label::Mark) && page.lemma(m) == preposition
            })
    };
    let below = |t: usize| page.syntax.children(t).find(|&c| fits(c));
    // "conditions its return to the table on a reform": by the order of words.
    if matches!(page.lemma(cue), "condition" | "make") && preposition == "on" {
        let end = page.syntax.sentences[page.token(cue).sentence].tokens.end;
        let on = (cue + 2..end.min(cue + 14)).find(|&t| page.lemma(t) == "on" && page.pos(t) == Pos::Adp)?;
        return page.token(on).head.filter(|&h| h > on);
    }
    let found =
        gerund_behind(page, cue, preposition).or_else(|| below(cue)).or_else(|| beside(page, cue, &fits));
    let loose = matches!(preposition, "of" | "against")
        || matches!(page.lemma(cue), "blame" | "appeal" | "ask" | "hold" | "point" | "make");
    if found.is_some() || !loose {
        return found;
    }
    page.syntax
        .children(cue)
        .filter(|&c| {
            c > cue
                && (matches!(page.label(c), Label::Obj | Label::Iobj)
                    || page.label(c) == Label::Obl && page.lemma(cue) == "appeal"
                    || page.label(c) == Label::Xcomp && matches!(page.lemma(cue), "hold" | "make"))
        })
        .find_map(below)
}

/// "accused them of arming", "warned of imposing": by the order of words, whatever the tree makes of the preposition.
fn gerund_behind(page: &Page, cue: usize, preposition: &str) -> Option<usize> {
    if !matches!(preposition, "of" | "against" | "for") {
        return None;
    }
    let end = page.syntax.sentences[page.token(cue).sentence].tokens.end;
    let follows = |at: usize| {
        (at + 1..end.min(at + 4))
            .find(|&t| page.pos(t) != Pos::Punct && page.pos(t) != Pos::Adv && page.lemma(t) != "not")
    };
    // "accused a faction of the party of colluding": the preposition with a gerund behind it, if there is one.
    let places = || {
        (cue + 1..end.min(cue + 12))
            .take_while(|&t| page.pos(t) != Pos::Verb && page.word(t) != ",")
            .filter(|&t| page.lemma(t) == preposition)
    };
    let gerund = |at: &usize| follows(*at).is_some_and(|t| page.token(t).tag == Tag::Vbg);
    let at = places().find(gerund).or_else(|| places().next())?;
    let next = follows(at)?;
    let auxiliary = matches!(page.lemma(next), "have" | "be") && page.token(next).tag == Tag::Vbg;
    let verb = if auxiliary && page.token(next).head.is_some_and(|h| h > next) {
        page.token(next).head?
    } else {
        next
    };
    // "accused them of being behind the raids"
    if auxiliary && page.label(next) == Label::Cop {
        return Some(verb);
    }
    (page.pos(verb) == Pos::Verb && is_gerund(page, verb)).then_some(verb)
}

/// "dropped its demand for an apology": what belongs to the noun may hang on its verb, right behind it.
pub fn beside(page: &Page, noun: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    let verb = page.token(noun).head.filter(|_| page.pos(noun) == Pos::Noun)?;
    let next = page.syntax.right_edge(noun) + 1;
    page.syntax.children(verb).find(|&c| c > noun && page.syntax.left_edge(c) == next && fits(c))
}

fn whom_is_there(page: &Page, cue: usize, whom: &Slot) -> bool {
    match whom {
        Slot::Obj { .. } | Slot::Iobj => {
            grammar::child(page, cue, &[Label::Obj, Label::Iobj]).is_some()
                || grammar::passive(page, cue)
                || page.syntax.tokens.get(cue + 1).is_some_and(|n| n.pos != Pos::Adp)
                    && infinitive_by_order(page, cue).is_some()
        }
        slot => find(page, cue, slot).is_some(),
    }
}
