//! How often a group meets: a change of the number, agreed in dialogue with whom the charter names.

use crate::{EmploymentId, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That the number of meetings was changed for a time, after a dialogue (row 125).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// For which time.
    pub period: Period,
    /// Fewest, instead of what the charter says.
    pub min: Option<u32>,
    /// Most, instead of what the charter says.
    pub max: Option<u32>,
    /// The day of the dialogue.
    pub on: Date,
    /// With whom.
    pub with: EmploymentId,
    /// What was agreed.
    pub note: String,
}
