//! The mandate register: who may decide what, given by whom, by which document, for how long, and within what limits.
//!
//! A mandate is held by whoever holds an office, or by a group's chair as a person. A group holds none: kommunallagen
//! lets nobody delegate to officials together (frame F9).
//!
//! **Invariant:** a mandate is never changed. It is revoked, and another is given; a sub-delegated mandate reaches no
//! further, in time, matter, area or money, than the one it came from.

pub mod command;
mod decided;
mod say;

pub(crate) use decided::{grant, revoke};
pub use say::{MandateFact, MandateNo, kronor};

use crate::{
    BodyId, EmploymentId, MandateId, Period, PersonId, Refusal, World,
    organisation::fold,
    refusal::{Who, Why},
    seat::Role,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who holds a mandate: a post, whoever is on it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Whoever holds this office.
    Office(BodyId),
    /// Whoever chairs this group, alone (rows 168, 173, 176).
    ChairOf(BodyId),
}

/// To which board decisions under a mandate are reported, and how soon. Source: kommunallagen 6 kap. 40 §.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ReportedTo {
    /// The board.
    pub board: BodyId,
    /// Days after the decision; none means at the board's next meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_days: Option<u32>,
}

/// What a mandate allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reach {
    /// What it is about, as *regional rutin*; none means whatever the administration has to decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// The administrations and other bodies that it decides for.
    pub area: Vec<BodyId>,
    /// The most that a decision may cost, in kronor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

/// A right to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// Who holds it.
    pub holder: Holder,
    /// What it allows.
    pub reach: Reach,
    /// Who gave it.
    pub giver: BodyId,
    /// The document it stands in, with its number: a delegation order, *SSN 2023-00470*.
    pub source: String,
    /// When it holds.
    pub period: Period,
    /// The holder may pass it on in part.
    pub may_pass_on: bool,
    /// The mandate that it was passed on from.
    pub under: Option<MandateId>,
    /// To whom decisions under it are reported.
    pub reported_to: Option<ReportedTo>,
    /// Why it was revoked.
    pub revoked: Option<String>,
}

/// What is to be decided, as far as mandates ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// For which administration or other body.
    pub unit: &'a BodyId,
    /// What it is about.
    pub subject: Option<&'a str>,
    /// What it costs that unit, in kronor.
    pub cost: Option<u64>,
}

/// Why a mandate does not cover what is to be decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outside {
    /// It did not hold that day.
    Time,
    /// It is about other things.
    Subject,
    /// It is for others.
    Area,
    /// It costs more than the limit.
    Limit {
        /// The limit, in kronor.
        limit: u64,
    },
    /// There is a limit, and what it costs is not said.
    CostUnsaid {
        /// The limit, in kronor.
        limit: u64,
    },
}

impl Mandate {
    /// Why it does not cover what is asked on a day; none where it does.
    pub fn outside(&self, world: &World, asked: &Asked<'_>, on: Date) -> Option<Outside> {
        if !self.period.holds(on) {
            return Some(Outside::Time);
        }
        if !self.reach.is_over(world, asked.unit) {
            return Some(Outside::Area);
        }
        if !self.reach.is_about(asked.subject) {
            return Some(Outside::Subject);
        }
        match (self.reach.limit, asked.cost) {
            (Some(limit), None) => Some(Outside::CostUnsaid { limit }),
            (Some(limit), Some(cost)) if limit < cost => Some(Outside::Limit { limit }),
            (Some(_) | None, _) => None,
        }
    }
}

impl Reach {
    /// It is for this body, or for something that the body belongs to.
    pub fn is_over(&self, world: &World, unit: &BodyId) -> bool {
        world.organisation.upwards(unit).any(|above| self.area.contains(&above.id))
    }

    /// It is about this subject. A mandate with subjects covers no matter that does not say what it is about.
    pub fn is_about(&self, subject: Option<&str>) -> bool {
        self.subjects.is_empty()
            || subject.is_some_and(|subject| self.subjects.iter().any(|own| fold(own) == fold(subject)))
    }
}

/// All mandates, with what is looked up often: who holds which, for whom they are, what was passed on from them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mandates {
    by_id: BTreeMap<MandateId, Mandate>,
    held: BTreeMap<Holder, Vec<MandateId>>,
    over: BTreeMap<BodyId, Vec<MandateId>>,
    under: BTreeMap<MandateId, Vec<MandateId>>,
}

impl Mandates {
    /// A mandate.
    pub fn get(&self, id: &MandateId) -> Option<&Mandate> {
        self.by_id.get(id)
    }

    /// Every mandate, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Mandate> {
        self.by_id.values()
    }

    /// The mandates of a post, ended ones among them, oldest first.
    pub fn held_as<'a>(&'a self, holder: &Holder) -> impl Iterator<Item = &'a Mandate> + use<'a> {
        self.known(self.held.get(holder))
    }

    /// The mandates whose area names this body itself, ended ones among them, oldest first.
    pub fn over<'a>(&'a self, body: &BodyId) -> impl Iterator<Item = &'a Mandate> + use<'a> {
        self.known(self.over.get(body))
    }

    /// The mandates that were passed on from this one, ended ones among them, oldest first.
    pub fn under<'a>(&'a self, mandate: &MandateId) -> impl Iterator<Item = &'a Mandate> + use<'a> {
        self.known(self.under.get(mandate))
    }

    fn known<'a>(&'a self, ids: Option<&'a Vec<MandateId>>) -> impl Iterator<Item = &'a Mandate> {
        ids.into_iter().flatten().filter_map(|id| self.get(id))
    }

    pub(crate) fn add(&mut self, mandate: Mandate) {
        let id = &mandate.id;
        self.held.entry(mandate.holder.clone()).or_default().push(id.clone());
        for body in &mandate.reach.area {
            self.over.entry(body.clone()).or_default().push(id.clone());
        }
        if let Some(above) = &mandate.under {
            self.under.entry(above.clone()).or_default().push(id.clone());
        }
        self.by_id.insert(id.clone(), mandate);
    }

    pub(crate) fn revoke(&mut self, id: &MandateId, on: Date, reason: &str) {
        if let Some(mandate) = self.by_id.get_mut(id) {
            mandate.period = mandate.period.cut(on);
            mandate.revoked = Some(reason.to_owned());
        }
    }
}

impl World {
    /// A mandate, or that there is none.
    pub fn mandate(&self, id: &MandateId) -> Result<&Mandate, Refusal> {
        self.mandates
            .get(id)
            .ok_or_else(|| Refusal::new(Why::Mandate(MandateNo::NoSuchMandate { mandate: id.clone() })))
    }

    /// Who holds a mandate on a day, if anybody does.
    pub fn mandate_holder<'a>(&'a self, mandate: &'a Mandate, on: Date) -> Option<&'a EmploymentId> {
        match &mandate.holder {
            Holder::Office(office) => self.people.holder(office, on).map(|employment| &employment.id),
            Holder::ChairOf(group) => self.role_holders(group, &Role::Chair, on).next(),
        }
    }

    /// A person holds a mandate on a day.
    pub fn holds_mandate(&self, person: &PersonId, mandate: &Mandate, on: Date) -> bool {
        let holder = self.mandate_holder(mandate, on).and_then(|id| self.people.employment(id));
        holder.is_some_and(|employment| employment.person == *person)
    }

    /// Whoever holds a mandate, as an answer to *who can?*.
    pub fn who_holds(&self, mandate: &Mandate, on: Date) -> Who {
        match &mandate.holder {
            Holder::Office(office) => self.who_acts_for(office, on),
            Holder::ChairOf(group) => self.who_acts_for(group, on),
        }
    }

    /// Who decides for a unit: whoever holds the nearest mandate that covers it, whatever it costs. None where nobody does.
    pub fn who_decides(&self, unit: &BodyId, subject: Option<&str>, on: Date) -> Option<Who> {
        let asked = Asked { unit, subject, cost: Some(0) };
        let covering = self.mandates_for(&asked, on);
        let held = covering.into_iter().find(|one| self.mandate_holder(one, on).is_some());
        held.map(|mandate| self.who_holds(mandate, on))
    }

    /// The mandates to decide at home that cover what is asked on a day, held by somebody or not; the nearest first.
    pub fn mandates_for(&self, asked: &Asked<'_>, on: Date) -> Vec<&Mandate> {
        let mut found: Vec<&Mandate> = Vec::new();
        for above in self.organisation.upwards(asked.unit) {
            for mandate in self.mandates.over(&above.id) {
                let is_for_home = matches!(mandate.holder, Holder::Office(_));
                let is_known = || found.iter().any(|known| known.id == mandate.id);
                if is_for_home && mandate.outside(self, asked, on).is_none() && !is_known() {
                    found.push(mandate);
                }
            }
        }
        found
    }

    /// A person's mandates to decide at home that hold on a day, by the post they have.
    pub fn mandates_of(&self, person: &PersonId, on: Date) -> Vec<&Mandate> {
        let offices = self.people.offices(person, on).into_iter();
        offices
            .flat_map(|office| self.mandates.held_as(&Holder::Office(office.clone())))
            .filter(|mandate| mandate.period.holds(on))
            .collect()
    }

    /// Somebody may decide what is asked on a day.
    pub fn is_decidable(&self, asked: &Asked<'_>, on: Date) -> bool {
        self.mandates_for(asked, on).iter().any(|mandate| self.mandate_holder(mandate, on).is_some())
    }
}
