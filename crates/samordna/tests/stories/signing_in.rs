//! `samordna admin`, and signing in for real: from an empty folder to somebody at their own account.

use crate::{
    program::{Served, run_with},
    town::Town,
};

const GOOD: &str = "korgen+under+trappan";

/// The cookie of an answer that signed somebody in.
fn cookie(answer: &str) -> String {
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

fn sign_in(served: &Served, user: &str, password: &str, headers: &str) -> String {
    served.post_form("/logga-in", headers, &format!("user={user}&password={password}&till=%2F"))
}

#[test]
fn from_an_empty_folder_the_registrar_chooses_a_password_and_signs_in_by_it() {
    let town = Town::empty();
    let said = town.run(&["found", "--principal", "Region Väst", "--registrar", "Rut Register"]).well();
    let link = said.lines().last().unwrap().to_owned();
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]));
    assert!(served.get(&link).contains("Välkommen, Rut Register"));
    let chosen = served.post_form(&link, "", &format!("password={GOOD}&repeat={GOOD}"));
    let first = cookie(&chosen);
    assert!(served.get_with(&first, "/konto").contains("Mitt konto"));

    let second = cookie(&sign_in(&served, "rut-register", GOOD, ""));
    assert!(served.get_with(&second, "/konto").contains("Rut Register"));
    assert!(sign_in(&served, "rut-register", "something+else+altogether", "").starts_with("HTTP/1.1 422"));
    served.post_form("/logga-ut/overallt", &format!("Cookie: {second}\r\n"), "");
    for cookie in [&first, &second] {
        assert!(served.get_with(cookie, "/konto").starts_with("HTTP/1.1 303"), "signed out everywhere");
    }
    assert_eq!(served.stop().0, Some(0));
}

#[test]
fn a_password_set_from_the_server_signs_in_over_the_network() {
    let town = Town::empty().founded();
    let admin =
        town.with(&["admin", "--as", "Klara Klinik", "--user", "klara@sjukhuset.se", "--password-stdin"]);
    let weak = run_with(&admin, b"sommar2026!!\n");
    insta::assert_snapshot!(weak.trouble(), @"samordna: The password is one of those that are guessed first. Choose something that nobody else would think of, for example four words that do not belong together.");
    insta::assert_snapshot!(run_with(&admin, "tre gröna hästar\n".as_bytes()).well(), @"klara-klinik signs in as klara@sjukhuset.se, by the password.");
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]));
    let answer = sign_in(&served, "Klara%40Sjukhuset.se", "tre+gr%C3%B6na+h%C3%A4star", "");
    assert!(served.get_with(&cookie(&answer), "/konto").contains("klara@sjukhuset.se"));

    let link = town.run(&["admin", "--as", "klara-klinik", "--base", "https://samordna.example/"]).well();
    assert!(link.lines().last().unwrap().starts_with("https://samordna.example/valkommen/"), "{link}");
    insta::assert_snapshot!(town.run(&["admin", "--as", "Dag Direktör", "--user", "klara@sjukhuset.se"]).trouble(), @"samordna: Somebody else has that user name. Choose another.");
}

#[test]
fn the_log_tells_who_signed_in_from_where_and_holds_no_secret() {
    use std::io::Read;
    let town = Town::empty().founded();
    run_with(&town.with(&["admin", "--as", "klara-klinik", "--password-stdin"]), b"korgen under trappan")
        .well();
    let mut served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0", "--log", "json"]));
    let mut log = served.child.stderr.take().unwrap();
    sign_in(&served, "klara-klinik", "hopp+i+galen+tunna", "");
    // Somebody writes the password in the field for the name.
    sign_in(&served, GOOD, "klara-klinik", "X-Forwarded-For: 198.51.100.7\r\n");
    let session = cookie(&sign_in(&served, "klara-klinik", GOOD, "X-Forwarded-For: 198.51.100.7\r\n"));
    served.get_with(&session, "/konto");
    served.stop();
    let mut said = String::new();
    log.read_to_string(&mut said).unwrap();
    assert!(said.contains("signed in by password") && said.contains("klara-klinik"), "{said}");
    assert!(said.contains("198.51.100.7"), "the proxy on this machine is believed: {said}");
    assert_eq!(said.matches("was refused").count(), 2, "{said}");
    let secret = session.split('=').nth(1).unwrap();
    for hidden in ["korgen", "galen", secret] {
        assert!(!said.contains(hidden), "{hidden}: {said}");
    }
}

#[test]
fn five_wrong_guesses_over_the_network_have_to_wait() {
    let town = Town::empty().founded();
    run_with(&town.with(&["admin", "--as", "klara-klinik", "--password-stdin"]), b"korgen under trappan")
        .well();
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0"]));
    for _ in 0..5 {
        let wrong =
            sign_in(&served, "klara-klinik", "hopp+i+galen+tunna", "X-Forwarded-For: 198.51.100.7\r\n");
        assert!(wrong.starts_with("HTTP/1.1 422"), "{wrong}");
    }
    let from = |address| sign_in(&served, "klara-klinik", GOOD, &format!("X-Forwarded-For: {address}\r\n"));
    assert!(from("198.51.100.7").starts_with("HTTP/1.1 429"));
    assert!(from("198.51.100.8").starts_with("HTTP/1.1 303"), "she herself sits elsewhere");
}
