//! Whether meetings may be planned, called and reported as held: by the group's chair or coordinator, or the registrar.

use super::{
    MeetingForm, MeetingNo,
    command::{CallMeeting, HoldMeeting, PlanMeetings},
};
use crate::{
    Event, MeetingId, Refusal, World,
    command::{Outcome, Request},
    refusal::Why,
    seat::keeper,
};

fn no(why: MeetingNo) -> Refusal {
    Refusal::new(Why::Meeting(why))
}

/// Decides whether meetings may be planned.
pub(crate) fn plan(world: &World, request: &Request, asked: PlanMeetings) -> Result<Outcome, Refusal> {
    let group = world.group(&asked.group)?;
    let ground = keeper(world, request, &asked.group)?;
    if asked.meetings.is_empty() {
        return Err(no(MeetingNo::NothingPlanned));
    }
    let mut decision = Outcome::default().because(ground);
    let mut planned = asked.meetings;
    planned.sort_by_key(|one| one.slot);
    let mut numbers = std::collections::BTreeMap::new();
    for one in planned {
        let on = one.slot.day;
        if !group.exists(on) {
            return Err(no(MeetingNo::GroupNotThere { group: asked.group.clone(), on }));
        }
        let year = on.year();
        let next = numbers.entry(year).or_insert_with(|| world.meetings.next_number(&asked.group, year));
        let meeting = MeetingId { group: asked.group.clone(), year, number: *next };
        *next += 1;
        let form = one.form.unwrap_or(MeetingForm::Remote);
        decision = decision.and(Event::MeetingPlanned {
            meeting,
            kind: one.kind,
            name: one.name,
            slot: one.slot,
            form,
            place: one.place,
        });
    }
    Ok(decision)
}

/// Decides whether the notice of a meeting may be sent.
pub(crate) fn call(world: &World, request: &Request, asked: CallMeeting) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = keeper(world, request, &asked.meeting.group)?;
    if !meeting.is_open() {
        return Err(no(MeetingNo::AlreadyHeld { meeting: asked.meeting }));
    }
    let event = Event::MeetingCalled {
        meeting: asked.meeting,
        late_because: asked.late_because,
        on: request.now.today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a meeting may be reported as held.
pub(crate) fn hold(world: &World, request: &Request, asked: HoldMeeting) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = keeper(world, request, &asked.meeting.group)?;
    if !meeting.is_open() {
        return Err(no(MeetingNo::AlreadyHeld { meeting: asked.meeting }));
    }
    if request.now.today < meeting.slot.day {
        return Err(no(MeetingNo::NotYet { on: meeting.slot.day }));
    }
    let HoldMeeting { meeting, attendance, guests, minutes, form } = asked;
    let event = Event::MeetingHeld { meeting, attendance, guests, minutes, form };
    Ok(Outcome::of(event).because(ground))
}
