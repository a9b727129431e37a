//! From bytes to text: decoding, normalising, and cutting into lines and sentences.
//!
//! Nothing here knows what a norm is. The stages in order: [`decode`] (bytes to characters), `marks` (Markdown and
//! bullets to lines), `joins` (what was torn apart, and what was fused), [`normalise`] (the text and its lines),
//! `topic` (what a heading is about), `sentences` (where a line's sentences end).

mod decode;
mod joins;
pub mod lookup;
pub mod marks;
mod normalise;
pub mod sentences;
pub mod sieve;
pub mod small;
pub mod topic;
mod verbs;
pub mod words;

pub use decode::{Length, MOST_SENTENCES, MediaType, Unreadable, decode};
pub use normalise::{Line, Shape, Text, normalise};
