//! How a matter comes onto an agenda and leaves it: an item of a meeting, and the matter moves with it.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Matter, MatterFact, MatterNo, MatterStage,
    command::{PutMatterOnAgenda, ReferMatterBack},
    decided::{mistake, no, open, reason},
    preparation::Preparers,
};
use crate::{
    BodyId, Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground},
    meeting::{ItemKind, ItemRef, ItemText, Left, Meeting, prepares},
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule};

/// Decides whether a matter may be put on the agenda of a meeting: it is ready, and in time; by whoever writes that agenda.
pub(crate) fn put_on_agenda(
    world: &World,
    request: &Request,
    asked: PutMatterOnAgenda,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open(world, &asked.matter)?;
    let meeting = world.meeting(&asked.meeting)?;
    let group = &meeting.id.group;
    if *group != matter.id.group && !matter.shared_with.contains(group) {
        return Err(mistake("meeting", MatterNo::AnothersMeeting { meeting: asked.meeting }));
    }
    let ground = prepares(world, request, group)?;
    if !meeting.is_open() {
        return Err(mistake("meeting", MatterNo::MeetingOver { meeting: asked.meeting }));
    }
    ready(world, matter, today)?;
    if item_of(meeting, matter).is_some() {
        return Err(mistake("meeting", MatterNo::AlreadyThere { meeting: asked.meeting }));
    }
    in_time(world, matter, meeting, today)?;
    let mut outcome = Outcome::default().because(ground);
    let from = before(world, matter, group);
    if let Some(from) = from.as_ref().filter(|from| !waits(world, from)) {
        let left = Left::Tabled { to: Some(asked.meeting.clone()) };
        let (meeting, item) = (from.meeting.clone(), from.item);
        outcome = outcome.and(Event::ItemLeft { meeting, item, left, on: today });
    }
    let kind = if matter.kind.leads_to_decisions() { ItemKind::Position } else { ItemKind::Discussion };
    Ok(outcome.and(Event::ItemPut {
        meeting: asked.meeting,
        item: meeting.next_item(),
        text: ItemText { title: matter.title.clone(), kind, ..ItemText::default() },
        from,
        matter: Some(asked.matter),
        recurs: None,
        on: today,
    }))
}

/// The item of a matter that stands on an agenda.
fn item_of(meeting: &Meeting, matter: &Matter) -> Option<ItemRef> {
    let item = meeting.agenda().find(|item| item.matter.as_ref() == Some(&matter.id))?;
    Some(ItemRef { meeting: meeting.id.clone(), item: item.number })
}

/// Where a matter stands on another open agenda of a group, or waits to come onto the next.
fn before(world: &World, matter: &Matter, group: &BodyId) -> Option<ItemRef> {
    if let MatterStage::OnAgenda { meeting } = &matter.stage
        && meeting.group == *group
    {
        return world.meetings.get(meeting).filter(|one| one.is_open()).and_then(|one| item_of(one, matter));
    }
    let is_it = |at: &&ItemRef| {
        let item = world.meetings.get(&at.meeting).and_then(|meeting| meeting.item(at.item));
        item.is_some_and(|item| item.matter.as_ref() == Some(&matter.id))
    };
    world.meetings.waiting(group).iter().find(is_it).cloned()
}

fn waits(world: &World, item: &ItemRef) -> bool {
    world.meetings.waiting(&item.meeting.group).contains(item)
}

/// What follows on the agendas when a matter is over: it does not stand on those to come.
pub(super) fn taken_off(world: &World, matter: &Matter, on: Date) -> Vec<Event> {
    let groups = std::iter::once(&matter.id.group).chain(&matter.shared_with);
    let items = groups.filter_map(|group| before(world, matter, group));
    items
        .map(|ItemRef { meeting, item }| Event::ItemLeft { meeting, item, left: Left::Dropped, on })
        .collect()
}

/// The matter came in early enough for the meeting, where the charter says how early that must be (row 153).
fn in_time(world: &World, matter: &Matter, meeting: &Meeting, on: Date) -> Result<(), Refusal> {
    let late = world.norms_in_force(&meeting.id.group, on).find_map(|(at, norm)| match &norm.rule {
        Rule::Intake(says) if matches!(norm.modality, Modality::Must | Modality::MustNot) => {
            let days = i32::try_from(says.days_before?).ok()?;
            (crate::period::days_after(meeting.slot.day, -days) < matter.raised()?).then_some((at, days))
        }
        _ => None,
    });
    match late {
        Some((at, days)) => {
            Err(no(MatterNo::TooLate { days, day: meeting.slot.day }).by(Ground::norm(at, Fact::Nothing)))
        }
        None => Ok(()),
    }
}

/// The matter may go on an agenda: released by all who prepare, or the charter asks for no preparation.
fn ready(world: &World, matter: &Matter, on: Date) -> Result<(), Refusal> {
    match &matter.stage {
        MatterStage::Ready | MatterStage::OnAgenda { .. } => Ok(()),
        MatterStage::Raised => Err(no(MatterNo::NotSorted { matter: matter.id.clone() })),
        MatterStage::Agreed => Err(no(MatterNo::PositionTaken { matter: matter.id.clone() })),
        MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Closed { .. }
        | MatterStage::HandedOver { .. }
        | MatterStage::Withdrawn { .. } => {
            not_released(world, matter, &matter.id.group, on)?;
            match matter.brief {
                Some(_) => Ok(()),
                None => Err(no(MatterNo::NotPrepared { matter: matter.id.clone() })),
            }
        }
    }
}

/// Where the charter says who prepares, a matter that is not ready yet waits for them.
pub(crate) fn not_released(world: &World, matter: &Matter, group: &BodyId, on: Date) -> Result<(), Refusal> {
    let Some(preparers) = Preparers::of(world, group, on) else { return Ok(()) };
    let left = preparers.left(matter);
    let who = match left.as_slice() {
        [] => preparers.who(world, group, on),
        left => left.iter().map(|body| world.who_acts_for(body, on)).collect(),
    };
    let fact = match left.is_empty() {
        true => Fact::Nothing,
        false => Fact::Matter(MatterFact::NotReleased { by: left }),
    };
    Err(no(MatterNo::NotReady { matter: matter.id.clone() })
        .by(Ground { fact, ..preparers.ground() })
        .who(who))
}

/// Decides whether a matter may be sent back to those who prepare it: by the group, through its keeper.
pub(crate) fn refer_back(
    world: &World,
    request: &Request,
    asked: ReferMatterBack,
) -> Result<Outcome, Refusal> {
    let on = request.now.today;
    let matter = open(world, &asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    let reason = reason(&asked.reason)?;
    let event = match &matter.stage {
        MatterStage::Ready => Event::MatterReferredBack { matter: asked.matter, reason, on },
        MatterStage::OnAgenda { meeting } => {
            let item = world.meetings.get(meeting).and_then(|meeting| item_of(meeting, matter));
            match item {
                Some(ItemRef { meeting, item }) => {
                    Event::ItemLeft { meeting, item, left: Left::ReferredBack { reason }, on }
                }
                None => Event::MatterReferredBack { matter: asked.matter, reason, on },
            }
        }
        MatterStage::Raised
        | MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Agreed
        | MatterStage::Closed { .. }
        | MatterStage::HandedOver { .. }
        | MatterStage::Withdrawn { .. } => return Err(no(MatterNo::NotReady { matter: asked.matter })),
    };
    Ok(Outcome::of(event).because(ground))
}
