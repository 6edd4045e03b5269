//! What demarche publishes, and the codes it is published in.
//!
//! The record contract (`docs/records.md`) decides names and meanings. A record is plain public data; every
//! one of them points at its words by [`Span`]s of its document.
//!
//! **Invariant.** No grammar, no lexicon, no page, no disk: a record of another system fits in here as well.

mod actor;
mod codebook;
mod event;
mod figure;
mod json;
mod position;
mod read_json;
mod record;
mod statement;
mod talks;
mod time_place;

pub use actor::{Actor, Attribution, Sector, Source};
pub use codebook::{CameoCode, Codebook, EventType, Quad};
pub use demarche_text::{CharIndex, Date, DateSource, Document, Part, Role, Span};
pub use event::{Event, Status, type_and_mode};
pub use figure::{Bound, Figure};
pub use json::{document_line, record_line};
pub use position::{Position, PositionKind, PositionStatus};
pub use read_json::{CodedPage, read_lines};
pub use record::Record;
pub use statement::{Form, Statement};
pub use talks::{Phase, Talks};
pub use time_place::{Located, Point, Precision, When, Where};

/// Declares an enum whose members are published as words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every member, in order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The contract's word for it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The member with that word.
            pub fn parse(text: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|x| x.as_str() == text)
            }
        }
    };
}
pub(crate) use words;
