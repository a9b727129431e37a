//! One durable act, and what sixteen writers get through, beside a bare insert measured in the same run.
//!
//! `cargo bench -p samordna-desk`; the figures stand in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at the first surprise"
)]

use divan::Bencher;
use jiff::civil::date;
use samordna_desk::{Act, Desk};
use samordna_domain::{Actor, Command, Moment, organisation::BodyKind};
use samordna_ledger::{Signer, Sqlite, test_support::BareTable};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

fn main() {
    divan::main();
}

fn desk(folder: &std::path::Path) -> Desk {
    let signer = Signer::open_or_create(&folder.join("samordna.key")).unwrap();
    let ledger = Arc::new(Sqlite::open(folder.join("ledger.sqlite"), signer).unwrap());
    let desk = Desk::open(ledger, "prov".parse().unwrap(), |_| {}).unwrap();
    let found = Command::Found { principal: "Region".into(), registrar: "Rut".into(), from: None };
    desk.act(Act::new(Actor::Keeper, now(), found)).unwrap().into_result().unwrap();
    desk
}

fn now() -> Moment {
    Moment::noon(date(2026, 11, 22))
}

fn register(number: u64) -> Act {
    let name = format!("Huvudman {number}");
    let command = Command::RegisterBody { kind: BodyKind::Principal, name, of: None, duty: None, from: None };
    Act::new(Actor::Person("rut".parse().unwrap()), now(), command)
}

#[divan::bench(sample_count = 200)]
fn one_durable_act(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let number = AtomicU64::new(0);
    bencher.bench(|| desk.act(register(number.fetch_add(1, Ordering::Relaxed))).unwrap());
}

#[divan::bench(sample_count = 200)]
fn one_durable_act_floor(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let bare = BareTable::create(folder.path());
    let body = "x".repeat(300);
    bencher.bench(|| bare.insert(&[&body]));
}

const WRITERS: u64 = 16;
const EACH: u64 = 25;

#[divan::bench(sample_count = 10)]
fn sixteen_writers_of_25_acts(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let number = AtomicU64::new(0);
    bencher.bench(|| {
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    for _ in 0..EACH {
                        desk.act(register(number.fetch_add(1, Ordering::Relaxed))).unwrap();
                    }
                });
            }
        });
    });
}

/// Sixteen threads hand bare rows to one, which inserts all that wait in one commit: a group commit and nothing else.
#[divan::bench(sample_count = 10)]
fn sixteen_writers_of_25_acts_floor(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let bare = BareTable::create(folder.path());
    let body = "x".repeat(300);
    let (rows, waiting) = mpsc::channel::<mpsc::SyncSender<()>>();
    std::thread::scope(|scope| {
        let (bare, body) = (&bare, body.as_str());
        scope.spawn(move || {
            while let Ok(first) = waiting.recv() {
                let all: Vec<_> = std::iter::once(first).chain(waiting.try_iter()).collect();
                bare.insert(&vec![body; all.len()]);
                all.into_iter().for_each(|one| one.send(()).unwrap());
            }
        });
        bencher.bench(|| {
            std::thread::scope(|scope| {
                for _ in 0..WRITERS {
                    let rows = rows.clone();
                    scope.spawn(move || {
                        for _ in 0..EACH {
                            let (done, sealed) = mpsc::sync_channel(1);
                            rows.send(done).unwrap();
                            sealed.recv().unwrap();
                        }
                    });
                }
            });
        });
        drop(rows);
    });
}

/// The best that any group commit could do: all sixteen always share one.
#[divan::bench(sample_count = 10)]
fn sixteen_writers_of_25_acts_all_together(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let bare = BareTable::create(folder.path());
    let body = "x".repeat(300);
    let together = [body.as_str(); WRITERS as usize];
    bencher.bench(|| (0..EACH).for_each(|_| bare.insert(&together)));
}
