//! What tells which values of a closed list a param has.

use crate::{
    each, is_only, kind, marks_of,
    plane::{Things, Vocabulary, written},
    told::Text,
};
use samordna_charter::learn::is_closed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest times that a value is said, to learn it.
const LEAST: usize = 4;

/// A param of a kind.
type Param = (String, String);

/// The rules that may have a param.
#[derive(Default)]
struct Rules {
    /// The marks of each.
    marks: Vec<Vec<u32>>,
    /// The values of each.
    values: Vec<BTreeSet<String>>,
    /// How many of them list their values.
    lists: usize,
}

/// The weights of the marks for each value, under `kind.param=value`, or `kind.param[]=value` where there may be several.
pub fn values(texts: &[&Text]) -> String {
    let closed = closed(texts);
    let mut vocabulary = Vocabulary::default();
    let mut params: BTreeMap<&Param, Rules> = BTreeMap::new();
    each(texts, |text, seen, norms| {
        for norm in norms.iter().filter(|norm| is_only(norms, norm)) {
            let Some(kind) = kind(&norm.kind) else { continue };
            for param in closed.keys().filter(|(name, _)| *name == norm.kind) {
                let rules = params.entry(param).or_default();
                let mut marks = marks_of(text, seen);
                marks.extend(seen.found(kind, &param.1));
                rules.marks.push(marks.into_iter().map(|mark| vocabulary.number(mark)).collect());
                let value = norm.params.get(&param.1);
                rules.lists += usize::from(value.is_some_and(Value::is_array));
                rules.values.push(value.into_iter().flat_map(said).collect());
            }
        }
    });
    let known = vocabulary.often(2, params.values_mut().flat_map(|rules| &mut rules.marks));
    let (mut labels, mut planes) = (Vec::new(), Vec::new());
    for ((kind, param), rules) in &params {
        let things = Things { marks: &rules.marks, vocabulary: known.len(), loss: 1.5, even: true };
        let told = rules.values.iter().filter(|values| !values.is_empty()).count();
        let shape = if told < 2 * rules.lists { "[]" } else { "" };
        for value in &closed[&(kind.clone(), param.clone())] {
            let is_of: Vec<bool> = rules.values.iter().map(|values| values.contains(value)).collect();
            labels.push(format!("{kind}.{param}{shape}={value}"));
            planes.push(things.plane(&is_of));
        }
    }
    println!("{} values of {} params, {} marks", labels.len(), params.len(), known.len());
    format!("{}\n{}", labels.join("\t"), written(&known, &planes, 0.2))
}

/// The values of closed lists that are said often enough: words of the program, and where a param takes others too, none of a
/// sentence.
fn closed(texts: &[&Text]) -> BTreeMap<Param, BTreeSet<String>> {
    let mut times: BTreeMap<(Param, String), usize> = BTreeMap::new();
    let mut words: BTreeSet<(Param, String)> = BTreeSet::new();
    each(texts, |_, seen, norms| {
        for norm in norms {
            let Some(kind) = kind(&norm.kind) else { continue };
            for (name, value) in norm.params.iter().filter(|(name, _)| *name != "text") {
                for value in said(value) {
                    let is_word = !is_closed(kind, name) && seen.holds(&value);
                    let param = ((norm.kind.clone(), name.clone()), value);
                    if is_word {
                        words.insert(param.clone());
                    }
                    *times.entry(param).or_default() += 1;
                }
            }
        }
    });
    let mut closed: BTreeMap<Param, BTreeSet<String>> = BTreeMap::new();
    for (said, _) in times.into_iter().filter(|(said, times)| LEAST <= *times && !words.contains(said)) {
        let (param, value) = said;
        closed.entry(param).or_default().insert(value);
    }
    closed
}

/// The values that may be of a closed list: words in the program's own spelling, and yes or no.
fn said(value: &Value) -> impl Iterator<Item = String> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    values.iter().filter_map(|value| match value {
        Value::String(word) if word.chars().all(|c| c.is_ascii_lowercase() || c == '_') => Some(word.clone()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    })
}
