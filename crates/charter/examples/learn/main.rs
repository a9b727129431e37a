//! Works out how much each mark tells, for kinds, for params and for how far a reading is to be trusted, and writes it where the
//! reader finds it.
//!
//! `cargo run --release -p samordna-charter --example learn` reads the sentences of `said/` and `tests/wordings/` and the
//! charters of `said/charters/` and of the project, all of which a person has told the rules of. The same sentences give the
//! same files, once it has been run, built and run again: which clause of a sentence a rule stands in is told by the weights that
//! the program was built with.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "an example may stop at the first surprise"
)]

mod plane;
#[path = "../../tests/score/mod.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod score;
mod sources;
mod told;
mod trees;
mod trust;
mod values;

use plane::{Things, Vocabulary, written};
use samordna_charter::{
    Kind,
    learn::{self, Seen},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use told::{Norm, Text, alike};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = told::texts(root);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [step, part, folder] = arguments.as_slice() {
        return trust::a_part(step, part.parse().expect("a number"), Path::new(folder), &texts);
    }
    weights(&texts.iter().collect::<Vec<_>>(), |name| match name {
        "weights.tsv" => root.join("src/read/likeness").join(name),
        _ => root.join("src/read/params").join(name),
    });
    fs::write(root.join("src/read/families/trust.tsv"), trust::trust()).expect("the file is written");
    fs::write(root.join("said/learnt.sha256"), sources::digest(root) + "\n").expect("the file is written");
}

/// Writes the weights that some texts teach, of kinds, places and values.
fn weights(texts: &[&Text], path: impl Fn(&str) -> PathBuf) {
    let write = |name, weights: String| fs::write(path(name), weights).expect("the file is written");
    write("weights.tsv", kinds(texts));
    write("places.tsv", places(texts));
    write("values.tsv", values::values(texts));
}

/// Shows each sentence that somebody told of, with its rules.
fn each(texts: &[&Text], mut show: impl FnMut(&Text, &Seen<'_>, &[&Norm])) {
    for text in texts {
        learn::sentences(&text.words, |seen| {
            if text.only.as_ref().is_none_or(|(only, _)| alike(only, seen.quote())) {
                let norms: Vec<&Norm> =
                    text.norms.iter().filter(|norm| alike(&norm.quote, seen.quote())).collect();
                show(text, seen, &norms);
            }
        });
    }
}

/// The marks of a sentence, but not of a place that was made up, as it was where a line tells of none.
fn marks_of(text: &Text, seen: &Seen<'_>) -> BTreeSet<String> {
    let mut marks = seen.marks();
    if let Some((_, under)) = &text.only {
        marks.retain(|mark| {
            let place = mark.starts_with("~topic=") || mark.starts_with("~under=");
            !(mark.starts_with("~lead=") || place && !under)
        });
    }
    marks
}

/// The kind of a name.
fn kind(name: &str) -> Option<Kind> {
    serde_json::from_value(name.into()).ok()
}

/// Whether a rule is the only one of its kind in its sentence.
fn is_only(norms: &[&Norm], norm: &Norm) -> bool {
    norms.iter().filter(|one| one.kind == norm.kind).count() == 1
}

/// What tells a sentence's kinds: the names of the kinds, and the weights of the marks.
fn kinds(texts: &[&Text]) -> String {
    let mut vocabulary = Vocabulary::default();
    let (mut marks, mut told): (Vec<Vec<u32>>, Vec<BTreeSet<String>>) = (Vec::new(), Vec::new());
    each(texts, |text, seen, norms| {
        marks.push(marks_of(text, seen).into_iter().map(|mark| vocabulary.number(mark)).collect());
        let kinds: BTreeSet<String> = norms.iter().map(|norm| norm.kind.clone()).collect();
        told.push(if kinds.is_empty() { BTreeSet::from(["none".to_owned()]) } else { kinds });
    });
    let known = vocabulary.often(2, marks.iter_mut());
    let things = Things { marks: &marks, vocabulary: known.len(), loss: 1.5, even: true };
    let names: BTreeSet<&str> = told.iter().flatten().map(String::as_str).collect();
    let planes = names.iter().map(|name| {
        let is_of: Vec<bool> = told.iter().map(|kinds| kinds.contains(*name)).collect();
        things.plane(&is_of)
    });
    let planes: Vec<Vec<f64>> = planes.collect();
    println!("{} sentences, {} kinds, {} marks", told.len(), names.len(), known.len());
    let names: Vec<&str> = names.into_iter().collect();
    format!("{}\n{}", names.join("\t"), written(&known, &planes, 0.2))
}

/// The words of a param's value; none where it is no words.
fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The fewest values of a param to learn it from, and the share of them that must be words of the sentence, in hundredths.
const LEAST: (usize, usize) = (5, 70);

/// What tells which words a param is: the params that can be told so, their names, and the weights of the marks.
fn places(texts: &[&Text]) -> String {
    let mut said: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    each(texts, |_, seen, norms| {
        for norm in norms.iter().filter(|norm| is_only(norms, norm)) {
            let Some(kind) = kind(&norm.kind) else { continue };
            for (param, value) in norm.params.iter().filter(|(param, _)| *param != "text") {
                let values = words(value);
                if !values.is_empty() {
                    let (times, found) = said.entry((norm.kind.clone(), param.clone())).or_default();
                    *times += 1;
                    *found += usize::from(seen.words(kind, param, &values).is_some());
                }
            }
        }
    });
    said.retain(|_, (times, found)| LEAST.0 <= *found && LEAST.1 * *times <= 100 * *found);
    let names: BTreeSet<&str> = said.keys().map(|(_, param)| param.as_str()).collect();
    let mut vocabulary = Vocabulary::default();
    let mut rows: BTreeMap<&str, (Vec<Vec<u32>>, Vec<bool>)> = BTreeMap::new();
    each(texts, |_, seen, norms| {
        for norm in norms.iter().filter(|norm| is_only(norms, norm)) {
            let Some(kind) = kind(&norm.kind) else { continue };
            for (_, param) in said.keys().filter(|(name, _)| *name == norm.kind) {
                let values = norm.params.get(param).map(words).unwrap_or_default();
                let name = names.get(param.as_str()).expect("a name");
                let (marks, is_of) = rows.entry(name).or_default();
                for (is, said) in seen.words(kind, param, &values).into_iter().flatten() {
                    marks.push(said.into_iter().map(|mark| vocabulary.number(mark)).collect());
                    is_of.push(is);
                }
            }
        }
    });
    let known = vocabulary.often(3, rows.values_mut().flat_map(|(marks, _)| marks));
    let planes = rows.values().map(|(marks, is_of)| {
        Things { marks, vocabulary: known.len(), loss: 0.05, even: false }.plane(is_of)
    });
    let planes: Vec<Vec<f64>> = planes.collect();
    println!("{} params, {} names, {} marks", said.len(), names.len(), known.len());
    let told = said.keys().filter_map(|(name, param)| Some(format!("{:?}.{param}", kind(name)?)));
    let told: Vec<String> = told.collect();
    let names: Vec<&str> = names.into_iter().collect();
    format!("{}\n{}\n{}", told.join("\t"), names.join("\t"), written(&known, &planes, 0.05))
}
