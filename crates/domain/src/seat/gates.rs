//! What stands before an appointment: what has to be done first, who may be chosen, and what bars somebody.

use super::{
    Role, Seat, SeatFact, SeatNo,
    appoint::no,
    command::Appoint,
    side,
    steps::{says, steps},
    tenure::{self, Bar},
};
use crate::{
    BodyId, EmploymentId, Refusal, World,
    finding::Class,
    grounds::{Fact, Ground, NormRef},
    organisation::{BodyKind, Party, fold},
    refusal::{Who, Why},
};
use jiff::civil::Date;
use samordna_charter::{Kind, Rule};

/// What has to be there before is there: proposals, consultations, the routine.
pub(super) fn prepared(
    world: &World,
    seat: &Seat,
    asked: &Appoint,
    from: Date,
) -> Result<Vec<Ground>, Refusal> {
    let steps = steps(world, seat, from);
    let mut grounds = Vec::new();
    let unknown = |name: &str, at: &NormRef| {
        let refusal = no(SeatNo::UnknownBefore { name: name.to_owned() });
        refusal
            .by(Ground::norm(at.clone(), Fact::UnknownName { name: name.to_owned() }))
            .who([Who::Registrar])
    };
    for step in &steps.proposals {
        if step.bodies.is_empty() {
            return Err(unknown(&step.name, &step.at));
        }
        if !step.has_proposed(seat, Some(&asked.employment)) {
            let is_another = step.has_proposed(seat, None);
            let refusal = no(SeatNo::NotProposed { name: step.name.clone(), is_another });
            let who = step.bodies.iter().map(|body| world.who_acts_for(body, from));
            return Err(refusal.by(Ground::norm(step.at.clone(), Fact::Nothing)).who(who));
        }
        grounds
            .push(Ground::norm(step.at.clone(), Fact::Seat(SeatFact::Proposed { name: step.name.clone() })));
    }
    let left: Vec<_> = steps
        .consultations
        .iter()
        .filter(|step| !step.has_consulted(seat, Some(&asked.employment)))
        .collect();
    if let Some(step) = left.iter().find(|step| step.bodies.is_empty()) {
        return Err(unknown(&step.name, &step.at));
    }
    if let Some(first) = left.first() {
        let names = left.iter().map(|step| step.name.clone()).collect();
        let who = left.iter().flat_map(|step| &step.bodies).map(|body| world.who_acts_for(body, from));
        return Err(no(SeatNo::NotConsulted { names })
            .by(Ground::norm(first.at.clone(), Fact::Nothing))
            .who(who));
    }
    grounds.extend(steps.consultations.iter().map(|step| {
        Ground::norm(step.at.clone(), Fact::Seat(SeatFact::Consulted { name: step.name.clone() }))
    }));
    grounds.extend(routine(world, &steps.routine, asked)?);
    Ok(grounds)
}

/// The routine that the charter points to is cited (row 85).
fn routine(
    world: &World,
    wanted: &Option<(NormRef, String)>,
    asked: &Appoint,
) -> Result<Option<Ground>, Refusal> {
    let Some((at, wanted)) = wanted else { return Ok(None) };
    let cited = asked.routine.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let same = |cited: &str| {
        let number = |text| world.documents.meant(None, Some(text)).map(|known| known.id.clone());
        let is_known = number(wanted).is_some_and(|known| number(cited) == Some(known));
        let plain =
            |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<String>().to_lowercase();
        is_known || plain(cited) == plain(wanted) || fold(cited) == fold(wanted)
    };
    match cited {
        Some(cited) if same(cited) => {
            Ok(Some(Ground::norm(at.clone(), Fact::Seat(SeatFact::ByRoutine { routine: cited.to_owned() }))))
        }
        Some(_) | None => {
            Err(Refusal::mistake("routine", Why::Seat(SeatNo::RoutineNotCited { routine: wanted.clone() }))
                .by(Ground::norm(at.clone(), Fact::Nothing)))
        }
    }
}

/// The body that a contact person is drawn from, and lapses with, where the program knows who is in it.
pub(super) fn source(world: &World, seat: &Seat, on: Date) -> Option<(NormRef, BodyId)> {
    world.norms_in_force(&seat.id.group, on).find_map(|(at, norm)| {
        let Rule::ContactPerson(says) = &norm.rule else { return None };
        let name = says.appointed_from.as_deref()?;
        let Party::Body(body) = Party::of(world, Some(&seat.id.group), name, on) else { return None };
        world.is_counted(&body).then_some((at, body))
    })
}

/// The person comes from where the charter says: out of a body, out of the group itself, from the other side.
pub(super) fn eligible(
    world: &World,
    seat: &Seat,
    who: &EmploymentId,
    from: Date,
) -> Result<Vec<Ground>, Refusal> {
    let mut grounds = Vec::new();
    let employment = world.employment(who)?;
    if seat.role == Role::ContactPerson
        && let Some((at, body)) = source(world, seat, from)
    {
        let fact = Fact::NotInBody { employment: who.clone(), body: body.clone() };
        if !world.is_in(&employment.person, &body, from) {
            return Err(no(SeatNo::NotFromBody { body }).by(Ground::norm(at, fact)));
        }
        grounds.push(Ground::norm(at, Fact::Seat(SeatFact::SitsIn { employment: who.clone(), body })));
    }
    for (at, norm, says) in says(world, seat, from) {
        if Class::of(norm.modality) != Some(Class::Deviation) {
            continue;
        }
        for among in [says.from_among, says.holder].into_iter().flatten() {
            match Among::of(world, &seat.id.group, among, from) {
                Some(among) if among.holds(world, seat, who, from) => {
                    grounds.push(Ground::norm(at.clone(), Fact::Nothing));
                }
                Some(_) => {
                    let refusal = no(SeatNo::NotFromAmong { name: among.to_owned() });
                    return Err(refusal.by(Ground::norm(at, Fact::Nothing)));
                }
                None => {}
            }
        }
        let is_other = says
            .by
            .iter()
            .any(|name| Party::of(world, Some(&seat.id.group), name, from) == Party::WithoutChair);
        if is_other && !is_across(world, seat, who, from) {
            return Err(no(SeatNo::SameSideAsChair).by(Ground::norm(at, Fact::Nothing)));
        }
    }
    Ok(grounds)
}

/// The person comes from another side than the chair; nobody can tell where there is no chair.
fn is_across(world: &World, seat: &Seat, who: &EmploymentId, on: Date) -> bool {
    let sides = world.sides(&seat.id.group, on);
    let own = side::side_of(world, &sides, who, on);
    match (world.chair_side(&seat.id.group, on), own) {
        (Some(chair), Some(own)) => chair != own,
        (None, _) | (_, None) => true,
    }
}

/// Among whom somebody is to be found.
enum Among {
    /// The group's own members.
    Members,
    /// The side without the chair.
    Across,
    /// Those of a body.
    Body(BodyId),
}

impl Among {
    /// Whom the words mean; none where the program cannot tell.
    fn of(world: &World, group: &BodyId, name: &str, on: Date) -> Option<Self> {
        match Party::of(world, Some(group), name, on) {
            Party::Group => Some(Self::Members),
            Party::WithoutChair => Some(Self::Across),
            Party::Body(body) => {
                let is_office =
                    world.organisation.body(&body).is_some_and(|known| known.kind == BodyKind::Office);
                (is_office || world.is_counted(&body)).then_some(Self::Body(body))
            }
            Party::OneOf(_)
            | Party::HeadOfUnit
            | Party::Role(_)
            | Party::Commissioner
            | Party::InTurn
            | Party::Unknown => {
                let folded = fold(name);
                let words =
                    ["ledamöt", "ledamöter", "deltagar", "deltagare", "medlem", "medlemmar", "medlemm"];
                let own = folded
                    .strip_prefix("sina egna ")
                    .or_else(|| folded.strip_prefix("egna "))
                    .unwrap_or(&folded);
                words.contains(&own).then_some(Self::Members)
            }
        }
    }

    fn holds(&self, world: &World, seat: &Seat, who: &EmploymentId, on: Date) -> bool {
        let Some(employment) = world.people.employment(who) else { return false };
        match self {
            Self::Members => {
                let members = world.role_holders(&seat.id.group, &Role::Member, on);
                members.into_iter().any(|member| world.is_person(member, &employment.person))
            }
            Self::Across => is_across(world, seat, who, on),
            Self::Body(body) => world.is_in(&employment.person, body, on),
        }
    }
}

/// No turn, succession or number of years is against it.
pub(super) fn unbarred(
    world: &World,
    seat: &Seat,
    who: &EmploymentId,
    from: Date,
) -> Result<Option<Ground>, Refusal> {
    let Some(bar) = tenure::bar(world, seat, who, from) else {
        return co_opted(world, seat, from);
    };
    let (why, at, who_can) = match bar {
        Bar::Turn { at, side, since, last } => {
            let actors = world.actors_of(&seat.id.group, &side, from);
            let who: Vec<Who> = actors.iter().map(|body| world.who_acts_for(body, from)).collect();
            (SeatNo::NotTheirTurn { side, since, last, from }, at, who)
        }
        Bar::Succession { at, who: next, on } => {
            let person = world.people.employment(&next).map(|known| known.person.clone());
            let own = person.map(|person| Who::Person { person });
            let registrars = world.registrars(from).map(|office| world.who_acts_for(office, from));
            (
                SeatNo::SomebodyMovesUp { employment: next, on },
                at,
                own.into_iter().chain(registrars).collect(),
            )
        }
        Bar::Served { at, since, last } => {
            (SeatNo::ServedTheirTime { employment: who.clone(), since, last }, at, Vec::new())
        }
    };
    Err(no(why).by(Ground::norm(at, Fact::Nothing)).who(who_can))
}

/// A group that has fixed how many co-opted it has at most keeps to it (row 89).
fn co_opted(world: &World, seat: &Seat, from: Date) -> Result<Option<Ground>, Refusal> {
    let group = &seat.id.group;
    let Some(most) = world.co_opted_most(group, from).filter(|_| seat.role == Role::CoOpted) else {
        return Ok(None);
    };
    let sits = world.role_holders(group, &Role::CoOpted, from).count();
    let sits = u32::try_from(sits).unwrap_or(u32::MAX);
    if sits < most {
        return Ok(None);
    }
    let says = world.norms_in_force(group, from).find(|(_, norm)| norm.kind() == Kind::CoOption);
    let refusal = no(SeatNo::NoRoomForCoOpted { most });
    Err(says.map_or(refusal.clone(), |(at, _)| refusal.by(Ground::norm(at, Fact::Nothing))))
}

/// Chair and contact person come from different administrations, or the reason why not is recorded (row 95).
pub(super) fn apart(
    world: &World,
    seat: &Seat,
    asked: &Appoint,
    from: Date,
) -> Result<Option<Ground>, Refusal> {
    let group = &seat.id.group;
    let other = match seat.role {
        Role::Chair => Role::ContactPerson,
        Role::ContactPerson => Role::Chair,
        Role::ViceChair
        | Role::Member
        | Role::Substitute { .. }
        | Role::CoOpted
        | Role::Coordinator
        | Role::Secretary => return Ok(None),
    };
    let says =
        world.norms_in_force(group, from).find(|(_, norm)| norm.kind() == Kind::ChairContactSeparation);
    let Some((at, norm)) = says else { return Ok(None) };
    let home = |who: &EmploymentId| {
        let employment = world.people.employment(who)?;
        world.organisation.administration(&employment.at).map(|body| body.id.clone())
    };
    let own = home(&asked.employment);
    let Some(administration) =
        own.filter(|own| world.role_holders(group, &other, from).any(|who| home(who).as_ref() == Some(own)))
    else {
        return Ok(None);
    };
    let fact = Fact::SameAdministration { administration };
    if Class::of(norm.modality) == Some(Class::Deviation) {
        return Err(
            no(SeatNo::SameAdministration { role: other, is_should: false }).by(Ground::norm(at, fact))
        );
    }
    let reason = asked.reason.as_deref().map(str::trim).filter(|text| !text.is_empty());
    match reason {
        Some(reason) => Ok(Some(Ground::norm(at, Fact::Waived { reason: reason.to_owned() }))),
        None => Err(Refusal::mistake(
            "reason",
            Why::Seat(SeatNo::SameAdministration { role: other, is_should: true }),
        )
        .by(Ground::norm(at, fact))),
    }
}
