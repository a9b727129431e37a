//! A forum of two principals: both adopt its charter, the chair passes from one to the other, two officials sort what
//! comes, both sides sign the notes, and what is recommended goes to the politicians.

use super::{Story, appoint, does, formed, held, may_not, plan, seat, share};
use crate::town::Town;
use serde_json::json;

const GROUP: &str = "vardsamverkan-kusten";
const CHARTER: &str = "arbetsordning-for-vardsamverkan-kusten";
const VIDE: &str = "vide-vast-vastra-sjukhuset";
const OLGA: &str = "olga-ost-ostra-sjukhuset";
const KARL: &str = "karl-kust-kustens-kommunforbund";
const KAJSA: &str = "kajsa-kust-kustens-kommunforbund";
const TEXT: &str = include_str!("forum.md");

/// The region with the association of municipalities beside it.
pub fn with_association() -> Town {
    let town = super::region::region();
    town.accepted("rut-register", "2025-01-03", &[
        json!({"act": "register_body", "kind": "principal", "name": "Kustens kommunförbund"}),
        json!({"act": "register_body", "kind": "office", "name": "socialchef", "of": "kustens-kommunforbund", "duty": "head"}),
        json!({"act": "register_person", "name": "Siv Social", "at": "kustens-kommunforbund", "title": "socialchef"}),
        json!({"act": "take_office", "office": "socialchef-kustens-kommunforbund", "employment": "siv-social-kustens-kommunforbund"}),
        json!({"act": "register_person", "name": "Karl Kust", "at": "kustens-kommunforbund", "title": "enhetschef"}),
        json!({"act": "register_person", "name": "Kajsa Kust", "at": "kustens-kommunforbund", "title": "utvecklare"}),
        json!({"act": "register_body", "kind": "board", "name": "Politiska samrådet", "of": "region-vast"}),
        json!({"act": "describe_place", "place": "regionens webbplatser", "kind": "own"}),
    ]);
    town
}

/// The group is formed, its charter adopted and its seats filled.
pub fn seated() -> Vec<super::Step> {
    let mut steps = formed(
        "2025-01-07",
        "rut-register",
        "Vårdsamverkan Kusten",
        "care_collaboration_forum",
        None,
        CHARTER,
        TEXT,
    );
    let sign = json!({"act": "sign_charter", "charter": CHARTER});
    steps.extend([
        does("2025-01-08", "dag-direktor", sign.clone()),
        does("2025-01-09", "siv-social", sign),
        does("2025-01-10", "rut-register", seat(GROUP, "member", "region-vast")),
        does("2025-01-10", "rut-register", seat(GROUP, "member", "region-vast")),
        does("2025-01-10", "rut-register", seat(GROUP, "member", "kustens-kommunforbund")),
        does("2025-01-10", "rut-register", seat(GROUP, "member", "kustens-kommunforbund")),
        does("2025-01-10", "rut-register", seat(GROUP, "chair", "region-vast")),
        does("2025-01-10", "rut-register", seat(GROUP, "vice_chair", "kustens-kommunforbund")),
        may_not(
            "2025-01-13",
            "siv-social",
            appoint(GROUP, 1, VIDE),
            "Region Väst och Kustens kommunförbund utser två ledamöter var.",
        ),
        does("2025-01-13", "dag-direktor", appoint(GROUP, 1, VIDE)),
        does("2025-01-13", "dag-direktor", appoint(GROUP, 2, OLGA)),
        does("2025-01-13", "siv-social", appoint(GROUP, 3, KARL)),
        does("2025-01-13", "siv-social", appoint(GROUP, 4, KAJSA)),
        does("2025-01-13", "dag-direktor", appoint(GROUP, 5, VIDE)),
        may_not(
            "2025-01-13",
            "dag-direktor",
            appoint(GROUP, 6, KARL),
            "Den andra huvudmannen utser vice ordförande.",
        ),
        does("2025-01-13", "siv-social", appoint(GROUP, 6, KARL)),
    ]);
    steps
}

pub fn story() -> Story {
    let (first, second, matter) =
        ("vardsamverkan-kusten/2025-1", "vardsamverkan-kusten/2025-2", "vardsamverkan-kusten/2025-1");
    let mut steps = seated();
    let there = [(VIDE, 1), (OLGA, 2), (KARL, 3), (KAJSA, 4)];
    let sign = |meeting: &str| json!({"act": "sign_notes", "meeting": meeting, "version": 1});
    let publish = |meeting: &str| json!({"act": "publish_notes", "meeting": meeting, "place": "kommunförbundets webbplatser", "address": "https://kusten.example/1"});
    const BOTH: &str =
        "Minnesanteckningarna skrivs under av ordföranden och av en ledamot från den andra huvudmannen.";
    steps.extend([
        does("2025-01-14", "vide-vast", plan(GROUP, "sitting", &["2025-03-19", "2025-10-15"])),
        does("2025-03-05", "vide-vast", json!({"act": "call_meeting", "meeting": first})),
        does("2025-03-19", "vide-vast", held(first, &there)),
        does("2025-03-20", "vide-vast", share(first, "Forumet talade om hemgång.")),
        may_not("2025-03-21", "olga-ost", sign(first), BOTH),
        does("2025-03-21", "vide-vast", sign(first)),
        does("2025-03-24", "karl-kust", sign(first)),
        does("2025-03-25", "vide-vast", publish(first)),
    ]);
    let triage = json!({"act": "triage_matter", "matter": matter});
    let agree = json!({"act": "take_position", "matter": matter, "text": "Alla får en plan före hemgång.", "class": "recommending", "consensus": true});
    steps.extend([
        does("2025-04-01", "kajsa-kust", json!({"act": "raise_matter", "group": GROUP, "title": "Plan före hemgång", "kind": "question", "summary": "Planer saknas."})),
        // One official of each principal sorts and releases.
        does("2025-04-02", "dag-direktor", triage.clone()),
        does("2025-04-02", "siv-social", triage),
        does("2025-04-03", "vide-vast", json!({"act": "prepare_matter", "matter": matter, "brief": {"background": "Planer saknas.", "proposal": "En plan före hemgång."}})),
        does("2025-04-04", "vide-vast", json!({"act": "release_matter", "matter": matter})),
        may_not("2025-04-04", "vide-vast", agree.clone(), "Ärenden till forumet bereds av ett beredningsutskott med två tjänstepersoner, en från Region Väst och en från Kustens kommunförbund."),
        does("2025-04-07", "karl-kust", json!({"act": "release_matter", "matter": matter})),
        does("2025-04-08", "vide-vast", agree),
        does("2025-04-09", "vide-vast", json!({"act": "hand_to_politicians", "matter": matter})),
        does("2025-05-20", "rut-register", json!({"act": "answer_from_politicians", "matter": matter, "answer": "supported", "reference": "Samrådet 2025-05-20", "evidence": "Samrådet 2025-05-20"})),
        does("2025-05-21", "vide-vast", super::ask(GROUP, "anchoring", matter, "2025-06-30")),
        does("2025-06-01", "vide-vast", json!({"act": "answer_round", "round": "vardsamverkan-kusten/2025-1", "unit": "region-vast", "answer": "anchored"})),
        does("2025-06-01", "karl-kust", json!({"act": "answer_round", "round": "vardsamverkan-kusten/2025-1", "unit": "kustens-kommunforbund", "answer": "anchored"})),
        does("2025-06-02", "vide-vast", json!({"act": "close_matter", "matter": matter, "note": "Förankrat hos båda."})),
        does("2025-10-15", "vide-vast", held(second, &there)),
        does("2025-10-16", "vide-vast", share(second, "Forumet såg tillbaka.")),
        does("2025-10-17", "vide-vast", sign(second)),
        does("2025-10-20", "kajsa-kust", sign(second)),
        does("2025-10-21", "vide-vast", publish(second)),
        does("2026-01-08", "vide-vast", json!({"act": "meet_duty", "duty": "evaluation", "note": "Formen behålls."})),
    ]);
    // After a year the chair passes to the other side. One of its members leaves, and nobody comes: that is left so.
    steps.extend([
        does(
            "2026-01-12",
            "dag-direktor",
            json!({"act": "end_appointment", "seat": "vardsamverkan-kusten/5", "reason": "Året är slut."}),
        ),
        does(
            "2026-01-12",
            "siv-social",
            json!({"act": "end_appointment", "seat": "vardsamverkan-kusten/6", "reason": "Året är slut."}),
        ),
        may_not(
            "2026-01-13",
            "dag-direktor",
            appoint(GROUP, 5, OLGA),
            "Den huvudman som står i tur utser ordföranden.",
        ),
        does("2026-01-13", "siv-social", appoint(GROUP, 5, KARL)),
        does("2026-01-13", "dag-direktor", appoint(GROUP, 6, VIDE)),
        does(
            "2026-01-14",
            "siv-social",
            json!({"act": "end_appointment", "seat": "vardsamverkan-kusten/4", "reason": "Ny tjänst."}),
        ),
    ]);
    Story {
        group: GROUP,
        region: with_association,
        steps,
        over: "2026-01-15",
        left: &["Region Väst och Kustens kommunförbund utser två ledamöter var."],
    }
}
