//! A group's seats, unit by unit: who sits on each and until when, what is vacant and who fills it, who leaves soon, and
//! how it was over the years.

use super::{page::norm, person, shared, timeline::Timeline, who_can};
use crate::{
    error::No,
    form::{Form, Tried},
    frame::{Frame, show},
    group::{Asked, OtherDay, linked, on_day},
    order::by_name,
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
use samordna_charter::Kind;
use samordna_domain::{
    BodyId, Command, Language, World,
    group::Group,
    seat::{Role, Seat, command::EstablishSeat, endings, seats_wanted, vacancies},
};
use std::sync::Arc;

/// Days ahead that an end is told of on this page.
const YEAR: i32 = 365;

#[derive(Template)]
#[template(path = "seat/list.html")]
struct SeatsPage {
    frame: Frame,
    day: OtherDay,
    id: String,
    units: Vec<UnitView>,
    filled: usize,
    vacant: usize,
    /// How many members' seats the charter comes to.
    wanted: Option<String>,
    vacancies: Vec<VacancyView>,
    endings: Vec<EndingView>,
    /// The house that has the administration, where that follows the chair.
    secretariat: Option<(String, String)>,
    /// The coordinator that the group has a part of.
    shared: Option<(String, String, u32)>,
    most_co_opted: Option<u32>,
    taking_part: Vec<PartView>,
    timeline: Option<Timeline>,
    may_establish: bool,
    forms: Vec<Form>,
}

/// A unit with its seats.
struct UnitView {
    name: Option<(String, String)>,
    seats: Vec<SeatView>,
}

/// A seat.
struct SeatView {
    href: String,
    role: String,
    holder: Option<(String, String)>,
    since: Option<Date>,
    until: Option<Date>,
}

/// An empty seat.
struct VacancyView {
    href: String,
    words: String,
    since: Date,
    filled_from: Option<Date>,
    quota: Option<(String, String)>,
    who: String,
}

/// A last day.
struct EndingView {
    href: String,
    words: String,
    name: String,
    last: Date,
    is_followed: bool,
    who: String,
}

/// How many of the year's meetings a member was at.
struct PartView {
    name: (String, String),
    there: usize,
    of: usize,
}

/// Shows the seats, today or on the day that is asked for.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let on = asked.day(&visit)?;
    on_day(&visit, &id, on, |visit, world, id, on| Ok(show(&view(visit, world, id, on, None)?)?)).await
}

/// The page of a form that came back.
pub(super) fn again(visit: &Visit, id: &BodyId, tried: &Tried) -> Result<Response, No> {
    let page =
        visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, visit.now.today, Some(tried))?)?))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn view(visit: &Visit, world: &World, id: &BodyId, on: Date, tried: Option<&Tried>) -> Result<SeatsPage, No> {
    let l = visit.language;
    let group = world.groups.get(id).ok_or(No::Absent)?;
    let is_now = on == visit.now.today;
    let units = units(world, group, on, l);
    let seats = || units.iter().flat_map(|unit| &unit.seats);
    let frame = Frame::within(visit, world, l.pick("Platser", "Seats"))
        .under("/grupper", l.pick("Grupper", "Groups"))
        .under(format!("/grupper/{id}"), world.organisation.name(id, on));
    let is_known = is_now && visit.person.is_some();
    let forms = if is_known { shared::forms(visit, world, group) } else { Vec::new() };
    let mut pictured: Vec<&Seat> = group.seats(on).collect();
    pictured.sort_by(|one, other| in_order(world, one, other, on));
    Ok(SeatsPage {
        day: OtherDay::of(&frame, on),
        frame,
        id: id.to_string(),
        filled: seats().filter(|seat| seat.holder.is_some()).count(),
        vacant: seats().filter(|seat| seat.holder.is_none()).count(),
        units,
        wanted: seats_wanted(world, id, on).map(|wanted| wanted_words(wanted, l)),
        vacancies: vacant(world, id, on, l),
        endings: ending(world, id, on, l),
        secretariat: world.secretariat(id, on).map(|body| linked(world, &body, on)),
        shared: world.shared_coordinator(id, on).and_then(|shared| {
            let seat = world.seat(&shared.seat).ok()?;
            let (href, name) = person(world, &world.holder(seat, on)?.employment);
            Some((href, name, shared.percent))
        }),
        most_co_opted: world.co_opted_most(id, on),
        taking_part: taking_part(world, group, on),
        timeline: Timeline::of(world, group, pictured.into_iter(), on, l),
        may_establish: is_known && may_establish(visit, world, id),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    })
}

fn wanted_words((fewest, most): (u32, Option<u32>), l: Language) -> String {
    match most {
        Some(most) if most == fewest => l.pick(
            format!("Uppdraget ger {most} platser för ledamöter."),
            format!("The charter comes to {most} seats for members."),
        ),
        Some(most) => l.pick(
            format!("Uppdraget ger {fewest}–{most} platser för ledamöter."),
            format!("The charter comes to {fewest} to {most} seats for members."),
        ),
        None => l.pick(
            format!("Uppdraget ger minst {fewest} platser för ledamöter."),
            format!("The charter comes to at least {fewest} seats for members."),
        ),
    }
}

fn may_establish(visit: &Visit, world: &World, id: &BodyId) -> bool {
    let probe = Command::EstablishSeat(EstablishSeat::new(id.clone(), Role::Member));
    visit.would(world, probe).is_ok()
}

/// The empty seats, the oldest vacancy first.
fn vacant(world: &World, id: &BodyId, on: Date, l: Language) -> Vec<VacancyView> {
    let mut all = vacancies(world, id, on);
    all.sort_by_key(|one| one.since);
    let view = |one: samordna_domain::seat::Vacancy<'_>| VacancyView {
        href: format!("/grupper/{id}/platser/{}", one.seat.id.number),
        words: with_unit(world, one.seat, on, l),
        since: one.since,
        filled_from: one.filled_from,
        quota: one.quota.as_ref().map(|at| norm(at, id, l)),
        who: who_can(world, &one.fills, on, l),
    };
    all.into_iter().map(view).collect()
}

/// Whoever leaves within a year, the first first.
fn ending(world: &World, id: &BodyId, on: Date, l: Language) -> Vec<EndingView> {
    let view = |one: samordna_domain::seat::Ending<'_>| EndingView {
        href: format!("/grupper/{id}/platser/{}", one.seat.id.number),
        words: with_unit(world, one.seat, on, l),
        name: world.people.name(one.employment).to_owned(),
        last: one.last,
        is_followed: one.is_followed,
        who: who_can(world, &one.fills, on, l),
    };
    endings(world, id, on, YEAR).into_iter().map(view).collect()
}

/// A seat's role, and whose it is.
pub(super) fn with_unit(world: &World, seat: &Seat, on: Date, l: Language) -> String {
    let unit = seat.unit.as_ref().map(|unit| world.organisation.name(unit, on));
    unit.map_or_else(|| seat_words(seat, l), |unit| format!("{}, {unit}", seat_words(seat, l)))
}

/// How much the members take part this year, where the charter asks that they do.
fn taking_part(world: &World, group: &Group, on: Date) -> Vec<PartView> {
    let charter = world.charter_in_force(&group.id, on);
    if charter.is_none_or(|charter| charter.of_kind(Kind::MemberParticipation).next().is_none()) {
        return Vec::new();
    }
    let year = on.year();
    let known = world.meetings.between(&group.id, year, year);
    let held: Vec<_> = known.filter(|meeting| meeting.is_held() && meeting.slot.day <= on).collect();
    let seats = group.seats_of(&Role::Member, on);
    let view = |seat: &Seat| {
        let sits = world.holder(seat, on)?;
        let own = || held.iter().filter(|meeting| sits.period.from <= meeting.slot.day);
        let was_there = |meeting: &&&samordna_domain::meeting::Meeting| {
            let mut all = meeting.attendance.iter();
            all.any(|one| one.seat.as_ref() == Some(&seat.id) && one.presence.is_there())
        };
        let there = own().filter(was_there).count();
        Some(PartView { name: person(world, &sits.employment), there, of: own().count() })
    };
    let mut all: Vec<PartView> = seats.filter_map(view).collect();
    all.sort_by(|one, other| by_name(&one.name.1, &other.name.1));
    all
}

fn order(role: &Role) -> u8 {
    match role {
        Role::Chair => 0,
        Role::ViceChair => 1,
        Role::ContactPerson => 2,
        Role::Coordinator => 3,
        Role::Secretary => 4,
        Role::Member => 5,
        Role::Substitute { .. } => 6,
        Role::CoOpted => 7,
    }
}

/// Posts first, then members by unit, each with their substitutes.
fn in_order(world: &World, one: &Seat, other: &Seat, on: Date) -> std::cmp::Ordering {
    let is_post = |seat: &Seat| order(&seat.role).min(5);
    let unit = |seat: &Seat| {
        seat.unit.as_ref().map_or(String::new(), |unit| world.organisation.name(unit, on).to_owned())
    };
    is_post(one)
        .cmp(&is_post(other))
        .then_with(|| by_name(&unit(one), &unit(other)))
        .then_with(|| order(&one.role).cmp(&order(&other.role)))
        .then_with(|| one.id.cmp(&other.id))
}

/// The seats that stand on the day, by unit; first those of no unit.
fn units(world: &World, group: &Group, on: Date, l: Language) -> Vec<UnitView> {
    let mut seats: Vec<(&str, &Seat)> = group
        .seats(on)
        .map(|seat| (seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on)), seat))
        .collect();
    seats.sort_by(|(one, seat), (other, next)| {
        by_name(one, other)
            .then_with(|| seat.unit.cmp(&next.unit))
            .then_with(|| order(&seat.role).cmp(&order(&next.role)))
            .then_with(|| seat.id.cmp(&next.id))
    });
    let mut units: Vec<(Option<&BodyId>, UnitView)> = Vec::new();
    for (_, seat) in seats {
        let unit = seat.unit.as_ref();
        if units.last().is_none_or(|(last, _)| *last != unit) {
            units
                .push((unit, UnitView { name: unit.map(|unit| linked(world, unit, on)), seats: Vec::new() }));
        }
        if let Some((_, view)) = units.last_mut() {
            view.seats.push(self::seat(world, group, seat, on, l));
        }
    }
    units.into_iter().map(|(_, view)| view).collect()
}

fn seat(world: &World, group: &Group, seat: &Seat, on: Date, l: Language) -> SeatView {
    let held = world.holder(seat, on);
    SeatView {
        href: format!("/grupper/{}/platser/{}", group.id, seat.id.number),
        role: seat_words(seat, l),
        holder: held.map(|held| person(world, &held.employment)),
        since: held.map(|held| held.period.from).or_else(|| world.vacant_since(seat, on)),
        until: held.and_then(|held| world.last_day(held)),
    }
}

/// The role of a seat, with what it is for.
pub(crate) fn seat_words(seat: &Seat, l: Language) -> String {
    match (&seat.role, &seat.purpose) {
        (Role::Substitute { of }, _) => {
            format!("{} ({} {})", seat.role.label(l), l.pick("plats", "seat"), of.number)
        }
        (role, Some(purpose)) => format!("{}, {purpose}", role.label(l)),
        (role, None) => role.label(l).to_owned(),
    }
}
