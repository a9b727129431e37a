//! Governing documents: routines, principles, decisions, by title and number over time; which of them a group keeps up to
//! date, how often, and who sees to it.
//!
//! That they exist, still hold, and were last revised is kept here; their text is elsewhere. Source: rows 17, 63, 96, 161,
//! 162, 220.
//!
//! **Invariant:** a document is kept by one group at a time, and its next review is counted from when it was last revised.

mod applied;
pub mod command;
mod decided;
mod say;

pub(crate) use decided::{end, keep, let_go, register, revise, revised_by};
pub use say::{DocumentFact, DocumentNo};

use crate::{
    BodyId, MatterId, Period, Refusal, World,
    id::DocumentId,
    matter::Addressee,
    organisation::fold,
    period::years_after,
    refusal::{Who, Why},
};
use jiff::civil::Date;
use samordna_charter::{Norm, Rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A governing document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Its number in a register, as `RS 2024-00370`.
    pub registry_number: Option<String>,
    /// When it holds.
    pub period: Period,
}

/// That a document was revised, or found to be as it should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revised {
    /// When.
    pub on: Date,
    /// The matter that did it.
    pub matter: Option<MatterId>,
    /// What came of it; empty for what was so when the group began to keep it.
    pub note: String,
}

/// That a group keeps a document up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub document: DocumentId,
    /// The group.
    pub group: BodyId,
    /// Who sees to its review: an office, or a role of the group.
    pub owner: Addressee,
    /// Years from one review to the next.
    pub every_years: u8,
    /// When it was revised, oldest first.
    pub revised: Vec<Revised>,
}

impl Kept {
    /// When it was last revised.
    pub fn last(&self) -> Option<&Revised> {
        self.revised.last()
    }

    /// When it is to be reviewed next.
    pub fn due(&self) -> Option<Date> {
        years_after(self.last()?.on, f64::from(self.every_years))
    }
}

/// All documents, in the order they were registered, and which group keeps which.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    all: Vec<Document>,
    kept: BTreeMap<BodyId, BTreeMap<DocumentId, Kept>>,
}

/// A number without spaces and with one kind of dash: `RS 2024 – 00370` and `RS 2024-00370` are the same.
fn plain_number(number: &str) -> String {
    let dashed =
        number.chars().map(|letter| if ('\u{2010}'..='\u{2015}').contains(&letter) { '-' } else { letter });
    dashed.filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl Documents {
    /// A document.
    pub fn get(&self, id: &DocumentId) -> Option<&Document> {
        self.all.iter().find(|document| document.id == *id)
    }

    /// Every document, in the order they were registered.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.all.iter()
    }

    /// The document that a charter means: by number where it gives one, else by title; the latest where there are several.
    pub fn meant(&self, title: Option<&str>, number: Option<&str>) -> Option<&Document> {
        if let Some(number) = number.map(plain_number) {
            return self.all.iter().rfind(|document| {
                document.registry_number.as_deref().map(plain_number) == Some(number.clone())
            });
        }
        let title = fold(title?);
        self.all.iter().rfind(|document| fold(&document.title) == title)
    }

    /// The documents that a group keeps, by id.
    pub fn kept_by<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Kept> + use<'a> {
        self.kept.get(group).into_iter().flat_map(BTreeMap::values)
    }

    /// How a group keeps a document, where it does.
    pub fn kept(&self, group: &BodyId, document: &DocumentId) -> Option<&Kept> {
        self.kept.get(group)?.get(document)
    }

    /// The group that keeps a document.
    pub fn keeper_of(&self, document: &DocumentId) -> Option<&Kept> {
        self.kept.values().find_map(|kept| kept.get(document))
    }
}

/// Verbs for keeping a text up to date, as words begin.
const REVISES: [&str; 5] = ["revider", "uppdater", "aktualis", "aktualitet", "översyn"];

/// Words for such texts, as they stand in compounds too.
const TEXTS: [&str; 7] =
    ["dokument", "riktlinje", "rutin", "vårdprogram", "metodbeskrivning", "anvisning", "vägledning"];

/// A sentence has the group revise governing documents (row 162).
pub fn revises(norm: &Norm) -> bool {
    let Rule::Task(says) = &norm.rule else { return false };
    let text = says.text.as_deref().unwrap_or(&norm.quote).to_lowercase();
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let keeps = ["hålla", "håller"].iter().any(|verb| text.contains(verb)) && text.contains("aktuell");
    let has_verb = keeps
        || text.contains("se över")
        || text.contains("ser över")
        || words.any(|word| REVISES.iter().any(|verb| word.starts_with(verb)));
    has_verb && TEXTS.iter().any(|known| text.contains(known))
}

impl World {
    /// How a group keeps a document, or that it does not.
    pub fn kept_document(&self, group: &BodyId, document: &DocumentId) -> Result<&Kept, Refusal> {
        self.documents
            .kept(group, document)
            .ok_or_else(|| Refusal::new(Why::Document(DocumentNo::NotKept { document: document.clone() })))
    }

    /// Whose turn it is to review a document.
    pub fn who_reviews(&self, kept: &Kept, on: Date) -> Who {
        kept.owner.who(self, on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use jiff::civil::date;
    use samordna_charter::{Modality, Span, norm::Task};

    #[test]
    fn a_number_written_with_spaces_and_another_dash_is_the_same() {
        let mut documents = Documents::default();
        documents.apply(&Event::DocumentRegistered {
            document: "rs-2024-00370".parse().unwrap(),
            title: "Uppdrag för kontaktpersoner".to_owned(),
            registry_number: Some("RS 2024-00370".to_owned()),
            period: Period::since(date(2024, 1, 1)),
        });
        assert!(documents.meant(None, Some("RS 2024 – 00370")).is_some());
        assert!(documents.meant(Some("uppdrag för kontaktperson"), None).is_none());
        assert!(documents.meant(Some("Uppdraget för kontaktpersonerna"), None).is_none());
        assert!(documents.meant(Some("uppdrag för Kontaktpersoner"), None).is_some());
    }

    #[test]
    fn a_task_to_keep_texts_up_to_date_is_told_from_other_tasks() {
        let task = |text: &str| {
            let says = Task { text: Some(text.to_owned()), who: None };
            Norm::new(Rule::Task(says), Modality::Must, text, Span::default())
        };
        for text in [
            "revidera rådets styrande dokument",
            "ta fram och uppdatera gemensamma riktlinjer",
            "årligen se över rådets rutiner",
            "ansvara för översyn av regionala vårdprogram",
            "hålla gemensamma rutiner aktuella",
        ] {
            assert!(revises(&task(text)), "{text}");
        }
        for text in ["följa rutiner", "uppdatera deltagarlistan", "skriva dokument", "hålla möten om rutiner"]
        {
            assert!(!revises(&task(text)), "{text}");
        }
    }
}
