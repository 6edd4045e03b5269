//! "Which elements hold the article?" — paragraphs vote for the elements around them.
//!
//! After the idea of Readability: a paragraph with commas and some length gives points to its parents, less to
//! those further out; links take points away; the element with most points wins, and neighbours that look the
//! same come along.

use super::class::{Class, class};
use super::tree::{Tree, is_block};

/// A shorter paragraph has no vote.
const VOTER: usize = 25;
/// So much text in one piece is prose, with or without a paragraph around it.
const PROSE: usize = 60;
/// Less article than this, and the page is read again with fewer elements left out.
const LITTLE: usize = 400;

/// What is known of every node: parallel to the tree's nodes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Characters of text inside, blanks counted once.
    pub chars: usize,
    /// Those of them inside links.
    pub linked: usize,
    /// Commas inside.
    pub commas: usize,
    /// Characters inside paragraphs that are no links.
    pub prose: usize,
    /// Tag and attributes.
    pub class: Class,
    /// Not read: hidden, or away from the article.
    pub out: bool,
    /// Inside a link.
    pub link: bool,
    /// Votes.
    pub score: f32,
}

impl Measure {
    /// The share of the text that is links.
    pub fn link_density(&self) -> f32 {
        if self.chars == 0 { 0.0 } else { self.linked as f32 / self.chars as f32 }
    }
}

/// The nodes that hold the article, in reading order, none inside another, and what is known of all nodes.
pub fn article(tree: &Tree) -> (Vec<usize>, Vec<Measure>) {
    let mut classes: Vec<Class> = tree.nodes.iter().map(class).collect();
    spare_frames(tree, &mut classes);
    let mut best = (Vec::new(), Vec::new());
    let mut most = 0;
    for reading in [Reading::Strict, Reading::Shown, Reading::Everything] {
        let mut measures = measure(tree, &classes, reading);
        vote(tree, &mut measures);
        let found = choose(tree, &measures);
        let size: usize = found.iter().map(|&n| measures[n].prose).sum();
        if best.1.is_empty() || size > most * 2 {
            (best, most) = ((found, measures), size);
        }
        if most >= LITTLE {
            break;
        }
    }
    best
}

/// What holds the page's heading or what is called its text is no sidebar, whatever its class says: it is
/// the frame around both.
fn spare_frames(tree: &Tree, classes: &mut [Class]) {
    let mut holds = vec![false; tree.nodes.len()];
    for at in (1..tree.nodes.len()).rev() {
        let node = &tree.nodes[at];
        classes[at].away &= !holds[at];
        let heart = classes[at].keep || matches!(node.tag, "h1" | "main");
        holds[node.parent] |= (holds[at] || heart) && !classes[at].hidden;
    }
}

/// How much is left out before the paragraphs vote.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    /// What is hidden, and what its class calls something else.
    Strict,
    /// What is hidden.
    Shown,
    /// Only what is never text.
    Everything,
}

fn measure(tree: &Tree, classes: &[Class], reading: Reading) -> Vec<Measure> {
    let nodes = &tree.nodes;
    let mut measures = vec![Measure::default(); nodes.len()];
    let mut in_prose = vec![false; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let (outer, prose) = (measures[node.parent], in_prose[node.parent]);
        let this = &mut measures[at];
        this.class = classes[at];
        this.link = outer.link || node.tag == "a";
        this.class.hidden &= reading != Reading::Everything || this.class.never;
        let away = reading == Reading::Strict && (this.class.away || node.tag == "aside");
        this.out = outer.out || this.class.hidden || away;
        in_prose[at] = node.tag == "p" || prose && !(is_block(node.tag));
        if node.tag.is_empty() && !this.out {
            (this.chars, this.commas) = size(node.text);
            this.linked = if this.link { this.chars } else { 0 };
            let text = (prose || this.chars >= PROSE) && !this.link;
            this.prose = if text { this.chars } else { 0 };
        }
    }
    for at in (1..nodes.len()).rev() {
        let (inner, outer) = (measures[at], &mut measures[nodes[at].parent]);
        outer.chars += inner.chars;
        outer.linked += inner.linked;
        outer.commas += inner.commas;
        outer.prose += inner.prose;
    }
    measures
}

/// Characters with blanks counted once, and commas.
fn size(text: &str) -> (usize, usize) {
    let (mut chars, mut commas, mut blank) = (0, 0, true);
    for c in text.chars() {
        let space = c.is_whitespace();
        chars += usize::from(!(space && blank));
        commas += usize::from(matches!(c, ',' | '،' | '、' | '，'));
        blank = space;
    }
    (chars, commas)
}

fn vote(tree: &Tree, measures: &mut [Measure]) {
    let nodes = &tree.nodes;
    let direct = direct_text(tree, measures);
    for at in 1..nodes.len() {
        let this = measures[at];
        let voter = match nodes[at].tag {
            "p" | "pre" | "blockquote" | "td" => this.chars,
            // Text that stands in a box without a paragraph of its own.
            "div" | "section" | "article" | "main" | "?" => direct[at],
            _ => 0,
        };
        if voter < VOTER || this.out || this.link_density() > 0.8 {
            continue;
        }
        let commas = if voter == this.chars { this.commas } else { this.commas.min(voter / 30) };
        let points = 1.0 + commas as f32 + (voter / 100).min(3) as f32;
        let own = nodes[at].tag != "p" && nodes[at].tag != "pre";
        let mut level = at;
        if !own {
            level = nodes[at].parent;
        }
        for share in [1.0, 0.5, 0.17, 0.11, 0.08] {
            measures[level].score += points * share;
            if level == 0 {
                break;
            }
            level = nodes[level].parent;
        }
    }
    for (node, measure) in nodes.iter().zip(measures.iter_mut()) {
        if measure.score > 0.0 {
            measure.score += measure.class.weight + worth(node.tag);
            measure.score *= 1.0 - measure.link_density();
        }
    }
}

/// Characters that stand in an element outside every block inside it.
fn direct_text(tree: &Tree, measures: &[Measure]) -> Vec<usize> {
    let mut direct = vec![0; tree.nodes.len()];
    for at in (1..tree.nodes.len()).rev() {
        let node = &tree.nodes[at];
        if node.tag.is_empty() {
            direct[at] = measures[at].chars - measures[at].linked;
        }
        if !is_block(node.tag) {
            direct[node.parent] += direct[at];
        }
    }
    direct
}

fn worth(tag: &str) -> f32 {
    match tag {
        "article" => 15.0,
        "main" => 8.0,
        "div" | "section" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
        _ => 0.0,
    }
}

fn choose(tree: &Tree, measures: &[Measure]) -> Vec<usize> {
    let scored = (0..measures.len()).filter(|&at| measures[at].score > 0.0 && !measures[at].out);
    // Of equals the first wins.
    let best = scored.fold(None, |best: Option<usize>, at| match best {
        Some(other) if measures[other].score >= measures[at].score => best,
        _ => Some(at),
    });
    let Some(best) = best else { return vec![0] };
    let top = widened(tree, measures, best);
    let mut found = neighbours(tree, measures, top);
    found.extend(boxes(tree, measures, top));
    without_inner(tree, found)
}

/// The smallest element around `best` that holds most of what its surroundings hold as prose.
fn widened(tree: &Tree, measures: &[Measure], best: usize) -> usize {
    let mut top = best;
    let mut at = best;
    while at != 0 {
        at = tree.nodes[at].parent;
        let (outer, inner) = (measures[at], measures[top]);
        if matches!(tree.nodes[at].tag, "body" | "html") {
            break;
        }
        // Much more prose around it, hardly any more links: the article is cut into boxes.
        let more = outer.prose.saturating_sub(inner.prose);
        let links = outer.linked.saturating_sub(inner.linked);
        if more * 4 >= inner.prose && links * 4 <= more && outer.link_density() < 0.3 {
            top = at;
        }
    }
    top
}

/// Brothers of the chosen element that look like more of the same.
fn neighbours(tree: &Tree, measures: &[Measure], top: usize) -> Vec<usize> {
    let around = tree.nodes[top].parent;
    if around == top {
        return vec![top];
    }
    let enough = (measures[top].score * 0.2).max(10.0);
    let mut found = Vec::new();
    let mut at = around + 1;
    while at < tree.nodes[around].end {
        let (node, this) = (&tree.nodes[at], measures[at]);
        let paragraph = node.tag == "p" && this.chars > 80 && this.link_density() < 0.25;
        let same =
            attribute_class(tree, at) == attribute_class(tree, top) && !attribute_class(tree, at).is_empty();
        let bonus = if same { enough } else { 0.0 };
        if at == top || !this.out && (paragraph || this.score + bonus >= enough && this.prose > 80) {
            found.push(at);
        }
        at = node.end;
    }
    found
}

/// Boxes of the same make as the chosen one, wherever on the page: an article cut up by pictures and adverts.
fn boxes(tree: &Tree, measures: &[Measure], top: usize) -> Vec<usize> {
    let make = attribute_class(tree, top);
    if make.is_empty() {
        return Vec::new();
    }
    let alike = |at: &usize| {
        let (node, this) = (&tree.nodes[*at], measures[*at]);
        let same = node.tag == tree.nodes[top].tag && attribute_class(tree, *at) == make;
        same && !this.out && this.prose > 80 && this.link_density() < 0.25
    };
    (1..tree.nodes.len()).filter(alike).collect()
}

/// In reading order, without what lies inside another.
fn without_inner(tree: &Tree, mut found: Vec<usize>) -> Vec<usize> {
    found.sort_unstable();
    let mut end = 0;
    found.retain(|&at| {
        let outer = at >= end;
        end = if outer { tree.nodes[at].end } else { end };
        outer
    });
    found
}

fn attribute_class<'a>(tree: &Tree<'a>, at: usize) -> &'a str {
    super::tokens::attribute(tree.nodes[at].attributes, "class").unwrap_or("")
}
