//! A group's seats, unit by unit: who sits on each and since when, and which are empty.

use crate::{
    error::No,
    frame::{Frame, show},
    group::{Asked, OtherDay, linked, on_day},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, World,
    group::Group,
    seat::{Role, Seat, command::EstablishSeat},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "seat/list.html")]
struct SeatsPage {
    frame: Frame,
    day: OtherDay,
    id: String,
    units: Vec<UnitView>,
    filled: usize,
    vacant: usize,
    may_establish: bool,
}

/// A unit with its seats.
struct UnitView {
    name: Option<(String, String)>,
    seats: Vec<SeatView>,
}

/// A seat.
struct SeatView {
    href: Option<String>,
    role: String,
    holder: Option<(String, String)>,
    since: Option<Date>,
    until: Option<Date>,
}

/// Shows the seats, today or on the day that is asked for.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let on = asked.day(&visit)?;
    on_day(&visit, &id, on, |visit, world, id, on| Ok(show(&view(visit, world, id, on)?)?)).await
}

fn view(visit: &Visit, world: &World, id: &BodyId, on: Date) -> Result<SeatsPage, No> {
    let l = visit.language;
    let group = world.groups.get(id).ok_or(No::Absent)?;
    let is_now = on == visit.now.today;
    let units = units(world, group, on, l, is_now);
    let seats = || units.iter().flat_map(|unit| &unit.seats);
    let frame = Frame::within(visit, world, l.pick("Platser", "Seats"))
        .under("/grupper", l.pick("Grupper", "Groups"))
        .under(format!("/grupper/{id}"), world.organisation.name(id, on));
    Ok(SeatsPage {
        day: OtherDay::of(&frame, on),
        frame,
        id: id.to_string(),
        filled: seats().filter(|seat| seat.holder.is_some()).count(),
        vacant: seats().filter(|seat| seat.holder.is_none()).count(),
        units,
        may_establish: is_now && visit.person.is_some() && may_establish(visit, world, id),
    })
}

fn may_establish(visit: &Visit, world: &World, id: &BodyId) -> bool {
    let probe = Command::EstablishSeat(EstablishSeat::new(id.clone(), Role::Member));
    visit.would(world, probe).is_ok()
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

/// The seats that stand on the day, by unit; first those of no unit.
fn units(world: &World, group: &Group, on: Date, l: Language, is_now: bool) -> Vec<UnitView> {
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
            view.seats.push(self::seat(world, group, seat, on, l, is_now));
        }
    }
    units.into_iter().map(|(_, view)| view).collect()
}

fn seat(world: &World, group: &Group, seat: &Seat, on: Date, l: Language, is_now: bool) -> SeatView {
    let held = world.holder(seat, on);
    let holder = held.and_then(|held| world.people.employment(&held.employment));
    SeatView {
        href: is_now.then(|| format!("/grupper/{}/platser/{}", group.id, seat.id.number)),
        role: seat_words(seat, l),
        holder: holder.map(|employment| {
            (format!("/personer/{}", employment.person), world.people.name(&employment.id).to_owned())
        }),
        since: held.map(|held| held.period.from).or_else(|| world.vacant_since(seat, on)),
        until: held.and_then(|held| held.period.until),
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
