//! Bytes to characters. A text comes as UTF-8, as UTF-16 with a mark, or as Windows-1252; anything else is refused.

use crate::Language;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The largest text that is read, in bytes: some thirty thousand pages. A charter is a few.
pub const MOST_BYTES: usize = 64 * MEGABYTE;

/// The most sentences that are read, where one that comes again counts once: some two thousand pages.
pub const MOST_SENTENCES: usize = 15_000;

/// The most lines that are read. A page has some forty.
const MOST_LINES: usize = 2_000_000;

const MEGABYTE: usize = 1024 * 1024;

/// What kind of document the bytes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// Plain text.
    #[default]
    #[serde(rename = "text/plain")]
    Plain,
    /// Markdown.
    #[serde(rename = "text/markdown")]
    Markdown,
}

impl MediaType {
    /// The type that a file's name tells, or `None` where no reader for it stands here.
    pub fn of_name(name: &str) -> Option<Self> {
        let Some((_, extension)) = name.rsplit_once('.') else { return Some(Self::Plain) };
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "docx" | "odt" | "pdf" | "doc" | "rtf" | "zip" | "xlsx" | "pptx" => None,
            _ => Some(Self::Plain),
        }
    }

    /// As `text/plain`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
        }
    }
}

/// Why a document could not be read, in the words of the one who sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The bytes are no text.
    #[error("this is not a text: it looks like a picture, a program or a packed file")]
    Binary,
    /// A known format that needs another reader.
    #[error("this is a {0} file; save it as text first")]
    Packed(&'static str),
    /// Longer than any charter.
    #[error("this is too long to be a charter: {0}")]
    TooLong(Length),
}

/// How a text is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Length {
    /// As many bytes, more than [`MOST_BYTES`].
    #[error("{} MB, and at most {} MB are read", .0.div_ceil(MEGABYTE), MOST_BYTES / MEGABYTE)]
    Bytes(usize),
    /// More than [`MOST_LINES`].
    #[error("it has more than {MOST_LINES} lines")]
    Lines,
    /// More than [`MOST_SENTENCES`].
    #[error("it has more than {MOST_SENTENCES} sentences that differ")]
    Sentences,
}

impl Unreadable {
    /// The reason, in the reader's language.
    pub fn say(&self, language: Language) -> String {
        if language == Language::English {
            return self.to_string();
        }
        match self {
            Self::Binary => {
                "Det här är ingen text. Det ser ut som en bild, ett program eller en packad fil.".into()
            }
            Self::Packed(format) => format!("Det här är en {format}-fil. Spara den som text först."),
            Self::TooLong(Length::Lines) => {
                format!(
                    "Texten är för lång för att vara en uppdragshandling: den har över {MOST_LINES} rader."
                )
            }
            Self::TooLong(Length::Sentences) => format!(
                "Texten är för lång för att vara en uppdragshandling: den har över {MOST_SENTENCES} olika meningar."
            ),
            Self::TooLong(Length::Bytes(bytes)) => format!(
                "Texten är för lång för att vara en uppdragshandling: {} MB. Högst {} MB läses.",
                bytes.div_ceil(MEGABYTE),
                MOST_BYTES / MEGABYTE
            ),
        }
    }
}

/// The characters of a text. Empty bytes are an empty text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLong(Length::Bytes(bytes.len())));
    }
    if bytes.len() > MOST_LINES && bytes.iter().filter(|&&byte| byte == b'\n').count() > MOST_LINES {
        return Err(Unreadable::TooLong(Length::Lines));
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Unreadable::Packed("PDF"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::Packed("docx/odt"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes).map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(windows_1252(bytes)?),
    };
    looks_like_text(&text).then_some(text).ok_or(Unreadable::Binary)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Unreadable::Binary);
    }
    let text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .collect::<Result<_, _>>()
        .map_err(|_| Unreadable::Binary)?;
    looks_like_text(&text).then_some(text).ok_or(Unreadable::Binary)
}

/// Windows-1252 is what Swedish offices wrote before UTF-8; Latin-1 is its subset.
fn windows_1252(bytes: &[u8]) -> Result<String, Unreadable> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let strange = bytes.iter().filter(|byte| matches!(byte, 0x7f..=0xbf)).count();
    if strange * 10 > bytes.len() {
        return Err(Unreadable::Binary);
    }
    Ok(bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
            _ => char::from(byte),
        })
        .collect())
}

/// A text has hardly any control characters, and no long run without a letter in sight.
fn looks_like_text(text: &str) -> bool {
    let controls = text.bytes().filter(|byte| matches!(byte, 0..=8 | 11 | 14..=31 | 127)).count();
    controls * 100 <= text.len()
}
