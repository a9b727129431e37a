//! The files that are learnt from.

use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Files of sentences, each with its rules.
pub fn sentences(root: &Path) -> Vec<PathBuf> {
    ["said", "tests/wordings"].iter().flat_map(|folder| files(&root.join(folder), &["txt"])).collect()
}

/// The golds of charters, each beside its text.
pub fn golds(root: &Path) -> Vec<PathBuf> {
    ["said/charters", "../../charters"]
        .iter()
        .flat_map(|folder| files(&root.join(folder), &["gold.json"]))
        .collect()
}

/// The digest of all that is learnt from, as it stands in `said/learnt.sha256` when the weights are of it.
pub fn digest(root: &Path) -> String {
    let texts = ["said/charters", "../../charters"]
        .iter()
        .flat_map(|folder| files(&root.join(folder), &["txt", "md"]));
    let mut digest = Sha256::new();
    for file in sentences(root).into_iter().chain(golds(root)).chain(texts) {
        digest.update(fs::read(file).expect("a file"));
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let is_of = |path: &PathBuf| ends.iter().any(|end| path.to_string_lossy().ends_with(&format!(".{end}")));
    let mut files: Vec<PathBuf> = entries.filter(is_of).collect();
    files.sort();
    files
}
