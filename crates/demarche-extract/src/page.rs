//! What every finder is given.

use demarche_lexicon::Lexicon;
use demarche_parse::{Label, Pos, Syntax, Tag, Token};
use demarche_text::{Document, Role, Span};
use std::sync::LazyLock;

/// What stands behind the last word of a page: a token without words, so that who looks ahead need not ask for the end.
static BEYOND: LazyLock<Token> = LazyLock::new(|| Token {
    span: Span::new(0, 0),
    pos: Pos::X,
    tag: Tag::Xx,
    lemma: Box::default(),
    head: None,
    label: Label::Dep,
    sentence: usize::MAX,
});

/// One document with its syntax and what we know beforehand. All of it read-only.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences, tokens and trees; the stretches are the document's parts, in order.
    pub syntax: &'a Syntax,
    /// Actors, offices, places, predicates.
    pub lexicon: &'a Lexicon,
}

impl<'a> Page<'a> {
    /// The token itself; beyond the last an empty one of no sentence.
    pub fn token(&self, t: usize) -> &'a Token {
        self.syntax.tokens.get(t).unwrap_or_else(|| &BEYOND)
    }

    /// The word as written.
    pub fn word(&self, t: usize) -> &'a str {
        self.token(t).span.of(&self.document.text)
    }

    /// Its dictionary form.
    pub fn lemma(&self, t: usize) -> &'a str {
        &self.token(t).lemma
    }

    /// Its dependency label.
    pub fn label(&self, t: usize) -> Label {
        self.token(t).label
    }

    /// Its part of speech.
    pub fn pos(&self, t: usize) -> Pos {
        self.token(t).pos
    }

    /// The words of a span.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    /// What the part is in which the token stands: title, body, headline.
    pub fn role_at(&self, token: usize) -> Role {
        self.role(self.token(token).sentence)
    }

    /// The part of the page in which a sentence lies.
    pub fn role(&self, sentence: usize) -> Role {
        let part = self.syntax.sentences.get(sentence).and_then(|s| self.document.parts.get(s.stretch));
        part.map_or(Role::Body, |part| part.role)
    }

    /// Whether a sentence is the first of its paragraph: of a line, a part or the page.
    pub fn begins_paragraph(&self, sentence: usize) -> bool {
        let all = &self.syntax.sentences;
        let Some(before) = sentence.checked_sub(1).map(|s| &all[s]) else { return true };
        let gap = self.document.text.get(before.span.end as usize..all[sentence].span.start as usize);
        before.stretch != all[sentence].stretch || gap.is_none_or(|gap| gap.contains('\n'))
    }

    /// Whether two tokens may be told together: a headline of another article is a world of its own.
    pub fn same_world(&self, a: usize, b: usize) -> bool {
        let stretch = |t: usize| {
            let s = self.token(t).sentence;
            self.syntax.sentences.get(s).map(|s| s.stretch).filter(|_| self.role(s) == Role::Headline)
        };
        stretch(a) == stretch(b)
    }
}
