//! How far a matter has come. What its administrations decided is told apart from it.

use super::Addressee;
use crate::{Language, MatterId, MeetingId, grounds::Basis};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How far a matter has come. Decisions at home are told apart from it: see [`crate::decision::Joint`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatterStage {
    /// Somebody raised it.
    Raised,
    /// It is the group's.
    Accepted,
    /// There is a brief.
    Prepared,
    /// Everybody who prepares has released it.
    Ready,
    /// It is on an agenda.
    OnAgenda {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The group has taken a position.
    Agreed,
    /// It is done.
    Closed {
        /// When.
        on: Date,
        /// How it ended.
        note: String,
    },
    /// It is not the group's, and went to whose it is.
    HandedOver {
        /// To whom.
        to: Addressee,
        /// When that was.
        on: Date,
        /// By which rule.
        basis: Basis,
        /// By when they need it.
        needed_by: Option<Date>,
        /// When they received it.
        received: Option<Date>,
        /// The matter that it became there, where it went to a group.
        became: Option<MatterId>,
    },
    /// It was taken back.
    Withdrawn {
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl MatterStage {
    /// The word for it.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Raised => language.pick("Väckt", "Raised"),
            Self::Accepted => language.pick("Gruppens", "The group's"),
            Self::Prepared => language.pick("Berett", "Prepared"),
            Self::Ready => language.pick("Klart för möte", "Ready"),
            Self::OnAgenda { .. } => language.pick("På dagordningen", "On the agenda"),
            Self::Agreed => language.pick("Ställningstagande", "Position taken"),
            Self::Closed { .. } => language.pick("Avslutat", "Closed"),
            Self::HandedOver { received: Some(_), .. } => language.pick("Överlämnat", "Handed over"),
            Self::HandedOver { received: None, .. } => {
                language.pick("Överlämnat, inte mottaget", "Handed over, not received")
            }
            Self::Withdrawn { .. } => language.pick("Återtaget", "Withdrawn"),
        }
    }

    /// The group has it, and has taken no position yet.
    pub fn comes_before_position(&self) -> bool {
        match self {
            Self::Accepted | Self::Prepared | Self::Ready | Self::OnAgenda { .. } => true,
            Self::Raised
            | Self::Agreed
            | Self::Closed { .. }
            | Self::HandedOver { .. }
            | Self::Withdrawn { .. } => false,
        }
    }

    /// Nobody has to move it any more.
    pub fn is_over(&self) -> bool {
        matches!(
            self,
            Self::Closed { .. } | Self::HandedOver { received: Some(_), .. } | Self::Withdrawn { .. }
        )
    }
}
