//! The glossary and the code have the same words: every public type of `domain` is in GLOSSARY.md, and nothing else is
//! there that the code no longer has.

use super::{Finding, House};
use std::collections::BTreeSet;

const GLOSSARY: &str = "GLOSSARY.md";

/// Every `pub struct` and `pub enum` of `domain` stands in the glossary.
pub fn every_public_type_of_the_domain_has_a_word(house: &House) -> Vec<Finding> {
    let words: BTreeSet<&str> = glossary(house).into_iter().map(|(_, word)| word).collect();
    let mut findings = Vec::new();
    for file in house.rust().filter(|file| file.path.starts_with("crates/domain/src/")) {
        for (number, line) in file.lines() {
            let Some(name) = declared(line).filter(|name| !words.contains(name)) else { continue };
            findings.push(Finding::on_line(
                &file.path,
                number,
                format!("`{name}` is not in the glossary"),
                "Add a row to GLOSSARY.md: the Swedish word, the code word, what it is.",
            ));
        }
    }
    findings
}

/// Every type name in the glossary is somewhere in the code.
pub fn every_word_still_has_its_type(house: &House) -> Vec<Finding> {
    let code: BTreeSet<&str> = house.rust().flat_map(|file| names_in(&file.text)).collect();
    glossary(house)
        .into_iter()
        .filter(|(_, word)| is_type_name(word) && !code.contains(word))
        .map(|(line, word)| {
            Finding::on_line(
                GLOSSARY,
                line,
                format!("`{word}` is nowhere in the code"),
                "Take the row away, or give it the name that the code has now.",
            )
        })
        .collect()
}

/// The words between backticks in the glossary, each with its line.
fn glossary(house: &House) -> Vec<(usize, &str)> {
    let lines = house.file(GLOSSARY).into_iter().flat_map(|file| file.lines());
    lines
        .flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |word| (number, word)))
        .collect()
}

/// The type that a line declares for everybody.
fn declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
    names_in(rest).next().filter(|name| rest.starts_with(name))
}

fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|name| !name.is_empty())
}

fn is_type_name(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_uppercase())
        && word.chars().all(|sign| sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(glossary: &str, domain: &str) -> House {
        House::of(&[("GLOSSARY.md", glossary), ("crates/domain/src/group.rs", domain)])
    }

    #[test]
    fn a_public_type_without_a_word_is_found() {
        let code = "//! Groups.\npub struct Group<T> {\n    pub enum State {\npub(crate) struct Own;\npub struct $name;\n";
        let findings = every_public_type_of_the_domain_has_a_word(&house("| grupp | `Group` | |\n", code));
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings.iter().all(|found| found.place == "crates/domain/src/group.rs:3"));
    }

    #[test]
    fn a_word_whose_type_is_gone_is_found() {
        let glossary = "| grupp | `Group` | |\n| råd | `Council` | `samordna check` |\n";
        let findings = every_word_still_has_its_type(&house(glossary, "//! Groups.\npub struct Group;\n"));
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(
            findings.iter().all(|found| found.place == "GLOSSARY.md:2" && found.what.contains("Council"))
        );
    }
}
