//! Who counts at a meeting: substitutes, parts of a meeting, one from each unit, enough for a position.

use super::{at, coordinator, council, held_by, item, meeting, plan, put};
use crate::{
    forum::position,
    town::{Town, day, must, person},
};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{AttendanceLimit, Form, MeetingForm, Quorum},
};
use samordna_domain::{
    Actor, BodyId, Command, Standing,
    decision::command::TakePosition,
    meeting::{
        Attendance, Presence,
        command::{CorrectAttendance, HoldMeeting},
    },
};

const CHAIR: &str = "nils-norr-norra-sjukhuset@1";
const NORA: &str = "nora-ledamot-norra-sjukhuset@2";
const SAM: &str = "sam-ledamot-sodra-sjukhuset@3";
const SUBSTITUTE: &str = "karl-kommun-kommunforbundet@4";

fn ready(norms: Vec<Norm>) -> (Town, BodyId) {
    let (mut town, group) = council(norms);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12"]));
    for title in ["Ett", "Två"] {
        coordinator(&mut town, put("2025-1", item(title)));
    }
    town.today = day("2025-02-12");
    (town, group)
}

fn held(short: &str, attendance: Vec<Attendance>) -> Command {
    let meeting = meeting(short);
    Command::HoldMeeting(HoldMeeting { meeting, attendance, guests: vec![], minutes: Some(100), form: None })
}

fn counted(town: &Town, item: Option<u32>) -> Vec<&str> {
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    town.world.counted(known, item).iter().map(|(one, _)| town.world.people.name(&one.employment)).collect()
}

#[test]
fn a_substitute_counts_only_where_the_regular_member_is_away() {
    let (mut town, _) = ready(vec![]);
    let attendance = vec![
        at(CHAIR, Presence::Whole),
        at(NORA, Presence::Items(vec![1])),
        at(SAM, Presence::Excused),
        at(SUBSTITUTE, Presence::Whole),
    ];
    coordinator(&mut town, held("2025-1", attendance));
    assert_eq!(counted(&town, Some(1)), ["Nils Norr", "Nora Ledamot"]);
    assert_eq!(counted(&town, Some(2)), ["Nils Norr", "Karl Kommun"]);
}

#[test]
fn one_from_each_unit_is_at_a_meeting_and_a_regular_beside_the_substitute_is_a_deviation() {
    let limit =
        must(Rule::AttendanceLimit(AttendanceLimit { per: Some("förvaltning".to_owned()), max: Some(1) }));
    let (mut town, group) = ready(vec![limit]);
    assert_eq!(town.standing(&group).0, Standing::Guards, "nothing has been held yet");
    let both = vec![at(SAM, Presence::Whole), at(NORA, Presence::Whole), at(SUBSTITUTE, Presence::Whole)];
    coordinator(&mut town, held("2025-1", both));
    assert_eq!(
        town.standing(&group),
        (
            Standing::Deviation,
            "2025-02-12: 2 deltog samtidigt från Norra sjukhuset; får vara högst 1.".to_owned()
        )
    );
    // The regular member went home, and the substitute came: never two at once.
    let by_turns = CorrectAttendance {
        meeting: meeting("2025-1"),
        attendance: vec![
            at(SAM, Presence::Whole),
            at(NORA, Presence::Items(vec![1])),
            at(SUBSTITUTE, Presence::Items(vec![2])),
        ],
        guests: vec![],
        minutes: Some(100),
        reason: "Ersättaren kom efter första punkten.".to_owned(),
    };
    coordinator(&mut town, Command::CorrectAttendance(by_turns));
    assert_eq!(
        town.standing(&group),
        (Standing::Met, "Så var det vid 1 av årets 1 möten med antecknad närvaro.".to_owned())
    );
}

#[test]
fn a_quorum_is_a_number_a_share_of_the_members_or_units_that_are_there() {
    let quorum =
        |min, share, of: Option<&str>| must(Rule::Quorum(Quorum { min, share, of: of.map(str::to_owned) }));
    for (norm, there, expected) in [
        (quorum(Some(2), None, None), &[CHAIR, NORA][..], (2, 3, 2, true)),
        (quorum(None, Some(0.667), None), &[CHAIR], (1, 3, 2, false)),
        (quorum(Some(2), None, Some("regioner")), &[CHAIR, NORA, SAM], (1, 1, 2, false)),
        (quorum(None, Some(0.5), Some("ledamöterna")), &[SAM, SUBSTITUTE], (2, 3, 2, true)),
    ] {
        let (mut town, group) = ready(vec![norm]);
        coordinator(&mut town, held_by("2025-1", there));
        let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
        let (_, quorum) = town.world.quorum(known, None).unwrap();
        assert_eq!((quorum.there, quorum.of, quorum.needed, quorum.is_met()), expected);
        assert_eq!(town.standing(&group).0, Standing::Guards, "it is tried when a position is taken");
    }
    let (mut town, _) = ready(vec![quorum(None, None, None)]);
    coordinator(&mut town, held_by("2025-1", &[CHAIR]));
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    assert_eq!(town.world.quorum(known, None), None, "a quorum without a number asks for nothing");
}

#[test]
fn short_meetings_are_followed_as_planned_and_actual_length_without_a_limit() {
    let short = must(Rule::MeetingForm(MeetingForm { prefer: Some(Form::Short), ..MeetingForm::default() }));
    let (mut town, group) = ready(vec![short]);
    coordinator(&mut town, held("2025-1", vec![at(CHAIR, Presence::Whole)]));
    town.today = day("2025-03-12");
    coordinator(&mut town, held_by("2025-2", &[CHAIR]));
    assert_eq!(
        town.standing(&group),
        (Standing::Met, "2 möten tog i snitt 90 minuter; planerat 90.".to_owned())
    );
}

#[test]
fn what_is_reported_of_a_meeting_is_checked_against_who_sat_there() {
    let (mut town, _) = ready(vec![]);
    for (command, says) in [
        (
            held("2025-1", vec![at("siv-soder-sodra-sjukhuset@3", Presence::Whole)]),
            "Siv Söder satt inte på den platsen den 2025-02-12.",
        ),
        (
            held("2025-1", vec![at(NORA, Presence::Whole), at(NORA, Presence::Excused)]),
            "Nora Ledamot är med två gånger.",
        ),
        (held("2025-1", vec![at(NORA, Presence::Items(vec![7]))]), "Punkt 7 finns inte."),
        (
            held("2025-1", vec![at(NORA, Presence::Excused), at(SAM, Presence::Absent)]),
            "Ingen är antecknad som närvarande. Ett möte där ingen var ställs in i stället.",
        ),
        (held("2025-2", vec![at(NORA, Presence::Whole)]), "Mötet är först den 2025-03-12."),
    ] {
        assert_eq!(town.refused("hanna-direktor", command), says);
    }
    coordinator(&mut town, held_by("2025-1", &[NORA]));
    assert_eq!(town.refused("hanna-direktor", held_by("2025-1", &[NORA])), "Mötet är redan hållet.");
}

#[test]
fn somebody_without_a_seat_can_be_there_and_does_not_count() {
    let (mut town, _) = ready(vec![]);
    let visitor = Attendance {
        employment: "siv-soder-sodra-sjukhuset".parse().unwrap(),
        seat: None,
        presence: Presence::Whole,
    };
    coordinator(&mut town, held("2025-1", vec![at(NORA, Presence::Whole), visitor]));
    assert_eq!(counted(&town, None), ["Nora Ledamot"]);
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    assert_eq!(known.present().count(), 2);
}

/// A position of the forum's, taken at a meeting where these were.
fn position_with(share: f64, modality: Modality, there: &[&str]) -> Result<(), String> {
    let quorum = Rule::Quorum(Quorum { share: Some(share), ..Quorum::default() });
    let norm = Norm::new(quorum, modality, "beslutför", Span::default());
    let mut town = Town::with_board();
    let group = town.forum(vec![norm]);
    let matter = town.matter(&group, None);
    town.person("hanna-direktor", plan(&group, &["2025-02-12"]));
    town.today = day("2025-02-12");
    town.person("hanna-direktor", held("2025-1", there.iter().map(|who| at(who, Presence::Whole)).collect()));
    let Command::TakePosition(asked) = position(&matter) else { unreachable!() };
    let asked = Command::TakePosition(TakePosition { meeting: Some(meeting("2025-1")), ..asked });
    match town.ask(Actor::Person(person("hanna-direktor")), None, asked.clone()) {
        Ok(_) => Ok(()),
        Err(_) => Err(town.refused("hanna-direktor", asked)),
    }
}

#[test]
fn a_position_is_not_taken_at_a_meeting_where_too_few_were() {
    let (chair, nora) = ("hanna-direktor-region-vast@1", "nora-ledamot-norra-sjukhuset@2");
    assert_eq!(
        position_with(0.75, Modality::Must, &[chair, nora]),
        Err("För få var där för ett ställningstagande: 2 deltog, och det krävs 3.".to_owned())
    );
    assert_eq!(position_with(0.5, Modality::Must, &[chair, nora]), Ok(()));
    assert_eq!(
        position_with(0.75, Modality::Should, &[chair, nora]),
        Ok(()),
        "a bör does not stand in the way"
    );
}
