//! The year's plan: where each task that a charter gives its group stands in a year, as somebody attests.
//!
//! A task is in the plan for the year, or rests that year with a reason. Whether it was carried out the program cannot
//! see, and does not say. Deliberately absent: the plan itself, which is a document of the group's own.
//!
//! **Invariant:** a task of which nobody has said anything for the year never reads as met.

pub mod command;
mod decided;
mod say;

pub(crate) use decided::plan;
pub use say::{PlanFact, PlanNo};

use crate::{
    CharterId, Language, PersonId,
    charter::{Charter, Outline},
};
use command::PlannedTask;
use jiff::civil::Date;
use samordna_charter::{Kind, Modality, Norm};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The tasks that a charter asks its group to do, with their positions; to revise documents is followed for each of them.
pub fn planned_tasks(charter: &Charter) -> impl Iterator<Item = (usize, &Norm)> {
    planned(charter).filter_map(|at| Some((at, charter.norm(at)?)))
}

/// The positions of those tasks.
pub(crate) fn planned(charter: &Charter) -> impl Iterator<Item = usize> {
    charter.outlines.of_kind(Kind::Task).filter(|(_, task)| is_planned(task)).map(|(at, _)| at)
}

/// A task is one of those.
pub(crate) fn is_planned(task: &Outline) -> bool {
    matches!(task.modality, Modality::Must | Modality::Should) && !task.revises
}

/// Where a task stands in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskPlace {
    /// It stands in the year's plan.
    Planned,
    /// It rests this year, with a reason.
    Resting,
}

impl TaskPlace {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Planned, Self::Resting];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Planned => language.pick("Står i planen", "In the plan"),
            Self::Resting => language.pick("Vilar i år", "Rests this year"),
        }
    }
}

/// What somebody attested of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttestedTask {
    /// Where it stands.
    pub place: TaskPlace,
    /// Where in the plan, or why it rests.
    pub text: String,
    /// Who attested it.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// The tasks of one charter in one year, by their positions in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPlan(BTreeMap<usize, AttestedTask>);

impl YearPlan {
    /// What was last attested of a task.
    pub fn task(&self, norm: usize) -> Option<&AttestedTask> {
        self.0.get(&norm)
    }
}

/// All years' plans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plans(BTreeMap<CharterId, BTreeMap<i16, YearPlan>>);

impl Plans {
    /// What is attested of a charter's tasks in a year.
    pub fn year(&self, charter: &CharterId, year: i16) -> Option<&YearPlan> {
        self.0.get(charter)?.get(&year)
    }

    pub(crate) fn attest(
        &mut self,
        charter: &CharterId,
        year: i16,
        tasks: &[PlannedTask],
        by: &PersonId,
        on: Date,
    ) {
        let plan = self.0.entry(charter.clone()).or_default().entry(year).or_default();
        for PlannedTask { norm, place, text } in tasks {
            let attested = AttestedTask { place: *place, text: text.clone(), by: by.clone(), on };
            plan.0.insert(*norm, attested);
        }
    }
}
