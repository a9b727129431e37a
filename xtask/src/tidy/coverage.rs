//! What docs/coverage.md claims of the charters' statements is there: every row of the themes that are taken up, and every
//! test that a row names. Whether a test proves what its row says is for people to judge.

use super::{Finding, House};
use std::collections::{BTreeSet, HashSet};

/// Where the claims stand.
const COVERAGE: &str = "docs/coverage.md";

/// The statements on composition, terms, meetings, notes, publication, matters, preparation, decisions, escalation,
/// anchoring, implementation and subgroups.
const THEMES: std::ops::RangeInclusive<u32> = 78..=203;

/// Every row of the themes stands in the table.
pub fn every_statement_has_a_row(house: &House) -> Vec<Finding> {
    let Some(file) = house.file(COVERAGE) else { return Vec::new() };
    let mut rows = BTreeSet::new();
    for (_, line) in file.lines() {
        let cell = line.strip_prefix("| ").and_then(|line| line.split(" |").next()).unwrap_or_default();
        let (first, last) = cell.split_once('–').unwrap_or((cell, cell));
        if let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) {
            rows.extend(first..=last);
        }
    }
    let missing = THEMES.filter(|row| !rows.contains(row));
    let found = |row| {
        Finding::on_file(
            COVERAGE,
            format!("row {row} is missing"),
            "Add it, or say there what is not yet done.",
        )
    };
    missing.map(found).collect()
}

/// Every test that a row names is a test of ours.
pub fn every_test_that_is_named_exists(house: &House) -> Vec<Finding> {
    let Some(file) = house.file(COVERAGE) else { return Vec::new() };
    let tests: HashSet<&str> = house.rust().flat_map(|file| file.text.lines()).filter_map(named).collect();
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let checked = line.trim_end_matches(" |").rsplit(" | ").next().filter(|_| line.starts_with("| "));
        let names = checked.unwrap_or_default().split('`').skip(1).step_by(2);
        for name in names.filter(|name| name.contains('_') && !tests.contains(name)) {
            let what = format!("names `{name}`, which is no test");
            findings.push(Finding::on_line(COVERAGE, number, what, "Name the test as it is called now."));
        }
    }
    findings
}

/// The name of a test that a line begins; in a macro that makes tests, it stands on a line of its own.
fn named(line: &str) -> Option<&str> {
    let line = line.trim();
    let function = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ");
    let name = match function {
        Some(rest) => rest.split('(').next()?,
        None => line.trim_end_matches(';').split(' ').next()?,
    };
    let is_word = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    is_word.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(table: &str) -> Vec<String> {
        let house = House::of(&[
            (COVERAGE, table),
            ("a.rs", "//! A room.\nfn it_holds() {\n}\nmade! {\n    it_holds_too\n        and_here;\n}\n"),
        ]);
        let found = every_test_that_is_named_exists(&house);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_test_that_is_gone_is_told_with_its_line() {
        assert_eq!(
            findings("| 78 | `a` | b | c | `it_holds`, `it_holds_too`; `and_here` (a.rs) |\n"),
            [""; 0]
        );
        let found = findings("\n| 78 | `not_a_test` | b | c | `it_held` (a.rs) |\n");
        assert_eq!(found.len(), 1);
        assert!(found.iter().all(|found| found.starts_with("docs/coverage.md:2: names `it_held`")));
    }

    #[test]
    fn a_row_that_is_missing_is_told_and_a_range_counts_for_all_of_its_rows() {
        let house = House::of(&[(COVERAGE, "| 78–202 | a |\n")]);
        let found = every_statement_has_a_row(&house);
        assert_eq!(found.len(), 1);
        assert!(found.iter().all(|found| found.what == "row 203 is missing"));
    }
}
