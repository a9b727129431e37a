//! Days that the program suggests for a year: enough of them, spread as the charter says, on days when people work.

use super::{coordinator, council, plan};
use crate::town::{day, must, should};
use samordna_charter::{
    Norm, Rule,
    norm::{Form, IntervalUnit, MeetingForm, MeetingFrequency, Per},
};
use samordna_domain::{
    Command, Standing,
    meeting::{command::PlanMeetings, is_working_day, suggested},
};

fn often(says: MeetingFrequency) -> Norm {
    must(Rule::MeetingFrequency(says))
}

fn days(found: &[samordna_domain::meeting::command::PlannedMeeting]) -> Vec<String> {
    found.iter().map(|one| one.slot.day.to_string()).collect()
}

#[test]
fn what_is_suggested_makes_the_charter_hold_whatever_it_says_of_how_often() {
    let per = |min, per| MeetingFrequency { min: Some(min), per: Some(per), ..MeetingFrequency::default() };
    let every = |units, unit| MeetingFrequency {
        interval_max: Some(units),
        interval_unit: Some(unit),
        ..MeetingFrequency::default()
    };
    for (says, fewest) in [
        (per(4, Per::Year), 4),
        (MeetingFrequency { spacing: Some(Per::Quarter), ..per(4, Per::Year) }, 4),
        (per(3, Per::Term), 6),
        (per(1, Per::Quarter), 4),
        (per(8, Per::Year), 8),
        (every(6, IntervalUnit::Week), 6),
        (every(2, IntervalUnit::Month), 4),
    ] {
        let (mut town, group) = council(vec![often(says.clone())]);
        let found = suggested(&town.world, &group, 2025, town.today);
        assert!(fewest <= found.len(), "{says:?}: {:?}", days(&found));
        assert!(found.iter().all(|one| is_working_day(one.slot.day)), "{says:?}: {:?}", days(&found));
        coordinator(&mut town, Command::PlanMeetings(PlanMeetings { group: group.clone(), meetings: found }));
        assert_eq!(town.standing(&group).0, Standing::Met, "{says:?}");
        let more = suggested(&town.world, &group, 2025, town.today);
        // By an interval there is room for one more where the days were moved to the usual weekday.
        let room = usize::from(says.per.is_none());
        assert!(more.len() <= room, "{says:?}: {:?} beside what is planned", days(&more));
    }
}

#[test]
fn only_what_is_lacking_is_suggested_and_far_from_what_is_there() {
    let says = MeetingFrequency { min: Some(4), per: Some(Per::Year), ..MeetingFrequency::default() };
    let (mut town, group) = council(vec![often(says)]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12", "2025-05-14"]));
    let found = suggested(&town.world, &group, 2025, town.today);
    assert_eq!(found.len(), 1);
    assert!(day("2025-08-15") <= found[0].slot.day, "{:?}", days(&found));
    assert_eq!(
        found[0].slot.start,
        super::slot("2025-01-01").start,
        "at the hour that the group usually meets"
    );
}

#[test]
fn a_day_with_a_name_of_its_own_is_suggested_as_a_day_and_meetings_are_no_longer_than_they_may_be() {
    let named = MeetingFrequency {
        of: Some("planeringsdag".to_owned()),
        min: Some(1),
        per: Some(Per::Year),
        ..MeetingFrequency::default()
    };
    let plain = MeetingFrequency { min: Some(2), per: Some(Per::Year), ..MeetingFrequency::default() };
    let short = MeetingForm { prefer: Some(Form::Remote), max_hours: Some(1.0), ..MeetingForm::default() };
    let (town, group) = council(vec![often(plain), often(named), should(Rule::MeetingForm(short))]);
    let found = suggested(&town.world, &group, 2025, town.today);
    let named: Vec<_> = found.iter().filter(|one| one.name.is_some()).collect();
    assert_eq!(
        (named.len(), named[0].name.as_deref(), named[0].slot.minutes),
        (1, Some("Planeringsdag"), 420)
    );
    assert!(found.iter().filter(|one| one.name.is_none()).all(|one| one.slot.minutes == 60));
}
