//! What stands beside the notes, for each who reads them, and what anybody may read.

use super::{CHAIR, COORDINATOR, act_on, approved, meeting, met, own_page, shared};
use crate::town::{COUNCIL, MEMBER, REGISTRAR, TODAY, Town};
use samordna_domain::{Command, minutes::command::ShareNotes};

#[tokio::test]
async fn the_panel_says_who_signs_by_which_sentence_and_the_others_why_they_do_not() {
    let town = Town::new();
    let page = shared(&town);
    let chair = town.get(&page, Some(CHAIR)).await;
    chair
        .says("Ordföranden ska godkänna dem inom två veckor.")
        .says("Saknas")
        .says(&format!("action=\"{page}/underskrift\""));
    let member = town.get(&page, Some(MEMBER)).await;
    member
        .says("Det är ordföranden som ska godkänna anteckningarna")
        .says_not(&format!("action=\"{page}/underskrift\""));
    let refused = town.post(&format!("{page}/underskrift"), Some(MEMBER), &[("version", "1")]).await;
    refused.is(409).says("Ordföranden ska godkänna dem inom två veckor.").says("Olle Ordförande");
    town.post(&format!("{page}/underskrift"), Some(CHAIR), &[("version", "1")]).await.is(303);
    town.get(&page, Some(MEMBER)).await.says("Slutliga").says("Godkänt").says("Att publicera");
}

#[tokio::test]
async fn whoever_is_not_signed_in_reads_what_is_published_and_nothing_else() {
    let town = Town::new();
    own_page(&town);
    let page = shared(&town);
    let open = format!("/offentligt/{COUNCIL}/2026-1");
    assert!(town.get(&page, None).await.is(303).location().starts_with("/logga-in"));
    town.get(&open, None).await.is(404);
    town.get(&format!("/offentligt/{COUNCIL}"), None).await.is(200).says("Inga anteckningar är publicerade");
    town.post(&format!("{page}/underskrift"), Some(CHAIR), &[("version", "1")]).await.is(303);
    assert_eq!(town.get(&page, None).await.is(303).location(), open);
    town.get(&open, None).await.is(200).says("Läget är bättre.").says_not("Underskrifter");
    let group = town.get(&format!("/offentligt/{COUNCIL}"), None).await;
    group.says("Ordinarie möte 2026-11-10").says("Nora Ledamot").says("Chef, Norra sjukhuset");
    let feed = town.get(&format!("/offentligt/{COUNCIL}/flode.xml"), None).await;
    feed.is(200).says("<feed xmlns=\"http://www.w3.org/2005/Atom\"").says(&open);
    // A correction is not open before it is approved; the approved version stands meanwhile.
    let text = "## 1. Väntetider\n\nHemligt än så länge.".to_owned();
    let change = Some("Punkt 1".to_owned());
    let next = ShareNotes { meeting: meeting(), text, change, confirmed: None };
    act_on(&town, TODAY, COORDINATOR, Command::ShareNotes(next));
    town.get(&open, None).await.says("Läget är bättre.").says_not("Hemligt");
    let fields = [("place", "*"), ("decided", "2026-11-20"), ("document", "RS 1"), ("reason", "Fel")];
    town.post(&format!("{page}/undanta"), Some(CHAIR), &fields).await.is(303);
    town.get(&open, None).await.is(404);
}

#[tokio::test]
async fn contact_data_is_never_on_a_public_page() {
    let town = Town::new();
    own_page(&town);
    approved(&town);
    let fields = [("contact", "nora@exempel.se, 070-123 45 67")];
    town.post("/personer/nora-ledamot/kontakt", Some(REGISTRAR), &fields).await.is(303);
    for path in ["/offentligt", &format!("/offentligt/{COUNCIL}"), &format!("/offentligt/{COUNCIL}/2026-1")] {
        town.get(path, None).await.is(200).says_not("exempel.se").says_not("070-123");
    }
}

#[tokio::test]
async fn a_member_ticks_and_writes_a_line_on_a_page_of_their_own() {
    let town = Town::new();
    let page = met(&town);
    town.get("/hemma", Some(MEMBER))
        .await
        .is(200)
        .says("1 av 1 möten kvar")
        .says("Ordinarie möte 2026-11-10");
    let fields = [("note", "På ledningsmötet"), ("fran", "hemma")];
    let done = town.post(&format!("{page}/hemma"), Some(MEMBER), &fields).await;
    assert_eq!(done.is(303).location(), "/hemma?gjort");
    town.get("/hemma", Some(MEMBER)).await.says("0 av 1 möten kvar").says("På ledningsmötet");
    town.get(&page, Some(CHAIR))
        .await
        .says("1 av 1")
        .says("På ledningsmötet")
        .says("Efter varje möte informerar ledamoten sin förvaltning.");
}

#[tokio::test]
async fn the_registrar_records_a_signature_on_paper_with_whose_it_is() {
    let town = Town::new();
    let page = shared(&town);
    town.get(&page, Some(REGISTRAR))
        .await
        .says("Vems underskrift handlingen visar")
        .says(r#"<option value="olle-ordforande">"#);
    let fields = [("version", "1"), ("of", "olle-ordforande"), ("evidence", "")];
    town.post(&format!("{page}/underskrift"), Some(REGISTRAR), &fields).await.is(422);
    let fields = [("version", "1"), ("of", "olle-ordforande"), ("evidence", "RS 2026-00012")];
    town.post(&format!("{page}/underskrift"), Some(REGISTRAR), &fields).await.is(303);
    town.get(&page, Some(MEMBER)).await.says("Olle Ordförande, 2026-11-22");
}

#[tokio::test]
async fn what_each_place_is_the_registrar_says() {
    let town = Town::new();
    town.get("/publicering", None).await.is(200).says("intranätet").says("antaget, ingen har angett det");
    let fields = [("place", "intranätet"), ("kind", "own")];
    town.post("/publicering", Some(MEMBER), &fields).await.is(409);
    town.post("/publicering", Some(REGISTRAR), &fields).await.is(303);
    town.get("/publicering", None).await.says("Samordnas öppna sida").says_not("antaget, ingen");
}
