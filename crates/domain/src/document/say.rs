//! What is weighed and what is refused about governing documents, in words, Swedish and English side by side.

use crate::{BodyId, DocumentId, Language, MatterId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about governing documents, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentFact {
    /// The group keeps none yet.
    NoneKept,
    /// So many are kept.
    Kept {
        /// How many.
        of: u32,
        /// Of those, past the day of their review.
        late: u32,
    },
    /// A document is to be reviewed.
    Review {
        /// Which.
        document: DocumentId,
        /// When it was last revised.
        revised: Date,
        /// The matter that is about it.
        matter: Option<MatterId>,
    },
    /// When a document was last revised.
    Reviewed {
        /// Which.
        document: DocumentId,
        /// When.
        on: Date,
    },
}

/// Why something may not be done about a governing document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "document_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum DocumentNo {
    NotKept { document: DocumentId },
    KeptElsewhere { document: DocumentId, by: BodyId },
    AlreadyKept { document: DocumentId },
    Over { document: DocumentId, on: Date },
    Nobodys,
    HowOften { most: u8 },
    WhenRevised,
    RevisedLater { on: Date },
    WhatCameOfIt,
    OnlyRevisions,
}

/// Its title.
fn title(world: &World, id: &DocumentId) -> String {
    world.documents.get(id).map_or_else(|| id.to_string(), |known| known.title.clone())
}

impl DocumentFact {
    pub(crate) fn say(&self, world: &World, l: Language) -> String {
        match self {
            Self::NoneKept => l
                .pick(
                    "Det är inte antecknat vilka styrande dokument gruppen håller aktuella.",
                    "It is not recorded which governing documents the group keeps up to date.",
                )
                .to_owned(),
            Self::Kept { of, late } => l.pick(
                format!("Gruppen håller {of} styrande dokument aktuella; {late} har passerat sin översyn."),
                format!("The group keeps {of} governing documents up to date; {late} are past their review."),
            ),
            Self::Review { document, revised, matter } => {
                let what = title(world, document);
                let said = l.pick(
                    format!("{what} reviderades senast {revised}."),
                    format!("{what} was last revised on {revised}."),
                );
                match matter.as_ref().and_then(|id| world.matters.get(id)) {
                    Some(matter) => {
                        let going_on = l.pick("Översynen pågår i", "The review goes on in");
                        format!("{said} {going_on} {}.", matter.registry_number)
                    }
                    None => said,
                }
            }
            Self::Reviewed { document, on } => {
                let what = title(world, document);
                l.pick(
                    format!("{what} reviderades senast {on}."),
                    format!("{what} was last revised on {on}."),
                )
            }
        }
    }
}

impl DocumentNo {
    pub(crate) fn say(&self, world: &World, on: Date, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        match self {
            Self::NotKept { document } => {
                let what = title(world, document);
                l.pick(
                    format!("Gruppen håller inte {what} aktuellt."),
                    format!("The group does not keep {what} up to date."),
                )
            }
            Self::KeptElsewhere { document, by } => {
                let (what, by) = (title(world, document), world.organisation.name(by, on));
                l.pick(
                    format!("{what} hålls aktuellt av {by}. De släpper det först."),
                    format!("{what} is kept up to date by {by}. They let go of it first."),
                )
            }
            Self::AlreadyKept { document } => {
                let what = title(world, document);
                l.pick(
                    format!("{what} hålls redan så. En översyn antecknas på dokumentets sida."),
                    format!("{what} is kept so already. A review is recorded on the document's page."),
                )
            }
            Self::Over { document, on } => {
                let what = title(world, document);
                l.pick(format!("{what} gällde till och med {on}."), format!("{what} held until {on}."))
            }
            Self::Nobodys => pick(
                "Den som ska se över dokumentet är en post eller enhet i organisationen, eller en roll i gruppen.",
                "Whoever reviews the document is an office or unit of the organisation, or a role of the group.",
            ),
            Self::HowOften { most } => l.pick(
                format!("Ange hur många år det går mellan två översyner, från 1 till {most}."),
                format!("Give how many years pass between two reviews, from 1 to {most}."),
            ),
            Self::WhenRevised => {
                pick("Ange när dokumentet senast reviderades.", "Give when the document was last revised.")
            }
            Self::RevisedLater { on } => l.pick(
                format!("Dokumentet reviderades {on}. En ny översyn är senare än så."),
                format!("The document was revised on {on}. A new review is later than that."),
            ),
            Self::WhatCameOfIt => pick(
                "Skriv vad översynen ledde till, och vad som visar det.",
                "Write what came of the review, and what shows it.",
            ),
            Self::OnlyRevisions => pick(
                "Bara en översyn av ett styrande dokument gäller ett dokument.",
                "Only a revision of a governing document is about a document.",
            ),
        }
    }
}
