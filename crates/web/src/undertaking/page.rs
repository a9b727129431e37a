//! One project, inquiry or programme: whose it is, until when, which groups are its reference groups, which charters take
//! orders from it, and which open matters it ordered; and to prolong it or say that it ends.

use super::{EngagementView, UndertakingView, address};
use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Tried, answer},
    frame::{Frame, GroundView, show},
    group::linked,
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    Command, Ground, UndertakingId, World,
    grounds::Fact,
    matter::Addressee,
    undertaking::{
        Undertaking,
        command::{EndUndertaking, ProlongUndertaking},
    },
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "undertaking/page.html")]
struct UndertakingPage {
    frame: Frame,
    known: UndertakingView,
    also: Vec<String>,
    source: String,
    /// The document that shows that it ends.
    stopped: Option<String>,
    engaged: Vec<EngagementView>,
    /// The groups whose charters take orders from it, each with its sentence.
    named: Vec<((String, String), GroundView)>,
    /// The open matters that it ordered; shown to whoever has signed in.
    matters: Vec<(String, String)>,
    forms: Vec<Form>,
}

type Asked = (Extension<Arc<Visit>>, Path<UndertakingId>);

/// Shows an undertaking.
pub(crate) async fn page((Extension(visit), Path(id)): Asked) -> Result<Response, No> {
    shown(&visit, &id, None)
}

fn shown(visit: &Visit, id: &UndertakingId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let known = world.undertakings.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, known, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, known: &Undertaking, tried: Option<&Tried>) -> UndertakingPage {
    let (l, today) = (visit.language, visit.now.today);
    let forms = match visit.person {
        Some(_) => vec![prolonging(visit, world, known), ending(visit, world, known)],
        None => Vec::new(),
    };
    let engaged = world.undertakings.engaged(&known.id);
    UndertakingPage {
        frame: Frame::within(visit, world, known.name.clone())
            .under("/organisation", l.pick("Organisation", "Organisation"))
            .under("/projekt", l.pick("Projekt och program", "Projects and programmes")),
        also: known.also.clone(),
        source: known.source.clone(),
        stopped: known.stopped.as_ref().map(|stopped| stopped.source.clone()),
        engaged: engaged.map(|one| EngagementView::of(world, one, today, l)).collect(),
        named: named(visit, world, known),
        matters: if visit.person.is_some() { ordered(world, &known.id) } else { Vec::new() },
        known: UndertakingView::of(world, known, today, l),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// The groups whose charters in force name it.
fn named(visit: &Visit, world: &World, known: &Undertaking) -> Vec<((String, String), GroundView)> {
    let (l, today) = (visit.language, visit.now.today);
    let mut all = Vec::new();
    for group in world.groups.iter().filter(|group| group.exists(today)) {
        let own = world
            .norms_in_force(&group.id, today)
            .find(|(_, norm)| world.undertakings.orders_by(norm).is_some_and(|meant| meant.id == known.id));
        if let Some((at, _)) = own {
            let ground = Ground::norm(at, Fact::Nothing);
            all.push((linked(world, &group.id, today), GroundView::of(&ground, world, today, l)));
        }
    }
    all.sort_by(|one: &((String, String), _), other| by_name(&one.0.1, &other.0.1));
    all
}

/// The open matters that it ordered.
fn ordered(world: &World, id: &UndertakingId) -> Vec<(String, String)> {
    let from = Some(Addressee::Undertaking(id.clone()));
    let open = world.groups.iter().flat_map(|group| world.matters.open(&group.id));
    let own = open.filter(|matter| matter.origin == from);
    own.map(|matter| (crate::matter::address(&matter.id), matter.title.clone())).collect()
}

fn prolonging(visit: &Visit, world: &World, known: &Undertaking) -> Form {
    let l = visit.language;
    let probe = ProlongUndertaking {
        undertaking: known.id.clone(),
        until: known.period.until.is_none().then_some(known.period.from),
        source: "?".to_owned(),
    };
    Form::new(
        "forlang",
        format!("{}/forlang", address(&known.id)),
        l.pick("Ändra sista dagen", "Change the last day"),
    )
    .with(
        Field::day("until", l.pick("Sista dag", "Last day"))
            .hint(l.pick("Lämna tomt om ingen är bestämd.", "Leave empty where none is set."))
            .filled(known.period.until.map_or_else(String::new, |day| day.to_string()))
            .optional(),
    )
    .with(Field::line("source", l.pick("Handlingen som visar det", "The document that shows it")))
    .asked(visit.would(world, Command::ProlongUndertaking(probe)), visit, world)
}

fn ending(visit: &Visit, world: &World, known: &Undertaking) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let probe = EndUndertaking {
        undertaking: known.id.clone(),
        on: None,
        source: "?".to_owned(),
        taken_over_by: None,
    };
    Form::new(
        "avsluta",
        format!("{}/avsluta", address(&known.id)),
        l.pick("Anteckna att det slutar", "Record that it ends"),
    )
    .submit(l.pick("Anteckna", "Record"))
    .intro(l.pick(
        "De grupper som får uppdrag därifrån får veta det, och vem som beställer i stället.",
        "The groups that get orders from it are told so, and who orders instead.",
    ))
    .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
    .with(Field::line("source", l.pick("Handlingen som visar det", "The document that shows it")))
    .with(
        Field::line(
            "taken_over_by",
            l.pick("Vem som tar över det som beställts", "Who takes over what it ordered"),
        )
        .hint(l.pick(
            "En enhet i organisationen. Lämna tomt om ingen gör det.",
            "A unit of the organisation. Leave empty where nobody does.",
        ))
        .optional(),
    )
    .grave()
    .asked(visit.would(world, Command::EndUndertaking(probe)), visit, world)
}

/// Gives an undertaking another last day, or none.
pub(crate) async fn prolong((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    let command = fields.day("until").map(|until| {
        let (undertaking, source) = (id.clone(), fields.text("source").to_owned());
        Command::ProlongUndertaking(ProlongUndertaking { undertaking, until, source })
    });
    match visit.send("forlang", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

/// Records that an undertaking ends.
pub(crate) async fn end((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    let today = visit.now.today;
    let command = visit.look(|world| {
        let heir = fields.given("taken_over_by");
        let heir =
            heir.map(|name| choose::body(world, "taken_over_by", &name, today, |_| true)).transpose()?;
        Ok(Command::EndUndertaking(EndUndertaking {
            undertaking: id.clone(),
            on: fields.day("on")?,
            source: fields.text("source").to_owned(),
            taken_over_by: heir,
        }))
    });
    match visit.send("avsluta", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}
