//! A subgroup's charter inside its parent's: refused, shown by its words, or declared.

use crate::town::{Town, appoint, body, identity, must, sign};
use samordna_charter::{
    Identity, Modality, Norm, Rule, Span,
    norm::{Boundary, BoundaryEffect, Names, Scope, SubgroupAct, SubgroupCreation},
};
use samordna_domain::{
    BodyId, CharterId, Command, Standing, charter::command::DeclareWithinScope, seat::Role,
};

const CHAIR: &str = "hanna-direktor";

/// Row 199: the council creates subgroups, inside its own scope; what is about premises is not its to take up.
fn council(town: &mut Town) -> BodyId {
    let by = Names::one("Rådet");
    let inside = SubgroupCreation {
        by,
        act: vec![SubgroupAct::Create],
        within_scope: Some(true),
        ..SubgroupCreation::default()
    };
    let boundary = Boundary {
        topic: Some("lönesättning och lokaler".to_owned()),
        effect: Some(BoundaryEffect::Exclude),
        ..Boundary::default()
    };
    let scope = Scope { topic: Some("ortopedi och rehabilitering".to_owned()), ..Scope::default() };
    let norms = vec![
        Norm::new(Rule::SubgroupCreation(inside), Modality::May, "kan", Span::default()),
        must(Rule::Boundary(boundary)),
        must(Rule::Scope(scope)),
    ];
    let group = town.council("Rådet", norms);
    let chair = town.seat(&group, Role::Chair, None);
    town.recorded(appoint(&chair, "hanna-direktor-region-vast"));
    group
}

/// A draft of a subgroup that says this of its area.
fn subgroup(town: &mut Town, area: Option<&str>) -> CharterId {
    let says = Identity { area_of_responsibility: area.map(str::to_owned), ..identity() };
    let none: Vec<Norm> = Vec::new();
    let formed = town.person(
        CHAIR,
        Command::FormGroup {
            name: "Undergruppen".to_owned(),
            group_type: samordna_charter::reading::GroupType::WorkingGroup,
            parent: Some(body("radet")),
            on: None,
        },
    );
    assert!(!formed.is_empty());
    town.draft(&body("undergruppen"), says, none)
}

fn declare(charter: &CharterId, reason: &str) -> Command {
    Command::DeclareWithinScope(DeclareWithinScope { charter: charter.clone(), reason: reason.to_owned() })
}

#[test]
fn what_lies_under_a_boundary_of_the_parents_is_refused_with_that_sentence() {
    let mut town = Town::new();
    council(&mut town);
    let charter = subgroup(&mut town, Some("lokaler för rehabilitering"));
    let no = town
        .ask(samordna_domain::Actor::Person(crate::town::person(CHAIR)), None, sign(&charter))
        .unwrap_err();
    assert!(
        matches!(&no.grounds[0].basis, samordna_domain::Basis::Norm(at) if at.norm == 1),
        "{:?}",
        no.grounds
    );
    insta::assert_snapshot!(town.refused(CHAIR, sign(&charter)), @"lokaler för rehabilitering: det ligger utanför uppdraget för Rådet.");
    insta::assert_snapshot!(town.refused(CHAIR, declare(&charter, "Vi vill")), @"lokaler för rehabilitering: det ligger utanför uppdraget för Rådet.");
}

#[test]
fn a_subgroup_that_speaks_of_the_same_as_its_parent_needs_no_declaration() {
    let mut town = Town::new();
    let council = council(&mut town);
    let charter = subgroup(&mut town, Some("rehabilitering efter höftfraktur"));
    town.person(CHAIR, sign(&charter));
    assert_eq!(town.standing(&council).0, Standing::Met);
    insta::assert_snapshot!(town.refused(CHAIR, declare(&charter, "Samma")), @"Inget intyg behövs: uppdraget talar om samma sak som uppdraget för Rådet.");
}

#[test]
fn what_its_words_do_not_show_is_declared_by_whoever_creates_subgroups_and_found_while_it_is_not() {
    let mut town = Town::new();
    let council = council(&mut town);
    let charter = subgroup(&mut town, Some("handkirurgi"));
    town.person(CHAIR, sign(&charter));
    assert_eq!(town.standing(&council).0, Standing::Remark);
    insta::assert_snapshot!(town.standing(&council).1, @"Ingen har intygat att uppdraget ryms i gruppens, och orden visar det inte: Undergruppen.");
    insta::assert_snapshot!(town.refused("nora-ledamot", declare(&charter, "Samma patienter")), @"Undergrupper beslutas av Rådet. Den som kan är Ordförande i Rådet (Hanna Direktör).");
    insta::assert_snapshot!(town.refused(CHAIR, declare(&charter, " ")), @"Skriv varför.");
    town.person(CHAIR, declare(&charter, "Handen hör till rörelseorganen"));
    assert_eq!(town.standing(&council).0, Standing::Met);
    insta::assert_snapshot!(town.standing(&council).1, @"1 undergrupp ligger inom uppdraget, enligt intyg.");
    insta::assert_snapshot!(town.refused(CHAIR, declare(&charter, "Igen")), @"Det intygades 2025-01-01.");
}

#[test]
fn a_subgroup_that_says_nothing_of_its_scope_is_not_shown_to_lie_inside() {
    let mut town = Town::new();
    let council = council(&mut town);
    let charter = subgroup(&mut town, None);
    town.person(CHAIR, sign(&charter));
    assert_eq!(town.standing(&council).0, Standing::Remark);
}
