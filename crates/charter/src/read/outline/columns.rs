//! Tables: which rows name columns, and what a cell says under its column.

use super::*;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Words that head a column and stand in no cell.
const COLUMNS: &[&str] = &[
    "antal",
    "plats",
    "utses",
    "utser",
    "organisation",
    "verksamhet",
    "part",
    "huvudman",
    "roll",
    "funktion",
    "mötestyp",
    "intervall",
    "frekvens",
    "situation",
    "lyfts",
    "mandat",
    "mottagare",
    "ändamål",
    "vem",
    "vad",
    "när",
    "hur",
    "ansvarig",
    "fråga",
    "beslut",
    "område",
    "enhet",
    "ledam",
    "publiceras",
    "syfte",
    "rapport",
    "till",
    "dokument",
    "kostnad",
    "betal",
    "förvaltning",
    "befattning",
    "uppgift",
    "kallas",
    "typ av",
    "möte",
    "nominer",
    "utsedd",
    "ersättare",
    "period",
    "ärende",
    "hanteras",
    "var ",
    "tid",
    "nr",
    "ordning",
    "ansvar",
    "innehåll",
    "regel",
];

/// Whether a first row names the columns: short cells without a number, most of them words for columns.
pub(super) fn names_columns(cells: &[&str]) -> bool {
    let known = cells
        .iter()
        .filter(|cell| {
            let small = lower(cell);
            COLUMNS.iter().any(|word| small.starts_with(word) || small.contains(&format!(" {word}")))
        })
        .count();
    cells.len() >= 2
        && known * 2 >= cells.len()
        && known >= 2
        && cells.iter().all(|cell| {
            cell.split_whitespace().count() <= 4
                && !cell.contains(|c: char| c.is_ascii_digit())
                && !cell.ends_with('.')
        })
}

/// A label, the words after it, and what they are about.
pub(super) type Said<'t> = (Option<&'t str>, String, Option<Topic>);

/// A cell read with its row's first cell and its column's heading: label, words, topic.
pub(super) fn column_says<'t>(
    row: &'t str,
    cell: &str,
    column: &str,
) -> (Option<&'t str>, String, Option<Topic>) {
    let role =
        lower(row).contains("ordför") || lower(row).starts_with("sekret") || lower(row).starts_with("ledam");
    let has = |words: &[&str]| words.iter().any(|word| column.contains(word));
    if has(&["antal", "platser", "ledamöter"]) && !has(&["möte"]) {
        return (Some(row), cell.to_owned(), Some(Topic::Composition));
    }
    if has(&["utses", "utser", "utsedd", "tillsätts", "väljs"]) {
        let subject = if role { row.to_owned() } else { format!("{row}: ledamöter") };
        return (None, format!("{subject} utses av {cell}"), Some(Topic::Composition));
    }
    if has(&["nominer", "föreslås"]) {
        return (None, format!("Ledamöter från {row} nomineras av {cell}"), Some(Topic::Composition));
    }
    if has(&["mandat", "period"]) || role && column == "tid" {
        return (Some(row), format!("Mandatperioden är {cell}"), Some(Topic::Term));
    }
    if has(&["lyfts", "eskaler", "hänskjuts"]) {
        return (
            None,
            format!("När {row} lyfts frågan till {cell}", row = lower(row).get(..1).map_or(row, |_| row)),
            Some(Topic::Escalation),
        );
    }
    if has(&["intervall", "frekvens", "hur ofta", "antal möten", "antal"]) {
        return (None, format!("{row} {cell}"), Some(Topic::Meetings));
    }
    if has(&["publiceras"]) {
        return (None, format!("{row} publiceras på {cell}"), Some(Topic::Communication));
    }
    if has(&["hanteras av", "beslutas av", "ansvarig", "prövas av"]) {
        return (None, format!("{row} hanteras av {cell}"), None);
    }
    if has(&["betalas", "kostnad"]) {
        return (None, format!("{row} betalas av {cell}"), Some(Topic::Costs));
    }
    if has(&["rapport", "till"]) {
        return (None, format!("{row} {column} {cell}"), None);
    }
    let speaks = cell.split_whitespace().count() >= 3;
    (Some(row), if speaks { cell.to_owned() } else { format!("{column} {cell}") }, None)
}

/// What a row says under the heads of its columns. A number before the row is none of its words; a time stands with the
/// cell before it; an empty cell says nothing.
pub(super) fn row_says<'t>(cells: &[&'t str], header: &[String]) -> Vec<Said<'t>> {
    let numbered = header.first().is_some_and(|head| matches!(head.as_str(), "nr" | "#" | "§" | "punkt"))
        && cells.len() > 2;
    let skip = usize::from(numbered);
    let Some(first) = cells.get(skip) else { return Vec::new() };
    let mut out: Vec<Said<'t>> = Vec::new();
    for (cell, column) in cells.iter().zip(header).skip(skip + 1) {
        if !cell.contains(char::is_alphanumeric) {
            continue;
        }
        let time = column.starts_with("när") || column.starts_with("senast");
        match out.last_mut() {
            Some((_, body, _)) if time => {
                body.push(' ');
                body.push_str(cell);
            }
            _ => out.push(column_says(first, cell, column)),
        }
    }
    out
}

/// Shortened words, as a sentence is read: their full stops end nothing.
const SHORT: [(&str, &str); 11] = [
    ("m.fl", "m fl"),
    ("m.m", "m m"),
    ("t.ex.", "t ex "),
    ("bl.a.", "bl a "),
    ("fr.o.m.", "fr o m "),
    ("t.o.m.", "t o m "),
    ("inkl.", "inkl "),
    ("ca.", "ca "),
    ("p.g.a.", "p g a "),
    ("o.s.v", "o s v"),
    ("s.k.", "s k "),
];

/// Lower case, with *vice ordförande* as one word of its own, so that *ordförande* is the chair alone.
pub(super) fn spelled(text: &str) -> String {
    static SHORTENED: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(SHORT.map(|(with, _)| with)).ok());
    let mut small = lower(text);
    if let Some(shortened) = SHORTENED.as_ref().filter(|shortened| shortened.is_match(&small)) {
        small = shortened.replace_all(&small, &SHORT.map(|(_, without)| without));
    }
    if !small.contains("vice") {
        return small;
    }
    small.replace("vice ordförande", "vice viceordfxxx").replace("viceordförande", "viceviceordfxxx")
}
