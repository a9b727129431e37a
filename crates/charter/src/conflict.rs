//! Where a charter contradicts itself, steps outside its own authority, goes around its own route, or names one body twice.

use crate::{Conflict, Reading};

/// The conflicts of a reading. Reported, never resolved.
pub fn conflicts(_reading: &Reading, _text: &str) -> Vec<Conflict> {
    Vec::new()
}
