//! How the norms of terms stand as the years go.

use crate::town::{Town, appoint, body, day, identity, must, person};
use samordna_charter::{
    Rule,
    norm::{Rotation, Succession, Term, TermRole},
};
use samordna_domain::{
    BodyId, Command, SeatId, Standing,
    duty::DutyState,
    seat::{Role, command::Succeed},
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";
const KARL: &str = "karl-kommun-kommunforbundet";

fn term(years: f64, max_periods: Option<u32>) -> Rule {
    Rule::Term(Term { roles: vec![TermRole::Chair], years: Some(years), max_periods, ..Term::default() })
}

/// A group whose chair was there, without an end, before the charter said how long.
fn chaired(town: &mut Town, rule: Rule, who: &str) -> (BodyId, SeatId) {
    let charter = town.group("Rådet", None, identity(), vec![must(rule)]);
    let group = body("radet");
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, who));
    town.adopt(&charter);
    (group, chair)
}

fn leave(town: &mut Town, seat: &SeatId, on: &str) {
    town.today = day(on);
    town.registrar(Command::EndAppointment {
        seat: seat.clone(),
        on: None,
        reason: "Perioden är slut".to_owned(),
    });
}

fn take(town: &mut Town, seat: &SeatId, on: &str, who: &str) {
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
    leave(&mut town, &chair, "2026-12-31");
    take(&mut town, &chair, "2027-01-01", NORA);
    assert_eq!(standing_on(&mut town, &group, "2027-01-01"), Standing::Met);
    town.today = day("2029-01-01");
    insta::assert_snapshot!(town.refused("rut-register", appoint(&chair, NORA)), @"Nora Ledamot har suttit sedan 2025-01-01, och fick sitta till och med 2028-12-31.");
    take(&mut town, &chair, "2029-02-01", SAM);
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
    assert_eq!(
        standing_on(&mut town, &group, "2026-01-01"),
        Standing::Deviation,
        "the same principal sits on"
    );
    insta::assert_snapshot!(town.standing(&group).1, @"Ordförande kommer från Region Väst sedan 2025-01-01; uppdraget växlar efter 2025-12-31.");
    leave(&mut town, &chair, "2026-01-31");
    town.today = day("2026-02-01");
    insta::assert_snapshot!(town.refused("rut-register", appoint(&chair, SAM)), @"Platsen växlar efter 2025-12-31. Då är det Kommunförbundet som står i tur. Den som kan är Direktör, Kommunförbundet (Karl Kommun).");
    take(&mut town, &chair, "2026-02-01", KARL);
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
    town.registrar(Command::Succeed(Succeed { seat: chair.clone() }));
    assert!(town.world.has_role(&person("sam-ledamot"), &group, &Role::Chair, town.today));
    assert!(town.world.vacant_since(town.world.seat(&vice).unwrap(), town.today).is_some());
    town.registrar(appoint(&vice, KARL));
    assert_eq!(town.standing(&group).0, Standing::Met);
}
