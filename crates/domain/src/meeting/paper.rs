//! Papers: what is sent along with the notice. A file is what its name says, or it is not taken.

use crate::{Digest, Language};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The largest paper, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// What kind of file a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// PowerPoint.
    Pptx,
    /// OpenDocument, a text.
    Odt,
    /// OpenDocument, a spreadsheet.
    Ods,
    /// OpenDocument, a presentation.
    Odp,
    /// A picture, as PNG.
    Png,
    /// A picture, as JPEG.
    Jpeg,
    /// A text without form.
    Text,
}

impl Media {
    /// Every kind of file that is taken.
    pub const ALL: [Self; 10] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Png,
        Self::Jpeg,
        Self::Text,
    ];

    /// How names of such files end; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Odp => &["odp"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Text => &["txt", "md", "csv"],
        }
    }

    /// How the web calls it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Pptx => "PowerPoint",
            Self::Odt => language.pick("OpenDocument-text", "OpenDocument text"),
            Self::Ods => language.pick("OpenDocument-kalkyl", "OpenDocument spreadsheet"),
            Self::Odp => language.pick("OpenDocument-presentation", "OpenDocument presentation"),
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Text => language.pick("Text", "Text"),
        }
    }

    /// What the name says that the file is.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_lowercase();
        Self::ALL.into_iter().find(|media| media.endings().contains(&ending.as_str()))
    }

    /// What the content is.
    pub fn of_content(content: &[u8]) -> Option<Self> {
        let starts = |signature: &[u8]| content.starts_with(signature);
        if starts(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if starts(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if starts(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        if starts(b"PK\x03\x04") {
            return packed(content);
        }
        let is_text = std::str::from_utf8(content).is_ok_and(|text| {
            let text = text.trim_start_matches('\u{feff}').trim_start();
            !text.contains('\0') && !is_markup(text)
        });
        is_text.then_some(Self::Text)
    }
}

/// What a packed document holds, by the names of its parts; they stand unpacked in the archive.
fn packed(content: &[u8]) -> Option<Media> {
    let has = |part: &[u8]| content.windows(part.len()).any(|window| window == part);
    // An OpenDocument says first of all, and unpacked, what it is.
    let head = content.get(..content.len().min(200)).unwrap_or_default();
    let says = |mime: &str| head.windows(mime.len()).any(|window| window == mime.as_bytes());
    if let Some(open) = [Media::Odt, Media::Ods, Media::Odp].into_iter().find(|media| says(media.mime())) {
        return Some(open);
    }
    let parts: [(&[u8], Media); 3] = [
        (b"word/document.xml", Media::Docx),
        (b"xl/workbook.xml", Media::Xlsx),
        (b"ppt/presentation.xml", Media::Pptx),
    ];
    parts.into_iter().find(|(part, _)| has(part)).map(|(_, media)| media)
}

/// A page or a picture that can run something, under the name of a text.
fn is_markup(text: &str) -> bool {
    let head: String = text.chars().take(200).collect::<String>().to_lowercase();
    ["<!doctype", "<html", "<script", "<svg", "<?xml", "#!"].iter().any(|start| head.starts_with(start))
}

/// Bytes of a file, as Base64 in JSON.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Content(pub Vec<u8>);

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// The letters of Base64, by value. Source: RFC 4648, section 4.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl TryFrom<String> for Content {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WRONG: &str = "the content is not Base64";
        let text = text.trim_end_matches('=');
        let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
        let (mut held, mut bits) = (0u32, 0u32);
        for letter in text.bytes() {
            let value = LETTERS.iter().position(|known| *known == letter).ok_or(WRONG)?;
            held = (held << 6) | u32::try_from(value).map_err(|_| WRONG)?;
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from((held >> bits) & 0xff).map_err(|_| WRONG)?);
            }
        }
        // What is left over of a letter is nothing but padding.
        if bits >= 6 || held & ((1 << bits) - 1) != 0 {
            return Err(WRONG);
        }
        Ok(Self(bytes))
    }
}

impl From<Content> for String {
    fn from(content: Content) -> Self {
        let letter =
            |value: u32| LETTERS.get((value & 63) as usize).map_or('=', |letter| char::from(*letter));
        let mut text = Self::with_capacity(content.0.len().div_ceil(3) * 4);
        for three in content.0.chunks(3) {
            let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
            let held = (at(0) << 16) | (at(1) << 8) | at(2);
            text.push(letter(held >> 18));
            text.push(letter(held >> 12));
            text.push(if three.len() > 1 { letter(held >> 6) } else { '=' });
            text.push(if three.len() > 2 { letter(held) } else { '=' });
        }
        text
    }
}

/// A paper of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its number at this meeting, from 1; never used again.
    pub number: u32,
    /// The item it belongs to; none for the meeting as a whole.
    pub item: Option<u32>,
    /// The file's name.
    pub name: String,
    /// What kind of file it is.
    pub media: Media,
    /// Its size, in bytes.
    pub size: u64,
    /// The file.
    pub content: Digest,
    /// The day it was added.
    pub on: Date,
    /// It was added after the notice was out.
    pub after_notice: bool,
    /// It was taken back.
    pub is_gone: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_base64() {
        for length in 0..40u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(41)).collect();
            let text = String::from(Content(bytes.clone()));
            assert_eq!(Content::try_from(text).unwrap().0, bytes);
        }
        assert_eq!(String::from(Content(b"Ja".to_vec())), "SmE=");
        for wrong in ["S", "Sm!=", "SmF"] {
            assert!(Content::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_file_is_what_it_holds_and_not_what_it_is_called() {
        assert_eq!(Media::of_name("Underlag.PDF"), Some(Media::Pdf));
        assert_eq!(Media::of_name("program.exe"), None);
        assert_eq!(Media::of_content(b"%PDF-1.7 ..."), Some(Media::Pdf));
        assert_eq!(Media::of_content(b"PK\x03\x04 .. word/document.xml"), Some(Media::Docx));
        assert_eq!(Media::of_content(b"PK\x03\x04 .. anything"), None);
        assert_eq!(Media::of_content("Ett underlag.".as_bytes()), Some(Media::Text));
        assert_eq!(Media::of_content(b"MZ\x90\x00\xff"), None);
        assert_eq!(Media::of_content(b" <html><script>"), None);
    }
}
