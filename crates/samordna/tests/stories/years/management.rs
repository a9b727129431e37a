//! A group of three regions: one from each, with a substitute; the chair sits for two years and the vice chair takes over;
//! the plan of the year is adopted by those above; the clock of the evaluation is started by hand.

use super::{Story, appoint, does, formed, held, may_not, plan, seat, share};
use crate::town::Town;
use serde_json::{Value, json};

const GROUP: &str = "ledningsgruppen-for-hogspecialiserad-vard";
const CHARTER: &str = "uppdragsdirektiv-for-ledningsgruppen-for-hogspecialiserad-vard";
const SUCCEEDS: &str = "När de två åren har gått tar vice ordföranden över som ordförande.";
const CHAIR: &str = "Regiondirektörernas grupp utser ordförande och vice ordförande.";
const TEXT: &str = include_str!("management.md");

/// The regions beside *Region Väst*, each with its director and two people.
pub fn three_regions() -> Town {
    let town = super::region::since("2023-01-02");
    let mut acts = vec![
        json!({"act": "register_body", "kind": "board", "name": "Regiondirektörernas grupp"}),
        json!({"act": "register_body", "kind": "board", "name": "Samverkansnämnden"}),
    ];
    for (region, of, director, one, other) in [
        ("Region Norr", "region-norr", "Dora Norr", "Noa Norr", "Nils Norr"),
        ("Region Syd", "region-syd", "Dan Syd", "Stina Syd", "Sara Syd"),
    ] {
        acts.extend([
            json!({"act": "register_body", "kind": "principal", "name": region}),
            json!({"act": "register_body", "kind": "office", "name": "regiondirektör", "of": of, "duty": "head"}),
            json!({"act": "register_person", "name": director, "at": of, "title": "regiondirektör"}),
            json!({"act": "take_office", "office": format!("regiondirektor-{of}"), "employment": super::region::slug(&format!("{director} {of}"))}),
            json!({"act": "register_person", "name": one, "at": of, "title": "sjukhusdirektör"}),
            json!({"act": "register_person", "name": other, "at": of, "title": "sjukhusdirektör"}),
        ]);
    }
    acts.extend([
        json!({"act": "register_body", "kind": "office", "name": "ordförande", "of": "regiondirektorernas-grupp", "duty": "head"}),
        json!({"act": "take_office", "office": "ordforande-regiondirektorernas-grupp", "employment": "dora-norr-region-norr"}),
    ]);
    town.accepted("rut-register", "2023-01-03", &acts);
    town
}

/// The group is formed, its charter adopted and its seats filled.
pub fn seated() -> Vec<super::Step> {
    let mut steps = formed(
        "2023-01-09",
        "rut-register",
        "ledningsgruppen för högspecialiserad vård",
        "management_group",
        Some("regiondirektorernas-grupp"),
        CHARTER,
        TEXT,
    );
    let substitute = |of: u32, unit: &str| -> Value {
        json!({"act": "establish_seat", "group": GROUP, "role": {"substitute": {"of": format!("{GROUP}/{of}")}}, "unit": unit})
    };
    steps.extend([
        does("2023-01-10", "dora-norr", json!({"act": "sign_charter", "charter": CHARTER})),
        does("2023-01-11", "rut-register", seat(GROUP, "member", "region-vast")),
        does("2023-01-11", "rut-register", seat(GROUP, "member", "region-norr")),
        does("2023-01-11", "rut-register", seat(GROUP, "member", "region-syd")),
        does("2023-01-11", "rut-register", substitute(1, "region-vast")),
        does("2023-01-11", "rut-register", substitute(2, "region-norr")),
        does("2023-01-11", "rut-register", substitute(3, "region-syd")),
        does("2023-01-11", "rut-register", seat(GROUP, "chair", "region-norr")),
        does("2023-01-11", "rut-register", seat(GROUP, "vice_chair", "region-syd")),
    ]);
    const THEIRS: &str = "Båda utses av regiondirektören i den egna regionen.";
    steps.extend([
        may_not("2023-01-12", "dan-syd", appoint(GROUP, 1, "vide-vast-vastra-sjukhuset"), THEIRS),
        does("2023-01-12", "dag-direktor", appoint(GROUP, 1, "vide-vast-vastra-sjukhuset")),
        does("2023-01-12", "dora-norr", appoint(GROUP, 2, "noa-norr-region-norr")),
        does("2023-01-12", "dan-syd", appoint(GROUP, 3, "stina-syd-region-syd")),
        does("2023-01-12", "dag-direktor", appoint(GROUP, 4, "olga-ost-ostra-sjukhuset")),
        does("2023-01-12", "dora-norr", appoint(GROUP, 5, "nils-norr-region-norr")),
        does("2023-01-12", "dan-syd", appoint(GROUP, 6, "sara-syd-region-syd")),
        may_not("2023-01-12", "dan-syd", appoint(GROUP, 7, "noa-norr-region-norr"), CHAIR),
        does("2023-01-12", "dora-norr", appoint(GROUP, 7, "noa-norr-region-norr")),
        does("2023-01-12", "dora-norr", appoint(GROUP, 8, "stina-syd-region-syd")),
        does("2023-01-13", "noa-norr", plan(GROUP, "ordinary", &["2023-03-08", "2023-10-11"])),
    ]);
    steps
}

pub fn story() -> Story {
    let mut steps = seated();
    // An item that weighs for one region: nobody is called until somebody from there is invited.
    let (first, weight) = (
        "ledningsgruppen-for-hogspecialiserad-vard/2023-1",
        "När en fråga har särskild vikt för en region ska ledningsgruppen adjungera berörda från den regionen.",
    );
    let call = json!({"act": "call_meeting", "meeting": first});
    steps.extend([
        does("2023-02-15", "noa-norr", json!({"act": "put_item", "meeting": first, "text": {"title": "Ett center i syd", "kind": "position", "weight_for": "region-syd"}})),
        may_not("2023-02-15", "noa-norr", call.clone(), weight),
        does("2023-02-15", "noa-norr", json!({"act": "invite_guest", "meeting": first, "who": {"employed": {"employment": "dan-syd-region-syd"}}})),
        does("2023-02-15", "noa-norr", call),
    ]);
    steps.extend(met("noa-norr", "2023-1", "2023-03-08", "2023-03-10"));
    steps.extend(met("noa-norr", "2023-2", "2023-10-11", "2023-10-13"));
    let done =
        |on, kind: &str| does(on, "noa-norr", json!({"act": "meet_duty", "duty": kind, "note": "Lämnad."}));
    steps.extend([
        done("2023-10-20", "operational_plan"),
        does(
            "2024-01-08",
            "dora-norr",
            json!({"act": "meet_duty", "duty": "evaluation", "note": "Gruppen behålls."}),
        ),
        done("2024-02-05", "annual_report"),
        does("2024-02-06", "noa-norr", plan(GROUP, "ordinary", &["2024-03-06", "2024-10-09"])),
    ]);
    steps.extend(met("noa-norr", "2024-1", "2024-03-06", "2024-03-08"));
    // What the group takes no position on it prepares for the board above.
    let matter = format!("{GROUP}/2024-1");
    let raise = json!({"act": "raise_matter", "group": GROUP, "title": "Ett gemensamt center", "kind": "question", "summary": "Vården är spridd."});
    let brief = json!({"background": "Vården är spridd.", "proposal": "Ett center."});
    steps.extend([
        does("2024-03-11", "stina-syd", raise),
        does("2024-03-11", "noa-norr", json!({"act": "triage_matter", "matter": matter})),
        does("2024-03-12", "noa-norr", json!({"act": "prepare_matter", "matter": matter, "brief": brief})),
        does(
            "2024-03-13",
            "noa-norr",
            json!({"act": "submit_matter", "matter": matter, "needed_by": "2024-05-01"}),
        ),
    ]);
    steps.extend(met("noa-norr", "2024-2", "2024-10-09", "2024-10-11"));
    // Two years have gone: the vice chair takes over, and nobody is appointed after her: that is left so.
    let succeed = json!({"act": "succeed", "seat": format!("{GROUP}/7")});
    steps.extend([
        may_not("2024-10-11", "dora-norr", succeed.clone(), SUCCEEDS),
        done("2024-10-21", "operational_plan"),
        does("2025-01-07", "dora-norr", succeed),
    ]);
    Story { group: GROUP, region: three_regions, steps, over: "2025-01-20", left: &[CHAIR, SUCCEEDS] }
}

/// A meeting with one from each region, whose notes the chair signs.
fn met(chair: &'static str, number: &str, day: &'static str, after: &'static str) -> Vec<super::Step> {
    let meeting = format!("{GROUP}/{number}");
    let there = [("vide-vast-vastra-sjukhuset", 1), ("noa-norr-region-norr", 2), ("stina-syd-region-syd", 3)];
    vec![
        does(day, chair, held(&meeting, &there)),
        does(after, chair, share(&meeting, "Gruppen talade om väntetider.")),
        may_not(
            after,
            "stina-syd",
            json!({"act": "sign_notes", "meeting": meeting, "version": 1}),
            "Protokoll förs vid mötena och undertecknas av ordföranden.",
        ),
        does(after, chair, json!({"act": "sign_notes", "meeting": meeting, "version": 1})),
    ]
}
