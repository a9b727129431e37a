//! Positions and decisions: what a group agreed, who then decided where, and who is told.

mod alone;
mod positions;
mod voting;

use crate::{
    forum::{ASSOCIATION, BOARD, NORTH, SOUTH, answer, at_home, decide, north, position, south, until},
    town::{Town, body, day, employment, must, should},
};
use samordna_charter::{
    Rule,
    norm::{
        Anchoring, ChairDecision, Consensus, DecisionFrame, Frame, PoliticalHandover, Purpose, Timing,
        UnionConsultation,
    },
};
use samordna_domain::{
    BodyId, Command, Language, MandateId, MatterId, RoundId,
    decision::{
        Dissent, PoliticalAnswer, PositionClass, barrier,
        command::{
            AcknowledgeDecision, AnswerFromPoliticians, CommunicateDecision, DecideAsChair, DecideAtHome,
            HandToPoliticians, ReportDecisions, TakePosition,
        },
        joint,
    },
    mandate::{Holder, Reach, ReportedTo, command::GrantMandate},
    matter::{
        Addressee, Brief, MatterStage,
        command::{CloseMatter, PrepareMatter},
    },
    round::{AnswerKind, RoundKind},
};

const CHAIR: &str = "hanna-direktor";

fn home(asked: DecideAtHome) -> Command {
    Command::DecideAtHome(asked)
}

/// A round of home decisions, on what the council has agreed; both hospitals' heads have mandates.
fn deciding(town: &mut Town, norms: Vec<samordna_charter::Norm>) -> (MatterId, RoundId) {
    let group = town.forum([vec![must(at_home())], norms].concat());
    town.grant(north());
    town.grant(south());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    (matter, round)
}

fn standing(town: &Town, matter: &MatterId, unit: &str) -> String {
    let known = town.world.matter(matter).unwrap();
    let joint = joint(&town.world, known, town.today);
    let (_, standing) = joint.units.iter().find(|(known, _)| known.as_str() == unit).unwrap();
    let l = Language::Swedish;
    format!("{}: {}", standing.label(l), standing.say(&town.world, town.today, l))
}

fn joint_of(town: &Town, matter: &MatterId) -> String {
    let known = town.world.matter(matter).unwrap();
    joint(&town.world, known, town.today).say(Language::Swedish)
}

#[test]
fn an_agreement_is_in_force_where_it_is_decided_and_pending_elsewhere() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    town.person("nils-norr", home(decide(&round, NORTH)));
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Gäller: Gäller från 2025-01-01.");
    insta::assert_snapshot!(standing(&town, &matter, SOUTH), @"Väntar: Den som har mandatet har inte beslutat.");
    insta::assert_snapshot!(standing(&town, &matter, ASSOCIATION), @"Lyft: Ingen där har mandat att besluta. Lyft till Registrator.");
    insta::assert_snapshot!(joint_of(&town, &matter), @"Gäller i 1 av 3 förvaltningar.");
}

#[test]
fn nobody_decides_outside_a_mandate_and_the_no_says_who_could() {
    let mut town = Town::with_board();
    let (_, round) = deciding(&mut town, vec![]);
    insta::assert_snapshot!(town.refused("nora-ledamot", home(decide(&round, NORTH))), @"Du har inget mandat att besluta för Norra sjukhuset. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, SOUTH))), @"Mandatet i Delegationsordning RV 2025-00010 gäller inte den förvaltningen. Den som kan är Förvaltningschef, Södra sjukhuset (Siv Söder).");
    insta::assert_snapshot!(town.refused("karl-kommun", home(decide(&round, ASSOCIATION))), @"Du har inget mandat att besluta för Kommunförbundet.");
    let souths = DecideAtHome {
        mandate: Some("forvaltningschef-delegationsordning-rv-2025-00010-2".parse().unwrap()),
        ..decide(&round, SOUTH)
    };
    insta::assert_snapshot!(town.refused("nils-norr", home(souths)), @"Mandatet i Delegationsordning RV 2025-00010 är någon annans. Den som kan är Förvaltningschef, Södra sjukhuset (Siv Söder).");
}

#[test]
fn a_mandate_with_a_limit_asks_what_it_costs_and_does_not_reach_beyond_it() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let reach = Reach { limit: Some(500_000), ..north().reach };
    town.grant(GrantMandate { reach, ..north() });
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Mandatet i Delegationsordning RV 2025-00010 gäller högst 500 000 kr, och kostnaden är inte angiven.");
    let dear = DecideAtHome { cost: Some(600_000), ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("nils-norr", home(dear.clone())), @"Mandatet i Delegationsordning RV 2025-00010 gäller högst 500 000 kr. Den som kan är Vårdnämnden (Hanna Direktör).");
    // A limit does not stand in the way of saying no.
    let declines = DecideAtHome { answer: AnswerKind::Declines, text: "För dyrt.".to_owned(), ..dear };
    town.person("nils-norr", home(declines));
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Avböjt: För dyrt.");
}

#[test]
fn a_mandate_for_one_subject_is_not_for_another() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let reach = Reach { subjects: vec!["inköp".to_owned()], ..north().reach };
    town.grant(GrantMandate { reach, ..north() });
    let matter = town.matter(&group, Some("bemanning"));
    town.person(CHAIR, position(&matter));
    let round = town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Mandatet i Delegationsordning RV 2025-00010 gäller andra frågor. Den som kan är Vårdnämnden (Hanna Direktör).");
}

#[test]
fn a_mandate_that_has_ended_is_no_mandate() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(GrantMandate { until: until("2025-01-31"), ..north() });
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    town.today = day("2025-02-01");
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Du har inget mandat att besluta för Norra sjukhuset.");
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Väntar: Ingen där har mandat att besluta, och det är inte lyft.");
}

#[test]
fn union_consultation_in_one_administration_blocks_that_one_alone() {
    let mut town = Town::with_board();
    let union = must(Rule::UnionConsultation(UnionConsultation { r#where: Some("förvaltning".to_owned()) }));
    let (matter, round) = deciding(&mut town, vec![union]);
    let consult = town.round(RoundKind::UnionConsultation, &matter);
    town.person("nora-ledamot", answer(&consult, NORTH, AnswerKind::Concluded, "Samverkan 4 januari."));
    town.person("sam-ledamot", answer(&consult, SOUTH, AnswerKind::Planned, ""));
    town.person("nils-norr", home(decide(&round, NORTH)));
    insta::assert_snapshot!(town.refused("siv-soder", home(decide(&round, SOUTH))), @"Södra sjukhuset kan inte besluta än: facklig samverkan saknas. Den som kan är Förvaltningschef, Södra sjukhuset (Siv Söder).");
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Gäller: Gäller från 2025-01-01.");
    insta::assert_snapshot!(standing(&town, &matter, SOUTH), @"Väntar: Södra sjukhuset kan inte besluta än: facklig samverkan saknas.");
    let known = town.world.matter(&matter).unwrap();
    let waits = barrier(&town.world, known, &body(SOUTH), town.today).unwrap();
    insta::assert_snapshot!(waits.grounds[0].say(&town.world, town.today, Language::Swedish).source, @"Uppdrag");
    town.person(
        "sam-ledamot",
        answer(&consult, SOUTH, AnswerKind::NotNeeded, "Inget ändras för personalen."),
    );
    town.person("siv-soder", home(decide(&round, SOUTH)));
}

#[test]
fn an_important_change_waits_for_the_unions_by_law_where_the_charter_is_silent() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    let matter = town.matter(&group, None);
    let brief = Brief { background: "Nya arbetstider.".to_owned(), changes_work: true, ..Brief::default() };
    town.person(CHAIR, Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief }));
    town.person(CHAIR, position(&matter));
    let round = town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Norra sjukhuset kan inte besluta än: facklig samverkan saknas. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    // To say no changes nothing for anybody.
    let no =
        DecideAtHome { answer: AnswerKind::Declines, text: "Inte nu.".to_owned(), ..decide(&round, NORTH) };
    town.person("nils-norr", home(no));
}

#[test]
fn whoever_is_asked_to_consult_does_so_before_deciding_also_where_no_rule_says_so() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    town.round(RoundKind::UnionConsultation, &matter);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Norra sjukhuset kan inte besluta än: facklig samverkan saknas. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
}

#[test]
fn what_the_charter_wants_anchored_first_is_anchored_first_and_objections_do_not_stop_it() {
    let mut town = Town::with_board();
    let before = |modality: fn(Rule) -> samordna_charter::Norm| {
        modality(Rule::Anchoring(Anchoring { timing: Some(Timing::Before), ..Anchoring::default() }))
    };
    let (matter, round) = deciding(&mut town, vec![before(must)]);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Norra sjukhuset kan inte besluta än: förankring saknas. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    let anchoring = town.round(RoundKind::Anchoring, &matter);
    town.person("nora-ledamot", answer(&anchoring, NORTH, AnswerKind::Objects, "Natten blir tunn."));
    town.person("nils-norr", home(decide(&round, NORTH)));

    let mut town = Town::with_board();
    let (_, round) = deciding(&mut town, vec![before(should)]);
    town.person("nils-norr", home(decide(&round, NORTH)));
}

#[test]
fn a_decision_declares_what_the_charter_says_it_respects() {
    let mut town = Town::with_board();
    let respects = vec![Frame::HeadOfAdministration, Frame::Budget];
    let frame = must(Rule::DecisionFrame(DecisionFrame { respects: respects.clone() }));
    let (_, round) = deciding(&mut town, vec![frame]);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Intyga att beslutet respekterar förvaltningschefens ansvar för den samlade verksamheten.");
    let half = DecideAtHome { respects: vec![Frame::HeadOfAdministration], ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("nils-norr", home(half)), @"Intyga att beslutet respekterar budgetramen.");
    town.person("nils-norr", home(DecideAtHome { respects, ..decide(&round, NORTH) }));
}

#[test]
fn to_decline_or_deviate_says_why_and_is_kept() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    let no = DecideAtHome { answer: AnswerKind::Declines, ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("nils-norr", home(no.clone())), @"Skriv varför.");
    town.person("nils-norr", home(DecideAtHome { text: "Vi har redan en rutin.".to_owned(), ..no }));
    let other = DecideAtHome {
        answer: AnswerKind::Deviates,
        text: "Vi inför den på dagen men inte på natten.".to_owned(),
        effective: until("2025-03-01"),
        ..decide(&round, SOUTH)
    };
    town.person("siv-soder", home(other));
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Avböjt: Vi har redan en rutin.");
    insta::assert_snapshot!(standing(&town, &matter, SOUTH), @"Beslutat: Beslutat. Gäller från 2025-03-01.");
    town.today = day("2025-03-01");
    insta::assert_snapshot!(standing(&town, &matter, SOUTH), @"Gäller med avvikelse: Gäller från 2025-03-01.");
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&round, NORTH))), @"Norra sjukhuset har redan beslutat.");
}

#[test]
fn whoever_declined_can_be_asked_anew_and_decide_otherwise() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    let no =
        DecideAtHome {
            answer: AnswerKind::Declines, text: "Inte i år.".to_owned(), ..decide(&round, NORTH)
        };
    town.person("nils-norr", home(no));
    town.today = day("2026-01-15");
    let again = town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Väntar: Den som har mandatet har inte beslutat.");
    town.person("nils-norr", home(decide(&again, NORTH)));
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Gäller: Gäller från 2026-01-15.");
    assert_eq!(town.world.matter(&matter).unwrap().decisions.len(), 2);
}

#[test]
fn no_effect_comes_before_the_decision() {
    let mut town = Town::with_board();
    let (_, round) = deciding(&mut town, vec![]);
    let back = DecideAtHome { effective: until("2024-12-31"), ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("nils-norr", home(back)), @"Ett beslut gäller tidigast från dagen då det fattas, 2025-01-01.");
}

#[test]
fn the_registrar_records_what_a_mandate_holder_decided_on_paper_on_its_day() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    town.today = day("2025-01-20");
    let on_paper = DecideAtHome { on: until("2025-01-10"), ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("rut-register", home(on_paper.clone())), @"Ange handlingen som visar beslutet, till exempel ett diarienummer. Skriv numret i fältet Handling.");
    insta::assert_snapshot!(town.refused("nils-norr", home(on_paper.clone())), @"Ett beslut fattas i dag. Det som beslutades tidigare antecknar registratorn.");
    insta::assert_snapshot!(town.refused("rut-register", home(DecideAtHome { on: until("2024-12-31"), ..on_paper.clone() })), @"Dagen ligger före 2025-01-01.");
    insta::assert_snapshot!(town.refused("rut-register", home(DecideAtHome { on: until("2025-01-21"), ..on_paper.clone() })), @"2025-01-21 har inte varit än. En handling dateras den dag den görs.");
    town.recorded(home(on_paper));
    let decision = town.world.matter(&matter).unwrap().decision_for(&body(NORTH)).unwrap();
    assert_eq!(
        (decision.on, decision.by.clone()),
        (day("2025-01-10"), employment("nils-norr-norra-sjukhuset"))
    );
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Gäller: Gäller från 2025-01-10.");
}

#[test]
fn a_decision_at_home_answers_what_was_lifted_for_that_administration() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    assert!(town.world.matter(&matter).unwrap().lifted_for(&body(ASSOCIATION)).is_some());
    let over_association = Reach { area: vec![body(ASSOCIATION)], ..north().reach };
    town.grant(GrantMandate {
        holder: Holder::Office(body("direktor-kommunforbundet")),
        reach: over_association,
        giver: body(ASSOCIATION),
        ..north()
    });
    town.person("karl-kommun", home(decide(&round, ASSOCIATION)));
    assert!(town.world.matter(&matter).unwrap().lifted_for(&body(ASSOCIATION)).is_none());
    insta::assert_snapshot!(standing(&town, &matter, ASSOCIATION), @"Gäller: Gäller från 2025-01-01.");
}

#[test]
fn an_answer_to_another_question_is_no_decision() {
    let mut town = Town::with_board();
    let (matter, round) = deciding(&mut town, vec![]);
    let impact = town.round(RoundKind::Impact, &matter);
    insta::assert_snapshot!(town.refused("nils-norr", home(decide(&impact, NORTH))), @"Rundan gäller inte beslut i hemmaförvaltningen.");
    let done = DecideAtHome { answer: AnswerKind::Done, ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused("nils-norr", home(done)), @"Genomfört är inget beslut.");
}

// The chair alone.
