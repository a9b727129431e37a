//! By whom notes become final: three acts, exactly whom the charter of the meeting's day says.

use super::{
    CHAIR, COORDINATOR, KARL, NORA, SAM, approve, are_final, decline, met, no, off, required, share,
    share_anew, sign, signed_by,
};
use crate::{
    meetings::{at, hold, meeting},
    town::{Town, appoint, body, day, identity, person, seat},
};
use samordna_charter::{
    Norm,
    norm::{ApprovalAct, MinutesFor},
};
use samordna_domain::{
    Actor, Basis, BodyId, Command, Event,
    grounds::House,
    meeting::{Presence, command::HoldMeeting},
    minutes::command::SignOffNotes,
    refusal::Who,
    seat::Role,
};

/// Notes that are shared and wait for these.
fn shared(act: ApprovalAct, by: &[&str]) -> (Town, BodyId) {
    with(vec![required(MinutesFor::All, None), signed_by(act, by, None)])
}

fn with(norms: Vec<Norm>) -> (Town, BodyId) {
    let (mut town, group) = met(norms);
    town.person(COORDINATOR, share("2025-1", "## 1. Väntetider\n\nLäget är bättre."));
    (town, group)
}

/// Row 131, and 132 for ordinary meetings.
#[test]
fn notes_are_approved_by_the_chair_and_by_nobody_else() {
    let (mut town, _) = shared(ApprovalAct::Approve, &["chair"]);
    insta::assert_snapshot!(town.refused(NORA, approve("2025-1", 1)), @"Det är ordföranden som ska godkänna anteckningarna. Den som kan är Nils Norr.");
    let events = town.person(CHAIR, approve("2025-1", 1));
    assert!(matches!(events[0], Event::NotesApproved { version: 1, .. }));
    assert!(are_final(&events));
    let again = no(&town, CHAIR, approve("2025-1", 1));
    assert_eq!(again.grounds[0].basis, Basis::House(House::FinalNotesNeverChange));
}

#[test]
fn to_approve_to_sign_and_to_attest_are_three_acts() {
    let act = |act| match act {
        ApprovalAct::Approve => Command::ApproveNotes(off("2025-1", 1)),
        ApprovalAct::Sign => Command::SignNotes(off("2025-1", 1)),
        ApprovalAct::Attest => Command::AttestNotes(off("2025-1", 1)),
    };
    let all = [ApprovalAct::Approve, ApprovalAct::Sign, ApprovalAct::Attest];
    let verbs = ["godkännas", "undertecknas", "justeras"];
    for (wanted, verb) in all.into_iter().zip(verbs) {
        let (town, _) = shared(wanted, &["chair"]);
        for other in all.into_iter().filter(|other| *other != wanted) {
            assert_eq!(
                town.refused(CHAIR, act(other)),
                format!("Enligt uppdraget ska anteckningarna {verb}.")
            );
        }
        assert!(town.ask(Actor::Person(person(CHAIR)), None, act(wanted)).is_ok());
    }
}

/// Row 134.
#[test]
fn the_second_signature_is_a_members_of_the_other_principal_than_the_chairs() {
    let (mut town, _) = shared(ApprovalAct::Sign, &["chair", "member_of_other_principal"]);
    town.today = day("2025-03-13");
    // Nora and Sam are of the chair's own principal. Nobody from the other was there; its member that day is Karl.
    insta::assert_snapshot!(town.refused(NORA, sign("2025-1", 1)), @"Det är ordföranden och en ledamot från den andra huvudmannen som ska underteckna anteckningarna. Den som kan är Nils Norr eller Karl Kommun.");
}

/// A meeting where these were there, reported anew.
fn attended(norms: Vec<Norm>, there: &[&str]) -> (Town, BodyId) {
    let (mut town, group) = super::met(norms);
    town.today = day("2025-05-05");
    let attendance = there.iter().map(|who| at(who, Presence::Whole)).collect();
    let (guests, minutes, form) = (Vec::new(), None, None);
    let held = HoldMeeting { meeting: meeting("2025-2"), attendance, guests, minutes, form };
    town.registrar(Command::HoldMeeting(held));
    town.today = day("2025-05-06");
    town.person(COORDINATOR, share("2025-2", "Vi sågs."));
    (town, group)
}

const NILS_CHAIRS: &str = "nils-norr-norra-sjukhuset@1";
const KARL_SITS: &str = "karl-kommun-kommunforbundet@6";

#[test]
fn two_signatures_make_notes_final_in_any_order_and_one_does_not() {
    let norms = || vec![signed_by(ApprovalAct::Sign, &["chair", "member_of_other_principal"], None)];
    for order in [[CHAIR, KARL], [KARL, CHAIR]] {
        let there = [NILS_CHAIRS, "nora-ledamot-norra-sjukhuset@2", KARL_SITS];
        let (mut town, _) = attended(norms(), &there);
        let first = town.person(order[0], sign("2025-2", 1));
        assert!(!are_final(&first));
        let twice = no(&town, order[0], sign("2025-2", 1));
        assert!(town.refused(order[0], sign("2025-2", 1)).contains("har redan skrivit under"), "{twice:?}");
        assert!(town.refused(NORA, sign("2025-2", 1)).starts_with("Det är"), "of the chair's own principal");
        assert!(are_final(&town.person(order[1], sign("2025-2", 1))));
    }
}

#[test]
fn the_principals_are_those_of_the_meetings_day() {
    let norms = vec![signed_by(ApprovalAct::Sign, &["chair", "member_of_other_principal"], None)];
    let (mut town, _) = attended(norms, &[NILS_CHAIRS, KARL_SITS]);
    // The chair passes to somebody of the other principal after the meeting: who may sign is as it was that day.
    town.today = day("2025-06-01");
    town.recorded(Command::EndAppointment { seat: seat("radet/1"), on: None, reason: "Byte".to_owned() });
    town.today = day("2025-06-02");
    town.recorded(appoint(&seat("radet/1"), "karl-kommun-kommunforbundet"));
    assert!(are_final(&{
        town.person(CHAIR, sign("2025-2", 1));
        town.person(KARL, sign("2025-2", 1))
    }));
}

#[test]
fn the_charter_in_force_on_the_meetings_day_governs_and_not_todays() {
    let (mut town, group) = shared(ApprovalAct::Approve, &["chair"]);
    town.today = day("2025-04-01");
    let next = vec![signed_by(ApprovalAct::Attest, &["chair", "member"], None)];
    let charter = town.draft(&group, identity(), next);
    town.adopt(&charter);
    let attested = Command::AttestNotes(off("2025-1", 1));
    assert_eq!(town.refused(CHAIR, attested), "Enligt uppdraget ska anteckningarna godkännas.");
    assert!(are_final(&town.person(CHAIR, approve("2025-1", 1))));
}

#[test]
fn the_vice_chair_who_chaired_approves() {
    let norms = vec![signed_by(ApprovalAct::Approve, &["chair"], None)];
    let (mut town, group) = super::met(norms);
    let vice = town.seat(&group, Role::ViceChair, Some("sodra-sjukhuset"));
    town.recorded(appoint(&vice, "sam-ledamot-sodra-sjukhuset"));
    town.today = day("2025-05-05");
    let attendance =
        vec![at("sam-ledamot-sodra-sjukhuset@7", Presence::Whole), at(NILS_CHAIRS, Presence::Excused)];
    let (guests, minutes, form) = (Vec::new(), None, None);
    let held = HoldMeeting { meeting: meeting("2025-2"), attendance, guests, minutes, form };
    town.registrar(Command::HoldMeeting(held));
    town.person(COORDINATOR, share("2025-2", "Vi sågs."));
    assert!(are_final(&town.person(SAM, approve("2025-2", 1))));
    // At the meeting that the chair led, the vice chair has no say.
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    assert!(town.refused(SAM, approve("2025-1", 1)).starts_with("Det är ordföranden"));
}

#[test]
fn where_the_charter_leaves_it_to_the_group_it_is_recorded_with_the_next_meeting() {
    let (mut town, _) = shared(ApprovalAct::Attest, &["group"]);
    let attest =
        |at: Option<&str>| Command::AttestNotes(SignOffNotes { at: at.map(meeting), ..off("2025-1", 1) });
    assert_eq!(no(&town, CHAIR, attest(None)).field, Some("at"));
    assert_eq!(no(&town, CHAIR, attest(Some("2025-2"))).field, Some("at"), "it is not held yet");
    assert_eq!(no(&town, CHAIR, attest(Some("2025-1"))).field, Some("at"), "not at the meeting itself");
    town.today = day("2025-05-05");
    town.registrar(hold("2025-2"));
    assert!(town.refused(NORA, attest(Some("2025-2"))).contains("Ordförande i Rådet"));
    let events = town.person(COORDINATOR, attest(Some("2025-2")));
    assert!(matches!(&events[0], Event::NotesAttested { at: Some(at), .. } if *at == meeting("2025-2")));
    assert!(are_final(&events));
}

#[test]
fn two_members_sign_where_the_charter_says_members() {
    let norms = vec![signed_by(ApprovalAct::Attest, &["chair", "members"], None)];
    let there = [NILS_CHAIRS, "nora-ledamot-norra-sjukhuset@2", "sam-ledamot-sodra-sjukhuset@3", KARL_SITS];
    let (mut town, _) = attended(norms, &there);
    let attest = || Command::AttestNotes(off("2025-2", 1));
    for (who, is_last) in [(NORA, false), (CHAIR, false), (SAM, true)] {
        assert_eq!(are_final(&town.person(who, attest())), is_last, "{who}");
    }
}

#[test]
fn whoever_may_sign_may_decline_with_a_comment_and_the_notes_are_corrected_and_shared_anew() {
    let (mut town, group) = shared(ApprovalAct::Approve, &["chair"]);
    assert_eq!(no(&town, CHAIR, decline("2025-1", 1, " ")).field, Some("comment"));
    assert!(town.refused(NORA, decline("2025-1", 1, "Fel")).starts_with("Det är ordföranden"));
    town.person(CHAIR, decline("2025-1", 1, "Punkt 1 stämmer inte."));
    let notes = town.world.minutes.get(&meeting("2025-1")).unwrap();
    assert_eq!(notes.latest().unwrap().objection().unwrap().comment, "Punkt 1 stämmer inte.");
    let turn = town
        .assessed(&group)
        .duties
        .into_iter()
        .find(|duty| duty.state.is_open() && duty.key.about.seat().is_none())
        .unwrap();
    assert_eq!(*turn.owner, Who::Person { person: person(COORDINATOR) }, "it is the drafter's turn");

    town.person(COORDINATOR, share_anew("2025-1", "Läget är sämre.", "Punkt 1 rättad."));
    assert!(town.refused(CHAIR, approve("2025-1", 1)).contains("en nyare version"), "an old page's form");
    assert!(are_final(&town.person(CHAIR, approve("2025-1", 2))));
}

#[test]
fn final_notes_never_change_and_a_correction_is_signed_off_by_itself() {
    let (mut town, _) = shared(ApprovalAct::Approve, &["chair"]);
    town.person(CHAIR, approve("2025-1", 1));
    let before = town.world.minutes.get(&meeting("2025-1")).unwrap().version(1).unwrap().clone();
    town.person(COORDINATOR, share_anew("2025-1", "Läget är sämre.", "Ett tal var fel."));
    let notes = || town.world.minutes.get(&meeting("2025-1")).unwrap();
    assert_eq!(*notes().version(1).unwrap(), before);
    assert_eq!(notes().standing().map(|version| version.number), Some(1), "until the correction is approved");
    assert_eq!(notes().latest().unwrap().change.as_deref(), Some("Ett tal var fel."));
    town.person(CHAIR, approve("2025-1", 2));
    let notes = town.world.minutes.get(&meeting("2025-1")).unwrap();
    assert_eq!(notes.standing().map(|version| version.number), Some(2));
    assert_eq!(*notes.version(1).unwrap(), before, "the first is kept as it was");
}

#[test]
fn what_was_signed_on_paper_the_registrar_records_with_the_paper_and_whose_it_is() {
    let (mut town, _) = shared(ApprovalAct::Approve, &["chair"]);
    let paper =
        |of: Option<&str>| Command::ApproveNotes(SignOffNotes { of: of.map(person), ..off("2025-1", 1) });
    assert_eq!(no(&town, "rut-register", paper(None)).field, Some("evidence"));
    assert_eq!(no(&town, "rut-register", paper(Some(CHAIR))).field, Some("evidence"));
    let registrar = || Actor::Person(person("rut-register"));
    let whose = town.ask(registrar(), Some("RS 2025-1"), paper(None)).expect_err("whose is it?");
    assert_eq!(whose.field, Some("of"));
    let not_theirs = town.ask(registrar(), Some("RS 2025-1"), paper(Some(NORA))).expect_err("not hers");
    assert_eq!(not_theirs.field, Some("of"));
    assert!(
        town.refused(NORA, paper(Some(CHAIR))).starts_with("Det är ordföranden"),
        "nobody signs for another"
    );
    let events = town.may(registrar(), Some("RS 2025-1"), paper(Some(CHAIR))).unwrap();
    assert!(matches!(&events[0], Event::NotesApproved { by, .. } if *by == person(CHAIR)));
}

#[test]
fn whoever_chairs_today_stands_in_for_a_chair_who_has_left() {
    let (mut town, _) = shared(ApprovalAct::Approve, &["chair"]);
    town.today = day("2025-03-31");
    town.registrar(Command::EndEmployment {
        employment: "nils-norr-norra-sjukhuset".parse().unwrap(),
        on: None,
    });
    town.today = day("2025-04-01");
    assert!(town.refused(SAM, approve("2025-1", 1)).starts_with("Det är ordföranden"));
    // The seat fell vacant with the employment.
    town.recorded(appoint(&seat("radet/1"), "sam-ledamot-sodra-sjukhuset"));
    assert!(are_final(&town.person(SAM, approve("2025-1", 1))));
}

#[test]
fn nobody_signs_where_the_charter_asks_for_nothing() {
    let (town, _) = with(vec![required(MinutesFor::All, None)]);
    let says = town.refused(CHAIR, approve("2025-1", 1));
    assert!(
        says.starts_with("Anteckningarna är slutliga") || says.starts_with("Uppdraget säger inte"),
        "{says}"
    );
    assert!(town.world.group(&body("radet")).is_ok());
}
