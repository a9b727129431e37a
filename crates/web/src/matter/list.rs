//! A group's matters: those that are open by whose turn it is, those that are over by year, and a search among all.

use super::{
    address,
    page::{TurnView, frame},
};
use crate::{
    error::No,
    frame::{Badge, Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Language, World,
    matter::{Matter, MatterStage, turns},
};
use serde::Deserialize;
use std::sync::Arc;

/// The most that a search shows.
const MOST: usize = 50;

/// What is asked for beside the open ones.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Words of a title, or a number.
    sok: String,
    /// The year of those that are over.
    ar: String,
}

#[derive(Template)]
#[template(path = "matter/list.html")]
struct MattersPage {
    frame: Frame,
    id: String,
    sought: String,
    found: Vec<Line>,
    has_more: bool,
    /// Those that are open, by whose turn it is.
    open: Vec<Waiting>,
    count: usize,
    year: i16,
    years: Vec<i16>,
    over: Vec<Line>,
    may_rank: bool,
}

/// Those that wait for somebody.
struct Waiting {
    who: String,
    is_own: bool,
    lines: Vec<(Line, TurnView)>,
}

/// A matter in a list.
struct Line {
    href: String,
    title: String,
    number: String,
    badge: Badge,
    day: Option<Date>,
}

/// Shows a group's matters.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    visit.look(|world| Ok(show(&view(&visit, world, &group, &wanted)?)?))
}

fn view(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Result<MattersPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let year = wanted.ar.parse().unwrap_or(today.year());
    let sought = wanted.sok.trim();
    let mut found: Vec<Line> = match sought.is_empty() {
        true => Vec::new(),
        false => matching(world, group, sought).take(MOST + 1).map(|one| line(one, l)).collect(),
    };
    let has_more = found.len() > MOST;
    found.truncate(MOST);
    let over = world.matters.of_year(group, year).rev().filter(|one| one.stage.is_over());
    Ok(MattersPage {
        frame: frame_of(visit, world, group),
        id: group.to_string(),
        sought: sought.to_owned(),
        found,
        has_more,
        count: world.matters.open(group).count(),
        open: waiting(visit, world, group),
        year,
        years: world.matters.years(group),
        over: over.map(|one| line(one, l)).collect(),
        may_rank: world.matters.open(group).any(|one| one.kind.is_ranked()),
    })
}

fn frame_of(visit: &Visit, world: &World, group: &BodyId) -> Frame {
    let mut frame = frame(visit, world, group, visit.language.pick("Ärenden", "Matters"));
    // The list is the last step of the way itself.
    frame.crumbs.pop();
    frame
}

fn line(matter: &Matter, l: Language) -> Line {
    let day = match &matter.stage {
        MatterStage::Closed { on, .. } | MatterStage::Withdrawn { on, .. } => Some(*on),
        MatterStage::HandedOver { on, received, .. } => Some(received.unwrap_or(*on)),
        MatterStage::Raised
        | MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Ready
        | MatterStage::OnAgenda { .. }
        | MatterStage::Agreed => None,
    };
    Line {
        href: address(&matter.id),
        title: matter.title.clone(),
        number: matter.registry_number.clone(),
        badge: Badge::matter(&matter.stage, l),
        day,
    }
}

/// The matters whose title, number or registry number has these words, the latest first.
fn matching<'a>(world: &'a World, group: &BodyId, sought: &str) -> impl Iterator<Item = &'a Matter> {
    let sought = sought.to_lowercase();
    world.matters.of(group).rev().filter(move |one| {
        one.title.to_lowercase().contains(&sought)
            || one.registry_number.to_lowercase().contains(&sought)
            || one.id.short() == sought
    })
}

/// The open ones by whose turn it is: the visitor's own first, then by name; in each the one that has waited longest.
fn waiting(visit: &Visit, world: &World, group: &BodyId) -> Vec<Waiting> {
    let (l, today) = (visit.language, visit.now.today);
    let mut all: Vec<Waiting> = Vec::new();
    for matter in world.matters.open(group) {
        for turn in turns(world, matter, today) {
            let view = TurnView::of(world, &turn, today, l);
            let is_own =
                visit.person.as_ref().is_some_and(|person| crate::duty::is_turn_of(&turn.who, person));
            let known = all.iter_mut().find(|one| one.who == view.who);
            let entry = (line(matter, l), view);
            match known {
                Some(known) => known.lines.push(entry),
                None => all.push(Waiting { who: entry.1.who.clone(), is_own, lines: vec![entry] }),
            }
        }
    }
    for one in &mut all {
        one.lines.sort_by_key(|(_, turn)| turn.since);
    }
    all.sort_by(|one, other| other.is_own.cmp(&one.is_own).then_with(|| by_name(&one.who, &other.who)));
    all
}
