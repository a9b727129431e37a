//! `samordna act` and `samordna check`: what is accepted, refused and not understood.

use crate::{
    program::{run, run_with},
    town::{Town, charter, in_words},
};
use serde_json::json;

#[test]
fn an_accepted_act_says_what_happened_and_why_it_was_allowed() {
    let town = Town::empty().founded();
    let answers = town.accepted(
        "rut-register",
        "2026-01-03",
        &[json!({"act": "register_body", "kind": "principal", "name": "Havs kommun"})],
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&answers[0]).unwrap(), @r#"
    {
      "accepted": {
        "events": [
          {
            "body": "havs-kommun",
            "from": "2026-01-03",
            "kind": "principal",
            "name": "Havs kommun",
            "type": "body_registered"
          }
        ],
        "grounds": [
          {
            "fact": "",
            "sentence": "The registrar keeps organisation, people and groups in order.",
            "source": "Samordna"
          }
        ]
      }
    }
    "#);
}

#[test]
fn refusals_tell_why_by_which_sentence_and_who_can() {
    let town = Town::empty().founded().with_council();
    town.accepted(
        "rut-register",
        "2026-02-02",
        &[json!({"act": "establish_seat", "group": "samordningsrad-syn", "role": "chair"})],
    );
    let appoint = json!({"act": "appoint", "seat": "samordningsrad-syn/1", "employment": "klara-klinik-vastra-sjukhuset"});
    let no = town.refused("klara-klinik", "2026-02-02", appoint.clone());
    insta::assert_snapshot!(in_words(&no), @"
    Chair: appointed by sjukvårdsdirektören.
    Who can: sjukvårdsdirektör, Region Väst (Dag Direktör).
    ");
    assert_eq!(no["grounds"][0]["source"], "Uppdragshandling för samordningsråd syn");
    insta::assert_snapshot!(no["grounds"][0]["sentence"].as_str().unwrap(), @"Ordförande: Utses av sjukvårdsdirektören.");
    town.accepted("dag-direktor", "2026-02-02", &[appoint]);

    let no = town.refused(
        "klara-klinik",
        "2026-02-02",
        json!({"act": "register_body", "kind": "principal", "name": "X"}),
    );
    insta::assert_snapshot!(in_words(&no), @"
    The registrar does that.
    Who can: Registrator, Region Väst (Rut Register).
    ");
}

/// What every mistake ends with.
const ADVICE: &str = " `samordna act --schema` shows what can stand here.";

#[test]
fn a_line_that_is_no_act_is_a_mistake_and_the_next_is_done() {
    let town = Town::empty().founded();
    let ran = town.lines(
        "rut-register",
        "2026-01-03",
        "not json\n\n{\"act\":\"dance\"}\n{\"act\":\"end_body\"}\n{\"act\":\"end_body\",\"body\":\"A B\"}\n\
         {\"act\":\"register_body\",\"kind\":\"principal\",\"name\":\"Havs kommun\"}\n",
    );
    assert_eq!(ran.code, Some(2));
    let answers = ran.lines();
    let mistakes: Vec<&str> = answers.iter().filter_map(|answer| answer["mistake"].as_str()).collect();
    assert_eq!((answers.len(), mistakes.len()), (5, 4));
    // Each ends with the same advice, and one lists all acts.
    let short = |text: &str| text.split(", expected one of ").next().unwrap().replace(ADVICE, "");
    insta::assert_snapshot!(mistakes.iter().map(|text| short(text)).collect::<Vec<_>>().join("\n"), @r#"
    line 1: this is no JSON object (column 2).
    line 3: unknown variant `dance`
    line 4: missing field `body`.
    line 5: "A B" is no id: lower-case letters, digits and single hyphens, at most 80.
    "#);
}

#[test]
fn the_schema_describes_every_line_that_is_accepted() {
    let schema = run(&["act", "--schema"]).json();
    let acts = schema["oneOf"].as_array().unwrap();
    let names: Vec<&str> = acts.iter().filter_map(|act| act["properties"]["act"]["const"].as_str()).collect();
    assert!(names.contains(&"found") && names.contains(&"sign_charter"), "{names:?}");
    for act in acts {
        assert_eq!(act["properties"]["evidence"]["type"], json!(["string", "null"]));
        assert_eq!(act["properties"]["request"]["type"], json!(["string", "null"]));
    }
}

#[test]
fn a_dry_run_answers_the_same_and_does_nothing() {
    let town = Town::empty().founded();
    let act = json!({"act": "register_body", "kind": "principal", "name": "Havs kommun"}).to_string();
    let dry = run_with(
        &town.with(&["act", "--as", "rut-register", "--dry-run", "--on", "2026-01-03"]),
        act.as_bytes(),
    );
    assert_eq!(dry.lines()[0]["accepted"]["dry_run"], true);
    let done = town.lines("rut-register", "2026-01-03", &act);
    assert_eq!(dry.lines()[0]["accepted"]["events"], done.lines()[0]["accepted"]["events"]);
}

#[test]
fn what_is_sent_twice_is_done_once() {
    let town = Town::empty().founded();
    let act = json!({"act": "register_person", "name": "Eva Alm", "at": "region-vast", "title": "jurist", "request": "r-1"});
    let answers = town.accepted("rut-register", "2026-01-03", &[act.clone(), act.clone()]);
    assert_eq!(answers[1]["accepted"]["was_done"], true);
    let again = town.accepted("rut-register", "2026-01-04", &[act]);
    assert_eq!(again[0]["accepted"]["events"], json!([]));
}

#[test]
fn an_act_before_the_last_one_is_not_done() {
    let town = Town::empty().founded();
    let ran = town.act("rut-register", "2025-12-01", &[json!({"act": "end_body", "body": "region-vast"})]);
    insta::assert_snapshot!(ran.trouble(), @"samordna: It is 2025-12-01T12:00:00Z, but the last entry is from 2026-01-02T12:00:00Z. Nothing was done. Set the clock right, or give a later day.");
}

#[test]
fn somebody_unknown_cannot_act() {
    let town = Town::empty().founded();
    insta::assert_snapshot!(town.act("nils-holgersson", "2026-01-03", &[]).trouble(), @"samordna: Nobody here is called nils-holgersson. Give the name or id of somebody in the register.");
    insta::assert_snapshot!(run(&["act", "--as", "rut-register"]).trouble(), @"samordna: Say where the installation is: --data DIR or --database URL.");
    insta::assert_snapshot!(run(&["check", "--data", "nowhere/at-all"]).trouble(), @"samordna: There is no installation in nowhere/at-all. Check the path, or set one up with `samordna found`.");
    assert!(!std::path::Path::new("nowhere").exists());
}

#[test]
fn a_check_tells_deviations_by_exit_code_and_in_words() {
    let town = Town::empty().founded().with_council();
    let ran = town.run(&["check", "--on", "2026-03-01"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    insta::assert_snapshot!(ran.out, @"
    samordningsråd syn [samordningsrad-syn] In force
      DEVIATION  Ordförande: Utses av sjukvårdsdirektören.
          Chair: vacant since 2026-02-01.
          → Appoint a chair.

    2026-03-01: groups 1, deviations 1, remarks 0, overdue 0, due soon 0.
    ");
    town.accepted(
        "rut-register",
        "2026-03-02",
        &[json!({"act": "establish_seat", "group": "samordningsrad-syn", "role": "chair"})],
    );
    town.accepted("dag-direktor", "2026-03-02", &[
        json!({"act": "appoint", "seat": "samordningsrad-syn/1", "employment": "klara-klinik-vastra-sjukhuset"}),
    ]);
    let ran = town.run(&["check", "--on", "2026-03-02", "--lang", "sv"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    insta::assert_snapshot!(ran.out, @"
    samordningsråd syn [samordningsrad-syn] Gäller

    2026-03-02: grupper 1, avvikelser 0, anmärkningar 0, försenade 0, snart 0.
    ");
    insta::assert_snapshot!(town.run(&["check", "--group", "finns inte", "--on", "2026-03-02"]).trouble(), @"samordna: No group is called finns inte on 2026-03-02. Give the group's id or name.");
}

#[test]
fn the_json_of_a_check_carries_every_norm_with_its_grounds() {
    let town = Town::empty().founded().with_council();
    let group = town.check("samordningsråd syn", "2026-03-01");
    assert_eq!(group["state"], "in_force");
    assert_eq!(group["charter"], charter("samordningsråd syn"));
    let norms = group["norms"].as_array().unwrap();
    assert!(norms.iter().any(|norm| norm["kind"] == "chair_appointment" && norm["standing"] == "deviation"));
    let finding = &group["findings"][0];
    insta::assert_snapshot!(serde_json::to_string_pretty(finding).unwrap(), @r#"
    {
      "class": "deviation",
      "cure": "Appoint a chair.",
      "fact": "Chair: vacant since 2026-02-01.",
      "grounds": [
        {
          "fact": "Chair: vacant since 2026-02-01.",
          "sentence": "Ordförande: Utses av sjukvårdsdirektören.",
          "source": "Uppdragshandling för samordningsråd syn"
        }
      ],
      "norm": 0,
      "sentence": "Ordförande: Utses av sjukvårdsdirektören.",
      "since": "2026-02-01"
    }
    "#);
}

#[test]
fn a_check_as_of_a_day_gives_the_answer_that_day_would_have_given() {
    let town = Town::empty().founded().with_council();
    let before = town.check("samordningsrad-syn", "2026-02-20");
    town.accepted("rut-register", "2026-03-02", &[
        json!({"act": "establish_seat", "group": "samordningsrad-syn", "role": "chair", "from": "2026-02-01"}),
    ]);
    town.accepted("dag-direktor", "2026-03-02", &[
        json!({"act": "appoint", "seat": "samordningsrad-syn/1", "employment": "klara-klinik-vastra-sjukhuset", "from": "2026-02-01"}),
    ]);
    assert_ne!(town.check("samordningsrad-syn", "2026-03-02")["findings"], before["findings"]);
    assert_eq!(town.check("samordningsrad-syn", "2026-02-20"), before);
}
