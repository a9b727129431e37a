//! Signing in and out.

use crate::town::{CHAIR, REGISTRAR, Town};
use samordna_domain::Moment;

#[tokio::test]
async fn in_a_demonstration_anybody_may_be_anybody() {
    let town = Town::new();
    let page = town.get("/logga-in", None).await;
    page.is(200)
        .says("Registrator: sköter förteckningen")
        .says("Rut Register")
        .says("Ordförande: leder möten")
        .says("Olle Ordförande")
        .says("Ordförande, Samordningsråd")
        .says("fortsätt som vem som helst");
    let signed = town.post("/logga-in", None, &[("person", CHAIR), ("till", "/grupper")]).await;
    assert_eq!(signed.is(303).location(), "/grupper");
    let cookie = signed.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("samordna="), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    town.send("GET", "/", None, &[("cookie", cookie)], "").await.says("Olle Ordförande").says("Logga ut");
}

#[tokio::test]
async fn over_https_the_cookie_can_be_set_by_this_host_alone() {
    let town = Town::new();
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let https = ("x-forwarded-proto", "https");
    let page = town.send("POST", "/logga-in", None, &[kind, https], &format!("person={CHAIR}")).await;
    let cookie = page.is(303).headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-samordna=") && cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn where_it_is_for_real_nobody_chooses_whom_to_be() {
    let town = Town::for_real();
    town.get("/logga-in", None).await.is(200).says("Användarnamn").says_not("demonstration");
    town.post("/logga-in", None, &[("person", REGISTRAR)]).await.is(404);
}

#[tokio::test]
async fn a_link_signs_in_once_and_only_by_its_button() {
    let town = Town::for_real();
    let person = REGISTRAR.parse().unwrap();
    let link = town.desk.sign_in_link(&person, Moment::noon(town.today)).unwrap();
    let path = format!("/logga-in/{}", link.as_str());
    // A scanner that fetches the page spends nothing.
    for _ in 0..2 {
        town.get(&path, None).await.is(200).says("Länken gäller en gång");
    }
    let signed = town.post(&path, None, &[]).await;
    let cookie = signed.is(303).headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    town.send("GET", "/", None, &[("cookie", &cookie)], "").await.says("Rut Register");
    town.post(&path, None, &[]).await.is(422).says("Länken gäller inte");
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session() {
    let town = Town::new();
    let person = CHAIR.parse().unwrap();
    let now = Moment::noon(town.today);
    let elsewhere = town.desk.sign_in(&person, now).unwrap();
    town.post("/logga-ut/overallt", Some(CHAIR), &[]).await.is(303);
    assert_eq!(town.desk.who(&elsewhere, now).unwrap(), None);
    let page = town.post("/logga-ut/overallt", None, &[]).await;
    assert!(page.is(303).location().starts_with("/logga-in"));
}

#[tokio::test]
async fn signing_out_ends_the_session_that_was_used() {
    let town = Town::new();
    let now = Moment::noon(town.today);
    let secret = town.desk.sign_in(&CHAIR.parse().unwrap(), now).unwrap();
    let cookie = format!("samordna={}", secret.as_str());
    town.send("POST", "/logga-ut", None, &[("cookie", &cookie)], "").await.is(303);
    assert_eq!(town.desk.who(&secret, now).unwrap(), None);
}
