//! Notes by `samordna act`: from the meeting to both web sites, under a charter of two principals.

use crate::town::{Town, charter, in_words};
use serde_json::{Value, json};

const GROUP: &str = "vardsamverkan-kusten";

const TEXT: &str = "# Uppdragshandling för vårdsamverkan kusten

Uppdragsgivare: Sjukvårdsdirektören

## Sammansättning

Ordförande: Utses av sjukvårdsdirektören. Gruppen ska ha minst två ledamöter.

## Sammanträden

Vid sammanträdena förs minnesanteckningar. Minnesanteckningarna skrivs under av ordföranden och av en ledamot från den andra huvudmannen. Därefter publiceras de på regionens och kommunförbundets webbplatser. Ledamöterna ska återkoppla till sina ledningsgrupper.

Fastställd av sjukvårdsdirektören 2026-02-01
";

fn seat(number: u32) -> String {
    format!("{GROUP}/{number}")
}

/// A group of two principals that has met once.
fn met() -> Town {
    let town = Town::empty().founded();
    town.accepted("rut-register", "2026-02-01", &[
        json!({"act": "register_body", "kind": "principal", "name": "Kustens kommunförbund"}),
        json!({"act": "register_person", "name": "Kim Kommun", "at": "kustens-kommunforbund", "title": "socialchef"}),
        json!({"act": "form_group", "name": "vårdsamverkan kusten", "group_type": "care_collaboration_forum"}),
        json!({"act": "read_charter", "name": "kusten.md", "text": TEXT}),
        json!({"act": "place_charter", "charter": charter("vårdsamverkan kusten"), "group": GROUP}),
        json!({"act": "describe_place", "place": "regionens webbplatser", "kind": "own"}),
    ]);
    let sign = json!({"act": "sign_charter", "charter": charter("vårdsamverkan kusten")});
    town.accepted("dag-direktor", "2026-02-01", &[sign]);
    let establish =
        |role: &str, unit: &str| json!({"act": "establish_seat", "group": GROUP, "role": role, "unit": unit});
    let appoint = |number: u32, who: &str| json!({"act": "appoint", "seat": seat(number), "employment": who, "evidence": "RS 2026-00020"});
    town.accepted(
        "rut-register",
        "2026-02-02",
        &[
            establish("chair", "vastra-sjukhuset"),
            establish("member", "kustens-kommunforbund"),
            appoint(1, "klara-klinik-vastra-sjukhuset"),
            appoint(2, "kim-kommun-kustens-kommunforbund"),
            json!({"act": "plan_meetings", "group": GROUP, "meetings": [
                {"kind": "sitting", "slot": {"day": "2026-03-02", "start": "13:00:00", "minutes": 90}},
            ]}),
        ],
    );
    let there = |employment: &str, number| json!({"employment": employment, "seat": seat(number), "presence": "whole"});
    town.accepted(
        "klara-klinik",
        "2026-03-02",
        &[json!({"act": "hold_meeting", "meeting": meeting(), "attendance": [
            there("klara-klinik-vastra-sjukhuset", 1), there("kim-kommun-kustens-kommunforbund", 2),
        ]})],
    );
    town
}

fn meeting() -> String {
    format!("{GROUP}/2026-1")
}

fn share(text: &str) -> Value {
    json!({"act": "share_notes", "meeting": meeting(), "text": text})
}

/// How the norms of a kind stand on a day.
fn standing(town: &Town, kind: &str, on: &str) -> String {
    let checked = town.check(GROUP, on);
    let norms = checked["norms"].as_array().unwrap();
    let norm = norms.iter().find(|norm| norm["kind"] == kind).unwrap_or_else(|| panic!("{checked}"));
    norm["standing"].as_str().unwrap().to_owned()
}

#[test]
fn notes_go_from_the_meeting_to_both_web_sites() {
    let town = met();
    assert_eq!(standing(&town, "minutes_required", "2026-03-03"), "due");
    let no = town.refused("kim-kommun", "2026-03-03", share("Vi sågs."));
    assert!(in_words(&no).contains("Klara Klinik"), "{no}");

    let text = "Ärendet gäller 121212-1212. Gruppen är överens.";
    let no = town.refused("klara-klinik", "2026-03-03", share(text));
    assert_eq!((&no["minutes_code"], &no["count"]), (&json!("passages"), &json!(1)));
    town.accepted("klara-klinik", "2026-03-03", &[share("Gruppen är överens.")]);
    assert_eq!(standing(&town, "minutes_required", "2026-03-03"), "met");

    let sign = json!({"act": "sign_notes", "meeting": meeting(), "version": 1});
    let no = town.refused(
        "klara-klinik",
        "2026-03-04",
        json!({"act": "approve_notes", "meeting": meeting(), "version": 1}),
    );
    assert_eq!(no["minutes_code"], "other_act");
    town.accepted("klara-klinik", "2026-03-04", std::slice::from_ref(&sign));
    assert_eq!(standing(&town, "minutes_approval", "2026-03-04"), "due");
    let done = town.accepted("kim-kommun", "2026-03-05", &[sign]);
    let events: Vec<&str> = done[0]["accepted"]["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect();
    assert_eq!(
        events,
        ["notes_signed", "notes_finished", "notes_published"],
        "the program's own page has it at once"
    );

    assert_eq!(standing(&town, "publication", "2026-03-05"), "due");
    let place = "kommunförbundets webbplatser";
    let publish = json!({"act": "publish_notes", "meeting": meeting(), "place": place, "address": "https://kusten.example/1"});
    town.accepted("klara-klinik", "2026-03-06", &[publish]);
    assert_eq!(standing(&town, "publication", "2026-03-06"), "met");

    assert_eq!(standing(&town, "member_communicates", "2026-03-06"), "due");
    let tell = json!({"act": "communicate_at_home", "meeting": meeting(), "note": "På ledningsgruppen."});
    town.accepted("kim-kommun", "2026-03-06", &[tell]);
    assert_eq!(standing(&town, "member_communicates", "2026-03-06"), "met");

    let correct = json!({"act": "share_notes", "meeting": meeting(), "text": "Gruppen är inte överens.", "change": "Ett ord."});
    town.accepted("klara-klinik", "2026-03-09", &[correct]);
    assert_eq!(standing(&town, "minutes_approval", "2026-03-09"), "due", "a correction is signed by itself");
}
