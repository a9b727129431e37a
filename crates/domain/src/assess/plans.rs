//! How the norms on the group's plan of its work and on what is reported to it and by it stand: each has its clock, and
//! is met by a record.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Standing, Verdict};
use crate::{
    charter::Outline,
    duty::Way,
    grounds::Fact,
    period::{days_after, years_after},
    plan::{AttestedTask, PlanFact, TaskPlace, YearPlan, planned},
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Modality, Norm, Rule,
    norm::{Cadence, ProcessTeamRole},
};

/// A charter's tasks in this year.
pub(super) struct Tasks<'a> {
    plan: Option<&'a YearPlan>,
    /// The first of which nothing is said.
    first: Option<usize>,
    /// Those of which something is said.
    told: u32,
    of: u32,
}

impl<'a> Case<'a, '_> {
    /// A verdict on a norm about plans and reports; none where the norm is of another family.
    pub(super) fn plans(&self, at: usize, norm: &'a Norm) -> Option<Verdict> {
        Some(match &norm.rule {
            Rule::WorkPlan(_) => self.within(12),
            Rule::Reporting(says) => self.reported(at, says.cadence),
            // What a year is planned to be, and what it was: the report comes in the year after.
            Rule::OperationalPlan(says) => self.each_year(at, says.due.as_deref(), self.period.from.year()),
            Rule::AnnualReport(says) => {
                self.each_year(at, says.due.as_deref(), self.period.from.year().saturating_add(1))
            }
            Rule::ProcessTeams(says) if says.role == Some(ProcessTeamRole::ReceivesReports) => {
                self.reported(at, None)
            }
            _ => return None,
        })
    }

    /// A task stands in the year's plan or rests, as somebody attests; what is left to say is one duty, at the first task
    /// of which nothing is said. No charter says by which day: the duty has none.
    pub(super) fn task(&self, at: usize, modality: Modality) -> Verdict {
        if modality == Modality::MustNot {
            return Verdict::not_followed();
        }
        if matches!(modality, Modality::May | Modality::States) {
            return Verdict::Stands(Standing::Informative, Fact::NothingToHold);
        }
        let (tasks, year) = (self.tasks(), self.on.year());
        if let Some(attested) = tasks.plan.and_then(|plan| plan.task(at)) {
            let AttestedTask { place, text, by, on } = attested.clone();
            return match place {
                TaskPlace::Planned => Verdict::met(Fact::Plan(PlanFact::Stands { year, text, by, on })),
                TaskPlace::Resting => {
                    let fact = Fact::Plan(PlanFact::Rests { year, reason: text, by, on });
                    Verdict::Stands(Standing::Waived, fact)
                }
            };
        }
        if tasks.first != Some(at) {
            return Verdict::Plain(Standing::Due);
        }
        let fact = Fact::Plan(PlanFact::Told { year, told: tasks.told, of: tasks.of });
        Verdict::owed(Owed::by(None).fact(fact).way(Way::PlanTasks))
    }

    /// A task that this year's plan may tell of, or the first of which nothing is said.
    pub(super) fn is_to_plan(&self, at: usize, outline: Outline) -> bool {
        outline.kind == Kind::Task && {
            let tasks = self.tasks();
            tasks.plan.is_some() || tasks.first == Some(at)
        }
    }

    /// The charter's tasks and this year's plan, looked up once.
    fn tasks(&self) -> &Tasks<'a> {
        self.tasks.get_or_init(|| {
            let told = self.charter.outlines.told;
            let (first, of) = (told.first_planned, told.planned);
            let Some(plan) = self.world.plans.year(&self.charter.id, self.on.year()) else {
                return Tasks { plan: None, first, told: 0, of };
            };
            let is_told = |at: &usize| plan.task(*at).is_some();
            let (told, untold): (Vec<usize>, Vec<usize>) = planned(self.charter).partition(is_told);
            let told = u32::try_from(told.len()).unwrap_or(u32::MAX);
            Tasks { plan: Some(plan), first: untold.first().copied(), told, of }
        })
    }

    /// Reports come as often as the text says; where it does not say, from when somebody starts the clock, each year
    /// (rows 200, 201, 211 to 213).
    fn reported(&self, at: usize, cadence: Option<Cadence>) -> Verdict {
        match cadence {
            Some(Cadence::Yearly) => self.within(12),
            Some(Cadence::HalfYearly | Cadence::Termly) => self.within(6),
            Some(Cadence::Quarterly) => self.within(3),
            Some(Cadence::Monthly) => self.within(1),
            Some(Cadence::PerMeeting | Cadence::OnRequest) => Verdict::guards(),
            Some(Cadence::Continuous) | None => match self.world.duties.clock(&self.at(at)) {
                Some(start) => self.since(at, start),
                None => Verdict::NoStart,
            },
        }
    }

    /// Once in each part of the calendar year, of 1, 3, 6 or 12 months.
    fn within(&self, months: i8) -> Verdict {
        let part = (self.on.month() - 1) / months;
        let first = Date::new(self.on.year(), part * months + 1, 1).ok();
        let next = first.and_then(|first| years_after(first, f64::from(months) / 12.0));
        let last = next.map(|next| days_after(next, -1));
        Verdict::owed(Owed::by(last).again())
    }

    /// Once each calendar year by a day given as `MM-DD`, else by its end, from this year on; what was not recorded stays
    /// due (rows 215, 216).
    fn each_year(&self, at: usize, due: Option<&str>, first: i16) -> Verdict {
        let day = |year: i16| format!("{year:04}-{}", due.unwrap_or("12-31")).parse::<Date>().ok();
        let from = day(first).filter(|day| self.period.from <= *day);
        let first = from.or_else(|| day(first.saturating_add(1)));
        Verdict::owed(Owed::by(first.map(|first| self.next_open(at, first, 1.0))).again())
    }

    /// Once a year from a day; what was not recorded stays due.
    fn since(&self, at: usize, start: Date) -> Verdict {
        let due = years_after(start, 1.0).map(|first| self.next_open(at, first, 1.0));
        Verdict::owed(Owed::by(due).again())
    }
}
