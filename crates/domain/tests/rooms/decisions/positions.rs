//! What a group agrees, and what becomes of it with the politicians.

use super::*;

fn taking(matter: &MatterId) -> TakePosition {
    let Command::TakePosition(asked) = position(matter) else { unreachable!() };
    asked
}

#[test]
fn a_position_is_taken_in_consensus_or_with_dissent_by_name_and_reason() {
    let mut town = Town::with_board();
    let group = town.forum(vec![should(Rule::Consensus(Consensus {}))]);
    let matter = town.matter(&group, None);
    let take = |asked| Command::TakePosition(asked);
    let dissent =
        |who: &str, reason: &str| Dissent { employment: employment(who), reason: reason.to_owned() };
    let sam = dissent("sam-ledamot-sodra-sjukhuset", "Kostnaden är inte utredd.");
    insta::assert_snapshot!(town.refused("nora-ledamot", position(&matter)), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused(CHAIR, take(TakePosition { text: String::new(), ..taking(&matter) })), @"Fyll i fältet.");
    insta::assert_snapshot!(town.refused(CHAIR, take(TakePosition { dissent: vec![sam.clone()], ..taking(&matter) })), @"Antingen var alla eniga, eller så finns det avvikande meningar.");
    let split = TakePosition { consensus: false, ..taking(&matter) };
    insta::assert_snapshot!(town.refused(CHAIR, take(split.clone())), @"Skriv vem som inte var enig, och varför.");
    let outsider =
        TakePosition { dissent: vec![dissent("nils-norr-norra-sjukhuset", "Nej.")], ..split.clone() };
    insta::assert_snapshot!(town.refused(CHAIR, take(outsider)), @"Nils Norr har ingen plats i gruppen.");
    let silent = TakePosition { dissent: vec![dissent("sam-ledamot-sodra-sjukhuset", "")], ..split.clone() };
    insta::assert_snapshot!(town.refused(CHAIR, take(silent)), @"Skriv varför.");
    town.person(CHAIR, take(TakePosition { dissent: vec![sam.clone()], ..split }));
    let known = town.world.matter(&matter).unwrap();
    assert_eq!(known.position.as_ref().unwrap().dissent, [sam]);
    assert_eq!(known.stage, MatterStage::Agreed);
    insta::assert_snapshot!(town.refused(CHAIR, position(&matter)), @"Gruppen har redan tagit ställning i Gemensam rutin.");
}

fn handover() -> Rule {
    Rule::PoliticalHandover(PoliticalHandover {
        position_classes: vec!["vägledande".to_owned(), "rekommenderande".to_owned()],
        to: Some("Vårdnämnden".to_owned()),
    })
}

/// A guiding position, which has to be with the politicians before it is final.
fn guiding(town: &mut Town) -> MatterId {
    let group = town.forum(vec![must(handover()), must(at_home())]);
    town.grant(north());
    let matter = town.matter(&group, None);
    let asked = TakePosition { class: PositionClass::Guiding, ..taking(&matter) };
    town.person(CHAIR, Command::TakePosition(asked));
    matter
}

fn hand(matter: &MatterId) -> Command {
    Command::HandToPoliticians(HandToPoliticians { matter: matter.clone() })
}

fn politicians(matter: &MatterId, answer: PoliticalAnswer) -> AnswerFromPoliticians {
    AnswerFromPoliticians {
        matter: matter.clone(), answer, on: None, reference: "Protokoll § 12".to_owned()
    }
}

fn close(matter: &MatterId) -> Command {
    Command::CloseMatter(CloseMatter { matter: matter.clone(), note: "Klart.".to_owned() })
}

#[test]
fn a_guiding_position_is_final_only_when_the_politicians_stand_behind_it() {
    let mut town = Town::with_board();
    let matter = guiding(&mut town);
    let asking = crate::forum::ask(town.today, RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(town.refused(CHAIR, asking.clone()), @"Ställningstagandet väntar på den politiska hanteringen. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör).");
    let supported = Command::AnswerFromPoliticians(politicians(&matter, PoliticalAnswer::Supported));
    insta::assert_snapshot!(town.refused(CHAIR, supported.clone()), @"Ställningstagandet ligger inte hos politiken.");
    insta::assert_snapshot!(town.refused("nora-ledamot", hand(&matter)), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    town.person(CHAIR, hand(&matter));
    insta::assert_snapshot!(town.refused(CHAIR, hand(&matter)), @"Det lämnades över 2025-01-01.");
    insta::assert_snapshot!(town.refused(CHAIR, close(&matter)), @"Ställningstagandet väntar på den politiska hanteringen. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör).");
    insta::assert_snapshot!(town.refused("nora-ledamot", supported.clone()), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör), Nämndens ordförande, Vårdnämnden (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    let unsaid = AnswerFromPoliticians {
        reference: String::new(),
        ..politicians(&matter, PoliticalAnswer::Supported)
    };
    insta::assert_snapshot!(town.refused(CHAIR, Command::AnswerFromPoliticians(unsaid)), @"Skriv varför.");
    town.person(CHAIR, supported);
    town.person(CHAIR, asking);
}

#[test]
fn a_position_that_the_politicians_reject_is_never_decided_on_and_the_matter_can_be_closed() {
    let mut town = Town::with_board();
    let matter = guiding(&mut town);
    town.person(CHAIR, hand(&matter));
    town.person(CHAIR, Command::AnswerFromPoliticians(politicians(&matter, PoliticalAnswer::Rejected)));
    insta::assert_snapshot!(town.refused(CHAIR, crate::forum::ask(town.today, RoundKind::HomeDecision, &matter)), @"Politiken ställde sig inte bakom ställningstagandet 2025-01-01.");
    town.person(CHAIR, close(&matter));
}

#[test]
fn a_position_that_the_politicians_return_is_prepared_anew() {
    let mut town = Town::with_board();
    let matter = guiding(&mut town);
    town.person(CHAIR, hand(&matter));
    town.person(CHAIR, Command::AnswerFromPoliticians(politicians(&matter, PoliticalAnswer::Returned)));
    assert_eq!(town.world.matter(&matter).unwrap().stage, MatterStage::Accepted);
    town.person(CHAIR, position(&matter));
}

#[test]
fn another_position_needs_nothing_from_the_politicians() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(handover())]);
    let matter = town.agreed(&group);
    insta::assert_snapshot!(town.refused(CHAIR, hand(&matter)), @"Ställningstagandet behöver ingen politisk hantering.");
    assert!(town.world.matter(&matter).unwrap().position.as_ref().unwrap().is_final());
}

// Who is told.

#[test]
fn a_board_is_told_of_what_was_decided_for_it_each_decision_once_and_in_time() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let to = ReportedTo { board: body(BOARD), within_days: Some(30) };
    town.grant(GrantMandate { reported_to: Some(to), ..north() });
    town.grant(south());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    let report = |until: Option<&str>| {
        Command::ReportDecisions(ReportDecisions { board: body(BOARD), until: until.map(day) })
    };
    insta::assert_snapshot!(town.refused(CHAIR, report(None)), @"Det finns inga beslut att anmäla till Vårdnämnden.");
    town.person("nils-norr", home(decide(&round, NORTH)));
    town.person("siv-soder", home(decide(&round, SOUTH)));
    let board = body(BOARD);
    let unreported = town.world.unreported(&board);
    assert_eq!(unreported.iter().map(|one| one.due).collect::<Vec<_>>(), [until("2025-01-31")]);
    insta::assert_snapshot!(town.refused("nils-norr", report(None)), @"Du får inte göra det. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused(CHAIR, report(Some("2024-12-31"))), @"Det finns inga beslut att anmäla till Vårdnämnden.");
    town.person(CHAIR, report(None));
    assert_eq!(town.world.unreported(&board), []);
    let decision = town.world.matter(&matter).unwrap().decision_for(&body(NORTH)).unwrap();
    assert_eq!(decision.reported, Some(town.today));
}

#[test]
fn somebody_is_told_of_a_decision_once_and_says_that_they_have_it() {
    let mut town = Town::with_board();
    let (matter, _) = deciding(&mut town, vec![]);
    let to = Addressee::Body(body(ASSOCIATION));
    let tell = Command::CommunicateDecision(CommunicateDecision {
        matter: matter.clone(),
        to: to.clone(),
        purpose: Purpose::Information,
    });
    let receive = |receipt: Option<&str>| {
        let (matter, to) = (matter.clone(), to.clone());
        Command::AcknowledgeDecision(AcknowledgeDecision { matter, to, receipt: receipt.map(str::to_owned) })
    };
    insta::assert_snapshot!(town.refused("karl-kommun", receive(None)), @"Inget väntar på kvittens.");
    insta::assert_snapshot!(town.refused("nora-ledamot", tell.clone()), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    town.person(CHAIR, tell.clone());
    insta::assert_snapshot!(town.refused(CHAIR, tell), @"De är redan meddelade.");
    insta::assert_snapshot!(town.refused(CHAIR, receive(None)), @"Kvittensen ges av den som meddelades. Med ett kvitto kan gruppen anteckna det. Den som kan är Direktör, Kommunförbundet (Karl Kommun).");
    insta::assert_snapshot!(town.refused("nora-ledamot", receive(Some("E-post 4 januari"))), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    town.person("karl-kommun", receive(None));
    let told = &town.world.matter(&matter).unwrap().communicated[0];
    assert_eq!((told.on, told.received), (town.today, Some(town.today)));
}

#[test]
fn there_is_nothing_to_tell_of_before_a_position() {
    let mut town = Town::with_board();
    let group = town.forum(vec![]);
    let matter = town.matter(&group, None);
    let tell = Command::CommunicateDecision(CommunicateDecision {
        matter,
        to: Addressee::Body(body(ASSOCIATION)),
        purpose: Purpose::Information,
    });
    insta::assert_snapshot!(town.refused(CHAIR, tell), @"Det finns inget beslut att meddela.");
}
