//! From sayings to statements: speakers as actors, outer sources, form, text order.

use super::extent;
use super::quotes::Quote;
use super::saying::{Saying, Who};
use super::speaker;
use super::{AtHome, Said, runon, whole};
use crate::scopes::Layers;
use crate::{Mentions, Page, Places};
use demarche_record::{Actor, Attribution, Form, Sector, Source, Statement};
use demarche_text::Span;
use std::cmp::Reverse;

/// The statements, one for each speaker, outer ones first where two begin together.
pub fn statements(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    issuer: Option<&Actor>,
    quotes: &[Quote],
    mut sayings: Vec<Saying>,
) -> Vec<Said> {
    for saying in &mut sayings {
        saying.content.sort_unstable();
    }
    let layers = Layers::new(sayings.iter().map(|s| s.content.as_slice()));
    let speakers = speakers(page, mentions, places, issuer, &sayings, &layers);
    let mut order: Vec<usize> = (0..sayings.len()).collect();
    order.sort_by_key(|&i| {
        let span = whole(&sayings[i].content);
        (span.start, Reverse(span.end), i)
    });
    let mut said = Vec::new();
    for i in order {
        let saying = &sayings[i];
        if inner_first_person(page, saying, i, &layers) || idle(quotes, &sayings, &speakers, &layers, i) {
            continue;
        }
        let attribution = attribution(page, mentions, &sayings, &speakers, &layers, i);
        for speaker in &speakers[i] {
            said.push(Said {
                statement: Statement {
                    speaker: speaker.clone(),
                    cue: saying.cue_span,
                    content: saying.content.clone(),
                    form: form(page, quotes, saying),
                    addressees: addressees(page, mentions, saying),
                    attribution: attribution.clone(),
                },
                cue: saying.cue,
                speaker: match saying.who {
                    Who::Phrase(head) => Some(head),
                    _ => None,
                },
                head: saying.head,
            });
        }
    }
    said
}

/// What quoted words say of themselves ("We warn you") is no second statement.
fn inner_first_person(page: &Page, saying: &Saying, i: usize, layers: &Layers) -> bool {
    match saying.who {
        Who::Phrase(head) => speaker::is_me_or_you(page, head) && !outer(saying, i, layers).is_empty(),
        _ => false,
    }
}

/// What quoted words tell of others counts only where somebody known said it: "Nobody wanted a vote" does not.
fn idle(quotes: &[Quote], sayings: &[Saying], speakers: &[Vec<Actor>], layers: &Layers, i: usize) -> bool {
    let quoted = outer(&sayings[i], i, layers)
        .last()
        .is_some_and(|&j| sayings[j].turn || runon::quotes_only(quotes, &sayings[j]));
    let known = speakers[i].iter().any(|a| a.id.is_some() || a.name.is_some());
    quoted && sayings[i].cue.is_some() && (!known || !sayings[i].spoken)
}

/// The sayings in whose content this one lies with its cue, outermost first.
fn outer(saying: &Saying, i: usize, layers: &Layers) -> Vec<usize> {
    let content = whole(&saying.content).start;
    let cue = saying.cue_span.map_or(content, |c| c.start);
    let around = layers.at(content);
    layers.at(cue).iter().filter(|&&j| j as usize != i && around.contains(&j)).map(|&j| j as usize).collect()
}

fn speakers(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    issuer: Option<&Actor>,
    sayings: &[Saying],
    layers: &Layers,
) -> Vec<Vec<Actor>> {
    let mut found: Vec<Vec<Actor>> = Vec::with_capacity(sayings.len());
    let at_home = AtHome::new(page, mentions, places);
    for (i, saying) in sayings.iter().enumerate() {
        let actors = match saying.who {
            Who::Phrase(head) => {
                let outer = outer(saying, i, layers);
                match outer.last().and_then(|&j| found.get(j)) {
                    Some(speakers) if speaker::is_me_or_you(page, head) => speakers.clone(),
                    None if page.word(head).eq_ignore_ascii_case("we") && issuer.is_some() => {
                        let at = Some(page.token(head).span);
                        issuer.cloned().map(|us| Actor { name: None, span: at, ..us }).into_iter().collect()
                    }
                    _ => {
                        let mut actors =
                            one_phrase(page, saying, head, speaker::actors(page, mentions, head));
                        if let [only] = &mut actors[..] {
                            at_home.settle(head, only, false);
                        }
                        actors
                    }
                }
            }
            Who::Same(j) => found.get(j).cloned().unwrap_or_default(),
            Who::Label(label) => label_actors(page, mentions, label),
            Who::Asker => vec![Actor { sector: Some(Sector::Med), ..Actor::default() }],
        };
        found.push(actors);
    }
    found
}

/// A single speaker is all that the phrase tells of it: "Ann Lee, a spokeswoman for the ministry".
fn one_phrase(page: &Page, saying: &Saying, head: usize, mut actors: Vec<Actor>) -> Vec<Actor> {
    if let [only] = &mut actors[..]
        && let Some(named) = only.span
    {
        let whole = speaker::whole_phrase(page, head, saying.cue, &saying.content);
        if whole.contains(named) {
            only.span = Some(whole);
        }
    }
    actors
}

/// The actor behind the label of a turn: a mention in it, or the bare words.
fn label_actors(page: &Page, mentions: &Mentions, label: Span) -> Vec<Actor> {
    let first = page.syntax.tokens.partition_point(|t| t.span.start < label.start);
    let mention = (first..page.syntax.tokens.len())
        .take_while(|&t| page.token(t).span.end <= label.end)
        .find_map(|t| mentions.at(t));
    match mention {
        Some(mention) if !mention.actors.is_empty() => mention.actors.iter().take(1).cloned().collect(),
        _ => vec![Actor { span: Some(label), ..Actor::default() }],
    }
}

fn attribution(
    page: &Page,
    mentions: &Mentions,
    sayings: &[Saying],
    speakers: &[Vec<Actor>],
    layers: &Layers,
    i: usize,
) -> Attribution {
    let mut chain: Attribution = Vec::new();
    for j in outer(&sayings[i], i, layers) {
        if is_text(page, &sayings[j], speakers.get(j))
            || called_so(page, &sayings[i], speakers.get(i), speakers.get(j))
        {
            continue;
        }
        for actor in speakers.get(j).into_iter().flatten() {
            chain.push(Source { actor: actor.clone(), cue: sayings[j].cue_span });
        }
    }
    if let Some((medium, cue)) = sayings[i].through {
        for actor in speaker::actors(page, mentions, medium) {
            chain.push(Source { actor, cue: Some(cue) });
        }
    }
    chain
}

/// "According to the declaration, the members oppose ...": a text whose author nobody knows stands between nobody.
fn is_text(page: &Page, outer: &Saying, speakers: Option<&Vec<Actor>>) -> bool {
    let Who::Phrase(head) = outer.who else {
        return false;
    };
    let unknown = speakers.is_none_or(|all| all.iter().all(|a| a.id.is_none() && a.name.is_none()));
    unknown
        && matches!(
            page.lemma(head),
            "declaration" | "communique" | "document" | "text" | "draft" | "agreement"
        )
}

/// "praised what it called a success": who calls it so and who praises it are one.
fn called_so(page: &Page, inner: &Saying, own: Option<&Vec<Actor>>, outer: Option<&Vec<Actor>>) -> bool {
    let Who::Phrase(head) = inner.who else {
        return false;
    };
    let left = page.syntax.left_edge(head);
    let what = left > 0 && page.lemma(left - 1) == "what";
    let ids = |actors: Option<&Vec<Actor>>| actors.and_then(|a| a.first()).and_then(|a| a.id.clone());
    what && ids(own).is_some() && ids(own) == ids(outer)
}

fn addressees(page: &Page, mentions: &Mentions, saying: &Saying) -> Vec<Actor> {
    saying.to.iter().flat_map(|&head| speaker::actors(page, mentions, head)).collect()
}

/// Direct where every word stands in quotation marks, mixed where some do.
fn form(page: &Page, quotes: &[Quote], saying: &Saying) -> Form {
    if saying.turn {
        return Form::Direct;
    }
    let mut quoted = false;
    let mut bare = false;
    for &content in &saying.content {
        let mut at = content.start;
        let first = quotes.partition_point(|q| q.span.end <= content.start);
        for quote in quotes.iter().skip(first).take_while(|q| q.span.start < content.end) {
            if quote.span.start > at {
                bare |= has_words(page, Span::new(at as usize, quote.span.start as usize));
            }
            quoted = true;
            at = quote.span.end;
        }
        if at < content.end {
            bare |= has_words(page, Span::new(at as usize, content.end as usize));
        }
    }
    // A cue inside the same quotation sees no marks of its own.
    let cue_inside = saying.cue_span.is_some_and(|c| extent::inside(quotes, c).is_some());
    match (quoted && !cue_inside, bare) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        _ => Form::Indirect,
    }
}

fn has_words(page: &Page, span: Span) -> bool {
    page.text(span).contains(char::is_alphanumeric)
}
