//! Days within a sentence: `2026-11-22` is read as one, so no line breaks at its hyphens.

use super::Frame;

/// The letters of a day: `0000-00-00`.
const SHAPE: &[u8] = b"0000-00-00";

impl Frame {
    /// A sentence in pieces, each with whether it is a day.
    pub(crate) fn days<'a>(&self, sentence: &'a str) -> Vec<(&'a str, bool)> {
        let mut pieces = Vec::new();
        let mut rest = sentence;
        while let Some(at) = first_day(rest) {
            let (before, from) = rest.split_at(at);
            let (day, after) = from.split_at(SHAPE.len());
            pieces.extend([(before, false), (day, true)]);
            rest = after;
        }
        pieces.push((rest, false));
        pieces
    }
}

fn first_day(text: &str) -> Option<usize> {
    let fits = |(letter, shape): (&u8, &u8)| match shape {
        b'-' => *letter == b'-',
        _ => letter.is_ascii_digit(),
    };
    text.as_bytes().windows(SHAPE.len()).position(|letters| letters.iter().zip(SHAPE).all(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_among_words_and_numbers() {
        assert_eq!(first_day("Mötet den 2026-11-22 är hållet."), Some(11));
        assert_eq!(first_day("Ärende RS 2026-00099, 12 dagar."), None);
        assert_eq!(first_day("Å 2026"), None);
    }
}
