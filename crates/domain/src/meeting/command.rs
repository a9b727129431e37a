//! What can be asked for about meetings.

use super::{Attendance, MeetingForm, MeetingKind, Slot};
use crate::{BodyId, MeetingId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One meeting of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedMeeting {
    /// What sort it is.
    pub kind: MeetingKind,
    /// What it is called beside its kind, as *dialogmöte*.
    #[serde(default)]
    pub name: Option<String>,
    /// When.
    pub slot: Slot,
    /// How; left out, as the charter prefers.
    #[serde(default)]
    pub form: Option<MeetingForm>,
    /// Where, or the link to it.
    #[serde(default)]
    pub place: Option<String>,
}

/// Plan meetings: one, or a whole year in one go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanMeetings {
    /// Whose.
    pub group: BodyId,
    /// Which, in any order.
    pub meetings: Vec<PlannedMeeting>,
}

/// Send the notice of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallMeeting {
    /// Which.
    pub meeting: MeetingId,
    /// Why it is sent later than the charter says, where it is.
    #[serde(default)]
    pub late_because: Option<String>,
}

/// Report that a meeting was held, and who was there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldMeeting {
    /// Which.
    pub meeting: MeetingId,
    /// Who was there, and who was away.
    #[serde(default)]
    pub attendance: Vec<Attendance>,
    /// Which of the guests came, by number.
    #[serde(default)]
    pub guests: Vec<u32>,
    /// How long it took, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// How it was held, where that is not as planned.
    #[serde(default)]
    pub form: Option<MeetingForm>,
}
