//! How a matter comes in: raised, sorted by the remit test, and handed over where it is not the group's.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Addressee, MatterFact, MatterNo, MatterStage,
    command::{RaiseMatter, ReceiveMatter, TriageMatter},
    decided::{mistake, no, open},
};
use crate::{
    BodyId, Event, MatterId, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, NormRef},
    organisation::{Party, checked},
    refusal::{Who, Why},
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{Boundary, Preparation},
};

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
    if let Some(Addressee::Body(origin)) = &asked.origin {
        world.body(origin)?;
    }
    let year = today.year();
    let matter =
        MatterId { group: asked.group.clone(), year, number: world.matters.next_number(&asked.group, year) };
    let own = asked.registry_number.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let registry_number = own.map_or_else(|| world.matters.next_registry_number(year), str::to_owned);
    let subject = asked.subject.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (kind, origin) = (asked.kind, asked.origin);
    let event = Event::MatterRaised {
        matter,
        title,
        kind,
        summary,
        subject,
        channel,
        origin,
        registry_number,
        by,
        on: today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// A matter comes by one of the charter's channels, where it names any (row 153).
fn through_a_channel(
    world: &World,
    group: &BodyId,
    channel: Option<&str>,
    on: Date,
) -> Result<Ground, Refusal> {
    let intake = world.norms_in_force(group, on).find_map(|(at, norm)| match &norm.rule {
        Rule::Intake(says) if !says.channels.is_empty() => Some((at, says)),
        _ => None,
    });
    let Some((at, says)) = intake else {
        return Ok(Ground::house(House::AnybodyMayRaise, Fact::Nothing));
    };
    let fold = crate::organisation::fold;
    match channel {
        Some(given) if says.channels.iter().any(|known| fold(known) == fold(given)) => {
            Ok(Ground::norm(at, Fact::Named { name: given.to_owned() }))
        }
        Some(_) | None => {
            Err(mistake("channel", MatterNo::NoSuchChannel { channels: says.channels.clone() })
                .by(Ground::norm(at, Fact::Nothing)))
        }
    }
}

/// Who sorts matters, where the charter gives that to several (row 163).
fn sorters(world: &World, group: &BodyId, on: Date) -> Option<(NormRef, Vec<(String, Party)>)> {
    let (at, says) = world.norms_in_force(group, on).find_map(|(at, norm)| match &norm.rule {
        Rule::Preparation(says @ Preparation { triage: Some(true), .. }) => Some((at, says)),
        _ => None,
    })?;
    let named = says.by.iter().map(|name| (name.to_owned(), Party::of(world, Some(group), name, on)));
    Some((at, named.collect()))
}

/// Decides whose a matter is. A boundary that applies sends it on; where several sort, each has to say.
pub(crate) fn triage(world: &World, request: &Request, asked: TriageMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open(world, &asked.matter)?;
    if matter.stage != MatterStage::Raised {
        return Err(no(MatterNo::AlreadySorted { matter: asked.matter }));
    }
    let group = &asked.matter.group;
    let (ground, party, all) = who_sorts(world, request, group)?;
    let applies = touched(world, group, &asked.applies, today)?;
    let event = Event::MatterSorted {
        matter: asked.matter.clone(),
        party: party.clone(),
        applies: applies.iter().map(|(at, _)| at.clone()).collect(),
        party_matter: asked.party_matter,
        on: today,
    };
    let mut outcome = Outcome::of(event).because(ground);
    let leads_away = applies.iter().find_map(|(at, boundary)| boundary.map(|boundary| (at, boundary)));
    if let Some((at, boundary)) = leads_away
        && !is_excepted(at, boundary, asked.exception.as_deref())?
    {
        let to = goes_to(world, group, boundary, asked.goes_to.as_ref(), today).ok_or_else(|| {
            mistake("goes_to", MatterNo::WhoseIsIt).by(Ground::norm(at.clone(), Fact::Nothing))
        })?;
        let fact = Fact::Matter(MatterFact::GoesTo { to: to.clone() });
        let event =
            Event::MatterHandedOver { matter: asked.matter, to, basis: Basis::Norm(at.clone()), on: today };
        return Ok(outcome.and(event).because(Ground::norm(at.clone(), fact)));
    }
    let said: Vec<&Option<BodyId>> = matter.triage.iter().map(|one| &one.party).chain([&party]).collect();
    if all.iter().any(|one| !said.contains(&&Some(one.clone()))) {
        return Ok(outcome);
    }
    let is_party_matter = asked.party_matter || matter.triage.iter().any(|one| one.is_party_matter);
    let event = if is_party_matter {
        let to = party.or(asked.goes_to).ok_or_else(|| mistake("goes_to", MatterNo::WhoseIsIt))?;
        let basis = Basis::House(House::PartyMattersGoHome);
        Event::MatterHandedOver { matter: asked.matter, to: Addressee::Body(to), basis, on: today }
    } else {
        Event::MatterAccepted { matter: asked.matter, on: today }
    };
    outcome = outcome.and(event);
    Ok(outcome)
}

/// On what ground whoever asks sorts, for which party, and which parties have to.
fn who_sorts(
    world: &World,
    request: &Request,
    group: &BodyId,
) -> Result<(Ground, Option<BodyId>, Vec<BodyId>), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let Some((at, named)) = sorters(world, group, today) else {
        return Ok((keeper(world, request, group)?, None, Vec::new()));
    };
    let bodies: Vec<BodyId> = named
        .iter()
        .filter_map(|(_, party)| if let Party::Body(body) = party { Some(body.clone()) } else { None })
        .collect();
    let mine = bodies.iter().find(|body| speaks_for(world, person, body, today));
    if let Some(mine) = mine {
        return Ok((Ground::norm(at, Fact::Nothing), Some(mine.clone()), bodies));
    }
    if bodies.is_empty() && named.iter().any(|(_, party)| party.may_act(world, person, group, None, today)) {
        return Ok((Ground::norm(at, Fact::Nothing), None, bodies));
    }
    let names = named.iter().map(|(name, _)| name.clone()).collect();
    Err(no(MatterNo::OnlyTheySort { names }).by(Ground::norm(at, Fact::Nothing)).who(named.iter().map(
        |(name, party)| match party {
            Party::Unknown => Who::Named { name: name.clone() },
            Party::Body(_)
            | Party::OneOf(_)
            | Party::HeadOfUnit
            | Party::Role(_)
            | Party::Group
            | Party::Commissioner => world.who(party, group, None, today),
        },
    )))
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

type Touched<'a> = (NormRef, Option<&'a Boundary>);

/// The boundaries and consultations at these positions.
fn touched<'a>(
    world: &'a World,
    group: &BodyId,
    applies: &[usize],
    on: Date,
) -> Result<Vec<Touched<'a>>, Refusal> {
    let questions = super::remit(world, group, on, "");
    let one = |norm: &usize| {
        let found = questions.iter().find(|question| question.at.norm == *norm);
        let found = found.ok_or_else(|| mistake("applies", MatterNo::NoBoundary { norm: *norm }))?;
        let boundary = if let Rule::Boundary(says) = &found.norm.rule { Some(says) } else { None };
        Ok((found.at.clone(), boundary))
    };
    applies.iter().map(one).collect()
}

/// The boundary has an exception, and a reason is given for it.
fn is_excepted(at: &NormRef, boundary: &Boundary, exception: Option<&str>) -> Result<bool, Refusal> {
    match (exception.map(str::trim).filter(|text| !text.is_empty()), &boundary.unless) {
        (None, _) => Ok(false),
        (Some(_), Some(_)) => Ok(true),
        (Some(_), None) => {
            Err(mistake("exception", MatterNo::NoException).by(Ground::norm(at.clone(), Fact::Nothing)))
        }
    }
}

/// Whose the matter is: as the charter names it, else as whoever sorts says.
fn goes_to(
    world: &World,
    group: &BodyId,
    boundary: &Boundary,
    said: Option<&BodyId>,
    on: Date,
) -> Option<Addressee> {
    if let Some(body) = said.filter(|body| world.organisation.body(body).is_some()) {
        return Some(Addressee::Body(body.clone()));
    }
    let name = boundary.goes_to.as_deref()?;
    Some(addressee(world, group, name, on))
}

/// Whom a name in a charter means, as somebody that a matter can go to.
pub(crate) fn addressee(world: &World, group: &BodyId, name: &str, on: Date) -> Addressee {
    match Party::of(world, Some(group), name, on) {
        Party::Body(body) => Addressee::Body(body),
        Party::Role(role) => Addressee::Role { role, group: group.clone() },
        Party::Commissioner => {
            world.commissioner(group, on).map_or_else(|| Addressee::Named(name.to_owned()), Addressee::Body)
        }
        Party::Group => Addressee::Body(group.clone()),
        Party::OneOf(_) | Party::HeadOfUnit | Party::Unknown => Addressee::Named(name.to_owned()),
    }
}

/// Decides whether a matter that was handed over may be received: by whom it went to, or by the registrar with a receipt.
pub(crate) fn receive(world: &World, request: &Request, asked: ReceiveMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = world.matter(&asked.matter)?;
    let MatterStage::HandedOver { to, received: None, .. } = &matter.stage else {
        return Err(no(MatterNo::NotHandedOver { matter: asked.matter }));
    };
    let person = request.person()?;
    let receipt = asked.receipt.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let ground = match receipt {
        _ if to.is(world, person, today) => Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing),
        Some(receipt) => {
            let ground = keeper(world, request, &asked.matter.group)?;
            Ground { fact: Fact::Evidence { text: receipt.to_owned() }, ..ground }
        }
        None => return Err(no(MatterNo::OnlyTheyReceive).who([to.who(world, today)])),
    };
    let group = if let Addressee::Body(body) = to { world.groups.get(body) } else { None };
    let number = |group: &BodyId| world.matters.next_number(group, today.year());
    let becomes = group.map(|group| MatterId {
        group: group.id.clone(),
        year: today.year(),
        number: number(&group.id),
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
            registry_number: matter.registry_number.clone(),
            by: person.clone(),
            on: today,
        });
    }
    Ok(outcome)
}
