//! A new group, and the end of one.

use crate::{
    charter::type_choices,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, evidence},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{BodyId, Command, Event, World};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "group/forming.html")]
struct FormingPage {
    frame: Frame,
    forms: Vec<Form>,
}

/// The empty form.
pub(crate) async fn blank(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    shown(&visit, None)
}

/// Forms a group.
pub(crate) async fn form(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    let command = visit.look(|world| forming(world, &visit, &fields));
    let key = fields.key();
    let accepted = match visit.send("ny-grupp", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let formed = events
        .into_iter()
        .find_map(|event| if let Event::GroupFormed { group, .. } = event { Some(group) } else { None });
    let group: BodyId = formed.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("/grupper/{group}?gjort")).into_response())
}

/// The command that the fields of a form for a new group say.
pub(crate) fn forming(world: &World, visit: &Visit, fields: &Fields) -> Result<Command, Slip> {
    let on = fields.day("on")?;
    let day = on.unwrap_or(visit.now.today);
    let parent = fields.given("parent");
    let parent = parent.map(|name| choose::body(world, "parent", &name, day, |_| true)).transpose()?;
    let group_type = fields.word("group_type")?.ok_or_else(|| Slip::missing("group_type"))?;
    Ok(Command::FormGroup { name: fields.text("name").to_owned(), group_type, parent, on })
}

fn shown(visit: &Visit, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let l = visit.language;
    let page = visit.look(|world| {
        let form = Form::new("ny-grupp", "/grupper", l.pick("Den nya gruppen", "The new group"))
            .submit(l.pick("Bilda gruppen", "Form the group"))
            .with(Field::line("name", l.pick("Gruppens namn", "The group's name")))
            .with(Field::choice("group_type", l.pick("Typ", "Type"), type_choices(l)))
            .with(
                Field::line("parent", l.pick("Överordnad grupp eller enhet", "Parent group or body"))
                    .hint(l.pick(
                        "Namnet, eller en del av det. Vem som får bilda undergrupper står i den överordnade gruppens uppdrag.",
                        "The name, or a part of it. The parent's charter says who may form subgroups.",
                    ))
                    .optional(),
            )
            .with(Field::day("on", l.pick("Bildad", "Formed")).filled(visit.now.today.to_string()))
            .and(evidence(visit, world))
            .open()
            .tried(tried.as_ref());
        let frame = Frame::within(visit, world, l.pick("Bilda en grupp", "Form a group"));
        FormingPage { frame: frame.under("/grupper", l.pick("Grupper", "Groups")), forms: vec![form] }
    });
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&page)?).into_response()),
        None => Ok(show(&page)?),
    }
}

/// Dissolves a group.
pub(crate) async fn dissolve(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let command = fields.day("on").map(|on| Command::DissolveGroup {
        group: group.clone(),
        on,
        reason: fields.text("reason").to_owned(),
    });
    match visit.send("avveckla", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}?gjort")).into_response()),
        Err(tried) => super::page::shown(&visit, &group, visit.now.today, Some(tried)).await,
    }
}
