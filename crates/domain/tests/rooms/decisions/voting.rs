//! What the charter asks to be recorded of a position: who stepped aside, and how it was voted.

use super::*;
use crate::town::person;
use samordna_charter::{
    Norm,
    norm::{ConflictOfInterest, Voting, VotingRule},
};
use samordna_domain::{
    Standing,
    decision::{SteppedAside, Vote},
};

fn taking(matter: &MatterId) -> TakePosition {
    let Command::TakePosition(asked) = position(matter) else { unreachable!() };
    asked
}

fn take(asked: TakePosition) -> Command {
    Command::TakePosition(asked)
}

fn dissent(who: &str, reason: &str) -> Dissent {
    Dissent { employment: employment(who), reason: reason.to_owned() }
}

fn asks(rule: Rule) -> Vec<Norm> {
    vec![must(rule)]
}

fn voting(rule: VotingRule) -> Rule {
    Rule::Voting(Voting { rule: Some(rule) })
}

#[test]
fn a_position_waits_until_it_is_asked_who_has_a_conflict_of_interest_and_they_have_left() {
    let mut town = Town::with_board();
    let rule = ConflictOfInterest { leaves: Some(true), ..ConflictOfInterest::default() };
    let group = town.forum(asks(Rule::ConflictOfInterest(rule)));
    let matter = town.matter(&group, None);
    insta::assert_snapshot!(town.refused(CHAIR, take(taking(&matter))), @"Fråga om någon är jävig innan gruppen tar ställning, och anteckna svaret.");
    let aside = |who: &str, reason: &str, left| {
        let one = SteppedAside { employment: employment(who), reason: reason.to_owned(), left };
        TakePosition { stepped_aside: Some(vec![one]), ..taking(&matter) }
    };
    insta::assert_snapshot!(town.refused(CHAIR, take(aside("nils-norr-norra-sjukhuset", "Ägare", true))), @"Nils Norr har ingen plats i gruppen.");
    insta::assert_snapshot!(town.refused(CHAIR, take(aside("sam-ledamot-sodra-sjukhuset", " ", true))), @"Skriv varför.");
    insta::assert_snapshot!(town.refused(CHAIR, take(aside("sam-ledamot-sodra-sjukhuset", "Delägare", false))), @"Sam Ledamot är jävig och lämnar rummet innan gruppen tar ställning.");
    let sam = aside("sam-ledamot-sodra-sjukhuset", "Delägare", true);
    let both = TakePosition {
        consensus: false,
        dissent: vec![dissent("sam-ledamot-sodra-sjukhuset", "Nej.")],
        ..sam.clone()
    };
    insta::assert_snapshot!(town.refused(CHAIR, take(both)), @"Sam Ledamot deltar inte, och har därför ingen avvikande mening.");
    town.person(CHAIR, take(sam));
    insta::assert_snapshot!(town.standing(&group).1, @"Jäv är antecknat vid 1 av 1 ställningstaganden.");
}

#[test]
fn that_nobody_has_a_conflict_of_interest_is_an_answer_too() {
    let mut town = Town::with_board();
    let group = town.forum(asks(Rule::ConflictOfInterest(ConflictOfInterest::default())));
    let matter = town.matter(&group, None);
    town.person(CHAIR, take(TakePosition { stepped_aside: Some(Vec::new()), ..taking(&matter) }));
    assert_eq!(town.standing(&group).0, Standing::Guards);
}

#[test]
fn a_position_is_carried_by_the_charters_rule_of_voting_and_by_nothing_less() {
    let split = |yes, no, chair| Some(Vote { yes, no, abstained: 0, chair });
    let tried_by = |rules: &[VotingRule], vote| {
        let mut town = Town::with_board();
        let group = town.forum(rules.iter().map(|rule| must(voting(*rule))).collect());
        let matter = town.matter(&group, None);
        let dissent = vec![dissent("sam-ledamot-sodra-sjukhuset", "Nej.")];
        let asked = TakePosition { consensus: false, dissent, vote, ..taking(&matter) };
        match town.ask(samordna_domain::Actor::Person(person(CHAIR)), None, take(asked.clone())) {
            Ok(_) => "ja".to_owned(),
            Err(_) => town.refused(CHAIR, take(asked)),
        }
    };
    let tried = |rule, vote| tried_by(&[rule], vote);
    let majority = VotingRule::Majority;
    assert_eq!(tried(majority, None), "Alla var inte eniga. Anteckna hur rösterna föll.");
    assert_eq!(
        tried(majority, split(2, 2, true)),
        "2 för och 2 emot räcker inte. Gruppen har inte tagit ställning."
    );
    assert_eq!(tried(majority, split(3, 1, false)), "ja");
    assert_eq!(tried(majority, split(4, 1, false)), "5 röster är fler än de 4 som får delta.");
    assert_eq!(tried(VotingRule::CastingVote, split(2, 2, true)), "ja");
    assert_ne!(tried(VotingRule::CastingVote, split(2, 2, false)), "ja");
    let both = [majority, VotingRule::CastingVote];
    assert_eq!(tried_by(&both, split(2, 2, true)), "ja", "a majority, and in a tie the chair");
    assert_ne!(tried_by(&both, split(1, 3, true)), "ja");
    assert_eq!(tried(VotingRule::ChairDecides, split(0, 0, true)), "ja");
    assert_eq!(tried(VotingRule::None, split(3, 1, false)), "Gruppen röstar inte, enligt uppdraget.");
    assert_eq!(tried(VotingRule::None, None), "ja");
}
