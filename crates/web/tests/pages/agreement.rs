//! The pages of agreements: the register, entering one, what each principal has done, prolonging and ending.

use crate::{
    access::Try,
    decision::{CHAIR, act},
    town::{COUNCIL, DIRECTOR, MEMBER, TODAY, Town, day},
};
use samordna_domain::{
    AgreementId, Command, Event, RoundId,
    agreement::command::RegisterAgreement,
    round::{
        AnswerKind, RoundKind,
        command::{AnswerRound, OpenRound},
    },
};

const REGION: &str = "region-vast";
const ASSOCIATION: &str = "kommunforbundet";

/// What is typed in the form.
const FIELDS: [(&str, &str); 6] = [
    ("title", "Hälso- och sjukvårdsavtalet"),
    ("registry_number", "RV 2026-00370"),
    ("parties", "Region Väst\nKommunförbundet"),
    ("signed", "2026-01-15"),
    ("until", "2027-01-31"),
    ("owner", "Koncernkontoret"),
];

fn list(end: &str) -> String {
    format!("/grupper/{COUNCIL}/avtal{end}")
}

fn page(agreement: &AgreementId) -> String {
    list(&format!("/{}", agreement.short()))
}

fn entered(town: &Town) -> AgreementId {
    let asked = RegisterAgreement {
        group: COUNCIL.parse().expect("an id"),
        title: "Hälso- och sjukvårdsavtalet".to_owned(),
        registry_number: "RV 2026-00370".to_owned(),
        parties: [REGION, ASSOCIATION].map(|id| id.parse().expect("an id")).to_vec(),
        signed: day("2025-11-01"),
        from: None,
        until: Some(day("2027-01-31")),
        owner: None,
        every_months: None,
        replaces: None,
    };
    let events = act(town, CHAIR, Command::RegisterAgreement(asked));
    let Some(Event::AgreementRegistered { agreement, .. }) = events.first() else { panic!("{events:?}") };
    agreement.clone()
}

fn asked(town: &Town, agreement: &AgreementId, kind: RoundKind) -> RoundId {
    let ask = OpenRound {
        group: agreement.group.clone(),
        kind,
        about: None,
        agreement: Some(agreement.clone()),
        question: "Hur går det?".to_owned(),
        units: Vec::new(),
        due: day("2026-12-31"),
    };
    let events = act(town, CHAIR, Command::OpenRound(ask));
    let Some(Event::RoundOpened { round, .. }) = events.first() else { panic!("{events:?}") };
    round.clone()
}

fn answered(town: &Town, round: &RoundId, answer: AnswerKind, text: &str) {
    let answer = AnswerRound {
        round: round.clone(),
        unit: REGION.parse().expect("an id"),
        answer,
        text: text.to_owned(),
        attachment: Some("Granskning".to_owned()),
        name: None,
        content: None,
    };
    act(town, DIRECTOR, Command::AnswerRound(answer));
}

/// How the routes of this room are tried.
pub fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let (_, end) = path.split_once("/avtal").expect("a page of agreements");
    let at = |end: &str| Try::new(format!("{}{end}", page(&entered(town))), CHAIR, MEMBER);
    match (method, end) {
        ("get", "" | "/nytt") => Try::new(list(end), CHAIR, MEMBER),
        ("post", "") => {
            let one = Try::new(list(""), CHAIR, MEMBER);
            FIELDS.into_iter().fold(one, |one, (name, value)| one.with(name, value))
        }
        ("get", "/{agreement}") => at(""),
        ("post", "/{agreement}/forlang") => at("/forlang").with("document", "RV 2026-1"),
        ("post", "/{agreement}/avsluta") => at("/avsluta").with("reason", "Ersätts av lag"),
        other => panic!("{other:?} is not tried: say here who may, and with what"),
    }
}

#[tokio::test]
async fn an_agreement_is_entered_by_names_and_a_mistake_keeps_what_was_typed() {
    let town = Town::new();
    town.get(&list(""), Some(CHAIR)).await.is(200).says("Inget avtal är infört.").says("För in ett avtal");
    town.get(&list(""), Some(MEMBER)).await.is(200).says_not("/avtal/nytt");
    let mut wrong = FIELDS.to_vec();
    wrong[2] = ("parties", "Region Väst\nNorra sjukhuset");
    let back = town.post(&list(""), Some(CHAIR), &wrong).await;
    back.is(422).says("Ingen enhet heter så.").says("value=\"RV 2026-00370\"");
    let one = [("parties", "Region Väst")];
    let alone: Vec<_> = FIELDS.into_iter().filter(|(name, _)| *name != "parties").chain(one).collect();
    town.post(&list(""), Some(CHAIR), &alone).await.is(422).says("Ange minst två huvudmän");
    let entered = town.post(&list(""), Some(CHAIR), &FIELDS).await;
    assert_eq!(entered.is(303).location(), format!("{}?gjort", list("/2026-1")));
    let known = town.get(&list("/2026-1"), Some(MEMBER)).await;
    known.says("RV 2026-00370").says("2026-01-15 – 2027-01-31").says("Koncernkontoret").says("varje år");
    known.says("Går snart ut").says("<title id=\"matris-titel-0\">Vad varje huvudman har gjort");
    town.get("/avtal", Some(MEMBER)).await.says("Hälso- och sjukvårdsavtalet").says("0 av 2");
    town.get(&list("/2026-9"), Some(MEMBER)).await.is(404);
}

#[tokio::test]
async fn what_each_principal_has_done_stands_as_a_picture_and_a_table_with_what_shows_it() {
    let town = Town::new();
    let agreement = entered(&town);
    let blank = town.get(&page(&agreement), Some(CHAIR)).await;
    blank.says("Inte frågat").says("Uppföljning saknas").says("slag=follow_up");
    let form =
        town.get(&format!("/grupper/{COUNCIL}/rundor/ny?avtal=2026-1&slag=follow_up"), Some(CHAIR)).await;
    form.says("Lämna tomt om alla avtalets parter ska frågas: Region Väst, Kommunförbundet");
    form.says("<option value=\"follow_up\" selected>").says_not("home_decision").says_not("name=\"about\"");
    let round = asked(&town, &agreement, RoundKind::FollowUp);
    answered(&town, &round, AnswerKind::FollowedUp, "Rapport RV 2026-88");
    let carried = asked(&town, &agreement, RoundKind::Implementation);
    answered(&town, &carried, AnswerKind::NotDone, "Vi väntar på lagen");
    let known = town.get(&page(&agreement), Some(MEMBER)).await;
    known.says("Region Väst: Görs inte, Inte frågat, Klart").says("Rapport RV 2026-88").says(TODAY);
    known.says("Kommunförbundet: Väntar på svar, Inte frågat, Uppföljning saknas");
    known.says(&format!("/rundor/{}/{REGION}/bilaga/1", round.short()));
    known.says_not("/avtal/nytt?ersatter").says("2027-11-22");
    let register = town.get(&list(""), Some(MEMBER)).await;
    register.says("1 av 2").says("Region Väst: Görs inte").says("Kommunförbundet: Uppföljning saknas");
    let asked = town.get(&format!("/grupper/{COUNCIL}/rundor/{}", round.short()), Some(MEMBER)).await;
    asked.says("Uppföljning: Hälso- och sjukvårdsavtalet").says(&page(&agreement));
}

#[tokio::test]
async fn an_agreement_is_prolonged_or_said_not_to_be_renewed() {
    let town = Town::new();
    let agreement = entered(&town);
    let at = page(&agreement);
    let early = [("until", "2026-12-31"), ("document", "RV 2026-400")];
    let back = town.post(&format!("{at}/forlang"), Some(CHAIR), &early).await;
    back.is(422).says("Avtalet gäller redan till och med 2027-01-31.").says("value=\"RV 2026-400\"");
    let later = [("until", "2029-01-31"), ("document", "RV 2026-400")];
    town.post(&format!("{at}/forlang"), Some(CHAIR), &later).await.is(303);
    let known = town.get(&at, Some(CHAIR)).await;
    known.says("2025-11-01 – 2029-01-31").says("RV 2026-400").says("gällde till och med 2027-01-31");
    known.says_not("Går snart ut");
    let ends = [("on", "2026-11-21"), ("reason", "Ersätts av lag")];
    town.post(&format!("{at}/avsluta"), Some(CHAIR), &ends).await.is(303);
    town.get(&at, Some(CHAIR)).await.says("Upphört").says("Ersätts av lag").says_not("/forlang\"");
    town.get(&list(""), Some(CHAIR)).await.says("Inget avtal är infört.");
    town.get(&list("?alla=ja"), Some(CHAIR)).await.says("Hälso- och sjukvårdsavtalet").says("Upphört");
    town.get("/handelser", Some(CHAIR)).await.says("Hälso- och sjukvårdsavtalet upphör 2026-11-21.");
}
