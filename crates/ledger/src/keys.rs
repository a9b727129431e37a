//! The keys that a ledger is opened with: the private one to append, the public one to read and verify.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::{
    BadNote, Checkpoint, Concern, Digest, Entry, Fault, Head, PublicKey, Signer, Snapshot, Tenant, note,
};

/// What a ledger is opened with.
#[derive(Debug)]
pub(crate) struct Keys {
    signer: Option<Signer>,
    public: PublicKey,
    /// The checkpoint of each tenant that was last signed or proven here, so that it is not proven at every append.
    proven: Mutex<BTreeMap<Tenant, String>>,
}

impl From<Signer> for Keys {
    fn from(signer: Signer) -> Self {
        Self { public: signer.public_key(), signer: Some(signer), proven: Mutex::default() }
    }
}

impl From<PublicKey> for Keys {
    fn from(public: PublicKey) -> Self {
        Self { public, signer: None, proven: Mutex::default() }
    }
}

impl Keys {
    pub(crate) fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The checkpoint for a chain whose last entry is `last`.
    pub(crate) fn checkpoint(&self, tenant: &Tenant, last: &Entry) -> Result<String, Fault> {
        let note = Checkpoint::sign(self.signer()?, tenant, last);
        self.remember(tenant, &note);
        Ok(note)
    }

    /// Refuses to build on a head that is not the one last signed: a new signature would hide what was done to it.
    pub(crate) fn admit_head(&self, tenant: &Tenant, head: &Head, note: Option<&str>) -> Result<(), Fault> {
        let fault = |why: &str| Err(Fault::Checkpoint { tenant: tenant.clone(), why: why.to_owned() });
        let Some(note) = note else {
            return if head.sequence == 0 { Ok(()) } else { fault("it is missing") };
        };
        match self.open(tenant, note) {
            Err(bad) => fault(&bad.to_string()),
            Ok(it) if it.tenant != *tenant => fault("it is another tenant's"),
            Ok(it) if it.sequence != head.sequence || it.seal != head.seal => fault(&format!(
                "it was signed for entry {}, and the last one here is {}",
                it.sequence, head.sequence
            )),
            Ok(_) => Ok(()),
        }
    }

    /// The same, for somebody who only asks.
    pub(crate) fn concern(&self, tenant: &Tenant, head: &Head, note: Option<&str>) -> Option<Concern> {
        match self.admit_head(tenant, head, note) {
            Err(Fault::Checkpoint { tenant, why }) => Some(Concern::Checkpoint(tenant, why)),
            _ => None,
        }
    }

    /// The note that shows who made a snapshot, and of what.
    pub(crate) fn snapshot(&self, tenant: &Tenant, snapshot: &Snapshot) -> Result<String, Fault> {
        Ok(note::sign(self.signer()?, &snapshot_text(tenant, snapshot)))
    }

    /// Gives the snapshot back if `note` shows that it was made here.
    pub(crate) fn admit_snapshot(
        &self,
        tenant: &Tenant,
        snapshot: Snapshot,
        note: &str,
    ) -> Result<Snapshot, Fault> {
        if note::open(&self.public, note) != Ok(&snapshot_text(tenant, &snapshot)) {
            return Err(Fault::Snapshot(tenant.clone()));
        }
        Ok(snapshot)
    }

    fn signer(&self) -> Result<&Signer, Fault> {
        self.signer.as_ref().ok_or(Fault::ReadOnly)
    }

    fn open(&self, tenant: &Tenant, note: &str) -> Result<Checkpoint, BadNote> {
        let is_proven = {
            let proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
            proven.get(tenant).is_some_and(|known| known == note)
        };
        if is_proven {
            return Checkpoint::unproven(note).ok_or(BadNote::Unreadable);
        }
        let checkpoint = Checkpoint::open(&self.public, note)?;
        self.remember(tenant, note);
        Ok(checkpoint)
    }

    fn remember(&self, tenant: &Tenant, note: &str) {
        let mut proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        proven.insert(tenant.clone(), note.to_owned());
    }
}

fn snapshot_text(tenant: &Tenant, snapshot: &Snapshot) -> String {
    let Head { sequence, seal } = snapshot.head;
    format!("samordna-snapshot-1\n{tenant}\n{sequence}\n{seal}\n{}\n", Digest::of(&snapshot.content))
}
