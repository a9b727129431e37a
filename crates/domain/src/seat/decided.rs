//! Whether seats may be established, taken away, prepared for and left, and whether demands may be attested.

use super::{
    Role, SeatFact, SeatNo,
    appoint::{derived_contact, may_fill},
    command::{EstablishSeat, LogConsultation, ProposeForSeat},
    steps::{fillers, steps},
};
use crate::{
    BodyId, Event, Refusal, SeatId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    organisation::{BodyKind, Party},
    refusal::Why,
};
use jiff::civil::Date;

/// The longest note or outcome, in characters.
const LONGEST: usize = 1000;

fn no(why: SeatNo) -> Refusal {
    Refusal::new(Why::Seat(why))
}

/// Decides whether a seat may be established: by the registrar, the group's chair or its coordinator.
pub(crate) fn establish(world: &World, request: &Request, asked: EstablishSeat) -> Result<Outcome, Refusal> {
    let EstablishSeat { group: id, role, unit, purpose, follows, from } = asked;
    let group = world.group(&id)?;
    let from = from.unwrap_or(request.now.today);
    let ground = keeper(world, request, &id)?;
    if !group.exists(from) {
        return Err(Refusal::mistake("from", Why::GroupNotThere { group: id, on: from }));
    }
    if let Some(unit) = &unit {
        world.body(unit)?;
    }
    if let Some(other) = world.contact_from(&id, from).filter(|_| role == Role::ContactPerson) {
        return Err(derived_contact(world, &id, &other, from));
    }
    if role.is_single() && group.seats_of(&role, from).next().is_some() {
        return Err(Refusal::new(Why::OneOfThese { role }).by(Ground::house(House::OneChair, Fact::Nothing)));
    }
    if let Role::Substitute { of } = &role {
        let regular = world.seat(of)?;
        if of.group != id || regular.role != Role::Member {
            return Err(Refusal::mistake("role", Why::NotARegularSeat { seat: of.clone() }));
        }
    }
    let follows = follows.map(|post| post_of(world, &id, &post)).transpose()?;
    let purpose = purpose
        .filter(|text| !text.trim().is_empty())
        .map(|text| crate::organisation::checked(&text))
        .transpose()?;
    let number = u32::try_from(group.seats.len()).unwrap_or(u32::MAX).saturating_add(1);
    let seat = SeatId { group: id, number };
    Ok(Outcome::of(Event::SeatEstablished { seat, role, unit, purpose, follows, from }).because(ground))
}

/// The post that a seat is to follow: an office, the one office that heads a body, or another group for its chair.
fn post_of(world: &World, group: &BodyId, post: &BodyId) -> Result<BodyId, Refusal> {
    let body = world.body(post)?;
    match body.kind {
        BodyKind::Office => return Ok(post.clone()),
        BodyKind::Group if post != group => return Ok(post.clone()),
        BodyKind::Group | BodyKind::Principal | BodyKind::Administration | BodyKind::Board => {}
    }
    let mut heads = world.organisation.heads(post).filter(|_| body.kind != BodyKind::Group);
    match (heads.next(), heads.next()) {
        (Some(head), None) => Ok(head.id.clone()),
        _ => Err(Refusal::mistake("follows", Why::Seat(SeatNo::NoPost { body: post.clone() }))),
    }
}

/// Decides whether a seat may be taken away. Somebody on it has to leave first.
pub(crate) fn abolish(
    world: &World,
    request: &Request,
    id: &SeatId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = keeper(world, request, &id.group)?;
    let seat = world.seat(id)?;
    let on = on.unwrap_or(request.now.today);
    if !seat.period.holds(on) {
        return Err(Refusal::new(Why::SeatNotThere { seat: id.clone(), on }));
    }
    if seat.follows.is_none() && world.holder(seat, on).is_some() {
        return Err(Refusal::new(Why::SeatTaken { seat: id.clone() }));
    }
    Ok(Outcome::of(Event::SeatAbolished { seat: id.clone(), on }).because(ground))
}

/// The ground on which whoever asks keeps a group's own things: its chair, its coordinator or the registrar.
pub(crate) fn keeper(world: &World, request: &Request, group: &BodyId) -> Result<Ground, Refusal> {
    let person = request.person()?;
    let today = request.now.today;
    if [Role::Chair, Role::Coordinator].iter().any(|role| world.has_role(person, group, role, today)) {
        return Ok(Ground::house(House::ChairAndCoordinatorKeepTheGroup, Fact::Nothing));
    }
    request.registrar(world).map_err(|no| {
        no.by(Ground::house(House::ChairAndCoordinatorKeepTheGroup, Fact::Nothing)).who(
            [Role::Chair, Role::Coordinator].map(|role| world.who(&Party::Role(role), group, None, today)),
        )
    })
}

fn checked(field: &'static str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Refusal::mistake(field, Why::TooLong { most: LONGEST }));
    }
    Ok(text.to_owned())
}

/// Decides whether somebody may be proposed for a seat: by whom the charter says proposes.
pub(crate) fn propose(world: &World, request: &Request, asked: ProposeForSeat) -> Result<Outcome, Refusal> {
    let seat = world.seat(&asked.seat)?;
    let today = request.now.today;
    let on = asked.on.unwrap_or(today);
    let steps = steps(world, seat, today).proposals;
    let Some(first) = steps.first() else {
        return Err(no(SeatNo::NobodyProposes { role: seat.role.clone() }));
    };
    let person = request.person()?;
    let bodies = || steps.iter().flat_map(|step| step.bodies.iter().map(move |body| (step, body)));
    let asked_for = |body: &BodyId| asked.by.as_ref().is_none_or(|by| by == body);
    let own = bodies().find(|(_, body)| asked_for(body) && world.acts_for(person, body, today));
    let (by, ground) = match own {
        Some((step, body)) => (body.clone(), Ground::norm(step.at.clone(), Fact::Nothing)),
        None => {
            let recorded = request.records_or(world, || {
                let names = steps.iter().map(|step| step.name.clone()).collect();
                no(SeatNo::OnlyTheyPropose { names })
                    .by(Ground::norm(first.at.clone(), Fact::Nothing))
                    .who(bodies().map(|(_, body)| world.who_acts_for(body, today)))
            })?;
            let by = asked.by.as_ref().and_then(|by| bodies().find(|(_, body)| *body == by));
            let by = by.or_else(|| bodies().next().filter(|_| asked.by.is_none() && bodies().count() == 1));
            if bodies().next().is_none() {
                return Err(no(SeatNo::UnknownBefore { name: first.name.clone() })
                    .by(Ground::norm(first.at.clone(), Fact::UnknownName { name: first.name.clone() })));
            }
            let Some((_, by)) = by else {
                return Err(Refusal::mistake("by", Why::Seat(SeatNo::WhoProposes)));
            };
            (by.clone(), recorded)
        }
    };
    if on > today {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    if !world.employment(&asked.employment)?.period.holds(today) {
        return Err(Refusal::mistake("employment", Why::NotEmployedThen { employment: asked.employment }));
    }
    let note = checked("note", &asked.note)?;
    let event = Event::SeatProposed { seat: asked.seat, employment: asked.employment, by, on, note };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a consultation may be logged: by whoever acts for the body, or by whoever appoints and asked it.
pub(crate) fn consult(world: &World, request: &Request, asked: LogConsultation) -> Result<Outcome, Refusal> {
    let seat = world.seat(&asked.seat)?;
    let today = request.now.today;
    let on = asked.on.unwrap_or(today);
    let steps = steps(world, seat, today).consultations;
    let Some(first) = steps.first() else {
        return Err(no(SeatNo::NobodyIsConsulted { role: seat.role.clone() }));
    };
    let Some(step) = steps.iter().find(|step| step.bodies.contains(&asked.with)) else {
        let names = steps.iter().map(|step| step.name.clone()).collect();
        let refusal = Refusal::mistake("with", Why::Seat(SeatNo::NotToBeConsulted { names }));
        return Err(refusal.by(Ground::norm(first.at.clone(), Fact::Nothing)));
    };
    let ground = Ground::norm(step.at.clone(), Fact::Nothing);
    let speaks = world.acts_for(request.person()?, &asked.with, today);
    let ground = match may_fill(world, request, seat, today) {
        _ if speaks => ground,
        Ok(appoints) => appoints,
        Err(no) if no.field.is_some() => return Err(no),
        Err(_) => {
            let who = fillers(world, seat, today);
            return Err(self::no(SeatNo::OnlyTheyLog { with: asked.with.clone() })
                .by(ground)
                .who([world.who_acts_for(&asked.with, today)])
                .who(who));
        }
    };
    if on > today {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    if let Some(employment) = &asked.employment {
        world.employment(employment)?;
    }
    let outcome = checked("outcome", &asked.outcome)?;
    if outcome.is_empty() {
        return Err(Refusal::mistake("outcome", Why::NameMissing));
    }
    let event = Event::SeatConsulted {
        seat: asked.seat,
        with: asked.with,
        employment: asked.employment,
        on,
        outcome,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether somebody may be taken off a seat: by whoever may appoint to it, or by themselves.
pub(crate) fn end(
    world: &World,
    request: &Request,
    id: &SeatId,
    on: Option<Date>,
    reason: &str,
) -> Result<Outcome, Refusal> {
    let seat = world.seat(id)?;
    let on = on.unwrap_or(request.now.today);
    if reason.trim().is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    let Some(sits) = world.holder(seat, on) else {
        return Err(Refusal::new(Why::SeatVacant { seat: id.clone() }));
    };
    let own = seat.follows.is_none() && world.is_person(&sits.employment, request.person()?);
    let ground = if own {
        let fact = Fact::Seat(SeatFact::Sits { employment: sits.employment.clone() });
        Ground::house(House::AnybodyMayLeaveTheirSeat, fact)
    } else {
        may_fill(world, request, seat, on)?
    };
    let event = Event::AppointmentEnded { seat: id.clone(), on, reason: reason.trim().to_owned() };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether the charter's demands on a member may be attested: by whoever may appoint to the seat, where it
/// follows a post by whoever keeps the group.
pub(crate) fn attest(world: &World, request: &Request, id: &SeatId) -> Result<Outcome, Refusal> {
    let seat = world.seat(id)?;
    let today = request.now.today;
    if world.holder(seat, today).is_none() {
        return Err(Refusal::new(Why::SeatVacant { seat: id.clone() }));
    }
    let ground = match seat.follows {
        Some(_) => keeper(world, request, &id.group)?,
        None => may_fill(world, request, seat, today)?,
    };
    Ok(Outcome::of(Event::EligibilityAttested { seat: id.clone(), on: today }).because(ground))
}
