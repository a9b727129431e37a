//! House rules as a program: `cargo run -p xtask -- tidy`. The same rules run as a test, so `cargo test` keeps them too.
//!
//! What clippy or the compiler can hold is not repeated here.

use std::process::ExitCode;

mod tidy;

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if asked != ["tidy"] {
        eprintln!("usage: cargo run -p xtask -- tidy");
        return ExitCode::from(2);
    }
    let findings = match tidy::House::open() {
        Ok(house) => tidy::tidy(&house),
        Err(fault) => {
            eprintln!("tidy could not read the house: {fault}");
            return ExitCode::from(2);
        }
    };
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} {}", findings.len(), if findings.len() == 1 { "finding" } else { "findings" });
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
