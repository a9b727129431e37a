//! Bodies, names over time, people and offices.

use crate::town::{Town, body, day, employment, person};
use samordna_domain::{
    Command,
    organisation::{BodyKind, Party},
};

fn register(kind: BodyKind, name: &str, of: Option<&str>) -> Command {
    Command::RegisterBody { kind, name: name.to_owned(), of: of.map(body), duty: None, from: None }
}

#[test]
fn only_the_registrar_keeps_the_organisation() {
    let town = Town::new();
    let board = register(BodyKind::Board, "Nämnden", Some("region-vast"));
    insta::assert_snapshot!(town.refused("nils-norr", board), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
}

#[test]
fn a_body_has_its_place() {
    let town = Town::new();
    insta::assert_snapshot!(town.refused("rut-register", register(BodyKind::Administration, "Lös", None)), @"En förvaltning hör till en huvudman, en post till en huvudman, förvaltning eller nämnd.");
    insta::assert_snapshot!(town.refused("rut-register", register(BodyKind::Principal, " ", None)), @"Fyll i fältet.");
    insta::assert_snapshot!(town.refused("rut-register", register(BodyKind::Principal, "region väst", None)), @"Namnet region väst finns redan (region-vast).");
    insta::assert_snapshot!(town.refused("rut-register", register(BodyKind::Group, "G", None)), @"En grupp bildas; den registreras inte som enhet.");
}

#[test]
fn a_name_is_that_of_the_day() {
    let mut town = Town::new();
    let rename = Command::RenameBody {
        body: body("norra-sjukhuset"),
        name: "Sjukhuset i norr".to_owned(),
        from: Some(day("2026-01-01")),
    };
    town.registrar(rename);
    let name = |on| town.world.organisation.name(&body("norra-sjukhuset"), day(on)).to_owned();
    assert_eq!(name("2025-12-31"), "Norra sjukhuset");
    assert_eq!(name("2026-01-01"), "Sjukhuset i norr");
    let named = |text, on| town.world.organisation.named(text, day(on)).count();
    assert_eq!((named("Norra Sjukhuset", "2025-12-31"), named("Norra Sjukhuset", "2026-01-01")), (1, 0));
}

#[test]
fn an_alias_means_the_same_body_while_it_holds() {
    let mut town = Town::new();
    let alias = Command::AliasBody {
        body: body("kommunforbundet"),
        alias: "KF".to_owned(),
        from: None,
        until: Some(day("2025-12-31")),
    };
    town.registrar(alias);
    let group = body("finns-inte");
    let means = |on| Party::of(&town.world, Some(&group), "KF", day(on));
    assert_eq!(means("2025-06-01"), Party::Body(body("kommunforbundet")));
    assert_eq!(means("2026-06-01"), Party::Unknown);
}

#[test]
fn an_office_has_one_holder_at_a_time() {
    let mut town = Town::new();
    town.today = day("2025-06-01");
    let office = body("forvaltningschef-norra-sjukhuset");
    let take = |who: &str, from: Option<&str>| Command::TakeOffice {
        office: office.clone(),
        employment: employment(who),
        from: from.map(day),
        until: None,
    };
    town.registrar(take("nora-ledamot-norra-sjukhuset", None));
    let holder = |on| town.world.people.holder(&office, day(on)).unwrap().person.clone();
    assert_eq!(holder("2025-05-31"), person("nils-norr"));
    assert_eq!(holder("2025-06-01"), person("nora-ledamot"));
    let back = take("nils-norr-norra-sjukhuset", Some("2025-03-01"));
    insta::assert_snapshot!(town.refused("rut-register", back), @"Någon har tillträtt posten senare än så.");
}

#[test]
fn whoever_leaves_an_employment_leaves_what_was_bound_to_it() {
    let mut town = Town::new();
    let leave = Command::EndEmployment {
        employment: employment("nils-norr-norra-sjukhuset"),
        on: Some(day("2025-03-31")),
    };
    town.registrar(leave.clone());
    let office = body("forvaltningschef-norra-sjukhuset");
    assert!(town.world.people.holder(&office, day("2025-03-31")).is_some());
    assert!(town.world.people.holder(&office, day("2025-04-01")).is_none());
    insta::assert_snapshot!(town.refused("rut-register", leave), @"Det är redan avslutat.");
}

#[test]
fn contact_data_is_named_by_its_digest_and_can_be_erased() {
    let mut town = Town::new();
    let who = person("nils-norr");
    town.registrar(Command::KeepContact { person: who.clone(), contact: "nils@example.invalid".to_owned() });
    let kept = serde_json::to_string(&town.log).unwrap();
    assert!(!kept.contains("example.invalid"), "the ledger holds no contact data");
    assert!(town.world.person(&who).unwrap().contact.is_some());
    town.registrar(Command::EraseContact { person: who.clone() });
    assert!(town.world.person(&who).unwrap().contact.is_none());
    insta::assert_snapshot!(town.refused("rut-register", Command::EraseContact { person: who }), @"Det finns inga kontaktuppgifter att radera.");
}

#[test]
fn a_post_and_its_place_mean_whoever_holds_it_there() {
    let mut town = Town::new();
    let council = town.council("Stora rådet", vec![]);
    let means = |name: &str| Party::of(&town.world, None, name, town.today);
    assert_eq!(means("ordföranden i Stora rådet"), Party::Body(council));
    assert_eq!(means("förvaltningschefen på Norra sjukhuset"), Party::Body(body("norra-sjukhuset")));
    assert_eq!(means("förvaltningschefen i den egna förvaltningen"), Party::HeadOfUnit);
    assert_eq!(means("organisationen"), Party::HeadOfUnit);
    assert_eq!(means("kompisen på hörnet"), Party::Unknown);
}
