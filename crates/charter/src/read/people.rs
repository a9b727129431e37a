//! Persons and offices: told apart, so that no person's name leaves the reader.

use crate::text::words::lower;

/// Endings of words for an office.
const OFFICES: &[&str] = &[
    "direktör",
    "direktören",
    "chef",
    "chefen",
    "ordförande",
    "ordföranden",
    "samordnare",
    "sekreterare",
    "rektor",
    "dekan",
    "råd",
    "koordinator",
    "föreståndare",
    "handläggare",
    "strateg",
    "koordinatorn",
    "registrator",
    "prefekt",
    "överläkare",
    "direktörer",
    "borgmästare",
    "direktörerna",
];

/// Whether a line names an office.
pub fn is_office(text: &str) -> bool {
    let small = lower(text);
    small.split([' ', ',', '/', '(']).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        OFFICES.iter().any(|ending| word.ends_with(ending)) && !word.ends_with("samråd")
    }) && !small.contains('@')
}

/// Whether a text is a person's name: two to four capitalised words, none of which is an organisation.
pub fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.clone().next().is_some()
                && letters.all(|c| c.is_lowercase() || c == '-' || c.is_uppercase() && word.contains('-'))
        })
        && !is_office(text)
        && !lower(text).split_whitespace().any(is_organisation)
}

fn is_organisation(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "region",
        "kommun",
        "sjukhus",
        "vård",
        "hälsa",
        "hälsan",
        "stad",
        "landsting",
        "grupp",
        "råd",
        "nämnd",
        "styrelse",
        "ledning",
        "kontor",
        "universitet",
        "förbund",
        "samverkan",
        "götaland",
        "län",
        "förvaltning",
        "service",
        "centrum",
        "kansli",
        "forum",
        "område",
        "team",
        "institut",
        "akademi",
        "västra",
        "norra",
        "södra",
        "östra",
        "halland",
        "skåne",
        "värmland",
        "kontaktperson",
        "koncern",
        "inspektion",
        "myndighet",
        "program",
        "sjukvård",
        "grund",
        "regel",
        "rutin",
        "beslut",
    ];
    STEMS.iter().any(|stem| word.contains(stem))
}

/// An office without the person's name before or after it: *N.N., direktör* becomes *direktör*.
pub fn without_person(text: &str) -> String {
    let text = text.trim();
    let (before, after) = match text.split_once(',') {
        Some((before, after)) => (before.trim(), after.trim()),
        None => return without_leading_person(text),
    };
    if is_person(before) {
        return after.to_owned();
    }
    let last = text.rsplit_once(',').map(|(office, name)| (office.trim(), name.trim()));
    match last {
        Some((office, name)) if is_person(name) && is_office(office) => office.to_owned(),
        _ => without_leading_person(text),
    }
}

/// *hälso- och sjukvårdsdirektör Anna Ek* becomes the office alone.
fn without_leading_person(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some((at, _)) = words.iter().enumerate().rfind(|(_, word)| is_office(word)) {
        let after = words.get(at + 1..).unwrap_or_default().join(" ");
        if is_person(&after) {
            return words.get(..=at).unwrap_or_default().join(" ");
        }
        let before = words.get(..at).unwrap_or_default().join(" ");
        if is_person(&before) {
            return words.get(at..).unwrap_or_default().join(" ");
        }
    }
    text.to_owned()
}
