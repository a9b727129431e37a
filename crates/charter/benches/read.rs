//! What the reading of a charter costs, beside a bare pass over the same text measured in the same run.
//!
//! `cargo bench -p samordna-charter`; the figures stand in `docs/performance.md`. The floor splits a text into lines and
//! puts them in lower case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark may stop at the first surprise")]

use divan::{Bencher, counter::BytesCount};
use samordna_charter::{MediaType, read};
use std::{hint::black_box, path::Path};

/// Charters of three types, from two to eight thousand bytes.
const CHARTERS: &[&str] =
    &["samordningsrad-rorelse.md", "politiskt-samrad.txt", "arbetsordning-narvardsgrupp.md"];

/// Bytes of the long text.
const LONG: usize = 1024 * 1024;

fn main() {
    // Patterns are compiled at their first use, once in the life of a process.
    read(long_text().as_bytes(), "warm", MediaType::Plain).unwrap();
    divan::main();
}

fn charter(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../charters").join(name)).unwrap()
}

/// Charters after each other, no sentence the same as another.
fn long_text() -> String {
    let lines: Vec<String> = CHARTERS
        .iter()
        .flat_map(|name| charter(name).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut text = String::with_capacity(LONG + 1024);
    for (number, line) in lines.iter().cycle().enumerate() {
        if text.len() >= LONG {
            break;
        }
        match line.strip_suffix('.') {
            Some(open) => text.push_str(&format!("{open} i ärende {number}.\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

fn bare_pass(text: &str) -> usize {
    text.lines().map(|line| black_box(line.to_lowercase()).len()).sum()
}

#[divan::bench(args = CHARTERS)]
fn one_charter(bencher: Bencher, name: &str) {
    let text = charter(name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(text.as_bytes(), name, MediaType::Markdown).unwrap());
}

#[divan::bench(args = CHARTERS)]
fn one_charter_floor(bencher: Bencher, name: &str) {
    let text = charter(name);
    bencher.counter(BytesCount::of_str(&text)).bench(|| bare_pass(&text));
}

#[divan::bench(sample_count = 5)]
fn a_long_text(bencher: Bencher) {
    let text = long_text();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(text.as_bytes(), "long", MediaType::Plain).unwrap());
}

#[divan::bench(sample_count = 5)]
fn a_long_text_floor(bencher: Bencher) {
    let text = long_text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| bare_pass(&text));
}
