//! Reads an export line by line. A line that cannot be read is told, not guessed at: whatever bytes come, the answer is
//! a report or that it is no export.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    io::{self, BufRead, Read as _},
};

use base64ct::{Base64, Encoding};

use super::{BlobLine, ExportError, FORMAT, Line};
use crate::{Digest, Entry, Kept, PublicKey, Report, Tenant, Verifier, Wrong};

/// The longest line: a blob of 384 MB.
const LONGEST: u64 = 512 * 1024 * 1024;

/// What a line holds.
pub(super) enum Read {
    Header { tenant: Tenant, public_key: PublicKey },
    Blob { digest: Digest, content: Option<Vec<u8>> },
    Entry(Entry),
    Checkpoint(String),
    Unreadable { is_entry: bool },
}

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: R,
    number: usize,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, number: 0, line: Vec::new() }
    }

    /// The next line; none at the end. A line without its line feed is not whole.
    pub(super) fn next(&mut self) -> io::Result<Option<Read>> {
        self.line.clear();
        self.number += 1;
        if self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut self.line)? == 0 {
            return Ok(None);
        }
        let whole = self.line.strip_suffix(b"\n").and_then(|line| parse(serde_json::from_slice(line).ok()?));
        let is_entry = self.line.starts_with(b"{\"entry\"");
        Ok(Some(whole.unwrap_or(Read::Unreadable { is_entry })))
    }

    /// Where the line last read is.
    fn place(&self) -> String {
        format!("line {}", self.number)
    }

    fn unreadable(&self) -> Wrong {
        Wrong::Unreadable(self.place())
    }
}

fn parse(line: Line) -> Option<Read> {
    Some(match line {
        Line::Header(header) if header.format == FORMAT => {
            let public_key = PublicKey::from_bytes(header.public_key.as_bytes())?;
            Read::Header { tenant: header.tenant, public_key }
        }
        Line::Header(_) => return None,
        Line::Blob(BlobLine { digest, content: None }) => Read::Blob { digest, content: None },
        Line::Blob(BlobLine { digest, content: Some(content) }) => {
            Read::Blob { digest, content: Some(Base64::decode_vec(&content).ok()?) }
        }
        Line::Entry(entry) => Read::Entry(entry),
        Line::Checkpoint(note) => Read::Checkpoint(note),
    })
}

/// Verifies an export, with the key that is `trusted`, or else with the one in the file. `kept` are older checkpoints of
/// the tenant that somebody has kept elsewhere.
pub fn verify_export(
    reader: impl BufRead,
    trusted: Option<&PublicKey>,
    kept: &[&str],
) -> Result<Report, ExportError> {
    let mut lines = Lines::new(reader);
    let Some(Read::Header { tenant, public_key }) = lines.next()? else {
        return Err(ExportError::NotAnExport);
    };
    let mut verifier = Verifier::new(tenant);
    if trusted.is_some_and(|key| *key != public_key) {
        verifier.find(None, Wrong::OtherKey(public_key.clone()));
    }
    let mut enclosed = BTreeMap::new();
    let mut note = None;
    while let Some(line) = lines.next()? {
        match line {
            Read::Unreadable { is_entry: true } => verifier.unreadable(None, lines.place()),
            Read::Unreadable { is_entry: false } | Read::Header { .. } => {
                verifier.find(None, lines.unreadable())
            }
            _ if note.is_some() => verifier.find(None, lines.unreadable()),
            Read::Checkpoint(text) => note = Some(text),
            Read::Blob { digest, content } => {
                let kept = match content {
                    None => Kept::Erased,
                    Some(content) if Digest::of(&content) == digest => Kept::Whole,
                    Some(_) => Kept::Changed,
                };
                if enclosed.insert(digest, kept).is_some() {
                    verifier.find(None, lines.unreadable());
                }
            }
            Read::Entry(entry) => {
                let mut look = |digest: &Digest| {
                    Ok::<_, Infallible>(enclosed.get(digest).copied().unwrap_or(Kept::Missing))
                };
                let Ok(()) = verifier.entry(entry, &mut look);
            }
        }
    }
    if verifier.is_whole() {
        for digest in enclosed.keys() {
            if !verifier.names(digest) {
                verifier.find(None, Wrong::BlobUnnamed(*digest));
            }
        }
    }
    if note.is_none() && verifier.head().sequence == 0 {
        verifier.find(None, Wrong::CheckpointMissing);
    }
    let key = trusted.cloned().unwrap_or(public_key);
    Ok(verifier.finish(note.as_deref(), kept, key, trusted.is_some()))
}
