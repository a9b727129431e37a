//! Whether the year's plan may be attested: by whoever keeps the group, of tasks that its charter in force gives it.

use super::{
    PlanNo, TaskPlace,
    command::{PlanTasks, PlannedTask},
    planned_tasks,
};
use crate::{
    Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    refusal::Why,
    seat::keeper,
};

/// The longest word on a task, in characters.
const LONGEST: usize = 1000;

fn mistake(why: PlanNo) -> Refusal {
    Refusal::mistake("tasks", Why::Plan(why))
}

/// Decides whether somebody may attest where the tasks of a charter stand in a year.
pub(crate) fn plan(world: &World, request: &Request, asked: PlanTasks) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let charter = world.known_charter(&asked.charter)?;
    let group = charter.group.as_ref().ok_or_else(|| Refusal::new(Why::CharterNotPlaced))?;
    let ground = keeper(world, request, group)?;
    if !charter.in_force.is_some_and(|period| period.holds(today)) {
        return Err(Refusal::new(Why::Plan(PlanNo::NotInForce { charter: asked.charter })));
    }
    if ![today.year(), today.year().saturating_add(1)].contains(&asked.year) {
        return Err(Refusal::mistake("year", Why::Plan(PlanNo::AnotherYear { year: asked.year })));
    }
    if asked.tasks.is_empty() {
        return Err(mistake(PlanNo::NothingSaid));
    }
    let mut outcome = Outcome::default().because(ground);
    let mut tasks = Vec::new();
    for PlannedTask { norm, place, text } in asked.tasks {
        if !planned_tasks(charter).any(|(at, _)| at == norm) {
            return Err(mistake(PlanNo::NoTask { norm }));
        }
        let text = text.trim().to_owned();
        if text.chars().count() > LONGEST {
            return Err(Refusal::mistake("tasks", Why::TooLong { most: LONGEST }));
        }
        if place == TaskPlace::Resting && text.is_empty() {
            return Err(mistake(PlanNo::WhyItRests { norm }));
        }
        outcome =
            outcome.because(Ground::norm(NormRef { charter: asked.charter.clone(), norm }, Fact::Nothing));
        tasks.push(PlannedTask { norm, place, text });
    }
    let by = request.person()?.clone();
    Ok(outcome.and(Event::TasksPlanned { charter: asked.charter, year: asked.year, tasks, by, on: today }))
}
