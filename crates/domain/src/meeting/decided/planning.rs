//! Whether meetings may be planned, moved and cancelled.

use super::{given, is_named, mistake, open, prepares, reason};
use crate::{
    BodyId, Event, MeetingId, Refusal, World,
    command::{Outcome, Request},
    finding::Class,
    grounds::{Fact, Ground, House},
    meeting::{
        ItemRef, Left, MeetingForm, MeetingKind, MeetingNo, Slot,
        command::{CancelMeeting, MoveMeeting, PlanMeetings, PlannedMeeting},
        frequency::most_minutes,
    },
    period::days_after,
    seat::keeper,
};
use jiff::civil::{Date, date};
use samordna_charter::{
    Rule,
    norm::{Form, Names},
};
use std::collections::BTreeMap;

/// The most meetings that are planned in one go.
const AT_ONCE: usize = 60;

/// How many days ahead a meeting can be planned.
const AHEAD: i32 = 3 * 366;

/// How many days back a meeting can be entered that was never planned here.
const BACK: i32 = 366;

/// Decides whether meetings may be planned. What recurs, and what was tabled, comes onto their agendas.
pub(crate) fn plan(world: &World, request: &Request, asked: PlanMeetings) -> Result<Outcome, Refusal> {
    let group = world.group(&asked.group)?;
    let mut outcome = Outcome::default();
    let has = |extra: bool| asked.meetings.iter().any(|one| (one.kind == MeetingKind::Extra) == extra);
    if has(true) {
        outcome = outcome.because(calls_extra(world, request, &group.id)?);
    }
    if has(false) || asked.meetings.is_empty() {
        outcome = outcome.because(prepares(world, request, &group.id)?);
    }
    if asked.meetings.is_empty() {
        return Err(mistake("meetings", MeetingNo::NothingPlanned));
    }
    if asked.meetings.len() > AT_ONCE {
        return Err(mistake("meetings", MeetingNo::TooMany { most: AT_ONCE }));
    }
    let mut planned = asked.meetings;
    planned.sort_by_key(|one| one.slot);
    for pair in planned.windows(2) {
        if let [one, other] = pair
            && clash(one.slot, other.slot)
        {
            return Err(mistake("day", MeetingNo::Twice { on: other.slot.day }));
        }
    }
    let today = request.now.today;
    let mut numbers = BTreeMap::new();
    let mut next_one = None;
    for one in planned {
        fits(world, today, &group.id, one.slot, None)?;
        let year = one.slot.day.year();
        let number = numbers.entry(year).or_insert_with(|| world.meetings.next_number(&group.id, year));
        let meeting = MeetingId { group: group.id.clone(), year, number: *number };
        *number += 1;
        if next_one.is_none() && today <= one.slot.day {
            next_one = Some((meeting.clone(), one.kind));
        }
        outcome = with_meeting(world, today, outcome, meeting, one)?;
    }
    match next_one {
        Some((meeting, kind)) => Ok(with_waiting(world, today, outcome, &meeting, kind)),
        None => Ok(outcome),
    }
}

/// A meeting, with what comes onto every agenda of its kind.
fn with_meeting(
    world: &World,
    on: Date,
    outcome: Outcome,
    meeting: MeetingId,
    one: PlannedMeeting,
) -> Result<Outcome, Refusal> {
    let PlannedMeeting { kind, name, slot, form, place } = one;
    let form = form.unwrap_or_else(|| usual_form(world, &meeting.group, slot.day));
    let (name, place) = (given("name", name)?, given("place", place)?);
    let mut outcome =
        outcome.and(Event::MeetingPlanned { meeting: meeting.clone(), kind, name, slot, form, place });
    for ((text, recurs), item) in world.meetings.recurring(&meeting.group, kind).into_iter().zip(1..) {
        let (meeting, text, recurs) = (meeting.clone(), text.clone(), Some(recurs));
        outcome = outcome.and(Event::ItemPut { meeting, item, text, from: None, matter: None, recurs, on });
    }
    Ok(outcome)
}

/// What was tabled without a meeting to come to comes to this one.
fn with_waiting(
    world: &World,
    on: Date,
    mut outcome: Outcome,
    meeting: &MeetingId,
    kind: MeetingKind,
) -> Outcome {
    let recurring = world.meetings.recurring(&meeting.group, kind).len();
    let first = u32::try_from(recurring).unwrap_or(u32::MAX).saturating_add(1);
    for (from, item) in world.meetings.waiting(&meeting.group).iter().zip(first..) {
        let known = world.meetings.get(&from.meeting).and_then(|other| other.item(from.item));
        let Some(known) = known else { continue };
        let (meeting, text, from) = (meeting.clone(), known.text(), Some(from.clone()));
        outcome = outcome.and(Event::ItemPut { meeting, item, text, from, matter: None, recurs: None, on });
    }
    outcome
}

/// How the charter would rather that meetings are held; remote where it does not say.
pub fn usual_form(world: &World, group: &BodyId, on: Date) -> MeetingForm {
    let preferred = world.norms_in_force(group, on).find_map(|(_, norm)| {
        let Rule::MeetingForm(says) = &norm.rule else { return None };
        MeetingForm::preferred(says.prefer?)
    });
    preferred.unwrap_or(MeetingForm::Remote)
}

impl MeetingForm {
    /// The form that a charter prefers, where what it prefers is a form.
    pub fn preferred(prefer: Form) -> Option<Self> {
        match prefer {
            Form::Remote => Some(Self::Remote),
            Form::OnSite => Some(Self::OnSite),
            Form::Hybrid => Some(Self::Hybrid),
            Form::Short => None,
        }
    }
}

/// Extra meetings are called by whom the charter says; where it says nothing, by whoever keeps the group (rows 127, 129).
fn calls_extra(world: &World, request: &Request, group: &BodyId) -> Result<Ground, Refusal> {
    let says = world.norms_in_force(group, request.now.today).find_map(|(at, norm)| {
        let Rule::ExtraMeetings(says) = &norm.rule else { return None };
        says.called_by.clone().map(|by| (at, Names::one(by)))
    });
    match says {
        Some((at, by)) => {
            is_named(world, request, group, at, &by, |names| MeetingNo::OnlyTheyCallExtra { names })
        }
        None => {
            let silent = Ground::house(House::KeeperCallsWhereSilent, Fact::Nothing);
            keeper(world, request, group).map(|_| silent.clone()).map_err(|no| no.by(silent))
        }
    }
}

fn clash(one: Slot, other: Slot) -> bool {
    one.starts_at() < other.ends_at() && other.starts_at() < one.ends_at()
}

/// The slot can be: a length that a meeting can have, a day that is near, no other meeting of the group then.
fn fits(
    world: &World,
    today: Date,
    group: &BodyId,
    slot: Slot,
    itself: Option<&MeetingId>,
) -> Result<(), Refusal> {
    let on = slot.day;
    if !(5..=24 * 60).contains(&slot.minutes) {
        return Err(mistake("minutes", MeetingNo::OddLength { on, minutes: slot.minutes }));
    }
    let (first, last) = (days_after(today, -BACK), days_after(today, AHEAD));
    if on < first || last < on {
        return Err(mistake("day", MeetingNo::FarAway { on, first, last }));
    }
    if !world.group(group)?.exists(on) {
        return Err(mistake("day", MeetingNo::GroupNotThere { group: group.clone(), on }));
    }
    for (at, norm) in world.norms_in_force(group, on) {
        let Rule::MeetingForm(says) = &norm.rule else { continue };
        let Some(most) = most_minutes(says) else { continue };
        if most < slot.minutes && Class::of(norm.modality) == Some(Class::Deviation) {
            return Err(mistake("minutes", MeetingNo::TooLong { on, minutes: slot.minutes, most })
                .by(Ground::norm(at, Fact::Nothing)));
        }
    }
    let near = world.meetings.in_years(group, on.year(), on.year());
    let other = near
        .into_iter()
        .find(|other| !other.is_cancelled() && Some(&other.id) != itself && clash(other.slot, slot));
    match other {
        Some(other) => Err(mistake("day", MeetingNo::Clash { meeting: other.id.clone(), on })),
        None => Ok(()),
    }
}

/// Decides whether a meeting may be moved. Once the notice is out it takes a reason.
pub(crate) fn move_to(world: &World, request: &Request, asked: MoveMeeting) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    let MoveMeeting { meeting: id, slot, form, place, reason } = asked;
    // Over one turn of the year at most: a meeting is looked for near the year in its id.
    let (first, last) = (date(id.year.saturating_sub(1), 1, 1), date(id.year.saturating_add(1), 12, 31));
    if slot.day < first || last < slot.day {
        return Err(mistake("day", MeetingNo::FarAway { on: slot.day, first, last }));
    }
    fits(world, request.now.today, &id.group, slot, Some(&id))?;
    let (place, why) = (given("place", place)?, given("reason", reason)?);
    if meeting.called.is_some() && why.is_none() {
        return Err(mistake("reason", MeetingNo::NoticeIsOut));
    }
    let form = form.unwrap_or(meeting.form);
    if (slot, form, &place) == (meeting.slot, meeting.form, &meeting.place) {
        return Err(mistake("day", MeetingNo::NothingChanged));
    }
    let on = request.now.today;
    let event = Event::MeetingMoved { meeting: id, slot, form, place, reason: why, on };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a meeting may be cancelled. What was on its agenda goes to the next, but for what recurs there.
pub(crate) fn cancel(world: &World, request: &Request, asked: CancelMeeting) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    let why = reason("reason", &asked.reason)?;
    let on = request.now.today;
    let cancelled = Event::MeetingCancelled { meeting: meeting.id.clone(), reason: why, on };
    let mut outcome = Outcome::of(cancelled).because(ground);
    for (item, taken) in meeting.agenda().filter(|item| item.recurs.is_none()).zip(0..) {
        let from = ItemRef { meeting: meeting.id.clone(), item: item.number };
        outcome = tabled(world, outcome, from, item.text(), taken, on);
    }
    Ok(outcome)
}

/// An item comes again at the next open meeting, or waits for one. `taken` others went there just before.
pub(super) fn tabled(
    world: &World,
    outcome: Outcome,
    from: ItemRef,
    text: crate::meeting::ItemText,
    taken: u32,
    on: Date,
) -> Outcome {
    let day = world.meetings.get(&from.meeting).map_or(on, |meeting| meeting.slot.day);
    let next = world.meetings.next_after(&from.meeting.group, day);
    let to = next.map(|next| next.id.clone());
    let left = Left::Tabled { to: to.clone() };
    let outcome = outcome.and(Event::ItemLeft { meeting: from.meeting.clone(), item: from.item, left, on });
    let (Some(next), Some(meeting)) = (next, to) else { return outcome };
    let item = next.next_item().saturating_add(taken);
    outcome.and(Event::ItemPut { meeting, item, text, from: Some(from), matter: None, recurs: None, on })
}
