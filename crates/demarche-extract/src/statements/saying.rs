//! What the finders of this room hand on: sayings, before their speakers are resolved.

use demarche_text::Span;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The phrase headed by this token.
    Phrase(usize),
    /// The same as of an earlier saying (its index).
    Same(usize),
    /// A label before a turn: "MS. HALVORSEN:".
    Label(Span),
    /// Whoever asks the questions of an interview.
    Asker,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// The token of the cue.
    pub cue: Option<usize>,
    /// The words of the cue.
    pub cue_span: Option<Span>,
    /// Who says it.
    pub who: Who,
    /// What is said.
    pub content: Vec<Span>,
    /// The head of the content in the tree.
    pub head: Option<usize>,
    /// The heads of the addressees.
    pub to: Vec<usize>,
    /// A further source outside this one: the medium that quotes.
    pub through: Option<(usize, Span)>,
    /// Whether it is said or written, not only thought or felt.
    pub spoken: bool,
    /// Whether the content is quoted even without marks: a turn.
    pub turn: bool,
}

impl Saying {
    /// A saying with a cue and nothing else yet.
    pub fn new(cue: usize, cue_span: Span, who: usize, content: Span) -> Saying {
        let said = Saying::without_cue(Who::Phrase(who), vec![content]);
        Saying { cue: Some(cue), cue_span: Some(cue_span), ..said }
    }

    /// A saying without a word that introduces it: a turn, a quotation that stands alone.
    pub fn without_cue(who: Who, content: Vec<Span>) -> Saying {
        Saying {
            cue: None,
            cue_span: None,
            who,
            content,
            head: None,
            to: Vec::new(),
            through: None,
            spoken: true,
            turn: false,
        }
    }
}
