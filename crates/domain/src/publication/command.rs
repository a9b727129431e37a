//! What can be asked for about publication and registration.

use super::PlaceKind;
use crate::{BodyId, MeetingId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Say what sort of place charters mean by a name: the program's own page, an intranet, the open web.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribePlace {
    /// The name, as charters have it.
    pub place: String,
    /// What sort it is.
    pub kind: PlaceKind,
}

/// Confirm that a meeting's notes stand in a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// The place, as the charter names it; left out where it names none.
    #[serde(default)]
    pub place: Option<String>,
    /// The address.
    #[serde(default)]
    pub address: Option<String>,
    /// Since when.
    #[serde(default)]
    pub on: Option<Date>,
    /// For the open web: you have looked at the places that look like personal numbers or data about a patient.
    #[serde(default)]
    pub looked: bool,
}

/// Record the decision by which a meeting's notes are not published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExemptNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// Where not; left out, nowhere.
    #[serde(default)]
    pub place: Option<String>,
    /// When it was decided.
    pub decided: Date,
    /// The document that shows the decision.
    pub document: String,
    /// Why.
    pub reason: String,
}

/// Record that a meeting's notes are registered or archived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterNotes {
    /// The meeting.
    pub meeting: MeetingId,
    /// The number.
    pub number: String,
    /// By which body, where each keeps a registry of its own.
    #[serde(default)]
    pub body: Option<BodyId>,
    /// In which registry or archive.
    #[serde(default)]
    pub place: Option<String>,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
}

/// Confirm that what there is to know of a group stands in a place, as it is today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishGroup {
    /// The group.
    pub group: BodyId,
    /// The place, as the charter names it; left out where it names none.
    #[serde(default)]
    pub place: Option<String>,
    /// The address.
    #[serde(default)]
    pub address: Option<String>,
    /// When it was looked at.
    #[serde(default)]
    pub on: Option<Date>,
}
