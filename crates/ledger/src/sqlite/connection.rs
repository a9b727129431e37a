//! Connections to the file: how each is set up, the readers that lie ready, and what SQLite's answers mean.

use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, Error, ErrorCode, OpenFlags};

use crate::{Fault, News};

/// How long to wait for another program that holds the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many readers are kept open while nobody uses them.
const READERS: usize = 8;

/// Makes an empty file that only its owner can read, and its folder, where there is none.
pub(super) fn create(path: &Path) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Fault::file(folder))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(Fault::file(path)(error)),
        _ => Ok(()),
    }
}

pub(super) fn open(path: &Path, to_write: bool) -> Result<Connection, Fault> {
    let access = if to_write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let connection =
        Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(fault)?;
    connection.busy_timeout(PATIENCE).map_err(fault)?;
    connection.set_prepared_statement_cache_capacity(32);
    let settings = if to_write {
        // Freed pages are overwritten: an erased blob is gone.
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off;
         pragma secure_delete = on; pragma journal_size_limit = 67108864;"
    } else {
        "pragma query_only = on; pragma trusted_schema = off;"
    };
    connection.execute_batch(settings).map_err(fault)?;
    Ok(connection)
}

/// Connections that only read. Each call takes one that lies ready, or opens another.
pub(super) struct Readers {
    path: PathBuf,
    ready: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, ready: Mutex::default() }
    }

    pub(super) fn with<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = ready.map_or_else(|| open(&self.path, false), Ok)?;
        let answer = read(&reader);
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() < READERS {
            ready.push(reader);
        }
        answer
    }
}

/// How often a file is looked at for what others have written.
const GLANCE: Duration = Duration::from_millis(100);

/// SQLite tells nobody of a commit, but a connection can ask whether others have committed since it last asked.
pub(super) struct Glances {
    reader: Connection,
    seen: i64,
}

impl Readers {
    pub(super) fn news(&self) -> Result<Glances, Fault> {
        let reader = open(&self.path, false)?;
        let seen = version(&reader)?;
        Ok(Glances { reader, seen })
    }
}

impl News for Glances {
    fn wait(&mut self, patience: Duration) -> Result<(), Fault> {
        let mut waited = Duration::ZERO;
        loop {
            let version = version(&self.reader)?;
            if version != self.seen || patience <= waited {
                self.seen = version;
                return Ok(());
            }
            std::thread::sleep(GLANCE);
            waited += GLANCE;
        }
    }
}

fn version(reader: &Connection) -> Result<i64, Fault> {
    reader.query_row("pragma data_version", [], |row| row.get(0)).map_err(fault)
}

/// What an answer of SQLite means for whoever must act.
pub(super) fn fault(error: Error) -> Fault {
    let Error::SqliteFailure(failure, message) = &error else {
        return Fault::other(error);
    };
    match failure.code {
        ErrorCode::DiskFull => Fault::DiskFull,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Fault::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Locked,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
            Fault::Damaged(message.clone().unwrap_or_else(|| failure.to_string()))
        }
        _ => Fault::other(error),
    }
}
