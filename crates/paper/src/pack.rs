//! The packed folder that a word processor's document is, and what can be wrong with it.

use samordna_charter::{Language, Unreadable};
use std::io::{Cursor, Read};

/// The largest part that is unpacked, in bytes.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why no text came out of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopenable {
    /// A format that cannot be opened yet.
    NotYet(&'static str),
    /// It is not the format that its name says, or it is damaged.
    Damaged,
    /// A part of it is larger than [`MOST_BYTES`].
    TooLarge,
    /// The text in it cannot be read.
    Text(Unreadable),
}

impl Unopenable {
    /// In words, with what to do.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::NotYet(format) => language.pick(
                format!("{format} kan inte öppnas än. Spara dokumentet som docx, odt, txt eller md, eller klistra in texten."),
                format!("{format} cannot be opened yet. Save the document as docx, odt, txt or md, or paste the text."),
            ),
            Self::Damaged => language
                .pick(
                    "Filen är inte det som namnet säger, eller så är den skadad. Öppna den i ditt program och spara den igen.",
                    "The file is not what its name says, or it is damaged. Open it in your own program and save it again.",
                )
                .to_owned(),
            Self::TooLarge => language
                .pick("Dokumentet är för stort. Klistra in texten i stället.", "The document is too large. Paste its text instead.")
                .to_owned(),
            Self::Text(why) => why.say(language),
        }
    }
}

/// One part of the packed folder, as text.
pub(crate) fn part(bytes: &[u8], path: &str) -> Result<String, Unopenable> {
    let mut folder = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopenable::Damaged)?;
    let part = folder.by_name(path).map_err(|_| Unopenable::Damaged)?;
    let mut text = String::new();
    // The size that the folder states is not to be trusted: what comes out is counted.
    let mut counted = part.take(MOST_BYTES + 1);
    counted.read_to_string(&mut text).map_err(|_| Unopenable::Damaged)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(Unopenable::TooLarge);
    }
    Ok(text)
}
