//! The parser: text in, [`Syntax`] out.

use crate::lemma::Lemmas;
use crate::model::{Model, Path};
use crate::run::{Run, unparsed};
use crate::split::Split;
use crate::{Pos, Syntax, Tier};
use demarche_text::Span;
use std::sync::LazyLock;

static STANDARD: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../data/standard.bin")));
static BULK: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(include_bytes!("../data/bulk.bin")));
static LEMMAS: LazyLock<Lemmas> =
    LazyLock::new(|| Lemmas::read(include_str!("../data/lemmas.tsv"), include_str!("../data/verbs.txt")));

/// A trained network with its tokenizer and lemmatizer. Cheap to make and to clone: all parsers of a process share
/// one copy of the weights.
#[derive(Clone, Debug)]
pub struct Parser {
    tier: Tier,
    path: Path,
    /// Weights other than those of the tier.
    other: Option<&'static Model>,
}

/// The network of a tier, read when it is first needed.
fn embedded(tier: Tier) -> Option<&'static Model> {
    match tier {
        Tier::Standard => STANDARD.as_ref(),
        Tier::Bulk => BULK.as_ref(),
    }
}

impl Parser {
    /// The parser of a tier.
    pub fn new(tier: Tier) -> Parser {
        Parser { tier, path: Path::best(), other: None }
    }

    /// The more accurate tier, the default.
    pub fn standard() -> Parser {
        Parser::new(Tier::Standard)
    }

    /// The faster tier.
    pub fn bulk() -> Parser {
        Parser::new(Tier::Bulk)
    }

    /// The default tier.
    #[doc(hidden)]
    pub fn embedded() -> Parser {
        Parser::new(Tier::default())
    }

    /// Parsers for every set of instructions this machine has; their results must not differ.
    #[doc(hidden)]
    pub fn every_path() -> Vec<Parser> {
        Parser::every_path_of(Tier::default())
    }

    /// The same for one tier.
    #[doc(hidden)]
    pub fn every_path_of(tier: Tier) -> Vec<Parser> {
        Parser::new(tier).on_every_path()
    }

    /// This parser on every path.
    #[doc(hidden)]
    pub fn on_every_path(&self) -> Vec<Parser> {
        Path::available().into_iter().map(|path| Parser { path, ..self.clone() }).collect()
    }

    /// A parser with weights of its own, as `training` writes them; `None` where they are no weights. They stay in
    /// memory until the program ends.
    #[doc(hidden)]
    pub fn with_weights(tier: Tier, weights: &'static [u8]) -> Option<Parser> {
        let model = Box::leak(Box::new(Model::read(weights)?));
        Some(Parser { other: Some(model), ..Parser::new(tier) })
    }

    /// Which tier this is.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// Annotates the given stretches of `text`, byte ranges on character boundaries; a stretch that is not is
    /// skipped. No sentence crosses the end of a stretch. What is found in a sentence depends on that
    /// sentence alone. Takes time linear in the length of the text.
    ///
    /// The same as [`split`](Parser::split) and [`parse`](Parser::parse) of every sentence.
    pub fn annotate(&self, text: &str, stretches: &[Span]) -> Syntax {
        self.run(text, self.split(text, stretches), true, |_| true)
    }

    /// Cuts the stretches of `text` into sentences and tokens: a small part of the whole work. Every tier cuts
    /// alike.
    pub fn split(&self, text: &str, stretches: &[Span]) -> Split {
        Split::new(text, stretches)
    }

    /// Parses the sentences for which `keep` is true, given their index. The others are in the result, too, with
    /// their tokens, but as [`Sentence::parsed`](crate::Sentence::parsed) tells nothing is known of them.
    ///
    /// ```
    /// use demarche_parse::{Parser, Pos};
    /// use demarche_text::Span;
    ///
    /// let text = "Prices rose. The ministers met in Oslo.";
    /// let parser = Parser::standard();
    /// let split = parser.split(text, &[Span::new(0, text.len())]);
    /// let wanted = |s: usize| split.sentences()[s].span.of(text).contains("met");
    /// let syntax = parser.parse(text, &split, wanted);
    /// assert!(!syntax.sentences[0].parsed && syntax.sentences[1].parsed);
    /// assert_eq!(syntax.tokens[0].pos, Pos::X);
    /// ```
    pub fn parse(&self, text: &str, split: &Split, keep: impl FnMut(usize) -> bool) -> Syntax {
        self.run(text, split.clone(), true, keep)
    }

    /// Annotates text that is already split: each sentence is its tokens' byte ranges. For scoring on treebanks.
    #[doc(hidden)]
    pub fn annotate_tokens(&self, text: &str, sentences: &[Vec<Span>]) -> Syntax {
        self.run(text, Split::of_tokens(sentences), false, |_| true)
    }

    fn run(&self, text: &str, split: Split, leads: bool, mut keep: impl FnMut(usize) -> bool) -> Syntax {
        let Some(model) = self.other.or_else(|| embedded(self.tier)) else {
            return Syntax::new(unparsed(&split), split.sentences, Vec::new());
        };
        let count = split.sentences.len();
        let mut run = Run::new(text, split, (self.path, model, &LEMMAS));
        for sentence in (0..count).filter(|&s| keep(s)) {
            run.sentence(sentence, leads);
        }
        run.finish()
    }
}

impl Default for Parser {
    fn default() -> Parser {
        Parser::standard()
    }
}

/// The dictionary forms that a word can have, by part of speech (noun, verb, adjective), in lower case: "left" is
/// the verb "leave" and the adjective "left". Whatever the parser makes of the word in a sentence is among them.
///
/// ```
/// use demarche_parse::{Pos, lemmas};
///
/// let of = |word: &str| lemmas(word).into_iter().map(|(pos, lemma)| (pos, lemma.into_string())).collect::<Vec<_>>();
/// assert!(of("met").contains(&(Pos::Verb, "meet".to_owned())));
/// assert!(of("Talks").contains(&(Pos::Noun, "talk".to_owned())));
/// ```
pub fn lemmas(word: &str) -> Vec<(Pos, Box<str>)> {
    LEMMAS.readings(word)
}
