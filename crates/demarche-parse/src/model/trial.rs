//! Networks of several shapes with made-up weights: nothing is fixed to the shape that ships.

use super::{Model, Path, Words, Work};
use std::ops::Range;

/// A weight file in the making.
#[derive(Default)]
struct Made {
    header: String,
    data: Vec<u8>,
    state: u64,
}

impl Made {
    fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.state >> 33
    }

    fn line(&mut self, line: &str) {
        self.header.push_str(line);
        self.header.push('\n');
    }

    fn floats(&mut self, name: &str, count: usize, size: f32) {
        self.line(&format!("tensor {name} f32 {} {count}", self.data.len()));
        for _ in 0..count {
            let value = (self.roll() % 2001) as f32 / 1000.0 - 1.0;
            self.data.extend((value * size).to_le_bytes());
        }
    }

    /// Rows of bytes with their scales, and a bias where there is one.
    fn matrix(&mut self, name: &str, rows: usize, columns: usize, bias: bool) {
        self.line(&format!("tensor {name} i8 {} {}", self.data.len(), rows * columns));
        for _ in 0..rows * columns {
            let byte = self.roll() as u8;
            self.data.push(byte);
        }
        self.floats(&format!("{name}.scale"), rows, 0.002);
        if bias {
            self.floats(&format!("{name}.bias"), rows, 0.1);
        }
    }

    fn norm(&mut self, name: &str, width: usize) {
        self.floats(&format!("{name}.gain"), width, 1.0);
        self.floats(&format!("{name}.bias"), width, 0.1);
    }

    fn model(mut self) -> Option<Model> {
        self.data.resize(self.data.len() + 64, 0);
        let length = (self.header.len() as u32).to_le_bytes();
        let file = [b"DMPARSE1", &length[..], self.header.as_bytes(), &self.data].concat();
        Model::read(Box::leak(file.into_boxed_slice()))
    }
}

fn made(embed: usize, width: usize, dilations: &str, arc: usize, label: usize) -> Option<Model> {
    let mut f = Made::default();
    for list in ["upos NOUN VERB", "xpos NN VB VBD", "labels root nsubj obj", "ner O B-PER I-PER"] {
        f.line(&format!("list {list}"));
    }
    f.line(&format!("list dilations {dilations}"));
    f.line(&format!("num width {width}\nnum embed {embed}\nnum arc {arc}\nnum label {label}"));
    for table in 0..6 {
        f.matrix(&format!("emb.{table}"), 900, embed, false);
    }
    f.line("tensor vec.keys u32 0 0\ntensor vec.rows u16 0 0");
    f.matrix("vec", 0, embed, false);
    f.norm("ln.in", embed);
    if embed != width {
        f.matrix("lift", width, embed, true);
    }
    for layer in 0..dilations.split(' ').count() {
        f.matrix(&format!("conv.{layer}"), 2 * width, 3 * width, true);
        f.norm(&format!("ln.{layer}"), width);
    }
    f.matrix("heads", 2 + 3 + 3 + 2 * arc + 2 * label, width, true);
    f.floats("root.ah", arc, 1.0);
    f.floats("root.lh", label, 1.0);
    f.matrix("U", arc, arc, true);
    f.matrix("R", 3 * (label + 1), label, true);
    f.model()
}

/// What a network says of sentences that go through it together: heads' scores, and labels under the first word.
fn said(model: &Model, path: Path, sentences: &[&[&str]]) -> Vec<String> {
    let mut words = Words::default();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for sentence in sentences {
        let start = words.len();
        sentence.iter().for_each(|word| model.push(word, &mut words));
        ranges.push(start..words.len());
    }
    let mut work = Work::default();
    let outputs = model.run(path, &words, &ranges, &mut work);
    let labels = |output: &super::Output, n: usize, work: &mut Work| {
        model.labels(path, std::slice::from_ref(output), &[vec![Some(0); n]], work)
    };
    outputs
        .iter()
        .zip(sentences)
        .map(|(o, s)| format!("{:?} {:?} {:?}", o.words, o.arcs, labels(o, s.len(), &mut work)))
        .collect()
}

#[test]
fn every_shape_runs_the_same_on_every_path_and_in_every_company() {
    let sentences: [&[&str]; 4] =
        [&["They", "met"], &["Talks"], &["No", "side", "gave", "way", ",", "he", "said", "."], &["So"; 60]];
    for (embed, width, dilations, arc, label) in [
        (64, 64, "1", 32, 16),
        (128, 160, "1 2", 64, 48),
        (128, 192, "1 1 2 4 8 1", 128, 48),
        (96, 256, "1 4", 96, 32),
    ] {
        let Some(model) = made(embed, width, dilations, arc, label) else { panic!("{width} is not read") };
        let expected = said(&model, Path::Portable, &sentences);
        for path in Path::available() {
            assert_eq!(said(&model, path, &sentences), expected, "{path:?} {width}");
            for (alone, expected) in sentences.iter().zip(&expected) {
                assert_eq!(&said(&model, path, &[alone])[0], expected);
            }
        }
    }
}

#[test]
fn a_file_whose_parts_do_not_fit_is_refused() {
    assert!(made(64, 64, "1", 32, 16).is_some());
    assert!(made(64, 64, "x", 32, 16).is_none());
    assert!(made(64, 64, "1", 32, 15).is_none());
    assert!(Model::read(b"DMPARSE1").is_none() && Model::read(b"").is_none());
}
