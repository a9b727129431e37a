//! One body under names that differ: another head word, another spelling, the parts in another order.

use super::{between, stem};
use crate::{Conflict, Reading, reading::ConflictClass, text::words::lower};
use serde_json::Value;

/// The params that hold names of bodies.
const KEYS: &[&str] = &[
    "by",
    "to",
    "from",
    "with",
    "group",
    "recipient",
    "goes_to",
    "via",
    "appointed_from",
    "after_consulting",
    "after_proposal_from",
    "adopted_by",
    "body",
    "same_as",
    "reports_to",
    "amended_by",
    "decided_by",
    "who",
    "provided_by",
    "in_dialogue_with",
    "channels",
];

/// Parts that words for bodies are put together of.
const PARTS: &[&str] = &[
    "region",
    "landsting",
    "direktör",
    "grupp",
    "ledning",
    "koncern",
    "råd",
    "nämnd",
    "chef",
    "förvaltning",
    "sjukvård",
    "samverkan",
    "kommun",
    "styr",
    "politisk",
    "samråd",
    "samordning",
    "huvudman",
    "utskott",
    "sjukhus",
    "primärvård",
];

#[derive(Debug)]
struct Name {
    norms: Vec<usize>,
    text: String,
    stem: String,
}

/// Every alias, one conflict for each body.
pub fn conflicts(reading: &Reading, out: &mut Vec<Conflict>) {
    let names = names(reading);
    let mut done: Vec<usize> = Vec::new();
    for at in 0..names.len().min(400) {
        if done.contains(&at) {
            continue;
        }
        let mut same: Vec<usize> = vec![at];
        for (other, two) in names.iter().enumerate().skip(at + 1).take(400) {
            let known =
                same.iter().any(|known| names.get(*known).is_some_and(|known| known.stem == two.stem));
            if !known
                && !done.contains(&other)
                && same.iter().any(|known| names.get(*known).is_some_and(|known| is_alias(known, two)))
            {
                same.push(other);
            }
        }
        if same.len() < 2 {
            continue;
        }
        done.extend(&same);
        let called: Vec<&str> =
            same.iter().filter_map(|at| names.get(*at)).map(|name| name.text.as_str()).collect();
        let mut norms: Vec<usize> = same
            .iter()
            .filter_map(|at| names.get(*at))
            .flat_map(|name| name.norms.iter().copied().take(4))
            .collect();
        norms.sort_unstable();
        norms.dedup();
        out.push(between(
            reading,
            ConflictClass::Alias,
            norms,
            format!("may be one body under several names: {}", called.join("; ")),
            format!("kan vara samma organ under flera namn: {}", called.join("; ")),
        ));
    }
}

fn names(reading: &Reading) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for (at, norm) in reading.norms.iter().enumerate() {
        let Ok(value) = serde_json::to_value(&norm.rule) else { continue };
        let Some(Value::Object(params)) = value.get("params") else { continue };
        for key in KEYS {
            let mut texts: Vec<&str> = Vec::new();
            match params.get(*key) {
                Some(Value::String(text)) => texts.push(text),
                Some(Value::Array(list)) => texts.extend(list.iter().filter_map(Value::as_str)),
                _ => {}
            }
            for text in texts.into_iter().map(body) {
                let stem = stem(text);
                let body =
                    ["grupp", "råd", "ledning", "nämnd", "forum", "sor ", "utskott", "samverkan", "kommitté"]
                        .iter()
                        .any(|part| stem.contains(part));
                if !body || text.split_whitespace().count() > 10 {
                    continue;
                }
                match out.iter_mut().find(|known| known.stem == stem) {
                    Some(known) => known.norms.push(at),
                    None => out.push(Name { norms: vec![at], text: text.to_owned(), stem }),
                }
            }
        }
    }
    out
}

/// The body that those in it are named by: *deltagarna i X* is X.
fn body(name: &str) -> &str {
    const MEMBERS: [&str; 5] =
        ["deltagarna i ", "deltagare i ", "ledamöterna i ", "medlemmarna i ", "medlemmar i "];
    let small = lower(name);
    let members = MEMBERS.iter().find(|members| small.starts_with(*members));
    members.and_then(|members| name.get(members.len()..)).unwrap_or(name)
}

fn is_alias(one: &Name, other: &Name) -> bool {
    if one.stem == other.stem
        || one.stem.starts_with(&other.stem)
        || other.stem.starts_with(&one.stem)
        || one.stem.contains(&format!(" {}", other.stem))
        || other.stem.contains(&format!(" {}", one.stem))
    {
        return false;
    }
    other_head(&one.stem, &other.stem)
        || other_spelling(&one.stem, &other.stem)
        || other_order(&one.text, &other.text)
}

/// *ledningsgrupp X* and *koncernledning X*: the same tail of two words or more, heads that share a part.
fn other_head(one: &str, other: &str) -> bool {
    let (Some((head, tail)), Some((front, rest))) = (one.split_once(' '), other.split_once(' ')) else {
        return false;
    };
    tail == rest
        && tail.split(' ').count() >= 2
        && PARTS.iter().any(|part| part.chars().count() >= 5 && head.contains(part) && front.contains(part))
        && !tail.starts_with("i ")
        && !tail.starts_with("för ")
}

/// The same words but for one that is spelled nearly the same.
fn other_spelling(one: &str, other: &str) -> bool {
    const HEADS: &[&str] = &["sor", "samordningsråd", "ordförande", "för", "samordningsgrupp", "rådet", "i"];
    let words = |name: &str| -> Vec<String> {
        name.split(' ').filter(|word| !HEADS.contains(word) && !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    if one.len() != other.len() || one.is_empty() {
        return false;
    }
    let differ: Vec<(&String, &String)> = one.iter().zip(&other).filter(|(a, b)| a != b).collect();
    match differ.as_slice() {
        [(a, b)] => {
            let length = a.chars().count().min(b.chars().count());
            let most = if length >= 8 { 2 } else { 1 };
            length >= 6 && distance(a, b) <= most && (one.len() >= 2 || distance(a, b) <= 2)
        }
        _ => false,
    }
}

/// Steps of letters between two words.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut before = line;
        let mut left = line + 1;
        let mut next = vec![left];
        for (column, b) in other.iter().enumerate() {
            let above = row.get(column + 1).copied().unwrap_or(usize::MAX);
            left = (before + usize::from(a != *b)).min(above + 1).min(left + 1);
            before = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// *A- och B-direktörsgruppen* and *B/A-direktörsgruppen*: the same parts, or one's parts the end of the other's.
fn other_order(one: &str, other: &str) -> bool {
    let parts = |name: &str| -> Vec<&'static str> {
        let small = lower(name);
        PARTS.iter().copied().filter(|part| small.contains(part)).collect()
    };
    let short = |name: &str| name.split_whitespace().count() <= 4;
    let last = |name: &str| lower(name).contains("grupp");
    let (left, right) = (parts(one), parts(other));
    let (few, many) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    short(one)
        && short(other)
        && last(one)
        && last(other)
        && few.contains(&"grupp")
        && few.contains(&"direktör")
        && few.iter().all(|part| many.contains(part))
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn those_in_a_body_name_it_and_its_chair_does_not() {
        assert_eq!(body("Deltagarna i Odlingsrådet"), "Odlingsrådet");
        assert_eq!(body("ordföranden i Odlingsrådet"), "ordföranden i Odlingsrådet");
    }
}
