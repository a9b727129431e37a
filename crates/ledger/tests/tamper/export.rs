//! Tampering with the lines of an export.

use proptest::prelude::*;
use samordna_ledger::{
    BadNote, Digest, Entry, ExportError, PublicKey, Report, Signer, Wrong, export,
    test_support::{TemporarySqlite, signer},
    verify_export,
};

use super::{COUNT, first, resealed, sample, tenant};

pub fn exported() -> String {
    let mut file = Vec::new();
    export(sample(&TemporarySqlite::new()).as_ref(), &tenant(), &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

fn key() -> PublicKey {
    signer().public_key()
}

fn report(file: &str) -> Report {
    verify_export(file.as_bytes(), Some(&key()), &[]).unwrap()
}

/// The lines, with the place of entry 1.
fn lines() -> (Vec<String>, impl Fn(u64) -> usize) {
    let lines: Vec<String> = exported().lines().map(str::to_owned).collect();
    let places: Vec<usize> =
        (0..lines.len()).filter(|place| lines[*place].starts_with("{\"entry\"")).collect();
    (lines, move |sequence| places[sequence as usize - 1])
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn an_export_holds_the_header_blobs_entries_and_the_checkpoint_last() {
    let (lines, place) = lines();
    assert_eq!(
        lines[0],
        format!(
            "{{\"header\":{{\"format\":\"samordna-ledger-1\",\"tenant\":\"region\",\"public_key\":\"{}\"}}}}",
            key()
        )
    );
    let blob = Digest::of(b"first");
    assert_eq!(
        lines[place(2) - 1],
        format!("{{\"blob\":{{\"digest\":\"{blob}\",\"content\":\"Zmlyc3Q=\"}}}}")
    );
    let erased = Digest::of(b"personal");
    assert_eq!(lines[place(3) - 1], format!("{{\"blob\":{{\"digest\":\"{erased}\",\"content\":null}}}}"));
    assert!(lines.last().unwrap().starts_with("{\"checkpoint\":\"samordna-checkpoint-1\\nregion\\n8\\n"));
}

#[test]
fn an_untouched_export_is_sound_and_says_whose_key_showed_it() {
    let file = exported();
    let given = report(&file);
    assert!(given.is_sound() && given.key_was_given);
    assert_eq!((given.head.sequence, given.blobs, given.erased), (COUNT, 2, 1));
    let enclosed = verify_export(file.as_bytes(), None, &[]).unwrap();
    assert!(enclosed.is_sound() && !enclosed.key_was_given);
}

#[test]
fn an_export_signed_with_another_key_than_the_trusted_is_told() {
    let other = Signer::from_seed([9; 32]).public_key();
    let report = verify_export(exported().as_bytes(), Some(&other), &[]).unwrap();
    let wrongs: Vec<_> = report.findings.iter().map(|finding| &finding.wrong).collect();
    assert_eq!(wrongs, [&Wrong::OtherKey(key()), &Wrong::CheckpointBad(BadNote::OtherKey)]);
}

#[test]
fn no_byte_of_an_export_can_be_changed_unseen() {
    let file = exported().into_bytes();
    for place in 0..file.len() {
        for flip in [1, 4, 32] {
            let mut changed = file.clone();
            changed[place] ^= flip;
            match verify_export(changed.as_slice(), Some(&key()), &[]) {
                Err(ExportError::NotAnExport) => {}
                other => assert!(
                    !other.unwrap().is_sound(),
                    "byte {place}: {:?}",
                    String::from_utf8_lossy(&changed)
                ),
            }
        }
    }
}

#[test]
fn an_export_cut_off_anywhere_is_not_sound() {
    let file = exported();
    for end in (0..file.len()).filter(|end| file.is_char_boundary(*end)) {
        match verify_export(&file.as_bytes()[..end], Some(&key()), &[]) {
            Err(ExportError::NotAnExport) => {}
            other => assert!(!other.unwrap().is_sound(), "cut at {end}"),
        }
    }
}

#[test]
fn a_changed_line_is_found_at_its_entry() {
    let (lines, place) = lines();
    for sequence in 1..=COUNT {
        let mut changed = lines.clone();
        changed[place(sequence)] = changed[place(sequence)].replace("händelse", "händelsen");
        assert_eq!(first(&report(&joined(&changed))), (Some(sequence), &Wrong::Changed));
    }
}

#[test]
fn a_removed_line_is_a_missing_entry() {
    let (lines, place) = lines();
    for sequence in 1..=COUNT {
        let mut changed = lines.clone();
        changed.remove(place(sequence));
        assert_eq!(
            first(&report(&joined(&changed))),
            (Some(sequence), &Wrong::Missing { through: sequence })
        );
    }
}

#[test]
fn lines_that_changed_places_are_reordered() {
    let (lines, place) = lines();
    for (one, other) in [(1, 2), (4, 5), (7, 8), (2, 6)] {
        let mut changed = lines.clone();
        changed.swap(place(one), place(other));
        assert_eq!(first(&report(&joined(&changed))), (Some(one), &Wrong::Reordered));
    }
}

#[test]
fn an_entry_told_twice_or_made_up_is_added() {
    let (lines, place) = lines();
    for sequence in 1..=COUNT {
        let mut twice = lines.clone();
        twice.insert(place(sequence), lines[place(sequence)].clone());
        assert_eq!(first(&report(&joined(&twice))), (Some(sequence), &Wrong::Added), "told twice");

        let mut made_up = lines.clone();
        let line: serde_json::Value = serde_json::from_str(&lines[place(sequence)]).unwrap();
        let entry: Entry = serde_json::from_value(line["entry"].clone()).unwrap();
        let false_one = resealed(Entry { body: "false".into(), ..entry });
        made_up
            .insert(place(sequence), format!("{{\"entry\":{}}}", serde_json::to_string(&false_one).unwrap()));
        assert_eq!(first(&report(&joined(&made_up))), (Some(sequence), &Wrong::Added), "made up");
    }
}

#[test]
fn a_blob_that_was_changed_removed_or_added_is_told() {
    let (lines, place) = lines();
    let blob = Digest::of(b"first");
    let mut changed = lines.clone();
    changed[place(2) - 1] = changed[place(2) - 1].replace("Zmlyc3Q=", "Zm9yc3Q=");
    assert_eq!(first(&report(&joined(&changed))), (Some(2), &Wrong::BlobChanged(blob)));

    let mut removed = lines.clone();
    removed.remove(place(2) - 1);
    assert_eq!(first(&report(&joined(&removed))), (Some(2), &Wrong::BlobMissing(blob)));

    let mut added = lines.clone();
    let other = Digest::of(b"other");
    added.insert(1, format!("{{\"blob\":{{\"digest\":\"{other}\",\"content\":\"b3RoZXI=\"}}}}"));
    assert_eq!(first(&report(&joined(&added))), (None, &Wrong::BlobUnnamed(other)));
}

#[test]
fn what_is_wrong_is_told_in_both_languages() {
    let (mut lines, place) = lines();
    lines.remove(place(5));
    let report = report(&joined(&lines));
    assert_eq!(report.findings[0].to_string(), "entry 5 is missing");
    assert_eq!(report.findings[0].in_swedish(), "post 5 saknas");
}

#[test]
fn a_tenant_without_entries_is_not_exported() {
    let place = TemporarySqlite::new();
    let ledger = sample(&place);
    let refused = export(ledger.as_ref(), &"regoin".parse().unwrap(), &mut Vec::new()).unwrap_err();
    assert_eq!(refused.to_string(), "there is nothing of regoin to export; check the name");
}

#[test]
fn something_else_is_no_export() {
    for file in ["", "\n", "{}\n", "PK\u{3}\u{4}", "{\"checkpoint\":\"\"}\n"] {
        let answer = verify_export(file.as_bytes(), None, &[]);
        assert!(matches!(answer, Err(ExportError::NotAnExport)), "{file:?}: {answer:?}");
    }
}

proptest! {
    /// Lines left out, told twice and moved: what counts as sound has the same lines, and the entries in their order.
    #[test]
    fn no_other_choice_of_lines_is_sound(choice in prop::collection::vec(0..13_usize, 0..16), keep in any::<bool>()) {
        let (lines, _) = lines();
        let mut order: Vec<usize> = if keep { (0..lines.len()).collect() } else { Vec::new() };
        for (place, line) in choice.iter().enumerate() {
            match line % 3 {
                0 if place < order.len() => drop(order.remove(place)),
                1 if *line < order.len() && place < order.len() => order.swap(place, *line),
                _ => order.insert(place.min(order.len()), *line),
            }
        }
        let file = joined(&order.iter().map(|line| lines[*line].clone()).collect::<Vec<_>>());
        let is_sound = verify_export(file.as_bytes(), Some(&key()), &[]).is_ok_and(|report| report.is_sound());
        let is_entry = |line: &&usize| lines[**line].starts_with("{\"entry\"");
        let entries_stand = order.iter().filter(is_entry).is_sorted();
        order.sort_unstable();
        let is_whole = order.iter().copied().eq(0..lines.len());
        prop_assert!(!is_sound || (is_whole && entries_stand));
    }

    /// Whatever bytes come, the answer is a report or that it is no export.
    #[test]
    fn any_bytes_are_answered(place in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..40)) {
        let mut file = exported().into_bytes();
        let place = place.index(file.len());
        file.splice(place..(place + bytes.len() / 2).min(file.len()), bytes);
        let is_sound = verify_export(file.as_slice(), Some(&key()), &[]).is_ok_and(|report| report.is_sound());
        prop_assert!(!is_sound || file == exported().into_bytes());
    }
}
