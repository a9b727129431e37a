//! What this is, how accessible it is, under which licence; and a sign of life for whoever watches the server.

use crate::{
    error::No,
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "about/page.html")]
struct AboutPage {
    frame: Frame,
}

pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    Ok(show(&AboutPage { frame: Frame::new(&visit, visit.language.pick("Om Samordna", "About Samordna")) })?)
}

/// Says that the server answers, and how far the log has come.
pub(crate) async fn health(Extension(visit): Extension<Arc<Visit>>) -> Response {
    let events = visit.look(|world| world.events());
    axum::Json(serde_json::json!({ "ok": true, "events": events })).into_response()
}
