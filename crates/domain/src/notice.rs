//! Whom to tell, by mail, and of what: that something became their turn, that they are reminded, what waits in a week.
//!
//! Told is what waits when the letter is written: what was done meanwhile is not. How a person is reached is no part of it.
//!
//! **Invariant:** only whoever's turn it is is told, by their own choice, and never of what they did themselves.

#![allow(clippy::wildcard_enum_match_arm, reason = "most events give nobody a turn")]

pub mod command;
mod decided;

pub(crate) use decided::choose;

use crate::{
    BodyId, Event, GroupAssessment, MatterId, MeetingId, PersonId, RoundId, World, assess, assess_group,
    duty::{Duty, DutyState, Way},
    event::Recorded,
    grounds::{Basis, Ground, NormRef},
    matter::{Matter, Turn, TurnKind, turns},
    round::{Round, RoundKind},
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which mail somebody wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailChoice {
    /// When it is their turn, when they are reminded, and each week what waits.
    #[default]
    Everything,
    /// When it is their turn, and when they are reminded.
    Turns,
    /// Nothing.
    Nothing,
}

impl MailChoice {
    /// Every choice, most mail first.
    pub const ALL: [Self; 3] = [Self::Everything, Self::Turns, Self::Nothing];

    /// The words for it.
    pub fn label(self, language: crate::Language) -> &'static str {
        match self {
            Self::Everything => language.pick(
                "När det är min tur, och varje vecka det som väntar",
                "When it is my turn, and each week what waits",
            ),
            Self::Turns => language.pick("När det är min tur", "When it is my turn"),
            Self::Nothing => language.pick("Ingenting", "Nothing"),
        }
    }
}

/// Why a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// It became their turn.
    Turn,
    /// They are reminded.
    Reminder,
    /// A week begins.
    Week,
}

/// What waits for somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Waits {
    /// A round asks their unit.
    Answer {
        /// Which.
        round: RoundId,
        /// For which unit.
        unit: BodyId,
    },
    /// A matter does not go on without them.
    Matter {
        /// Which.
        matter: MatterId,
        /// What has to be done.
        turn: TurnKind,
    },
    /// Something that a charter asks of them.
    Duty(Box<Duty>),
}

/// One thing that waits for one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Who.
    pub to: PersonId,
    /// In which group.
    pub group: BodyId,
    /// What.
    pub waits: Waits,
    /// By when.
    pub due: Option<Date>,
    /// The rule.
    pub ground: Option<Ground>,
}

/// Whom an entry gives the turn, or reminds, as it stands on a day; in the order of their ids.
pub fn of_entry(world: &World, recorded: &Recorded, on: Date) -> Option<(Occasion, Vec<Notice>)> {
    let (occasion, mut notices) = match &recorded.event {
        Event::RoundOpened { round, units, .. } => (Occasion::Turn, answers(world, round, units, on)),
        Event::RoundJoined { round, unit, .. } => {
            (Occasion::Turn, answers(world, round, std::slice::from_ref(unit), on))
        }
        Event::RoundReminded { round, units, .. } => (Occasion::Reminder, answers(world, round, units, on)),
        Event::NotesShared { meeting, .. } => (Occasion::Turn, signers(world, meeting, on)),
        Event::DecisionCommunicated { matter, .. } => (Occasion::Turn, receivers(world, matter, on)),
        event => {
            let (matter, wanted) = led_to(event)?;
            let norm = recorded.grounds.iter().find(|ground| matches!(ground.basis, Basis::Norm(_)));
            (Occasion::Turn, in_matter(world, world.matters.get(matter)?, wanted, norm, on))
        }
    };
    notices
        .retain(|notice| Some(&notice.to) != recorded.actor.person() && wants(world, &notice.to, occasion));
    notices.sort_by(|one, other| one.to.cmp(&other.to));
    Some((occasion, notices)).filter(|(_, notices)| !notices.is_empty())
}

/// What waits for each person on a day, most pressing first; of those who want to be told each week.
pub fn of_week(world: &World, on: Date) -> BTreeMap<PersonId, Vec<Notice>> {
    let mut all: BTreeMap<PersonId, Vec<Notice>> = BTreeMap::new();
    for assessed in assess(world, on).groups {
        for notice in in_group(world, &assessed, on) {
            if wants(world, &notice.to, Occasion::Week) {
                all.entry(notice.to.clone()).or_default().push(notice);
            }
        }
    }
    for notices in all.values_mut() {
        notices.sort_by_key(|notice| (notice.due.is_none(), notice.due));
    }
    all
}

fn wants(world: &World, person: &PersonId, occasion: Occasion) -> bool {
    match world.people.person(person).map(|person| person.mail) {
        Some(MailChoice::Everything) => true,
        Some(MailChoice::Turns) => occasion != Occasion::Week,
        Some(MailChoice::Nothing) | None => false,
    }
}

/// The answers that an open round still waits for, of these units.
fn answers(world: &World, round: &RoundId, units: &[BodyId], on: Date) -> Vec<Notice> {
    let Some(round) = world.rounds.get(round) else { return Vec::new() };
    let Some(assessed) = assess_group(world, &round.id.group, on) else { return Vec::new() };
    let waiting = round.waits_for().filter(|unit| units.contains(unit));
    waiting.filter_map(|unit| answer(world, round, unit, &assessed, on)).collect()
}

/// What a round waits for from a unit; none where nobody there can answer, and the matter is lifted.
fn answer(
    world: &World,
    round: &Round,
    unit: &BodyId,
    assessed: &GroupAssessment,
    on: Date,
) -> Option<Notice> {
    let is_this =
        |duty: &&Duty| duty.key.about.round() == Some(&round.id) && duty.key.about.body() == Some(unit);
    let matter = round.about.as_ref().and_then(|matter| world.matters.get(matter));
    let who = match matter.filter(|_| round.kind == RoundKind::HomeDecision) {
        Some(matter) => world.who_decides(unit, matter.subject.as_deref(), on)?,
        None => world.answers_for(&round.id.group, unit, on),
    };
    Some(Notice {
        to: who.person()?.clone(),
        group: round.id.group.clone(),
        waits: Waits::Answer { round: round.id.clone(), unit: unit.clone() },
        due: Some(round.due),
        ground: assessed.duties.iter().find(is_this).map(ground_of),
    })
}

/// Whoever has notes to sign that were shared.
fn signers(world: &World, meeting: &MeetingId, on: Date) -> Vec<Notice> {
    owed(world, &meeting.group, on, |duty| {
        duty.way == Way::SignNotes && duty.key.about.meeting() == Some(meeting)
    })
}

/// Whoever was told of a decision, and has not said that they have it.
fn receivers(world: &World, matter: &MatterId, on: Date) -> Vec<Notice> {
    owed(world, &matter.group, on, |duty| {
        duty.way == Way::AcknowledgeDecision && duty.key.about.matter() == Some(matter)
    })
}

fn owed(world: &World, group: &BodyId, on: Date, wanted: impl Fn(&Duty) -> bool) -> Vec<Notice> {
    let Some(assessed) = assess_group(world, group, on) else { return Vec::new() };
    let open = assessed.duties.iter().filter(|duty| duty.state.is_open() && wanted(duty));
    open.filter_map(|duty| duty_notice(group, duty)).collect()
}

fn duty_notice(group: &BodyId, duty: &Duty) -> Option<Notice> {
    Some(Notice {
        to: duty.owner.person()?.clone(),
        group: group.clone(),
        waits: Waits::Duty(Box::new(duty.clone())),
        due: duty.due,
        ground: Some(ground_of(duty)),
    })
}

fn ground_of(duty: &Duty) -> Ground {
    let at = NormRef { charter: duty.key.charter.clone(), norm: duty.key.norm };
    Ground::norm(at, duty.fact.clone())
}

/// The turns in a matter that an entry leads to.
fn led_to(event: &Event) -> Option<(&MatterId, &'static [TurnKind])> {
    Some(match event {
        Event::MatterRaised { matter, .. } => (matter, &[TurnKind::Sort]),
        Event::MatterAccepted { matter, .. } => (matter, &[TurnKind::Prepare]),
        Event::MatterHandedOver { matter, .. } => (matter, &[TurnKind::Receive]),
        Event::MatterPrepared { matter, .. } => (matter, &[TurnKind::Release]),
        Event::PositionTaken { matter, .. } => (matter, &[TurnKind::HandToPoliticians, TurnKind::AskAtHome]),
        Event::PositionHandedOver { matter, .. } => (matter, &[TurnKind::HearFromPoliticians]),
        Event::PositionAnswered { matter, .. } => (matter, &[TurnKind::AskAtHome]),
        Event::EscalationOpened { matter, .. } => (matter, &[TurnKind::AnswerEscalation]),
        Event::EscalationAnswered { matter, .. } => {
            (matter, &[TurnKind::AnswerEscalation, TurnKind::DecideAtHome])
        }
        _ => return None,
    })
}

fn in_matter(
    world: &World,
    matter: &Matter,
    wanted: &[TurnKind],
    norm: Option<&Ground>,
    on: Date,
) -> Vec<Notice> {
    let is_wanted = |turn: &Turn| wanted.contains(&turn.what);
    let mut told: Vec<Notice> = Vec::new();
    for turn in turns(world, matter, on).into_iter().filter(is_wanted) {
        let Some(notice) = turn_notice(matter, &turn, norm) else { continue };
        if !told.contains(&notice) {
            told.push(notice);
        }
    }
    told
}

fn turn_notice(matter: &Matter, turn: &Turn, norm: Option<&Ground>) -> Option<Notice> {
    Some(Notice {
        to: turn.who.person()?.clone(),
        group: matter.id.group.clone(),
        waits: Waits::Matter { matter: matter.id.clone(), turn: turn.what },
        due: None,
        ground: norm.cloned(),
    })
}

/// What waits in a group: answers, what its charter asks soon, and the turns of its matters that neither names.
fn in_group(world: &World, assessed: &GroupAssessment, on: Date) -> Vec<Notice> {
    let group = &assessed.group;
    let mut told: Vec<Notice> = Vec::new();
    for round in world.rounds.open(group) {
        told.extend(round.waits_for().filter_map(|unit| answer(world, round, unit, assessed, on)));
    }
    let is_near = |duty: &&Duty| matches!(duty.state, DutyState::Overdue | DutyState::DueSoon);
    let is_answer = |duty: &&Duty| {
        matches!(duty.way, Way::AnswerRound | Way::MoveMatter { what: TurnKind::DecideAtHome })
    };
    let near = assessed.duties.iter().filter(is_near).filter(|duty| !is_answer(duty));
    told.extend(near.filter_map(|duty| duty_notice(group, duty)));
    for matter in world.matters.open(group) {
        let others = turns(world, matter, on).into_iter().filter(|turn| turn.what != TurnKind::DecideAtHome);
        for notice in others.filter_map(|turn| turn_notice(matter, &turn, None)) {
            if !told.iter().any(|known| is_about(known, &notice.to, &matter.id)) {
                told.push(notice);
            }
        }
    }
    told
}

fn is_about(notice: &Notice, person: &PersonId, matter: &MatterId) -> bool {
    let about = match &notice.waits {
        Waits::Duty(duty) => duty.key.about.matter(),
        Waits::Matter { matter, .. } => Some(matter),
        Waits::Answer { .. } => None,
    };
    notice.to == *person && about == Some(matter)
}
