//! The program `samordna`: what is typed at a command line, and what it answers.
//!
//! It decides nothing: it asks the charter reader, the desk and the ledger, and puts their answers in words. Here, and
//! nowhere else, the clock is asked and the environment is read.

mod act;
mod admin;
mod charter;
mod check;
mod clock;
mod command_line;
mod demo;
mod doctor;
mod export;
mod found;
mod installation;
mod language;
mod mail;
mod serve;
mod spoken;
mod trouble;
mod verify;
mod voice;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match command_line::run(&command_line::CommandLine::parse()) {
        Ok(outcome) => outcome.into(),
        Err(trouble::Trouble::NobodyReads) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("samordna: {trouble}");
            ExitCode::from(2)
        }
    }
}
