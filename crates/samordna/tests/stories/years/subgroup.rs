//! A subgroup: its parent appoints the chair after hearing two other councils, shares its coordinator, and is the way to
//! whoever leads. Only ordinary meetings have notes.

use super::{Story, appoint, ask, council, does, formed, held, may_not, plan, seat, share};
use crate::town::Town;
use serde_json::json;

const GROUP: &str = "samordningsgrupp-glaukom";
const CHARTER: &str = "uppdragshandling-for-samordningsgrupp-glaukom";
const TEXT: &str = include_str!("subgroup.md");

/// The region with the parent council seated, and the two councils that are heard.
pub fn with_parent() -> Town {
    let town = super::region::with_mandates();
    for step in council::founded() {
        if step.no.is_none() {
            town.accepted(step.who, step.on, std::slice::from_ref(&step.act));
        }
    }
    for (name, group) in
        [("samordningsråd njure", "samordningsrad-njure"), ("samordningsråd barn", "samordningsrad-barn")]
    {
        town.accepted(
            "rut-register",
            "2025-01-16",
            &[
                json!({"act": "form_group", "name": name, "group_type": "coordination_council"}),
                json!({"act": "establish_seat", "group": group, "role": "chair"}),
            ],
        );
    }
    town
}

/// The group is formed, its charter adopted and its seats filled.
pub fn seated() -> Vec<super::Step> {
    let mut steps = formed(
        "2025-01-20",
        "olle-ordforande",
        "samordningsgrupp glaukom",
        "coordination_group",
        Some("samordningsrad-oga"),
        CHARTER,
        TEXT,
    );
    let chair = appoint(GROUP, 1, "olga-ost-ostra-sjukhuset");
    let heard = |with: &str| json!({"act": "log_consultation", "seat": "samordningsgrupp-glaukom/1", "with": with, "outcome": "Ingen erinran.", "evidence": "RS 2025-00103-2"});
    const HEARD: &str = "Ordförande: Samordningsråd öga utser ordförande sedan samordningsråd njure och samordningsråd barn fått yttra sig.";
    steps.extend([
        does("2025-01-21", "dag-direktor", json!({"act": "sign_charter", "charter": CHARTER})),
        does("2025-01-22", "rut-register", seat(GROUP, "chair", "ostra-sjukhuset")),
        does("2025-01-22", "rut-register", seat(GROUP, "member", "vastra-sjukhuset")),
        does("2025-01-22", "rut-register", seat(GROUP, "member", "ostra-sjukhuset")),
        // The chair of the parent appoints, and not before both councils have been heard.
        may_not("2025-01-22", "vera-vast", chair.clone(), HEARD),
        may_not("2025-01-22", "olle-ordforande", chair.clone(), HEARD),
        does("2025-01-23", "rut-register", heard("samordningsrad-njure")),
        may_not("2025-01-23", "olle-ordforande", chair.clone(), HEARD),
        does("2025-01-24", "rut-register", heard("samordningsrad-barn")),
        does("2025-01-24", "olle-ordforande", chair),
        does("2025-01-24", "vera-vast", appoint(GROUP, 2, "vide-vast-vastra-sjukhuset")),
        does("2025-01-24", "ossian-ost", appoint(GROUP, 3, "olga-ost-ostra-sjukhuset")),
        does(
            "2025-01-27",
            "olga-ost",
            json!({"act": "share_coordinator", "group": GROUP, "percent": 20, "dialogue": "2025-01-27"}),
        ),
    ]);
    steps
}

pub fn story() -> Story {
    let (first, extra, second, matter) = (
        "samordningsgrupp-glaukom/2025-1",
        "samordningsgrupp-glaukom/2025-3",
        "samordningsgrupp-glaukom/2025-2",
        "samordningsgrupp-glaukom/2025-1",
    );
    let mut steps = seated();
    let there = [("olga-ost-ostra-sjukhuset", 3), ("vide-vast-vastra-sjukhuset", 2)];
    let approve = |meeting: &str| json!({"act": "approve_notes", "meeting": meeting, "version": 1});
    let publish = |meeting: &str| json!({"act": "publish_notes", "meeting": meeting, "place": "intranätet", "address": "https://intranet.example/glaukom"});
    steps.extend([
        does("2025-01-28", "olga-ost", plan(GROUP, "ordinary", &["2025-03-12", "2025-10-08"])),
        does("2025-02-26", "olga-ost", json!({"act": "call_meeting", "meeting": first})),
        does("2025-03-12", "olga-ost", held(first, &there)),
        does("2025-03-13", "olga-ost", share(first, "Gruppen talade om tryckmätning.")),
        does("2025-03-13", "olga-ost", approve(first)),
        does("2025-03-14", "olga-ost", publish(first)),
        // An extra meeting has no notes, and lacks none.
        does("2025-04-01", "olga-ost", plan(GROUP, "extra", &["2025-04-15"])),
        does("2025-04-15", "olga-ost", held(extra, &there)),
    ]);
    let decide = |unit: &str, respects: &[&str]| json!({"act": "decide_at_home", "round": format!("{GROUP}/2025-1"), "unit": unit, "answer": "decided", "respects": respects});
    let lift = json!({"act": "escalate_matter", "matter": matter, "reason": "Hela regionen berörs."});
    let answer = json!({"act": "answer_escalation", "matter": matter, "number": 1, "answer": "returned", "text": "Gruppen klarar det själv."});
    const BY_PARENT: &str =
        "Gruppens frågor till Klinisk ledning ska gå via ordföranden i samordningsråd öga.";
    steps.extend([
        does("2025-04-16", "vide-vast", json!({"act": "raise_matter", "group": GROUP, "title": "Tryckmätning hemma", "kind": "question", "summary": "Väntan skiljer."})),
        does("2025-04-16", "olga-ost", json!({"act": "triage_matter", "matter": matter})),
        does("2025-04-16", "olga-ost", json!({"act": "take_position", "matter": matter, "text": "Tryck mäts hemma.", "class": "other", "consensus": true})),
        does("2025-04-16", "olga-ost", ask(GROUP, "home_decision", matter, "2025-05-15")),
        does("2025-05-06", "vera-vast", decide("vastra-sjukhuset", &["budget"])),
        may_not("2025-05-06", "ossian-ost", decide("ostra-sjukhuset", &[]), "budget"),
        does("2025-05-06", "ossian-ost", decide("ostra-sjukhuset", &["budget"])),
        // What goes to whoever leads goes by the parent's chair.
        may_not("2025-05-07", "vide-vast", lift.clone(), "Olga Öst"),
        does("2025-05-07", "olga-ost", lift),
        may_not("2025-05-07", "dag-direktor", answer.clone(), BY_PARENT),
        does("2025-05-08", "olle-ordforande", answer),
does("2025-05-09", "olga-ost", json!({"act": "close_matter", "matter": matter, "note": "Klart."})),
        does("2025-10-08", "olga-ost", held(second, &there)),
        does("2025-10-09", "olga-ost", share(second, "Gruppen såg tillbaka.")),
        does("2025-10-09", "olga-ost", approve(second)),
        does("2025-10-10", "olga-ost", publish(second)),
        does("2025-12-10", "olga-ost", json!({"act": "meet_duty", "duty": "reporting", "note": "Rapport till rådet."})),
        does("2026-01-12", "olle-ordforande", json!({"act": "meet_duty", "duty": "evaluation", "note": "Gruppen fortsätter."})),
        // The other hospital's member leaves, and nobody comes: that is left so.
        does("2026-01-13", "vera-vast", json!({"act": "end_appointment", "seat": "samordningsgrupp-glaukom/2", "reason": "Ny tjänst."})),
    ]);
    Story {
        group: GROUP,
        region: with_parent,
        steps,
        over: "2026-01-15",
        left: &["Platser: Västra sjukhuset och Östra sjukhuset har en plats var."],
    }
}
