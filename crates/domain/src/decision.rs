//! Positions and decisions: what a group agreed, and what each administration then decided by somebody with the mandate.
//!
//! A position is never called a decision. A decision is one named person's act under a mandate that held that day and
//! covers it; in one administration, or, under a mandate of their own, the chair's.
//!
//! **Invariant:** an effect in an administration exists only where a mandate holder of that administration decided it,
//! on or before the day of effect. A decision is never changed.

mod barrier;
mod chair;
pub mod command;
mod home;
mod joint;
mod position;
mod say;
mod told;
mod vote;

pub use barrier::barrier;
pub(crate) use chair::decide_as_chair;
pub(crate) use home::decide_at_home;
pub use joint::{Joint, UnitStanding, joint};
pub(crate) use position::{answer_from_politicians, final_position, hand_to_politicians, take};
pub use say::{DecisionFact, DecisionNo, frame_label};
pub use told::Unreported;
pub(crate) use told::{acknowledge, communicate, report, untold};
pub use vote::{SteppedAside, Vote};

use crate::{
    BodyId, EmploymentId, Language, MandateId, MeetingId, Refusal, matter::Addressee, refusal::Why,
    round::AnswerKind,
};
use jiff::civil::Date;
use samordna_charter::norm::{Frame, Purpose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

fn no(why: DecisionNo) -> Refusal {
    Refusal::new(Why::Decision(why))
}

/// How much a position is meant to bind (row 178).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PositionClass {
    /// Vägledande.
    Guiding,
    /// Rekommenderande.
    Recommending,
    /// Övrigt.
    Other,
}

impl PositionClass {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Guiding, Self::Recommending, Self::Other];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Guiding => language.pick("Vägledande", "Guiding"),
            Self::Recommending => language.pick("Rekommenderande", "Recommending"),
            Self::Other => language.pick("Övrigt", "Other"),
        }
    }
}

/// Somebody did not agree, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dissent {
    /// Who.
    pub employment: EmploymentId,
    /// Why.
    pub reason: String,
}

/// What became of a position with the politicians.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PoliticalAnswer {
    /// They stand behind it.
    Supported,
    /// They do not.
    Rejected,
    /// It has to be prepared anew.
    Returned,
}

impl PoliticalAnswer {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Supported => language.pick("Ställde sig bakom", "Supported"),
            Self::Rejected => language.pick("Ställde sig inte bakom", "Rejected"),
            Self::Returned => language.pick("Återremitterade", "Returned"),
        }
    }
}

/// What the politicians answered to a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliticalReply {
    /// What.
    pub answer: PoliticalAnswer,
    /// Where it stands, as a minutes' number.
    pub reference: String,
    /// When.
    pub on: Date,
}

/// What a group agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// In words.
    pub text: String,
    /// How much it is meant to bind.
    pub class: PositionClass,
    /// Everybody agreed.
    pub is_consensus: bool,
    /// Those who did not.
    pub dissent: Vec<Dissent>,
    /// Who stepped aside; none where it was not asked.
    pub stepped_aside: Option<Vec<SteppedAside>>,
    /// How the votes fell, where there was a vote.
    pub vote: Option<Vote>,
    /// At which meeting.
    pub meeting: Option<MeetingId>,
    /// When.
    pub on: Date,
    /// To whom it has to go before it is final.
    pub waits_for: Option<Addressee>,
    /// To whom it went, and when.
    pub handed_over: Option<(Addressee, Date)>,
    /// What they answered.
    pub answered: Option<PoliticalReply>,
}

impl Position {
    /// Nobody else has a say in it any more.
    pub fn is_final(&self) -> bool {
        self.waits_for.is_none()
            || self.answered.as_ref().is_some_and(|reply| reply.answer == PoliticalAnswer::Supported)
    }
}

/// A decision: one mandate holder's act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// For which administration; none where the chair decided for the group's whole area.
    pub unit: Option<BodyId>,
    /// As agreed, otherwise, or not.
    pub kind: AnswerKind,
    /// What, or why not.
    pub text: String,
    /// Under which mandate.
    pub mandate: MandateId,
    /// Who decided.
    pub by: EmploymentId,
    /// When.
    pub on: Date,
    /// From when it has effect.
    pub effective: Date,
    /// What it costs, in kronor.
    pub cost: Option<u64>,
    /// What the decider declared that it respects (rows 172, 175).
    pub respects: Vec<Frame>,
    /// When it was reported to the board.
    pub reported: Option<Date>,
}

/// Somebody was told of a decision (row 221).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communication {
    /// Who.
    pub to: Addressee,
    /// What for.
    pub purpose: Purpose,
    /// When.
    pub on: Date,
    /// When they said that they have it.
    pub received: Option<Date>,
}
