//! A draft: kept by a button or a script, seen by nobody else, and never lost.

use super::{CHAIR, COORDINATOR, met, planned, save, seen};
use crate::town::{MEMBER, REGISTRAR, Town};

#[tokio::test]
async fn a_draft_is_kept_without_script_and_nobody_else_sees_it() {
    let town = Town::new();
    let page = planned(&town);
    let entries = town.desk.history(None, 1000).unwrap().len();
    let blank = town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await;
    blank
        .is(200)
        .says("1. Väntetider")
        .says("2. Övriga frågor")
        .says("Bara du ser det du skriver här")
        .says("Inget är sparat än");
    save(&town, &page, "Läget är bättre.", "", "w").await.is(303);
    town.get(&format!("{page}/skriv?gjort"), Some(COORDINATOR))
        .await
        .says("Läget är bättre.")
        .says("Sparat 2026-11-22");
    for other in [CHAIR, REGISTRAR, MEMBER] {
        town.get(&page, Some(other)).await.says_not("Läget är bättre.");
    }
    town.get(&format!("{page}/skriv"), Some(CHAIR)).await.is(409).says_not("Läget är bättre.");
    assert_eq!(town.desk.history(None, 1000).unwrap().len(), entries, "a draft is no entry");
    town.post(&format!("{page}/kasta"), Some(COORDINATOR), &[]).await.is(303);
    town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await.says_not("Läget är bättre.");
}

#[tokio::test]
async fn a_session_that_ran_out_loses_nothing_that_was_typed() {
    let town = Town::new();
    let page = met(&town);
    let fields =
        [("text-1", "En timmes arbete"), ("text-9", "under en punkt som ingen känner"), ("seen", "")];
    let answer = town.post(&format!("{page}/utkast"), None, &fields).await;
    answer
        .is(409)
        .says("Du har blivit utloggad")
        .says("En timmes arbete")
        .says("under en punkt som ingen känner");
    answer.says(r#"href="/logga-in" target="_blank""#).says_not("Väntetider");
    // Signed in again in another window, the same form is sent once more.
    town.post(&format!("{page}/utkast"), Some(COORDINATOR), &fields).await.is(303);
    town.get(&format!("{page}/granska"), Some(COORDINATOR))
        .await
        .says("En timmes arbete")
        .says("under en punkt som ingen känner");
}

#[tokio::test]
async fn what_another_window_kept_is_shown_beside_what_was_typed_here() {
    let town = Town::new();
    let page = met(&town);
    save(&town, &page, "Första", "", "a").await.is(303);
    let first = seen(&town, &page).await;
    save(&town, &page, "Från ett fönster", &first, "a").await.is(303);
    let other = save(&town, &page, "Från ett annat", &first, "b").await;
    other
        .is(409)
        .says("Från ett annat")
        .says("Från ett fönster")
        .says("Du har sparat från ett annat fönster");
    // The script of the same window may be a moment ahead of its button.
    save(&town, &page, "Samma fönster igen", &first, "a").await.is(303);
    town.post(&format!("{page}/kasta"), Some(COORDINATOR), &[]).await.is(303);
    save(&town, &page, "Skrivet efteråt", &first, "b")
        .await
        .is(409)
        .says("Skrivet efteråt")
        .says("delats eller kastats");
}

#[tokio::test]
async fn five_megabytes_of_notes_get_an_answer_of_their_own_and_come_back_whole() {
    let town = Town::new();
    let page = met(&town);
    let long = "åäö abc ".repeat(500_000);
    let answer = save(&town, &page, &long, "", "w").await;
    answer.is(422).says("Anteckningarna är").says("högst 500 kB").says("Allt du skrev står kvar nedan");
    assert!(answer.html.contains(long.trim()), "all of it");
    let far_too_long = "å".repeat(9_000_000);
    save(&town, &page, &far_too_long, "", "w").await.is(413);
}

#[tokio::test]
async fn a_script_saves_by_the_same_door_and_is_told_in_json() {
    let town = Town::new();
    let page = met(&town);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    let send = async |who, body| town.send("POST", &format!("{page}/utkast"), who, &headers, body).await;
    let kept = send(Some(COORDINATOR), "text-1=Bra&seen=&window=w").await;
    let told: serde_json::Value = serde_json::from_str(&kept.is(200).html).unwrap();
    assert_eq!(told["kept"], true);
    assert_eq!(told["seen"].as_str().unwrap().len(), 64);
    let out = send(None, "text-1=Bra&seen=&window=w").await;
    let told: serde_json::Value = serde_json::from_str(&out.is(409).html).unwrap();
    assert_eq!(told["kept"], false);
    assert!(told["says"].as_str().unwrap().starts_with("Du har blivit utloggad"));
}

#[tokio::test]
async fn only_the_page_where_one_writes_may_load_a_script() {
    let town = Town::new();
    let page = met(&town);
    let policy =
        |page: &crate::town::Page| page.headers["content-security-policy"].to_str().unwrap().to_owned();
    let write = town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await;
    assert!(policy(&write).contains("script-src 'self'"));
    for other in ["/", page.as_str(), "/offentligt"] {
        let other = town.get(other, Some(COORDINATOR)).await;
        assert!(!policy(&other).contains("script-src"), "{}", other.html);
        other.says_not("<script");
    }
}
