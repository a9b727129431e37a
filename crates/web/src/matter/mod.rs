//! Matters: a group's list, raising one, and each matter's page with its timeline, whose turn it is, and what can be done.
//!
//! What the group agreed and what the administrations decided is shown by the room `decision`; where it was lifted, by
//! `escalation`.

mod act;
mod forms;
mod kept;
mod list;
mod page;
mod raise;
mod rank;
mod sort;
mod track;

pub(crate) use act::*;
pub(crate) use kept::{add, document, register, tag};
pub(crate) use list::list;
pub(crate) use page::{page, shown};
pub(crate) use raise::{blank, raise};
pub(crate) use rank::{initiatives, rank};

use crate::{
    charter::is_held_to,
    error::No,
    form::{Fields, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{BodyId, Command, MatterId, World};
use std::sync::Arc;

/// The page of a matter.
pub(crate) fn address(id: &MatterId) -> String {
    format!("/grupper/{}/arenden/{}", id.group, id.short())
}

/// A visit to a matter, by its group and the short form of its id.
pub(crate) type Asked = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// The matter that an address names.
pub(crate) fn at(group: &BodyId, short: &str) -> Result<MatterId, No> {
    MatterId::of(group, short).map_err(|_| No::Absent)
}

/// Sends a form of a matter's page, and goes back there.
pub(crate) async fn send(
    (Extension(visit), Path((group, short))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, MatterId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = at(&group, &short)?;
    is_held_to(&visit, &group, &fields)?;
    let command = visit.look(|world| command(world, &fields, id.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}
