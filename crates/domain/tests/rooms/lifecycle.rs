//! How the norms of a charter's own life stand.

use crate::town::{Town, body, day, identity, must};
use samordna_charter::{
    Rule,
    norm::{
        Distribution, EstablishmentAuthority, Evaluation, MandateSource, ParentGroup, Purpose, Replaces,
        SteeringReference, Validity,
    },
};
use samordna_domain::{
    Command, Fact, Standing,
    document::command::{EndDocument, RegisterDocument},
    duty::{DutyKey, DutyState},
};

#[test]
fn a_renewal_is_due_a_year_before_the_end_and_a_lapse_is_a_deviation_by_its_sentence() {
    let mut town = Town::new();
    let validity = Validity { max_years: Some(5.0), ..Validity::default() };
    let group = town.council("Rådet", vec![must(Rule::Validity(validity))]);
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2029-01-02");
    let duty = town.assessed(&group).duties[0].clone();
    assert_eq!((duty.state, duty.due), (DutyState::DueSoon, Some(day("2030-01-01"))));
    town.today = day("2030-01-02");
    assert_eq!(town.standing(&group).0, Standing::NotInForce);
    let finding = town.assessed(&group).findings[0].clone();
    assert_eq!(finding.fact, Fact::CharterEnded { on: day("2030-01-01") });
    assert_eq!(finding.since, Some(day("2030-01-02")));
}

#[test]
fn an_evaluation_after_one_year_is_due_then_and_met_when_it_is_reported() {
    let mut town = Town::new();
    let after = Evaluation { after_years: Some(1.0), ..Evaluation::default() };
    let group = town.council("Rådet", vec![must(Rule::Evaluation(after))]);
    let duty = town.assessed(&group).duties[0].clone();
    assert_eq!((duty.state, duty.due), (DutyState::Running, Some(day("2026-01-01"))));
    town.today = day("2026-01-02");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    let met = Command::MeetDuty { duty: duty.key, on: None, note: "Rapport RV 2026-7".to_owned() };
    town.registrar(met.clone());
    assert_eq!(town.standing(&group).0, Standing::Met);
    insta::assert_snapshot!(town.refused("rut-register", met), @"Det är redan gjort, 2026-01-02.");
}

#[test]
fn what_comes_every_other_year_comes_again_when_it_is_done() {
    let mut town = Town::new();
    let every = Evaluation { every_years: Some(2.0), ..Evaluation::default() };
    let group = town.council("Rådet", vec![must(Rule::Evaluation(every))]);
    let due = |town: &Town| town.assessed(&group).duties[0].due.unwrap();
    assert_eq!(due(&town), day("2027-01-01"));
    let key = town.assessed(&group).duties[0].key.clone();
    town.registrar(Command::MeetDuty { duty: key, on: None, note: String::new() });
    assert_eq!(due(&town), day("2029-01-01"));
}

#[test]
fn a_charter_is_sent_to_each_recipient_and_the_register_follows_by_itself() {
    let mut town = Town::new();
    let to = |recipient: &str, purpose| {
        must(Rule::Distribution(Distribution {
            recipient: Some(recipient.to_owned()),
            purpose: vec![purpose],
            ..Distribution::default()
        }))
    };
    let norms = vec![to("Ordföranden", Purpose::Implementation), to("Förteckningen", Purpose::Register)];
    let group = town.council("Rådet", norms);
    assert_eq!(town.standing_of(&group, 0).0, Standing::Due);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Met);
}

#[test]
fn only_those_who_keep_the_group_report_its_duties() {
    let mut town = Town::new();
    let after = Evaluation { after_years: Some(1.0), ..Evaluation::default() };
    let group = town.council("Rådet", vec![must(Rule::Evaluation(after))]);
    let key = town.assessed(&group).duties[0].key.clone();
    let met = Command::MeetDuty { duty: key.clone(), on: None, note: String::new() };
    insta::assert_snapshot!(town.refused("nils-norr", met), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
    let ahead = Command::MeetDuty { duty: key.clone(), on: Some(day("2025-02-01")), note: String::new() };
    insta::assert_snapshot!(town.refused("rut-register", ahead), @"2025-02-01 har inte varit än. En handling dateras den dag den görs.");
    let waive = Command::WaiveDuty { duty: key.clone(), reason: "Hinner inte".to_owned() };
    insta::assert_snapshot!(town.refused("rut-register", waive), @"Texten säger ska. Den regeln går inte att avstå från. Uppfyll den, eller ändra den i nästa uppdrag.");
    let other = Command::MeetDuty { duty: DutyKey { norm: 7, ..key }, on: None, note: String::new() };
    insta::assert_snapshot!(town.refused("rut-register", other), @"Gruppen har ingen sådan skyldighet.");
}

#[test]
fn adopted_outside_the_stated_authority_is_a_remark_and_never_a_no() {
    let mut town = Town::new();
    let authority = EstablishmentAuthority {
        office: Some("regiondirektören".to_owned()),
        ..EstablishmentAuthority::default()
    };
    let group = town.council("Rådet", vec![must(Rule::EstablishmentAuthority(authority))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Fastställd av hälso- och sjukvårdsdirektören, men ansvaret ligger enligt texten hos regiondirektören.")"#);
}

#[test]
fn a_mandate_whose_source_is_gone_is_told() {
    let mut town = Town::new();
    let from =
        MandateSource { from: samordna_charter::norm::Names::one("Nämnden"), ..MandateSource::default() };
    town.body(samordna_domain::organisation::BodyKind::Board, "Nämnden", Some("region-vast"), None);
    let group = town.council("Rådet", vec![must(Rule::MandateSource(from))]);
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2025-06-01");
    town.registrar(Command::EndBody { body: body("namnden"), on: None });
    town.today = day("2025-06-02");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Nämnden upphörde 2025-06-01.")"#);
}

#[test]
fn a_group_stands_under_the_body_that_its_charter_names() {
    let mut town = Town::new();
    town.council("Rådet", vec![]);
    let under = |name: &str| vec![must(Rule::ParentGroup(ParentGroup { group: Some(name.to_owned()) }))];
    for (name, above, expected) in [
        ("Rätt", "rådet", Standing::Met),
        ("Fel", "Norra sjukhuset", Standing::Remark),
        ("Okänd", "X", Standing::Remark),
    ] {
        let charter = town.group(name, Some("radet"), identity(), under(above));
        town.adopt(&charter);
        let group = town.world.charter(&charter).unwrap().group.clone().unwrap();
        assert_eq!(town.standing(&group).0, expected, "{name}");
    }
}

#[test]
fn a_group_without_a_charter_is_told_what_it_lacks() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, identity(), vec![]);
    let group = body("radet");
    insta::assert_snapshot!(format!("{:?}", town.facts(&group)), @r#"[NoCharterInForce { group: BodyId("radet") }]"#);
    town.adopt(&charter);
    assert!(town.facts(&group).is_empty());
}

#[test]
fn a_document_that_the_charter_points_to_is_known_and_still_holds() {
    let mut town = Town::new();
    let refers = SteeringReference {
        title: Some("Regional rutin".to_owned()),
        registry_number: Some("RS 2024 – 00370".to_owned()),
    };
    let group = town.council("Rådet", vec![must(Rule::SteeringReference(refers))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Texten hänvisar till Regional rutin, som inte finns bland de styrande dokumenten.")"#);
    let register = Command::RegisterDocument(RegisterDocument {
        title: "Regional rutin".to_owned(),
        registry_number: Some("RS 2024-00370".to_owned()),
        from: None,
        until: None,
    });
    insta::assert_snapshot!(town.refused("nils-norr", register.clone()), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
    town.registrar(register.clone());
    insta::assert_snapshot!(town.refused("rut-register", register), @"Dokumentet finns redan (rs-2024-00370).");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "Regional rutin (RS 2024-00370) gäller.")"#);
    town.today = day("2025-06-01");
    town.registrar(Command::EndDocument(EndDocument {
        document: "rs-2024-00370".parse().unwrap(),
        on: None,
    }));
    town.today = day("2025-06-02");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Regional rutin gällde till och med 2025-06-01.")"#);
}

#[test]
fn a_group_that_is_replaced_is_to_be_dissolved() {
    let mut town = Town::new();
    town.council("Gamla rådet", vec![]);
    let replaces = Replaces { what: Some("Gamla rådet".to_owned()), date: None };
    let group = town.council("Nya rådet", vec![must(Rule::Replaces(replaces))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Gamla rådet, som ersätts, finns fortfarande kvar.")"#);
    let old = body("gamla-radet");
    town.registrar(Command::DissolveGroup { group: old, on: None, reason: "Ersatt".to_owned() });
    town.today = day("2025-01-02");
    assert_eq!(town.standing(&group).0, Standing::Met);
}
