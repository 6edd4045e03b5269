//! HTML to text: the article with its title, one paragraph per block.

mod article;
mod blocks;
mod class;
mod entities;
mod meta;
mod tokens;
mod tree;

use article::Measure;
use blocks::{Block, Kind, blocks, squeezed};
use demarche_text::{Date, Part, Problems, Role, Span};
use std::collections::BTreeSet;
use tree::Tree;

/// A page as text, with what its markup says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extracted {
    /// The title, an empty line, then the article.
    pub text: String,
    /// What the title is.
    pub title: Option<String>,
    /// Captions, where the markup shows them.
    pub known: Vec<Part>,
    /// The day of publication that the markup gives.
    pub published: Option<Date>,
    /// The page's own address.
    pub url: Option<String>,
}

/// Less text than this is no article.
const LITTLE: usize = 120;

/// Reads an HTML page.
pub fn extract(html: &str, title: Option<&str>, problems: &mut Problems) -> Extracted {
    let meta = meta::meta(html);
    let tree = tree::tree(html);
    if tree.cut {
        problems.add("the page has more than a million elements; the rest is left out", None);
    }
    let (roots, measures) = article::article(&tree);
    let mut found = kept(blocks(&tree, &measures, &roots, false));
    join_initials(&mut found);
    let size = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    if let Some(body) = meta.body.as_ref().filter(|body| body.len() > 500 && body.len() > size(&found) * 2) {
        found = described(body);
    }
    with_standfirst(&mut found, &tree, &measures, meta.summary.as_deref());
    if size(&found) < LITTLE {
        let all = blocks(&tree, &measures, &[0], true);
        if size(&all) >= LITTLE {
            problems.add(
                "no article was found on the page; all its visible text is read",
                Some("check that the page holds its article, not a program that loads it"),
            );
        }
        found = all;
    }
    let title = title.map(squeezed).or_else(|| page_title(&tree, &measures, &meta.titles));
    let (text, known) = compose(title.as_deref(), &found);
    Extracted { text, title, known, published: meta.published, url: meta.url }
}

/// Puts the standfirst before the article: the outlet's own summary, where the page shows it elsewhere.
fn with_standfirst(found: &mut Vec<Block>, tree: &Tree, measures: &[Measure], summary: Option<&str>) {
    let Some(summary) = summary.filter(|s| s.len() < 1000 && s.split_whitespace().count() >= 8) else {
        return;
    };
    let wanted = letters(summary);
    let close = |block: &Block| block.text.len() * 2 > summary.len() && block.text.len() < summary.len() * 2;
    let held = |block: &Block| block.text.len() * 2 > summary.len() && letters(&block.text).contains(&wanted);
    if found.iter().any(held) {
        return;
    }
    let shown = blocks(tree, measures, &[0], true);
    let same = |block: &Block| block.linked == 0 && close(block) && letters(&block.text) == wanted;
    if let Some(block) = shown.into_iter().find(same) {
        found.insert(0, block);
    }
}

/// A first letter that the page sets large stands in a box of its own: "T" and "he envoys met".
fn join_initials(found: &mut Vec<Block>) {
    let initial = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_uppercase);
    for at in (1..found.len()).rev() {
        if initial(&found[at - 1].text) && found[at].text.starts_with(char::is_lowercase) {
            let letter = std::mem::take(&mut found[at - 1].text);
            found[at].text.insert_str(0, &letter);
        }
    }
    found.retain(|block| !block.text.is_empty());
}

/// The text that the page's metadata give for the article, one paragraph per line.
fn described(text: &str) -> Vec<Block> {
    let lines = text.lines().map(squeezed).filter(|line| !line.is_empty());
    lines.map(|text| Block { kind: Kind::Paragraph, text, linked: 0, node: 0 }).collect()
}

/// Leaves out links to other pages, what was read before, and headings with nothing below them.
fn kept(found: Vec<Block>) -> Vec<Block> {
    let mut before = BTreeSet::new();
    let mut kept: Vec<Block> = Vec::new();
    for block in found {
        let chars = block.text.chars().count();
        let link = block.linked * 2 > chars;
        if link || chars > 40 && !before.insert(block.text.clone()) {
            continue;
        }
        kept.push(block);
    }
    while kept.pop_if(|block| block.kind == Kind::Heading).is_some() {}
    kept
}

/// The page's headline: the heading on the page that its metadata repeat, or else what these say.
fn page_title(tree: &Tree, measures: &[Measure], titles: &[String]) -> Option<String> {
    let heading = |at: &usize| tree.nodes[*at].tag == "h1" && !measures[*at].class.hidden;
    let headings: Vec<String> = (0..tree.nodes.len())
        .filter(heading)
        .take(8)
        .map(|at| {
            blocks(tree, measures, &[at], true).into_iter().map(|b| b.text).collect::<Vec<_>>().join(" ")
        })
        .filter(|text| text.split_whitespace().count() >= 2)
        .collect();
    let repeated = headings.iter().find(|h| titles.iter().any(|t| same_words(t, h)));
    repeated
        .cloned()
        .or_else(|| titles.first().map(|t| without_site(t)))
        .or_else(|| headings.first().cloned())
}

/// Whether a title holds a heading, punctuation and case aside.
fn same_words(title: &str, heading: &str) -> bool {
    let heading = letters(heading);
    heading.len() >= 8 && letters(title).contains(&heading)
}

/// Letters and figures, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Envoys meet in Vienna | The Wire" without the outlet's name.
fn without_site(title: &str) -> String {
    for separator in [" | ", " – ", " — ", " - ", " :: ", " » ", " « "] {
        if let Some((first, site)) = title.rsplit_once(separator) {
            let words = |text: &str| text.split_whitespace().count();
            if words(site) <= 4 && words(first) >= 3 {
                return first.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

fn compose(title: Option<&str>, blocks: &[Block]) -> (String, Vec<Part>) {
    let mut text = title.unwrap_or("").to_owned();
    let mut known = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at < 6
            && title.is_some_and(|title| same_words(title, &block.text) && same_words(&block.text, title))
        {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        if block.kind == Kind::Caption {
            known.push(Part { role: Role::Caption, span: Span::new(start, text.len()) });
        }
    }
    (text, known)
}
