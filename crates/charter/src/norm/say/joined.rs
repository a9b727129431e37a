//! How the params of a rule are joined: *av*, *till* and their like go on in one breath, the rest after a comma.

use crate::Language;

/// Words that a phrase may begin with and go on without a comma.
const GOES_ON: [&[&str]; 2] = [
    &[
        "av",
        "till",
        "från",
        "för",
        "på",
        "inom",
        "om",
        "i",
        "via",
        "genom",
        "bland",
        "mellan",
        "per",
        "och",
        "vid",
        "varje",
        "vartannat",
        "vart",
    ],
    &[
        "by", "to", "from", "for", "at", "within", "on", "of", "in", "through", "among", "between", "and",
        "every",
    ],
];

/// Names of roles and groups that a charter writes with a capital where a sentence begins.
const COMMON: &[&str] = &[
    "ordförand",
    "vice ",
    "ledam",
    "ersättar",
    "rådet",
    "gruppen",
    "forumet",
    "nätverket",
    "utskottet",
    "styrgruppen",
    "ledningsgruppen",
    "arbetsgruppen",
    "förvaltning",
    "kontaktperson",
    "koordinator",
    "samordnar",
    "sekreterar",
    "regiondirektör",
    "uppdragsgivar",
    "verksamhet",
    "chef",
    "närmaste",
    "hälso- och",
    "koncernledning",
    "varje",
    "respektive",
    "båda",
    "huvudm",
    "parterna",
    "kommunerna",
    "sjukhus",
    "samordningsråd ",
    "patient",
    "leverantör",
    "delregion",
];

/// The phrases as one line.
pub(super) fn joined(phrases: &[String], language: Language) -> String {
    let goes_on = language.pick(GOES_ON[0], GOES_ON[1]);
    let mut line = String::new();
    for phrase in phrases {
        let first = phrase.split(' ').next().unwrap_or_default();
        if !line.is_empty() {
            line.push_str(if goes_on.contains(&first) { " " } else { ", " });
        }
        line.push_str(phrase);
    }
    line
}

/// A value from the text as it stands within a line: a common noun begins with a small letter.
pub(super) fn within_a_line(value: &str) -> String {
    let small = value.to_lowercase();
    let mut letters = value.chars();
    match letters.next() {
        Some(first) if COMMON.iter().any(|noun| small.starts_with(noun)) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => value.to_owned(),
    }
}

/// A clause from the text: whatever it is, it does not begin a sentence here.
pub(super) fn clause(value: &str) -> String {
    let value = value.strip_prefix("när ").unwrap_or(value);
    let mut letters = value.chars();
    let is_word = value.chars().nth(1).is_some_and(|second| second.is_lowercase() || second == ' ');
    let first_words = value.split(' ').take(2).filter(|word| word.starts_with(char::is_uppercase)).count();
    match letters.next() {
        Some(first) if is_word && first_words < 2 => first.to_lowercase().chain(letters).collect(),
        _ => value.to_owned(),
    }
}
