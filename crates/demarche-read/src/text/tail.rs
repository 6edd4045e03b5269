//! "Where does the article end and a list of other headlines begin?"
//!
//! Every unit gets a weight: positive where it looks like a headline, negative where it looks like a piece of
//! an article. The tail is the suffix with the largest sum, if that is large enough; a label before it or
//! a change of spacing counts for it. One pass from the end.

use super::furniture::Furniture;
use super::lines::{Look, Unit};

/// The sum from which a suffix is a tail.
const ENOUGH: f32 = 5.0;

/// What is known of a unit.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Where it is.
    pub unit: Unit,
    /// How it looks.
    pub look: Look,
    /// Which furniture it is, if any.
    pub furniture: Option<Furniture>,
}

impl Seen {
    /// Whether it looks like running text: a whole sentence or more.
    pub fn prose(&self) -> bool {
        self.furniture.is_none() && (self.look.sentence && self.look.words >= 8 || self.look.words > 30)
    }
}

/// The number of the first unit of the tail (its label, if it has one); `seen.len()` where there is none.
pub fn tail_start(seen: &[Seen]) -> usize {
    let none = seen.len();
    let Some(first_prose) = seen.iter().position(Seen::prose) else {
        return none;
    };
    let spaced = article_is_spaced(seen);
    let mut sum = 0.0;
    let mut run = Run::default();
    let (mut best, mut best_sum) = (none, ENOUGH);
    for at in (first_prose + 1..none).rev() {
        let this = &seen[at];
        let long = this.prose() && !this.look.question && this.look.words > 18;
        sum += weight(this) - if run.whole { 2.0 } else { 0.0 };
        run.long += usize::from(long);
        // A long piece of article lies behind: no earlier cut can be better.
        if sum < -12.0 || run.long > 1 + run.lines / 10 {
            break;
        }
        if this.furniture == Some(Furniture::Label) && run.lines > 0 && sum + 4.0 > best_sum {
            (best, best_sum) = (at, sum + 4.0);
            run.whole = false;
        } else if this.furniture.is_none() {
            let total = sum + run.break_weight(this, spaced);
            run.lines += 1;
            run.words += this.look.words;
            run.close += usize::from(this.unit.blanks == 0);
            run.whole |= spaced && this.unit.blanks > 0 && run.close >= 2 && run.close + 1 == run.lines;
            if total >= best_sum && !long && run.can_be_tail(spaced) {
                (best, best_sum) = (at, total);
            }
        }
    }
    best
}

/// The lines behind the place where the search stands.
#[derive(Default)]
struct Run {
    lines: usize,
    words: usize,
    /// Lines without an empty line before them.
    close: usize,
    /// Long sentences, as articles have them.
    long: usize,
    /// A block of lines without empty lines between them is behind: what is set apart from it hardly belongs
    /// to it.
    whole: bool,
}

impl Run {
    /// Headlines have verbs and objects; tables and lists of names have shorter lines.
    fn can_be_tail(&self, spaced: bool) -> bool {
        self.lines >= if spaced { 2 } else { 3 } && self.words >= self.lines * 5
    }

    /// How much the spacing speaks for a cut before `first`.
    fn break_weight(&self, first: &Seen, spaced: bool) -> f32 {
        let gap: f32 = match first.unit.blanks {
            0 => 0.0,
            1 => 0.5,
            _ => 2.0,
        };
        // The article's paragraphs have empty lines between them, the tail's lines have none.
        let changed = spaced && self.close == self.lines && self.lines >= 1;
        // The article's last paragraph may stand as close: a plain sentence is more likely that.
        let plain = first.prose() && first.look.capitals < 0.5;
        gap + match (changed, first.unit.blanks > 0 && !plain) {
            (true, true) => 4.0,
            (true, false) => 1.0,
            _ => 0.0,
        }
    }
}

/// How much a unit looks like a headline.
pub fn weight(seen: &Seen) -> f32 {
    let look = &seen.look;
    if let Some(furniture) = seen.furniture {
        return if furniture == Furniture::Label { 1.0 } else { 0.0 };
    }
    let mut weight: f32 = match look.words {
        0..=2 => 0.3,
        3..=18 => 2.0,
        19..=24 => 0.5,
        25..=34 => -4.0,
        _ => -9.0,
    };
    if look.sentence {
        weight -= match (look.question, look.words) {
            (true, _) => 0.7,
            (false, 0..=6) => 1.5,
            (false, 7..=12) => 3.0,
            _ => 5.0,
        };
    }
    weight += if look.capitals >= 0.7 { 1.0 } else { 0.0 };
    weight -= if look.open { 3.0 } else { 0.0 };
    weight -= if look.bullet { 2.0 } else { 0.0 };
    weight -= if look.small { 1.5 } else { 0.0 };
    weight -= if look.sentences { 1.5 } else { 0.0 };
    weight
}

/// Whether most paragraphs of running text are followed by an empty line.
fn article_is_spaced(seen: &[Seen]) -> bool {
    let pairs = || seen.windows(2).filter(|pair| pair[0].prose() && pair[1].prose());
    pairs().filter(|pair| pair[1].unit.blanks > 0).count() * 2 >= pairs().count()
}
