//! For how long a seat may be held, and whose turn it is: by the norms on terms, rotation and succession.
//!
//! A turn begins the day somebody takes the seat after another side, or first of all, and lasts its years. While it lasts
//! the seat is that side's, and a gap does not break it. When it is over, the next person comes from the next side.

use super::{Role, Seat, Side, side_of};
use crate::{
    EmploymentId, PersonId, World,
    finding::Class,
    grounds::NormRef,
    period::{days_after, years_after},
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Norm, Rule,
    norm::{Rotation, Succession, Term, TermRole},
};

/// The seat role that a charter's word for it means; a shared seat, a place or another's secretary are none.
pub(crate) fn role_of(word: TermRole) -> Option<Role> {
    match word {
        TermRole::Chair => Some(Role::Chair),
        TermRole::ViceChair => Some(Role::ViceChair),
        TermRole::Member => Some(Role::Member),
        TermRole::Secretary => Some(Role::Secretary),
        TermRole::Seat | TermRole::Place => None,
    }
}

fn is_about(roles: &[TermRole], role: &Role) -> bool {
    roles.iter().any(|word| role_of(*word).as_ref() == Some(role))
}

/// So many years at most, in all.
pub(crate) fn most_years(says: &Term) -> Option<f64> {
    let periods = says.max_periods.or((says.renewable == Some(false)).then_some(1));
    let product = periods.zip(says.years).map(|(periods, years)| f64::from(periods) * years);
    says.max_years.or(product)
}

/// A side's time on a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub side: Side,
    pub since: Date,
    pub last: Date,
}

impl Turn {
    /// The side whose turn it is on a day, where only one can be; `sides` is how many there are.
    fn next(&self, on: Date, sides: usize) -> Next {
        if on <= self.last {
            return Next::Same(self.side.clone());
        }
        match &self.side {
            Side::Named(at) if 1 < sides => Next::Same(Side::Named((at + 1) % sides)),
            Side::Named(_) | Side::Principal(_) => Next::Other(self.side.clone()),
        }
    }
}

/// From which side the next person has to come.
enum Next {
    Same(Side),
    Other(Side),
}

/// The turn that was running, or had run out, when a day began: that of whoever was last put on the seat before it.
pub(crate) fn turn(world: &World, seat: &Seat, says: &Rotation, before: Date) -> Option<Turn> {
    let years = says.every_years?;
    let side = |who: &EmploymentId, on| side_of(world, &says.between, who, on);
    let mut earlier: Vec<(Date, &EmploymentId)> = seat
        .appointments
        .iter()
        .filter(|one| one.period.from < before)
        .filter(|one| world.last_day(one).is_none_or(|last| one.period.from <= last))
        .map(|one| (one.period.from, &one.employment))
        .collect();
    earlier.sort_unstable();
    let mut latest = earlier.into_iter().rev();
    let (mut since, who) = latest.next()?;
    let own = side(who, since)?;
    for (from, who) in latest {
        if side(who, from).as_ref() != Some(&own) {
            break;
        }
        since = from;
    }
    let last = years_after(since, years).map(|next| days_after(next, -1))?;
    Some(Turn { side: own, since, last })
}

/// The side that has to have a seat from a day, by the first rotation that is about it.
pub(crate) fn due(world: &World, seat: &Seat, on: Date) -> Option<Side> {
    norms(world, seat, on, Kind::Rotation).find_map(|(_, norm)| {
        let Rule::Rotation(says) = &norm.rule else { return None };
        let turn = turn(world, seat, says, on).filter(|_| is_about(&says.roles, &seat.role))?;
        match turn.next(on, says.between.len()) {
            Next::Same(side) => Some(side),
            Next::Other(_) => None,
        }
    })
}

/// Since when a person has held a role in the seat's group without a break, on the day before `day`; else `day` itself.
pub(crate) fn since(world: &World, seat: &Seat, person: &PersonId, day: Date) -> Date {
    let group = world.groups.get(&seat.id.group);
    let seats = group.into_iter().flat_map(|group| &group.seats).filter(|other| other.role == seat.role);
    let all = seats.flat_map(|seat| &seat.appointments);
    let mut stays: Vec<(Date, Option<Date>)> = all
        .filter(|one| world.is_person(&one.employment, person))
        .map(|one| (one.period.from, world.last_day(one)))
        .collect();
    stays.sort_unstable_by_key(|(_, last)| std::cmp::Reverse((last.is_none(), *last)));
    let mut since = day;
    for (from, last) in stays {
        if from < since && last.is_none_or(|last| since <= days_after(last, 1)) {
            since = from;
        }
    }
    since
}

/// A day that a norm gives as the last on which somebody may sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub at: NormRef,
    pub last: Date,
}

/// Who has to be appointed, where a norm lets only some be.
pub(crate) enum Bar {
    /// It is this side's turn, until a day.
    Turn { at: NormRef, side: String, since: Date, last: Date },
    /// Somebody moves up instead.
    Succession { at: NormRef, who: EmploymentId, on: Date },
    /// They have sat as long as they may.
    Served { at: NormRef, since: Date, last: Date },
}

fn norms<'a>(
    world: &'a World,
    seat: &Seat,
    on: Date,
    kind: Kind,
) -> impl Iterator<Item = (NormRef, &'a Norm)> {
    let charter = world.charter_in_force(&seat.id.group, on);
    charter.into_iter().flat_map(move |charter| {
        let all = charter.of_kind(kind);
        all.map(|(norm, rule)| (NormRef { charter: charter.id.clone(), norm }, rule))
    })
}

fn binds(norm: &Norm) -> bool {
    Class::of(norm.modality) == Some(Class::Deviation)
}

/// Until when somebody may be appointed from a day: the earliest of what the norms allow. None where none says.
pub(crate) fn limit(world: &World, seat: &Seat, who: &EmploymentId, from: Date) -> Option<Limit> {
    let person = &world.people.employment(who)?.person;
    let last = |since: Date, years: f64| years_after(since, years).map(|next| days_after(next, -1));
    let terms =
        norms(world, seat, from, Kind::Term).filter(|(_, norm)| binds(norm)).flat_map(|(at, norm)| {
            let Rule::Term(says) = &norm.rule else { return [None, None] };
            if !is_about(&says.roles, &seat.role) {
                return [None, None];
            }
            let term = says.years.and_then(|years| last(from, years));
            let most = most_years(says).and_then(|years| last(since(world, seat, person, from), years));
            [term, most].map(|last| last.map(|last| Limit { at: at.clone(), last }))
        });
    let turns = norms(world, seat, from, Kind::Rotation).filter(|(_, norm)| binds(norm)).map(|(at, norm)| {
        let Rule::Rotation(says) = &norm.rule else { return None };
        let years = says.every_years.filter(|_| is_about(&says.roles, &seat.role))?;
        let running = turn(world, seat, says, from).filter(|turn| from <= turn.last);
        running.map(|turn| turn.last).or_else(|| last(from, years)).map(|last| Limit { at, last })
    });
    let moves =
        norms(world, seat, from, Kind::Succession).filter(|(_, norm)| binds(norm)).map(|(at, norm)| {
            let Rule::Succession(says) = &norm.rule else { return None };
            let years =
                says.after_years.filter(|_| says.to.and_then(role_of).as_ref() == Some(&seat.role))?;
            last(from, years).map(|last| Limit { at, last })
        });
    terms.chain(turns).chain(moves).flatten().min_by_key(|limit| limit.last)
}

/// What bars somebody from a seat from a day: another side's turn, somebody who moves up, or the years they have sat.
pub(crate) fn bar(world: &World, seat: &Seat, who: &EmploymentId, from: Date) -> Option<Bar> {
    let rotations = norms(world, seat, from, Kind::Rotation).filter(|(_, norm)| binds(norm));
    for (at, norm) in rotations {
        let Rule::Rotation(says) = &norm.rule else { continue };
        if !is_about(&says.roles, &seat.role) {
            continue;
        }
        let Some(turn) = turn(world, seat, says, from) else { continue };
        let Some(own) = side_of(world, &says.between, who, from) else { continue };
        let (fits, wanted) = match turn.next(from, says.between.len()) {
            Next::Same(side) => (own == side, side.name(world, &says.between, from)),
            Next::Other(side) => (own != side, String::new()),
        };
        if !fits {
            return Some(Bar::Turn { at, side: wanted, since: turn.since, last: turn.last });
        }
    }
    if let Some(up) = succession(world, seat, from) {
        let is_over = up.first <= from;
        if let Some(next) = up.next.filter(|_| is_over && up.is_served) {
            return Some(Bar::Succession { at: up.at, who: next, on: up.first });
        }
    }
    let limit = limit(world, seat, who, from).filter(|limit| limit.last < from)?;
    let person = &world.people.employment(who)?.person;
    Some(Bar::Served { at: limit.at, since: since(world, seat, person, from), last: limit.last })
}

/// More terms than anybody sits.
const MOST_TERMS: u16 = 100;

/// How somebody moves up to a seat.
pub(crate) struct MovingUp {
    pub at: NormRef,
    /// The seat that they leave.
    pub from: Option<crate::SeatId>,
    /// Who moves up: whoever had that seat on the last day of the term.
    pub next: Option<EmploymentId>,
    /// The first day after the full term.
    pub first: Date,
    /// Whoever sat there sat the term out, or still sits.
    pub is_served: bool,
    /// The last day of whoever sat there, where there is one.
    pub left: Option<Date>,
}

/// The succession to a seat, seen from a day: of whoever was last put on it before that day.
pub(crate) fn succession(world: &World, seat: &Seat, before: Date) -> Option<MovingUp> {
    let (at, says) = norms(world, seat, before, Kind::Succession).find_map(|(at, norm)| {
        let Rule::Succession(says) = &norm.rule else { return None };
        binds(norm).then_some((at, says))
    })?;
    moving_up(world, seat, at, says, before)
}

pub(crate) fn moving_up(
    world: &World,
    seat: &Seat,
    at: NormRef,
    says: &Succession,
    before: Date,
) -> Option<MovingUp> {
    let (from, to) = (says.from.and_then(role_of)?, says.to.and_then(role_of)?);
    let years = says.after_years.or_else(|| term_years(world, seat, before))?;
    if to != seat.role {
        return None;
    }
    let earlier = seat.appointments.iter().filter(|one| one.period.from < before);
    let latest = earlier
        .filter(|one| world.last_day(one).is_none_or(|last| one.period.from <= last))
        .max_by_key(|one| one.period.from)?;
    let person = &world.people.employment(&latest.employment)?.person;
    // Whoever is appointed anew when nobody could move up begins a further term.
    let start = since(world, seat, person, latest.period.from);
    let terms = (1..=MOST_TERMS).filter_map(|terms| years_after(start, f64::from(terms) * years));
    let first = terms.into_iter().find(|first| latest.period.from < *first)?;
    let left = world.last_day(latest);
    let last = days_after(first, -1);
    let group = world.groups.get(&seat.id.group)?;
    // Both may have been appointed for the same time: whoever had the seat on the last day moves up.
    let (from, next) = group
        .seats(last)
        .filter(|other| other.role == from)
        .find_map(|other| Some((other.id.clone(), world.holder(other, last)?.employment.clone())))
        .unzip();
    let is_served = left.is_none_or(|left| last <= left);
    Some(MovingUp { at, from, next, first, is_served, left })
}

/// The years of a term on the seat, where the norm on succession gives none.
fn term_years(world: &World, seat: &Seat, on: Date) -> Option<f64> {
    norms(world, seat, on, Kind::Term).find_map(|(_, norm)| {
        let Rule::Term(says) = &norm.rule else { return None };
        says.years.filter(|_| is_about(&says.roles, &seat.role))
    })
}
