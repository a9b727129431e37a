//! A rule in words, for pages and tables.

use super::Rule;
use crate::Language;

impl Rule {
    /// What the rule says, in one short line.
    pub fn say(&self, language: Language) -> String {
        self.kind().label(language).to_owned()
    }
}
