//! How the program speaks: in which language, and whether in colour.

use crate::language::{self, Lang};
use samordna_domain::Language;
use std::io::IsTerminal;

/// How the program speaks.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The language.
    pub language: Language,
    /// In colour: on a terminal, and not where `NO_COLOR` is set (<https://no-color.org>).
    pub colour: bool,
}

impl Voice {
    /// As asked for, and as the environment says.
    pub fn of(asked: Option<Lang>) -> Self {
        let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { language: language::of(asked), colour: std::io::stdout().is_terminal() && !is_unwanted }
    }
}
