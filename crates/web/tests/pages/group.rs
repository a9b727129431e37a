//! The register, a group's page, and the page of another day.

use crate::town::{CHAIR, COUNCIL, MEMBER, REGISTRAR, Town};
use samordna_charter::reading::GroupType;
use samordna_domain::{Actor, Command};

#[tokio::test]
async fn the_register_is_searched_filtered_and_sorted_as_in_swedish() {
    let town = Town::new();
    for name in ["Ögon", "Åldrande", "Ätstörningar", "Zoonoser"] {
        let (name, group_type) = (name.to_owned(), GroupType::WorkingGroup);
        town.registrar(Command::FormGroup { name, group_type, parent: None, on: None });
    }
    let list = town.get("/grupper?vy=lista", None).await;
    let place = |name: &str| list.html.find(&format!(">{name}</a>")).unwrap_or_else(|| panic!("{name}"));
    assert!(place("Zoonoser") < place("Åldrande"));
    assert!(place("Åldrande") < place("Ätstörningar"));
    assert!(place("Ätstörningar") < place("Ögon"));

    let found = town.get("/grupper?vy=lista&sok=%C3%B6gon", None).await;
    found.is(200).says(">Ögon</a>").says_not(">Zoonoser</a>").says("1 av 6");
    town.get("/grupper?vy=lista&typ=coordination_council", None)
        .await
        .says("1 av 6")
        .says("Samordningsråd rörelse");
    town.get("/grupper?vy=lista&lage=forming", None).await.says("5 av 6");
    town.get("/grupper?vy=lista&enhet=norra-sjukhuset", None).await.says("1 av 6");
    town.get("/grupper?sok=finns+inte", None).await.says("Ingen grupp passar");
}

#[tokio::test]
async fn the_tree_is_whole_and_shows_what_is_above_what_was_sought() {
    let town = Town::new();
    for (name, parent) in [("Knä A", "arbetsgrupp-kna"), ("Knä B", "arbetsgrupp-kna"), ("Höft", COUNCIL)] {
        let (name, parent) = (name.to_owned(), Some(parent.parse().unwrap()));
        let group_type = GroupType::WorkingGroup;
        town.registrar(Command::FormGroup { name, group_type, parent, on: None });
    }
    let tree = town.get("/grupper?vy=trad", None).await;
    let main = tree.html.split("class=\"tree\"").nth(1).unwrap().split("</main>").next().unwrap();
    assert_eq!(main.matches("<ul>").count(), main.matches("</ul>").count(), "{main}");
    assert_eq!(main.matches("<li").count(), main.matches("</li>").count(), "{main}");
    assert_eq!(main.matches("<li").count(), 5);
    let sought = town.get("/grupper?vy=trad&sok=kn%C3%A4+b", None).await;
    sought.says("class=\"above\"").says(">Knä B</a>").says(">Arbetsgrupp knä</a>").says_not(">Höft</a>");
}

#[tokio::test]
async fn a_groups_page_shows_charter_norms_seats_findings_and_duties() {
    let town = Town::new();
    let page = town.get(&format!("/grupper/{COUNCIL}"), None).await;
    page.is(200)
        .says("Olle Ordförande")
        .says(r#"Uppdraget gäller <span class="day">2025-04-01</span>"#)
        .says("3 av 4 tillsatta")
        .says("<details class=\"finding\">")
        .says("<details class=\"duty\">");
    let charter = town.get(&format!("/grupper/{COUNCIL}/uppdrag"), None).await;
    charter.is(200).says("id=\"norm-1\"").says("<b>Utse ordförande</b>").says("Följs inte än");
    let seats = town.get(&format!("/grupper/{COUNCIL}/platser"), None).await;
    seats.is(200).says("Södra sjukhuset").says("Vakant").says("3 tillsatta, 1 vakant");
    for page in [page, charter, seats] {
        assert!(page.html.len() < 100_000, "{} bytes", page.html.len());
    }
}

#[tokio::test]
async fn the_pages_of_a_group_stand_side_by_side_and_tell_which_is_open() {
    let town = Town::new();
    for (path, open) in
        [("", "Läget"), ("/uppdrag", "Uppdraget"), ("/platser", "Platser"), ("/platser/1", "Platser")]
    {
        let page = town.get(&format!("/grupper/{COUNCIL}{path}"), None).await;
        let tabs = page.html.split("class=\"tabs\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let current: Vec<&str> = tabs.split(" aria-current=\"page\">").skip(1).collect();
        assert_eq!(current.len(), 1, "{path}: {tabs}");
        assert!(current[0].starts_with(open), "{path}: {tabs}");
        assert_eq!(page.html.matches("<h1").count(), 1, "{path}");
    }
    // What is no group's page has none of them.
    town.get("/grupper", None).await.says_not("class=\"tabs\"");
    // A day that was asked for is kept from page to page.
    let then = town.get(&format!("/grupper/{COUNCIL}?dag=2026-09-01"), None).await;
    then.says(&format!("href=\"/grupper/{COUNCIL}/uppdrag?dag=2026-09-01\""));
}

#[tokio::test]
async fn a_group_without_a_charter_says_so_and_is_held_to_nothing() {
    let town = Town::new();
    let page = town.get("/grupper/arbetsgrupp-kna", None).await;
    page.is(200).says("Under bildande").says("Gruppen har inget uppdrag än");
    town.get("/grupper/arbetsgrupp-kna/uppdrag", None).await.is(200).says_not("id=\"norm-1\"");
}

#[tokio::test]
async fn the_page_of_another_day_shows_what_was_known_then() {
    let town = Town::new();
    let seat = format!("{COUNCIL}/1").parse().unwrap();
    let end = Command::EndAppointment { seat, on: None, reason: "Slutar".to_owned() };
    town.act_at("2026-10-01", Actor::Person(REGISTRAR.parse().unwrap()), end);
    let address = format!("/grupper/{COUNCIL}");
    town.get(&address, None).await.is(200).says("Saknas").says_not("Så här var det");
    let then = town.get(&format!("{address}?dag=2026-09-01"), Some(CHAIR)).await;
    then.is(200).says("Så här var det").says("2026-09-01").says("Olle Ordförande");
    let seats = town.get(&format!("{address}/platser?dag=2026-09-01"), Some(CHAIR)).await;
    seats.is(200).says("Olle Ordförande").says_not("/platser/1\"");
    // The seat of that day is the seat as it was, and nothing can be done to it.
    let seat = format!("{address}/platser/1?dag=2026-09-01");
    seats.says(&format!("href=\"{seat}\"")).says_not("Vad du kan göra");
    let seat = town.get(&seat, Some(CHAIR)).await;
    seat.is(200).says("Så här var det").says("Olle Ordförande").says_not("Vad du kan göra");
    town.get(&format!("{address}/platser/1"), Some(CHAIR)).await.is(200).says("Vakant");
    then.says_not("Vad du kan göra");
    // Before anything was known, and before the group was formed, there is no page.
    town.get(&format!("{address}?dag=2024-12-31"), None).await.is(404);
    town.get(&format!("{address}?dag=i-gar"), None).await.is(404);
    let later = town.get(&format!("{address}?dag=2031-01-01"), None).await;
    later.is(200).says("om inget mer händer").says("Uppdraget har gått ut");
}

#[tokio::test]
async fn a_duty_is_reported_from_the_page_by_whoever_keeps_the_group() {
    let town = Town::new();
    let page = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    let at = page.html.split(&format!("/grupper/{COUNCIL}/skyldigheter/")).nth(1).unwrap();
    let at = at.split(['"', '#']).next().unwrap().replace("&#38;", "&");
    let address = format!("/grupper/{COUNCIL}/skyldigheter/{at}");
    let duty = town.get(&address, Some(CHAIR)).await;
    duty.is(200).says("Anteckna att det är gjort").says("<blockquote");
    let action = format!("/grupper/{COUNCIL}/skyldigheter/{}/klar", at.split('?').next().unwrap());
    let fields = [("on", "2026-11-20"), ("note", "Utskickat")];
    town.post(&action, Some(MEMBER), &fields).await.is(409).says("Olle Ordförande");
    town.post(&action, Some(CHAIR), &fields).await.is(303);
    town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await.says("Klar");
}

#[tokio::test]
async fn what_is_anothers_turn_is_only_shown() {
    let town = Town::new();
    let page = format!("/grupper/{COUNCIL}");
    let button = ">Planera möten</a>";
    town.get(&page, Some("kaj-koordinator")).await.is(200).says(button);
    for reader in [Some(MEMBER), None] {
        town.get(&page, reader).await.is(200).says(">Visa</a>").says_not(button);
    }
}

#[tokio::test]
async fn a_name_with_markup_in_it_is_only_a_name() {
    let town = Town::new();
    let name = "<script>alert(1)</script> & \"vänner\"".to_owned();
    let group_type = GroupType::WorkingGroup;
    town.registrar(Command::FormGroup { name, group_type, parent: None, on: None });
    for path in [
        "/grupper?vy=lista",
        "/grupper?vy=trad",
        "/overblick",
        "/handelser",
        "/grupper/script-alert-1-script-vanner",
    ] {
        let page = town.get(path, Some(REGISTRAR)).await;
        page.is(200).says_not("<script>alert").says("&#60;script&#62;alert(1)");
    }
    let page = town.get("/grupper?sok=%22%3E%3Cscript%3E", None).await;
    page.is(200).says_not("<script>");
}
