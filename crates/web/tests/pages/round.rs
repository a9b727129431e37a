//! The pages of rounds: the list, asking, the matrix, answering, deciding, and what waits for somebody.

use crate::{
    access::{Try, meeting::send_file},
    decision::{CHAIR, NORTH, SOUTH, act, agreed, answered, decided, mandate, prepared, ready, round},
    town::{COUNCIL, MEMBER, Town},
};
use samordna_domain::{
    Command, RoundId,
    round::{AnswerKind, RoundKind, command::AnswerRound},
};

fn page(round: &RoundId) -> String {
    format!("/grupper/{}/rundor/{}", round.group, round.short())
}

fn impact(town: &Town) -> RoundId {
    round(town, RoundKind::Impact, &prepared(town))
}

/// How the routes of this room are tried.
pub fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let council = |end: &str| format!("/grupper/{COUNCIL}/rundor{end}");
    let (_, end) = path.split_once("/rundor").expect("a page of rounds");
    let at = |end: &str| Try::new(format!("{}{end}", page(&impact(town))), CHAIR, MEMBER);
    match (method, end) {
        ("get", "" | "/ny") => Try::new(council(end), CHAIR, MEMBER),
        ("post", "") => {
            let one = Try::new(council(end), CHAIR, MEMBER);
            one.with("kind", "impact").with("question", "Berörs ni?").with("due", "2026-12-31")
        }
        ("get", "/{round}") => at(""),
        ("get", "/{round}/{unit}") => at("/norra-sjukhuset"),
        ("get", "/{round}/{unit}/bilaga/{number}") => {
            let round = impact(town);
            let answer = AnswerRound {
                round: round.clone(),
                unit: NORTH.parse().expect("an id"),
                answer: AnswerKind::NotAffected,
                text: String::new(),
                attachment: Some("Protokoll".to_owned()),
                name: None,
                content: None,
            };
            act(town, MEMBER, Command::AnswerRound(answer));
            Try::new(format!("{}/{NORTH}/bilaga/1", page(&round)), CHAIR, MEMBER)
        }
        ("post", "/{round}/paminn") => at("/paminn"),
        ("post", "/{round}/fraga-fler") => at("/fraga-fler").with("unit", "Närhälsan"),
        ("post", "/{round}/lamna") => at("/lamna").with("unit", SOUTH).with("reason", "Har lagts ned"),
        ("post", "/{round}/stang") => at("/stang"),
        ("post", "/{round}/{unit}/svara") => {
            let one = at("/norra-sjukhuset/svara");
            Try { right: MEMBER, other: "sam-ledamot", ..one }.with("answer", "not_affected")
        }
        ("post", "/{round}/{unit}/besluta") => {
            mandate(town, NORTH);
            let round = round(town, RoundKind::HomeDecision, &agreed(town));
            let one = Try::new(format!("{}/{NORTH}/besluta", page(&round)), "nils-norr", MEMBER);
            one.with("answer", "declines").with("text", "Inte i år")
        }
        other => panic!("{other:?} is not tried: say here who may, and with what"),
    }
}

#[tokio::test]
async fn a_round_is_put_from_the_norm_that_asks_for_it() {
    let town = Town::new();
    let matter = agreed(&town);
    let norms = town.desk.look(|world| {
        let charter = world.charter_in_force(&COUNCIL.parse().unwrap(), town.today).unwrap();
        charter
            .standing()
            .find(|(_, norm)| norm.kind() == samordna_charter::Kind::UnionConsultation)
            .unwrap()
            .0
    });
    let at = format!("/grupper/{COUNCIL}/rundor/ny?arende={}&regel={}", matter.short(), norms + 1);
    let blank = town.get(&at, Some(CHAIR)).await;
    blank
        .is(200)
        .says("value=\"union_consultation\" selected")
        .says("Är den fackliga samverkan klar hos er?");
    blank.says("Norra sjukhuset, Södra sjukhuset");
    let fields = [
        ("kind", "union_consultation"),
        ("about", &matter.to_string()),
        ("question", "Klar?"),
        ("due", "2026-12-15"),
        ("units", "Norra\nSödra sjukhuset"),
    ];
    let opened = town.post(&format!("/grupper/{COUNCIL}/rundor"), Some(CHAIR), &fields).await;
    let round = opened.is(303).location().trim_end_matches("?gjort").to_owned();
    town.get(&round, Some(MEMBER)).await.is(200).says("0 av 2").says("Väntar på svar").says("Klar?");
    town.get(&format!("/grupper/{COUNCIL}/rundor"), Some(MEMBER))
        .await
        .says("Gemensam rutin för höftfraktur");
    let late = [("kind", "impact"), ("question", "Berörs ni?"), ("due", "2026-01-01")];
    town.post(&format!("/grupper/{COUNCIL}/rundor"), Some(CHAIR), &late)
        .await
        .is(422)
        .says("2026-01-01 har redan varit.");
}

#[tokio::test]
async fn a_member_answers_in_words_and_the_matrix_shows_it() {
    let town = Town::new();
    let round = impact(&town);
    let unit = format!("{}/{NORTH}", page(&round));
    town.get(&unit, Some(MEMBER)).await.is(200).says("Vad svarar ni?").says("action=\"");
    town.post(&format!("{unit}/svara"), Some(MEMBER), &[("answer", "affected"), ("text", "")])
        .await
        .is(422)
        .says("Fyll i fältet.");
    let fields = [("answer", "affected"), ("text", "Två heltider."), ("attachment", "Beräkning\n2 × 1")];
    town.post(&format!("{unit}/svara"), Some(MEMBER), &fields).await.is(303);
    let matrix = town.get(&page(&round), Some(CHAIR)).await;
    matrix.says("1 av 2").says("Två heltider.").says("Nora Ledamot").says("Norra sjukhuset: Berörs");
    town.get(&format!("{unit}/bilaga/1"), Some(CHAIR)).await.is(200).says("2 × 1");
    town.get(&format!("{unit}/bilaga/2"), Some(CHAIR)).await.is(404);
    let refused = town.post(&format!("{unit}/svara"), Some("siv-soder"), &fields).await;
    refused.is(409).says("För Norra sjukhuset svarar dess ledamot, ersättaren eller chefen.");
}

#[tokio::test]
async fn a_mandate_holder_decides_and_others_are_told_who_may() {
    let town = Town::new();
    mandate(&town, NORTH);
    let matter = agreed(&town);
    let home = round(&town, RoundKind::HomeDecision, &matter);
    let unit = format!("{}/{NORTH}", page(&home));
    let before = town.get(&unit, Some("nils-norr")).await;
    before.is(200).says("Norra sjukhuset kan inte besluta än: facklig samverkan saknas.");
    before
        .says("Facklig samverkan genomförs i varje förvaltning innan den beslutar.")
        .says("men ni kan avböja");
    before.says_not("value=\"decided\"");
    ready(&town, &matter, &[NORTH]);
    let form = town.get(&unit, Some("nils-norr")).await;
    form.says("value=\"decided\"").says("respects-budget").says("Delegationsordning SSN 2025-00010");
    town.post(&format!("{unit}/besluta"), Some("nils-norr"), &[("answer", "decided")])
        .await
        .is(422)
        .says("Intyga att beslutet respekterar");
    let other = town.get(&unit, Some(MEMBER)).await;
    other.says("Du har inget mandat att besluta för Norra sjukhuset.").says("Nils Norr");
    let fields =
        [("answer", "decided"), ("respects-budget", "ja"), ("respects-head_of_administration", "ja")];
    town.post(&format!("{unit}/besluta"), Some("nils-norr"), &fields).await.is(303);
    town.get(&unit, Some(MEMBER)).await.says("Gäller från 2026-11-22.");
}

#[tokio::test]
async fn who_has_no_mandate_is_lifted_and_the_page_says_to_whom() {
    let town = Town::new();
    mandate(&town, NORTH);
    let home = round(&town, RoundKind::HomeDecision, &agreed(&town));
    let unit = town.get(&format!("{}/{SOUTH}", page(&home)), Some("siv-soder")).await;
    unit.is(200).says("Ingen där har mandat att besluta. Lyft till");
    unit.says("Om ingen i rådet har mandat att avgöra en fråga ska den lyftas");
}

#[tokio::test]
async fn what_waits_for_somebody_is_one_click_from_answered() {
    let town = Town::new();
    town.get("/mina-svar", Some(MEMBER)).await.is(200).says("Ingen väntar på svar från dig.");
    let round = impact(&town);
    let mine = town.get("/mina-svar", Some(MEMBER)).await;
    mine.says("Konsekvenser: Gemensam rutin för höftfraktur").says("om 39 dagar");
    let action = format!("{}/{NORTH}/svara", page(&round));
    assert_eq!(mine.hidden(&action, "answer"), "not_affected");
    mine.says("<button>Svara ”Berörs inte”<");
    let fields = [("answer", "not_affected"), ("till", "mina-svar")];
    let done = town.post(&action, Some(MEMBER), &fields).await;
    assert_eq!(done.is(303).location(), "/mina-svar?gjort");
    town.get("/mina-svar", Some(MEMBER)).await.says("Ingen väntar på svar från dig.");
    town.get("/mina-svar", Some("siv-soder")).await.says("Södra sjukhuset");
}

#[tokio::test]
async fn the_keeper_reminds_asks_more_and_fewer_and_closes() {
    let town = Town::new();
    let round = impact(&town);
    let at = page(&round);
    town.post(&format!("{at}/fraga-fler"), Some(CHAIR), &[("unit", "Närhälsan")]).await.is(303);
    town.post(&format!("{at}/fraga-fler"), Some(CHAIR), &[("unit", "Finns inte")]).await.is(422);
    town.post(&format!("{at}/paminn"), Some(CHAIR), &[]).await.is(303);
    town.post(&format!("{at}/paminn"), Some(CHAIR), &[])
        .await
        .is(409)
        .says("En påminnelse har redan gått ut");
    town.post(&format!("{at}/lamna"), Some(CHAIR), &[("unit", SOUTH), ("reason", "")]).await.is(422);
    town.post(&format!("{at}/lamna"), Some(CHAIR), &[("unit", SOUTH), ("reason", "Lades ned.")])
        .await
        .is(303);
    town.get(&at, Some(MEMBER)).await.says("Lades ned.").says("Lämnade rundan").says("Närhälsan");
    answered(&town, &round, NORTH, AnswerKind::NotAffected);
    town.post(&format!("{at}/stang"), Some(CHAIR), &[]).await.is(303);
    town.get(&at, Some(CHAIR)).await.says("Stängd").says_not("/stang\"");
}

#[tokio::test]
async fn a_round_where_all_have_answered_says_so() {
    let town = Town::new();
    let (_, round) = decided(&town);
    let list = town.get(&format!("/grupper/{COUNCIL}/rundor"), Some(MEMBER)).await;
    list.says("1 av 2");
    town.get(&page(&round), Some(MEMBER)).await.says("Beslutat").says("med eget mandat");
    town.get("/grupper/finns-inte/rundor", Some(MEMBER)).await.is(404);
    town.get(&format!("/grupper/{COUNCIL}/rundor/2026-99"), Some(MEMBER)).await.is(404);
    town.get(&format!("/grupper/{COUNCIL}/rundor/tre"), Some(MEMBER)).await.is(404);
}

#[tokio::test]
async fn a_file_comes_with_an_answer_and_whoever_sees_the_round_can_fetch_it() {
    let town = Town::new();
    let round = impact(&town);
    let at = format!("{}/{NORTH}", page(&round));
    let form = town.get(&at, Some(MEMBER)).await;
    form.says("enctype=\"multipart/form-data\"").says("Högst 10 MB");
    let one = Try::new(format!("{at}/svara"), MEMBER, CHAIR).with("answer", "affected");
    // Nothing that was written is lost where the file is not what it says.
    let wrong = Try { file: Some("underlag.pdf"), ..one.with("text", "Två salar stängs") };
    let back = send_file(&town, &wrong, Some(MEMBER)).await;
    back.is(422).says("underlag.pdf heter som PDF men är").says("svara-content-error");
    back.says("Två salar stängs</textarea>");
    let right = Try { file: Some("underlag från norr.txt"), ..wrong };
    assert!(send_file(&town, &right, Some(MEMBER)).await.is(303).location().ends_with("?gjort"));
    let digest = samordna_domain::Digest::of("Ett underlag till.".as_bytes()).to_string();
    town.get(&at, Some(CHAIR)).await.says("underlag från norr.txt (Text)").says(&digest);
    town.get(&page(&round), Some("sam-ledamot")).await.says("underlag från norr.txt (Text)");
    let file = town.get(&format!("{at}/bilaga/1"), Some("sam-ledamot")).await;
    assert_eq!(file.is(200).html, "Ett underlag till.");
    let says = file.headers["content-disposition"].to_str().unwrap();
    assert!(says.starts_with("attachment; filename=\"underlag_fr_n_norr.txt\""), "{says}");
    town.get(&format!("{at}/bilaga/1"), None).await.is(303);
    town.get(&format!("{at}/bilaga/2"), Some(MEMBER)).await.is(404);
    // Whoever may not answer is told so, and keeps what was written.
    let no = send_file(&town, &right, Some("sam-ledamot")).await;
    no.is(409).says("Två salar stängs");
}

#[tokio::test]
async fn a_file_comes_with_a_decision_at_home_and_a_no_keeps_what_was_written() {
    let town = Town::new();
    mandate(&town, NORTH);
    let round = round(&town, RoundKind::HomeDecision, &agreed(&town));
    let at = format!("{}/{NORTH}", page(&round));
    town.get(&at, Some("nils-norr")).await.says("enctype=\"multipart/form-data\"").says("Högst 10 MB");
    let one = Try::new(format!("{at}/besluta"), "nils-norr", MEMBER).with("answer", "declines");
    let wrong = Try { file: Some("beslut.pdf"), ..one.with("text", "Inte i år") };
    let back = send_file(&town, &wrong, Some("nils-norr")).await;
    back.is(422).says("beslut.pdf heter som PDF men är").says("Inte i år</textarea>");
    let right = Try { file: Some("beslut.txt"), ..wrong };
    send_file(&town, &right, Some(MEMBER)).await.is(409).says("Inte i år");
    send_file(&town, &right, Some("nils-norr")).await.is(303);
    town.get(&at, Some(CHAIR)).await.says("beslut.txt (Text)").says("Avböjt");
    let file = town.get(&format!("{at}/bilaga/1"), Some("sam-ledamot")).await;
    assert_eq!(file.is(200).html, "Ett underlag till.");
}
