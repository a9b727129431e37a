//! The projects and inquiries whose reference group a group is, and the programmes that its charter takes orders from.

use super::{EngagementView, UndertakingView, engagement_address, entry};
use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, GroundView, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Event, Ground, UndertakingId, World,
    grounds::Fact,
    undertaking::{command::BeginEngagement, engaging},
};
use serde::Deserialize;
use std::sync::Arc;

/// Which of those that are closed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The year in which they began.
    ar: String,
}

#[derive(Template)]
#[template(path = "undertaking/engaged.html")]
struct EngagedPage {
    frame: Frame,
    /// The sentence that makes the group a reference group.
    ground: Option<GroundView>,
    open: Vec<EngagementView>,
    year: i16,
    years: Vec<i16>,
    closed: Vec<EngagementView>,
    /// What the charter takes orders from, each with its sentence.
    orders: Vec<(UndertakingView, GroundView)>,
    forms: Vec<Form>,
}

/// Shows a group's engagements.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &group, &wanted.ar, None)
}

pub(super) fn shown(visit: &Visit, group: &BodyId, year: &str, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, group, year, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, group: &BodyId, year: &str, tried: Option<&Tried>) -> EngagedPage {
    let (l, today) = (visit.language, visit.now.today);
    let year = year.parse().unwrap_or(today.year());
    let shown = |one| EngagementView::of(world, one, today, l);
    let ground = engaging(world, group, today).map(|at| {
        let ground = Ground::norm(at, Fact::Nothing);
        GroundView::of(&ground, world, today, l)
    });
    let mut open: Vec<EngagementView> = world.undertakings.open(group).map(shown).collect();
    // What ends first comes first, and what has no last day comes last.
    open.sort_by_key(|one| (one.until.is_none(), one.until));
    let closed = world.undertakings.of_year(group, year).rev().filter(|one| one.word.is_some());
    let orders = world.norms_in_force(group, today).filter_map(|(at, norm)| {
        let known = world.undertakings.orders_by(norm)?;
        let ground = Ground::norm(at, Fact::Nothing);
        Some((UndertakingView::of(world, known, today, l), GroundView::of(&ground, world, today, l)))
    });
    let forms = [beginning(visit, world, group), Some(entry(visit, world, Some(group)))];
    EngagedPage {
        frame: Frame::within(visit, world, l.pick("Medverkan i projekt", "Engagements in projects"))
            .under_group(world, group),
        ground,
        open,
        year,
        years: world.undertakings.years(group),
        closed: closed.map(shown).collect(),
        orders: orders.collect(),
        forms: forms.into_iter().flatten().map(|form| form.tried(tried)).collect(),
    }
}

/// The form by which a group engages; none where there is nothing that it could engage in.
fn beginning(visit: &Visit, world: &World, group: &BodyId) -> Option<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let is_in = |id: &UndertakingId| world.undertakings.open(group).any(|one| one.undertaking == *id);
    let free = world.undertakings.iter().filter(|one| !one.is_over(today) && !is_in(&one.id));
    let mut choices: Vec<(String, String)> = free.map(|one| (one.id.to_string(), one.name.clone())).collect();
    choices.sort_by(|one, other| by_name(&one.1, &other.1));
    let probe = BeginEngagement {
        group: group.clone(),
        undertaking: choices.first()?.0.parse().ok()?,
        asked_by: None,
        task: "?".to_owned(),
        from: None,
        until: None,
    };
    let form = Form::new(
        "medverkan",
        format!("/grupper/{group}/medverkan"),
        l.pick("Anteckna att gruppen medverkar", "Record that the group is engaged"),
    )
    .submit(l.pick("Anteckna", "Record"))
    .with(Field::choice(
        "undertaking",
        l.pick("Projekt, utredning eller program", "Project, inquiry or programme"),
        choices,
    ))
    .with(Field::area("task", l.pick("Vad gruppen ska bidra med", "What the group is to contribute")))
    .with(
        Field::line("asked_by", l.pick("Vem som frågar", "Who asks"))
            .hint(l.pick(
                "Lämna tomt om det är den som projektet hör till.",
                "Leave empty where it is whoever the project belongs to.",
            ))
            .optional(),
    )
    .with(Field::day("from", l.pick("Från och med", "From")).filled(today.to_string()))
    .with(
        Field::day("until", l.pick("Till och med", "Until"))
            .hint(l.pick(
                "Lämna tomt om det är så länge projektet pågår.",
                "Leave empty for as long as the project goes on.",
            ))
            .optional(),
    );
    Some(form.asked(visit.would(world, Command::BeginEngagement(probe)), visit, world))
}

/// Records that a group is engaged.
pub(crate) async fn begin(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let key = fields.key();
    let command = visit.look(|world| {
        let asks = fields.given("asked_by");
        let asks = asks.map(|name| choose::body(world, "asked_by", &name, today, |_| true)).transpose()?;
        Ok::<_, Slip>(Command::BeginEngagement(BeginEngagement {
            group: group.clone(),
            undertaking: fields.needed("undertaking")?,
            asked_by: asks,
            task: fields.text("task").to_owned(),
            from: fields.day("from")?,
            until: fields.day("until")?,
        }))
    });
    let accepted = match visit.send("medverkan", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &group, "", Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let begun = events.into_iter().find_map(|event| {
        if let Event::EngagementBegun { engagement, .. } = event { Some(engagement) } else { None }
    });
    let begun = begun.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("{}?gjort", engagement_address(&begun))).into_response())
}
