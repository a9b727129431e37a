//! The pages of projects and programmes: entering one, a group that is engaged in it, its closing word, and what is told
//! when it ends.

use crate::{
    access::Try,
    town::{COUNCIL, MEMBER, REGISTRAR, Town},
};
use samordna_domain::{
    Command, EngagementId, Event, MatterId, UndertakingId,
    matter::{
        Addressee, MatterKind,
        command::{RaiseMatter, TriageMatter},
    },
    undertaking::{
        UndertakingKind,
        command::{BeginEngagement, EndUndertaking, RegisterUndertaking},
    },
};

const CHAIR: &str = "olle-ordforande";
const OWNER: &str = "nils-norr";

/// The fields of a programme of the northern hospital's.
const FIELDS: [(&str, &str); 5] = [
    ("kind", "programme"),
    ("name", "Program Nära hemma"),
    ("owner", "Norra sjukhuset"),
    ("source", "Beslut NS 2026-4"),
    ("from", "2026-01-01"),
];

fn programme(town: &Town) -> UndertakingId {
    let events = town.registrar(Command::RegisterUndertaking(RegisterUndertaking {
        kind: UndertakingKind::Programme,
        name: "Program Nära hemma".to_owned(),
        also: Vec::new(),
        owner: "norra-sjukhuset".parse().expect("an id"),
        source: "Beslut NS 2026-4".to_owned(),
        from: Some(crate::town::day("2026-01-01")),
        until: None,
        group: None,
    }));
    let Some(Event::UndertakingRegistered { undertaking, .. }) = events.first() else { panic!("{events:?}") };
    undertaking.clone()
}

/// The council is engaged in it until a day.
fn engaged(town: &Town, until: &str) -> EngagementId {
    let events = town.registrar(Command::BeginEngagement(BeginEngagement {
        group: COUNCIL.parse().expect("an id"),
        undertaking: programme(town),
        asked_by: None,
        task: "Läsa förslagen.".to_owned(),
        from: Some(crate::town::day("2026-02-01")),
        until: Some(crate::town::day(until)),
    }));
    let Some(Event::EngagementBegun { engagement, .. }) = events.first() else { panic!("{events:?}") };
    engagement.clone()
}

/// A matter that the programme ordered of the council.
pub fn ordered(town: &Town, by: &UndertakingId) -> MatterId {
    let events = town.registrar(Command::RaiseMatter(RaiseMatter {
        group: COUNCIL.parse().expect("an id"),
        title: "Vägen hem".to_owned(),
        kind: MatterKind::Commission,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: Some(Addressee::Undertaking(by.clone())),
        engagement: None,
        document: None,
        registry_number: None,
    }));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    let triage = TriageMatter {
        matter: matter.clone(),
        applies: Vec::new(),
        party_matter: false,
        exception: None,
        goes_to: None,
    };
    town.registrar(Command::TriageMatter(triage));
    matter.clone()
}

/// A matter of the council's that a programme ordered that has ended since.
pub fn orphaned(town: &Town) -> MatterId {
    let id = programme(town);
    let matter = ordered(town, &id);
    let (on, source) = (Some(crate::town::day("2026-10-31")), "Beslut NS 2026-9".to_owned());
    let end = EndUndertaking { undertaking: id, on, source, taken_over_by: None };
    town.registrar(Command::EndUndertaking(end));
    matter
}

/// How a route of this room is tried.
pub fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let of = |end: &str| format!("/grupper/{COUNCIL}/medverkan{end}");
    let at = |end: &str| format!("/projekt/{}{end}", programme(town));
    match (method, path) {
        ("post", "/projekt") => FIELDS
            .into_iter()
            .fold(Try::new(path, REGISTRAR, MEMBER), |one, (name, value)| one.with(name, value)),
        ("get", "/projekt/{id}") => Try::new(at(""), REGISTRAR, MEMBER),
        ("post", "/projekt/{id}/forlang") => Try::new(at("/forlang"), OWNER, MEMBER)
            .with("until", "2027-06-30")
            .with("source", "Beslut NS 2026-9"),
        ("post", "/projekt/{id}/avsluta") => {
            Try::new(at("/avsluta"), OWNER, MEMBER).with("source", "Beslut NS 2026-9")
        }
        ("get", "/grupper/{id}/medverkan") => Try::new(of(""), CHAIR, MEMBER),
        ("post", "/grupper/{id}/medverkan") => {
            let id = programme(town);
            Try::new(of(""), CHAIR, MEMBER).with("undertaking", id.to_string()).with("task", "Läsa")
        }
        (_, path) => {
            let known = engaged(town, "2026-10-31").short();
            let end = path.rsplit('/').next().unwrap_or_default();
            let end = if method == "get" { String::new() } else { format!("/{end}") };
            Try::new(of(&format!("/{known}{end}")), CHAIR, MEMBER)
                .with("word", "Vi läste tre förslag.")
                .with("until", "2026-12-31")
        }
    }
}

#[tokio::test]
async fn a_programme_is_entered_by_name_and_a_mistake_keeps_what_was_typed() {
    let town = Town::new();
    town.get("/projekt", None).await.is(200).says("Inget projekt eller program är infört.");
    let mut fields = FIELDS.to_vec();
    fields[2] = ("owner", "Finns inte");
    let again = town.post("/projekt", Some(REGISTRAR), &fields).await;
    again.is(422).says("Ingen enhet heter så.").says("Program Nära hemma");
    let entered = town.post("/projekt", Some(REGISTRAR), &FIELDS).await;
    let page = entered.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&page, None).await.is(200).says("Norra sjukhuset").says("Beslut NS 2026-4").says("Pågår");
    town.get("/projekt", None).await.says("Program Nära hemma").says("tills vidare");
    town.get("/projekt/finns-inte", None).await.is(404);
    let twin = town.post("/projekt", Some(REGISTRAR), &FIELDS).await;
    twin.is(422).says("Program Nära hemma är redan infört.");
}

#[tokio::test]
async fn a_group_enters_what_it_works_with_and_engages_in_it_on_its_own_page() {
    let town = Town::new();
    let page = format!("/grupper/{COUNCIL}/medverkan");
    town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await.says(&format!("href=\"{page}\""));
    let empty = town.get(&page, Some(CHAIR)).await;
    empty
        .is(200)
        .says("Gruppen medverkar inte i något projekt nu.")
        .says_not("Anteckna att gruppen medverkar");
    let mut fields = FIELDS.to_vec();
    fields.push(("group", COUNCIL));
    town.post("/projekt", Some(MEMBER), &fields).await.is(409);
    town.post("/projekt", Some(CHAIR), &fields).await.is(303);
    let begin = [("undertaking", "program-nara-hemma"), ("task", ""), ("from", "2026-02-01")];
    town.post(&page, Some(CHAIR), &begin).await.is(422).says("Skriv vad gruppen ska bidra med.");
    let begin = [("undertaking", "program-nara-hemma"), ("task", "Läsa förslagen."), ("from", "2026-02-01")];
    let begun = town.post(&page, Some(CHAIR), &begin).await;
    let own = begun.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&own, Some(CHAIR)).await.says("Medverkan i Program Nära hemma").says("så länge projektet pågår");
    town.get(&page, Some(CHAIR)).await.says("Pågår (1)").says("Program Nära hemma");
    town.get("/projekt/program-nara-hemma", None).await.says(&own);
}

#[tokio::test]
async fn a_matter_is_raised_within_an_engagement_and_stands_on_its_page() {
    let town = Town::new();
    let engagement = engaged(&town, "2027-10-31");
    let own = format!("/grupper/{COUNCIL}/medverkan/{}", engagement.short());
    let link = format!("/grupper/{COUNCIL}/arende?medverkan={}", engagement.short());
    town.get(&own, Some(CHAIR)).await.says(&link).says("Inget ärende än.");
    let blank = town.get(&link, Some(CHAIR)).await;
    blank.says(&format!("<option value=\"{}\" selected>Program Nära hemma", engagement.short()));
    blank.says("<option value=\"sounding_board\" selected>");
    let short = engagement.short();
    let fields = [("title", "Frågan"), ("kind", "sounding_board"), ("engagement", short.as_str())];
    let raised = town.post(&format!("/grupper/{COUNCIL}/arende"), Some(CHAIR), &fields).await;
    let matter = raised.is(303).location().to_owned();
    town.get(&matter, Some(CHAIR)).await.says("Inom medverkan i").says(&own).says("Norra sjukhuset");
    town.get(&own, Some(CHAIR)).await.says("Frågan");
}

#[tokio::test]
async fn the_closing_word_is_asked_for_where_the_engagement_is_over_and_ends_it() {
    let town = Town::new();
    let engagement = engaged(&town, "2026-10-31");
    let own = format!("/grupper/{COUNCIL}/medverkan/{}", engagement.short());
    let over = town.get(&own, Some(CHAIR)).await;
    over.says("Väntar på slutord").says("Slutordet skrivs senast").says("2026-11-30");
    over.says_not("/arende?medverkan=");
    let silent = town.post(&format!("{own}/slutord"), Some(CHAIR), &[("word", " ")]).await;
    silent.is(422).says("Skriv ett slutord");
    town.post(&format!("{own}/slutord"), Some(CHAIR), &[("word", "Vi läste tre förslag.")]).await.is(303);
    town.get(&own, Some(MEMBER))
        .await
        .says("Vi läste tre förslag.")
        .says("Avslutad")
        .says_not("Ändra sista dagen");
    let all = town.get(&format!("/grupper/{COUNCIL}/medverkan"), Some(CHAIR)).await;
    all.says("Pågår (0)").says("Program Nära hemma");
    town.get(&format!("/grupper/{COUNCIL}/medverkan/2026-9"), Some(CHAIR)).await.is(404);
}

#[tokio::test]
async fn a_matter_whose_programme_has_ended_asks_on_the_groups_page_who_orders_it_now() {
    let town = Town::new();
    let matter = orphaned(&town);
    let own = format!("/grupper/{COUNCIL}/arenden/{}", matter.short());
    let group = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    group
        .says(r#"Program Nära hemma slutade <span class="day">2026-10-31</span>."#)
        .says(&format!("{own}#bestallare"));
    town.get("/projekt", None).await.says_not("Program Nära hemma").says("alla=ja");
    town.get("/projekt?alla=ja", None).await.says("Har slutat");
    town.get("/projekt/program-nara-hemma", Some(CHAIR)).await.says("Vägen hem");
    town.get("/projekt/program-nara-hemma", None).await.says_not("Vägen hem");
    let fields = [("origin", "program Nära hemma"), ("reason", "Slut")];
    town.post(&format!("{own}/bestallare"), Some(CHAIR), &fields).await.is(422).says("Ingen enhet heter så.");
    let fields = [("origin", "Norra sjukhuset"), ("reason", "Programmet är slut.")];
    town.post(&format!("{own}/bestallare"), Some(CHAIR), &fields).await.is(303);
    town.get(&own, Some(CHAIR)).await.says("Beställs nu av Norra sjukhuset");
    let group = town.get(&format!("/grupper/{COUNCIL}"), Some(CHAIR)).await;
    group.says_not("#bestallare");
}

#[tokio::test]
async fn whoever_owns_a_programme_says_that_it_ends_and_who_takes_over() {
    let town = Town::new();
    let page = format!("/projekt/{}", programme(&town));
    let asked = town.get(&page, Some(MEMBER)).await;
    asked.says("Norra sjukhuset eller registratorn säger när det börjar och slutar.");
    let fields = [("on", "2026-11-20"), ("source", "Beslut NS 2026-9"), ("taken_over_by", "Södra sjukhuset")];
    town.post(&format!("{page}/avsluta"), Some(OWNER), &fields).await.is(303);
    town.get(&page, None).await.says("Har slutat").says("Beställer i stället").says("Södra sjukhuset");
    town.post(&format!("{page}/avsluta"), Some(OWNER), &fields).await.is(409);
    let longer = [("until", "2027-06-30"), ("source", "Beslut NS 2026-11")];
    town.post(&format!("{page}/forlang"), Some(OWNER), &longer).await.is(303);
    town.get(&page, None).await.says("Pågår").says_not("Beställer i stället");
    town.get("/handelser", None).await.says("Program Nära hemma fick en annan sista dag.");
}
