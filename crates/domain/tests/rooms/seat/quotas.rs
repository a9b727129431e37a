//! How many seats whose they are, split between sides; and the co-opted beside them.

use super::chaired;
use crate::town::{Town, appoint, body, must, should};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{CoOption, Names, SeatQuota},
};
use samordna_domain::{
    BodyId, Command, Standing,
    organisation::BodyKind,
    seat::{
        Role,
        command::{Appoint, EstablishSeat, LimitCoOption},
        seats_wanted,
    },
};

const REGIONAL: [&str; 4] = [
    "nora-ledamot-norra-sjukhuset",
    "sam-ledamot-sodra-sjukhuset",
    "nils-norr-norra-sjukhuset",
    "siv-soder-sodra-sjukhuset",
];

fn number(unit: &[&str], exactly: u32, role: Option<&str>) -> SeatQuota {
    SeatQuota {
        unit: unit.iter().map(|name| (*name).to_owned()).collect(),
        min: Some(exactly),
        max: Some(exactly),
        role: role.map(str::to_owned),
        ..SeatQuota::default()
    }
}

fn quoted(rule: SeatQuota, modality: Modality, quote: &str) -> Norm {
    Norm::new(Rule::SeatQuota(rule), modality, quote, Span::default())
}

fn sit(town: &mut Town, group: &BodyId, unit: &str, who: &str) {
    let seat = town.seat(group, Role::Member, Some(unit));
    town.registrar(appoint(&seat, who));
}

/// Somebody new at a municipality of that name.
fn municipal(town: &mut Town, municipality: &str, name: &str) -> String {
    if town.world.organisation.named(municipality, town.today).next().is_none() {
        town.body(BodyKind::Principal, municipality, None, None);
    }
    let at = town.world.organisation.named(municipality, town.today).next().unwrap().id.clone();
    let hire = Command::RegisterPerson { name: name.to_owned(), at, title: "Chef".to_owned(), from: None };
    let events = town.registrar(hire);
    let Some(samordna_domain::Event::EmploymentStarted { employment, .. }) = events.last() else {
        panic!("{events:?}")
    };
    employment.to_string()
}

#[test]
fn each_group_of_a_kind_has_its_number_and_one_may_have_more_if_its_sides_are_even() {
    let mut town = Town::new();
    let north = chaired(&mut town, "Vårdsamverkan norr", REGIONAL[0]);
    let city = chaired(&mut town, "Vårdsamverkan staden", REGIONAL[1]);
    let (body, alias) = (city.clone(), "Stadsområdet".to_owned());
    town.registrar(Command::AliasBody { body, alias, from: None, until: None });
    let each = number(&["delregional vårdsamverkansgrupp"], 2, None);
    let more = SeatQuota {
        unit: Names::one("Stadsområdet"),
        max: Some(4),
        split: [("kommunsidan".to_owned(), 2), ("Region Väst".to_owned(), 2)].into(),
        ..SeatQuota::default()
    };
    let norms = vec![
        quoted(each, Modality::Must, "Två representanter från vardera delregional vårdsamverkansgrupp."),
        quoted(more, Modality::May, "Stadsområdet kan ha fyra representanter, två från varje sida."),
    ];
    let group = town.council("Länsgruppen", norms);
    sit(&mut town, &group, north.as_str(), REGIONAL[0]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "0 av 1 enheter har sina platser tillsatta.")"#);
    sit(&mut town, &group, north.as_str(), REGIONAL[1]);
    assert_eq!(town.standing(&group).0, Standing::Met);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met, "what is permitted may stand unused");
    // Three of them are more than two and not yet even.
    sit(&mut town, &group, city.as_str(), REGIONAL[2]);
    sit(&mut town, &group, city.as_str(), REGIONAL[3]);
    let one = municipal(&mut town, "Stads kommun", "Kim Kommun");
    sit(&mut town, &group, city.as_str(), &one);
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 1)), @r#"(Remark, "Vårdsamverkan staden: Region Väst 2 av 2, kommunsidan 1 av 2.")"#);
    let two = municipal(&mut town, "Stads kommun", "Klara Kommun");
    sit(&mut town, &group, city.as_str(), &two);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met);
    assert_eq!(town.standing(&group).0, Standing::Met, "the exception holds against the number for each");
    let three = municipal(&mut town, "Stads kommun", "Kalle Kommun");
    sit(&mut town, &group, city.as_str(), &three);
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 1)), @r#"(Remark, "Vårdsamverkan staden: 5 tillsatta och 0 vakanta platser; får vara högst 4.")"#);
}

#[test]
fn two_bodies_have_so_many_seats_each_and_a_seat_for_a_purpose_counts_apart() {
    let mut town = Town::new();
    let both = ["Region Väst", "Kommunförbundet"];
    let norms = vec![
        must(Rule::SeatQuota(number(&both, 1, None))),
        must(Rule::SeatQuota(number(&both, 1, Some("stöd och beredning")))),
    ];
    let group = town.council("Länsgruppen", norms);
    sit(&mut town, &group, "region-vast", REGIONAL[0]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Kommunförbundet: 0 tillsatta och 0 vakanta platser; ska vara 1.")"#);
    sit(&mut town, &group, "kommunforbundet", "karl-kommun-kommunforbundet");
    assert_eq!(town.standing(&group).0, Standing::Met);
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 1)), @r#"(Deviation, "Region Väst: 0 tillsatta och 0 vakanta platser; ska vara 1.")"#);
    for (unit, who) in [("region-vast", REGIONAL[1]), ("kommunforbundet", "kim-kommun-kommunforbundet")] {
        if unit == "kommunforbundet" {
            municipal(&mut town, "Kommunförbundet", "Kim Kommun");
        }
        let purpose = Some("Stöd och beredning".to_owned());
        let unit = Some(body(unit));
        let seat = EstablishSeat { unit, purpose, ..EstablishSeat::new(group.clone(), Role::Member) };
        let events = town.registrar(Command::EstablishSeat(seat));
        let Some(samordna_domain::Event::SeatEstablished { seat, .. }) = events.first() else { panic!() };
        let seat = seat.clone();
        town.registrar(Command::Appoint(Appoint::new(seat, who.parse().unwrap())));
    }
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met);
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn the_seats_that_a_charter_asks_for_are_added_up() {
    let mut town = Town::new();
    let each = number(&["delregional vårdsamverkansgrupp"], 2, None);
    let more = SeatQuota { unit: Names::one("Stadsområdet"), max: Some(4), ..SeatQuota::default() };
    let both = ["Region Väst", "Kommunförbundet"];
    let norms = vec![
        quoted(each, Modality::Must, "Två från vardera delregional vårdsamverkansgrupp."),
        quoted(more, Modality::May, "Stadsområdet kan ha fyra."),
        must(Rule::SeatQuota(number(&both, 2, None))),
        must(Rule::SeatQuota(number(&both, 1, Some("stöd och beredning")))),
    ];
    let group = town.council("Länsgruppen", norms);
    for at in 1..=6 {
        let name = format!("Vårdsamverkan {at}");
        let charter = town.group(&name, None, crate::town::identity(), Vec::new());
        let one = town.world.charter(&charter).unwrap().group.clone().unwrap();
        town.seat(&group, Role::Member, Some(one.as_str()));
    }
    let city = body("vardsamverkan-1");
    town.registrar(Command::AliasBody {
        body: city,
        alias: "Stadsområdet".to_owned(),
        from: None,
        until: None,
    });
    // Six groups with two each, one of them with up to four; two and two; one and one.
    assert_eq!(seats_wanted(&town.world, &group, town.today), Some((12 + 4 + 2, Some(14 + 4 + 2))));
}

#[test]
fn a_total_with_its_parts_is_counted_side_by_side() {
    let mut town = Town::new();
    let total = SeatQuota {
        min: Some(2),
        max: Some(2),
        split: [("regionen".to_owned(), 1), ("kommunerna".to_owned(), 1)].into(),
        ..SeatQuota::default()
    };
    let group = town.council("Länsgruppen", vec![must(Rule::SeatQuota(total))]);
    sit(&mut town, &group, "region-vast", REGIONAL[0]);
    sit(&mut town, &group, "region-vast", REGIONAL[1]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "kommunerna 0 av 1, regionen 2 av 1.")"#);
}

#[test]
fn the_group_co_opts_and_keeps_to_the_number_that_it_has_fixed_itself() {
    let mut town = Town::new();
    let says = CoOption { by: Names::one("Rådet"), limited: Some(true), ..CoOption::default() };
    let group = town.council("Rådet", vec![should(Rule::CoOption(says))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, REGIONAL[0]));
    let seats: Vec<_> = (0..2).map(|_| town.seat(&group, Role::CoOpted, None)).collect();
    insta::assert_snapshot!(town.refused("siv-soder", appoint(&seats[0], REGIONAL[3])), @"Adjungerad utses av Rådet. Den som kan är Ordförande i Rådet (Nora Ledamot).");
    town.person("nora-ledamot", appoint(&seats[0], REGIONAL[3]));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "1 adjungerade och 0 ledamöter.")"#);
    let fix = |most| Command::LimitCoOption(LimitCoOption { group: group.clone(), most, from: None });
    insta::assert_snapshot!(town.refused("siv-soder", fix(1)), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Nora Ledamot) eller Registrator, Region Väst (Rut Register).");
    town.person("nora-ledamot", fix(1));
    insta::assert_snapshot!(town.refused("nora-ledamot", appoint(&seats[1], REGIONAL[1])), @"Gruppen har bestämt högst 1 adjungerade.");
    for who in [REGIONAL[0], REGIONAL[2]] {
        sit(&mut town, &group, "norra-sjukhuset", who);
    }
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "1 adjungerade; gruppen har bestämt högst 1.")"#);
    town.person("nora-ledamot", fix(0));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "1 adjungerade; gruppen har bestämt högst 0.")"#);
}

#[test]
fn somebody_of_another_group_can_be_co_opted_and_has_no_part_in_what_members_do() {
    let mut town = Town::new();
    let other = chaired(&mut town, "Rådet för akut", REGIONAL[1]);
    let says = CoOption { by: Names::one("Rådet"), ..CoOption::default() };
    let group = town.council("Rådet", vec![must(Rule::CoOption(says))]);
    let seat = town.seat(&group, Role::CoOpted, Some(other.as_str()));
    town.recorded(appoint(&seat, REGIONAL[1]));
    let sam = "sam-ledamot".parse().unwrap();
    assert!(town.world.has_role(&sam, &group, &Role::CoOpted, town.today));
    assert!(!town.world.has_role(&sam, &group, &Role::Member, town.today));
    assert!(!town.world.is_in(&sam, &group, town.today), "whoever is co-opted is not drawn on as a member");
}
