//! What a group takes up: what is outside its charter, by which channels it comes, and what several handle together.

use crate::{
    forum::{BOARD, ask, at_home, owed, position, sort},
    town::{Town, body, must},
};
use samordna_charter::{
    Rule,
    norm::{Boundary, BoundaryEffect, Intake},
};
use samordna_domain::{
    Actor, BodyId, Command, Event, MatterId,
    matter::{
        Addressee, MatterKind, MatterStage,
        command::{RaiseMatter, ShareMatter, TriageMatter},
    },
    round::RoundKind,
};

const CHAIR: &str = "hanna-direktor";

fn raising(group: &BodyId, kind: MatterKind, channel: Option<&str>) -> Command {
    Command::RaiseMatter(RaiseMatter {
        group: group.clone(),
        title: "Nya lokaler".to_owned(),
        kind,
        summary: String::new(),
        subject: None,
        channel: channel.map(str::to_owned),
        origin: (kind == MatterKind::SoundingBoard).then(|| Addressee::Body(body(BOARD))),
        engagement: None,
        document: None,
        registry_number: None,
    })
}

fn raised(town: &mut Town, group: &BodyId, kind: MatterKind) -> MatterId {
    let events = town.person(CHAIR, raising(group, kind, None));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    matter.clone()
}

#[test]
fn what_the_charter_excludes_goes_to_whose_it_is_and_is_not_taken_up() {
    let mut town = Town::with_board();
    let excluded = Boundary {
        topic: Some("lokaler".to_owned()),
        effect: Some(BoundaryEffect::Exclude),
        ..Boundary::default()
    };
    let group = town.forum(vec![must(Rule::Boundary(excluded))]);
    let matter = raised(&mut town, &group, MatterKind::Question);
    let applies = TriageMatter {
        matter: matter.clone(),
        applies: vec![0],
        party_matter: false,
        exception: None,
        goes_to: Some(body(BOARD)),
    };
    let all_the_same = TriageMatter { exception: Some("Bråttom.".to_owned()), ..applies.clone() };
    let no = town.ask(Actor::Person(CHAIR.parse().unwrap()), None, Command::TriageMatter(all_the_same));
    assert!(no.is_err(), "the boundary has no exception");
    town.person(CHAIR, Command::TriageMatter(applies));
    let known = town.world.matter(&matter).unwrap();
    assert!(matches!(known.stage, MatterStage::HandedOver { received: None, .. }), "{:?}", known.stage);
}

/// Row 154: agreements are drafted by the principals, and the forum may be asked what it thinks of one.
#[test]
fn what_is_excluded_may_be_a_sounding_board_matter_that_leads_to_no_decision() {
    let mut town = Town::with_board();
    let drafting = Boundary {
        topic: Some("framtagandet av avtal".to_owned()),
        effect: Some(BoundaryEffect::Exclude),
        ..Boundary::default()
    };
    let group = town.forum(vec![must(Rule::Boundary(drafting)), must(at_home())]);
    // As a question that the boundary is about it is not taken up.
    let question = raised(&mut town, &group, MatterKind::Question);
    let theirs = TriageMatter {
        matter: question.clone(),
        applies: vec![0],
        party_matter: false,
        exception: None,
        goes_to: Some(body(BOARD)),
    };
    town.person(CHAIR, Command::TriageMatter(theirs));
    assert!(matches!(town.world.matter(&question).unwrap().stage, MatterStage::HandedOver { .. }));
    // As something to give a view on it is.
    let matter = raised(&mut town, &group, MatterKind::SoundingBoard);
    town.person(CHAIR, sort(&matter));
    town.person(CHAIR, position(&matter));
    assert_eq!(town.world.matter(&matter).unwrap().stage, MatterStage::Agreed);
    let open = owed(&town, &group);
    assert!(
        !open.iter().any(|line| line.contains("Fråga förvaltningarna")),
        "nobody decides on a view: {open:?}"
    );
    let no = town.ask(
        Actor::Person(CHAIR.parse().unwrap()),
        None,
        ask(town.today, RoundKind::HomeDecision, &matter),
    );
    assert!(no.is_err(), "a view is no ground for a decision");
}

#[test]
fn where_the_charter_names_channels_a_matter_comes_by_one_of_them() {
    let mut town = Town::with_board();
    let channels = vec!["Norra sjukhuset".to_owned(), "Kommunförbundet".to_owned()];
    let group = town.forum(vec![must(Rule::Intake(Intake { channels, ..Intake::default() }))]);
    let by = |channel| raising(&group, MatterKind::Question, channel);
    let ask = |town: &Town, channel| town.ask(Actor::Person(CHAIR.parse().unwrap()), None, by(channel));
    assert!(ask(&town, Some("Södra sjukhuset")).is_err(), "no channel of the charter's");
    let events = town.person(CHAIR, by(Some("Kommunförbundet")));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    assert_eq!(town.world.matter(matter).unwrap().channel.as_deref(), Some("Kommunförbundet"));
}

#[test]
fn a_matter_is_handled_by_several_groups_and_one_leads() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let other = town.council("Andra rådet", vec![must(at_home())]);
    let matter = raised(&mut town, &group, MatterKind::Question);
    town.person(CHAIR, sort(&matter));
    let share = Command::ShareMatter(ShareMatter { matter: matter.clone(), with: other.clone() });
    assert!(town.ask(Actor::Person("nils-norr".parse().unwrap()), None, share.clone()).is_err());
    town.person(CHAIR, share);
    let known = town.world.matter(&matter).unwrap();
    assert_eq!((&known.id.group, known.shared_with.iter().collect::<Vec<_>>()), (&group, vec![&other]));
}
