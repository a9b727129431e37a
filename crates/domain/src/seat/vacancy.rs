//! Vacancies as things of their own: since when, in which quota, who fills them; and the ends that are near.

use super::{Seat, quota::quota_of, steps::fillers};
use crate::{
    BodyId, EmploymentId, World, grounds::NormRef, organisation::Party, period::days_after, refusal::Who,
    seat::Role,
};
use jiff::civil::Date;

/// A seat on which nobody sits.
#[derive(Clone, Debug, PartialEq)]
pub struct Vacancy<'a> {
    /// The seat.
    pub seat: &'a Seat,
    /// Since when.
    pub since: Date,
    /// The quota that it leaves short, where a norm has one for it.
    pub quota: Option<NormRef>,
    /// Who fills it.
    pub fills: Vec<Who>,
    /// Somebody is appointed already, and begins on this day.
    pub filled_from: Option<Date>,
}

/// Somebody's last day on a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending<'a> {
    /// The seat.
    pub seat: &'a Seat,
    /// Who leaves.
    pub employment: &'a EmploymentId,
    /// The last day.
    pub last: Date,
    /// Who appoints after that.
    pub fills: Vec<Who>,
    /// Somebody is appointed to begin the day after.
    pub is_followed: bool,
}

/// Who fills a seat on a day: as the charter says, else the keeper of the group.
fn who_fills(world: &World, seat: &Seat, on: Date) -> Vec<Who> {
    let named = fillers(world, seat, on);
    if !named.is_empty() {
        return named;
    }
    let roles = [Role::Chair, Role::Coordinator];
    let kept = roles.into_iter().find(|role| world.role_holders(&seat.id.group, role, on).next().is_some());
    vec![kept.map_or(Who::Registrar, |role| world.who(&Party::Role(role), &seat.id.group, None, on))]
}

/// The vacant seats of a group on a day, by number.
pub fn vacancies<'a>(world: &'a World, group: &BodyId, on: Date) -> Vec<Vacancy<'a>> {
    let seats = world.groups.get(group).into_iter().flat_map(|group| group.seats(on));
    let vacant = seats.filter_map(|seat| world.vacant_since(seat, on).map(|since| (seat, since)));
    vacant
        .map(|(seat, since)| {
            let next = seat.appointments.iter().map(|one| one.period.from).filter(|from| on < *from).min();
            let fills = who_fills(world, seat, on);
            Vacancy { seat, since, quota: quota_of(world, seat, on), fills, filled_from: next }
        })
        .collect()
}

/// Whoever leaves a seat of the group within so many days; none who leaves later, or who has no last day.
pub fn endings<'a>(world: &'a World, group: &BodyId, on: Date, days: i32) -> Vec<Ending<'a>> {
    let seats = world.groups.get(group).into_iter().flat_map(|group| group.seats(on));
    let mut ends: Vec<Ending<'a>> = seats
        .filter_map(|seat| {
            let held = world.holder(seat, on)?;
            let last = world.last_day(held).filter(|last| *last <= days_after(on, days))?;
            let is_followed = is_followed(seat, last);
            let fills = who_fills(world, seat, on);
            Some(Ending { seat, employment: &held.employment, last, fills, is_followed })
        })
        .collect();
    ends.sort_by_key(|one| one.last);
    ends
}

/// Somebody is appointed to begin on the day after.
pub(crate) fn is_followed(seat: &Seat, last: Date) -> bool {
    seat.appointments.iter().any(|one| one.period.from == days_after(last, 1))
}
