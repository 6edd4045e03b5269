//! The text of chosen elements, one paragraph per block.

use super::article::Measure;
use super::entities::decode;
use super::tree::{Tree, is_block};

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading inside the article.
    Heading,
    /// An entry of a list.
    Item,
    /// Words under a picture.
    Caption,
}

/// A paragraph, a heading, an entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its text, blanks squeezed.
    pub text: String,
    /// Characters of it inside links.
    pub linked: usize,
    /// The node that it begins in.
    pub node: usize,
}

/// The blocks of `roots`; what is marked as out is left out unless `all`.
pub fn blocks(tree: &Tree, measures: &[Measure], roots: &[usize], all: bool) -> Vec<Block> {
    let mut writer = Writer::default();
    for &root in roots {
        writer.write(tree, measures, root, all);
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    done: Vec<Block>,
    text: String,
    linked: usize,
    node: usize,
    kind: Option<Kind>,
}

impl Writer {
    fn write(&mut self, tree: &Tree, measures: &[Measure], root: usize, all: bool) {
        let end = tree.nodes[root].end;
        // Ends of the blocks that are open, with what was open before.
        let mut open: Vec<(usize, Option<Kind>)> = Vec::new();
        let mut at = root;
        while at < end {
            while let Some((_, before)) = open.pop_if(|(end, _)| *end <= at) {
                self.close();
                self.kind = before;
            }
            let node = &tree.nodes[at];
            if measures[at].class.hidden || measures[at].out && !all {
                at = node.end;
                continue;
            }
            match node.tag {
                "" => self.text(node.text, measures[at].link, at),
                "br" => self.line_break(tree, at),
                tag if is_block(tag) || tag == "?" && holds_block(tree, at) => {
                    self.close();
                    open.push((node.end, self.kind));
                    self.kind = kind(tag).or(self.kind);
                }
                _ => {}
            }
            at += 1;
        }
        self.close();
        self.kind = None;
    }

    fn text(&mut self, text: &str, link: bool, node: usize) {
        if self.text.is_empty() {
            self.node = node;
        }
        let start = self.text.len();
        decode(text, &mut self.text);
        if link {
            self.linked += self.text[start..].chars().count();
        }
    }

    /// One break is a blank; two are the end of a paragraph.
    fn line_break(&mut self, tree: &Tree, at: usize) {
        let next =
            tree.nodes[at + 1..].iter().find(|node| !node.text.trim().is_empty() || !node.tag.is_empty());
        if next.is_some_and(|node| node.tag == "br") {
            self.close();
        } else {
            self.text.push('\n');
        }
    }

    fn close(&mut self) {
        let text = squeezed(&self.text);
        self.text.clear();
        let linked = std::mem::take(&mut self.linked);
        if text.chars().any(char::is_alphanumeric) {
            let kind = self.kind.unwrap_or(Kind::Paragraph);
            self.done.push(Block { kind, text, linked, node: self.node });
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.done
    }
}

fn kind(tag: &str) -> Option<Kind> {
    match tag {
        "p" => None,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
        "li" => Some(Kind::Item),
        "figcaption" => Some(Kind::Caption),
        _ => None,
    }
}

/// An element of an unknown name (`<amp-story>`) is a block where its first child is one.
fn holds_block(tree: &Tree, at: usize) -> bool {
    let children = || tree.nodes.iter().skip(at + 1).take(2).filter(|node| node.parent == at);
    children().any(|node| is_block(node.tag))
}

/// Words with single blanks between them; marks that are never seen are left out.
pub fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.len();
        out.extend(word.chars().filter(|c| !matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}')));
        if before > 0 && out.len() > before {
            out.insert(before, ' ');
        }
    }
    out
}
