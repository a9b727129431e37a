//! What a group fixes for itself: how many co-opted at most, and which part of its parent's coordinator it has.

use super::{
    Role, SeatFact, SeatNo,
    command::{LimitCoOption, ShareCoordinator},
    keeper,
};
use crate::{
    BodyId, Event, Period, Refusal, SeatId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    organisation::Party,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Kind, Rule};
use serde::{Deserialize, Serialize};

/// The part of a coordinator's time that a group has. Source: rows 101, 102.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The coordinator's own seat, in the group above.
    pub seat: SeatId,
    /// How much of the time, in per cent.
    pub percent: u32,
    /// The day of the dialogue with the chair.
    pub dialogue: Date,
    /// When.
    pub period: Period,
}

impl World {
    /// The part of its parent's coordinator that a group has on a day.
    pub fn shared_coordinator(&self, group: &BodyId, on: Date) -> Option<&Shared> {
        self.groups.get(group)?.shared.iter().rfind(|shared| shared.period.holds(on))
    }

    /// How many co-opted the group has fixed as the most.
    pub fn co_opted_most(&self, group: &BodyId, on: Date) -> Option<u32> {
        self.groups.get(group)?.co_opted_most_on(on)
    }
}

/// Decides whether a group may fix how many co-opted it has at most: by whom its charter says co-opts.
pub(crate) fn limit(world: &World, request: &Request, asked: LimitCoOption) -> Result<Outcome, Refusal> {
    let group = world.group(&asked.group)?;
    let from = asked.from.unwrap_or(request.now.today);
    if !group.exists(from) {
        return Err(Refusal::mistake("from", Why::GroupNotThere { group: asked.group, on: from }));
    }
    let ground = match who_co_opts(world, request, &asked.group, from)? {
        Some(ground) => ground,
        None => keeper(world, request, &asked.group)?,
    };
    let event = Event::CoOptionLimited { group: asked.group, most: asked.most, from };
    Ok(Outcome::of(event).because(ground))
}

/// The ground on which somebody co-opts by the charter, where they are one of those that it names.
fn who_co_opts(
    world: &World,
    request: &Request,
    group: &BodyId,
    on: Date,
) -> Result<Option<Ground>, Refusal> {
    let person = request.person()?;
    let Some(charter) = world.charter_in_force(group, on) else { return Ok(None) };
    let may = charter.of_kind(Kind::CoOption).find(|(_, norm)| {
        let Rule::CoOption(says) = &norm.rule else { return false };
        says.by.iter().any(|name| {
            Party::of(world, Some(group), name, on).may_act(world, person, group, None, request.now.today)
        })
    });
    Ok(may.map(|(norm, _)| Ground::norm(NormRef { charter: charter.id.clone(), norm }, Fact::Nothing)))
}

/// Decides whether a group may have a part of its parent's coordinator: where a charter of either allows it, after a
/// dialogue with the chair, recorded by whoever keeps one of the groups.
pub(crate) fn share(world: &World, request: &Request, asked: ShareCoordinator) -> Result<Outcome, Refusal> {
    let no = |why| Refusal::new(Why::Seat(why));
    let mistake = |field, why| Refusal::mistake(field, Why::Seat(why));
    let group = world.group(&asked.group)?;
    let Some(parent) = group.parent.as_ref().filter(|parent| world.groups.get(parent).is_some()) else {
        return Err(no(SeatNo::NoGroupAbove));
    };
    let ground = keeper(world, request, &asked.group).or_else(|_| keeper(world, request, parent))?;
    let period =
        Period { from: asked.from.unwrap_or(request.now.today), until: asked.until }.right_way_round()?;
    let Some(at) =
        may_share(world, &asked.group, period.from).or_else(|| may_share(world, parent, period.from))
    else {
        return Err(no(SeatNo::NothingSharesTheCoordinator { group: asked.group.clone() }));
    };
    if asked.dialogue > request.now.today {
        return Err(Refusal::mistake("dialogue", Why::InTheFuture { on: asked.dialogue }));
    }
    let above = world.group(parent)?.seats_of(&Role::Coordinator, period.from);
    let Some((seat, held)) =
        above.filter_map(|seat| world.holder(seat, period.from).map(|held| (seat, held))).next()
    else {
        return Err(no(SeatNo::NoCoordinatorAbove { parent: parent.clone() }));
    };
    let others: u32 = world
        .groups
        .under(parent)
        .filter(|other| other.id != asked.group)
        .filter_map(|other| world.shared_coordinator(&other.id, period.from))
        .filter(|shared| shared.seat == seat.id)
        .map(|shared| shared.percent)
        .sum();
    if !(1..=100).contains(&asked.percent) || 100 < others.saturating_add(asked.percent) {
        return Err(mistake("percent", SeatNo::TooMuchOfTheTime { left: 100u32.saturating_sub(others) }));
    }
    let fact = Fact::Seat(SeatFact::Dialogue { employment: held.employment.clone(), on: asked.dialogue });
    let event = Event::CoordinatorShared {
        group: asked.group,
        seat: seat.id.clone(),
        percent: asked.percent,
        dialogue: asked.dialogue,
        period,
    };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(at, fact)))
}

/// The norm by which a group's coordinator may be shared.
fn may_share(world: &World, group: &BodyId, on: Date) -> Option<NormRef> {
    let charter = world.charter_in_force(group, on)?;
    let mut says = charter.of_kind(Kind::Coordinator);
    let (norm, _) =
        says.find(|(_, norm)| matches!(&norm.rule, Rule::Coordinator(says) if says.shared == Some(true)))?;
    Some(NormRef { charter: charter.id.clone(), norm })
}
