//! `samordna demo`: a region that is built once, is true, and answers.

use crate::program::{Served, run};
use samordna_ledger::test_support::TemporaryFolder;
use serde_json::Value;
use std::time::{Duration, Instant};

fn built(day: &str) -> (TemporaryFolder, String) {
    let folder = TemporaryFolder::new();
    let data = folder.path().join("demo").display().to_string();
    let served = Served::start(&["demo", "--data", &data, "--listen", "127.0.0.1:0", "--on", day]);
    assert!(served.get("/").starts_with("HTTP/1.1 200"), "{}", served.get("/"));
    let (code, said) = served.stop();
    assert_eq!((code, said.as_str()), (Some(0), ""), "exactly one line is said on standard output");
    (folder, data)
}

fn check(data: &str, day: &str) -> Value {
    run(&["check", "--data", data, "--on", day, "--format", "json"]).json()
}

/// How many of something, over all groups.
fn count(check: &Value, list: &str, is_it: impl Fn(&Value) -> bool) -> usize {
    let groups = check["groups"].as_array().unwrap().iter();
    groups.flat_map(|group| group[list].as_array().unwrap()).filter(|one| is_it(one)).count()
}

#[test]
fn the_region_is_built_once_and_is_the_same_every_time() {
    let ((_one, one), (_two, two)) = (built("2026-11-22"), built("2026-11-22"));
    let first = check(&one, "2026-11-22");
    assert_eq!(first, check(&two, "2026-11-22"));
    let export = run(&["export", "--ledger", "--data", &one]).well();
    let seals = |export: &str| {
        export.lines().filter(|line| line.starts_with("{\"entry\"")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(seals(&export), seals(&run(&["export", "--ledger", "--data", &two]).well()));

    let start = Instant::now();
    let served = Served::start(&["demo", "--data", &one, "--listen", "127.0.0.1:0", "--on", "2026-11-22"]);
    // The limit is a second for the program as it is shipped.
    let limit = if cfg!(debug_assertions) { 10 } else { 1 };
    assert!(start.elapsed() < Duration::from_secs(limit), "{:?}", start.elapsed());
    served.stop();
    assert_eq!(first, check(&one, "2026-11-22"));
    run(&["verify", "--data", &one]).well();
    assert_eq!(run(&["doctor", "--data", &one]).code, Some(0));
}

#[test]
fn the_region_has_something_true_on_every_screen() {
    let (_folder, data) = built("2026-11-22");
    let check = check(&data, "2026-11-22");
    let groups = check["groups"].as_array().unwrap();
    assert!(40 <= groups.len(), "{}", groups.len());
    for state in ["in_force", "forming", "lapsed"] {
        assert!(groups.iter().any(|group| group["state"] == state), "{state}");
    }
    let in_order = groups.iter().filter(|group| {
        !group["findings"].as_array().unwrap().iter().any(|finding| finding["class"] == "deviation")
    });
    assert!(groups.len() < 2 * in_order.count(), "most groups are in order");
    for (list, what) in [("findings", "deviation"), ("findings", "remark")] {
        let count = count(&check, list, |finding| finding["class"] == what);
        assert!((5..=40).contains(&count), "{what}: {count}");
    }
    for state in ["met", "due_soon", "overdue", "not_started", "running"] {
        let there = count(&check, "duties", |duty| duty["state"] == state);
        assert!(0 < there || state == "not_started", "{state}");
    }
    // Every finding says by which sentence, and what to do.
    assert_eq!(count(&check, "findings", |finding| finding["cure"] == "" || finding["sentence"] == ""), 0);
}

#[test]
fn a_group_of_the_region_owes_a_closing_word_takes_orders_from_what_has_ended_and_reviews_its_document() {
    let (_folder, data) = built("2026-11-22");
    let check = check(&data, "2026-11-22");
    let groups = check["groups"].as_array().unwrap();
    let group = groups.iter().find(|group| group["name"] == "samordningsgrupp strokevård").unwrap();
    for told in [
        "The engagement in Projekt Tidig hemgång efter stroke ended on 2026-11-10. No closing word is written.",
        "Program Nära hemma ended on 2026-09-30.",
        "The matter Hembesök av stroketeam was ordered from there.",
        "Regional rutin för strokevård was last revised on 2023-12-05. The review goes on in",
    ] {
        assert!(group.to_string().contains(told), "{told}: {group}");
    }
    let documents = count(&check, "duties", |duty| duty.to_string().contains("Regional rutin för"));
    assert!(5 <= documents, "every group that is to keep its routines up to date says which: {documents}");
}

#[test]
fn the_region_grows_older() {
    let (_folder, data) = built("2027-02-01");
    let group = |day| {
        let check = check(&data, day);
        let groups = check["groups"].as_array().unwrap();
        groups.iter().find(|group| group["name"] == "samordningsråd tandvård och käkkirurgi").unwrap()["state"].clone()
    };
    assert_eq!(group("2026-11-22"), "in_force");
    assert_eq!(group("2027-02-01"), "lapsed");
}

#[test]
fn the_region_can_be_built_as_it_stood_on_an_earlier_day() {
    let (_folder, data) = built("2024-06-01");
    let groups = check(&data, "2024-06-01")["groups"].as_array().unwrap().len();
    assert!((5..40).contains(&groups), "{groups}");
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let town = crate::town::Town::empty().founded();
    let data = town.data().display().to_string();
    let no = run(&["demo", "--data", &data, "--listen", "127.0.0.1:0"]).trouble();
    insta::assert_snapshot!(no.replace(&data, "DATA"), @"samordna: DATA holds an installation that is no demo. Choose another folder with --data.");
    town.run(&["verify"]).well();
}
