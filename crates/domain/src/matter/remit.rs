//! The remit test: which boundaries a charter draws, and which of them a matter seems to touch.
//!
//! What a matter is about, people say. The program asks every boundary with its sentence, hints where words are
//! shared, and never answers by itself.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use crate::{BodyId, World, grounds::NormRef};
use jiff::civil::Date;
use samordna_charter::{Modality, Norm, Rule};
use std::collections::BTreeSet;

/// A sentence of the charter that has to be answered before a matter is the group's.
#[derive(Clone, Debug, PartialEq)]
pub struct RemitQuestion<'a> {
    /// Where it stands.
    pub at: NormRef,
    /// The sentence.
    pub norm: &'a Norm,
    /// Words of the matter stand in it.
    pub is_likely: bool,
}

/// The boundaries, and the topics on which others are asked first, of the charter in force; in its order.
pub fn remit<'a>(world: &'a World, group: &BodyId, on: Date, about: &str) -> Vec<RemitQuestion<'a>> {
    let words = stems(about);
    let asked = world.norms_in_force(group, on).filter(|(_, norm)| is_asked(norm));
    asked
        .map(|(at, norm)| {
            let topic = match &norm.rule {
                Rule::Boundary(says) => says.topic.as_deref(),
                Rule::ConsultationBeforePosition(says) => says.topic.as_deref(),
                _ => None,
            };
            let is_likely = !stems(topic.unwrap_or(&norm.quote)).is_disjoint(&words);
            RemitQuestion { at, norm, is_likely }
        })
        .collect()
}

fn is_asked(norm: &Norm) -> bool {
    match &norm.rule {
        Rule::Boundary(_) => true,
        Rule::ConsultationBeforePosition(_) => norm.modality != Modality::MustNot,
        _ => false,
    }
}

/// The words that carry meaning, cut to what their forms have in common.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    const COMMON: [&str; 14] = [
        "frågor",
        "ärende",
        "ärenden",
        "gäller",
        "samordningsråd",
        "samordningsråden",
        "gruppen",
        "rådet",
        "beslut",
        "hanteras",
        "övergripande",
        "andra",
        "flera",
        "verksamhet",
    ];
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 5 && !COMMON.contains(&word.as_str()))
        .map(|word| word.chars().take(6).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_a_stem_in_common_and_empty_words_have_none() {
        assert!(!stems("lokaler och löner").is_disjoint(&stems("frågor om lokalerna")));
        assert!(stems("frågor som gruppen hanterar").is_disjoint(&stems("frågor för gruppen")));
    }
}
