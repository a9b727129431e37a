//! Promises about what is kept beside the chain: blobs, sessions, jottings, cursors, snapshots.

use samordna_ledger::{AppendError, Blob, Digest, Ended, Fault, Head, Jotting, Session, Snapshot};

use super::{Place, draft, naming, tenant};

pub fn a_blob_comes_with_the_entry_that_names_it(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let entry =
        ledger.append(&a, 0, &[naming("x", &[b"one", b""])], &[b"one", b"", b"one"]).unwrap().remove(0);
    assert_eq!(entry.blobs, [Digest::of(b"one"), Digest::of(b"")]);
    assert_eq!(ledger.read(&a, 0, 1).unwrap()[0].blobs, entry.blobs);
    assert_eq!(ledger.blob(&a, &entry.blobs[0]).unwrap(), Blob::Present(b"one".to_vec()));
    assert_eq!(ledger.blob(&a, &entry.blobs[1]).unwrap(), Blob::Present(vec![]));
    ledger.append(&a, 1, &[naming("a stored blob can be named again", &[b"one"])], &[]).unwrap();
}

pub fn an_entry_that_names_an_unknown_blob_leaves_nothing(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let drafts = [draft("fine"), naming("x", &[b"known", b"unknown"])];
    match ledger.append(&a, 0, &drafts, &[b"known"]) {
        Err(AppendError::UnknownBlob(digest)) => assert_eq!(digest, Digest::of(b"unknown")),
        other => panic!("{other:?}"),
    }
    assert_eq!(ledger.head(&a).unwrap(), Head::start(&a));
    assert_eq!(ledger.blob(&a, &Digest::of(b"known")).unwrap(), Blob::Missing);
}

pub fn an_erased_blob_is_told_from_a_missing_one_and_the_chain_stays_whole(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let before = ledger.append(&a, 0, &[naming("x", &[b"personal"])], &[b"personal"]).unwrap();
    let digest = Digest::of(b"personal");
    ledger.erase_blob(&a, &digest).unwrap();
    ledger.erase_blob(&a, &digest).unwrap();
    assert_eq!(ledger.blob(&a, &digest).unwrap(), Blob::Erased);
    assert_eq!(ledger.blob(&a, &Digest::of(b"never")).unwrap(), Blob::Missing);
    assert_eq!(ledger.read(&a, 0, 9).unwrap(), before);
    ledger.append(&a, 1, &[naming("it can still be named", &[b"personal"])], &[]).unwrap();
}

pub fn erasing_for_one_tenant_leaves_the_other_tenants_blob(place: &dyn Place) {
    let ledger = place.open();
    for name in ["a", "b"] {
        ledger.append(&tenant(name), 0, &[naming("x", &[b"same"])], &[b"same"]).unwrap();
    }
    ledger.erase_blob(&tenant("a"), &Digest::of(b"same")).unwrap();
    assert_eq!(ledger.blob(&tenant("b"), &Digest::of(b"same")).unwrap(), Blob::Present(b"same".to_vec()));
}

pub fn a_blob_given_again_after_erasure_is_back(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    ledger.append(&a, 0, &[naming("x", &[b"blob"])], &[b"blob"]).unwrap();
    ledger.erase_blob(&a, &Digest::of(b"blob")).unwrap();
    ledger.append(&a, 1, &[naming("x", &[b"blob"])], &[b"blob"]).unwrap();
    assert_eq!(ledger.blob(&a, &Digest::of(b"blob")).unwrap(), Blob::Present(b"blob".to_vec()));
}

fn session(secret: &str, person: &str, expires: i64) -> Session {
    let key = Digest::of(secret.as_bytes());
    Session { key, person: person.to_owned(), content: "{}".to_owned(), expires }
}

pub fn a_session_lasts_until_it_expires(place: &dyn Place) {
    let ledger = place.open();
    let mut kept = session("s", "anna", 100);
    ledger.put_session(&kept).unwrap();
    assert_eq!(ledger.session(&kept.key, 99).unwrap().as_ref(), Some(&kept));
    assert_eq!(ledger.session(&kept.key, 100).unwrap(), None);
    kept.expires = 200;
    ledger.put_session(&kept).unwrap();
    assert_eq!(ledger.session(&kept.key, 100).unwrap(), Some(kept));
    assert_eq!(ledger.session(&Digest::of(b"guessed"), 0).unwrap(), None);
}

pub fn sessions_end_one_by_one_by_person_and_by_time(place: &dyn Place) {
    let ledger = place.open();
    let all =
        [session("1", "anna", 10), session("2", "anna", 90), session("3", "bo", 90), session("4", "bo", 10)];
    all.iter().for_each(|each| ledger.put_session(each).unwrap());
    let open = || all.each_ref().map(|each| ledger.session(&each.key, 0).unwrap().is_some());

    assert_eq!(ledger.end_sessions(Ended::One(&all[2].key)).unwrap(), 1);
    assert_eq!(open(), [true, true, false, true]);
    assert_eq!(ledger.end_sessions(Ended::Person("anna")).unwrap(), 2);
    assert_eq!(open(), [false, false, false, true]);
    assert_eq!(ledger.end_sessions(Ended::Expired(9)).unwrap(), 0);
    assert_eq!(ledger.end_sessions(Ended::Expired(10)).unwrap(), 1);
    assert_eq!(open(), [false; 4]);
}

fn jotting(content: &str, at: i64) -> Jotting {
    Jotting { content: content.to_owned(), at }
}

pub fn a_jotting_is_one_persons_and_can_be_changed_and_dropped(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert_eq!(ledger.jotting(&a, "anna", "notes").unwrap(), None);
    let (first, second) = (jotting("Punkt 1\u{0}: å", 1), jotting("Punkt 1 och 2", 2));
    assert!(ledger.keep_jotting(&a, "anna", "notes", None, &first).unwrap());
    assert_eq!(ledger.jotting(&a, "anna", "notes").unwrap(), Some(first.clone()));
    assert!(ledger.keep_jotting(&a, "anna", "notes", Some(&first.digest()), &second).unwrap());
    assert_eq!(place.open().jotting(&a, "anna", "notes").unwrap(), Some(second.clone()));
    for (tenant, person, what) in
        [(&a, "bo", "notes"), (&a, "anna", "other"), (&tenant("b"), "anna", "notes")]
    {
        assert_eq!(ledger.jotting(tenant, person, what).unwrap(), None);
        ledger.drop_jotting(tenant, person, what).unwrap();
    }
    assert_eq!(ledger.jotting(&a, "anna", "notes").unwrap(), Some(second));
    ledger.drop_jotting(&a, "anna", "notes").unwrap();
    assert_eq!(ledger.jotting(&a, "anna", "notes").unwrap(), None);
    assert_eq!(ledger.head(&a).unwrap(), Head::start(&a), "nothing of it is in the chain");
}

pub fn a_jotting_is_not_overwritten_by_whoever_had_not_seen_it(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let keep = |seen: Option<&Jotting>, what: &Jotting| {
        ledger.keep_jotting(&a, "anna", "notes", seen.map(Jotting::digest).as_ref(), what).unwrap()
    };
    let (one, two, three) = (jotting("one", 1), jotting("two", 2), jotting("three", 3));
    assert!(!keep(Some(&one), &two), "it was dropped meanwhile");
    assert!(keep(None, &one));
    assert!(!keep(None, &two), "somebody began in another window");
    assert!(keep(None, &jotting("one", 9)), "the same once more is no harm");
    assert!(keep(Some(&one), &two));
    assert!(!keep(Some(&one), &three), "somebody wrote on in another window");
    assert_eq!(ledger.jotting(&a, "anna", "notes").unwrap(), Some(two));
}

pub fn a_cursor_starts_at_nothing_and_keeps_what_it_is_set_to(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert_eq!(ledger.cursor(&a, "mail").unwrap(), 0);
    ledger.set_cursor(&a, "mail", 3).unwrap();
    ledger.set_cursor(&a, "mail", 7).unwrap();
    ledger.set_cursor(&a, "paper", 1).unwrap();
    assert_eq!(ledger.cursor(&a, "mail").unwrap(), 7);
    assert_eq!(ledger.cursor(&tenant("b"), "mail").unwrap(), 0);
}

pub fn a_snapshot_of_this_chain_is_read_back(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert_eq!(ledger.snapshot(&a).unwrap(), None);
    for content in [&b"first"[..], b"", b"third"] {
        let head = ledger.head(&a).unwrap();
        ledger.append(&a, head.sequence, &[draft("x")], &[]).unwrap();
        let snapshot = Snapshot { head: ledger.head(&a).unwrap(), content: content.to_vec() };
        ledger.put_snapshot(&a, &snapshot).unwrap();
        assert_eq!(ledger.snapshot(&a).unwrap(), Some(snapshot));
    }
}

pub fn a_snapshot_of_another_chain_is_refused(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    ledger.append(&a, 0, &[draft("x")], &[]).unwrap();
    let head = Head { seal: Digest::of(b"another"), ..ledger.head(&a).unwrap() };
    ledger.put_snapshot(&a, &Snapshot { head, content: vec![] }).unwrap();
    assert!(matches!(ledger.snapshot(&a), Err(Fault::Snapshot(_))));
}

pub fn a_sound_store_gives_no_concern(place: &dyn Place) {
    let ledger = place.open();
    ledger.append(&tenant("a"), 0, &[draft("x")], &[]).unwrap();
    assert_eq!(ledger.integrity().unwrap(), []);
}
