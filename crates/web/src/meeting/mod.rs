//! Meetings: a group's list year by year, the plan of a year, each meeting's page with agenda, notice and attendance, and
//! calendars to subscribe to.

mod acts;
mod attendance;
mod calendar;
mod dialogue;
mod forms;
mod item;
mod list;
mod notice;
mod page;
mod paper;
mod plan;
mod template;
mod words;

pub(crate) use acts::{call, cancel, invite, move_to, order, put, uninvite};
pub(crate) use attendance::{page as attendance, report};
pub(crate) use calendar::{close, group as group_calendar, open, page as calendar, person as own_calendar};
pub(crate) use dialogue::adjust;
pub(crate) use item::{change, drop, page as item, refer_back, table};
pub(crate) use list::page as list;
pub(crate) use notice::page as notice;
pub(crate) use page::page;
pub(crate) use paper::{add as add_paper, get as paper, remove as remove_paper};
pub(crate) use plan::{keep as plan, page as plan_page};
pub(crate) use template::{keep as keep_template, page as template};

use crate::{error::No, frame::Frame, visit::Visit};
use axum::{Extension, extract::Path};
use samordna_domain::{
    BodyId, MeetingId, World,
    meeting::{Meeting, Sight},
};
use std::sync::Arc;

/// A meeting's address: the group, and the rest of its id as `2026-3`.
pub(crate) type AskedMeeting = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// An address under a meeting's: an item, a paper, a guest.
pub(crate) type AskedPart = (Extension<Arc<Visit>>, Path<(BodyId, String, u32)>);

/// The id that an address names.
fn id_of(group: &BodyId, short: &str) -> Result<MeetingId, No> {
    MeetingId::of(group, short).map_err(|_| No::Absent)
}

/// The meeting, and how much of it the visitor sees. Whoever sees nothing without an account is asked to sign in.
fn seen<'a>(
    visit: &Visit,
    world: &'a World,
    id: &MeetingId,
    least: Sight,
) -> Result<(&'a Meeting, Sight), No> {
    let meeting = world.meetings.get(id).ok_or(No::Absent)?;
    let sight = world.sight_of(visit.person.as_ref(), meeting, visit.now.today);
    match (sight < least, &visit.person) {
        (false, _) => Ok((meeting, sight)),
        (true, None) => Err(No::SignIn),
        (true, Some(_)) => Err(No::Absent),
    }
}

/// The frame of a page under a group's meetings.
fn frame(visit: &Visit, world: &World, group: &BodyId, title: impl Into<String>) -> Frame {
    let l = visit.language;
    Frame::within(visit, world, title)
        .under_group(world, group)
        .under(format!("/grupper/{group}/moten"), l.pick("Möten", "Meetings"))
}

/// The address of a meeting's page.
pub(crate) fn address(id: &MeetingId) -> String {
    format!("/grupper/{}/moten/{}", id.group, id.short())
}
