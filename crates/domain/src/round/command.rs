//! What can be asked for about rounds.

use super::{AnswerKind, RoundKind};
use crate::{AgreementId, BodyId, MatterId, RoundId, meeting::Content};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Put a question to administrations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenRound {
    /// Whose round it is.
    pub group: BodyId,
    /// What it asks for.
    pub kind: RoundKind,
    /// The matter that it is about.
    #[serde(default)]
    pub about: Option<MatterId>,
    /// The agreement that it is about, in place of a matter.
    #[serde(default)]
    pub agreement: Option<AgreementId>,
    /// The question.
    pub question: String,
    /// Who is asked; left out, those that the group's members come from.
    #[serde(default)]
    pub units: Vec<BodyId>,
    /// By when to answer.
    pub due: Date,
}

/// Answer for a unit: by a member on one of its seats, their substitute, or its head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerRound {
    /// Which.
    pub round: RoundId,
    /// For whom.
    pub unit: BodyId,
    /// What.
    pub answer: AnswerKind,
    /// In words; for what is done, what shows it.
    #[serde(default)]
    pub text: String,
    /// A document, as text.
    #[serde(default)]
    pub attachment: Option<String>,
    /// A document's name where it is a file, as `beslut.pdf`.
    #[serde(default)]
    pub name: Option<String>,
    /// The file, as Base64.
    #[serde(default)]
    pub content: Option<Content>,
}

/// Remind those who have not answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemindRound {
    /// Which.
    pub round: RoundId,
}

/// Ask one more unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinRound {
    /// Which.
    pub round: RoundId,
    /// Who.
    pub unit: BodyId,
}

/// Ask a unit no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveRound {
    /// Which.
    pub round: RoundId,
    /// Who.
    pub unit: BodyId,
    /// Why.
    pub reason: String,
}

/// Close a round: whoever has not answered by then has not answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseRound {
    /// Which.
    pub round: RoundId,
}
