//! What is planned and reported as often as the charter says, and whose clock nobody has started.

use crate::{
    forum::owed,
    town::{Town, day, must},
};
use samordna_charter::{
    Rule,
    norm::{Cadence, ProcessTeamRole, ProcessTeams, Reporting, WorkPlan},
};
use samordna_domain::{Command, Standing};

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
