//! Real stores for tests, gone when dropped. For this crate and for those above it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod bare_table;
#[cfg(all(unix, feature = "postgres"))]
mod temporary_postgres;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

pub use self::bare_table::BareTable;
#[cfg(all(unix, feature = "postgres"))]
pub use self::temporary_postgres::{TemporaryDatabase, TemporaryPostgres};
use crate::{Ledger, Signer, Sqlite};

/// A place where a ledger can be kept, and opened several times.
pub trait Place {
    /// Opens the ledger with the key [`signer`].
    fn open(&self) -> Box<dyn Ledger>;
}

/// The key that test ledgers are signed with.
pub fn signer() -> Signer {
    Signer::from_seed([7; 32])
}

/// A folder of its own, removed when dropped.
#[derive(Debug)]
pub struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes the folder.
    #[expect(clippy::new_without_default, reason = "making one touches the disk")]
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("samordna-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = env::temp_dir().join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("what an earlier process with our number left can be removed");
        }
        fs::create_dir_all(&path).expect("the folder for temporary files can be written to");
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Leaves the folder to somebody else to remove.
    #[cfg(all(unix, feature = "postgres"))]
    fn keep(self) -> PathBuf {
        std::mem::take(&mut std::mem::ManuallyDrop::new(self).0)
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An SQLite file in a folder of its own.
#[derive(Debug)]
pub struct TemporarySqlite(TemporaryFolder);

impl TemporarySqlite {
    /// Makes the folder; the file comes with the first opening.
    #[expect(clippy::new_without_default, reason = "making one touches the disk")]
    pub fn new() -> Self {
        Self(TemporaryFolder::new())
    }

    /// Where the file is.
    pub fn path(&self) -> PathBuf {
        self.0.path().join("ledger.sqlite")
    }
}

impl Place for TemporarySqlite {
    fn open(&self) -> Box<dyn Ledger> {
        Box::new(Sqlite::open(self.path(), signer()).expect("a new file can be opened"))
    }
}
