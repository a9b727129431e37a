//! The append-only log, and the blobs that its entries point to.
//!
//! The ledger knows nothing of meetings or charters: it keeps sealed entries in order, one chain per tenant, and can
//! show that none was changed. Beside the log it keeps what a program needs to run on it: accounts, sessions,
//! jottings, cursors, snapshots.
//! Deliberately absent: a clock, a query language, and any way to change what was appended.
//!
//! **Invariant:** an entry is never changed or removed. A correction is a further entry.

mod account;
mod checkpoint;
mod digest;
mod entry;
mod export;
mod fault;
mod keys;
mod ledger;
mod note;
#[cfg(feature = "postgres")]
mod postgres;
mod report;
mod row;
mod signer;
mod sqlite;
mod tenant;
#[cfg(feature = "test-support")]
pub mod test_support;
mod verify;

#[cfg(feature = "postgres")]
pub use self::postgres::Postgres;
pub use account::{Account, Accounts};
pub use checkpoint::Checkpoint;
pub use digest::{Digest, NotADigest};
pub use entry::{Broken, Draft, Entry, Head};
pub use export::{ExportError, export, import, verify_export};
pub use fault::{AppendError, Fault};
pub use ledger::{Blob, Concern, Ended, Jotting, Ledger, News, Session, Snapshot};
pub use note::BadNote;
pub use report::{Finding, Report, Wrong};
pub use signer::{PublicKey, Signer};
pub use sqlite::Sqlite;
pub use tenant::{NotATenant, Tenant};
pub use verify::{Kept, Verifier, verify};
