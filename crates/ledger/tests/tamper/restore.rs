//! Restoring an export into another ledger.

use std::io::Cursor;

use samordna_ledger::{
    Blob, Digest, Draft, ExportError, Ledger, Signer, Sqlite, Wrong, import,
    test_support::{Place, TemporaryPostgres, TemporarySqlite, signer},
    verify,
};

use super::{COUNT, export::exported, sample, tenant};

#[test]
fn a_restored_ledger_has_the_same_seals_and_blobs_on_either_engine() {
    let (place, sqlite, server) =
        (TemporarySqlite::new(), TemporarySqlite::new(), TemporaryPostgres::start());
    let original = sample(&place);
    for place in [&sqlite as &dyn Place, &server.database()] {
        let restored = place.open();
        import(Cursor::new(exported()), Some(&signer().public_key()), restored.as_ref()).unwrap();
        let all = |ledger: &dyn Ledger| ledger.read(&tenant(), 0, usize::MAX).unwrap();
        assert_eq!(all(restored.as_ref()), all(original.as_ref()));
        let blob = |content| restored.blob(&tenant(), &Digest::of(content)).unwrap();
        assert_eq!(blob(b"second"), Blob::Present(b"second".to_vec()));
        assert_eq!(blob(b"personal"), Blob::Erased);
        assert!(verify(restored.as_ref(), &tenant(), &[]).unwrap().is_sound());
    }
}

#[test]
fn a_restored_ledger_is_signed_with_its_own_key() {
    let place = TemporarySqlite::new();
    let other = Sqlite::open(place.path(), Signer::from_seed([9; 32])).unwrap();
    import(Cursor::new(exported()), None, &other).unwrap();
    assert!(verify(&other, &tenant(), &[]).unwrap().is_sound());
    let old_key = Sqlite::open_to_read(place.path(), signer().public_key()).unwrap();
    assert!(!verify(&old_key, &tenant(), &[]).unwrap().is_sound());
}

#[test]
fn an_export_that_is_not_sound_restores_nothing() {
    let place = TemporarySqlite::new();
    let restored = place.open();
    let changed = exported().replace("händelse", "handelse");
    match import(Cursor::new(changed), None, restored.as_ref()) {
        Err(ExportError::Unsound(report)) => assert_eq!(report.findings[0].wrong, Wrong::Changed),
        other => panic!("{other:?}"),
    }
    assert_eq!(restored.tenants().unwrap(), []);
}

#[test]
fn a_restoring_that_was_cut_off_goes_on_where_it_came_to() {
    let (one, other) = (TemporarySqlite::new(), TemporarySqlite::new());
    let (original, restored) = (sample(&one), other.open());
    let first: Vec<Draft> = original
        .read(&tenant(), 0, 2)
        .unwrap()
        .into_iter()
        .map(|entry| Draft { at: entry.at, body: entry.body, blobs: entry.blobs })
        .collect();
    restored.append(&tenant(), 0, &first, &[b"first"]).unwrap();

    import(Cursor::new(exported()), None, restored.as_ref()).unwrap();
    assert_eq!(restored.head(&tenant()).unwrap(), original.head(&tenant()).unwrap());
    assert_eq!(restored.head(&tenant()).unwrap().sequence, COUNT);
}

#[test]
fn a_ledger_with_other_entries_is_left_as_it_is() {
    let place = TemporarySqlite::new();
    let restored = place.open();
    let draft = Draft { at: 1, body: "other".into(), blobs: vec![] };
    restored.append(&tenant(), 0, &[draft], &[]).unwrap();
    let refused = import(Cursor::new(exported()), None, restored.as_ref()).unwrap_err();
    assert!(matches!(refused, ExportError::Occupied { .. }), "{refused}");
    assert_eq!(restored.head(&tenant()).unwrap().sequence, 1);
}
