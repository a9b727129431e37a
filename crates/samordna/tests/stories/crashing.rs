//! Killed at any moment, the program keeps what it has acknowledged.

use crate::{program::command, town::Town};
use samordna_ledger::test_support::TemporaryPostgres;
use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Write},
    process::Stdio,
};

/// How many times the program is killed: two hundred, or as many as `SAMORDNA_KILLS` says.
fn rounds() -> u32 {
    std::env::var("SAMORDNA_KILLS").map_or(200, |count| count.parse().expect("SAMORDNA_KILLS is a number"))
}

/// Numbers that look random, and are the same every time.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }
}

/// Acts without end until it is killed, after so many answers and a moment more. Gives the names that were
/// acknowledged.
fn killed_round(town: &Town, round: u32, chance: &mut Chance) -> Vec<String> {
    let mut child = command(&town.with(&["act", "--as", "rut-register", "--on", "2026-01-03"]))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for act in 0.. {
            let line = format!(
                "{{\"act\":\"register_body\",\"kind\":\"principal\",\"name\":\"Kommun {round} {act}\"}}\n"
            );
            if stdin.write_all(line.as_bytes()).is_err() {
                return;
            }
        }
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    for _ in 0..chance.below(4) {
        acknowledged.extend(answers.next().map(Result::unwrap));
    }
    for _ in 0..chance.below(200_000) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    writer.join().unwrap();
    // What it had written before it died was acknowledged too; a last line without its end was not.
    acknowledged.extend(answers.map(Result::unwrap));
    let names = acknowledged.iter().filter_map(|line| {
        let answer: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(answer["accepted"]["events"][0]["name"].as_str().expect("an accepted act").to_owned())
    });
    names.collect()
}

fn nothing_acknowledged_is_lost(town: &Town) {
    let mut chance = Chance(7);
    let mut acknowledged = BTreeSet::new();
    for round in 0..rounds() {
        acknowledged.extend(killed_round(town, round, &mut chance));
        if round % 20 == 0 {
            town.run(&["verify"]).well();
        }
    }
    town.run(&["verify"]).well();
    let export = town.run(&["export", "--ledger"]).well();
    let missing: Vec<&String> =
        acknowledged.iter().filter(|name| !export.contains(&format!("{name}\\\""))).collect();
    assert!(acknowledged.len() > 100, "only {} acts were acknowledged", acknowledged.len());
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_acknowledged_act_is_there_after_two_hundred_kills_and_the_chain_verifies() {
    nothing_acknowledged_is_lost(&Town::empty().founded());
}

#[test]
fn on_postgres_every_acknowledged_act_is_there_after_two_hundred_kills_and_the_chain_verifies() {
    let server = TemporaryPostgres::start();
    nothing_acknowledged_is_lost(&Town::in_database(server.database().address()).founded());
}
