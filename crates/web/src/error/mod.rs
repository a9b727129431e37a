//! Every no as a page: a refusal with its grounds, something absent, a form that is too large, a fault of ours.
//!
//! A handler answers with a [`No`]; the page around it is made last, where the visitor's language is known. So a path
//! that does not exist, a method that is not there and a panic look like any other no.

use crate::{
    frame::{Frame, GroundView, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{Refusal, meeting::MeetingNo, refusal::Why};
use std::sync::Arc;

/// Why a page is not shown.
#[derive(Debug)]
pub(crate) enum No {
    /// It is not there, or not the visitor's to see.
    Absent,
    /// It is for those who have signed in.
    SignIn,
    /// The charter, the law or the house says no.
    Refused(Box<Refusal>),
    /// The form came from a page that is no longer true.
    Stale,
    /// The form came from another site.
    Foreign,
    /// More was sent than is read.
    TooLarge,
    /// What was sent cannot be read as a form.
    Unreadable,
    /// There is no such act here.
    Method,
    /// It took too long.
    TooSlow,
    /// Ours.
    Fault(String),
}

impl No {
    fn status(&self) -> StatusCode {
        match self {
            Self::Absent => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::Refused(_) | Self::Stale => StatusCode::CONFLICT,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a bare status means.
    fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::FORBIDDEN => Self::Foreign,
            StatusCode::SERVICE_UNAVAILABLE => Self::TooSlow,
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Unreadable,
            status if status.is_client_error() => Self::Absent,
            status => Self::Fault(format!("bare status {status}")),
        }
    }
}

impl From<samordna_desk::Fault> for No {
    fn from(fault: samordna_desk::Fault) -> Self {
        Self::Fault(fault.to_string())
    }
}

impl From<askama::Error> for No {
    fn from(fault: askama::Error) -> Self {
        Self::Fault(fault.to_string())
    }
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        let is_absent = matches!(
            refusal.why,
            Why::NoSuchBody { .. }
                | Why::NoSuchGroup { .. }
                | Why::NoSuchPerson { .. }
                | Why::NoSuchEmployment { .. }
                | Why::NoSuchCharter { .. }
                | Why::NoSuchSeat { .. }
                | Why::Meeting(MeetingNo::NoSuchMeeting { .. })
        );
        if is_absent && refusal.field.is_none() {
            return Self::Absent;
        }
        Self::Refused(Box::new(refusal))
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

#[derive(Template)]
#[template(path = "error/page.html")]
struct ErrorPage {
    frame: Frame,
    heading: &'static str,
    says: String,
    forward: String,
    grounds: Vec<GroundView>,
    /// What was written in the form that is refused.
    written: Vec<String>,
    sign_in: bool,
    incident: Option<String>,
}

/// Puts a page around a bare no; leaves every other answer alone.
pub(crate) fn dress(visit: &Visit, mut response: Response) -> Response {
    let status = response.status();
    let no = response.extensions_mut().remove::<Arc<No>>();
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE)
        || response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let no = match no {
        Some(no) => no,
        None if is_bare && (status.is_client_error() || status.is_server_error()) => Arc::new(No::of(status)),
        None => return response,
    };
    if let No::SignIn = *no {
        let back = crate::frame::encoded(&visit.here);
        return Redirect::to(&format!("/logga-in?till={back}")).into_response();
    }
    let page = page(visit, &no);
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.status = no.status();
    match show(&page) {
        Ok(shown) => {
            parts.headers.extend(shown.headers().clone());
            Response::from_parts(parts, shown.into_body())
        }
        Err(_) => Response::from_parts(parts, Body::from("Fel / Error")),
    }
}

fn page(visit: &Visit, no: &No) -> ErrorPage {
    let l = visit.language;
    let is_of_notes = matches!(no, No::TooLarge) && visit.here.contains("/anteckningar");
    let (heading, says, forward) = if is_of_notes { notes_too_large(l) } else { words(l, no) };
    let mut page = ErrorPage {
        frame: Frame::new(visit, heading),
        heading,
        says: says.to_owned(),
        forward: forward.to_owned(),
        grounds: Vec::new(),
        written: Vec::new(),
        sign_in: false,
        incident: None,
    };
    if no.status() == StatusCode::CONFLICT {
        page.written = visit.written.get().cloned().unwrap_or_default();
    }
    if let No::Refused(refusal) = no {
        visit.look(|world| {
            let on = visit.now.today;
            page.says = refusal.say(world, on, l);
            page.forward = refusal.way_forward(world, on, l);
            page.grounds =
                refusal.grounds.iter().map(|ground| GroundView::of(ground, world, on, l)).collect();
        });
        page.sign_in = refusal.why == Why::SignIn;
    }
    if let No::Fault(why) = no {
        let incident = crate::frame::random_key().split_at(8).0.to_owned();
        tracing::error!(incident, why, "a page could not be shown");
        page.incident = Some(incident);
    }
    page
}

/// More was sent than is even read: what was kept before is there, and what was typed is in the browser still.
fn notes_too_large(l: samordna_domain::Language) -> (&'static str, &'static str, &'static str) {
    let [heading, says, forward] = l.pick(
        [
            "Anteckningarna är för stora",
            "Det du skickade är över fem megabyte, mer än som kan läsas. Utkastet är kvar som det var när du senast sparade.",
            "Gå tillbaka i webbläsaren: allt du skrev står kvar där. Lägg det långa i ett underlag till mötet.",
        ],
        [
            "The notes are too large",
            "What you sent is over five megabytes, more than can be read. The draft is as it was when you last saved.",
            "Go back in the browser: all that you wrote still stands there. Put what is long in a paper of the meeting.",
        ],
    );
    (heading, says, forward)
}

fn words(l: samordna_domain::Language, no: &No) -> (&'static str, &'static str, &'static str) {
    let say = |sv: [&'static str; 3], en: [&'static str; 3]| {
        let [heading, says, forward] = l.pick(sv, en);
        (heading, says, forward)
    };
    match no {
        No::Absent | No::SignIn => say(
            [
                "Sidan finns inte",
                "Adressen kan vara fel, eller så har du inte rätt att se sidan.",
                "Sök i förteckningen, eller gå till startsidan.",
            ],
            [
                "There is no such page",
                "The address may be wrong, or you may not see the page.",
                "Search the register, or go to the first page.",
            ],
        ),
        No::Refused(_) => say(["Det går inte", "", ""], ["That cannot be done", "", ""]),
        No::Stale => say(
            [
                "Sidan var gammal",
                "Någon har ändrat uppdraget sedan du öppnade sidan. Ingenting är gjort.",
                "Öppna sidan igen, se vad som har ändrats och gör om.",
            ],
            [
                "The page was old",
                "Somebody has changed the charter since you opened the page. Nothing was done.",
                "Open the page again, see what has changed and do it again.",
            ],
        ),
        No::Foreign => say(
            [
                "Formuläret kom från en annan webbplats",
                "Ingenting är gjort.",
                "Öppna sidan här och skicka formuläret igen.",
            ],
            [
                "The form came from another site",
                "Nothing was done.",
                "Open the page here and send the form again.",
            ],
        ),
        No::TooLarge => say(
            [
                "Dokumentet är för stort",
                "Här läses högst två megabyte. En uppdragshandling är sällan större än hundra kilobyte.",
                "Kontrollera att det är rätt fil, och att den är sparad som text.",
            ],
            [
                "The document is too large",
                "At most two megabytes are read here. A charter is seldom larger than a hundred kilobytes.",
                "Check that it is the right file, and that it is saved as text.",
            ],
        ),
        No::Unreadable => say(
            [
                "Formuläret gick inte att läsa",
                "Ingenting är gjort.",
                "Gå tillbaka, öppna sidan igen och försök en gång till.",
            ],
            [
                "The form could not be read",
                "Nothing was done.",
                "Go back, open the page again and try once more.",
            ],
        ),
        No::Method => say(
            [
                "Här finns inget att hämta",
                "Adressen hör till ett formulär, eller till en sida som bara läses.",
                "Gå till startsidan.",
            ],
            [
                "There is nothing to fetch here",
                "The address belongs to a form, or to a page that is only read.",
                "Go to the first page.",
            ],
        ),
        No::TooSlow => say(
            ["Det tog för lång tid", "Servern hann inte svara.", "Vänta en stund och försök igen."],
            ["That took too long", "The server did not answer in time.", "Wait a moment and try again."],
        ),
        No::Fault(_) => say(
            [
                "Något gick fel hos oss",
                "Ingenting är gjort.",
                "Försök igen. Går det fel igen, ange händelsens nummer för den som driver webbplatsen.",
            ],
            [
                "Something went wrong on our side",
                "Nothing was done.",
                "Try again. If it fails again, give the incident number to whoever runs the site.",
            ],
        ),
    }
}
