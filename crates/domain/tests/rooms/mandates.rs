//! Mandates: who may give them, to whom, how far they reach, and what ends with them.

use crate::{
    forum::{ASSOCIATION, BOARD, NORTH, SOUTH, north, south, until},
    town::{Town, body, day, person},
};
use samordna_domain::{
    Command, Event, Language, MandateId,
    mandate::{
        Asked, Holder, Reach, ReportedTo,
        command::{GrantMandate, RevokeMandate},
    },
    organisation::BodyKind,
};

fn entering(asked: GrantMandate) -> Command {
    Command::GrantMandate(asked)
}

fn revoke(mandate: &MandateId, on: Option<&str>) -> Command {
    Command::RevokeMandate(RevokeMandate {
        mandate: mandate.clone(),
        on: on.map(day),
        reason: "Ny delegationsordning".to_owned(),
    })
}

/// A mandate for purchases up to a sum, which may be passed on, until the end of the year.
fn purchases() -> GrantMandate {
    let reach = Reach { subjects: vec!["inköp".to_owned()], limit: Some(500_000), ..north().reach };
    GrantMandate { reach, may_pass_on: true, until: until("2025-12-31"), ..north() }
}

/// A part of it, for the hospital's purchaser.
fn part(of: &MandateId) -> GrantMandate {
    GrantMandate {
        holder: Holder::Office(body("inkopschef-norra-sjukhuset")),
        giver: body("forvaltningschef-norra-sjukhuset"),
        source: "Vidaredelegering NS 2025-7".to_owned(),
        may_pass_on: false,
        under: Some(of.clone()),
        ..purchases()
    }
}

fn with_purchaser() -> Town {
    let mut town = Town::with_board();
    town.body(BodyKind::Office, "Inköpschef", Some(NORTH), None);
    town
}

#[test]
fn a_board_gives_a_mandate_through_whoever_acts_for_it_and_the_registrar_enters_it() {
    let mut town = Town::with_board();
    insta::assert_snapshot!(town.refused("nils-norr", entering(north())), @"Vårdnämnden ger sina mandat, och registratorn för in dem. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    town.person("hanna-direktor", entering(north()));
    let known = town.grant(GrantMandate { source: "RV 2025-00011".to_owned(), ..north() });
    let known = town.world.mandate(&known).unwrap();
    assert!(town.world.holds_mandate(&person("nils-norr"), known, town.today));
    assert!(!town.world.holds_mandate(&person("siv-soder"), known, town.today));
}

#[test]
fn a_mandate_says_for_whom_it_is_and_where_it_stands() {
    let town = Town::with_board();
    let nobody = GrantMandate { reach: Reach { area: Vec::new(), ..north().reach }, ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(nobody)), @"Ange minst en förvaltning som mandatet gäller för.");
    let nowhere = GrantMandate { source: " ".to_owned(), ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(nowhere)), @"Fyll i fältet.");
    let inside_out = GrantMandate { until: until("2024-12-31"), ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(inside_out)), @"Perioden slutar innan den börjar: 2025-01-01 – 2024-12-31.");
}

#[test]
fn a_group_holds_no_mandate_and_gives_none() {
    let mut town = Town::with_board();
    let group = town.council("Rådet", vec![]);
    let held = GrantMandate { holder: Holder::Office(group.clone()), ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(held)), @"Rådet är en grupp och kan inte ha beslutanderätt.");
    let given = GrantMandate { giver: group, ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(given)), @"Rådet är en grupp och kan inte ha beslutanderätt.");
    let house = GrantMandate { holder: Holder::Office(body(NORTH)), ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(house)), @"Norra sjukhuset är ingen post.");
}

#[test]
fn nobody_gives_the_right_to_decide_for_another() {
    let town = Town::with_board();
    let over_south = Reach { area: vec![body(SOUTH)], ..north().reach };
    let from_north = GrantMandate { giver: body(NORTH), reach: over_south, ..north() };
    insta::assert_snapshot!(town.refused("nils-norr", entering(from_north.clone())), @"Norra sjukhuset kan inte ge någon rätt att besluta för Södra sjukhuset.");
    insta::assert_snapshot!(town.refused("rut-register", entering(from_north)), @"Norra sjukhuset kan inte ge någon rätt att besluta för Södra sjukhuset.");
    let over_association = Reach { area: vec![body(ASSOCIATION)], ..north().reach };
    let from_board = GrantMandate { reach: over_association, ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(from_board)), @"Vårdnämnden kan inte ge någon rätt att besluta för Kommunförbundet.");
}

#[test]
fn a_mandate_is_passed_on_by_whoever_holds_it_where_it_may_be() {
    let mut town = with_purchaser();
    let whole = town.grant(purchases());
    insta::assert_snapshot!(town.refused("siv-soder", entering(part(&whole))), @"Mandatet i Delegationsordning RV 2025-00010 delegeras vidare av den som har det. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Registrator, Region Väst (Rut Register).");
    let from_board = GrantMandate { giver: body(BOARD), ..part(&whole) };
    insta::assert_snapshot!(town.refused("hanna-direktor", entering(from_board)), @"Mandatet i Delegationsordning RV 2025-00010 delegeras vidare av den som har det. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person("nils-norr", entering(part(&whole)));
    let kept = town.grant(north());
    insta::assert_snapshot!(town.refused("nils-norr", entering(GrantMandate { under: Some(kept), ..part(&whole) })), @"Mandatet i Delegationsordning RV 2025-00010 får inte delegeras vidare. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör).");
}

#[test]
fn what_is_passed_on_reaches_no_further_than_where_it_came_from() {
    let mut town = with_purchaser();
    let whole = town.grant(purchases());
    let reach = || part(&whole).reach;
    let further = [
        GrantMandate { reach: Reach { area: vec![body("region-vast")], ..reach() }, ..part(&whole) },
        GrantMandate { reach: Reach { subjects: Vec::new(), ..reach() }, ..part(&whole) },
        GrantMandate { reach: Reach { subjects: vec!["bemanning".to_owned()], ..reach() }, ..part(&whole) },
        GrantMandate { reach: Reach { limit: Some(500_001), ..reach() }, ..part(&whole) },
        GrantMandate { reach: Reach { limit: None, ..reach() }, ..part(&whole) },
        GrantMandate { until: None, ..part(&whole) },
        GrantMandate { until: until("2026-01-01"), ..part(&whole) },
        GrantMandate { from: until("2024-12-31"), ..part(&whole) },
    ];
    for asked in further {
        insta::allow_duplicates! {
            insta::assert_snapshot!(town.refused("nils-norr", entering(asked)), @"Det når längre än mandatet i Delegationsordning RV 2025-00010, som det delegeras från.");
        }
    }
    let less = Reach { limit: Some(100_000), ..reach() };
    town.person(
        "nils-norr",
        entering(GrantMandate { reach: less, until: until("2025-06-30"), ..part(&whole) }),
    );
}

#[test]
fn what_is_passed_on_is_reported_to_the_same_board() {
    let mut town = with_purchaser();
    let to = ReportedTo { board: body(BOARD), within_days: Some(30) };
    let whole = town.grant(GrantMandate { reported_to: Some(to.clone()), ..purchases() });
    let passed = town.grant(part(&whole));
    assert_eq!(town.world.mandate(&passed).unwrap().reported_to, Some(to));
    let to_hospital = ReportedTo { board: body(NORTH), within_days: None };
    insta::assert_snapshot!(town.refused("rut-register", entering(GrantMandate { reported_to: Some(to_hospital), ..north() })), @"Norra sjukhuset är ingen nämnd. Beslut anmäls till en nämnd eller styrelse.");
}

#[test]
fn a_chairs_mandate_is_specific_and_the_chairs_own() {
    let mut town = Town::with_board();
    let group = town.council("Rådet", vec![]);
    let chairs = GrantMandate { holder: Holder::ChairOf(group), ..north() };
    insta::assert_snapshot!(town.refused("rut-register", entering(chairs.clone())), @"Skriv vad ordföranden får besluta om. En ordförande har bara särskilda mandat.");
    let routines = Reach { subjects: vec!["regional rutin".to_owned()], ..north().reach };
    let chairs = GrantMandate { reach: routines, ..chairs };
    insta::assert_snapshot!(town.refused("rut-register", entering(GrantMandate { may_pass_on: true, ..chairs.clone() })), @"En ordförandes mandat får inte delegeras vidare.");
    town.grant(chairs);
}

#[test]
fn a_mandate_is_revoked_by_its_giver_with_all_that_was_passed_on_from_it() {
    let mut town = with_purchaser();
    let whole = town.grant(purchases());
    let now = town.grant(part(&whole));
    let later = town.grant(GrantMandate { from: until("2025-09-01"), ..part(&whole) });
    let other = town.grant(south());
    insta::assert_snapshot!(town.refused("nils-norr", revoke(&whole, None)), @"Mandatet återkallas av Vårdnämnden, som gav det. Den som kan är Nämndens ordförande, Vårdnämnden (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused("nils-norr", Command::RevokeMandate(RevokeMandate { mandate: now.clone(), on: None, reason: String::new() })), @"Skriv varför.");
    let gone = town.person("hanna-direktor", revoke(&whole, Some("2025-03-31")));
    let ids = gone.iter().map(|event| match event {
        Event::MandateRevoked { mandate, .. } => mandate.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(ids.collect::<Vec<_>>(), [whole.clone(), now.clone(), later.clone()]);
    let holds = |id: &MandateId, on| town.world.mandate(id).unwrap().period.holds(day(on));
    assert!(holds(&now, "2025-03-31") && !holds(&now, "2025-04-01"));
    assert!(!holds(&later, "2025-10-01") && holds(&other, "2025-10-01"));
    insta::assert_snapshot!(town.refused("hanna-direktor", revoke(&whole, Some("2025-04-30"))), @"Det är redan avslutat.");
}

#[test]
fn a_mandate_is_not_revoked_backwards() {
    let mut town = Town::with_board();
    let mandate = town.grant(north());
    town.today = day("2025-02-01");
    insta::assert_snapshot!(town.refused("rut-register", revoke(&mandate, Some("2025-01-31"))), @"Ett mandat upphör tidigast i dag, 2025-02-01. Det som redan är beslutat står fast.");
    town.registrar(revoke(&mandate, None));
    insta::assert_snapshot!(town.refused("rut-register", revoke(&"finns-inte".parse().unwrap(), None)), @"Det finns inget mandat finns-inte.");
}

#[test]
fn a_mandate_that_has_not_begun_can_be_revoked() {
    let mut town = Town::with_board();
    let mandate = town.grant(GrantMandate { from: until("2026-01-01"), ..north() });
    town.registrar(revoke(&mandate, None));
    assert!(!town.world.mandate(&mandate).unwrap().period.holds(day("2026-06-01")));
}

#[test]
fn a_mandate_covers_its_time_area_subjects_and_sum_and_says_which_it_does_not() {
    let mut town = Town::with_board();
    let id = town.grant(purchases());
    let mandate = town.world.mandate(&id).unwrap();
    let covers = |unit: &str, subject: Option<&str>, cost: Option<u64>, on: &str| {
        let unit = body(unit);
        let outside = mandate.outside(&town.world, &Asked { unit: &unit, subject, cost }, day(on));
        outside.map(|why| why.say(Language::Swedish))
    };
    let purchase = Some("Inköp");
    assert_eq!(covers(NORTH, purchase, Some(500_000), "2025-12-31"), None);
    assert_eq!(covers(NORTH, purchase, Some(1), "2026-01-01").unwrap(), "gäller inte den dagen");
    assert_eq!(covers(SOUTH, purchase, Some(1), "2025-02-01").unwrap(), "gäller inte den förvaltningen");
    assert_eq!(covers(NORTH, Some("bemanning"), Some(1), "2025-02-01").unwrap(), "gäller andra frågor");
    assert_eq!(covers(NORTH, None, Some(1), "2025-02-01").unwrap(), "gäller andra frågor");
    assert_eq!(
        covers(NORTH, purchase, Some(500_001), "2025-02-01").unwrap(),
        "gäller högst 500\u{a0}000\u{a0}kr"
    );
    assert_eq!(
        covers(NORTH, purchase, None, "2025-02-01").unwrap(),
        "gäller högst 500\u{a0}000\u{a0}kr, och kostnaden är inte angiven"
    );
}

#[test]
fn a_mandate_for_a_region_covers_what_belongs_to_it_and_the_nearest_comes_first() {
    let mut town = Town::with_board();
    let over_all = Reach { area: vec![body("region-vast")], ..north().reach };
    let far = town.grant(GrantMandate {
        holder: Holder::Office(body("halso-och-sjukvardsdirektor-region-vast")),
        reach: over_all,
        ..north()
    });
    let near = town.grant(north());
    let unit = body(NORTH);
    let asked = Asked { unit: &unit, subject: None, cost: None };
    let found = town.world.mandates_for(&asked, town.today);
    assert_eq!(found.iter().map(|one| &one.id).collect::<Vec<_>>(), [&near, &far]);
}
