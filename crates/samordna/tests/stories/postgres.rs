//! The same program on PostgreSQL, a real server of the tests' own.

use crate::town::{Town, in_words};
use samordna_ledger::{Signer, test_support::TemporaryPostgres};
use serde_json::json;

#[test]
fn on_postgres_acts_checks_and_verifications_are_the_same() {
    let server = TemporaryPostgres::shared();
    let (database, other) = (server.database(), server.database());
    let town = Town::in_database(database.address()).founded().with_council();
    let on_disk = Town::empty().founded().with_council();
    assert_eq!(
        town.check("samordningsrad-syn", "2026-03-01"),
        on_disk.check("samordningsrad-syn", "2026-03-01")
    );
    let no = |town: &Town| {
        in_words(&town.refused(
            "klara-klinik",
            "2026-02-02",
            json!({"act": "end_body", "body": "region-vast"}),
        ))
    };
    assert_eq!(no(&town), no(&on_disk));
    town.run(&["verify"]).well();
    assert_eq!(town.run(&["doctor"]).well(), "Nothing is wrong.\n");

    let export = town.path("export.jsonl");
    town.run(&["export", "--ledger", "--out", export.to_str().unwrap()]).well();
    let restored = Town::in_database(other.address());
    restored.run(&["import", export.to_str().unwrap()]).well();
    assert_eq!(
        restored.check("samordningsrad-syn", "2026-03-01"),
        town.check("samordningsrad-syn", "2026-03-01")
    );

    crate::serving::a_link_signs_in_once(&town);
}

#[test]
fn on_postgres_that_does_not_answer_the_trouble_is_said_with_what_to_do() {
    let town = Town::in_database("host=/nowhere/at/all user=samordna dbname=samordna");
    Signer::open_or_create(&town.path("samordna.key")).unwrap();
    insta::assert_snapshot!(town.run(&["check"]).trouble(), @"samordna: The database server does not answer (No such file or directory (os error 2)). Check that it runs, and the address. Read on before trying again.");
}
