//! Questions about a tree that every finder asks: subjects, objects, voice, negation, conditions.
//!
//! All functions are total and take token indices of `page.syntax`.

mod arguments;
mod clause;
mod quoted;
mod roles;

pub use arguments::{cases, doer, fronted, infinitive, passive, subject_of, undergoer};
pub use clause::{
    clause_span, condition_marker, is_negated, is_question, is_subjunctive, lies_ahead, modal, names_nobody,
    sentence_end,
};
pub use quoted::{Quoted, quoted};
pub use roles::{
    antecedent, conjuncts, is_copular, marker, object, oblique, phrase_span, phrase_span_without_case,
    preposition,
};

use crate::Page;
use demarche_parse::Label;

/// The first child of `t` with one of these labels.
pub fn child(page: &Page, t: usize, labels: &[Label]) -> Option<usize> {
    page.syntax.children(t).find(|&c| labels.contains(&page.label(c)))
}
