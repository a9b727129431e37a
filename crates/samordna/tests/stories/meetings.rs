//! A year of meetings at the command line, by a charter that the program reads itself: planned, called, held, counted.

use crate::town::{Town, charter, in_words};
use serde_json::{Value, json};

const GROUP: &str = "samordningsrad-horsel";

/// The council's charter: what it says of meetings is read from the text, as anybody would write it.
const TEXT: &str = "# Uppdragshandling för samordningsråd hörsel\n\n\
    Diarienummer: RS 2026-00018\n\
    Uppdragsgivare: Sjukvårdsdirektören\n\n\
    ## Möten\n\n\
    Rådet har tre till fyra möten per år. Antalet får ändras efter samråd med kontaktpersonen.\n\n\
    Mötena bör hållas digitalt.\n\n\
    Ordföranden får kalla till extra möten.\n\n\
    Kallelse och dagordning skickas ut senast en vecka före mötet.\n\n\
    Fastställd av sjukvårdsdirektören 2026-01-10\n";

/// The council, with a chair, a member, a coordinator and a contact person.
fn council() -> Town {
    let town = Town::empty().founded();
    let day = "2026-01-10";
    let title = charter("samordningsråd hörsel");
    town.accepted("rut-register", day, &[
        json!({"act": "form_group", "name": "samordningsråd hörsel", "group_type": "coordination_council"}),
        json!({"act": "read_charter", "name": "horsel.md", "text": TEXT}),
        json!({"act": "place_charter", "charter": title, "group": GROUP}),
    ]);
    town.accepted("dag-direktor", day, &[json!({"act": "sign_charter", "charter": title})]);
    let mut acts = vec![json!({
        "act": "register_person", "name": "Kim Koordinator", "at": "region-vast", "title": "koordinator"
    })];
    for (number, (role, who)) in [
        ("chair", "klara-klinik-vastra-sjukhuset"),
        ("coordinator", "kim-koordinator-region-vast"),
        ("contact_person", "dag-direktor-region-vast"),
    ]
    .into_iter()
    .enumerate()
    {
        acts.push(json!({"act": "establish_seat", "group": GROUP, "role": role}));
        acts.push(json!({"act": "appoint", "seat": format!("{GROUP}/{}", number + 1), "employment": who}));
    }
    town.accepted("rut-register", day, &acts);
    town
}

fn planned(kind: &str, day: &str) -> Value {
    json!({"kind": kind, "slot": {"day": day, "start": "13:00:00", "minutes": 60}})
}

fn plan(kind: &str, days: &[&str]) -> Value {
    let meetings: Vec<Value> = days.iter().map(|day| planned(kind, day)).collect();
    json!({"act": "plan_meetings", "group": GROUP, "meetings": meetings})
}

fn hold(number: u32) -> Value {
    let there = json!([{"employment": "klara-klinik-vastra-sjukhuset", "seat": format!("{GROUP}/1"), "presence": "whole"}]);
    json!({"act": "hold_meeting", "meeting": format!("{GROUP}/2026-{number}"), "attendance": there, "minutes": 55})
}

/// How the charter's number of meetings stands on a day, in words.
fn stands(town: &Town, day: &str) -> String {
    let check = town.check(GROUP, day);
    let said =
        check["norms"].as_array().expect("norms").iter().find(|norm| norm["kind"] == "meeting_frequency");
    let said = said.unwrap_or_else(|| panic!("{check:#}"));
    format!("{}: {}", said["standing"].as_str().unwrap(), said["fact"].as_str().unwrap())
}

#[test]
fn a_year_of_meetings_is_planned_called_held_and_counted_as_the_charter_says() {
    let town = council();
    let coordinator = "kim-koordinator";
    town.accepted(coordinator, "2026-01-12", &[
        json!({"act": "keep_template", "group": GROUP, "items": [{"title": "Övriga frågor"}], "closing": 1}),
        plan("ordinary", &["2026-03-04", "2026-09-02"]),
        json!({"act": "put_item", "meeting": format!("{GROUP}/2026-1"), "text": {"title": "Hörapparater", "kind": "position"}}),
    ]);
    insta::assert_snapshot!(stands(&town, "2026-01-12"), @"due: 2026-01-10 – 2026-12-31: 0 held, 2 planned; should be 3 to 4.");

    // Too late is refused by the sentence that says how long before.
    let call = json!({"act": "call_meeting", "meeting": format!("{GROUP}/2026-1")});
    insta::assert_snapshot!(in_words(&town.refused(coordinator, "2026-02-26", call.clone())), @"It should have been sent by 2026-02-25. Move the meeting to 2026-03-05 or later.");
    town.accepted(coordinator, "2026-02-20", std::slice::from_ref(&call));
    town.accepted(coordinator, "2026-03-04", &[hold(1)]);

    // An extra meeting is the chair's to call.
    let extra = plan("extra", &["2026-04-15"]);
    insta::assert_snapshot!(in_words(&town.refused(coordinator, "2026-04-01", extra.clone())), @"
    Extra meetings are called by Ordföranden.
    Who can: Chair of samordningsråd hörsel (Klara Klinik).
    ");
    town.accepted("klara-klinik", "2026-04-01", &[extra]);
    town.accepted(coordinator, "2026-04-15", &[hold(3)]);
    town.accepted(coordinator, "2026-09-02", &[hold(2)]);
    town.accepted(coordinator, "2026-09-03", &[plan("ordinary", &["2026-11-04", "2026-12-02"])]);
    insta::assert_snapshot!(stands(&town, "2026-09-03"), @"due: 2026-01-10 – 2026-12-31: 3 held, 2 planned; should be 3 to 4.");

    // One more than the charter says, after a dialogue with whom it names.
    let dialogue = |with: &str| json!({"act": "adjust_frequency", "group": GROUP, "max": 5, "until": "2026-12-31", "with": with, "note": "Fler."});
    let no = town.refused(coordinator, "2026-09-04", dialogue("klara-klinik-vastra-sjukhuset"));
    insta::assert_snapshot!(in_words(&no), @"
    The number of meetings is changed in dialogue with kontaktpersonen. Give who that is.
    Who can: Contact person of samordningsråd hörsel (Dag Direktör).
    ");
    town.accepted(coordinator, "2026-09-04", &[dialogue("dag-direktor-region-vast")]);
    town.accepted(coordinator, "2026-11-04", &[hold(4)]);
    town.accepted(coordinator, "2026-12-02", &[hold(5)]);
    insta::assert_snapshot!(stands(&town, "2026-12-03"), @"met: 2026-01-10 – 2026-12-31: 5 held, 0 planned; should be 3 to 5 after a dialogue.");
}
