//! The form by which a matter is raised: anybody who has signed in may.

use super::{address, page::frame};
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Event, MatterId, World,
    matter::{Addressee, MatterKind, channels, command::RaiseMatter},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "matter/raise.html")]
struct RaisePage {
    frame: Frame,
    forms: Vec<Form>,
}

/// The form for a new matter.
pub(crate) async fn blank(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
) -> Result<Response, No> {
    shown(&visit, &group, None)
}

fn shown(visit: &Visit, group: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        let frame = frame(visit, world, group, visit.language.pick("Väck ett ärende", "Raise a matter"));
        let forms = vec![form(visit, world, group).tried(tried.as_ref())];
        Ok::<_, No>(show(&RaisePage { frame, forms })?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn form(visit: &Visit, world: &World, group: &BodyId) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let kinds = MatterKind::ALL.map(|kind| (word_of(kind), kind.label(l).to_owned()));
    let channels = channels(world, group, today);
    let channel = (!channels.is_empty()).then(|| {
        let choices = channels.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        Field::choice("channel", l.pick("Hur det kom in", "How it came"), choices).hint(l.pick(
            "Uppdraget säger hur ärenden kommer till gruppen.",
            "The charter says how matters come to the group.",
        ))
    });
    let probe = Command::RaiseMatter(RaiseMatter {
        group: group.clone(),
        title: "?".to_owned(),
        kind: MatterKind::Question,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: None,
        registry_number: None,
    });
    Form::new("arende", format!("/grupper/{group}/arende"), l.pick("Ärendet", "The matter"))
        .submit(l.pick("Väck ärendet", "Raise it"))
        .with(Field::line("title", l.pick("Rubrik", "Title")))
        .with(Field::choice("kind", l.pick("Slag", "Kind"), kinds.to_vec()))
        .with(Field::area("summary", l.pick("Vad det gäller", "What it is about")).optional())
        .and(channel)
        .with(
            Field::line("subject", l.pick("Vad som skulle beslutas", "What would be decided"))
                .hint(l.pick(
                    "Som mandaten säger det, till exempel regional rutin eller inköp.",
                    "As mandates say it, for example regional routine or purchase.",
                ))
                .optional(),
        )
        .with(
            Field::line("origin", l.pick("Följer av", "Follows from"))
                .hint(l.pick(
                    "Den som har gett uppdraget eller fattat beslutet. En del av namnet räcker.",
                    "Whoever gave the order or took the decision. A part of the name is enough.",
                ))
                .optional(),
        )
        .with(
            Field::line("registry_number", l.pick("Diarienummer", "Registry number"))
                .hint(l.pick(
                    "Lämna tomt, så får ärendet ett nummer i programmets egen serie.",
                    "Leave empty, and the matter gets a number of the program's own series.",
                ))
                .optional(),
        )
        .open()
        .asked(visit.would(world, probe), visit, world)
}

/// Raises a matter.
pub(crate) async fn raise(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let key = fields.key();
    let command = visit.look(|world| {
        let origin = fields.given("origin");
        let origin = origin.map(|name| choose::body(world, "origin", &name, today, |_| true)).transpose()?;
        Ok::<_, Slip>(Command::RaiseMatter(RaiseMatter {
            group: group.clone(),
            title: fields.text("title").to_owned(),
            kind: fields.word("kind")?.unwrap_or(MatterKind::Question),
            summary: fields.text("summary").to_owned(),
            subject: fields.given("subject"),
            channel: fields.given("channel"),
            origin: origin.map(Addressee::Body),
            registry_number: fields.given("registry_number"),
        }))
    });
    match visit.send("arende", fields, command).await? {
        Ok(accepted) => {
            let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
            let id = events.into_iter().find_map(raised).ok_or(No::Absent)?;
            Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response())
        }
        Err(tried) => shown(&visit, &group, Some(tried)),
    }
}

fn raised(event: Event) -> Option<MatterId> {
    if let Event::MatterRaised { matter, .. } = event { Some(matter) } else { None }
}
