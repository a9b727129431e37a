//! Seats that follow a post, and posts that follow a seat.

use super::{end, sits};
use crate::town::{Town, appoint, body, day, employment, must, person};
use samordna_charter::{Rule, norm::ExOfficioMember};
use samordna_domain::{
    BodyId, Command, Event, SeatId, Standing,
    organisation::BodyKind,
    seat::{Role, command::EstablishSeat},
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";

fn following(town: &mut Town, group: &BodyId, role: Role, post: &str) -> SeatId {
    let follows = Some(body(post));
    let events = town.registrar(Command::EstablishSeat(EstablishSeat {
        follows,
        ..EstablishSeat::new(group.clone(), role)
    }));
    let Some(Event::SeatEstablished { seat, .. }) = events.first() else { panic!("{events:?}") };
    seat.clone()
}

#[test]
fn a_seat_that_follows_a_post_has_whoever_has_the_post_and_nobody_is_appointed() {
    let mut town = Town::new();
    let says = ExOfficioMember { who: Some("hälso- och sjukvårdsdirektören".to_owned()), body: None };
    let group = town.council("Rådet", vec![must(Rule::ExOfficioMember(says))]);
    let seat = following(&mut town, &group, Role::Member, "halso-och-sjukvardsdirektor-region-vast");
    assert_eq!(sits(&town, &seat).as_deref(), Some("Hanna Direktör"));
    assert_eq!(town.standing(&group).0, Standing::Met);
    insta::assert_snapshot!(town.refused("rut-register", end(&seat)), @"Platsen följer posten Hälso- och sjukvårdsdirektör. Den som har posten sitter där. Ändra vem som har posten under Organisation.");
    town.today = day("2025-05-01");
    let office = body("halso-och-sjukvardsdirektor-region-vast");
    town.registrar(Command::TakeOffice { office, employment: employment(NORA), from: None, until: None });
    assert_eq!(sits(&town, &seat).as_deref(), Some("Nora Ledamot"));
    assert!(town.world.has_role(&person("nora-ledamot"), &group, &Role::Member, town.today));
    let known = town.world.seat(&seat).unwrap();
    let before = town.world.holder(known, day("2025-04-30")).unwrap();
    assert_eq!(before.employment, employment("hanna-direktor-region-vast"));
    insta::assert_snapshot!(town.refused("rut-register", appoint(&seat, SAM)), @"Platsen följer posten Hälso- och sjukvårdsdirektör. Den som har posten sitter där. Ändra vem som har posten under Organisation.");
}

#[test]
fn a_seat_for_the_head_of_a_house_follows_the_office_that_heads_it() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    let seat = following(&mut town, &group, Role::Member, "norra-sjukhuset");
    let follows = town.world.seat(&seat).unwrap().follows.clone();
    assert_eq!(follows, Some(body("forvaltningschef-norra-sjukhuset")));
    assert_eq!(sits(&town, &seat).as_deref(), Some("Nils Norr"));
    town.today = day("2025-02-28");
    town.registrar(Command::LeaveOffice { office: body("forvaltningschef-norra-sjukhuset"), on: None });
    town.today = day("2025-03-01");
    assert_eq!(town.world.vacant_since(town.world.seat(&seat).unwrap(), town.today), Some(day("2025-03-01")));
    town.body(BodyKind::Board, "Tomma nämnden", None, None);
    let no =
        EstablishSeat { follows: Some(body("tomma-namnden")), ..EstablishSeat::new(group, Role::Member) };
    insta::assert_snapshot!(town.refused("rut-register", Command::EstablishSeat(no)), @"Tomma nämnden är ingen post som en plats kan följa.");
}

#[test]
fn a_seat_for_another_groups_chair_follows_that_chair_through_every_change() {
    let mut town = Town::new();
    let other = town.council("Stora rådet", vec![]);
    let chair = town.seat(&other, Role::Chair, None);
    let group = town.council("Lilla rådet", vec![]);
    let seat = following(&mut town, &group, Role::Chair, "stora-radet");
    let third = town.council("Minsta rådet", vec![]);
    let last = following(&mut town, &third, Role::Member, "lilla-radet");
    assert_eq!(sits(&town, &last), None);
    town.registrar(appoint(&chair, NORA));
    assert_eq!(sits(&town, &seat).as_deref(), Some("Nora Ledamot"));
    assert_eq!(sits(&town, &last).as_deref(), Some("Nora Ledamot"), "a chair that follows a chair leads on");
    town.today = day("2025-03-31");
    town.registrar(end(&chair));
    town.today = day("2025-04-01");
    town.registrar(appoint(&chair, SAM));
    assert_eq!(sits(&town, &last).as_deref(), Some("Sam Ledamot"));
    // A seat is taken away with whoever follows on it.
    town.registrar(Command::AbolishSeat { seat: last.clone(), on: None });
    town.today = day("2025-04-02");
    assert_eq!(town.world.group(&third).unwrap().seats(town.today).count(), 0);
}

#[test]
fn whoever_chairs_here_sits_in_the_other_group_that_the_charter_names() {
    let mut town = Town::new();
    let other = town.council("Stora rådet", vec![]);
    let says =
        ExOfficioMember { who: Some("ordföranden".to_owned()), body: Some("Stora rådet".to_owned()) };
    let group = town.council("Lilla rådet", vec![must(Rule::ExOfficioMember(says))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, NORA));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Nora Ledamot sitter inte i Stora rådet.")"#);
    let seat = following(&mut town, &other, Role::Member, "lilla-radet");
    assert_eq!(sits(&town, &seat).as_deref(), Some("Nora Ledamot"));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "Nora Ledamot sitter i Stora rådet.")"#);
}
