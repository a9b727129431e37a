//! The contact person: drawn from elsewhere, lapsing with that, perhaps another group's, and not of the chair's house.

use super::{end, sits};
use crate::town::{Town, appoint, body, day, employment, identity, must, person, should};
use samordna_charter::{
    Rule,
    norm::{ChairContactSeparation, ContactPerson},
};
use samordna_domain::{
    BodyId, Command, SeatId, Standing,
    organisation::BodyKind,
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

const NORA: &str = "nora-ledamot-norra-sjukhuset";
const NILS: &str = "nils-norr-norra-sjukhuset";
const SIV: &str = "siv-soder-sodra-sjukhuset";

fn from(name: &str) -> Rule {
    Rule::ContactPerson(ContactPerson { appointed_from: Some(name.to_owned()), ..ContactPerson::default() })
}

fn contact(town: &mut Town, norms: Vec<samordna_charter::Norm>) -> (BodyId, SeatId) {
    let group = town.council("Rådet", norms);
    let seat = town.seat(&group, Role::ContactPerson, None);
    (group, seat)
}

#[test]
fn a_contact_person_is_drawn_from_the_members_of_the_body_that_the_charter_names() {
    let mut town = Town::new();
    let above = town.council("Ledningen", vec![]);
    let in_above = town.seat(&above, Role::Member, None);
    town.registrar(appoint(&in_above, NILS));
    let (_, contact) = contact(&mut town, vec![must(from("Ledningen"))]);
    insta::assert_snapshot!(town.refused("rut-register", appoint(&contact, NORA)), @"Personen sitter inte i Ledningen.");
    town.registrar(appoint(&contact, NILS));
    assert_eq!(sits(&town, &contact).as_deref(), Some("Nils Norr"));
}

#[test]
fn a_contact_person_is_none_the_day_after_their_membership_ends_also_for_what_they_may_do() {
    let mut town = Town::new();
    let above = town.council("Ledningen", vec![]);
    let in_above = town.seat(&above, Role::Member, None);
    town.registrar(appoint(&in_above, NILS));
    let (group, contact) = contact(&mut town, vec![must(from("Ledningen"))]);
    town.registrar(appoint(&contact, NILS));
    town.today = day("2025-05-31");
    town.registrar(end(&in_above));
    let is_contact =
        |town: &Town| town.world.has_role(&person("nils-norr"), &group, &Role::ContactPerson, town.today);
    assert!(is_contact(&town));
    town.today = day("2025-06-01");
    assert!(!is_contact(&town));
    assert_eq!(
        town.world.vacant_since(town.world.seat(&contact).unwrap(), town.today),
        Some(day("2025-06-01"))
    );
    // Who comes back to the body is not contact person again by that.
    town.today = day("2025-07-01");
    town.registrar(appoint(&in_above, NILS));
    assert!(!is_contact(&town));
    town.registrar(appoint(&contact, NILS));
    assert!(is_contact(&town));
}

#[test]
fn in_a_board_sits_whoever_has_a_post_there_and_a_contact_person_lapses_with_the_post() {
    let mut town = Town::new();
    town.body(BodyKind::Board, "Koncernledningen", None, None);
    let add =
        |board: &str, post: &str| Command::AddToBoard { board: body(board), post: body(post), from: None };
    insta::assert_snapshot!(town.refused("nils-norr", add("koncernledningen", "norra-sjukhuset")), @"Det gör registratorn. Den som kan är Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused("rut-register", add("norra-sjukhuset", "sodra-sjukhuset")), @"Norra sjukhuset är ingen nämnd eller ledning.");
    for hospital in ["norra-sjukhuset", "sodra-sjukhuset"] {
        town.registrar(add("koncernledningen", hospital));
    }
    insta::assert_snapshot!(town.refused("rut-register", add("koncernledningen", "norra-sjukhuset")), @"Norra sjukhuset sitter redan där.");
    let (group, contact) = contact(&mut town, vec![must(from("Koncernledningen"))]);
    insta::assert_snapshot!(town.refused("rut-register", appoint(&contact, NORA)), @"Personen sitter inte i Koncernledningen.");
    town.registrar(appoint(&contact, NILS));
    town.today = day("2025-09-30");
    town.registrar(Command::LeaveOffice { office: body("forvaltningschef-norra-sjukhuset"), on: None });
    town.today = day("2025-10-01");
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Deviation, "Kontaktperson saknas sedan 2025-10-01.")"#);
    town.registrar(appoint(&contact, SIV));
    let (board, post) = (body("koncernledningen"), body("sodra-sjukhuset"));
    town.registrar(Command::RemoveFromBoard { board, post, on: None });
    town.today = day("2025-10-02");
    assert_eq!(sits(&town, &contact), None);
}

#[test]
fn a_subgroup_has_its_parents_contact_person_and_none_is_appointed_apart() {
    let mut town = Town::new();
    let parent = town.council("Rådet", vec![]);
    let at_parent = town.seat(&parent, Role::ContactPerson, None);
    let says = ContactPerson { same_as: Some("Rådet".to_owned()), ..ContactPerson::default() };
    let charter =
        town.group("Undergruppen", Some("radet"), identity(), vec![must(Rule::ContactPerson(says))]);
    // A seat from before the charter held stays empty: nobody is put there.
    let group = body("undergruppen");
    let own = town.seat(&group, Role::ContactPerson, None);
    town.adopt(&charter);
    insta::assert_snapshot!(town.refused("rut-register", appoint(&own, NORA)), @"Gruppen har samma kontaktperson som Rådet. Ingen utses särskilt.");
    let apart = EstablishSeat::new(group.clone(), Role::ContactPerson);
    insta::assert_snapshot!(town.refused("rut-register", Command::EstablishSeat(apart)), @"Gruppen har samma kontaktperson som Rådet. Ingen utses särskilt.");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    town.registrar(appoint(&at_parent, NILS));
    assert_eq!(town.standing(&group).0, Standing::Met);
    let is_contact =
        |town: &Town| town.world.has_role(&person("nils-norr"), &group, &Role::ContactPerson, town.today);
    assert!(is_contact(&town), "what the contact person may do in the parent, they may here");
    town.registrar(end(&at_parent));
    town.today = day("2025-01-02");
    assert!(!is_contact(&town));
}

#[test]
fn chair_and_contact_person_of_one_house_need_a_reason_and_it_is_asked_again_for_the_next() {
    let mut town = Town::new();
    let apart = should(Rule::ChairContactSeparation(ChairContactSeparation::default()));
    let (group, contact) = contact(&mut town, vec![apart]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, NORA));
    insta::assert_snapshot!(town.refused("rut-register", appoint(&contact, NILS)), @"Personen kommer från samma förvaltning som gruppens ordförande. Skriv skälet, eller välj någon annan.");
    let because = |seat: &SeatId, who: &str| {
        let reason = Some("Ingen annan kan under våren".to_owned());
        Command::Appoint(Appoint { reason, ..Appoint::new(seat.clone(), employment(who)) })
    };
    town.registrar(because(&contact, NILS));
    insta::assert_snapshot!(format!("{:?}", town.standing(&group)), @r#"(Waived, "Avstår: Ingen annan kan under våren")"#);
    // The reason was that person's: another of the same house needs one of their own.
    town.registrar(end(&chair));
    town.today = day("2025-01-02");
    let another = Command::RegisterPerson {
        name: "Nova Norr".to_owned(),
        at: body("norra-sjukhuset"),
        title: "Chef".to_owned(),
        from: None,
    };
    town.registrar(another);
    insta::assert_snapshot!(town.refused("rut-register", appoint(&chair, "nova-norr-norra-sjukhuset")), @"Personen kommer från samma förvaltning som gruppens kontaktperson. Skriv skälet, eller välj någon annan.");
    town.registrar(appoint(&chair, "sam-ledamot-sodra-sjukhuset"));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn where_the_charter_says_must_no_reason_helps() {
    let mut town = Town::new();
    let apart = must(Rule::ChairContactSeparation(ChairContactSeparation::default()));
    let (group, contact) = contact(&mut town, vec![apart]);
    let chair = town.seat(&group, Role::Chair, None);
    town.registrar(appoint(&chair, NORA));
    let reason = Some("Ändå".to_owned());
    let asked = Command::Appoint(Appoint { reason, ..Appoint::new(contact, employment(NILS)) });
    insta::assert_snapshot!(town.refused("rut-register", asked), @"Personen kommer från samma förvaltning som gruppens ordförande.");
}
