//! What the pages stand on: a desk, a clock and a mode, and the loop that serves them.

use samordna_desk::Desk;
use samordna_domain::Moment;
use std::{future::Future, sync::Arc};
use tokio::net::TcpListener;

/// What time it is, asked once a request.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// How people sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anybody may be anybody: a demonstration.
    Demo,
    /// By a link that whoever runs the installation hands out.
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
}

/// Serves the site's pages until `stop` comes; requests under way are finished first.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, crate::router(site)).with_graceful_shutdown(stop).await
}
