//! The tests' small town on a port, for whoever edits a template: `cargo run -p samordna-web --example preview`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "shared with the tests, which may stop at the first surprise"
)]

#[path = "../tests/pages/town.rs"]
mod town;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let town = town::Town::new();
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(&address).await.expect("a free port");
    eprintln!("listening on http://{}", listener.local_addr().expect("an address"));
    let today = town.today;
    let site = samordna_web::Site {
        proxies: Vec::new(),
        desk: town.desk.clone(),
        clock: std::sync::Arc::new(move || samordna_domain::Moment::noon(today)),
        mode: samordna_web::Mode::Demo,
    };
    samordna_web::serve(listener, site, std::future::pending()).await.expect("served");
}
