//! A council of the kind that a template describes: the heads propose its chair and a board appoints; every meeting has
//! notes that the chair approves; each house decides for itself.

use super::{Story, appoint, ask, does, formed, held, may_not, plan, region, seat, share, told};
use serde_json::json;

const GROUP: &str = "samordningsrad-hud";
const CHARTER: &str = "uppdragshandling-for-samordningsrad-hud";
const TEXT: &str = include_str!("council_by_template.md");

/// The group is formed, its charter adopted and its seats filled.
pub fn seated() -> Vec<super::Step> {
    let mut steps = formed(
        "2025-01-07",
        "rut-register",
        "samordningsråd hud",
        "coordination_council",
        None,
        CHARTER,
        TEXT,
    );
    steps.extend([
        may_not(
            "2025-01-08",
            "vera-vast",
            json!({"act": "sign_charter", "charter": CHARTER}),
            "Uppdraget fastställs av sjukvårdsdirektören.",
        ),
        does("2025-01-08", "dag-direktor", json!({"act": "sign_charter", "charter": CHARTER})),
        does("2025-01-09", "rut-register", seat(GROUP, "chair", "vastra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "member", "vastra-sjukhuset")),
        does("2025-01-09", "rut-register", seat(GROUP, "member", "ostra-sjukhuset")),
    ]);
    // The chair: proposed by every head, appointed by the board, recorded from its minutes.
    let propose = json!({"act": "propose_for_seat", "seat": "samordningsrad-hud/1", "employment": "olle-ordforande-vastra-sjukhuset", "note": "Kan området."});
    let mut chair = appoint(GROUP, 1, "olle-ordforande-vastra-sjukhuset");
    chair["evidence"] = json!("RS 2025-00101-2");
    steps.extend([
        may_not(
            "2025-01-10",
            "rut-register",
            chair.clone(),
            "Förvaltningscheferna föreslår och Klinisk ledning utser ordförande.",
        ),
        does("2025-01-10", "vera-vast", propose.clone()),
        does("2025-01-13", "ossian-ost", propose),
        does("2025-01-14", "rut-register", chair),
        may_not(
            "2025-01-14",
            "ossian-ost",
            appoint(GROUP, 2, "vide-vast-vastra-sjukhuset"),
            "Förvaltningschefen utser förvaltningens ledamot.",
        ),
        does("2025-01-14", "vera-vast", appoint(GROUP, 2, "vide-vast-vastra-sjukhuset")),
        does("2025-01-14", "ossian-ost", appoint(GROUP, 3, "olga-ost-ostra-sjukhuset")),
        does("2025-01-15", "vera-vast", json!({"act": "attest_eligibility", "seat": "samordningsrad-hud/2"})),
        does(
            "2025-01-15",
            "ossian-ost",
            json!({"act": "attest_eligibility", "seat": "samordningsrad-hud/3"}),
        ),
    ]);
    steps
}

pub fn story() -> Story {
    let (first, second, matter) =
        ("samordningsrad-hud/2025-1", "samordningsrad-hud/2025-2", "samordningsrad-hud/2025-1");
    let mut steps = seated();
    // The year is planned, and the first meeting held.
    let there = [
        ("olle-ordforande-vastra-sjukhuset", 1),
        ("vide-vast-vastra-sjukhuset", 2),
        ("olga-ost-ostra-sjukhuset", 3),
    ];
    let approve = |meeting: &str| json!({"act": "approve_notes", "meeting": meeting, "version": 1});
    let publish = |meeting: &str| json!({"act": "publish_notes", "meeting": meeting, "place": "intranätet", "address": "https://intranet.example/hud"});
    steps.extend([
        does("2025-01-16", "olle-ordforande", plan(GROUP, "ordinary", &["2025-03-05", "2025-10-01"])),
        does(
            "2025-02-19",
            "olle-ordforande",
            json!({"act": "put_item", "meeting": first, "text": {"title": "Hudtumörer", "kind": "position"}}),
        ),
        does("2025-02-20", "olle-ordforande", json!({"act": "call_meeting", "meeting": first})),
        does("2025-03-05", "olle-ordforande", held(first, &there)),
        does("2025-03-06", "olle-ordforande", share(first, "Rådet talade om hudtumörer.")),
        may_not("2025-03-07", "olga-ost", approve(first), "Ordföranden ska godkänna anteckningarna."),
        does("2025-03-07", "olle-ordforande", approve(first)),
        does("2025-03-10", "olle-ordforande", publish(first)),
        does("2025-03-10", "vide-vast", told(first)),
        does("2025-03-10", "olga-ost", told(first)),
    ]);
    // A matter: agreed, anchored, and only then decided in each house.
    let answer = |unit: &str| json!({"act": "answer_round", "round": format!("{GROUP}/2025-2"), "unit": unit, "answer": "anchored"});
    let agree = json!({"act": "take_position", "matter": matter, "text": "Misstänkta tumörer bedöms inom en vecka.", "class": "other", "consensus": true});
    let decide = |unit: &str| json!({"act": "decide_at_home", "round": format!("{GROUP}/2025-1"), "unit": unit, "answer": "decided"});
    steps.extend([
        does("2025-03-12", "olga-ost", json!({"act": "raise_matter", "group": GROUP, "title": "Bedömning inom en vecka", "kind": "question", "summary": "Väntan skiljer."})),
        does("2025-03-12", "olle-ordforande", json!({"act": "triage_matter", "matter": matter})),
        does("2025-03-13", "olle-ordforande", agree),
        does("2025-03-13", "olle-ordforande", ask(GROUP, "home_decision", matter, "2025-05-01")),
        may_not("2025-03-14", "vera-vast", decide("vastra-sjukhuset"), "Ledamöterna ska förankra förslag i den egna förvaltningen innan beslut fattas."),
        does("2025-03-14", "olle-ordforande", ask(GROUP, "anchoring", matter, "2025-04-01")),
        does("2025-03-20", "vide-vast", answer("vastra-sjukhuset")),
        does("2025-03-21", "olga-ost", answer("ostra-sjukhuset")),
        does("2025-04-15", "vera-vast", decide("vastra-sjukhuset")),
        does("2025-04-16", "ossian-ost", decide("ostra-sjukhuset")),
        does("2025-05-02", "olle-ordforande", json!({"act": "close_matter", "matter": matter, "note": "Gäller i båda sjukhusen."})),
    ]);
    // The second meeting and the director's review. A third meeting there never was: that is left so.
    steps.extend([
        does("2025-09-17", "olle-ordforande", json!({"act": "call_meeting", "meeting": second})),
        does("2025-10-01", "olle-ordforande", held(second, &there)),
        does("2025-10-02", "olle-ordforande", share(second, "Rådet såg tillbaka på året.")),
        does("2025-10-03", "olle-ordforande", approve(second)),
        does("2025-10-06", "vide-vast", told(second)),
        does("2025-10-06", "olga-ost", told(second)),
        does("2025-10-06", "olle-ordforande", publish(second)),
        does(
            "2026-01-08",
            "dag-direktor",
            json!({"act": "meet_duty", "duty": "evaluation", "note": "Rådet behövs."}),
        ),
    ]);
    Story {
        group: GROUP,
        region: region::with_mandates,
        steps,
        over: "2026-01-15",
        left: &["Rådet träffas tre till fyra gånger per kalenderår."],
    }
}
