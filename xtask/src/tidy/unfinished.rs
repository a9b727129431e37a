//! Nothing is left undone or switched off: no stubs, no tests that are skipped, no notes to finish something later.

use super::{Finding, House};

/// Marks of unfinished work. Written in halves, so that this file does not find itself.
const MARKS: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimpl", "emented!("),
    concat!("#[ig", "nore"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];

/// No Rust file has a mark of unfinished work.
pub fn nothing_is_left_undone(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.rust() {
        for (number, line) in file.lines() {
            for mark in MARKS.iter().filter(|mark| line.contains(*mark)) {
                findings.push(Finding::on_line(
                    &file.path,
                    number,
                    format!("has `{mark}`"),
                    "Finish it or take it out; a test that is switched off proves nothing.",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_of_unfinished_work_is_found_on_its_line() {
        for mark in MARKS {
            let text = format!("//! A room.\nlet a = 1;\n    {mark}\n");
            let findings = nothing_is_left_undone(&House::of(&[("a.rs", &text)]));
            assert_eq!(findings.len(), 1, "{mark}");
            assert!(findings.iter().all(|found| found.place == "a.rs:3"), "{mark}");
        }
    }

    #[test]
    fn finished_work_is_left_in_peace() {
        let house = House::of(&[("a.rs", "//! A list of what to do.\nfn todo_list() {}\n")]);
        assert_eq!(nothing_is_left_undone(&house), []);
    }
}
