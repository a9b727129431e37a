//! *Berätta hemma*: the meetings that a member has been at, and whether they have told of each in their own administration.

use super::address;
use crate::{
    error::No,
    frame::{Frame, random_key, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, response::Response};
use jiff::civil::Date;
use samordna_domain::{World, meeting::Meeting, minutes::seat_of, seat::Role};
use std::sync::Arc;

/// So many months back.
const MONTHS: i32 = 12;

#[derive(Template)]
#[template(path = "minutes/home.html")]
struct HomePage {
    frame: Frame,
    rows: Vec<Row>,
    left: usize,
}

/// One meeting.
struct Row {
    group: String,
    words: String,
    href: String,
    told: Option<(Date, String)>,
    action: String,
    key: String,
}

/// Shows what whoever is signed in has told of at home, and what not.
pub(crate) async fn list(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    visit.look(|world| {
        let rows = rows(&visit, world);
        let title = visit.language.pick("Berätta hemma", "Tell at home");
        let left = rows.iter().filter(|row| row.told.is_none()).count();
        Ok(show(&HomePage { frame: Frame::within(&visit, world, title), rows, left })?)
    })
}

fn rows(visit: &Visit, world: &World) -> Vec<Row> {
    let Some(person) = &visit.person else { return Vec::new() };
    let (l, today) = (visit.language, visit.now.today);
    let first = samordna_domain::period::days_after(today, -MONTHS * 31);
    let groups = world.groups.iter().filter(|group| world.has_role(person, &group.id, &Role::Member, today));
    let mut met: Vec<&Meeting> = groups
        .flat_map(|group| world.meetings.in_years(&group.id, first.year(), today.year()))
        .filter(|meeting| meeting.is_held() && first <= meeting.slot.day && meeting.slot.day <= today)
        .collect();
    met.sort_by_key(|meeting| std::cmp::Reverse(meeting.slot));
    let row = |meeting: &&Meeting| {
        let seat = seat_of(world, meeting, person)?;
        let told = world.minutes.get(&meeting.id).and_then(|notes| notes.has_communicated(&seat));
        let page = address(&meeting.id);
        Some(Row {
            group: world.organisation.name(&meeting.id.group, today).to_owned(),
            words: format!("{} {}", meeting.kind.label(l), meeting.slot.day),
            told: told.map(|told| (told.on, told.note.clone())),
            action: format!("{page}/hemma"),
            key: random_key(),
            href: page,
        })
    };
    met.iter().filter_map(row).collect()
}
