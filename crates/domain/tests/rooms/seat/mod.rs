//! Seats, end to end: what comes before, who may, for how long, and how it was on any day.

mod appointing;
mod calendar;
mod contact;
mod electing;
mod oracle;
mod posts;
mod quotas;
mod sharing;
mod tenure;
mod vacancies;
mod yearly;

use crate::town::{Town, body};
use samordna_domain::{BodyId, Command, SeatId, seat::command};

/// Consults a body about a seat.
fn consult(seat: &SeatId, with: &str) -> Command {
    Command::LogConsultation(command::LogConsultation {
        seat: seat.clone(),
        with: body(with),
        employment: None,
        on: None,
        outcome: "Inget att invända".to_owned(),
    })
}

/// Proposes somebody for a seat.
fn propose(seat: &SeatId, who: &str) -> Command {
    Command::ProposeForSeat(command::ProposeForSeat {
        seat: seat.clone(),
        employment: who.parse().unwrap(),
        by: None,
        on: None,
        note: String::new(),
    })
}

/// Takes whoever sits there off a seat today.
fn end(seat: &SeatId) -> Command {
    Command::EndAppointment { seat: seat.clone(), on: None, reason: "Slutar".to_owned() }
}

/// Who sits there today, by name.
fn sits(town: &Town, seat: &SeatId) -> Option<String> {
    let held = town.world.holder(town.world.seat(seat).unwrap(), town.today)?;
    Some(town.world.people.name(&held.employment).to_owned())
}

/// A further group that has a chair, without a charter.
fn chaired(town: &mut Town, name: &str, chair: &str) -> BodyId {
    let charter = town.group(name, None, crate::town::identity(), Vec::new());
    let group = town.world.charter(&charter).unwrap().group.clone().unwrap();
    let seat = town.seat(&group, samordna_domain::seat::Role::Chair, None);
    town.registrar(crate::town::appoint(&seat, chair));
    group
}
