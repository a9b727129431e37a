//! Who is elected inside the group, from which side, and whose turn it is.

use super::{chaired, end, sits};
use crate::town::{Town, appoint, day, must};
use samordna_charter::{
    Norm, Rule,
    norm::{ChairAppointment, Names, Rotation, TermRole, ViceChairAppointment},
};
use samordna_domain::{BodyId, SeatId, Standing, seat::Role};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";
const KARL: &str = "karl-kommun-kommunforbundet";

fn rotation() -> Norm {
    must(Rule::Rotation(Rotation {
        roles: vec![TermRole::Chair],
        every_years: Some(1.0),
        between: vec!["Region Västs koncernledning".to_owned(), "Kommunförbundet".to_owned()],
    }))
}

fn vice(by: &str) -> Norm {
    must(Rule::ViceChairAppointment(ViceChairAppointment {
        by: Names::one(by),
        ..ViceChairAppointment::default()
    }))
}

/// A group of two principals: its charter says how, and it has a chair's and a vice chair's seat.
fn of_two(town: &mut Town, norms: Vec<Norm>) -> (BodyId, SeatId, SeatId) {
    let group = town.council("Länsgruppen", norms);
    for unit in ["region-vast", "kommunforbundet"] {
        town.seat(&group, Role::Member, Some(unit));
    }
    let (chair, vice) = (town.seat(&group, Role::Chair, None), town.seat(&group, Role::ViceChair, None));
    (group, chair, vice)
}

#[test]
fn whom_a_group_elects_inside_itself_is_recorded_by_those_who_run_it() {
    let mut town = Town::new();
    let by = ChairAppointment { by: Names::one("Länsgruppen"), ..ChairAppointment::default() };
    let (group, chair, vice) = of_two(&mut town, vec![must(Rule::ChairAppointment(by)), vice("Länsgruppen")]);
    insta::assert_snapshot!(town.refused("nora-ledamot", appoint(&chair, NORA)), @"Ordförande utses av Länsgruppen. Den som kan är Ordförande i Länsgruppen (vakant).");
    // The first election is recorded from the minutes, for nobody runs the group yet.
    town.recorded(appoint(&chair, NORA));
    town.person("nora-ledamot", appoint(&vice, KARL));
    let secretary = town.seat(&group, Role::Secretary, None);
    town.person("nora-ledamot", appoint(&secretary, SAM));
    town.today = day("2025-06-01");
    town.person("sam-ledamot", end(&vice));
}

#[test]
fn only_a_member_can_be_elected_among_the_members() {
    let mut town = Town::new();
    let among = ViceChairAppointment {
        by: Names::one("rådet"),
        from_among: Some("ledamöterna".to_owned()),
        ..ViceChairAppointment::default()
    };
    let (_, chair, vice) = of_two(&mut town, vec![must(Rule::ViceChairAppointment(among))]);
    town.registrar(appoint(&chair, NORA));
    insta::assert_snapshot!(town.refused("nora-ledamot", appoint(&vice, KARL)), @"Personen hör inte till dem som texten anger: ledamöterna.");
    let member = town.world.groups.get(&chair.group).unwrap().seats[1].id.clone();
    town.registrar(appoint(&member, KARL));
    town.person("nora-ledamot", appoint(&vice, KARL));
}

#[test]
fn a_chair_from_the_side_whose_turn_it_is_not_is_refused_with_the_sentence() {
    let mut town = Town::new();
    let (group, chair, _) = of_two(&mut town, vec![rotation()]);
    town.registrar(appoint(&chair, NORA));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[0].period.until, Some(day("2025-12-31")));
    town.today = day("2025-08-01");
    town.registrar(end(&chair));
    town.today = day("2025-08-15");
    // The year is the region's: somebody else from there takes what is left of it.
    insta::assert_snapshot!(town.refused("rut-register", appoint(&chair, KARL)), @"Det är Region Västs koncernledning som har platsen, från 2025-01-01 till och med 2025-12-31. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.registrar(appoint(&chair, SAM));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[1].period.until, Some(day("2025-12-31")));
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2026-01-10");
    insta::assert_snapshot!(town.refused("rut-register", appoint(&chair, NORA)), @"Platsen växlar efter 2025-12-31. Då är det Kommunförbundet som står i tur. Den som kan är Direktör, Kommunförbundet (Karl Kommun).");
    town.registrar(appoint(&chair, KARL));
    assert_eq!(sits(&town, &chair).as_deref(), Some("Karl Kommun"));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[2].period.until, Some(day("2027-01-09")));
}

#[test]
fn the_vice_chair_is_named_by_and_comes_from_the_side_that_does_not_have_the_chair() {
    let mut town = Town::new();
    let (group, chair, vice) =
        of_two(&mut town, vec![vice("huvudman som inte har ordförandeskapet"), rotation()]);
    town.registrar(appoint(&chair, NORA));
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&vice, KARL)), @"Vice ordförande utses av huvudman som inte har ordförandeskapet. Den som kan är Direktör, Kommunförbundet (Karl Kommun).");
    insta::assert_snapshot!(town.refused("karl-kommun", appoint(&vice, SAM)), @"Vice ordföranden ska komma från den sida som inte har ordföranden.");
    town.person("karl-kommun", appoint(&vice, KARL));
    assert_eq!(town.standing(&group).0, Standing::Met);
    // The year after, the other side has the chair, and the vice chair has to be another.
    town.today = day("2026-01-01");
    let kim = samordna_domain::Command::RegisterPerson {
        name: "Kim Kommun".to_owned(),
        at: "kommunforbundet".parse().unwrap(),
        title: "Chef".to_owned(),
        from: None,
    };
    town.registrar(kim);
    town.registrar(appoint(&chair, "kim-kommun-kommunforbundet"));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Ordföranden och vice ordföranden kommer båda från Kommunförbundet.")"#);
    town.person("hanna-direktor", end(&vice));
    town.today = day("2026-01-02");
    town.person("hanna-direktor", appoint(&vice, SAM));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn where_a_text_names_two_appointers_of_one_post_either_may_and_the_program_does_not_choose() {
    let mut town = Town::new();
    let norms = vec![vice("Länsgruppen"), vice("huvudman som inte har ordförandeskapet")];
    let (_, chair, vice) = of_two(&mut town, norms);
    town.registrar(appoint(&chair, NORA));
    insta::assert_snapshot!(town.refused("sam-ledamot", appoint(&vice, KARL)), @"Vice ordförande utses av Länsgruppen eller huvudman som inte har ordförandeskapet. Den som kan är Ordförande i Länsgruppen (Nora Ledamot) eller Direktör, Kommunförbundet (Karl Kommun).");
    assert!(
        town.ask(samordna_domain::Actor::Person("nora-ledamot".parse().unwrap()), None, appoint(&vice, KARL))
            .is_ok()
    );
    town.person("karl-kommun", appoint(&vice, KARL));
}

#[test]
fn the_group_above_appoints_chair_and_vice_chair_through_its_own_chair() {
    let mut town = Town::new();
    chaired(&mut town, "Region- och landstingsdirektörsgruppen", "hanna-direktor-region-vast");
    let by = |name: &str| ChairAppointment { by: Names::one(name), ..ChairAppointment::default() };
    let norms = vec![
        must(Rule::ChairAppointment(by("Region- och landstingsdirektörsgruppen"))),
        vice("Region- och landstingsdirektörsgruppen"),
    ];
    let (_, chair, vice) = of_two(&mut town, norms);
    insta::assert_snapshot!(town.refused("karl-kommun", appoint(&chair, NORA)), @"Ordförande utses av Region- och landstingsdirektörsgruppen. Den som kan är Ordförande i Region- och landstingsdirektörsgruppen (Hanna Direktör).");
    town.person("hanna-direktor", appoint(&chair, NORA));
    town.person("hanna-direktor", appoint(&vice, KARL));
}
