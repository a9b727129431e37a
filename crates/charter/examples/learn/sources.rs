//! The files that are learnt from.

use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Files of sentences, each with its rules.
pub fn sentences(root: &Path) -> Vec<PathBuf> {
    files(root, ["said", "tests/wordings"], ".txt")
}

/// The golds of charters, each beside its text.
pub fn golds(root: &Path) -> Vec<PathBuf> {
    files(root, ["said/charters", "../../charters"], ".gold.json")
}

/// The text that a gold is of.
pub fn text(gold: &Path) -> String {
    let name = gold.to_string_lossy();
    let beside = |end: &str| fs::read_to_string(name.replace(".gold.json", end)).ok();
    beside(".txt").or_else(|| beside(".md")).expect("the charter beside its norms")
}

/// The digest of all that is learnt from, as it stands in `said/learnt.sha256` when the weights are of it.
pub fn digest(root: &Path) -> String {
    let mut digest = Sha256::new();
    for file in sentences(root) {
        digest.update(fs::read(file).expect("sentences"));
    }
    for gold in golds(root) {
        digest.update(text(&gold));
        digest.update(fs::read(gold).expect("a gold"));
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files(root: &Path, folders: [&str; 2], end: &str) -> Vec<PathBuf> {
    let of = |folder| {
        let entries =
            fs::read_dir(root.join(folder)).expect("a folder").map(|entry| entry.expect("a file").path());
        let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(end)).collect();
        files.sort();
        files
    };
    folders.into_iter().flat_map(of).collect()
}
