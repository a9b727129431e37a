//! What is owed after a question is put and a position is taken: by whom, by when, and how it is met.

use crate::{
    forum::{BOARD, NORTH, SOUTH, answer, at_home, decide, north, owed, position, south},
    town::{Town, body, day, must, should},
};
use samordna_charter::{
    Norm, Rule,
    norm::{
        Anchoring, ChairDecision, CommunicationOfDecisions, Consensus, GroupDecision, Implementation,
        PoliticalHandover, Prioritisation, Purpose, SpreadOfPractice, Timing, UnionConsultation,
    },
};
use samordna_domain::{
    BodyId, Command, Language, MatterId, Standing,
    decision::{
        Dissent, PoliticalAnswer, PositionClass,
        command::{
            AcknowledgeDecision, AnswerFromPoliticians, CommunicateDecision, HandToPoliticians,
            ReportDecisions, TakePosition,
        },
    },
    mandate::{Holder, Reach, ReportedTo, command::GrantMandate},
    matter::{
        Addressee, MatterKind, Ranked,
        command::{CloseMatter, RaiseMatter, RankInitiatives},
    },
    round::{AnswerKind, RoundKind},
};

const CHAIR: &str = "hanna-direktor";

fn findings(town: &Town, group: &BodyId) -> Vec<String> {
    let l = Language::Swedish;
    let line = |finding: &samordna_domain::finding::Finding| {
        let fact = finding.fact.say(&town.world, town.today, l);
        format!("{}: {fact} {}", finding.class.label(l), finding.cure.say(l))
    };
    town.assessed(group).findings.iter().map(line).collect()
}

fn decided(town: &mut Town, norms: Vec<Norm>) -> (BodyId, MatterId) {
    let group = town.forum(norms);
    town.grant(north());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    town.person("nils-norr", Command::DecideAtHome(decide(&round, NORTH)));
    (group, matter)
}

fn kind(town: &mut Town, group: &BodyId, kind: MatterKind, title: &str) -> MatterId {
    let asked = RaiseMatter {
        group: group.clone(),
        title: title.to_owned(),
        kind,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: None,
        engagement: None,
        document: None,
        registry_number: None,
    };
    let events = town.person(CHAIR, Command::RaiseMatter(asked));
    let Some(samordna_domain::Event::MatterRaised { matter, .. }) = events.first() else {
        panic!("{events:?}")
    };
    town.person(CHAIR, crate::forum::sort(matter));
    matter.clone()
}

#[test]
fn each_unit_owes_an_open_round_an_answer_through_its_own_person() {
    let mut town = Town::with_board();
    let before = Anchoring { timing: Some(Timing::Before), ..Anchoring::default() };
    let group = town.forum(vec![must(Rule::Anchoring(before))]);
    assert_eq!(town.standing(&group).0, Standing::Guards);
    let matter = town.matter(&group, None);
    let round = town.round(RoundKind::Anchoring, &matter);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Sam Ledamot: Svara (2025-01-31). Södra sjukhuset har inte svarat om förankring.
    Karl Kommun: Svara (2025-01-31). Kommunförbundet har inte svarat om förankring.
    ");
    insta::assert_snapshot!(town.standing(&group).1, @"1 runda är öppen. 1 av 3 har svarat.");
    assert_eq!(town.standing(&group).0, Standing::Due);
    town.days_later(31);
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    insta::assert_snapshot!(findings(&town, &group).join("\n"), @"
    Avvikelse: Södra sjukhuset har inte svarat om förankring. Svara.
    Avvikelse: Kommunförbundet har inte svarat om förankring. Svara.
    ");
}

#[test]
fn nobody_reports_by_hand_that_a_unit_has_answered() {
    let mut town = Town::with_board();
    let before = Anchoring { timing: Some(Timing::Before), ..Anchoring::default() };
    let group = town.forum(vec![must(Rule::Anchoring(before))]);
    let matter = town.matter(&group, None);
    town.round(RoundKind::Anchoring, &matter);
    let duty = town.assessed(&group).duties[0].key.clone();
    let met = Command::MeetDuty { duty, on: None, note: "De sa ja i korridoren.".to_owned() };
    insta::assert_snapshot!(town.refused(CHAIR, met), @"Det räcker inte att anteckna det. Så här blir det gjort: svara. Den som kan är Nora Ledamot.");
}

#[test]
fn whoever_holds_the_mandate_owes_the_decision_and_is_told_what_it_waits_for() {
    let mut town = Town::with_board();
    let union = must(Rule::UnionConsultation(UnionConsultation { r#where: None }));
    let group = town.forum(vec![must(at_home()), union]);
    town.grant(north());
    town.grant(south());
    let matter = town.agreed(&group);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Gemensam rutin: ingen har frågats om beslut i hemmaförvaltningen.");
    town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Förvaltningschef, Norra sjukhuset (Nils Norr): Besluta hemma (2025-01-31). Den fackliga samverkan i Norra sjukhuset är inte klar.
    Förvaltningschef, Södra sjukhuset (Siv Söder): Besluta hemma (2025-01-31). Den fackliga samverkan i Södra sjukhuset är inte klar.
    Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Gemensam rutin: ingen har frågats om facklig samverkan.
    ");
    let consult = town.round(RoundKind::UnionConsultation, &matter);
    town.person("nora-ledamot", answer(&consult, NORTH, AnswerKind::Concluded, ""));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Förvaltningschef, Norra sjukhuset (Nils Norr): Besluta hemma (2025-01-31). Norra sjukhuset har inte beslutat.
    Förvaltningschef, Södra sjukhuset (Siv Söder): Besluta hemma (2025-01-31). Den fackliga samverkan i Södra sjukhuset är inte klar.
    Sam Ledamot: Svara (2025-01-31). Den fackliga samverkan i Södra sjukhuset är inte klar.
    Karl Kommun: Svara (2025-01-31). Den fackliga samverkan i Kommunförbundet är inte klar.
    ");
}

#[test]
fn where_a_mandate_has_ended_the_group_has_to_lift_the_matter() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(GrantMandate { until: Some(day("2025-01-10")), ..north() });
    let matter = town.agreed(&group);
    town.round(RoundKind::HomeDecision, &matter);
    town.today = day("2025-01-11");
    let lines = owed(&town, &group);
    assert_eq!(lines.len(), 1, "what is lifted is not the group's to chase here: {lines:?}");
    insta::assert_snapshot!(lines[0], @"Ordförande i Rådet (Hanna Direktör): Lyft ärendet (2025-01-31). Ingen i Norra sjukhuset har ett mandat som räcker.");
}

#[test]
fn what_is_anchored_afterwards_is_asked_of_each_position() {
    let mut town = Town::with_board();
    let after = Anchoring { timing: Some(Timing::After), ..Anchoring::default() };
    let group = town.forum(vec![must(Rule::Anchoring(after))]);
    let matter = town.matter(&group, None);
    assert_eq!(owed(&town, &group), Vec::<String>::new());
    town.person(CHAIR, position(&matter));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Gemensam rutin: ingen har frågats om förankring.");
    let round = town.round(RoundKind::Anchoring, &matter);
    for (who, unit) in
        [("nora-ledamot", NORTH), ("sam-ledamot", SOUTH), ("karl-kommun", crate::forum::ASSOCIATION)]
    {
        town.person(who, answer(&round, unit, AnswerKind::Anchored, ""));
    }
    assert_eq!(owed(&town, &group), Vec::<String>::new());
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn what_is_established_together_with_named_systems_is_told_of_each_year() {
    let mut town = Town::with_board();
    let with = vec!["kunskapsstyrningen".to_owned(), "journalprogrammet".to_owned()];
    let group = town.forum(vec![must(Rule::Anchoring(Anchoring { with, ..Anchoring::default() }))]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2025-12-31). Texten anger kunskapsstyrningen.
    Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2025-12-31). Texten anger journalprogrammet.
    ");
    let duty = town.assessed(&group).duties[0].key.clone();
    town.person(CHAIR, Command::MeetDuty { duty, on: None, note: "Möte 3 mars.".to_owned() });
    assert_eq!(owed(&town, &group).len(), 1);
    town.today = day("2026-02-01");
    assert_eq!(owed(&town, &group).len(), 2);
}

#[test]
fn a_position_for_the_politicians_is_first_the_groups_turn_and_then_theirs() {
    let mut town = Town::with_board();
    let to = Some("Vårdnämnden".to_owned());
    let rule = PoliticalHandover { position_classes: vec!["vägledande".to_owned()], to };
    let group = town.forum(vec![must(Rule::PoliticalHandover(rule))]);
    let matter = town.matter(&group, None);
    let Command::TakePosition(plain) = position(&matter) else { unreachable!() };
    town.person(CHAIR, Command::TakePosition(TakePosition { class: PositionClass::Guiding, ..plain }));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Lämna över till politiken (utan dag). Ställningstagandet är slutligt först efter Vårdnämnden.");
    town.person(CHAIR, Command::HandToPoliticians(HandToPoliticians { matter: matter.clone() }));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Nämndens ordförande, Vårdnämnden (Hanna Direktör): Anteckna politikens svar (utan dag). Ställningstagandet är slutligt först efter Vårdnämnden.");
    insta::assert_snapshot!(town.standing(&group).1, @"1 ställningstagande väntar på politiken.");
    town.person(
        CHAIR,
        Command::AnswerFromPoliticians(AnswerFromPoliticians {
            matter,
            answer: PoliticalAnswer::Supported,
            on: None,
            reference: "§ 12".to_owned(),
        }),
    );
    assert_eq!(owed(&town, &group), Vec::<String>::new());
}

#[test]
fn each_of_those_named_is_told_and_then_says_that_they_have_it() {
    let mut town = Town::with_board();
    let to = vec!["Kommunförbundet".to_owned(), "Barnrådet".to_owned()];
    let rule = CommunicationOfDecisions { to, within_days: Some(10), ..CommunicationOfDecisions::default() };
    let group = town.forum(vec![must(Rule::CommunicationOfDecisions(rule))]);
    let matter = town.agreed(&group);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Meddela (2025-01-11). Kommunförbundet är inte meddelad.
    Ordförande i Rådet (Hanna Direktör): Meddela (2025-01-11). Barnrådet är inte meddelad.
    ");
    let to = Addressee::Body(body(crate::forum::ASSOCIATION));
    let (purpose, close) =
        (Purpose::Information, CloseMatter { matter: matter.clone(), note: "Klart.".to_owned() });
    let tell = |to: Addressee| {
        Command::CommunicateDecision(CommunicateDecision { matter: matter.clone(), to, purpose })
    };
    town.person(CHAIR, tell(to.clone()));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Direktör, Kommunförbundet (Karl Kommun): Kvittera (2025-01-15). Kommunförbundet meddelades 2025-01-01 och har inte kvitterat.
    Ordförande i Rådet (Hanna Direktör): Meddela (2025-01-11). Barnrådet är inte meddelad.
    ");
    insta::assert_snapshot!(town.refused(CHAIR, Command::CloseMatter(close.clone())), @"Barnrådet har inte fått veta vad som beslutades.");
    let got = AcknowledgeDecision { matter: matter.clone(), to, receipt: None };
    town.person("karl-kommun", Command::AcknowledgeDecision(got));
    insta::assert_snapshot!(town.standing(&group).1, @"1 av 2 har kvitterat att de är meddelade.");
    town.person(CHAIR, tell(Addressee::Named("Barnrådet".to_owned())));
    town.person(CHAIR, Command::CloseMatter(close));
}

#[test]
fn what_is_decided_is_followed_until_it_is_carried_out_where_it_is_in_force() {
    let mut town = Town::with_board();
    let (group, matter) = decided(&mut town, vec![must(Rule::Implementation(Implementation::default()))]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Gemensam rutin: ingen har frågats om genomförande.");
    let work = town.round(RoundKind::Implementation, &matter);
    town.person("nora-ledamot", answer(&work, NORTH, AnswerKind::Begun, ""));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Nora Ledamot: Svara (2025-01-31). Norra sjukhuset har inte svarat om genomförande.");
    town.person("nora-ledamot", answer(&work, NORTH, AnswerKind::Done, "I drift, rutin NS 44."));
    assert_eq!(owed(&town, &group), Vec::<String>::new());
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn what_others_decided_is_carried_out_here_too() {
    let mut town = Town::with_board();
    let by =
        Implementation { decided_by: Some("prioriteringsrådet".to_owned()), ..Implementation::default() };
    let group = town.forum(vec![must(Rule::Implementation(by))]);
    let matter = kind(&mut town, &group, MatterKind::DecidedElsewhere, "Nytt läkemedel");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Nytt läkemedel: ingen har frågats om genomförande.");
    town.round(RoundKind::Implementation, &matter);
    assert_eq!(owed(&town, &group).len(), 3);
}

#[test]
fn good_practice_is_looked_for_each_year_and_spread_from_unit_to_unit() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(Rule::SpreadOfPractice(SpreadOfPractice::default()))]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2025-12-31). Inget gott exempel sprids just nu.");
    let matter = kind(&mut town, &group, MatterKind::Practice, "Ronder på distans");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Fråga förvaltningarna (utan dag). Ronder på distans: ingen har frågats om breddinförande.");
    let round = town.round(RoundKind::RollOut, &matter);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Adopts, ""));
    town.person("sam-ledamot", answer(&round, SOUTH, AnswerKind::Tries, ""));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Sam Ledamot: Svara (2025-01-31). Södra sjukhuset har inte svarat om breddinförande.
    Karl Kommun: Svara (2025-01-31). Kommunförbundet har inte svarat om breddinförande.
    ");
    insta::assert_snapshot!(town.standing(&group).1, @"1 runda är öppen. 1 av 3 har svarat.");
}

#[test]
fn initiatives_are_ranked_together_and_with_a_pace_where_the_charter_asks_for_one() {
    let mut town = Town::with_board();
    let rule = Prioritisation { pace: Some(true), ..Prioritisation::default() };
    let group = town.forum(vec![must(Rule::Prioritisation(rule))]);
    assert_eq!(town.standing(&group).0, Standing::Guards);
    let one = kind(&mut town, &group, MatterKind::Initiative, "Egenmonitorering");
    let two = kind(&mut town, &group, MatterKind::Initiative, "Gemensam jour");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Rangordna (utan dag). 0 av 2 öppna initiativ är rangordnade.");
    let rank = |start, finish| {
        let place = |matter: &MatterId| Ranked { matter: matter.clone(), start, finish };
        Command::RankInitiatives(RankInitiatives {
            group: group.clone(),
            order: vec![place(&two), place(&one)],
        })
    };
    insta::assert_snapshot!(town.refused(CHAIR, rank(None, None)), @"Ange när Gemensam jour börjar och ska vara klart.");
    town.person(CHAIR, rank(Some(day("2025-02-01")), Some(day("2025-12-31"))));
    assert_eq!(town.world.matters.ranked(&group)[0].matter, two);
    assert_eq!(town.standing(&group), (Standing::Met, "2 av 2 öppna initiativ är rangordnade.".to_owned()));
}

#[test]
fn a_text_that_lets_a_group_of_officials_decide_is_a_remark() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(Rule::GroupDecision(GroupDecision::default()))]);
    insta::assert_snapshot!(findings(&town, &group).join("\n"), @"Anmärkning: Texten säger att gruppen beslutar. En grupp av tjänstemän har ingen beslutanderätt. Ändra det i nästa version av uppdraget.");
}

#[test]
fn a_chairs_mandate_that_the_charter_cites_stands_in_the_register_or_is_missed() {
    let mut town = Town::with_board();
    let number = Some("RV 2025-00470".to_owned());
    let rule = ChairDecision { registry_number: number, ..ChairDecision::default() };
    let group = town.forum(vec![must(Rule::ChairDecision(rule))]);
    insta::assert_snapshot!(findings(&town, &group).join("\n"), @"Anmärkning: Ordförandens mandat i RV 2025-00470 är inte infört i mandatregistret. För in mandatet.");
    let reach = Reach { subjects: vec!["regional rutin".to_owned()], ..north().reach };
    let holder = Holder::ChairOf(group.clone());
    town.grant(GrantMandate { holder, reach, source: "Beslutsmandat RV 2025-00470".to_owned(), ..north() });
    assert_eq!(findings(&town, &group), Vec::<String>::new());
    assert_eq!(town.standing(&group).0, Standing::Guards);
}

#[test]
fn a_board_that_was_not_told_in_time_is_a_deviation_from_the_law() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let to = ReportedTo { board: body(BOARD), within_days: Some(10) };
    town.grant(GrantMandate { reported_to: Some(to), ..north() });
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    town.person("nils-norr", Command::DecideAtHome(decide(&round, NORTH)));
    town.days_later(10);
    assert_eq!(findings(&town, &group), Vec::<String>::new());
    town.days_later(1);
    insta::assert_snapshot!(findings(&town, &group).join("\n"), @"Avvikelse: Ett beslut från 2025-01-01 är inte anmält till Vårdnämnden. Anmäl till nämnden.");
    town.person(CHAIR, Command::ReportDecisions(ReportDecisions { board: body(BOARD), until: None }));
    assert_eq!(findings(&town, &group), Vec::<String>::new());
}

#[test]
fn how_often_the_group_agreed_is_told_and_nobody_is_blamed_for_dissent() {
    let mut town = Town::with_board();
    let group = town.forum(vec![should(Rule::Consensus(Consensus {}))]);
    town.agreed(&group);
    let matter = town.matter(&group, None);
    let Command::TakePosition(plain) = position(&matter) else { unreachable!() };
    let dissent = Dissent {
        employment: "sam-ledamot-sodra-sjukhuset".parse().unwrap(),
        reason: "För dyrt.".to_owned(),
    };
    town.person(
        CHAIR,
        Command::TakePosition(TakePosition { consensus: false, dissent: vec![dissent], ..plain }),
    );
    insta::assert_snapshot!(town.standing(&group).1, @"1 av 2 ställningstaganden i öppna ärenden är gjorda i konsensus.");
    assert_eq!(findings(&town, &group), Vec::<String>::new());
}
