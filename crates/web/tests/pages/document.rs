//! The pages of the documents that a group keeps up to date: recording one, its review, its owner, letting go.

use crate::{
    access::Try,
    town::{COUNCIL, MEMBER, Town},
};

const CHAIR: &str = "olle-ordforande";

/// The fields of a routine of the council's that the head of the northern hospital reviews.
const FIELDS: [(&str, &str); 6] = [
    ("title", "Rutin för remisser"),
    ("registry_number", "RV 2023-00017"),
    ("revised", "2023-05-01"),
    ("role", ""),
    ("owner", "Förvaltningschef, Norra sjukhuset"),
    ("every_years", "2"),
];

/// The document, kept by the council; its page.
fn kept(town: &Town) -> String {
    use samordna_domain::{Command, document::command::KeepDocument, matter::Addressee};
    let owner = Addressee::Body("forvaltningschef-norra-sjukhuset".parse().expect("an id"));
    town.registrar(Command::KeepDocument(KeepDocument {
        group: COUNCIL.parse().expect("an id"),
        title: "Rutin för remisser".to_owned(),
        registry_number: Some("RV 2023-00017".to_owned()),
        owner,
        revised: Some(crate::town::day("2023-05-01")),
        every_years: 2,
    }));
    format!("/grupper/{COUNCIL}/dokument/rv-2023-00017")
}

/// How a route of this room is tried.
pub fn attempt(town: &Town, path: &str) -> Try {
    let list = format!("/grupper/{COUNCIL}/dokument");
    if path == "/grupper/{id}/dokument" {
        let one = Try::new(list, CHAIR, MEMBER);
        return FIELDS.into_iter().fold(one, |one, (name, value)| one.with(name, value));
    }
    let page = kept(town);
    let end = path.strip_prefix("/grupper/{id}/dokument/{document}").expect("a document's page");
    let right = if end == "/oversyn" { "nils-norr" } else { CHAIR };
    Try::new(format!("{page}{end}"), right, MEMBER)
        .with("note", "Version 3.")
        .with("reason", "Ersätts.")
        .with("role", "chair")
        .with("every_years", "3")
}

#[tokio::test]
async fn a_document_is_recorded_with_its_owner_and_the_day_of_its_next_review() {
    let town = Town::new();
    let list = format!("/grupper/{COUNCIL}/dokument");
    town.get(&format!("/grupper/{COUNCIL}"), None).await.says(&format!("href=\"{list}\""));
    let empty = town.get(&list, None).await;
    empty.is(200).says("Inget dokument är antecknat för gruppen.").says_not("<form method=\"post\"");
    let mut fields = FIELDS.to_vec();
    fields[4] = ("owner", "");
    town.post(&list, Some(CHAIR), &fields).await.is(422).says("Fyll i fältet.").says("Rutin för remisser");
    fields[4] = ("owner", "Förvaltningschef, Norra sjukhuset");
    fields[5] = ("every_years", "0");
    town.post(&list, Some(CHAIR), &fields).await.is(422).says("från 1 till 10");
    let kept = town.post(&list, Some(CHAIR), &FIELDS).await;
    let page = kept.is(303).location().trim_end_matches("?gjort").to_owned();
    let shown = town.get(&page, None).await;
    shown.is(200).says("Nils Norr").says("2025-05-01").says("Vartannat år").says("Översyn försenad");
    town.get(&list, None).await.says("Rutin för remisser").says("2025-05-01");
    town.get("/dokument", None).await.says("Ses över av").says(&page);
    town.get(&format!("{list}/finns-inte"), None).await.is(404);
}

#[tokio::test]
async fn a_late_review_stands_on_the_groups_page_until_its_owner_has_recorded_one() {
    let town = Town::new();
    let page = kept(&town);
    let group = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    group
        .says(r#"Rutin för remisser reviderades senast <span class="day">2023-05-01</span>."#)
        .says(&format!("{page}#oversyn"));
    let silent = town.post(&format!("{page}/oversyn"), Some("nils-norr"), &[("note", "")]).await;
    silent.is(422).says("Skriv vad översynen ledde till");
    let note = [("on", "2026-11-20"), ("note", "Version 3, RV 2026-00051.")];
    town.post(&format!("{page}/oversyn"), Some("nils-norr"), &note).await.is(303);
    town.get(&page, None).await.says("Version 3, RV 2026-00051.").says("2028-11-20").says("Aktuellt");
    let group = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    group.says_not(&format!("{page}#oversyn"));
    town.get("/handelser", None).await.says("Rutin för remisser sågs över av");
}

#[tokio::test]
async fn a_matter_about_the_review_is_raised_from_the_document_and_stands_there() {
    let town = Town::new();
    let page = kept(&town);
    let link = format!("/grupper/{COUNCIL}/arende?dokument=rv-2023-00017");
    town.get(&page, Some(CHAIR)).await.says(&link);
    town.get(&page, None).await.says_not(&link);
    let blank = town.get(&link, Some(CHAIR)).await;
    blank.says("<option value=\"rv-2023-00017\" selected>").says("<option value=\"revision\" selected>");
    let other = [("title", "Fel slag"), ("kind", "question"), ("document", "rv-2023-00017")];
    let raise = format!("/grupper/{COUNCIL}/arende");
    town.post(&raise, Some(CHAIR), &other).await.is(422).says("Bara en översyn");
    let fields = [("title", "Remisserna ses över"), ("kind", "revision"), ("document", "rv-2023-00017")];
    let raised = town.post(&raise, Some(CHAIR), &fields).await;
    let matter = raised.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&page, Some(CHAIR)).await.says("Översyn pågår i").says(&matter).says_not(&link);
    town.get(&page, None).await.says_not("Remisserna ses över");
    town.get(&matter, Some(CHAIR)).await.says("Ser över").says(&page);
}

#[tokio::test]
async fn another_reviews_it_another_often_and_the_group_lets_go_of_it() {
    let town = Town::new();
    let page = kept(&town);
    let same = [("role", ""), ("owner", "Förvaltningschef, Norra sjukhuset"), ("every_years", "2")];
    town.post(&format!("{page}/andra"), Some(CHAIR), &same).await.is(422).says("hålls redan så");
    let other = [("role", "chair"), ("owner", ""), ("every_years", "4")];
    town.post(&format!("{page}/andra"), Some(CHAIR), &other).await.is(303);
    town.get(&page, None).await.says("Olle Ordförande").says("2027-05-01").says("Med 4 års mellanrum");
    town.post(&format!("{page}/slapp"), Some(CHAIR), &[("reason", "")]).await.is(422);
    let gone = town.post(&format!("{page}/slapp"), Some(CHAIR), &[("reason", "Ersätts.")]).await;
    assert_eq!(gone.is(303).location(), format!("/grupper/{COUNCIL}/dokument?gjort"));
    town.get(&page, None).await.is(404);
}
