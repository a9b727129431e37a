//! Agreements between principals: entered, asked about in rounds, followed up in time, renewed before they run out.

use crate::{
    forum::{ASSOCIATION, NORTH, SOUTH, answer, owed},
    town::{Town, body, day, must},
};
use samordna_charter::{Rule, norm::Implementation};
use samordna_domain::{
    AgreementId, BodyId, Command, Event, RoundId, Standing,
    agreement::{
        AgreementStanding, PartyStanding,
        command::{EndAgreement, ProlongAgreement, RegisterAgreement},
    },
    duty::DutyState,
    round::{AnswerKind, RoundKind, command::OpenRound},
};

const CHAIR: &str = "hanna-direktor";
const REGION: &str = "region-vast";

/// Row 197: what principals sign is carried out, applied and followed up.
fn sees_to_agreements() -> Rule {
    let object = "avtal och överenskommelser mellan huvudmännen".to_owned();
    Rule::Implementation(Implementation { object: Some(object), ..Implementation::default() })
}

fn forum(town: &mut Town) -> BodyId {
    town.forum(vec![must(sees_to_agreements())])
}

fn care(group: &BodyId) -> RegisterAgreement {
    RegisterAgreement {
        group: group.clone(),
        title: "Hälso- och sjukvårdsavtalet".to_owned(),
        registry_number: "RV 2024-00370".to_owned(),
        parties: vec![body(REGION), body(ASSOCIATION)],
        signed: day("2024-12-01"),
        from: Some(day("2025-01-01")),
        until: Some(day("2026-12-31")),
        owner: None,
        every_months: None,
        replaces: None,
    }
}

fn register(town: &mut Town, asked: RegisterAgreement) -> AgreementId {
    let events = town.person(CHAIR, Command::RegisterAgreement(asked));
    let Some(Event::AgreementRegistered { agreement, .. }) = events.first() else { panic!("{events:?}") };
    agreement.clone()
}

fn about(town: &Town, agreement: &AgreementId, kind: RoundKind) -> OpenRound {
    OpenRound {
        group: agreement.group.clone(),
        kind,
        about: None,
        agreement: Some(agreement.clone()),
        question: "Hur har ni följt upp avtalet?".to_owned(),
        units: Vec::new(),
        due: samordna_domain::period::days_after(town.today, 30),
    }
}

fn opened(town: &mut Town, asked: OpenRound) -> RoundId {
    let events = town.person(CHAIR, Command::OpenRound(asked));
    let Some(Event::RoundOpened { round, .. }) = events.first() else { panic!("{events:?}") };
    round.clone()
}

fn ask(town: &mut Town, agreement: &AgreementId, kind: RoundKind) -> RoundId {
    let asked = about(town, agreement, kind);
    opened(town, asked)
}

fn with<'a>(town: &'a Town, agreement: &AgreementId, party: &str) -> PartyStanding<'a> {
    let known = town.world.agreement(agreement).unwrap();
    let all = town.world.agreement_standing(known, town.today);
    all.into_iter().find(|one| *one.party == body(party)).unwrap()
}

#[test]
fn an_agreement_is_between_principals_and_entered_by_the_groups_keeper() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let refused = |town: &Town, change: &dyn Fn(&mut RegisterAgreement)| {
        let mut asked = care(&group);
        change(&mut asked);
        town.refused(CHAIR, Command::RegisterAgreement(asked))
    };
    insta::assert_snapshot!(town.refused("nora-ledamot", Command::RegisterAgreement(care(&group))), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(refused(&town, &|one| one.parties = vec![body(REGION), body(NORTH)]), @"Norra sjukhuset är ingen huvudman. Avtal tecknas mellan huvudmän.");
    insta::assert_snapshot!(refused(&town, &|one| one.parties = vec![body(REGION), body(REGION)]), @"Ange minst två huvudmän som har tecknat avtalet.");
    insta::assert_snapshot!(refused(&town, &|one| one.from = Some(day("2024-11-30"))), @"Avtalet tecknades 2024-12-01 och kan inte gälla före det.");
    insta::assert_snapshot!(refused(&town, &|one| one.every_months = Some(0)), @"Skriv ett antal månader från 1 till 120.");
    let agreement = register(&mut town, care(&group));
    assert_eq!(agreement.to_string(), "radet/2025-1");
    insta::assert_snapshot!(refused(&town, &|_| ()), @"Numret finns redan i gruppens register: Hälso- och sjukvårdsavtalet.");
    let known = town.world.agreement(&agreement).unwrap();
    assert_eq!(
        (known.every_months, &known.owner),
        (12, &group),
        "yearly and the group's own unless said otherwise"
    );
}

#[test]
fn each_principal_answers_for_what_it_has_carried_out_applied_and_followed_up() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, care(&group));
    assert_eq!(with(&town, &agreement, REGION).standing(town.today), AgreementStanding::NotAsked);
    let carried_out = ask(&mut town, &agreement, RoundKind::Implementation);
    let units: Vec<_> = town.world.round(&carried_out).unwrap().asked.iter().map(|one| &one.unit).collect();
    assert_eq!(units, [&body(REGION), &body(ASSOCIATION)], "the parties are asked where nobody is named");
    insta::assert_snapshot!(town.refused("karl-kommun", answer(&carried_out, ASSOCIATION, AnswerKind::Done, "")), @"Fyll i fältet.");
    town.person(
        "karl-kommun",
        answer(&carried_out, ASSOCIATION, AnswerKind::Done, "Rutinen gäller, KF 2025-1"),
    );
    town.person(CHAIR, answer(&carried_out, REGION, AnswerKind::Begun, ""));
    let applied = ask(&mut town, &agreement, RoundKind::Application);
    insta::assert_snapshot!(town.refused("karl-kommun", answer(&applied, ASSOCIATION, AnswerKind::Done, "Ja")), @"Genomfört är inget svar på tillämpning.");
    town.person(
        "karl-kommun",
        answer(&applied, ASSOCIATION, AnswerKind::DoesNotApply, "Kommunerna saknar systemet"),
    );
    town.person(CHAIR, answer(&applied, REGION, AnswerKind::Applies, "Granskat i december"));
    let standings = |town: &Town, party: &str| with(town, &agreement, party).done.map(|done| done.standing());
    use AgreementStanding::{Done, NotAsked, Partly, Refused};
    assert_eq!(standings(&town, ASSOCIATION), [Done, Refused, NotAsked]);
    assert_eq!(standings(&town, REGION), [Partly, Done, NotAsked]);
}

#[test]
fn a_principal_has_followed_up_when_each_of_its_administrations_that_is_asked_has() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, care(&group));
    let asked =
        OpenRound { units: vec![body(NORTH), body(SOUTH)], ..about(&town, &agreement, RoundKind::FollowUp) };
    let round = opened(&mut town, asked);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::FollowedUp, "Rapport NS 2025-3"));
    assert_eq!(with(&town, &agreement, REGION).followed_up, None, "the southern hospital has not answered");
    town.person("sam-ledamot", answer(&round, SOUTH, AnswerKind::FollowedUp, "Rapport SS 2025-9"));
    assert_eq!(with(&town, &agreement, REGION).followed_up, Some(town.today));
    assert_eq!(with(&town, &agreement, ASSOCIATION).done[2].round, None, "the other party was not asked");
}

#[test]
fn a_follow_up_that_a_principal_lacks_is_owed_in_time_and_a_deviation_after_it() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    assert_eq!(town.standing(&group).0, Standing::Guards, "no agreement, nothing owed");
    let agreement = register(&mut town, care(&group));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Anteckna vad som gäller sedan (2026-12-31). Hälso- och sjukvårdsavtalet går ut 2026-12-31.
    Ordförande i Rådet (Hanna Direktör): Fråga om uppföljningen (2026-01-01). Hälso- och sjukvårdsavtalet: uppföljning väntas från Region Väst, Kommunförbundet.
    ");
    town.today = day("2025-11-01");
    let round = ask(&mut town, &agreement, RoundKind::FollowUp);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Anteckna vad som gäller sedan (2026-12-31). Hälso- och sjukvårdsavtalet går ut 2026-12-31.
    Hälso- och sjukvårdsdirektör, Region Väst (Hanna Direktör): Svara (2025-12-01). Hälso- och sjukvårdsavtalet: Region Väst har inte följt upp.
    Karl Kommun: Svara (2025-12-01). Hälso- och sjukvårdsavtalet: Kommunförbundet har inte följt upp.
    ");
    town.person(CHAIR, answer(&round, REGION, AnswerKind::FollowedUp, "Rapport RV 2025-88"));
    town.today = day("2026-01-02");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Anteckna vad som gäller sedan (2026-12-31). Hälso- och sjukvårdsavtalet går ut 2026-12-31.
    Karl Kommun: Svara (2025-12-01). Hälso- och sjukvårdsavtalet: Kommunförbundet har inte följt upp.
    ");
    insta::assert_snapshot!(town.standing(&group).1, @"1 avtal gäller. 1 av 2 uppföljningar är gjorda i tid.");
    assert_eq!(town.standing(&group).0, Standing::Deviation);
    town.person("karl-kommun", answer(&round, ASSOCIATION, AnswerKind::FollowedUp, "Rapport KF 2026-1"));
    insta::assert_snapshot!(town.standing(&group).1, @"1 avtal gäller. 2 av 2 uppföljningar är gjorda i tid.");
    assert!(town.facts(&group).is_empty());
    town.today = day("2026-09-01");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"
    Ordförande i Rådet (Hanna Direktör): Anteckna vad som gäller sedan (2026-12-31). Hälso- och sjukvårdsavtalet går ut 2026-12-31.
    Ordförande i Rådet (Hanna Direktör): Fråga om uppföljningen (2026-11-01). Hälso- och sjukvårdsavtalet: uppföljning väntas från Region Väst.
    ");
}

#[test]
fn nobody_reports_by_hand_that_an_agreement_is_followed_up() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    register(&mut town, care(&group));
    let duty = town.assessed(&group).duties[0].key.clone();
    let met = Command::MeetDuty { duty, on: None, note: "Det är gjort.".to_owned() };
    insta::assert_snapshot!(town.refused(CHAIR, met), @"Det räcker inte att anteckna det. Så här blir det gjort: anteckna vad som gäller sedan. Den som kan är Ordförande i Rådet (Hanna Direktör).");
}

#[test]
fn renewal_is_warned_of_ninety_days_before_and_until_it_is_said_what_comes_after() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, care(&group));
    let renewal = |town: &Town| {
        let assessed = town.assessed(&group);
        let due = Some(day("2026-12-31"));
        assessed.duties.into_iter().find(|duty| duty.key.occurrence == due).map(|duty| duty.state)
    };
    town.today = day("2026-10-01");
    assert_eq!(renewal(&town), Some(DutyState::Running), "91 days before");
    town.today = day("2026-10-02");
    assert_eq!(renewal(&town), Some(DutyState::DueSoon), "90 days before");
    town.today = day("2027-01-01");
    assert_eq!(renewal(&town), Some(DutyState::Overdue), "it has run out without a word");
    let known = town.world.agreement(&agreement).unwrap();
    assert!(town.world.agreement_standing(known, town.today).iter().all(|one| one.next.is_none()));
    let ended =
        EndAgreement { agreement: agreement.clone(), on: None, reason: "Ersätts av lag.".to_owned() };
    town.person(CHAIR, Command::EndAgreement(ended.clone()));
    assert_eq!(renewal(&town), None);
    assert_eq!(town.world.agreements.watched(&group, town.today).count(), 0, "what is over is not looked at");
    insta::assert_snapshot!(town.refused(CHAIR, Command::EndAgreement(ended)), @"Det är redan antecknat att avtalet upphör 2026-12-31.");
}

#[test]
fn an_agreement_is_prolonged_by_a_document_and_never_shortened_so() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, care(&group));
    let prolong = |until: Option<&str>, document: &str| {
        let (until, document) = (until.map(day), document.to_owned());
        Command::ProlongAgreement(ProlongAgreement { agreement: agreement.clone(), until, document })
    };
    insta::assert_snapshot!(town.refused(CHAIR, prolong(Some("2026-12-31"), "RV 2026-1")), @"Avtalet gäller redan till och med 2026-12-31. Skriv en senare dag.");
    insta::assert_snapshot!(town.refused(CHAIR, prolong(Some("2028-12-31"), " ")), @"Fyll i fältet.");
    town.person(CHAIR, prolong(Some("2028-12-31"), "RV 2026-1"));
    let known = town.world.agreement(&agreement).unwrap();
    assert_eq!(known.period.until, Some(day("2028-12-31")));
    assert_eq!(known.prolonged, [(Some(day("2026-12-31")), "RV 2026-1".to_owned())]);
    town.person(CHAIR, prolong(None, "RV 2028-1"));
    insta::assert_snapshot!(town.refused(CHAIR, prolong(None, "RV 2028-2")), @"Avtalet gäller tills vidare.");
}

#[test]
fn a_new_agreement_takes_over_the_day_after_the_one_it_replaces() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, care(&group));
    let next = RegisterAgreement {
        registry_number: "RV 2025-00412".to_owned(),
        signed: day("2025-01-01"),
        from: Some(day("2026-07-01")),
        until: None,
        replaces: Some(agreement.clone()),
        ..care(&group)
    };
    let new = register(&mut town, next.clone());
    let old = town.world.agreement(&agreement).unwrap();
    assert_eq!((old.period.until, old.replaced_by.as_ref()), (Some(day("2026-06-30")), Some(&new)));
    let again = RegisterAgreement { registry_number: "RV 2025-00500".to_owned(), ..next };
    insta::assert_snapshot!(town.refused(CHAIR, Command::RegisterAgreement(again)), @"Det har ersatts av Hälso- och sjukvårdsavtalet.");
    town.today = day("2026-07-01");
    let watched: Vec<_> = town.world.agreements.watched(&group, town.today).map(|one| &one.id).collect();
    assert_eq!(watched, [&new]);
}

#[test]
fn of_an_agreement_is_asked_what_belongs_to_it_and_of_its_parties_alone() {
    let mut town = Town::with_board();
    let group = forum(&mut town);
    let agreement = register(&mut town, RegisterAgreement { from: Some(day("2025-02-01")), ..care(&group) });
    let kind = |town: &Town, kind| town.refused(CHAIR, Command::OpenRound(about(town, &agreement, kind)));
    insta::assert_snapshot!(kind(&town, RoundKind::FollowUp), @"Avtalet gäller först från 2025-02-01.");
    town.today = day("2025-02-01");
    insta::assert_snapshot!(kind(&town, RoundKind::HomeDecision), @"Om ett avtal frågas inte om beslut i hemmaförvaltningen. Fråga om genomförande, tillämpning eller uppföljning.");
    let of_nothing = OpenRound { agreement: None, ..about(&town, &agreement, RoundKind::FollowUp) };
    insta::assert_snapshot!(town.refused(CHAIR, Command::OpenRound(of_nothing)), @"Ange vilket avtal det gäller.");
    let outsider = OpenRound { units: vec![group.clone()], ..about(&town, &agreement, RoundKind::FollowUp) };
    insta::assert_snapshot!(town.refused(CHAIR, Command::OpenRound(outsider)), @"Rådet hör inte till någon av avtalets parter.");
    let matter = town.matter(&group, None);
    let both = OpenRound { about: Some(matter), ..about(&town, &agreement, RoundKind::FollowUp) };
    insta::assert_snapshot!(town.refused(CHAIR, Command::OpenRound(both)), @"En runda gäller ett ärende eller ett avtal, inte båda.");
}
