//! How far each sense of a sentence is to be trusted, told by trees that were learnt from charters that a person has read.
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
    Kind, Modality, Rule,
    read::{
        likeness::Likeness,
        params::Whole,
        sentence::Sentence,
        trees::{Heard, Trees},
        weights::{Marks, learnt},
    },
};
use std::sync::LazyLock;

/// A sense that wording or grammar found stands from here.
const KNOWN: f32 = -0.3;
/// One that the sentence is only like stands from here.
const LIKE: f32 = 0.325;

static TREES: LazyLock<Trees> =
    LazyLock::new(|| Trees::parse(learnt("trust.tsv", include_str!("trust.tsv"))).unwrap_or_default());

/// The rules of a sentence of whose clauses this was found.
pub fn trusted(s: &Sentence<'_>, clauses: &Clauses<'_>) -> Vec<(Rule, Modality)> {
    let found: Vec<(Rule, Modality)> = clauses.iter().flat_map(|(_, found)| found.clone()).collect();
    if s.leads && (found.is_empty() || s.small.ends_with(':')) {
        return found;
    }
    let marks = Marks::of(|say| marks(s, &found, say));
    let whole = Whole::of(s.quote, &marks);
    let senses = Senses::of(s, clauses, Likeness::by(&marks), &whole);
    let read: Vec<(&Sense<'_>, Rule, f32)> = (senses.all.iter())
        .filter_map(|sense| best(&senses, sense).map(|(rule, trust)| (sense, rule, trust)))
        .collect();
    // A sentence that fits no other kind is one of the last resorts: the likest of them, as far as any is trusted.
    let last = || read.iter().filter(|(sense, ..)| is_last_resort(sense.kind));
    let likest = last().map(|(sense, ..)| sense.kind).max_by(|one, other| senses.liker(*one, *other));
    let most = last().map(|(.., trust)| *trust).fold(f32::NEG_INFINITY, f32::max);
    let mut rules: Vec<(Rule, Modality)> = Vec::new();
    for (sense, rule, trust) in &read {
        let trust = match is_last_resort(sense.kind) {
            true if Some(sense.kind) == likest => most,
            true => continue,
            false => *trust,
        };
        let least = if sense.is_known { KNOWN } else { LIKE };
        if least <= trust && !rules.iter().any(|(other, _)| other == rule) {
            rules.push((rule.clone(), sense.modality));
        }
    }
    rules
}

/// Whether a kind is one of those that hardly any sentence could not be; a person may read one for the other.
const fn is_last_resort(kind: Kind) -> bool {
    matches!(kind, Kind::Task | Kind::Objective | Kind::Principle)
}

/// The way to read a sense that is to be trusted most, and how far.
fn best(senses: &Senses<'_>, sense: &Sense<'_>) -> Option<(Rule, f32)> {
    let mut of_all = Heard::default();
    senses.marks(sense, &mut |mark| TREES.hear(mark, &mut of_all));
    let ways = senses.ways(sense).into_iter().map(|rule| {
        let mut heard = of_all.clone();
        sense.ways.marks(&rule, &mut |mark| TREES.hear(mark, &mut heard));
        (rule, TREES.told(&heard))
    });
    ways.reduce(|best, next| if best.1 < next.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::{TREES, is_last_resort};
    use crate::{
        Kind,
        read::{families::said, params::tests::with_sentence, said::Line},
    };

    fn kinds(sentence: &str) -> Vec<Kind> {
        let line = Line { heading: Some("Uppdrag"), bullet: false, sentence, norms: Vec::new() };
        with_sentence(&line, |s| said(s).into_iter().map(|(rule, _)| rule.kind()).collect())
    }

    #[test]
    fn a_sentence_is_one_of_the_last_resorts_and_not_two() {
        for sentence in [
            "Meningen med rådet är att invånaren ska möta samma regler oavsett bostadsort.",
            "Rådet ska dessutom medverka till att lokalerna nyttjas jämnare under året.",
        ] {
            let last = kinds(sentence).into_iter().filter(|kind| is_last_resort(*kind)).count();
            assert_eq!(last, 1, "{sentence}");
        }
    }

    #[test]
    fn the_trees_are_there() {
        assert!(TREES.knows(&["known"]));
    }
}
