//! Documents in and out. Today: a charter out of a Word or OpenDocument file, or plain text, into a reading; and meetings
//! into a calendar to subscribe to.
//!
//! Only the text comes out, as Markdown: headings, bullets, tables, paragraphs. What was struck out with changes tracked
//! is gone, as it is to whoever reads the page. Deliberately absent: styles, pictures, page heads, and the network.
//!
//! **Invariant:** bytes of any kind give a text or a clear no, within the memory of [`MOST_BYTES`] and a little more.

mod calendar;
mod docx;
mod markdown;
mod odt;
mod pack;

pub use calendar::{CALENDAR, Calendar, Occasion};
pub use pack::{MOST_BYTES, Unopenable};

use samordna_charter::{MediaType, Read, read};
use sha2::{Digest, Sha256};

/// A document, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its text; for plain text its bytes as they came.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub media_type: MediaType,
    /// What the document was, as `application/pdf`.
    pub was: &'static str,
}

/// Opens a document by the ending of its name.
pub fn open(bytes: &[u8], name: &str) -> Result<Sheet, Unopenable> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let markdown =
        |text: String, was| Sheet { bytes: text.into_bytes(), media_type: MediaType::Markdown, was };
    match ending.as_deref() {
        Some("docx") => docx::text(bytes).map(|text| {
            markdown(text, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }),
        Some("odt") => odt::text(bytes).map(|text| markdown(text, "application/vnd.oasis.opendocument.text")),
        Some("pdf") => Err(Unopenable::NotYet("PDF")),
        Some("doc" | "rtf") => Err(Unopenable::NotYet("DOC, RTF")),
        _ => {
            let media_type = MediaType::of_name(name).unwrap_or_default();
            Ok(Sheet { bytes: bytes.to_vec(), media_type, was: media_type.as_str() })
        }
    }
}

/// Opens a document and reads the charter in it. The reading's source is the document as it came.
pub fn read_charter(bytes: &[u8], name: &str) -> Result<Read, Unopenable> {
    let sheet = open(bytes, name)?;
    let mut got = read(&sheet.bytes, name, sheet.media_type).map_err(Unopenable::Text)?;
    got.reading.source.media_type = sheet.was.to_owned();
    got.reading.source.sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(got)
}
