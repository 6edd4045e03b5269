//! What another word of the clause tells already.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Tag};
use demarche_record::EventType;
use demarche_text::Role;

/// Whether the act at `t` is told by the word above it.
pub(super) fn told_elsewhere(reader: &Reader, t: usize, kind: EventType) -> bool {
    harm_of_attack(reader, t)
        || harm_joined(reader, t)
        || attack_of_harm(reader, t, kind)
        || occasion_of_harm(reader, t, kind)
        || answered_word(reader, t, kind)
        || protest_for(reader, t, kind)
        || complaint_for(reader, t, kind)
        || sits_alone(reader, t, kind)
        || instrument(reader, t, kind)
        || describes(reader, t, kind)
        || protest_again(reader, t, kind)
        || fired_and_hit(reader, t, kind)
        || flight_from_attack(reader, t, kind)
}

/// "Organised a strike that shut down the capital", "rioted, setting fire to mattresses": one strike, one riot.
fn protest_again(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let goes_on = kind == EventType::Protest
        && page.label(t) == Label::Advcl
        && page.token(t).tag == Tag::Vbg
        && reader.children(t, &[Label::Mark, Label::Nsubj]).is_empty();
    let main = page.token(t).head.filter(|&h| goes_on && h < t && reader.verbal(h));
    if main.and_then(|h| reader.read(h)).is_some_and(|r| r.code.kind == kind && !r.code.weak) {
        return true;
    }
    let noun = page.token(t).head.filter(|_| kind == EventType::Protest && page.label(t) == Label::AclRelcl);
    let verb = noun.and_then(|n| page.token(n).head).filter(|&v| reader.verbal(v));
    verb.and_then(|v| reader.read(v)).is_some_and(|r| r.code.kind == kind && !r.code.weak)
}

/// "Aircraft using guided missiles killed four", "attacked the town, using drones": by what it is done.
fn instrument(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let with = kind == EventType::Assault
        && page.token(t).tag == Tag::Vbg
        && matches!(page.label(t), Label::Acl | Label::Advcl | Label::Amod)
        && matches!(page.lemma(t), "use" | "employ" | "wield" | "deploy");
    with && page
        .syntax
        .ancestors(t)
        .take(2)
        .any(|h| reader.verbal(h) && reader.read(h).is_some_and(|r| r.code.kind == kind && !r.code.weak))
}

/// "Inspectors probing suspect sites", "a team trying to broker peace": what somebody of a phrase is there for.
fn describes(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let noun = page.token(t).head.filter(|_| {
        kind == EventType::Accuse && page.label(t) == Label::Acl && page.token(t).tag == Tag::Vbg
    });
    let tries = kind == EventType::Consult
        && page.label(t) == Label::Acl
        && page.token(t).tag == Tag::Vbg
        && matches!(page.lemma(t), "try" | "attempt" | "seek" | "work" | "strive");
    tries || noun.is_some_and(|n| page.label(n) != Label::Nsubj && reader.book.is("expert", &reader.lemma(n)))
}

/// "The cabinet met on Sunday": a body of one state that sits meets nobody.
fn sits_alone(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let sits = kind == EventType::Consult
        && reader.verbal(t)
        && matches!(page.lemma(t), "meet" | "convene" | "gather" | "sit" | "hold");
    let body = |&s: &usize| {
        matches!(
            page.lemma(s),
            "cabinet" | "parliament" | "senate" | "legislature" | "court" | "committee" | "board"
        )
    };
    let with = || {
        let with = Slot::Prep("with");
        !reader.fillers(t, with).is_empty() || !reader.fillers(t, Slot::Object).is_empty()
    };
    sits && reader.fillers(t, Slot::Subject).iter().any(body) && !with()
}

/// "shelled the town, killing nine": the harm belongs to the attack.
fn harm_of_attack(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    if reader.book.is("harm", &reader.lemma(t)) && part_of_attack(reader, t) {
        return true;
    }
    let free = page.label(t) == Label::Advcl && page.token(t).tag == Tag::Vbg;
    let bare = free && reader.children(t, &[Label::Mark, Label::Nsubj]).is_empty();
    // "killed two soldiers and wounded five": one attack.
    let joined = page.label(t) == Label::Conj
        && reader.children(t, &[Label::Nsubj, Label::NsubjPass]).is_empty()
        && page.token(t).head.is_some_and(|h| reader.verbal(h));
    let bare = bare || joined;
    let headline = matches!(page.role_at(t), Role::Title | Role::Headline);
    // "Fired at crowds demanding that he step down, killing seven": the tree may hang it on a clause between.
    let above = page.syntax.ancestors(t).take(if free { 3 } else { 1 });
    bare && !headline
        && reader.book.is("harm", &reader.lemma(t))
        && above
            .filter(|&h| h < t && reader.verbal(h))
            .any(|h| reader.read(h).is_some_and(|r| r.code.kind == EventType::Assault && !r.code.weak))
}

/// "Three were killed and five are injured": of one attack, where the second clause names no other doer or place.
fn harm_joined(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let suffered = |w: usize| grammar::passive(page, w) && grammar::doer(page, w).is_none();
    let first = page.token(t).head.filter(|&h| page.label(t) == Label::Conj && h < t && suffered(t));
    reader.book.is("harm", &reader.lemma(t))
        && first.is_some_and(|h| {
            let apart = match (reader.places.of(page, h), reader.places.of(page, t)) {
                (Some(a), Some(b)) => a.country != b.country,
                _ => false,
            };
            !apart
                && reader.verbal(h)
                && (reader.book.is("harm", &reader.lemma(h)) || reader.lemma(h) == "come")
                && reader.read(h).is_some_and(|r| r.code.kind == EventType::Assault && !r.code.weak)
        })
}

/// "Was hit by explosions killing 15", "stormed the station, with six people killed".
fn part_of_attack(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let attack = |w: usize| reader.read(w).is_some_and(|r| r.code.kind == EventType::Assault && !r.code.weak);
    let head = page.token(t).head;
    match (page.label(t), page.token(t).tag) {
        (Label::Acl, Tag::Vbg) => head.is_some_and(|noun| {
            !reader.verbal(noun) && page.token(noun).head.is_some_and(|h| reader.verbal(h) && attack(h))
        }),
        (Label::Acl, Tag::Vbn) => head.is_some_and(|noun| {
            grammar::cases(page, noun).any(|p| p == "with")
                && page.token(noun).head.is_some_and(|h| reader.verbal(h) && attack(h))
        }),
        (Label::Advcl, Tag::Vbn) => grammar::marker(page, t) == Some("with") && head.is_some_and(attack),
        _ => false,
    }
}

/// "Five rockets fired by the Front landed in the town": the firing belongs to the hit.
fn fired_and_hit(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let fired = kind == EventType::Assault
        && page.label(t) == Label::Acl
        && page.token(t).tag == Tag::Vbn
        && matches!(page.lemma(t), "fire" | "launch" | "shoot" | "drop" | "lob");
    let hit = page
        .token(t)
        .head
        .filter(|&noun| fired && page.label(noun) == Label::Nsubj)
        .and_then(|noun| page.token(noun).head);
    hit.and_then(|h| reader.read(h)).is_some_and(|r| r.code.kind == kind && !r.code.weak)
}

/// "Exchanged fire, killing nine and forcing families from their homes": what becomes of those around.
fn flight_from_attack(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let mut at = t;
    while page.label(at) == Label::Conj
        && let Some(head) = page.token(at).head
    {
        at = head;
    }
    let drives = kind == EventType::Coerce
        && matches!(page.lemma(t), "force" | "drive" | "displace" | "uproot" | "send")
        && page.token(t).tag == Tag::Vbg
        && page.label(at) == Label::Advcl;
    let attack = page.token(at).head.filter(|&h| drives && h < t).and_then(|h| reader.read(h));
    attack.is_some_and(|r| r.code.kind == EventType::Assault && !r.code.weak)
}

/// "A Russian strike killed nine", "nine were killed in a Russian strike": told once, by the verb.
fn attack_of_harm(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let beside = matches!(page.label(t), Label::Nsubj | Label::Obl | Label::OblAgent);
    let gerund = || page.token(t).head.is_some_and(|h| reader.harming_gerund(h) == Some(t));
    kind == EventType::Assault
        && (beside && !reader.verbal(t) || gerund())
        && page.token(t).head.is_some_and(|h| {
            reader.verbal(h)
                && reader.book.is("harm", &reader.lemma(h))
                && reader.read(h).is_some_and(|r| r.code.kind == kind && !r.code.weak)
        })
}

/// "Nine were killed when a jet bombed the market": told once, by the harm, with the attack's author and weapon.
fn occasion_of_harm(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    kind == EventType::Assault
        && page.label(t) == Label::Advcl
        && reader.verbal(t)
        && page.token(t).head.is_some_and(|h| {
            h < t
                && reader.harm_when(h).any(|c| c == t)
                && reader.read(h).is_some_and(|r| r.code.kind == kind && !r.code.weak)
        })
}

/// "Rejected calls by the envoy to adopt reforms": what is only answered is told by the answer.
fn answered_word(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let said = matches!(
        kind,
        EventType::Request | EventType::Agree | EventType::Threaten | EventType::Accuse | EventType::Reject
    );
    said && !reader.verbal(t)
        && matches!(page.label(t), Label::Obj | Label::Obl | Label::NsubjPass)
        && page.token(t).head.is_some_and(|h| {
            // "The lawsuit was filed": nobody is named who answers.
            let named = !grammar::passive(page, h) || grammar::doer(page, h).is_some();
            reader.verbal(h)
                && named
                && reader.read(h).is_some_and(|r| {
                    !r.code.weak
                        && matches!(
                            r.code.kind,
                            EventType::Reject | EventType::Concede | EventType::Accuse | EventType::Support
                        )
                })
        })
}

/// "Summons the ambassador to protest a patrol": one complaint.
fn complaint_for(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    kind == EventType::Accuse
        && matches!(page.label(t), Label::Advcl | Label::Xcomp | Label::Acl)
        && grammar::infinitive(page, t)
        && matches!(page.lemma(t), "protest" | "complain" | "object" | "denounce" | "condemn" | "express")
        && page.syntax.ancestors(t).take(2).any(|h| {
            h < t
                && reader.verbal(h)
                && reader.read(h).is_some_and(|r| {
                    r.code.kind == kind
                        && !r.code.weak
                        && r.code.mode == Some("disapprove")
                        && r.inner.is_none()
                })
        })
}

/// "Blocked the pier to demand patrols": what a protest demands is told by the protest.
fn protest_for(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    kind == EventType::Request
        && matches!(page.label(t), Label::Advcl | Label::Xcomp)
        && (grammar::infinitive(page, t) || page.token(t).tag == Tag::Vbg)
        && page.token(t).head.is_some_and(|h| {
            h < t && reader.read(h).is_some_and(|r| r.code.kind == EventType::Protest && !r.code.weak)
        })
}
