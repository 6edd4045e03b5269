//! The elements of a page in reading order, each knowing its parent and where its content ends.
//!
//! No real tree builder: what is nested deeper than [`DEEPEST`] is flattened, tags that do not fit are
//! dropped, and every step is linear in the page.

use super::tokens::{Token, tokens};

/// Deeper elements are read, but no longer as elements of their own.
const DEEPEST: usize = 256;
/// More elements than this are not read.
const MOST: usize = 1_000_000;

/// An element, or a stretch of text.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// The element's name in small letters; empty for text; "?" for a name that means nothing here.
    pub tag: &'static str,
    /// Its attributes as written.
    pub attributes: &'a str,
    /// The text, entities not yet replaced.
    pub text: &'a str,
    /// The number of the element around it; its own number for the outermost.
    pub parent: usize,
    /// One past the last node inside.
    pub end: usize,
}

/// A page as nodes; number 0 is the page itself.
#[derive(Debug)]
pub struct Tree<'a> {
    /// In reading order.
    pub nodes: Vec<Node<'a>>,
    /// The page had more nodes than are read.
    pub cut: bool,
}

const BLOCKS: [&str; 44] = [
    "?",
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "option",
];
const INLINE: [&str; 26] = [
    "a", "b", "em", "i", "span", "strong", "time", "br", "img", "input", "meta", "link", "select", "button",
    "noscript", "svg", "template", "audio", "video", "object", "canvas", "dialog", "math", "label", "source",
    "wbr",
];
const VOID: [&str; 14] = [
    "br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "param",
    "track",
];

/// Whether an element stands on lines of its own.
pub fn is_block(tag: &str) -> bool {
    tag != "?" && BLOCKS.contains(&tag)
}

fn known(name: &str) -> &'static str {
    let all = || BLOCKS.iter().chain(&INLINE).chain(&VOID);
    all().find(|tag| name.eq_ignore_ascii_case(tag)).copied().unwrap_or("?")
}

/// Reads a page.
pub fn tree(html: &str) -> Tree<'_> {
    let root = Node { tag: "html", attributes: "", text: "", parent: 0, end: 0 };
    let mut builder = Builder { nodes: vec![root], open: vec![0], flattened: 0 };
    let mut cut = false;
    for token in tokens(html) {
        if builder.nodes.len() >= MOST {
            cut = true;
            break;
        }
        match token {
            Token::Text(text) => builder.text(text),
            Token::Open { name, attributes } => builder.open(known(name), attributes),
            Token::Close(name) => builder.close(known(name)),
            Token::Raw { .. } => {}
        }
    }
    builder.close_down_to(0);
    let end = builder.nodes.len();
    builder.nodes[0].end = end;
    Tree { nodes: builder.nodes, cut }
}

struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements that are open, outermost first; never empty.
    open: Vec<usize>,
    /// Elements inside the innermost one that were flattened and are still open.
    flattened: usize,
}

impl<'a> Builder<'a> {
    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn push(&mut self, tag: &'static str, attributes: &'a str, text: &'a str) -> usize {
        let parent = self.top();
        let number = self.nodes.len();
        self.nodes.push(Node { tag, attributes, text, parent, end: number + 1 });
        number
    }

    fn text(&mut self, text: &'a str) {
        if !text.is_empty() {
            self.push("", "", text);
        }
    }

    fn open(&mut self, tag: &'static str, attributes: &'a str) {
        if VOID.contains(&tag) {
            self.push(tag, attributes, "");
            return;
        }
        self.close_implied(tag);
        if self.open.len() >= DEEPEST {
            self.flattened += 1;
            return;
        }
        let number = self.push(tag, attributes, "");
        self.open.push(number);
    }

    /// Ends what the beginning of `tag` ends: `<p>` another `<p>`, `<li>` another `<li>`.
    fn close_implied(&mut self, tag: &str) {
        let (ends, within): (&[&str], &[&str]) = match tag {
            "li" => (&["li"], &["ul", "ol", "menu", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &BLOCKS),
            _ if is_block(tag) => (&["p"], &BLOCKS),
            _ => return,
        };
        for (depth, &number) in self.open.iter().enumerate().rev() {
            let open = self.nodes[number].tag;
            if ends.contains(&open) {
                self.close_down_to(depth);
                return;
            }
            if within.contains(&open) {
                return;
            }
        }
    }

    fn close(&mut self, tag: &'static str) {
        if VOID.contains(&tag) {
            return;
        }
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        // A cell holds what is in it; an inline element or a paragraph does not end what is around a block.
        let walls: &[&str] = match tag {
            "table" | "tr" | "tbody" | "thead" | "tfoot" => &[],
            "p" => &BLOCKS,
            _ if is_block(tag) => &["td", "th", "table"],
            _ => &BLOCKS,
        };
        for (depth, &number) in self.open.iter().enumerate().skip(1).rev() {
            let open = self.nodes[number].tag;
            if open == tag {
                self.close_down_to(depth);
                return;
            }
            if open != "?" && walls.contains(&open) {
                return;
            }
        }
    }

    /// Ends all open elements from `depth` inwards.
    fn close_down_to(&mut self, depth: usize) {
        let end = self.nodes.len();
        for number in self.open.drain(depth.max(1)..) {
            self.nodes[number].end = end;
        }
        self.flattened = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as indented names and texts.
    fn shape(html: &str) -> String {
        let tree = tree(html);
        let depth = |mut at: usize| {
            let mut depth = 0;
            while at != 0 {
                at = tree.nodes[at].parent;
                depth += 1;
            }
            depth
        };
        let rows =
            (1..tree.nodes.len()).map(|n| format!("{}{}{}", depth(n), tree.nodes[n].tag, tree.nodes[n].text));
        rows.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_not_closed_ends_where_it_must() {
        assert_eq!(shape("<ul><li>a<li>b</ul>c"), "1ul 2li 3a 2li 3b 1c");
        assert_eq!(shape("<p>a<p>b<div>c</div>"), "1p 2a 1p 2b 1div 2c");
        assert_eq!(
            shape("<table><tr><td>a<td>b<tr><td>c</table>d"),
            "1table 2tr 3td 4a 3td 4b 2tr 3td 4c 1d"
        );
        assert_eq!(shape("<a>x<a>y</a>"), "1a 2x 1a 2y");
        assert_eq!(shape("a</p></div>b"), "1a 1b");
        assert_eq!(shape("<div><table><td></div>a</table></div>b"), "1div 2table 3td 4a 1b");
    }

    #[test]
    fn nodes_end_inside_their_parents() {
        let tree = tree("<div><p>a<b>b</p><ul><li>c</div>d<p>");
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            assert!(at < node.end && node.end <= tree.nodes[node.parent].end && node.parent < at);
        }
    }

    #[test]
    fn a_million_nested_elements_are_flattened() {
        let html = format!("{}deep{}after", "<div>".repeat(1_000_000), "</div>".repeat(1_000_000));
        let tree = tree(&html);
        assert!(!tree.cut && tree.nodes.len() < 300);
        assert!(tree.nodes.iter().any(|n| n.text == "deep"));
    }
}
