//! A group's rounds: those that are open, the one that is due first at the top; and those that were closed, by year.

use super::{about, address, frame};
use crate::{
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
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, World,
    round::{Round, RoundKind, command::OpenRound},
};
use serde::Deserialize;
use std::sync::Arc;

/// What is asked for beside the open ones.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The year of those that are closed.
    ar: String,
}

#[derive(Template)]
#[template(path = "round/list.html")]
struct RoundsPage {
    frame: Frame,
    id: String,
    open: Vec<Line>,
    year: i16,
    closed: Vec<Line>,
    may_ask: bool,
}

/// A round in a list.
struct Line {
    href: String,
    kind: &'static str,
    about: String,
    due: Date,
    answered: usize,
    of: usize,
    badge: Badge,
}

/// Shows a group's rounds.
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

fn view(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Result<RoundsPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let year = wanted.ar.parse().unwrap_or(today.year());
    let mut open: Vec<&Round> = world.rounds.open(group).collect();
    // Those that all have answered wait for nobody but to be closed.
    open.sort_by_key(|round| (round.waits_for().next().is_none(), round.due));
    let closed = world.rounds.of_year(group, year).rev().filter(|round| round.closed.is_some());
    let mut frame = frame(visit, world, group, l.pick("Rundor", "Rounds"));
    // The list is the last step of the way itself.
    frame.crumbs.pop();
    let line = |round: &Round| line(world, round, today, l);
    Ok(RoundsPage {
        frame,
        id: group.to_string(),
        open: open.into_iter().map(line).collect(),
        year,
        closed: closed.map(line).collect(),
        may_ask: may_ask(visit, world, group),
    })
}

/// The visitor puts the group's questions.
pub(crate) fn may_ask(visit: &Visit, world: &World, group: &BodyId) -> bool {
    let probe = Command::OpenRound(OpenRound {
        group: group.clone(),
        kind: RoundKind::Impact,
        about: None,
        agreement: None,
        question: "?".to_owned(),
        units: Vec::new(),
        due: visit.now.today,
    });
    visit.would(world, probe).is_ok()
}

fn line(world: &World, round: &Round, on: Date, l: Language) -> Line {
    let (answered, of) = round.answered();
    Line {
        href: address(&round.id),
        kind: round.kind.label(l),
        about: about(world, round),
        due: round.due,
        answered,
        of,
        badge: state(round, on, l),
    }
}

/// Where a round stands.
pub(super) fn state(round: &Round, on: Date, l: Language) -> Badge {
    let (answered, of) = round.answered();
    match round.closed {
        Some(_) => Badge { word: l.pick("Stängd", "Closed"), sign: "–", class: "plain" },
        None if answered == of => {
            Badge { word: l.pick("Alla har svarat", "All answered"), sign: "✓", class: "good" }
        }
        None if round.is_late(on) => {
            Badge { word: l.pick("Försenad", "Overdue"), sign: "✕", class: "bad" }
        }
        None => Badge { word: l.pick("Öppen", "Open"), sign: "◔", class: "due" },
    }
}
