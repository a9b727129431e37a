//! Places in a text that may not belong in notes: personal numbers, and what looks like data about one patient.
//!
//! Notes become official documents and are often published, so whoever shares them is shown these places first. It is a
//! warning and no verdict: everything here works by how such things are written, knows no register, and a person decides.

mod number;
mod patient;

use crate::{Digest, Language};
use samordna_charter::Span;
use serde::Serialize;

/// What a place in a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// Personnummer.
    PersonalNumber,
    /// Samordningsnummer.
    CoordinationNumber,
    /// Something about one patient.
    Patient,
}

impl Suspicion {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::PersonalNumber => language.pick("Personnummer", "Personal number"),
            Self::CoordinationNumber => language.pick("Samordningsnummer", "Coordination number"),
            Self::Patient => {
                language.pick("Ser ut att handla om en enskild patient", "Seems to be about one patient")
            }
        }
    }
}

/// A place in a text that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What it looks like.
    pub what: Suspicion,
}

impl Passage {
    /// The words themselves.
    pub fn words<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.start..self.span.end).unwrap_or_default()
    }
}

/// Every place that somebody should look at, in order, none inside another.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut all = number::numbers(text);
    all.extend(patient::patients(text));
    all.sort_by_key(|passage| (passage.span.start, passage.span.end));
    let mut apart: Vec<Passage> = Vec::with_capacity(all.len());
    for passage in all {
        if apart.last().is_none_or(|last| last.span.end <= passage.span.start) {
            apart.push(passage);
        }
    }
    apart
}

/// What whoever has looked at these very places says: it fits no others. None where there is nothing to look at.
pub fn mark(text: &str, passages: &[Passage]) -> Option<String> {
    let words: Vec<&str> = passages.iter().map(|passage| passage.words(text)).collect();
    let digest = (!words.is_empty()).then(|| Digest::of(words.join("\n").as_bytes()).to_string())?;
    Some(digest.split_at(8).0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Suspicion)> {
        passages(text).iter().map(|passage| (passage.words(text), passage.what)).collect()
    }

    #[test]
    fn every_place_is_found_once_and_in_order() {
        let text = "Patienten född 1912-12-12, 19121212-1212, opererades i mars.\nRing 900101-0017 om åå 701063-2391.";
        let all = found(text);
        assert_eq!(
            all.iter().map(|(words, _)| *words).collect::<Vec<_>>(),
            ["Patienten född 1912-12-12, 19121212-1212, opererades i mars.", "900101-0017", "701063-2391"]
        );
        assert_eq!(all[2].1, Suspicion::CoordinationNumber);
        assert_eq!(found(""), []);
    }

    #[test]
    fn the_mark_fits_these_places_and_no_others() {
        let (one, other) = ("Se 900101-0017.", "Se 900101-0017 och 121212-1212.");
        let of = |text: &str| mark(text, &passages(text));
        assert_eq!(of(one), of("Jämför 900101-0017!"), "the same places, other words around them");
        assert_ne!(of(one), of(other));
        assert_eq!(of("Inget här."), None);
    }
}
