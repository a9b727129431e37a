//! What can be asked for about notes.

use crate::{MeetingId, PersonId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Share the notes of a meeting: from then on they are drawn up, and everybody who is concerned sees them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// What was written: Markdown, with `## 3. Väntetider` above what was said of item 3.
    pub text: String,
    /// What is changed; needed where a version was shared before.
    #[serde(default)]
    pub change: Option<String>,
    /// The mark of the places that look like personal numbers or data about a patient, as the refusal gives it: you have
    /// looked at them, and they may stand.
    #[serde(default)]
    pub confirmed: Option<String>,
}

/// Approve, sign or attest the notes of a meeting: three acts with the same fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOffNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which version you have read.
    pub version: u32,
    /// Whose signature it is, where the registrar records it from a document.
    #[serde(default)]
    pub of: Option<PersonId>,
    /// The meeting at which the group did it, where the charter leaves it to the group.
    #[serde(default)]
    pub at: Option<MeetingId>,
}

/// Say that you do not sign the notes, and why. They are then corrected, and shared anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which version.
    pub version: u32,
    /// What is wrong with it.
    pub comment: String,
}

/// Say that you have told of a meeting at home, as a member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommunicateAtHome {
    /// The meeting.
    pub meeting: MeetingId,
    /// Where, or what is done with it; one line.
    #[serde(default)]
    pub note: String,
}
