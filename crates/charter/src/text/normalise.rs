//! The normalised text: one line for each heading, paragraph, bullet or row, and what each line is.
//!
//! **Invariant:** spans of lines are byte ranges of the text that it gives, on character boundaries, in order.

use super::{joins, marks};
use crate::Span;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a line is by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Marked as a heading: `#`, or bold alone on its line.
    Heading,
    /// An item of a list.
    Bullet,
    /// A row of a table, cells parted by ` | `.
    Row,
    /// Anything else.
    Plain,
}

/// A line of the normalised text.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub shape: Shape,
    /// Its words, without marks.
    pub span: Span,
}

/// A text that spans point into.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The characters.
    pub string: String,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

impl Text {
    /// The words of a span, or nothing where it points outside.
    pub fn slice(&self, span: Span) -> &str {
        self.string.get(span.start..span.end).unwrap_or_default()
    }
}

/// Normalises decoded text: characters, marks, page heads, torn and fused lines.
pub fn normalise(raw: &str) -> Text {
    let clean = characters(raw);
    let pieces = joins::mend(marks::pieces(&clean));
    let mut text = Text::default();
    text.string.reserve(clean.len());
    for piece in pieces {
        if !text.string.is_empty() {
            text.string.push('\n');
            if piece.gap || piece.shape == Shape::Heading {
                text.string.push('\n');
            }
        }
        text.string.push_str(match piece.shape {
            Shape::Heading => "# ",
            Shape::Bullet => "- ",
            Shape::Row => "| ",
            Shape::Plain => "",
        });
        let start = text.string.len();
        text.string.push_str(&piece.text);
        text.lines.push(Line { shape: piece.shape, span: Span { start, end: text.string.len() } });
    }
    text
}

/// Whether the line that is being written is only a bullet yet.
fn is_mark(out: &str) -> bool {
    let Some(before) = ["•", "o", "-", "–", "*", "·", "▪"].iter().find_map(|mark| out.strip_suffix(mark))
    else {
        return false;
    };
    before.is_empty() || before.ends_with(['\n', '\t']) || out.ends_with(" •")
}

/// Whether the line that is being written is only a number of a list yet: *1.*, *2.3*, *a)*.
fn is_number(out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    let inner = line.trim_end_matches(['.', ')']);
    let numbered =
        inner.chars().all(|letter| letter.is_ascii_digit() || letter == '.') && line.contains(['.', ')']);
    let lettered = inner.chars().count() == 1 && line.ends_with(')');
    !inner.is_empty() && line.len() <= 8 && (numbered || lettered)
}

/// One kind of line break, one kind of space, one spelling of each letter, bullets that can be seen.
fn characters(raw: &str) -> String {
    let composed: Cow<'_, str> = match is_nfc_quick(raw.chars()) {
        IsNormalized::Yes => Cow::Borrowed(raw),
        _ => Cow::Owned(raw.nfc().collect()),
    };
    let mut out = String::with_capacity(composed.len());
    let mut letters = composed.chars().peekable();
    let mut spaces = 0_usize;
    let mut line_start = true;
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n');
                (spaces, line_start) = (0, true);
            }
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}' => {}
            // A line that begins with a tab goes on with the row above it.
            '\t' if line_start && !out.ends_with('\t') => out.push('\t'),
            '\t' => spaces += 4,
            ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => spaces += 1,
            _ => {
                if spaces >= 4 && !line_start && !is_mark(&out) && !is_number(&out) && letter != '•' {
                    out.push_str(" | ");
                } else if spaces > 0 && !line_start {
                    out.push(' ');
                }
                (spaces, line_start) = (0, false);
                let glyph = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}');
                out.push(if glyph { '•' } else { letter });
            }
        }
    }
    out
}
