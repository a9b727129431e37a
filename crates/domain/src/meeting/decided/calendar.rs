//! Whether the number of meetings may be changed in dialogue, and whether somebody may have a calendar.

use super::{mistake, no, reason};
use crate::{
    BodyId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    meeting::{
        MeetingNo,
        command::{AdjustFrequency, OpenFeed},
    },
    organisation::Party,
    refusal::Why,
    seat::keeper,
};
use jiff::civil::{Date, date};
use samordna_charter::{Rule, norm::MeetingFrequency};

/// The charter's number of meetings that is to be another.
fn number<'a>(
    world: &'a World,
    group: &BodyId,
    norm: Option<usize>,
    on: Date,
) -> Option<(NormRef, &'a MeetingFrequency)> {
    world.norms_in_force(group, on).find_map(|(at, known)| {
        let Rule::MeetingFrequency(says) = &known.rule else { return None };
        let is_it = norm.map_or(says.min.is_some() || says.max.is_some(), |norm| norm == at.norm);
        is_it.then_some((at, says))
    })
}

/// With whom the charter lets the number of meetings be changed, and where it says so.
pub fn adjustable(world: &World, group: &BodyId, on: Date) -> Option<(NormRef, String)> {
    world.norms_in_force(group, on).find_map(|(at, norm)| {
        let Rule::MeetingFrequency(says) = &norm.rule else { return None };
        says.adjustable_with.clone().map(|with| (at, with))
    })
}

/// Decides whether a dialogue may be recorded by which the number of meetings is another for a time (row 125).
pub(crate) fn adjust(world: &World, request: &Request, asked: AdjustFrequency) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    world.group(&asked.group)?;
    let ground = keeper(world, request, &asked.group)?;
    let Some((by, with)) = adjustable(world, &asked.group, today) else {
        return Err(no(MeetingNo::NotAdjustable));
    };
    let Some((at, says)) = number(world, &asked.group, asked.norm, today) else {
        return Err(mistake("norm", MeetingNo::NotAdjustable));
    };
    let party = Party::of(world, Some(&asked.group), &with, today);
    let on = asked.on.unwrap_or(today);
    if on > today {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    let person = &world.employment(&asked.with)?.person;
    if !party.may_act(world, person, &asked.group, None, on) {
        let who = [world.who(&party, &asked.group, None, on)];
        let wrong = mistake("with", MeetingNo::NotWithThem { with });
        return Err(wrong.by(Ground::norm(by, Fact::Nothing)).who(who));
    }
    let period = Period { from: asked.from.unwrap_or(on), until: Some(asked.until) }.right_way_round()?;
    let last = date(period.from.year().saturating_add(1).min(9999), 12, 31);
    if asked.until > last {
        return Err(mistake("until", MeetingNo::TooLongATime { last })
            .by(Ground::house(House::DialoguesHoldForATime, Fact::Nothing)));
    }
    let (min, max) = (asked.min.or(says.min), asked.max.or(says.max));
    if (min, max) == (says.min, says.max) {
        return Err(mistake("max", MeetingNo::NothingChanged));
    }
    if min.zip(max).is_some_and(|(min, max)| max < min) {
        return Err(mistake("max", MeetingNo::FewestOverMost));
    }
    let event = Event::FrequencyAdjusted {
        charter: at.charter,
        norm: at.norm,
        period,
        min,
        max,
        with: asked.with,
        note: reason("note", &asked.note)?,
        on,
    };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(by, Fact::Nothing)))
}

/// Decides whether somebody may have a calendar: everybody their own.
pub(crate) fn open_feed(world: &World, request: &Request, asked: &OpenFeed) -> Result<Outcome, Refusal> {
    let person = request.person()?;
    // The same address once more is the same address: a page that is sent again.
    if world.meetings.feeds.whose(&asked.secret).is_some_and(|whose| whose != person) {
        return Err(mistake("secret", MeetingNo::SecretTaken));
    }
    let event = Event::FeedOpened { person: person.clone(), secret: asked.secret };
    Ok(Outcome::of(event).because(Ground::house(House::EverybodyHasTheirOwnCalendar, Fact::Nothing)))
}

/// Decides whether the address may lead nowhere any more.
pub(crate) fn close_feed(world: &World, request: &Request) -> Result<Outcome, Refusal> {
    let person = request.person()?;
    if !world.meetings.feeds.is_open(person) {
        return Err(no(MeetingNo::NoFeed));
    }
    let event = Event::FeedClosed { person: person.clone() };
    Ok(Outcome::of(event).because(Ground::house(House::EverybodyHasTheirOwnCalendar, Fact::Nothing)))
}
