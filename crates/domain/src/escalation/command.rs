//! What can be asked for about escalations.

use super::EscalationAnswer;
use crate::{BodyId, MatterId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Lift a matter to whom the charter says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalateMatter {
    /// Which.
    pub matter: MatterId,
    /// For which administration; left out, the whole matter.
    #[serde(default)]
    pub unit: Option<BodyId>,
    /// By which norm, where the charter has several ways, by its position from 0; left out, the first that fits.
    #[serde(default)]
    pub by: Option<usize>,
    /// To whom, where the charter names nobody that is registered.
    #[serde(default)]
    pub to: Option<BodyId>,
    /// Why.
    pub reason: String,
}

/// Answer an escalation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerEscalation {
    /// In which matter.
    pub matter: MatterId,
    /// Which of its escalations.
    pub number: u32,
    /// What.
    pub answer: EscalationAnswer,
    /// In words; for what is decided there, what and where it stands.
    pub text: String,
    /// To whom it is passed on; left out, to whom the charter says.
    #[serde(default)]
    pub to: Option<BodyId>,
}
