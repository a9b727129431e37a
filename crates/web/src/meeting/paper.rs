//! Papers: added with a file, fetched by the group's own, taken back.

use super::{AskedMeeting, AskedPart, acts::send, id_of, seen};
use crate::{
    error::No,
    file::{File, fetched, received},
    form::{Fields, Slip},
};
use axum::{
    Extension,
    extract::{Multipart, Path, multipart::MultipartRejection},
    response::Response,
};
use samordna_domain::{
    Command, MeetingId,
    meeting::{
        Content, Sight,
        command::{AddPaper, RemovePaper},
    },
};

fn adding(meeting: &MeetingId, fields: &Fields, file: Option<File>) -> Result<Command, Slip> {
    let (name, content) = file.ok_or_else(|| Slip::new("content", "Välj en fil.", "Choose a file."))?;
    Ok(Command::AddPaper(AddPaper {
        meeting: meeting.clone(),
        item: fields.chosen("item")?,
        name,
        content: Content(content),
        late_because: fields.given("late_because"),
    }))
}

/// Adds a paper.
pub(crate) async fn add(
    (Extension(visit), Path((group, short))): AskedMeeting,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let id = id_of(&group, &short)?;
    let (fields, file) = received(form).await?;
    let command = adding(&id, &fields, file);
    send(&visit, id, "underlag", "#dagordning", fields, command).await
}

/// Fetches a paper.
pub(crate) async fn get((Extension(visit), Path((group, short, number))): AskedPart) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let (name, media, content) = visit.look(|world| {
        let (meeting, _) = seen(&visit, world, &id, Sight::Papers)?;
        let paper = meeting.sent().find(|paper| paper.number == number).ok_or(No::Absent)?;
        Ok::<_, No>((paper.name.clone(), paper.media, paper.content))
    })?;
    let bytes = visit.blocking(move |desk| desk.blob(&content)).await?.ok_or(No::Absent)?;
    Ok(fetched(&name, media, bytes))
}

/// Takes a paper back.
pub(crate) async fn remove(
    (Extension(visit), Path((group, short, paper))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let asked = RemovePaper { meeting: id.clone(), paper };
    send(&visit, id, "underlag", "#dagordning", fields, Ok(Command::RemovePaper(asked))).await
}
