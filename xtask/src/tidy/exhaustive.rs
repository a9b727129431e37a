//! Where every command and every event is handled, each is named: a new one must not slip through a `_` in silence.

use super::{Finding, House};

/// Where events are applied and commands decided.
const NAMED: &[&str] = &["crates/domain/src/world/apply.rs", "crates/domain/src/command/decided.rs"];

/// The files that fan out over all events and commands have no catch-all arm.
pub fn every_event_and_command_is_named(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in NAMED {
        let Some(file) = house.file(path) else {
            findings.push(Finding::on_file(
                path,
                "is not there",
                "Tell xtask/src/tidy/exhaustive.rs where events are applied and commands decided.",
            ));
            continue;
        };
        for (number, _) in file.lines().filter(|(_, line)| line.trim_start().starts_with("_ =>")) {
            findings.push(Finding::on_line(
                path,
                number,
                "catches all the rest with `_`",
                "Name each of them, so that a new one does not compile until it is handled.",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arm_that_catches_all_the_rest_is_found_and_so_is_a_file_that_moved() {
        let house = House::of(&[
            ("crates/domain/src/world/apply.rs", "match event {\n    Event::A => {}\n    _ => {}\n}\n"),
            ("crates/domain/src/elsewhere.rs", "_ => {}\n"),
        ]);
        let places: Vec<String> =
            every_event_and_command_is_named(&house).into_iter().map(|f| f.place).collect();
        assert_eq!(places, ["crates/domain/src/world/apply.rs:3", "crates/domain/src/command/decided.rs"]);
    }
}
