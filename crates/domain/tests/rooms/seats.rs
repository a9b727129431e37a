//! Seats: who may establish them, who may appoint to them, one at a time.

use crate::town::{Town, appoint, body, day, employment, identity, must, person, seat};
use samordna_charter::{
    Rule,
    norm::{ChairAppointment, MemberAppointment, Names, SubgroupAct, SubgroupCreation},
    reading::GroupType,
};
use samordna_domain::{
    Command, Event,
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

fn by_heads() -> Rule {
    Rule::MemberAppointment(MemberAppointment { by: Names::one("förvaltningschef"), ..Default::default() })
}

#[test]
fn a_member_is_appointed_by_the_head_of_the_seats_own_administration() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(by_heads())]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let nora = appoint(&north, "nora-ledamot-norra-sjukhuset");
    insta::assert_snapshot!(town.refused("siv-soder", nora.clone()), @"Ledamot utses av förvaltningschef. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person("nils-norr", nora);
    assert!(town.world.has_role(&person("nora-ledamot"), &group, &Role::Member, town.today));
}

#[test]
fn the_registrar_records_an_appointment_only_with_the_document_that_shows_it() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(by_heads())]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let nora = appoint(&north, "nora-ledamot-norra-sjukhuset");
    insta::assert_snapshot!(town.refused("rut-register", nora.clone()), @"Ange handlingen som visar beslutet, till exempel ett diarienummer. Skriv numret i fältet Handling. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.recorded(nora);
}

#[test]
fn a_title_that_several_offices_have_means_the_one_of_the_seats_unit() {
    let mut town = Town::new();
    for of in ["norra-sjukhuset", "sodra-sjukhuset"] {
        town.body(samordna_domain::organisation::BodyKind::Office, "Chefläkare", Some(of), None);
    }
    let take = Command::TakeOffice {
        office: body("cheflakare-norra-sjukhuset"),
        employment: employment("nora-ledamot-norra-sjukhuset"),
        from: None,
        until: None,
    };
    town.registrar(take);
    let by =
        Rule::MemberAppointment(MemberAppointment { by: Names::one("chefläkaren"), ..Default::default() });
    let group = town.council("Rådet", vec![must(by)]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let south = town.seat(&group, Role::Member, Some("sodra-sjukhuset"));
    town.person("nora-ledamot", appoint(&north, "nils-norr-norra-sjukhuset"));
    insta::assert_snapshot!(town.refused("nora-ledamot", appoint(&south, "sam-ledamot-sodra-sjukhuset")), @"Ledamot utses av chefläkaren. Den som kan är Chefläkare, Södra sjukhuset (vakant).");
}

#[test]
fn two_do_not_sit_on_one_seat() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, "nora-ledamot-norra-sjukhuset"));
    let other = appoint(&chair, "sam-ledamot-sodra-sjukhuset");
    insta::assert_snapshot!(town.refused("rut-register", other.clone()), @"Nora Ledamot har platsen sedan 2025-01-01. Avsluta det först.");
    town.today = day("2025-06-30");
    let end = Command::EndAppointment { seat: chair.clone(), on: None, reason: "Ny tjänst".to_owned() };
    town.registrar(end);
    town.today = day("2025-07-01");
    town.registrar(other);
}

#[test]
fn a_group_has_one_chair_seat() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    town.seat(&group, Role::Chair, None);
    let another = Command::EstablishSeat(EstablishSeat::new(group, Role::Chair));
    insta::assert_snapshot!(town.refused("rut-register", another), @"Gruppen har redan en plats för ordförande.");
}

#[test]
fn a_term_inside_out_and_somebody_who_is_not_employed_are_mistakes() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    let member = town.seat(&group, Role::Member, None);
    let inside_out = Command::Appoint(Appoint {
        until: Some(day("2024-12-31")),
        ..Appoint::new(member.clone(), employment("nora-ledamot-norra-sjukhuset"))
    });
    insta::assert_snapshot!(town.refused("rut-register", inside_out), @"Perioden slutar innan den börjar: 2025-01-01 – 2024-12-31.");
    let nobody = appoint(&member, "finns-inte");
    insta::assert_snapshot!(town.refused("rut-register", nobody), @r#"Det finns ingen anställning "finns-inte"."#);
    insta::assert_snapshot!(town.refused("rut-register", appoint(&seat("radet/9"), "finns-inte")), @r#"Det finns ingen plats "radet/9"."#);
}

#[test]
fn a_seat_falls_vacant_with_the_employment_it_binds_to() {
    let mut town = Town::new();
    let norm = ChairAppointment { by: Names::one("hälso- och sjukvårdsdirektören"), ..Default::default() };
    let group = town.council("Rådet", vec![must(Rule::ChairAppointment(norm))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.person("hanna-direktor", appoint(&chair, "nora-ledamot-norra-sjukhuset"));
    let leave = Command::EndEmployment {
        employment: employment("nora-ledamot-norra-sjukhuset"),
        on: Some(day("2025-02-28")),
    };
    town.registrar(leave);
    town.today = day("2025-04-01");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Ordförande saknas sedan 2025-03-01.")"#);
}

#[test]
fn subgroups_are_created_by_whom_the_parents_charter_says() {
    let mut town = Town::new();
    let by_chair = SubgroupCreation {
        by: Names::one("ordförande"),
        act: vec![SubgroupAct::Create],
        ..Default::default()
    };
    let group = town.council("Rådet", vec![must(Rule::SubgroupCreation(by_chair))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, "nora-ledamot-norra-sjukhuset"));
    let form = Command::FormGroup {
        name: "Undergruppen".to_owned(),
        group_type: GroupType::WorkingGroup,
        parent: Some(group),
        on: None,
    };
    insta::assert_snapshot!(town.refused("sam-ledamot", form.clone()), @"Undergrupper beslutas av ordförande. Den som kan är Ordförande i Rådet (Nora Ledamot).");
    let events = town.person("nora-ledamot", form);
    assert!(matches!(events.as_slice(), [Event::GroupFormed { .. }]));
}

#[test]
fn a_group_with_subgroups_is_not_dissolved() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![]);
    town.group("Undergruppen", Some("radet"), identity(), vec![]);
    let dissolve =
        |group, reason: &str| Command::DissolveGroup { group, on: None, reason: reason.to_owned() };
    insta::assert_snapshot!(town.refused("rut-register", dissolve(group.clone(), "")), @"Skriv varför.");
    insta::assert_snapshot!(town.refused("rut-register", dissolve(group.clone(), "Klart")), @"Undergruppen hör hit och finns kvar. Avsluta det först.");
    town.registrar(dissolve(body("undergruppen"), "Klart"));
    town.today = day("2025-01-02");
    town.registrar(dissolve(group.clone(), "Klart"));
    insta::assert_snapshot!(town.refused("rut-register", dissolve(group.clone(), "Klart")), @"Gruppen är redan avvecklad.");
    town.today = day("2025-01-03");
    let under_it = Command::FormGroup {
        name: "Sen undergrupp".to_owned(),
        group_type: GroupType::WorkingGroup,
        parent: Some(group),
        on: None,
    };
    insta::assert_snapshot!(town.refused("rut-register", under_it), @"Rådet finns inte den 2025-01-03.");
}
