//! The forms of the notes' page, each sent to its act; what comes back comes back with all that was typed.

use super::{
    address, meeting_of,
    page::{Asked, shown},
    panels::sign_off,
};
use crate::{
    choose,
    error::No,
    form::{Fields, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, MeetingId, World,
    minutes::command::{CommunicateAtHome, DeclineNotes, SignOffNotes},
    publication::command::{ExemptNotes, PublishNotes, RegisterNotes},
};
use std::sync::Arc;

type AskedMeeting = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// Sends a form of the page, and goes back there.
async fn send(
    (Extension(visit), Path((group, short))): AskedMeeting,
    form: &'static str,
    part: &str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, MeetingId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    let command = visit.look(|world| {
        world.meeting(&id).map_err(|_| No::Absent)?;
        Ok::<_, No>(command(world, &fields, id.clone()))
    })?;
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort#{part}", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, &Asked::default(), Some(tried)).await,
    }
}

fn version(fields: &Fields) -> Result<u32, Slip> {
    fields.needed("version")
}

/// Approves, signs or attests the notes, as the charter of the meeting's day says.
pub(crate) async fn sign(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "underskrift", "underskrift", fields, |world, fields, meeting| {
        let off = world.meetings.get(&meeting).and_then(|known| world.sign_off(known, today));
        let act = off.map_or(samordna_charter::norm::ApprovalAct::Approve, |off| off.act);
        let at = fields.given("at").and_then(|short| MeetingId::of(&meeting.group, &short).ok());
        let of = fields.chosen("of")?;
        Ok(sign_off(act, SignOffNotes { version: version(fields)?, of, at, meeting }))
    })
    .await
}

/// Declines to sign, with a comment.
pub(crate) async fn decline(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    send(asked, "avsta", "underskrift", fields, |_, fields, meeting| {
        let comment = fields.text("comment").to_owned();
        Ok(Command::DeclineNotes(DeclineNotes { version: version(fields)?, comment, meeting }))
    })
    .await
}

/// A place, as it stands in a form: empty where the charter names none.
fn place(fields: &Fields) -> Option<String> {
    fields.given("place").filter(|place| place != "*")
}

/// Confirms that the notes stand in a place.
pub(crate) async fn publish(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    send(asked, "publicerad", "publicering", fields, |_, fields, meeting| {
        let (address, on) = (fields.given("address"), fields.day("on")?);
        let looked = fields.is_ticked("looked");
        Ok(Command::PublishNotes(PublishNotes { meeting, place: place(fields), address, on, looked }))
    })
    .await
}

/// Records a decision not to publish.
pub(crate) async fn exempt(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    send(asked, "undantag", "publicering", fields, |_, fields, meeting| {
        let decided = fields.day("decided")?.ok_or_else(|| Slip::missing("decided"))?;
        let (document, reason) = (fields.text("document").to_owned(), fields.text("reason").to_owned());
        Ok(Command::ExemptNotes(ExemptNotes { meeting, place: place(fields), decided, document, reason }))
    })
    .await
}

/// Records the registry number.
pub(crate) async fn register(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "diarieford", "diarieforing", fields, |world, fields, meeting| {
        let on = fields.day("on")?;
        let body = fields
            .given("body")
            .map(|name| choose::body(world, "body", &name, on.unwrap_or(today), |_| true))
            .transpose()?;
        let (number, place) = (fields.text("number").to_owned(), fields.given("place"));
        Ok(Command::RegisterNotes(RegisterNotes { meeting, number, body, place, on }))
    })
    .await
}

/// Says that one has told of the meeting at home; from the list of one's meetings, back to it.
pub(crate) async fn tell(asked: AskedMeeting, fields: Fields) -> Result<Response, No> {
    let is_from_list = fields.text("fran") == "hemma";
    let answer = send(asked, "berattat", "hemma", fields, |_, fields, meeting| {
        Ok(Command::CommunicateAtHome(CommunicateAtHome { meeting, note: fields.text("note").to_owned() }))
    })
    .await?;
    if is_from_list && answer.status().is_redirection() {
        return Ok(Redirect::to("/hemma?gjort").into_response());
    }
    Ok(answer)
}
