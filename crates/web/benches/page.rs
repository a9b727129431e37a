//! What a group's page costs, beside a bare page of as many lines: the same router crate, the same template engine.
//!
//! `cargo bench -p samordna-web`. The figure to look at is the ratio of the two in one run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "shares the town with the tests, which may stop at the first surprise"
)]

#[path = "../tests/pages/town.rs"]
mod town;

use askama::Template;
use axum::{
    Router,
    body::Body,
    http::{Request, header::CONTENT_TYPE},
    response::IntoResponse,
    routing::get,
};
use divan::Bencher;
use http_body_util::BodyExt;
use std::sync::Arc;
use tower::ServiceExt;

fn main() {
    divan::main();
}

/// A list of plain lines.
#[derive(Template)]
#[template(
    source = "<!doctype html><title>Golv</title><ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>",
    ext = "html"
)]
struct Floor<'a> {
    lines: &'a [String],
}

fn ask(runtime: &tokio::runtime::Runtime, router: &Router, path: &str) -> usize {
    runtime.block_on(async {
        let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
        let answer = router.clone().oneshot(request).await.expect("an answer");
        answer.into_body().collect().await.expect("a body").to_bytes().len()
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[divan::bench]
fn group_page(bencher: Bencher<'_, '_>) {
    let (town, runtime) = (town::Town::new(), runtime());
    let path = format!("/grupper/{}", town::COUNCIL);
    bencher.bench_local(|| ask(&runtime, &town.router, &path));
}

/// The charter with a norm beside each sentence, and how it stands.
#[divan::bench]
fn charter_page(bencher: Bencher<'_, '_>) {
    let (town, runtime) = (town::Town::new(), runtime());
    let path = format!("/grupper/{}/uppdrag", town::COUNCIL);
    bencher.bench_local(|| ask(&runtime, &town.router, &path));
}

#[divan::bench]
fn floor_of_group_page(bencher: Bencher<'_, '_>) {
    floor(bencher, "");
}

#[divan::bench]
fn floor_of_charter_page(bencher: Bencher<'_, '_>) {
    floor(bencher, "/uppdrag");
}

/// A bare page with the same number of lines, of the same length.
fn floor(bencher: Bencher<'_, '_>, part: &str) {
    let (town, runtime) = (town::Town::new(), runtime());
    let page = runtime.block_on(town.get(&format!("/grupper/{}{part}", town::COUNCIL), None));
    let lines: Arc<Vec<String>> = Arc::new(page.html.lines().map(str::to_owned).collect());
    let router = Router::new().route(
        "/",
        get(move || {
            let lines = lines.clone();
            async move {
                let html = Floor { lines: &lines }.render().expect("a page");
                ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
            }
        }),
    );
    bencher.bench_local(|| ask(&runtime, &router, "/"));
}
