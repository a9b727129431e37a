//! Accounts at the desk: who gets one, how a password is chosen and changed, and what a wrong one leads to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use samordna_desk::{Act, Caller, Desk, Secret};
use samordna_domain::{
    Actor, Command, Language, Moment, Password, PersonId, Refusal, UserName, command::Request,
};
use samordna_ledger::{
    Ledger, Sqlite,
    test_support::{TemporaryFolder, signer},
};
use std::sync::Arc;

const GOOD: &str = "korgen under trappan";
const BETTER: &str = "tre gröna hästar";

struct Town {
    desk: Desk,
    ledger: Arc<dyn Ledger>,
    _folder: TemporaryFolder,
}

fn at(text: &str) -> Moment {
    Moment::new(text.parse().unwrap())
}

fn morning() -> Moment {
    at("2026-03-02T08:00:00Z")
}

fn id(text: &str) -> PersonId {
    text.parse().unwrap()
}

fn asks(actor: Actor) -> Request {
    Request { actor, now: morning(), evidence: None }
}

fn rut() -> Actor {
    Actor::Person(id("rut-register"))
}

fn caller(address: &str) -> Caller {
    Caller { address: Some(address.parse().unwrap()), device: "Firefox, Windows".to_owned() }
}

fn said(refusal: Refusal) -> String {
    let desk = Town::new().desk;
    desk.look(|world| refusal.say(world, morning().today, Language::Swedish))
}

impl Town {
    fn new() -> Self {
        let folder = TemporaryFolder::new();
        let ledger: Arc<dyn Ledger> =
            Arc::new(Sqlite::open(folder.path().join("ledger.sqlite"), signer()).unwrap());
        let desk = Desk::open(ledger.clone(), "vast".parse().unwrap(), |_| {}).unwrap();
        let found =
            Command::Found { principal: "Region Väst".into(), registrar: "Rut Register".into(), from: None };
        let hire = Command::RegisterPerson {
            name: "Nora Ledamot".into(),
            at: "region-vast".parse().unwrap(),
            title: "överläkare".into(),
            from: None,
        };
        for (actor, command) in [(Actor::Keeper, found), (rut(), hire)] {
            desk.act(Act::new(actor, morning(), command)).unwrap().into_result().unwrap();
        }
        Self { desk, ledger, _folder: folder }
    }

    fn invite(&self, person: &str) -> Secret {
        self.desk.invite(&asks(rut()), &id(person), None).unwrap().unwrap().secret
    }

    /// Nora has chosen a password and is signed in with it.
    fn with_nora(self) -> (Self, Secret) {
        let link = self.invite("nora-ledamot");
        let (_, secret) = self.desk.accept(&link, GOOD, &caller("192.0.2.1"), morning()).unwrap().unwrap();
        (self, secret)
    }

    fn sign_in(&self, user: &str, password: &str, now: Moment) -> Result<(PersonId, Secret), String> {
        let caller = caller("192.0.2.1");
        self.desk.sign_in_by_password(user, &Password::typed(password), &caller, now).unwrap().map_err(said)
    }
}

#[test]
fn whoever_is_invited_chooses_a_password_and_signs_in_with_it() {
    let town = Town::new();
    let invitation = town.desk.invite(&asks(rut()), &id("nora-ledamot"), None).unwrap().unwrap();
    assert_eq!(invitation.user.as_str(), "nora-ledamot");
    let state = town.desk.account(&id("nora-ledamot")).unwrap().unwrap();
    assert!(!state.has_password);
    assert!(town.sign_in("nora-ledamot", "", morning()).is_err(), "no password is no empty password");

    let weak = town.desk.accept(&invitation.secret, "sommar", &Caller::default(), morning()).unwrap();
    assert_eq!(
        said(weak.unwrap_err()),
        "Lösenordet behöver minst 12 tecken. Några ord efter varandra går bra."
    );
    let (who, secret) =
        town.desk.accept(&invitation.secret, GOOD, &Caller::default(), morning()).unwrap().unwrap();
    assert_eq!(town.desk.who(&secret, morning()).unwrap(), Some(who));
    let again = town.desk.accept(&invitation.secret, BETTER, &Caller::default(), morning()).unwrap();
    assert!(said(again.unwrap_err()).starts_with("Länken gäller inte."));

    let (who, _) = town.sign_in(" Nora-Ledamot ", GOOD, morning()).unwrap();
    assert_eq!(who, id("nora-ledamot"));
}

#[test]
fn an_invitation_lasts_seven_days_and_the_last_one_alone_holds() {
    let town = Town::new();
    let (first, second) = (town.invite("nora-ledamot"), town.invite("nora-ledamot"));
    assert!(town.desk.invited(&first, morning()).unwrap().is_none());
    assert!(town.desk.invited(&second, at("2026-03-09T07:59:00Z")).unwrap().is_some());
    assert!(town.desk.invited(&second, at("2026-03-09T08:00:00Z")).unwrap().is_none());
    assert!(town.desk.who(&second, morning()).unwrap().is_none(), "an invitation is no session");
    assert!(town.desk.redeem(&second, "", morning()).unwrap().is_none(), "nor a link that signs in");
}

#[test]
fn only_the_registrar_and_whoever_runs_the_installation_give_accounts() {
    let town = Town::new();
    let nora = id("nora-ledamot");
    for actor in [Actor::Nobody, Actor::Person(nora.clone())] {
        assert!(town.desk.invite(&asks(actor.clone()), &nora, None).unwrap().is_err());
        assert!(town.desk.close_account(&asks(actor.clone()), &nora).unwrap().is_err());
        assert!(town.desk.set_password(&asks(actor), &nora, None, GOOD).unwrap().is_err());
    }
    assert!(town.desk.account(&nora).unwrap().is_none(), "what is refused leaves nothing");
    let user = "Nora@Region.se".parse::<UserName>().unwrap();
    let set = town.desk.set_password(&asks(Actor::Keeper), &nora, Some(user), GOOD).unwrap().unwrap();
    assert_eq!(set.as_str(), "nora@region.se");
    town.sign_in("nora@region.se", GOOD, morning()).unwrap();
}

#[test]
fn an_unknown_name_and_a_wrong_password_are_refused_in_the_same_words() {
    let (town, _) = Town::new().with_nora();
    let wrong = "Användarnamnet eller lösenordet stämmer inte.";
    assert_eq!(town.sign_in("nora-ledamot", BETTER, morning()).unwrap_err(), wrong);
    assert_eq!(town.sign_in("nobody", BETTER, morning()).unwrap_err(), wrong);
    assert_eq!(town.sign_in("no name at all", BETTER, morning()).unwrap_err(), wrong);
}

#[test]
fn after_five_wrong_passwords_even_the_right_one_has_to_wait() {
    let (town, _) = Town::new().with_nora();
    for _ in 0..5 {
        town.sign_in("nora-ledamot", BETTER, morning()).unwrap_err();
    }
    let wait = town.sign_in("nora-ledamot", GOOD, at("2026-03-02T08:04:30Z")).unwrap_err();
    assert_eq!(wait, "Det har blivit fel för många gånger. Vänta 11 minuter och försök igen.");
    let elsewhere = caller("198.51.100.7");
    let password = Password::typed(GOOD);
    town.desk.sign_in_by_password("nora-ledamot", &password, &elsewhere, morning()).unwrap().unwrap();
    town.sign_in("nora-ledamot", GOOD, at("2026-03-02T08:15:00Z")).unwrap();
}

#[test]
fn a_new_password_ends_every_other_session_and_asks_for_the_old_one() {
    let (town, here) = Town::new().with_nora();
    let (_, elsewhere) = town.sign_in("nora-ledamot", GOOD, morning()).unwrap();
    let change = |old: &str, new: &str| {
        let old = Password::typed(old);
        town.desk.change_password(&here, &old, new, &caller("192.0.2.1"), morning()).unwrap().map_err(said)
    };
    assert_eq!(change(BETTER, BETTER).unwrap_err(), "Lösenordet stämmer inte.");
    assert!(change(GOOD, "nora-ledamot-1").unwrap_err().contains("ditt namn"));
    assert!(town.desk.who(&elsewhere, morning()).unwrap().is_some());
    change(GOOD, BETTER).unwrap();
    assert!(town.desk.who(&here, morning()).unwrap().is_some());
    assert!(town.desk.who(&elsewhere, morning()).unwrap().is_none());
    town.sign_in("nora-ledamot", GOOD, morning()).unwrap_err();
    town.sign_in("nora-ledamot", BETTER, morning()).unwrap();
}

#[test]
fn sessions_are_listed_and_one_can_be_ended_by_its_holder_alone() {
    let (town, here) = Town::new().with_nora();
    let nora = id("nora-ledamot");
    let (_, elsewhere) = town.sign_in("nora-ledamot", GOOD, at("2026-03-02T09:00:00Z")).unwrap();
    town.desk.sign_in_link(&nora, morning()).unwrap();
    let open = town.desk.signed_in(&nora, Some(&here), morning()).unwrap();
    let seen: Vec<(bool, &str)> = open.iter().map(|one| (one.is_here, one.device.as_str())).collect();
    assert_eq!(seen, [(false, "Firefox, Windows"), (true, "Firefox, Windows")]);
    assert_eq!(open[0].since.to_string(), "2026-03-02T09:00:00Z");
    assert!(!town.desk.end_session(&id("rut-register"), &open[0].key, morning()).unwrap());
    assert!(town.desk.end_session(&nora, &open[0].key, morning()).unwrap());
    assert!(town.desk.who(&elsewhere, morning()).unwrap().is_none());
    assert!(town.desk.who(&here, morning()).unwrap().is_some());
}

#[test]
fn a_closed_account_signs_nobody_in_and_ends_what_was_open() {
    let (town, here) = Town::new().with_nora();
    let nora = id("nora-ledamot");
    town.desk.close_account(&asks(rut()), &nora).unwrap().unwrap();
    assert!(town.desk.who(&here, morning()).unwrap().is_none());
    town.sign_in("nora-ledamot", GOOD, morning()).unwrap_err();
    assert_eq!(
        said(town.desk.close_account(&asks(rut()), &nora).unwrap().unwrap_err()),
        "Personen har inget konto."
    );
}

#[test]
fn whoever_has_left_signs_in_no_more() {
    let (town, _) = Town::new().with_nora();
    let employment = "nora-ledamot-region-vast".parse().unwrap();
    let end = Command::EndEmployment { employment, on: Some(morning().today) };
    town.desk.act(Act::new(rut(), morning(), end)).unwrap().into_result().unwrap();
    town.sign_in("nora-ledamot", GOOD, morning()).expect("the last day is a day of work");
    let no = town.sign_in("nora-ledamot", GOOD, at("2026-03-03T08:00:00Z")).unwrap_err();
    assert!(no.starts_with("Du har ingen anställning"), "{no}");
}

#[test]
fn a_session_of_one_tenant_opens_nothing_in_another_of_the_same_store() {
    let (town, here) = Town::new().with_nora();
    let other = Desk::open(town.ledger.clone(), "ost".parse().unwrap(), |_| {}).unwrap();
    assert!(other.who(&here, morning()).unwrap().is_none());
    let password = Password::typed(GOOD);
    let no = other.sign_in_by_password("nora-ledamot", &password, &Caller::default(), morning()).unwrap();
    assert!(no.is_err());
}

#[test]
fn a_user_name_is_one_persons() {
    let (town, _) = Town::new().with_nora();
    let user = "nora-ledamot".parse::<UserName>().unwrap();
    let no = town.desk.invite(&asks(rut()), &id("rut-register"), Some(user)).unwrap().unwrap_err();
    assert_eq!(said(no), "Någon annan har det användarnamnet. Välj ett annat.");
}

#[test]
fn what_is_kept_holds_no_password_and_no_secret_of_a_session() {
    let (town, here) = Town::new().with_nora();
    let files: Vec<Vec<u8>> = std::fs::read_dir(town._folder.path())
        .unwrap()
        .map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect();
    let is_there =
        |text: &str| files.iter().any(|file| file.windows(text.len()).any(|part| part == text.as_bytes()));
    assert!(is_there("$argon2id$v=19$m=19456,t=2,p=1$"), "the control: the hash is found");
    assert!(!is_there(GOOD) && !is_there(here.as_str()));
}
