//! Two servers on one PostgreSQL: each sees what the other did, and killing either under load loses nothing.

use crate::{program::Served, town::Town};
use samordna_ledger::test_support::TemporaryPostgres;
use std::{
    collections::BTreeSet,
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// How many send forms at once.
const SENDERS: usize = 4;

/// How many times a server is killed.
const KILLS: usize = 8;

/// How many more acts are acknowledged before the next kill.
const BETWEEN: usize = 12;

/// No server is waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(60);

fn start(town: &Town) -> Served {
    Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]))
}

/// The registrar's session, which both servers know.
fn signed_in(town: &Town, served: &Served) -> String {
    let said = town.run(&["link", "--as", "rut-register"]).well();
    let answer = served.post(said.lines().last().unwrap());
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    cookie.split(';').next().unwrap().to_owned()
}

/// Sends the form; the status where an answer came whole, none where the server died.
fn send(address: &str, cookie: &str, name: &str) -> Option<u16> {
    let fields = format!("kind=principal&name={name}&request=key-{name}");
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    write!(
        stream,
        "POST /organisation HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{fields}",
        fields.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

#[test]
fn of_two_servers_one_is_killed_again_and_again_and_each_acknowledged_act_is_there_once() {
    let server = TemporaryPostgres::start();
    let town = Town::in_database(server.database().address()).founded();
    let mut servers = [start(&town), start(&town)];
    let cookie = signed_in(&town, &servers[0]);
    let addresses = Mutex::new(servers.each_ref().map(|one| one.address.clone()));
    let (acknowledged, is_over) = (Mutex::new(BTreeSet::new()), AtomicBool::new(false));
    let count = || acknowledged.lock().unwrap().len();

    std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            let (addresses, acknowledged, is_over, cookie) = (&addresses, &acknowledged, &is_over, &cookie);
            scope.spawn(move || {
                for act in 0.. {
                    // The same form goes to one server after the other until one has answered.
                    let name = format!("S{sender}A{act}");
                    let answered = (sender + act..).find_map(|turn| {
                        if is_over.load(Ordering::Relaxed) {
                            return Some(None);
                        }
                        let address = addresses.lock().unwrap()[turn % 2].clone();
                        send(&address, cookie, &name).map(Some)
                    });
                    match answered.flatten() {
                        Some(303) => drop(acknowledged.lock().unwrap().insert(name)),
                        Some(other) => panic!("{name} was answered {other}"),
                        None => return,
                    }
                }
            });
        }
        let started = Instant::now();
        for kill in 0..KILLS {
            let wanted = count() + BETWEEN;
            while count() < wanted {
                assert!(started.elapsed() < PATIENCE, "only {} acts in a minute", count());
                std::thread::yield_now();
            }
            servers[kill % 2].child.kill().unwrap();
            servers[kill % 2] = start(&town);
            addresses.lock().unwrap()[kill % 2] = servers[kill % 2].address.clone();
        }
        is_over.store(true, Ordering::Relaxed);
    });

    town.run(&["verify"]).well();
    let export = town.run(&["export", "--ledger"]).well();
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= KILLS * BETWEEN);
    for name in &acknowledged {
        assert_eq!(export.matches(&format!("\\\"name\\\":\\\"{name}\\\"")).count(), 1, "{name}");
    }
    // Both servers show all of it, though one of them was told nothing.
    for served in &servers {
        let last = acknowledged.last().unwrap();
        let started = Instant::now();
        while !served.get("/organisation").contains(last.as_str()) {
            assert!(started.elapsed() < PATIENCE, "the news never came");
        }
    }
}
