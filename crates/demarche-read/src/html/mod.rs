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
        problems.add(
            "the page has more than a million elements; the rest is left out",
            None,
        );
    }
    let (roots, measures) = article::article(&tree);
    let mut found = kept(blocks(&tree, &measures, &roots, false));
    if found.iter().map(|block| block.text.len()).sum::<usize>() < LITTLE {
        let all = blocks(&tree, &measures, &[0], true);
        if all.iter().map(|block| block.text.len()).sum::<usize>() >= LITTLE {
            problems.add(
                "no article was found on the page; all its visible text is read",
                Some("check that the page holds its article, not a program that loads it"),
            );
        }
        found = all;
    }
    let title = title
        .map(squeezed)
        .or_else(|| page_title(&tree, &measures, &meta.titles));
    let (text, known) = compose(title.as_deref(), &found);
    Extracted {
        text,
        title,
        known,
        published: meta.published,
        url: meta.url,
    }
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
            blocks(tree, measures, &[at], true)
                .into_iter()
                .map(|b| b.text)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|text| text.split_whitespace().count() >= 2)
        .collect();
    let repeated = headings.iter().find(|h| titles.iter().any(|t| same_words(t, h)));
    repeated
        .cloned()
        .or_else(|| titles.first().map(|t| without_site(t)))
        .or_else(|| headings.first().cloned())
}

/// Whether a title begins with a heading, punctuation and case aside.
fn same_words(title: &str, heading: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let heading = letters(heading);
    heading.len() >= 8 && letters(title).contains(&heading)
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
            known.push(Part {
                role: Role::Caption,
                span: Span::new(start, text.len()),
            });
        }
    }
    (text, known)
}
