//! The tasks of a charter in a year: shown with where they stand, attested in one form.

use crate::town::{COUNCIL, MEMBER, Town};

const CHAIR: &str = "olle-ordforande";

fn address() -> String {
    format!("/grupper/{COUNCIL}/plan")
}

#[tokio::test]
async fn the_chair_attests_where_the_tasks_stand_and_the_page_says_who_did() {
    let town = Town::new();
    let before = town.get(&address(), Some(CHAIR)).await;
    before.is(200).says("0 av 1 uppgifter").says("Inget sagt").says("plats-6");
    let fields = [("plats-6", "planned"), ("text-6", "Avsnitt 2")];
    let to = town.post(&address(), Some(CHAIR), &fields).await;
    assert_eq!(to.is(303).location(), format!("{}?ar=2026&gjort", address()));
    let after = town.get(&address(), Some(CHAIR)).await;
    after
        .says("1 av 1 uppgifter")
        .says("Avsnitt 2")
        .says("Olle Ordförande<br><span class=\"hint\">2026-11-22");
    let next = town.get(&format!("{}?ar=2027", address()), Some(CHAIR)).await;
    next.is(200).says("0 av 1 uppgifter");
}

#[tokio::test]
async fn a_task_that_rests_without_a_reason_comes_back_with_what_was_chosen() {
    let town = Town::new();
    let page = town.post(&address(), Some(CHAIR), &[("plats-6", "resting")]).await;
    page.is(422).says("Skriv varför uppgiften vilar i år.").says("value=\"resting\" selected");
}

#[tokio::test]
async fn a_member_sees_the_tasks_and_is_told_who_attests_them() {
    let town = Town::new();
    let page = town.get(&address(), Some(MEMBER)).await;
    page.is(200).says("Uppgifterna 2026").says("class=\"barred\"").says_not("<button>Intyga");
    town.get(&format!("{}?ar=x", address()), Some(MEMBER)).await.is(404);
}
