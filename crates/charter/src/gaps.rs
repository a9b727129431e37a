//! What a charter does not say that charters of its type say.

use crate::{Kind, Language, Reading};

/// Something that the charter is silent about. Silence is no rule: nobody is bound, and nobody knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The kind of norm that is missing, where it is a norm.
    pub kind: Option<Kind>,
    /// In Swedish.
    pub swedish: String,
    /// In English.
    pub english: String,
}

impl Gap {
    /// What is missing, in words.
    pub fn say(&self, language: Language) -> &str {
        language.pick(&self.swedish, &self.english)
    }
}

/// The gaps of a reading, the most telling first.
pub fn gaps(_reading: &Reading) -> Vec<Gap> {
    Vec::new()
}
