//! A charter (uppdragshandling): from text to norms, each with the sentence it came from.
//!
//! The crate knows no group, no clock, no file and no database. [`read`] takes bytes and gives a [`Reading`] and the
//! normalised text that its spans point into; the rest of the program runs on the [`Norm`]s in it.
//!
//! **Invariant:** a sentence that binds somebody is either the quote of a norm or stands among the unread.

pub mod gaps;
pub mod language;
pub mod norm;
pub mod reading;
pub mod table;

#[cfg(test)]
extern crate self as samordna_charter;

mod conflict;
mod read;
mod text;

pub use gaps::{Gap, gaps};
pub use language::Language;
pub use norm::{Evaluability, Kind, Modality, Norm, Rule, Theme};
pub use read::{Read, learn, likeness, read};
pub use reading::{Conflict, ConflictClass, Identity, Reading, Section, Source, Span, Unread};
pub use table::table;
pub use text::{Length, MediaType, Unreadable};
