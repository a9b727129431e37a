//! `samordna mail`, and the mail of `samordna serve`: people are told that it is their turn. Off unless a server is named.
//!
//! The courier follows the log by a cursor and sends in a thread of its own: pages never wait for it. A server that does
//! not answer is tried again after ever longer pauses, and what waits meanwhile stays in the log.

mod courier;
mod server;

use crate::{
    clock,
    installation::Place,
    trouble::{Outcome, Trouble},
};
use courier::{Courier, Stuck};
use jiff::civil::Date;
use samordna_desk::Desk;
use samordna_domain::Language;
use samordna_web::Clock;
use server::Server;
use std::{
    io::Write,
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
};

/// How often it is looked whether something was added to the log.
const LOOK: Duration = Duration::from_secs(1);

/// The pause after a server first did not answer; each after it is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);

/// How mail is sent.
#[derive(Clone, Debug, clap::Args)]
pub struct Route {
    /// Send mail through this server: smtp://host:25, smtp://host:587?tls=required or smtps://name:password@host
    #[arg(long, value_name = "URL", env = "SAMORDNA_SMTP", hide_env_values = true, requires_all = ["mail_from", "base"])]
    smtp: Option<String>,
    /// With --smtp: whom the mail comes from, as samordna@example.se
    #[arg(long, value_name = "ADDR")]
    mail_from: Option<String>,
    /// With --smtp: what the links in the mail begin with, as https://samordna.example.se
    #[arg(long, value_name = "URL")]
    base: Option<String>,
}

/// What `samordna mail` sends from.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    route: Route,
    /// On which day, to try things out; otherwise now
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

/// Sends what waits, once, and tells how much it was.
pub fn run(order: &Order, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let Some((server, base)) = order.route.open(language)? else {
        return Err(Trouble::new(
            language,
            "Ange e-postservern med --smtp, till exempel --smtp smtp://localhost:25.",
            "Name the mail server with --smtp, as --smtp smtp://localhost:25.",
        ));
    };
    let desk = Arc::new(order.place.open(language)?);
    let now = clock::at(order.on, desk.look(|world| world.last()));
    let mut courier = Courier::new(desk, server, base);
    let stuck = courier.carry(now).err();
    let sent = courier.sent();
    writeln!(
        out,
        "{}",
        language.pick(format!("{sent} brev skickades."), format!("{sent} letters were sent."))
    )?;
    match stuck {
        None => Ok(Outcome::Well),
        Some(Stuck::Desk(fault)) => Err(Trouble::desk(language)(fault)),
        Some(Stuck::Server(why)) => Err(Trouble::new(
            language,
            format!(
                "E-postservern tog inte emot ({why}). Det som väntar ligger kvar: kör igen när den svarar."
            ),
            format!(
                "The mail server did not take it ({why}). What waits is kept: run again when it answers."
            ),
        )),
    }
}

impl Route {
    /// The server and where the pages are; none where no server is named.
    fn open(&self, language: Language) -> Result<Option<(Server, String)>, Trouble> {
        let (Some(smtp), Some(from), Some(base)) = (&self.smtp, &self.mail_from, &self.base) else {
            return Ok(None);
        };
        let server = Server::at(smtp, from).map_err(|bad| Trouble::Says(bad.say(language).to_owned()))?;
        Ok(Some((server, base.trim_end_matches('/').to_owned())))
    }

    /// Begins to send, where a server is named.
    pub fn start(
        &self,
        desk: &Arc<Desk>,
        clock: &Clock,
        language: Language,
    ) -> Result<Option<Running>, Trouble> {
        let Some((server, base)) = self.open(language)? else { return Ok(None) };
        Ok(Some(Running::start(Courier::new(desk.clone(), server, base), clock.clone())))
    }
}

/// A courier at work; it stops when this is dropped, after the letter that is on its way.
pub struct Running {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    fn start(mut courier: Courier, clock: Clock) -> Self {
        let (stop, stopped) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut pause = FIRST_PAUSE;
            loop {
                let wait = match courier.carry(clock()) {
                    Ok(()) => {
                        pause = FIRST_PAUSE;
                        LOOK
                    }
                    Err(why) => {
                        tracing::warn!(%why, seconds = pause.as_secs(), "mail waits, and is tried again");
                        let wait = pause;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                        wait
                    }
                };
                if stopped.recv_timeout(wait) != Err(mpsc::RecvTimeoutError::Timeout) {
                    return;
                }
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
