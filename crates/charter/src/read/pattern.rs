//! Patterns over a sentence in lower case, in a small notation that suits Swedish.
//!
//! `~` is the edge of a word (one sign that is no letter, or the end), `%` the rest of a word, `{num}` a number in digits or
//! words, `{amount}` a number with its bounds, `{group}` a word for the group. Everything else is a regular expression;
//! matching is linear. A pattern is compiled once, at its first use.

use super::numbers;
use crate::text::{sieve::Need, small::Searched};
use regex::{Captures, Regex};
use regex_syntax::hir::{Hir, HirKind};
use std::sync::LazyLock;

/// A pattern that compiles itself.
pub struct Pattern {
    source: &'static str,
    /// What a text must hold for the pattern to match, one word of each.
    needs: LazyLock<Vec<Need>, Box<dyn FnOnce() -> Vec<Need> + Send>>,
    regex: LazyLock<Option<Regex>, Box<dyn FnOnce() -> Option<Regex> + Send>>,
}

impl Pattern {
    /// A pattern in the notation of this file.
    pub fn new(source: &'static str) -> Self {
        Self {
            source,
            needs: LazyLock::new(Box::new(move || needs(source))),
            regex: LazyLock::new(Box::new(move || compile(source))),
        }
    }

    /// The regular expression, where a text may match it at all.
    fn tried_on<'h>(&self, small: impl Searched<'h>) -> Option<&Regex> {
        if !self.needs.iter().all(|&need| small.may_meet(need)) {
            return None;
        }
        let regex = self.regex.as_ref();
        debug_assert!(regex.is_some(), "a pattern that does not compile: {}", self.source);
        regex
    }

    /// Whether a text in lower case matches.
    pub fn is<'h>(&self, small: impl Searched<'h>) -> bool {
        self.tried_on(small).is_some_and(|regex| regex.is_match(small.words()))
    }

    /// The first match.
    pub fn find<'h>(&self, small: impl Searched<'h>) -> Option<Captures<'h>> {
        self.tried_on(small)?.captures(small.words())
    }

    /// Every match that overlaps no other.
    pub fn all<'h>(&self, small: impl Searched<'h>) -> Vec<Captures<'h>> {
        self.tried_on(small).map(|regex| regex.captures_iter(small.words()).collect()).unwrap_or_default()
    }
}

/// Words for the group itself.
const GROUP: &str = r"(?:[a-zåäöé\-]*(?:gruppen|grupperna|rådet|råden|forumet|teamet|teamen|nämnden|kommittén|utskottet|nätverket|samverkan|området|ledningen))";

fn expand(source: &str) -> String {
    source
        .replace("{amount}", numbers::AMOUNT)
        .replace("{num}", numbers::NUMBER)
        .replace("{group}", GROUP)
        .replace('~', r"(?:^|$|[^a-z0-9åäöéü])")
        .replace('%', "[a-zåäöéü]*")
}

fn compile(source: &str) -> Option<Regex> {
    Regex::new(&expand(source)).ok()
}

/// What any match of a pattern holds: one word of each need.
fn needs(source: &str) -> Vec<Need> {
    let Ok(hir) = regex_syntax::parse(&expand(source)) else { return Vec::new() };
    words(&hir).into_iter().map(Need::of).collect()
}

/// Words of which any match holds one, for each part that no match can do without.
fn words(hir: &Hir) -> Vec<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Literal(literal) if literal.0.len() >= 2 => vec![vec![literal.0.to_vec()]],
        HirKind::Capture(capture) => words(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => words(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(words).collect(),
        HirKind::Alternation(branches) => {
            let mut any = Vec::new();
            for branch in branches {
                // The part that is rarest, as far as lengths can tell.
                let shortest = |words: &Vec<Vec<u8>>| words.iter().map(Vec::len).min().unwrap_or_default();
                let Some(best) = words(branch).into_iter().max_by_key(shortest) else { return Vec::new() };
                any.extend(best);
            }
            vec![any]
        }
        _ => Vec::new(),
    }
}

/// Declares patterns by name.
macro_rules! patterns {
    ($($name:ident = $source:expr;)*) => {
        $(static $name: std::sync::LazyLock<$crate::read::pattern::Pattern> =
            std::sync::LazyLock::new(|| $crate::read::pattern::Pattern::new($source));)*
    };
}
pub(crate) use patterns;
