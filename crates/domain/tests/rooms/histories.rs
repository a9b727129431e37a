//! What always holds of decisions, whatever is asked by whomever in whatever order.

use crate::{
    forum::{ASSOCIATION, BOARD, NORTH, SOUTH, at_home, north, position, sort, south},
    town::{Town, body, must, person},
};
use jiff::civil::Date;
use proptest::{prelude::*, test_runner::TestRunner};
use samordna_charter::{
    Norm, Rule,
    norm::{ChairDecision, Escalation, UnionConsultation},
};
use samordna_domain::{
    Actor, BodyId, Command, Event, MandateId, MatterId, RoundId, World,
    decision::{
        Decision,
        command::{DecideAsChair, DecideAtHome, ReportDecisions},
        joint,
    },
    escalation::next_addressee,
    event::Recorded,
    mandate::{
        Asked, Holder, Reach, ReportedTo,
        command::{GrantMandate, RevokeMandate},
    },
    matter::{
        Matter, MatterKind, TurnKind,
        command::{RaiseMatter, WithdrawMatter},
        turns,
    },
    period::days_after,
    round::{
        AnswerKind, RoundKind,
        command::{AnswerRound, CloseRound, JoinRound, LeaveRound, OpenRound},
    },
};
use std::{cell::Cell, collections::BTreeMap};

const PEOPLE: [&str; 7] = [
    "rut-register",
    "hanna-direktor",
    "nils-norr",
    "siv-soder",
    "nora-ledamot",
    "sam-ledamot",
    "karl-kommun",
];
const UNITS: [&str; 3] = [NORTH, SOUTH, ASSOCIATION];
const OFFICES: [&str; 4] = [
    "forvaltningschef-norra-sjukhuset",
    "forvaltningschef-sodra-sjukhuset",
    "direktor-kommunforbundet",
    "halso-och-sjukvardsdirektor-region-vast",
];
const AREAS: [&str; 4] = [NORTH, SOUTH, ASSOCIATION, "region-vast"];
const SUBJECTS: [Option<&str>; 3] = [None, Some("regional rutin"), Some("inköp")];

/// Something that somebody asks for: what, who, and a few choices.
#[derive(Clone, Copy, Debug)]
struct Step {
    what: u8,
    who: usize,
    one: usize,
    other: usize,
    days: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..30u8, 0..14usize, 0..12usize, 0..12usize, 0..25u8);
    let step = step.prop_map(|(what, who, one, other, days)| Step { what, who, one, other, days });
    proptest::collection::vec(step, 10..90)
}

fn nth<T: Clone>(all: &[T], at: usize) -> T {
    all[at % all.len()].clone()
}

/// A number that stands for one of those that are there, or for one that is not.
fn numbered(group: &BodyId, at: usize) -> String {
    format!("{group}/2025-{}", at % 3 + 1)
}

/// Who asks: half of the time somebody who may well do it, else anybody.
fn asking(step: Step) -> &'static str {
    let unit = step.one % UNITS.len();
    match step.what {
        _ if step.who < PEOPLE.len() => PEOPLE[step.who],
        6 | 7 | 20..=22 => ["nora-ledamot", "sam-ledamot", "karl-kommun"][unit],
        8..=11 | 23..=27 => ["nils-norr", "siv-soder", "karl-kommun"][unit],
        13..=15 | 19 => "rut-register",
        _ => "hanna-direktor",
    }
}

/// The chair's own mandate, for routines.
fn chairs(group: &BodyId) -> GrantMandate {
    let reach =
        Reach { subjects: vec!["regional rutin".to_owned()], area: vec![body("region-vast")], limit: None };
    GrantMandate { holder: Holder::ChairOf(group.clone()), reach, ..north() }
}

fn granting(step: Step, group: &BodyId) -> GrantMandate {
    let area = vec![body(nth(&AREAS, step.other))];
    let holder = match step.one {
        0 => Holder::ChairOf(group.clone()),
        other => Holder::Office(body(nth(&OFFICES, other))),
    };
    let subject: Option<&str> = nth(&SUBJECTS, step.other / 4);
    let giver = if area[0].as_str() == ASSOCIATION { ASSOCIATION } else { BOARD };
    GrantMandate {
        holder,
        reach: Reach {
            subjects: subject.map(str::to_owned).into_iter().collect(),
            area,
            limit: step.one.is_multiple_of(3).then_some(1000),
        },
        giver: body(giver),
        source: format!("RV 2025-{}", step.one),
        until: None,
        reported_to: step
            .one
            .is_multiple_of(2)
            .then(|| ReportedTo { board: body(BOARD), within_days: Some(7) }),
        ..north()
    }
}

fn command(town: &Town, group: &BodyId, step: Step) -> Command {
    let matter: MatterId = numbered(group, step.one).parse().unwrap();
    let round: RoundId = numbered(group, step.other).parse().unwrap();
    let unit = || body(nth(&UNITS, step.one));
    let mandates: Vec<MandateId> = town.world.mandates.iter().map(|one| one.id.clone()).collect();
    let mandate = || (!mandates.is_empty()).then(|| nth(&mandates, step.other));
    let chairs_own = || {
        let mut own = town.world.mandates.held_as(&Holder::ChairOf(group.clone()));
        own.next().filter(|_| !step.other.is_multiple_of(3)).map(|one| one.id.clone())
    };
    let kinds = [RoundKind::HomeDecision, RoundKind::UnionConsultation, RoundKind::Anchoring];
    let ago = |days: usize| Some(days_after(town.today, -i32::try_from(days).unwrap()));
    match step.what {
        0 => Command::RaiseMatter(RaiseMatter {
            group: group.clone(),
            title: "Rutin".to_owned(),
            kind: MatterKind::Question,
            summary: String::new(),
            subject: nth(&SUBJECTS, step.one).map(str::to_owned),
            channel: None,
            origin: None,
            engagement: None,
            document: None,
            registry_number: None,
        }),
        1 => sort(&matter),
        2 => position(&matter),
        3..=5 => Command::OpenRound(OpenRound {
            group: group.clone(),
            kind: nth(&kinds, step.other),
            about: Some(matter),
            agreement: None,
            question: "Vad svarar ni?".to_owned(),
            units: if step.other.is_multiple_of(5) { vec![unit()] } else { Vec::new() },
            due: days_after(town.today, 20),
        }),
        6 | 7 | 20..=22 => Command::AnswerRound(AnswerRound {
            round,
            unit: unit(),
            answer: nth(
                &[
                    AnswerKind::Concluded,
                    AnswerKind::Planned,
                    AnswerKind::NotNeeded,
                    AnswerKind::NoMandate,
                    AnswerKind::Anchored,
                ],
                step.days.into(),
            ),
            text: "Enligt protokoll.".to_owned(),
            attachment: None,
            name: None,
            content: None,
        }),
        8..=11 | 23..=27 => Command::DecideAtHome(DecideAtHome {
            text: "Så blir det.".to_owned(),
            mandate: mandate().filter(|_| step.other.is_multiple_of(4)),
            effective: ago(step.other).filter(|_| step.days % 7 == 3),
            cost: [None, Some(10), Some(1001)][step.other % 3],
            on: ago(step.days.into()).filter(|_| step.days % 7 == 1),
            ..DecideAtHome::new(
                round,
                unit(),
                nth(&[AnswerKind::Decided, AnswerKind::Deviates, AnswerKind::Declines], step.one / 3),
            )
        }),
        12 | 28 | 29 => Command::DecideAsChair(DecideAsChair {
            matter,
            text: "Rutinen fastställs.".to_owned(),
            mandate: chairs_own().or_else(mandate).unwrap_or_else(|| "finns-inte".parse().unwrap()),
            effective: None,
            cost: Some(1),
            on: ago(step.days.into()).filter(|_| step.other % 3 == 1),
        }),
        13 | 14 => Command::GrantMandate(granting(step, group)),
        15 => Command::RevokeMandate(RevokeMandate {
            mandate: mandate().unwrap_or_else(|| "finns-inte".parse().unwrap()),
            on: ago(step.one).filter(|_| !step.one.is_multiple_of(3)),
            reason: "Ny ordning".to_owned(),
        }),
        16 => Command::LeaveRound(LeaveRound { round, unit: unit(), reason: "Hör inte hit".to_owned() }),
        17 => Command::JoinRound(JoinRound { round, unit: unit() }),
        18 if step.other.is_multiple_of(2) => Command::CloseRound(CloseRound { round }),
        18 => Command::WithdrawMatter(WithdrawMatter { matter, reason: "Dubblett".to_owned() }),
        _ if step.one.is_multiple_of(3) => {
            Command::ReportDecisions(ReportDecisions { board: body(BOARD), until: None })
        }
        _ if step.one % 3 == 1 => Command::LeaveOffice { office: body(nth(&OFFICES, step.other)), on: None },
        _ => Command::TakeOffice {
            office: body(nth(&OFFICES, step.other)),
            employment: town
                .world
                .people
                .employments(&person(nth(&PEOPLE, step.one)))
                .next()
                .unwrap()
                .id
                .clone(),
            from: None,
            until: None,
        },
    }
}

/// The units that a decision is for.
fn units(world: &World, matter: &MatterId, decision: &Decision) -> Vec<BodyId> {
    let mandate = world.mandate(&decision.mandate).unwrap();
    match &decision.unit {
        Some(unit) => vec![unit.clone()],
        None => {
            let home = world.home_units(&matter.group, decision.on).into_iter();
            home.filter(|unit| mandate.reach.is_over(world, unit)).collect()
        }
    }
}

/// A decision, the moment it is taken: under a mandate that held that day, covers it, and is held by who decided.
fn is_under_a_mandate(world: &World, matter: &MatterId, decision: &Decision) {
    let mandate = world.mandate(&decision.mandate).expect("a mandate");
    assert!(mandate.period.holds(decision.on), "{decision:?} {mandate:?}");
    assert_eq!(world.mandate_holder(mandate, decision.on), Some(&decision.by));
    assert!(decision.on <= decision.effective, "no effect before the decision");
    assert!(matches!(mandate.holder, Holder::Office(_)) == decision.unit.is_some());
    let units = units(world, matter, decision);
    assert!(!units.is_empty());
    let subject = world.matter(matter).unwrap().subject.as_deref();
    let cost = if decision.kind == AnswerKind::Declines { Some(0) } else { decision.cost };
    for unit in &units {
        assert_eq!(mandate.outside(world, &Asked { unit, subject, cost }, decision.on), None);
    }
}

/// Where the unions were to be consulted, they were by then; in each administration for itself.
fn is_after_consultation(world: &World, matter: &MatterId, decision: &Decision, is_asked_by_charter: bool) {
    if decision.kind == AnswerKind::Declines {
        return;
    }
    let known = world.matter(matter).unwrap();
    for unit in units(world, matter, decision) {
        let rounds = known.rounds.iter().filter_map(|id| world.rounds.get(id));
        let of_kind = rounds.filter(|round| round.kind == RoundKind::UnionConsultation);
        let asked: Vec<_> = of_kind.filter_map(|round| Some((round, round.unit(&unit)?))).collect();
        let is_asked = asked.iter().any(|(round, asked)| round.closed.is_none() && asked.left.is_none());
        let is_done = asked.iter().any(|(_, asked)| {
            let by_then = asked.answers.iter().rfind(|answer| answer.on <= decision.on);
            by_then.is_some_and(|answer| answer.kind.is_settled())
        });
        assert!(is_done || !(is_asked || is_asked_by_charter), "{unit}: {decision:?}");
    }
}

fn replayed(log: &[Recorded]) -> World {
    let mut world = World::default();
    for recorded in log {
        let line = serde_json::to_string(recorded).unwrap();
        world.apply(&serde_json::from_str(&line).unwrap());
    }
    world
}

/// How much a run has seen: decisions at home and by the chair, and administrations where nobody may decide, lifted and
/// not yet. A check that sees none proves nothing.
#[derive(Default)]
struct Seen {
    at_home: Cell<usize>,
    by_chair: Cell<usize>,
    lifted: Cell<usize>,
    to_lift: Cell<usize>,
}

impl Seen {
    fn count(&self, decision: &Decision) {
        let of = if decision.unit.is_some() { &self.at_home } else { &self.by_chair };
        of.set(of.get() + 1);
    }
}

/// Somebody is put at the head of the unit, and holds a mandate over it in this matter.
fn has_a_decider(world: &World, matter: &Matter, unit: &BodyId, on: Date) -> bool {
    let asked = Asked { unit, subject: matter.subject.as_deref(), cost: Some(0) };
    world.mandates.iter().any(|mandate| {
        let is_held = mandate.period.holds(on) && world.mandate_holder(mandate, on).is_some();
        let is_home = matches!(mandate.holder, Holder::Office(_));
        is_held && is_home && mandate.outside(world, &asked, on).is_none()
    })
}

/// An open matter always waits for somebody. Where nobody may decide for an administration that is asked to, it has been
/// lifted, or it is the keeper's turn to lift it: to whom the charter says, or else the program says that it does not.
fn never_waits_for_nobody(town: &Town, group: &BodyId, has_a_way_up: bool, seen: &Seen) {
    let (world, on) = (&town.world, town.today);
    for matter in world.matters.of(group).filter(|matter| !matter.stage.is_over()) {
        let turns = turns(world, matter, on);
        assert!(!turns.is_empty(), "{matter:?}");
        let rounds = matter.rounds.iter().filter_map(|id| world.rounds.get(id));
        let asked =
            rounds.filter(|round| round.kind == RoundKind::HomeDecision).flat_map(|round| &round.asked);
        // Whoever was asked again answers the later question.
        let last: BTreeMap<_, _> = asked.map(|asked| (&asked.unit, asked.left.is_some())).collect();
        for unit in last.into_iter().filter_map(|(unit, has_left)| (!has_left).then_some(unit)) {
            let is_decided = matter.decisions.iter().any(|one| units(world, &matter.id, one).contains(unit));
            if is_decided || has_a_decider(world, matter, unit, on) {
                continue;
            }
            let mut lifted = matter.escalations.iter();
            let is_lifted = lifted.any(|one| one.unit.as_ref().is_none_or(|of| of == unit));
            let is_to_lift =
                turns.iter().any(|turn| turn.what == TurnKind::Lift && turn.of.as_ref() == Some(unit));
            assert!(is_lifted || is_to_lift, "{unit} {turns:?} {matter:?}");
            assert_eq!(next_addressee(world, group, Some(unit), on).is_gap(), !has_a_way_up);
            let of = if is_lifted { &seen.lifted } else { &seen.to_lift };
            of.set(of.get() + 1);
        }
    }
}

fn holds_throughout(steps: Vec<Step>, asks_unions: bool, has_a_way_up: bool, seen: &Seen) {
    let mut town = Town::with_board();
    let chair = ChairDecision { object: Some("regionala rutiner".to_owned()), ..ChairDecision::default() };
    let mut norms: Vec<Norm> = vec![must(at_home()), must(Rule::ChairDecision(chair))];
    if asks_unions {
        norms.push(must(Rule::UnionConsultation(UnionConsultation { r#where: None })));
    }
    if has_a_way_up {
        let to = vec!["hälso- och sjukvårdsdirektören".to_owned()];
        norms.push(must(Rule::Escalation(Escalation { to, ..Escalation::default() })));
    }
    let group = town.forum(norms);
    for asked in [north(), south(), chairs(&group)] {
        town.grant(asked);
    }
    let matter = town.agreed(&group);
    town.round(RoundKind::HomeDecision, &matter);
    town.matter(&group, Some("regional rutin"));
    for step in steps {
        town.today = days_after(town.today, i32::from(step.days / 5));
        let asked = command(&town, &group, step);
        let evidence = (step.other % 3 == 0).then_some("RV 1");
        let Ok(events) = town.may(Actor::Person(person(asking(step))), evidence, asked) else { continue };
        never_waits_for_nobody(&town, &group, has_a_way_up, seen);
        for event in events {
            let Event::DecisionTaken { matter, .. } = &event else { continue };
            let decision = town.world.matter(matter).unwrap().decisions.last().unwrap();
            seen.count(decision);
            is_under_a_mandate(&town.world, matter, decision);
            is_after_consultation(&town.world, matter, decision, asks_unions);
        }
    }
    for matter in town.world.matters.of(&group) {
        for decision in &matter.decisions {
            let mandate = town.world.mandate(&decision.mandate).unwrap();
            assert!(mandate.period.holds(decision.on), "what is decided stands, whatever is revoked later");
        }
        for unit in joint(&town.world, matter, town.today).in_force() {
            let is_theirs = |one: &&Decision| units(&town.world, &matter.id, one).contains(unit);
            assert!(matter.decisions.iter().filter(is_theirs).any(|one| one.effective <= town.today));
        }
    }
    assert_eq!(replayed(&town.log), town.world);
}

#[test]
fn no_decision_is_without_a_mandate_and_no_matter_waits_for_nobody() {
    let seen = Seen::default();
    let mut runner = TestRunner::new(ProptestConfig::with_cases(600));
    let ran = runner.run(&(steps(), any::<bool>(), any::<bool>()), |(steps, asks_unions, has_a_way_up)| {
        holds_throughout(steps, asks_unions, has_a_way_up, &seen);
        Ok(())
    });
    ran.unwrap_or_else(|broken| panic!("{broken}"));
    let (at_home, by_chair) = (seen.at_home.get(), seen.by_chair.get());
    assert!(100 < at_home && 10 < by_chair, "too few to prove anything: {at_home}, {by_chair}");
    let (lifted, to_lift) = (seen.lifted.get(), seen.to_lift.get());
    assert!(100 < lifted && 10 < to_lift, "too few to prove anything: {lifted}, {to_lift}");
}
