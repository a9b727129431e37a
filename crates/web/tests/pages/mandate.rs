//! The pages of the mandate register: the question who may decide, entering, passing on, revoking, and a board's list.

use crate::{
    access::Try,
    decision::{BOARD, COUNCIL_CHAIRS, NORTH, SOUTH, board, decided, mandate},
    town::{COUNCIL, DIRECTOR, MEMBER, REGISTRAR, Town},
};

/// The fields of a mandate for the southern hospital's head.
const FIELDS: [(&str, &str); 5] = [
    ("holder", "förvaltningschef, södra sjukhuset"),
    ("area", "Södra sjukhuset"),
    ("giver", "Vårdnämnden"),
    ("source", "Delegationsordning SSN 2026-1"),
    ("limit", "500 000 kr"),
];

/// How the routes of this room are tried.
pub fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let known = || format!("/mandat/{}", mandate(town, NORTH));
    match (method, path) {
        ("post", "/mandat") => {
            board(town);
            FIELDS
                .into_iter()
                .fold(Try::new(path, REGISTRAR, MEMBER), |one, (name, value)| one.with(name, value))
        }
        ("get", "/mandat/{id}") => Try::new(known(), REGISTRAR, MEMBER),
        ("post", "/mandat/{id}/aterkalla") => {
            Try::new(format!("{}/aterkalla", known()), DIRECTOR, MEMBER).with("reason", "Ny ordning")
        }
        ("get", "/mandat/anmalan/{id}") => {
            board(town);
            Try::new(format!("/mandat/anmalan/{BOARD}"), REGISTRAR, MEMBER)
        }
        ("post", "/mandat/anmalan/{id}") => {
            decided(town);
            Try::new(format!("/mandat/anmalan/{BOARD}"), DIRECTOR, MEMBER)
        }
        other => panic!("{other:?} is not tried: say here who may, and with what"),
    }
}

#[tokio::test]
async fn the_register_answers_who_may_decide() {
    let town = Town::new();
    town.get("/mandat", None).await.is(200).says("Inget mandat är infört än.");
    mandate(&town, NORTH);
    town.post("/mandat", Some(REGISTRAR), &FIELDS).await.is(303);
    let all = town.get("/mandat", None).await;
    all.says("Nils Norr").says("Siv Söder").says("500\u{a0}000\u{a0}kr").says("2 mandat");
    let north = town.get("/mandat?forvaltning=norra-sjukhuset", None).await;
    north.says("Nils Norr").says_not("Siv Söder").says("1 av 2");
    let asks = |cost: &str| format!("/mandat?forvaltning=sodra-sjukhuset&kostnad={cost}");
    town.get(&asks("400000"), None).await.says("Räcker").says("det finns någon som får besluta det.");
    let dear = town.get(&asks("600+000"), None).await;
    dear.says("Räcker inte").says("gäller högst 500\u{a0}000\u{a0}kr").says("ingen där får besluta det.");
    town.get("/mandat?namnd=vardnamnden&amne=rutin", None).await.is(200).says("2 mandat");
}

#[tokio::test]
async fn a_mandate_is_entered_by_names_and_a_mistake_keeps_what_was_typed() {
    let town = Town::new();
    board(&town);
    let mut fields = FIELDS.to_vec();
    fields[1] = ("area", "Finns inte");
    let again = town.post("/mandat", Some(REGISTRAR), &fields).await;
    again.is(422).says("Ingen enhet heter så.").says("Delegationsordning SSN 2026-1");
    let entered = town.post("/mandat", Some(REGISTRAR), &FIELDS).await;
    let page = entered.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&page, None)
        .await
        .is(200)
        .says("Siv Söder")
        .says("får inte delegeras vidare")
        .says("anmäls inte");
    town.get("/mandat/finns-inte", None).await.is(404);
    let as_member = town.post("/mandat", Some(MEMBER), &FIELDS).await;
    as_member.is(409).says("Vårdnämnden ger sina mandat, och registratorn för in dem.");
}

#[tokio::test]
async fn whoever_holds_a_mandate_passes_a_part_of_it_on() {
    let town = Town::new();
    let whole = mandate(&town, NORTH);
    let page = format!("/mandat/{whole}");
    town.get(&page, Some("siv-soder")).await.says_not("/mandat/nytt?under=");
    town.get(&page, Some("nils-norr")).await.says(&format!("/mandat/nytt?under={whole}"));
    let blank = town.get(&format!("/mandat/nytt?under={whole}"), Some("nils-norr")).await;
    blank.is(200).says("Den kan inte räcka längre än det.").says("Förvaltningschef, Norra sjukhuset");
    let fields = [
        ("under", whole.as_str()),
        ("holder", "koncernledning"),
        ("area", "Norra sjukhuset, Region Väst"),
        ("giver", "Förvaltningschef, Norra sjukhuset"),
        ("source", "Vidaredelegering NS 2026-7"),
        ("limit", "100000"),
    ];
    town.post("/mandat", Some("nils-norr"), &fields).await.is(303);
    town.get(&page, None).await.says("Vidaredelegerat").says("100\u{a0}000\u{a0}kr");
    let mut further = fields.to_vec();
    further[2] = ("area", "Region Väst");
    town.post("/mandat", Some("nils-norr"), &further).await.is(422).says("Det når längre än mandatet");
}

#[tokio::test]
async fn a_chairs_mandate_is_entered_from_where_it_is_missed() {
    let town = Town::new();
    board(&town);
    let blank = town.get(&format!("/mandat/nytt?ordforande={COUNCIL}"), Some(REGISTRAR)).await;
    blank.is(200).says("Ett särskilt mandat för ordföranden").says_not("name=\"holder\"");
    let fields = [
        ("ordforande", COUNCIL),
        ("area", "Region Väst"),
        ("giver", "Vårdnämnden"),
        ("source", COUNCIL_CHAIRS),
        ("subjects", ""),
    ];
    town.post("/mandat", Some(REGISTRAR), &fields)
        .await
        .is(422)
        .says("En ordförande har bara särskilda mandat.");
    let mut specific = fields.to_vec();
    specific[4] = ("subjects", "regional rutin\n");
    let entered = town.post("/mandat", Some(REGISTRAR), &specific).await;
    let page = entered.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&page, None)
        .await
        .says("Ordföranden i Samordningsråd rörelseorganens sjukdomar")
        .says("regional rutin");
}

#[tokio::test]
async fn a_mandate_is_revoked_with_a_reason() {
    let town = Town::new();
    let page = format!("/mandat/{}", mandate(&town, SOUTH));
    town.post(&format!("{page}/aterkalla"), Some(DIRECTOR), &[("on", "2026-11-22")])
        .await
        .is(422)
        .says("Skriv varför.");
    let fields = [("on", "2026-11-22"), ("reason", "Ny ordning")];
    town.post(&format!("{page}/aterkalla"), Some(DIRECTOR), &fields).await.is(303);
    town.get(&page, None).await.says("Ny ordning").says("2026-11-22");
}

#[tokio::test]
async fn a_boards_list_can_be_printed_and_is_empty_once_it_was_told() {
    let town = Town::new();
    decided(&town);
    let list = format!("/mandat/anmalan/{BOARD}");
    town.get(&list, None).await.is(303);
    let page = town.get(&list, Some(REGISTRAR)).await;
    page.is(200).says("Gemensam rutin för höftfraktur").says("Nils Norr").says("2026-12-22");
    town.get("/mandat", Some(MEMBER)).await.says("Beslut att anmäla");
    town.post(&list, Some(REGISTRAR), &[("until", "2026-11-22")]).await.is(303);
    town.get(&list, Some(REGISTRAR)).await.says("Inget beslut väntar på att anmälas.");
}
