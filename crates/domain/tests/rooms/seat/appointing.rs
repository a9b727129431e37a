//! By whom somebody is appointed, and what has to be there before.

use super::{chaired, consult, end, propose, sits};
use crate::town::{Town, appoint, body, day, employment, must, person};
use samordna_charter::{
    Rule,
    norm::{ChairAppointment, MemberAppointment, MemberEligibility, Names},
};
use samordna_domain::{
    BodyId, Command, Event, SeatId, Standing,
    organisation::BodyKind,
    seat::{
        Prepared, Role,
        command::{Appoint, EstablishSeat, LogConsultation, ProposeForSeat},
    },
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";

fn by(office: &str) -> ChairAppointment {
    ChairAppointment { by: Names::one(office), ..ChairAppointment::default() }
}

/// A council with members from both hospitals and an empty chair.
fn council(town: &mut Town, says: ChairAppointment) -> (BodyId, SeatId) {
    let group = town.council("Rådet", vec![must(Rule::ChairAppointment(says))]);
    for unit in ["norra-sjukhuset", "sodra-sjukhuset"] {
        town.seat(&group, Role::Member, Some(unit));
    }
    let chair = town.seat(&group, Role::Chair, None);
    (group, chair)
}

#[test]
fn a_chair_is_appointed_after_a_proposal_from_one_of_the_heads_of_administration() {
    let mut town = Town::new();
    let after_proposal_from = Names::one("förvaltningscheferna");
    let says = ChairAppointment { after_proposal_from, ..by("hälso- och sjukvårdsdirektören") };
    let (_, chair) = council(&mut town, says);
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Förslag saknas från förvaltningscheferna. Lämna förslaget på platsens sida. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Förvaltningschef, Södra sjukhuset (Siv Söder).");
    insta::assert_snapshot!(town.refused("nora-ledamot", propose(&chair, NORA)), @"Förslag lämnas av förvaltningscheferna. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Förvaltningschef, Södra sjukhuset (Siv Söder).");
    town.person("siv-soder", propose(&chair, SAM));
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Förslaget från förvaltningscheferna gäller någon annan. Lämna förslaget på platsens sida. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Förvaltningschef, Södra sjukhuset (Siv Söder).");
    town.person("hanna-direktor", appoint(&chair, SAM));
    assert_eq!(sits(&town, &chair).as_deref(), Some("Sam Ledamot"));
    // What came before goes with the appointment, and the next one needs its own.
    let known = town.world.seat(&chair).unwrap();
    assert!(matches!(known.appointments[0].prepared[..], [Prepared::Proposed { .. }]));
    assert!(known.prepared.is_empty());
}

#[test]
fn the_registrar_records_a_proposal_from_paper_and_says_whose_it_was() {
    let mut town = Town::new();
    let after_proposal_from = Names::one("förvaltningscheferna");
    let says = ChairAppointment { after_proposal_from, ..by("hälso- och sjukvårdsdirektören") };
    let (_, chair) = council(&mut town, says);
    insta::assert_snapshot!(town.refused("rut-register", propose(&chair, NORA)), @"Ange handlingen som visar beslutet, till exempel ett diarienummer. Skriv numret i fältet Handling. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Förvaltningschef, Södra sjukhuset (Siv Söder).");
    let registrar = samordna_domain::Actor::Person(person("rut-register"));
    let no = town.ask(registrar.clone(), Some("RV 1"), propose(&chair, NORA)).unwrap_err();
    assert_eq!(no.field, Some("by"));
    let by = Some(body("norra-sjukhuset"));
    let said = Command::ProposeForSeat(ProposeForSeat {
        seat: chair,
        employment: employment(NORA),
        by,
        on: Some(day("2024-12-20")),
        note: "Enades vid mötet".to_owned(),
    });
    let events = town.recorded(said);
    assert!(matches!(&events[..], [Event::SeatProposed { on, .. }] if *on == day("2024-12-20")));
}

#[test]
fn a_chair_is_appointed_only_when_every_body_that_the_charter_names_has_been_consulted() {
    let mut town = Town::new();
    chaired(&mut town, "Rådet för kvinnor", "nils-norr-norra-sjukhuset");
    chaired(&mut town, "Rådet för akut", "siv-soder-sodra-sjukhuset");
    let after_consulting = vec!["Rådet för kvinnor".to_owned(), "Rådet för akut".to_owned()];
    let says = ChairAppointment { after_consulting, ..by("hälso- och sjukvårdsdirektören") };
    let (_, chair) = council(&mut town, says);
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Samråd saknas med Rådet för kvinnor och Rådet för akut. Anteckna samrådet på platsens sida. Den som kan är Ordförande i Rådet för kvinnor (Nils Norr) eller Ordförande i Rådet för akut (Siv Söder).");
    // One of them says so itself, the other's answer is recorded by whoever asked.
    insta::assert_snapshot!(town.refused("nora-ledamot", consult(&chair, "radet-for-akut")), @"Samrådet antecknas av den som företräder Rådet för akut, eller av den som utser. Den som kan är Ordförande i Rådet för akut (Siv Söder) eller Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.person("nils-norr", consult(&chair, "radet-for-kvinnor"));
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Samråd saknas med Rådet för akut. Anteckna samrådet på platsens sida. Den som kan är Ordförande i Rådet för akut (Siv Söder).");
    town.person("hanna-direktor", consult(&chair, "radet-for-akut"));
    town.person("hanna-direktor", appoint(&chair, NORA));
    assert_eq!(sits(&town, &chair).as_deref(), Some("Nora Ledamot"));
    assert_eq!(town.world.seat(&chair).unwrap().appointments[0].prepared.len(), 2);
}

#[test]
fn a_consultation_about_somebody_is_none_about_another_and_needs_a_day_that_was_and_an_outcome() {
    let mut town = Town::new();
    chaired(&mut town, "Rådet för akut", "siv-soder-sodra-sjukhuset");
    let after_consulting = vec!["Rådet för akut".to_owned()];
    let says = ChairAppointment { after_consulting, ..by("hälso- och sjukvårdsdirektören") };
    let (_, chair) = council(&mut town, says);
    let about = |who: &str, on: &str, outcome: &str| {
        Command::LogConsultation(LogConsultation {
            seat: chair.clone(),
            with: body("radet-for-akut"),
            employment: Some(employment(who)),
            on: Some(day(on)),
            outcome: outcome.to_owned(),
        })
    };
    insta::assert_snapshot!(town.refused("siv-soder", about(SAM, "2025-01-02", "Bra")), @"2025-01-02 har inte varit än. En handling dateras den dag den görs.");
    insta::assert_snapshot!(town.refused("siv-soder", about(SAM, "2025-01-01", " ")), @"Fyll i fältet.");
    insta::assert_snapshot!(town.refused("hanna-direktor", consult(&chair, "norra-sjukhuset")), @"Samråd sker med Rådet för akut.");
    town.person("siv-soder", about(SAM, "2024-12-30", "Bra"));
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Samråd saknas med Rådet för akut. Anteckna samrådet på platsens sida. Den som kan är Ordförande i Rådet för akut (Siv Söder).");
    town.person("hanna-direktor", appoint(&chair, SAM));
}

#[test]
fn a_name_that_nobody_has_is_given_to_a_body_before_it_can_be_consulted() {
    let mut town = Town::new();
    chaired(&mut town, "Rådet för anestesi", "siv-soder-sodra-sjukhuset");
    let after_consulting = vec!["Rådet Antestesi".to_owned()];
    let says = ChairAppointment { after_consulting, ..by("hälso- och sjukvårdsdirektören") };
    let (_, chair) = council(&mut town, says);
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Texten nämner Rådet Antestesi, som inte finns i organisationen. Ge en enhet det namnet först. Den som kan är registratorn.");
    let (body, alias) = (body("radet-for-anestesi"), "Rådet Antestesi".to_owned());
    town.registrar(Command::AliasBody { body, alias, from: None, until: None });
    town.person("siv-soder", consult(&chair, "radet-for-anestesi"));
    town.person("hanna-direktor", appoint(&chair, NORA));
}

#[test]
fn the_routine_that_the_charter_points_to_is_cited_and_kept() {
    let mut town = Town::new();
    let says = ChairAppointment {
        procedure: Some("särskild rutin".to_owned()),
        registry_number: Some("RV 2019-00137-40".to_owned()),
        ..by("hälso- och sjukvårdsdirektören")
    };
    let (_, chair) = council(&mut town, says);
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&chair, NORA)), @"Ordföranden utses enligt RV 2019-00137-40. Ange den.");
    let citing = |routine: &str| {
        let routine = Some(routine.to_owned());
        Command::Appoint(Appoint { routine, ..Appoint::new(chair.clone(), employment(NORA)) })
    };
    insta::assert_snapshot!(town.refused("hanna-direktor", citing("RV 2019-00137-41")), @"Ordföranden utses enligt RV 2019-00137-40. Ange den.");
    town.person("hanna-direktor", citing("RV 2019 – 00137-40"));
    let kept = town.world.seat(&chair).unwrap().appointments[0].routine.clone();
    assert_eq!(kept.as_deref(), Some("RV 2019 – 00137-40"));
}

#[test]
fn whoever_appoints_recalls_and_whoever_sits_there_may_leave() {
    let mut town = Town::new();
    let (_, chair) = council(&mut town, by("hälso- och sjukvårdsdirektören"));
    town.person("hanna-direktor", appoint(&chair, NORA));
    insta::assert_snapshot!(town.refused("siv-soder", end(&chair)), @"Ordförande utses av hälso- och sjukvårdsdirektören. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.today = day("2025-02-01");
    town.person("nora-ledamot", end(&chair));
    town.today = day("2025-02-02");
    town.person("hanna-direktor", appoint(&chair, SAM));
    town.today = day("2025-03-01");
    town.person("hanna-direktor", end(&chair));
    town.today = day("2025-03-02");
    assert_eq!(sits(&town, &chair), None);
}

fn member(by: &[&str], of: Option<&str>) -> Rule {
    Rule::MemberAppointment(MemberAppointment {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        of: of.map(str::to_owned),
        ..MemberAppointment::default()
    })
}

#[test]
fn each_of_two_appointers_fills_the_seats_of_its_own_and_not_the_others() {
    let mut town = Town::new();
    let by = member(&["Kommunförbundet", "Hälso- och sjukvårdsdirektören"], None);
    let group = town.council("Länsgruppen", vec![must(by)]);
    let region = town.seat(&group, Role::Member, Some("region-vast"));
    let union = town.seat(&group, Role::Member, Some("kommunforbundet"));
    insta::assert_snapshot!(town.refused("karl-kommun", appoint(&region, NORA)), @"Ledamot utses av Hälso- och sjukvårdsdirektören. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.person("hanna-direktor", appoint(&region, NORA));
    town.person("karl-kommun", appoint(&union, "karl-kommun-kommunforbundet"));
}

#[test]
fn a_group_that_is_represented_appoints_its_representatives_itself() {
    let mut town = Town::new();
    let north = chaired(&mut town, "Vårdsamverkan norr", SAM);
    let norms = vec![
        must(member(&["Vårdsamverkansgrupperna på delregional nivå"], None)),
        must(member(&["Kommunförbundet"], None)),
    ];
    let group = town.council("Länsgruppen", norms);
    let theirs = town.seat(&group, Role::Member, Some(north.as_str()));
    let unions = town.seat(&group, Role::Member, Some("kommunforbundet"));
    insta::assert_snapshot!(town.refused("karl-kommun", appoint(&theirs, NORA)), @"Ledamot utses av Vårdsamverkansgrupperna på delregional nivå. Den som kan är Ordförande i Vårdsamverkan norr (Sam Ledamot).");
    town.person("sam-ledamot", appoint(&theirs, NORA));
    insta::assert_snapshot!(town.refused("sam-ledamot", appoint(&unions, SAM)), @"Ledamot utses av Kommunförbundet. Den som kan är Direktör, Kommunförbundet (Karl Kommun).");
    town.person("karl-kommun", appoint(&unions, "karl-kommun-kommunforbundet"));
}

#[test]
fn each_regions_director_appoints_its_representative_and_the_substitute() {
    let mut town = Town::new();
    town.body(BodyKind::Principal, "Region Öst", None, None);
    let director = Some(samordna_domain::organisation::OfficeDuty::Head);
    town.body(BodyKind::Office, "Regiondirektör", Some("region-ost"), director);
    let hire = Command::RegisterPerson {
        name: "Östen Öst".to_owned(),
        at: body("region-ost"),
        title: "Chef".to_owned(),
        from: None,
    };
    town.registrar(hire);
    let (office, employment) = (body("regiondirektor-region-ost"), employment("osten-ost-region-ost"));
    town.registrar(Command::TakeOffice { office, employment, from: None, until: None });
    let group = town.council("Ledningsgruppen", vec![must(member(&["landstings-/regiondirektör"], None))]);
    let west = town.seat(&group, Role::Member, Some("region-vast"));
    let east = town.seat(&group, Role::Member, Some("region-ost"));
    insta::assert_snapshot!(town.refused("osten-ost", appoint(&west, NORA)), @"Ledamot utses av landstings-/regiondirektör. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.person("hanna-direktor", appoint(&west, NORA));
    town.person("osten-ost", appoint(&east, "osten-ost-region-ost"));
    let substitute = town.seat(&group, Role::Substitute { of: east }, Some("region-ost"));
    insta::assert_snapshot!(town.refused("hanna-direktor", appoint(&substitute, SAM)), @"Ersättare utses av landstings-/regiondirektör. Den som kan är Regiondirektör, Region Öst (Östen Öst).");
}

#[test]
fn a_members_demands_are_attested_with_the_appointment_and_asked_again_when_the_post_changes() {
    let mut town = Town::new();
    let norms = vec![
        must(Rule::MemberEligibility(MemberEligibility::default())),
        must(member(&["förvaltningschef"], None)),
    ];
    let group = town.council("Rådet", norms);
    let seat = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let attesting = Appoint { attest: true, ..Appoint::new(seat.clone(), employment(NORA)) };
    town.person("nils-norr", Command::Appoint(attesting));
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2025-05-01");
    town.body(BodyKind::Office, "Chefläkare", Some("norra-sjukhuset"), None);
    let office = body("cheflakare-norra-sjukhuset");
    let take = Command::TakeOffice { office, employment: employment(NORA), from: None, until: None };
    town.registrar(take);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Due, "Kraven är intygade för 0 av 1 ledamöter.")"#);
    insta::assert_snapshot!(town.refused("siv-soder", Command::AttestEligibility { seat: seat.clone() }), @"Ledamot utses av förvaltningschef. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person("nils-norr", Command::AttestEligibility { seat });
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_substitute_has_a_seat_of_their_own_bound_to_the_regular_members() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(member(&["förvaltningschef"], None))]);
    let chair = town.seat(&group, Role::Chair, None);
    let of_chair = EstablishSeat::new(group.clone(), Role::Substitute { of: chair });
    insta::assert_snapshot!(town.refused("rut-register", Command::EstablishSeat(of_chair)), @"radet/1 är ingen ordinarie ledamots plats i gruppen.");
    let regular = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    let substitute = town.seat(&group, Role::Substitute { of: regular }, Some("norra-sjukhuset"));
    town.person("nils-norr", appoint(&substitute, NORA));
    assert_eq!(sits(&town, &substitute).as_deref(), Some("Nora Ledamot"));
}
