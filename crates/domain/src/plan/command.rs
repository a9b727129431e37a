//! What can be asked for about the year's plan.

use super::TaskPlace;
use crate::CharterId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where one task stands in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedTask {
    /// The task, by its position in the charter, from 0.
    pub norm: usize,
    /// In the plan, or resting.
    pub place: TaskPlace,
    /// Where in the plan it stands; of one that rests, why.
    #[serde(default)]
    pub text: String,
}

/// Attest where a charter's tasks stand in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTasks {
    /// Of which charter.
    pub charter: CharterId,
    /// In which year: this one or the next.
    pub year: i16,
    /// Those that something is said of; the others stand as before.
    pub tasks: Vec<PlannedTask>,
}
