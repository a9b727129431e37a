//! What every page has: headers, language, an answer to whatever is asked.

use crate::town::{COUNCIL, REGISTRAR, Town};

#[tokio::test]
async fn every_answer_says_what_a_page_may_load() {
    let town = Town::new();
    for path in ["/", "/grupper", "/samordna.svg", "/finns-inte", "/halsa"] {
        let page = town.get(path, None).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{path}");
        assert!(!page.headers.contains_key("strict-transport-security"), "{path}: not over plain http");
        page.says_not("<script").says_not("style=");
    }
    let secure = town.send("GET", "/", None, &[("x-forwarded-proto", "https")], "").await;
    assert!(secure.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_language_is_chosen_by_a_link_and_kept_in_a_cookie() {
    let town = Town::new();
    let swedish = town.get("/grupper?vy=lista", None).await;
    swedish.is(200).says(r#"<html lang="sv">"#).says(r#"hreflang="en""#);
    let chosen = town.get("/grupper?vy=lista&lang=en", None).await;
    assert_eq!(chosen.is(303).location(), "/grupper?vy=lista");
    let cookie = chosen.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let english = town.send("GET", "/grupper?vy=lista", None, &[("cookie", &cookie)], "").await;
    english
        .is(200)
        .says(r#"<html lang="en">"#)
        .says("Only with deviations or remarks")
        .says(r#"hreflang="sv""#);
}

#[tokio::test]
async fn a_link_that_changes_the_language_leads_to_no_other_host() {
    let town = Town::empty();
    let page = town.get("//evil.example/?lang=en", None).await;
    assert!(!page.location().starts_with("//"), "{}", page.location());
}

#[tokio::test]
async fn what_a_charter_says_is_swedish_on_an_english_page_too() {
    let town = Town::new();
    let page =
        town.send("GET", &format!("/grupper/{COUNCIL}/uppdrag"), None, &[("cookie", "sprak=en")], "").await;
    page.is(200).says(r#"<p class="text" lang="sv">"#).says("Charter").says("In force");
}

#[tokio::test]
async fn what_is_not_there_is_said_so_in_the_readers_language() {
    let town = Town::new();
    for path in ["/finns-inte", "/grupper/finns-inte", "/grupper/ÅÄÖ", "/personer/ingen", "/uppdrag/inget"]
    {
        let path = path.replace("ÅÄÖ", "%C3%85");
        town.get(&path, None).await.is(404).says("Sidan finns inte").says(r#"<html lang="sv">"#);
        let english = town.send("GET", &path, None, &[("cookie", "sprak=en")], "").await;
        english.is(404).says("There is no such page");
    }
}

#[tokio::test]
async fn an_address_of_a_form_says_that_there_is_nothing_to_fetch() {
    let town = Town::empty();
    town.get("/logga-ut", None).await.is(405).says("Här finns inget att hämta");
}

#[tokio::test]
async fn a_form_from_another_site_does_nothing() {
    let town = Town::new();
    let before = town.desk.look(|world| world.events());
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let body = "kind=principal&name=Falsk&request=1";
    for foreign in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let headers = [kind, ("host", "samordna.example"), foreign];
        let page = town.send("POST", "/organisation", Some(REGISTRAR), &headers, body).await;
        page.is(403).says("Formuläret kom från en annan webbplats");
    }
    assert_eq!(town.desk.look(|world| world.events()), before);
    let own = [kind, ("host", "samordna.example"), ("sec-fetch-site", "same-origin")];
    town.send("POST", "/organisation", Some(REGISTRAR), &own, body).await.is(303);
}

#[tokio::test]
async fn a_text_that_is_too_large_is_told_in_words() {
    let town = Town::new();
    let large = format!("text={}", "a".repeat(3 * 1024 * 1024));
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let page = town.send("POST", "/uppdrag", Some(REGISTRAR), &kind, &large).await;
    page.is(413).says("Dokumentet är för stort");
    let larger = format!("text={}", "a".repeat(9 * 1024 * 1024));
    let page = town.send("POST", "/uppdrag", Some(REGISTRAR), &kind, &larger).await;
    page.is(413).says("Dokumentet är för stort");
}

#[tokio::test]
async fn an_installation_without_anything_says_what_to_do_first() {
    let town = Town::unfounded();
    town.get("/", None).await.is(200).says("Kom igång").says("Lägg upp installationen");
    let town = Town::empty();
    town.get("/", None).await.is(200).says("Kom igång").says_not("Lägg upp installationen");
    for path in ["/grupper", "/overblick", "/organisation", "/handelser", "/personer", "/dokument"] {
        town.get(path, None).await.is(200).says("<h1>");
    }
}

#[tokio::test]
async fn the_stylesheet_may_be_kept_for_ever_under_its_own_name() {
    let town = Town::empty();
    let first = town.get("/", None).await;
    let name = first.html.split("/stil/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sheet = town.get(&format!("/stil/{name}"), None).await;
    assert!(sheet.is(200).headers["cache-control"].to_str().unwrap().contains("immutable"));
    town.get("/stil/another.css", None).await.is(404);
}
