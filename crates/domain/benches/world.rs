//! How fast the three functions are, each beside a floor measured in the same run.
//!
//! `cargo bench -p samordna-domain`; the figures stand in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at the first surprise"
)]

use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use samordna_charter::{
    Identity, Modality, Norm, Reading, Rule, Span,
    norm::{
        ChairAppointment, CoOption, ContactPerson, Coordinator, Distribution, Evaluation, MeetingFrequency,
        MemberAppointment, MemberEligibility, Names, SeatQuota, SubstituteRequired, Task, Validity,
    },
    reading::{Adopter, GroupType},
};
use samordna_domain::{
    Actor, Command, Digest, Event, Moment, Period, World, assess, assess_group,
    command::Request,
    decide,
    event::Recorded,
    organisation::{BodyKind, OfficeDuty},
    seat::Role,
};
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 22);
const FROM: Date = date(2025, 1, 1);

fn main() {
    divan::main();
}

/// Forty norms of an ordinary council.
fn norms() -> Vec<Norm> {
    let by = |name: &str| Names::one(name);
    let mut rules = vec![
        Rule::ChairAppointment(ChairAppointment { by: by("förvaltningschef"), ..Default::default() }),
        Rule::MemberAppointment(MemberAppointment { by: by("förvaltningschef"), ..Default::default() }),
        Rule::MemberEligibility(MemberEligibility::default()),
        Rule::SeatQuota(SeatQuota { min: Some(4), max: Some(8), ..Default::default() }),
        Rule::SeatQuota(SeatQuota {
            unit: by("Förvaltning 1"),
            min: Some(1),
            max: Some(1),
            ..Default::default()
        }),
        Rule::SubstituteRequired(SubstituteRequired::default()),
        Rule::CoOption(CoOption { limited: Some(true), ..Default::default() }),
        Rule::ContactPerson(ContactPerson::default()),
        Rule::Coordinator(Coordinator::default()),
        Rule::Validity(Validity { max_years: Some(5.0), ..Default::default() }),
        Rule::Evaluation(Evaluation { every_years: Some(2.0), ..Default::default() }),
        Rule::Distribution(Distribution { recipient: Some("Ordföranden".into()), ..Default::default() }),
        Rule::MeetingFrequency(MeetingFrequency { min: Some(4), max: Some(8), ..Default::default() }),
    ];
    rules.resize_with(40, || Rule::Task(Task { text: Some("samordna arbetet".into()), who: None }));
    rules
        .into_iter()
        .map(|rule| Norm::new(rule, Modality::Must, "Gruppen ska göra det.", Span::default()))
        .collect()
}

fn recorded(event: Event) -> Recorded {
    Recorded { actor: Actor::Keeper, at: Moment::noon(FROM).at, event, grounds: Vec::new(), request: None }
}

/// A region of so many groups, each with six filled seats and a charter of forty norms in force.
fn region(groups: usize) -> Vec<Recorded> {
    let request = Request { actor: Actor::Keeper, now: Moment::noon(FROM), evidence: None };
    let found = Command::Found { principal: "Region".into(), registrar: "Rut".into(), from: None };
    let mut events = decide(&World::default(), &request, found).unwrap().events;
    for number in 0..10 {
        let body = format!("forvaltning-{number}").parse().unwrap();
        let kind = BodyKind::Administration;
        let (name, of) = (format!("Förvaltning {number}"), Some("region".parse().unwrap()));
        events.push(Event::BodyRegistered { body, kind, name, of, duty: None, from: FROM });
        let office = format!("chef-{number}").parse().unwrap();
        let of = Some(format!("forvaltning-{number}").parse().unwrap());
        let (kind, duty) = (BodyKind::Office, Some(OfficeDuty::Head));
        events.push(Event::BodyRegistered {
            body: office,
            kind,
            name: "Förvaltningschef".into(),
            of,
            duty,
            from: FROM,
        });
        let person: samordna_domain::PersonId = format!("person-{number}").parse().unwrap();
        events.push(Event::PersonRegistered { person: person.clone(), name: format!("Person {number}") });
        let employment: samordna_domain::EmploymentId = format!("anst-{number}").parse().unwrap();
        events.push(Event::EmploymentStarted {
            employment: employment.clone(),
            person,
            at: format!("forvaltning-{number}").parse().unwrap(),
            title: "Chef".into(),
            from: FROM,
        });
        let office = format!("chef-{number}").parse().unwrap();
        events.push(Event::OfficeTaken { office, employment, period: Period::since(FROM) });
    }
    let adopter = Adopter { office: "direktör".into(), ..Default::default() };
    let identity = Identity { adopted_by: vec![adopter], ..Default::default() };
    let reading = Arc::new(Reading { identity, norms: norms(), ..Default::default() });
    for number in 0..groups {
        one_group(number, &reading, &mut events);
    }
    events.into_iter().map(recorded).collect()
}

fn one_group(number: usize, reading: &Arc<Reading>, events: &mut Vec<Event>) {
    let group: samordna_domain::BodyId = format!("grupp-{number}").parse().unwrap();
    let charter: samordna_domain::CharterId = format!("uppdrag-{number}").parse().unwrap();
    let (name, group_type) = (format!("Grupp {number}"), GroupType::CoordinationCouncil);
    events.push(Event::GroupFormed { group: group.clone(), group_type, name, parent: None, on: FROM });
    let text = Digest::of(b"text");
    let by = "rut".parse().unwrap();
    let reading = reading.clone();
    events.push(Event::CharterRead { charter: charter.clone(), source: text, text, reading, by, on: FROM });
    events.push(Event::CharterPlaced { charter: charter.clone(), group: group.clone() });
    events.push(Event::CharterSigned { charter: charter.clone(), line: 0, on: FROM });
    events.push(Event::CharterAdopted { charter, on: FROM, period: Period::since(FROM) });
    let roles = [Role::Chair, Role::Member, Role::Member, Role::Member, Role::Member, Role::Coordinator];
    for (at, role) in roles.into_iter().enumerate() {
        let seat = format!("{group}/{}", at + 1).parse::<samordna_domain::SeatId>().unwrap();
        let unit = Some(format!("forvaltning-{at}").parse().unwrap());
        events.push(Event::SeatEstablished {
            seat: seat.clone(),
            role,
            unit,
            purpose: None,
            follows: None,
            from: FROM,
        });
        let employment = format!("anst-{at}").parse().unwrap();
        events.push(Event::Appointed {
            seat,
            employment,
            period: Period::since(FROM),
            routine: None,
            while_in: None,
            attested: None,
            reason: None,
        });
    }
}

fn world(groups: usize) -> World {
    let mut world = World::default();
    region(groups).iter().for_each(|recorded| world.apply(recorded));
    world
}

/// A plain walk over structs that writes what the assessment writes: how each norm stands, and as many findings and duties
/// as are found, each owned and with its grounds: which norm of which charter, what was counted, since when, whose turn.
#[allow(dead_code, reason = "it is written for whoever would read it, as the assessment is")]
mod floor {
    use std::sync::Arc;

    pub struct Norm {
        pub kind: u32,
        pub min: u32,
        pub max: u32,
        pub is_must: bool,
    }

    pub struct Group {
        pub id: Arc<str>,
        pub charter: Arc<str>,
        pub keeper: Arc<str>,
        pub norms: Vec<Norm>,
        pub seats: Vec<(u32, bool)>,
    }

    #[derive(Clone, Copy, PartialEq)]
    pub enum Standing {
        Met,
        Deviation,
        Remark,
    }

    pub struct Finding {
        pub charter: Arc<str>,
        pub norm: usize,
        pub standing: Standing,
        pub filled: u32,
        pub min: u32,
        pub max: u32,
        pub since: super::Date,
        pub owner: Arc<str>,
    }

    pub struct Assessed {
        pub group: Arc<str>,
        pub standings: Vec<Standing>,
        pub findings: Vec<Finding>,
    }

    /// Groups of which each has so many norms that are not kept.
    pub fn groups(count: usize, broken: u32) -> Vec<Group> {
        let norm = |at: u32| Norm { kind: at, min: if at < broken { 6 } else { 4 }, max: 8, is_must: true };
        let group = |number| Group {
            id: format!("grupp-{number}").into(),
            charter: format!("uppdrag-{number}").into(),
            keeper: format!("person-{number}").into(),
            norms: (0..40).map(norm).collect(),
            seats: (0..6).map(|at| (at, at != 5)).collect(),
        };
        (0..count).map(group).collect()
    }

    fn standing(norm: &Norm, filled: u32) -> Standing {
        match filled < norm.min || norm.max < filled {
            false => Standing::Met,
            true if norm.is_must => Standing::Deviation,
            true => Standing::Remark,
        }
    }

    fn assess_one(group: &Group) -> Assessed {
        let mut standings = Vec::with_capacity(group.norms.len());
        let mut findings = Vec::new();
        for (at, norm) in group.norms.iter().enumerate() {
            let filled =
                group.seats.iter().filter(|(unit, is_filled)| *is_filled && *unit != norm.kind).count();
            let filled = u32::try_from(filled).unwrap_or(u32::MAX);
            let standing = standing(norm, filled);
            standings.push(standing);
            if standing != Standing::Met {
                findings.push(Finding {
                    charter: group.charter.clone(),
                    norm: at,
                    standing,
                    filled,
                    min: norm.min,
                    max: norm.max,
                    since: super::FROM,
                    owner: group.keeper.clone(),
                });
            }
        }
        Assessed { group: group.id.clone(), standings, findings }
    }

    pub fn assess(groups: &[Group]) -> Vec<Assessed> {
        groups.iter().map(assess_one).collect()
    }
}

#[divan::bench(sample_count = 20)]
fn assess_10000_groups_of_40_norms(bencher: Bencher) {
    let world = world(10_000);
    bencher.bench(|| assess(black_box(&world), TODAY));
}

#[divan::bench(sample_count = 20)]
fn assess_10000_groups_of_40_norms_floor(bencher: Bencher) {
    let one = assess_group(&world(100), &"grupp-7".parse().unwrap(), TODAY).unwrap();
    let written = one.findings.len() + one.duties.len();
    let groups = floor::groups(10_000, u32::try_from(written).unwrap());
    assert_eq!(floor::assess(&groups)[7].findings.len(), written);
    bencher.bench(|| floor::assess(black_box(&groups)));
}

#[divan::bench(args = [100, 10_000])]
fn assess_one_group_among(bencher: Bencher, groups: usize) {
    let world = world(groups);
    let group = "grupp-7".parse().unwrap();
    bencher.bench(|| assess_group(black_box(&world), &group, TODAY));
}

#[divan::bench]
fn one_permission_with_its_grounds(bencher: Bencher) {
    let world = world(100);
    let seat: samordna_domain::SeatId = "grupp-7/2".parse().unwrap();
    let request = Request {
        actor: Actor::Person("person-1".parse().unwrap()),
        now: Moment::noon(TODAY),
        evidence: None,
    };
    let command = Command::EndAppointment { seat, on: None, reason: "Slutar".into() };
    let decision = decide(&world, &request, command.clone()).expect("a permission");
    assert!(!decision.grounds.is_empty(), "with its grounds");
    bencher.bench(|| decide(black_box(&world), &request, command.clone()));
}

#[divan::bench(sample_count = 10)]
fn fold_200000_events(bencher: Bencher) {
    let events = region(11_770);
    assert!(events.len() >= 200_000, "{}", events.len());
    bencher.bench(|| {
        let mut world = World::default();
        events.iter().for_each(|recorded| world.apply(recorded));
        world.events()
    });
}

#[divan::bench(sample_count = 10)]
fn fold_200000_events_floor(bencher: Bencher) {
    let events = region(11_770);
    bencher.bench(|| {
        let mut kept = std::collections::BTreeMap::new();
        for (at, recorded) in events.iter().enumerate() {
            if let Event::Appointed { seat, .. } | Event::SeatEstablished { seat, .. } = &recorded.event {
                kept.insert(seat.clone(), at);
            }
        }
        kept.len()
    });
}
