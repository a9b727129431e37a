//! What the pure crates must not ask the standard library for: files, network, clock, threads, the world outside.
//!
//! Crates from outside are kept away by the rules about dependencies; clippy keeps the clock's own methods.

use super::{Finding, House};

/// Rooms where everything is a function of its arguments.
const PURE: &[&str] = &["crates/charter/src/", "crates/domain/src/"];

/// Modules of the standard library that reach outside.
const OUTSIDE: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "std::thread", "std::time", "std::io"];

/// The pure rooms use nothing that reaches outside.
pub fn pure_rooms_ask_nothing_of_the_machine(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.rust().filter(|file| PURE.iter().any(|room| file.path.starts_with(room))) {
        for (number, line) in file.lines() {
            for module in OUTSIDE.iter().filter(|module| line.contains(*module)) {
                findings.push(Finding::on_line(
                    &file.path,
                    number,
                    format!("uses `{module}`"),
                    "Take what it gives as an argument; the edge asks the machine.",
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
    fn a_pure_room_that_opens_a_file_is_found_and_another_room_may() {
        let text = "//! Reads.\nuse std::fs;\n";
        let house = House::of(&[("crates/domain/src/a.rs", text), ("crates/ledger/src/b.rs", text)]);
        let places: Vec<String> =
            pure_rooms_ask_nothing_of_the_machine(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["crates/domain/src/a.rs:2"]);
    }
}
