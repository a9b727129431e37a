//! The two languages of the interface. Both stand side by side where a text is written, so neither can be forgotten.

use serde::{Deserialize, Serialize};

/// The language a person reads. Swedish comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Svenska.
    #[default]
    #[serde(rename = "sv")]
    Swedish,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The text in this language.
    pub fn pick<T>(self, swedish: T, english: T) -> T {
        match self {
            Self::Swedish => swedish,
            Self::English => english,
        }
    }

    /// The language's tag, as in an HTML `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.pick("sv", "en")
    }
}
