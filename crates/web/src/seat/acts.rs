//! The forms of a seat's page, as they are sent.

use super::page::{AskedSeat, again};
use crate::{
    choose,
    error::No,
    form::{Fields, Slip, TICKED},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    Command, SeatId, World,
    seat::command::{Appoint, LogConsultation, ProposeForSeat, Succeed},
};

/// Sends a form of the seat's page, and goes back there.
async fn send(
    (Extension(visit), Path((group, number))): AskedSeat,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&Visit, &World, &Fields, SeatId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let seat = SeatId { group, number };
    let command = visit.look(|world| command(&visit, world, &fields, seat.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => {
            let page = format!("/grupper/{}/platser/{}?gjort", seat.group, seat.number);
            Ok(Redirect::to(&page).into_response())
        }
        Err(tried) => again(&visit, &seat, &tried),
    }
}

/// Proposes somebody.
pub(crate) async fn propose(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "foresla", fields, |visit, world, fields, seat| {
        let who = fields.given("employment").ok_or_else(|| Slip::missing("employment"))?;
        let employment = choose::employment(world, "employment", &who, visit.now.today)?;
        let (by, on) = (fields.chosen("by")?, fields.day("on")?);
        let note = fields.text("note").to_owned();
        Ok(Command::ProposeForSeat(ProposeForSeat { seat, employment, by, on, note }))
    })
    .await
}

/// Logs a consultation.
pub(crate) async fn consult(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "samrad", fields, |visit, world, fields, seat| {
        let on = fields.day("on")?;
        let employment = fields
            .given("employment")
            .map(|who| choose::employment(world, "employment", &who, visit.now.today))
            .transpose()?;
        let (with, outcome) = (fields.needed("with")?, fields.text("outcome").to_owned());
        Ok(Command::LogConsultation(LogConsultation { seat, with, employment, on, outcome }))
    })
    .await
}

/// Puts somebody on the seat.
pub(crate) async fn appoint(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "tillsatt", fields, |visit, world, fields, seat| {
        let (from, until) = (fields.day("from")?, fields.day("until")?);
        let who = fields.given("employment").ok_or_else(|| Slip::missing("employment"))?;
        let employment = choose::employment(world, "employment", &who, from.unwrap_or(visit.now.today))?;
        let attest = fields.text("attest") == TICKED;
        let (routine, reason) = (fields.given("routine"), fields.given("reason"));
        Ok(Command::Appoint(Appoint { seat, employment, from, until, routine, attest, reason }))
    })
    .await
}

/// Lets whoever the charter says move up.
pub(crate) async fn succeed(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "eftertrad", fields, |_, _, _, seat| Ok(Command::Succeed(Succeed { seat }))).await
}

/// Takes somebody off the seat.
pub(crate) async fn end(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "avsluta", fields, |_, _, fields, seat| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::EndAppointment { seat, on: fields.day("on")?, reason })
    })
    .await
}

/// Attests that whoever holds the seat meets the charter's demands.
pub(crate) async fn attest(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "intyga", fields, |_, _, _, seat| Ok(Command::AttestEligibility { seat })).await
}

/// Takes the seat away.
pub(crate) async fn abolish(asked: AskedSeat, fields: Fields) -> Result<Response, No> {
    send(asked, "dra-in", fields, |_, _, fields, seat| {
        Ok(Command::AbolishSeat { seat, on: fields.day("on")? })
    })
    .await
}
