//! A file of more than 500 lines wants to be a folder.

use super::{Finding, House};

/// Lines that a file may have.
const MOST: usize = 500;

/// Files that may be longer, each with its reason. Better none.
const LONGER: &[(&str, &str)] =
    &[("crates/domain/src/event.rs", "one closed list, which cannot be cut: each event with its fields")];

/// A Rust file is short, or stands among the longer with a reason; one that became short leaves that list.
pub fn no_file_is_too_long(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.rust() {
        let lines = file.text.lines().count();
        let is_listed = LONGER.iter().any(|(path, _)| *path == file.path);
        match (lines > MOST, is_listed) {
            (true, false) => findings.push(Finding::on_file(
                &file.path,
                format!("has {lines} lines, more than {MOST}"),
                "Make it a folder with a file for each thing it does.",
            )),
            (false, true) => findings.push(Finding::on_file(
                &file.path,
                format!("is listed as long, and has only {lines} lines"),
                "Take it off the list in xtask/src/tidy/length.rs.",
            )),
            _ => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_501_lines_is_found_and_one_of_500_is_not() {
        let house = House::of(&[("long.rs", &"\n".repeat(501)), ("fits.rs", &"\n".repeat(500))]);
        let findings = no_file_is_too_long(&house);
        assert_eq!(findings.len(), 1);
        assert!(findings.iter().all(|found| found.place == "long.rs" && found.what.contains("501")));
    }

    #[test]
    fn every_longer_file_has_a_reason() {
        assert!(LONGER.iter().all(|(_, reason)| reason.len() > 20));
    }
}
