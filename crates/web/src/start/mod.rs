//! The first page: what this is, a search box, how it stands, and what is most urgent for whoever is signed in.

use crate::{
    error::No,
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, response::Response};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "start/page.html")]
struct StartPage {
    frame: Frame,
}

pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    Ok(show(&StartPage { frame: Frame::new(&visit, visit.language.pick("Start", "Start")) })?)
}
