//! Whether somebody may be put on a seat: by whom the charter says, after what it asks for, and for as long as it allows.

use super::{
    Role, Seat, SeatNo, appointers,
    command::Appoint,
    gates::{apart, eligible, prepared, source, unbarred},
    keeper,
    steps::fillers,
    tenure,
};
use crate::{
    BodyId, EmploymentId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    organisation::Party,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::Rule;

pub(super) fn no(why: SeatNo) -> Refusal {
    Refusal::new(Why::Seat(why))
}

/// Decides whether somebody may be put on a seat: by whom the charter in force that day says.
///
/// Where the charter says nothing, its keeper does; what was decided outside the program, the registrar records.
pub(crate) fn appoint(world: &World, request: &Request, asked: Appoint) -> Result<Outcome, Refusal> {
    let seat = world.seat(&asked.seat)?;
    let from = asked.from.unwrap_or(request.now.today);
    possible(world, seat, &asked, from)?;
    let ground = may_fill(world, request, seat, from)?;
    let mut outcome = Outcome::default().because(ground);
    is_free(world, seat, &asked.employment, Period { from, until: Some(from) })?;
    outcome.grounds.extend(prepared(world, seat, &asked, from)?);
    outcome.grounds.extend(eligible(world, seat, &asked.employment, from)?);
    outcome.grounds.extend(unbarred(world, seat, &asked.employment, from)?);
    let until = until(world, seat, &asked, from)?;
    is_free(world, seat, &asked.employment, Period { from, until })?;
    let apart = apart(world, seat, &asked, from)?;
    outcome.grounds.extend(apart);
    let while_in = match seat.role {
        Role::ContactPerson => source(world, seat, from).map(|(_, body)| body),
        Role::Chair
        | Role::ViceChair
        | Role::Member
        | Role::Substitute { .. }
        | Role::CoOpted
        | Role::Coordinator
        | Role::Secretary => None,
    };
    let event = Event::Appointed {
        seat: asked.seat,
        employment: asked.employment,
        period: Period { from, until },
        routine: asked.routine.filter(|text| !text.trim().is_empty()),
        while_in,
        attested: asked.attest.then_some(request.now.today),
        reason: asked.reason.filter(|text| !text.trim().is_empty()),
    };
    Ok(outcome.and(event))
}

/// The seat and the person are there on the day, and the days are in order.
fn possible(world: &World, seat: &Seat, asked: &Appoint, from: Date) -> Result<(), Refusal> {
    Period { from, until: asked.until }.right_way_round()?;
    if !seat.period.holds(from) {
        return Err(Refusal::mistake("from", Why::SeatNotThere { seat: seat.id.clone(), on: from }));
    }
    let group = world.group(&seat.id.group)?;
    if !group.exists(from) {
        return Err(Refusal::mistake("from", Why::GroupNotThere { group: group.id.clone(), on: from }));
    }
    if !world.employment(&asked.employment)?.period.holds(from) {
        return Err(Refusal::mistake(
            "employment",
            Why::NotEmployedThen { employment: asked.employment.clone() },
        ));
    }
    Ok(())
}

/// Nobody else sits there then, and the person does not hold such a seat already.
fn is_free(world: &World, seat: &Seat, who: &EmploymentId, period: Period) -> Result<(), Refusal> {
    let effective = |one: &super::Appointment| Period { from: one.period.from, until: world.last_day(one) };
    let earlier = seat.appointments.iter().find(|earlier| {
        let sits = effective(earlier);
        !sits.is_inside_out() && sits.overlaps(&period)
    });
    if let Some(earlier) = earlier {
        let period = effective(earlier);
        return Err(Refusal::new(Why::SeatHeld { by: earlier.employment.clone(), period })
            .by(Ground::house(House::TermsDoNotOverlap, Fact::Nothing)));
    }
    let twice = world.group(&seat.id.group)?.seats(period.from).find(|other| {
        let now = world.holder(other, period.from).map(|held| &held.employment);
        other.id != seat.id && other.role == seat.role && now == Some(who)
    });
    match twice {
        Some(twice) => Err(Refusal::mistake("employment", Why::AlreadyOnSeat { seat: twice.id.clone() })),
        None => Ok(()),
    }
}

/// The ground on which whoever asks fills a seat from a day, or ends what is there.
pub(super) fn may_fill(world: &World, request: &Request, seat: &Seat, on: Date) -> Result<Ground, Refusal> {
    let group = &seat.id.group;
    if let Some(post) = &seat.follows {
        return Err(no(SeatNo::FollowsPost { post: post.clone() })
            .by(Ground::house(House::SeatsFollowTheirPosts, Fact::Nothing)));
    }
    if let Some(other) = world.contact_from(group, on).filter(|_| seat.role == Role::ContactPerson) {
        return Err(derived_contact(world, group, &other, on));
    }
    let named = appointers(world, seat, on);
    let person = request.person()?;
    let today = request.now.today;
    if named.is_empty() {
        return provided(world, request, seat, on).map_or_else(|| keeper(world, request, group), Ok);
    }
    let unit = seat.unit.as_ref();
    for (at, names) in &named {
        let may = names.iter().any(|name| {
            let party = Party::of(world, Some(group), name, on);
            party.may_act(world, person, group, unit, today)
                || (party == Party::Group && records_for_group(world, request, group))
        });
        if may {
            return Ok(Ground::norm(at.clone(), Fact::Nothing));
        }
    }
    request.records_or(world, || {
        let names = named.iter().flat_map(|(_, names)| names).map(|name| (*name).to_owned()).collect();
        let no = Refusal::new(Why::OnlyTheyAppoint { role: seat.role.clone(), names });
        let no = named.iter().fold(no, |no, (at, _)| no.by(Ground::norm(at.clone(), Fact::Nothing)));
        no.who(fillers(world, seat, today))
    })
}

/// No contact person of its own: the group has that of another (row 104).
pub(super) fn derived_contact(world: &World, group: &BodyId, other: &BodyId, on: Date) -> Refusal {
    let says = world
        .norms_in_force(group, on)
        .find(|(_, norm)| matches!(&norm.rule, Rule::ContactPerson(says) if says.same_as.is_some()));
    let refusal = no(SeatNo::ContactFrom { group: other.clone() });
    says.map_or(refusal.clone(), |(at, _)| refusal.by(Ground::norm(at, Fact::Nothing)))
}

/// What a group elects inside itself is recorded by its chair, vice chair, secretary or coordinator.
fn records_for_group(world: &World, request: &Request, group: &BodyId) -> bool {
    let roles = [Role::Chair, Role::ViceChair, Role::Secretary, Role::Coordinator];
    let today = request.now.today;
    request
        .actor
        .person()
        .is_some_and(|person| roles.iter().any(|role| world.has_role(person, group, role, today)))
}

/// Whoever provides the coordinator or the secretariat puts somebody there.
fn provided(world: &World, request: &Request, seat: &Seat, on: Date) -> Option<Ground> {
    let person = request.person().ok()?;
    let group = &seat.id.group;
    world.norms_in_force(group, on).find_map(|(at, norm)| {
        let name = match (&seat.role, &norm.rule) {
            (Role::Coordinator, Rule::Coordinator(says)) => says.provided_by.as_deref()?,
            (Role::Secretary, Rule::Secretariat(says)) => says.provided_by.as_deref()?,
            _ => return None,
        };
        let party = Party::of(world, Some(group), name, on);
        let may = party.may_act(world, person, group, seat.unit.as_ref(), request.now.today);
        may.then(|| Ground::norm(at, Fact::Nothing))
    })
}

/// The last day: the one that was asked for, where the norms allow it, else the last that they allow.
fn until(world: &World, seat: &Seat, asked: &Appoint, from: Date) -> Result<Option<Date>, Refusal> {
    let Some(limit) = tenure::limit(world, seat, &asked.employment, from) else { return Ok(asked.until) };
    match asked.until {
        Some(until) if limit.last < until => {
            Err(Refusal::mistake("until", Why::Seat(SeatNo::TooLong { last: limit.last }))
                .by(Ground::norm(limit.at, Fact::Nothing)))
        }
        Some(until) => Ok(Some(until)),
        None => Ok(Some(limit.last)),
    }
}
