//! What somebody does to a ledger behind the program's back, and that `verify` names it: in the database, with the
//! triggers dropped, and in an export.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod database;
mod export;
mod restore;

use samordna_ledger::{Digest, Draft, Entry, Ledger, Report, Tenant, Wrong, test_support::Place};

/// How many entries the sample has.
const COUNT: u64 = 8;

fn tenant() -> Tenant {
    "region".parse().unwrap()
}

/// A ledger of [`COUNT`] entries; the second names a blob, the third another and an erased one.
fn sample(place: &dyn Place) -> Box<dyn Ledger> {
    let ledger = place.open();
    let naming = |number: u64, blobs: &[&[u8]]| Draft {
        at: 1_700_000_000_000 + number as i64,
        body: format!("{{\"what\":\"händelse\",\"number\":{number}}}"),
        blobs: blobs.iter().map(|blob| Digest::of(blob)).collect(),
    };
    let mut drafts: Vec<Draft> = (1..=COUNT).map(|number| naming(number, &[])).collect();
    drafts[1] = naming(2, &[b"first"]);
    drafts[2] = naming(3, &[b"second", b"personal"]);
    ledger.append(&tenant(), 0, &drafts, &[b"first", b"second", b"personal"]).unwrap();
    ledger.erase_blob(&tenant(), &Digest::of(b"personal")).unwrap();
    ledger
}

/// The first thing that is wrong: at which entry, and what.
#[track_caller]
fn first(report: &Report) -> (Option<u64>, &Wrong) {
    let first = report.findings.first().expect("something is wrong, and it was not found");
    (first.sequence, &first.wrong)
}

/// Seals an entry as the program does, without its key.
fn resealed(mut entry: Entry) -> Entry {
    entry.seal = entry.expected_seal(&tenant());
    entry
}
