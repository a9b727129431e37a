//! What a verification found, in words a person can act on, in Swedish and English.

use std::fmt;

use crate::{BadNote, Checkpoint, Digest, Head, PublicKey, Tenant};

/// What was verified, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whose chain it is.
    pub tenant: Tenant,
    /// How far the chain holds, from the first entry.
    pub head: Head,
    /// How many blobs are named and there.
    pub blobs: usize,
    /// How many blobs are named and erased.
    pub erased: usize,
    /// The checkpoint, where its signature holds.
    pub checkpoint: Option<Checkpoint>,
    /// The key that the signature was tried with.
    pub key: PublicKey,
    /// Whether the caller gave the key. A key that came with the file shows only that the file agrees with itself.
    pub key_was_given: bool,
    /// What is wrong, in order; nothing if all is sound.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// The number of the first entry that something is wrong with, where it can be told.
    pub fn first_bad(&self) -> Option<u64> {
        self.findings.iter().filter_map(|finding| finding.sequence).min()
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the entry, where it is about one.
    pub sequence: Option<u64>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The entry is not what was sealed.
    Changed,
    /// The entry cannot be read: what it holds in this place is not what such a place can hold.
    Unreadable(String),
    /// The entries from this one through another are not there.
    Missing {
        /// The last that is missing.
        through: u64,
    },
    /// The entry was put in afterwards.
    Added,
    /// The entry is there, in another place.
    Reordered,
    /// Each entry follows on the one before, but this is not the entry that was signed. It or an earlier one was
    /// exchanged.
    Exchanged,
    /// The blob's content is not the one that the entry names.
    BlobChanged(Digest),
    /// The blob that the entry names is not there, and was not erased.
    BlobMissing(Digest),
    /// The blob is in the file, and no entry names it.
    BlobUnnamed(Digest),
    /// There is no checkpoint.
    CheckpointMissing,
    /// The checkpoint is not one that this key has signed.
    CheckpointBad(BadNote),
    /// The checkpoint is another tenant's.
    CheckpointOfAnother(Tenant),
    /// The file encloses another key than the one that is trusted.
    OtherKey(PublicKey),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.sequence.unwrap_or(0);
        match &self.wrong {
            Wrong::Changed => write!(f, "entry {n} was changed: it is not what was sealed"),
            Wrong::Unreadable(what) if n == 0 => write!(f, "{what} cannot be read"),
            Wrong::Unreadable(what) => write!(f, "entry {n} was changed: {what} cannot be read"),
            Wrong::Missing { through } if *through == n => write!(f, "entry {n} is missing"),
            Wrong::Missing { through } => write!(f, "entries {n} to {through} are missing"),
            Wrong::Added => write!(f, "entry {n} was added afterwards"),
            Wrong::Reordered => write!(f, "entry {n} was reordered: another one stands in its place"),
            Wrong::Exchanged => {
                write!(
                    f,
                    "entry {n} is not the one that was signed: it or an earlier one was changed and sealed anew"
                )
            }
            Wrong::BlobChanged(digest) => write!(f, "entry {n} names the blob {digest}, which was changed"),
            Wrong::BlobMissing(digest) => {
                write!(f, "entry {n} names the blob {digest}, which is missing and was not erased")
            }
            Wrong::BlobUnnamed(digest) => write!(f, "the blob {digest} was added: no entry names it"),
            Wrong::CheckpointMissing => write!(f, "the checkpoint is missing"),
            Wrong::CheckpointBad(why) => write!(f, "the checkpoint does not stand: {why}"),
            Wrong::CheckpointOfAnother(tenant) => write!(f, "the checkpoint is that of {tenant}"),
            Wrong::OtherKey(key) => {
                write!(f, "the file encloses another key ({key}) than the one that is trusted")
            }
        }
    }
}

impl Finding {
    /// The same in Swedish.
    pub fn in_swedish(&self) -> String {
        let n = self.sequence.unwrap_or(0);
        match &self.wrong {
            Wrong::Changed => format!("post {n} är ändrad: den är inte den som förseglades"),
            Wrong::Unreadable(what) if n == 0 => format!("{what} går inte att läsa"),
            Wrong::Unreadable(what) => format!("post {n} är ändrad: {what} går inte att läsa"),
            Wrong::Missing { through } if *through == n => format!("post {n} saknas"),
            Wrong::Missing { through } => format!("posterna {n} till {through} saknas"),
            Wrong::Added => format!("post {n} har lagts till i efterhand"),
            Wrong::Reordered => format!("post {n} har bytt plats: en annan står där den ska stå"),
            Wrong::Exchanged => {
                format!(
                    "post {n} är inte den som signerades: den eller en tidigare är ändrad och förseglad på nytt"
                )
            }
            Wrong::BlobChanged(digest) => format!("post {n} hänvisar till bilagan {digest}, som är ändrad"),
            Wrong::BlobMissing(digest) => {
                format!("post {n} hänvisar till bilagan {digest}, som saknas utan att vara gallrad")
            }
            Wrong::BlobUnnamed(digest) => {
                format!("bilagan {digest} har lagts till: ingen post hänvisar till den")
            }
            Wrong::CheckpointMissing => "kontrollpunkten saknas".into(),
            Wrong::CheckpointBad(why) => format!("kontrollpunkten håller inte: {}", why.in_swedish()),
            Wrong::CheckpointOfAnother(tenant) => format!("kontrollpunkten gäller {tenant}"),
            Wrong::OtherKey(key) => format!("filen innehåller en annan nyckel ({key}) än den som är betrodd"),
        }
    }
}
