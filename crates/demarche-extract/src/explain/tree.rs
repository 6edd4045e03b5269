//! Words and the arcs between them, as a reader can follow them.

use crate::Page;
use demarche_text::Span;

/// Longer chains of arcs say nothing to a reader.
const STEPS: usize = 12;

/// A token in quotation marks.
pub(crate) fn word(page: &Page, t: usize) -> String {
    format!("“{}”", page.word(t))
}

/// The words of a span in quotation marks, the middle of many left out.
pub(crate) fn quoted(page: &Page, span: Span) -> String {
    let words: Vec<&str> = page.text(span).split_whitespace().collect();
    match words.len() {
        0..=24 => format!("“{}”", words.join(" ")),
        n => format!("“{} … {}”", words[..12].join(" "), words[n - 8..].join(" ")),
    }
}

/// A condition of a frame, the end of a long list of words left out.
pub(crate) fn short(condition: &str) -> String {
    let words: Vec<&str> = condition.split('|').collect();
    if words.len() > 6 { format!("{}|…", words[..6].join("|")) } else { condition.to_owned() }
}

/// The way through the tree from one token to another: "shelled ─obl→ forces" goes down to a dependent, "forces ←obl─
/// shelled" up to a head.
pub(crate) fn arcs(page: &Page, from: usize, to: usize) -> String {
    if from == to {
        return format!("{} itself", page.word(from));
    }
    let up: Vec<usize> = std::iter::once(from).chain(page.syntax.ancestors(from).take(STEPS)).collect();
    let down: Vec<usize> = std::iter::once(to).chain(page.syntax.ancestors(to).take(STEPS)).collect();
    let meet = up.iter().position(|t| down.contains(t));
    let Some((rise, fall)) = meet.and_then(|n| Some((n, down.iter().position(|t| *t == up[n])?))) else {
        return format!("{} … {} (no arc between them)", page.word(from), page.word(to));
    };
    let mut way = page.word(from).to_owned();
    for n in 0..rise {
        way += &format!(" ←{}─ {}", page.label(up[n]).as_str(), page.word(up[n + 1]));
    }
    for n in (0..fall).rev() {
        way += &format!(" ─{}→ {}", page.label(down[n]).as_str(), page.word(down[n]));
    }
    way
}
