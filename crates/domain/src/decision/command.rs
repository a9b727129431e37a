//! What can be asked for about positions and decisions.

use super::{Dissent, PoliticalAnswer, PositionClass, SteppedAside, Vote};
use crate::{
    BodyId, MandateId, MatterId, MeetingId, RoundId, matter::Addressee, meeting::Content, round::AnswerKind,
};
use jiff::civil::Date;
use samordna_charter::norm::{Frame, Purpose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Record what the group agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakePosition {
    /// In which matter.
    pub matter: MatterId,
    /// In words.
    pub text: String,
    /// How much it is meant to bind.
    pub class: PositionClass,
    /// Everybody agreed.
    pub consensus: bool,
    /// Those who did not, and why.
    #[serde(default)]
    pub dissent: Vec<Dissent>,
    /// Who stepped aside for a conflict of interest: empty where it was asked and nobody has one; left out where it was not
    /// asked.
    #[serde(default)]
    pub stepped_aside: Option<Vec<SteppedAside>>,
    /// How the votes fell, where there was a vote.
    #[serde(default)]
    pub vote: Option<Vote>,
    /// At which meeting; left out where it was taken between meetings.
    #[serde(default)]
    pub meeting: Option<MeetingId>,
}

/// Hand a position to the politicians.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandToPoliticians {
    /// In which matter.
    pub matter: MatterId,
}

/// Record what the politicians answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerFromPoliticians {
    /// In which matter.
    pub matter: MatterId,
    /// What.
    pub answer: PoliticalAnswer,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// Where it stands, as a minutes' number.
    pub reference: String,
}

/// Decide for an administration, under a mandate of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideAtHome {
    /// In which round.
    pub round: RoundId,
    /// For which administration.
    pub unit: BodyId,
    /// `decided`, `deviates` or `declines`.
    pub answer: AnswerKind,
    /// What is decided where it is not as agreed, or why not.
    #[serde(default)]
    pub text: String,
    /// The mandate; left out, the first of one's own that covers it.
    #[serde(default)]
    pub mandate: Option<MandateId>,
    /// From when it has effect; left out, today.
    #[serde(default)]
    pub effective: Option<Date>,
    /// What it costs the administration, in kronor.
    #[serde(default)]
    pub cost: Option<u64>,
    /// What it respects, as the charter asks to be declared.
    #[serde(default)]
    pub respects: Vec<Frame>,
    /// When it was decided, where that was earlier; then with the document that shows it.
    #[serde(default)]
    pub on: Option<Date>,
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

impl DecideAtHome {
    /// A decision of an administration in a round, without anything more.
    pub fn new(round: RoundId, unit: BodyId, answer: AnswerKind) -> Self {
        Self {
            round,
            unit,
            answer,
            text: String::new(),
            mandate: None,
            effective: None,
            cost: None,
            respects: Vec::new(),
            on: None,
            attachment: None,
            name: None,
            content: None,
        }
    }
}

/// Decide as the chair, alone, under a specific mandate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideAsChair {
    /// In which matter.
    pub matter: MatterId,
    /// What is decided.
    pub text: String,
    /// The mandate.
    pub mandate: MandateId,
    /// From when it has effect; left out, today.
    #[serde(default)]
    pub effective: Option<Date>,
    /// What it costs, in kronor.
    #[serde(default)]
    pub cost: Option<u64>,
    /// When it was decided, where that was earlier; then with the document that shows it.
    #[serde(default)]
    pub on: Option<Date>,
}

/// Record that a board was told of the decisions that were taken for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportDecisions {
    /// Which board.
    pub board: BodyId,
    /// Of decisions up to and including this day; left out, today.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Tell somebody of a matter's decisions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommunicateDecision {
    /// In which matter.
    pub matter: MatterId,
    /// Who is told.
    pub to: Addressee,
    /// What for.
    pub purpose: Purpose,
}

/// Say that one has been told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeDecision {
    /// In which matter.
    pub matter: MatterId,
    /// Who was told.
    pub to: Addressee,
    /// What shows it, where they are not here themselves.
    #[serde(default)]
    pub receipt: Option<String>,
}
