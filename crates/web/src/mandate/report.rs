//! What a board is to be told of: its list of decisions that were taken by delegation, to print and lay before it.

use crate::{
    error::No,
    form::{Field, Fields, Form, Tried, answer},
    frame::{Badge, Frame, show},
    matter,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, World,
    decision::{Unreported, command::ReportDecisions},
    mandate::kronor,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "mandate/report.html")]
struct ReportPage {
    frame: Frame,
    board: String,
    lines: Vec<Line>,
    forms: Vec<Form>,
}

/// A decision that the board has not been told of.
struct Line {
    href: String,
    title: String,
    number: String,
    unit: String,
    on: Date,
    what: String,
    cost: Option<String>,
    by: String,
    source: String,
    due: Option<Date>,
    badge: Badge,
}

type Asked = (Extension<Arc<Visit>>, Path<BodyId>);

/// Shows a board's list.
pub(crate) async fn list((Extension(visit), Path(board)): Asked) -> Result<Response, No> {
    shown(&visit, &board, None)
}

fn shown(visit: &Visit, board: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.organisation.body(board).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, board, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, board: &BodyId, tried: Option<&Tried>) -> ReportPage {
    let (l, today) = (visit.language, visit.now.today);
    let waiting = world.unreported(board);
    let probe = Command::ReportDecisions(ReportDecisions { board: board.clone(), until: None });
    let form = Form::new(
        "anmal",
        format!("/mandat/anmalan/{board}"),
        l.pick("Anteckna att besluten är anmälda", "Record that the board was told"),
    )
    .intro(l.pick(
        "Gör det när nämnden har fått listan. Besluten till och med dagen du anger lämnar listan.",
        "Do so when the board has had the list. The decisions up to the day you give leave the list.",
    ))
    .with(Field::day("until", l.pick("Beslut till och med", "Decisions up to")).filled(today.to_string()))
    .submit(l.pick("Anteckna", "Record"))
    .asked(visit.would(world, probe), visit, world)
    .tried(tried);
    let name = world.organisation.name(board, today).to_owned();
    ReportPage {
        frame: Frame::within(visit, world, l.pick("Anmälan av beslut", "Decisions to report"))
            .under("/organisation", l.pick("Organisation", "Organisation"))
            .under("/mandat", l.pick("Mandat", "Mandates")),
        board: name,
        forms: if waiting.is_empty() { Vec::new() } else { vec![form] },
        lines: waiting.iter().map(|one| line(world, one, today, l)).collect(),
    }
}

fn line(world: &World, one: &Unreported<'_>, on: Date, l: Language) -> Line {
    let Unreported { matter, decision, due } = one;
    let unit = decision.unit.as_ref().unwrap_or(&matter.id.group);
    let position = || matter.position.as_ref().map(|position| position.text.clone());
    let what = match decision.text.is_empty() {
        true => position().unwrap_or_else(|| matter.title.clone()),
        false => decision.text.clone(),
    };
    let badge = match due {
        Some(due) if *due < on => Badge { word: l.pick("Försenad", "Overdue"), sign: "✕", class: "bad" },
        Some(_) | None => Badge { word: decision.kind.label(l), sign: "◔", class: "due" },
    };
    Line {
        href: matter::address(&matter.id),
        title: matter.title.clone(),
        number: matter.registry_number.clone(),
        unit: world.organisation.name(unit, on).to_owned(),
        on: decision.on,
        what,
        cost: decision.cost.map(kronor),
        by: world.people.name(&decision.by).to_owned(),
        source: world.mandates.get(&decision.mandate).map_or_else(String::new, |one| one.source.clone()),
        due: *due,
        badge,
    }
}

/// Records that the board was told.
pub(crate) async fn report((Extension(visit), Path(board)): Asked, fields: Fields) -> Result<Response, No> {
    let command = fields
        .day("until")
        .map(|until| Command::ReportDecisions(ReportDecisions { board: board.clone(), until }));
    match visit.send("anmal", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/mandat/anmalan/{board}?gjort")).into_response()),
        Err(tried) => shown(&visit, &board, Some(tried)),
    }
}
