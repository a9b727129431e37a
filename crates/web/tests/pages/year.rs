//! The year wheel: meetings and duties on a circle, and the same in a table.

use crate::town::{COUNCIL, Town, day};
use jiff::civil::time;
use samordna_domain::{
    Command,
    meeting::{
        MeetingKind, Slot,
        command::{PlanMeetings, PlannedMeeting},
    },
};

/// Plans ordinary meetings on these days.
fn plan(town: &Town, days: &[&str]) {
    let meeting = |on: &&str| PlannedMeeting {
        kind: MeetingKind::Ordinary,
        name: None,
        slot: Slot { day: day(on), start: time(13, 0, 0, 0), minutes: 90 },
        form: None,
        place: None,
    };
    let meetings = days.iter().map(meeting).collect();
    town.registrar(Command::PlanMeetings(PlanMeetings { group: COUNCIL.parse().unwrap(), meetings }));
}

/// The addresses that marks lead to, and those that the rows of the table lead to.
fn links(html: &str) -> (Vec<String>, Vec<String>) {
    let part = |from: &str, to: &str| {
        html.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default()
    };
    let of = |part: &str| {
        let all = part.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        let mut all: Vec<String> = all.collect();
        all.sort();
        all
    };
    (of(part("<svg viewBox=\"0 0 640 640\"", "</svg>")), of(part("id=\"tabell\"", "</table>")))
}

#[tokio::test]
async fn the_wheel_and_the_table_lead_to_the_same_meetings_and_duties() {
    let town = Town::new();
    plan(&town, &["2026-02-10", "2026-04-14", "2026-09-15", "2026-12-08"]);
    let page = town.get(&format!("/grupper/{COUNCIL}/ar?ar=2026"), None).await;
    page.is(200).says("Årshjul 2026").says("<desc ").says("4 möten").says("I dag");
    let (wheel, table) = links(&page.html);
    assert_eq!(wheel, table);
    assert_eq!(wheel.iter().filter(|href| href.contains("/moten/2026-")).count(), 4, "{wheel:?}");
    assert_eq!(page.html.matches("class=\"month").count(), 24, "twelve months, each with its name");
    // The charter was to be sent out in the spring of 2025.
    let before = town.get(&format!("/grupper/{COUNCIL}/ar?ar=2025"), None).await;
    before.is(200).says("den sista dagen på året").says_not("class=\"hand\"").says_not("/skyldigheter/");
    // What was due then is no longer to be done: the marks lead to the norm, which still stands where it stood.
    let (wheel, table) = links(&before.html);
    assert_eq!(wheel, table);
    assert!(wheel.iter().any(|href| href.contains("/regler/")), "{wheel:?}");
    for href in wheel {
        town.get(&href, None).await.is(200);
    }
}

#[tokio::test]
async fn a_year_with_nothing_in_it_says_so() {
    let town = Town::new();
    let page = town.get(&format!("/grupper/{COUNCIL}/ar?ar=2020"), None).await;
    page.is(200).says("Inga möten är planerade").says_not("id=\"tabell\"");
    for wrong in ["?ar=tjugosex", "?ar=99999", "?ar=0"] {
        town.get(&format!("/grupper/{COUNCIL}/ar{wrong}"), None).await.is(404);
    }
    town.get("/grupper/finns-inte/ar", None).await.is(404);
}

#[tokio::test]
async fn the_groups_page_tells_when_it_meets_next() {
    let town = Town::new();
    plan(&town, &["2026-04-14", "2026-12-08", "2027-02-09"]);
    let page = town.get(&format!("/grupper/{COUNCIL}"), Some("kaj-koordinator")).await;
    page.is(200).says("Nästa möte").says("2026-12-08 13:00").says_not("2027-02-09 13:00");
    // The charter publishes no dates: who is not of the group is told none.
    town.get(&format!("/grupper/{COUNCIL}"), None).await.is(200).says_not("2026-12-08");
}
