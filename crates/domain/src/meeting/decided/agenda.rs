//! Whether an agenda may be written, and guests invited.

use super::{mistake, no, open, planning::tabled, prepares, reason};
use crate::{
    Event, MeetingId, Refusal, World,
    command::{Outcome, Request},
    grounds::Ground,
    meeting::{
        Invitee, ItemRef, ItemText, Left, Meeting, MeetingNo, Template,
        command::{ChangeItem, InviteGuest, KeepTemplate, LeaveItem, OrderAgenda, PutItem, RemoveGuest},
    },
    refusal::Why,
};

/// The longest title, in characters.
const LONGEST: usize = 200;

/// The most items of an agenda, and of a template.
const MOST: usize = 100;

/// The item as it is kept, or what is wrong with it.
fn checked(world: &World, text: ItemText) -> Result<ItemText, Refusal> {
    let title = text.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Refusal::mistake("title", Why::NameMissing));
    }
    if title.chars().count() > LONGEST {
        return Err(Refusal::mistake("title", Why::TooLong { most: LONGEST }));
    }
    let presenter = super::given("presenter", text.presenter)?;
    let minutes = text.minutes.filter(|minutes| *minutes > 0);
    if minutes.is_some_and(|minutes| minutes > 24 * 60) {
        return Err(mistake("minutes", MeetingNo::OddItemLength));
    }
    if let Some(body) = &text.weight_for
        && world.organisation.body(body).is_none()
    {
        return Err(Refusal::mistake("weight_for", Why::NoSuchBody { body: body.clone() }));
    }
    Ok(ItemText { title, presenter, minutes, ..text })
}

/// The meeting, where its agenda can still be written: also after it was held, for what came up at it.
fn written<'a>(
    world: &'a World,
    request: &Request,
    id: &MeetingId,
) -> Result<(&'a Meeting, Ground), Refusal> {
    let meeting = world.meeting(id)?;
    if meeting.is_cancelled() {
        return Err(no(MeetingNo::Cancelled { meeting: id.clone() }));
    }
    Ok((meeting, prepares(world, request, &id.group)?))
}

/// The item, if it stands on the agenda.
fn standing(meeting: &Meeting, item: u32) -> Result<(), Refusal> {
    match meeting.item(item) {
        None => Err(no(MeetingNo::NoSuchItem { item })),
        Some(known) if !known.stands() => Err(no(MeetingNo::ItemLeft { item })),
        Some(_) => Ok(()),
    }
}

/// Decides whether an item may be put on an agenda.
pub(crate) fn put(world: &World, request: &Request, asked: PutItem) -> Result<Outcome, Refusal> {
    let (meeting, ground) = written(world, request, &asked.meeting)?;
    let text = checked(world, asked.text)?;
    if meeting.items.len() >= MOST {
        return Err(mistake("title", MeetingNo::TooManyItems { most: MOST }));
    }
    let (item, on) = (meeting.next_item(), request.now.today);
    let event =
        Event::ItemPut { meeting: asked.meeting, item, text, from: None, matter: None, recurs: None, on };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether an item may be written anew, while the meeting is to come.
pub(crate) fn change(world: &World, request: &Request, asked: ChangeItem) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    standing(meeting, asked.item)?;
    let text = checked(world, asked.text)?;
    if meeting.item(asked.item).is_some_and(|known| known.text() == text) {
        return Err(mistake("title", MeetingNo::NothingChanged));
    }
    let ChangeItem { meeting, item, .. } = asked;
    Ok(Outcome::of(Event::ItemChanged { meeting, item, text, on: request.now.today }).because(ground))
}

/// Decides whether an item may be tabled, referred back or taken off. What is tabled comes again at the next meeting.
pub(crate) fn leave(world: &World, request: &Request, asked: LeaveItem) -> Result<Outcome, Refusal> {
    let (meeting, ground) = written(world, request, &asked.meeting)?;
    standing(meeting, asked.item)?;
    let on = request.now.today;
    let outcome = Outcome::default().because(ground);
    let from = ItemRef { meeting: meeting.id.clone(), item: asked.item };
    let left = match asked.left {
        Left::Tabled { to: None } => {
            let text = meeting.item(asked.item).map(|item| item.text()).unwrap_or_default();
            return Ok(tabled(world, outcome, from, text, 0, on));
        }
        Left::Tabled { to: Some(to) } => {
            let next = open(world, &to)?;
            if to.group != meeting.id.group || next.slot <= meeting.slot {
                return Err(mistake("left", MeetingNo::NotLater));
            }
            let text = meeting.item(asked.item).map(|item| item.text()).unwrap_or_default();
            let item = next.next_item();
            let left = Left::Tabled { to: Some(to.clone()) };
            let gone = Event::ItemLeft { meeting: asked.meeting, item: asked.item, left, on };
            let put =
                Event::ItemPut { meeting: to, item, text, from: Some(from), matter: None, recurs: None, on };
            return Ok(outcome.and(gone).and(put));
        }
        Left::ReferredBack { reason: why } => Left::ReferredBack { reason: reason("reason", &why)? },
        Left::Dropped if meeting.is_held() => return Err(no(MeetingNo::HeldItemsStay)),
        Left::Dropped => Left::Dropped,
    };
    Ok(outcome.and(Event::ItemLeft { meeting: asked.meeting, item: asked.item, left, on }))
}

/// Decides whether the items may be put in another order.
pub(crate) fn order(world: &World, request: &Request, asked: OrderAgenda) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    for (at, item) in asked.order.iter().enumerate() {
        standing(meeting, *item).map_err(|no| Refusal { field: Some("order"), ..no })?;
        if asked.order.iter().skip(at + 1).any(|other| other == item) {
            return Err(mistake("order", MeetingNo::ItemTwice { item: *item }));
        }
    }
    let OrderAgenda { meeting, order } = asked;
    Ok(Outcome::of(Event::AgendaOrdered { meeting, order, on: request.now.today }).because(ground))
}

/// Decides what comes onto every new agenda of a group.
pub(crate) fn keep_template(
    world: &World,
    request: &Request,
    asked: KeepTemplate,
) -> Result<Outcome, Refusal> {
    world.group(&asked.group)?;
    let ground = prepares(world, request, &asked.group)?;
    let KeepTemplate { group, kind, items, closing } = asked;
    if items.len() > MOST {
        return Err(mistake("items", MeetingNo::TooManyItems { most: MOST }));
    }
    let items = items.into_iter().map(|text| checked(world, text)).collect::<Result<Vec<_>, _>>()?;
    let closing = closing.min(u32::try_from(items.len()).unwrap_or(u32::MAX));
    let template = Template { items, closing };
    if *world.meetings.template(&group, kind).unwrap_or(&Template::default()) == template {
        return Err(mistake("items", MeetingNo::NothingChanged));
    }
    let Template { items, closing } = template;
    Ok(Outcome::of(Event::AgendaTemplateKept { group, kind, items, closing }).because(ground))
}

/// Decides whether somebody may be invited beside the group's own.
pub(crate) fn invite(world: &World, request: &Request, asked: InviteGuest) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    for item in &asked.items {
        standing(meeting, *item).map_err(|no| Refusal { field: Some("items"), ..no })?;
    }
    let who = match asked.who {
        Invitee::Employed { employment } => {
            world.employment(&employment)?;
            Invitee::Employed { employment }
        }
        Invitee::Other { name, from } => {
            if let Some(body) = &from
                && world.organisation.body(body).is_none()
            {
                return Err(Refusal::mistake("from", Why::NoSuchBody { body: body.clone() }));
            }
            Invitee::Other { name: crate::organisation::checked(&name)?, from }
        }
    };
    if meeting.invited().any(|guest| guest.who == who) {
        return Err(mistake("who", MeetingNo::AlreadyInvited));
    }
    let guest = u32::try_from(meeting.guests.len()).unwrap_or(u32::MAX).saturating_add(1);
    let (meeting, items, on) = (asked.meeting, asked.items, request.now.today);
    Ok(Outcome::of(Event::GuestInvited { meeting, guest, who, items, on }).because(ground))
}

/// Decides whether an invitation may be taken back.
pub(crate) fn uninvite(world: &World, request: &Request, asked: &RemoveGuest) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    if !meeting.invited().any(|guest| guest.number == asked.guest) {
        return Err(no(MeetingNo::NotInvited));
    }
    let RemoveGuest { meeting, guest } = asked.clone();
    Ok(Outcome::of(Event::GuestRemoved { meeting, guest, on: request.now.today }).because(ground))
}
