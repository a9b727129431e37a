//! `samordna charter`, on good input and on anything else.

use crate::program::{run, run_with};
use crate::town::council;
use samordna_ledger::test_support::TemporaryFolder;

/// Random bytes that are the same every time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let step = |state: &mut u64| {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        state.to_le_bytes()[3]
    };
    (0..count).map(|_| step(&mut state)).collect()
}

#[test]
fn a_charter_is_read_in_three_formats() {
    let text = council("samordningsråd syn", "2026-02-01");
    let json = run_with(&["charter", "read", "-", "--format", "json"], text.as_bytes()).json();
    assert_eq!(json["identity"]["title"], "Uppdragshandling för samordningsråd syn");
    let norm = &json["norms"][0];
    let normal = run_with(&["charter", "read", "-", "--format", "text"], text.as_bytes()).well();
    let span = |end: &str| usize::try_from(norm["span"][end].as_u64().unwrap()).unwrap();
    assert_eq!(&normal[span("start")..span("end")], norm["quote"].as_str().unwrap());
    let table = run_with(&["charter", "read", "-"], text.as_bytes()).well();
    assert!(table.contains("Utses av sjukvårdsdirektören"), "{table}");
    assert!(!table.contains('\x1b'), "no colour where nobody sees it: {table}");
}

#[test]
fn what_a_charter_leaves_out_is_told() {
    let text = council("samordningsråd syn", "2026-02-01");
    let gaps = run_with(&["charter", "gaps", "-", "--lang", "sv"], text.as_bytes()).well();
    assert!(gaps.lines().count() > 0, "{gaps}");
}

#[test]
fn whatever_the_bytes_are_the_answer_is_clear_and_soon() {
    let folder = TemporaryFolder::new();
    let program = std::fs::read(env!("CARGO_BIN_EXE_samordna")).unwrap();
    let sentence = "Rådet ska mötas fyra gånger per år. ".repeat(40) + "\n\n";
    for (name, bytes, codes) in [
        ("empty.txt", Vec::new(), &[0][..]),
        ("noise.txt", noise(100_000), &[0, 2]),
        ("noise.md", noise(1000), &[0, 2]),
        ("program.txt", program[..1_000_000].to_vec(), &[2]),
        ("zeros.txt", vec![0; 4096], &[2]),
        ("latin.txt", b"R\xe5det ska m\xf6tas.".to_vec(), &[0]),
        ("half.txt", "Rådet ska mötas å".as_bytes()[..19].to_vec(), &[0, 2]),
        ("line.txt", b"a".repeat(200_000), &[0]),
        ("long.txt", sentence.repeat(70).into_bytes(), &[0]),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        for format in ["table", "json", "text"] {
            let ran = run(&["charter", "read", path.to_str().unwrap(), "--format", format]);
            assert!(
                codes.contains(&ran.code.unwrap()),
                "{name} as {format}: {} {}",
                ran.code.unwrap(),
                ran.err
            );
            assert!(!ran.err.contains("panicked"), "{name}: {}", ran.err);
            assert_eq!(ran.code == Some(2), !ran.err.is_empty(), "{name}: {}", ran.err);
            // The normalised text of nothing is nothing; any other answer says so.
            let is_silent = ran.out.is_empty() && ran.err.is_empty();
            assert!(!is_silent || (name, format) == ("empty.txt", "text"), "{name} as {format} is silent");
        }
    }
}

/// Reads a text of so many megabytes within half a gigabyte of memory.
#[cfg(unix)]
fn read_megabytes(megabytes: usize, format: &str) -> std::process::Output {
    let folder = TemporaryFolder::new();
    let path = folder.path().join("huge.txt");
    let paragraph = "Ledamöterna ska förankra förslag i den egna förvaltningen.\n\n";
    std::fs::write(&path, paragraph.repeat(megabytes * 1_000_000 / paragraph.len())).unwrap();
    // The limit is on what the program asks for, in kilobytes.
    let limited = "ulimit -d 500000 && exec \"$0\" charter read \"$1\" --format \"$2\" --lang en";
    std::process::Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_samordna"), path.to_str().unwrap(), format])
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn fifty_megabytes_are_read_and_seventy_are_told_to_be_too_many() {
    for format in ["table", "json", "text"] {
        assert_eq!(read_megabytes(1, format).status.code(), Some(0), "{format}");
        let too_long = read_megabytes(70, format);
        assert_eq!(too_long.status.code(), Some(2), "{format}");
        let says = String::from_utf8(too_long.stderr).unwrap();
        assert!(
            says.contains("at most 64 MB are read") && says.contains("Read the charter alone."),
            "{says}"
        );
    }
    let read = read_megabytes(50, "json");
    assert_eq!(read.status.code(), Some(0));
    let reading: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(reading["norms"].as_array().unwrap().len(), 1, "one rule, said again and again");
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence_with_what_to_do() {
    let folder = TemporaryFolder::new();
    for name in ["uppdrag.doc", "uppdrag.pdf"] {
        std::fs::write(folder.path().join(name), b"%PDF-1.7").unwrap();
    }
    std::fs::write(folder.path().join("bild.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let says = |name: &str, lang: &str| {
        let path = folder.path().join(name);
        let err = run(&["charter", "read", path.to_str().unwrap(), "--lang", lang]).trouble();
        err.replace(&folder.path().display().to_string(), "FOLDER")
    };
    insta::assert_snapshot!(says("saknas.txt", "en"), @"samordna: FOLDER/saknas.txt is not there. Check the path.");
    insta::assert_snapshot!(says("saknas.txt", "sv"), @"samordna: FOLDER/saknas.txt finns inte. Kontrollera sökvägen.");
    insta::assert_snapshot!(says("uppdrag.doc", "en"), @"samordna: uppdrag.doc: DOC, RTF cannot be opened yet. Save the document as docx, odt, txt or md, or paste the text.");
    insta::assert_snapshot!(says("uppdrag.pdf", "sv"), @"samordna: uppdrag.pdf: PDF kan inte öppnas än. Spara dokumentet som docx, odt, txt eller md, eller klistra in texten.");
    insta::assert_snapshot!(says("bild.txt", "en"), @"samordna: bild.txt: this is not a text: it looks like a picture, a program or a packed file. Save it as text (.txt) and try again.");
    insta::assert_snapshot!(says("bild.txt", "sv"), @"samordna: bild.txt: Det här är ingen text. Det ser ut som en bild, ett program eller en packad fil. Spara det som text (.txt) och försök igen.");
    insta::assert_snapshot!(says("", "en"), @"samordna: FOLDER/ is a folder. Name a file.");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::Stdio;
    let text = council("samordningsråd syn", "2026-02-01").repeat(200);
    let folder = TemporaryFolder::new();
    let path = folder.path().join("lang.txt");
    std::fs::write(&path, text).unwrap();
    let mut child = crate::program::command(&["charter", "read", path.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
