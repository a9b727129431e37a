//! What the pages stand on: a desk, a clock and a mode, and the loop that serves them.

use samordna_desk::Desk;
use samordna_domain::Moment;
use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tokio::net::TcpListener;

/// What time it is, asked once a request.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// How people sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anybody may be anybody: a demonstration.
    Demo,
    /// By name and password, or a link that whoever runs the installation hands out.
    Serve,
}

/// One installation, as the pages see it.
#[derive(Clone)]
pub struct Site {
    /// Where everything is read and done.
    pub desk: Arc<Desk>,
    /// What time it is.
    pub clock: Clock,
    /// How people sign in.
    pub mode: Mode,
    /// The addresses of those who pass visits on, beside this machine's own: what they say of a visitor is believed.
    pub proxies: Vec<IpAddr>,
}

/// Serves the site's pages until `stop` comes; requests under way are finished first.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let pages = crate::router(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, pages).with_graceful_shutdown(stop).await
}
