//! From draft to charter in force: the forms of its page, each one command.

use super::{
    page::{shown, sign_form},
    seen, version,
};
use crate::{
    choose,
    error::No,
    form::{Fields, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{BodyId, CharterId, Command, Event, World, charter::command::DeclareWithinScope};
use std::sync::Arc;

type Asked = (Extension<Arc<Visit>>, Path<CharterId>);

/// Refuses a form of a page that is no longer true, and one about a draft that is not the visitor's to see.
fn still_true(visit: &Visit, id: &CharterId, fields: &Fields) -> Result<(), No> {
    visit.look(|world| {
        let charter = seen(visit, world, id)?;
        let is_done = fields.key().is_some_and(|key| world.answered(&key).is_some());
        match fields.text("seen") == version(charter) || is_done {
            true => Ok(()),
            false => Err(No::Stale),
        }
    })
}

/// Sends a form of the charter's page, and goes back there.
async fn send(
    visit: &Visit,
    id: &CharterId,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields) -> Result<Command, Slip>,
) -> Result<Response, No> {
    still_true(visit, id, &fields)?;
    let command = visit.look(|world| command(world, &fields));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/uppdrag/{id}?gjort")).into_response()),
        Err(tried) => shown(visit, id, Some(tried)).await,
    }
}

/// Puts the draft under a group that exists.
pub(crate) async fn place((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    send(&visit, &id, "lagg-under", fields, |_, fields| {
        Ok(Command::PlaceCharter { charter: id.clone(), group: fields.needed("group")? })
    })
    .await
}

/// Forms a group, and puts the draft under it.
pub(crate) async fn form_group((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    const FORM: &str = "ny-grupp";
    still_true(&visit, &id, &fields)?;
    let command = visit.look(|world| crate::group::forming(world, &visit, &fields));
    let key = fields.key();
    let accepted = match visit.send(FORM, fields.clone(), command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &id, Some(tried)).await,
    };
    let events = if accepted.was_done { visit.done(key.clone()).await? } else { accepted.events };
    let group: BodyId = events.into_iter().find_map(formed).ok_or(No::Absent)?;
    let command = Command::PlaceCharter { charter: id.clone(), group: group.clone() };
    visit.act(command, None, key.map(|key| format!("{key}-2"))).await??;
    Ok(Redirect::to(&format!("/uppdrag/{id}?gjort")).into_response())
}

fn formed(event: Event) -> Option<BodyId> {
    if let Event::GroupFormed { group, .. } = event { Some(group) } else { None }
}

/// Records that a body stands behind the charter.
pub(crate) async fn endorse((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    send(&visit, &id, "stall-bakom", fields, |world, fields| {
        let on = fields.day("on")?;
        let body = fields.given("body").ok_or_else(|| Slip::missing("body"))?;
        let body = choose::body(world, "body", &body, on.unwrap_or(visit.now.today), |_| true)?;
        Ok(Command::EndorseCharter { charter: id.clone(), body, on })
    })
    .await
}

/// Adopts the charter, for one of its adopters.
pub(crate) async fn sign((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    let form = sign_form(fields.text("line").parse().unwrap_or_default());
    send(&visit, &id, form, fields, |_, fields| {
        let line = fields.chosen("line")?;
        Ok(Command::SignCharter {
            charter: id.clone(),
            line,
            on: fields.day("on")?,
            from: fields.day("from")?,
        })
    })
    .await
}

/// Declares that it lies inside the charter of the group above.
pub(crate) async fn declare((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    send(&visit, &id, "inom", fields, |_, fields| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::DeclareWithinScope(DeclareWithinScope { charter: id.clone(), reason }))
    })
    .await
}

/// Takes the draft away.
pub(crate) async fn withdraw((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    send(&visit, &id, "aterta", fields, |_, _| Ok(Command::WithdrawCharter { charter: id.clone() })).await
}
