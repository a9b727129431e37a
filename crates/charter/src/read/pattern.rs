//! Patterns over a sentence in lower case, in a small notation that suits Swedish.
//!
//! `~` is the edge of a word (one sign that is no letter, or the end), `%` the rest of a word, `{num}` a number in digits or
//! words, `{amount}` a number with its bounds, `{group}` a word for the group. Everything else is a regular expression;
//! matching is linear. A pattern is compiled once, at its first use.

use super::numbers;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A pattern that compiles itself.
pub struct Pattern {
    regex: LazyLock<Option<Regex>, Box<dyn FnOnce() -> Option<Regex> + Send>>,
}

impl Pattern {
    /// A pattern in the notation of this file.
    pub fn new(source: &'static str) -> Self {
        Self { regex: LazyLock::new(Box::new(move || compile(source))) }
    }

    /// Whether a text in lower case matches.
    pub fn is(&self, small: &str) -> bool {
        self.regex.as_ref().is_some_and(|regex| regex.is_match(small))
    }

    /// The first match.
    pub fn find<'h>(&self, small: &'h str) -> Option<Captures<'h>> {
        self.regex.as_ref()?.captures(small)
    }

    /// Every match that overlaps no other.
    pub fn all<'h>(&self, small: &'h str) -> Vec<Captures<'h>> {
        self.regex.as_ref().map(|regex| regex.captures_iter(small).collect()).unwrap_or_default()
    }
}

/// Words for the group itself.
const GROUP: &str = r"(?:[a-zåäöé\-]*(?:gruppen|grupperna|rådet|råden|forumet|teamet|teamen|nämnden|kommittén|utskottet|nätverket|samverkan|området|ledningen))";

fn compile(source: &str) -> Option<Regex> {
    let expanded = source
        .replace("{amount}", numbers::AMOUNT)
        .replace("{num}", numbers::NUMBER)
        .replace("{group}", GROUP)
        .replace('~', r"(?:^|$|[^a-z0-9åäöéü])")
        .replace('%', "[a-zåäöéü]*");
    let regex = Regex::new(&expanded);
    debug_assert!(regex.is_ok(), "a pattern that does not compile: {source}");
    regex.ok()
}

/// Declares patterns by name.
macro_rules! patterns {
    ($($name:ident = $source:expr;)*) => {
        $(static $name: std::sync::LazyLock<$crate::read::pattern::Pattern> =
            std::sync::LazyLock::new(|| $crate::read::pattern::Pattern::new($source));)*
    };
}
pub(crate) use patterns;
