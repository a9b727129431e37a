//! From draft to in force.

use crate::town::{Town, body, day, identity, must, person, sign};
use samordna_charter::{
    Identity, Rule,
    norm::{AdoptsChartersOf, Names, PriorPosition, Validity},
    reading::Adopter,
};
use samordna_domain::{
    Actor, Command,
    charter::{CharterState, Correction},
    group::GroupState,
};

fn lines(offices: &[(&str, Option<&str>)]) -> Identity {
    let adopted_by = offices
        .iter()
        .map(|(office, principal)| Adopter {
            office: (*office).to_owned(),
            principal: principal.map(str::to_owned),
            date: None,
        })
        .collect();
    Identity { adopted_by, ..identity() }
}

#[test]
fn only_the_office_that_the_charter_names_adopts_it() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, identity(), vec![]);
    insta::assert_snapshot!(town.refused("nils-norr", sign(&charter)), @"Handlingen fastställs av hälso- och sjukvårdsdirektören. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    insta::assert_snapshot!(town.refused("rut-register", sign(&charter)), @"Ange handlingen som visar beslutet, till exempel ett diarienummer. Skriv numret i fältet Handling. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.adopt(&charter);
    assert_eq!(town.world.charter(&charter).unwrap().state(town.today), CharterState::InForce);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Handlingen är redan fastställd.");
}

#[test]
fn a_charter_of_two_principals_is_in_force_when_both_have_signed() {
    let mut town = Town::new();
    let two = lines(&[
        ("hälso- och sjukvårdsdirektör", Some("Region Väst")),
        ("direktör", Some("Kommunförbundet")),
    ]);
    let charter = town.group("Länsgruppen", None, two, vec![]);
    town.person("karl-kommun", sign(&charter));
    assert_eq!(town.world.charter(&charter).unwrap().state(town.today), CharterState::PartlySigned);
    assert_eq!(
        town.world.group_state(town.world.group(&body("lansgruppen")).unwrap(), town.today),
        GroupState::Forming
    );
    insta::assert_snapshot!(town.refused("karl-kommun", sign(&charter)), @"Handlingen fastställs av hälso- och sjukvårdsdirektör. Den som kan är Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör).");
    town.today = day("2025-02-01");
    town.person("hanna-direktor", sign(&charter));
    let in_force = town.world.charter(&charter).unwrap().in_force.unwrap();
    assert_eq!((in_force.from, in_force.until), (day("2025-02-01"), None));
}

#[test]
fn a_group_adopts_the_charters_of_those_under_it_where_its_own_charter_says_so() {
    let mut town = Town::new();
    let adopts = AdoptsChartersOf { groups: Names::one("arbetsgrupper") };
    let parent = town.council("Ledningsgruppen", vec![must(Rule::AdoptsChartersOf(adopts))]);
    let chair = town.seat(&parent, samordna_domain::seat::Role::Chair, None);
    town.recorded(crate::town::appoint(&chair, "nora-ledamot-norra-sjukhuset"));
    let nobody_named = Identity { adopted_by: Vec::new(), ..identity() };
    let charter = town.group("Arbetsgruppen", Some("ledningsgruppen"), nobody_named, vec![]);
    insta::assert_snapshot!(town.refused("nils-norr", sign(&charter)), @"Handlingen säger inte vem som fastställer den. Registratorn antecknar beslutet med hänvisning till handlingen som visar det. Den som kan är Ordförande i Ledningsgruppen (Nora Ledamot) eller Registrator, Region Väst (Rut Register).");
    town.person("nora-ledamot", sign(&charter));
    assert_eq!(town.world.charter(&charter).unwrap().state(town.today), CharterState::InForce);
}

#[test]
fn endorsed_is_not_adopted() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, identity(), vec![]);
    let endorse =
        Command::EndorseCharter { charter: charter.clone(), body: body("norra-sjukhuset"), on: None };
    town.person("nils-norr", endorse.clone());
    assert_eq!(town.world.charter(&charter).unwrap().state(town.today), CharterState::Draft);
    insta::assert_snapshot!(town.refused("nils-norr", endorse), @"Det är redan antecknat.");
}

#[test]
fn a_prior_position_has_to_be_taken_first() {
    let mut town = Town::new();
    let prior = PriorPosition { body: Some("Norra sjukhuset".to_owned()), date: None };
    let charter = town.group("Rådet", None, identity(), vec![must(Rule::PriorPosition(prior))]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Norra sjukhuset måste ta ställning först. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    let body = body("norra-sjukhuset");
    town.person("nils-norr", Command::EndorseCharter { charter: charter.clone(), body, on: None });
    town.adopt(&charter);
}

#[test]
fn placeholders_block_a_template() {
    let mut town = Town::new();
    let template = Identity { is_template: true, placeholders: vec!["xxx".to_owned()], ..identity() };
    let charter = town.group("Rådet", None, template, vec![]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Mallen är inte ifylld. Fyll i platshållarna i dokumentet och läs in det igen.");
}

#[test]
fn a_subgroup_needs_a_parent_in_force() {
    let mut town = Town::new();
    let above = town.group("Rådet", None, identity(), vec![]);
    let charter = town.group("Undergruppen", Some("radet"), identity(), vec![]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Den överordnade gruppen, Rådet, har inget uppdrag som gäller. Fastställ den överordnade gruppens uppdrag först.");
    town.adopt(&above);
    town.adopt(&charter);
}

#[test]
fn a_decision_is_dated_the_day_it_is_made_and_after_its_text() {
    let mut town = Town::new();
    let dated = Identity { document_date: Some("2025-01-10".to_owned()), ..identity() };
    let charter = town.group("Rådet", None, dated, vec![]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Dagen ligger före 2025-01-10.");
    town.today = day("2025-01-11");
    let ahead = Command::SignCharter {
        charter: charter.clone(),
        line: None,
        on: Some(day("2025-01-12")),
        from: None,
    };
    insta::assert_snapshot!(town.refused("hanna-direktor", ahead), @"2025-01-12 har inte varit än. En handling dateras den dag den görs.");
    town.adopt(&charter);
}

#[test]
fn a_charter_that_names_no_adopter_is_recorded_with_the_document_that_shows_it() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, Identity::default(), vec![]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&charter)), @"Handlingen säger inte vem som fastställer den. Registratorn antecknar beslutet med hänvisning till handlingen som visar det. Den som kan är Registrator, Region Väst (Rut Register).");
    town.recorded(sign(&charter));
    assert_eq!(town.world.charter(&charter).unwrap().state(town.today), CharterState::InForce);
}

#[test]
fn five_years_at_most_end_the_charter_by_themselves() {
    let mut town = Town::new();
    let validity = Validity { max_years: Some(5.0), ..Validity::default() };
    let group = town.council("Rådet", vec![must(Rule::Validity(validity))]);
    let state = |town: &Town, on| town.world.group_state(town.world.group(&group).unwrap(), day(on));
    assert_eq!(state(&town, "2030-01-01"), GroupState::InForce);
    assert_eq!(state(&town, "2030-01-02"), GroupState::Lapsed);
}

#[test]
fn a_charter_starts_in_the_month_that_it_says() {
    let mut town = Town::new();
    let from = Validity { from: Some("2025-03".to_owned()), ..Validity::default() };
    let group = town.council("Rådet", vec![must(Rule::Validity(from))]);
    assert!(town.world.charter_in_force(&group, day("2025-02-28")).is_none());
    assert!(town.world.charter_in_force(&group, day("2025-03-01")).is_some());
}

#[test]
fn the_charter_in_force_on_the_day_governs_not_todays() {
    let mut town = Town::new();
    let first = town.group("Rådet", None, identity(), vec![]);
    town.adopt(&first);
    town.today = day("2026-05-01");
    let second = town.draft(&body("radet"), identity(), vec![]);
    town.adopt(&second);
    let governs = |on| town.world.charter_in_force(&body("radet"), day(on)).unwrap().id.clone();
    assert_eq!(governs("2026-04-30"), first);
    assert_eq!(governs("2026-05-01"), second);
    let third = town.draft(&body("radet"), identity(), vec![]);
    insta::assert_snapshot!(town.refused("hanna-direktor", sign(&third)), @"Uppdrag gäller redan från 2026-05-01. En ny version måste börja senare.");
}

#[test]
fn a_reading_is_corrected_with_a_reason_and_both_are_kept() {
    let mut town = Town::new();
    let wrong = must(Rule::PriorPosition(PriorPosition { body: Some("X".to_owned()), date: None }));
    let charter = town.group("Rådet", None, identity(), vec![wrong.clone()]);
    let right =
        Rule::Adoption(samordna_charter::norm::Adoption { by: Names::one("X"), ..Default::default() });
    let correct = |reason: &str| Command::CorrectNorm {
        charter: charter.clone(),
        correction: Correction::Replace { norm: 0, rule: right.clone(), modality: wrong.modality },
        reason: reason.to_owned(),
    };
    insta::assert_snapshot!(town.refused("rut-register", correct(" ")), @"Skriv varför.");
    insta::assert_snapshot!(town.refused("nils-norr", correct("Det står fastställs")), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
    town.registrar(correct("Det står fastställs"));
    let standing = town.world.charter(&charter).unwrap().standing_norm(0).unwrap();
    assert_eq!((&standing.norm.rule, standing.machine), (&right, Some(&wrong)));
    assert_eq!(standing.human.unwrap().reason, "Det står fastställs");
    town.adopt(&charter);
    insta::assert_snapshot!(town.refused("rut-register", correct("igen")), @"Handlingen är undertecknad och ändras inte. Läs in en ny version.");
}

#[test]
fn nobody_acts_without_having_signed_in() {
    let mut town = Town::new();
    let charter = town.group("Rådet", None, identity(), vec![]);
    for act in [sign(&charter), Command::WithdrawCharter { charter: charter.clone() }] {
        let no = town.ask(Actor::Nobody, None, act).unwrap_err();
        assert_eq!(no.why, samordna_domain::refusal::Why::SignIn);
    }
    let unknown = Actor::Person(person("nagon-annan"));
    assert!(town.ask(unknown, Some("RS 1"), sign(&charter)).is_err());
}
