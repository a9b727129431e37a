//! Rows of the database, the same in both dialects: numbers are signed, digests are bytes, and a list of digests is
//! their bytes after one another. What no row of ours can hold is a fault.

use crate::{Blob, Digest, Entry, Fault, Head, Snapshot, Tenant, keys::Keys};

/// The columns of table `entry`, without the tenant.
pub(crate) struct Row<'a> {
    pub sequence: i64,
    pub at: i64,
    pub body: &'a [u8],
    pub blobs: &'a [u8],
    pub previous: &'a [u8],
    pub seal: &'a [u8],
}

impl Row<'_> {
    /// The entry, or a fault that says which column cannot be one's.
    pub(crate) fn entry(&self, tenant: &Tenant) -> Result<Entry, Fault> {
        let sequence = u64::try_from(self.sequence).unwrap_or(0);
        let fault = |field| Fault::UnreadableEntry { tenant: tenant.clone(), sequence, field };
        let digests = self.blobs.chunks(32).map(Digest::try_from).collect::<Result<_, _>>();
        Ok(Entry {
            sequence,
            at: self.at,
            body: str::from_utf8(self.body).map_err(|_| fault("body"))?.to_owned(),
            blobs: digests.map_err(|_| fault("blobs"))?,
            previous: self.previous.try_into().map_err(|_| fault("previous"))?,
            seal: self.seal.try_into().map_err(|_| fault("seal"))?,
        })
    }
}

/// The entries up to the first that cannot be read; where that is the first of all, the fault.
pub(crate) fn readable(rows: impl Iterator<Item = Result<Entry, Fault>>) -> Result<Vec<Entry>, Fault> {
    let mut entries = Vec::new();
    for row in rows {
        match row {
            Ok(entry) => entries.push(entry),
            Err(fault) if entries.is_empty() => return Err(fault),
            Err(_) => break,
        }
    }
    Ok(entries)
}

/// The head, from the last entry's number and seal.
pub(crate) fn head(tenant: &Tenant, last: Option<(i64, Vec<u8>)>) -> Result<Head, Fault> {
    let Some((sequence, seal)) = last else {
        return Ok(Head::start(tenant));
    };
    let sequence = u64::try_from(sequence).unwrap_or(0);
    let unreadable = |_| Fault::UnreadableEntry { tenant: tenant.clone(), sequence, field: "seal" };
    Ok(Head { sequence, seal: seal.as_slice().try_into().map_err(unreadable)? })
}

/// The blob, from its row, if there is one, and the content in it, if it was not erased.
pub(crate) fn blob(digest: &Digest, found: Option<Option<Vec<u8>>>) -> Result<Blob, Fault> {
    match found {
        None => Ok(Blob::Missing),
        Some(None) => Ok(Blob::Erased),
        Some(Some(content)) if Digest::of(&content) == *digest => Ok(Blob::Present(content)),
        Some(Some(_)) => Err(Fault::DamagedBlob(*digest)),
    }
}

/// The columns of table `snapshot`, and whether its last entry is in the chain.
pub(crate) struct SnapshotRow {
    pub sequence: i64,
    pub seal: Vec<u8>,
    pub content: Vec<u8>,
    pub note: String,
    pub in_chain: bool,
}

impl SnapshotRow {
    /// The snapshot, if it is of this chain and was made here.
    pub(crate) fn snapshot(self, tenant: &Tenant, keys: &Keys) -> Result<Snapshot, Fault> {
        match (u64::try_from(self.sequence), Digest::try_from(self.seal.as_slice())) {
            (Ok(sequence), Ok(seal)) if self.in_chain => keys.admit_snapshot(
                tenant,
                Snapshot { head: Head { sequence, seal }, content: self.content },
                &self.note,
            ),
            _ => Err(Fault::Snapshot(tenant.clone())),
        }
    }
}

/// Digests as one column.
pub(crate) fn packed(digests: &[Digest]) -> Vec<u8> {
    digests.iter().flat_map(|digest| *digest.as_bytes()).collect()
}

/// A sequence as a database keeps it. Beyond what it can keep there is nothing.
pub(crate) fn signed(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}
