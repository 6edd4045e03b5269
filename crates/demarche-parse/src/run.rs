//! One text on its way through the network, a group of sentences at a time.

use crate::decode::{names, tree};
use crate::headline::{Draft, infinitive};
use crate::inversion;
use crate::lemma::{Buffers, Lemmas};
use crate::model::{Model, Output, Path, Words, Work};
use crate::split::Split;
use crate::{Label, Marks, Name, Pos, Syntax, Tag, Token, text};
use std::cell::Cell;
use std::ops::Range;

/// Sentences go through the network in groups of about this many words, which bounds the memory a text takes.
const GROUP: usize = 512;

/// Buffers, and what was worked out for frequent words: a thread keeps them from one text to the next. They bear on
/// how fast a text is read, not on what is found in it, and do not grow with texts.
#[derive(Default)]
struct Room {
    buffers: Buffers,
    work: Work,
    /// The words of the group that waits for the network.
    words: Words,
}

thread_local! {
    /// What the last text left, and the network that it was read with: pieces of words are the network's own.
    static KEPT: Cell<Option<(&'static Model, Box<Room>)>> = const { Cell::new(None) };
}

impl Room {
    fn of(model: &'static Model) -> Box<Room> {
        let kept = KEPT.take().filter(|(of, _)| std::ptr::eq(*of, model));
        kept.map(|(_, room)| room).unwrap_or_default()
    }

    fn keep(self: Box<Room>, model: &'static Model) {
        KEPT.set(Some((model, self)));
    }
}

/// A sentence that waits for the network, in one part, or two where it begins with a dateline.
struct Waiting {
    sentence: usize,
    parts: usize,
}

/// What is known so far: everything in the split, and the trees of the sentences that have been parsed.
pub(crate) struct Run<'a> {
    text: &'a str,
    path: Path,
    model: &'static Model,
    lemmas: &'static Lemmas,
    room: Box<Room>,
    /// The group that waits for the network: which tokens its words are, and how they lie in parts.
    places: Vec<usize>,
    ranges: Vec<Range<usize>>,
    waiting: Vec<Waiting>,
    split: Split,
    tokens: Vec<Token>,
    names: Vec<Name>,
    marks: Vec<Marks>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        text: &'a str,
        split: Split,
        (path, model, lemmas): (Path, &'static Model, &'static Lemmas),
    ) -> Run<'a> {
        let tokens = unparsed(&split);
        let marks = model.extras().map(|(name, labels)| Marks::new(name, labels, tokens.len())).collect();
        Run {
            text,
            path,
            model,
            lemmas,
            room: Room::of(model),
            places: Vec::new(),
            ranges: Vec::new(),
            waiting: Vec::new(),
            split,
            tokens,
            names: Vec::new(),
            marks,
        }
    }

    /// Queues a sentence; what stands before it (a dateline, a speaker's label) is parsed apart from the rest
    /// where `leads` says so. Sentences must come in text order.
    pub(crate) fn sentence(&mut self, sentence: usize, leads: bool) {
        let Some(tokens) = self.split.sentences.get(sentence).map(|s| s.tokens.clone()) else { return };
        let spans = &self.split.tokens[tokens.clone()];
        let lead = if leads { text::lead(self.text, spans) } else { 0 };
        let start = self.room.words.len();
        let word = |t: usize| spans[t].of(self.text);
        let mut to = None;
        for (t, place) in tokens.enumerate() {
            let inverted = inversion::were_to(t, spans.len(), word);
            let shown = match (inverted, to) {
                (Some(_), _) => "if",
                (None, Some(to)) if to == t => "should",
                _ => word(t),
            };
            self.model.push(shown, &mut self.room.words);
            self.places.push(place);
            to = inverted.or(to);
        }
        if lead > 0 {
            self.ranges.push(start..start + lead);
        }
        self.ranges.push(start + lead..self.room.words.len());
        self.waiting.push(Waiting { sentence, parts: if lead > 0 { 2 } else { 1 } });
        if self.room.words.len() >= GROUP {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let outputs = self.model.run(self.path, &self.room.words, &self.ranges, &mut self.room.work);
        let ranges = std::mem::take(&mut self.ranges);
        let lengths = ranges.iter().map(|range| range.len());
        let heads: Vec<_> = outputs.iter().zip(lengths).map(|(output, n)| tree(&output.arcs, n)).collect();
        let labels = self.model.labels(self.path, &outputs, &heads, &mut self.room.work);
        let mut parts = ranges.iter().zip(&outputs).zip(heads.into_iter().zip(labels));
        for waiting in std::mem::take(&mut self.waiting) {
            let mut roots = Vec::with_capacity(2);
            for ((range, output), arcs) in parts.by_ref().take(waiting.parts) {
                roots.extend(self.part(range, output, arcs));
            }
            if let [lead, main] = roots[..] {
                self.tokens[lead].head = Some(main);
                self.tokens[lead].label = Label::Dep;
            }
            self.split.sentences[waiting.sentence].parsed = true;
        }
        self.room.words.clear();
        self.places.clear();
    }

    /// Fills in the tokens and names of one run of words; gives back its root.
    fn part(
        &mut self,
        range: &Range<usize>,
        output: &Output,
        (mut heads, mut labels): (Vec<Option<usize>>, Vec<Label>),
    ) -> Option<usize> {
        let base = *self.places.get(range.start)?;
        let tags: Vec<Tag> = output.words.iter().map(|w| w.tag).collect();
        let mut draft = Draft { tags: &tags, heads: &mut heads, labels: &mut labels };
        infinitive(&mut draft);
        let spans = &self.split.tokens[base..base + range.len()];
        inversion::condition(&mut draft, |t| spans[t].of(self.text));
        for (i, (word, token)) in output.words.iter().zip(&mut self.tokens[base..]).enumerate() {
            token.pos = word.pos;
            token.tag = word.tag;
            let plain = inversion::plain(spans[i].of(self.text), word.tag);
            token.lemma = self.lemmas.lemma(plain, word.pos, word.tag, &mut self.room.buffers);
            token.head = heads[i].map(|h| base + h);
            token.label = labels[i];
        }
        for (marks, found) in self.marks.iter_mut().zip(&output.extras) {
            found.iter().enumerate().for_each(|(i, &label)| marks.set(base + i, label));
        }
        for (name, kind) in names(output.words.iter().map(|w| w.name)) {
            self.names.push(Name { tokens: base + name.start..base + name.end, kind });
        }
        heads.iter().position(Option::is_none).map(|root| base + root)
    }

    pub(crate) fn finish(mut self) -> Syntax {
        self.flush();
        self.room.keep(self.model);
        Syntax::new(self.tokens, self.split.sentences, self.names).with_marks(self.marks)
    }
}

/// Tokens of which nothing is known but where they stand.
pub(crate) fn unparsed(split: &Split) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(split.tokens.len());
    for (number, sentence) in split.sentences.iter().enumerate() {
        let first = sentence.tokens.start;
        tokens.extend(sentence.tokens.clone().map(|t| Token {
            span: split.tokens[t],
            pos: Pos::X,
            tag: Tag::Xx,
            lemma: Box::default(),
            head: (t > first).then_some(first),
            label: if t > first { Label::Dep } else { Label::Root },
            sentence: number,
        }));
    }
    tokens
}
