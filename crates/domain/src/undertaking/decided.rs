//! Whether an undertaking may be entered, prolonged or ended, and whether a group may engage in it.

use super::{
    Undertaking, UndertakingFact, UndertakingNo,
    command::{
        BeginEngagement, CloseEngagement, EndUndertaking, ProlongEngagement, ProlongUndertaking,
        RegisterUndertaking,
    },
};
use crate::{
    BodyId, EngagementId, Event, Period, Refusal, UndertakingId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    organisation::{BodyKind, checked},
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;

/// The longest task and closing word, in characters.
const LONGEST: usize = 4000;

fn no(why: UndertakingNo) -> Refusal {
    Refusal::new(Why::Undertaking(why))
}

fn mistake(field: &'static str, why: UndertakingNo) -> Refusal {
    Refusal::mistake(field, Why::Undertaking(why))
}

/// A text that has to be there.
fn written(field: &'static str, text: &str, missing: UndertakingNo) -> Result<String, Refusal> {
    match text.trim() {
        "" => Err(mistake(field, missing)),
        long if LONGEST < long.chars().count() => {
            Err(Refusal::mistake(field, Why::TooLong { most: LONGEST }))
        }
        text => Ok(text.to_owned()),
    }
}

/// Decides whether an undertaking may be entered: by whoever it belongs to, by the keeper of a group that works with it,
/// or by the registrar.
pub(crate) fn register(
    world: &World,
    request: &Request,
    asked: RegisterUndertaking,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let name = checked(&asked.name)?;
    let source = checked(&asked.source).map_err(|no| Refusal { field: Some("source"), ..no })?;
    let also = asked.also.iter().filter(|other| !other.trim().is_empty()).map(|other| checked(other));
    let also: Vec<String> =
        also.collect::<Result<_, _>>().map_err(|no| Refusal { field: Some("also"), ..no })?;
    let owner = world.body(&asked.owner).map_err(|no| Refusal { field: Some("owner"), ..no })?;
    if owner.kind == BodyKind::Group {
        return Err(mistake("owner", UndertakingNo::GroupsOwnNone));
    }
    let period = Period { from: asked.from.unwrap_or(today), until: asked.until }.right_way_round()?;
    let ground = match &asked.group {
        Some(group) if !world.acts_for(request.person()?, &asked.owner, today) => {
            world.group(group)?;
            keeper(world, request, group)?
        }
        Some(_) | None => owners(world, request, &asked.owner)?,
    };
    for (field, name) in std::iter::once(("name", &name)).chain(also.iter().map(|name| ("also", name))) {
        let twin = world.undertakings.named(name).filter(|twin| twin.period.overlaps(&period));
        if let Some(twin) = twin {
            return Err(mistake(field, UndertakingNo::Known { undertaking: twin.id.clone() }));
        }
    }
    let undertaking = UndertakingId::free(&name, |id| world.undertakings.get(id).is_some());
    let (kind, owner) = (asked.kind, asked.owner);
    let event = Event::UndertakingRegistered { undertaking, kind, name, also, owner, source, period };
    Ok(Outcome::of(event).because(ground))
}

/// Whoever acts for the body that an undertaking belongs to, or the registrar.
fn owners(world: &World, request: &Request, owner: &BodyId) -> Result<Ground, Refusal> {
    let today = request.now.today;
    let by = |fact| Ground::house(House::UndertakingsBelongToSomebody, fact);
    if world.acts_for(request.person()?, owner, today) {
        return Ok(by(Fact::ActsFor { body: owner.clone() }));
    }
    request.registrar(world).map_err(|refused| {
        let only_them = no(UndertakingNo::OnlyItsOwner { owner: owner.clone() });
        only_them.by(by(Fact::Nothing)).who([world.who_acts_for(owner, today)]).who(refused.who_can)
    })
}

/// Decides whether an undertaking may go on, or until another day.
pub(crate) fn prolong(
    world: &World,
    request: &Request,
    asked: ProlongUndertaking,
) -> Result<Outcome, Refusal> {
    let known = world.undertaking(&asked.undertaking)?;
    let ground = owners(world, request, &known.owner)?;
    let source = checked(&asked.source).map_err(|no| Refusal { field: Some("source"), ..no })?;
    Period { until: asked.until, ..known.period }.right_way_round()?;
    if asked.until == known.period.until {
        return Err(mistake("until", UndertakingNo::SameDay));
    }
    let (undertaking, until, on) = (asked.undertaking, asked.until, request.now.today);
    let event = Event::UndertakingProlonged { undertaking, until, source, on };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether an undertaking may be said to end, and who takes over what it ordered.
pub(crate) fn end(world: &World, request: &Request, asked: EndUndertaking) -> Result<Outcome, Refusal> {
    let known = world.undertaking(&asked.undertaking)?;
    let ground = owners(world, request, &known.owner)?;
    let source = checked(&asked.source).map_err(|no| Refusal { field: Some("source"), ..no })?;
    let on = asked.on.unwrap_or(request.now.today);
    if on < known.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: known.period.from }));
    }
    if known.stopped.is_some() {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    if let Some(heir) = &asked.taken_over_by {
        world.body(heir).map_err(|no| Refusal { field: Some("taken_over_by"), ..no })?;
    }
    let (undertaking, taken_over_by) = (asked.undertaking, asked.taken_over_by);
    let event = Event::UndertakingEnded { undertaking, on, source, taken_over_by };
    Ok(Outcome::of(event).because(ground))
}

/// The sentence by which a group is a reference group: the one that speaks of projects and inquiries, else the first on
/// giving advice.
pub fn engaging(world: &World, group: &BodyId, on: Date) -> Option<NormRef> {
    let charter = world.charter_in_force(group, on)?;
    let norm = charter.outlines.told.engaging?;
    Some(NormRef { charter: charter.id.clone(), norm })
}

/// Decides whether a group may be recorded as the reference group of an undertaking: by its keeper.
pub(crate) fn begin(world: &World, request: &Request, asked: BeginEngagement) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = world.group(&asked.group)?;
    if !group.exists(today) {
        return Err(Refusal::new(Why::GroupNotThere { group: asked.group, on: today }));
    }
    let ground = keeper(world, request, &asked.group)?;
    let known =
        world.undertaking(&asked.undertaking).map_err(|no| Refusal { field: Some("undertaking"), ..no })?;
    let asked_by = asked.asked_by.unwrap_or_else(|| known.owner.clone());
    world.body(&asked_by).map_err(|no| Refusal { field: Some("asked_by"), ..no })?;
    let task = written("task", &asked.task, UndertakingNo::NoTask)?;
    let period = Period { from: asked.from.unwrap_or(today), until: asked.until }.right_way_round()?;
    within(known, period)?;
    let mut open = world.undertakings.open(&asked.group);
    if let Some(twin) = open.find(|one| one.undertaking == asked.undertaking) {
        return Err(mistake("undertaking", UndertakingNo::AlreadyEngaged { engagement: twin.id.clone() }));
    }
    let year = period.from.year();
    let number = world.undertakings.next_number(&asked.group, year);
    let engagement = EngagementId { group: asked.group.clone(), year, number };
    let undertaking = asked.undertaking;
    let event = Event::EngagementBegun { engagement, undertaking, asked_by, task, period };
    let outcome = Outcome::of(event).because(ground);
    let at = engaging(world, &asked.group, today);
    Ok(at.into_iter().fold(outcome, |outcome, at| outcome.because(Ground::norm(at, Fact::Nothing))))
}

/// An engagement lies within what it is an engagement in.
fn within(whole: &Undertaking, period: Period) -> Result<(), Refusal> {
    let undertaking = || whole.id.clone();
    if period.from < whole.period.from {
        return Err(Refusal::mistake("from", Why::BeforeStart { start: whole.period.from }));
    }
    let Some(last) = whole.period.until else { return Ok(()) };
    if last < period.from {
        return Err(mistake("undertaking", UndertakingNo::Over { undertaking: undertaking(), on: last }));
    }
    if period.until.is_some_and(|until| last < until) {
        return Err(mistake("until", UndertakingNo::Outlasts { undertaking: undertaking(), on: last }));
    }
    Ok(())
}

/// Decides whether an engagement may have another last day.
pub(crate) fn prolong_engagement(
    world: &World,
    request: &Request,
    asked: ProlongEngagement,
) -> Result<Outcome, Refusal> {
    let known = world.engagement(&asked.engagement)?;
    let ground = keeper(world, request, &asked.engagement.group)?;
    is_open(world, &asked.engagement)?;
    let period = Period { until: asked.until, ..known.period }.right_way_round()?;
    within(world.undertaking(&known.undertaking)?, period)?;
    if asked.until == known.period.until {
        return Err(mistake("until", UndertakingNo::SameDay));
    }
    let (engagement, until) = (asked.engagement, asked.until);
    let event = Event::EngagementProlonged { engagement, until, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}

/// It has not been closed with a word.
pub(crate) fn is_open(world: &World, id: &EngagementId) -> Result<(), Refusal> {
    match &world.engagement(id)?.word {
        Some((on, _)) => Err(no(UndertakingNo::Closed { engagement: id.clone(), on: *on })),
        None => Ok(()),
    }
}

/// Decides whether an engagement may be closed: by the group's keeper, with a word.
pub(crate) fn close(world: &World, request: &Request, asked: CloseEngagement) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let known = world.engagement(&asked.engagement)?;
    let ground = keeper(world, request, &asked.engagement.group)?;
    is_open(world, &asked.engagement)?;
    let word = written("word", &asked.word, UndertakingNo::NoWord)?;
    let ends = known.last_day(world).map(|last| {
        let fact = UndertakingFact::Ends { engagement: asked.engagement.clone(), last };
        Ground::house(House::EngagementsEndWithAWord, Fact::Undertaking(fact))
    });
    let event = Event::EngagementClosed { engagement: asked.engagement, word, on: today };
    let outcome = Outcome::of(event).because(ground);
    Ok(ends.into_iter().fold(outcome, Outcome::because))
}
