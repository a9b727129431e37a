//! *Mina svar*: what waits for somebody's answer or decision, across all groups, each one click from answered.
//!
//! Looked up by what their units are asked, never by what all groups have asked.

use super::{about, act::MINE, asked::frames, unit_address};
use crate::{
    charter::word_of,
    duty::days_words,
    error::No,
    form::Field,
    frame::{Badge, Frame, random_key, show},
    group::linked,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, PersonId, World,
    decision::barrier,
    mandate::Asked,
    organisation::BodyKind,
    round::{AnswerKind, Round, RoundKind},
    seat::Role,
};
use std::{collections::BTreeSet, sync::Arc};

#[derive(Template)]
#[template(path = "round/mine.html")]
struct MinePage {
    frame: Frame,
    waiting: Vec<Waiting>,
}

/// A question that waits for them.
struct Waiting {
    href: String,
    about: String,
    question: String,
    kind: &'static str,
    unit: String,
    group: (String, String),
    due: Date,
    days: String,
    is_late: bool,
    /// What stands in the way of the decision.
    waits: Option<String>,
    /// What was answered so far, and does not settle it.
    so_far: Option<Badge>,
    /// Answers that need no words, each a button.
    quick: Vec<Quick>,
}

/// An answer in one click.
struct Quick {
    action: String,
    /// What pressing it does.
    words: String,
    fields: Vec<Field>,
    key: String,
}

/// Shows what waits for whoever asks.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    visit.look(|world| {
        let frame = Frame::within(&visit, world, visit.language.pick("Mina svar", "My answers"));
        Ok(show(&MinePage { frame, waiting: waiting(&visit, world, &person) })?)
    })
}

fn waiting(visit: &Visit, world: &World, person: &PersonId) -> Vec<Waiting> {
    let today = visit.now.today;
    let mut all: Vec<(Date, Waiting)> = Vec::new();
    for unit in units(world, person, today) {
        for round in world.rounds.asking(&unit) {
            if is_theirs(world, person, round, &unit, today) {
                all.push((round.due, view(visit, world, person, round, &unit)));
            }
        }
    }
    all.sort_by_key(|(due, _)| *due);
    all.into_iter().map(|(_, one)| one).collect()
}

/// The units that a person may have to answer or decide for: by seat, as head, under a mandate.
pub(crate) fn units(world: &World, person: &PersonId, on: Date) -> BTreeSet<BodyId> {
    let roles = crate::person::Roles::of(world, person, on);
    let mut units: BTreeSet<BodyId> = roles.heads.iter().map(|head| (*head).clone()).collect();
    for (_, seat) in &roles.seats {
        let of = match &seat.role {
            Role::Substitute { of } => world.seat(of).ok().and_then(|seat| seat.unit.clone()),
            Role::Chair | Role::ViceChair | Role::Member => seat.unit.clone(),
            Role::CoOpted | Role::ContactPerson | Role::Coordinator | Role::Secretary => None,
        };
        units.extend(of);
    }
    for mandate in world.mandates_of(person, on) {
        for body in &mandate.reach.area {
            let parts = world.organisation.parts(body).filter(|part| part.kind == BodyKind::Administration);
            units.extend(parts.map(|part| part.id.clone()).chain([body.clone()]));
        }
    }
    // A group answers through its chair.
    units.extend(
        roles.seats.iter().filter(|(_, seat)| seat.role == Role::Chair).map(|(group, _)| group.id.clone()),
    );
    units
}

/// A decision is whoever's who holds a mandate that covers it; any other answer, whoever's who answers for the unit.
fn is_theirs(world: &World, person: &PersonId, round: &Round, unit: &BodyId, on: Date) -> bool {
    if world.capacity(person, &round.id.group, unit, on).is_some() {
        return true;
    }
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
    let Some(matter) = matter.filter(|_| round.kind == RoundKind::HomeDecision) else { return false };
    let asked = Asked { unit, subject: matter.subject.as_deref(), cost: Some(0) };
    world.mandates_for(&asked, on).into_iter().any(|one| world.holds_mandate(person, one, on))
}

fn view(visit: &Visit, world: &World, person: &PersonId, round: &Round, unit: &BodyId) -> Waiting {
    let (l, today) = (visit.language, visit.now.today);
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
    let decides = round.kind == RoundKind::HomeDecision;
    let waits = matter.filter(|_| decides).and_then(|matter| barrier(world, matter, unit, today));
    let so_far = round.unit(unit).and_then(|asked| asked.answer());
    Waiting {
        href: unit_address(&round.id, unit),
        about: about(world, round),
        question: round.question.clone(),
        kind: round.kind.label(l),
        unit: world.organisation.name(unit, today).to_owned(),
        group: linked(world, &round.id.group, today),
        due: round.due,
        days: days_words(round.due, today, l),
        is_late: round.due < today,
        quick: match (decides, &waits) {
            (true, None) => quick_decision(visit, world, person, round, unit).into_iter().collect(),
            (true, Some(_)) => Vec::new(),
            (false, _) => quick_answers(visit, round, unit, so_far.map(|answer| answer.kind)),
        },
        waits: waits.map(|no| no.say(world, today, l)),
        so_far: so_far.map(|answer| Badge::answer(answer.kind, l)),
    }
}

fn quick(round: &Round, unit: &BodyId, end: &str, kind: AnswerKind, words: String) -> Quick {
    Quick {
        action: format!("{}/{end}", unit_address(&round.id, unit)),
        words,
        fields: vec![Field::hidden("answer", word_of(kind)), Field::hidden("till", MINE)],
        key: random_key(),
    }
}

fn quick_answers(visit: &Visit, round: &Round, unit: &BodyId, so_far: Option<AnswerKind>) -> Vec<Quick> {
    let plain = AnswerKind::of(round.kind).iter().filter(|kind| !kind.needs_text() && so_far != Some(**kind));
    let answer = |kind: &AnswerKind| {
        let word = kind.label(visit.language);
        let words = visit.language.pick(format!("Svara ”{word}”"), format!("Answer “{word}”"));
        quick(round, unit, "svara", *kind, words)
    };
    plain.map(answer).collect()
}

/// As agreed, in one click: where the charter wants nothing declared and a mandate without a limit covers it.
fn quick_decision(
    visit: &Visit,
    world: &World,
    person: &PersonId,
    round: &Round,
    unit: &BodyId,
) -> Option<Quick> {
    let today = visit.now.today;
    if !frames(world, &round.id.group, today).is_empty() {
        return None;
    }
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id))?;
    let asked = Asked { unit, subject: matter.subject.as_deref(), cost: None };
    let mut covering = world.mandates_for(&asked, today).into_iter();
    let words = visit.language.pick("Besluta som överenskommet", "Decide as agreed").to_owned();
    covering
        .any(|one| world.holds_mandate(person, one, today))
        .then(|| quick(round, unit, "besluta", AnswerKind::Decided, words))
}
