//! What sorts of matters there are, and what follows from each.

use crate::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// Fråga.
    Question,
    /// Utvecklingsinitiativ, ranked with others (row 46).
    Initiative,
    /// Gott exempel, to be spread (rows 54, 56).
    Practice,
    /// Uppdrag from another body, reported back (rows 155, 159).
    Commission,
    /// Avstämning: others ask the group's view, and it has no right to decide (rows 72, 156).
    SoundingBoard,
    /// Följer av beslut elsewhere, and makes work here (row 195).
    DecidedElsewhere,
    /// Översyn of a governing document (row 162).
    Revision,
}

impl MatterKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Question,
        Self::Initiative,
        Self::Practice,
        Self::Commission,
        Self::SoundingBoard,
        Self::DecidedElsewhere,
        Self::Revision,
    ];

    /// It can have a place among a group's initiatives (rows 46, 196).
    pub fn is_ranked(self) -> bool {
        match self {
            Self::Initiative | Self::Commission => true,
            Self::Question
            | Self::Practice
            | Self::SoundingBoard
            | Self::DecidedElsewhere
            | Self::Revision => false,
        }
    }

    /// Somebody ordered it or asked for it, and is told how it went (rows 155 to 161).
    pub fn is_answered(self) -> bool {
        match self {
            Self::Commission | Self::SoundingBoard => true,
            Self::Question | Self::Initiative | Self::Practice | Self::DecidedElsewhere | Self::Revision => {
                false
            }
        }
    }

    /// Decisions follow from it; a group that only gives its view has no right to any (rows 72, 156).
    pub fn leads_to_decisions(self) -> bool {
        match self {
            Self::Question
            | Self::Initiative
            | Self::Practice
            | Self::Commission
            | Self::DecidedElsewhere
            | Self::Revision => true,
            Self::SoundingBoard => false,
        }
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Question => language.pick("Fråga", "Question"),
            Self::Initiative => language.pick("Utvecklingsinitiativ", "Initiative"),
            Self::Practice => language.pick("Gott exempel", "Good practice"),
            Self::Commission => language.pick("Uppdrag från annan", "Commission"),
            Self::SoundingBoard => language.pick("Avstämning", "Sounding board"),
            Self::DecidedElsewhere => language.pick("Beslutat av andra", "Decided elsewhere"),
            Self::Revision => {
                language.pick("Översyn av styrande dokument", "Revision of a governing document")
            }
        }
    }
}
