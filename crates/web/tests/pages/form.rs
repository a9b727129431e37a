//! Forms: a no with its grounds, a mistake with what was typed, a form that is sent twice.

use crate::town::{CHAIR, COUNCIL, MEMBER, REGISTRAR, Town};
use samordna_domain::{Command, Event};

const SEAT: &str = "/grupper/samordningsrad-rorelseorganens-sjukdomar/platser/3";

#[tokio::test]
async fn a_no_says_why_by_which_sentence_and_who_can() {
    let town = Town::new();
    let fields = [("employment", "sam-ledamot-sodra-sjukhuset"), ("from", ""), ("until", "")];
    let page = town.post(&format!("{SEAT}/tillsatt"), Some(MEMBER), &fields).await;
    page.is(409)
        .says("Det går inte")
        .says("utses av")
        .says(r#"<p lang="sv">Förvaltningschefen bestämmer vem som ska sitta på förvaltningens plats.</p>"#)
        .says("Siv Söder");
    let is_vacant = town.desk.look(|world| {
        let seat = world.seat(&format!("{COUNCIL}/3").parse().unwrap()).unwrap();
        world.holder(seat, town.today).is_none()
    });
    assert!(is_vacant);
}

#[tokio::test]
async fn whoever_has_not_signed_in_is_asked_to() {
    let town = Town::new();
    let page = town.post("/organisation", None, &[("kind", "principal"), ("name", "Ny")]).await;
    page.is(409).says("Logga in först.").says(r#"href="/logga-in?till="#);
}

#[tokio::test]
async fn a_mistake_keeps_everything_that_was_typed_and_points_at_its_field() {
    let town = Town::new();
    let fields = [
        ("name", "Bråskande grupp"),
        ("group_type", "working_group"),
        ("parent", "Samordningsråd rörelse"),
        ("on", "i går"),
        ("request", "k1"),
    ];
    let page = town.post("/grupper", Some(REGISTRAR), &fields).await;
    page.is(422)
        .says("Något behöver rättas")
        .says(r##"<a href="#ny-grupp-on">Bildad</a>: Skriv dagen som år-månad-dag"##)
        .says(r#"value="Bråskande grupp""#)
        .says(r#"value="Samordningsråd rörelse""#)
        .says(r#"value="i går" aria-invalid="true" aria-describedby="ny-grupp-on-error""#)
        .says(r#"<option value="working_group" selected>"#);
}

#[tokio::test]
async fn a_mistake_that_the_domain_finds_is_shown_in_the_form_too() {
    let town = Town::new();
    let fields = [("on", "2026-11-01"), ("reason", "  ")];
    let page = town.post(&format!("/grupper/{COUNCIL}/avveckla"), Some(REGISTRAR), &fields).await;
    page.is(422).says("Skriv varför.").says("avveckla-reason-error");
    let fields = [("name", ""), ("at", "Norra"), ("title", "Chef"), ("from", "")];
    town.post("/personer", Some(REGISTRAR), &fields)
        .await
        .is(422)
        .says("Fyll i fältet.")
        .says(r#"value="Norra""#);
}

#[tokio::test]
async fn a_name_that_fits_several_comes_back_with_those_to_choose_among() {
    let town = Town::new();
    let fields = [("employment", "ledamot"), ("from", ""), ("until", "")];
    let page = town.post(&format!("{SEAT}/tillsatt"), Some(REGISTRAR), &fields).await;
    page.is(422)
        .says("Flera heter så")
        .says(r#"<option value="nora-ledamot-norra-sjukhuset""#)
        .says("Sam Ledamot");
}

#[tokio::test]
async fn a_registrar_who_cites_no_document_is_asked_for_it() {
    let town = Town::new();
    let fields = [("employment", "Sam Ledamot"), ("from", "2026-11-01"), ("until", ""), ("evidence", "")];
    let page = town.post(&format!("{SEAT}/tillsatt"), Some(REGISTRAR), &fields).await;
    page.is(422).says("Ange handlingen som visar beslutet").says(r#"value="Sam Ledamot""#);
    let fields = [("employment", "Sam Ledamot"), ("from", "2026-11-01"), ("until", ""), ("evidence", "RS 1")];
    let page = town.post(&format!("{SEAT}/tillsatt"), Some(REGISTRAR), &fields).await;
    assert!(page.is(303).location().ends_with("/platser/3?gjort"));
    town.get(page.location(), Some(REGISTRAR)).await.says("Det är sparat.").says("Sam Ledamot");
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once_and_leads_to_the_same_place() {
    let town = Town::new();
    let key = town.get("/grupper/ny", Some(REGISTRAR)).await.hidden("/grupper", "request");
    assert_eq!(key.len(), 32);
    let fields = [("name", "Ny grupp"), ("group_type", "working_group"), ("request", key.as_str())];
    let first = town.post("/grupper", Some(REGISTRAR), &fields).await;
    let groups = town.desk.look(|world| world.groups.len());
    let second = town.post("/grupper", Some(REGISTRAR), &fields).await;
    assert_eq!(first.is(303).location(), "/grupper/ny-grupp?gjort");
    assert_eq!(second.is(303).location(), first.location());
    assert_eq!(town.desk.look(|world| world.groups.len()), groups);
    // Back in the browser, and another name in the same form: another act.
    let other = [("name", "Annan grupp"), ("group_type", "working_group"), ("request", key.as_str())];
    assert_eq!(
        town.post("/grupper", Some(REGISTRAR), &other).await.is(303).location(),
        "/grupper/annan-grupp?gjort"
    );
}

#[tokio::test]
async fn what_may_not_be_done_is_no_button_but_words() {
    let town = Town::new();
    let page = town.get(SEAT, Some(MEMBER)).await;
    page.is(200).says("<strong>Utse.</strong>").says("Siv Söder").says_not("/tillsatt\"");
    let page = town.get(SEAT, Some("siv-soder")).await;
    page.is(200).says(&format!("action=\"{SEAT}/tillsatt\""));
    town.get(SEAT, None).await.is(200).says_not("<form method=\"post\"");
    let page = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    page.is(200).says("<strong>Avveckla gruppen.</strong>");
    town.get(&format!("/grupper/{COUNCIL}/platser"), Some(CHAIR)).await.is(200).says("Inrätta en plats");
    town.get(&format!("/grupper/{COUNCIL}/platser"), None).await.is(200).says_not("Inrätta en plats");
}

/// The council's charter in another version, in force today.
fn revised(town: &Town) {
    let records = |command| {
        let registrar = samordna_domain::Actor::Person(REGISTRAR.parse().unwrap());
        town.act_at(crate::town::TODAY, registrar, command)
    };
    let text = format!("Rådet följer varje år upp hur patienterna har det.\n\n{}", crate::town::CHARTER);
    let events = records(Command::ReadCharter { name: "ny.md".to_owned(), text });
    let read = events.iter().find_map(|event| match event {
        Event::CharterRead { charter, .. } => Some(charter.clone()),
        _ => None,
    });
    let charter = read.expect("a charter");
    records(Command::PlaceCharter { charter: charter.clone(), group: COUNCIL.parse().unwrap() });
    let body = "koncernledning-halso-och-sjukvard-region-vast".parse().unwrap();
    records(Command::EndorseCharter { charter: charter.clone(), body, on: None });
    let from = Some(town.today);
    records(Command::SignCharter { charter: charter.clone(), line: None, on: None, from });
    let now = town.desk.look(|world| {
        world.charter_in_force(&COUNCIL.parse().unwrap(), town.today).map(|charter| charter.id.clone())
    });
    assert_eq!(now, Some(charter));
}

#[tokio::test]
async fn a_form_about_a_matter_made_before_the_charter_changed_is_refused_and_keeps_what_was_written() {
    let town = Town::new();
    let raised = [("title", "Plan före hemgång"), ("kind", "question"), ("summary", "Planer saknas.")];
    let page = town.post(&format!("/grupper/{COUNCIL}/arende"), Some(CHAIR), &raised).await;
    let matter = page.is(303).location().trim_end_matches("?gjort").to_owned();
    let sort = format!("{matter}/sortera");
    let then = town.get(&matter, Some(CHAIR)).await.hidden(&sort, "held_to");
    revised(&town);
    // The numbers of its boxes are those of sentences that may stand elsewhere now.
    let fields = [("applies-3", "ja"), ("exception", "Vi har lovat det."), ("held_to", then.as_str())];
    let no = town.post(&sort, Some(CHAIR), &fields).await;
    no.is(409).says("Sidan var gammal").says("Vi har lovat det.");
    let now = town.get(&matter, Some(CHAIR)).await.hidden(&sort, "held_to");
    assert_ne!(now, then);
    town.post(&sort, Some(CHAIR), &[("held_to", now.as_str())]).await.is(303);
}

#[tokio::test]
async fn a_form_about_a_duty_made_before_the_charter_changed_is_refused_and_keeps_what_was_written() {
    let town = Town::new();
    let group = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    let duty = group.html.split(&format!("/grupper/{COUNCIL}/skyldigheter/")).nth(1).expect("a duty");
    let duty = format!("/grupper/{COUNCIL}/skyldigheter/{}", duty.split(['"', '?']).next().unwrap());
    let done = format!("{duty}/klar");
    let then = town.get(&duty, Some(CHAIR)).await.hidden(&done, "held_to");
    revised(&town);
    let fields = [("note", "Skickat till alla."), ("held_to", then.as_str())];
    let no = town.post(&done, Some(CHAIR), &fields).await;
    no.is(409).says("Sidan var gammal").says("Skickat till alla.");
    let recorded = town.desk.look(|world| {
        let assessed = samordna_domain::assess_group(world, &COUNCIL.parse().unwrap(), town.today).unwrap();
        assessed.duties.iter().any(|duty| world.duties.ended(&duty.key).is_some())
    });
    assert!(!recorded, "nothing of the new charter's is recorded by a form that was about the old");
}
