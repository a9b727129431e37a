//! What is due of notes, whose turn it is, and what the numbers say.

use super::{CHAIR, COORDINATOR, NORA, approve, decline, kept_by, met, no, required, share, signed_by};
use crate::{
    meetings::{hold, meeting, plan_as},
    town::{Town, day, must, person},
};
use samordna_charter::{
    Rule,
    norm::{ApprovalAct, MemberCommunicates, MinutesFor, MinutesRequired},
};
use samordna_domain::{
    BodyId, Command, Standing,
    duty::{Duty, DutyState, Way},
    meeting::MeetingKind,
    minutes::command::CommunicateAtHome,
    refusal::Who,
    seat::Role,
};

fn open(town: &Town, group: &BodyId, way: Way) -> Vec<Duty> {
    let duties = town.assessed(group).duties.into_iter();
    duties.filter(|duty| duty.way == way && duty.state.is_open()).collect()
}

/// Row 131.
#[test]
fn every_held_meeting_owes_notes_and_where_no_time_is_stated_there_is_no_day() {
    let (mut town, group) = met(vec![required(MinutesFor::All, None)]);
    let owed = open(&town, &group, Way::ShareNotes);
    assert_eq!(owed.len(), 1, "the meeting to come owes nothing");
    assert_eq!((owed[0].due, owed[0].state), (None, DutyState::Running));
    assert_eq!(town.standing(&group), (Standing::Due, "0 av 1 möten har delade anteckningar.".to_owned()));
    town.today = day("2025-12-31");
    assert_eq!(town.standing(&group).0, Standing::Due, "no invented day is ever passed");
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    assert_eq!(town.standing(&group), (Standing::Met, "1 av 1 möten har delade anteckningar.".to_owned()));
}

#[test]
fn notes_are_late_the_day_after_the_days_that_the_charter_gives() {
    let (mut town, group) = met(vec![required(MinutesFor::All, Some(14))]);
    town.today = day("2025-03-17");
    assert_eq!(town.standing(&group).0, Standing::Due);
    town.today = day("2025-03-18");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    assert_eq!(town.assessed(&group).findings[0].since, Some(day("2025-03-18")));
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

/// Row 132: an extra meeting without notes is no deviation where the charter asks for those of ordinary meetings.
#[test]
fn an_extra_meeting_without_notes_is_no_deviation_where_ordinary_meetings_alone_have_notes() {
    for (asked, is_late) in
        [(MinutesFor::Ordinary, false), (MinutesFor::Sittings, false), (MinutesFor::All, true)]
    {
        let (mut town, group) =
            met(vec![required(asked, Some(7)), signed_by(ApprovalAct::Approve, &["chair"], Some(7))]);
        town.person(CHAIR, share("2025-1", "Vi sågs."));
        town.person(CHAIR, approve("2025-1", 1));
        town.recorded(plan_as(&group, MeetingKind::Extra, "2025-03-20"));
        town.today = day("2025-03-20");
        town.registrar(hold("2025-3"));
        town.today = day("2025-04-20");
        assert_eq!(town.standing(&group).0 == Standing::Deviation, is_late, "{asked:?}");
        assert_eq!(town.standing_of(&group, 1).0 == Standing::Deviation, is_late, "{asked:?}");
    }
}

/// Row 133.
#[test]
fn every_sitting_owes_notes() {
    let (mut town, group) = met(vec![required(MinutesFor::Sittings, None)]);
    town.recorded(plan_as(&group, MeetingKind::Sitting, "2025-03-12"));
    town.registrar(hold("2025-3"));
    assert_eq!(open(&town, &group, Way::ShareNotes).len(), 2);
}

#[test]
fn whose_turn_it_is_to_share_is_whom_the_charter_names() {
    let (town, group) = met(vec![kept_by("koordinatorn")]);
    let owner = open(&town, &group, Way::ShareNotes).remove(0).owner;
    assert!(
        matches!(&*owner, Who::Role { role: Role::Coordinator, person: Some(who), .. } if *who == person(COORDINATOR))
    );
}

#[test]
fn a_missing_signature_is_told_with_its_sentence_and_its_owner() {
    let norms = vec![signed_by(ApprovalAct::Sign, &["chair", "member"], Some(14))];
    let (mut town, group) = met(norms);
    assert_eq!(open(&town, &group, Way::SignNotes).len(), 0, "nothing to sign before it is shared");
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    let owed = open(&town, &group, Way::SignNotes);
    let owners: Vec<&Who> = owed.iter().map(|duty| &*duty.owner).collect();
    let one = |who: &str| Who::Person { person: person(who) };
    assert_eq!(owners, [&one(CHAIR), &one(NORA)], "exactly whose signature is missing");
    assert_eq!(owed[0].due, Some(day("2025-03-17")));
    town.person(CHAIR, super::sign("2025-1", 1));
    assert_eq!(open(&town, &group, Way::SignNotes).len(), 1);
    town.today = day("2025-03-18");
    let (standing, _) = town.standing(&group);
    assert_eq!(standing, Standing::Deviation);
    let finding = town.assessed(&group).findings.remove(0);
    let says = finding.fact.say(&town.world, town.today, samordna_domain::Language::Swedish);
    assert_eq!(says, "Anteckningarna från 2025-03-03 ska undertecknas av en ledamot; delade den 2025-03-13.");
    town.person(NORA, super::sign("2025-1", 1));
    assert_eq!(town.standing(&group), (Standing::Met, "1 av 1 delade anteckningar är slutliga.".to_owned()));
}

#[test]
fn what_the_group_attests_is_due_when_it_next_meets() {
    let (mut town, group) = met(vec![signed_by(ApprovalAct::Attest, &["group"], None)]);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    assert_eq!(open(&town, &group, Way::SignNotes)[0].due, Some(day("2025-05-05")));
}

#[test]
fn notes_that_were_declined_are_the_drafters_turn() {
    let (mut town, group) = met(vec![signed_by(ApprovalAct::Approve, &["chair"], None)]);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    town.person(CHAIR, decline("2025-1", 1, "Punkt 2 saknas."));
    let owed = open(&town, &group, Way::ShareNotes).remove(0);
    assert_eq!(*owed.owner, Who::Person { person: person(COORDINATOR) });
    let says = owed.fact.say(&town.world, town.today, samordna_domain::Language::Swedish);
    assert_eq!(
        says,
        "Nils Norr skrev inte under anteckningarna från 2025-03-03 (2025-03-13): Punkt 2 saknas."
    );
}

#[test]
fn a_signature_that_an_earlier_charter_asks_for_is_still_asked_for_under_the_next() {
    let (mut town, group) = met(vec![signed_by(ApprovalAct::Approve, &["chair"], Some(14))]);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    town.today = day("2025-04-01");
    let earlier = town.world.charter_in_force(&group, town.today).unwrap().id.clone();
    let next = town.draft(&group, crate::town::identity(), vec![required(MinutesFor::All, None)]);
    town.adopt(&next);
    let owed = open(&town, &group, Way::SignNotes).remove(0);
    assert_eq!((owed.key.charter, owed.state), (earlier, DutyState::Overdue));
    town.person(CHAIR, approve("2025-1", 1));
    assert_eq!(open(&town, &group, Way::SignNotes), []);
}

#[test]
fn notes_are_sent_to_those_outside_the_group_that_the_charter_names() {
    let sent = |to: &str| {
        must(Rule::MinutesRequired(MinutesRequired {
            sent_to: vec![to.to_owned()],
            within_days: Some(14),
            ..MinutesRequired::default()
        }))
    };
    let (mut town, group) = met(vec![sent("socialcheferna")]);
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    let owed = open(&town, &group, Way::Report).remove(0);
    assert_eq!(owed.key.about.place(), Some("socialcheferna"));
    town.person(CHAIR, Command::MeetDuty { duty: owed.key, on: None, note: "Mejlat".to_owned() });
    assert_eq!(town.standing(&group).0, Standing::Met);
    let (mut own, group) = met(vec![sent("ledamöterna")]);
    own.person(CHAIR, share("2025-1", "Vi sågs."));
    assert_eq!(own.standing(&group).0, Standing::Met, "the members have it by its being shared");
}

fn tell(note: &str) -> Command {
    Command::CommunicateAtHome(CommunicateAtHome { meeting: meeting("2025-1"), note: note.to_owned() })
}

/// Rows 186 and 190.
#[test]
fn each_member_is_asked_of_each_meeting_whether_it_was_told_of_at_home() {
    let norm = must(Rule::MemberCommunicates(MemberCommunicates::default()));
    let (mut town, group) = met(vec![norm]);
    let owed = open(&town, &group, Way::CommunicateAtHome);
    assert_eq!(owed.len(), 3, "Nora, Sam and Karl");
    assert!(owed.iter().any(|duty| *duty.owner == Who::Person { person: person(NORA) }));
    assert_eq!(
        town.standing(&group),
        (Standing::Due, "0 av 3 gånger har ledamöterna berättat hemma.".to_owned())
    );
    town.person(NORA, tell("  På ledningsmötet\n den 10 mars. "));
    let told = town.world.minutes.get(&meeting("2025-1")).unwrap().communicated[0].clone();
    assert_eq!((told.by, told.note.as_str()), (person(NORA), "På ledningsmötet den 10 mars."));
    assert_eq!(open(&town, &group, Way::CommunicateAtHome).len(), 2);
    assert!(town.refused(COORDINATOR, tell("")).starts_with("Det är den som var ledamot"));
    assert_eq!(no(&town, NORA, tell(&"x".repeat(501))).field, Some("note"));
    town.today = day("2025-08-01");
    assert_eq!(
        open(&town, &group, Way::CommunicateAtHome).len(),
        0,
        "nobody is asked of the spring in August"
    );
}

#[test]
fn a_member_who_has_not_told_in_time_is_late_where_the_charter_gives_a_time() {
    let norm = must(Rule::MemberCommunicates(MemberCommunicates { unit: None, within_days: Some(14) }));
    let (mut town, group) = met(vec![norm]);
    town.today = day("2025-03-18");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    assert_eq!(open(&town, &group, Way::CommunicateAtHome).len(), 3);
    assert_eq!(town.assessed(&group).findings.len(), 1, "one difference, however many members");
}

#[test]
fn nobody_can_merely_say_that_notes_are_shared_or_signed() {
    let (town, group) = met(vec![required(MinutesFor::All, None)]);
    let duty = open(&town, &group, Way::ShareNotes).remove(0).key;
    let says = town.refused(CHAIR, Command::MeetDuty { duty, on: None, note: "Klart".to_owned() });
    assert!(says.starts_with("Det räcker inte att anteckna det."), "{says}");
}

#[test]
fn what_was_done_years_ago_costs_nothing_to_assess() {
    let (mut town, group) =
        met(vec![required(MinutesFor::All, None), signed_by(ApprovalAct::Approve, &["chair"], None)]);
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    town.person(CHAIR, approve("2025-1", 1));
    town.today = day("2028-01-10");
    assert_eq!(town.assessed(&group).duties, []);
    assert_eq!(town.standing(&group), (Standing::Guards, "Inget sådant möte har hållits än.".to_owned()));
    // What still waits for a signature is asked for, however old.
    let (mut waiting, group) = met(vec![signed_by(ApprovalAct::Approve, &["chair"], None)]);
    waiting.person(CHAIR, share("2025-1", "Vi sågs."));
    waiting.today = day("2028-01-10");
    assert_eq!(open(&waiting, &group, Way::SignNotes).len(), 1);
}
