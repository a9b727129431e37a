//! The notice of a meeting: a page to print, to send on or to read with a screen reader; what changed since it was sent
//! stands there as changed.

use super::{
    AskedMeeting, address, frame, id_of,
    page::{ItemView, PaperView, PlaceView, items, papers, place_view},
    seen, words,
};
use crate::{
    error::No,
    frame::{Frame, show},
    order::by_name,
    seat::seat_words,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    Language, World,
    meeting::{Meeting, Sight},
    seat::Role,
};

#[derive(Template)]
#[template(path = "meeting/notice.html")]
struct NoticePage {
    frame: Frame,
    group: String,
    kind: String,
    day: Date,
    day_words: String,
    weekday: &'static str,
    hours: String,
    form: &'static str,
    place: Option<PlaceView>,
    called: Option<Date>,
    cancelled: bool,
    moved: Option<(Date, String, Option<String>)>,
    items: Vec<ItemView>,
    papers: Vec<PaperView>,
    called_ones: Vec<(String, String)>,
    guests: Vec<String>,
    here: String,
    may_write: bool,
}

/// Shows the notice.
pub(crate) async fn page((Extension(visit), Path((group, short))): AskedMeeting) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    visit.look(|world| {
        let l = visit.language;
        let (meeting, sight) = seen(&visit, world, &id, Sight::Agenda)?;
        let slot = meeting.slot;
        let moved = meeting.moved.iter().rfind(|moved| moved.after_notice);
        let is_signed_in = visit.person.is_some();
        let page = NoticePage {
            frame: frame(&visit, world, &group, l.pick("Kallelse", "Notice"))
                .under(address(&id), words::headline(meeting, l)),
            group: world.organisation.name(&group, visit.now.today).to_owned(),
            kind: words::title(meeting, l),
            day: slot.day,
            day_words: words::day(slot.day, l),
            weekday: words::weekday(slot.day, l),
            hours: words::hours(slot, l),
            form: meeting.form.label(l),
            place: meeting.place.as_deref().map(place_view),
            called: meeting.called,
            cancelled: meeting.is_cancelled(),
            moved: moved.map(|moved| {
                let from = format!("{} {}", words::day(moved.from.day, l), words::hours(moved.from, l));
                (moved.on, from, moved.reason.clone())
            }),
            items: items(world, meeting, sight >= Sight::Papers, l),
            papers: if sight >= Sight::Papers { papers(meeting, None, l) } else { Vec::new() },
            called_ones: if is_signed_in { called(world, meeting, l) } else { Vec::new() },
            guests: match is_signed_in {
                true => meeting.invited().map(|guest| words::guest(world, guest, slot.day)).collect(),
                false => Vec::new(),
            },
            here: address(&id),
            may_write: false,
        };
        Ok(show(&page)?)
    })
}

/// Who is called: the group's own, by name, with what they are there.
fn called(world: &World, meeting: &Meeting, l: Language) -> Vec<(String, String)> {
    let on = meeting.slot.day;
    let seats = world.groups.get(&meeting.id.group).into_iter().flat_map(|group| group.seats(on));
    let mut all: Vec<(String, String)> = seats
        .filter(|seat| !matches!(seat.role, Role::Substitute { .. }))
        .filter_map(|seat| {
            let held = world.holder(seat, on)?;
            Some((world.people.name(&held.employment).to_owned(), seat_words(seat, l)))
        })
        .collect();
    all.sort_by(|one, other| by_name(&one.0, &other.0));
    let mut merged: Vec<(String, String)> = Vec::new();
    for (name, role) in all {
        match merged.last_mut() {
            Some((last, roles)) if *last == name => *roles = format!("{roles}, {}", role.to_lowercase()),
            _ => merged.push((name, role)),
        }
    }
    merged
}
