//! The pipeline on one screen: one page in, its sourced records out.
//!
//! Everything else — arguments, files, threads, printing — lies around it, in `main.rs` and `cli`.

pub mod eval;
pub mod present;

pub use demarche_export as export;
pub use demarche_extract as extract;
pub use demarche_lexicon::{self as lexicon, Lexicon};
pub use demarche_parse::{Parser, Tier};
pub use demarche_read::{self as read, Content, Page};
pub use demarche_record::{self as record, Record};
pub use demarche_story as story;
pub use demarche_text::{self as text, Document, Problems};

use demarche_text::{CharIndex, Span};

/// What is needed to code pages: made once, shared by all threads.
#[derive(Debug)]
pub struct Coder {
    parser: Parser,
    lexicon: Lexicon,
    gate: bool,
}

/// What one page gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Coding {
    /// The page as text.
    pub document: Document,
    /// What it says, in text order.
    pub records: Vec<Record>,
    /// What could not be read.
    pub problems: Problems,
    /// The tier of the parser that read it, where that is known.
    pub parser: Option<Tier>,
}

impl Coder {
    /// A coder with the default parser and the lexicon that ship with the program.
    pub fn new() -> Coder {
        Coder::with(Tier::default())
    }

    /// A coder with the parser of a tier.
    pub fn with(tier: Tier) -> Coder {
        Coder::with_lexicon(tier, Lexicon::embedded())
    }

    /// A coder with the parser of a tier and a lexicon of the user's.
    pub fn with_lexicon(tier: Tier, lexicon: Lexicon) -> Coder {
        // The gate looks words up in the codebook that ships.
        let gate = !lexicon.has_own_codebook();
        Coder { parser: Parser::new(tier), lexicon, gate }
    }

    /// Parses every sentence, also where many of a page's sentences have no word that could set off a record.
    pub fn ungated(self) -> Coder {
        Coder { gate: false, ..self }
    }

    /// Whom the words of a page mean: each mention with its actors, in text order.
    pub fn mentions(&self, page: &Page) -> Vec<(String, Vec<record::Actor>)> {
        let mut problems = Problems::default();
        let document = read::document(page, &mut problems);
        let stretches: Vec<Span> = document.parts.iter().map(|part| part.span).collect();
        let syntax = self.parser.annotate(&document.text, &stretches);
        let view = extract::Page { document: &document, syntax: &syntax, lexicon: &self.lexicon };
        let found = extract::Mentions::find(&view);
        found.all().iter().map(|m| (m.span.of(&document.text).to_owned(), m.actors.clone())).collect()
    }

    /// The readable name of an actor's id: "Russia" for "RUS".
    pub fn name_of(&self, id: &str) -> Option<String> {
        self.lexicon.name_of(id).map(str::to_owned)
    }

    /// Reads one page and returns what it says, and where on the page it says it.
    pub fn code_page(&self, page: &Page) -> Coding {
        let mut problems = Problems::default();
        let document = read::document(page, &mut problems); // bytes -> text and its parts
        let syntax = self.syntax(&document); // -> sentences, trees, names
        let view = extract::Page { document: &document, syntax: &syntax, lexicon: &self.lexicon };
        let records = extract::records(&view); // who did, said, demanded, claimed what
        Coding { document, records, problems, parser: Some(self.parser.tier()) }
    }

    /// Reads a document once more and gives its records with the reasons for each, in the order of `code_page`.
    pub fn explain(&self, document: &Document) -> Vec<extract::Explanation> {
        let syntax = self.syntax(document);
        extract::explained(&extract::Page { document, syntax: &syntax, lexicon: &self.lexicon })
    }

    fn syntax(&self, document: &Document) -> demarche_parse::Syntax {
        let stretches: Vec<Span> = document.parts.iter().map(|part| part.span).collect();
        let split = self.parser.split(&document.text, &stretches); // text -> sentences, tokens
        let wanted = self.gate.then(|| extract::gate(document, &split, &self.lexicon)); // which can tell anything
        let keep = |s: usize| wanted.as_ref().is_none_or(|wanted| wanted[s]);
        self.parser.parse(&document.text, &split, keep)
    }
}

impl export::Known for Coder {
    fn name(&self, id: &str) -> Option<String> {
        self.name_of(id)
    }

    fn home(&self, id: &str) -> Option<String> {
        self.lexicon.home_of(id).map(str::to_owned)
    }
}

impl Default for Coder {
    fn default() -> Coder {
        Coder::new()
    }
}

/// The lines of the record contract for one page: its document, then its records.
pub fn lines(coding: &Coding) -> impl Iterator<Item = serde_json::Value> + '_ {
    let index = CharIndex::new(&coding.document.text);
    let mut first = record::document_line(&coding.document, &index);
    if let (Some(tier), Some(fields)) = (coding.parser, first.as_object_mut()) {
        fields.insert("parser".to_owned(), tier.name().into());
    }
    let rest = coding.records.iter().map(move |r| record::record_line(r, &coding.document, &index));
    std::iter::once(first).chain(rest)
}
