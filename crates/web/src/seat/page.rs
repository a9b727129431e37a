//! A seat: whose it is, the way to an appointment with what is still missing, who sits and has sat on it.
//!
//! With `?dag=` it is the seat of another day.

use super::{forms, list::seat_words, person, who_can};
use crate::{
    error::No,
    form::{Form, Tried},
    frame::{Frame, GroundView, show},
    group::{Asked, OtherDay, linked, on_day},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Ground, Language, SeatId, World,
    grounds::{Fact, NormRef},
    organisation::Party,
    seat::{Appointment, Prepared, Role, Seat, Step, appointers, endings, steps, vacancies},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "seat/page.html")]
struct SeatPage {
    frame: Frame,
    day: OtherDay,
    unit: Option<(String, String)>,
    /// The regular seat of a substitute.
    regular: Option<(String, String)>,
    from: Date,
    until: Option<Date>,
    holder: Option<(String, String)>,
    since: Option<Date>,
    last: Option<Date>,
    vacant_since: Option<Date>,
    filled_from: Option<Date>,
    /// The post that the seat follows.
    follows: Option<(String, String)>,
    /// The body that whoever sits there is drawn from.
    while_in: Option<(String, String)>,
    quota: Option<(String, String)>,
    /// The group whose contact person is also this one's.
    elsewhere: Option<(String, String)>,
    way: Vec<StepView>,
    appoints: Vec<(GroundView, String)>,
    history: Vec<Held>,
    forms: Vec<Form>,
}

/// A step before an appointment.
struct StepView {
    is_done: bool,
    words: String,
    /// What was said, by whom and when; who can, where it is still to do.
    notes: Vec<String>,
}

/// Somebody who sits or has sat there.
struct Held {
    href: String,
    name: String,
    from: Date,
    until: Option<Date>,
    attested: Option<Date>,
    before: Vec<String>,
}

pub(super) type AskedSeat = (Extension<Arc<Visit>>, Path<(BodyId, u32)>);

/// Shows a seat, today or on the day that is asked for.
pub(crate) async fn page(
    (Extension(visit), Path((group, number))): AskedSeat,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let on = asked.day(&visit)?;
    on_day(&visit, &group, on, move |visit, world, group, on| {
        let id = SeatId { group: group.clone(), number };
        let seat = world.seat(&id).map_err(|_| No::Absent)?;
        Ok(show(&view(visit, world, seat, on, None))?)
    })
    .await
}

/// The page of a form that came back.
pub(super) fn again(visit: &Visit, id: &SeatId, tried: &Tried) -> Result<Response, No> {
    let page = visit.look(|world| {
        let seat = world.seat(id).map_err(|_| No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, seat, visit.now.today, Some(tried)))?)
    })?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn view(visit: &Visit, world: &World, seat: &Seat, on: Date, tried: Option<&Tried>) -> SeatPage {
    let l = visit.language;
    let group = &seat.id.group;
    let is_now = on == visit.now.today;
    let held = world.holder(seat, on);
    let vacancy = vacancies(world, group, on).into_iter().find(|one| one.seat.id == seat.id);
    let forms = match visit.person {
        Some(_) if is_now && seat.period.holds(on) => forms::forms(visit, world, seat),
        _ => Vec::new(),
    };
    let frame = Frame::within(visit, world, seat_words(seat, l))
        .under("/grupper", l.pick("Grupper", "Groups"))
        .under(format!("/grupper/{group}"), world.organisation.name(group, on))
        .under(format!("/grupper/{group}/platser"), l.pick("Platser", "Seats"));
    let elsewhere = (seat.role == Role::ContactPerson).then(|| world.contact_from(group, on)).flatten();
    SeatPage {
        day: OtherDay::of(&frame, on),
        frame,
        unit: seat.unit.as_ref().map(|unit| linked(world, unit, on)),
        regular: regular(world, seat, on),
        from: seat.period.from,
        until: seat.period.until,
        holder: held.map(|held| person(world, &held.employment)),
        since: held.map(|held| held.period.from),
        last: held.and_then(|held| world.last_day(held)),
        vacant_since: vacancy.as_ref().map(|vacancy| vacancy.since),
        filled_from: vacancy.as_ref().and_then(|vacancy| vacancy.filled_from),
        follows: seat.follows.as_ref().map(|post| linked(world, post, on)),
        while_in: held.and_then(|held| held.while_in.as_ref()).map(|body| linked(world, body, on)),
        quota: vacancy.as_ref().and_then(|vacancy| vacancy.quota.as_ref()).map(|at| norm(at, group, l)),
        way: way(world, seat, on, l),
        appoints: if elsewhere.is_some() { Vec::new() } else { appoints(world, seat, on, l) },
        elsewhere: elsewhere.map(|other| linked(world, &other, on)),
        history: seat.appointments.iter().rev().map(|one| history(world, one, on, l)).collect(),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// A norm of the group's charter, as its page has it.
pub(super) fn norm(at: &NormRef, group: &BodyId, l: Language) -> (String, String) {
    let number = at.norm + 1;
    let words = l.pick(format!("Regel {number}"), format!("Norm {number}"));
    (format!("/grupper/{group}/uppdrag#norm-{number}"), words)
}

fn regular(world: &World, seat: &Seat, on: Date) -> Option<(String, String)> {
    let Role::Substitute { of } = &seat.role else { return None };
    let regular = world.seat(of).ok()?;
    let name = world
        .holder(regular, on)
        .map_or(of.number.to_string(), |held| world.people.name(&held.employment).to_owned());
    Some((format!("/grupper/{}/platser/{}", of.group, of.number), name))
}

/// The norms that say who appoints, each with who that is.
fn appoints(world: &World, seat: &Seat, on: Date, l: Language) -> Vec<(GroundView, String)> {
    let group = &seat.id.group;
    let named = appointers(world, seat, on).into_iter();
    named
        .map(|(at, names)| {
            let parties = names.into_iter().map(|name| Party::of(world, Some(group), name, on));
            let mut who: Vec<_> =
                parties.map(|party| world.who(&party, group, seat.unit.as_ref(), on)).collect();
            who.dedup();
            let ground = GroundView::of(&Ground::norm(at, Fact::Nothing), world, on, l);
            (ground, who_can(world, &who, on, l))
        })
        .collect()
}

/// What the charter asks for before the next appointment, where there is one to make.
fn way(world: &World, seat: &Seat, on: Date, l: Language) -> Vec<StepView> {
    let steps = steps(world, seat, on);
    let is_near = endings(world, &seat.id.group, on, samordna_domain::duty::SOON)
        .iter()
        .any(|one| one.seat.id == seat.id && !one.is_followed);
    let is_vacant = world.holder(seat, on).is_none();
    if steps.is_empty() || (!is_vacant && !is_near && seat.prepared.is_empty()) {
        return Vec::new();
    }
    let can = |step: &Step| {
        let who: Vec<_> = step.bodies.iter().map(|body| world.who_acts_for(body, on)).collect();
        match who.is_empty() {
            true => l.pick(
                "Namnet finns inte i organisationen. Ge en enhet det namnet först.".to_owned(),
                "The name is not in the organisation. Give a body that name first.".to_owned(),
            ),
            false => format!("{} {}", l.pick("Den som kan:", "Who can:"), who_can(world, &who, on, l)),
        }
    };
    let view = |step: &Step, words: String, done: Vec<String>| StepView {
        is_done: !done.is_empty(),
        words,
        notes: if done.is_empty() { vec![can(step)] } else { done },
    };
    let said = |one: &Prepared| prepared(world, one, on, l);
    let proposals = steps.proposals.iter().map(|step| {
        let words = l.pick(format!("Förslag från {}", step.name), format!("Proposal from {}", step.name));
        view(step, words, step.proposals(seat).map(said).collect())
    });
    let consultations = steps.consultations.iter().map(|step| {
        let words = l.pick(format!("Samråd med {}", step.name), format!("Consultation with {}", step.name));
        view(step, words, step.consultations(seat).map(said).collect())
    });
    let mut all: Vec<StepView> = proposals.chain(consultations).collect();
    if let Some((_, cited)) = &steps.routine {
        let words = l.pick(format!("Enligt {cited}"), format!("According to {cited}"));
        let note = l.pick("Ange den när du utser.", "Cite it when you appoint.").to_owned();
        all.push(StepView { is_done: false, words, notes: vec![note] });
    }
    all
}

/// Something that was done before an appointment, in one line.
fn prepared(world: &World, one: &Prepared, on: Date, l: Language) -> String {
    let body = |id| world.organisation.name(id, on);
    match one {
        Prepared::Proposed { by, employment, on, note } => {
            let (by, who) = (body(by), world.people.name(employment));
            let note = if note.is_empty() { String::new() } else { format!(" {note}") };
            l.pick(format!("{by} föreslog {who} {on}.{note}"), format!("{by} proposed {who} on {on}.{note}"))
        }
        Prepared::Consulted { with, employment, on, outcome } => {
            let about = employment.as_ref().map(|who| world.people.name(who));
            let about = about.map(|who| l.pick(format!(" om {who}"), format!(" about {who}")));
            let (with, about) = (body(with), about.unwrap_or_default());
            l.pick(format!("{with}{about} {on}: {outcome}"), format!("{with}{about} on {on}: {outcome}"))
        }
    }
}

fn history(world: &World, one: &Appointment, on: Date, l: Language) -> Held {
    let (href, name) = person(world, &one.employment);
    let mut before: Vec<String> = one.prepared.iter().map(|done| prepared(world, done, on, l)).collect();
    if let Some(routine) = &one.routine {
        before.push(l.pick(format!("Enligt {routine}."), format!("According to {routine}.")));
    }
    if one.succeeded_from.is_some() {
        before.push(l.pick("Efterträdde enligt uppdraget.", "Moved up by the charter.").to_owned());
    }
    if let Some(reason) = &one.reason {
        before.push(l.pick(format!("Skäl: {reason}"), format!("Reason: {reason}")));
    }
    let (from, until) = (one.period.from, world.last_day(one));
    Held { href, name, from, until, attested: one.attested, before }
}
