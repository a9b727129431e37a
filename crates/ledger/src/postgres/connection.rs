//! Connections to the server: those that lie ready, and what PostgreSQL's answers mean.

use std::{
    error::Error as _,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use postgres::{Client, Config, Error, NoTls, error::SqlState, fallible_iterator::FallibleIterator};

use crate::{Fault, News};

/// How long to wait for the server.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many connections are kept open while nobody uses them.
const READY: usize = 8;

/// Connections to one database. Each call takes one that lies ready and still answers, or opens another.
pub(super) struct Clients {
    config: Config,
    ready: Mutex<Vec<Client>>,
}

impl Clients {
    pub(super) fn new(address: &str) -> Result<Self, Fault> {
        let mut config: Config = address.parse().map_err(fault)?;
        config.connect_timeout(PATIENCE).application_name("samordna");
        Ok(Self { config, ready: Mutex::default() })
    }

    /// The server refuses every change on these.
    pub(super) fn read_only(mut self) -> Self {
        self.config.options("-c default_transaction_read_only=on");
        self
    }

    pub(super) fn with<T, E: From<Fault>>(
        &self,
        run: impl FnOnce(&mut Client) -> Result<T, E>,
    ) -> Result<T, E> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop();
        // A restart of the server breaks what lies ready; asking first means that nothing is ever sent twice.
        let alive = ready.and_then(|mut client| client.is_valid(PATIENCE).is_ok().then_some(client));
        let mut client = alive.map_or_else(|| self.connect(), Ok)?;
        let answer = run(&mut client);
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() < READY && !client.is_closed() {
            ready.push(client);
        }
        answer
    }

    fn connect(&self) -> Result<Client, Fault> {
        let mut client = self.config.connect(NoTls).map_err(fault)?;
        client.batch_execute("set lock_timeout = '5s'").map_err(fault)?;
        Ok(client)
    }
}

/// A connection that hears what `notify` says.
pub(super) struct Listener(Client);

impl Clients {
    pub(super) fn news(&self) -> Result<Listener, Fault> {
        let mut client = self.connect()?;
        client.batch_execute("listen samordna_entry").map_err(fault)?;
        Ok(Listener(client))
    }
}

impl News for Listener {
    fn wait(&mut self, patience: Duration) -> Result<(), Fault> {
        let mut heard = self.0.notifications();
        let first = heard.timeout_iter(patience).next().map_err(fault)?;
        // What came with it is no further news.
        while first.is_some() && heard.iter().next().map_err(fault)?.is_some() {}
        drop(heard);
        if self.0.is_closed() {
            return Err(Fault::Unreachable("the connection broke".into()));
        }
        Ok(())
    }
}

/// Whether the row is already there, by this key.
pub(super) fn is_taken(error: &Error, key: &str) -> bool {
    let Some(error) = error.as_db_error() else { return false };
    *error.code() == SqlState::UNIQUE_VIOLATION && error.constraint() == Some(key)
}

/// What an answer of PostgreSQL means for whoever must act.
pub(super) fn fault(error: Error) -> Fault {
    let Some(answer) = error.as_db_error() else {
        return match error.source() {
            Some(source) if source.is::<std::io::Error>() => Fault::Unreachable(source.to_string()),
            _ if error.is_closed() => Fault::Unreachable("the connection broke".into()),
            Some(source) => Fault::Other(format!("{error}: {source}").into()),
            None => Fault::other(error),
        };
    };
    let message = answer.message().to_owned();
    // Codes: appendix A of PostgreSQL's manual; the first two letters are the class.
    match answer.code().code() {
        "53100" => Fault::DiskFull,
        "25006" => Fault::ReadOnly,
        "40001" | "40P01" | "55P03" => Fault::Locked,
        "42501" | "3D000" => Fault::Denied(message),
        code => match code.get(..2) {
            Some("28") => Fault::Denied(message),
            Some("08" | "53" | "57") => Fault::Unreachable(message),
            Some("XX") => Fault::Damaged(message),
            _ => Fault::Other(message.into()),
        },
    }
}
