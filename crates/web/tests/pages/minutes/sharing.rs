//! From draft to shared notes: the review, and what is amiss with an old one.

use super::{CHAIR, COORDINATOR, act_on, meeting, met, planned, review, save, seen, shared};
use crate::town::{COUNCIL, MEMBER, REGISTRAR, TODAY, Town, day};
use samordna_domain::{Command, Event};

#[tokio::test]
async fn notes_are_reviewed_and_shared_and_the_draft_is_gone() {
    let town = Town::new();
    let page = met(&town);
    save(&town, &page, "Läget är bättre.", "", "w").await.is(303);
    let key = town.get(&format!("{page}/granska"), Some(COORDINATOR)).await;
    key.is(200).says("Så här blir anteckningarna").says("Läget är bättre.").says("upprättade");
    let key = key.hidden(&format!("{page}/dela"), "request");
    let (seen, charter) = review(&town, &page).await;
    let fields = [("request", key.as_str()), ("seen", &seen), ("charter", &charter)];
    let done = town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await;
    assert_eq!(done.is(303).location(), format!("{page}?gjort"));
    town.get(&page, Some(MEMBER))
        .await
        .is(200)
        .says("Läget är bättre.")
        .says("Väntar på underskrift")
        .says("Olle Ordförande");
    // The same form once more.
    let again = town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await;
    assert_eq!(again.is(303).location(), done.location());
    let versions = town.desk.look(|world| world.minutes.get(&meeting()).unwrap().versions.len());
    assert_eq!(versions, 1);
    town.get(&format!("{page}/skriv"), Some(COORDINATOR))
        .await
        .says("Inget är sparat än")
        .says("Läget är bättre.");
}

#[tokio::test]
async fn a_personal_number_is_shown_before_the_notes_are_shared() {
    let town = Town::new();
    let page = met(&town);
    save(&town, &page, "Ärendet gäller 121212-1212 i Alingsås.", "", "w").await.is(303);
    let shown = town.get(&format!("{page}/granska"), Some(COORDINATOR)).await;
    shown.says("Titta på det här innan du delar").says("Ärendet gäller <mark>121212-1212</mark> i Alingsås.");
    let (seen, charter) = review(&town, &page).await;
    let fields = [("seen", seen.as_str()), ("charter", &charter)];
    town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await.is(422).says("Det finns ett ställe");
    let ticked = [("seen", seen.as_str()), ("charter", &charter), ("confirmed", "ja")];
    town.post(&format!("{page}/dela"), Some(COORDINATOR), &ticked).await.is(303);
}

#[tokio::test]
async fn an_old_review_shares_nothing_and_keeps_the_draft() {
    let town = Town::new();
    let page = met(&town);
    save(&town, &page, "Först så.", "", "w").await.is(303);
    let (seen, charter) = review(&town, &page).await;
    save(&town, &page, "Sedan så.", &seen, "w").await.is(303);
    let fields = [("seen", seen.as_str()), ("charter", &charter)];
    let old = town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await;
    old.is(409).says("Utkastet har ändrats sedan").says("Sedan så.");
    let (seen, _) = review(&town, &page).await;
    let fields = [("seen", seen.as_str()), ("charter", "en annan")];
    let old = town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await;
    old.is(409).says("Uppdraget som gäller för mötet har ändrats").says("Sedan så.");
    assert!(town.desk.look(|world| world.minutes.get(&meeting()).is_none()));
    town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await.says("Sedan så.");
}

#[tokio::test]
async fn the_charter_changes_while_the_review_is_open() {
    let town = Town::new();
    let page = met(&town);
    save(&town, &page, "Läget är bättre.", "", "w").await.is(303);
    let (seen, charter) = review(&town, &page).await;
    // The next charter was decided before the meeting, and is entered now.
    let text = crate::town::CHARTER.replace("Ordföranden ska godkänna dem", "Sekreteraren ska godkänna dem");
    let read = act_on(&town, TODAY, REGISTRAR, Command::ReadCharter { name: "ny.md".to_owned(), text });
    let Some(Event::CharterRead { charter: next, .. }) = read.first() else { panic!("{read:?}") };
    let next = || next.clone();
    let group = COUNCIL.parse().unwrap();
    act_on(&town, TODAY, REGISTRAR, Command::PlaceCharter { charter: next(), group });
    let body = "koncernledning-halso-och-sjukvard-region-vast".parse().unwrap();
    act_on(
        &town,
        TODAY,
        REGISTRAR,
        Command::EndorseCharter { charter: next(), body, on: Some(day("2026-11-01")) },
    );
    let on = Some(day("2026-11-02"));
    act_on(&town, TODAY, REGISTRAR, Command::SignCharter { charter: next(), line: None, on, from: None });
    let fields = [("seen", seen.as_str()), ("charter", &charter)];
    let old = town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await;
    old.is(409).says("Uppdraget som gäller för mötet har ändrats").says("Läget är bättre.");
}

#[tokio::test]
async fn a_refused_share_keeps_the_draft() {
    let town = Town::new();
    let page = planned(&town);
    save(&town, &page, "Läget är bättre.", "", "w").await.is(303);
    let shown = town.get(&format!("{page}/granska"), Some(COORDINATOR)).await;
    shown.says("Anteckna närvaron först").says_not(&format!("action=\"{page}/dela\""));
    let seen = seen(&town, &page).await;
    let charter = town
        .get(&format!("{page}/skriv"), Some(COORDINATOR))
        .await
        .hidden(&format!("{page}/utkast"), "charter");
    let fields = [("seen", seen.as_str()), ("charter", &charter)];
    town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields)
        .await
        .is(409)
        .says("Anteckna först att mötet är hållet");
    town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await.says("Läget är bättre.");
}

#[tokio::test]
async fn notes_that_were_declined_are_corrected_and_the_versions_are_laid_side_by_side() {
    let town = Town::new();
    let page = shared(&town);
    let fields = [("version", "1"), ("comment", "")];
    town.post(&format!("{page}/avsta"), Some(CHAIR), &fields)
        .await
        .is(422)
        .says("Skriv vad som behöver rättas");
    let fields = [("version", "1"), ("comment", "Läget är sämre.")];
    town.post(&format!("{page}/avsta"), Some(CHAIR), &fields).await.is(303);
    town.get(&page, Some(COORDINATOR))
        .await
        .says("Att rätta")
        .says("Olle Ordförande skrev inte under")
        .says("Läget är sämre.");
    save(&town, &page, "Läget är sämre.", "", "w").await.is(303);
    let (seen, charter) = review(&town, &page).await;
    let fields = [("seen", seen.as_str()), ("charter", &charter), ("change", "Punkt 1 rättad.")];
    town.post(&format!("{page}/dela"), Some(COORDINATOR), &fields).await.is(303);
    let old = town.post(&format!("{page}/underskrift"), Some(CHAIR), &[("version", "1")]).await;
    old.is(409).says("en nyare version");
    let both = town.get(&format!("{page}?version=2&jamfor=ja"), Some(CHAIR)).await;
    both.says("Skillnad mellan version 1 och 2").says("Borttaget:").says("Nytt:");
    town.get(&format!("{page}?version=1"), Some(CHAIR)).await.says("Det finns en senare version");
    town.get(&format!("{page}?version=9"), Some(CHAIR)).await.is(404);
}
