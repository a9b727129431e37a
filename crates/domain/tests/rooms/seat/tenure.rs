//! For how long, and who comes after.

use super::{end, sits};
use crate::town::{Town, appoint, day, employment, identity, must};
use samordna_charter::{
    Norm, Rule,
    norm::{ChairAppointment, Names, Succession, Term, TermRole, ViceChairAppointment},
};
use samordna_domain::{
    BodyId, Command, SeatId, Standing,
    duty::{About, Way},
    seat::{
        Role,
        command::{Appoint, Succeed},
    },
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";
const KARL: &str = "karl-kommun-kommunforbundet";

/// Chair and vice chair by the director, for two years; then the vice chair takes over.
fn two_years() -> Vec<Norm> {
    let by = Names::one("hälso- och sjukvårdsdirektören");
    vec![
        must(Rule::Term(Term {
            roles: vec![TermRole::Chair, TermRole::ViceChair],
            years: Some(2.0),
            ..Term::default()
        })),
        must(Rule::Succession(Succession {
            from: Some(TermRole::ViceChair),
            to: Some(TermRole::Chair),
            after_years: Some(2.0),
        })),
        must(Rule::ChairAppointment(ChairAppointment { by: by.clone(), ..ChairAppointment::default() })),
        must(Rule::ViceChairAppointment(ViceChairAppointment { by, ..ViceChairAppointment::default() })),
    ]
}

fn led(town: &mut Town) -> (BodyId, SeatId, SeatId) {
    let group = town.council("Ledningsgruppen", two_years());
    let (chair, vice) = (town.seat(&group, Role::Chair, None), town.seat(&group, Role::ViceChair, None));
    town.person("hanna-direktor", appoint(&chair, NORA));
    town.person("hanna-direktor", appoint(&vice, SAM));
    (group, chair, vice)
}

fn up(chair: &SeatId) -> Command {
    Command::Succeed(Succeed { seat: chair.clone() })
}

#[test]
fn the_last_day_of_a_term_is_worked_out_and_a_later_one_is_refused() {
    let mut town = Town::new();
    let (_, chair, _) = led(&mut town);
    assert_eq!(town.world.seat(&chair).unwrap().appointments[0].period.until, Some(day("2026-12-31")));
    town.today = day("2025-03-31");
    town.person("hanna-direktor", end(&chair));
    town.today = day("2025-04-01");
    let until = |on: &str| {
        Command::Appoint(Appoint { until: Some(day(on)), ..Appoint::new(chair.clone(), employment(KARL)) })
    };
    insta::assert_snapshot!(town.refused("hanna-direktor", until("2027-04-01")), @"Längst till och med 2027-03-31. Lämna tomt, så räknas dagen ut.");
    town.person("hanna-direktor", until("2027-03-31"));
}

#[test]
fn the_vice_chair_moves_up_when_the_term_is_over_and_only_the_vice_seat_is_filled_anew() {
    let mut town = Town::new();
    let (group, chair, vice) = led(&mut town);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met);
    town.today = day("2026-06-01");
    insta::assert_snapshot!(town.refused("sam-ledamot", up(&chair)), @"Platsen tas över först 2027-01-01. Det kan antecknas från 90 dagar innan.");
    town.today = day("2026-11-01");
    let duty = town.assessed(&group).duties.into_iter().find(|duty| duty.way == Way::MoveUp).unwrap();
    assert_eq!((duty.due, duty.key.about), (Some(day("2026-12-31")), About::of_seat(&chair)));
    insta::assert_snapshot!(town.refused("karl-kommun", up(&chair)), @"Du får inte göra det. Den som kan är Ordförande i Ledningsgruppen (Nora Ledamot), Sam Ledamot eller Registrator, Region Väst (Rut Register).");
    town.person("sam-ledamot", up(&chair));
    assert_eq!(sits(&town, &chair).as_deref(), Some("Nora Ledamot"));
    town.today = day("2027-01-01");
    assert_eq!(sits(&town, &chair).as_deref(), Some("Sam Ledamot"));
    assert_eq!(sits(&town, &vice), None);
    assert_eq!(town.world.seat(&chair).unwrap().appointments[1].period.until, Some(day("2028-12-31")));
    assert_eq!(town.standing_of(&group, 1).0, Standing::Deviation, "the vice chair is missing");
    town.person("hanna-direktor", appoint(&vice, KARL));
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met);
}

#[test]
fn nobody_else_is_appointed_where_somebody_moves_up() {
    let mut town = Town::new();
    let (_, chair, _) = led(&mut town);
    town.today = day("2027-01-05");
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, KARL)), @"Sam Ledamot tar över platsen 2027-01-01. Ingen annan utses. Anteckna efterträdandet på platsens sida. Den som kan är Sam Ledamot eller Registrator, Region Väst (Rut Register).");
    // Recorded late, it holds from the day it should have.
    town.person("rut-register", up(&chair));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[1].period.from, day("2027-01-01"));
    insta::assert_snapshot!(town.refused("rut-register", up(&chair)), @"Platsen tas över först 2029-01-01. Det kan antecknas från 90 dagar innan.");
}

#[test]
fn after_an_early_resignation_the_charter_is_silent_and_the_appointer_appoints() {
    let mut town = Town::new();
    let (_, chair, _) = led(&mut town);
    town.today = day("2025-09-30");
    town.person("nora-ledamot", end(&chair));
    town.today = day("2025-10-01");
    insta::assert_snapshot!(town.refused("sam-ledamot", up(&chair)), @"Platsen lämnades 2025-09-30, före 2027-01-01. Uppdraget säger inte vem som då tar över: platsen tillsätts. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.person("hanna-direktor", appoint(&chair, KARL));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[1].period.until, Some(day("2027-09-30")));
}

#[test]
fn where_there_was_nobody_to_move_up_the_seat_is_filled_and_a_new_term_begins() {
    let mut town = Town::new();
    let (_, chair, vice) = led(&mut town);
    town.today = day("2026-05-01");
    town.person("sam-ledamot", end(&vice));
    town.today = day("2027-01-01");
    insta::assert_snapshot!(town.refused("rut-register", up(&chair)), @"Ingen fanns som kunde ta över 2026-12-31. Platsen tillsätts. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.person("hanna-direktor", appoint(&chair, NORA));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[1].period.until, Some(day("2028-12-31")));
}

#[test]
fn an_end_is_warned_of_ninety_days_before_for_each_seat_until_somebody_is_appointed_after_it() {
    let mut town = Town::new();
    let term = Term { roles: vec![TermRole::Member], years: Some(1.0), ..Term::default() };
    let group = town.council("Rådet", vec![must(Rule::Term(term))]);
    let seats: Vec<SeatId> = (0..2).map(|_| town.seat(&group, Role::Member, None)).collect();
    town.registrar(appoint(&seats[0], NORA));
    town.registrar(appoint(&seats[1], SAM));
    town.today = day("2025-10-01");
    assert!(town.assessed(&group).duties.is_empty());
    town.today = day("2025-10-02");
    let about = |town: &Town| {
        let duties = town.assessed(&group).duties.into_iter();
        duties.map(|duty| duty.key.about.seat().cloned().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(about(&town), seats);
    let again = Appoint { from: Some(day("2026-01-01")), ..Appoint::new(seats[0].clone(), employment(NORA)) };
    town.registrar(Command::Appoint(again));
    assert_eq!(about(&town), seats[1..]);
    assert_eq!(town.standing(&group).0, Standing::Due);
}

#[test]
fn who_sat_there_is_told_as_of_any_day() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, identity(), Vec::new());
    town.adopt(&charter);
    let seat = town.seat(&"radet".parse().unwrap(), Role::Chair, None);
    town.registrar(appoint(&seat, NORA));
    town.today = day("2025-03-31");
    town.registrar(end(&seat));
    town.today = day("2025-06-01");
    town.registrar(appoint(&seat, SAM));
    let on = |on: &str| {
        let known = town.world.seat(&seat).unwrap();
        town.world.holder(known, day(on)).map(|held| town.world.people.name(&held.employment).to_owned())
    };
    assert_eq!(on("2025-03-31").as_deref(), Some("Nora Ledamot"));
    assert_eq!(on("2025-04-01"), None);
    assert_eq!(on("2025-06-01").as_deref(), Some("Sam Ledamot"));
    assert_eq!(on("2024-12-31"), None);
}
