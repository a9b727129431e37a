//! Tampering with the rows of an SQLite file, by somebody who can write to the file and does not have the key.

use proptest::prelude::*;
use rusqlite::{Connection, params, types::ValueRef};
use samordna_ledger::{
    BadNote, Digest, Draft, Entry, Ledger, Report, Signer, Sqlite, Wrong,
    test_support::{Place, TemporarySqlite, signer},
    verify,
};

use super::{COUNT, first, resealed, sample, tenant};

/// Makes the sample, lets somebody at the file, and verifies.
fn after(tamper: impl FnOnce(&Connection)) -> Report {
    let place = TemporarySqlite::new();
    let ledger = sample(&place);
    let file = Connection::open(place.path()).unwrap();
    for trigger in ["entry_never_changed", "entry_never_removed", "entry_never_replaced"] {
        run(&file, &format!("drop trigger {trigger}"));
    }
    tamper(&file);
    verify(ledger.as_ref(), &tenant(), &[]).unwrap()
}

fn run(file: &Connection, sql: &str) {
    file.execute_batch(sql).unwrap();
}

fn put(file: &Connection, entry: &Entry) {
    let blobs: Vec<u8> = entry.blobs.iter().flat_map(|blob| *blob.as_bytes()).collect();
    file.execute(
        "insert or replace into entry (tenant, sequence, at, body, blobs, previous, seal)
         values ('region', ?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            entry.sequence as i64,
            entry.at,
            entry.body,
            blobs,
            entry.previous.as_bytes(),
            entry.seal.as_bytes()
        ],
    )
    .unwrap();
}

fn entries(file: &Connection) -> Vec<Entry> {
    let path = file.path().unwrap();
    let key = signer().public_key();
    Sqlite::open_to_read(path, key).unwrap().read(&tenant(), 0, usize::MAX).unwrap()
}

#[test]
fn an_untouched_ledger_is_sound() {
    let report = after(|_| ());
    assert_eq!(report.findings, []);
    assert_eq!((report.head.sequence, report.blobs, report.erased), (COUNT, 2, 1));
    assert_eq!(report.checkpoint.unwrap().sequence, COUNT);
}

#[test]
fn a_changed_column_of_any_entry_is_found_at_that_entry() {
    for sequence in 1..=COUNT {
        for change in [
            "at = at + 1",
            "body = replace(body, 'what', 'whatt')",
            "body = x'ff'",
            "blobs = zeroblob(32)",
            "previous = zeroblob(32)",
            "seal = zeroblob(32)",
        ] {
            let change = change.replace("x'ff'", "cast(x'7bff7d' as text)");
            let report =
                after(|file| run(file, &format!("update entry set {change} where sequence = {sequence}")));
            let (found, wrong) = first(&report);
            assert_eq!(found, Some(sequence), "{change}");
            assert!(matches!(wrong, Wrong::Changed | Wrong::Unreadable(_)), "{change}: {wrong:?}");
        }
    }
}

#[test]
fn an_entry_given_another_number_is_found_at_its_true_place() {
    for sequence in 1..=COUNT {
        let report =
            after(|file| run(file, &format!("update entry set sequence = 100 where sequence = {sequence}")));
        let expected = if sequence == COUNT { Wrong::Changed } else { Wrong::Reordered };
        assert_eq!(first(&report), (Some(sequence), &expected));
    }
}

#[test]
fn an_entry_given_to_another_tenant_is_missing_from_its_own() {
    let report = after(|file| run(file, "update entry set tenant = 'another' where sequence = 4"));
    assert_eq!(first(&report), (Some(4), &Wrong::Missing { through: 4 }));
}

#[test]
fn a_removed_entry_is_missing_wherever_it_was() {
    for sequence in 1..=COUNT {
        let report = after(|file| run(file, &format!("delete from entry where sequence = {sequence}")));
        assert_eq!(first(&report), (Some(sequence), &Wrong::Missing { through: sequence }));
    }
}

#[test]
fn several_removed_entries_are_named_from_the_first_to_the_last() {
    let report = after(|file| run(file, "delete from entry where sequence between 3 and 5"));
    assert_eq!(first(&report), (Some(3), &Wrong::Missing { through: 5 }));
    let report = after(|file| run(file, "delete from entry where sequence > 3"));
    assert_eq!(first(&report), (Some(4), &Wrong::Missing { through: COUNT }));
    let report = after(|file| run(file, "delete from entry"));
    assert_eq!(first(&report), (Some(1), &Wrong::Missing { through: COUNT }));
}

#[test]
fn a_removed_entry_is_missing_even_if_the_rest_is_renumbered() {
    for sequence in 1..COUNT {
        let report = after(|file| {
            run(file, &format!("delete from entry where sequence = {sequence}"));
            for later in sequence + 1..=COUNT {
                run(file, &format!("update entry set sequence = {} where sequence = {later}", later - 1));
            }
        });
        assert_eq!(first(&report), (Some(sequence), &Wrong::Missing { through: sequence }));
    }
}

#[test]
fn two_entries_that_changed_places_are_reordered() {
    for (one, other) in [(1, 2), (4, 5), (COUNT - 1, COUNT), (2, 7), (1, COUNT)] {
        let report = after(|file| {
            run(file, &format!("update entry set sequence = 99 where sequence = {one}"));
            run(file, &format!("update entry set sequence = {one} where sequence = {other}"));
            run(file, &format!("update entry set sequence = {other} where sequence = 99"));
        });
        assert_eq!(first(&report), (Some(one), &Wrong::Reordered), "{one} and {other}");
    }
}

#[test]
fn what_two_entries_say_changed_places_is_reordered_too() {
    for columns in ["at, body, blobs", "at, body, blobs, seal"] {
        let report = after(|file| {
            run(
                file,
                &format!(
                    "create table aside as select * from entry;
                     update entry set ({columns}) = (select {columns} from aside where sequence = 6) where sequence = 3;
                     update entry set ({columns}) = (select {columns} from aside where sequence = 3) where sequence = 6"
                ),
            );
        });
        assert_eq!(first(&report), (Some(3), &Wrong::Reordered), "{columns}");
    }
}

#[test]
fn entries_that_say_the_same_are_still_told_apart() {
    for (change, wrong) in [
        ("delete from entry where sequence = 3", Wrong::Missing { through: 3 }),
        ("update entry set seal = zeroblob(32) where sequence = 3", Wrong::Changed),
        ("update entry set previous = zeroblob(32) where sequence = 3", Wrong::Changed),
    ] {
        let place = TemporarySqlite::new();
        let ledger = place.open();
        let draft = Draft { at: 0, body: "same".into(), blobs: vec![] };
        ledger.append(&tenant(), 0, &[(); 6].map(|()| draft.clone()), &[]).unwrap();
        let file = Connection::open(place.path()).unwrap();
        run(&file, "drop trigger entry_never_changed; drop trigger entry_never_removed");
        run(&file, change);
        assert_eq!(first(&verify(ledger.as_ref(), &tenant(), &[]).unwrap()), (Some(3), &wrong), "{change}");
    }
}

#[test]
fn an_entry_added_at_the_end_with_a_right_seal_is_told_by_the_checkpoint() {
    let report = after(|file| {
        let last = entries(file).pop().unwrap();
        put(file, &resealed(Entry { sequence: COUNT + 1, previous: last.seal, ..last }));
    });
    assert_eq!(first(&report), (Some(COUNT + 1), &Wrong::Added));
}

#[test]
fn a_copy_of_any_entry_at_the_end_is_added_there() {
    for place in 1..=COUNT {
        let report = after(|file| {
            let it = entries(file)[place as usize - 1].clone();
            put(file, &Entry { sequence: COUNT + 1, ..it });
        });
        assert_eq!(first(&report), (Some(COUNT + 1), &Wrong::Added), "a copy of {place}");
    }
}

#[test]
fn an_entry_put_in_between_is_added_whether_or_not_its_seal_is_right() {
    for seal_it in [true, false] {
        for place in 1..=COUNT {
            let report = after(|file| {
                let all = entries(file);
                for later in (place..=COUNT).rev() {
                    run(file, &format!("update entry set sequence = {} where sequence = {later}", later + 1));
                }
                let it = all[place as usize - 1].clone();
                let false_one = Entry { body: "false".into(), blobs: vec![], ..it };
                put(file, &if seal_it { resealed(false_one) } else { false_one });
            });
            assert_eq!(first(&report), (Some(place), &Wrong::Added), "at {place}, sealed: {seal_it}");
        }
    }
}

#[test]
fn an_entry_changed_and_sealed_anew_is_found_at_that_entry() {
    for sequence in 1..COUNT {
        let report = after(|file| {
            let it = entries(file)[sequence as usize - 1].clone();
            put(file, &resealed(Entry { body: "false".into(), ..it }));
        });
        assert_eq!(first(&report), (Some(sequence), &Wrong::Changed));
    }
}

#[test]
fn a_chain_sealed_anew_to_its_end_is_not_the_one_that_was_signed() {
    let report = after(|file| {
        let mut previous = None;
        for mut entry in entries(file).into_iter().skip(3) {
            entry.body = "false".into();
            entry.previous = previous.unwrap_or(entry.previous);
            let entry = resealed(entry);
            previous = Some(entry.seal);
            put(file, &entry);
        }
    });
    assert_eq!(first(&report), (Some(COUNT), &Wrong::Exchanged));
}

#[test]
fn a_checkpoint_that_is_gone_or_was_made_by_another_is_found() {
    let report = after(|file| run(file, "delete from checkpoint"));
    assert_eq!(first(&report), (None, &Wrong::CheckpointMissing));

    let report = after(|file| run(file, "update checkpoint set note = replace(note, 'region', 'another')"));
    assert_eq!(first(&report), (None, &Wrong::CheckpointBad(BadNote::BadSignature)));

    let report = after(|file| {
        let place = TemporarySqlite::new();
        let other = Sqlite::open(place.path(), Signer::from_seed([9; 32])).unwrap();
        let draft = Draft { at: 0, body: String::new(), blobs: vec![] };
        other.append(&tenant(), 0, &[draft], &[]).unwrap();
        file.execute("update checkpoint set note = ?1", [other.checkpoint(&tenant()).unwrap()]).unwrap();
    });
    assert_eq!(first(&report), (None, &Wrong::CheckpointBad(BadNote::OtherKey)));
}

#[test]
fn a_blob_that_was_changed_or_is_gone_is_told_from_an_erased_one() {
    let digest = Digest::of(b"first");
    let report = after(|file| run(file, "update blob set content = x'00' where content = x'6669727374'"));
    assert_eq!(first(&report), (Some(2), &Wrong::BlobChanged(digest)));

    let report = after(|file| run(file, "delete from blob where content = x'6669727374'"));
    assert_eq!(first(&report), (Some(2), &Wrong::BlobMissing(digest)));
}

#[test]
fn a_checkpoint_kept_elsewhere_tells_an_older_backup() {
    let (new, old) = (TemporarySqlite::new(), TemporarySqlite::new());
    let kept = sample(&new).checkpoint(&tenant()).unwrap().unwrap();
    let backup = old.open();
    let draft = Draft { at: 0, body: String::new(), blobs: vec![] };
    backup.append(&tenant(), 0, &[draft], &[]).unwrap();

    assert!(verify(backup.as_ref(), &tenant(), &[]).unwrap().is_sound());
    let report = verify(backup.as_ref(), &tenant(), &[&kept]).unwrap();
    assert_eq!(first(&report), (Some(2), &Wrong::Missing { through: COUNT }));
}

#[test]
fn nothing_is_appended_to_a_head_that_is_not_the_one_signed() {
    let place = TemporarySqlite::new();
    let ledger = sample(&place);
    let file = Connection::open(place.path()).unwrap();
    run(&file, &format!("drop trigger entry_never_removed; delete from entry where sequence = {COUNT}"));
    let draft = Draft { at: 0, body: String::new(), blobs: vec![] };
    let refused = ledger.append(&tenant(), COUNT - 1, &[draft], &[]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The checkpoint of region does not stand: it was signed for entry 8, and the last one here is 7. \
         Nothing more is appended. Check the key, and run verify."
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any byte of any stored field of any entry, changed in any way, is found.
    #[test]
    fn one_changed_byte_of_an_entry_is_found(
        sequence in 1..=COUNT, column in 0..6_usize, place in any::<prop::sample::Index>(), flip in 1..=255_u8,
    ) {
        let report = after(|file| change_byte(file, sequence, column, place, flip));
        prop_assert!(!report.is_sound());
    }
}

/// A byte changed anywhere in the file itself is found, or it is none that any entry is read from.
#[test]
fn no_byte_of_the_file_can_be_changed_so_that_an_entry_reads_otherwise_unseen() {
    let place = TemporarySqlite::new();
    drop(sample(&place));
    run(&Connection::open(place.path()).unwrap(), "pragma wal_checkpoint(truncate)");
    let whole = std::fs::read(place.path()).unwrap();
    let read = || {
        let ledger = Sqlite::open_to_read(place.path(), signer().public_key()).ok()?;
        let is_sound = verify(&ledger, &tenant(), &[]).ok()?.is_sound();
        is_sound.then(|| ledger.read(&tenant(), 0, usize::MAX).unwrap())
    };
    let kept = read().expect("the untouched file is sound");
    let mut found = 0;
    for at in (0..whole.len()).step_by(STRIDE) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(place.path(), bytes).unwrap();
        match read() {
            Some(entries) => assert!(entries == kept, "byte {at} changed an entry unseen"),
            None => found += 1,
        }
    }
    assert!(found > 0, "the file was never read");
}

/// Every so many bytes are tried; with no common divisor with eight, so that each bit has its turn.
const STRIDE: usize = 37;

fn change_byte(file: &Connection, sequence: u64, column: usize, place: prop::sample::Index, flip: u8) {
    let column = ["sequence", "at", "body", "blobs", "previous", "seal"][column];
    let sql = format!("select {column} from entry where sequence = {sequence}");
    let read = |row: &rusqlite::Row<'_>| match row.get_ref(0)? {
        ValueRef::Integer(number) => Ok(number.to_be_bytes().to_vec()),
        other => Ok(other.as_bytes()?.to_vec()),
    };
    let mut bytes = file.query_row(&sql, [], read).unwrap();
    if bytes.is_empty() {
        bytes = vec![0; 32];
    }
    let place = place.index(bytes.len());
    bytes[place] ^= flip;
    let update = format!("update or replace entry set {column} = ?1 where sequence = {sequence}");
    run(file, "pragma ignore_check_constraints = on");
    let changed = match column {
        "sequence" | "at" => file.execute(&update, [i64::from_be_bytes(bytes.try_into().unwrap())]),
        "body" => file.execute(&update.replace("?1", "cast(?1 as text)"), [&bytes]),
        _ => file.execute(&update, [&bytes]),
    };
    assert_eq!(changed.unwrap(), 1);
}
