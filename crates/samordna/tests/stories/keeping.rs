//! `samordna verify`, `export` and `import`: what was written stays written, and whoever changes it is found out.

use crate::{program::run, town::Town};
use samordna_ledger::{Signer, Sqlite};

/// Folds what SQLite keeps beside its file into it, so that the file is all there is.
fn settle(town: &Town) -> std::path::PathBuf {
    let file = town.data().join("ledger.sqlite");
    drop(Sqlite::open(&file, Signer::open(&town.data().join("samordna.key")).unwrap()).unwrap());
    file
}

#[test]
fn what_is_exported_is_restored_and_answers_the_same() {
    let town = Town::empty().founded().with_council();
    let export = town.path("export.jsonl");
    let export = export.to_str().unwrap();
    town.run(&["export", "--ledger", "--out", export]).well();
    let key = town.data().join("samordna.pub");
    let sound = run(&["verify", export, "--public-key", key.to_str().unwrap()]).well();
    assert!(sound.starts_with("samordna: sound. "), "{sound}");

    let other = Town::empty();
    let restored = other.run(&["import", export]).well();
    assert!(restored.starts_with("samordna: ") && restored.contains("entries restored"), "{restored}");
    other.run(&["verify"]).well();
    assert_eq!(
        other.check("samordningsrad-syn", "2026-03-01"),
        town.check("samordningsrad-syn", "2026-03-01")
    );
    let again = other.run(&["import", export]);
    assert_eq!(again.code, Some(0), "what is there already is passed over: {again:?}");
    let full = Town::empty();
    full.run(&["found", "--principal", "Region Öst", "--registrar", "Ture Andra"]).well();
    insta::assert_snapshot!(full.run(&["import", export]).trouble(), @"samordna: The ledger has entries of samordna that are not in the export; restore into an empty ledger.");
}

#[test]
fn an_export_is_verified_by_whoever_has_it() {
    let town = Town::empty().founded();
    let export = town.path("export.jsonl");
    town.run(&["export", "--ledger", "--out", export.to_str().unwrap()]).well();
    assert_eq!(std::fs::read_to_string(&export).unwrap(), town.run(&["export", "--ledger"]).well());
    let said = run(&["verify", export.to_str().unwrap()]).well();
    assert!(said.contains("The key came with the file."), "{said}");

    let text = std::fs::read_to_string(&export).unwrap().replace("Rut Register", "Rut Registar");
    std::fs::write(&export, text).unwrap();
    let ran = run(&["verify", export.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    insta::assert_snapshot!(ran.out.lines().next().unwrap(), @"entry 3 was changed: it is not what was sealed");
    let empty = Town::empty();
    let no = empty.run(&["import", export.to_str().unwrap()]).trouble();
    insta::assert_snapshot!(no, @"samordna: The export is not sound, and nothing was restored: entry 3 was changed: it is not what was sealed.");
    assert!(!empty.data().exists(), "what is refused leaves nothing");
}

#[test]
fn a_byte_changed_in_the_database_is_found_and_the_entry_named() {
    let town = Town::empty().founded();
    let file = settle(&town);
    let mut bytes = std::fs::read(&file).unwrap();
    let name = "Västra sjukhuset".as_bytes();
    let at =
        bytes.windows(name.len()).position(|window| window == name).expect("the name stands in an entry");
    bytes[at] ^= 0x01;
    std::fs::write(&file, bytes).unwrap();
    let ran = town.run(&["verify"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    insta::assert_snapshot!(ran.out.lines().take(2).collect::<Vec<_>>().join("\n"), @"
    entry 6 was changed: it is not what was sealed
    samordna: not sound. The first 5 entries hold. Compare with a backup.
    ");
    let doctor = town.run(&["doctor"]);
    assert_eq!(doctor.code, Some(1), "{doctor:?}");
    assert!(doctor.out.contains("Entry 6 was changed"), "{doctor:?}");
}

#[test]
fn verifying_needs_the_public_key_alone() {
    let town = Town::empty().founded();
    std::fs::remove_file(town.data().join("samordna.key")).unwrap();
    town.run(&["verify"]).well();
    std::fs::rename(town.data().join("samordna.pub"), town.path("kept.pub")).unwrap();
    insta::assert_snapshot!(town.run(&["verify"]).trouble().replace(&town.data().display().to_string(), "DATA"), @"samordna: The public key DATA/samordna.pub is not there. Name it with --public-key or --key.");
    town.run(&["verify", "--public-key", town.path("kept.pub").to_str().unwrap()]).well();
}

#[test]
fn what_is_no_ledger_is_said_to_be_none() {
    let town = Town::empty().founded();
    std::fs::write(town.path("brev.txt"), "Hej!\n").unwrap();
    let brev = town.path("brev.txt");
    insta::assert_snapshot!(run(&["verify", brev.to_str().unwrap()]).trouble(), @"samordna: This is not a whole export of a ledger: its first line is not a header of format samordna-ledger-1.");
    std::fs::write(settle(&town), "Hej!\n".repeat(1000)).unwrap();
    insta::assert_snapshot!(town.run(&["verify"]).trouble(), @"samordna: The database file is damaged (file is not a database). Stop the program, keep a copy of the file and restore the last backup.");
}
