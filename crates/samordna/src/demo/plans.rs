//! The groups go through their tasks at the beginning of each year: most have them in the plan, some rest, and some groups
//! have said nothing yet.

use super::{
    agenda::spread,
    builder::{Builder, Done},
    decisions::COUNCIL,
    region::Group,
};
use samordna_domain::{
    BodyId, Command, World,
    plan::{
        TaskPlace,
        command::{PlanTasks, PlannedTask},
        planned_tasks,
    },
};

/// The month in which the plan of the year is there.
const MONTH: i8 = 2;

/// Why a task rests.
const REASONS: [&str; 3] = [
    "Väntar på den nya överenskommelsen",
    "Görs i år av regionens utvecklingsenhet",
    "Tas upp igen när den pågående översynen är klar",
];

impl Builder<'_> {
    /// Attests where a group's tasks stand in the year, once the plan is there and as long as nothing is said.
    pub(super) fn plan_tasks(&self, group: &Group, id: &BodyId) -> Done {
        let is_behind = group.id != COUNCIL && spread(&group.id, 1).is_multiple_of(6);
        if self.day.month() < MONTH || is_behind {
            return Ok(());
        }
        let Some(asked) = self.look(|world| tasks(world, group, id, self.day)) else { return Ok(()) };
        self.as_actor(self.reporter(id), Command::PlanTasks(asked)).map(drop)
    }
}

fn tasks(world: &World, group: &Group, id: &BodyId, on: jiff::civil::Date) -> Option<PlanTasks> {
    let charter = world.charter_in_force(id, on)?;
    let year = on.year();
    if world.plans.year(&charter.id, year).is_some() {
        return None;
    }
    let asked = planned_tasks(charter);
    let task = |(at, (norm, _)): (usize, (usize, _))| {
        let luck = spread(&group.id, u32::try_from(norm).unwrap_or(0));
        let rests = luck.is_multiple_of(9).then(|| REASONS.get(luck % REASONS.len()).copied()).flatten();
        match rests {
            Some(why) => PlannedTask { norm, place: TaskPlace::Resting, text: why.to_owned() },
            None => PlannedTask { norm, place: TaskPlace::Planned, text: format!("Avsnitt {}", at / 3 + 2) },
        }
    };
    let tasks: Vec<PlannedTask> = asked.enumerate().map(task).collect();
    (!tasks.is_empty()).then(|| PlanTasks { charter: charter.id.clone(), year, tasks })
}
