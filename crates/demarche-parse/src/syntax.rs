//! What the parser returns: arrays beside the text, written once.

use crate::{Label, NameKind, Pos, Tag};
use demarche_text::Span;
use std::ops::Range;

/// One word or mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Universal part of speech.
    pub pos: Pos,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Dictionary form, lower case except for proper nouns.
    pub lemma: Box<str>,
    /// The token it depends on (index into [`Syntax::tokens`]); `None` for the root of its sentence.
    pub head: Option<usize>,
    /// In which role it depends on it.
    pub label: Label,
    /// Index into [`Syntax::sentences`].
    pub sentence: usize,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// From its first to its last token.
    pub span: Span,
    /// Which of the stretches handed to the parser it lies in.
    pub stretch: usize,
    /// Whether its tokens have been parsed. Those of a sentence that has not carry `X` and `XX`, no lemma and no
    /// name, and depend on its first token.
    pub parsed: bool,
}

/// A proper name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// What a head beside those of the parser says of every token: one of its own labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    name: &'static str,
    labels: Vec<&'static str>,
    found: Vec<Option<u16>>,
}

impl Marks {
    pub(crate) fn new(name: &'static str, labels: &[&'static str], tokens: usize) -> Marks {
        Marks { name, labels: labels.to_vec(), found: vec![None; tokens] }
    }

    pub(crate) fn set(&mut self, token: usize, label: u16) {
        if let Some(found) = self.found.get_mut(token) {
            *found = Some(label);
        }
    }

    /// The head's labels.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// The label of a token; `None` where its sentence was not parsed.
    pub fn label(&self, token: usize) -> Option<&'static str> {
        let label = self.found.get(token).copied().flatten()?;
        self.labels.get(usize::from(label)).copied()
    }
}

/// Sentences, tokens and names of one text, with the tree over the tokens of each sentence.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Tokens in text order.
    pub tokens: Vec<Token>,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Names in text order, without overlap.
    pub names: Vec<Name>,
    /// Children of token `t`: `children[first[t]..first[t + 1]]`.
    first: Vec<u32>,
    children: Vec<u32>,
    edges: Vec<(u32, u32)>,
    marks: Vec<Marks>,
}

impl Syntax {
    /// Builds the tree's indices. Every head must lie in the token's own sentence, and no cycle may exist.
    pub fn new(tokens: Vec<Token>, sentences: Vec<Sentence>, names: Vec<Name>) -> Syntax {
        let mut first = vec![0u32; tokens.len() + 1];
        for head in tokens.iter().filter_map(|t| t.head) {
            first[head + 1] += 1;
        }
        for i in 1..first.len() {
            first[i] += first[i - 1];
        }
        let mut next = first.clone();
        let mut children = vec![0u32; first.last().copied().unwrap_or(0) as usize];
        for (i, token) in tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head] as usize] = i as u32;
                next[head] += 1;
            }
        }
        let mut syntax =
            Syntax { tokens, sentences, names, first, children, edges: Vec::new(), marks: Vec::new() };
        syntax.edges = syntax.outermost();
        syntax
    }

    pub(crate) fn with_marks(self, marks: Vec<Marks>) -> Syntax {
        Syntax { marks, ..self }
    }

    /// What the further head of that name says, if the weights have one.
    pub fn marks(&self, head: &str) -> Option<&Marks> {
        self.marks.iter().find(|m| m.name == head)
    }

    /// The tokens that depend on `t`, in text order.
    pub fn children(&self, t: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[self.first[t] as usize..self.first[t + 1] as usize].iter().map(|&c| c as usize)
    }

    /// The first token that depends on `t`, directly or not, or `t` itself.
    pub fn left_edge(&self, t: usize) -> usize {
        self.edges[t].0 as usize
    }

    /// The last token that depends on `t`, directly or not, or `t` itself.
    pub fn right_edge(&self, t: usize) -> usize {
        self.edges[t].1 as usize
    }

    /// `t` and all that depends on it, in text order.
    pub fn subtree(&self, t: usize) -> Vec<usize> {
        let mut found = vec![t];
        let mut at = 0;
        while at < found.len() {
            found.extend(self.children(found[at]));
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// The tokens above `t`, nearest first.
    pub fn ancestors(&self, t: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.tokens[t].head, |&h| self.tokens[h].head)
    }

    /// The root token of a sentence.
    pub fn root(&self, sentence: usize) -> usize {
        let tokens = self.sentences[sentence].tokens.clone();
        tokens.clone().find(|&t| self.tokens[t].head.is_none()).unwrap_or(tokens.start)
    }

    /// The word itself.
    pub fn text<'a>(&self, text: &'a str, t: usize) -> &'a str {
        self.tokens[t].span.of(text)
    }

    /// From the start of token `from` to the end of token `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.cover(self.tokens[to].span)
    }

    fn outermost(&self) -> Vec<(u32, u32)> {
        let mut edges: Vec<(u32, u32)> = (0..self.tokens.len() as u32).map(|i| (i, i)).collect();
        for sentence in &self.sentences {
            let mut order: Vec<usize> =
                sentence.tokens.clone().filter(|&t| self.tokens[t].head.is_none()).collect();
            let mut at = 0;
            while at < order.len() {
                order.extend(self.children(order[at]));
                at += 1;
            }
            for &t in order.iter().rev() {
                if let Some(head) = self.tokens[t].head {
                    let (left, right) = edges[t];
                    edges[head] = (edges[head].0.min(left), edges[head].1.max(right));
                }
            }
        }
        edges
    }
}
