//! The one door to the store: what the program asks of a database, and no more.
//!
//! Calls are synchronous and return when the disk has answered; whoever serves many callers keeps threads for it.
//! There is deliberately no way to change or remove an entry, and no blob without a tenant: what one tenant erases,
//! another keeps.
//!
//! **Invariant:** what [`Ledger::append`] has returned is on disk, whole; what it has refused left nothing.

use std::time::Duration;

use crate::{Accounts, AppendError, Digest, Draft, Entry, Fault, Head, PublicKey, Tenant};

/// A store of sealed entries, blobs, sessions, jottings, cursors and snapshots. See [`Sqlite`](crate::Sqlite) and
/// [`Postgres`](crate::Postgres).
pub trait Ledger: Accounts + Send + Sync {
    /// The tenants that have entries, in order of name.
    fn tenants(&self) -> Result<Vec<Tenant>, Fault>;

    /// How far the tenant's chain has come.
    fn head(&self, tenant: &Tenant) -> Result<Head, Fault>;

    /// The entries after `after`, in order: at most `limit`, fewer only where a page is cut, none only at the end.
    /// They are as stored; [`Head::follow`] shows whether they are as sealed.
    fn read(&self, tenant: &Tenant, after: u64, limit: usize) -> Result<Vec<Entry>, Fault>;

    /// Seals the drafts and stores them, the blobs and a signed checkpoint durably, all or nothing. `expected` is the
    /// number of the entry that the caller decided on; a chain that has gone further answers [`AppendError::Late`].
    /// Without drafts, nothing is stored.
    fn append(
        &self,
        tenant: &Tenant,
        expected: u64,
        drafts: &[Draft],
        blobs: &[&[u8]],
    ) -> Result<Vec<Entry>, AppendError>;

    /// The signed note that tells how far the chain has come; see [`Checkpoint`](crate::Checkpoint). None before the
    /// first entry.
    fn checkpoint(&self, tenant: &Tenant) -> Result<Option<String>, Fault>;

    /// The blob with this digest. [`Fault::DamagedBlob`] where the content does not fit the digest.
    fn blob(&self, tenant: &Tenant, digest: &Digest) -> Result<Blob, Fault>;

    /// Removes a blob's content for good and keeps a mark that it was erased, whether or not it was there.
    /// When and why belongs in an entry.
    fn erase_blob(&self, tenant: &Tenant, digest: &Digest) -> Result<(), Fault>;

    /// The session with this key, unless it has expired at `now` (milliseconds since 1970-01-01 UTC).
    fn session(&self, key: &Digest, now: i64) -> Result<Option<Session>, Fault>;

    /// Stores a session, in place of one with the same key.
    fn put_session(&self, session: &Session) -> Result<(), Fault>;

    /// Removes sessions, and tells how many.
    fn end_sessions(&self, which: Ended<'_>) -> Result<u64, Fault>;

    /// What a person keeps for themselves under a name.
    fn jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<Option<Jotting>, Fault>;

    /// Keeps it, in place of what the person had seen there (none: of nothing), and tells whether it did: where
    /// something else is kept by now, nothing is changed.
    fn keep_jotting(
        &self,
        tenant: &Tenant,
        person: &str,
        what: &str,
        seen: Option<&Digest>,
        jotting: &Jotting,
    ) -> Result<bool, Fault>;

    /// Removes it for good, whether or not it was there.
    fn drop_jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<(), Fault>;

    /// How far the follower `name` has come in the tenant's chain; 0 if it has not begun.
    fn cursor(&self, tenant: &Tenant, name: &str) -> Result<u64, Fault>;

    /// Notes how far the follower `name` has come.
    fn set_cursor(&self, tenant: &Tenant, name: &str, sequence: u64) -> Result<(), Fault>;

    /// The snapshot last stored. [`Fault::Snapshot`] where it is not one that this installation made of this chain.
    fn snapshot(&self, tenant: &Tenant) -> Result<Option<Snapshot>, Fault>;

    /// Stores a snapshot, in place of the one before. The sequence and seal are of the last entry that is in it.
    fn put_snapshot(&self, tenant: &Tenant, snapshot: &Snapshot) -> Result<(), Fault>;

    /// Begins to listen for entries that somebody appends, whoever it is.
    fn news(&self) -> Result<Box<dyn News>, Fault>;

    /// The key that the checkpoints are signed with.
    fn public_key(&self) -> PublicKey;

    /// What is wrong with the store, as far as can be told within a second. It does not read the entries; that is
    /// [`verify`](crate::verify).
    fn integrity(&self) -> Result<Vec<Concern>, Fault>;
}

/// Hears of entries, from the moment it was made.
pub trait News: Send {
    /// Waits until something was appended since the last time, for any tenant, but no longer than this. It may wake for
    /// nothing, and a pooler in between may keep the news to itself: look by yourself now and then.
    fn wait(&mut self, patience: Duration) -> Result<(), Fault>;
}

/// What is stored under a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blob {
    /// The content.
    Present(Vec<u8>),
    /// It was here and was erased.
    Erased,
    /// It was never here.
    Missing,
}

/// Somebody is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The digest of the secret in the cookie. The ledger never sees the secret.
    pub key: Digest,
    /// Who it is, in the caller's own terms.
    pub person: String,
    /// What the caller wants to remember.
    pub content: String,
    /// When it ends, in milliseconds since 1970-01-01 UTC.
    pub expires: i64,
}

/// What one person writes for themselves before it is shared. It stands outside the chain, and nobody else sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jotting {
    /// The text, in the caller's own form.
    pub content: String,
    /// When it was kept, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

impl Jotting {
    /// What tells one content from another.
    pub fn digest(&self) -> Digest {
        Digest::of(self.content.as_bytes())
    }
}

/// Which sessions to end.
#[derive(Clone, Copy, Debug)]
pub enum Ended<'a> {
    /// The one with this key: somebody logs out.
    One(&'a Digest),
    /// All of a person's: the person leaves.
    Person(&'a str),
    /// All of a person's but the one with this key: the person chooses a new password.
    Others(&'a str, &'a Digest),
    /// Those that had expired at this time, in milliseconds since 1970-01-01 UTC.
    Expired(i64),
}

/// What somebody made of the entries up to one of them, so as not to read them all again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The last entry that is in it.
    pub head: Head,
    /// What was made, in the caller's own form.
    pub content: Vec<u8>,
}

/// Something that `doctor` should tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The database's own check found a fault.
    Damaged(String),
    /// The database does not keep entries from being changed: this trigger is gone.
    TriggerMissing(String),
    /// The database is set not to wait for the disk: a power cut can lose what was acknowledged.
    NotDurable(String),
    /// The checkpoint does not stand.
    Checkpoint(Tenant, String),
}

impl std::fmt::Display for Concern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged(what) => write!(f, "the database is damaged: {what}"),
            Self::TriggerMissing(name) => {
                write!(f, "the trigger {name}, which keeps entries as they are, is gone")
            }
            Self::NotDurable(setting) => write!(f, "{setting}: a power cut can lose what was acknowledged"),
            Self::Checkpoint(tenant, why) => write!(f, "the checkpoint of {tenant} does not stand: {why}"),
        }
    }
}

impl Concern {
    /// The same in Swedish.
    pub fn in_swedish(&self) -> String {
        match self {
            Self::Damaged(what) => format!("databasen är skadad: {what}"),
            Self::TriggerMissing(name) => {
                format!("spärren {name}, som skyddar posterna mot ändring, är borta")
            }
            Self::NotDurable(setting) => format!("{setting}: ett strömavbrott kan radera det som kvitterats"),
            Self::Checkpoint(tenant, why) => format!("kontrollpunkten för {tenant} håller inte: {why}"),
        }
    }
}
