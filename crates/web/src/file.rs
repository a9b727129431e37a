//! Files: received with a form, and fetched to be kept.
//!
//! Deliberately absent: what a file may be. That is asked of the domain, which looks at what it holds.
//!
//! **Invariant:** what somebody sent is never a page of ours; a browser keeps it and does not run it.

use crate::{
    error::No,
    form::{Field, Fields},
};
use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use samordna_domain::{
    Digest, Language,
    meeting::{LARGEST, Media},
};

/// The name of the field that has the file.
const CONTENT: &str = "content";

/// A file as it was sent: its name and what it holds.
pub(crate) type File = (String, Vec<u8>);

/// The field for a file, with what it may be.
pub(crate) fn field(l: Language) -> Field {
    let kinds = Media::ALL.map(|media| media.label(l)).join(", ");
    let most = LARGEST / (1024 * 1024);
    Field::file(CONTENT, l.pick("Fil", "File")).hint(l.pick(
        format!("Högst {most} MB: {kinds}. Behöver något rättas väljer du filen en gång till."),
        format!("At most {most} MB: {kinds}. If something has to be mended you choose the file once more."),
    ))
}

/// The fields of a form and its file. The file's digest is a field too: another file is another act.
pub(crate) async fn received(
    form: Result<Multipart, MultipartRejection>,
) -> Result<(Fields, Option<File>), No> {
    let wrong = |fault: MultipartError| match fault.status() {
        StatusCode::PAYLOAD_TOO_LARGE => No::TooLarge,
        _ => No::Unreadable,
    };
    let mut form = form.map_err(|_| No::Unreadable)?;
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == CONTENT {
            let called = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(wrong)?.to_vec();
            fields.push((name, Digest::of(&bytes).to_string()));
            file = Some((called, bytes)).filter(|(called, _)| !called.is_empty());
            continue;
        }
        fields.push((name, field.text().await.map_err(wrong)?));
    }
    Ok((fields.into_iter().collect(), file))
}

/// The fields of a form that may have been sent with a file or without.
pub(crate) async fn received_or_plain(request: Request) -> Result<(Fields, Option<File>), No> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        return received(Multipart::from_request(request, &()).await).await;
    }
    let wrong = |no: Response| match no.status() {
        StatusCode::PAYLOAD_TOO_LARGE => No::TooLarge,
        _ => No::Unreadable,
    };
    let fields = Fields::from_request(request, &()).await.map_err(wrong)?;
    Ok((fields, None))
}

/// A file that is fetched: always to be kept.
pub(crate) fn fetched(name: &str, media: Media, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, media.mime().to_owned()),
        (CONTENT_DISPOSITION, disposition(name)),
        (CACHE_CONTROL, "no-cache, private".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The name in plain letters for old programs, and whole for others. Source: RFC 6266.
fn disposition(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::frame::encoded(name))
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
