//! A Rust file opens with `//!`: what the room is for, and what is deliberately absent.

use super::{Finding, House};

/// Nothing but inner attributes and blank lines may stand before the opening words.
pub fn every_file_says_what_it_is_for(house: &House) -> Vec<Finding> {
    house
        .rust()
        .filter(|file| !opens_with_words(&file.text))
        .map(|file| Finding::on_line(&file.path, 1, "does not open with `//!`", "Say what the file is for."))
        .collect()
}

fn opens_with_words(text: &str) -> bool {
    let mut rest = text.trim_start();
    while rest.starts_with("#![") {
        let Some(end) = end_of_attribute(rest) else { return false };
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    let words = rest.strip_prefix("//!").and_then(|after| after.lines().next());
    words.is_some_and(|words| !words.trim().is_empty())
}

/// The byte after the `]` that closes the attribute at the start of a text.
fn end_of_attribute(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, sign) in text.char_indices() {
        match sign {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_opening_words_is_found() {
        let house = House::of(&[
            ("a.rs", "//! What this is for.\n"),
            ("b.rs", "#![allow(\n    x,\n    reason = \"r\"\n)]\n\n//! A test.\n"),
            ("c.rs", "// A remark.\n"),
            ("d.rs", "//!\nfn f() {}\n"),
            ("e.rs", "fn f() {}\n"),
            ("f.md", "words\n"),
        ]);
        let places: Vec<String> =
            every_file_says_what_it_is_for(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["c.rs:1", "d.rs:1", "e.rs:1"]);
    }
}
