//! The keys that a ledger is opened with: the private one to append, the public one to read and verify.

use crate::{
    Checkpoint, Digest, Entry, Fault, Head, PublicKey, Signer, Snapshot, Tenant,
    note::{self, BadNote},
};

/// What a ledger is opened with.
#[derive(Debug)]
pub(crate) struct Keys {
    signer: Option<Signer>,
    public: PublicKey,
}

impl From<Signer> for Keys {
    fn from(signer: Signer) -> Self {
        Self { public: signer.public_key(), signer: Some(signer) }
    }
}

impl From<PublicKey> for Keys {
    fn from(public: PublicKey) -> Self {
        Self { public, signer: None }
    }
}

impl Keys {
    pub(crate) fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The checkpoint for a chain whose last entry is `last`.
    pub(crate) fn checkpoint(&self, tenant: &Tenant, last: &Entry) -> Result<String, Fault> {
        let signer = self.signer.as_ref().ok_or(Fault::ReadOnly)?;
        Ok(Checkpoint::sign(signer, tenant, last))
    }

    /// The note that shows who made a snapshot, and of what.
    pub(crate) fn snapshot(&self, tenant: &Tenant, snapshot: &Snapshot) -> Result<String, Fault> {
        let signer = self.signer.as_ref().ok_or(Fault::ReadOnly)?;
        Ok(note::sign(signer, &snapshot_text(tenant, snapshot)))
    }

    /// Gives the snapshot back if `note` shows that it was made here.
    pub(crate) fn admit(&self, tenant: &Tenant, snapshot: Snapshot, note: &str) -> Result<Snapshot, Fault> {
        let signed: Result<&str, BadNote> = note::open(&self.public, note);
        if signed != Ok(&snapshot_text(tenant, &snapshot)) {
            return Err(Fault::Snapshot(tenant.clone()));
        }
        Ok(snapshot)
    }
}

fn snapshot_text(tenant: &Tenant, snapshot: &Snapshot) -> String {
    let Head { sequence, seal } = snapshot.head;
    format!("samordna-snapshot-1\n{tenant}\n{sequence}\n{seal}\n{}\n", Digest::of(&snapshot.content))
}
