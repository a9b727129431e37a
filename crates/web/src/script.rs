//! The one script, which saves a draft while it is written. Its address holds its digest, so that it may be kept for ever.
//!
//! Only the page where one writes loads it; every page works without.

use crate::error::No;
use axum::{
    extract::Path,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use samordna_domain::Digest;
use std::sync::LazyLock;

const SCRIPT: &str = include_str!("script.js");

static NAME: LazyLock<String> =
    LazyLock::new(|| format!("{}.js", Digest::of(SCRIPT.as_bytes()).to_string().split_at(12).0));

/// The script's name, as it stands in the page that loads it.
pub(crate) fn name() -> &'static str {
    &NAME
}

/// The script, under the name of its content.
pub(crate) async fn script(Path(asked): Path<String>) -> Result<Response, No> {
    if asked != *NAME {
        return Err(No::Absent);
    }
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, SCRIPT).into_response())
}
