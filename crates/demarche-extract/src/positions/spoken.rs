//! Positions that spoken words take by themselves: "We will not yield", "Russia must withdraw", "Stop the war".

use super::cues::{self, Reading};
use super::draft::{Draft, Voice};
use super::ground::Ground;
use super::{complement, extent, judge};
use crate::Said;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind;
use std::collections::BTreeSet;

/// The positions in what is said, except those headed by a token of `taken`.
pub fn find(ground: &Ground, taken: &BTreeSet<usize>) -> Vec<Draft> {
    let page = ground.page;
    let mut drafts: Vec<Draft> = ground.said.iter().filter_map(|said| in_a_word(ground, said)).collect();
    for t in 0..page.syntax.tokens.len() {
        drafts.extend(quid_pro_quo(ground, t));
        let Some(said) = ground.innermost(t) else { continue };
        if taken.contains(&t) || !is_told(ground, t) {
            continue;
        }
        let voice = voice(ground, t, said);
        drafts.extend(no_deal(ground, t, &voice));
        drafts.extend(judge::clause(ground, t, &voice).or_else(|| imperative(ground, t, &voice)));
    }
    drafts
}

/// "Nonsense," "Not so," "I never did": the whole of what is said is no more than a denial.
fn in_a_word(ground: &Ground, said: &Said) -> Option<Draft> {
    let page = ground.page;
    let [content] = said.statement.content[..] else {
        return None;
    };
    let from = page.syntax.tokens.partition_point(|t| t.span.start < content.start);
    let inside = page.syntax.tokens[from..].iter().take_while(|t| t.span.end <= content.end).take(9);
    let words: Vec<usize> =
        (from..).zip(inside).filter(|(_, t)| t.pos != Pos::Punct).map(|(t, _)| t).collect();
    let (&first, &last) = (words.first()?, words.last()?);
    let lemmas: Vec<String> = words.iter().map(|&t| page.lemma(t).to_lowercase()).collect();
    let lemmas: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    let denies = match lemmas[..] {
        ["not" | "never", "so" | "true" | "correct"] | ["not", "at", "all"] | ["never"] => true,
        [pronoun, "never", "do"] | [pronoun, "do", "not"] => {
            matches!(pronoun, "i" | "we" | "he" | "she" | "it" | "they")
                && page.token(last.max(first)).tag != Tag::Md
        }
        [.., word] => words.len() <= 3 && cues::is("false", word) && !lemmas.contains(&"not"),
        [] => false,
    };
    // "described the charge as ludicrous": told by the verb.
    let told = said.cue.is_some_and(|cue| {
        cues::of(page.lemma(cue), false).any(|c| matches!(c.reading, Reading::Brand | Reading::No { .. }))
    });
    if !denies || told || words.len() > 4 {
        return None;
    }
    let voice = Voice {
        holders: vec![said.statement.speaker.clone()],
        towards: said.statement.addressees.clone(),
        anchor: said.cue,
        attribution: said.statement.attribution.clone(),
        ..Voice::default()
    };
    Some(Draft::new(PositionKind::Denial, first, (first, last), &voice))
}

/// "Hamas: no deal without an end to the war", "“No talks,” he said": a bare noun that is refused.
fn no_deal(ground: &Ground, t: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let bare = !page.syntax.children(t).any(|c| {
        matches!(page.label(c), Label::Cop | Label::Expl | Label::Nsubj | Label::NsubjPass | Label::Csubj)
    });
    let no = page.syntax.children(t).any(|c| c < t && page.lemma(c) == "no" && page.label(c) == Label::Det);
    let refused = ["deal", "withheld"].iter().any(|class| cues::is(class, page.lemma(t)));
    if page.pos(t) != Pos::Noun || !(bare && no && refused) {
        return None;
    }
    let without = page.syntax.children(t).find(|&c| {
        c > t
            && page
                .syntax
                .children(c)
                .any(|w| w < c && matches!(page.lemma(w), "without" | "before" | "until"))
    });
    let condition =
        without.and_then(|c| extent::trim(page, (page.syntax.left_edge(c), page.syntax.right_edge(c))));
    let without: Vec<extent::Range> = condition.into_iter().collect();
    let mut draft = Draft::new(PositionKind::Refusal, t, extent::of(page, t, &without)?, voice);
    draft.condition = condition;
    Some(draft)
}

/// "No ratification, no money": what is withheld unless the other gives what is named first.
fn quid_pro_quo(ground: &Ground, t: usize) -> Option<Draft> {
    let page = ground.page;
    let no = |t: usize| {
        page.pos(t) == Pos::Noun
            && page.syntax.children(t).any(|c| c < t && page.lemma(c) == "no" && page.label(c) == Label::Det)
            && !page
                .syntax
                .children(t)
                .any(|c| matches!(page.label(c), Label::Cop | Label::Expl | Label::Nsubj))
    };
    let said = ground.innermost(t).filter(|_| ground.quoted[t] && no(t))?;
    let then = page.syntax.children(t).find(|&c| {
        c > t && c <= t + 8 && matches!(page.label(c), Label::Parataxis | Label::Conj | Label::Appos) && no(c)
    })?;
    let wanted = ["deal", "gift", "flow", "withheld"].iter().any(|class| cues::is(class, page.lemma(then)))
        || matches!(page.lemma(then), "money" | "entry" | "vote" | "seat" | "visit" | "summit");
    let left = page.syntax.left_edge(then);
    let comma = (t + 1..then).find(|&w| page.word(w) == ",").filter(|_| wanted && left <= then)?;
    let first = extent::first_word(page, t);
    let range = extent::trim(page, (comma + 1, page.syntax.right_edge(then)))?;
    let mut draft = Draft::new(PositionKind::Threat, then, range, &voice(ground, t, said));
    draft.condition = extent::trim(page, (first, comma - 1));
    Some(draft)
}

/// Whether a clause is headed here that is told for itself: no condition, no relative clause, no question.
fn is_told(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let main = match page.label(t) {
        Label::Root | Label::Ccomp | Label::Parataxis => true,
        // "One more step and we will strike": the first member is the condition.
        Label::Conj => page.token(t).head.is_some_and(|h| {
            h < t && (is_told(ground, h) || ground.conditions.iter().any(|c| c.head == h && c.range.1 < t))
        }),
        _ => ground.is_top(t),
    };
    // "Rwanda is to blame"
    let is_to = page
        .syntax
        .children(t)
        .any(|c| matches!(page.label(c), Label::Cop | Label::Aux) && page.lemma(c) == "be");
    if !main || complement::is_infinitive(page, t) && !is_to || complement::is_gerund(page, t) {
        return false;
    }
    let conditional = ground.conditions.iter().any(|c| extent::holds(c.range, t));
    // "“Do you believe that they are lying?” she asked"
    let end = page.syntax.sentences[page.token(t).sentence].tokens.end;
    let asked = (t..end).take(60).take_while(|&w| ground.quoted[w]).any(|w| page.word(w) == "?");
    let asks = asked || (t..=page.syntax.right_edge(t)).any(|w| page.word(w) == "?");
    !conditional && !asks
}

fn voice(ground: &Ground, t: usize, said: &Said) -> Voice {
    Voice {
        holders: ground.speakers(t),
        // "told reporters": who listens is not meant.
        towards: said
            .statement
            .addressees
            .iter()
            .filter(|a| a.id.is_some() || a.name.is_some())
            .cloned()
            .collect(),
        anchor: said.cue,
        attribution: said.statement.attribution.clone(),
        ..Voice::default()
    }
}

/// "Stop the bombing": a demand on whoever is addressed.
fn imperative(ground: &Ground, t: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let bare = page.token(t).tag == Tag::Vb
        && page.pos(t) == Pos::Verb
        && (matches!(page.label(t), Label::Root | Label::Conj) || opens_quotation(ground, t))
        && !page.syntax.children(t).any(|c| {
            matches!(
                page.label(c),
                Label::Nsubj | Label::NsubjPass | Label::Csubj | Label::Expl | Label::Mark | Label::AuxPass
            ) || page.label(c) == Label::Aux && !matches!(page.lemma(c), "do" | "not")
        });
    // "We have not meddled and do not intend to": the subject is that of the verb before.
    let joined = page.label(t) == Label::Conj
        && page.token(t).head.is_some_and(|h| {
            page.syntax.children(h).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass))
        });
    // "Come and arrest me": one call; "if you dare": none
    let commands = |h: usize| {
        page.token(h).tag == Tag::Vb
            && page.pos(h) == Pos::Verb
            && page
                .syntax
                .children(h)
                .all(|c| !matches!(page.label(c), Label::Nsubj | Label::Mark | Label::Aux))
    };
    let of_one =
        page.label(t) == Label::Conj && page.token(t).head.is_some_and(|h| ground.quoted[h] && commands(h));
    let dares = page.syntax.children(t).any(|c| page.label(c) == Label::Advcl && page.lemma(c) == "dare");
    if joined || of_one || dares {
        return None;
    }
    // "let me be clear", "let us pray"
    let ours = page.lemma(t) == "let" && matches!(page.lemma(t + 1), "I" | "we" | "me" | "us" | "'s" | "i");
    let end = page.syntax.sentences[page.token(t).sentence].tokens.end;
    let asks = (t..end).take(40).take_while(|&w| ground.quoted[w]).any(|w| page.word(w) == "?");
    let idle = cues::is("address", page.lemma(t)) || ground.quoted[t] && is_title(ground, t);
    // "Macron to Putin: stop the bombing"
    let word = extent::first_word(page, t);
    let titled = page.role_at(t) == demarche_text::Role::Title && word > 0 && page.word(word - 1) == ":";
    if !bare || idle || ours || asks || !ground.quoted[t] && !titled {
        return None;
    }
    let range = extent::of(page, t, &[])?;
    Some(Draft::new(PositionKind::Demand, t, range, voice))
}

/// "Face the Nation", "Meet the Press": every word of weight from here to the end of the quotation has a capital.
fn is_title(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let end = page.syntax.sentences[page.token(t).sentence].tokens.end;
    let weighty = |&w: &usize| matches!(page.pos(w), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj);
    let mut words = (t..end).take(9).take_while(|&w| ground.quoted[w]).filter(weighty);
    words.by_ref().take(2).filter(|&w| page.word(w).starts_with(char::is_uppercase)).count() == 2
        && words.all(|w| page.word(w).starts_with(char::is_uppercase))
}

/// Whether the verb is the first word of a quotation, though its sentence goes on behind it: "“Stop,” she said".
fn opens_quotation(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let word = extent::first_word(page, t);
    let first = word > 0 && page.pos(word - 1) == Pos::Punct && !matches!(page.word(word - 1), "," | ";");
    first
        && matches!(page.label(t), Label::Ccomp | Label::Parataxis)
        && page.word(word).starts_with(char::is_uppercase)
}
