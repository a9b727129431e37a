//! Meetings: when a group meets and how, what is on the agenda, who was there.
//!
//! What was written down of a meeting is in the room `minutes`; what a matter is about, in the room `matter`.
//!
//! **Invariant:** a meeting is known by its id for ever, also when it is moved or cancelled; what was held stays held.

mod agenda;
mod applied;
mod attendance;
pub mod command;
mod counted;
mod decided;
mod fact;
mod feed;
mod frequency;
mod holiday;
mod meetings;
mod paper;
mod say;
mod seen;
mod suggested;

pub use agenda::{Item, ItemKind, ItemRef, ItemText, Left, Recurs, Template};
pub use attendance::{Attendance, Guest, Invitee, Presence};
pub use counted::Quorum;
pub(crate) use decided::*;
pub use decided::{NoticeRule, adjustable, has_its_guest, notice_rules, usual_form};
pub use fact::MeetingFact;
pub use feed::Feeds;
pub use frequency::{Adjustment, Stretch, Tally};
pub(crate) use frequency::{counts, counts_such, most_minutes, tally};
pub use holiday::{holiday, is_working_day};
pub use meetings::Meetings;
pub use paper::{Content, LARGEST, Media, Paper};
pub use say::MeetingNo;
pub use seen::Sight;
pub use suggested::suggested;

use command::PlannedMeeting;

use crate::{Language, MeetingId, Refusal, World, refusal::Why};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of meeting it is. Source: rows 127, 129, 132, 133.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Ordinarie möte.
    Ordinary,
    /// Extra möte, called when something needs it.
    Extra,
    /// Sammanträde.
    Sitting,
}

impl MeetingKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Extra, Self::Sitting];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Ordinary => language.pick("Ordinarie möte", "Ordinary meeting"),
            Self::Extra => language.pick("Extra möte", "Extra meeting"),
            Self::Sitting => language.pick("Sammanträde", "Sitting"),
        }
    }
}

/// How people come together. Source: rows 122, 126.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingForm {
    /// Digitalt.
    Remote,
    /// På plats.
    OnSite,
    /// Både och.
    Hybrid,
}

impl MeetingForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Remote, Self::OnSite, Self::Hybrid];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Remote => language.pick("Digitalt", "Remote"),
            Self::OnSite => language.pick("På plats", "On site"),
            Self::Hybrid => language.pick("Digitalt och på plats", "Hybrid"),
        }
    }
}

/// When a meeting is: a day, a time of day in Stockholm, and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Slot {
    /// The day.
    pub day: Date,
    /// When it starts, in Stockholm.
    pub start: Time,
    /// Its length, in minutes.
    pub minutes: u32,
}

impl Slot {
    /// The moment it starts.
    pub fn starts_at(&self) -> Timestamp {
        let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap_or(jiff::tz::TimeZone::UTC);
        self.day.to_datetime(self.start).to_zoned(zone).map_or(Timestamp::MIN, |start| start.timestamp())
    }

    /// The moment it ends, as planned.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at().saturating_add(jiff::Span::new().minutes(self.minutes)).unwrap_or(Timestamp::MAX)
    }

    /// When it ends, as planned, in Stockholm.
    pub fn end(&self) -> Time {
        self.start.wrapping_add(jiff::Span::new().minutes(self.minutes))
    }
}

/// That a meeting was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// When that was said.
    pub on: Date,
    /// When the meeting would have been.
    pub from: Slot,
    /// Why.
    pub reason: Option<String>,
    /// The notice was out already.
    pub after_notice: bool,
}

/// How far a meeting has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeetingStage {
    /// In the year's plan.
    Planned,
    /// The notice is out.
    Called {
        /// Since when.
        on: Date,
    },
    /// It was held.
    Held {
        /// How long it took, in minutes.
        minutes: Option<u32>,
    },
    /// It will not be held.
    Cancelled {
        /// When that was said.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl MeetingStage {
    /// The word for it.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Planned => language.pick("Planerat", "Planned"),
            Self::Called { .. } => language.pick("Kallat", "Called"),
            Self::Held { .. } => language.pick("Hållet", "Held"),
            Self::Cancelled { .. } => language.pick("Inställt", "Cancelled"),
        }
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What sort it is.
    pub kind: MeetingKind,
    /// What it is called beside its kind, as *dialogmöte*.
    pub name: Option<String>,
    /// When.
    pub slot: Slot,
    /// How.
    pub form: MeetingForm,
    /// Where, or the link to it.
    pub place: Option<String>,
    /// How far it has come.
    pub stage: MeetingStage,
    /// The day the notice was sent.
    pub called: Option<Date>,
    /// When it would have been before it was moved, oldest first.
    pub moved: Vec<Moved>,
    /// The agenda, in its order, with what left it.
    pub items: Vec<Item>,
    /// Who is invited beside the group's own.
    pub guests: Vec<Guest>,
    /// What is sent along.
    pub papers: Vec<Paper>,
    /// Who was there, once it was held.
    pub attendance: Vec<Attendance>,
    /// How often it was changed: a calendar tells by it which is the later.
    pub changes: u32,
}

impl Meeting {
    /// It was held.
    pub fn is_held(&self) -> bool {
        matches!(self.stage, MeetingStage::Held { .. })
    }

    /// It is still to come, or to be reported as held.
    pub fn is_open(&self) -> bool {
        matches!(self.stage, MeetingStage::Planned | MeetingStage::Called { .. })
    }

    /// How long it took, in minutes, where that was reported.
    pub fn took(&self) -> Option<u32> {
        match self.stage {
            MeetingStage::Held { minutes } => minutes,
            MeetingStage::Planned | MeetingStage::Called { .. } | MeetingStage::Cancelled { .. } => None,
        }
    }

    /// It will not be held.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.stage, MeetingStage::Cancelled { .. })
    }

    /// The item with this number.
    pub fn item(&self, number: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// The first item number that is free.
    pub fn next_item(&self) -> u32 {
        self.items.iter().map(|item| item.number).max().unwrap_or(0).saturating_add(1)
    }

    /// The place of an item on the agenda, from 1; none for one that left it.
    pub fn place_of(&self, item: u32) -> Option<u32> {
        (1..).zip(self.agenda()).find(|(_, known)| known.number == item).map(|(place, _)| place)
    }

    /// What stands on the agenda, in its order.
    pub fn agenda(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.stands())
    }

    /// Who is invited beside the group's own.
    pub fn invited(&self) -> impl Iterator<Item = &Guest> {
        self.guests.iter().filter(|guest| !guest.is_gone)
    }

    /// What is sent along.
    pub fn sent(&self) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(|paper| !paper.is_gone)
    }

    /// Who was there for at least a part of it.
    pub fn present(&self) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(|one| one.presence.is_there())
    }
}

impl World {
    /// A meeting, or that there is none.
    pub fn meeting(&self, id: &MeetingId) -> Result<&Meeting, Refusal> {
        self.meetings
            .get(id)
            .ok_or_else(|| Refusal::new(Why::Meeting(MeetingNo::NoSuchMeeting { meeting: id.clone() })))
    }
}
