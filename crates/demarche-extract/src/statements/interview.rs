//! Interviews without labels: a paragraph says who is asked, then questions and answers take turns.

use super::quotes::paragraphs;
use super::saying::{Saying, Who};
use super::turns::trimmed;
use crate::{Mentions, Page};
use demarche_text::{Document, Role, Span};

/// So many questions make an interview, and so many of them address somebody.
const QUESTIONS: usize = 4;
const ADDRESSED: usize = 2;

/// How long a question may be, in bytes.
const LONGEST: usize = 400;

/// How many paragraphs may stand before the first question.
const OPENING: usize = 6;

/// An interview.
pub struct Interview {
    /// The paragraphs before the first question.
    opening: Span,
    /// What each of the two says by turns, one stretch for each paragraph.
    turns: Vec<Turn>,
}

struct Turn {
    asks: bool,
    content: Vec<Span>,
}

impl Interview {
    /// Everything said, in text order.
    pub fn spoken(&self) -> impl Iterator<Item = Span> {
        self.turns.iter().flat_map(|turn| turn.content.iter().copied())
    }

    /// The turns as sayings; none where the opening names nobody who could answer.
    pub fn sayings(&self, page: &Page, mentions: &Mentions) -> Vec<Saying> {
        let first = page.syntax.tokens.partition_point(|t| t.span.start < self.opening.start);
        let opening = (first..page.syntax.tokens.len())
            .take_while(|&t| page.token(t).span.end <= self.opening.end)
            .filter_map(|t| mentions.at(t));
        let mut named = opening.filter(|m| matches!(m.actors.as_slice(), [one] if one.name.is_some()));
        let Some(asked) = named.next() else { return Vec::new() };
        let says = |turn: &Turn| {
            let who = if turn.asks { Who::Asker } else { Who::Label(asked.span) };
            Saying { turn: true, ..Saying::without_cue(who, turn.content.clone()) }
        };
        self.turns.iter().map(says).collect()
    }
}

/// The interview that the page is, if it is one whose turns have no labels.
pub fn find(document: &Document) -> Option<Interview> {
    let text = &document.text;
    let body = document.parts.iter().filter(|p| p.role == Role::Body);
    let lines: Vec<Span> = body
        .flat_map(|p| paragraphs(text, p.span))
        .map(|line| trimmed(text, line))
        .filter(|line| !line.is_empty())
        .collect();
    let asks =
        |line: &Span| line.of(text).ends_with('?') && line.len() <= LONGEST && !is_quoted(line.of(text));
    let questions: Vec<usize> = (0..lines.len()).filter(|&i| asks(&lines[i])).collect();
    let first = *questions.first().filter(|&&first| (1..=OPENING).contains(&first))?;
    let addressed = questions.iter().filter(|&&q| has_word(lines[q].of(text), &["you", "your"])).count();
    if questions.len() < QUESTIONS || addressed < ADDRESSED {
        return None;
    }
    // Where questions and answers take turns strictly, a remark in a question's place is one.
    let strict = questions.windows(2).all(|pair| (pair[1] - pair[0]) % 2 == 0);
    let asked = |i: usize| if strict { (i - first).is_multiple_of(2) } else { asks(&lines[i]) };
    let mut turns: Vec<Turn> = Vec::new();
    for (i, &line) in lines.iter().enumerate().skip(first) {
        match turns.last_mut() {
            Some(turn) if turn.asks == asked(i) => turn.content.push(line),
            _ => turns.push(Turn { asks: asked(i), content: vec![line] }),
        }
    }
    let answers = || turns.iter().filter(|turn| !turn.asks);
    let first_person = |turn: &&Turn| {
        turn.content.iter().any(|c| has_word(c.of(text), &["i", "my", "me", "we", "our", "us"]))
    };
    // An explainer asks and answers itself.
    let spoken = answers().filter(first_person).count() * 2 >= answers().count();
    spoken.then(|| Interview { opening: lines[..first].iter().copied().fold(lines[0], Span::cover), turns })
}

fn is_quoted(words: &str) -> bool {
    words.starts_with(['"', '“', '«', '„'])
}

fn has_word(words: &str, wanted: &[&str]) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    const ASKED: &str = "Norway's envoy, Kari Lund, spoke to us in Oslo.\n\nWhy did you leave?\n\nI was told to.\n\n\
        And will you go back?\n\nWe will, in May.\n\nNobody believes that.\n\nMy side does.\n\nWho pays?\n\nWe do.\n\n\
        Did you speak to Chad?\n\nI did.";

    #[test]
    fn questions_and_answers_take_turns() {
        let page = document(ASKED);
        let found = find(&page).map(|i| i.turns.iter().map(|t| t.asks).collect::<Vec<_>>());
        assert_eq!(found, Some([true, false].repeat(5)));
    }

    #[test]
    fn an_explainer_is_no_interview() {
        let text = "The lights went out.\n\nWhat happened?\n\nA cable broke.\n\nWho did it?\n\nNobody knows.\n\n\
            Will it happen again?\n\nIt may.\n\nWhat can be done?\n\nLittle.";
        assert!(find(&document(text)).is_none());
    }
}
