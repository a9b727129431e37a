//! A sentence with what it is read by: its label, its heading, the line that leads it in, and the sentence before.

use super::modality::modality;
use crate::{
    Modality, Span,
    text::{
        small::Small,
        topic::Topic,
        words::{holds, lower},
    },
};
use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

/// One sentence, bullet or row.
#[derive(Clone, Debug)]
pub struct Sentence<'t> {
    /// Where it stands, with its label.
    pub span: Span,
    /// Its words, exactly.
    pub quote: &'t str,
    /// What it says after its label.
    pub text: String,
    /// The same in lower case, byte for byte.
    pub small: Small,
    /// The label before it, as *Ordförande*.
    pub label: Option<&'t str>,
    /// What the label is about, or else the heading.
    pub topic: Topic,
    /// What the heading is about.
    pub under: Topic,
    /// The heading's words.
    pub heading: Option<Arc<str>>,
    /// For a bullet: the line that leads it in, in lower case.
    pub lead: Option<Arc<Small>>,
    /// It is an item of a list.
    pub bullet: bool,
    /// It is longer than any sentence, and only its beginning is read.
    pub long: bool,
    /// It is a row of a table.
    pub row: bool,
    /// It leads in a list.
    pub leads: bool,
    /// The sentence before it under the same heading, in lower case.
    pub before: Arc<Small>,
    /// How strongly it binds.
    pub modality: Modality,
    /// The group's own names, in lower case.
    pub own: &'t [String],
}

impl Sentence<'_> {
    /// The sentence with its modality.
    pub fn weighed(mut self) -> Self {
        self.modality = match (&self.lead, self.label) {
            (Some(lead), _) => modality(&self.small, Some(lead)),
            (None, Some(label)) => modality(&self.small, Some(&Small::from(lower(label)))),
            (None, None) => modality(&self.small, None),
        };
        self
    }

    /// Everything that a reading of the sentence rests on, for telling whether it was read before.
    pub fn read_by(&self, hasher: &mut impl Hasher) {
        (self.quote, &self.text, self.label, self.topic, self.under, &self.heading).hash(hasher);
        (self.lead.as_deref().map(|lead| &**lead), &**self.before).hash(hasher);
        (self.bullet, self.row, self.leads, self.long).hash(hasher);
    }

    /// Whether the sentence holds any of the words, told apart by bars.
    pub fn has(&self, words: &'static str) -> bool {
        self.small.has(words)
    }

    /// Whether the sentence begins with a pronoun or an adverb that points back.
    pub fn points_back(&self) -> bool {
        const BACK: &[&str] = &[
            "de ",
            "den ",
            "det ",
            "dessa ",
            "dem ",
            "denna ",
            "detta ",
            "båda ",
            "därefter ",
            "deras ",
            "dess ",
            "där ",
            "den ska",
            "samma ",
            "dit ",
            "hon ",
            "han ",
        ];
        BACK.iter().any(|word| self.small.starts_with(word))
            || self.has(" dem | de | dessa | den ")
            || self.small.ends_with(" dem")
            || self.small.ends_with(" dessa")
    }

    /// Whether the sentence, or where it points back the one before, holds any of the words; a label or a lead counts.
    pub fn speaks_of(&self, words: &'static str) -> bool {
        self.has(words)
            || self.label.is_some_and(|label| holds(&lower(label), words))
            || self.lead.as_ref().is_some_and(|lead| lead.has(words))
            || self.points_back() && self.before.has(words)
    }

    /// Whether a name is the group's own: *gruppen*, or the name or short name that the document has for it.
    pub fn is_own(&self, name: &str) -> bool {
        let small = lower(name);
        let small = small.trim();
        self.own.iter().any(|own| own == small)
            || matches!(
                small,
                "gruppen"
                    | "vi"
                    | "oss"
                    | "rådet"
                    | "forumet"
                    | "de"
                    | "den"
                    | "det"
                    | "teamet"
                    | "utskottet"
                    | "nätverket"
                    | "samrådet"
                    | "programområdet"
                    | "grupperna"
                    | "råden"
            )
            || !self
                .own
                .iter()
                .any(|own| own.contains("grupp") || own.contains("råd") || own.contains("team"))
                && (small.ends_with("gruppen") || small.ends_with("rådet") || small.ends_with("teamet"))
                && !small.contains(' ')
    }

    /// The original words of a named part of a match in the lower case. A pattern with alternatives numbers its parts:
    /// `by`, `by2`, `by3`.
    pub fn named(&self, found: &regex::Captures<'_>, name: &str) -> Option<&str> {
        let part =
            found.name(name).or_else(|| (2..=9).find_map(|nth| found.name(&format!("{name}{nth}"))))?;
        self.text.get(part.range())
    }
}
