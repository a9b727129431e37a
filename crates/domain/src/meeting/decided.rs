//! Whether what is asked for about meetings may be done, and by whom.

mod agenda;
mod calendar;
mod holding;
mod notice;
mod papers;
mod planning;

pub(crate) use agenda::{change, invite, keep_template, leave, order, put, uninvite};
pub use calendar::adjustable;
pub(crate) use calendar::{adjust, close_feed, open_feed};
pub(crate) use holding::{correct, hold};
pub(crate) use notice::call;
pub use notice::{NoticeRule, has_its_guest, notice_rules};
pub(crate) use papers::{add_paper, checked_file, remove_paper};
pub use planning::usual_form;
pub(crate) use planning::{cancel, move_to, plan};

use super::{Meeting, MeetingNo};
use crate::{
    BodyId, MeetingId, Refusal, World,
    command::Request,
    grounds::{Fact, Ground, NormRef},
    organisation::Party,
    refusal::Why,
    seat::keeper,
};
use samordna_charter::{Rule, norm::Names};

/// The longest text that somebody gives a reason or a place in, in characters.
const LONGEST: usize = 2000;

fn no(why: MeetingNo) -> Refusal {
    Refusal::new(Why::Meeting(why))
}

fn mistake(field: &'static str, why: MeetingNo) -> Refusal {
    Refusal::mistake(field, Why::Meeting(why))
}

/// A reason that has to be given.
fn reason(field: &'static str, text: &str) -> Result<String, Refusal> {
    given(field, Some(text.to_owned()))?.ok_or_else(|| Refusal::mistake(field, Why::ReasonMissing))
}

/// A text that may be left out; empty is left out.
fn given(field: &'static str, text: Option<String>) -> Result<Option<String>, Refusal> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match text {
        Some(text) if text.chars().count() > LONGEST => {
            Err(Refusal::mistake(field, Why::TooLong { most: LONGEST }))
        }
        text => Ok(text),
    }
}

/// The meeting, if it is still to come or to be reported as held.
fn open<'a>(world: &'a World, id: &MeetingId) -> Result<&'a Meeting, Refusal> {
    let meeting = world.meeting(id)?;
    if meeting.is_held() {
        return Err(no(MeetingNo::AlreadyHeld { meeting: id.clone() }));
    }
    if meeting.is_cancelled() {
        return Err(no(MeetingNo::Cancelled { meeting: id.clone() }));
    }
    Ok(meeting)
}

/// The ground on which whoever asks prepares a group's meetings: the charter lets them send the notice, or they keep
/// the group's own things.
pub(crate) fn prepares(world: &World, request: &Request, group: &BodyId) -> Result<Ground, Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let sends = world.norms_in_force(group, today).find_map(|(at, norm)| {
        let Rule::Notice(says) = &norm.rule else { return None };
        let mut parties = says.by.iter().map(|name| Party::of(world, Some(group), name, today));
        parties.any(|party| party.may_act(world, person, group, None, today)).then_some(at)
    });
    match sends {
        Some(at) => Ok(Ground::norm(at, Fact::Nothing)),
        None => keeper(world, request, group),
    }
}

/// The ground on which whoever asks is one of those whom a norm names. A registrar records what they did outside.
fn is_named(
    world: &World,
    request: &Request,
    group: &BodyId,
    at: NormRef,
    names: &Names,
    why: impl FnOnce(Vec<String>) -> MeetingNo,
) -> Result<Ground, Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let parties: Vec<Party> = names.iter().map(|name| Party::of(world, Some(group), name, today)).collect();
    if parties.iter().any(|party| party.may_act(world, person, group, None, today)) {
        return Ok(Ground::norm(at, Fact::Nothing));
    }
    request.records_or(world, || {
        no(why(names.iter().map(|name| (*name).to_owned()).collect()))
            .by(Ground::norm(at, Fact::Nothing))
            .who(parties.iter().map(|party| world.who(party, group, None, today)))
    })
}
