//! The text of the pages, with every word that a line stands on highlighted.

use super::super::safe::html;
use super::super::view::View;
use super::lines::Numbered;
use demarche_text::{Document, Role, Span};
use std::collections::BTreeSet;

/// How many lines one highlight leads to at most.
const LINES: usize = 12;

/// A stretch of text and the lines that stand on it; no line: plain text.
struct Segment {
    span: Span,
    lines: Vec<usize>,
}

pub(super) fn write(view: &View, numbered: &Numbered) -> String {
    let mut cited: Vec<Vec<(Span, usize)>> = vec![Vec::new(); view.pages.len()];
    for &(cite, line) in &numbered.cited {
        cited[cite.page].push((cite.span, line));
    }
    let mut out = String::from(
        "<aside id=\"pages\" aria-label=\"The pages\">\n<div id=\"bar\" hidden>\n<button type=\"button\" \
         id=\"close\">Back to the brief (Esc)</button>\n<div id=\"uses\" role=\"status\" hidden></div>\n</div>\n",
    );
    for (page, spans) in cited.iter().enumerate() {
        out.push_str(&article(page, spans, view));
    }
    out.push_str("</aside>\n");
    out
}

fn article(page: usize, cited: &[(Span, usize)], view: &View) -> String {
    let document = view.pages[page];
    let number = page + 1;
    let source = html(&super::super::source(view, page));
    let mut out = format!(
        "<article id=\"p{number}\" tabindex=\"-1\" aria-labelledby=\"p{number}-name\">\n\
         <h2 id=\"p{number}-name\">[{number}] <bdi>{}</bdi></h2>\n<p class=\"note\"><bdi>{source}</bdi></p>\n",
        html(view.page_name(page)),
    );
    let mut segments = segments(cited).into_iter().peekable();
    let mut open = false;
    for (nth, (sentence, opens)) in view.sentences[page].all().enumerate() {
        if opens {
            out.push_str(if open { "</p>\n" } else { "" });
            let class = class(document, sentence);
            out.push_str(&format!("<p dir=\"auto\" class=\"{class}\">"));
            open = true;
        }
        out.push_str(&format!("<span class=\"s\" id=\"p{number}-s{}\" tabindex=\"-1\">", nth + 1));
        let mut at = sentence.start;
        while let Some(segment) = segments.peek() {
            let from = segment.span.start.max(at);
            let to = segment.span.end.min(sentence.end);
            if segment.span.start >= sentence.end {
                break;
            }
            if from < to {
                out.push_str(&plain(at, from, document));
                out.push_str(&mark(Span { start: from, end: to }, &segment.lines, document));
                at = to;
            }
            if segment.span.end > sentence.end {
                break;
            }
            segments.next();
        }
        out.push_str(&plain(at, sentence.end, document));
        out.push_str("</span> ");
    }
    out.push_str(if open { "</p>\n</article>\n" } else { "</article>\n" });
    out
}

/// "body", "title", "headline", "caption".
fn class(document: &Document, sentence: Span) -> &'static str {
    let at = document.parts.partition_point(|part| part.span.end <= sentence.start);
    document.parts.get(at).map_or(Role::Body, |part| part.role).as_str()
}

fn plain(start: u32, end: u32, document: &Document) -> String {
    if start < end { html(Span { start, end }.of(&document.text)) } else { String::new() }
}

fn mark(span: Span, lines: &[usize], document: &Document) -> String {
    let words = html(span.of(&document.text));
    // A space between two stretches leads nowhere: a link needs words.
    let Some(first) = lines.first().filter(|_| !words.trim().is_empty()) else {
        return words;
    };
    let all: Vec<String> = lines.iter().map(|line| format!("l{line}")).collect();
    format!("<a class=\"mark\" href=\"#l{first}\" data-lines=\"{}\">{words}</a>", all.join(" "))
}

/// Cuts overlapping spans into stretches that lie side by side, each with the lines it belongs to.
fn segments(cited: &[(Span, usize)]) -> Vec<Segment> {
    let mut edges: Vec<(u32, bool, usize)> = Vec::new();
    for (nth, (span, _)) in cited.iter().enumerate().filter(|(_, (span, _))| !span.is_empty()) {
        edges.push((span.start, true, nth));
        edges.push((span.end, false, nth));
    }
    edges.sort_unstable();
    let mut found = Vec::new();
    let mut active: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut last = 0;
    for (at, begins, nth) in edges {
        if at > last && !active.is_empty() {
            let mut lines: Vec<usize> = active.iter().map(|&(line, _)| line).collect();
            lines.dedup();
            lines.truncate(LINES);
            found.push(Segment { span: Span { start: last, end: at }, lines });
        }
        last = at;
        let entry = (cited[nth].1, nth);
        if begins {
            active.insert(entry);
        } else {
            active.remove(&entry);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans_are_cut_into_stretches_side_by_side() {
        let cited = [(Span::new(0, 10), 1), (Span::new(5, 15), 2), (Span::new(20, 20), 3)];
        let cut: Vec<_> = segments(&cited).into_iter().map(|s| (s.span.start, s.span.end, s.lines)).collect();
        assert_eq!(cut, [(0, 5, vec![1]), (5, 10, vec![1, 2]), (10, 15, vec![2])]);
    }
}
