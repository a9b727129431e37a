//! Whether somebody moves up to a seat when a term is over.

use super::{
    Seat, SeatNo,
    appoint::{may_fill, no},
    command::Succeed,
    keeper,
    steps::fillers,
    tenure,
};
use crate::{
    EmploymentId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    period::days_after,
    refusal::{Who, Why},
};

/// Days before a term ends that whoever moves up may be recorded.
const AHEAD: i32 = crate::duty::SOON;

/// Decides whether somebody moves up to a seat: when the term is over, by what the charter says, recorded by whoever
/// keeps the group, appoints to the seat, or moves up.
pub(crate) fn succeed(world: &World, request: &Request, asked: Succeed) -> Result<Outcome, Refusal> {
    let seat = world.seat(&asked.seat)?;
    let today = request.now.today;
    let seen = days_after(today, AHEAD);
    let Some(up) = tenure::succession(world, seat, today) else {
        return Err(no(SeatNo::NobodyMovesUp { role: seat.role.clone() }));
    };
    let norm = |fact| Ground::norm(up.at.clone(), fact);
    if let Some(left) = up.left.filter(|_| !up.is_served) {
        return Err(no(SeatNo::LeftEarly { left, on: up.first })
            .by(norm(Fact::Nothing))
            .who(fillers(world, seat, today)));
    }
    if seen < up.first {
        return Err(no(SeatNo::TermNotOver { on: up.first }).by(norm(Fact::Nothing)));
    }
    let taken = seat.appointments.iter().find(|one| up.first <= one.period.from);
    if let Some(taken) = taken {
        return Err(Refusal::new(Why::SeatHeld { by: taken.employment.clone(), period: taken.period }));
    }
    let (Some(from), Some(next)) = (up.from, up.next) else {
        return Err(no(SeatNo::NobodyToMoveUp { on: days_after(up.first, -1) })
            .by(norm(Fact::Nothing))
            .who(fillers(world, seat, today)));
    };
    let ground = keeps_or_moves(world, request, seat, &next, &up.at)?;
    if !world.employment(&next)?.period.holds(up.first) {
        return Err(Refusal::new(Why::NotEmployedThen { employment: next }));
    }
    let until = tenure::limit(world, seat, &next, up.first).map(|limit| limit.last);
    let fact =
        Fact::Succeeds { role: seat.role.clone(), employment: next.clone(), after: days_after(up.first, -1) };
    let moved = Event::Succeeded {
        seat: asked.seat,
        from,
        employment: next,
        period: Period { from: up.first, until },
    };
    Ok(Outcome::of(moved).because(ground).because(norm(fact)))
}

fn keeps_or_moves(
    world: &World,
    request: &Request,
    seat: &Seat,
    next: &EmploymentId,
    at: &NormRef,
) -> Result<Ground, Refusal> {
    if world.is_person(next, request.person()?) {
        return Ok(Ground::norm(at.clone(), Fact::Nothing));
    }
    let own = world.people.employment(next).map(|known| Who::Person { person: known.person.clone() });
    keeper(world, request, &seat.id.group)
        .or_else(|no| may_fill(world, request, seat, request.now.today).map_err(|_| no.who(own)))
}
