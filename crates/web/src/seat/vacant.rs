//! What is vacant and who leaves soon, in all groups: the oldest vacancy first, the nearest end first.

use super::{list::with_unit, who_can};
use crate::{
    error::No,
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    World,
    duty::SOON,
    seat::{endings, vacancies},
};
use serde::Deserialize;
use std::sync::Arc;

/// Rows of each table on one page.
const MOST: usize = 50;

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    sida: String,
}

#[derive(Template)]
#[template(path = "seat/vacant.html")]
struct VacantPage {
    frame: Frame,
    vacant: usize,
    vacancies: Vec<RowView>,
    ending: usize,
    endings: Vec<RowView>,
    before: Option<String>,
    after: Option<String>,
}

/// A seat of a group, empty since a day or left on a day.
struct RowView {
    href: String,
    words: String,
    group: (String, String),
    name: String,
    day: Date,
    who: String,
}

/// Shows them.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let page: usize = asked.sida.parse().unwrap_or(1).max(1);
    let page = visit.look(|world| view(&visit, world, page));
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, page: usize) -> VacantPage {
    let (l, on) = (visit.language, visit.now.today);
    let groups = || world.groups.iter().filter(|group| group.exists(on));
    let mut empty: Vec<_> = groups().flat_map(|group| vacancies(world, &group.id, on)).collect();
    empty.retain(|one| one.filled_from.is_none());
    empty.sort_by(|one, other| (one.since, &one.seat.id).cmp(&(other.since, &other.seat.id)));
    let mut near: Vec<_> = groups().flat_map(|group| endings(world, &group.id, on, SOON)).collect();
    near.retain(|one| !one.is_followed);
    near.sort_by(|one, other| (one.last, &one.seat.id).cmp(&(other.last, &other.seat.id)));
    let from = (page - 1).saturating_mul(MOST);
    let row = |seat: &samordna_domain::seat::Seat, day, name, who| {
        let group = &seat.id.group;
        RowView {
            href: format!("/grupper/{group}/platser/{}", seat.id.number),
            words: with_unit(world, seat, on, l),
            group: (format!("/grupper/{group}"), world.organisation.name(group, on).to_owned()),
            name,
            day,
            who: who_can(world, who, on, l),
        }
    };
    let all = empty.len().max(near.len());
    let to = |page: usize| format!("/vakanser?sida={page}");
    VacantPage {
        frame: Frame::within(visit, world, l.pick("Vakanser", "Vacancies"))
            .under("/grupper", l.pick("Grupper", "Groups")),
        vacant: empty.len(),
        vacancies: empty
            .iter()
            .skip(from)
            .take(MOST)
            .map(|one| row(one.seat, one.since, String::new(), &one.fills))
            .collect(),
        ending: near.len(),
        endings: near
            .iter()
            .skip(from)
            .take(MOST)
            .map(|one| row(one.seat, one.last, world.people.name(one.employment).to_owned(), &one.fills))
            .collect(),
        before: (1 < page).then(|| to(page - 1)),
        after: (from + MOST < all).then(|| to(page + 1)),
    }
}
