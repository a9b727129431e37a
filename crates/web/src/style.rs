//! The one stylesheet and the icon. The stylesheet's address holds its digest, so that it may be kept for ever.

use axum::{
    extract::Path,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use samordna_domain::Digest;
use std::sync::LazyLock;

use crate::error::No;

const CSS: &str = include_str!("style.css");
const ICON: &str = include_str!("icon.svg");

static NAME: LazyLock<String> =
    LazyLock::new(|| format!("{}.css", Digest::of(CSS.as_bytes()).to_string().split_at(12).0));

/// The stylesheet's name, as it stands in every page.
pub(crate) fn name() -> &'static str {
    &NAME
}

/// The stylesheet, under the name of its content.
pub(crate) async fn sheet(Path(asked): Path<String>) -> Result<Response, No> {
    if asked != *NAME {
        return Err(No::Absent);
    }
    let headers =
        [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, CSS).into_response())
}

/// The icon.
pub(crate) async fn icon() -> Response {
    ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")], ICON).into_response()
}
