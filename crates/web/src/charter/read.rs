//! Read a charter: paste it or send a file, see at once what was read. Nothing is kept until somebody asks for it.

use super::{ConflictView, Stated, conflicts, norm::read_pairs, stated};
use crate::{
    charter::Pair,
    error::No,
    form::Fields,
    frame::{Frame, random_key, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Multipart, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::{Language, Read, gaps, read};
use samordna_domain::{CharterId, Command, Event};
use samordna_paper::{Sheet, open};
use std::sync::Arc;

/// The largest text that is read here, in bytes.
const MOST: usize = 2 * 1024 * 1024;

/// The name of a text that came without one.
const PASTED: &str = "uppdrag.txt";

#[derive(Template)]
#[template(path = "charter/read.html")]
struct ReadPage<'a> {
    frame: Frame,
    text: &'a str,
    name: &'a str,
    error: Option<Wrong>,
    shown: Option<Shown<'a>>,
}

/// What is wrong, and with which of the two.
struct Wrong {
    field: &'static str,
    says: String,
}

impl ReadPage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Option<&str> {
        self.error.as_ref().filter(|wrong| wrong.field == field).map(|wrong| wrong.says.as_str())
    }
}

/// What was read.
struct Shown<'a> {
    title: String,
    norms: usize,
    unread: usize,
    stated: Vec<Stated>,
    conflicts: Vec<ConflictView>,
    gaps: Vec<String>,
    pairs: Vec<Pair<'a>>,
    key: String,
}

/// What was sent: a text and the name of its document.
#[derive(Default)]
struct Sent {
    name: String,
    text: String,
    bytes: Option<Vec<u8>>,
}

fn frame(visit: &Visit) -> Frame {
    Frame::new(visit, visit.language.pick("Läs ett uppdrag", "Read a charter"))
}

/// The empty form.
pub(crate) async fn blank(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    Ok(show(&ReadPage { frame: frame(&visit), text: "", name: "", error: None, shown: None })?)
}

/// Reads what was sent, and shows it.
pub(crate) async fn read_now(
    Extension(visit): Extension<Arc<Visit>>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, No> {
    let sent = received(form.map_err(|_| No::Unreadable)?).await?;
    let l = visit.language;
    let name = if sent.name.is_empty() { PASTED.to_owned() } else { sent.name };
    let field = if sent.bytes.is_some() { "file" } else { "text" };
    let bytes = sent.bytes.unwrap_or_else(|| sent.text.clone().into_bytes());
    if bytes.len() > MOST {
        return Err(No::TooLarge);
    }
    let again = |field: &'static str, says: String, text: &str| {
        let error = Some(Wrong { field, says });
        let page = ReadPage { frame: frame(&visit), text, name: &name, error, shown: None };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&page)?).into_response())
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let none = l.pick("Klistra in en text, eller välj en fil.", "Paste a text, or choose a file.");
        return again(field, none.to_owned(), &sent.text);
    }
    let sheet = {
        let (bytes, name) = (bytes, name.clone());
        tokio::task::spawn_blocking(move || open(&bytes, &name)).await
    };
    let sheet = match sheet.map_err(|fault| No::Fault(fault.to_string()))? {
        Ok(sheet) => sheet,
        Err(why) => return again(field, why.say(l), &sent.text),
    };
    // What is kept of a packed document is its text, under a name that says so.
    let name = if sheet.was == sheet.media_type.as_str() { name.clone() } else { format!("{name}.md") };
    let Sheet { bytes, media_type, .. } = sheet;
    let task = {
        let (bytes, name) = (bytes.clone(), name.clone());
        tokio::task::spawn_blocking(move || read(&bytes, &name, media_type)).await
    };
    let got = match task.map_err(|fault| No::Fault(fault.to_string()))? {
        Ok(got) => got,
        Err(why) => return again(field, why.say(l), &sent.text),
    };
    if got.reading.norms.is_empty() && got.reading.unread.is_empty() {
        let none = l.pick(
            "Texten innehåller ingen regel. Är det rätt dokument?",
            "The text holds no rule. Is it the right document?",
        );
        return again("text", none.to_owned(), &got.text);
    }
    // What is kept is the text as it came, where it came as text.
    let text = String::from_utf8(bytes).unwrap_or_else(|_| got.text.clone());
    let shown = Some(shown(&got, l));
    Ok(show(&ReadPage { frame: frame(&visit), text: &text, name: &name, error: None, shown })?)
}

fn shown(got: &Read, l: Language) -> Shown<'_> {
    let reading = &got.reading;
    Shown {
        title: reading.identity.title.clone().unwrap_or_else(|| match reading.source.name.as_str() {
            PASTED => l.pick("Den inklistrade texten", "The pasted text").to_owned(),
            file => file.to_owned(),
        }),
        norms: reading.norms.len(),
        unread: reading.unread.len(),
        stated: stated(reading, l),
        conflicts: conflicts(reading, l),
        gaps: gaps(reading).iter().map(|gap| gap.say(l).to_owned()).collect(),
        pairs: read_pairs(reading, &got.text, l),
        key: random_key(),
    }
}

async fn received(mut form: Multipart) -> Result<Sent, No> {
    let mut sent = Sent::default();
    let wrong = |fault: axum::extract::multipart::MultipartError| match fault.status() {
        StatusCode::PAYLOAD_TOO_LARGE => No::TooLarge,
        _ => No::Unreadable,
    };
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        let file = field.file_name().map(str::to_owned);
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(wrong)?;
        match (name.as_str(), file) {
            ("text", _) => sent.text = String::from_utf8_lossy(&bytes).into_owned(),
            ("file", Some(file)) if !bytes.is_empty() => {
                sent.name = file.chars().filter(|letter| !letter.is_control()).take(120).collect();
                sent.bytes = Some(bytes.to_vec());
            }
            _ => {}
        }
    }
    Ok(sent)
}

/// Keeps a text as a draft of whoever is signed in.
pub(crate) async fn keep(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    let name = fields.given("name").unwrap_or_else(|| PASTED.to_owned());
    let text = fields.raw("text").unwrap_or_default().to_owned();
    if text.len() > MOST {
        return Err(No::TooLarge);
    }
    let key = fields.key();
    let command = Command::ReadCharter { name: name.clone(), text: text.clone() };
    match visit.send("behall", fields, Ok(command)).await? {
        Ok(accepted) => {
            let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
            let id = events.into_iter().find_map(kept).ok_or(No::Absent)?;
            Ok(Redirect::to(&format!("/uppdrag/{id}?gjort")).into_response())
        }
        Err(tried) => {
            let error = Some(Wrong { field: "text", says: tried.mistake.says });
            let page = ReadPage { frame: frame(&visit), text: &text, name: &name, error, shown: None };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&page)?).into_response())
        }
    }
}

fn kept(event: Event) -> Option<CharterId> {
    if let Event::CharterRead { charter, .. } = event { Some(charter) } else { None }
}
