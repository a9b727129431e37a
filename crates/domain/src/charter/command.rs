//! What can be asked for about charters, beside what `Command` itself spells out.

use crate::CharterId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declare that a subgroup's charter lies inside that of the group above: by whoever that charter lets create subgroups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareWithinScope {
    /// The subgroup's charter.
    pub charter: CharterId,
    /// Why it does, where its words do not show it.
    pub reason: String,
}
