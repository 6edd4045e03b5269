//! What stands behind the word for a role: "of France", "for the army", "from Moscow and Washington".

use super::super::pieces::{Kind, Pieces};
use super::{Phrase, Whose, is_possessive};
use crate::Page;
use demarche_parse::{Pos, Tag};
use demarche_record::Sector;

/// "of France", "for the army", "from Moscow and Washington", "in Kabul".
pub(super) fn rightwards(page: &Page, pieces: &Pieces, phrase: &mut Phrase) {
    let end = page.syntax.sentences[page.token(phrase.last).sentence].tokens.end;
    let by = phrase.last + 1 + usize::from(is_active(page, pieces, phrase.last, end));
    if !phrase.whose.is_empty() || by >= end || !matches!(page.pos(by), Pos::Adp | Pos::Sconj | Pos::Part) {
        return;
    }
    let mut t = past_portfolio(page, pieces, phrase.last, end).unwrap_or(by + 1);
    let preposition = page.word(t - 1).to_lowercase();
    let role = page.lemma(phrase.last);
    // "Italy recalls its envoy from Caracas": where he was.
    let verb = page.token(phrase.last).head.map_or("", |v| page.lemma(v));
    if preposition == "from"
        && matches!(
            verb,
            "recall" | "withdraw" | "pull" | "evacuate" | "remove" | "bring" | "return" | "expel" | "deport"
        )
    {
        return;
    }
    for _ in 0..12 {
        let Some(i) = next_owner(page, pieces, &mut t, end) else {
            break;
        };
        match i {
            Found::Pronoun(p) => {
                phrase.whose.push(Whose::Pronoun(p));
                phrase.end = p;
                break;
            }
            Found::Piece(i) => {
                let piece = &pieces.all[i];
                if !phrase.whose.is_empty() && piece.kind == Kind::Person {
                    break;
                }
                // "Minister of Territorial Administration": what he is for, not whom he serves.
                if phrase.portfolio
                    && matches!(piece.kind, Kind::Office { .. })
                    && page.word(piece.first).starts_with(char::is_uppercase)
                {
                    break;
                }
                let nominal = if let Kind::Office { .. } = piece.kind {
                    let serves =
                        preposition == "to" && matches!(role, "adviser" | "advisor" | "aide" | "assistant");
                    (serves || matches!(preposition.as_str(), "of" | "for" | "from" | "in" | "with"))
                        .then_some(Whose::Role(i))
                } else {
                    let owns = may_own(&preposition, role, &piece.kind);
                    let serves = preposition == "with" && has_body(page, pieces, piece.last, end);
                    (owns || serves).then_some(Whose::Piece(i))
                };
                let Some(whose) = nominal else { break };
                // "A spokesman for President Anna Hale": the name behind the title says whose, and is not the spokesman's.
                if let Some(n) = pieces.index_at(piece.last + 1).filter(|_| piece.last + 1 < end)
                    && matches!(whose, Whose::Role(_))
                    && pieces.all[n].kind == Kind::Person
                {
                    phrase.whose.push(whose);
                    phrase.end = pieces.all[n].last;
                    break;
                }
                // "spokesman for the French army": the role at the end of the phrase counts, not its nationality.
                let next = (piece.last + 1 < end).then(|| pieces.index_at(piece.last + 1)).flatten();
                if !matches!(piece.kind, Kind::Office { .. })
                    && let Some(next) = next
                    && matches!(pieces.all[next].kind, Kind::Office { .. })
                {
                    t = pieces.all[next].first;
                    continue;
                }
                phrase.whose.push(whose);
                phrase.end = piece.last;
                t = past_possessed(page, pieces, piece.last, end);
            }
        }
        if !skips_coordination(page, pieces, &preposition, &mut t, end) {
            break;
        }
    }
}

/// "Of Yemen's recognised government | and of the rebels": behind the body that a name possesses.
fn past_possessed(page: &Page, pieces: &Pieces, last: usize, end: usize) -> usize {
    let next = last + 1;
    if next >= end || page.token(next).tag != Tag::Pos {
        return next;
    }
    let body = |t: &usize| pieces.at(*t).filter(|p| matches!(p.kind, Kind::Office { collective: true, .. }));
    let between =
        |t: &usize| body(t).is_some() || matches!(page.pos(*t), Pos::Adj | Pos::Adv | Pos::Noun | Pos::Verb);
    let possessed = (next + 1..end.min(next + 5)).take_while(between).find(|t| body(t).is_some());
    possessed.and_then(|t| body(&t)).map_or(next, |p| p.last + 1)
}

/// "With South Korea's defence ministry", "with the US State Department": a state's body, not the state.
fn has_body(page: &Page, pieces: &Pieces, last: usize, end: usize) -> bool {
    let body = |t: usize| {
        t < end && pieces.at(t).is_some_and(|p| matches!(p.kind, Kind::Office { collective: true, .. }))
    };
    body(last + 1) || past_possessed(page, pieces, last, end) > last + 1
}

/// "Guerrillas operating in Macedonia", "rebels active in Darfur": where they fight is whose they are.
fn is_active(page: &Page, pieces: &Pieces, role: usize, end: usize) -> bool {
    let rebels =
        pieces.at(role).is_some_and(|p| matches!(p.kind, Kind::Office { sector: Some(Sector::Reb), .. }));
    rebels
        && role + 2 < end
        && matches!(page.word(role + 1), "operating" | "active")
        && page.word(role + 2) == "in"
}

enum Found {
    Piece(usize),
    Pronoun(usize),
}

/// The next name or role, over articles, adjectives and numbers.
fn next_owner(page: &Page, pieces: &Pieces, t: &mut usize, end: usize) -> Option<Found> {
    for _ in 0..5 {
        if *t >= end {
            return None;
        }
        if let Some(i) = pieces.index_at(*t) {
            return Some(Found::Piece(i));
        }
        if is_possessive(page, *t) {
            return Some(Found::Pronoun(*t));
        }
        match page.pos(*t) {
            Pos::Det | Pos::Adj | Pos::Num => *t += 1,
            Pos::Adv | Pos::Noun | Pos::Propn if page.token(*t).head.is_some_and(|h| h > *t) => *t += 1,
            _ => return None,
        }
    }
    None
}

/// "Minister for the Environment and Agriculture of | Luxembourg": where the words behind the portfolio begin.
fn past_portfolio(page: &Page, pieces: &Pieces, role: usize, end: usize) -> Option<usize> {
    if !matches!(
        page.lemma(role).to_lowercase().as_str(),
        "minister" | "ministry" | "secretary" | "department"
    ) {
        return None;
    }
    let of = |t: usize| matches!(page.word(t), "of" | "for");
    let mut t = role + 1;
    if t >= end || !of(t) {
        return None;
    }
    t += 1;
    let begin = t;
    for _ in 0..10 {
        if t >= end {
            return None;
        }
        if of(t) && t > begin {
            return Some(t + 1);
        }
        let capital = page.word(t).starts_with(char::is_uppercase);
        let known = pieces.at(t).is_some_and(|p| !matches!(p.kind, Kind::Unknown | Kind::Office { .. }));
        let linking = matches!(page.word(t), "and" | "&" | "," | "the");
        if known || !(capital || linking) {
            return None;
        }
        t += 1;
    }
    None
}

/// "A, B and C".
fn skips_coordination(page: &Page, pieces: &Pieces, preposition: &str, t: &mut usize, end: usize) -> bool {
    let begin = *t;
    while *t < end && (page.word(*t) == "," || matches!(page.word(*t), "and" | "or" | "&")) {
        *t += 1;
    }
    let comma_only = *t == begin + 1 && page.word(begin) == ",";
    let more = *t > begin && (!comma_only || goes_on(page, pieces, *t, end));
    // "Envoys of the government and of the rebels".
    if more && *t < end && page.word(*t) == preposition {
        *t += 1;
    }
    more
}

/// Whether names follow a comma until an "and": ", India and Russia".
fn goes_on(page: &Page, pieces: &Pieces, mut t: usize, end: usize) -> bool {
    for _ in 0..8 {
        while t < end && page.pos(t) == Pos::Det {
            t += 1;
        }
        let Some(piece) = pieces.at(t).filter(|_| t < end) else { return false };
        if !matches!(piece.kind, Kind::Actor { .. } | Kind::Demonym { .. } | Kind::Place { .. }) {
            return false;
        }
        t = piece.last + 1;
        let word = |t: usize| if t < end { page.word(t) } else { "" };
        match (word(t), word(t + 1)) {
            ("and" | "or" | "&", _) | (",", "and" | "or") => return true,
            (",", _) => t += 1,
            _ => return false,
        }
    }
    false
}

/// Whether a role can belong to a name by way of a preposition.
fn may_own(preposition: &str, role: &str, kind: &Kind) -> bool {
    use demarche_lexicon::ActorClass::{Capital, Metonym, State};
    let territory = matches!(kind, Kind::Place { .. } | Kind::Actor { class: State | Capital, .. });
    match preposition {
        "of" | "from" => true,
        "to" => *kind == Kind::Person && matches!(role, "adviser" | "advisor" | "aide" | "assistant"),
        "for" => !territory && !matches!(kind, Kind::Demonym { .. }) || role.starts_with("spokes"),
        "at" if !territory => {
            matches!(kind, Kind::Actor { class, .. } if *class != Metonym) || *kind == Kind::Unknown
        }
        "in" | "at" | "within" | "inside" => {
            territory
                && !matches!(
                    role,
                    "ambassador"
                        | "envoy"
                        | "representative"
                        | "reporter"
                        | "correspondent"
                        | "diplomat"
                        | "arbitrator"
                        | "mediator"
                        | "negotiator"
                        | "delegate"
                )
        }
        "with" => {
            matches!(kind, Kind::Actor { class, .. } if !matches!(class, State | Capital | Metonym))
        }
        _ => false,
    }
}
