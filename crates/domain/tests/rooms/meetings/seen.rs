//! Who sees what of meetings, who may attend without a seat, and whose calendar a secret opens.

use super::{coordinator, council, invite, meeting, plan};
use crate::town::{Town, appoint, day, identity, must, person};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{ExOfficioAttendance, Publication, Published},
};
use samordna_domain::{
    Actor, Command, Digest,
    meeting::{
        Sight,
        command::{CloseFeed, OpenFeed},
    },
    seat::Role,
};

fn publishes(what: Published, place: &str) -> Norm {
    must(Rule::Publication(Publication {
        what: vec![what],
        r#where: vec![place.to_owned()],
        ..Publication::default()
    }))
}

#[test]
fn everybody_sees_what_the_charter_has_published_and_the_groups_own_see_all() {
    for (norms, public) in [
        (vec![], Sight::Nothing),
        (vec![publishes(Published::Minutes, "regionens webbplats")], Sight::Nothing),
        (vec![publishes(Published::Dates, "intranätet")], Sight::Nothing),
        (vec![publishes(Published::Dates, "regionens webbplats")], Sight::Dates),
        (vec![publishes(Published::Papers, "regionens webbplats")], Sight::Papers),
    ] {
        let (town, group) = council(norms);
        let sight = |who: Option<&str>| town.world.sight(who.map(person).as_ref(), &group, town.today);
        assert_eq!(sight(None), public);
        assert_eq!(sight(Some("siv-soder")), public.max(Sight::Agenda), "staff without a seat");
        assert_eq!(sight(Some("nora-ledamot")), Sight::Papers, "a member");
        assert_eq!(sight(Some("rut-register")), Sight::Papers, "the registrar");
    }
}

#[test]
fn a_guest_sees_the_papers_of_the_meeting_they_are_invited_to_and_of_no_other() {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12"]));
    coordinator(&mut town, invite("2025-1", "siv-soder-sodra-sjukhuset"));
    let sight = |short: &str| {
        let known = town.world.meetings.get(&meeting(short)).unwrap();
        town.world.sight_of(Some(&person("siv-soder")), known, town.today)
    };
    assert_eq!((sight("2025-1"), sight("2025-2")), (Sight::Papers, Sight::Agenda));
    let own = town.world.meetings_of(&person("siv-soder"), 2025, 2025, town.today);
    assert_eq!(own.len(), 1, "and it is in their calendar");
}

/// A council, and a group under it whose charter lets the council's contact person attend the council's meetings.
fn under() -> Town {
    let (mut town, group) = council(vec![]);
    let seat = town.seat(&group, Role::ContactPerson, None);
    town.recorded(appoint(&seat, "siv-soder-sodra-sjukhuset"));
    let says = ExOfficioAttendance {
        who: Some("Koncernledningens representant".to_owned()),
        body: Some("rådet".to_owned()),
        when: Some("efter behov".to_owned()),
    };
    let norm = Norm::new(Rule::ExOfficioAttendance(says), Modality::May, "deltar", Span::default());
    let charter = town.group("Undergruppen", Some("radet"), identity(), vec![norm]);
    town.adopt(&charter);
    town
}

#[test]
fn the_contact_person_of_a_subgroup_may_attend_its_parents_meetings() {
    let town = under();
    let attending = town.world.attending(&crate::town::body("radet"), town.today);
    let names: Vec<&str> = attending.iter().map(|id| town.world.people.name(id)).collect();
    assert_eq!(names, ["Siv Söder"]);
    assert!(town.world.attending(&crate::town::body("undergruppen"), town.today).is_empty());
}

#[test]
fn a_calendar_is_opened_by_its_latest_secret_alone_until_it_is_closed() {
    let (mut town, _) = council(vec![]);
    let secret = |text: &str| Digest::of(text.as_bytes());
    let open = |text: &str| Command::OpenFeed(OpenFeed { secret: secret(text) });
    town.person("nora-ledamot", open("ett"));
    town.person("nora-ledamot", open("två"));
    assert_eq!(town.world.meetings.feeds.whose(&secret("ett")), None);
    assert_eq!(town.world.meetings.feeds.whose(&secret("två")), Some(&person("nora-ledamot")));
    assert_eq!(town.refused("sam-ledamot", open("två")), "Försök igen.");
    town.person("nora-ledamot", Command::CloseFeed(CloseFeed {}));
    assert_eq!(town.world.meetings.feeds.whose(&secret("två")), None);
    let close = Command::CloseFeed(CloseFeed {});
    assert_eq!(town.refused("nora-ledamot", close), "Du har ingen kalenderadress.");
    assert!(town.ask(Actor::Nobody, None, open("tre")).is_err());
    assert_eq!(town.today, day("2025-01-01"));
}
