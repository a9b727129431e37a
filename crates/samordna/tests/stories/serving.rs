//! `samordna serve`: it answers, and stops when it is asked to.

use crate::{
    program::{Served, run},
    town::Town,
};

#[test]
fn pages_are_served_until_the_system_asks_to_stop() {
    let town = Town::empty().founded().with_council();
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]));
    assert!(served.get("/").starts_with("HTTP/1.1 200"));
    let (code, said) = served.stop();
    assert_eq!((code, said.as_str()), (Some(0), ""));
    town.run(&["verify"]).well();
}

/// A link from the command line signs in whoever it was made for, once.
pub fn a_link_signs_in_once(town: &Town) {
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]));
    let said = town.run(&["link", "--as", "rut-register"]).well();
    let path = said.lines().last().unwrap();
    assert!(served.get(path).starts_with("HTTP/1.1 200"), "{}", served.get(path));
    let answer = served.post(path);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    let cookie = cookie.split(';').next().unwrap();
    assert!(served.get_with(cookie, "/").contains("Rut Register"), "signed in");
    assert!(!served.get("/").contains("Rut Register"), "nobody else is");
    assert!(!served.post(path).starts_with("HTTP/1.1 303"), "the link is spent");
    assert_eq!(served.stop().0, Some(0));
}

#[test]
fn a_link_from_the_command_line_signs_in_once() {
    a_link_signs_in_once(&Town::empty().founded());
}

#[test]
fn the_log_is_json_where_that_is_asked_for() {
    use std::io::Read;
    let town = Town::empty().founded();
    let mut served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0", "--log", "json"]));
    let mut log = served.child.stderr.take().unwrap();
    served.stop();
    let mut said = String::new();
    log.read_to_string(&mut said).unwrap();
    let lines: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["fields"]["message"], "listening", "{said}");
}

#[test]
fn an_address_that_is_taken_is_said_to_be() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let town = Town::empty().founded();
    let no = town.run(&["serve", "--listen", &address]).trouble();
    let no: Vec<&str> = no.lines().filter(|line| line.starts_with("samordna: ")).collect();
    insta::assert_snapshot!(no.join("\n").replace(&address, "ADDRESS"), @"samordna: The address ADDRESS is taken. Choose another port with --listen, as --listen 127.0.0.1:0.");
    let doctor = town.run(&["doctor", "--listen", &address]);
    assert_eq!(doctor.code, Some(1), "{doctor:?}");
}

#[test]
fn an_installation_that_is_not_there_is_not_served() {
    let town = Town::empty();
    let no = town.run(&["serve", "--listen", "127.0.0.1:0"]).trouble();
    assert!(no.contains("samordna found"), "{no}");
    assert!(!town.data().exists());
    run(&["serve", "--listen", "nowhere", "--data", "x"]).trouble();
}
