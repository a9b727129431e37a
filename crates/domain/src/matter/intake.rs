//! How a matter comes in: raised, and received where another had it first.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Addressee, MatterKind, MatterNo, MatterStage,
    command::{RaiseMatter, ReceiveMatter, ReturnMatter},
    decided::{mistake, no, reason},
    orderer::{self, belongs},
};
use crate::{
    BodyId, Event, MatterId, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    organisation::{Party, checked},
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Names};

/// The longest summary, in characters.
const LONGEST: usize = 4000;

/// Decides whether a matter may be raised.
pub(crate) fn raise(world: &World, request: &Request, asked: RaiseMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = world.group(&asked.group)?;
    if !group.exists(today) {
        return Err(Refusal::mistake("group", Why::GroupNotThere { group: asked.group, on: today }));
    }
    let by = request.person()?.clone();
    let title = checked(&asked.title).map_err(|no| Refusal { field: Some("title"), ..no })?;
    let summary = asked.summary.trim().to_owned();
    if summary.chars().count() > LONGEST {
        return Err(Refusal::mistake("summary", Why::TooLong { most: LONGEST }));
    }
    let channel = asked.channel.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let ground = through_a_channel(world, &asked.group, channel.as_deref(), today)?;
    let origin = orderer::origin_of(world, &asked);
    let ground = by_its_kind(world, &asked, origin.as_ref(), today)?.unwrap_or(ground);
    let year = today.year();
    let matter =
        MatterId { group: asked.group.clone(), year, number: world.matters.next_number(&asked.group, year) };
    let own = asked.registry_number.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let registry_number = own.map_or_else(|| world.matters.next_registry_number(year), str::to_owned);
    let own = belongs(world, &asked, today)?;
    let subject = asked.subject.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (kind, engagement, document) = (asked.kind, asked.engagement, asked.document);
    let event = Event::MatterRaised {
        matter,
        title,
        kind,
        summary,
        subject,
        channel,
        origin,
        engagement,
        document,
        registry_number,
        by,
        on: today,
    };
    Ok(own.into_iter().fold(Outcome::of(event).because(ground), Outcome::because))
}

/// Whose order or question it is, for what is answered to somebody; and the norm by which the group takes it (rows 155
/// to 161).
fn by_its_kind(
    world: &World,
    asked: &RaiseMatter,
    origin: Option<&Addressee>,
    on: Date,
) -> Result<Option<Ground>, Refusal> {
    if let Some(origin) = origin {
        orderer::is_there(world, origin, on)?;
    }
    if !asked.kind.is_answered() {
        return Ok(None);
    }
    let origin = origin.ok_or_else(|| mistake("origin", MatterNo::FromWhom))?;
    let asks = match origin {
        Addressee::Undertaking(undertaking) => Some(undertaking),
        Addressee::Body(_) | Addressee::Role { .. } | Addressee::Named(_) => None,
    };
    let is_from =
        |names: &Names| names.iter().any(|name| addressee(world, &asked.group, name, on) == *origin);
    let norm = world.norms_in_force(&asked.group, on).find(|(_, norm)| {
        let names = match (&norm.rule, asked.kind) {
            (Rule::CommissionedMatter(says), MatterKind::Commission) => &says.from,
            (Rule::AdvisoryRole(says), MatterKind::SoundingBoard) => &says.to,
            _ => return false,
        };
        is_from(names)
            || (asks.is_some() && world.undertakings.orders_by(norm).map(|known| &known.id) == asks)
    });
    Ok(norm.map(|(at, _)| Ground::norm(at, Fact::Nothing)))
}

/// The channels by which the charter in force has matters come, and the norm that says so; none where it names none.
fn intake<'a>(world: &'a World, group: &BodyId, on: Date) -> Option<(NormRef, &'a [String])> {
    world.norms_in_force(group, on).find_map(|(at, norm)| match &norm.rule {
        Rule::Intake(says) if !says.channels.is_empty() => Some((at, says.channels.as_slice())),
        _ => None,
    })
}

/// The channels by which matters come to a group, as its charter names them (row 153).
pub fn channels<'a>(world: &'a World, group: &BodyId, on: Date) -> &'a [String] {
    intake(world, group, on).map_or(&[], |(_, channels)| channels)
}

/// A matter comes by one of the charter's channels, where it names any (row 153).
fn through_a_channel(
    world: &World,
    group: &BodyId,
    channel: Option<&str>,
    on: Date,
) -> Result<Ground, Refusal> {
    let Some((at, channels)) = intake(world, group, on) else {
        return Ok(Ground::house(House::AnybodyMayRaise, Fact::Nothing));
    };
    let fold = crate::organisation::fold;
    match channel {
        Some(given) if channels.iter().any(|known| fold(known) == fold(given)) => {
            Ok(Ground::norm(at, Fact::Named { name: given.to_owned() }))
        }
        Some(_) | None => Err(mistake("channel", MatterNo::NoSuchChannel { channels: channels.to_vec() })
            .by(Ground::norm(at, Fact::Nothing))),
    }
}

/// A person is one of a body's: acts for it, or is employed there or under it.
pub(super) fn speaks_for(world: &World, person: &PersonId, body: &BodyId, on: Date) -> bool {
    world.acts_for(person, body, on)
        || world.people.employments(person).any(|one| {
            one.period.holds(on) && world.organisation.upwards(&one.at).any(|above| above.id == *body)
        })
        || world.groups.get(body).is_some_and(|group| {
            group.seats(on).filter_map(|seat| world.held(seat, on)).any(|(_, one)| one.person == *person)
        })
}

/// Whom a name in a charter means, as somebody that a matter can go to.
pub fn addressee(world: &World, group: &BodyId, name: &str, on: Date) -> Addressee {
    match Party::of(world, Some(group), name, on) {
        Party::Body(body) => Addressee::Body(body),
        Party::Role(role) => Addressee::Role { role, group: group.clone() },
        Party::Commissioner => {
            world.commissioner(group, on).map_or_else(|| Addressee::Named(name.to_owned()), Addressee::Body)
        }
        Party::Group => Addressee::Body(group.clone()),
        Party::Unknown => match world.undertakings.named(name) {
            Some(known) => Addressee::Undertaking(known.id.clone()),
            None => Addressee::Named(name.to_owned()),
        },
        Party::OneOf(_) | Party::HeadOfUnit | Party::WithoutChair | Party::InTurn => {
            Addressee::Named(name.to_owned())
        }
    }
}

/// Whoever has a matter says so, or the group that handed it over does, with a receipt.
fn has_it(
    world: &World,
    request: &Request,
    group: &BodyId,
    to: &Addressee,
    receipt: Option<&str>,
) -> Result<Ground, Refusal> {
    let today = request.now.today;
    if to.is(world, request.person()?, today) {
        return Ok(Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing));
    }
    let Some(receipt) = receipt.map(str::trim).filter(|text| !text.is_empty()) else {
        let refused = match keeper(world, request, group) {
            Ok(_) => Refusal::mistake("receipt", Why::Matter(MatterNo::OnlyTheyReceive)),
            Err(_) => no(MatterNo::OnlyTheyReceive),
        };
        return Err(refused.who([to.who(world, today)]));
    };
    let ground = keeper(world, request, group).map_err(|no| no.who([to.who(world, today)]))?;
    Ok(Ground { fact: Fact::Evidence { text: receipt.to_owned() }, ..ground })
}

/// Decides whether a matter that was handed over may be received: by whom it went to, or by the registrar with a receipt.
pub(crate) fn receive(world: &World, request: &Request, asked: ReceiveMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = world.matter(&asked.matter)?;
    let MatterStage::HandedOver { to, received: None, .. } = &matter.stage else {
        return Err(no(MatterNo::NotHandedOver { matter: asked.matter }));
    };
    let person = request.person()?;
    let ground = has_it(world, request, &asked.matter.group, to, asked.receipt.as_deref())?;
    let group = to.body().filter(|body| world.groups.get(body).is_some());
    let year = today.year();
    let becomes = group.map(|group| MatterId {
        group: group.clone(),
        year,
        number: world.matters.next_number(group, year),
    });
    let received = Event::MatterReceived {
        matter: asked.matter.clone(),
        becomes: becomes.clone(),
        by: person.clone(),
        on: today,
    };
    let mut outcome = Outcome::of(received).because(ground);
    if let Some(becomes) = becomes {
        outcome = outcome.and(Event::MatterRaised {
            matter: becomes,
            title: matter.title.clone(),
            kind: matter.kind,
            summary: matter.summary.clone(),
            subject: matter.subject.clone(),
            channel: None,
            origin: Some(Addressee::Body(asked.matter.group)),
            engagement: None,
            document: None,
            registry_number: matter.registry_number.clone(),
            by: person.clone(),
            on: today,
        });
    }
    Ok(outcome)
}

/// Decides whether a matter that was handed over may be sent back: it is tried anew whose it is.
pub(crate) fn send_back(world: &World, request: &Request, asked: ReturnMatter) -> Result<Outcome, Refusal> {
    let matter = world.matter(&asked.matter)?;
    let MatterStage::HandedOver { to, received: None, .. } = &matter.stage else {
        return Err(no(MatterNo::NotHandedOver { matter: asked.matter }));
    };
    let ground = has_it(world, request, &asked.matter.group, to, asked.receipt.as_deref())?;
    let reason = reason(&asked.reason)?;
    let event = Event::MatterReturned { matter: asked.matter, reason, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}
