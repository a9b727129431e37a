//! How far each sense of a sentence is to be trusted, told by weights that were learnt from charters that a person has read.
//!
//! Wording and grammar are sure of what they know and know few of the ways in which a rule is put; likeness, places and values know
//! them all a little. Whether they agree, and how much tells for each, was held against what a person reads in charters that
//! they had not learnt from. `trust.tsv` is worked out by `cargo run --release -p samordna-charter --example learn`, and never
//! written by hand.

use super::{
    Clauses,
    marks::marks,
    senses::{Sense, Senses},
};
use crate::{
    Modality, Rule,
    read::{
        likeness::Likeness,
        params::Whole,
        sentence::Sentence,
        weights::{Heard, Weights, learnt},
    },
};
use std::sync::LazyLock;

/// A sense that wording or grammar found stands from here.
const KNOWN: f32 = -0.4;
/// One that the sentence is only like stands from here.
const LIKE: f32 = 0.1;

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(learnt("trust.tsv", include_str!("trust.tsv"))).unwrap_or_default());

/// The rules of a sentence of whose clauses this was found.
pub fn trusted(s: &Sentence<'_>, clauses: &Clauses<'_>) -> Vec<(Rule, Modality)> {
    let found: Vec<(Rule, Modality)> = clauses.iter().flat_map(|(_, found)| found.clone()).collect();
    if s.leads && (found.is_empty() || s.small.ends_with(':')) {
        return found;
    }
    let marks = marks(s, &found);
    let whole = Whole::of(s.quote, &marks);
    let senses = Senses::of(s, clauses, Likeness::by(&marks), &whole);
    let mut rules: Vec<(Rule, Modality)> = Vec::new();
    for sense in &senses.all {
        if let Some((rule, trust)) = best(&senses, sense)
            && if sense.is_known { KNOWN } else { LIKE } <= trust
            && !rules.iter().any(|(other, _)| *other == rule)
        {
            rules.push((rule, sense.modality));
        }
    }
    rules
}

/// The way to read a sense that is to be trusted most, and how far.
fn best(senses: &Senses<'_>, sense: &Sense<'_>) -> Option<(Rule, f32)> {
    let mut of_all = Heard::default();
    senses.marks(sense, &mut |mark| WEIGHTS.hear(mark, &mut of_all));
    let ways = senses.ways(sense).into_iter().map(|rule| {
        let mut heard = of_all.clone();
        sense.ways.marks(&rule, &mut |mark| WEIGHTS.hear(mark, &mut heard));
        (rule, WEIGHTS.whole(0, &heard))
    });
    ways.reduce(|best, next| if best.1 < next.1 { next } else { best })
}
