//! Whole charters, each with its gold, which is what a careful person reads in it: the project's own, and those in `apart/` that
//! nothing was learnt from.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod score;

use samordna_charter::{MediaType, read};
use score::{Expected, SOFT, pair, plain, shared};
use std::path::{Path, PathBuf};

/// The project's own.
const OWN: &str = "../../charters";
/// What the weights of the reader were not worked out from.
const APART: &str = "tests/apart";

fn charters(folder: &str) -> Vec<(PathBuf, Vec<Expected>)> {
    let mut out: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .expect("the folder of charters")
        .map(|entry| entry.unwrap().path())
        .filter(|path| matches!(path.extension().and_then(|end| end.to_str()), Some("md" | "txt")))
        .filter_map(|path| {
            let gold = std::fs::read_to_string(path.with_extension("gold.json")).ok()?;
            let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
            Some((path, serde_json::from_value(gold["norms"].clone()).unwrap()))
        })
        .collect();
    out.sort_by(|one, other| one.0.cmp(&other.0));
    out
}

/// Reads the charters of a folder. They must hold at least so many norms, and of a hundred norms so many must be found, and so
/// many of what was found be right.
fn check(folder: &str, least: usize, recall: usize, precision: usize) {
    let (mut wanted, mut found, mut read_norms, mut right) = (0, 0, 0, 0);
    let mut missed = Vec::new();
    for (path, gold) in charters(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let got =
            read(&std::fs::read(&path).unwrap(), &name, MediaType::of_name(&name).unwrap()).unwrap().reading;
        let pairs = pair(&gold, &got.norms);
        wanted += gold.len();
        read_norms += got.norms.len();
        found += pairs.iter().flatten().count();
        for (nth, norm) in got.norms.iter().enumerate() {
            let (kind, _, quote) = plain(norm);
            let soft = SOFT.contains(&kind.as_str())
                && gold
                    .iter()
                    .any(|gold| SOFT.contains(&gold.kind.as_str()) && shared(&gold.quote, &quote) >= 50);
            right += usize::from(pairs.contains(&Some(nth)) || soft);
        }
        missed.extend(
            gold.iter()
                .zip(&pairs)
                .filter(|(_, pair)| pair.is_none())
                .map(|(gold, _)| format!("{name}: {} {:?}", gold.kind, gold.quote)),
        );
    }
    assert!(wanted > least, "the charters are gone: {wanted} norms");
    assert!(found * 100 >= wanted * recall, "recall {found} of {wanted}\n{}", missed.join("\n"));
    assert!(right * 100 >= read_norms * precision, "precision {right} of {read_norms}");
}

#[test]
fn most_of_what_a_person_reads_in_our_charters_is_read() {
    check(OWN, 1_500, 95, 95);
}

#[test]
fn most_is_read_of_charters_that_nothing_was_learnt_from() {
    check(APART, 1_400, 90, 94);
}

#[test]
fn no_binding_sentence_of_our_charters_is_lost() {
    for (path, gold) in charters(OWN) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let got =
            read(&std::fs::read(&path).unwrap(), &name, MediaType::of_name(&name).unwrap()).unwrap().reading;
        let bound = |wanted: &&Expected| {
            [" ska ", " måste ", " bör ", " får "].iter().any(|word| wanted.quote.contains(word))
        };
        for wanted in gold.iter().filter(bound) {
            let seen = got
                .norms
                .iter()
                .map(|norm| &norm.quote)
                .chain(got.unread.iter().map(|unread| &unread.quote))
                .any(|quote| shared(quote, &wanted.quote) >= 50);
            assert!(seen, "{name}: lost in silence: {}", wanted.quote);
        }
    }
}
