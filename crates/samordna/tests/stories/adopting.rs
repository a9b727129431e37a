//! How a charter comes into force: two principals, templates, subgroups, one version after the other.

use crate::town::{Town, charter, council, in_words};
use serde_json::json;

/// A forum of two principals, with a blank line for each.
const FORUM: &str = "# Arbetsordning för Samverkan Kust\n\n\
    Samverkan Kust är ett forum för Region Väst och Havs kommun.\n\n\
    ## Möten\n\n\
    Forumet ska mötas minst fyra gånger per år. Anteckningar förs vid mötena.\n\n\
    ## Kostnader\n\n\
    Huvudmännen står för sina egna kostnader.\n\n\
    För Region Väst\n2026 - -\n\nSjukvårdsdirektör\n\n\
    För Havs kommun\n2026 - -\n\nSocialchef\n";

fn with_municipality(town: Town) -> Town {
    town.accepted("rut-register", "2026-01-03", &[
        json!({"act": "register_body", "kind": "principal", "name": "Havs kommun"}),
        json!({"act": "register_body", "kind": "office", "name": "socialchef", "of": "havs-kommun", "duty": "head"}),
        json!({"act": "register_person", "name": "Siv Social", "at": "havs-kommun", "title": "socialchef"}),
        json!({"act": "take_office", "office": "socialchef-havs-kommun", "employment": "siv-social-havs-kommun"}),
    ]);
    town
}

#[test]
fn a_forum_of_two_principals_is_in_force_when_both_have_signed() {
    let town = with_municipality(Town::empty().founded());
    let answers = town.accepted(
        "rut-register",
        "2026-02-01",
        &[
            json!({"act": "form_group", "name": "Samverkan Kust", "group_type": "care_collaboration_forum"}),
            json!({"act": "read_charter", "name": "kust.md", "text": FORUM}),
        ],
    );
    let id = answers[1]["accepted"]["events"][0]["charter"].clone();
    town.accepted(
        "rut-register",
        "2026-02-01",
        &[json!({"act": "place_charter", "charter": id, "group": "samverkan-kust"})],
    );
    let sign = json!({"act": "sign_charter", "charter": id});

    let no = town.refused("klara-klinik", "2026-02-02", sign.clone());
    insta::assert_snapshot!(in_words(&no), @"
    The charter is adopted by Sjukvårdsdirektör or Socialchef.
    Who can: sjukvårdsdirektör, Region Väst (Dag Direktör) or socialchef, Havs kommun (Siv Social).
    ");
    town.accepted("dag-direktor", "2026-02-02", std::slice::from_ref(&sign));
    assert_eq!(town.check("samverkan-kust", "2026-02-02")["state"], "forming");
    let no = town.refused("dag-direktor", "2026-02-03", sign.clone());
    insta::assert_snapshot!(in_words(&no), @"
    The charter is adopted by Socialchef.
    Who can: socialchef, Havs kommun (Siv Social).
    ");
    town.accepted("siv-social", "2026-02-05", &[sign]);
    assert_eq!(town.check("samverkan-kust", "2026-02-05")["state"], "in_force");
}

#[test]
fn a_template_with_placeholders_is_not_adopted() {
    let town = Town::empty().founded();
    let text = council("samordningsråd syn", "2026-02-01").replace("RS 2026-00017", "[diarienummer]");
    town.accepted("rut-register", "2026-02-01", &[
        json!({"act": "form_group", "name": "samordningsråd syn", "group_type": "coordination_council"}),
        json!({"act": "read_charter", "name": "mall.md", "text": text}),
        json!({"act": "place_charter", "charter": charter("samordningsråd syn"), "group": "samordningsrad-syn"}),
    ]);
    let no = town.refused(
        "dag-direktor",
        "2026-02-01",
        json!({"act": "sign_charter", "charter": charter("samordningsråd syn")}),
    );
    insta::assert_snapshot!(in_words(&no), @"
    The template is not filled in.
    Fill in the placeholders in the document and have it read again.
    ");
}

#[test]
fn a_subgroup_waits_for_the_group_above_it() {
    let town = Town::empty().founded();
    let names = ["samordningsråd syn", "samordningsgrupp starr"];
    town.accepted("rut-register", "2026-02-01", &[
        json!({"act": "form_group", "name": names[0], "group_type": "coordination_council"}),
        json!({"act": "form_group", "name": names[1], "group_type": "coordination_group", "parent": "samordningsrad-syn"}),
    ]);
    for (name, group) in names.iter().zip(["samordningsrad-syn", "samordningsgrupp-starr"]) {
        town.accepted(
            "rut-register",
            "2026-02-01",
            &[
                json!({"act": "read_charter", "name": "uppdrag.md", "text": council(name, "2026-02-01")}),
                json!({"act": "place_charter", "charter": charter(name), "group": group}),
            ],
        );
    }
    let sign = |name| json!({"act": "sign_charter", "charter": charter(name)});
    let no = town.refused("dag-direktor", "2026-02-01", sign(names[1]));
    insta::assert_snapshot!(in_words(&no), @"
    The parent group, samordningsråd syn, has no charter in force.
    Adopt the parent's charter first.
    ");
    town.accepted("dag-direktor", "2026-02-01", &[sign(names[0]), sign(names[1])]);
    assert_eq!(town.check("samordningsgrupp-starr", "2026-02-01")["state"], "in_force");
}

#[test]
fn a_new_version_takes_over_and_the_old_one_still_governs_its_own_days() {
    let town = Town::empty().founded().with_council();
    let first = charter("samordningsråd syn");
    let answers = town.accepted("rut-register", "2026-09-01", &[
        json!({"act": "read_charter", "name": "ny.md", "text": council("samordningsråd syn", "2026-09-01")}),
    ]);
    let second = answers[0]["accepted"]["events"][0]["charter"].clone();
    town.accepted(
        "rut-register",
        "2026-09-01",
        &[json!({"act": "place_charter", "charter": second, "group": "samordningsrad-syn"})],
    );
    town.accepted("dag-direktor", "2026-09-01", &[json!({"act": "sign_charter", "charter": second})]);
    assert_eq!(town.check("samordningsrad-syn", "2026-08-31")["charter"], first);
    assert_eq!(town.check("samordningsrad-syn", "2026-09-01")["charter"], second);
    // Two years and a day later, nobody having renewed it.
    assert_eq!(town.check("samordningsrad-syn", "2028-09-02")["state"], "lapsed");
}
