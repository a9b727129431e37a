//! Which kinds of rule a sentence is like, in words that nobody foresaw.
//!
//! A sentence is a handful of marks: the stems of its words, each two that stand together, its long words and how they end.
//! `weights.tsv` has how much each mark tells for and against each kind; it is worked out from the sentences of `said/` and
//! of `charters/` by `cargo run --release -p samordna-charter --example learn`, and never written by hand. A sentence that is
//! taken for what it is not asks for more sentences in `said/`.
//!
//! Deliberately absent: what the rule says. That is for `params`.

pub(super) mod fields;

use crate::Kind;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{LazyLock, OnceLock},
};

/// How much each mark tells, by kind.
#[derive(Default)]
struct Weights {
    /// The kinds, and none; weights point here.
    labels: Vec<Option<Kind>>,
    /// What holds before any mark is seen.
    before: Vec<f32>,
    /// The weights of a mark, by its words: most marks are never asked for, and are left as they stand in the file.
    marks: HashMap<&'static str, Mark>,
}

/// The weights of a mark, each after the number of its label.
struct Mark {
    written: &'static str,
    weights: OnceLock<Vec<(usize, f32)>>,
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("likeness/weights.tsv")).unwrap_or_default());

impl Weights {
    /// The first line names the labels, the second has what holds before; each other line is a mark with its weights, in
    /// hundredths, each after the number of its label.
    fn parse(text: &'static str) -> Option<Self> {
        let mut lines = text.lines();
        let labels = lines.next()?.split('\t').map(|name| serde_json::from_value(name.into()).ok()).collect();
        let before = lines.next()?.split('\t').filter_map(hundredths).collect();
        let mark = |line: &'static str| {
            let (mark, written) = line.split_once('\t')?;
            Some((mark, Mark { written, weights: OnceLock::new() }))
        };
        Some(Self { labels, before, marks: lines.filter_map(mark).collect() })
    }

    /// The weights of a mark. `None` where the mark is not known.
    fn of(&self, mark: &str) -> Option<&[(usize, f32)]> {
        let mark = self.marks.get(mark)?;
        Some(mark.weights.get_or_init(|| weights(mark.written)))
    }
}

/// The weights of a mark as they are written, each after the number of what it tells of.
pub(super) fn weights(written: &str) -> Vec<(usize, f32)> {
    let weight = |weight: &str| {
        let (number, weight) = weight.split_once(':')?;
        Some((number.parse().ok()?, hundredths(weight)?))
    };
    written.split(' ').filter_map(weight).collect()
}

/// A weight as it is written.
pub(super) fn hundredths(text: &str) -> Option<f32> {
    text.parse::<i16>().ok().map(|number| f32::from(number) / 100.0)
}

/// How like each kind a text is.
#[derive(Clone, Debug, Default)]
pub struct Likeness(Vec<f32>);

impl Likeness {
    /// Of a sentence by its words alone.
    pub fn of(text: &str) -> Self {
        Self::by(&marks(text))
    }

    /// Of what is marked by these: words, where they stand, and what wording and grammar found in them.
    pub fn by(marks: &BTreeSet<String>) -> Self {
        let mut scores = WEIGHTS.before.clone();
        let known: Vec<_> = marks.iter().filter_map(|mark| WEIGHTS.of(mark)).collect();
        // A long sentence has more marks, and none of them tells as much.
        let share = 1.0 / f32::from(u16::try_from(known.len().max(1)).unwrap_or(u16::MAX)).sqrt();
        for (label, weight) in known.into_iter().flatten() {
            if let Some(score) = scores.get_mut(*label) {
                *score += *weight * share;
            }
        }
        Self(scores)
    }

    /// How like a kind, from about -2 to 2; above 0 it is one of those that the text is of.
    pub fn to(&self, kind: Kind) -> f32 {
        let label = WEIGHTS.labels.iter().position(|label| *label == Some(kind));
        label.and_then(|label| self.0.get(label)).copied().unwrap_or(f32::NEG_INFINITY)
    }

    /// The kinds, the likest first; `None` is no rule.
    pub fn ranked(&self) -> Vec<(Option<Kind>, f32)> {
        let mut ranked: Vec<_> = WEIGHTS.labels.iter().copied().zip(self.0.iter().copied()).collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        ranked
    }
}

/// What a sentence is told by: its words.
pub fn marks(text: &str) -> BTreeSet<String> {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| if word.chars().all(|c| c.is_ascii_digit()) { "#" } else { word })
        .collect();
    let mut marks = BTreeSet::new();
    for (nth, word) in words.iter().enumerate() {
        let length = word.chars().count();
        marks.insert(stem(word));
        marks.extend(fields::of(word).iter().map(|field| format!("@{field}")));
        if let Some(next) = words.get(nth + 1) {
            marks.insert(format!("{} {}", stem(word), stem(next)));
        }
        if STEM < length {
            marks.insert(format!("={word}"));
        }
        if STEM + 2 < length {
            marks.insert(format!("-{}", word.chars().skip(length - 5).collect::<String>()));
        }
    }
    if let Some(first) = words.first() {
        marks.insert(format!("^{}", stem(first)));
        marks.extend(fields::of(first).iter().map(|field| format!("^@{field}")));
    }
    marks
}

/// The first letters of a word.
pub(super) fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// The letters of a word that are its stem.
const STEM: usize = 6;
