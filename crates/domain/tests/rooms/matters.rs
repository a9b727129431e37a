//! How a charter's sentences about matters stand: whose turn it is by each, and that what nobody may decide is chased.

use crate::{
    forum::{ASSOCIATION, at_home, north, owed, position, sort},
    town::{Town, body, must},
};
use samordna_charter::{
    Rule,
    norm::{
        AspectsConsidered, Boundary, BoundaryEffect, CoHandling, CommissionedMatter,
        ConsultationBeforePosition, Escalation, Intake, Names, Preparation, ProposalExpected, Purpose, Scope,
    },
};
use samordna_domain::{
    BodyId, Command, Event, MatterId, Standing,
    decision::command::CommunicateDecision,
    escalation::{
        EscalationAnswer,
        command::{AnswerEscalation, EscalateMatter},
    },
    matter::{
        Addressee, Brief, MatterKind,
        command::{ConsultOnMatter, PrepareMatter, RaiseMatter, ReleaseMatter, TriageMatter},
    },
};

const CHAIR: &str = "hanna-direktor";

fn boundary() -> Rule {
    Rule::Boundary(Boundary {
        topic: Some("lokaler".to_owned()),
        goes_to: None,
        effect: Some(BoundaryEffect::Redirect),
        unless: None,
    })
}

fn raise(town: &mut Town, group: &BodyId, kind: MatterKind, origin: Option<Addressee>) -> MatterId {
    let raised = town.person(
        CHAIR,
        Command::RaiseMatter(RaiseMatter {
            group: group.clone(),
            title: "Gemensam rutin".to_owned(),
            kind,
            summary: String::new(),
            subject: None,
            channel: None,
            origin,
            engagement: None,
            document: None,
            registry_number: None,
        }),
    );
    let Some(Event::MatterRaised { matter, .. }) = raised.first() else { panic!("{raised:?}") };
    matter.clone()
}

fn brief(matter: &MatterId, aspects: &[(&str, &str)], proposal: Option<&str>) -> Command {
    let aspects = aspects.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect();
    let brief = Brief {
        background: "Rutinerna skiljer sig åt.".to_owned(),
        proposal: proposal.map(str::to_owned),
        aspects,
        ..Brief::default()
    };
    Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief })
}

fn standings(town: &Town, group: &BodyId, norms: usize) -> Vec<Standing> {
    (0..norms).map(|norm| town.standing_of(group, norm).0).collect()
}

#[test]
fn what_is_raised_is_to_be_tried_by_the_sentence_that_draws_the_boundary_and_by_that_one_alone() {
    let mut town = Town::with_board();
    let scope = Rule::Scope(Scope { topic: Some("hälsa".to_owned()), parties: Vec::new() });
    let intake = Rule::Intake(Intake { channels: Vec::new(), days_before: None });
    let group = town.forum(vec![must(scope), must(boundary()), must(boundary()), must(intake)]);
    assert_eq!(standings(&town, &group, 4), [Standing::Guards; 4]);
    let matter = raise(&mut town, &group, MatterKind::Question, None);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Pröva mot uppdraget (utan dag). Väntar sedan 2025-01-01.");
    let asked = [Standing::Guards, Standing::Due, Standing::Guards, Standing::Guards];
    assert_eq!(standings(&town, &group, 4), asked);
    insta::assert_snapshot!(town.standing_of(&group, 1).1, @"1 att göra i ärenden.");
    town.person(CHAIR, sort(&matter));
    assert_eq!(standings(&town, &group, 4), [Standing::Guards; 4]);
}

#[test]
fn a_matter_that_went_elsewhere_waits_until_they_have_it() {
    let mut town = Town::with_board();
    let Rule::Boundary(says) = boundary() else { unreachable!() };
    let away = Boundary { goes_to: Some("Kommunförbundet".to_owned()), ..says };
    let group = town.forum(vec![must(Rule::Boundary(away))]);
    let matter = raise(&mut town, &group, MatterKind::Question, None);
    let Command::TriageMatter(ours) = sort(&matter) else { unreachable!() };
    town.person(CHAIR, Command::TriageMatter(TriageMatter { applies: vec![0], ..ours }));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Direktör, Kommunförbundet (Karl Kommun): Ta emot (utan dag). Väntar sedan 2025-01-01.");
}

#[test]
fn whoever_the_charter_names_writes_the_brief_and_each_party_releases_it() {
    let mut town = Town::with_board();
    let each = vec!["Norra sjukhuset".to_owned(), "Södra sjukhuset".to_owned()];
    let says = Preparation { one_from_each: each, size: Some(2), ..Preparation::default() };
    let group = town.forum(vec![must(Rule::Preparation(says))]);
    let matter = town.matter(&group, None);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Förvaltningschef, Norra sjukhuset (Nils Norr): Skriv underlag (utan dag). Väntar sedan 2025-01-01.
    Förvaltningschef, Södra sjukhuset (Siv Söder): Skriv underlag (utan dag). Väntar sedan 2025-01-01.
    ");
    town.person("nora-ledamot", brief(&matter, &[], Some("Ja.")));
    town.person("nora-ledamot", Command::ReleaseMatter(ReleaseMatter { matter: matter.clone() }));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Södra sjukhuset (Siv Söder): Släpp till gruppen (utan dag). Väntar sedan 2025-01-01.");
    town.person("sam-ledamot", Command::ReleaseMatter(ReleaseMatter { matter }));
    assert_eq!(owed(&town, &group), Vec::<String>::new());
    assert_eq!(town.standing(&group).0, Standing::Guards);
}

#[test]
fn a_brief_that_lacks_what_the_charter_asks_says_what() {
    let mut town = Town::with_board();
    let aspects = AspectsConsidered { aspects: vec!["forskning".to_owned(), "utbildning".to_owned()] };
    let norms = [Rule::AspectsConsidered(aspects), Rule::ProposalExpected(ProposalExpected {})];
    let group = town.forum(norms.map(must).to_vec());
    let matter = town.matter(&group, None);
    assert_eq!(standings(&town, &group, 2), [Standing::Guards; 2], "nothing is written yet");
    town.person(CHAIR, brief(&matter, &[("forskning", "Ingen.")], None));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Skriv underlag (utan dag). Underlaget säger inget om: utbildning.
    Ordförande i Rådet (Hanna Direktör): Skriv underlag (utan dag). Underlaget saknar det som uppdraget begär.
    ");
    town.person(CHAIR, brief(&matter, &[("forskning", "Ingen."), ("utbildning", "Två dagar.")], Some("Ja.")));
    assert_eq!(standings(&town, &group, 2), [Standing::Guards; 2]);
}

#[test]
fn who_has_to_be_heard_before_a_position_is_told_until_they_are() {
    let mut town = Town::with_board();
    let says = ConsultationBeforePosition {
        topic: Some("stödprocesser".to_owned()),
        with: Names(vec!["Kommunförbundet".to_owned()]),
    };
    let group = town.forum(vec![must(Rule::ConsultationBeforePosition(says))]);
    let matter = raise(&mut town, &group, MatterKind::Question, None);
    let Command::TriageMatter(ours) = sort(&matter) else { unreachable!() };
    assert_eq!(town.standing(&group).0, Standing::Guards);
    town.person(CHAIR, Command::TriageMatter(TriageMatter { applies: vec![0], ..ours }));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna vem som hörts (utan dag). Inte hörd än: Kommunförbundet.");
    town.person(
        CHAIR,
        Command::ConsultOnMatter(ConsultOnMatter {
            matter,
            with: Addressee::Body(body(ASSOCIATION)),
            on: None,
            outcome: "De ser inget hinder.".to_owned(),
        }),
    );
    assert_eq!(town.standing(&group).0, Standing::Guards);
}

#[test]
fn whoever_ordered_a_matter_is_told_how_it_went() {
    let mut town = Town::with_board();
    let says = CommissionedMatter { from: Names(vec!["Kommunförbundet".to_owned()]), acts: Vec::new() };
    let group = town.forum(vec![must(Rule::CommissionedMatter(says))]);
    let origin = Addressee::Body(body(ASSOCIATION));
    let matter = raise(&mut town, &group, MatterKind::Commission, Some(origin.clone()));
    town.person(CHAIR, sort(&matter));
    assert_eq!(town.standing(&group).0, Standing::Guards, "it is not done yet");
    town.person(CHAIR, position(&matter));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Berätta för den som frågade (utan dag). Väntar sedan 2025-01-01.");
    let told = CommunicateDecision { matter, to: origin, purpose: Purpose::Information };
    town.person(CHAIR, Command::CommunicateDecision(told));
    assert_eq!(town.standing(&group).0, Standing::Guards);
}

#[test]
fn what_is_lifted_is_chased_by_the_sentence_that_lifted_it_until_it_is_answered() {
    let mut town = Town::with_board();
    let to = |name: &str| Escalation { to: vec![name.to_owned()], ..Escalation::default() };
    let norms = [at_home(), Rule::Escalation(to("Norra sjukhuset")), Rule::Escalation(to("Södra sjukhuset"))];
    let group = town.forum(norms.map(must).to_vec());
    town.grant(north());
    let matter = town.agreed(&group);
    assert_eq!(standings(&town, &group, 3)[1..], [Standing::Guards; 2]);
    let lift = EscalateMatter {
        matter: matter.clone(),
        unit: None,
        by: Some(2),
        to: None,
        reason: "Ingen får.".to_owned(),
    };
    town.person(CHAIR, Command::EscalateMatter(lift));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Södra sjukhuset (Siv Söder): Svara på lyftet (utan dag). Lyft till Södra sjukhuset, väntar på svar sedan 2025-01-01.");
    assert_eq!(standings(&town, &group, 3)[1..], [Standing::Guards, Standing::Due]);
    let answer = AnswerEscalation {
        matter,
        number: 1,
        answer: EscalationAnswer::Decided,
        text: "Vi inför den.".to_owned(),
        to: None,
    };
    town.person("siv-soder", Command::AnswerEscalation(answer));
    assert_eq!(standings(&town, &group, 3)[1..], [Standing::Guards; 2]);
}

#[test]
fn what_is_worked_on_with_others_is_told_of_once_a_year() {
    let mut town = Town::with_board();
    let with = vec!["Kommunförbundet".to_owned()];
    let group = town.forum(vec![must(Rule::CoHandling(CoHandling { with }))]);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna att det är gjort (2025-12-31). Texten anger Kommunförbundet.");
}
