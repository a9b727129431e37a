//! The forms of a meeting's page on their way to the desk.

use super::{AskedMeeting, AskedPart, address, id_of, page::shown};
use crate::{
    choose,
    error::No,
    form::{Fields, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    Command, MeetingId, World,
    meeting::{
        Invitee, ItemText, Slot,
        command::{CallMeeting, CancelMeeting, InviteGuest, MoveMeeting, OrderAgenda, PutItem, RemoveGuest},
    },
};

/// Sends a form of the meeting's page, and goes back to a place on it.
pub(super) async fn send(
    visit: &Visit,
    id: MeetingId,
    form: &'static str,
    place: &str,
    fields: Fields,
    command: Result<Command, Slip>,
) -> Result<Response, No> {
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort{place}", address(&id))).into_response()),
        Err(tried) => shown(visit, &id, Some(tried)),
    }
}

/// Sends the notice.
pub(crate) async fn call(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let asked = CallMeeting { meeting: id.clone(), late_because: fields.given("late_because") };
    send(&visit, id, "kalla", "", fields, Ok(Command::CallMeeting(asked))).await
}

/// What was written of an item.
pub(super) fn item_text(world: &World, fields: &Fields, on: Date) -> Result<ItemText, Slip> {
    let weight = fields.given("weight_for");
    Ok(ItemText {
        title: fields.text("title").to_owned(),
        kind: fields.word("kind")?.unwrap_or_default(),
        presenter: fields.given("presenter"),
        minutes: fields.number("minutes")?,
        weight_for: weight.map(|name| choose::body(world, "weight_for", &name, on, |_| true)).transpose()?,
    })
}

/// Puts an item on the agenda.
pub(crate) async fn put(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let text = visit.look(|world| item_text(world, &fields, visit.now.today));
    let command = text.map(|text| Command::PutItem(PutItem { meeting: id.clone(), text }));
    send(&visit, id, "punkt", "#dagordning", fields, command).await
}

/// Items by their places on the agenda as the page showed it: it may have changed since. None where that cannot be read.
pub(super) fn of_places(fields: &Fields, typed: &str) -> Option<Vec<u32>> {
    let numbers = |text: &str| -> Option<Vec<u32>> {
        let parts = text.split([',', ' ', ';']).filter(|part| !part.is_empty());
        parts.map(|part| part.trim_end_matches('.').parse().ok()).collect()
    };
    let agenda = numbers(fields.text("agenda"))?;
    let item = |place: u32| agenda.get(usize::try_from(place).ok()?.checked_sub(1)?).copied();
    numbers(typed)?.into_iter().map(item).collect()
}

/// Puts the items in another order.
pub(crate) async fn order(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let order = of_places(&fields, fields.text("order")).filter(|order| !order.is_empty()).ok_or_else(|| {
        Slip::new(
            "order",
            "Skriv punkternas nummer med komma emellan, till exempel 3, 1, 2.",
            "Write the items' numbers with commas between, for example 3, 1, 2.",
        )
    });
    let command = order.map(|order| Command::OrderAgenda(OrderAgenda { meeting: id.clone(), order }));
    send(&visit, id, "ordning", "#dagordning", fields, command).await
}

fn invitee(world: &World, fields: &Fields, on: Date) -> Result<Invitee, Slip> {
    if let Some(name) = fields.given("employment") {
        let employment = choose::employment(world, "employment", &name, on)?;
        return Ok(Invitee::Employed { employment });
    }
    let name = fields.given("name").ok_or_else(|| Slip::missing("employment"))?;
    let from =
        fields.given("from").map(|from| choose::body(world, "from", &from, on, |_| true)).transpose()?;
    Ok(Invitee::Other { name, from })
}

/// Invites somebody.
pub(crate) async fn invite(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let who = visit.look(|world| invitee(world, &fields, visit.now.today));
    let command = who.and_then(|who| {
        let items = fields.chosen("items")?.into_iter().collect();
        Ok(Command::InviteGuest(InviteGuest { meeting: id.clone(), who, items }))
    });
    send(&visit, id, "gast", "#gaster", fields, command).await
}

/// Takes an invitation back.
pub(crate) async fn uninvite(
    (Extension(visit), Path((group, short, guest))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let asked = RemoveGuest { meeting: id.clone(), guest };
    send(&visit, id, "gast", "#gaster", fields, Ok(Command::RemoveGuest(asked))).await
}

fn moved(id: &MeetingId, fields: &Fields) -> Result<Command, Slip> {
    let day = fields.day("day")?.ok_or_else(|| Slip::missing("day"))?;
    let start = fields.time("start")?.ok_or_else(|| Slip::missing("start"))?;
    let minutes = fields.number("minutes")?.ok_or_else(|| Slip::missing("minutes"))?;
    Ok(Command::MoveMeeting(MoveMeeting {
        meeting: id.clone(),
        slot: Slot { day, start, minutes },
        form: fields.word("form")?,
        place: fields.given("place"),
        reason: fields.given("reason"),
    }))
}

/// Moves the meeting, or changes its form or place.
pub(crate) async fn move_to(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let command = moved(&id, &fields);
    send(&visit, id, "flytta", "", fields, command).await
}

/// Cancels the meeting.
pub(crate) async fn cancel(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let asked = CancelMeeting { meeting: id.clone(), reason: fields.text("reason").to_owned() };
    send(&visit, id, "stall-in", "", fields, Ok(Command::CancelMeeting(asked))).await
}
