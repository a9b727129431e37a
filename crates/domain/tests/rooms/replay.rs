//! What always holds: the same events give the same world, and every event ever released still folds.

use crate::town::{Town, appoint, body, day, identity, must, person, seat, sign};
use proptest::prelude::*;
use samordna_charter::{
    Rule,
    norm::{MemberAppointment, Names, SeatQuota, Validity},
    reading::GroupType,
};
use samordna_domain::{
    Actor, Command, Event, World, assess,
    event::Recorded,
    seat::{Role, command::EstablishSeat},
};

fn replayed(log: &[Recorded]) -> World {
    let mut world = World::default();
    for recorded in log {
        let line = serde_json::to_string(recorded).unwrap();
        world.apply(&serde_json::from_str(&line).unwrap());
    }
    world
}

/// Some acts, by somebody, a few days apart.
fn acts() -> impl Strategy<Value = Vec<(u8, u8, u8, u8)>> {
    proptest::collection::vec((0..12u8, 0..6u8, 0..4u8, 0..60u8), 1..60)
}

const PEOPLE: [&str; 6] =
    ["rut-register", "hanna-direktor", "nils-norr", "siv-soder", "nora-ledamot", "karl-kommun"];
const JOBS: [&str; 4] = [
    "nora-ledamot-norra-sjukhuset",
    "sam-ledamot-sodra-sjukhuset",
    "nils-norr-norra-sjukhuset",
    "karl-kommun-kommunforbundet",
];
const UNITS: [&str; 4] = ["norra-sjukhuset", "sodra-sjukhuset", "kommunforbundet", "region-vast"];

fn command(town: &Town, what: u8, which: u8) -> Command {
    let pick = usize::from(which);
    let group = body("radet");
    let charter = town.world.groups.get(&group).and_then(|group| group.charters.last().cloned()).unwrap();
    let number = town.world.group(&group).unwrap().seats.len().saturating_sub(pick).max(1);
    let some_seat = seat(&format!("radet/{number}"));
    match what {
        0 | 1 => Command::EstablishSeat(EstablishSeat {
            unit: Some(body(UNITS[pick])),
            ..EstablishSeat::new(
                group,
                [Role::Member, Role::Chair, Role::Member, Role::ContactPerson][pick].clone(),
            )
        }),
        2..=4 => appoint(&some_seat, JOBS[pick]),
        5 => Command::EndAppointment { seat: some_seat, on: None, reason: "Slutar".to_owned() },
        6 => Command::AbolishSeat { seat: some_seat, on: None },
        7 => sign(&charter),
        8 => Command::EndEmployment { employment: JOBS[pick].parse().unwrap(), on: None },
        9 => Command::FormGroup {
            name: format!("Under {pick}"),
            group_type: GroupType::WorkingGroup,
            parent: Some(group),
            on: None,
        },
        10 => Command::DissolveGroup {
            group: body(&format!("under-{pick}")),
            on: None,
            reason: "Klart".to_owned(),
        },
        _ => Command::AttestEligibility { seat: some_seat },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_asked_no_seat_has_two_and_a_replay_gives_the_same(acts in acts()) {
        let mut town = Town::new();
        let by = MemberAppointment { by: Names::one("förvaltningschef"), ..MemberAppointment::default() };
        let norms = vec![
            must(Rule::MemberAppointment(by)),
            must(Rule::SeatQuota(SeatQuota { min: Some(2), max: Some(3), ..SeatQuota::default() })),
            must(Rule::Validity(Validity { max_years: Some(1.0), ..Validity::default() })),
        ];
        town.group("Rådet", None, identity(), norms);
        for (what, who, which, days) in acts {
            town.today = samordna_domain::period::days_after(town.today, i32::from(days));
            let actor = Actor::Person(person(PEOPLE[usize::from(who)]));
            let evidence = (which % 2 == 0).then_some("RV 1");
            let asked = command(&town, what, which);
            let before = town.log.len();
            let answer = town.may(actor, evidence, asked);
            prop_assert_eq!(answer.is_ok(), town.log.len() > before, "a refusal leaves nothing behind");

            let group = town.world.group(&body("radet")).unwrap();
            for seat in &group.seats {
                for (at, one) in seat.appointments.iter().enumerate() {
                    let rest = &seat.appointments[at + 1..];
                    prop_assert!(rest.iter().all(|other| !other.period.overlaps(&one.period)));
                }
            }
            let chairs = group.seats_of(&Role::Chair, town.today).count();
            prop_assert!(chairs <= 1);
        }
        let again = replayed(&town.log);
        prop_assert_eq!(assess(&again, town.today), assess(&town.world, town.today));
        prop_assert_eq!(again.events(), town.world.events());
        for recorded in &town.log {
            if let Event::Appointed { seat, .. } = &recorded.event {
                prop_assert!(again.seat(seat).is_ok());
            }
        }
    }
}

/// One of every event ever released. A line is never changed; a new event gets a new line.
const RELEASED: &str = include_str!("../../../../testdata/ledgers/events.jsonl");

#[test]
fn every_event_ever_released_still_folds_and_is_written_as_it_was() {
    let mut world = World::default();
    let mut kinds = std::collections::BTreeSet::new();
    for line in RELEASED.lines() {
        let recorded: Recorded = serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_value(&recorded).unwrap(), value, "written otherwise than released");
        kinds.insert(value["event"]["type"].as_str().unwrap().to_owned());
        world.apply(&recorded);
    }
    let source = include_str!("../../src/event.rs");
    let variants =
        source.lines().skip_while(|line| !line.starts_with("pub enum Event")).take_while(|line| *line != "}");
    let released =
        variants.filter(|line| line.starts_with("    ") && line.as_bytes()[4].is_ascii_uppercase()).count();
    assert_eq!(kinds.len(), released, "every event has a sample in testdata/ledgers/events.jsonl");
    let on = day("2026-11-22");
    let group = world.groups.iter().find(|group| group.id.as_str() == "radet").unwrap();
    assert_eq!(world.group_state(group, on), samordna_domain::group::GroupState::Dissolved);
    assert_eq!(world.people.person(&person("nils-norr")).unwrap().contact, None);
}
