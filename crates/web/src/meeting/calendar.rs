//! Calendars to subscribe to: a group's, with what is public or, for whoever has signed in, with all of it; and one's own,
//! at a secret address that can be changed and closed.
//!
//! The secret is made by the page and stands in the address alone: kept is only its digest.

use super::{address, words};
use crate::{
    error::No,
    form::Fields,
    frame::{Frame, random_key, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::{
        HeaderMap,
        header::{CACHE_CONTROL, CONTENT_TYPE, HOST},
    },
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Digest, Language, World,
    meeting::{
        Meeting, Sight,
        command::{CloseFeed, OpenFeed},
    },
};
use samordna_paper::{CALENDAR, Calendar, Occasion};
use std::sync::Arc;

/// Letters of a secret that is as good as no guess: 64 hex digits.
const SECRET: usize = 64;

#[derive(Template)]
#[template(path = "meeting/calendar.html")]
struct CalendarPage {
    frame: Frame,
    /// Day in words, its hours, the group and what it is, and where it is shown.
    rows: Vec<(String, String, String, String)>,
    is_open: bool,
    /// The address, once it was made.
    address: Option<String>,
    secret: String,
    key: String,
}

/// Shows one's own meetings to come, and the calendar's address when it was made just now.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    shown(&visit, None)
}

fn shown(visit: &Visit, made: Option<String>) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    visit.look(|world| {
        let (l, today) = (visit.language, visit.now.today);
        let own = world.meetings_of(&person, today.year(), today.year().saturating_add(1), today);
        let to_come = own.into_iter().filter(|one| !one.is_cancelled() && today <= one.slot.day);
        let rows = to_come.map(|one| {
            let day = format!("{} {}", words::weekday(one.slot.day, l), words::day(one.slot.day, l));
            let group = world.organisation.name(&one.id.group, today);
            (day, words::hours(one.slot, l), format!("{group}: {}", words::title(one, l)), address(&one.id))
        });
        let page = CalendarPage {
            frame: Frame::within(visit, world, l.pick("Min kalender", "My calendar")),
            rows: rows.collect(),
            is_open: world.meetings.feeds.is_open(&person),
            address: made,
            secret: format!("{}{}", random_key(), random_key()),
            key: random_key(),
        };
        Ok(show(&page)?)
    })
}

/// Makes an address and shows it, this once. An earlier one leads nowhere any more.
pub(crate) async fn open(
    Extension(visit): Extension<Arc<Visit>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let secret = fields.text("secret").to_owned();
    let is_good = secret.len() == SECRET
        && secret.bytes().all(|letter| letter.is_ascii_hexdigit())
        && secret.bytes().any(|letter| letter != b'0');
    if !is_good {
        return Err(No::Unreadable);
    }
    let asked = OpenFeed { secret: Digest::of(secret.as_bytes()) };
    match visit.act(Command::OpenFeed(asked), None, fields.key()).await? {
        Ok(_) => {
            let mut page = shown(&visit, Some(format!("{}/kalender/{secret}.ics", site(&visit, &headers))))?;
            page.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
            Ok(page)
        }
        Err(no) => Err(no.into()),
    }
}

/// Closes one's own address.
pub(crate) async fn close(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    match visit.act(Command::CloseFeed(CloseFeed {}), None, fields.key()).await? {
        Ok(_) => Ok(Redirect::to("/kalender?gjort").into_response()),
        Err(no) => Err(no.into()),
    }
}

/// The site's own address, as the visitor reached it.
fn site(visit: &Visit, headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let scheme = if visit.is_secure { "https" } else { "http" };
    format!("{scheme}://{host}")
}

/// A group's calendar.
pub(crate) async fn group(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    headers: HeaderMap,
) -> Result<Response, No> {
    let site = site(&visit, &headers);
    let calendar = visit.look(|world| {
        let (l, today) = (visit.language, visit.now.today);
        world.groups.get(&group).ok_or(No::Absent)?;
        let sight = world.sight(visit.person.as_ref(), &group, today);
        if sight == Sight::Nothing {
            return Err(No::SignIn);
        }
        let meetings = world.meetings.in_years(&group, today.year() - 1, today.year() + 1);
        let occasions =
            meetings.into_iter().map(|one| occasion(&visit, world, one, sight, &site, l)).collect();
        let name = world.organisation.name(&group, today).to_owned();
        Ok::<_, No>(Calendar { name, now: visit.now.at, occasions })
    })?;
    Ok(answer(&calendar))
}

/// Somebody's own calendar, for whoever has its address.
pub(crate) async fn person(
    Extension(visit): Extension<Arc<Visit>>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, No> {
    let site = site(&visit, &headers);
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let digest = Digest::of(secret.as_bytes());
    let calendar = visit.look(|world| {
        let today = visit.now.today;
        let person = world.meetings.feeds.whose(&digest).ok_or(No::Absent)?;
        let own = world.meetings_of(person, today.year() - 1, today.year() + 1, today);
        // The address is not the person: what it tells is when and where, and no more.
        let occasions = own.into_iter().map(|one| {
            let sight = world.sight_of(Some(person), one, today).min(Sight::Agenda);
            occasion(&visit, world, one, sight, &site, visit.language)
        });
        let name = visit.language.pick("Samordna: mina möten", "Samordna: my meetings").to_owned();
        Ok::<_, No>(Calendar { name, now: visit.now.at, occasions: occasions.collect() })
    })?;
    Ok(answer(&calendar))
}

fn occasion(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    sight: Sight,
    site: &str,
    l: Language,
) -> Occasion {
    let group = world.organisation.name(&meeting.id.group, visit.now.today);
    let form = meeting.form.label(l);
    Occasion {
        uid: format!(
            "{}@{}.samordna",
            meeting.id.to_string().replace('/', "."),
            visit.desk().tenant().as_str()
        ),
        sequence: meeting.changes,
        start: meeting.slot.starts_at(),
        end: meeting.slot.ends_at(),
        summary: format!("{group}: {}", words::title(meeting, l)),
        place: match sight >= Sight::Agenda {
            true => Some(meeting.place.clone().unwrap_or_else(|| form.to_owned())),
            false => Some(form.to_owned()),
        },
        description: None,
        page: Some(format!("{site}{}", address(&meeting.id))),
        is_cancelled: meeting.is_cancelled(),
    }
}

fn answer(calendar: &Calendar) -> Response {
    let headers = [(CONTENT_TYPE, CALENDAR), (CACHE_CONTROL, "no-cache, private")];
    (headers, calendar.write()).into_response()
}
