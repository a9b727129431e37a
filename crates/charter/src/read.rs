//! From text to a reading: one file per family of norms.

use crate::{
    reading::{Reading, Source},
    text::{MediaType, Unreadable, decode},
};
use sha2::{Digest, Sha256};

/// What came out of a document: the reading, and the text that its spans point into.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What the text says.
    pub reading: Reading,
    /// The normalised text.
    pub text: String,
}

/// Reads one charter. Fails only where the bytes are no text; an empty text gives an empty reading.
pub fn read(bytes: &[u8], name: &str, media_type: MediaType) -> Result<Read, Unreadable> {
    let text = decode(bytes)?;
    let source = Source {
        name: name.to_owned(),
        media_type: media_type.as_str().to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    Ok(Read { reading: Reading { source, ..Reading::default() }, text })
}
