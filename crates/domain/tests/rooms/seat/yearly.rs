//! What is looked over once a year: balance, taking part, attendance elsewhere, the secretariat's resources.

use crate::town::{Town, appoint, day, employment, must, should};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{CompositionBalance, ExOfficioAttendance, MemberParticipation, Secretariat},
};
use samordna_domain::{
    BodyId, Command, Language, MeetingId, SeatId, Standing,
    duty::DutyState,
    meeting::{
        Attendance, MeetingKind, Presence, Slot,
        command::{HoldMeeting, PlanMeetings, PlannedMeeting},
    },
    seat::Role,
};

fn only_duty(town: &Town, group: &BodyId) -> (Option<String>, DutyState, String) {
    let duties = town.assessed(group).duties;
    let [duty] = &duties[..] else { panic!("{duties:?}") };
    let due = duty.due.map(|due| due.to_string());
    (due, duty.state, duty.fact.say(&town.world, town.today, Language::Swedish))
}

fn done(town: &mut Town, group: &BodyId) {
    let duty = town.assessed(group).duties[0].key.clone();
    town.registrar(Command::MeetDuty { duty, on: None, note: "Genomgånget".to_owned() });
}

#[test]
fn balance_is_looked_over_every_year_and_last_years_first() {
    let mut town = Town::new();
    let aspects = vec!["kön".to_owned(), "geografi".to_owned()];
    let says = should(Rule::CompositionBalance(CompositionBalance { aspects }));
    let group = town.council("Rådet", vec![says]);
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Running, "Se över: kön och geografi.")"#);
    town.today = day("2026-02-01");
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Overdue, "Se över: kön och geografi.")"#);
    assert_eq!(town.standing(&group).0, Standing::Remark);
    done(&mut town, &group);
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2026-12-31"), Running, "Se över: kön och geografi.")"#);
    town.today = day("2026-12-01");
    done(&mut town, &group);
    assert_eq!(town.standing(&group).0, Standing::Met);
}

fn held(town: &mut Town, group: &BodyId, on: &str, there: &[(&SeatId, &str, Presence)]) {
    let slot = Slot { day: day(on), start: jiff::civil::time(9, 0, 0, 0), minutes: 60 };
    let one = PlannedMeeting { kind: MeetingKind::Ordinary, name: None, slot, form: None, place: None };
    town.registrar(Command::PlanMeetings(PlanMeetings { group: group.clone(), meetings: vec![one] }));
    let last = town.world.meetings.of(group).last().unwrap().id.clone();
    town.today = day(on);
    let attendance = there
        .iter()
        .map(|(seat, who, presence)| Attendance {
            employment: employment(who),
            seat: Some((*seat).clone()),
            presence: presence.clone(),
        })
        .collect();
    hold(town, last, attendance);
}

fn hold(town: &mut Town, meeting: MeetingId, attendance: Vec<Attendance>) {
    let asked = serde_json::json!({ "meeting": meeting.to_string(), "attendance": attendance });
    let asked: HoldMeeting = serde_json::from_value(asked).unwrap();
    town.registrar(Command::HoldMeeting(asked));
}

#[test]
fn who_takes_part_is_counted_from_the_years_meetings_and_whoever_stays_away_is_a_remark() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(Rule::MemberParticipation(MemberParticipation {}))]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let south = town.seat(&group, Role::Member, Some("sodra-sjukhuset"));
    let (nora, sam) = ("nora-ledamot-norra-sjukhuset", "sam-ledamot-sodra-sjukhuset");
    town.registrar(appoint(&north, nora));
    town.registrar(appoint(&south, sam));
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Running, "Inget möte har hållits 2025.")"#);
    for on in ["2025-02-01", "2025-03-01"] {
        held(&mut town, &group, on, &[(&north, nora, Presence::Whole), (&south, sam, Presence::Excused)]);
    }
    assert_eq!(town.standing(&group).0, Standing::Due, "two meetings say little");
    held(
        &mut town,
        &group,
        "2025-04-01",
        &[(&north, nora, Presence::Whole), (&south, sam, Presence::Absent)],
    );
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "1 av 2 ledamöter var med på minst hälften av de 3 mötena 2025.")"#);
    for on in ["2025-05-01", "2025-06-01", "2025-09-01"] {
        held(&mut town, &group, on, &[(&north, nora, Presence::Whole), (&south, sam, Presence::Whole)]);
    }
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Due, "2 av 2 ledamöter var med på minst hälften av de 6 mötena 2025.")"#);
    town.today = day("2026-01-15");
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Overdue, "2 av 2 ledamöter var med på minst hälften av de 6 mötena 2025.")"#);
}

fn attends(modality: Modality, who: &str, body: &str) -> Norm {
    let (who, body) = (Some(who.to_owned()), Some(body.to_owned()));
    let says = ExOfficioAttendance { who, body, when: None };
    Norm::new(Rule::ExOfficioAttendance(says), modality, "deltar", Span::default())
}

#[test]
fn that_the_regular_member_attends_anothers_meetings_is_attested_and_what_may_be_is_only_shown() {
    let mut town = Town::new();
    let norms = vec![
        attends(Modality::Must, "Ordinarie ledamot", "samverkansnämnden"),
        attends(Modality::May, "Koncernledningens representant", "SOR"),
    ];
    let group = town.council("Ledningsgruppen", norms);
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Running, "Ordinarie ledamot deltar i möten i samverkansnämnden.")"#);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Informative);
    town.today = day("2026-01-01");
    assert_eq!(town.standing(&group).0, Standing::Deviation, "last year was never attested");
}

#[test]
fn the_secretariats_resources_are_looked_over_by_whom_the_charter_says() {
    let mut town = Town::new();
    let says = Secretariat { resourced_by: Some("Gruppen".to_owned()), ..Secretariat::default() };
    let group = town.council("Ledningsgruppen", vec![must(Rule::Secretariat(says))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, "nora-ledamot-norra-sjukhuset"));
    let duty = town.assessed(&group).duties.remove(0);
    insta::assert_snapshot!(duty.owner.say(&town.world, town.today, Language::Swedish), @"Ordförande i Ledningsgruppen (Nora Ledamot)");
    insta::assert_snapshot!(format!("{:?}", only_duty(&town, &group)), @r#"(Some("2025-12-31"), Running, "Se över om sekretariatet har vad det behöver.")"#);
}
