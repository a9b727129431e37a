//! The last look before notes are shared: the text as it will stand, the places to look at, and the act itself.
//!
//! What is shared is the draft that was looked at, and not what a form carries: a form sent from an old page shares nothing.

use super::{
    Prose, address, charter_of,
    draft::{self, Kept},
    may_write, meeting_of,
};
use crate::{
    error::No,
    form::{Field, Fields, Form, Mistake, Tried, evidence},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, MeetingId, World,
    minutes::{
        command::ShareNotes,
        privacy::{self, Passage},
        written_out,
    },
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "minutes/review.html")]
struct ReviewPage {
    frame: Frame,
    prose: Prose,
    write: String,
    passages: Vec<PassageView>,
    /// Where the meeting is reported as held, where it is not yet.
    hold: Option<String>,
    forms: Vec<Form>,
}

/// A place to look at, with the words around it.
struct PassageView {
    what: &'static str,
    before: String,
    words: String,
    after: String,
}

type AskedMeeting = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// Shows the draft as it will be shared.
pub(crate) async fn review((Extension(visit), Path((group, short))): AskedMeeting) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    match drafted(&visit, &id).await? {
        Some(kept) => shown(&visit, &id, &kept, StatusCode::OK, None),
        // Nothing is written: one writes first.
        None => Ok(Redirect::to(&format!("{}/skriv", address(&id))).into_response()),
    }
}

/// The visitor's draft, if something is written in it.
async fn drafted(visit: &Visit, id: &MeetingId) -> Result<Option<Kept>, No> {
    visit.look(|world| {
        world.meeting(id).map_err(|_| No::Absent)?;
        Ok::<_, No>(may_write(visit, world, id)?)
    })?;
    Ok(draft::read(visit, id).await?.filter(|kept| !kept.typed.is_empty()))
}

fn shown(
    visit: &Visit,
    id: &MeetingId,
    kept: &Kept,
    status: StatusCode,
    tried: Option<&Tried>,
) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, kept, tried)?)?))?;
    Ok((status, page).into_response())
}

fn view(
    visit: &Visit,
    world: &World,
    id: &MeetingId,
    kept: &Kept,
    tried: Option<&Tried>,
) -> Result<ReviewPage, No> {
    let l = visit.language;
    let meeting = world.meeting(id).map_err(|_| No::Absent)?;
    let notes = kept.typed.notes(meeting);
    let text = notes.written("");
    let change = tried.and_then(|tried| tried.fields.given("change"));
    let is_further = world.minutes.get(id).is_some_and(|known| !known.versions.is_empty());
    let by = visit.person.clone().ok_or(No::SignIn)?;
    let shown_change = is_further.then(|| change.clone().unwrap_or_else(|| "…".to_owned()));
    let written = written_out(world, meeting, &by, shown_change.as_deref(), &notes);
    let passages = privacy::passages(&text);
    let page = address(id);
    let probe = ShareNotes {
        meeting: id.clone(),
        text: text.clone(),
        change: Some("?".to_owned()),
        confirmed: privacy::mark(&text, &passages),
    };
    let mut form = Form::new("dela", format!("{page}/dela"), l.pick("Dela anteckningarna", "Share the notes"))
        .intro(l.pick(
            "När du delar blir anteckningarna upprättade: en allmän handling som gruppen ser. De ändras inte sedan; en rättelse blir en ny version.",
            "When you share them the notes are drawn up: an official document that the group sees. They do not change after that; a correction is a new version.",
        ))
        .with(Field::hidden("seen", kept.seen.clone()))
        .with(Field::hidden("charter", charter_of(world, meeting)));
    if is_further {
        form = form.with(
            Field::area(
                "change",
                l.pick("Vad som är ändrat sedan förra versionen", "What is changed since the version before"),
            )
            .hint(l.pick(
                "Till exempel: Punkt 3, antalet vårdplatser rättat.",
                "For example: Item 3, the number of beds corrected.",
            )),
        );
    }
    if !passages.is_empty() {
        form = form.with(Field::tick(
            "confirmed",
            l.pick(
                "Jag har tittat på ställena ovan, och de får stå kvar.",
                "I have looked at the places above, and they may stand.",
            ),
        ));
    }
    let form = form.and(evidence(visit, world)).open().asked(
        visit.would(world, Command::ShareNotes(probe)),
        visit,
        world,
    );
    let (group, short) = (&id.group, id.short());
    Ok(ReviewPage {
        frame: Frame::within(visit, world, l.pick("Granska innan du delar", "Review before you share"))
            .under_group(world, group)
            .under(
                format!("/grupper/{group}/moten/{short}"),
                format!("{} {}", meeting.kind.label(l), meeting.slot.day),
            )
            .under(format!("{page}/skriv"), l.pick("Skriv anteckningar", "Write notes")),
        prose: Prose::of(&written),
        write: format!("{page}/skriv"),
        passages: passages.iter().map(|passage| around(&text, passage, l)).collect(),
        hold: (!meeting.is_held()).then(|| format!("/grupper/{group}/moten/{short}")),
        forms: vec![form.tried(tried)],
    })
}

/// A place with some words before and after it.
fn around(text: &str, passage: &Passage, l: samordna_domain::Language) -> PassageView {
    let line = |part: &str| part.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let before =
        text.get(..passage.span.start).map(line).and_then(|lines| lines.last().cloned()).unwrap_or_default();
    let after =
        text.get(passage.span.end..).map(line).and_then(|lines| lines.first().cloned()).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(60);
    PassageView {
        what: passage.what.label(l),
        before: before.chars().skip(skip).collect(),
        words: passage.words(text).to_owned(),
        after: after.chars().take(60).collect(),
    }
}

/// Shares the draft that was looked at.
pub(crate) async fn share(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    let (id, l) = (meeting_of(&group, &short)?, visit.language);
    let done = format!("{}?gjort", address(&id));
    let was_done =
        |visit: &Visit| fields.key().is_some_and(|key| visit.look(|world| world.answered(&key).is_some()));
    if was_done(&visit) {
        return Ok(Redirect::to(&done).into_response());
    }
    if visit.person.is_none() {
        return Err(samordna_domain::Refusal::new(samordna_domain::refusal::Why::SignIn).into());
    }
    let Some(kept) = drafted(&visit, &id).await? else {
        return Ok(Redirect::to(&format!("{}/skriv", address(&id))).into_response());
    };
    let again = |trouble: &str| {
        let mistake = Mistake { field: String::new(), says: trouble.to_owned(), choices: Vec::new() };
        let tried = Tried { form: "dela", fields: fields.clone(), mistake };
        shown(&visit, &id, &kept, StatusCode::CONFLICT, Some(&tried))
    };
    if kept.seen != fields.text("seen") {
        return again(l.pick(
            "Utkastet har ändrats sedan du öppnade den här sidan. Ingenting är delat. Läs igenom det igen.",
            "The draft has changed since you opened this page. Nothing is shared. Read it through again.",
        ));
    }
    let (charter, text, mark) = visit.look(|world| {
        let meeting = world.meeting(&id).map_err(|_| No::Absent)?;
        let text = kept.typed.notes(meeting).written("");
        let mark = privacy::mark(&text, &privacy::passages(&text));
        Ok::<_, No>((charter_of(world, meeting), text, mark))
    })?;
    if charter != fields.text("charter") {
        return again(l.pick(
            "Uppdraget som gäller för mötet har ändrats sedan du öppnade sidan. Ingenting är delat, och utkastet är kvar. Kontrollera och dela igen.",
            "The charter that governs the meeting has changed since you opened the page. Nothing is shared, and the draft is kept. Check it and share again.",
        ));
    }
    let confirmed = mark.filter(|_| fields.is_ticked("confirmed"));
    let command = ShareNotes { meeting: id.clone(), text, change: fields.given("change"), confirmed };
    match visit.send("dela", fields.clone(), Ok(Command::ShareNotes(command))).await? {
        Ok(_) => {
            draft::drop(&visit, &id).await?;
            Ok(Redirect::to(&done).into_response())
        }
        Err(tried) => shown(&visit, &id, &kept, StatusCode::UNPROCESSABLE_ENTITY, Some(&tried)),
    }
}
