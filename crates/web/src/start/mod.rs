//! The first page. For anybody: the register with a search box, and how it stands. For whoever is signed in: what their
//! seats and offices ask of them, the parts side by side where they are several things.

mod mine;
mod public;

use crate::{error::No, frame::show, person::Roles, visit::Visit};
use axum::{Extension, response::Response};
use std::sync::Arc;

/// Shows the first page.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let roles = visit.person.as_ref().map(|person| (person, Roles::of(world, person, visit.now.today)));
        match roles {
            Some((person, roles)) if !roles.is_none() => show(&mine::view(&visit, world, person, &roles)),
            _ => show(&public::view(&visit, world)),
        }
    });
    Ok(page?)
}
