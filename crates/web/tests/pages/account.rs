//! One's own account, and how somebody comes by one.

use crate::town::{CHAIR, MEMBER, REGISTRAR, Town};
use samordna_domain::{Actor, Moment, command::Request};

const GOOD: &str = "korgen under trappan";
const BETTER: &str = "tre gröna hästar";

impl Town {
    /// Gives somebody an account with the good password.
    pub fn with_password(&self, person: &str) {
        let request = Request { actor: Actor::Keeper, now: Moment::noon(self.today), evidence: None };
        let person = person.parse().expect("an id");
        self.desk.set_password(&request, &person, None, GOOD).expect("a store").expect("an account");
    }

    /// A link for somebody to choose a password by.
    pub fn invitation(&self, person: &str) -> String {
        let request = Request { actor: Actor::Keeper, now: Moment::noon(self.today), evidence: None };
        let invited = self.desk.invite(&request, &person.parse().expect("an id"), None);
        format!("/valkommen/{}", invited.expect("a store").expect("an invitation").secret.as_str())
    }
}

#[tokio::test]
async fn whoever_has_the_right_password_is_let_in_and_nobody_else() {
    let town = Town::for_real();
    town.with_password(MEMBER);
    let page = town.get("/logga-in?till=/grupper", None).await;
    page.is(200)
        .says(r#"autocomplete="username""#)
        .says(r#"autocomplete="current-password""#)
        .says("Rut Register");
    let fields = [("user", "Nora-Ledamot"), ("password", BETTER), ("till", "/grupper")];
    let no = town.post("/logga-in", None, &fields).await;
    no.is(422)
        .says("Användarnamnet eller lösenordet stämmer inte.")
        .says(r#"value="Nora-Ledamot""#)
        .says(r#"name="till" value="/grupper""#)
        .says_not(BETTER);
    let unknown = town.post("/logga-in", None, &[("user", "nobody"), ("password", BETTER)]).await;
    unknown.is(422).says("Användarnamnet eller lösenordet stämmer inte.");
    let fields = [("user", "Nora-Ledamot"), ("password", GOOD), ("till", "/grupper")];
    let yes = town.post("/logga-in", None, &fields).await;
    assert_eq!(yes.is(303).location(), "/grupper");
    let cookie = yes.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap();
    town.send("GET", "/", None, &[("cookie", cookie)], "").await.says("Nora Ledamot");
}

#[tokio::test]
async fn who_guesses_has_to_wait_and_is_told_how_long() {
    let town = Town::for_real();
    town.with_password(MEMBER);
    for _ in 0..5 {
        town.post("/logga-in", None, &[("user", MEMBER), ("password", BETTER)]).await.is(422);
    }
    let wait = town.post("/logga-in", None, &[("user", MEMBER), ("password", GOOD)]).await;
    wait.is(429).says("Vänta").says("försök igen");
}

#[tokio::test]
async fn the_registrar_gives_a_link_and_the_person_chooses_a_password_by_it() {
    let town = Town::for_real();
    town.get(&format!("/personer/{MEMBER}"), Some(CHAIR)).await.is(200).says_not("Ge ett konto");
    town.get(&format!("/personer/{MEMBER}"), Some(REGISTRAR)).await.is(200).says("Ge ett konto");
    let fields = [("user", "nora@sjukhuset.se")];
    let given = town.post(&format!("/personer/{MEMBER}/konto"), Some(REGISTRAR), &fields).await;
    given.is(200).says("gäller en gång och i sju dagar").says("nora@sjukhuset.se");
    assert_eq!(given.headers["cache-control"], "no-store");
    let link = given.html.split("/valkommen/").nth(1).expect("a link").split('"').next().unwrap();
    let path = format!("/valkommen/{link}");

    town.get(&path, None).await.is(200).says("Välkommen, Nora Ledamot").says("nora@sjukhuset.se");
    let choose = |one: &'static str, other: &'static str| [("password", one), ("repeat", other)];
    town.post(&path, None, &choose(GOOD, BETTER)).await.is(422).says("Lösenorden är inte lika");
    let weak = town.post(&path, None, &choose("sommar2026!!", "sommar2026!!")).await;
    weak.is(422).says("gissas först").says_not("sommar2026!!");
    let chosen = town.post(&path, None, &choose(GOOD, GOOD)).await;
    let cookie = chosen.is(303).headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    town.send("GET", "/konto", None, &[("cookie", &cookie)], "").await.says("nora@sjukhuset.se");
    town.get(&path, None).await.is(404).says("Länken gäller inte");
    town.post(&path, None, &choose(BETTER, BETTER)).await.is(404).says("Länken gäller inte");
}

#[tokio::test]
async fn a_user_name_that_cannot_be_or_is_taken_comes_back_in_the_form() {
    let town = Town::for_real();
    town.with_password(CHAIR);
    let invite = format!("/personer/{MEMBER}/konto");
    let taken = town.post(&invite, Some(REGISTRAR), &[("user", CHAIR)]).await;
    taken.is(422).says("Någon annan har det användarnamnet.").says("konto-user-error");
    town.post(&invite, Some(REGISTRAR), &[("user", "n o r a")]).await.is(422).says("utan mellanslag");
    assert!(town.desk.account(&MEMBER.parse().unwrap()).unwrap().is_none());
}

#[tokio::test]
async fn a_new_password_signs_out_everywhere_but_here() {
    let town = Town::for_real();
    town.with_password(MEMBER);
    let now = Moment::noon(town.today);
    let elsewhere = town.desk.sign_in(&MEMBER.parse().unwrap(), now).unwrap();
    let wrong = [("old", BETTER), ("password", BETTER), ("repeat", BETTER)];
    town.post("/konto/losenord", Some(MEMBER), &wrong).await.is(422).says("Lösenordet stämmer inte.");
    assert!(town.desk.who(&elsewhere, now).unwrap().is_some());
    let right = [("old", GOOD), ("password", BETTER), ("repeat", BETTER)];
    let changed = town.post("/konto/losenord", Some(MEMBER), &right).await;
    assert_eq!(changed.is(303).location(), "/konto?gjort");
    assert!(town.desk.who(&elsewhere, now).unwrap().is_none());
    town.post("/logga-in", None, &[("user", MEMBER), ("password", BETTER)]).await.is(303);
}

#[tokio::test]
async fn ones_sessions_are_shown_and_can_be_ended_one_by_one() {
    let town = Town::for_real();
    let (person, now) = (MEMBER.parse().unwrap(), Moment::noon(town.today));
    let elsewhere = town.desk.open_session(&person, now, "Safari, iPhone").unwrap();
    let page = town.get("/konto", Some(MEMBER)).await;
    page.is(200).says("Safari, iPhone").says("<td>Du är här").says("Ledamot, Samordningsråd");
    let key = page.hidden("/konto/logga-ut", "session");
    let others = town.post("/konto/logga-ut", Some(CHAIR), &[("session", key.as_str())]).await;
    others.is(303);
    assert!(town.desk.who(&elsewhere, now).unwrap().is_some(), "nobody ends another's");
    town.post("/konto/logga-ut", Some(MEMBER), &[("session", key.as_str())]).await.is(303);
    assert!(town.desk.who(&elsewhere, now).unwrap().is_none());
}

#[tokio::test]
async fn a_closed_account_signs_nobody_in() {
    let town = Town::for_real();
    town.with_password(MEMBER);
    let close = format!("/personer/{MEMBER}/konto/stang");
    town.post(&close, Some(CHAIR), &[]).await.is(409);
    town.post(&close, Some(REGISTRAR), &[]).await.is(303);
    town.post("/logga-in", None, &[("user", MEMBER), ("password", GOOD)]).await.is(422);
    town.post(&close, Some(REGISTRAR), &[]).await.is(409).says("Personen har inget konto.");
}
