//! Who helps the group: a coordinator of its own or a part of one, and the house that has the administration.

use super::end;
use crate::town::{Town, appoint, body, day, identity, must, person};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{Coordinator, Rotation, Secretariat, TermRole},
};
use samordna_domain::{
    BodyId, Command, SeatId, Standing,
    duty::Way,
    seat::{Role, command::ShareCoordinator},
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const KARL: &str = "karl-kommun-kommunforbundet";

fn shared() -> Norm {
    let says = Coordinator {
        shared: Some(true),
        in_dialogue_with: Some("ordförande".to_owned()),
        ..Coordinator::default()
    };
    Norm::new(Rule::Coordinator(says), Modality::May, "Koordinatorn får dela sin tid.", Span::default())
}

fn provided() -> Norm {
    must(Rule::Coordinator(Coordinator {
        provided_by: Some("Region Väst".to_owned()),
        ..Coordinator::default()
    }))
}

/// A council with a coordinator, and a subgroup under it.
fn council(town: &mut Town, norms: Vec<Norm>) -> (SeatId, BodyId) {
    let parent = town.council("Rådet", vec![]);
    let post = town.seat(&parent, Role::Coordinator, None);
    town.registrar(appoint(&post, NORA));
    let charter = town.group("Undergruppen", Some("radet"), identity(), norms);
    town.adopt(&charter);
    (post, body("undergruppen"))
}

fn share(group: &BodyId, percent: u32) -> Command {
    Command::ShareCoordinator(ShareCoordinator {
        group: group.clone(),
        percent,
        dialogue: day("2025-01-01"),
        from: None,
        until: None,
    })
}

#[test]
fn how_the_coordinators_time_is_shared_is_recorded_after_a_dialogue_with_the_chair() {
    let mut town = Town::new();
    let (post, group) = council(&mut town, vec![provided(), shared()]);
    let owed = town.assessed(&group).duties.into_iter().find(|duty| duty.way == Way::ShareCoordinator);
    assert!(owed.is_some());
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 1)), @r#"(Due, "Hur Nora Ledamot delar sin tid är inte antecknat.")"#);
    let is_coordinator =
        |town: &Town| town.world.has_role(&person("nora-ledamot"), &group, &Role::Coordinator, town.today);
    assert!(!is_coordinator(&town));
    insta::assert_snapshot!(town.refused("sam-ledamot", share(&group, 25)), @"Du får inte göra det. Den som kan är Koordinator i Rådet (Nora Ledamot) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused("nora-ledamot", share(&group, 101)), @"Ange 1 till 100 procent.");
    let later = Command::ShareCoordinator(ShareCoordinator {
        group: group.clone(),
        percent: 25,
        dialogue: day("2025-02-01"),
        from: None,
        until: None,
    });
    insta::assert_snapshot!(town.refused("nora-ledamot", later), @"2025-02-01 har inte varit än. En handling dateras den dag den görs.");
    town.person("nora-ledamot", share(&group, 25));
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 1)), @r#"(Met, "Nora Ledamot är koordinator på 25 procent.")"#);
    assert!(is_coordinator(&town), "whoever coordinates the council keeps the subgroup too");
    assert!(town.assessed(&group).duties.is_empty());
    town.registrar(end(&post));
    town.today = day("2025-01-02");
    assert!(!is_coordinator(&town));
    assert_eq!(town.standing(&group).0, Standing::Deviation, "the alarm goes when the post falls vacant");
}

#[test]
fn a_coordinators_time_is_not_shared_out_twice_nor_where_no_charter_says_so() {
    let mut town = Town::new();
    let (_, group) = council(&mut town, vec![provided()]);
    insta::assert_snapshot!(town.refused("nora-ledamot", share(&group, 25)), @"Varken uppdraget för Undergruppen eller det för gruppen ovanför säger att koordinatorn delas.");
    let mut town = Town::new();
    let (_, group) = council(&mut town, vec![shared()]);
    town.person("nora-ledamot", share(&group, 60));
    let charter = town.group("Andra gruppen", Some("radet"), identity(), vec![shared()]);
    town.adopt(&charter);
    insta::assert_snapshot!(town.refused("nora-ledamot", share(&body("andra-gruppen"), 60)), @"Ange 1 till 40 procent: resten är redan fördelad.");
    town.person("nora-ledamot", share(&body("andra-gruppen"), 40));
    // Recorded anew, the later takes the place of the earlier.
    town.today = day("2025-03-01");
    town.person("nora-ledamot", share(&group, 10));
    let known = town.world.group(&group).unwrap();
    assert_eq!(known.shared[0].period.until, Some(day("2025-02-28")));
    assert_eq!(town.world.shared_coordinator(&group, town.today).unwrap().percent, 10);
}

#[test]
fn a_council_without_a_coordinator_is_a_deviation_and_its_duties_are_only_shown() {
    let mut town = Town::new();
    let duties = vec!["stödja rådet".to_owned()];
    let says = must(Rule::Coordinator(Coordinator { duties, ..Coordinator::default() }));
    let group = town.council("Rådet", vec![provided(), says]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Koordinator saknas sedan 2025-01-01.")"#);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Informative);
    let post = town.seat(&group, Role::Coordinator, None);
    insta::assert_snapshot!(town.refused("sam-ledamot", appoint(&post, NORA)), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
    town.person("hanna-direktor", appoint(&post, NORA));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn the_administration_moves_to_the_other_principal_with_the_chair() {
    let mut town = Town::new();
    let follows = Secretariat { follows_chair: Some(true), ..Secretariat::default() };
    let rotation = Rotation {
        roles: vec![TermRole::Chair],
        every_years: Some(1.0),
        between: vec!["Region Väst".to_owned(), "Kommunförbundet".to_owned()],
    };
    let norms = vec![must(Rule::Secretariat(follows)), must(Rule::Rotation(rotation))];
    let group = town.council("Länsgruppen", norms);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, NORA));
    assert_eq!(town.world.secretariat(&group, town.today), Some(body("region-vast")));
    town.today = day("2026-01-01");
    town.registrar(appoint(&chair, KARL));
    assert_eq!(town.world.secretariat(&group, day("2025-12-31")), Some(body("region-vast")));
    assert_eq!(town.world.secretariat(&group, town.today), Some(body("kommunforbundet")));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "Sekretariat är Kommunförbundet.")"#);
}
