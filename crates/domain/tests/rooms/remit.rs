//! What a group takes up: what is outside its charter, by which channels it comes, and what several handle together.

use crate::{
    forum::{BOARD, at_home, sort},
    town::{Town, body, must},
};
use samordna_charter::{
    Rule,
    norm::{Boundary, BoundaryEffect, Intake},
};
use samordna_domain::{
    Actor, BodyId, Command, Event, MatterId,
    matter::{
        MatterKind, MatterStage,
        command::{RaiseMatter, ShareMatter, TriageMatter},
    },
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
        origin: None,
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
