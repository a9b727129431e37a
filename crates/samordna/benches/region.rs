//! The whole region of the demo: assessed on a day, shown as an overview, and opened at a start.
//!
//! `cargo bench -p samordna --bench region`; the figures stand in `docs/performance.md`. The program builds the region
//! first, which takes a few seconds. The floor of the assessment is a bare walk over as many norms and seats.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at the first surprise"
)]

use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use samordna_desk::Desk;
use samordna_domain::{World, assess};
use samordna_ledger::{PublicKey, Sqlite, test_support::TemporaryFolder};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::{Arc, LazyLock},
};

const TODAY: Date = date(2026, 11, 22);

/// The demo's folder, built once.
static DEMO: LazyLock<TemporaryFolder> = LazyLock::new(|| {
    let folder = TemporaryFolder::new();
    let mut demo = Command::new(env!("CARGO_BIN_EXE_samordna"))
        .args(["demo", "--listen", "127.0.0.1:0", "--on", "2026-11-22", "--data"])
        .arg(folder.path().join("demo"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(demo.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("listening"), "{line}");
    demo.kill().unwrap();
    demo.wait().unwrap();
    folder
});

fn desk() -> Desk {
    let data = DEMO.path().join("demo");
    let key = PublicKey::read(&data.join("samordna.pub")).unwrap();
    let ledger = Sqlite::open_to_read(data.join("ledger.sqlite"), key).unwrap();
    Desk::open(Arc::new(ledger), "samordna".parse().unwrap(), |_| {}).unwrap()
}

fn world() -> World {
    desk().look(World::clone)
}

fn main() {
    let world = world();
    let assessed = assess(&world, TODAY);
    let norms: usize = assessed.groups.iter().map(|group| group.judgements().count()).sum();
    println!("{} groups, {norms} norms, {} events", assessed.groups.len(), world.events());
    divan::main();
}

#[divan::bench]
fn assess_the_region(bencher: Bencher) {
    let world = world();
    bencher.bench(|| assess(black_box(&world), TODAY).groups.len());
}

/// As many norms, each held against as many seats, and what differs written down.
#[divan::bench]
fn assess_the_region_floor(bencher: Bencher) {
    let world = world();
    let groups: Vec<(usize, Vec<bool>)> = assess(&world, TODAY)
        .groups
        .iter()
        .map(|group| (group.judgements().count(), vec![true; 8]))
        .collect();
    bencher.bench(|| {
        let mut findings = Vec::new();
        for (group, (norms, seats)) in black_box(&groups).iter().enumerate() {
            for norm in 0..*norms {
                let filled = seats.iter().filter(|is_filled| **black_box(is_filled)).count();
                if filled < norm % 9 {
                    findings.push((group, norm, filled));
                }
            }
        }
        findings.len()
    });
}

/// From nothing to a world that can be looked at, as at a start.
#[divan::bench(sample_count = 20)]
fn open_the_region(bencher: Bencher) {
    bencher.bench(|| desk().look(World::events));
}
