//! A seat: whose it is, who sits and who has sat on it, who appoints to it by the charter; and a new seat.

mod list;

pub(crate) use list::{list, seat_words};

use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, evidence, from_day, until_day},
    frame::{Frame, GroundView, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Ground, Language, SeatId, World,
    grounds::Fact,
    organisation::Party,
    seat::{
        Role, Seat, appointers,
        command::{Appoint, EstablishSeat},
    },
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "seat/page.html")]
struct SeatPage {
    frame: Frame,
    unit: Option<(String, String)>,
    from: Date,
    until: Option<Date>,
    vacant_since: Option<Date>,
    history: Vec<Held>,
    /// The charter's sentence on who appoints, and who that is.
    appoints: Option<(GroundView, String)>,
    forms: Vec<Form>,
}

/// Somebody who sits or has sat there.
struct Held {
    href: String,
    name: String,
    from: Date,
    until: Option<Date>,
    attested: Option<Date>,
}

#[derive(Template)]
#[template(path = "seat/new.html")]
struct NewSeatPage {
    frame: Frame,
    forms: Vec<Form>,
}

type AskedSeat = (Extension<Arc<Visit>>, Path<(BodyId, u32)>);

/// Shows a seat.
pub(crate) async fn page((Extension(visit), Path((group, number))): AskedSeat) -> Result<Response, No> {
    shown(&visit, &SeatId { group, number }, None)
}

fn shown(visit: &Visit, id: &SeatId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let seat = world.seat(id).map_err(|_| No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, seat, tried.as_ref()))?)
    })?;
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()),
        None => Ok(page),
    }
}

fn view(visit: &Visit, world: &World, seat: &Seat, tried: Option<&Tried>) -> SeatPage {
    let (l, today) = (visit.language, visit.now.today);
    let group = &seat.id.group;
    let held = |one: &samordna_domain::seat::Appointment| {
        let employment = world.people.employment(&one.employment);
        // A seat falls vacant with the employment it was bound to.
        let left = employment.and_then(|employment| employment.period.until);
        Held {
            href: employment.map_or(String::new(), |known| format!("/personer/{}", known.person)),
            name: world.people.name(&one.employment).to_owned(),
            from: one.period.from,
            until: [one.period.until, left].into_iter().flatten().min(),
            attested: one.attested,
        }
    };
    let appoints = appointers(world, seat, today).into_iter().next().map(|(at, names)| {
        let parties = names.into_iter().map(|name| Party::of(world, Some(group), name, today));
        let who: Vec<String> = parties
            .map(|party| world.who(&party, group, seat.unit.as_ref(), today).say(world, today, l))
            .collect();
        (GroundView::of(&Ground::norm(at, Fact::Nothing), world, today, l), who.join(", "))
    });
    let forms = match visit.person {
        Some(_) if seat.period.holds(today) => forms(visit, world, seat),
        _ => Vec::new(),
    };
    SeatPage {
        frame: Frame::within(visit, world, seat_words(seat, l))
            .under("/grupper", l.pick("Grupper", "Groups"))
            .under(format!("/grupper/{group}"), world.organisation.name(group, today))
            .under(format!("/grupper/{group}/platser"), l.pick("Platser", "Seats")),
        unit: seat
            .unit
            .as_ref()
            .map(|unit| (format!("/organisation/{unit}"), world.organisation.name(unit, today).to_owned())),
        from: seat.period.from,
        until: seat.period.until,
        vacant_since: world.vacant_since(seat, today),
        history: seat.appointments.iter().rev().map(held).collect(),
        appoints,
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

fn forms(visit: &Visit, world: &World, seat: &Seat) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let page = format!("/grupper/{}/platser/{}", seat.id.group, seat.id.number);
    let is_held = world.holder(seat, today).is_some();
    let mut forms = Vec::new();
    if !is_held {
        // The visitor's own employment stands in for whoever will be chosen: the question is who may choose.
        let own = visit.person.as_ref().and_then(|person| {
            world.people.employments(person).find(|employment| employment.period.holds(today))
        });
        let probe = own.map(|own| Command::Appoint(Appoint::new(seat.id.clone(), own.id.clone())));
        let form =
            Form::new("tillsatt", format!("{page}/tillsatt"), l.pick("Tillsätt platsen", "Fill the seat"))
                .with(
                    Field::line("employment", l.pick("Vem", "Who"))
                        .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it.")),
                )
                .with(from_day(l, today))
                .with(until_day(l))
                .and(evidence(visit, world));
        forms.push(match probe {
            Some(probe) => form.asked(visit.would(world, probe), visit, world),
            None => form,
        });
    }
    if is_held {
        let probe = Command::AttestEligibility { seat: seat.id.clone() };
        forms.push(
            Form::new(
                "intyga",
                format!("{page}/intyga"),
                l.pick("Intyga att kraven är uppfyllda", "Attest that the demands are met"),
            )
            .submit(l.pick("Intyga", "Attest"))
            .and(evidence(visit, world))
            .asked(visit.would(world, probe), visit, world),
        );
        let probe = Command::EndAppointment { seat: seat.id.clone(), on: None, reason: "?".to_owned() };
        forms.push(
            Form::new(
                "avsluta",
                format!("{page}/avsluta"),
                l.pick("Avsluta uppdraget på platsen", "End the term"),
            )
            .submit(l.pick("Avsluta", "End"))
            .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
            .with(Field::area("reason", l.pick("Varför", "Why")))
            .and(evidence(visit, world))
            .grave()
            .asked(visit.would(world, probe), visit, world),
        );
    }
    let probe = Command::AbolishSeat { seat: seat.id.clone(), on: None };
    forms.push(
        Form::new("dra-in", format!("{page}/dra-in"), l.pick("Dra in platsen", "Take the seat away"))
            .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
            .grave()
            .asked(visit.would(world, probe), visit, world),
    );
    forms
}

/// Sends a form of the seat's page, and goes back there.
async fn send(
    visit: &Visit,
    seat: SeatId,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, SeatId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let command = visit.look(|world| command(world, &fields, seat.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => {
            let page = format!("/grupper/{}/platser/{}?gjort", seat.group, seat.number);
            Ok(Redirect::to(&page).into_response())
        }
        Err(tried) => shown(visit, &seat, Some(tried)),
    }
}

/// Puts somebody on the seat.
pub(crate) async fn appoint(
    (Extension(visit), Path((group, number))): AskedSeat,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    send(&visit, SeatId { group, number }, "tillsatt", fields, |world, fields, seat| {
        let (from, until) = (fields.day("from")?, fields.day("until")?);
        let who = fields.given("employment").ok_or_else(|| Slip::missing("employment"))?;
        let employment = choose::employment(world, "employment", &who, from.unwrap_or(today))?;
        Ok(Command::Appoint(Appoint { from, until, ..Appoint::new(seat, employment) }))
    })
    .await
}

/// Takes somebody off the seat.
pub(crate) async fn end(
    (Extension(visit), Path((group, number))): AskedSeat,
    fields: Fields,
) -> Result<Response, No> {
    send(&visit, SeatId { group, number }, "avsluta", fields, |_, fields, seat| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::EndAppointment { seat, on: fields.day("on")?, reason })
    })
    .await
}

/// Attests that whoever holds the seat meets the charter's demands.
pub(crate) async fn attest(
    (Extension(visit), Path((group, number))): AskedSeat,
    fields: Fields,
) -> Result<Response, No> {
    send(&visit, SeatId { group, number }, "intyga", fields, |_, _, seat| {
        Ok(Command::AttestEligibility { seat })
    })
    .await
}

/// Takes the seat away.
pub(crate) async fn abolish(
    (Extension(visit), Path((group, number))): AskedSeat,
    fields: Fields,
) -> Result<Response, No> {
    send(&visit, SeatId { group, number }, "dra-in", fields, |_, fields, seat| {
        Ok(Command::AbolishSeat { seat, on: fields.day("on")? })
    })
    .await
}

/// For which role a seat is wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    roll: String,
}

/// The form for a new seat.
pub(crate) async fn blank(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    new_page(&visit, &group, &wanted.roll, None)
}

fn new_page(visit: &Visit, group: &BodyId, role: &str, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let (l, today) = (visit.language, visit.now.today);
        world.groups.get(group).ok_or(No::Absent)?;
        let probe = Command::EstablishSeat(EstablishSeat::new(group.clone(), Role::Member));
        let form = Form::new(
            "ny-plats",
            format!("/grupper/{group}/plats"),
            l.pick("Den nya platsen", "The new seat"),
        )
        .submit(l.pick("Inrätta platsen", "Establish the seat"))
        .with(Field::choice("role", l.pick("Roll", "Role"), roles(world, group, today, l)).filled(role))
        .with(
            Field::line("unit", l.pick("Enhet", "Unit"))
                .hint(l.pick(
                    "Förvaltningen, huvudmannen eller gruppen vars plats det är. En del av namnet räcker.",
                    "The administration, principal or group whose seat it is. A part of the name is enough.",
                ))
                .optional(),
        )
        .with(
            Field::line("purpose", l.pick("För vad", "What for"))
                .hint(l.pick("Till exempel stöd och beredning.", "For example support and preparation."))
                .optional(),
        )
        .with(from_day(l, today))
        .asked(visit.would(world, probe), visit, world)
        .open()
        .tried(tried.as_ref());
        let frame = Frame::within(visit, world, l.pick("Inrätta en plats", "Establish a seat"))
            .under("/grupper", l.pick("Grupper", "Groups"))
            .under(format!("/grupper/{group}"), world.organisation.name(group, today))
            .under(format!("/grupper/{group}/platser"), l.pick("Platser", "Seats"));
        Ok::<_, No>(show(&NewSeatPage { frame, forms: vec![form] })?)
    })?;
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()),
        None => Ok(page),
    }
}

/// The roles that a seat can be for; a substitute's for each regular member's seat.
fn roles(world: &World, group: &BodyId, on: Date, l: Language) -> Vec<(String, String)> {
    let plain = [
        Role::Member,
        Role::Chair,
        Role::ViceChair,
        Role::ContactPerson,
        Role::Coordinator,
        Role::Secretary,
        Role::CoOpted,
    ];
    let mut roles: Vec<(String, String)> =
        plain.iter().map(|role| (crate::charter::word_of(role), role.label(l).to_owned())).collect();
    let members = world.groups.get(group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let mut substitutes: Vec<(String, String)> = members
        .map(|seat| {
            let unit = seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on));
            let words = l.pick("Ersättare för plats", "Substitute for seat");
            (format!("substitute:{}", seat.id.number), format!("{words} {}, {unit}", seat.id.number))
        })
        .collect();
    substitutes.sort_by(|one, other| by_name(&one.1, &other.1));
    roles.extend(substitutes);
    roles
}

/// Establishes a seat.
pub(crate) async fn establish(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let role = fields.text("role").to_owned();
    let command = visit.look(|world| establishing(world, &visit, &group, &fields));
    match visit.send("ny-plats", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/platser?gjort")).into_response()),
        Err(tried) => new_page(&visit, &group, &role, Some(tried)),
    }
}

fn establishing(world: &World, visit: &Visit, group: &BodyId, fields: &Fields) -> Result<Command, Slip> {
    let from = fields.day("from")?;
    let role = match fields.text("role").strip_prefix("substitute:").map(str::parse) {
        Some(Ok(number)) => Role::Substitute { of: SeatId { group: group.clone(), number } },
        Some(Err(_)) => return Err(Slip::missing("role")),
        None => fields.word("role")?.ok_or_else(|| Slip::missing("role"))?,
    };
    let on = from.unwrap_or(visit.now.today);
    let unit =
        fields.given("unit").map(|name| choose::body(world, "unit", &name, on, |_| true)).transpose()?;
    Ok(Command::EstablishSeat(EstablishSeat {
        unit,
        purpose: fields.given("purpose"),
        from,
        ..EstablishSeat::new(group.clone(), role)
    }))
}
