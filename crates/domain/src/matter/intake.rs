//! How a matter comes in: raised, sorted by the remit test, and handed over where it is not the group's.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Addressee, Matter, MatterFact, MatterNo, MatterStage,
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

/// Who sorts matters, where the charter gives that to somebody (row 163): each of several, or whoever it is.
pub(super) struct Sorters {
    at: NormRef,
    named: Vec<(String, Party)>,
    /// Those of whom each has to say whose a matter is.
    each: Vec<BodyId>,
}

impl Sorters {
    /// By the charter in force; none where it is silent.
    pub(super) fn of(world: &World, group: &BodyId, on: Date) -> Option<Self> {
        let (at, says) = world.norms_in_force(group, on).find_map(|(at, norm)| match &norm.rule {
            Rule::Preparation(says @ Preparation { triage: Some(true), .. }) => Some((at, says)),
            _ => None,
        })?;
        let party = |name: &str| (name.to_owned(), Party::of(world, Some(group), name, on));
        let named: Vec<(String, Party)> = says.by.iter().map(party).collect();
        let each = named.iter().filter_map(|(_, party)| party.body().cloned()).collect();
        Some(Self { at, named, each })
    }

    /// Those who have not said yet whose a matter is.
    pub(super) fn left(&self, matter: &Matter) -> Vec<BodyId> {
        let has_said = |body: &BodyId| matter.triage.iter().any(|one| one.party.as_ref() == Some(body));
        self.each.iter().filter(|body| !has_said(body)).cloned().collect()
    }

    /// All of them, as an answer to *who can?*.
    pub(super) fn who(&self, world: &World, group: &BodyId, on: Date) -> Vec<Who> {
        let who = |(name, party): &(String, Party)| match party {
            Party::Unknown => Who::Named { name: name.clone() },
            known => world.who(known, group, None, on),
        };
        self.named.iter().map(who).collect()
    }

    /// For which of them a person sorts; none for whoever sorts alone.
    fn party(&self, world: &World, person: &PersonId, group: &BodyId, on: Date) -> Option<Option<BodyId>> {
        if let Some(mine) = self.each.iter().find(|body| speaks_for(world, person, body, on)) {
            return Some(Some(mine.clone()));
        }
        let may = |(_, party): &(String, Party)| party.may_act(world, person, group, None, on);
        (self.each.is_empty() && self.named.iter().any(may)).then_some(None)
    }
}

/// Decides whose a matter is. A boundary that applies sends it on; where several sort, each has to say.
pub(crate) fn triage(world: &World, request: &Request, asked: TriageMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open(world, &asked.matter)?;
    if matter.stage != MatterStage::Raised {
        return Err(no(MatterNo::AlreadySorted { matter: asked.matter }));
    }
    let group = &asked.matter.group;
    let (ground, party, left) = who_sorts(world, request, matter)?;
    let applies = touched(world, group, &asked.applies, today)?;
    let event = Event::MatterSorted {
        matter: asked.matter.clone(),
        party: party.clone(),
        applies: applies.iter().map(|(at, _)| at.clone()).collect(),
        party_matter: asked.party_matter,
        on: today,
    };
    let mut outcome = Outcome::of(event).because(ground);
    if let Some((at, to)) = leads_away(world, group, &applies, &asked, today)? {
        let fact = Fact::Matter(MatterFact::GoesTo { to: to.clone() });
        let basis = Basis::Norm(at.clone());
        let event = Event::MatterHandedOver { matter: asked.matter, to, basis, on: today };
        return Ok(outcome.and(event).because(Ground::norm(at, fact)));
    }
    if left.iter().any(|one| party.as_ref() != Some(one)) {
        return Ok(outcome);
    }
    let is_party_matter = asked.party_matter || matter.triage.iter().any(|one| one.is_party_matter);
    let event = if is_party_matter {
        let to = asked.goes_to.or(party).ok_or_else(|| mistake("goes_to", MatterNo::WhoseIsIt))?;
        world.body(&to)?;
        let basis = Basis::House(House::PartyMattersGoHome);
        Event::MatterHandedOver { matter: asked.matter, to: Addressee::Body(to), basis, on: today }
    } else {
        Event::MatterAccepted { matter: asked.matter, on: today }
    };
    outcome = outcome.and(event);
    Ok(outcome)
}

/// On what ground whoever asks sorts, for which party, and which parties have not yet.
fn who_sorts(
    world: &World,
    request: &Request,
    matter: &Matter,
) -> Result<(Ground, Option<BodyId>, Vec<BodyId>), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let group = &matter.id.group;
    let Some(sorters) = Sorters::of(world, group, today) else {
        return Ok((keeper(world, request, group)?, None, Vec::new()));
    };
    let ground = Ground::norm(sorters.at.clone(), Fact::Nothing);
    let left = sorters.left(matter);
    match sorters.party(world, person, group, today) {
        Some(Some(party)) if !left.contains(&party) => {
            let who = left.iter().map(|body| world.who_acts_for(body, today));
            Err(no(MatterNo::AlreadySorted { matter: matter.id.clone() }).by(ground).who(who))
        }
        Some(party) => Ok((ground, party, left)),
        None => {
            let names = sorters.named.iter().map(|(name, _)| name.clone()).collect();
            let who = sorters.who(world, group, today);
            Err(no(MatterNo::OnlyTheySort { names }).by(ground).who(who))
        }
    }
}

/// Where the matter goes by a boundary that applies and has no exception for it, and by which.
fn leads_away(
    world: &World,
    group: &BodyId,
    applies: &[Touched<'_>],
    asked: &TriageMatter,
    on: Date,
) -> Result<Option<(NormRef, Addressee)>, Refusal> {
    let Some((at, boundary)) = applies.iter().find_map(|(at, boundary)| Some((at, (*boundary)?))) else {
        return Ok(None);
    };
    if is_excepted(at, boundary, asked.exception.as_deref())? {
        return Ok(None);
    }
    let to = goes_to(world, group, boundary, asked.goes_to.as_ref(), on)?;
    let by = Ground::norm(at.clone(), Fact::Nothing);
    let to = to.ok_or_else(|| mistake("goes_to", MatterNo::WhoseIsIt).by(by))?;
    Ok(Some((at.clone(), to)))
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

/// Whose the matter is: as whoever sorts says, else as the charter names it.
fn goes_to(
    world: &World,
    group: &BodyId,
    boundary: &Boundary,
    said: Option<&BodyId>,
    on: Date,
) -> Result<Option<Addressee>, Refusal> {
    if let Some(body) = said {
        world.body(body)?;
        return Ok(Some(Addressee::Body(body.clone())));
    }
    Ok(boundary.goes_to.as_deref().map(|name| addressee(world, group, name, on)))
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
        Party::OneOf(_) | Party::HeadOfUnit | Party::WithoutChair | Party::InTurn | Party::Unknown => {
            Addressee::Named(name.to_owned())
        }
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
