//! A writer killed at any moment: every entry that it was told is stored is there, none that was refused, and the chain
//! is sound.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use samordna_ledger::{
    Tenant,
    test_support::{Place, TemporaryPostgres, TemporarySqlite},
    verify,
};

/// How many times the writer is killed: two hundred, or as many as `SAMORDNA_KILLS` says.
fn count() -> u32 {
    env::var("SAMORDNA_KILLS").map_or(200, |count| count.parse().expect("SAMORDNA_KILLS is a number"))
}

/// A small generator (Marsaglia's xorshift), so that a round that fails can be told by its number.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// The program `examples/writer.rs`, which cargo builds with the tests.
fn writer() -> PathBuf {
    let tests = env::current_exe().unwrap();
    let target = tests.parent().and_then(|deps| deps.parent()).unwrap();
    let writer = target.join("examples/writer");
    assert!(writer.exists(), "build it first: cargo build -p samordna-ledger --example writer");
    writer
}

/// Starts the writer, kills it after some acknowledgements and a little more work, and gives the last one heard.
fn write_and_kill(engine: &str, place: &str, chance: &mut Chance) -> u64 {
    let mut writing = Command::new(writer()).args([engine, place]).stdout(Stdio::piped()).spawn().unwrap();
    let mut told = BufReader::new(writing.stdout.take().unwrap()).lines();
    let mut last = 0;
    for _ in 0..=chance.below(12) {
        last = told.next().expect("the writer goes on until it is killed").unwrap().parse().unwrap();
    }
    // Some thousand turns of nothing: the kill falls anywhere within the next append, not always after a line.
    for turn in 0..chance.below(400_000) {
        std::hint::black_box(turn);
    }
    writing.kill().unwrap();
    // What it could still tell before it died counts too.
    last = told.map_while(Result::ok).filter_map(|line| line.parse().ok()).last().unwrap_or(last);
    writing.wait().unwrap();
    last
}

fn rounds(engine: &str, address: &str, place: &dyn Place, count: u32) {
    let tenant: Tenant = "region".parse().unwrap();
    let mut chance = Chance(0x5361_6d6f_7264_6e61);
    let mut unacknowledged = 0;
    for round in 0..count {
        let acknowledged = write_and_kill(engine, address, &mut chance);
        let ledger = place.open();
        let report = verify(ledger.as_ref(), &tenant, &[]).unwrap();
        assert_eq!(report.findings, [], "round {round}");
        let there = report.head.sequence;
        assert!(there >= acknowledged, "round {round}: {acknowledged} was acknowledged, {there} is there");
        // The writer's batches end at 1, 3, 4, 6, 7, 9 …
        assert_ne!(there % 3, 2, "round {round}: half a batch is there");
        unacknowledged += u32::from(there > acknowledged);
        let refused =
            ledger.read(&tenant, 0, usize::MAX).unwrap().iter().any(|entry| entry.body == "refused");
        assert!(!refused, "round {round}: a refused entry is there");
    }
    eprintln!(
        "{engine}: {count} rounds; in {unacknowledged} the kill fell between commit and acknowledgement"
    );
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed_on_sqlite() {
    let place = TemporarySqlite::new();
    rounds("sqlite", place.path().to_str().unwrap(), &place, count());
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed_on_postgresql() {
    let server = TemporaryPostgres::start();
    let place = server.database();
    rounds("postgres", place.address(), &place, count());
}
