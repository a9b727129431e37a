//! How often: forecast while the year runs, finding when it is over, other numbers after a dialogue.

use super::{coordinator, council, meet_on, plan, plan_as};
use crate::town::{Town, appoint, day, must, should};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{Counts, IntervalUnit, MeetingFrequency, Per},
};
use samordna_domain::{
    BodyId, Command, Standing,
    duty::{DutyState, Way},
    finding::{Class, Cure},
    meeting::{
        MeetingKind,
        command::{AdjustFrequency, PlanMeetings},
    },
    seat::Role,
};

fn often(min: Option<u32>, max: Option<u32>, per: Per) -> MeetingFrequency {
    MeetingFrequency { min, max, per: Some(per), ..MeetingFrequency::default() }
}

fn rule(says: MeetingFrequency) -> Norm {
    must(Rule::MeetingFrequency(says))
}

fn adjustable() -> Norm {
    let says =
        MeetingFrequency { adjustable_with: Some("kontaktperson".to_owned()), ..MeetingFrequency::default() };
    Norm::new(Rule::MeetingFrequency(says), Modality::May, "kan", Span::default())
}

fn standing_on(town: &mut Town, group: &BodyId, on: &str) -> (Standing, String) {
    town.today = day(on);
    town.standing(group)
}

const NINE: [&str; 9] = [
    "2025-01-15",
    "2025-02-12",
    "2025-03-12",
    "2025-04-09",
    "2025-05-14",
    "2025-06-11",
    "2025-09-10",
    "2025-10-08",
    "2025-11-12",
];

#[test]
fn four_to_eight_a_year_is_forecast_while_it_runs_and_a_deviation_when_it_is_over() {
    let (mut town, group) = council(vec![rule(often(Some(4), Some(8), Per::Year))]);
    meet_on(&mut town, &group, &["2025-02-12", "2025-05-14"]);
    let (standing, fact) = standing_on(&mut town, &group, "2025-06-01");
    assert_eq!((standing, fact.as_str()), (Standing::Due, "2025: 2 hållna, 0 planerade; ska vara 4–8."));
    let duty = &town.assessed(&group).duties[0];
    assert_eq!((duty.way, duty.due), (Way::PlanMeetings, Some(day("2025-12-31"))));

    coordinator(&mut town, plan(&group, &["2025-09-10", "2025-11-12"]));
    let (standing, fact) = town.standing(&group);
    assert_eq!((standing, fact.as_str()), (Standing::Met, "2025: 2 hållna, 2 planerade; ska vara 4–8."));

    town.today = day("2025-09-10");
    coordinator(&mut town, super::hold("2025-3"));
    let (standing, fact) = standing_on(&mut town, &group, "2026-01-02");
    assert_eq!(
        (standing, fact.as_str()),
        (Standing::Deviation, "2025: 3 hållna, 0 planerade, 1 inte antecknade; ska vara 4–8.")
    );
    let finding =
        town.assessed(&group).findings.into_iter().find(|one| one.cure == Cure::ReportMeetings).unwrap();
    assert_eq!(finding.since, Some(day("2026-01-01")));
    coordinator(&mut town, super::hold("2025-4"));
    assert_ne!(town.standing(&group).0, Standing::Deviation, "it was held, and now it is reported");
}

#[test]
fn the_year_that_is_over_is_told_for_a_season() {
    let (mut town, group) = council(vec![rule(often(Some(4), None, Per::Year))]);
    assert_eq!(standing_on(&mut town, &group, "2026-03-31").0, Standing::Deviation);
    assert_eq!(standing_on(&mut town, &group, "2026-04-01").0, Standing::Due);
}

#[test]
fn a_ninth_meeting_of_at_most_eight_is_a_deviation_and_with_a_logged_dialogue_it_is_not() {
    let (mut town, group) = council(vec![rule(often(Some(4), Some(8), Per::Year)), adjustable()]);
    let seat = town.seat(&group, Role::ContactPerson, Some("sodra-sjukhuset"));
    town.recorded(appoint(&seat, "siv-soder-sodra-sjukhuset"));
    meet_on(&mut town, &group, &NINE);
    let (standing, fact) = town.standing(&group);
    assert_eq!(
        (standing, fact.as_str()),
        (Standing::Deviation, "2025: 9 hållna, 0 planerade; ska vara 4–8.")
    );
    let finding = town.assessed(&group).findings.remove(0);
    assert_eq!((finding.since, finding.cure), (Some(day("2025-11-12")), Cure::Dialogue));

    let dialogue = |with: &str, until: &str| {
        Command::AdjustFrequency(AdjustFrequency {
            group: group.clone(),
            norm: None,
            min: None,
            max: Some(9),
            from: None,
            until: day(until),
            on: Some(day("2025-10-20")),
            with: with.parse().unwrap(),
            note: "Fler möten medan journalen byts.".to_owned(),
        })
    };
    let no = town.refused("hanna-direktor", dialogue("sam-ledamot-sodra-sjukhuset", "2025-12-31"));
    assert_eq!(
        no,
        "Antalet möten ändras i dialog med kontaktperson. Ange vem det är. Den som kan är Kontaktperson i Rådet (Siv Söder)."
    );
    let no = town.refused("hanna-direktor", dialogue("siv-soder-sodra-sjukhuset", "2028-12-31"));
    assert!(
        no.starts_with("En sådan ändring gäller en begränsad tid, längst till och med 2026-12-31."),
        "{no}"
    );
    coordinator(&mut town, dialogue("siv-soder-sodra-sjukhuset", "2025-12-31"));
    let (standing, fact) = town.standing(&group);
    assert_eq!(
        (standing, fact.as_str()),
        (Standing::Met, "2025: 9 hållna, 0 planerade; ska vara 4–9 efter dialog.")
    );
}

#[test]
fn one_meeting_too_many_in_the_plan_asks_for_the_dialogue_before_it_is_held() {
    let (mut town, group) = council(vec![rule(often(None, Some(2), Per::Year)), adjustable()]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-05-14", "2025-09-10"]));
    assert_eq!(town.standing(&group).0, Standing::Due);
    let duty = &town.assessed(&group).duties[0];
    assert_eq!((duty.way, duty.due), (Way::AdjustFrequency, Some(day("2025-09-10"))));
}

#[test]
fn the_number_of_meetings_is_not_changed_where_the_charter_says_nothing_of_it() {
    let (town, group) = council(vec![rule(often(Some(4), Some(8), Per::Year))]);
    let dialogue = Command::AdjustFrequency(AdjustFrequency {
        group,
        norm: None,
        min: None,
        max: Some(9),
        from: None,
        until: day("2025-12-31"),
        on: None,
        with: "siv-soder-sodra-sjukhuset".parse().unwrap(),
        note: "Fler.".to_owned(),
    });
    assert_eq!(
        town.refused("hanna-direktor", dialogue),
        "Uppdraget säger inte att antalet möten kan ändras i dialog."
    );
}

#[test]
fn extra_meetings_do_not_count_where_ordinary_ones_are_set_apart() {
    for (counts, standing) in [(Some(Counts::Ordinary), Standing::Due), (None, Standing::Met)] {
        let says = MeetingFrequency { counts, ..often(Some(1), Some(8), Per::Year) };
        let (mut town, group) = council(vec![rule(says)]);
        coordinator(&mut town, plan_as(&group, MeetingKind::Extra, "2025-02-12"));
        assert_eq!(town.standing(&group).0, standing);
    }
}

#[test]
fn a_quarter_without_a_meeting_is_remarked_on_and_no_more() {
    let says = MeetingFrequency { spacing: Some(Per::Quarter), ..often(Some(4), None, Per::Year) };
    let (mut town, group) = council(vec![rule(says)]);
    meet_on(&mut town, &group, &["2025-05-14", "2025-06-11"]);
    coordinator(&mut town, plan(&group, &["2025-09-10", "2025-11-12"]));
    let (standing, fact) = town.standing(&group);
    assert_eq!((standing, fact.as_str()), (Standing::Remark, "Inget möte hölls 2025-01-01 – 2025-03-31."));
    let finding = town.assessed(&group).findings.remove(0);
    assert_eq!((finding.class, finding.cure), (Class::Remark, Cure::PlanMeetings));
}

#[test]
fn of_a_year_that_began_before_the_charter_only_the_rest_is_asked() {
    let (mut town, _) = council(vec![]);
    town.today = day("2025-10-01");
    let group = town.council("Gruppen", vec![rule(often(Some(4), None, Per::Year))]);
    assert_eq!(
        town.standing(&group),
        (Standing::Due, "2025-10-01 – 2025-12-31: 0 hållna, 0 planerade; ska vara minst 1.".to_owned())
    );
    assert_eq!(standing_on(&mut town, &group, "2026-01-02").0, Standing::Deviation);
}

#[test]
fn each_stretch_of_time_is_counted_by_itself() {
    for (per, before, stretch) in [
        (Per::HalfYear, "2025-05-14", "2025-07-01 – 2025-12-31"),
        (Per::Term, "2025-05-14", "2025-07-01 – 2025-12-31"),
        (Per::Quarter, "2025-05-14", "2025-07-01 – 2025-09-30"),
        (Per::Month, "2025-08-13", "2025-09-01 – 2025-09-30"),
        (Per::Week, "2025-09-03", "2025-09-08 – 2025-09-14"),
    ] {
        let (mut town, group) = council(vec![rule(often(Some(1), Some(1), per))]);
        meet_on(&mut town, &group, &[before]);
        town.today = day("2025-09-08");
        assert_eq!(
            town.standing(&group),
            (Standing::Due, format!("{stretch}: 0 hållna, 0 planerade; ska vara 1.")),
            "{per:?}"
        );
        coordinator(&mut town, plan(&group, &["2025-09-10"]));
        assert_eq!(
            town.standing(&group),
            (Standing::Met, format!("{stretch}: 0 hållna, 1 planerat; ska vara 1.")),
            "{per:?}"
        );
    }
}

#[test]
fn a_named_kind_of_meeting_is_counted_by_its_name() {
    let says =
        MeetingFrequency { of: Some("planeringsdagen".to_owned()), ..often(Some(1), Some(1), Per::Year) };
    let (mut town, group) = council(vec![rule(says)]);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    assert_eq!(town.standing(&group).0, Standing::Due);
    let mut named = super::planned(MeetingKind::Ordinary, "2025-08-20");
    named.name = Some("Planeringsdag".to_owned());
    coordinator(
        &mut town,
        Command::PlanMeetings(PlanMeetings { group: group.clone(), meetings: vec![named] }),
    );
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_rough_number_is_kept_by_one_more_or_less_and_beyond_that_it_is_a_remark() {
    let says = MeetingFrequency { approx: Some(true), ..often(Some(8), Some(8), Per::Year) };
    let (mut town, group) = council(vec![rule(says)]);
    meet_on(&mut town, &group, &NINE);
    assert_eq!(
        town.standing(&group),
        (Standing::Met, "2025: 9 hållna, 0 planerade; ska vara ungefär 8.".to_owned())
    );
    meet_on(&mut town, &group, &["2025-12-10"]);
    assert_eq!(town.standing(&group).0, Standing::Remark);
}

#[test]
fn a_bor_that_is_not_kept_is_a_remark() {
    let (mut town, group) = council(vec![should(Rule::MeetingFrequency(often(Some(4), None, Per::Year)))]);
    assert_eq!(standing_on(&mut town, &group, "2026-01-02").0, Standing::Remark);
}

#[test]
fn every_sixth_week_owes_the_next_meeting_within_the_interval() {
    let says = MeetingFrequency {
        interval_min: Some(6),
        interval_max: Some(6),
        interval_unit: Some(IntervalUnit::Week),
        ..MeetingFrequency::default()
    };
    let (mut town, group) = council(vec![rule(says)]);
    meet_on(&mut town, &group, &["2025-02-12"]);
    let (standing, fact) = town.standing(&group);
    assert_eq!(
        (standing, fact.as_str()),
        (Standing::Due, "Senast 2025-02-12, inget planerat; nästa senast 2025-04-02.")
    );
    coordinator(&mut town, plan(&group, &["2025-03-26"]));
    assert_eq!(town.standing(&group).0, Standing::Met);
    coordinator(&mut town, plan(&group, &["2025-04-09"]));
    assert_eq!(
        town.standing(&group),
        (
            Standing::Deviation,
            "Mötena 2025-03-26 och 2025-04-09 ligger tätare än uppdraget säger.".to_owned()
        )
    );
}

#[test]
fn an_interval_that_passed_without_a_meeting_is_a_deviation() {
    let says = MeetingFrequency {
        interval_max: Some(2),
        interval_unit: Some(IntervalUnit::Month),
        ..MeetingFrequency::default()
    };
    let (mut town, group) = council(vec![rule(says)]);
    meet_on(&mut town, &group, &["2025-02-12"]);
    assert_eq!(standing_on(&mut town, &group, "2025-04-26").0, Standing::Due);
    assert_eq!(standing_on(&mut town, &group, "2025-04-27").0, Standing::Deviation);
}

#[test]
fn a_meeting_whose_day_has_been_is_to_be_reported_and_nobody_takes_it_as_held() {
    let (mut town, group) = council(vec![rule(often(Some(1), None, Per::Year))]);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    assert!(town.assessed(&group).duties.is_empty());
    town.today = day("2025-02-13");
    let assessed = town.assessed(&group);
    let duty = &assessed.duties[0];
    assert_eq!(
        (duty.way, duty.state, duty.due),
        (Way::HoldMeeting, DutyState::DueSoon, Some(day("2025-02-19")))
    );
    town.today = day("2025-02-20");
    let findings = town.assessed(&group).findings;
    assert_eq!(findings[0].class, Class::Remark);
    assert_eq!(town.standing(&group).1, "2025: 0 hållna, 0 planerade, 1 inte antecknade; ska vara minst 1.");
}
