//! What is due: the list across groups, the first page by role, the overview and its cells.

use crate::town::{CHAIR, COUNCIL, DIRECTOR, MEMBER, REGISTRAR, Town};
use samordna_charter::reading::GroupType;
use samordna_domain::{
    Command,
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

const COORDINATOR: &str = "kaj-koordinator";

/// The part of a page under a heading's id, up to the next section.
fn part<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.split(&format!("id=\"{id}\"")).nth(1).unwrap_or_else(|| panic!("no part {id} in {html}"));
    at.split("</section>").next().unwrap_or_default()
}

#[tokio::test]
async fn what_is_due_is_for_whoever_is_signed_in() {
    let town = Town::new();
    let page = town.get("/att-gora", None).await;
    page.is(303);
    assert_eq!(page.location(), "/logga-in?till=%2Fatt-gora");
}

#[tokio::test]
async fn a_coordinator_sees_what_is_due_with_day_sentence_turn_and_a_way() {
    let town = Town::new();
    let page = town.get("/att-gora", Some(COORDINATOR)).await;
    page.is(200);
    // The charter asks that it be sent out, by a day that has passed: first, with the group and one link to where it is met.
    let late = part(&page.html, "forsenat");
    for words in [
        "<time>",
        "Samordningsråd rörelseorganens",
        "<blockquote><p lang=\"sv\">",
        "Anteckna att det är gjort",
    ] {
        assert!(late.contains(words), "{words} is not in {late}");
    }
    assert!(late.contains(&format!("href=\"/grupper/{COUNCIL}/skyldigheter/")), "{late}");
    // The empty seat differs; it has no day, and leads to the seats.
    let differs = part(&page.html, "skiljer");
    assert!(differs.contains(&format!("href=\"/grupper/{COUNCIL}/platser")), "{differs}");
    assert!(page.html.find("id=\"forsenat\"") < page.html.find("id=\"skiljer\""));
}

#[tokio::test]
async fn what_is_due_is_chosen_by_role_and_by_group() {
    let town = Town::new();
    let as_chair = town.get("/att-gora?roll=chair", Some(COORDINATOR)).await;
    as_chair.is(200).says("Inget är kvar att göra här").says_not("class=\"todo\"");
    town.get("/att-gora?roll=coordinator", Some(COORDINATOR)).await.is(200).says("class=\"todo\"");
    town.get("/att-gora?grupp=arbetsgrupp-kna", Some(COORDINATOR)).await.is(200).says_not("class=\"todo\"");
    town.get(&format!("/att-gora?grupp={COUNCIL}"), Some(COORDINATOR)).await.is(200).says("class=\"todo\"");
    for wrong in ["/att-gora?roll=kung", "/att-gora?grupp=%C3%85"] {
        town.get(wrong, Some(COORDINATOR)).await.is(404);
    }
}

#[tokio::test]
async fn a_member_is_not_asked_for_what_the_chair_sees_to() {
    let town = Town::new();
    let member = town.get("/att-gora", Some(MEMBER)).await;
    member.is(200).says("Inget väntar på dig").says_not("class=\"todo\"");
    town.get("/att-gora", Some(CHAIR)).await.is(200).says("class=\"todo\"").says_not("Din tur");
    // The coordinator keeps the group's own things, so it is the coordinator's turn.
    town.get("/att-gora?roll=min-tur", Some(COORDINATOR)).await.is(200).says("Din tur");
}

#[tokio::test]
async fn anybody_finds_the_groups_by_search_and_by_type() {
    let town = Town::new();
    let page = town.get("/", None).await;
    page.is(200).says("role=\"search\"").says("Grupper som samordnar vården").says_not("väntar på dig");
    page.says(&format!("href=\"/grupper/{COUNCIL}\"")).says("typ=coordination_council");
}

#[tokio::test]
async fn the_first_page_has_the_parts_of_all_that_somebody_is() {
    let town = Town::new();
    let chair = town.get("/", Some(CHAIR)).await;
    chair.is(200).says("Det här väntar på dig").says_not("Grupper du följer").says_not("id=\"registret\"");
    assert!(part(&chair.html, "mina").contains("Ordförande"));

    let member = town.get("/", Some(MEMBER)).await;
    assert!(part(&member.html, "mina").contains("Ledamot"));

    // The head of Södra sjukhuset: the groups it has seats in, why they are not well, and its empty seat.
    let head = town.get("/", Some("siv-soder")).await;
    assert!(part(&head.html, "foljer").contains("Chef för en enhet i gruppen"));
    let house = part(&head.html, "huset");
    assert!(
        house.contains("Södra sjukhuset") && house.contains(&format!("/grupper/{COUNCIL}/platser/3")),
        "{house}"
    );

    let registrar = town.get("/", Some(REGISTRAR)).await;
    registrar.is(200).says("id=\"registret\"").says("Bilda en grupp");

    // Who commissioned the council, by its charter, follows it.
    let commissioner = town.get("/", Some(DIRECTOR)).await;
    assert!(part(&commissioner.html, "foljer").contains("Uppdragsgivare"), "{}", commissioner.html);
}

#[tokio::test]
async fn somebody_with_several_roles_sees_each_part() {
    let town = Town::new();
    let unit = Some("sodra-sjukhuset".parse().unwrap());
    let seat = EstablishSeat::new(COUNCIL.parse().unwrap(), Role::ContactPerson);
    town.registrar(Command::EstablishSeat(EstablishSeat { unit, ..seat }));
    let seat = format!("{COUNCIL}/5").parse().unwrap();
    let employment = "siv-soder-sodra-sjukhuset".parse().unwrap();
    town.registrar(Command::Appoint(Appoint::new(seat, employment)));
    let page = town.get("/", Some("siv-soder")).await;
    assert!(part(&page.html, "foljer").contains("Kontaktperson"));
    page.says("id=\"huset\"");
}

#[tokio::test]
async fn a_cell_of_the_overview_opens_to_norm_sentence_facts_and_cure() {
    let town = Town::new();
    let page = town.get("/overblick", None).await;
    let cell = format!("href=\"/overblick/{COUNCIL}/composition#seat_quota\"");
    page.is(200).says(&cell).says("Avvikelse").says("Sammansättning");
    let grounds = town.get(&format!("/overblick/{COUNCIL}/composition"), None).await;
    grounds.is(200).says("id=\"seat_quota\"").says("<blockquote><p lang=\"sv\">").says("Läst som:");
    grounds.says(&format!("href=\"/grupper/{COUNCIL}/platser\"")).says("Tillsätt de vakanta platserna");
    town.get(&format!("/overblick/{COUNCIL}/finns-inte"), None).await.is(404);
    town.get("/overblick/finns-inte/composition", None).await.is(404);
}

#[tokio::test]
async fn a_subject_of_the_overview_opens_to_its_kinds() {
    let town = Town::new();
    let page = town.get("/overblick?amne=composition", None).await;
    page.is(200).says(">Utse ordförande</th>").says(">Koordinator</th>").says_not(">Mötesfrekvens</th>");
    page.says("Visa alla ämnen");
}

#[tokio::test]
async fn the_overview_is_chosen_by_type_principal_and_deviation() {
    let town = Town::new();
    let row = format!("href=\"/grupper/{COUNCIL}\"");
    town.get("/overblick?typ=coordination_council", None).await.is(200).says(&row).says("1 av 2");
    town.get("/overblick?typ=working_group", None).await.is(200).says_not(&row);
    town.get("/overblick?enhet=norra-sjukhuset", None).await.says(&row).says("1 av 2");
    town.get("/overblick?enhet=kommunforbundet", None).await.says_not(&row).says("Ingen grupp passar");
    town.get("/overblick?avvikelser=ja", None).await.says(&row);
    town.get("/overblick?vilka=mina", Some(CHAIR)).await.says(&row).says("1 av 2");
}

#[tokio::test]
async fn the_overview_of_many_groups_is_paged_and_no_page_is_heavy() {
    let town = Town::new();
    for number in 0..80 {
        let name = format!("Arbetsgrupp för en sak med ett ganska långt namn nummer {number}");
        let group_type = GroupType::WorkingGroup;
        town.registrar(Command::FormGroup { name, group_type, parent: None, on: None });
    }
    let first = town.get("/overblick", None).await;
    first.is(200).says("82 grupper").says("rel=\"next\"").says_not("rel=\"prev\"");
    assert!(first.html.len() < 100_000, "{} bytes", first.html.len());
    let second = town.get("/overblick?sida=2", None).await;
    second
        .is(200)
        .says("rel=\"prev\"")
        .says_not("rel=\"next\"")
        .says(&format!("href=\"/grupper/{COUNCIL}\""));
}

#[tokio::test]
async fn the_page_of_a_duty_says_which_of_several_it_is_and_keeps_it_through_a_mistake() {
    let town = Town::new();
    let page = town.get("/att-gora", Some(CHAIR)).await;
    let link = page.html.split(&format!("href=\"/grupper/{COUNCIL}/skyldigheter/")).nth(1).unwrap();
    let link = link.split('"').next().unwrap().replace("&#38;", "&");
    let address = format!("/grupper/{COUNCIL}/skyldigheter/{link}");
    let duty = town.get(&address, Some(CHAIR)).await;
    duty.is(200).says("Vems tur").says("Senast").says("<blockquote");
    let number = link.split('?').next().unwrap();
    let action = format!("/grupper/{COUNCIL}/skyldigheter/{number}/klar");
    let fields = [("on", "2026-02-30"), ("note", "Skickat med posten")];
    let again = town.post(&action, Some(CHAIR), &fields).await;
    again.is(422).says("Skriv dagen som").says("Skickat med posten");
    // What cannot be read as a duty is none.
    town.get(&format!("/grupper/{COUNCIL}/skyldigheter/{number}?dag=i-morgon"), None).await.is(404);
    town.get(&format!("/grupper/{COUNCIL}/skyldigheter/999"), None).await.is(404);
}
