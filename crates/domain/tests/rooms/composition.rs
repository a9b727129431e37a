//! How norms of composition stand against the seats there are.

use crate::town::{Town, appoint, body, day, identity, must, should};
use samordna_charter::{
    Rule,
    norm::{
        CarePathways, ChairAppointment, ChairContactSeparation, CoOption, ContactPerson, Coordinator,
        ExOfficioMember, MemberEligibility, Names, SeatQuota, Secretariat, SubstituteRequired,
    },
};
use samordna_domain::{
    Command, Standing,
    duty::{About, DutyKey},
    seat::{Role, command::Appoint},
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const NILS: &str = "nils-norr-norra-sjukhuset";
const SAM: &str = "sam-ledamot-sodra-sjukhuset";

fn quota(unit: &[&str], min: Option<u32>, max: Option<u32>) -> Rule {
    let unit = unit.iter().map(|name| (*name).to_owned()).collect();
    Rule::SeatQuota(SeatQuota { unit, min, max, ..SeatQuota::default() })
}

#[test]
fn seats_of_the_whole_group_are_counted_filled_and_vacant() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(quota(&[], Some(2), Some(3)))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "0 tillsatta och 0 vakanta platser; ska vara 2–3.")"#);
    let seats: Vec<_> = (0..4).map(|_| town.seat(&group, Role::Member, None)).collect();
    for (seat, who) in seats.iter().zip([NORA, SAM]) {
        town.registrar(appoint(seat, who));
    }
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "2 tillsatta och 2 vakanta platser; ska vara 2–3.")"#);
    for (seat, who) in seats[2..].iter().zip([NILS, "siv-soder-sodra-sjukhuset"]) {
        town.registrar(appoint(seat, who));
    }
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "4 tillsatta och 0 vakanta platser; ska vara 2–3.")"#);
}

#[test]
fn a_quota_of_a_named_body_counts_only_its_seats() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(quota(&["Norra sjukhuset"], Some(1), Some(1)))]);
    let south = town.seat(&group, Role::Member, Some("sodra-sjukhuset"));
    town.registrar(appoint(&south, SAM));
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    town.registrar(appoint(&north, NORA));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_quota_of_each_unit_holds_when_every_unit_keeps_to_it() {
    let mut town = Town::new();
    let mut each = must(quota(&["förvaltning"], Some(1), Some(1)));
    each.quote = "En ledamot per förvaltning.".to_owned();
    let group = town.council("Rådet", vec![each]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    town.seat(&group, Role::Member, Some("sodra-sjukhuset"));
    town.registrar(appoint(&north, NORA));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "1 av 2 enheter har sina platser tillsatta.")"#);
}

#[test]
fn a_number_for_all_units_of_a_kind_together_is_counted_together() {
    let mut town = Town::new();
    let mut together = must(quota(&["sjukhusen"], Some(2), Some(2)));
    together.quote = "Två ledamöter från sjukhusen.".to_owned();
    let group = town.council("Rådet", vec![together]);
    for (unit, who) in [("norra-sjukhuset", NORA), ("sodra-sjukhuset", SAM)] {
        let seat = town.seat(&group, Role::Member, Some(unit));
        town.registrar(appoint(&seat, who));
    }
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_kind_of_unit_that_nobody_is_called_is_told_and_an_alias_cures_it() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(quota(&["privata vårdgivare"], Some(1), None))]);
    let seat = town.seat(&group, Role::Member, Some("kommunforbundet"));
    town.registrar(appoint(&seat, "karl-kommun-kommunforbundet"));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Texten nämner privata vårdgivare, som inte finns i organisationen.")"#);
    let alias = Command::AliasBody {
        body: body("kommunforbundet"),
        alias: "Privata vårdgivare".to_owned(),
        from: None,
        until: None,
    };
    town.registrar(alias);
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn successive_holders_of_a_seat_are_never_counted_twice() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(quota(&[], Some(1), Some(1)))]);
    let seat = town.seat(&group, Role::Member, None);
    let half = Command::Appoint(Appoint {
        until: Some(day("2025-06-30")),
        ..Appoint::new(seat.clone(), NORA.parse().unwrap())
    });
    town.registrar(half);
    let next = Command::Appoint(Appoint {
        from: Some(day("2025-07-01")),
        ..Appoint::new(seat, SAM.parse().unwrap())
    });
    town.registrar(next);
    for on in ["2025-06-30", "2025-07-01"] {
        town.today = day(on);
        assert_eq!(town.standing(&group).0, Standing::Met, "{on}");
    }
}

#[test]
fn every_regular_seat_has_its_own_substitute() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(Rule::SubstituteRequired(SubstituteRequired::default()))]);
    let north = town.seat(&group, Role::Member, Some("norra-sjukhuset"));
    town.registrar(appoint(&north, NORA));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "0 av 1 platser har en ersättare.")"#);
    let substitute = town.seat(&group, Role::Substitute { of: north }, Some("norra-sjukhuset"));
    town.registrar(appoint(&substitute, NILS));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn the_co_opted_stay_fewer_than_the_members() {
    let mut town = Town::new();
    let limited = CoOption { limited: Some(true), ..CoOption::default() };
    let group = town.council("Rådet", vec![should(Rule::CoOption(limited))]);
    let member = town.seat(&group, Role::Member, None);
    town.registrar(appoint(&member, NORA));
    assert_eq!(town.standing(&group).0, Standing::Met);
    let co_opted = town.seat(&group, Role::CoOpted, None);
    town.registrar(appoint(&co_opted, SAM));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "1 adjungerade och 1 ledamöter.")"#);
}

#[test]
fn chair_and_contact_person_from_one_house_is_a_remark_that_a_reason_lifts() {
    let mut town = Town::new();
    let apart = should(Rule::ChairContactSeparation(ChairContactSeparation::default()));
    // Both were there before the charter said anything.
    let charter = town.group("Rådet", None, identity(), vec![apart]);
    let group = body("radet");
    let chair = town.seat(&group, Role::Chair, None);
    let contact = town.seat(&group, Role::ContactPerson, None);
    town.registrar(appoint(&chair, NORA));
    town.registrar(appoint(&contact, NILS));
    town.adopt(&charter);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Ordförande och kontaktperson kommer båda från Norra sjukhuset.")"#);
    let duty = DutyKey {
        charter: town.assessed(&group).charter.unwrap(),
        norm: 0,
        occurrence: None,
        about: About::default(),
    };
    let waive = |reason: &str| Command::WaiveDuty { duty: duty.clone(), reason: reason.to_owned() };
    insta::assert_snapshot!(town.refused("rut-register", waive("")), @"Skriv varför.");
    town.registrar(waive("Ingen annan kan under våren"));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Waived, "Avstår: Ingen annan kan under våren")"#);
}

#[test]
fn a_broken_must_is_not_waived() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(quota(&[], Some(2), None))]);
    let duty = DutyKey {
        charter: town.assessed(&group).charter.unwrap(),
        norm: 0,
        occurrence: None,
        about: About::default(),
    };
    let waive = Command::WaiveDuty { duty, reason: "Orkar inte".to_owned() };
    insta::assert_snapshot!(town.refused("rut-register", waive), @"Texten säger ska. Den regeln går inte att avstå från. Uppfyll den, eller ändra den i nästa uppdrag.");
}

#[test]
fn a_contact_person_lapses_with_the_membership_it_rests_on() {
    let mut town = Town::new();
    let above = town.council("Ledningen", vec![]);
    let in_above = town.seat(&above, Role::Member, None);
    town.registrar(appoint(&in_above, NILS));
    let says = ContactPerson { appointed_from: Some("Ledningen".to_owned()), ..ContactPerson::default() };
    let group = town.council("Rådet", vec![must(Rule::ContactPerson(says))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Kontaktperson saknas sedan 2025-01-01.")"#);
    let contact = town.seat(&group, Role::ContactPerson, None);
    town.registrar(appoint(&contact, NILS));
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2025-02-01");
    town.registrar(Command::EndAppointment { seat: in_above, on: None, reason: "Slutar".to_owned() });
    town.today = day("2025-02-02");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Kontaktperson saknas sedan 2025-02-02.")"#);
}

#[test]
fn a_subgroup_has_its_parents_contact_person() {
    let mut town = Town::new();
    let parent = town.council("Rådet", vec![]);
    let says = ContactPerson { same_as: Some("Rådet".to_owned()), ..ContactPerson::default() };
    let charter =
        town.group("Undergruppen", Some("radet"), identity(), vec![must(Rule::ContactPerson(says))]);
    town.adopt(&charter);
    let group = body("undergruppen");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    let contact = town.seat(&parent, Role::ContactPerson, None);
    town.registrar(appoint(&contact, NORA));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_coordinator_may_be_shared_with_the_parent_where_the_charter_says_so() {
    let mut town = Town::new();
    let parent = town.council("Rådet", vec![]);
    let post = town.seat(&parent, Role::Coordinator, None);
    town.registrar(appoint(&post, NORA));
    let provided = Coordinator { provided_by: Some("Region Väst".to_owned()), ..Coordinator::default() };
    let shared = Coordinator { shared: Some(true), ..Coordinator::default() };
    for (name, norms, expected) in [
        ("Egen", vec![must(Rule::Coordinator(provided.clone()))], Standing::Deviation),
        ("Delad", vec![must(Rule::Coordinator(provided)), must(Rule::Coordinator(shared))], Standing::Met),
    ] {
        let charter = town.group(name, Some("radet"), identity(), norms);
        town.adopt(&charter);
        let group = town.world.charter(&charter).unwrap().group.clone().unwrap();
        assert_eq!(town.standing(&group).0, expected, "{name}");
    }
}

#[test]
fn the_administration_moves_with_the_chair() {
    let mut town = Town::new();
    let follows = Secretariat { follows_chair: Some(true), ..Secretariat::default() };
    let group = town.council("Länsgruppen", vec![must(Rule::Secretariat(follows))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, "karl-kommun-kommunforbundet"));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Met, "Sekretariat är Kommunförbundet.")"#);
}

#[test]
fn eligibility_is_attested_and_asked_again_when_the_post_changes() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(Rule::MemberEligibility(MemberEligibility::default()))]);
    let seat = town.seat(&group, Role::Member, None);
    town.registrar(appoint(&seat, NORA));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Due, "Kraven är intygade för 0 av 1 ledamöter.")"#);
    town.registrar(Command::AttestEligibility { seat });
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_name_that_nobody_has_is_told_and_an_alias_cures_it() {
    let mut town = Town::new();
    let by = ChairAppointment { by: Names::one("Stora rådet"), ..ChairAppointment::default() };
    let group = town.council("Rådet", vec![must(Rule::ChairAppointment(by))]);
    let chair = town.seat(&group, Role::Chair, None);
    town.recorded(appoint(&chair, NORA));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Remark, "Texten nämner Stora rådet, som inte finns i organisationen.")"#);
    let alias = Command::AliasBody {
        body: body("kommunforbundet"),
        alias: "Stora rådet".to_owned(),
        from: None,
        until: None,
    };
    town.registrar(alias);
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn what_the_program_does_not_follow_never_reads_as_met() {
    let mut town = Town::new();
    let group = town.council("Rådet", vec![must(Rule::CarePathways(CarePathways::default()))]);
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(NotFollowed, "Följs ännu inte av programmet.")"#);
    assert!(town.assessed(&group).findings.is_empty());
}

#[test]
fn the_chair_of_another_group_has_a_seat_of_their_own_accord() {
    let mut town = Town::new();
    let other = town.council("Stora rådet", vec![]);
    let chair = town.seat(&other, Role::Chair, None);
    town.registrar(appoint(&chair, NORA));
    let says = ExOfficioMember { who: Some("ordföranden i Stora rådet".to_owned()), body: None };
    let group = town.council("Lilla rådet", vec![must(Rule::ExOfficioMember(says))]);
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    let member = town.seat(&group, Role::Member, None);
    town.registrar(appoint(&member, NORA));
    assert_eq!(town.standing(&group).0, Standing::Met);
}
