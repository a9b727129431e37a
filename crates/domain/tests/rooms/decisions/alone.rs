//! What the chair decides alone, and what not.

use super::*;

fn routines() -> Rule {
    Rule::ChairDecision(ChairDecision {
        object: Some("regionala rutiner".to_owned()),
        source: None,
        registry_number: Some("RV 2025-00470".to_owned()),
    })
}

fn chairs(group: &BodyId) -> GrantMandate {
    GrantMandate {
        holder: Holder::ChairOf(group.clone()),
        reach: Reach {
            subjects: vec!["regional rutin".to_owned()],
            area: vec![body("region-vast")],
            limit: None,
        },
        source: "Beslutsmandat, RV 2025-00470".to_owned(),
        ..north()
    }
}

fn alone(matter: &MatterId, mandate: &MandateId) -> DecideAsChair {
    DecideAsChair {
        matter: matter.clone(),
        text: "Rutinen fastställs.".to_owned(),
        mandate: mandate.clone(),
        effective: None,
        cost: None,
        on: None,
    }
}

#[test]
fn the_chair_decides_alone_under_a_cited_mandate_and_only_for_its_object() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home()), must(routines())]);
    let mandate = town.grant(chairs(&group));
    let matter = town.matter(&group, Some("regional rutin"));
    insta::assert_snapshot!(town.refused("nora-ledamot", Command::DecideAsChair(alone(&matter, &mandate))), @"Mandatet i Beslutsmandat, RV 2025-00470 är någon annans. Den som kan är Ordförande i Rådet (Hanna Direktör).");
    town.person(CHAIR, Command::DecideAsChair(alone(&matter, &mandate)));
    insta::assert_snapshot!(joint_of(&town, &matter), @"Beslutat av ordförande.");
    insta::assert_snapshot!(standing(&town, &matter, NORTH), @"Gäller: Gäller från 2025-01-01.");
    // The association does not belong to the region that gave the mandate.
    let known = joint(&town.world, town.world.matter(&matter).unwrap(), town.today);
    assert!(known.units.iter().all(|(unit, _)| unit.as_str() != ASSOCIATION));

    let other = town.matter(&group, Some("inköp"));
    insta::assert_snapshot!(town.refused(CHAIR, Command::DecideAsChair(alone(&other, &mandate))), @"Ordföranden får besluta om regionala rutiner, och ärendet gäller något annat.");
}

#[test]
fn the_chair_does_not_decide_under_another_document_or_anothers_mandate() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(routines())]);
    let elsewhere =
        town.grant(GrantMandate { source: "Något annat, RV 2024-1".to_owned(), ..chairs(&group) });
    let heads = town.grant(north());
    let matter = town.matter(&group, Some("regional rutin"));
    insta::assert_snapshot!(town.refused(CHAIR, Command::DecideAsChair(alone(&matter, &elsewhere))), @"Ordföranden beslutar med stöd av RV 2025-00470.");
    insta::assert_snapshot!(town.refused(CHAIR, Command::DecideAsChair(alone(&matter, &heads))), @"Mandatet i Delegationsordning RV 2025-00010 är inte gruppens ordförandes.");
}

#[test]
fn where_the_charter_gives_the_chair_nothing_the_chair_decides_nothing() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let mandate = town.grant(chairs(&group));
    let matter = town.matter(&group, Some("regional rutin"));
    insta::assert_snapshot!(town.refused(CHAIR, Command::DecideAsChair(alone(&matter, &mandate))), @"Uppdraget ger inte ordföranden rätt att besluta ensam.");
}

#[test]
fn the_chair_too_waits_for_the_unions_and_a_chairs_mandate_is_not_for_home() {
    let mut town = Town::with_board();
    let union = must(Rule::UnionConsultation(UnionConsultation { r#where: None }));
    let group = town.forum(vec![must(routines()), union]);
    let mandate = town.grant(chairs(&group));
    town.grant(north());
    let matter = town.matter(&group, Some("regional rutin"));
    insta::assert_snapshot!(town.refused(CHAIR, Command::DecideAsChair(alone(&matter, &mandate))), @"Norra sjukhuset kan inte besluta än: facklig samverkan saknas. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person(CHAIR, position(&matter));
    let round = town.round(RoundKind::HomeDecision, &matter);
    let consult = town.round(RoundKind::UnionConsultation, &matter);
    for (who, unit) in [("nora-ledamot", NORTH), ("sam-ledamot", SOUTH)] {
        town.person(who, answer(&consult, unit, AnswerKind::Concluded, ""));
    }
    let at_home = DecideAtHome { mandate: Some(mandate.clone()), ..decide(&round, NORTH) };
    insta::assert_snapshot!(town.refused(CHAIR, home(at_home)), @"Mandatet i Beslutsmandat, RV 2025-00470 är ordförandens eget och gäller inte beslut i en förvaltning.");
    town.person(CHAIR, Command::DecideAsChair(alone(&matter, &mandate)));
}

// Positions.
