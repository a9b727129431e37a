//! What is planned and reported as often as the charter says, and whose clock nobody has started.

use crate::{
    forum::owed,
    town::{Town, day, must},
};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{Cadence, ProcessTeamRole, ProcessTeams, Reporting, Task, WorkPlan},
};
use samordna_domain::{
    BodyId, Command, Standing,
    plan::{
        TaskPlace,
        command::{PlanTasks, PlannedTask},
    },
};

fn reporting(cadence: Option<Cadence>) -> Rule {
    Rule::Reporting(Reporting { cadence, ..Reporting::default() })
}

#[test]
fn a_plan_is_due_each_year_and_a_report_in_each_part_of_it() {
    let mut town = Town::with_board();
    let cadences = [Cadence::Yearly, Cadence::Termly, Cadence::Quarterly, Cadence::Monthly].map(Some);
    let mut norms = vec![must(Rule::WorkPlan(WorkPlan {}))];
    norms.extend(cadences.map(reporting).map(must));
    let group = town.forum(norms);
    let due = |town: &Town| -> Vec<String> {
        let duties = town.assessed(&group).duties;
        duties.iter().map(|duty| duty.due.unwrap().to_string()).collect()
    };
    assert_eq!(due(&town), ["2025-12-31", "2025-12-31", "2025-06-30", "2025-03-31", "2025-01-31"]);
    town.today = day("2025-12-31");
    assert_eq!(due(&town), ["2025-12-31"; 5]);
    town.today = day("2026-02-28");
    assert_eq!(due(&town), ["2026-12-31", "2026-12-31", "2026-06-30", "2026-03-31", "2026-02-28"]);
}

#[test]
fn a_report_without_a_day_runs_from_when_somebody_starts_its_clock_and_stays_due_until_it_is_recorded() {
    let mut town = Town::with_board();
    let teams = ProcessTeams { role: Some(ProcessTeamRole::ReceivesReports), reports_to: None };
    let group = town.forum(vec![must(Rule::ProcessTeams(teams))]);
    assert_eq!(town.standing(&group).0, Standing::NotStarted);
    let charter = town.assessed(&group).charter.unwrap();
    town.registrar(Command::StartClock { charter, norm: 0, on: day("2025-01-01") });
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2026-01-01). Ska vara gjort 2026-01-01.");
    town.today = day("2026-03-01");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    let duty = town.assessed(&group).duties[0].key.clone();
    town.registrar(Command::MeetDuty { duty, on: None, note: "Rapporten kom.".to_owned() });
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2027-01-01). Ska vara gjort 2027-01-01.");
}

fn task(text: &str) -> Rule {
    Rule::Task(Task { text: Some(text.to_owned()), who: None })
}

fn planned(town: &Town, group: &BodyId, year: i16, tasks: &[(usize, TaskPlace, &str)]) -> Command {
    let charter = town.assessed(group).charter.unwrap();
    let tasks = tasks
        .iter()
        .map(|(norm, place, text)| PlannedTask { norm: *norm, place: *place, text: (*text).to_owned() })
        .collect();
    Command::PlanTasks(PlanTasks { charter, year, tasks })
}

fn standings(town: &Town, group: &BodyId) -> Vec<Standing> {
    town.assessed(group).judgements().map(|judgement| judgement.standing).collect()
}

#[test]
fn a_task_is_met_only_when_somebody_attests_that_it_is_in_the_years_plan() {
    let mut town = Town::with_board();
    let group = town.forum([task("samordna"), task("följa upp"), task("sprida")].map(must).to_vec());
    assert_eq!(standings(&town, &group), [Standing::Due; 3]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Gå igenom årets uppgifter (utan dag). 0 av 3 uppgifter står i planen för 2025 eller vilar.");
    let said = planned(
        &town,
        &group,
        2025,
        &[(0, TaskPlace::Planned, "Avsnitt 2"), (1, TaskPlace::Resting, "Väntar på det nya avtalet")],
    );
    town.registrar(said);
    assert_eq!(standings(&town, &group), [Standing::Met, Standing::Waived, Standing::Due]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Gå igenom årets uppgifter (utan dag). 2 av 3 uppgifter står i planen för 2025 eller vilar.");
    town.registrar(planned(&town, &group, 2025, &[(2, TaskPlace::Planned, "")]));
    assert!(owed(&town, &group).is_empty());
    town.today = day("2026-01-01");
    assert_eq!(standings(&town, &group), [Standing::Due; 3], "a new year asks anew");
}

#[test]
fn next_years_tasks_may_be_attested_beforehand_and_no_other_years() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(task("samordna"))]);
    town.registrar(planned(&town, &group, 2026, &[(0, TaskPlace::Planned, "")]));
    assert_eq!(standings(&town, &group), [Standing::Due]);
    let later = planned(&town, &group, 2027, &[(0, TaskPlace::Planned, "")]);
    insta::assert_snapshot!(town.refused("rut-register", later), @"Det går inte att planera 2027. Välj i år eller nästa år.");
    town.today = day("2026-01-01");
    assert_eq!(standings(&town, &group), [Standing::Met]);
}

#[test]
fn a_task_that_rests_has_its_reason_and_what_is_no_task_is_not_planned() {
    let town = &mut Town::with_board();
    let group = town.forum(vec![must(task("samordna")), must(Rule::WorkPlan(WorkPlan {}))]);
    let silent = planned(town, &group, 2025, &[(0, TaskPlace::Resting, " ")]);
    insta::assert_snapshot!(town.refused("rut-register", silent), @"Skriv varför uppgiften i regel 1 vilar.");
    let other = planned(town, &group, 2025, &[(1, TaskPlace::Planned, "")]);
    insta::assert_snapshot!(town.refused("rut-register", other), @"Regel 2 är ingen uppgift i uppdraget.");
    let nothing = planned(town, &group, 2025, &[]);
    insta::assert_snapshot!(town.refused("rut-register", nothing), @"Ange minst en uppgift som står i planen eller vilar.");
}

#[test]
fn tasks_are_attested_by_those_who_keep_the_group_alone() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(task("samordna"))]);
    let said = planned(&town, &group, 2025, &[(0, TaskPlace::Planned, "")]);
    let no = town.refused("nora-ledamot", said.clone());
    assert!(no.contains("Ordförande i Rådet"), "{no}");
    town.person("hanna-direktor", said);
    assert_eq!(standings(&town, &group), [Standing::Met]);
}

#[test]
fn a_task_that_is_only_permitted_asks_for_nothing_and_a_forbidden_one_is_not_followed() {
    let mut town = Town::with_board();
    let norm = |modality| Norm::new(task("samordna"), modality, "får", Span::default());
    let group = town.forum(vec![norm(Modality::May), norm(Modality::MustNot)]);
    assert_eq!(standings(&town, &group), [Standing::Informative, Standing::NotFollowed]);
    assert!(owed(&town, &group).is_empty());
}
