//! Meetings: when a group meets and how, what is on the agenda, who was there.
//!
//! What was written down of a meeting is in the room `minutes`; what a matter is about, in the room `matter`.
//!
//! **Invariant:** a meeting is known by its id for ever, also when it is moved or cancelled; what was held stays held.

pub mod command;
mod decided;
mod say;

pub(crate) use decided::*;
pub use say::{MeetingFact, MeetingNo};

use crate::{BodyId, EmploymentId, Language, MeetingId, Refusal, SeatId, World, refusal::Why};
use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// How far a meeting has come.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// What an item of the agenda asks of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Information.
    Information,
    /// Diskussion.
    Discussion,
    /// Ställningstagande.
    Position,
}

impl ItemKind {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Information => language.pick("Information", "Information"),
            Self::Discussion => language.pick("Diskussion", "Discussion"),
            Self::Position => language.pick("Ställningstagande", "Position"),
        }
    }
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number on this agenda, from 1; never used again.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What it asks of the group.
    pub kind: ItemKind,
    /// Who presents it.
    pub presenter: Option<String>,
    /// The time set aside for it, in minutes.
    pub minutes: Option<u32>,
    /// The principal or administration that it is of special weight for (row 114).
    pub weight_for: Option<BodyId>,
    /// How it left the agenda without being treated.
    pub left: Option<Left>,
}

/// How an item leaves an agenda without being treated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Bordlagd: comes again at this meeting, or at the next that is planned.
    Tabled {
        /// Which.
        #[serde(default)]
        to: Option<MeetingId>,
    },
    /// Återremitterad: prepared anew.
    ReferredBack {
        /// What is missing.
        reason: String,
    },
    /// Struken.
    Dropped,
}

/// How much of a meeting somebody was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// All of it.
    Whole,
    /// At these items.
    Items(Vec<u32>),
    /// Not at all.
    Away,
}

/// That somebody was at a meeting, or away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attendance {
    /// Who.
    pub employment: EmploymentId,
    /// On which seat; none for somebody who was invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// How much of it.
    pub presence: Presence,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What sort it is.
    pub kind: MeetingKind,
    /// When.
    pub slot: Slot,
    /// How.
    pub form: MeetingForm,
    /// Where, or the link to it.
    pub place: Option<String>,
    /// How far it has come.
    pub stage: MeetingStage,
    /// The agenda, in its order.
    pub items: Vec<Item>,
    /// Who was there, once it was held.
    pub attendance: Vec<Attendance>,
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

    /// The item with this number.
    pub fn item(&self, number: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// Who was there for at least a part of it.
    pub fn present(&self) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(|one| one.presence != Presence::Away)
    }
}

/// All meetings, group by group.
#[derive(Clone, Debug, Default)]
pub struct Meetings {
    by_group: BTreeMap<BodyId, BTreeMap<MeetingId, Meeting>>,
}

impl Meetings {
    /// A meeting.
    pub fn get(&self, id: &MeetingId) -> Option<&Meeting> {
        self.by_group.get(&id.group)?.get(id)
    }

    /// A group's meetings, by id: year by year.
    pub fn of<'a>(&'a self, group: &BodyId) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        self.by_group.get(group).into_iter().flat_map(BTreeMap::values)
    }

    /// A group's meetings that were first planned for these years, first and last among them.
    pub fn between<'a>(
        &'a self,
        group: &BodyId,
        first: i16,
        last: i16,
    ) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        let known = self.by_group.get(group);
        let from = MeetingId { group: group.clone(), year: first, number: 0 };
        let until = MeetingId { group: group.clone(), year: last, number: u32::MAX };
        known
            .into_iter()
            .flat_map(move |meetings| meetings.range(from.clone()..=until.clone()))
            .map(|(_, one)| one)
    }

    /// The first free number of a group's year.
    pub fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        self.between(group, year, year).next_back().map_or(1, |last| last.id.number.saturating_add(1))
    }

    pub(crate) fn add(&mut self, meeting: Meeting) {
        self.by_group.entry(meeting.id.group.clone()).or_default().insert(meeting.id.clone(), meeting);
    }

    pub(crate) fn change(&mut self, id: &MeetingId, change: impl FnOnce(&mut Meeting)) {
        if let Some(meeting) = self.by_group.get_mut(&id.group).and_then(|meetings| meetings.get_mut(id)) {
            change(meeting);
        }
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
