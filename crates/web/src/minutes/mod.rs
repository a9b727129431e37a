//! Notes of a meeting: written as a draft that only the drafter sees, reviewed, shared, signed, published, told of at home.
//!
//! A draft is saved without script by a button, and by a small script every few seconds. Nothing that was typed is lost:
//! every answer to a form that could not be kept holds all of it.

mod draft;
mod home;
mod page;
mod panels;
mod prose;
mod review;
mod send;
mod write;

pub(crate) use home::list as home;
pub(crate) use page::{page, standing_word};
pub(crate) use prose::Prose;
pub(crate) use review::{review, share};
pub(crate) use send::{decline, exempt, publish, register, sign, tell};
pub(crate) use write::{editor, save, throw_away};

use crate::{error::No, visit::Visit};
use samordna_domain::{
    BodyId, Command, MeetingId, Refusal, World,
    meeting::Meeting,
    minutes::{MinutesNo, command::ShareNotes},
    refusal::Why,
};

/// The meeting that an address names, as `2026-3`.
fn meeting_of(group: &BodyId, short: &str) -> Result<MeetingId, No> {
    MeetingId::of(group, short).map_err(|_| No::Absent)
}

/// Where the notes of a meeting are.
pub(crate) fn address(meeting: &MeetingId) -> String {
    format!("/grupper/{}/moten/{}/anteckningar", meeting.group, meeting.short())
}

/// What a day's charter says of notes, in short: a page that was opened under another is old.
fn charter_of(world: &World, meeting: &Meeting) -> String {
    let charter = world.charter_in_force(&meeting.id.group, meeting.slot.day);
    charter.map(|charter| format!("{} {}", charter.id, crate::charter::version(charter))).unwrap_or_default()
}

/// Whether the visitor would be let share the notes, were they written and the meeting held.
fn may_write(visit: &Visit, world: &World, meeting: &MeetingId) -> Result<(), Refusal> {
    let (text, change) = ("?".to_owned(), Some("?".to_owned()));
    let probe = ShareNotes { meeting: meeting.clone(), text, change, confirmed: None };
    match visit.would(world, Command::ShareNotes(probe)) {
        Err(no) if no.field.is_some() || matches!(no.why, Why::Minutes(MinutesNo::NotHeld { .. })) => Ok(()),
        answer => answer,
    }
}
