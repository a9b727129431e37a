//! When a norm that was read is the one that was expected: the same kind, and every param stated agrees.
//!
//! Numbers agree exactly; words agree without regard to case, dashes and determiners, one contained in the other; lists as
//! sets. A param that is not stated is free; `null` says that there is none.

use samordna_charter::Norm;
use serde_json::{Map, Value};

/// A norm that a person reads in a text.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Expected {
    pub kind: String,
    #[serde(default)]
    pub params: Map<String, Value>,
    #[serde(default)]
    pub quote: String,
}

/// Kinds that are the last resort: right where any of them is expected.
pub const SOFT: [&str; 3] = ["task", "objective", "principle"];

/// A norm as its kind, its params and its words.
pub fn plain(norm: &Norm) -> (String, Map<String, Value>, String) {
    let value = serde_json::to_value(norm).expect("a norm is JSON");
    let params = value["params"].as_object().cloned().unwrap_or_default();
    (value["kind"].as_str().expect("a kind").to_owned(), params, norm.quote.clone())
}

/// Pairs expected norms with norms that were read, one to one, the nearest words first.
pub fn pair(expected: &[Expected], read: &[Norm]) -> Vec<Option<usize>> {
    let plain: Vec<_> = read.iter().map(self::plain).collect();
    let mut of: Vec<Option<usize>> = vec![None; expected.len()];
    let mut taken = vec![false; plain.len()];
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (nth, wanted) in expected.iter().enumerate() {
        for (at, (kind, params, quote)) in plain.iter().enumerate() {
            if agrees(wanted, kind, params) {
                pairs.push((shared(&wanted.quote, quote), nth, at));
            }
        }
    }
    pairs.sort_by_key(|(near, nth, at)| (std::cmp::Reverse(*near), *nth, *at));
    for (near, nth, at) in pairs {
        let bare = expected[nth].params.is_empty() && near < 30 && !expected[nth].quote.is_empty();
        if of[nth].is_none() && !taken[at] && !bare {
            of[nth] = Some(at);
            taken[at] = true;
        }
    }
    of
}

/// Whether a norm that was read says what is expected.
pub fn agrees(wanted: &Expected, kind: &str, params: &Map<String, Value>) -> bool {
    wanted.kind == kind
        && wanted.params.iter().all(|(key, value)| same(value, params.get(key).unwrap_or(&Value::Null)))
}

fn same(wanted: &Value, read: &Value) -> bool {
    match (wanted, read) {
        (Value::Null, read) => read.is_null(),
        (_, Value::Null) => false,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < 0.005)
        }
        (Value::String(one), Value::String(other)) => same_words(one, other),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, count)| {
                    other.iter().any(|(known, other)| same_words(name, known) && same(count, other))
                })
        }
        (Value::Array(_), _) | (_, Value::Array(_)) => {
            let (one, other) = (list(wanted), list(read));
            one.is_empty() == other.is_empty()
                && one.iter().all(|item| other.iter().any(|known| same(item, known)))
                && other.iter().all(|known| one.iter().any(|item| same(item, known)))
        }
        _ => false,
    }
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn same_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let (short, long) =
        if one.join(" ").len() <= other.join(" ").len() { (one, other) } else { (other, one) };
    let (short_text, long_text) = (short.join(" "), long.join(" "));
    if long_text.contains(&short_text) && !short_text.is_empty() {
        return true;
    }
    let common = short.iter().filter(|word| long.contains(word)).count();
    short.len() >= 3 && common * 10 >= short.len() * 7
}

fn words(text: &str) -> Vec<String> {
    const DETERMINERS: &[&str] = &[
        "den",
        "det",
        "de",
        "en",
        "ett",
        "varje",
        "vardera",
        "respektive",
        "berörd",
        "berörda",
        "samtliga",
        "alla",
        "sin",
        "sina",
        "sitt",
        "deras",
        "dess",
    ];
    let small = text.to_lowercase().replace(['–', '—', '‐'], "-");
    small
        .split(|c: char| c.is_whitespace() || "\"'”“»«()[],;:.!?*_".contains(c))
        .filter(|word| !word.is_empty() && !DETERMINERS.contains(word))
        .map(str::to_owned)
        .collect()
}

/// How many of a hundred words of the shorter stand in the longer.
pub fn shared(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return 0;
    }
    short.iter().filter(|word| long.contains(word)).count() * 100 / short.len()
}
