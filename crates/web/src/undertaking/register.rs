//! The register of projects, inquiries and programmes: those that go on, and those that have ended where they are asked for.

use super::{UndertakingView, entry};
use crate::{
    error::No,
    form::{Form, Tried, answer},
    frame::{Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use samordna_domain::World;
use serde::Deserialize;
use std::sync::Arc;

/// What of the register is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Not empty: those that have ended too.
    alla: String,
}

#[derive(Template)]
#[template(path = "undertaking/register.html")]
struct RegisterPage {
    frame: Frame,
    rows: Vec<UndertakingView>,
    shows_all: bool,
    /// How many have ended.
    over: usize,
    forms: Vec<Form>,
}

/// Shows the register.
pub(crate) async fn register(
    Extension(visit): Extension<Arc<Visit>>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, !wanted.alla.is_empty(), None)
}

pub(super) fn shown(visit: &Visit, shows_all: bool, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| show(&view(visit, world, shows_all, tried.as_ref())))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, shows_all: bool, tried: Option<&Tried>) -> RegisterPage {
    let (l, today) = (visit.language, visit.now.today);
    let is_shown = |one: &&samordna_domain::undertaking::Undertaking| shows_all || !one.is_over(today);
    let known = world.undertakings.iter().filter(is_shown);
    let mut rows: Vec<UndertakingView> =
        known.map(|known| UndertakingView::of(world, known, today, l)).collect();
    rows.sort_by(|one, other| by_name(&one.name, &other.name));
    let forms = match visit.person {
        Some(_) => vec![entry(visit, world, None).tried(tried)],
        None => Vec::new(),
    };
    RegisterPage {
        frame: Frame::within(visit, world, l.pick("Projekt och program", "Projects and programmes"))
            .under("/organisation", l.pick("Organisation", "Organisation")),
        rows,
        shows_all,
        over: world.undertakings.iter().filter(|one| one.is_over(today)).count(),
        forms,
    }
}
