//! What only the SQLite file can do and suffer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::{fs, os::unix::fs::PermissionsExt};

use rusqlite::Connection;
use samordna_ledger::{
    AppendError, Concern, Draft, Ended, Fault, Jotting, Ledger, Signer, Snapshot, Sqlite, Tenant,
    test_support::{Place, TemporarySqlite, signer},
    verify,
};

fn tenant() -> Tenant {
    "region".parse().unwrap()
}

fn draft(body: &str) -> Draft {
    Draft { at: 0, body: body.to_owned(), blobs: vec![] }
}

/// A file with two entries, closed, and its content.
fn closed_file() -> (TemporarySqlite, Vec<u8>) {
    let place = TemporarySqlite::new();
    place.open().append(&tenant(), 0, &[draft("the first"), draft("the second")], &[]).unwrap();
    let content = fs::read(place.path()).unwrap();
    (place, content)
}

fn open(place: &TemporarySqlite) -> Result<Sqlite, Fault> {
    Sqlite::open(place.path(), signer())
}

#[test]
fn only_the_owner_can_read_the_file() {
    let (place, _) = closed_file();
    assert_eq!(fs::metadata(place.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_database_itself_refuses_to_change_an_entry() {
    let (place, _) = closed_file();
    let file = Connection::open(place.path()).unwrap();
    for (sql, answer) in [
        ("update entry set body = ''", "an entry is never changed"),
        ("delete from entry where sequence = 2", "an entry is never removed"),
        ("insert or replace into entry select * from entry", "an entry is never replaced"),
    ] {
        assert_eq!(file.execute_batch(sql).unwrap_err().to_string(), answer);
    }
}

#[test]
fn a_trigger_that_is_gone_is_a_concern() {
    let (place, _) = closed_file();
    Connection::open(place.path()).unwrap().execute_batch("drop trigger entry_never_changed").unwrap();
    let concerns = open(&place).unwrap().integrity().unwrap();
    assert_eq!(concerns, [Concern::TriggerMissing("entry_never_changed".into())]);
}

#[test]
fn a_ledger_of_a_newer_program_is_refused() {
    let (place, _) = closed_file();
    Connection::open(place.path()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let refused = open(&place).err().unwrap().to_string();
    assert!(
        refused.starts_with("The ledger was written by a newer program (version 99; this one knows "),
        "{refused}"
    );
    assert!(refused.ends_with("). Install the newer one."), "{refused}");
    assert!(matches!(Sqlite::open_to_read(place.path(), signer().public_key()), Err(Fault::Newer { .. })));
}

#[test]
fn a_ledger_of_an_older_program_is_not_read_before_it_is_brought_up_to_date() {
    let (place, _) = closed_file();
    Connection::open(place.path()).unwrap().pragma_update(None, "user_version", 0).unwrap();
    let reader = Sqlite::open_to_read(place.path(), signer().public_key());
    assert!(matches!(reader, Err(Fault::Older { found: 0 })));
}

#[test]
fn a_ledger_of_the_first_version_is_brought_up_to_date_and_keeps_all_that_is_in_it() {
    let (place, _) = closed_file();
    let file = Connection::open(place.path()).unwrap();
    // As it was before there were jottings and accounts.
    file.execute_batch("drop table jotting; drop table account; pragma user_version = 1").unwrap();
    let ledger = open(&place).unwrap();
    assert_eq!(ledger.read(&tenant(), 0, 9).unwrap().len(), 2);
    let jotting = Jotting { content: "x".to_owned(), at: 0 };
    assert!(ledger.keep_jotting(&tenant(), "nora", "notes", None, &jotting).unwrap());
}

#[test]
fn a_snapshot_that_somebody_changed_is_passed_over_and_can_be_made_anew() {
    let (place, _) = closed_file();
    let ledger = open(&place).unwrap();
    let snapshot = Snapshot { head: ledger.head(&tenant()).unwrap(), content: b"nobody is chair".to_vec() };
    ledger.put_snapshot(&tenant(), &snapshot).unwrap();
    let file = Connection::open(place.path()).unwrap();
    file.execute("update snapshot set content = ?1", [b"I am the chair!"]).unwrap();
    assert!(matches!(ledger.snapshot(&tenant()), Err(Fault::Snapshot(_))));
    ledger.put_snapshot(&tenant(), &snapshot).unwrap();
    assert_eq!(ledger.snapshot(&tenant()).unwrap(), Some(snapshot));
}

#[test]
fn another_programs_database_is_left_alone() {
    let place = TemporarySqlite::new();
    Connection::open(place.path()).unwrap().execute_batch("create table theirs (x)").unwrap();
    assert!(matches!(open(&place), Err(Fault::Foreign)));
}

#[test]
fn a_file_that_is_no_database_is_told_and_left_alone() {
    let place = TemporarySqlite::new();
    let text = "Minnesanteckningar ".repeat(100);
    fs::write(place.path(), &text).unwrap();
    assert!(matches!(open(&place), Err(Fault::Damaged(_))));
    assert_eq!(fs::read_to_string(place.path()).unwrap(), text);
}

#[test]
fn a_ledger_that_is_not_there_is_not_made_by_reading() {
    let place = TemporarySqlite::new();
    assert!(matches!(Sqlite::open_to_read(place.path(), signer().public_key()), Err(Fault::File { .. })));
    assert!(!place.path().exists());
}

#[test]
fn with_the_public_key_alone_a_ledger_is_verified_and_never_written_to() {
    let (place, _) = closed_file();
    let reader = Sqlite::open_to_read(place.path(), signer().public_key()).unwrap();
    assert!(verify(&reader, &tenant(), &[]).unwrap().is_sound());
    let refused = reader.append(&tenant(), 2, &[draft("x")], &[]);
    assert!(matches!(refused, Err(AppendError::Fault(Fault::ReadOnly))));
    assert!(matches!(reader.end_sessions(Ended::Expired(0)), Err(Fault::ReadOnly)));
}

#[test]
fn another_key_appends_nothing() {
    let (place, _) = closed_file();
    let other = Sqlite::open(place.path(), Signer::from_seed([9; 32])).unwrap();
    let refused = other.append(&tenant(), 2, &[draft("x")], &[]).unwrap_err();
    assert!(refused.to_string().contains("another key signed it"), "{refused}");
    assert_eq!(other.head(&tenant()).unwrap().sequence, 2);
    assert!(matches!(other.integrity().unwrap()[..], [Concern::Checkpoint(..)]));
}

#[test]
fn while_another_program_holds_the_file_one_reads_and_does_not_write() {
    let (place, _) = closed_file();
    let ledger = open(&place).unwrap();
    let other = Connection::open(place.path()).unwrap();
    other.execute_batch("begin immediate; insert into cursor values ('region', 'x', 1)").unwrap();
    assert_eq!(ledger.read(&tenant(), 0, 9).unwrap().len(), 2);
    assert!(matches!(
        ledger.append(&tenant(), 2, &[draft("x")], &[]),
        Err(AppendError::Fault(Fault::Locked))
    ));
    other.execute_batch("rollback").unwrap();
    ledger.append(&tenant(), 2, &[draft("x")], &[]).unwrap();
}

#[test]
fn whatever_byte_of_the_file_is_changed_what_counts_as_sound_is_what_was_written() {
    let (place, content) = closed_file();
    let written = open(&place).unwrap().read(&tenant(), 0, 9).unwrap();
    let holds = |window: &[u8]| content.windows(window.len()).position(|it| it == window).unwrap();
    let entries = holds(b"the second")..holds(b"the first") + 80;
    for byte in (0..content.len()).filter(|byte| entries.contains(byte) || byte % 41 == 0) {
        let mut changed = content.clone();
        changed[byte] ^= 0x10;
        fs::write(place.path(), changed).unwrap();
        let Ok(ledger) = Sqlite::open_to_read(place.path(), signer().public_key()) else { continue };
        let Ok(report) = verify(&ledger, &tenant(), &[]) else { continue };
        if report.is_sound() && report.head.sequence > 0 {
            assert_eq!(ledger.read(&tenant(), 0, 9).unwrap(), written, "byte {byte}");
        }
    }
}

#[test]
fn a_byte_changed_in_an_entry_within_the_file_is_named() {
    let (place, content) = closed_file();
    for (sequence, body) in [(1, "the first"), (2, "the second")] {
        let at = content.windows(body.len()).position(|window| window == body.as_bytes()).unwrap();
        let mut changed = content.clone();
        changed[at] ^= 1;
        fs::write(place.path(), changed).unwrap();
        let ledger = Sqlite::open_to_read(place.path(), signer().public_key()).unwrap();
        assert_eq!(verify(&ledger, &tenant(), &[]).unwrap().first_bad(), Some(sequence));
    }
}
