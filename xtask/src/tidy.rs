//! Walks every rule over the whole house and reports all findings at once: where, what, and what to do.
//!
//! A rule is a function from the house to findings, in a file of its own. Rules read; none changes a file.

mod coverage;
mod dependencies;
mod exhaustive;
mod glossary;
mod graph;
mod house;
mod length;
mod links;
mod lints;
mod opening;
mod paths;
mod purity;
mod unfinished;

pub use house::House;
use std::fmt;

/// One place where the house differs from its rules.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// `file:line`, or the file alone.
    place: String,
    /// What is wrong there.
    what: String,
    /// What mends it.
    cure: &'static str,
}

impl Finding {
    /// A finding on a line, counted from 1.
    fn on_line(path: &str, line: usize, what: impl Into<String>, cure: &'static str) -> Self {
        Self { place: format!("{path}:{line}"), what: what.into(), cure }
    }

    /// A finding on a whole file.
    fn on_file(path: &str, what: impl Into<String>, cure: &'static str) -> Self {
        Self { place: path.to_owned(), what: what.into(), cure }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n    {}", self.place, self.what, self.cure)
    }
}

/// Every rule of the house.
const RULES: &[fn(&House) -> Vec<Finding>] = &[
    opening::every_file_says_what_it_is_for,
    length::no_file_is_too_long,
    links::every_link_leads_somewhere,
    unfinished::nothing_is_left_undone,
    paths::no_path_of_one_machine,
    lints::every_crate_takes_the_house_lints,
    purity::pure_rooms_ask_nothing_of_the_machine,
    dependencies::pure_crates_stay_pure,
    dependencies::banned_crates_stay_behind_their_wrappers,
    dependencies::crates_know_only_those_below,
    exhaustive::every_event_and_command_is_named,
    glossary::every_public_type_of_the_domain_has_a_word,
    glossary::every_word_still_has_its_type,
    coverage::every_statement_has_a_row,
    coverage::every_test_that_is_named_exists,
];

/// Runs every rule; no findings means that the house is tidy.
pub fn tidy(house: &House) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(house)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let findings = tidy(&House::open().expect("the house can be read"));
        let listed: String = findings.iter().map(|finding| format!("\n{finding}")).collect();
        assert!(findings.is_empty(), "{} findings:{listed}", findings.len());
    }

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let finding = Finding::on_line("a/b.rs", 7, "is wrong", "mend it");
        assert_eq!(finding.to_string(), "a/b.rs:7: is wrong\n    mend it");
    }
}
