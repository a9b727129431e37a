//! The notice: by whom, in time, with an agenda, and with those whom an item weighs for.

use super::{call, coordinator, council, invite, item, meeting, plan, put};
use crate::town::{Town, body, day, must, should};
use samordna_charter::{
    Norm, Rule,
    norm::{CoOption, Names, Notice, NoticePart},
};
use samordna_domain::{
    BodyId, Command, Standing,
    duty::{DutyState, Way},
    meeting::{
        Content, ItemText,
        command::{AddPaper, CallMeeting},
    },
};

fn says(what: &[NoticePart], by: Option<&str>, days_before: Option<u32>) -> Rule {
    let by = by.map(Names::one).unwrap_or_default();
    Rule::Notice(Notice { what: what.to_vec(), by, days_before })
}

fn ready(norms: Vec<Norm>) -> (Town, BodyId) {
    let (mut town, group) = council(norms);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    (town, group)
}

#[test]
fn the_notice_is_sent_by_whom_the_charter_says() {
    let (mut town, _) = ready(vec![must(says(&[NoticePart::Notice], Some("Ordföranden"), None))]);
    assert_eq!(
        town.refused("hanna-direktor", call("2025-1")),
        "Kallelsen sänds ut av Ordföranden. Den som kan är Ordförande i Rådet (Nils Norr)."
    );
    town.person("nils-norr", call("2025-1"));
    assert_eq!(
        town.refused("nils-norr", call("2025-1")),
        "Kallelsen sändes ut den 2025-01-01. Det som ändras efter det visas som ändrat."
    );
}

#[test]
fn a_notice_with_an_agenda_is_not_sent_without_one() {
    let both = [NoticePart::Notice, NoticePart::Agenda];
    let (mut town, _) = ready(vec![must(says(&both, None, None))]);
    assert_eq!(
        town.refused("hanna-direktor", call("2025-1")),
        "Dagordningen är tom. Den ska följa med kallelsen."
    );
    coordinator(&mut town, put("2025-1", item("Läget")));
    coordinator(&mut town, call("2025-1"));
}

#[test]
fn a_late_notice_is_refused_by_a_ska_and_takes_a_reason_by_a_bor() {
    let late = |reason: &str| {
        let late_because = Some(reason.to_owned());
        Command::CallMeeting(CallMeeting { meeting: meeting("2025-1"), late_because })
    };
    let rule = || says(&[NoticePart::Notice], None, Some(14));
    let (mut town, _) = ready(vec![must(rule())]);
    town.today = day("2025-01-30");
    assert_eq!(
        town.refused("hanna-direktor", late("Vi glömde.")),
        "Det skulle ha sänts ut senast den 2025-01-29. Flytta mötet till den 2025-02-13 eller senare."
    );
    town.today = day("2025-01-29");
    coordinator(&mut town, call("2025-1"));

    let (mut town, _) = ready(vec![should(rule())]);
    town.today = day("2025-01-30");
    assert_eq!(
        town.refused("hanna-direktor", call("2025-1")),
        "Det borde ha sänts ut senast den 2025-01-29. Skriv varför det kommer senare."
    );
    coordinator(&mut town, late("Vi glömde."));
}

#[test]
fn late_papers_are_refused_by_a_ska() {
    let (mut town, _) = ready(vec![must(says(&[NoticePart::Papers], None, Some(7)))]);
    let content = Content(b"Ett underlag.".to_vec());
    let name = "underlag.txt".to_owned();
    let paper = Command::AddPaper(AddPaper {
        meeting: meeting("2025-1"),
        item: None,
        name,
        content,
        late_because: None,
    });
    town.today = day("2025-02-06");
    assert!(
        town.refused("hanna-direktor", paper.clone())
            .starts_with("Det skulle ha sänts ut senast den 2025-02-05.")
    );
    town.today = day("2025-02-05");
    coordinator(&mut town, paper);
}

#[test]
fn each_meeting_to_come_owes_its_notice_by_a_day_and_to_whom_the_charter_names() {
    let (mut town, group) = ready(vec![must(says(&[NoticePart::Notice], Some("Ordföranden"), Some(14)))]);
    coordinator(&mut town, plan(&group, &["2025-04-09"]));
    let duties = town.assessed(&group).duties;
    let due: Vec<_> = duties.iter().map(|duty| (duty.due, duty.state, duty.way)).collect();
    assert_eq!(
        due,
        [
            (Some(day("2025-01-29")), DutyState::Running, Way::CallMeeting),
            (Some(day("2025-03-26")), DutyState::Running, Way::CallMeeting),
        ]
    );
    assert_eq!(duties[0].key.about.meeting(), Some(&meeting("2025-1")));
    town.today = day("2025-01-15");
    assert_eq!(town.assessed(&group).duties[0].state, DutyState::DueSoon);
    assert_eq!(town.standing(&group).0, Standing::Due);
    town.person("nils-norr", call("2025-1"));
    assert_eq!(town.assessed(&group).duties[0].state, DutyState::Met);
    assert_eq!(town.standing(&group).1, "Utsänt till 1 av 2 kommande möten.");
    town.today = day("2025-03-27");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
}

#[test]
fn an_item_of_special_weight_blocks_the_notice_until_somebody_from_there_is_invited() {
    let co_option = must(Rule::CoOption(CoOption {
        mandatory_when: Some("frågor av särskild vikt för en förvaltning".to_owned()),
        ..CoOption::default()
    }));
    let weighs = || ItemText { weight_for: Some(body("sodra-sjukhuset")), ..item("Flytten") };
    let (mut town, _) = ready(vec![co_option]);
    coordinator(&mut town, put("2025-1", weighs()));
    let no = "”Flytten” är av särskild vikt för Södra sjukhuset. Bjud in någon därifrån först.";
    assert_eq!(town.refused("hanna-direktor", call("2025-1")), no);
    coordinator(&mut town, invite("2025-1", "karl-kommun-kommunforbundet"));
    assert_eq!(town.refused("hanna-direktor", call("2025-1")), no, "somebody from elsewhere is not enough");
    coordinator(&mut town, invite("2025-1", "siv-soder-sodra-sjukhuset"));
    coordinator(&mut town, call("2025-1"));

    let (mut town, _) = ready(vec![]);
    coordinator(&mut town, put("2025-1", weighs()));
    coordinator(&mut town, call("2025-1"));
}

#[test]
fn a_meeting_that_has_been_is_not_called() {
    let (mut town, _) = ready(vec![]);
    town.today = day("2025-02-13");
    assert!(town.refused("hanna-direktor", call("2025-1")).starts_with("Mötets dag var den 2025-02-12."));
}
