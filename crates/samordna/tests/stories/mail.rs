//! Mail: whoever's turn it is gets a letter, once, whatever happens to the mail server meanwhile.

use crate::{
    deciding::{DUE, GROUP, HOUSES, ON, accepted, region},
    post::Post,
    program::{Ran, Served},
    town::Town,
};
use samordna_ledger::{Ledger, Signer, Sqlite, Tenant};
use serde_json::{Value, json};

const FROM: &str = "samordna@region.example";
const BASE: &str = "https://samordna.example/";

/// Everybody who sits for a house has an address, but for one.
fn reachable() -> Town {
    let town = region();
    let keep = |(_, _, _, name): &(&str, &str, &str, &str)| {
        let person = samordna_domain::id::slug(name);
        json!({"act": "keep_contact", "person": person, "contact": format!("010-123 45 67, {person}@region.example")})
    };
    let acts: Vec<Value> = HOUSES.iter().filter(|house| house.1 != "narvarden").map(keep).collect();
    accepted(&town, "rut-register", &acts);
    town
}

/// A matter of the council, and a round about it; how the round is called in an address.
fn asked(town: &Town, title: &str) -> String {
    let raised = accepted(
        town,
        "olle-ordforande",
        &[
            json!({"act": "raise_matter", "group": GROUP, "title": title, "kind": "question", "summary": "Hemligt"}),
        ],
    );
    let matter = raised[0]["accepted"]["events"][0]["matter"].as_str().unwrap().to_owned();
    let opened = accepted(
        town,
        "olle-ordforande",
        &[
            json!({"act": "triage_matter", "matter": matter}),
            json!({"act": "open_round", "group": GROUP, "kind": "union_consultation", "about": matter, "question": "Är ni klara?", "due": DUE}),
        ],
    );
    opened[1]["accepted"]["events"][0]["round"].as_str().unwrap().to_owned()
}

fn mail(town: &Town, port: u16) -> Ran {
    let smtp = format!("smtp://127.0.0.1:{port}");
    town.run(&["mail", "--on", ON, "--smtp", &smtp, "--mail-from", FROM, "--base", BASE])
}

fn to(letters: &[Value]) -> Vec<&str> {
    letters.iter().map(|letter| letter["to"].as_str().unwrap()).collect()
}

const ALL: [&str; 4] = [
    "olga-ost@region.example",
    "nora-norr@region.example",
    "sam-soder@region.example",
    "vide-vast@region.example",
];

fn everybody() -> Vec<&'static str> {
    let mut all = ALL.to_vec();
    all.sort_unstable();
    all
}

#[test]
fn whoevers_turn_it_is_gets_one_letter_with_the_sentence_and_a_link() {
    let town = reachable();
    let mut post = Post::start(&town.path(""), 0);
    asked(&town, "Före posten");
    assert_eq!(mail(&town, post.port()).well(), "0 letters were sent.\n", "what was before is not told of");
    let round = asked(&town, "Starr på en dag");
    accepted(&town, "sam-soder", &[json!({"act": "choose_mail", "mail": "nothing"})]);
    assert_eq!(mail(&town, post.port()).well(), "3 letters were sent.\n");
    assert_eq!(mail(&town, post.port()).well(), "0 letters were sent.\n");
    let letters = post.letters(3);
    assert_eq!(
        to(&letters),
        ["nora-norr@region.example", "olga-ost@region.example", "vide-vast@region.example"]
    );
    let letter = &letters[0];
    assert_eq!((letter["from"].as_str(), letter["automatic"].as_str()), (Some(FROM), Some("auto-generated")));
    insta::assert_snapshot!(letter["subject"].as_str().unwrap(), @"Din tur – Facklig samverkan: Starr på en dag");
    let text = letter["text"].as_str().unwrap().replace(round.split_once('/').unwrap().1, "RUNDA");
    insta::assert_snapshot!(text, @"
    Hej Nora Norr!

    Det är din tur.

    Facklig samverkan: Starr på en dag
    Grupp: samordningsråd syn
    För: Norra sjukhuset
    Senast: 2026-03-31 (om 27 dagar)
    Därför: ”Facklig samverkan genomförs i varje förvaltning innan den beslutar.” (Uppdragshandling för samordningsråd syn)
    https://samordna.example/grupper/samordningsrad-syn/rundor/RUNDA/norra-sjukhuset

    Brevet skickades av Samordna och går inte att svara på.
    Allt som väntar på dig: https://samordna.example/mina-svar
    Välj vilka brev du får: https://samordna.example/konto#brev
    ");
    assert!(!text.contains("Hemligt") && !text.contains("Är ni klara?"), "nothing that anybody wrote");
    assert_eq!(post.stop(), Vec::<Value>::new());
}

#[test]
fn a_server_that_is_down_loses_nothing_and_nothing_comes_twice() {
    let town = reachable();
    let post = Post::start(&town.path(""), 0);
    let port = post.port();
    mail(&town, port).well();
    post.stop();
    asked(&town, "Starr på en dag");
    let no = mail(&town, port).trouble();
    assert!(no.contains("What waits is kept"), "{no}");
    mail(&town, port).trouble();
    let mut post = Post::start(&town.path(""), port);
    assert_eq!(mail(&town, port).well(), "4 letters were sent.\n");
    assert_eq!(to(&post.letters(4)), everybody());
    mail(&town, port).well();
    assert_eq!(post.stop(), Vec::<Value>::new());
}

#[test]
fn a_refusal_of_one_holds_up_nobody_else() {
    let town = reachable();
    let mut post = Post::start(&town.path(""), 0);
    mail(&town, post.port()).well();
    let refused = town.path("refused");
    std::fs::write(&refused, "nora-norr@region.example 550 unknown\nolga-ost@region.example 451 later\n")
        .unwrap();
    asked(&town, "Starr på en dag");
    let no = mail(&town, post.port()).trouble();
    assert!(no.contains("451"), "{no}");
    assert_eq!(to(&post.letters(2)), ["sam-soder@region.example", "vide-vast@region.example"]);
    let other = asked(&town, "Gråstarr");
    mail(&town, post.port()).trouble();
    assert_eq!(to(&post.letters(2)), ["sam-soder@region.example", "vide-vast@region.example"]);
    std::fs::remove_file(&refused).unwrap();
    mail(&town, post.port()).well();
    let letters = post.letters(4);
    let twice = [
        "nora-norr@region.example",
        "nora-norr@region.example",
        "olga-ost@region.example",
        "olga-ost@region.example",
    ];
    assert_eq!(to(&letters), twice, "{other}");
    assert_eq!(post.stop(), Vec::<Value>::new());
}

#[test]
fn a_server_that_serves_pages_sends_what_happens_and_waits_for_a_mail_server_that_is_down() {
    let town = reachable();
    let post = Post::start(&town.path(""), 0);
    let port = post.port();
    mail(&town, port).well();
    post.stop();
    let smtp = format!("smtp://127.0.0.1:{port}");
    let mail = ["--smtp", &smtp, "--mail-from", FROM, "--base", BASE];
    let served =
        Served::start(&town.with(&[&["serve", "--listen", "127.0.0.1:0", "--on", ON], &mail[..]].concat()));
    asked(&town, "Starr på en dag");
    let mut post = Post::start(&town.path(""), port);
    assert_eq!(to(&post.letters(4)), everybody());
    let round = asked(&town, "Gråstarr");
    assert_eq!(to(&post.letters(4)), everybody());
    accepted(&town, "olle-ordforande", &[json!({"act": "remind_round", "round": round})]);
    let reminded = post.letters(4);
    assert!(reminded.iter().all(|letter| letter["subject"].as_str().unwrap().starts_with("Påminnelse")));
    assert_eq!(served.stop().0, Some(0));
    assert_eq!(post.stop(), Vec::<Value>::new());
}

#[test]
fn each_week_everybody_is_told_once_what_waits() {
    let town = reachable();
    let mut post = Post::start(&town.path(""), 0);
    asked(&town, "Starr på en dag");
    asked(&town, "Gråstarr");
    mail(&town, post.port()).well();
    last_week(&town);
    accepted(&town, "sam-soder", &[json!({"act": "choose_mail", "mail": "turns"})]);
    mail(&town, post.port()).well();
    let letters = post.letters(3);
    assert_eq!(
        to(&letters),
        ["nora-norr@region.example", "olga-ost@region.example", "vide-vast@region.example"]
    );
    insta::assert_snapshot!(letters[0]["subject"].as_str().unwrap(), @"Veckans läge – 2 saker väntar");
    mail(&town, post.port()).well();
    assert_eq!(post.stop(), Vec::<Value>::new());
}

/// As if the last letters of a week had been those of a week long ago.
fn last_week(town: &Town) {
    let signer = Signer::open(&town.data().join("samordna.key")).unwrap();
    let ledger = Sqlite::open(town.data().join("ledger.sqlite"), signer).unwrap();
    let tenant: Tenant = "samordna".parse().unwrap();
    assert_ne!(ledger.cursor(&tenant, "mail week").unwrap(), 0);
    ledger.set_cursor(&tenant, "mail week", 202_601).unwrap();
}

#[test]
fn mail_that_cannot_be_sent_so_is_said_to_be() {
    let town = Town::empty().founded();
    let no = town.run(&["mail"]).trouble();
    insta::assert_snapshot!(no, @"samordna: Name the mail server with --smtp, as --smtp smtp://localhost:25.");
    let no = town.run(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--smtp",
        "smtp://a:b@post.example",
        "--mail-from",
        FROM,
        "--base",
        BASE,
    ]);
    insta::assert_snapshot!(no.trouble(), @"samordna: The password would be sent in the open. Use smtps:// or ?tls=required.");
    let no = town.run(&["mail", "--smtp", "smtp://post.example", "--mail-from", "samordna", "--base", BASE]);
    insta::assert_snapshot!(no.trouble(), @"samordna: The sender is a mail address, as samordna@example.se.");
}
