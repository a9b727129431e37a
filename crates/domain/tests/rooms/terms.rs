//! How the norms of terms stand as the years go.

use crate::town::{Town, appoint, day, employment, must};
use samordna_charter::{
    Rule,
    norm::{Rotation, Succession, Term, TermRole},
};
use samordna_domain::{BodyId, Command, SeatId, Standing, duty::DutyState, seat::Role};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";
const KARL: &str = "karl-kommun-kommunforbundet";

fn term(years: f64, max_periods: Option<u32>) -> Rule {
    Rule::Term(Term { roles: vec![TermRole::Chair], years: Some(years), max_periods, ..Term::default() })
}

fn chaired(town: &mut Town, rule: Rule, who: &str) -> (BodyId, SeatId) {
    let group = town.council("Rådet", vec![must(rule)]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, who));
    (group, chair)
}

fn renew(town: &mut Town, seat: &SeatId, on: &str, who: &str) {
    town.today = samordna_domain::period::days_after(day(on), -1);
    town.registrar(Command::EndAppointment {
        seat: seat.clone(),
        on: None,
        reason: "Perioden är slut".to_owned(),
    });
    town.today = day(on);
    town.registrar(appoint(seat, who));
}

fn standing_on(town: &mut Town, group: &BodyId, on: &str) -> Standing {
    town.today = day(on);
    town.standing(group).0
}

#[test]
fn a_term_of_two_years_is_due_ninety_days_before_and_broken_the_day_after() {
    let mut town = Town::new();
    let (group, _) = chaired(&mut town, term(2.0, None), NORA);
    assert_eq!(standing_on(&mut town, &group, "2026-10-01"), Standing::Met);
    assert_eq!(standing_on(&mut town, &group, "2026-10-02"), Standing::Due);
    assert_eq!(town.assessed(&group).duties[0].state, DutyState::DueSoon);
    assert_eq!(standing_on(&mut town, &group, "2026-12-31"), Standing::Due);
    assert_eq!(standing_on(&mut town, &group, "2027-01-01"), Standing::Deviation);
    insta::assert_snapshot!(town.standing(&group).1, @"Ordförande: Nora Ledamot sedan 2025-01-01, längst till och med 2026-12-31.");
}

#[test]
fn a_renewal_starts_the_term_anew_but_not_the_years_at_most() {
    let mut town = Town::new();
    let (group, chair) = chaired(&mut town, term(2.0, Some(2)), NORA);
    renew(&mut town, &chair, "2027-01-01", NORA);
    assert_eq!(standing_on(&mut town, &group, "2027-01-01"), Standing::Met);
    renew(&mut town, &chair, "2029-01-01", NORA);
    assert_eq!(standing_on(&mut town, &group, "2029-01-01"), Standing::Deviation, "two periods at most");
    renew(&mut town, &chair, "2029-02-01", SAM);
    assert_eq!(standing_on(&mut town, &group, "2029-02-01"), Standing::Met);
}

#[test]
fn the_chair_moves_to_the_other_principal_every_year() {
    let mut town = Town::new();
    let rotation = Rotation {
        roles: vec![TermRole::Chair],
        every_years: Some(1.0),
        between: vec!["Region Väst".to_owned(), "Kommunförbundet".to_owned()],
    };
    let (group, chair) = chaired(&mut town, Rule::Rotation(rotation), NORA);
    assert_eq!(standing_on(&mut town, &group, "2025-12-31"), Standing::Due);
    renew(&mut town, &chair, "2026-01-01", SAM);
    assert_eq!(town.standing(&group).0, Standing::Deviation, "another person, the same principal");
    insta::assert_snapshot!(town.standing(&group).1, @"Ordförande kommer från Region Väst sedan 2025-01-01; uppdraget växlar efter 2025-12-31.");
    renew(&mut town, &chair, "2026-02-01", KARL);
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn the_vice_chair_takes_over_after_two_years() {
    let mut town = Town::new();
    let succession =
        Succession { from: Some(TermRole::ViceChair), to: Some(TermRole::Chair), after_years: Some(2.0) };
    let (group, chair) = chaired(&mut town, Rule::Succession(succession), NORA);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Vice ordförande saknas sedan 2025-01-01.")"#);
    let vice = town.seat(&group, Role::ViceChair, None);
    town.registrar(appoint(&vice, SAM));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "Sam Ledamot tar över som ordförande efter 2026-12-31.")"#);
    assert_eq!(standing_on(&mut town, &group, "2027-01-01"), Standing::Deviation);
    town.registrar(Command::EndAppointment {
        seat: vice.clone(),
        on: None,
        reason: "Blir ordförande".to_owned(),
    });
    renew(&mut town, &chair, "2027-01-02", SAM);
    let next = Command::Appoint { seat: vice, employment: employment(KARL), from: None, until: None };
    town.registrar(next);
    assert_eq!(town.standing(&group).0, Standing::Met);
}
