//! A charter's text cut into lines, each with the pieces that norms rest on, and what stands in the margin beside it.

use samordna_charter::Span;

/// What a line of the normalised text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Heading,
    Bullet,
    Plain,
}

/// Something that rests on a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A norm, by its number from 1.
    Norm(usize),
    /// A sentence that was not understood, by its number from 1.
    Unread(usize),
}

/// A piece of a line, with what rests on it and what ends with it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub text: &'a str,
    pub is_bound: bool,
    pub is_unread: bool,
    /// The numbers of the norms that end here.
    pub ends: Vec<usize>,
}

/// A line of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    pub shape: Shape,
    pub pieces: Vec<Piece<'a>>,
    /// What begins on this line, in order.
    pub begins: Vec<Mark>,
}

impl Line<'_> {
    pub fn is_heading(&self) -> bool {
        self.shape == Shape::Heading
    }

    pub fn is_bullet(&self) -> bool {
        self.shape == Shape::Bullet
    }
}

/// Cuts a text. Takes one walk over text and marks, however many there are.
pub(crate) fn lines<'a>(text: &'a str, marks: impl IntoIterator<Item = (Mark, Span)>) -> Vec<Line<'a>> {
    let mut marks: Vec<(Mark, Span)> = marks.into_iter().filter(|(_, span)| span.start < span.end).collect();
    marks.sort_by_key(|(_, span)| span.start);
    let mut waiting = marks.into_iter().peekable();
    let mut open: Vec<(Mark, Span)> = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    for raw in text.split('\n') {
        let (start, end) = (at, at + raw.len());
        at = end + 1;
        if raw.trim().is_empty() {
            continue;
        }
        open.retain(|(_, span)| span.end > start);
        let mut begins = Vec::new();
        while let Some(next) = waiting.next_if(|(_, span)| span.start < end) {
            begins.push(next.0);
            open.push(next);
        }
        let (shape, mark) = shape_of(raw);
        let words = Span { start: start + mark, end };
        lines.push(Line { shape, pieces: pieces(text, words, &open), begins });
    }
    lines
}

/// What a line is, and how many bytes its own mark takes.
fn shape_of(raw: &str) -> (Shape, usize) {
    if raw.starts_with("# ") {
        return (Shape::Heading, 2);
    }
    if raw.starts_with("- ") {
        return (Shape::Bullet, 2);
    }
    let row = if raw.starts_with("| ") { 2 } else { 0 };
    (Shape::Plain, row)
}

/// The words of a line between the places where something begins or ends. `open` is in the order of its starts.
fn pieces<'a>(text: &'a str, words: Span, open: &[(Mark, Span)]) -> Vec<Piece<'a>> {
    let inside = |at: usize| text.floor_char_boundary(at.clamp(words.start, words.end));
    let mut cuts = vec![words.start, words.end];
    cuts.extend(open.iter().flat_map(|(_, span)| [inside(span.start), inside(span.end)]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut waiting = open.iter().peekable();
    let mut resting: Vec<&(Mark, Span)> = Vec::new();
    let mut pieces = Vec::with_capacity(cuts.len());
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        resting.retain(|(_, span)| inside(span.end) > *from);
        while let Some(next) = waiting.next_if(|(_, span)| inside(span.start) < *to) {
            resting.push(next);
        }
        resting.retain(|(_, span)| inside(span.end) > *from);
        let ends = resting.iter().filter_map(|(mark, span)| match mark {
            Mark::Norm(number) if inside(span.end) == *to && span.end <= words.end => Some(*number),
            Mark::Norm(_) | Mark::Unread(_) => None,
        });
        pieces.push(Piece {
            text: text.get(*from..*to).unwrap_or_default(),
            is_bound: resting.iter().any(|(mark, _)| matches!(mark, Mark::Norm(_))),
            is_unread: resting.iter().any(|(mark, _)| matches!(mark, Mark::Unread(_))),
            ends: ends.collect(),
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[(Mark, Span)]) -> String {
        let mut shown = String::new();
        for line in lines(text, marks.iter().copied()) {
            for piece in line.pieces {
                let ends: String = piece.ends.iter().map(|n| format!("^{n}")).collect();
                match piece.is_bound {
                    true => shown.push_str(&format!("[{}]{ends}", piece.text)),
                    false => shown.push_str(piece.text),
                }
            }
            shown.push_str(&format!(" {:?}/{:?}\n", line.shape, line.begins));
        }
        shown
    }

    #[test]
    fn two_norms_of_one_sentence_share_it_and_the_margin_of_its_line() {
        let text = "# Möten\n\nAntal: Rådet träffas ofta. Gott så.\n- en";
        let place = |words: &str| {
            let start = text.rfind(words).unwrap();
            Span { start, end: start + words.len() }
        };
        let marks = [
            (Mark::Norm(1), place("Rådet träffas ofta")),
            (Mark::Norm(2), place("träffas ofta")),
            (Mark::Norm(3), place("en")),
        ];
        assert_eq!(
            shown(text, &marks),
            "Möten Heading/[]\n\
             Antal: [Rådet ][träffas ofta]^1^2. Gott så. Plain/[Norm(1), Norm(2)]\n\
             [en]^3 Bullet/[Norm(3)]\n"
        );
    }

    #[test]
    fn a_span_that_cuts_a_letter_or_lies_outside_loses_no_text() {
        let text = "åäö\nslut";
        let marks =
            [(Mark::Norm(1), Span { start: 1, end: 3 }), (Mark::Norm(2), Span { start: 90, end: 99 })];
        let all: String =
            lines(text, marks).iter().flat_map(|line| &line.pieces).map(|piece| piece.text).collect();
        assert_eq!(all, "åäöslut");
    }
}
