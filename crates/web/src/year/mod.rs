//! A group's year: its meetings and what is due, as a wheel and as a table that says the same.
//!
//! A year that has been is shown as it stood on its last day, a year to come as it looks on its first.

mod wheel;

use crate::{
    duty::DutyView,
    error::No,
    frame::{Badge, Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::{Date, date};
use samordna_domain::{
    BodyId, Language, World, assess_group,
    meeting::{Meeting, MeetingStage},
};
use serde::Deserialize;
use std::sync::Arc;
use wheel::{At, DUTIES, MEETINGS, Month, Ring};

/// Which year.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    ar: String,
}

#[derive(Template)]
#[template(path = "year/page.html")]
struct YearPage {
    frame: Frame,
    page: String,
    year: i16,
    before: Option<i16>,
    after: Option<i16>,
    /// The day that another year than this is seen from.
    seen_from: Option<Date>,
    months: Vec<Month>,
    /// The ends of the hand that points at today.
    hand: Option<(At, At)>,
    marks: Vec<Mark>,
    /// What the rings had no room for.
    more: usize,
    meetings: usize,
    due: usize,
}

/// Something on a day of the year.
struct Mark {
    day: Date,
    at: Option<At>,
    is_meeting: bool,
    badge: Badge,
    what: String,
    /// Whose turn it is, or how the meeting is held.
    who: String,
    href: String,
}

/// Shows a year of a group.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let year = match asked.ar.as_str() {
        "" => visit.now.today.year(),
        year => year.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(No::Absent)?,
    };
    let page = visit.look(|world| view(&visit, world, &id, year))?;
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, id: &BodyId, year: i16) -> Result<YearPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let group = world.groups.get(id).ok_or(No::Absent)?;
    let on = match year.cmp(&today.year()) {
        std::cmp::Ordering::Less => date(year, 12, 31),
        std::cmp::Ordering::Equal => today,
        std::cmp::Ordering::Greater => date(year, 1, 1),
    };
    let meetings = place(meetings(world, id, year, on, l), &MEETINGS);
    let duties = place(duties(world, id, year, on, on == today, l), &DUTIES);
    let (held, due) = (meetings.len(), duties.len());
    let mut marks: Vec<Mark> = meetings.into_iter().chain(duties).collect();
    marks.sort_by_key(|mark| (mark.day, !mark.is_meeting));
    let is_this_year = year == today.year();
    let words = l.pick("Årshjul", "Year wheel");
    Ok(YearPage {
        frame: Frame::within(visit, world, format!("{words} {year}")).under_group(world, id),
        page: format!("/grupper/{id}"),
        year,
        before: (group.formed.year() < year).then(|| year - 1),
        after: (year < today.year() + 3).then(|| year + 1),
        seen_from: (!is_this_year).then_some(on),
        months: wheel::months(year, names(l), is_this_year.then(|| today.month())),
        hand: is_this_year.then(|| wheel::hand(today)),
        more: marks.iter().filter(|mark| mark.at.is_none()).count(),
        marks,
        meetings: held,
        due,
    })
}

fn names(l: Language) -> [&'static str; 12] {
    l.pick(
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"],
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    )
}

/// Gives each mark its place on a ring.
fn place(mut marks: Vec<Mark>, ring: &Ring) -> Vec<Mark> {
    marks.sort_by_key(|mark| mark.day);
    let days: Vec<Date> = marks.iter().map(|mark| mark.day).collect();
    for (mark, at) in marks.iter_mut().zip(wheel::places(&days, ring)) {
        mark.at = at;
    }
    marks
}

fn meetings(world: &World, id: &BodyId, year: i16, on: Date, l: Language) -> Vec<Mark> {
    // A meeting that has been moved over the turn of the year keeps the year it was first planned for.
    let near = world.meetings.between(id, year - 1, year + 1);
    let of_year = near.filter(|meeting| meeting.slot.day.year() == year);
    of_year
        .map(|meeting| Mark {
            day: meeting.slot.day,
            at: None,
            is_meeting: true,
            badge: stage(meeting, on, l),
            what: meeting.kind.label(l).to_owned(),
            who: format!(
                "{}, {}",
                meeting.slot.start.strftime("%H:%M"),
                meeting.form.label(l).to_lowercase()
            ),
            href: format!("/grupper/{id}/moten/{}", meeting.id.short()),
        })
        .collect()
}

/// How far a meeting has come.
fn stage(meeting: &Meeting, on: Date, l: Language) -> Badge {
    let (word, sign, class) = match &meeting.stage {
        MeetingStage::Held { .. } => (l.pick("Hållet", "Held"), "✓", "good"),
        MeetingStage::Cancelled { .. } => (l.pick("Inställt", "Cancelled"), "–", "plain"),
        MeetingStage::Planned | MeetingStage::Called { .. } if meeting.slot.day < on => {
            (l.pick("Inte antecknat som hållet", "Not reported as held"), "○", "warn")
        }
        MeetingStage::Called { .. } => (l.pick("Kallat", "Called"), "▷", "due"),
        MeetingStage::Planned => (l.pick("Planerat", "Planned"), "○", "idle"),
    };
    Badge { word, sign, class }
}

fn duties(world: &World, id: &BodyId, year: i16, on: Date, is_now: bool, l: Language) -> Vec<Mark> {
    let Some(assessed) = assess_group(world, id, on) else { return Vec::new() };
    let of_year = assessed.duties.iter().filter_map(|duty| Some((duty.due?, duty)));
    of_year
        .filter(|(due, _)| due.year() == year)
        .map(|(day, duty)| {
            let view = DutyView::of(world, &assessed, duty, on, l);
            let view = if is_now { view } else { view.looked_at() };
            let what = match view.about.is_empty() {
                true => view.kind.to_owned(),
                false => format!("{}, {}", view.kind, view.about),
            };
            Mark {
                day,
                at: None,
                is_meeting: false,
                badge: view.badge,
                what,
                who: view.owner,
                href: view.href,
            }
        })
        .collect()
}
