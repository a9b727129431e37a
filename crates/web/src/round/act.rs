//! What is done on the pages of a round: a unit answers or decides; its keeper reminds, asks more, asks fewer, closes.

use super::{Asked, AskedUnit, address, asked, at, page, unit_address};
use crate::{
    charter::word_of,
    choose,
    error::No,
    file::{fetched, received_or_plain},
    form::{Fields, Slip},
    mandate::sum,
    visit::Visit,
};
use axum::{
    Extension,
    extract::{Path, Request},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::norm::Frame;
use samordna_domain::{
    BodyId, Command, RoundId, World,
    decision::command::DecideAtHome,
    meeting::Content,
    organisation::BodyKind,
    round::{
        Attachment,
        command::{AnswerRound, CloseRound, JoinRound, LeaveRound, RemindRound},
    },
};
use std::sync::Arc;

/// Where somebody goes back to who answers from the list of all that waits for them.
pub(super) const MINE: &str = "mina-svar";

/// Sends what a unit answers, and goes back to where it was answered.
async fn send_unit(
    (Extension(visit), Path((group, short, unit))): AskedUnit,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&Fields, RoundId, BodyId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = at(&group, &short)?;
    let back = match fields.text("till") {
        MINE => format!("/{MINE}?gjort"),
        _ => format!("{}?gjort", unit_address(&id, &unit)),
    };
    let command = command(&fields, id.clone(), unit.clone());
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&back).into_response()),
        Err(tried) => asked::shown(&visit, &id, &unit, Some(tried)),
    }
}

/// Answers for a unit; a form with a file and one without are the same to it.
pub(crate) async fn answer(asked: AskedUnit, request: Request) -> Result<Response, No> {
    let (fields, file) = received_or_plain(request).await?;
    send_unit(asked, "svara", fields, |fields, round, unit| {
        let answer = fields.word("answer")?.ok_or_else(|| Slip::missing("answer"))?;
        let (text, attachment) = (fields.text("text").to_owned(), fields.given("attachment"));
        let (name, content) = file.unzip();
        let content = content.map(Content);
        Ok(Command::AnswerRound(AnswerRound { round, unit, answer, text, attachment, name, content }))
    })
    .await
}

/// Decides for a unit, with a file or without.
pub(crate) async fn decide(asked: AskedUnit, request: Request) -> Result<Response, No> {
    let (fields, file) = received_or_plain(request).await?;
    send_unit(asked, "besluta", fields, |fields, round, unit| {
        let frames = [Frame::HeadOfAdministration, Frame::Budget, Frame::LineOrganisation, Frame::Law];
        let respects = frames
            .into_iter()
            .filter(|frame| fields.is_ticked(&format!("respects-{}", word_of(frame))))
            .collect();
        let (name, content) = file.unzip();
        Ok(Command::DecideAtHome(DecideAtHome {
            round,
            unit,
            answer: fields.word("answer")?.ok_or_else(|| Slip::missing("answer"))?,
            text: fields.text("text").to_owned(),
            mandate: fields.chosen("mandate")?,
            effective: fields.day("effective")?,
            cost: fields.given("cost").and_then(|typed| sum(&typed)),
            respects,
            on: fields.day("on")?,
            attachment: fields.given("attachment"),
            name,
            content: content.map(Content),
        }))
    })
    .await
}

/// Sends a form of the round's page, and goes back there.
async fn send(
    (Extension(visit), Path((group, short))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, RoundId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = at(&group, &short)?;
    let command = visit.look(|world| command(world, &fields, id.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => page::shown(&visit, &id, Some(tried)),
    }
}

/// Reminds those who have not answered.
pub(crate) async fn remind(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "paminn", fields, |_, _, round| Ok(Command::RemindRound(RemindRound { round }))).await
}

/// Asks one more.
pub(crate) async fn join(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "fraga-fler", fields, |world, fields, round| {
        let name = fields.given("unit").ok_or_else(|| Slip::missing("unit"))?;
        let unit = choose::body(world, "unit", &name, today, |body| body.kind != BodyKind::Office)?;
        Ok(Command::JoinRound(JoinRound { round, unit }))
    })
    .await
}

/// Asks somebody no longer.
pub(crate) async fn leave(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "lamna", fields, |_, fields, round| {
        let (unit, reason) = (fields.needed("unit")?, fields.text("reason").to_owned());
        Ok(Command::LeaveRound(LeaveRound { round, unit, reason }))
    })
    .await
}

/// Closes the round.
pub(crate) async fn close(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "stang", fields, |_, _, round| Ok(Command::CloseRound(CloseRound { round }))).await
}

/// What came with an answer, by the answer's place from 1.
pub(crate) async fn attachment(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, short, unit, number)): Path<(BodyId, String, BodyId, usize)>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let id = at(&group, &short)?;
    let attached = visit.look(|world| {
        let asked = world.rounds.get(&id)?.unit(&unit)?;
        asked.answers.get(number.checked_sub(1)?)?.attachment.clone()
    });
    let Attachment { name, media, content } = attached.ok_or(No::Absent)?;
    let bytes = visit.blocking(move |desk| desk.blob(&content)).await?.ok_or(No::Absent)?;
    match name {
        Some(name) => Ok(fetched(&name, media, bytes)),
        None => Ok(([(header::CONTENT_TYPE, media.mime())], bytes).into_response()),
    }
}
