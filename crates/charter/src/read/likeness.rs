//! Which kinds of rule a sentence is like, in words that nobody foresaw.
//!
//! A sentence is a handful of marks: the stems of its words, each two that stand together, its long words and how they end.
//! `weights.tsv` has how much each mark tells for and against each kind; it is worked out from the sentences of `said/` and
//! of `charters/` by `cargo run --release -p samordna-charter --example learn`, and never written by hand. A sentence that is
//! taken for what it is not asks for more sentences in `said/`.
//!
//! Deliberately absent: what the rule says. That is for `params`.

pub(super) mod fields;

use super::weights::{Marks, Weights, learnt};
use crate::Kind;
use std::sync::LazyLock;

/// The weights, and the kinds of their labels; `None` is no rule.
static WEIGHTS: LazyLock<(Weights, Vec<Option<Kind>>)> = LazyLock::new(|| {
    let weights =
        Weights::parse(learnt("weights.tsv", include_str!("likeness/weights.tsv"))).unwrap_or_default();
    let kinds = weights.labels.iter().map(|name| serde_json::from_value((*name).into()).ok()).collect();
    (weights, kinds)
});

/// How like each kind a text is.
#[derive(Clone, Debug, Default)]
pub struct Likeness(Vec<f32>);

impl Likeness {
    /// Of a sentence by its words alone.
    pub fn of(text: &str) -> Self {
        Self::by(&Marks::of(|say| marks(text, say)))
    }

    /// Of what is marked by these: words, where they stand, and what wording and grammar found in them.
    pub fn by(marks: &Marks) -> Self {
        let (weights, _) = &*WEIGHTS;
        Self(weights.shared(&weights.heard(marks)))
    }

    /// How like a kind, from about -2 to 2; above 0 it is one of those that the text is of.
    pub fn to(&self, kind: Kind) -> f32 {
        let label = WEIGHTS.1.iter().position(|label| *label == Some(kind));
        label.and_then(|label| self.0.get(label)).copied().unwrap_or(f32::NEG_INFINITY)
    }

    /// The kinds, the likest first; `None` is no rule.
    pub fn ranked(&self) -> Vec<(Option<Kind>, f32)> {
        let mut ranked: Vec<_> = WEIGHTS.1.iter().copied().zip(self.0.iter().copied()).collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        ranked
    }
}

/// Says what a sentence is told by: its words. What comes twice is said twice.
pub fn marks(text: &str, say: &mut dyn FnMut(&[&str])) {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| if word.chars().all(|c| c.is_ascii_digit()) { "#" } else { word })
        .collect();
    for (nth, word) in words.iter().enumerate() {
        let length = word.chars().count();
        say(&[stem(word)]);
        fields::of(word).iter().for_each(|field| say(&["@", field]));
        if let Some(next) = words.get(nth + 1) {
            say(&[stem(word), " ", stem(next)]);
        }
        if STEM < length {
            say(&["=", word]);
        }
        if STEM + 2 < length {
            say(&["-", end(word)]);
        }
    }
    if let Some(first) = words.first() {
        say(&["^", stem(first)]);
        fields::of(first).iter().for_each(|field| say(&["^@", field]));
    }
}

/// The first letters of a word.
pub(super) fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// The last five letters of a word.
fn end(word: &str) -> &str {
    word.char_indices().nth_back(4).and_then(|(start, _)| word.get(start..)).unwrap_or(word)
}

/// The letters of a word that are its stem.
const STEM: usize = 6;
