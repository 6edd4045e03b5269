//! The parser: text in, [`Syntax`] out.

use crate::decode::{names, tree};
use crate::features::{Features, Featurizer};
use crate::headline::{Draft, infinitive};
use crate::inversion;
use crate::lemma::{Buffers, Lemmas};
use crate::model::{Model, Output, Path, Work};
use crate::{Label, Name, Sentence, Syntax, Tag, Token, text};
use demarche_text::Span;
use std::ops::Range;
use std::sync::LazyLock;

static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(include_bytes!("../data/model.bin")));
static LEMMAS: LazyLock<Lemmas> =
    LazyLock::new(|| Lemmas::read(include_str!("../data/lemmas.tsv"), include_str!("../data/verbs.txt")));

/// Sentences go through the network in groups of about this many words, which bounds the memory a text takes.
const GROUP: usize = 512;

/// The trained model with its tokenizer and lemmatizer. Cheap to make: all parsers share one copy of the weights.
#[derive(Clone, Debug)]
pub struct Parser {
    path: Path,
}

impl Parser {
    /// The model that ships inside the crate.
    pub fn embedded() -> Parser {
        Parser { path: Path::best() }
    }

    /// Parsers for every set of instructions this machine has; their results must not differ.
    #[doc(hidden)]
    pub fn every_path() -> Vec<Parser> {
        Path::available().into_iter().map(|path| Parser { path }).collect()
    }

    /// Annotates the given stretches of `text`, byte ranges on character boundaries; a stretch that is not is
    /// skipped. No sentence crosses the end of a stretch. What is found in a sentence depends on that
    /// sentence alone. Takes time linear in the length of the text.
    pub fn annotate(&self, text: &str, stretches: &[Span]) -> Syntax {
        let mut run = Run::new(text, self.path);
        let mut spans = Vec::new();
        for (index, &stretch) in stretches.iter().enumerate() {
            spans.clear();
            text::tokens(text, stretch, &mut spans);
            for sentence in text::sentences(text, stretch, &spans) {
                let tokens = &spans[sentence];
                run.sentence(tokens, text::lead(text, tokens), index);
            }
        }
        run.finish()
    }

    /// Annotates text that is already split: each sentence is its tokens' byte ranges. For scoring on treebanks.
    #[doc(hidden)]
    pub fn annotate_tokens(&self, text: &str, sentences: &[Vec<Span>]) -> Syntax {
        let mut run = Run::new(text, self.path);
        for tokens in sentences.iter().filter(|s| !s.is_empty()) {
            run.sentence(tokens, 0, 0);
        }
        run.finish()
    }
}

/// A sentence that waits for the network, in one part, or two where it begins with a dateline.
struct Waiting {
    stretch: usize,
    parts: usize,
}

/// One text on its way through the parser.
struct Run<'a> {
    text: &'a str,
    path: Path,
    featurizer: Featurizer,
    buffers: Buffers,
    work: Work,
    /// The group that waits for the network.
    words: Vec<Features>,
    spans: Vec<Span>,
    ranges: Vec<Range<usize>>,
    waiting: Vec<Waiting>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
}

impl<'a> Run<'a> {
    fn new(text: &'a str, path: Path) -> Run<'a> {
        Run {
            text,
            path,
            featurizer: Featurizer::default(),
            buffers: Buffers::default(),
            work: Work::default(),
            words: Vec::new(),
            spans: Vec::new(),
            ranges: Vec::new(),
            waiting: Vec::new(),
            tokens: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
        }
    }

    /// Queues a sentence whose first `lead` tokens are parsed apart from the rest.
    fn sentence(&mut self, tokens: &[Span], lead: usize, stretch: usize) {
        let start = self.words.len();
        for span in tokens {
            self.words.push(self.featurizer.word(span.of(self.text)));
            self.spans.push(*span);
        }
        if lead > 0 {
            self.ranges.push(start..start + lead);
        }
        self.ranges.push(start + lead..self.words.len());
        self.waiting.push(Waiting { stretch, parts: if lead > 0 { 2 } else { 1 } });
        if self.words.len() >= GROUP {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let Some(model) = MODEL.as_ref() else { return };
        let outputs = model.run(self.path, &self.words, &self.ranges, &mut self.work);
        let ranges = std::mem::take(&mut self.ranges);
        let mut parts = ranges.iter().zip(&outputs);
        for waiting in std::mem::take(&mut self.waiting) {
            let base = self.tokens.len();
            let mut roots = Vec::with_capacity(2);
            for (range, output) in parts.by_ref().take(waiting.parts) {
                roots.extend(self.part(model, range, output));
            }
            if let [lead, main] = roots[..] {
                self.tokens[lead].head = Some(main);
                self.tokens[lead].label = Label::Dep;
            }
            let tokens = base..self.tokens.len();
            if let (Some(first), Some(last)) = (self.tokens.get(base), self.tokens[base..].last()) {
                let span = first.span.cover(last.span);
                self.sentences.push(Sentence { tokens, span, stretch: waiting.stretch });
            }
        }
        self.words.clear();
        self.spans.clear();
    }

    /// Writes the tokens and names of one run of words; gives back its root.
    fn part(&mut self, model: &Model, range: &Range<usize>, output: &Output) -> Option<usize> {
        let base = self.tokens.len();
        let mut heads = tree(&output.arcs, range.len());
        let mut labels: Vec<Label> =
            heads.iter().enumerate().map(|(i, &h)| model.label(output, i, h)).collect();
        let tags: Vec<Tag> = output.words.iter().map(|w| w.tag).collect();
        let mut draft = Draft { tags: &tags, heads: &mut heads, labels: &mut labels };
        infinitive(&mut draft);
        let spans = &self.spans[range.clone()];
        inversion::condition(&mut draft, |t| spans[t].of(self.text));
        for (i, (word, &span)) in output.words.iter().zip(&self.spans[range.clone()]).enumerate() {
            self.tokens.push(Token {
                span,
                pos: word.pos,
                tag: word.tag,
                lemma: LEMMAS.lemma(span.of(self.text), word.pos, word.tag, &mut self.buffers),
                head: heads[i].map(|h| base + h),
                label: labels[i],
                sentence: self.sentences.len(),
            });
        }
        for (name, kind) in names(output.words.iter().map(|w| w.name)) {
            self.names.push(Name { tokens: base + name.start..base + name.end, kind });
        }
        heads.iter().position(Option::is_none).map(|root| base + root)
    }

    fn finish(mut self) -> Syntax {
        self.flush();
        Syntax::new(self.tokens, self.sentences, self.names)
    }
}
