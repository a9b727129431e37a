//! Tells a sound chain from a changed, missing, added or reordered one, and says where it first goes wrong.
//!
//! Pure: entries are given one by one, from a database or a file, then the checkpoint. As long as each follows on the
//! one before, only the seals are kept. From the first that does not, the rest is gathered, for where the others stand
//! is what tells a missing entry from a changed one.

use std::collections::BTreeSet;

use crate::{
    Blob, Checkpoint, Digest, Entry, Fault, Finding, Head, Ledger, PublicKey, Report, Tenant, Wrong,
    entry::seal,
};

/// How many entries are read at a time.
const PAGE: usize = 1000;

/// How far ahead a number is looked for, when entries were removed and the rest renumbered.
const RENUMBERED: u64 = 1000;

/// What became of a blob that an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is there, and fits its digest.
    Whole,
    /// It was erased.
    Erased,
    /// It is there, and does not fit its digest.
    Changed,
    /// It is not there.
    Missing,
}

/// Verifies a tenant's chain as it is stored, with the ledger's public key. `kept` are older checkpoints of the tenant
/// that somebody has kept elsewhere.
pub fn verify(ledger: &dyn Ledger, tenant: &Tenant, kept: &[&str]) -> Result<Report, Fault> {
    let mut verifier = Verifier::new(tenant.clone());
    let mut look = |digest: &Digest| match ledger.blob(tenant, digest) {
        Ok(Blob::Present(_)) => Ok(Kept::Whole),
        Ok(Blob::Erased) => Ok(Kept::Erased),
        Ok(Blob::Missing) => Ok(Kept::Missing),
        Err(Fault::DamagedBlob(_)) => Ok(Kept::Changed),
        Err(fault) => Err(fault),
    };
    let mut after = 0;
    let mut note = None;
    let mut is_read = false;
    loop {
        let page = match ledger.read(tenant, after, PAGE) {
            Err(Fault::UnreadableEntry { sequence, field, .. }) => {
                verifier.unreadable(Some(sequence), field.to_owned());
                note = ledger.checkpoint(tenant)?;
                break;
            }
            page => page?,
        };
        // Somebody may append meanwhile: the checkpoint counts when no entry came after it was read.
        if page.is_empty() && is_read {
            break;
        }
        is_read = page.is_empty();
        if is_read {
            note = ledger.checkpoint(tenant)?;
        }
        for entry in page {
            after = entry.sequence;
            verifier.entry(entry, &mut look)?;
        }
    }
    Ok(verifier.finish(note.as_deref(), kept, ledger.public_key(), true))
}

/// Takes a chain entry by entry. See [`verify`] and [`verify_export`](crate::verify_export) for the usual ways.
#[derive(Debug)]
pub struct Verifier {
    tenant: Tenant,
    head: Head,
    /// The seal of each entry so far; the first is what the first entry is chained to.
    seals: Vec<Digest>,
    /// The first that does not follow, and what came after it.
    suspect: Option<Suspect>,
    rest: Vec<Link>,
    seen: BTreeSet<Digest>,
    blobs: usize,
    erased: usize,
    findings: Vec<Finding>,
}

#[derive(Debug)]
enum Suspect {
    Entry(Box<Entry>),
    Unreadable { sequence: u64, what: String },
}

/// Where an entry stood: enough to tell places, without what it says.
#[derive(Debug)]
struct Link {
    sequence: u64,
    previous: Digest,
    seal: Digest,
}

impl Verifier {
    /// Starts before the first entry.
    pub fn new(tenant: Tenant) -> Self {
        let head = Head::start(&tenant);
        Self {
            tenant,
            head,
            seals: vec![head.seal],
            suspect: None,
            rest: Vec::new(),
            seen: BTreeSet::new(),
            blobs: 0,
            erased: 0,
            findings: Vec::new(),
        }
    }

    /// How far the chain holds.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Takes the next entry, in the order in which they are stored, and looks for the blobs it names.
    pub fn entry<E>(
        &mut self,
        entry: Entry,
        look: &mut dyn FnMut(&Digest) -> Result<Kept, E>,
    ) -> Result<(), E> {
        if self.suspect.is_some() {
            let Entry { sequence, previous, seal, .. } = entry;
            self.rest.push(Link { sequence, previous, seal });
            return Ok(());
        }
        if self.head.follow(&self.tenant, &entry).is_err() {
            self.suspect = Some(Suspect::Entry(Box::new(entry)));
            return Ok(());
        }
        self.seals.push(entry.seal);
        for digest in entry.blobs {
            if self.seen.insert(digest) {
                let kept = look(&digest)?;
                self.blob(entry.sequence, digest, kept);
            }
        }
        Ok(())
    }

    fn blob(&mut self, sequence: u64, digest: Digest, kept: Kept) {
        match kept {
            Kept::Whole => self.blobs += 1,
            Kept::Erased => self.erased += 1,
            Kept::Changed => self.find(Some(sequence), Wrong::BlobChanged(digest)),
            Kept::Missing => self.find(Some(sequence), Wrong::BlobMissing(digest)),
        }
    }

    /// Notes that the next entry cannot be read, and which number it has, where that can be told.
    pub fn unreadable(&mut self, sequence: Option<u64>, what: String) {
        let sequence = sequence.unwrap_or(self.head.sequence + 1);
        self.suspect.get_or_insert(Suspect::Unreadable { sequence, what });
    }

    /// Whether every entry so far follows on the one before.
    pub(crate) fn is_whole(&self) -> bool {
        self.suspect.is_none()
    }

    /// Whether an entry names this blob.
    pub(crate) fn names(&self, digest: &Digest) -> bool {
        self.seen.contains(digest)
    }

    pub(crate) fn find(&mut self, sequence: Option<u64>, wrong: Wrong) {
        self.findings.push(Finding { sequence, wrong });
    }

    /// Compares with what was signed, and reports. `note` is the checkpoint that lies with the chain, `kept` are older
    /// ones that lie elsewhere.
    pub fn finish(
        mut self,
        note: Option<&str>,
        kept: &[&str],
        key: PublicKey,
        key_was_given: bool,
    ) -> Report {
        if let Some(suspect) = self.suspect.take() {
            let finding = self.diagnose(suspect);
            self.findings.push(finding);
        }
        let checkpoint = self.signed(note, &key);
        if let Some(checkpoint) = &checkpoint {
            self.compare(checkpoint);
            if checkpoint.sequence < self.head.sequence && self.is_as_signed(checkpoint) {
                self.find(Some(checkpoint.sequence + 1), Wrong::Added);
            }
        }
        for note in kept {
            match Checkpoint::open(&key, note) {
                Ok(older) if older.tenant == self.tenant => self.compare(&older),
                Ok(_) => {}
                Err(bad) => self.find(None, Wrong::CheckpointBad(bad)),
            }
        }
        self.findings.sort_by_key(|finding| finding.sequence.unwrap_or(u64::MAX));
        self.findings.dedup();
        let Self { tenant, head, blobs, erased, findings, .. } = self;
        Report { tenant, head, blobs, erased, checkpoint, key, key_was_given, findings }
    }

    fn signed(&mut self, note: Option<&str>, key: &PublicKey) -> Option<Checkpoint> {
        let Some(note) = note else {
            if self.head.sequence > 0 || !self.findings.is_empty() {
                self.find(None, Wrong::CheckpointMissing);
            }
            return None;
        };
        match Checkpoint::open(key, note) {
            Ok(checkpoint) if checkpoint.tenant == self.tenant => return Some(checkpoint),
            Ok(other) => self.find(None, Wrong::CheckpointOfAnother(other.tenant)),
            Err(bad) => self.find(None, Wrong::CheckpointBad(bad)),
        }
        None
    }

    /// Only a chain that holds can be compared with a signature: else the first fault says more.
    fn compare(&mut self, checkpoint: &Checkpoint) {
        if self.findings.iter().any(|finding| finding.wrong.is_of_the_chain()) {
            return;
        }
        if checkpoint.sequence > self.head.sequence {
            self.find(Some(self.head.sequence + 1), Wrong::Missing { through: checkpoint.sequence });
        } else if !self.is_as_signed(checkpoint) {
            self.find(Some(checkpoint.sequence), Wrong::Exchanged);
        }
    }

    fn is_as_signed(&self, checkpoint: &Checkpoint) -> bool {
        let place = usize::try_from(checkpoint.sequence).unwrap_or(usize::MAX);
        self.seals.get(place) == Some(&checkpoint.seal)
    }

    /// Says what became of the first entry that does not follow, by where it and the others stand.
    fn diagnose(&self, suspect: Suspect) -> Finding {
        let expected = self.head.sequence + 1;
        let at = |sequence, wrong| Finding { sequence: Some(sequence), wrong };
        let it = match suspect {
            Suspect::Entry(entry) => entry,
            Suspect::Unreadable { sequence, .. } if sequence > expected => {
                return at(expected, Wrong::Missing { through: sequence - 1 });
            }
            Suspect::Unreadable { what, .. } => return at(expected, Wrong::Unreadable(what)),
        };
        let last = self.head.seal;
        let sealed = |sequence: u64, previous: &Digest| {
            seal(&self.tenant, sequence, it.at, previous, &it.blobs, &it.body)
        };

        // What it says is right for this place, by its own seal or the next one's link: only a column was changed.
        let right = sealed(expected, &last);
        if it.seal == right || self.rest.first().is_some_and(|next| next.previous == right) {
            return at(expected, Wrong::Changed);
        }
        let true_one_comes_later = self.rest.iter().any(|link| link.previous == last);
        if it.previous == last {
            // What it says was sealed for another place.
            let belongs_at =
                |link: &Link| [link.seal, it.seal].contains(&sealed(link.sequence, &link.previous));
            let wrong = match true_one_comes_later {
                true => Wrong::Added,
                false if self.rest.iter().any(belongs_at) => Wrong::Reordered,
                false => Wrong::Changed,
            };
            return at(expected, wrong);
        }
        // A copy of one that stands in its own place.
        if self.seals.contains(&it.seal) {
            return at(it.sequence, Wrong::Added);
        }
        // It follows on an entry further back: those between were put in.
        if let Some(place) = self.seals.iter().rev().skip(1).position(|seal| *seal == it.previous) {
            return at(self.head.sequence - place as u64, Wrong::Added);
        }
        if true_one_comes_later {
            let belongs_later = self.rest.iter().any(|link| link.seal == it.previous);
            return at(expected, if belongs_later { Wrong::Reordered } else { Wrong::Added });
        }
        if it.sequence > expected {
            return at(expected, Wrong::Missing { through: it.sequence - 1 });
        }
        // Whole where it stands, so the one that it was sealed to is no longer there.
        if sealed(expected, &it.previous) == it.seal {
            return at(self.head.sequence.max(1), Wrong::Changed);
        }
        let numbers = expected + 1..=expected + RENUMBERED;
        match numbers.into_iter().find(|number| sealed(*number, &it.previous) == it.seal) {
            Some(number) => at(expected, Wrong::Missing { through: number - 1 }),
            None => at(expected, Wrong::Changed),
        }
    }
}

impl Wrong {
    fn is_of_the_chain(&self) -> bool {
        match self {
            Self::Changed
            | Self::Unreadable(_)
            | Self::Missing { .. }
            | Self::Added
            | Self::Reordered
            | Self::Exchanged => true,
            Self::BlobChanged(_)
            | Self::BlobMissing(_)
            | Self::BlobUnnamed(_)
            | Self::CheckpointMissing
            | Self::CheckpointBad(_)
            | Self::CheckpointOfAnother(_)
            | Self::OtherKey(_) => false,
        }
    }
}
