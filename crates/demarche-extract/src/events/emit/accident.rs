//! Harm that nobody did: an earthquake, a crash, a disease.

use super::super::parties::Parties;
use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Tag};
use demarche_record::EventType;

/// Whether the harm told at `t`, of which nobody is known to be the author, is an accident or a disaster.
pub(super) fn nobody_did(reader: &Reader, t: usize, kind: EventType, parties: &Parties) -> bool {
    let harm = kind == EventType::Assault && reader.verbal(t);
    let page = reader.page;
    // "A French jet crashed, killing all 71 people on board": whose jet it was tells not who did it.
    let mishap =
        |&v: &usize| reader.book.is("mishap", &reader.lemma(v)) && !any_attack(reader, &causes(reader, v));
    let killing = harm && page.label(t) == Label::Advcl && page.token(t).tag == Tag::Vbg;
    if killing && page.token(t).head.as_ref().is_some_and(mishap) {
        return true;
    }
    if !harm || parties.actors.iter().any(|a| a.id.is_some()) {
        return false;
    }
    // "Eleven people are killed and others injured in a fire"; "the bus plunged into a river, killing nine".
    let joined = grammar::conjuncts(page, t).take(3);
    let bound = matches!(page.label(t), Label::Conj | Label::Advcl | Label::AclRelcl | Label::Parataxis);
    let free = bound && (page.label(t) != Label::Advcl || page.token(t).tag == Tag::Vbg);
    let above = page.token(t).head.filter(|_| free);
    let mut clauses = std::iter::once(t).chain(joined).chain(above);
    clauses.any(|v| by_mishap(reader, v)) || in_its_wake(reader, t)
}

/// "A jet crashed in the hills. Two people were killed": what the sentence before tells has done it.
fn in_its_wake(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let sentence = page.token(t).sentence;
    let bare = grammar::passive(page, t)
        && !page.syntax.children(t).any(|c| matches!(page.label(c), Label::Advcl | Label::OblAgent));
    let before = sentence.checked_sub(1).filter(|&s| bare && page.role(s) == page.role(sentence));
    before.is_some_and(|s| {
        let words = || page.syntax.sentences[s].tokens.clone().take(60);
        words().any(|w| is_word_of(reader, w, &["mishap", "disaster", "storm"]))
            && !words().any(|w| is_word_of(reader, w, &["stroke", "bomb", "gun", "shell"]))
    })
}

/// Whether a word, in whatever form (a sentence that tells no act is not parsed), belongs to one of these classes.
fn is_word_of(reader: &Reader, t: usize, classes: &[&str]) -> bool {
    let word = reader.page.word(t).to_lowercase();
    let endings =
        [("", ""), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ies", "y"), ("ing", ""), ("ing", "e")];
    let mut stems = endings.iter().filter_map(|(cut, add)| Some(format!("{}{add}", word.strip_suffix(cut)?)));
    stems.any(|stem| classes.iter().any(|class| reader.book.is(class, &stem)))
}

/// Whether a clause tells of a mishap itself: "a bus overturned", "a quake struck", "a bus was hit by a landslide".
fn befell(reader: &Reader, verb: usize) -> bool {
    reader.book.is("mishap", &reader.lemma(verb))
        || falls_down(reader, verb)
        || reader.children(verb, &[Label::Nsubj, Label::OblAgent]).into_iter().any(|c| is_disaster(reader, c))
}

/// "A bus fell into a ravine", "drove off a bridge".
fn falls_down(reader: &Reader, verb: usize) -> bool {
    let goes = matches!(
        reader.page.lemma(verb),
        "fall" | "drop" | "slide" | "roll" | "tumble" | "run" | "drive" | "slip" | "crash" | "go"
    );
    let deep = |&f: &usize| {
        matches!(
            reader.page.lemma(f),
            "ravine"
                | "gorge"
                | "river"
                | "canal"
                | "ditch"
                | "valley"
                | "canyon"
                | "gully"
                | "lake"
                | "well"
                | "creek"
                | "stream"
                | "cliff"
                | "bridge"
                | "embankment"
                | "road"
                | "track"
                | "rail"
                | "crevasse"
                | "sea"
                | "reservoir"
                | "pit"
                | "abyss"
                | "hillside"
                | "mountainside"
                | "wall"
        )
    };
    let below = ["into", "off", "from", "down", "in", "over"].into_iter();
    goes && below.flat_map(|p| reader.fillers(verb, Slot::Prep(p))).any(|f| deep(&f))
}

/// What a clause says that its harm came in or from.
fn causes(reader: &Reader, verb: usize) -> Vec<usize> {
    let slots =
        ["in", "by", "from", "during", "after", "following", "amid", "due", "of", "as"].map(Slot::Prep);
    slots.into_iter().flat_map(|slot| reader.fillers(verb, slot)).collect()
}

/// Whether an attack is among them.
fn any_attack(reader: &Reader, causes: &[usize]) -> bool {
    causes.iter().any(|&c| {
        std::iter::once(c)
            .chain(grammar::conjuncts(reader.page, c).take(3))
            .any(|w| reader.read(w).is_some_and(|r| r.code.kind == EventType::Assault))
    })
}

/// Whether a clause names a mishap as what did or brought the harm, and no attack.
fn by_mishap(reader: &Reader, verb: usize) -> bool {
    let page = reader.page;
    if !reader.verbal(verb) {
        return is_disaster(reader, verb);
    }
    let causes = causes(reader, verb);
    if any_attack(reader, &causes) {
        return false;
    }
    let subject = page.syntax.children(verb).find(|&c| page.label(c) == Label::Nsubj);
    let told = causes.into_iter().chain(subject);
    let when = page.syntax.children(verb).filter(|&c| {
        page.label(c) == Label::Advcl
            && (page.token(c).tag != Tag::Vbg || grammar::marker(page, c) == Some("after"))
    });
    befell(reader, verb)
        || told.into_iter().any(|n| is_disaster(reader, n))
        || when.into_iter().any(|v| befell(reader, v))
}

/// "A quake", "a hotel fire", "Typhoon Haiyan", "a gas explosion": not "rebel fire".
fn is_disaster(reader: &Reader, noun: usize) -> bool {
    let page = reader.page;
    let one = |n: usize| {
        let before: Vec<usize> = reader.children(n, &[Label::Compound, Label::Amod, Label::Flat]);
        let named = || before.iter().any(|&c| reader.book.is("storm", &reader.lemma(c)));
        match reader.lemma(n).as_str() {
            "fire" => {
                let open = page.syntax.children(n).any(|c| page.label(c) == Label::Det);
                let armed = before.iter().any(|&c| {
                    let lemma = reader.lemma(c);
                    reader.is_actor(c)
                        || ["shell", "troops", "weapon", "gun"]
                            .iter()
                            .any(|class| reader.book.is(class, &lemma))
                });
                (open || !before.is_empty()) && !armed
            }
            "explosion" | "blast" => {
                let at_work = || {
                    let inside = reader.children(n, &[Label::Nmod]).into_iter();
                    inside.filter(|&c| grammar::cases(page, c).any(|p| matches!(p, "at" | "in"))).any(|c| {
                        reader.book.is("works", &reader.lemma(c))
                            && reader
                                .children(c, &[Label::Compound])
                                .iter()
                                .all(|&m| page.lemma(m) != "power")
                    })
                };
                before.iter().any(|&c| reader.book.is("fuel", &reader.lemma(c))) || at_work()
            }
            lemma => reader.book.is("disaster", lemma) || reader.book.is("storm", lemma) || named(),
        }
    };
    // "A series of quakes", "as a result of floods".
    let counted = matches!(
        page.lemma(noun),
        "series" | "number" | "result" | "string" | "spate" | "pair" | "aftermath"
    );
    let of = page.syntax.children(noun).filter(|&c| counted && page.label(c) == Label::Nmod);
    std::iter::once(noun).chain(of).chain(grammar::conjuncts(page, noun).take(3)).any(one)
}
