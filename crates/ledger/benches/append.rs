//! What an act costs on disk, and what start-up costs without a snapshot, each beside its floor: the same rows put into
//! and read from a plain SQLite table with the same settings, without seals, signatures and triggers.
//!
//! `cargo bench -p samordna-ledger`. Compare the ratios: a disk is not like another.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark may stop at the first surprise")]

use divan::{Bencher, counter::ItemsCount};
use rusqlite::{Connection, params};
use samordna_ledger::{
    Draft, Head, Tenant,
    test_support::{Place, TemporarySqlite},
};

/// How many entries are read.
const READ: u64 = 200_000;

fn main() {
    divan::main();
}

fn tenant() -> Tenant {
    "region".parse().unwrap()
}

/// As long as an act with its grounds.
fn draft() -> Draft {
    Draft { at: 1_700_000_000_000, body: "x".repeat(400), blobs: Vec::new() }
}

fn plain(place: &TemporarySqlite) -> Connection {
    let plain = Connection::open(place.path()).unwrap();
    plain
        .execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full;
             create table plain (sequence integer primary key, at integer, body text) strict",
        )
        .unwrap();
    plain
}

fn put_plain(plain: &mut Connection, count: usize) {
    let transaction = plain.transaction().unwrap();
    let draft = draft();
    for _ in 0..count {
        let mut insert = transaction.prepare_cached("insert into plain (at, body) values (?1, ?2)").unwrap();
        insert.execute(params![draft.at, draft.body]).unwrap();
    }
    transaction.commit().unwrap();
}

/// One transaction of this many entries, on disk when it returns.
#[divan::bench_group(sample_count = 300, sample_size = 1)]
mod durable_append {
    use super::*;

    #[divan::bench(args = [1, 16])]
    fn floor(bencher: Bencher<'_, '_>, count: usize) {
        let place = TemporarySqlite::new();
        let mut plain = plain(&place);
        bencher.counter(ItemsCount::new(count)).bench_local(|| put_plain(&mut plain, count));
    }

    #[divan::bench(args = [1, 16])]
    fn ledger(bencher: Bencher<'_, '_>, count: usize) {
        let place = TemporarySqlite::new();
        let (ledger, tenant) = (place.open(), tenant());
        let drafts = vec![draft(); count];
        let mut last = 0;
        bencher.counter(ItemsCount::new(count)).bench_local(|| {
            ledger.append(&tenant, last, &drafts, &[]).unwrap();
            last += count as u64;
        });
    }
}

/// All entries read from a file that is warm.
#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod read_200_000 {
    use super::*;

    #[divan::bench]
    fn floor(bencher: Bencher<'_, '_>) {
        let place = TemporarySqlite::new();
        let mut plain = plain(&place);
        put_plain(&mut plain, READ as usize);
        bencher.counter(ItemsCount::new(READ)).bench_local(|| {
            let mut query =
                plain.prepare_cached("select sequence, at, body from plain order by sequence").unwrap();
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let rows = query.query_map([], read).unwrap();
            rows.collect::<Result<Vec<(i64, i64, String)>, _>>().unwrap().len()
        });
    }

    /// Read, and each seal checked.
    #[divan::bench]
    fn ledger(bencher: Bencher<'_, '_>) {
        let place = TemporarySqlite::new();
        let (ledger, tenant) = (place.open(), tenant());
        ledger.append(&tenant, 0, &vec![draft(); READ as usize], &[]).unwrap();
        bencher.counter(ItemsCount::new(READ)).bench_local(|| {
            let mut head = Head::start(&tenant);
            loop {
                let page = ledger.read(&tenant, head.sequence, 1000).unwrap();
                if page.is_empty() {
                    break head;
                }
                for entry in &page {
                    head.follow(&tenant, entry).unwrap();
                }
            }
        });
    }
}
