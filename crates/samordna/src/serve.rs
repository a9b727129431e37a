//! `samordna serve`: the pages, for real. It stops when the system asks, and finishes what is under way.

use crate::{
    clock,
    installation::Place,
    mail,
    trouble::{Outcome, Trouble},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use samordna_domain::{Language, Moment};
use samordna_web::{Clock, Mode, Site};
use std::{
    io::{self, Write},
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tokio::{net::TcpListener, signal};

/// What to serve.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    /// The address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    listen: SocketAddr,
    /// The address of a reverse proxy on another machine: what it says of visitors' addresses is believed
    #[arg(long = "proxy", value_name = "IP")]
    proxies: Vec<IpAddr>,
    #[command(flatten)]
    mail: mail::Route,
    /// Which day it is, to try things out: the day stands still. Otherwise now
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// How the log on standard error is written
    #[arg(long, value_enum, default_value_t = Log::Plain)]
    log: Log,
}

/// How a log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Log {
    /// A line for each thing
    Plain,
    /// A JSON object for each thing
    Json,
}

/// Does it.
pub fn run(order: &Order, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    start_log(order.log, "info");
    let desk = order.place.open(language)?;
    if !desk.look(|world| world.is_founded()) {
        return Err(Trouble::new(
            language,
            "Installationen är tom. Lägg upp den med `samordna found`.",
            "The installation is empty. Set it up with `samordna found`.",
        ));
    }
    let clock = clock_of(order.on, desk.look(|world| world.last()));
    let proxies = order.proxies.clone();
    let site = Site { desk: Arc::new(desk), clock, mode: Mode::Serve, proxies };
    // It ends when the pages have ended.
    let _mail = order.mail.start(&site.desk, &site.clock, language)?;
    answer(order.listen, site, language, out)
}

/// Listens, says so in one line, and answers until the system asks to stop.
pub fn answer(
    address: SocketAddr,
    site: Site,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    let desk = site.desk.clone();
    desk.follow();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Trouble::from)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|error| taken(address, &error, language))?;
        let address = listener.local_addr()?;
        // Whoever reads the line may ask to stop at once.
        let stop = asked_to_stop()?;
        tracing::info!(%address, "listening");
        writeln!(out, "listening on http://{address}")?;
        out.flush()?;
        samordna_web::serve(listener, site, stop).await?;
        tracing::info!("stopped");
        Ok::<_, Trouble>(())
    })?;
    if let Err(fault) = desk.keep_snapshot() {
        tracing::warn!(%fault, "no snapshot was made; the next start takes longer");
    }
    Ok(Outcome::Well)
}

/// Logs to standard error what `RUST_LOG` says, else from this level up.
pub fn start_log(log: Log, level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match log {
        Log::Plain => builder.with_ansi(false).init(),
        Log::Json => builder.json().init(),
    }
}

fn taken(address: SocketAddr, error: &io::Error, language: Language) -> Trouble {
    if error.kind() == io::ErrorKind::AddrInUse {
        return Trouble::new(
            language,
            format!(
                "Adressen {address} används redan. Välj en annan port med --listen, till exempel --listen 127.0.0.1:0."
            ),
            format!(
                "The address {address} is taken. Choose another port with --listen, as --listen 127.0.0.1:0."
            ),
        );
    }
    Trouble::new(
        language,
        format!("Adressen {address} går inte att använda: {error}. Välj en annan med --listen."),
        format!("The address {address} cannot be used: {error}. Choose another with --listen."),
    )
}

/// Ends when the system asks the program to stop, or somebody presses ctrl-c. From the call on, neither ends it at once.
#[cfg(unix)]
fn asked_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use signal::unix::{SignalKind, signal};
    let (mut asked, mut pressed) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = asked.recv() => {}
            _ = pressed.recv() => {}
        }
    })
}

/// Ends when somebody presses ctrl-c.
#[cfg(not(unix))]
fn asked_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async { drop(signal::ctrl_c().await) })
}

/// The clock of a site that lives on a given day: the day stands still, and time moves within it, on from the last that
/// happened.
pub fn clock_of(day: Option<Date>, last: Option<Timestamp>) -> Clock {
    let Some(day) = day else { return Arc::new(clock::now) };
    let (started, first) = (clock::now().at, clock::at(Some(day), last).at);
    Arc::new(move || {
        let passed = clock::now().at.duration_since(started).max(SignedDuration::ZERO);
        let at = first.checked_add(passed).unwrap_or(first);
        Moment { at, today: day }
    })
}
