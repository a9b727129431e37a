//! Who was at a meeting, for how much of it, and who was invited beside the group's own.

use crate::{BodyId, EmploymentId, Language, SeatId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much of a meeting somebody was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// All of it.
    Whole,
    /// At these items.
    Items(Vec<u32>),
    /// Not at all, and had said so.
    Excused,
    /// Not at all, and had not said so.
    Absent,
}

impl Presence {
    /// Was there for at least a part of it.
    pub fn is_there(&self) -> bool {
        matches!(self, Self::Whole | Self::Items(_))
    }

    /// Was there when an item was treated; for no item in particular, at all.
    pub fn is_at(&self, item: Option<u32>) -> bool {
        match (self, item) {
            (Self::Whole, _) | (Self::Items(_), None) => true,
            (Self::Items(items), Some(item)) => items.contains(&item),
            (Self::Excused | Self::Absent, _) => false,
        }
    }

    /// The word for it.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Whole => language.pick("Närvarande", "Present"),
            Self::Items(_) => language.pick("Närvarande vid vissa punkter", "Present at some items"),
            Self::Excused => language.pick("Anmält förhinder", "Excused"),
            Self::Absent => language.pick("Frånvarande utan anmälan", "Absent without notice"),
        }
    }
}

/// That somebody was at a meeting, or away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Who.
    pub employment: EmploymentId,
    /// On which seat; none for somebody who was there without one, as a contact person of another group (row 183).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// How much of it.
    pub presence: Presence,
}

/// Who is invited to a meeting beside the group's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Invitee {
    /// Somebody who is registered.
    Employed {
        /// Who.
        employment: EmploymentId,
    },
    /// Somebody else, by name or as a role.
    Other {
        /// The name.
        name: String,
        /// The body they come from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<BodyId>,
    },
}

/// A guest of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// The guest's number at this meeting, from 1; never used again.
    pub number: u32,
    /// Who.
    pub who: Invitee,
    /// For which items; none means all of the meeting.
    pub items: Vec<u32>,
    /// Came, once the meeting was held.
    pub came: bool,
    /// No longer invited.
    pub is_gone: bool,
}
