//! Projects, inquiries and programmes: what orders work of groups and asks for their view, and ends some day; and each
//! group's engagements in them, as their reference group.
//!
//! An undertaking belongs to the whole organisation: several groups may work with it, and charters name it. What a group
//! works on within it are matters, in the room `matter`.
//!
//! **Invariant:** an engagement is not over in silence. After its last day its group owes it a closing word.

mod applied;
pub mod command;
mod decided;
mod named;
mod say;

pub use decided::engaging;
pub(crate) use decided::{begin, close, end, is_open, prolong, prolong_engagement, register};
pub use named::asks_for_views;
pub use say::{UndertakingFact, UndertakingNo};

use crate::{
    BodyId, EngagementId, Language, MatterId, Period, Refusal, UndertakingId, World, period::days_after,
    refusal::Why,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Days after the last day of an engagement within which its group gives a closing word.
const WORD: i32 = 30;

/// What sort of undertaking it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndertakingKind {
    /// Projekt.
    Project,
    /// Utredning.
    Inquiry,
    /// Program, with projects in it.
    Programme,
}

impl UndertakingKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Project, Self::Inquiry, Self::Programme];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Project => language.pick("Projekt", "Project"),
            Self::Inquiry => language.pick("Utredning", "Inquiry"),
            Self::Programme => language.pick("Program", "Programme"),
        }
    }
}

/// How an undertaking ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Its last day.
    pub on: Date,
    /// The document that shows it.
    pub source: String,
    /// Who orders now what it ordered.
    pub taken_over_by: Option<BodyId>,
}

/// A project, an inquiry or a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undertaking {
    /// Its id.
    pub id: UndertakingId,
    /// What sort it is.
    pub kind: UndertakingKind,
    /// Its name.
    pub name: String,
    /// Other names, as charters write them.
    pub also: Vec<String>,
    /// Whose it is.
    pub owner: BodyId,
    /// The document it stands in: a decision, a directive.
    pub source: String,
    /// When it goes on; its last day, once one is known.
    pub period: Period,
    /// How it ended, where somebody has said so.
    pub stopped: Option<Stopped>,
}

impl Undertaking {
    /// Whoever orders now what it ordered: its owner, or whoever took over.
    pub fn answers(&self) -> &BodyId {
        self.heir().unwrap_or(&self.owner)
    }

    /// Who took over what it ordered.
    pub fn heir(&self) -> Option<&BodyId> {
        self.stopped.as_ref().and_then(|stopped| stopped.taken_over_by.as_ref())
    }

    /// Its last day was before this one.
    pub fn is_over(&self, on: Date) -> bool {
        self.period.until.is_some_and(|last| last < on)
    }
}

/// That a group is the reference group of an undertaking. Source: rows 156, 160.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    /// Its id.
    pub id: EngagementId,
    /// In what.
    pub undertaking: UndertakingId,
    /// Who asks.
    pub asked_by: BodyId,
    /// What for.
    pub task: String,
    /// When.
    pub period: Period,
    /// The matters that came of it.
    pub matters: Vec<MatterId>,
    /// The closing word: what the group gave, and saw.
    pub word: Option<(Date, String)>,
}

impl Engagement {
    /// Its last day: its own, or that of the undertaking where that comes first.
    pub fn last_day(&self, world: &World) -> Option<Date> {
        let whole = world.undertakings.get(&self.undertaking).and_then(|one| one.period.until);
        [self.period.until, whole].into_iter().flatten().min()
    }

    /// The day by which its closing word is owed; none where it has been given, or there is no last day.
    pub fn word_due(&self, world: &World) -> Option<Date> {
        let last = self.last_day(world).filter(|_| self.word.is_none())?;
        Some(days_after(last, WORD))
    }
}

/// All undertakings and engagements, with what is looked up often: by name, those that a group is in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Undertakings {
    by_id: BTreeMap<UndertakingId, Undertaking>,
    /// By folded name, without the word *projekt* or *program* before it; the latest last.
    names: BTreeMap<String, Vec<UndertakingId>>,
    engagements: BTreeMap<EngagementId, Engagement>,
    /// Those without a closing word.
    open: BTreeMap<BodyId, BTreeSet<EngagementId>>,
}

impl Undertakings {
    /// An undertaking.
    pub fn get(&self, id: &UndertakingId) -> Option<&Undertaking> {
        self.by_id.get(id)
    }

    /// Every undertaking, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Undertaking> {
        self.by_id.values()
    }

    /// An engagement.
    pub fn engagement(&self, id: &EngagementId) -> Option<&Engagement> {
        self.engagements.get(id)
    }

    /// A group's engagements that began in a year, by number.
    pub fn of_year<'a>(
        &'a self,
        group: &BodyId,
        year: i16,
    ) -> impl DoubleEndedIterator<Item = &'a Engagement> + use<'a> {
        let at = |number| EngagementId { group: group.clone(), year, number };
        self.engagements.range(at(0)..=at(u32::MAX)).map(|(_, one)| one)
    }

    /// The years in which a group's engagements began, latest first.
    pub fn years(&self, group: &BodyId) -> Vec<i16> {
        let at = |year, number| EngagementId { group: group.clone(), year, number };
        let first = at(i16::MIN, 0);
        let mut years: Vec<i16> = Vec::new();
        // From year to year, and not from one to the next.
        let mut latest = self.engagements.range(&first..=&at(i16::MAX, u32::MAX)).next_back();
        while let Some((id, _)) = latest {
            years.push(id.year);
            latest = self.engagements.range(&first..&at(id.year, 0)).next_back();
        }
        years
    }

    /// A group's engagements that wait for their closing word, by id.
    pub fn open<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Engagement> + use<'a> {
        self.open.get(group).into_iter().flatten().filter_map(|id| self.engagements.get(id))
    }

    /// The groups that are engaged in an undertaking and have not given their closing word.
    pub fn engaged<'a>(&'a self, id: &'a UndertakingId) -> impl Iterator<Item = &'a Engagement> + use<'a> {
        let open = self.open.values().flatten().filter_map(|id| self.engagements.get(id));
        open.filter(move |one| one.undertaking == *id)
    }

    /// The first free number of a group's year.
    fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        self.of_year(group, year).next_back().map_or(1, |last| last.id.number.saturating_add(1))
    }
}

impl World {
    /// An undertaking, or that there is none.
    pub fn undertaking(&self, id: &UndertakingId) -> Result<&Undertaking, Refusal> {
        let known = self.undertakings.get(id);
        known.ok_or_else(|| Refusal::new(Why::Undertaking(UndertakingNo::NoSuch { undertaking: id.clone() })))
    }

    /// An engagement, or that there is none.
    pub fn engagement(&self, id: &EngagementId) -> Result<&Engagement, Refusal> {
        let known = self.undertakings.engagement(id);
        known.ok_or_else(|| {
            Refusal::new(Why::Undertaking(UndertakingNo::NoSuchEngagement { engagement: id.clone() }))
        })
    }
}
