//! A new seat: for which role, whose, and whether it follows a post.

use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer, from_day},
    frame::{Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, SeatId, World,
    seat::{Role, command::EstablishSeat},
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "seat/new.html")]
struct NewSeatPage {
    frame: Frame,
    forms: Vec<Form>,
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
        .with(
            Field::line("follows", l.pick("Följer posten", "Follows the post"))
                .hint(l.pick(
                    "Bara om den som har en viss post sitter här utan att utses: en post, en förvaltning för dess chef eller en grupp för dess ordförande.",
                    "Only where whoever has a certain post sits here without being appointed: an office, an administration for its head, or a group for its chair.",
                ))
                .optional(),
        )
        .with(from_day(l, today))
        .asked(visit.would(world, probe), visit, world)
        .open()
        .tried(tried.as_ref());
        let frame = Frame::within(visit, world, l.pick("Inrätta en plats", "Establish a seat"))
            .under_group(world, group)
            .under(format!("/grupper/{group}/platser"), l.pick("Platser", "Seats"));
        Ok::<_, No>(show(&NewSeatPage { frame, forms: vec![form] })?)
    })?;
    Ok(answer(page, tried.as_ref()))
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
    let follows = fields
        .given("follows")
        .map(|name| choose::body(world, "follows", &name, on, |_| true))
        .transpose()?;
    Ok(Command::EstablishSeat(EstablishSeat {
        unit,
        follows,
        purpose: fields.given("purpose"),
        from,
        ..EstablishSeat::new(group.clone(), role)
    }))
}
