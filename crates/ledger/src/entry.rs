//! Entries, and how they are sealed.
//!
//! A seal is the SHA-256 of these lines, each ended by a line feed, and then the body as it is:
//!
//! ```text
//! samordna-entry-1
//! <tenant>
//! <sequence>
//! <at>
//! <previous>
//! <how many blobs>
//! <digest of each blob, a line each>
//! ```
//!
//! No line can hold a line feed, the number of lines is told, and the body comes last: two different entries never give
//! the same bytes. The first entry's `previous` is the SHA-256 of `samordna-tenant-1` and the tenant, a line each.

use serde::{Deserialize, Serialize};

use crate::{Digest, Tenant};

/// What somebody wants to have appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When it happened, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What happened: JSON text, which the ledger does not read.
    pub body: String,
    /// The blobs that it points to.
    pub blobs: Vec<Digest>,
}

/// A sealed entry, as it is stored. That the seal fits is shown by [`Head::follow`] or [`verify`](crate::verify).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The number in the tenant's chain, from 1, without gaps.
    pub sequence: u64,
    /// When it happened, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What happened: JSON text, which the ledger does not read.
    pub body: String,
    /// The blobs that it points to.
    pub blobs: Vec<Digest>,
    /// The seal of the entry before.
    pub previous: Digest,
    /// The seal over all of the above and the tenant.
    pub seal: Digest,
}

/// How far a chain has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry; 0 before the first.
    pub sequence: u64,
    /// The seal of the last entry; before the first, what the first is chained to.
    pub seal: Digest,
}

/// An entry does not follow on the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {sequence} does not follow on the one before, or is not as it was sealed")]
pub struct Broken {
    /// The number that the entry should have.
    pub sequence: u64,
}

impl Head {
    /// Before the first entry.
    pub fn start(tenant: &Tenant) -> Self {
        let lines = format!("samordna-tenant-1\n{tenant}\n");
        Self { sequence: 0, seal: Digest::of(lines.as_bytes()) }
    }

    /// Goes on to `entry`, if it is the next one and its seal fits.
    pub fn follow(&mut self, tenant: &Tenant, entry: &Entry) -> Result<(), Broken> {
        let sequence = self.sequence + 1;
        if entry.sequence != sequence
            || entry.previous != self.seal
            || entry.expected_seal(tenant) != entry.seal
        {
            return Err(Broken { sequence });
        }
        *self = Self { sequence, seal: entry.seal };
        Ok(())
    }

    /// Seals the drafts into the entries that come next.
    pub(crate) fn seal(mut self, tenant: &Tenant, drafts: &[Draft]) -> Vec<Entry> {
        let seal_one = |draft: &Draft| {
            let Draft { at, body, blobs } = draft.clone();
            let sequence = self.sequence + 1;
            let seal = seal(tenant, sequence, at, &self.seal, &blobs, &body);
            let entry = Entry { sequence, at, body, blobs, previous: self.seal, seal };
            self = Self { sequence, seal };
            entry
        };
        drafts.iter().map(seal_one).collect()
    }
}

impl Entry {
    /// The seal that fits what the entry holds.
    pub fn expected_seal(&self, tenant: &Tenant) -> Digest {
        seal(tenant, self.sequence, self.at, &self.previous, &self.blobs, &self.body)
    }
}

pub(crate) fn seal(
    tenant: &Tenant,
    sequence: u64,
    at: i64,
    previous: &Digest,
    blobs: &[Digest],
    body: &str,
) -> Digest {
    let mut lines = format!("samordna-entry-1\n{tenant}\n{sequence}\n{at}\n{previous}\n{}\n", blobs.len());
    for blob in blobs {
        lines.push_str(&blob.to_string());
        lines.push('\n');
    }
    Digest::of_pieces(&[lines.as_bytes(), body.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(body: &str) -> Draft {
        Draft { at: 5, body: body.into(), blobs: vec![] }
    }

    #[test]
    fn a_sealed_entry_follows_on_the_head_it_was_sealed_on() {
        let tenant: Tenant = "a".parse().unwrap();
        let start = Head::start(&tenant);
        let mut head = start;
        for entry in start.seal(&tenant, &[draft("1"), draft("2")]) {
            assert_eq!(head.follow(&tenant, &entry), Ok(()));
        }
        assert_eq!(head.sequence, 2);
    }

    #[test]
    fn a_body_that_looks_like_a_blob_line_is_sealed_differently() {
        let tenant: Tenant = "a".parse().unwrap();
        let blob = Digest::of(b"x");
        let with_blob = Draft { blobs: vec![blob], ..draft("body") };
        let as_body = draft(&format!("{blob}\nbody"));
        let seal = |draft| Head::start(&tenant).seal(&tenant, &[draft])[0].seal;
        assert_ne!(seal(with_blob), seal(as_body));
    }

    #[test]
    fn tenants_have_different_chains_from_the_first_entry() {
        assert_ne!(Head::start(&"a".parse().unwrap()), Head::start(&"b".parse().unwrap()));
    }
}
