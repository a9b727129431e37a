//! 49 municipalities and a region answer forty questions, 2,000 answers, over HTTP while 200 people read; and then nothing
//! is lost.
//!
//! `cargo bench -p samordna-web --bench round`. Beside the answers stand as many bare inserts, each durable by itself, and
//! beside the pages the same pages read by as many while nobody answers. Compare the ratios.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "shares the town with the tests, which may stop at the first surprise"
)]

#[path = "../tests/pages/busy.rs"]
mod busy;
#[path = "../tests/pages/town.rs"]
mod town;

use samordna_ledger::test_support::{BareTable, TemporaryFolder};
use std::time::{Duration, Instant};

const HOUSES: usize = 50;
const QUESTIONS: usize = 40;
const READERS: usize = 200;

fn main() {
    let started = Instant::now();
    let busy = busy::Busy::new(HOUSES);
    let alone = busy.ask(QUESTIONS / 4);
    let quiet = busy.answered(&alone, 0).answers * 4;
    let rounds = busy.ask(QUESTIONS);
    let resting = busy.read(&rounds, READERS, 5);
    let took = busy.answered(&rounds, READERS);
    busy.is_whole(&rounds);

    let answers = HOUSES * QUESTIONS;
    let floor = inserts(answers);
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!("{answers} bare inserts, each durable: {floor:?}");
    println!("{answers} answers while nobody reads: {quiet:?}, {:.1} times that", ratio(quiet, floor));
    println!(
        "{answers} answers while {READERS} read: {:?}, {:.1} times that",
        took.answers,
        ratio(took.answers, floor)
    );
    for (name, part) in [("median", 50), ("95 of 100 within", 95)] {
        let (rest, busy) = (within(&resting, part), within(&took.pages, part));
        let pages = took.pages.len();
        println!(
            "a page, {name}: {rest:?} at rest, {busy:?} of {pages} meanwhile, {:.1} times that",
            ratio(busy, rest)
        );
    }
    println!(
        "everything: {:?}; every answer stands, and the log gives the same world anew",
        started.elapsed()
    );
}

fn inserts(count: usize) -> Duration {
    let folder = TemporaryFolder::new();
    let table = BareTable::create(folder.path());
    let body = "x".repeat(400);
    let started = Instant::now();
    for _ in 0..count {
        table.insert(&[&body]);
    }
    started.elapsed()
}

/// How long the slowest of this part of all took.
fn within(all: &[Duration], part: usize) -> Duration {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() - 1) * part / 100]
}
