//! How a desk starts from a snapshot, and hears of what others append.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use jiff::civil::{Date, date};
use samordna_desk::{Act, Desk};
use samordna_domain::{Actor, Command, Moment, World, organisation::BodyKind};
use samordna_ledger::{
    Head, Ledger, Postgres, Snapshot, Sqlite, Tenant,
    test_support::{Place, TemporaryFolder, TemporaryPostgres, signer},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

const DAY: Date = date(2026, 1, 1);

fn tenant() -> Tenant {
    "prov".parse().unwrap()
}

fn sqlite(folder: &TemporaryFolder) -> Arc<dyn Ledger> {
    Arc::new(Sqlite::open(folder.path().join("ledger.sqlite"), signer()).unwrap())
}

fn open(ledger: &Arc<dyn Ledger>) -> Desk {
    Desk::open(ledger.clone(), tenant(), |_| {}).unwrap()
}

fn principal(name: &str) -> Act {
    let kind = BodyKind::Principal;
    let command = Command::RegisterBody { kind, name: name.into(), of: None, duty: None, from: None };
    Act::new(Actor::Person("rut-register".parse().unwrap()), Moment::noon(DAY), command)
}

fn found(desk: &Desk) {
    let command =
        Command::Found { principal: "Region Väst".into(), registrar: "Rut Register".into(), from: None };
    desk.act(Act::new(Actor::Keeper, Moment::noon(DAY), command)).unwrap().into_result().unwrap();
}

fn act(desk: &Desk, name: &str) {
    desk.act(principal(name)).unwrap().into_result().unwrap();
}

fn world(desk: &Desk) -> World {
    desk.look(World::clone)
}

/// The world of all entries from the first, whatever snapshot there is.
fn folded(ledger: &Arc<dyn Ledger>) -> World {
    let mut world = World::default();
    for entry in ledger.read(&tenant(), 0, usize::MAX).unwrap() {
        world.apply(&serde_json::from_str(&entry.body).unwrap());
    }
    world
}

#[test]
fn a_start_from_a_snapshot_shows_what_all_entries_together_show() {
    let folder = TemporaryFolder::new();
    let ledger = sqlite(&folder);
    let desk = open(&ledger);
    found(&desk);
    act(&desk, "A");
    desk.keep_snapshot().unwrap();
    act(&desk, "B");
    drop(desk);
    let again = open(&ledger);
    let head = ledger.snapshot(&tenant()).unwrap().unwrap().head;
    assert_eq!(head.sequence + 1, ledger.head(&tenant()).unwrap().sequence);
    assert!(world(&again) == folded(&ledger));
    act(&again, "C");
    assert!(world(&again) == folded(&ledger));
}

#[test]
fn a_snapshot_that_is_torn_lies_or_is_of_another_program_is_passed_over() {
    let folder = TemporaryFolder::new();
    let ledger = sqlite(&folder);
    let desk = open(&ledger);
    found(&desk);
    desk.keep_snapshot().unwrap();
    let sound = ledger.snapshot(&tenant()).unwrap().unwrap();
    act(&desk, "A");
    drop(desk);
    let head = ledger.head(&tenant()).unwrap();
    let mut of_another = sound.content.clone();
    of_another[20] ^= 1;
    for (what, head, content) in [
        ("torn", sound.head, sound.content[..sound.content.len() / 2].to_vec()),
        ("empty", sound.head, Vec::new()),
        ("of another program", sound.head, of_another),
        ("of an earlier entry than it says", head, sound.content.clone()),
        ("of another chain", Head { seal: head.seal, ..sound.head }, sound.content.clone()),
    ] {
        ledger.put_snapshot(&tenant(), &Snapshot { head, content }).unwrap();
        assert!(world(&open(&ledger)) == folded(&ledger), "{what}");
    }
}

#[test]
fn a_sound_snapshot_is_used_and_the_entries_before_it_are_not_read_again() {
    let (folder, elsewhere) = (TemporaryFolder::new(), TemporaryFolder::new());
    let (ledger, other) = (sqlite(&folder), sqlite(&elsewhere));
    for (ledger, name) in [(&ledger, "Norra kommunen"), (&other, "Södra kommunen")] {
        let desk = open(ledger);
        found(&desk);
        act(&desk, name);
        desk.keep_snapshot().unwrap();
    }
    // As if the entries had told of another municipality: only from the snapshot could the desk know of it.
    let content = other.snapshot(&tenant()).unwrap().unwrap().content;
    let head = ledger.head(&tenant()).unwrap();
    ledger.put_snapshot(&tenant(), &Snapshot { head, content }).unwrap();
    let named = |name: &str| open(&ledger).look(|world| world.organisation.named(name, DAY).count());
    assert_eq!((named("Södra kommunen"), named("Norra kommunen")), (1, 0));
}

/// Waits until a desk shows so many events, for no longer than it may take.
fn shows(desk: &Desk, events: u64) -> Duration {
    let start = Instant::now();
    while desk.look(|world| world.events()) < events {
        assert!(start.elapsed() < Duration::from_secs(20), "the news never came");
        std::thread::yield_now();
    }
    start.elapsed()
}

fn one_hears_the_other(one: &Arc<dyn Ledger>, other: &Arc<dyn Ledger>) {
    let first = open(one);
    found(&first);
    let second = open(other);
    second.follow();
    for turn in 0..3 {
        act(&first, &format!("A{turn}"));
        shows(&second, first.look(|world| world.events()));
        assert!(world(&second) == world(&first));
    }
}

#[test]
fn a_desk_that_does_nothing_shows_what_another_did_on_sqlite() {
    let folder = TemporaryFolder::new();
    one_hears_the_other(&sqlite(&folder), &sqlite(&folder));
}

#[test]
fn a_desk_that_does_nothing_shows_what_another_did_on_postgresql() {
    let server = TemporaryPostgres::start();
    let place = server.database();
    let open = || -> Arc<dyn Ledger> { Arc::new(Postgres::open(place.address(), signer()).unwrap()) };
    one_hears_the_other(&open(), &open());
    drop(place.open());
}

#[test]
fn looking_back_is_the_same_whatever_was_looked_at_before() {
    let folder = TemporaryFolder::new();
    let ledger = sqlite(&folder);
    let desk = open(&ledger);
    found(&desk);
    let first = desk.look(|world| world.events());
    let day = |number: i8| date(2026, 2, number);
    for number in 1..=20 {
        let act = principal(&format!("P {number}"));
        desk.act(Act { now: Moment::noon(day(number)), ..act }).unwrap().into_result().unwrap();
    }
    let count = |number| desk.look_as_of(day(number), |world| world.events()).unwrap();
    for number in [19, 3, 7, 3, 12, 1, 19, 8, 2, 7, 18] {
        assert_eq!(count(number), first + number.unsigned_abs() as u64, "{number} February");
    }
    assert_eq!(desk.look_as_of(DAY, |world| world.events()).unwrap(), first);
    assert_eq!(desk.look_as_of(date(2025, 1, 1), |world| world.events()).unwrap(), 0);
}
