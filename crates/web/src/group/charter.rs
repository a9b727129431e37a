//! A group's charter, each norm in the margin beside its sentence with how it stands, and its earlier versions.

use super::{
    day::{Asked, OtherDay},
    view::{self, VersionView},
};
use crate::{
    charter::{Pair, charter_pairs},
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
use samordna_domain::{BodyId, GroupAssessment, Language, Standing, World, charter::Charter};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "group/charter.html")]
struct CharterPage<'a> {
    frame: Frame,
    day: OtherDay,
    charter: Option<(String, String, Badge)>,
    counts: Vec<(Badge, usize)>,
    pairs: Vec<Pair<'a>>,
    versions: Vec<VersionView>,
}

/// Shows the charter, today or on the day that is asked for.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let on = asked.day(&visit)?;
    if on < visit.now.today {
        let then = visit.clone();
        return visit
            .look_at(on, move |world| {
                let text = then.text_of(text_on(world, &id, on)?)?;
                Ok(show(&view(&then, world, &id, on, &text))?)
            })
            .await?;
    }
    let text = match visit.look(|world| text_on(world, &id, on))? {
        Some(digest) => visit.text(digest).await?,
        None => "".into(),
    };
    Ok(visit.look(|world| show(&view(&visit, world, &id, on, &text)))?)
}

/// The text of the charter that the group is held to on the day, or of the draft that waits.
fn text_on(world: &World, id: &BodyId, on: Date) -> Result<Option<samordna_domain::Digest>, No> {
    let group = world.groups.get(id).filter(|group| group.formed <= on).ok_or(No::Absent)?;
    Ok(world.latest_charter(&group.id, on).map(|charter| charter.text))
}

fn view<'a>(visit: &Visit, world: &World, id: &BodyId, on: Date, text: &'a str) -> CharterPage<'a> {
    let l = visit.language;
    let assessed = visit.assess(world, id, on);
    let charter = world.latest_charter(id, on);
    let frame = Frame::within(visit, world, l.pick("Uppdraget", "The charter"))
        .under("/grupper", l.pick("Grupper", "Groups"))
        .under(format!("/grupper/{id}"), world.organisation.name(id, on));
    CharterPage {
        day: OtherDay::of(&frame, on),
        frame,
        charter: charter.map(|charter| {
            let badge = Badge::charter(charter.state(on), l);
            (format!("/uppdrag/{}", charter.id), charter.title().to_owned(), badge)
        }),
        counts: assessed.as_deref().map(|assessed| counts(assessed, l)).unwrap_or_default(),
        pairs: charter
            .map(|charter| pairs(world, charter, assessed.as_deref(), text, visit, on))
            .unwrap_or_default(),
        versions: world
            .groups
            .get(id)
            .map(|group| view::versions(visit, world, group, on, l))
            .unwrap_or_default(),
    }
}

fn counts(assessed: &GroupAssessment, l: Language) -> Vec<(Badge, usize)> {
    let all = Standing::ALL.map(|standing| (Badge::standing(standing, l), assessed.count(standing)));
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn pairs<'a>(
    world: &World,
    charter: &Charter,
    assessed: Option<&GroupAssessment>,
    text: &'a str,
    visit: &Visit,
    on: Date,
) -> Vec<Pair<'a>> {
    let l = visit.language;
    let said = visit.said(charter);
    let is_now = on == visit.now.today;
    let norm = |at: usize| view::norm(world, charter, &said, assessed, at, on, l, is_now);
    charter_pairs(charter, text, norm, None, l)
}
