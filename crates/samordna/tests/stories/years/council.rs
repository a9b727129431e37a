//! A council that has a contact person, leaves every decision to the houses, and lifts what nobody may decide. Its chair is
//! appointed by a routine that has to be cited.

use super::{Story, appoint, ask, does, formed, held, may_not, plan, records, region, seat, share, told};
use serde_json::{Value, json};

const GROUP: &str = "samordningsrad-oga";
const CHARTER: &str = "uppdragshandling-for-samordningsrad-oga";
const TEXT: &str = include_str!("council.md");

const CHAIR: &str = "olle-ordforande-vastra-sjukhuset";
const UNION: &str = "Facklig samverkan genomförs i varje förvaltning innan den beslutar.";

/// Only one of the heads has a mandate.
pub fn with_one_mandate() -> crate::town::Town {
    let town = region::region();
    town.accepted("rut-register", "2025-01-03", &[region::mandate("vastra-sjukhuset")]);
    town
}

/// The council is formed and seated: chair, a member from each house, contact person, coordinator.
pub fn founded() -> Vec<super::Step> {
    let mut steps = formed(
        "2025-01-07",
        "rut-register",
        "samordningsråd öga",
        "coordination_council",
        None,
        CHARTER,
        TEXT,
    );
    let mut chair = appoint(GROUP, 1, CHAIR);
    chair["evidence"] = json!("Protokoll KL 2025-1");
    let mut by_routine = chair.clone();
    by_routine["routine"] = json!("RS 2024-00031");
    let mut contact = appoint(GROUP, 4, "ossian-ost-ostra-sjukhuset");
    let mut outsider = appoint(GROUP, 4, "olga-ost-ostra-sjukhuset");
    contact["evidence"] = json!("Protokoll KL 2025-1");
    outsider["evidence"] = json!("Protokoll KL 2025-1");
    steps.extend([
        does("2025-01-08", "dag-direktor", json!({"act": "sign_charter", "charter": CHARTER})),
        does("2025-01-09", "rut-register", seat(GROUP, "chair", "vastra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "member", "vastra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "member", "ostra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "contact_person", "ostra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "coordinator", "koncernkontoret")),
        may_not("2025-01-10", "rut-register", chair, "RS 2024-00031"),
        does("2025-01-10", "rut-register", by_routine),
        does("2025-01-10", "vera-vast", appoint(GROUP, 2, "vide-vast-vastra-sjukhuset")),
        does("2025-01-10", "ossian-ost", appoint(GROUP, 3, "olga-ost-ostra-sjukhuset")),
        may_not(
            "2025-01-13",
            "rut-register",
            outsider,
            "Kontaktperson: Klinisk ledning utser inom sig en kontaktperson för rådet.",
        ),
        does("2025-01-13", "rut-register", contact),
        records("2025-01-13", appoint(GROUP, 5, "kim-koordinator-koncernkontoret")),
        does("2025-01-15", "vera-vast", json!({"act": "attest_eligibility", "seat": "samordningsrad-oga/2"})),
        does(
            "2025-01-15",
            "ossian-ost",
            json!({"act": "attest_eligibility", "seat": "samordningsrad-oga/3"}),
        ),
    ]);
    steps
}

fn met(number: u32, day: &'static str, after: &'static str) -> Vec<super::Step> {
    let meeting = format!("{GROUP}/2025-{number}");
    let there = [(CHAIR, 1), ("vide-vast-vastra-sjukhuset", 2), ("olga-ost-ostra-sjukhuset", 3)];
    vec![
        does(day, "kim-koordinator", held(&meeting, &there)),
        does(day, "kim-koordinator", share(&meeting, "Rådet talade om starr.")),
        does(after, "olle-ordforande", json!({"act": "approve_notes", "meeting": meeting, "version": 1})),
        does(
            after,
            "kim-koordinator",
            json!({"act": "publish_notes", "meeting": meeting, "place": "intranätet", "address": "https://intranet.example/oga"}),
        ),
        does(after, "vide-vast", told(&meeting)),
        does(after, "olga-ost", told(&meeting)),
    ]
}

pub fn story() -> Story {
    let matter = "samordningsrad-oga/2025-1";
    let mut steps = founded();
    let dialogue = |with: &str| json!({"act": "adjust_frequency", "group": GROUP, "max": 3, "until": "2025-12-31", "with": with, "note": "Ett möte till."});
    steps.push(does("2025-01-16", "kim-koordinator", plan(GROUP, "ordinary", &["2025-03-05", "2025-10-01"])));
    steps.push(does(
        "2025-02-20",
        "kim-koordinator",
        json!({"act": "call_meeting", "meeting": "samordningsrad-oga/2025-1"}),
    ));
    steps.extend(met(1, "2025-03-05", "2025-03-10"));

    // What is not theirs, and a matter that is.
    let raise = |title: &str| json!({"act": "raise_matter", "group": GROUP, "title": title, "kind": "question", "summary": "Väntan skiljer."});
    let union = |unit: &str| json!({"act": "answer_round", "round": format!("{GROUP}/2025-1"), "unit": unit, "answer": "concluded", "text": "Protokoll."});
    let decide = |unit: &str| json!({"act": "decide_at_home", "round": format!("{GROUP}/2025-2"), "unit": unit, "answer": "decided", "respects": ["budget"]});
    steps.extend([
        does("2025-03-12", "olga-ost", raise("Starr på en dag")),
        does("2025-03-12", "kim-koordinator", json!({"act": "triage_matter", "matter": matter})),
        does("2025-03-13", "kim-koordinator", json!({"act": "take_position", "matter": matter, "text": "Starr opereras på en dag.", "class": "other", "consensus": true})),
        does("2025-03-13", "kim-koordinator", ask(GROUP, "union_consultation", matter, "2025-04-01")),
        does("2025-03-13", "kim-koordinator", ask(GROUP, "home_decision", matter, "2025-05-01")),
        may_not("2025-03-14", "vera-vast", decide("vastra-sjukhuset"), UNION),
        does("2025-03-20", "vide-vast", union("vastra-sjukhuset")),
        does("2025-03-21", "olga-ost", union("ostra-sjukhuset")),
        does("2025-04-15", "vera-vast", decide("vastra-sjukhuset")),
        // Nobody in the other house has a mandate: it was lifted at once, and the director answers.
        may_not("2025-04-16", "ossian-ost", decide("ostra-sjukhuset"), "mandat"),
        does("2025-04-22", "dag-direktor", lifted(matter)),
        does("2025-05-05", "kim-koordinator", json!({"act": "close_matter", "matter": matter, "note": "Klart."})),
    ]);
    // A third meeting is one too many, until the contact person has been asked. One member leaves, and nobody comes: that
    // is left so.
    steps.push(does("2025-09-01", "kim-koordinator", plan(GROUP, "ordinary", &["2025-11-05"])));
    steps.extend(met(2, "2025-10-01", "2025-10-06"));
    steps.extend([
        may_not(
            "2025-10-07",
            "kim-koordinator",
            dialogue("vide-vast-vastra-sjukhuset"),
            "Antalet får ändras efter samråd med kontaktpersonen.",
        ),
        does("2025-10-07", "kim-koordinator", dialogue("ossian-ost-ostra-sjukhuset")),
    ]);
    steps.extend(met(3, "2025-11-05", "2025-11-10"));
    steps.extend([
        does(
            "2025-12-01",
            "ossian-ost",
            json!({"act": "end_appointment", "seat": "samordningsrad-oga/3", "reason": "Ny tjänst."}),
        ),
        does(
            "2026-01-08",
            "dag-direktor",
            json!({"act": "meet_duty", "duty": "evaluation", "note": "Rådet behövs."}),
        ),
    ]);
    Story {
        group: GROUP,
        region: with_one_mandate,
        steps,
        over: "2026-01-15",
        left: &["Ledamöter: Varje förvaltning har en plats."],
    }
}

/// The director answers what was lifted for the house without a mandate.
fn lifted(matter: &str) -> Value {
    json!({"act": "answer_escalation", "matter": matter, "number": 1, "answer": "decided", "text": "Beslut 2025-17: som rådet enats om."})
}
