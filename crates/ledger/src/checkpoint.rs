//! Checkpoints: what the chain had come to, signed by the installation's key.
//!
//! A checkpoint is a signed [`note`](crate::note) over these lines, each ended by a line feed:
//!
//! ```text
//! samordna-checkpoint-1
//! <tenant>
//! <sequence>
//! <seal>
//! <at>
//! ```
//!
//! A copy that somebody else keeps is what shows, years later, that the whole ledger was not exchanged.

use crate::{
    Digest, Entry, PublicKey, Signer, Tenant,
    note::{self, BadNote},
};

/// What a signed checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose chain it is.
    pub tenant: Tenant,
    /// The number of the last entry.
    pub sequence: u64,
    /// The seal of the last entry.
    pub seal: Digest,
    /// When the last entry happened, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

impl Checkpoint {
    /// Reads a note that `key` has signed.
    pub fn open(key: &PublicKey, note: &str) -> Result<Self, BadNote> {
        Self::parse(note::open(key, note)?).ok_or(BadNote::Unreadable)
    }

    /// What a note says, whoever wrote it. For one that is known to be signed, or only to know how far to look.
    pub(crate) fn unproven(note: &str) -> Option<Self> {
        Self::parse(note.split_once("\n\n").map(|(text, _)| text)?)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_prefix("samordna-checkpoint-1\n")?.split_terminator('\n');
        let tenant = lines.next()?.parse().ok()?;
        let sequence = lines.next()?.parse().ok()?;
        let seal = lines.next()?.parse().ok()?;
        let at = lines.next()?.parse().ok()?;
        lines.next().is_none().then_some(Self { tenant, sequence, seal, at })
    }

    /// The signed note for a chain whose last entry is `last`.
    pub(crate) fn sign(signer: &Signer, tenant: &Tenant, last: &Entry) -> String {
        let Entry { sequence, seal, at, .. } = last;
        note::sign(signer, &format!("samordna-checkpoint-1\n{tenant}\n{sequence}\n{seal}\n{at}\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Head;

    #[test]
    fn what_is_signed_is_what_is_read() {
        let (signer, tenant) = (Signer::from_seed([1; 32]), "a".parse().unwrap());
        let draft = crate::Draft { at: -7, body: String::new(), blobs: vec![] };
        let entry = &Head::start(&tenant).seal(&tenant, &[draft])[0];
        let note = Checkpoint::sign(&signer, &tenant, entry);
        let read = Checkpoint::open(&signer.public_key(), &note).unwrap();
        assert_eq!(read, Checkpoint { tenant, sequence: 1, seal: entry.seal, at: -7 });
    }
}
