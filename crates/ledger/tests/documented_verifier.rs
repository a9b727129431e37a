//! The verifier that `docs/ledger.md` shows, taken out of it and run on exports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::{
    fs,
    process::{Command, Output},
};

use samordna_ledger::{
    Digest, Draft, export,
    test_support::{Place, TemporaryFolder, TemporarySqlite, signer},
};

const PAGE: &str = include_str!("../../../docs/ledger.md");

fn exported() -> String {
    let place = TemporarySqlite::new();
    let (ledger, tenant) = (place.open(), "region".parse().unwrap());
    let draft = |blobs: &[&[u8]]| Draft {
        at: -5,
        body: "{\"text\":\"Beslut på mötet\\n”ja”\"}".to_owned(),
        blobs: blobs.iter().map(|blob| Digest::of(blob)).collect(),
    };
    let drafts = [draft(&[]), draft(&[b"charter", b"personal"]), draft(&[]), draft(&[b"charter"])];
    ledger.append(&tenant, 0, &drafts, &[b"charter", b"personal"]).unwrap();
    ledger.erase_blob(&tenant, &Digest::of(b"personal")).unwrap();
    let mut file = Vec::new();
    export(ledger.as_ref(), &tenant, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

fn run(folder: &TemporaryFolder, export: &str, more: &[&str]) -> Output {
    let program = PAGE.split("```python\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    fs::write(folder.path().join("verifier.py"), program).unwrap();
    fs::write(folder.path().join("export.jsonl"), export).unwrap();
    let mut python = Command::new("python3");
    python.args(["verifier.py", "export.jsonl"]).args(more).current_dir(folder.path());
    python.output().expect("python3 is needed: apt-get install python3")
}

#[track_caller]
fn check(export: &str, expected: &str) {
    let answer = run(&TemporaryFolder::new(), export, &[]);
    let said =
        format!("{}{}", String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    assert!(said.contains(expected), "{said}");
    assert_eq!(answer.status.success(), !said.starts_with("NOT SOUND"));
}

/// The export without the line that starts so, the given one of them.
fn without(start: &str, which: usize) -> String {
    let export = exported();
    let line = export.lines().filter(|line| line.starts_with(start)).nth(which).unwrap();
    export.replacen(&format!("{line}\n"), "", 1)
}

#[test]
fn the_documented_verifier_is_content_with_a_sound_export() {
    check(&exported(), "The chain of region holds to entry 4");
}

#[test]
fn the_documented_verifier_finds_what_was_done_to_an_export() {
    check(&exported().replacen("Beslut", "Avslag", 1), "NOT SOUND: entry 1 was");
    check(&without("{\"entry\"", 2), "NOT SOUND: entry 3 was");
    check(&without("{\"entry\"", 3), "NOT SOUND: the checkpoint is not for entry 3");
    check(&without("{\"blob\"", 0), "NOT SOUND: entry 2 was");
    check(&without("{\"checkpoint\"", 0), "NOT SOUND: the checkpoint is not for entry 4");
    check(&exported().replace("\"content\":\"Y2", "\"content\":\"Y3"), "NOT SOUND: the blob");
}

#[test]
fn openssl_holds_our_checkpoint_to_be_signed_with_our_key() {
    let folder = TemporaryFolder::new();
    assert!(run(&folder, &exported(), &["signed"]).status.success());
    fs::write(folder.path().join("ledger.pub"), signer().public_key().to_pem()).unwrap();
    let command = PAGE.lines().find(|line| line.starts_with("openssl ")).unwrap();
    let verify =
        || Command::new("/bin/sh").args(["-c", command]).current_dir(folder.path()).output().unwrap();

    let answer = verify();
    assert!(answer.status.success(), "{answer:?}; openssl is needed: apt-get install openssl");
    let signed = fs::read_to_string(folder.path().join("signed")).unwrap();
    fs::write(folder.path().join("signed"), signed.replace("region", "regoin")).unwrap();
    assert!(!verify().status.success());
}
