//! What holds for the reading of any text; both targets check it.
//!
//! Run with `cargo +nightly fuzz run bytes` or `cargo +nightly fuzz run mutated` in the root of the repository.

use samordna_charter::{Language, MediaType, Read, gaps, read, table};

/// Reads the bytes and checks the reading. Panics where it does not hold.
pub fn check(bytes: &[u8]) {
    let Ok(Read { reading, text }) = read(bytes, "fuzz.md", MediaType::Markdown) else { return };
    for norm in &reading.norms {
        assert_eq!(text.get(norm.span.start..norm.span.end), Some(norm.quote.as_str()));
        for span in &norm.restated {
            assert!(text.get(span.start..span.end).is_some(), "{span:?} lies outside the text");
        }
    }
    for unread in &reading.unread {
        assert_eq!(text.get(unread.span.start..unread.span.end), Some(unread.quote.as_str()));
    }
    for conflict in &reading.conflicts {
        assert!(conflict.norms.iter().all(|at| *at < reading.norms.len()));
    }
    for language in [Language::Swedish, Language::English] {
        let _ = (gaps(&reading), table(&reading, &text, language, true));
    }
}
