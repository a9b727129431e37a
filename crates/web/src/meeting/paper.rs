//! Papers: added with a file, fetched by the group's own, taken back.

use super::{AskedMeeting, AskedPart, acts::send, id_of, seen};
use crate::{
    error::No,
    form::{Fields, Slip},
};
use axum::{
    Extension,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use samordna_domain::{
    Command, Digest, MeetingId,
    meeting::{
        Content, Sight,
        command::{AddPaper, RemovePaper},
    },
};

/// A file as it was sent: its name and what it holds.
type File = Option<(String, Vec<u8>)>;

/// The fields of the form and its file. The file's digest is a field too: another file is another act.
async fn received(mut form: Multipart) -> Result<(Fields, File), No> {
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(field) = form.next_field().await.map_err(|_| No::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "content" {
            let called = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|_| No::TooLarge)?.to_vec();
            fields.push((name, Digest::of(&bytes).to_string()));
            file = Some((called, bytes)).filter(|(called, _)| !called.is_empty());
            continue;
        }
        fields.push((name, field.text().await.map_err(|_| No::Unreadable)?));
    }
    Ok((Fields::of(fields), file))
}

fn adding(meeting: &MeetingId, fields: &Fields, file: File) -> Result<Command, Slip> {
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
    let (fields, file) = received(form.map_err(|_| No::Unreadable)?).await?;
    let command = adding(&id, &fields, file);
    send(&visit, id, "underlag", "#dagordning", fields, command).await
}

/// Fetches a paper: always as a file to keep, never as a page of ours.
pub(crate) async fn get((Extension(visit), Path((group, short, number))): AskedPart) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let (name, mime, content) = visit.look(|world| {
        let (meeting, _) = seen(&visit, world, &id, Sight::Papers)?;
        let paper = meeting.sent().find(|paper| paper.number == number).ok_or(No::Absent)?;
        Ok::<_, No>((paper.name.clone(), paper.media.mime(), paper.content))
    })?;
    let bytes = visit.blocking(move |desk| desk.blob(&content)).await?.ok_or(No::Absent)?;
    let headers = [
        (CONTENT_TYPE, mime.to_owned()),
        (CONTENT_DISPOSITION, disposition(&name)),
        (CACHE_CONTROL, "no-cache, private".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// The name in plain letters for old programs, and whole for others. Source: RFC 6266.
fn disposition(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::frame::encoded(name))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_comes_whole_and_nothing_in_it_ends_the_line() {
        let said = disposition("Ärende \"2\";\r\n.pdf");
        assert!(said.starts_with("attachment; filename=\"_rende__2____.pdf\""), "{said}");
        assert!(said.ends_with("%C3%84rende%20%222%22%3B%0D%0A.pdf"), "{said}");
    }
}
