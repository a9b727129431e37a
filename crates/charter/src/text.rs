//! From bytes to text: decoding, normalising, and cutting into lines and sentences.
//!
//! Nothing here knows what a norm is.

mod decode;

pub use decode::{MediaType, Unreadable, decode};
