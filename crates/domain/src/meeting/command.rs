//! What can be asked for about meetings.

use super::{Attendance, Content, Invitee, ItemText, Left, MeetingForm, MeetingKind, Slot};
use crate::{BodyId, Digest, EmploymentId, MeetingId};
use jiff::civil::Date;
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

/// Give a meeting another day, time, length, form or place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveMeeting {
    /// Which.
    pub meeting: MeetingId,
    /// When it is now.
    pub slot: Slot,
    /// How; left out, as before.
    #[serde(default)]
    pub form: Option<MeetingForm>,
    /// Where, or the link to it; left out, nowhere that is said.
    #[serde(default)]
    pub place: Option<String>,
    /// Why; needed once the notice is out.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Say that a meeting will not be held. What was on its agenda goes to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelMeeting {
    /// Which.
    pub meeting: MeetingId,
    /// Why.
    pub reason: String,
}

/// Put an item on an agenda, last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PutItem {
    /// On which.
    pub meeting: MeetingId,
    /// What is written of it.
    pub text: ItemText,
}

/// Write an item anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeItem {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The item's number.
    pub item: u32,
    /// What is written of it.
    pub text: ItemText,
}

/// Table an item, refer it back, or take it off the agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveItem {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The item's number.
    pub item: u32,
    /// How it leaves.
    pub left: Left,
}

/// Put the items in another order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderAgenda {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The items' numbers, first to last; what is left out comes after.
    pub order: Vec<u32>,
}

/// Say what comes onto every new agenda of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepTemplate {
    /// Whose.
    pub group: BodyId,
    /// Only for meetings of this kind.
    #[serde(default)]
    pub kind: Option<MeetingKind>,
    /// What; nothing does away with it.
    pub items: Vec<ItemText>,
    /// So many of them, at the end, stay last when something is put up.
    #[serde(default)]
    pub closing: u32,
}

/// Send a paper along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPaper {
    /// With which meeting's notice.
    pub meeting: MeetingId,
    /// The item it belongs to.
    #[serde(default)]
    pub item: Option<u32>,
    /// The file's name, as `underlag.pdf`.
    pub name: String,
    /// The file, as Base64.
    pub content: Content,
    /// Why it comes later than the charter says, where it does.
    #[serde(default)]
    pub late_because: Option<String>,
}

/// Take a paper back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovePaper {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The paper's number.
    pub paper: u32,
}

/// Invite somebody beside the group's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteGuest {
    /// To which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub who: Invitee,
    /// For which items; left out, all of the meeting.
    #[serde(default)]
    pub items: Vec<u32>,
}

/// Take an invitation back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveGuest {
    /// To which meeting.
    pub meeting: MeetingId,
    /// The guest's number.
    pub guest: u32,
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

/// Put right what was reported of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectAttendance {
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
    /// What was wrong.
    pub reason: String,
}

/// Record a dialogue by which the number of meetings is another for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustFrequency {
    /// Whose.
    pub group: BodyId,
    /// Which of the charter's norms, from 0; left out, its first number of meetings.
    #[serde(default)]
    pub norm: Option<usize>,
    /// Fewest; left out, as the charter says.
    #[serde(default)]
    pub min: Option<u32>,
    /// Most; left out, as the charter says.
    #[serde(default)]
    pub max: Option<u32>,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    pub until: Date,
    /// The day of the dialogue.
    #[serde(default)]
    pub on: Option<Date>,
    /// With whom.
    pub with: EmploymentId,
    /// What was agreed, and why.
    pub note: String,
}

/// Subscribe to one's own meetings at a secret address. An earlier address leads nowhere any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenFeed {
    /// The digest of the secret in the address.
    pub secret: Digest,
}

/// Let the secret address lead nowhere any more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseFeed {}
