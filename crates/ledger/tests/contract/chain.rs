//! Promises about the chain: order, seals, late writers, checkpoints.

use std::thread;

use samordna_ledger::{AppendError, Checkpoint, Head, Ledger, Tenant};

use super::{Place, draft, tenant};

pub fn a_new_ledger_has_no_tenants_and_starts_at_nothing(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert_eq!(ledger.tenants().unwrap(), []);
    assert_eq!(ledger.head(&a).unwrap(), Head::start(&a));
    assert_eq!(ledger.read(&a, 0, 10).unwrap(), []);
    assert_eq!(ledger.checkpoint(&a).unwrap(), None);
}

pub fn what_is_appended_is_read_back_sealed_and_in_order(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let odd = draft("{\"text\":\"å \\u0000 'x'\u{0}\n\"}");
    let mut appended = ledger.append(&a, 0, &[draft("1"), odd], &[]).unwrap();
    appended.extend(ledger.append(&a, 2, &[draft("")], &[]).unwrap());
    assert_eq!(ledger.read(&a, 0, 10).unwrap(), appended);

    let mut head = Head::start(&a);
    for entry in &appended {
        head.follow(&a, entry).unwrap();
    }
    assert_eq!(ledger.head(&a).unwrap(), head);
    assert_eq!(head.sequence, 3);
}

pub fn a_page_starts_after_the_given_entry_and_holds_no_more_than_asked(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    ledger.append(&a, 0, &["1", "2", "3", "4"].map(draft), &[]).unwrap();
    let bodies = |after, limit| -> Vec<String> {
        ledger.read(&a, after, limit).unwrap().into_iter().map(|entry| entry.body).collect()
    };
    assert_eq!(bodies(1, 2), ["2", "3"]);
    assert_eq!(bodies(4, 2), [""; 0]);
    assert_eq!(bodies(u64::MAX, usize::MAX), [""; 0]);
}

pub fn tenants_do_not_see_each_other(place: &dyn Place) {
    let ledger = place.open();
    for name in ["b", "c", "a"] {
        ledger.append(&tenant(name), 0, &[draft(name)], &[]).unwrap();
    }
    assert_eq!(ledger.tenants().unwrap(), ["a", "b", "c"].map(tenant));
    assert_eq!(ledger.read(&tenant("b"), 0, 9).unwrap()[0].body, "b");
}

pub fn a_late_append_leaves_nothing(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    ledger.append(&a, 0, &[draft("first")], &[]).unwrap();
    let before = (ledger.read(&a, 0, 9).unwrap(), ledger.checkpoint(&a).unwrap());
    for expected in [0, 2, u64::MAX] {
        match ledger.append(&a, expected, &[draft("late")], &[b"blob"]) {
            Err(AppendError::Late { head }) => assert_eq!(head, ledger.head(&a).unwrap()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((ledger.read(&a, 0, 9).unwrap(), ledger.checkpoint(&a).unwrap()), before);
    let blob = samordna_ledger::Digest::of(b"blob");
    assert_eq!(ledger.blob(&a, &blob).unwrap(), samordna_ledger::Blob::Missing);
}

pub fn of_two_writers_at_the_same_head_one_is_late(place: &dyn Place) {
    let (one, two, a) = (place.open(), place.open(), tenant("a"));
    one.append(&a, 0, &[draft("one")], &[]).unwrap();
    assert!(matches!(two.append(&a, 0, &[draft("two")], &[]), Err(AppendError::Late { .. })));
    two.append(&a, 1, &[draft("two")], &[]).unwrap();
    assert_eq!(one.head(&a).unwrap().sequence, 2);
}

pub fn an_append_of_nothing_stores_nothing(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert_eq!(ledger.append(&a, 0, &[], &[]).unwrap(), []);
    assert_eq!(ledger.tenants().unwrap(), []);
}

pub fn what_was_appended_is_there_after_opening_again(place: &dyn Place) {
    let a = tenant("a");
    let appended = place.open().append(&a, 0, &[draft("kept")], &[]).unwrap();
    assert_eq!(place.open().read(&a, 0, 9).unwrap(), appended);
}

pub fn every_append_leaves_a_checkpoint_of_the_head(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    for count in 0..3 {
        let last = ledger.append(&a, count, &[draft("x")], &[]).unwrap().remove(0);
        let note = ledger.checkpoint(&a).unwrap().unwrap();
        let read = Checkpoint::open(&ledger.public_key(), &note).unwrap();
        assert_eq!((&read.tenant, read.sequence, read.seal, read.at), (&a, count + 1, last.seal, last.at));
    }
}

pub fn writers_who_read_on_when_late_lose_nothing(place: &dyn Place) {
    const EACH: usize = 25;
    let a = tenant("a");
    let ledgers = [place.open(), place.open(), place.open()];
    thread::scope(|scope| {
        for ledger in &ledgers {
            scope.spawn(|| (0..EACH).for_each(|_| append_until_in_time(ledger.as_ref(), &a)));
        }
    });
    let entries = ledgers[0].read(&a, 0, usize::MAX).unwrap();
    assert_eq!(entries.len(), 3 * EACH);
    let mut head = Head::start(&a);
    entries.iter().for_each(|entry| head.follow(&a, entry).unwrap());
}

fn append_until_in_time(ledger: &dyn Ledger, tenant: &Tenant) {
    let mut expected = 0;
    loop {
        match ledger.append(tenant, expected, &[draft("mine")], &[]) {
            Ok(_) => return,
            Err(AppendError::Late { head }) => expected = head.sequence,
            Err(other) => panic!("{other}"),
        }
    }
}
