//! Terms come to an end: members are appointed anew, and the chair moves to the other side.

use super::{
    builder::{Builder, Done},
    region::Group,
};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{Rotation, Term, TermRole},
};
use samordna_domain::{
    BodyId, Command, EmploymentId, SeatId, World,
    period::{days_after, years_after},
    seat::{Role, Seat, command::Appoint, side_of},
};

/// Where nobody has thought of whose turn it is.
const FORGOTTEN: [&str; 1] = ["vs-skaraborg"];

/// Somebody leaves a seat after a day, and somebody takes it the day after.
struct Change {
    seat: SeatId,
    last: Date,
    next: EmploymentId,
    reason: &'static str,
}

impl Builder<'_> {
    /// Sees to the terms that end within a month.
    pub(super) fn terms(&mut self, group: &Group, id: &BodyId) -> Done {
        if FORGOTTEN.contains(&group.id.as_str()) {
            return Ok(());
        }
        let document = group.registry_number.as_deref().unwrap_or("Protokoll");
        let changes = self.look(|world| changes(world, id, self.day));
        let has_no_end = |change: &&Change| {
            self.look(|world| {
                let seat = world.seat(&change.seat).ok();
                let held = seat.and_then(|seat| world.holder(seat, self.day));
                held.is_some_and(|held| held.period.until != Some(change.last))
            })
        };
        for Change { seat, last, reason, .. } in changes.iter().filter(has_no_end) {
            let (seat, reason) = (seat.clone(), (*reason).to_owned());
            self.as_whoever_may(Command::EndAppointment { seat, on: Some(*last), reason }, document)?;
        }
        for Change { seat, last, next, .. } in changes {
            let from = Some(days_after(last, 1));
            self.seat_somebody(group, Appoint { from, ..Appoint::new(seat, next) })?;
        }
        Ok(())
    }
}

fn changes(world: &World, group: &BodyId, on: Date) -> Vec<Change> {
    let mut changes = Vec::new();
    for (_, norm) in world.norms_in_force(group, on) {
        match &norm.rule {
            Rule::Term(says) => changes.extend(renewals(world, group, says, on)),
            Rule::Rotation(says) => changes.extend(rotation(world, group, says, on)),
            _ => {}
        }
    }
    changes
}

/// Who sits on a seat, and the last day of so many years there, where that is within a month.
fn ending<'a>(world: &'a World, seat: &'a Seat, years: f64, on: Date) -> Option<(&'a EmploymentId, Date)> {
    let held = world.holder(seat, on)?;
    let last = days_after(years_after(held.period.from, years)?, -1);
    (on <= last && last <= days_after(on, 31)).then_some((&held.employment, last))
}

/// Members whose term ends are appointed for another.
fn renewals(world: &World, group: &BodyId, says: &Term, on: Date) -> Vec<Change> {
    let (Some(group), Some(years)) = (world.groups.get(group), says.years) else { return Vec::new() };
    if !says.roles.contains(&TermRole::Member) {
        return Vec::new();
    }
    let ending = group.seats_of(&Role::Member, on).filter_map(|seat| {
        let (who, last) = ending(world, seat, years, on)?;
        Some(Change { seat: seat.id.clone(), last, next: who.clone(), reason: "Perioden är slut." })
    });
    ending.collect()
}

/// The vice chair becomes chair, and the chair vice chair; where there is none, a member from the other side.
fn rotation(world: &World, group: &BodyId, says: &Rotation, on: Date) -> Vec<Change> {
    let (Some(group), Some(years)) = (world.groups.get(group), says.every_years) else { return Vec::new() };
    if !says.roles.contains(&TermRole::Chair) {
        return Vec::new();
    }
    let reason = "Ordförandeskapet växlar.";
    let vice = || {
        let seat = group.seats_of(&Role::ViceChair, on).next()?;
        Some((seat, world.holder(seat, on)?.employment.clone()))
    };
    let chair = group.seats_of(&Role::Chair, on).next();
    let Some((seat, (who, last))) = chair.and_then(|seat| Some((seat, ending(world, seat, years, on)?)))
    else {
        return Vec::new();
    };
    let side = |who: &EmploymentId| side_of(world, &says.between, who, on);
    let is_other = |other: &EmploymentId| side(other).is_some() && side(other) != side(who);
    if let Some((vice, other)) = vice().filter(|(_, other)| is_other(other)) {
        return vec![
            Change { seat: seat.id.clone(), last, next: other, reason },
            Change { seat: vice.id.clone(), last, next: who.clone(), reason },
        ];
    }
    let members = group.seats_of(&Role::Member, on).filter_map(|seat| world.holder(seat, on));
    let other = members.map(|held| &held.employment).find(|other| is_other(other));
    other
        .map(|other| Change { seat: seat.id.clone(), last, next: other.clone(), reason })
        .into_iter()
        .collect()
}
