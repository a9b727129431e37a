//! Vacancies and ends as things of their own.

use super::end;
use crate::town::{Town, appoint, day, employment, must};
use samordna_charter::{
    Rule,
    norm::{MemberAppointment, Names, SeatQuota},
};
use samordna_domain::{
    Command, Language, Standing,
    duty::{About, Way},
    seat::{Role, command::Appoint, endings, vacancies},
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";

#[test]
fn a_vacancy_tells_since_when_in_which_quota_and_who_fills_it() {
    let mut town = Town::new();
    let by = MemberAppointment { by: Names::one("förvaltningschef"), ..MemberAppointment::default() };
    let quota =
        SeatQuota { unit: Names::one("Norra sjukhuset"), min: Some(1), max: Some(1), ..SeatQuota::default() };
    let norms = vec![must(Rule::MemberAppointment(by)), must(Rule::SeatQuota(quota))];
    let group = town.council("Rådet", norms);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    town.seat(&group, Role::Member, Some("sodra-sjukhuset"));
    town.person("nils-norr", appoint(&north, NORA));
    town.today = day("2025-03-31");
    town.person("nils-norr", end(&north));
    town.today = day("2025-05-01");
    let says: Vec<String> = vacancies(&town.world, &group, town.today)
        .iter()
        .map(|one| {
            let who: Vec<String> =
                one.fills.iter().map(|who| who.say(&town.world, town.today, Language::Swedish)).collect();
            format!(
                "{} {} {:?} {}",
                one.seat.id,
                one.since,
                one.quota.as_ref().map(|at| at.norm),
                who.join(", ")
            )
        })
        .collect();
    insta::assert_snapshot!(says.join("\n"), @r#"
radet/1 2025-04-01 Some(1) Förvaltningschef, Norra sjukhuset (Nils Norr)
radet/2 2025-01-01 None Förvaltningschef, Södra sjukhuset (Siv Söder)
"#);
    // Each is a thing to be done by whoever fills it, and goes when somebody is appointed.
    let assessed = town.assessed(&group);
    let duty = assessed.duties.iter().find(|duty| duty.key.about == About::of_seat(&north)).unwrap();
    assert_eq!(duty.way, Way::Appoint);
    insta::assert_snapshot!(duty.owner.say(&town.world, town.today, Language::Swedish), @"Förvaltningschef, Norra sjukhuset (Nils Norr)");
    insta::assert_snapshot!(duty.fact.say(&town.world, town.today, Language::Swedish), @"Ledamot, Norra sjukhuset: vakant sedan 2025-04-01.");
    let later = Appoint { from: Some(day("2025-06-01")), ..Appoint::new(north.clone(), employment(NORA)) };
    town.person("nils-norr", Command::Appoint(later));
    let about = |town: &Town| town.assessed(&group).duties.len();
    assert_eq!(about(&town), 1, "only the other seat is left to fill");
    let filled = vacancies(&town.world, &group, town.today);
    assert_eq!(filled[0].filled_from, Some(day("2025-06-01")));
    assert_eq!(town.standing(&group).0, Standing::Due);
}

#[test]
fn an_end_that_is_near_tells_who_leaves_when_and_who_appoints_after() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    let chair = town.seat(&group, Role::Chair, None);
    let half = Appoint { until: Some(day("2025-06-30")), ..Appoint::new(chair.clone(), employment(NORA)) };
    town.registrar(Command::Appoint(half));
    town.today = day("2025-04-01");
    assert!(endings(&town.world, &group, town.today, 89).is_empty());
    let near = endings(&town.world, &group, town.today, 90);
    assert_eq!((near[0].last, near[0].is_followed), (day("2025-06-30"), false));
    // An employment that ends takes the seat with it, and is told too.
    let leave = Command::EndEmployment { employment: employment(NORA), on: Some(day("2025-04-30")) };
    town.registrar(leave);
    assert_eq!(endings(&town.world, &group, town.today, 90)[0].last, day("2025-04-30"));
}
