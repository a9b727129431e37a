//! A reading as a table for a person: norms by theme, each under its sentence; conflicts and the unread last.

use crate::{Language, Reading};

/// The table. `colour` puts in terminal colours.
pub fn table(_reading: &Reading, _text: &str, _language: Language, _colour: bool) -> String {
    String::new()
}
