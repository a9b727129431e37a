//! The pages of seats: from a proposal by way of consultations to an appointment, whoever moves up, what a group fixes
//! about its seats, what is vacant anywhere, and the posts that sit in a board.

use crate::{
    access::Try,
    decision::{BOARD, board},
    town::{CHAIR, CHARTER, COUNCIL, DIRECTOR, MEMBER, Page, REGISTRAR, Town, day},
};
use samordna_domain::{
    Command, Event,
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

const SUBGROUP: &str = "arbetsgrupp-kna";
const NORTH: &str = "nils-norr";
const SOUTH: &str = "siv-soder";
const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";

/// What the council's charter says of its chair, and of its coordinator.
const BY_PROPOSAL: &str =
    "Förvaltningscheferna föreslår och koncernledning hälso- och sjukvård utser ordförande.";
const BY_CONSULTING: &str =
    "Hälso- och sjukvårdsdirektören utser ordförande efter samråd med Norra sjukhuset och Södra sjukhuset.";
const BOTH: &str = "Förvaltningscheferna föreslår och hälso- och sjukvårdsdirektören utser ordförande. Hälso- och sjukvårdsdirektören utser ordförande efter samråd med Kommunförbundet.";
const BY_TERM: &str = "Hälso- och sjukvårdsdirektören utser ordförande och vice ordförande. Ordföranden utses på ett år. Vice ordföranden efterträder ordföranden när mandattiden går ut.";
const COORDINATOR: &str = "Koordinatorn håller ordning på ärendelistan och bevakar tidsgränser.";
const SHARED: &str = "Koordinatorn får dela sin tid mellan rådet och gruppen efter dialog med ordföranden.";

/// The subgroup under the council's charter with one sentence changed, in force since the spring of 2025.
pub fn chartered(town: &Town, sentence: &str, instead: &str) {
    assert!(CHARTER.contains(sentence));
    let text = CHARTER.replace(sentence, instead);
    let events = town.registrar(Command::ReadCharter { name: "kna.md".to_owned(), text });
    let Some(Event::CharterRead { charter, .. }) = events.first() else { panic!("{events:?}") };
    let charter = || charter.clone();
    let group = SUBGROUP.parse().expect("an id");
    town.registrar(Command::PlaceCharter { charter: charter(), group });
    let body = "koncernledning-halso-och-sjukvard-region-vast".parse().expect("an id");
    town.registrar(Command::EndorseCharter { charter: charter(), body, on: None });
    town.registrar(Command::SignCharter { charter: charter(), line: None, on: None, from: None });
}

/// A further seat of the subgroup, with somebody on it from a day.
fn seat(town: &Town, role: Role, holder: Option<(&str, &str)>) -> String {
    let group = SUBGROUP.parse().expect("an id");
    let events = town.registrar(Command::EstablishSeat(EstablishSeat::new(group, role)));
    let Some(Event::SeatEstablished { seat, .. }) = events.first() else { panic!("{events:?}") };
    if let Some((employment, from)) = holder {
        let from = Some(day(from));
        let one = Appoint::new(seat.clone(), employment.parse().expect("an id"));
        town.registrar(Command::Appoint(Appoint { from, ..one }));
    }
    format!("/grupper/{SUBGROUP}/platser/{}", seat.number)
}

/// The subgroup with a chair whose year ends, and a vice chair.
fn ending(town: &Town) -> String {
    chartered(town, BY_PROPOSAL, BY_TERM);
    let chair = seat(town, Role::Chair, Some((NORA, "2026-01-01")));
    seat(town, Role::ViceChair, Some((SAM, "2026-01-01")));
    chair
}

/// How a route of this room is tried.
pub fn attempt(town: &Town, path: &str) -> Try {
    let board_post = |end: &str| {
        board(town);
        Try::new(format!("/organisation/{BOARD}{end}"), REGISTRAR, MEMBER).with("evidence", "RS 1")
    };
    match path {
        "/grupper/{id}/platser/{seat}/foresla" => {
            Try::new(format!("/grupper/{COUNCIL}/platser/1/foresla"), NORTH, MEMBER)
                .with("employment", "Nora Ledamot")
        }
        "/grupper/{id}/platser/{seat}/samrad" => {
            chartered(town, BY_PROPOSAL, BY_CONSULTING);
            Try::new(format!("{}/samrad", seat(town, Role::Chair, None)), NORTH, SOUTH)
                .with("with", "norra-sjukhuset")
                .with("outcome", "Inget att invända")
        }
        "/grupper/{id}/platser/{seat}/eftertrad" => {
            Try::new(format!("{}/eftertrad", ending(town)), DIRECTOR, SOUTH)
        }
        "/grupper/{id}/dela-koordinator" => {
            chartered(town, COORDINATOR, SHARED);
            Try::new(format!("/grupper/{SUBGROUP}/dela-koordinator"), "kaj-koordinator", MEMBER)
                .with("percent", "25")
                .with("dialogue", "2026-11-20")
        }
        "/grupper/{id}/adjungerade" => {
            Try::new(format!("/grupper/{COUNCIL}/adjungerade"), CHAIR, MEMBER).with("most", "3")
        }
        "/organisation/{id}/post" => board_post("/post").with("post", "forvaltningschef-norra-sjukhuset"),
        "/organisation/{id}/post/avsluta" => {
            let one = board_post("/post/avsluta").with("post", "forvaltningschef-norra-sjukhuset");
            town.registrar(Command::AddToBoard {
                board: BOARD.parse().expect("an id"),
                post: "forvaltningschef-norra-sjukhuset".parse().expect("an id"),
                from: None,
            });
            one
        }
        other => panic!("{other} is not tried: say here who may, and with what"),
    }
}

/// The form that posts to an address, as it stands on the page.
fn form<'a>(page: &'a Page, action: &str) -> &'a str {
    let form = page.html.split("<form ").find(|form| form.contains(&format!("action=\"{action}\"")));
    let form = form.unwrap_or_else(|| panic!("no form to {action} in {}", page.html));
    form.split("</form>").next().expect("an end")
}

#[tokio::test]
async fn a_chair_is_proposed_consulted_about_and_appointed_step_by_step() {
    let town = Town::new();
    chartered(&town, BY_PROPOSAL, BOTH);
    // The heads that are meant are those whose administration has a seat.
    let (group, unit) = (SUBGROUP.parse().unwrap(), Some("norra-sjukhuset".parse().unwrap()));
    let one = EstablishSeat { unit, ..EstablishSeat::new(group, Role::Member) };
    town.registrar(Command::EstablishSeat(one));
    let chair = seat(&town, Role::Chair, None);
    let page = town.get(&chair, Some(DIRECTOR)).await;
    page.is(200).says("Före nästa förordnande").says("Förslag från Förvaltningscheferna").says("Kvar");
    // Whoever appoints is told what is missing and who can, before they try and when they do.
    let missing = "Förslag saknas från Förvaltningscheferna.";
    page.says(&format!("<strong>Utse.</strong> {missing}")).says("Nils Norr");
    let appoint = [("employment", "Nora Ledamot"), ("from", "2026-11-22")];
    town.post(&format!("{chair}/tillsatt"), Some(DIRECTOR), &appoint)
        .await
        .is(409)
        .says(missing)
        .says("Förvaltningscheferna föreslår och hälso- och sjukvårdsdirektören utser ordförande.</p>");

    let fields = [("employment", "Nora Ledamot"), ("note", "Hon kan knän"), ("on", "2026-11-20")];
    let sent = town.post(&format!("{chair}/foresla"), Some(NORTH), &fields).await;
    town.get(sent.is(303).location(), Some(NORTH))
        .await
        .says("Det är sparat.")
        .says("Norra sjukhuset föreslog Nora Ledamot 2026-11-20. Hon kan knän");
    let page = town.post(&format!("{chair}/tillsatt"), Some(DIRECTOR), &appoint).await;
    page.is(409).says("Samråd saknas med Kommunförbundet.");

    // Whoever appoints has asked, and writes down what was answered.
    let fields = [("with", "kommunforbundet"), ("on", "2026-11-21"), ("outcome", "Inget att invända")];
    town.post(&format!("{chair}/samrad"), Some(DIRECTOR), &fields).await.is(303);
    let page = town.get(&chair, Some(DIRECTOR)).await;
    page.says("Kommunförbundet 2026-11-21: Inget att invända").says_not("<strong>Utse.</strong>");
    town.post(&format!("{chair}/tillsatt"), Some(DIRECTOR), &appoint).await.is(303);
    let page = town.get(&chair, None).await;
    page.says("Nora Ledamot")
        .says("Vad som kom före")
        .says("Hon kan knän")
        .says_not("Före nästa förordnande");
}

#[tokio::test]
async fn whoever_proposes_for_nobody_is_refused_with_the_sentence_and_who_can() {
    let town = Town::new();
    let chair = format!("/grupper/{COUNCIL}/platser/1");
    let fields = [("employment", "Nora Ledamot"), ("note", "Jag vill gärna"), ("on", "")];
    town.post(&format!("{chair}/foresla"), Some(MEMBER), &fields)
        .await
        .is(409)
        .says("Förslag lämnas av")
        .says(&format!("{BY_PROPOSAL}</p>"))
        .says("Nils Norr");
    let page = town.get(&chair, Some(MEMBER)).await;
    page.says("<strong>Föreslå någon.</strong>").says_not("/foresla\"");
    form(&town.get(&chair, Some(NORTH)).await, &format!("{chair}/foresla"));
    assert!(town.desk.look(|world| {
        let seat = world.seat(&format!("{COUNCIL}/1").parse().unwrap()).unwrap();
        seat.prepared.is_empty()
    }));
}

#[tokio::test]
async fn a_term_that_ends_before_it_begins_keeps_what_was_typed() {
    let town = Town::new();
    let seat = format!("/grupper/{COUNCIL}/platser/3");
    let fields = [
        ("employment", "Sam Ledamot"),
        ("from", "2026-12-01"),
        ("until", "2026-11-30"),
        ("attest", "ja"),
        ("reason", "Känner frågan"),
    ];
    let page = town.post(&format!("{seat}/tillsatt"), Some(SOUTH), &fields).await;
    page.is(422).says("tillsatt-until-error").says("slutar innan");
    let form = form(&page, &format!("{seat}/tillsatt"));
    for typed in ["Sam Ledamot", "2026-12-01", "2026-11-30", "Känner frågan"] {
        assert!(form.contains(&format!("value=\"{typed}\"")), "{typed}: {form}");
    }
    assert!(form.contains("checked"), "{form}");
    // The other forms of the page are as they were.
    assert!(!page.html.contains("dra-in-on-error"));
}

#[tokio::test]
async fn the_vice_chair_moves_up_when_the_year_is_over_by_whoever_the_charter_says() {
    let town = Town::new();
    let chair = ending(&town);
    let page = town.get(&chair, Some(SOUTH)).await;
    page.says("<strong>Anteckna efterträdandet.</strong>");
    let done = town.post(&format!("{chair}/eftertrad"), Some("sam-ledamot"), &[]).await;
    let page = town.get(done.is(303).location(), None).await;
    page.says("Sam Ledamot").says("2027-01-01").says("Efterträdde enligt uppdraget.");
    let page = town.get("/vakanser", None).await;
    page.is(200).says("Vice ordförande");
}

#[tokio::test]
async fn what_a_group_fixes_about_its_seats_is_on_their_page() {
    let town = Town::new();
    chartered(&town, COORDINATOR, SHARED);
    let seats = format!("/grupper/{SUBGROUP}/platser");
    let action = format!("/grupper/{SUBGROUP}/dela-koordinator");
    let page = town.get(&seats, Some("kaj-koordinator")).await;
    form(&page, &action);
    let fields = [("percent", "många"), ("dialogue", "2026-11-20"), ("from", "2026-12-01")];
    let page = town.post(&action, Some("kaj-koordinator"), &fields).await;
    page.is(422).says("Skriv ett helt tal.").says("value=\"många\"").says("value=\"2026-12-01\"");
    let fields = [("percent", "101"), ("dialogue", "2026-11-20"), ("from", "")];
    town.post(&action, Some("kaj-koordinator"), &fields).await.is(422).says("Ange 1 till 100 procent.");
    let fields = [("percent", "25"), ("dialogue", "2026-11-20"), ("from", "2026-11-01")];
    town.post(&action, Some("kaj-koordinator"), &fields).await.is(303);
    town.get(&seats, None).await.says("Koordinator, delad").says("Kaj Koordinator").says("25 %");

    let seats = format!("/grupper/{COUNCIL}/platser");
    let action = format!("/grupper/{COUNCIL}/adjungerade");
    town.post(&action, Some(CHAIR), &[("most", "3"), ("from", "")]).await.is(303);
    town.get(&seats, None).await.says("Adjungerade, högst");
}

#[tokio::test]
async fn what_is_vacant_and_who_leaves_is_found_in_one_place() {
    let town = Town::new();
    ending(&town);
    let page = town.get("/vakanser", None).await;
    page.is(200).says("Södra sjukhuset").says("Siv Söder").says("2026-12-31").says("Nora Ledamot");
    let page = town.get("/vakanser?sida=99", None).await;
    page.is(200).says("Föregående");
    town.get("/grupper", None).await.says("href=\"/vakanser\"");
    town.get("/att-gora", Some(CHAIR)).await.says("href=\"/vakanser\"");
}

#[tokio::test]
async fn a_board_has_the_posts_that_the_registrar_puts_there() {
    let town = Town::new();
    board(&town);
    let page = format!("/organisation/{BOARD}");
    let add = format!("{page}/post");
    let sent = [("post", "Ingen alls"), ("from", ""), ("evidence", "RS 1")];
    town.post(&add, Some(REGISTRAR), &sent).await.is(422).says("value=\"Ingen alls\"");
    let sent = [("post", "forvaltningschef-norra-sjukhuset"), ("from", "2026-11-01"), ("evidence", "RS 1")];
    town.post(&add, Some(REGISTRAR), &sent).await.is(303);
    town.get(&page, None).await.says("Sitter här").says("Nils Norr").says("sedan 2026-11-01");
    town.post(&add, Some(REGISTRAR), &sent).await.is(422);
    let sent = [("post", "forvaltningschef-norra-sjukhuset"), ("on", "2026-11-21"), ("evidence", "RS 1")];
    town.post(&format!("{add}/avsluta"), Some(REGISTRAR), &sent).await.is(303);
    town.get(&page, None).await.says_not("Sitter här");
}

#[tokio::test]
async fn a_group_has_one_chair_at_a_time() {
    let town = Town::new();
    let fields =
        [("role", "chair"), ("unit", "Södra sjukhuset"), ("from", "2026-12-01"), ("evidence", "RS 1")];
    let page = town.post(&format!("/grupper/{COUNCIL}/plats"), Some(REGISTRAR), &fields).await;
    page.is(409).says("har redan en plats för ordförande").says("En grupp har en ordförande");
    // Nor is somebody put beside the chair who sits; the answer says who does.
    let seat = format!("/grupper/{COUNCIL}/platser/1");
    let proposed = [("employment", "Sam Ledamot"), ("note", ""), ("on", "")];
    town.post(&format!("{seat}/foresla"), Some(NORTH), &proposed).await.is(303);
    let fields = [("employment", "Sam Ledamot"), ("from", "2026-12-01")];
    let page = town.post(&format!("{seat}/tillsatt"), Some("kent-koncern"), &fields).await;
    page.is(409).says("Olle Ordförande");
    let chairs = town.desk.look(|world| {
        let (group, role) = (COUNCIL.parse().unwrap(), Role::Chair);
        world.role_holders(&group, &role, day("2026-12-01")).count()
    });
    assert_eq!(chairs, 1);
}

#[tokio::test]
async fn a_day_that_cannot_be_is_told_at_its_field_and_stands_there_still() {
    let town = Town::new();
    let seat = format!("/grupper/{COUNCIL}/platser/3");
    for day in ["2026-02-30", "2026-13-01", "30/2", "99999-01-01", "i morgon"] {
        let fields = [("employment", "Sam Ledamot"), ("from", day), ("reason", "Känner frågan")];
        let page = town.post(&format!("{seat}/tillsatt"), Some(SOUTH), &fields).await;
        page.is(422).says("tillsatt-from-error").says("Skriv dagen som år-månad-dag");
        page.says(&format!("value=\"{day}\"")).says("value=\"Känner frågan\"");
    }
}

#[tokio::test]
async fn an_appointment_that_is_sent_twice_is_made_once() {
    let town = Town::new();
    let seat = format!("/grupper/{COUNCIL}/platser/3");
    let key = town.get(&seat, Some(SOUTH)).await.hidden(&format!("{seat}/tillsatt"), "request");
    let fields = [("employment", "Sam Ledamot"), ("from", "2026-11-22"), ("request", key.as_str())];
    for _ in 0..2 {
        town.post(&format!("{seat}/tillsatt"), Some(SOUTH), &fields).await.is(303);
    }
    let times = town
        .desk
        .look(|world| world.seat(&format!("{COUNCIL}/3").parse().unwrap()).unwrap().appointments.len());
    assert_eq!(times, 1);
}

#[tokio::test]
async fn a_form_from_before_the_charter_changed_is_answered_by_the_charter_of_the_day() {
    let town = Town::new();
    let chair = seat(&town, Role::Chair, None);
    // Without a charter the registrar may; the page that was opened then says so.
    let action = format!("{chair}/tillsatt");
    let key = town.get(&chair, Some(REGISTRAR)).await.hidden(&action, "request");
    chartered(&town, BY_PROPOSAL, BY_CONSULTING);
    let fields = [
        ("employment", "Nora Ledamot"),
        ("from", "2026-11-22"),
        ("evidence", "RS 1"),
        ("request", key.as_str()),
    ];
    let page = town.post(&action, Some(REGISTRAR), &fields).await;
    page.is(409).says("Samråd saknas med Norra sjukhuset och Södra sjukhuset").says(BY_CONSULTING);
    // The page of today says the same before anybody sends anything.
    town.get(&chair, Some(DIRECTOR)).await.says("<strong>Utse.</strong> Samråd saknas");
}
