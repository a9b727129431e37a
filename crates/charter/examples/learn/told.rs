//! What there is to learn from: sentences, each with its rules as a person told them.

use crate::sources;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fs, path::Path};

/// A rule of a sentence.
#[derive(Clone)]
pub struct Norm {
    /// The sentence.
    pub quote: String,
    /// The name of its kind.
    pub kind: String,
    /// Its params.
    pub params: Map<String, Value>,
}

/// A text with its rules.
pub struct Text {
    /// The words.
    pub words: String,
    /// All rules.
    pub norms: Vec<Norm>,
    /// Only this sentence of it was told of, and whether the heading above it was.
    pub only: Option<(String, bool)>,
    /// Readings of it tell how far a reading is to be trusted: a whole charter, or a sentence that a wording was written for.
    pub tries: bool,
}

/// Every line of `said/` and `tests/wordings/`, and every charter that a person has read.
pub fn texts(root: &Path) -> Vec<Text> {
    let lines = sources::sentences(root).into_iter().flat_map(|file| {
        let tries = file.to_string_lossy().contains("wordings");
        let sentences = fs::read_to_string(file).expect("sentences");
        sentences.lines().filter_map(|words| line(words, tries)).collect::<Vec<_>>()
    });
    lines.chain(sources::golds(root).iter().map(|gold| charter(gold))).collect()
}

/// A line, read as the only sentence of a charter.
fn line(line: &str, tries: bool) -> Option<Text> {
    if line.trim().is_empty() || line.starts_with('#') {
        return None;
    }
    let (words, kinds) = line.split_once(" | ").unwrap_or((line, "none"));
    let (heading, words) = match words.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((heading, words)) => (Some(heading), words),
        None => (None, words),
    };
    let under = heading.map(|heading| format!("# {heading}\n\n")).unwrap_or_default();
    let lead = if words.starts_with("- ") { "Rådet ska:\n\n" } else { "" };
    let quote = words.trim_start_matches("- ").to_owned();
    let norms = kinds.split(" | ").map(str::trim).filter(|kind| *kind != "none").map(|norm| {
        let (kind, params) = norm.split_once(' ').unwrap_or((norm, "{}"));
        let params = serde_json::from_str(params).unwrap_or_default();
        Norm { quote: quote.clone(), kind: kind.to_owned(), params }
    });
    Some(Text {
        words: format!("Uppdragsbeskrivning för utvecklingsråd vård\n\n{under}{lead}{words}\n"),
        norms: norms.collect(),
        only: Some((quote.clone(), heading.is_some())),
        tries,
    })
}

fn charter(gold: &Path) -> Text {
    let words = sources::text(gold);
    let gold: Value = serde_json::from_str(&fs::read_to_string(gold).expect("a gold")).expect("JSON");
    let word = |norm: &Value, name: &str| norm[name].as_str().expect("a word").to_owned();
    let norms = gold["norms"].as_array().expect("norms").iter().map(|norm| Norm {
        quote: word(norm, "quote"),
        kind: word(norm, "kind"),
        params: norm["params"].as_object().cloned().unwrap_or_default(),
    });
    Text { words, norms: norms.collect(), only: None, tries: true }
}

/// Whether two quotes are of one sentence: the shorter has most of its words in the longer, which is not much longer.
pub fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let small = text.to_lowercase();
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| 1 < word.len()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let (least, most) = (one.len().min(other.len()), one.len().max(other.len()));
    0 < least && most < 2 * least && 4 * least <= 5 * one.intersection(&other).count()
}
