//! Writing notes: the form for a draft, and what is answered when it is saved.

use super::{
    address, charter_of,
    draft::{self, Kept, Saved, TEXT},
    may_write, meeting_of,
};
use crate::{
    error::No,
    form::Fields,
    frame::{Frame, random_key, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension, Json,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Language, MeetingId, World,
    meeting::Meeting,
    minutes::{
        LONGEST,
        draft::{DraftPart, NotesDraft, draft_parts},
        text::NotesText,
    },
};
use serde::Serialize;
use std::sync::Arc;

/// What this page may do beside the others: load its script, and send what is typed with it.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "minutes/write.html")]
struct WritePage {
    frame: Frame,
    action: String,
    notes: String,
    /// What kept the form from being kept, and what to do.
    trouble: Option<Trouble>,
    parts: Vec<Part>,
    seen: String,
    window: String,
    charter: String,
    /// When the draft was kept.
    kept: Option<String>,
    /// Which version will be shared, and what it comes after.
    version: u32,
    is_held: bool,
    /// What another window kept.
    other: Vec<(String, String)>,
    script: &'static str,
}

/// What one writes under a heading.
struct Part {
    field: String,
    label: String,
    hint: String,
    text: String,
}

/// Why what was typed is not kept.
struct Trouble {
    says: String,
    sign_in: bool,
}

type AskedMeeting = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// Shows the form for a draft, with what is kept of it.
pub(crate) async fn editor((Extension(visit), Path((group, short))): AskedMeeting) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let kept = draft::read(&visit, &id).await?;
    let latest = visit.look(|world| {
        world.meeting(&id).map_err(|_| No::Absent)?;
        // A draft of one's own is always shown, whoever may share by now.
        if kept.is_none() {
            may_write(&visit, world, &id)?;
        }
        Ok::<_, No>(world.minutes.get(&id).and_then(|notes| notes.latest()).map(|latest| latest.text))
    })?;
    let (typed, seen, at) = match kept {
        Some(kept) => {
            let at = kept.time();
            (kept.typed, kept.seen, Some(at))
        }
        None => (from_latest(&visit, &id, latest).await?, String::new(), None),
    };
    shown(&visit, &id, StatusCode::OK, &typed, View { seen, kept: at, ..View::default() })
}

/// What the version that was shared last says, to be written on.
async fn from_latest(
    visit: &Visit,
    id: &MeetingId,
    latest: Option<samordna_domain::Digest>,
) -> Result<NotesDraft, No> {
    let Some(digest) = latest else { return Ok(NotesDraft::default()) };
    let text = visit.text(digest).await?;
    let notes = NotesText::of(&text);
    Ok(visit
        .look(|world| world.meetings.get(id).map(|meeting| NotesDraft::of_notes(meeting, &notes)))
        .unwrap_or_default())
}

/// What stands around what was typed.
#[derive(Default)]
struct View {
    seen: String,
    kept: Option<String>,
    trouble: Option<Trouble>,
    other: Option<NotesDraft>,
}

fn shown(
    visit: &Visit,
    id: &MeetingId,
    status: StatusCode,
    typed: &NotesDraft,
    view: View,
) -> Result<Response, No> {
    let mut page = visit.look(|world| {
        let meeting = world.meeting(id).map_err(|_| No::Absent)?;
        Ok::<_, No>(show(&page(visit, world, meeting, typed, view))?)
    })?;
    *page.status_mut() = status;
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(page)
}

fn page(visit: &Visit, world: &World, meeting: &Meeting, typed: &NotesDraft, view: View) -> WritePage {
    let l = visit.language;
    let notes = address(&meeting.id);
    let latest = world.minutes.get(&meeting.id).and_then(|known| known.latest());
    // Whoever is signed out is shown nothing but what they have sent.
    let is_known = visit.person.is_some();
    let other = view.other.map(|other| {
        let parts = draft_parts(meeting).into_iter();
        let both = parts.map(|part| (other.text(&part.key).to_owned(), part.heading));
        both.filter(|(text, _)| !text.is_empty()).map(|(text, heading)| (heading, text)).collect()
    });
    WritePage {
        frame: Frame::within(visit, world, l.pick("Skriv anteckningar", "Write notes"))
            .under("/grupper", l.pick("Grupper", "Groups"))
            .under(
                format!("/grupper/{}", meeting.id.group),
                world.organisation.name(&meeting.id.group, visit.now.today),
            )
            .under(
                format!("/grupper/{}/moten/{}", meeting.id.group, meeting.id.short()),
                format!("{} {}", meeting.kind.label(l), meeting.slot.day),
            ),
        action: format!("{notes}/utkast"),
        trouble: view.trouble,
        parts: parts(meeting, typed, l, is_known),
        seen: view.seen,
        window: if typed.window.is_empty() { random_key() } else { typed.window.clone() },
        charter: charter_of(world, meeting),
        kept: view.kept,
        version: latest.map_or(1, |latest| latest.number + 1),
        is_held: meeting.is_held(),
        other: other.unwrap_or_default(),
        notes,
        script: crate::script::name(),
    }
}

fn parts(meeting: &Meeting, typed: &NotesDraft, l: Language, is_known: bool) -> Vec<Part> {
    let part = |part: DraftPart<'_>| {
        let number = part.place.map(|place| format!("{place}. ")).unwrap_or_default();
        // Whoever is signed out is not told what stands on the agenda.
        let is_told = is_known || part.item.is_none();
        let label = if is_told {
            format!("{number}{}", part.heading)
        } else {
            format!("{} {}", l.pick("Punkt", "Item"), part.key)
        };
        let hint = part.item.filter(|_| is_known).map(|item| hint(item, l)).unwrap_or_default();
        Part { field: format!("{TEXT}{}", part.key), label, hint, text: typed.text(&part.key).to_owned() }
    };
    // What was typed on a page that had other items is kept in view.
    let astray = typed.astray(meeting).map(|(key, text)| Part {
        field: format!("{TEXT}{key}"),
        label: format!("{} {key}", l.pick("Punkt", "Item")),
        hint: l.pick("Står inte längre på dagordningen.", "No longer on the agenda.").to_owned(),
        text: text.to_owned(),
    });
    draft_parts(meeting).into_iter().map(part).chain(astray).collect()
}

/// What the agenda says of an item.
fn hint(item: &samordna_domain::meeting::Item, l: Language) -> String {
    let mut said = vec![item.kind.label(l).to_owned()];
    said.extend(item.presenter.clone());
    said.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    if !item.stands() {
        said.push(l.pick("lämnade dagordningen", "left the agenda").to_owned());
    }
    said.join(", ")
}

/// What a script is told of its saving.
#[derive(Serialize)]
struct Told {
    kept: bool,
    seen: String,
    says: String,
}

/// Keeps what was typed, and goes on writing or to the review.
pub(crate) async fn save(
    (Extension(visit), Path((group, short))): AskedMeeting,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    let is_script = headers.get(header::ACCEPT).is_some_and(|kind| kind.as_bytes() == b"application/json");
    let typed = draft::typed(&fields);
    let l = visit.language;
    let seen = fields.text("seen").to_owned();
    let trouble = |says: String, sign_in| Some(Trouble { says, sign_in });
    let (status, view) = match kept(&visit, &id, &seen, &typed).await? {
        Outcome::Kept(kept) => {
            if is_script {
                let says = format!("{} {}", l.pick("Sparat", "Kept"), kept.time().split_at(11).1);
                return Ok(Json(Told { kept: true, seen: kept.seen, says }).into_response());
            }
            let (notes, then) = (address(&id), fields.text("then"));
            let next = if then == "granska" { "granska" } else { "skriv?gjort" };
            return Ok(Redirect::to(&format!("{notes}/{next}")).into_response());
        }
        Outcome::SignedOut => {
            let says = l.pick(
                "Du har blivit utloggad, så utkastet är inte sparat. Logga in i ett nytt fönster, kom tillbaka hit och spara igen. Allt du skrev står kvar.",
                "You have been signed out, so the draft is not kept. Sign in in a new window, come back here and save again. All that you wrote still stands.",
            );
            (StatusCode::CONFLICT, View { seen, trouble: trouble(says.to_owned(), true), ..View::default() })
        }
        Outcome::Barred(says) => {
            (StatusCode::CONFLICT, View { seen, trouble: trouble(says, false), ..View::default() })
        }
        Outcome::TooLong(bytes) => {
            let (size, most) = (bytes / 1000, LONGEST / 1000);
            let says = l.pick(
                format!("Anteckningarna är {size} kB; de får vara högst {most} kB, ungefär 200 sidor. Lägg det långa i ett underlag till mötet. Allt du skrev står kvar nedan."),
                format!("The notes are {size} kB; they may be {most} kB at most, some 200 pages. Put what is long in a paper of the meeting. All that you wrote still stands below."),
            );
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                View { seen, trouble: trouble(says, false), ..View::default() },
            )
        }
        Outcome::Other(other) => {
            let says = l.pick(
                "Du har sparat från ett annat fönster sedan du öppnade det här. Det som står där visas nedan; det du skrev här står kvar. Sparar du nu gäller det som står här.",
                "You have saved from another window since you opened this one. What stands there is shown below; what you wrote here still stands. If you save now, this is what is kept.",
            );
            let view = View {
                seen: other.seen,
                kept: None,
                trouble: trouble(says.to_owned(), false),
                other: Some(other.typed),
            };
            (StatusCode::CONFLICT, view)
        }
        Outcome::Gone => {
            let says = l.pick(
                "Utkastet har delats eller kastats i ett annat fönster. Det du skrev här står kvar. Sparar du blir det ett nytt utkast.",
                "The draft was shared or thrown away in another window. What you wrote here still stands. If you save, it becomes a new draft.",
            );
            (StatusCode::CONFLICT, View { trouble: trouble(says.to_owned(), false), ..View::default() })
        }
    };
    if is_script {
        let says = view.trouble.map(|trouble| trouble.says).unwrap_or_default();
        return Ok((status, Json(Told { kept: false, seen: view.seen, says })).into_response());
    }
    shown(&visit, &id, status, &typed, view)
}

/// What came of what was sent.
enum Outcome {
    Kept(Kept),
    Other(Kept),
    Gone,
    SignedOut,
    Barred(String),
    TooLong(usize),
}

async fn kept(visit: &Visit, id: &MeetingId, seen: &str, typed: &NotesDraft) -> Result<Outcome, No> {
    if visit.person.is_none() {
        visit.look(|world| world.meeting(id).map(|_| ()).map_err(|_| No::Absent))?;
        return Ok(Outcome::SignedOut);
    }
    if LONGEST < typed.bytes() {
        return Ok(Outcome::TooLong(typed.bytes()));
    }
    let barred = visit.look(|world| {
        world.meeting(id).map_err(|_| No::Absent)?;
        let (on, l) = (visit.now.today, visit.language);
        let no = may_write(visit, world, id).err();
        Ok::<_, No>(no.map(|no| format!("{} {}", no.say(world, on, l), no.way_forward(world, on, l))))
    })?;
    // Whoever has a draft already may write it on, so that it can be taken elsewhere.
    if let Some(says) = barred
        && draft::read(visit, id).await?.is_none()
    {
        return Ok(Outcome::Barred(says));
    }
    Ok(match draft::keep(visit, id, seen, typed.clone()).await? {
        Saved::Kept(kept) => Outcome::Kept(kept),
        Saved::Other(other) => Outcome::Other(other),
        Saved::Gone => Outcome::Gone,
    })
}

/// Throws the draft away.
pub(crate) async fn throw_away(
    (Extension(visit), Path((group, short))): AskedMeeting,
) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    visit.look(|world| world.meeting(&id).map(|_| ()).map_err(|_| No::Absent))?;
    if draft::read(&visit, &id).await?.is_none() {
        visit.look(|world| may_write(&visit, world, &id))?;
    }
    draft::drop(&visit, &id).await?;
    Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response())
}
