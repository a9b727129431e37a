//! Works out how much each mark of a sentence tells for and against each kind, and writes `weights.tsv`.
//!
//! `cargo run --release -p samordna-charter --example learn` reads the sentences of `said/`, of `tests/wordings/` and of the
//! project's own charters. For each kind it looks for the plane that parts the sentences of the kind from all others (a linear
//! support vector machine with squared losses, found by coordinate descent on its dual). The same sentences give the same
//! file.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "an example may stop at the first surprise"
)]

use samordna_charter::likeness::marks;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// How dear a sentence on the wrong side is.
const LOSS: f64 = 1.0;
/// Weights below it are left out.
const LEAST: f64 = 0.2;
/// Times that all sentences are gone through, at most.
const ROUNDS: usize = 60;

/// A sentence and the names of its kinds; `none` where it is no rule.
type Told = (String, BTreeSet<String>);

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut told: Vec<Told> = Vec::new();
    for folder in ["said", "tests/wordings"] {
        for file in files(&root.join(folder), "txt") {
            told.extend(fs::read_to_string(file).expect("sentences").lines().filter_map(line));
        }
    }
    for file in files(&root.join("../../charters"), "gold.json") {
        told.extend(charter(&fs::read_to_string(file).expect("a charter's norms")));
    }
    let (vocabulary, sentences) = counted(&told);
    let names: BTreeSet<&str> = told.iter().flat_map(|(_, kinds)| kinds).map(String::as_str).collect();
    let mut weights: Vec<BTreeMap<usize, i64>> = vec![BTreeMap::new(); vocabulary.len()];
    let mut before = Vec::new();
    for (label, name) in names.iter().enumerate() {
        let is_of: Vec<bool> = told.iter().map(|(_, kinds)| kinds.contains(*name)).collect();
        let plane = plane(&sentences, &is_of, vocabulary.len());
        before.push(hundredths(plane[vocabulary.len()]));
        for (mark, weight) in plane.iter().take(vocabulary.len()).enumerate() {
            if LEAST <= weight.abs() {
                weights[mark].insert(label, hundredths(*weight));
            }
        }
    }
    let join = |parts: Vec<String>, with: &str| parts.join(with);
    let mut out = join(names.iter().map(|&name| name.to_owned()).collect(), "\t");
    out.push('\n');
    out.push_str(&join(before.iter().map(i64::to_string).collect(), "\t"));
    for (mark, weights) in vocabulary.iter().zip(&weights).filter(|(_, weights)| !weights.is_empty()) {
        let weights = weights.iter().map(|(label, weight)| format!("{label}:{weight}")).collect();
        out.push_str(&format!("\n{mark}\t{}", join(weights, " ")));
    }
    out.push('\n');
    fs::write(root.join("src/read/likeness/weights.tsv"), out).expect("the file is written");
    println!("{} sentences, {} kinds, {} marks", told.len(), names.len(), vocabulary.len());
}

#[allow(clippy::cast_possible_truncation, reason = "weights are small")]
fn hundredths(weight: f64) -> i64 {
    (weight * 100.0).round() as i64
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(end)).collect();
    files.sort();
    files
}

/// A line of `said/` or of `tests/wordings/`.
fn line(line: &str) -> Option<Told> {
    if line.trim().is_empty() || line.starts_with('#') {
        return None;
    }
    let (sentence, kinds) = line.split_once(" | ").unwrap_or((line, "none"));
    let sentence = match sentence.split_once("] ") {
        Some((_, sentence)) if sentence.len() < line.len() && line.starts_with('[') => sentence,
        _ => sentence,
    };
    let sentence = sentence.strip_prefix("- ").unwrap_or(sentence).to_owned();
    let kinds = kinds.split(" | ").filter_map(|kind| kind.split_whitespace().next());
    Some((sentence, kinds.map(str::to_owned).collect()))
}

/// The sentences of a charter whose norms a person has told.
fn charter(text: &str) -> Vec<Told> {
    let gold: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for norm in gold["norms"].as_array().expect("norms") {
        let word = |name: &str| norm[name].as_str().expect("a word").to_owned();
        told.entry(word("quote")).or_default().insert(word("kind"));
    }
    told.into_iter().collect()
}

/// The marks that more than one sentence has, in order, and each sentence as the numbers of its marks.
fn counted(told: &[Told]) -> (Vec<String>, Vec<Vec<usize>>) {
    let all: Vec<BTreeSet<String>> = told.iter().map(|(sentence, _)| marks(sentence)).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in all.iter().flatten() {
        *times.entry(mark).or_default() += 1;
    }
    let vocabulary: Vec<String> =
        times.iter().filter(|(_, times)| 2 <= **times).map(|(mark, _)| (*mark).to_owned()).collect();
    let numbers: HashMap<&str, usize> =
        vocabulary.iter().enumerate().map(|(number, mark)| (mark.as_str(), number)).collect();
    let number = |mark: &String| numbers.get(mark.as_str()).copied();
    let sentences = all.iter().map(|marks| marks.iter().filter_map(number).collect()).collect();
    (vocabulary, sentences)
}

/// The plane that parts the sentences of a kind from all others: a weight for each mark, and last what holds before any.
fn plane(sentences: &[Vec<usize>], is_of: &[bool], marks: usize) -> Vec<f64> {
    let mut plane = vec![0.0; marks + 1];
    let mut held = vec![0.0; sentences.len()];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            order.swap(at, usize::try_from(chance % (at as u64 + 1)).expect("a place"));
        }
        let mut farthest: f64 = 0.0;
        for &nth in &order {
            let marks = &sentences[nth];
            let side = if is_of[nth] { 1.0 } else { -1.0 };
            #[allow(clippy::cast_precision_loss, reason = "a sentence has few marks")]
            let share = 1.0 / (marks.len().max(1) as f64).sqrt();
            let told = plane[plane.len() - 1] + share * marks.iter().map(|&mark| plane[mark]).sum::<f64>();
            let slope = side * told - 1.0 + held[nth] / (2.0 * LOSS);
            let steep = if held[nth] == 0.0 { slope.min(0.0) } else { slope };
            farthest = farthest.max(steep.abs());
            if steep == 0.0 {
                continue;
            }
            let square = if marks.is_empty() { 1.0 } else { 2.0 };
            let next = (held[nth] - slope / (square + 0.5 / LOSS)).max(0.0);
            let step = (next - held[nth]) * side;
            held[nth] = next;
            for &mark in marks {
                plane[mark] += step * share;
            }
            *plane.last_mut().expect("a plane") += step;
        }
        if farthest < 0.05 {
            break;
        }
    }
    plane
}
