//! What only a PostgreSQL server can do and suffer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::{thread, time::Duration};

use postgres::{Client, NoTls, fallible_iterator::FallibleIterator};
use samordna_ledger::{
    AppendError, Concern, Draft, Fault, Ledger, Postgres, Tenant, Wrong,
    test_support::{Place, TemporaryDatabase, TemporaryPostgres, signer},
    verify,
};

fn tenant() -> Tenant {
    "region".parse().unwrap()
}

fn draft() -> Draft {
    Draft { at: 0, body: "{}".to_owned(), blobs: vec![] }
}

fn client(place: &TemporaryDatabase) -> Client {
    Client::connect(place.address(), NoTls).unwrap()
}

type Attempt = fn(&TemporaryDatabase);

/// Everything that needs a server, on one.
#[test]
fn on_a_real_server() {
    let server = TemporaryPostgres::start();
    let tries: [(&str, Attempt); _] = [
        ("servers that start at once make the tables once", servers_that_start_at_once_make_the_tables_once),
        ("the database refuses to change an entry", the_database_refuses_to_change_an_entry),
        ("a broken connection is replaced", a_broken_connection_is_replaced),
        ("an append is told to who listens and a refused one is not", an_append_is_told_to_who_listens),
        ("tampering is named", tampering_is_named),
        ("a newer ledger is refused", a_newer_ledger_is_refused),
        ("reading changes nothing", reading_changes_nothing),
        (
            "a missing database and a missing server are told apart",
            a_missing_database_and_server_are_told_apart,
        ),
    ];
    for (name, attempt) in tries {
        eprintln!("{name}");
        attempt(&server.database());
    }
}

fn servers_that_start_at_once_make_the_tables_once(place: &TemporaryDatabase) {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| place.open());
        }
    });
    assert_eq!(place.open().tenants().unwrap(), []);
}

fn the_database_refuses_to_change_an_entry(place: &TemporaryDatabase) {
    let ledger = place.open();
    ledger.append(&tenant(), 0, &[draft()], &[]).unwrap();
    let mut client = client(place);
    for sql in ["update samordna.entry set at = 1", "delete from samordna.entry", "truncate samordna.entry"] {
        let refused = client.batch_execute(sql).unwrap_err();
        assert_eq!(refused.as_db_error().unwrap().message(), "an entry is never changed or removed");
    }
    client.batch_execute("alter table samordna.entry disable trigger entry_never_removed").unwrap();
    assert_eq!(ledger.integrity().unwrap(), [Concern::TriggerMissing("entry_never_removed".into())]);
}

fn a_broken_connection_is_replaced(place: &TemporaryDatabase) {
    let ledger = place.open();
    for count in 0..3 {
        ledger.append(&tenant(), count, &[draft()], &[]).unwrap();
        let sql = "select pg_terminate_backend(pid, 5000) from pg_stat_activity
                   where pid <> pg_backend_pid() and datname = current_database()";
        assert!(client(place).query_one(sql, &[]).unwrap().get::<_, bool>(0));
    }
    assert_eq!(ledger.head(&tenant()).unwrap().sequence, 3);
}

fn an_append_is_told_to_who_listens(place: &TemporaryDatabase) {
    let ledger = place.open();
    let mut listening = client(place);
    listening.batch_execute("listen samordna_entry").unwrap();
    ledger.append(&tenant(), 0, &[draft(), draft()], &[]).unwrap();
    assert!(matches!(ledger.append(&tenant(), 0, &[draft()], &[]), Err(AppendError::Late { .. })));
    ledger.append(&tenant(), 2, &[draft()], &[]).unwrap();
    let mut notifications = listening.notifications();
    let mut heard = notifications.timeout_iter(Duration::from_secs(10));
    let mut next = || heard.next().unwrap().map(|told| told.payload().to_owned());
    assert_eq!((next().as_deref(), next().as_deref()), (Some("region 2"), Some("region 3")));
}

fn tampering_is_named(place: &TemporaryDatabase) {
    let ledger = place.open();
    ledger.append(&tenant(), 0, &[(); 5].map(|()| draft()), &[]).unwrap();
    let mut client = client(place);
    client.batch_execute("alter table samordna.entry disable trigger user").unwrap();
    let mut tries = vec![
        (
            "update samordna.entry set body = '\\xff' where sequence = 2".to_owned(),
            2,
            Wrong::Unreadable("body".into()),
        ),
        (
            "update samordna.entry set sequence = sequence + 10 where sequence in (2, 3);
             update samordna.entry set sequence = 25 - 10 - sequence where sequence in (12, 13)"
                .to_owned(),
            2,
            Wrong::Reordered,
        ),
    ];
    for sequence in 1..=5 {
        let removed = format!("delete from samordna.entry where sequence = {sequence}");
        tries.push((removed, sequence, Wrong::Missing { through: sequence }));
        let added = format!(
            "update samordna.entry set sequence = sequence + 11 where sequence >= {sequence};
             update samordna.entry set sequence = sequence - 10 where sequence > 11;
             insert into samordna.entry select tenant, {sequence}, at, 'false', blobs, previous, seal
             from samordna.entry where sequence = {sequence} + 1"
        );
        tries.push((added, sequence, Wrong::Added));
        for column in ["body", "previous", "seal"] {
            let flipped = format!(
                "update samordna.entry set {column} = set_bit({column}, {sequence}, 1 - get_bit({column}, {sequence}))
                 where sequence = {sequence}"
            );
            tries.push((flipped, sequence, Wrong::Changed));
        }
    }
    for (sql, sequence, wrong) in tries {
        client.batch_execute(&format!("create table aside as select * from samordna.entry; {sql}")).unwrap();
        let report = verify(ledger.as_ref(), &tenant(), &[]).unwrap();
        let found = report.findings.first().map(|first| &first.wrong);
        assert_eq!((report.first_bad(), found), (Some(sequence), Some(&wrong)), "{sql}");
        let back =
            "delete from samordna.entry; insert into samordna.entry select * from aside; drop table aside";
        client.batch_execute(back).unwrap();
        assert!(verify(ledger.as_ref(), &tenant(), &[]).unwrap().is_sound());
    }
}

fn a_newer_ledger_is_refused(place: &TemporaryDatabase) {
    drop(place.open());
    client(place).batch_execute("update samordna.version set number = 99").unwrap();
    let refused = Postgres::open(place.address(), signer()).err();
    assert!(matches!(refused, Some(Fault::Newer { found: 99, .. })), "{refused:?}");
}

fn reading_changes_nothing(place: &TemporaryDatabase) {
    let key = signer().public_key();
    assert!(matches!(Postgres::open_to_read(place.address(), key.clone()), Err(Fault::Foreign)));
    place.open().append(&tenant(), 0, &[draft()], &[]).unwrap();
    let reader = Postgres::open_to_read(place.address(), key).unwrap();
    assert!(verify(&reader, &tenant(), &[]).unwrap().is_sound());
    let refused = reader.append(&tenant(), 1, &[draft()], &[]);
    assert!(matches!(refused, Err(AppendError::Fault(Fault::ReadOnly))), "{refused:?}");
    assert!(matches!(reader.set_cursor(&tenant(), "x", 1), Err(Fault::ReadOnly)));
}

fn a_missing_database_and_server_are_told_apart(place: &TemporaryDatabase) {
    let name = place.address().rsplit('=').next().unwrap();
    let elsewhere = place.address().replace(&format!("dbname={name}"), "dbname=nowhere");
    let refused = Postgres::open(&elsewhere, signer()).err();
    assert!(matches!(refused, Some(Fault::Denied(_))), "{refused:?}");
    let nobody = Postgres::open("host=/nowhere user=samordna", signer()).err();
    assert!(matches!(nobody, Some(Fault::Unreachable(_))), "{nobody:?}");
}
