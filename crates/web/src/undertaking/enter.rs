//! The form by which a project, an inquiry or a programme is entered: on the register's page, and on that of a group that
//! works with it.

use super::{address, engaged, register};
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, from_day},
    visit::Visit,
};
use axum::{
    Extension,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Event, World,
    organisation::BodyKind,
    undertaking::{UndertakingKind, command::RegisterUndertaking},
};
use std::sync::Arc;

/// The form; for a group, its chair or coordinator may fill it in too.
pub(crate) fn entry(visit: &Visit, world: &World, group: Option<&BodyId>) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let kinds = UndertakingKind::ALL.map(|kind| (word_of(kind), kind.label(l).to_owned()));
    let form = Form::new(
        "nytt-projekt",
        "/projekt",
        l.pick(
            "För in ett projekt, en utredning eller ett program",
            "Enter a project, an inquiry or a programme",
        ),
    )
    .submit(l.pick("För in", "Enter"))
    .and(group.map(|group| Field::hidden("group", group.to_string())))
    .with(Field::choice("kind", l.pick("Slag", "Kind"), kinds.to_vec()))
    .with(Field::line("name", l.pick("Namn", "Name")))
    .with(
        Field::lines("also", l.pick("Kallas också", "Also called"))
            .hint(l.pick(
                "Ett namn på varje rad, så som uppdragen skriver det.",
                "One name on each line, as charters write it.",
            ))
            .optional(),
    )
    .with(Field::line("owner", l.pick("Vem det hör till", "Whose it is")).hint(l.pick(
        "Förvaltningen, nämnden eller posten. En del av namnet räcker.",
        "The administration, board or office. A part of the name is enough.",
    )))
    .with(
        Field::line("source", l.pick("Handlingen som det står i", "The document it stands in"))
            .hint(l.pick("Beslut eller direktiv, med nummer.", "A decision or directive, with its number.")),
    )
    .with(from_day(l, today))
    .with(
        Field::day("until", l.pick("Sista dag", "Last day"))
            .hint(l.pick("Lämna tomt om ingen är bestämd.", "Leave empty where none is set."))
            .optional(),
    );
    let Some(owner) = world.organisation.bodies().find(|body| fits(body.kind)) else { return form };
    let probe = RegisterUndertaking {
        kind: UndertakingKind::Project,
        name: "?".to_owned(),
        also: Vec::new(),
        owner: owner.id.clone(),
        source: "?".to_owned(),
        from: None,
        until: None,
        group: group.cloned(),
    };
    // Whoever it belongs to may enter it, and whose it is stands in the form: only with a group is the answer known before.
    match group {
        Some(_) => form.asked(visit.would(world, Command::RegisterUndertaking(probe)), visit, world),
        None => form,
    }
}

/// An undertaking belongs to anything but a group.
fn fits(kind: BodyKind) -> bool {
    kind != BodyKind::Group
}

/// Enters an undertaking.
pub(crate) async fn enter(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    let group = fields.text("group").parse::<BodyId>().ok();
    let key = fields.key();
    let command = visit.look(|world| entering(world, &fields, visit.now.today));
    let accepted = match visit.send("nytt-projekt", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => match group {
            Some(group) => return engaged::shown(&visit, &group, "", Some(tried)),
            None => return register::shown(&visit, false, Some(tried)),
        },
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let entered = events.into_iter().find_map(|event| {
        if let Event::UndertakingRegistered { undertaking, .. } = event { Some(undertaking) } else { None }
    });
    let entered = entered.ok_or(No::Absent)?;
    let next = match group {
        Some(group) => format!("/grupper/{group}/medverkan?gjort#medverkan"),
        None => format!("{}?gjort", address(&entered)),
    };
    Ok(Redirect::to(&next).into_response())
}

fn entering(world: &World, fields: &Fields, today: Date) -> Result<Command, Slip> {
    let (from, until) = (fields.day("from")?, fields.day("until")?);
    let owner = fields.given("owner").ok_or_else(|| Slip::missing("owner"))?;
    Ok(Command::RegisterUndertaking(RegisterUndertaking {
        kind: fields.word("kind")?.unwrap_or(UndertakingKind::Project),
        name: fields.text("name").to_owned(),
        also: fields.text("also").lines().map(str::to_owned).collect(),
        owner: choose::body(world, "owner", &owner, today, |body| fits(body.kind))?,
        source: fields.text("source").to_owned(),
        from,
        until,
        group: fields.chosen("group")?,
    }))
}
