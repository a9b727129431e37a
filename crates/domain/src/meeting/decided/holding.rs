//! Whether a meeting may be reported as held, and what was reported put right.

use super::{mistake, no, open, prepares, reason};
use crate::{
    Event, Refusal, World,
    command::{Outcome, Request},
    meeting::{
        Attendance, Meeting, MeetingNo, Presence,
        command::{CorrectAttendance, HoldMeeting},
    },
};

/// Decides whether a meeting may be reported as held.
pub(crate) fn hold(world: &World, request: &Request, asked: HoldMeeting) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    if request.now.today < meeting.slot.day {
        return Err(no(MeetingNo::NotYet { on: meeting.slot.day }));
    }
    let HoldMeeting { meeting: id, attendance, guests, minutes, form } = asked;
    checked(world, meeting, &attendance, &guests, minutes)?;
    let event = Event::MeetingHeld { meeting: id, attendance, guests, minutes, form };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether what was reported of a meeting may be put right.
pub(crate) fn correct(
    world: &World,
    request: &Request,
    asked: CorrectAttendance,
) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    if !meeting.is_held() {
        return Err(no(MeetingNo::NotHeld));
    }
    let why = reason("reason", &asked.reason)?;
    let CorrectAttendance { meeting: id, attendance, guests, minutes, .. } = asked;
    checked(world, meeting, &attendance, &guests, minutes)?;
    let on = request.now.today;
    let event = Event::AttendanceCorrected { meeting: id, attendance, guests, minutes, reason: why, on };
    Ok(Outcome::of(event).because(ground))
}

/// Everybody who is named sat there then, and is named once.
fn checked(
    world: &World,
    meeting: &Meeting,
    attendance: &[Attendance],
    guests: &[u32],
    minutes: Option<u32>,
) -> Result<(), Refusal> {
    let on = meeting.slot.day;
    if minutes.is_some_and(|minutes| minutes == 0 || minutes > 24 * 60) {
        return Err(mistake("minutes", MeetingNo::OddLength { on, minutes: minutes.unwrap_or(0) }));
    }
    for (at, one) in attendance.iter().enumerate() {
        world.employment(&one.employment)?;
        let is_same = |other: &&Attendance| match (&one.seat, &other.seat) {
            (None, None) => one.employment == other.employment,
            (seat, other) => seat == other,
        };
        if attendance.iter().skip(at + 1).any(|other| is_same(&other)) {
            return Err(mistake("attendance", MeetingNo::NamedTwice { employment: one.employment.clone() }));
        }
        if let Some(id) = &one.seat {
            let seat = world.seat(id)?;
            let sits = seat.appointment(on).is_some_and(|held| held.employment == one.employment);
            if id.group != meeting.id.group || !sits {
                let employment = one.employment.clone();
                return Err(mistake("attendance", MeetingNo::NotOnSeat { employment, seat: id.clone(), on }));
            }
        }
        if let Presence::Items(items) = &one.presence
            && let Some(item) = items.iter().find(|item| meeting.item(**item).is_none())
        {
            return Err(mistake("attendance", MeetingNo::NoSuchItem { item: *item }));
        }
    }
    if guests.iter().any(|number| !meeting.invited().any(|guest| guest.number == *number)) {
        return Err(mistake("guests", MeetingNo::NotInvited));
    }
    let is_empty = !attendance.iter().any(|one| one.presence.is_there());
    if is_empty && !attendance.is_empty() {
        return Err(mistake("attendance", MeetingNo::NobodyThere));
    }
    Ok(())
}
