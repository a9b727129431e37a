//! What has happened: the sealed entries, latest first, each with who, what in words, and why it was allowed.
//!
//! What concerns a draft is told only to those who may see the draft; that something happened is told to everybody.

mod say;

use crate::{
    charter::may_see,
    error::No,
    frame::{Frame, GroundView, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use jiff::{Timestamp, civil::Date};
use samordna_desk::Entry;
use samordna_domain::{Actor, Basis, CharterId, Fact, Ground, World, event::Recorded};
use serde::Deserialize;
use std::sync::Arc;

/// Entries on a page.
const MOST: usize = 40;

#[derive(Template)]
#[template(path = "log/page.html")]
struct LogPage {
    frame: Frame,
    entries: Vec<EntryView>,
    older: Option<u64>,
    is_first: bool,
}

struct EntryView {
    sequence: u64,
    seal: String,
    day: Date,
    at: Timestamp,
    who: String,
    who_href: Option<String>,
    words: String,
    href: Option<String>,
    grounds: Vec<GroundView>,
}

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    fore: Option<u64>,
}

/// Shows what has happened.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let before = asked.fore;
    let entries = visit.blocking(move |desk| desk.history(before, MOST)).await?;
    let older = entries.last().map(|entry| entry.sequence).filter(|sequence| *sequence > 1);
    let page = visit.look(|world| LogPage {
        frame: Frame::within(&visit, world, visit.language.pick("Händelser", "Events")),
        entries: entries.iter().map(|entry| view(&visit, world, entry)).collect(),
        older,
        is_first: before.is_none(),
    });
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, entry: &Entry) -> EntryView {
    let (l, today) = (visit.language, visit.now.today);
    let Recorded { actor, at, event, grounds, .. } = &entry.recorded;
    let (who, who_href) = match actor {
        Actor::Person(id) => {
            let name = world.people.person(id).map_or(id.to_string(), |person| person.name.clone());
            (name, Some(format!("/personer/{id}")))
        }
        Actor::Keeper => {
            (l.pick("Den som driver installationen", "Whoever runs the installation").to_owned(), None)
        }
        Actor::Nobody => (l.pick("Ingen", "Nobody").to_owned(), None),
    };
    let is_hidden = |id: &CharterId| world.charter(id).is_some_and(|charter| !may_see(visit, world, charter));
    let said = say::event(world, event, today, l);
    let is_secret = said.charter.as_ref().is_some_and(is_hidden);
    let words = match is_secret {
        true => l.pick("Något hände med ett utkast.", "Something happened to a draft.").to_owned(),
        false => said.words,
    };
    let tells = |basis: &Basis| match basis {
        Basis::Norm(at) => !is_hidden(&at.charter),
        Basis::Law(_) | Basis::House(_) => true,
    };
    let grounds = grounds.iter().filter(|ground| tells(&ground.basis));
    EntryView {
        sequence: entry.sequence,
        seal: entry.seal.clone(),
        day: samordna_domain::Moment::new(*at).today,
        at: *at,
        who,
        who_href,
        words,
        href: said.href.filter(|_| !is_secret),
        grounds: grounds.map(|ground| told(ground, visit, world)).collect(),
    }
}

/// A ground as it is told: the day of a meeting, to those who have signed in.
fn told(ground: &Ground, visit: &Visit, world: &World) -> GroundView {
    let view = GroundView::of(ground, world, visit.now.today, visit.language);
    match (&ground.fact, &visit.person) {
        (Fact::Meeting(_), None) => GroundView { fact: String::new(), ..view },
        _ => view,
    }
}
