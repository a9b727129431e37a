//! What can go wrong that is ours, not the asker's.

/// Something broke; nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The ledger could not read or write.
    #[error(transparent)]
    Ledger(#[from] samordna_ledger::Fault),
    /// An entry does not follow from the one before: the ledger was tampered with or is damaged.
    #[error("entry {sequence} does not follow from the one before; run `samordna verify`")]
    Broken {
        /// The entry.
        sequence: u64,
    },
    /// An entry holds something that this program does not know.
    #[error(
        "entry {sequence} holds an event that this version does not know: {why}; use a newer version of the program"
    )]
    Unknown {
        /// The entry.
        sequence: u64,
        /// What the reader said.
        why: String,
    },
    /// The clock stands before the last entry.
    #[error("the clock says {now}, but the last entry is from {last}; set the clock right, nothing was done")]
    ClockBack {
        /// What the clock says.
        now: jiff::Timestamp,
        /// When the last entry was made.
        last: jiff::Timestamp,
    },
    /// An event names a text that nobody handed over: a mistake of the program's.
    #[error("an event names the text {digest}, which was not handed over")]
    NoSuchBlob {
        /// Its digest.
        digest: String,
    },
    /// The world could not be written down: a mistake of the program's. Nothing depends on it.
    #[error("a snapshot could not be made: {why}")]
    Snapshot {
        /// What the writer said.
        why: String,
    },
    /// Deciding broke off: a mistake of the program's. Nothing was done, and the desk goes on.
    #[error("deciding broke off; nothing was done")]
    Undecided,
    /// The clerk is gone, after a fault of its own.
    #[error("the desk is closed after an earlier fault; start the program again")]
    Closed,
    /// A password could not be hashed: a mistake of the program's.
    #[error("a password could not be hashed")]
    Hash,
    /// The system gave no random numbers.
    #[error("the system gives no random numbers")]
    Random,
}
