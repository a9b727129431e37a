//! What is weighed and what is refused about meetings, in words, Swedish and English side by side.

use crate::{BodyId, Language, MeetingId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about meetings, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingFact {
    /// A meeting, and its day.
    OnDay {
        /// Which.
        meeting: MeetingId,
        /// Its day.
        on: Date,
    },
}

/// Why something may not be done about a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "meeting_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum MeetingNo {
    NoSuchMeeting { meeting: MeetingId },
    NothingPlanned,
    AlreadyHeld { meeting: MeetingId },
    NotYet { on: Date },
    GroupNotThere { group: BodyId, on: Date },
}

impl MeetingFact {
    pub(crate) fn say(&self, _world: &World, language: Language) -> String {
        match self {
            Self::OnDay { on, .. } => {
                language.pick(format!("Mötet är den {on}."), format!("The meeting is on {on}."))
            }
        }
    }
}

impl MeetingNo {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::NoSuchMeeting { meeting } => language
                .pick(format!("Det finns inget möte {meeting}."), format!("There is no meeting {meeting}.")),
            Self::NothingPlanned => {
                language.pick("Ange minst ett möte.", "Give at least one meeting.").to_owned()
            }
            Self::AlreadyHeld { meeting } => language.pick(
                format!("Mötet {meeting} är redan hållet."),
                format!("The meeting {meeting} was already held."),
            ),
            Self::NotYet { on } => {
                language.pick(format!("Mötet är först den {on}."), format!("The meeting is not until {on}."))
            }
            Self::GroupNotThere { group, on: then } => {
                let group = world.organisation.name(group, on);
                language.pick(
                    format!("{group} finns inte den {then}."),
                    format!("{group} does not exist on {then}."),
                )
            }
        }
    }
}
