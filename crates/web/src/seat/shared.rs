//! What a group fixes about its seats as a whole: which part of its parent's coordinator it has, and how many co-opted.

use super::list::again;
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, evidence, from_day, until_day},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::{Kind, Rule};
use samordna_domain::{
    BodyId, Command, World,
    group::Group,
    seat::command::{LimitCoOption, ShareCoordinator},
};
use std::sync::Arc;

/// The forms, as far as the charter speaks of it.
pub(super) fn forms(visit: &Visit, world: &World, group: &Group) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let mut forms = Vec::new();
    if may_share(world, &group.id, visit)
        || group.parent.as_ref().is_some_and(|id| may_share(world, id, visit))
    {
        let probe = ShareCoordinator {
            group: group.id.clone(),
            percent: 1,
            dialogue: today,
            from: None,
            until: None,
        };
        let form = Form::new(
            "dela",
            format!("/grupper/{}/dela-koordinator", group.id),
            l.pick("Anteckna hur koordinatorns tid delas", "Record how the coordinator's time is shared"),
        )
        .submit(l.pick("Anteckna", "Record"))
        .intro(l.pick(
            "Koordinatorn i gruppen ovanför delar sin tid. Det antecknas efter dialog med ordföranden.",
            "The coordinator of the group above shares the time. It is recorded after a dialogue with the chair.",
        ))
        .with(Field::number("percent", l.pick("Andel i procent", "Share in per cent")))
        .with(
            Field::day("dialogue", l.pick("Dag för dialogen med ordföranden", "Day of the dialogue with the chair"))
                .filled(today.to_string()),
        )
        .with(from_day(l, today))
        .with(until_day(l))
        .and(evidence(visit, world));
        forms.push(form.asked(visit.would(world, Command::ShareCoordinator(probe)), visit, world));
    }
    let charter = world.charter_in_force(&group.id, today);
    if charter.is_some_and(|charter| charter.of_kind(Kind::CoOption).next().is_some()) {
        let probe = LimitCoOption { group: group.id.clone(), most: 1, from: None };
        let form = Form::new(
            "tak",
            format!("/grupper/{}/adjungerade", group.id),
            l.pick("Bestäm högsta antal adjungerade", "Fix how many co-opted at most"),
        )
        .submit(l.pick("Bestäm", "Fix"))
        .with(Field::number("most", l.pick("Högst", "At most")))
        .with(from_day(l, today));
        forms.push(form.asked(visit.would(world, Command::LimitCoOption(probe)), visit, world));
    }
    forms
}

/// The charter of a group allows that a coordinator is shared.
fn may_share(world: &World, group: &BodyId, visit: &Visit) -> bool {
    let charter = world.charter_in_force(group, visit.now.today);
    charter.is_some_and(|charter| {
        charter
            .of_kind(Kind::Coordinator)
            .any(|(_, norm)| matches!(&norm.rule, Rule::Coordinator(says) if says.shared == Some(true)))
    })
}

type Asked = (Extension<Arc<Visit>>, Path<BodyId>);

async fn send(
    visit: &Visit,
    group: &BodyId,
    form: &'static str,
    fields: Fields,
    command: Result<Command, Slip>,
) -> Result<Response, No> {
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/platser?gjort")).into_response()),
        Err(tried) => again(visit, group, &tried),
    }
}

/// Reads a whole number of a field.
fn number(fields: &Fields, name: &'static str) -> Result<u32, Slip> {
    let text = fields.given(name).ok_or_else(|| Slip::missing(name))?;
    text.parse().map_err(|_| Slip::new(name, "Skriv ett helt tal.", "Write a whole number."))
}

/// Records how the coordinator is shared.
pub(crate) async fn share((Extension(visit), Path(group)): Asked, fields: Fields) -> Result<Response, No> {
    let command = (|| {
        let dialogue = fields.day("dialogue")?.ok_or_else(|| Slip::missing("dialogue"))?;
        let (from, until) = (fields.day("from")?, fields.day("until")?);
        let percent = number(&fields, "percent")?;
        Ok(Command::ShareCoordinator(ShareCoordinator {
            group: group.clone(),
            percent,
            dialogue,
            from,
            until,
        }))
    })();
    send(&visit, &group, "dela", fields, command).await
}

/// Fixes how many co-opted there are at most.
pub(crate) async fn limit((Extension(visit), Path(group)): Asked, fields: Fields) -> Result<Response, No> {
    let command = (|| {
        let (most, from) = (number(&fields, "most")?, fields.day("from")?);
        Ok(Command::LimitCoOption(LimitCoOption { group: group.clone(), most, from }))
    })();
    send(&visit, &group, "tak", fields, command).await
}
