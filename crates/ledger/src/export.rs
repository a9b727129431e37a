//! A tenant's ledger as one file of JSON lines: to keep, to hand over, to verify without the program, and to restore.
//!
//! The lines are: the header; each blob, before the first entry that names it; each entry; last the checkpoint. The
//! format is described in `docs/ledger.md`. Sessions, cursors and snapshots are deliberately left out: they are not the
//! record.
//!
//! **Invariant:** what [`import`] has taken gives the same seals as in the file.

mod reader;

use std::{
    collections::BTreeSet,
    io::{self, BufRead, Seek, Write},
};

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

use crate::{
    AppendError, Blob, Checkpoint, Digest, Draft, Entry, Fault, Head, Ledger, PublicKey, Report, Tenant,
};
pub use reader::verify_export;
use reader::{Lines, Read};

const FORMAT: &str = "samordna-ledger-1";

/// How many entries are read from the ledger, or appended to it, at a time.
const PAGE: usize = 500;

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Header(Header),
    Blob(BlobLine),
    Entry(Entry),
    Checkpoint(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    tenant: Tenant,
    public_key: Digest,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BlobLine {
    digest: Digest,
    /// Base64; null if the blob was erased.
    content: Option<String>,
}

/// An export could not be written, read or restored.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file could not be read or written.
    #[error("the file: {0}")]
    File(#[from] io::Error),
    /// It is not an export of a ledger.
    #[error(
        "this is not a whole export of a ledger: its first line is not a header of format samordna-ledger-1"
    )]
    NotAnExport,
    /// The ledger has no entries of this tenant.
    #[error("there is nothing of {0} to export; check the name")]
    Nothing(Tenant),
    /// The export is not sound: nothing was restored.
    #[error("the export is not sound, and nothing was restored: {}", first_finding(.0))]
    Unsound(Box<Report>),
    /// The ledger has other entries of this tenant: nothing was restored.
    #[error("the ledger has entries of {tenant} that are not in the export; restore into an empty ledger")]
    Occupied {
        /// Whose chain it is.
        tenant: Tenant,
    },
    /// The ledger could not.
    #[error(transparent)]
    Ledger(#[from] Fault),
    /// The ledger would not. Import again: it goes on where it came to.
    #[error("while restoring: {0}")]
    Append(#[from] AppendError),
}

fn first_finding(report: &Report) -> String {
    report.findings.first().map(ToString::to_string).unwrap_or_default()
}

impl ExportError {
    /// The same in Swedish.
    pub fn in_swedish(&self) -> String {
        match self {
            Self::File(error) => format!("filen: {error}"),
            Self::NotAnExport => "det här är ingen hel export av en liggare: första raden är inget huvud \
                                  i formatet samordna-ledger-1"
                .into(),
            Self::Nothing(tenant) => {
                format!("det finns inget hos {tenant} att exportera; kontrollera namnet")
            }
            Self::Unsound(report) => {
                let first = report.findings.first().map(|finding| finding.in_swedish()).unwrap_or_default();
                format!("exporten håller inte, och inget har återställts: {first}")
            }
            Self::Occupied { tenant } => {
                format!(
                    "liggaren har poster hos {tenant} som inte finns i exporten; återställ i en tom liggare"
                )
            }
            Self::Ledger(fault) => fault.in_swedish(),
            Self::Append(AppendError::Fault(fault)) => fault.in_swedish(),
            Self::Append(AppendError::Late { head }) => format!(
                "någon annan skrev under återställningen, till post {}; stoppa programmet och återställ igen",
                head.sequence
            ),
            Self::Append(AppendError::UnknownBlob(digest)) => format!("bilagan {digest} saknas i exporten"),
        }
    }
}

/// Writes the tenant's chain, up to its checkpoint, and the blobs that it names. It is as sound as the ledger is.
pub fn export(ledger: &dyn Ledger, tenant: &Tenant, writer: &mut dyn Write) -> Result<(), ExportError> {
    let note = ledger.checkpoint(tenant)?;
    if note.is_none() && ledger.head(tenant)?.sequence == 0 {
        return Err(ExportError::Nothing(tenant.clone()));
    }
    let last =
        note.as_deref().and_then(Checkpoint::unproven).map_or(u64::MAX, |checkpoint| checkpoint.sequence);
    let public_key = ledger.public_key().as_digits();
    put(writer, &Line::Header(Header { format: FORMAT.to_owned(), tenant: tenant.clone(), public_key }))?;

    let mut written = BTreeSet::new();
    let mut after = 0;
    loop {
        let mut page = ledger.read(tenant, after, PAGE)?;
        page.retain(|entry| entry.sequence <= last);
        if page.is_empty() {
            break;
        }
        for entry in page {
            after = entry.sequence;
            for digest in &entry.blobs {
                if written.insert(*digest) {
                    put_blob(ledger, tenant, digest, writer)?;
                }
            }
            put(writer, &Line::Entry(entry))?;
        }
    }
    if let Some(note) = note {
        put(writer, &Line::Checkpoint(note))?;
    }
    Ok(writer.flush()?)
}

fn put(writer: &mut dyn Write, line: &Line) -> Result<(), ExportError> {
    serde_json::to_writer(&mut *writer, line).map_err(io::Error::from)?;
    Ok(writer.write_all(b"\n")?)
}

/// A blob that is missing is left out, and missed by whoever verifies.
fn put_blob(
    ledger: &dyn Ledger,
    tenant: &Tenant,
    digest: &Digest,
    writer: &mut dyn Write,
) -> Result<(), ExportError> {
    let content = match ledger.blob(tenant, digest)? {
        Blob::Present(content) => Some(Base64::encode_string(&content)),
        Blob::Erased => None,
        Blob::Missing => return Ok(()),
    };
    put(writer, &Line::Blob(BlobLine { digest: *digest, content }))
}

/// Verifies an export whole and then restores it into a ledger that has no entries of the tenant, or has come a part of
/// the way in an earlier try. The ledger signs with its own key.
pub fn import(
    mut reader: impl BufRead + Seek,
    trusted: Option<&PublicKey>,
    ledger: &dyn Ledger,
) -> Result<Report, ExportError> {
    let start = reader.stream_position()?;
    let report = verify_export(&mut reader, trusted, &[])?;
    if !report.is_sound() {
        return Err(ExportError::Unsound(Box::new(report)));
    }
    reader.seek(io::SeekFrom::Start(start))?;
    let tenant = &report.tenant;
    let mut restoring =
        Restoring { ledger, tenant, head: ledger.head(tenant)?, drafts: Vec::new(), blobs: Vec::new() };
    if restoring.head.sequence > report.head.sequence {
        return Err(ExportError::Occupied { tenant: tenant.clone() });
    }
    let mut lines = Lines::new(reader);
    while let Some(line) = lines.next()? {
        restoring.line(line)?;
    }
    restoring.flush()?;
    Ok(report)
}

/// What has been read and not yet appended.
struct Restoring<'a> {
    ledger: &'a dyn Ledger,
    tenant: &'a Tenant,
    head: Head,
    drafts: Vec<Draft>,
    blobs: Vec<Vec<u8>>,
}

impl Restoring<'_> {
    fn line(&mut self, line: Read) -> Result<(), ExportError> {
        match line {
            Read::Blob { digest, content: None } => self.ledger.erase_blob(self.tenant, &digest)?,
            Read::Blob { content: Some(content), .. } => self.blobs.push(content),
            Read::Entry(entry) => self.entry(entry)?,
            Read::Header { .. } | Read::Checkpoint(_) | Read::Unreadable { .. } => {}
        }
        Ok(())
    }

    /// Passes over what an earlier try has stored.
    fn entry(&mut self, entry: Entry) -> Result<(), ExportError> {
        if entry.sequence < self.head.sequence {
            self.blobs.clear();
            return Ok(());
        }
        if entry.sequence == self.head.sequence {
            self.blobs.clear();
            let is_the_same = entry.seal == self.head.seal;
            return is_the_same
                .then_some(())
                .ok_or_else(|| ExportError::Occupied { tenant: self.tenant.clone() });
        }
        let Entry { at, body, blobs, .. } = entry;
        self.drafts.push(Draft { at, body, blobs });
        if self.drafts.len() == PAGE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        let blobs: Vec<&[u8]> = self.blobs.iter().map(Vec::as_slice).collect();
        let appended = self.ledger.append(self.tenant, self.head.sequence, &self.drafts, &blobs)?;
        if let Some(last) = appended.last() {
            self.head = Head { sequence: last.sequence, seal: last.seal };
        }
        self.drafts.clear();
        self.blobs.clear();
        Ok(())
    }
}
