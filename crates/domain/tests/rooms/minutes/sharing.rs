//! Who shares notes, and what is asked of what they share.

use super::{
    CHAIR, COORDINATOR, KARL, NORA, SAM, are_final, kept_by, met, no, required, share, share_anew, sharing,
    signed_by,
};
use crate::{
    meetings::meeting,
    town::{day, must},
};
use samordna_charter::{
    Rule,
    norm::{ApprovalAct, MinutesFor, MinutesRequired},
};
use samordna_domain::{
    Actor, Basis, Command, Digest, Event, Outcome,
    command::Request,
    decide,
    grounds::Law,
    minutes::{LONGEST, command::ShareNotes, text::NotesText},
};

/// What a command leads to, with its texts and grounds.
fn outcome(town: &crate::town::Town, who: &str, command: Command) -> Outcome {
    let now = samordna_domain::Moment::noon(town.today);
    let request = Request { actor: Actor::Person(crate::town::person(who)), now, evidence: None };
    decide(&town.world, &request, command).expect("it may be done")
}

#[test]
fn sharing_is_a_logged_act_that_makes_the_notes_drawn_up() {
    let (town, _) =
        met(vec![required(MinutesFor::All, None), signed_by(ApprovalAct::Approve, &["chair"], None)]);
    let done = outcome(&town, COORDINATOR, share("2025-1", "## 1. Väntetider\n\nLäget är bättre."));
    assert!(done.grounds.iter().any(|ground| ground.basis == Basis::Law(Law::TfDrawnUp)));
    let [Event::NotesShared { version: 1, text, by, on, .. }] = done.events.as_slice() else {
        panic!("{:?}", done.events)
    };
    assert_eq!((by.as_str(), *on), (COORDINATOR, day("2025-03-13")));
    assert_eq!(*text, Digest::of(&done.blobs[0]), "the text is a blob that the entry names");
    let written = String::from_utf8(done.blobs[0].clone()).unwrap();
    insta::assert_snapshot!(written, @r"
    # Anteckningar

    Rådet, ordinarie möte 2025-1  
    2025-03-03 kl. 13.00–14.30, digitalt  

    Närvarande: Nils Norr (Norra sjukhuset), ordförande; Nora Ledamot (Norra sjukhuset), ledamot  
    Antecknat av: Hanna Direktör

    ## 1. Väntetider

    Läget är bättre.
    ");
    assert_eq!(NotesText::of(&written).sections[0].item, Some(1));
}

#[test]
fn notes_are_called_what_the_charter_calls_them() {
    let mut norm = must(Rule::MinutesRequired(MinutesRequired::default()));
    norm.quote = "VVG upprättar minnesanteckningar vid sammanträden.".to_owned();
    let (town, _) = met(vec![norm]);
    let done = outcome(&town, COORDINATOR, share("2025-1", "Vi sågs."));
    assert!(done.blobs[0].starts_with("# Minnesanteckningar\n".as_bytes()));
}

#[test]
fn notes_are_shared_by_whom_the_charter_says_keeps_them_and_refused_with_its_sentence_otherwise() {
    let (mut town, group) = met(vec![kept_by("koordinatorn")]);
    let refused = no(&town, NORA, share("2025-1", "Vi sågs."));
    assert!(matches!(refused.grounds[0].basis, Basis::Norm(_)));
    insta::assert_snapshot!(town.refused(NORA, share("2025-1", "Vi sågs.")), @"Enligt uppdraget förs anteckningarna av koordinatorn. Den som kan är Koordinator i Rådet (Hanna Direktör).");
    assert!(
        town.ask(Actor::Person(crate::town::person(COORDINATOR)), None, share("2025-1", "Vi sågs.")).is_ok()
    );
    // A post that nobody has stops nothing: whoever keeps the group does it.
    let on = town.today;
    for norm in ["sekreteraren", "secretary"] {
        let (vacant, _) = met(vec![kept_by(norm)]);
        assert!(
            vacant.ask(Actor::Person(crate::town::person(CHAIR)), None, share("2025-1", "Vi sågs.")).is_ok()
        );
    }
    // What was shared on paper the registrar records, with the paper.
    town.recorded(share("2025-1", "Enligt papper."));
    assert_eq!(town.world.minutes.get(&meeting("2025-1")).unwrap().shared(), Some(on));
    assert_eq!(town.assessed(&group).findings, []);
}

#[test]
fn where_the_charter_does_not_say_who_keeps_notes_the_groups_keepers_do() {
    let (town, _) = met(vec![required(MinutesFor::All, None)]);
    for who in [CHAIR, COORDINATOR, "rut-register"] {
        assert!(
            town.ask(Actor::Person(crate::town::person(who)), None, share("2025-1", "Vi sågs.")).is_ok(),
            "{who}"
        );
    }
    for who in [NORA, SAM, KARL] {
        assert!(!no(&town, who, share("2025-1", "Vi sågs.")).who_can.is_empty(), "{who}");
    }
}

#[test]
fn notes_of_a_meeting_that_was_not_held_are_not_shared() {
    let (town, _) = met(vec![required(MinutesFor::All, None)]);
    let says = town.refused(CHAIR, share("2025-2", "Vi sågs."));
    assert!(says.starts_with("Anteckna först att mötet är hållet"), "{says}");
    assert!(town.refused(CHAIR, share("2025-9", "Vi sågs.")).starts_with("Det finns inget möte"));
}

#[test]
fn empty_notes_and_five_megabytes_of_notes_get_answers_of_their_own() {
    let (town, _) = met(vec![required(MinutesFor::All, None)]);
    let empty = no(&town, CHAIR, share("2025-1", "## 1. Väntetider\n\n  \n"));
    assert_eq!(empty.field, Some("text"));
    let long = no(&town, CHAIR, share("2025-1", &"å".repeat(2_500_000)));
    assert_eq!(long.field, Some("text"));
    insta::assert_snapshot!(town.refused(CHAIR, share("2025-1", &"å".repeat(2_500_000))), @"Anteckningarna är 5000 kB; de får vara högst 500 kB, ungefär 200 sidor. Lägg det långa i en bilaga. Allt du skrev står kvar.");
    let just = share("2025-1", &"a".repeat(LONGEST));
    assert!(town.ask(Actor::Person(crate::town::person(CHAIR)), None, just).is_ok());
}

#[test]
fn a_personal_number_in_the_text_is_shown_and_has_to_be_confirmed() {
    let (mut town, _) = met(vec![required(MinutesFor::All, None)]);
    let text = "## 1. Ärende\n\nGäller 121212-1212.";
    let refused = no(&town, CHAIR, share("2025-1", text));
    assert_eq!(refused.field, Some("confirmed"));
    let json = serde_json::to_value(&refused).unwrap();
    let mark = json["why"]["mark"].as_str().unwrap().to_owned();
    assert_eq!(json["why"]["count"], 1);
    let confirming = |text: &str, mark: &str| {
        Command::ShareNotes(ShareNotes { confirmed: Some(mark.to_owned()), ..sharing("2025-1", text) })
    };
    let more = format!("{text} Och 701063-2391.");
    assert_eq!(
        no(&town, CHAIR, confirming(&more, &mark)).field,
        Some("confirmed"),
        "another place came since"
    );
    let events = town.person(CHAIR, confirming(text, &mark));
    assert!(matches!(events[0], Event::NotesShared { passages: 1, .. }));
    let line = serde_json::to_string(&events).unwrap();
    assert!(
        !line.contains(&mark) && !line.contains("121212"),
        "nothing of the number is in the chain: {line}"
    );
}

#[test]
fn a_further_version_says_what_it_changes() {
    let (mut town, _) =
        met(vec![required(MinutesFor::All, None), signed_by(ApprovalAct::Approve, &["chair"], None)]);
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    assert_eq!(no(&town, CHAIR, share("2025-1", "Vi sågs igen.")).field, Some("change"));
    let events = town.person(CHAIR, share_anew("2025-1", "Vi sågs igen.", "Ett ord"));
    assert!(
        matches!(&events[0], Event::NotesShared { version: 2, change: Some(change), .. } if change == "Ett ord")
    );
}

#[test]
fn where_the_charter_asks_for_no_signature_notes_are_final_when_they_are_shared() {
    let (mut town, _) = met(vec![required(MinutesFor::All, None)]);
    assert!(are_final(&town.person(CHAIR, share("2025-1", "Vi sågs."))));
    let notes = town.world.minutes.get(&meeting("2025-1")).unwrap();
    assert_eq!(notes.standing().map(|version| version.number), Some(1));
}
