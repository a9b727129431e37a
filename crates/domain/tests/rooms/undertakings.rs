//! Projects and programmes that ask a group and order of it, and that end: engagements close with a word, and what is
//! ordered by nobody any more is told of.

use crate::{
    forum::{NORTH, SOUTH, owed, position, sort},
    town::{Town, body, day, must, person},
};
use proptest::prelude::*;
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{AdvisoryRole, CommissionedMatter, Names},
};
use samordna_domain::{
    Actor, Basis, BodyId, Command, EngagementId, Event, Language, MatterId, Standing, UndertakingId, World,
    decision::command::CommunicateDecision,
    finding::Cure,
    matter::{
        Addressee, MatterKind,
        command::{NameOrderer, RaiseMatter},
    },
    period::days_after,
    undertaking::{
        UndertakingKind,
        command::{
            BeginEngagement, CloseEngagement, EndUndertaking, ProlongEngagement, ProlongUndertaking,
            RegisterUndertaking,
        },
    },
};

const CHAIR: &str = "hanna-direktor";

/// The group is a reference group of projects, by a sentence of its own.
fn asked_by_projects() -> Norm {
    let quote = "Rådet ger synpunkter som referensgrupp åt projekt och utredningar.";
    let says = AdvisoryRole { to: Names::default(), topic: Some("projekt och utredningar".to_owned()) };
    Norm::new(Rule::AdvisoryRole(says), Modality::Must, quote, Span::default())
}

/// The group takes orders from the programme.
fn ordered_by(name: &str) -> Norm {
    must(Rule::CommissionedMatter(CommissionedMatter { from: Names::one(name), acts: Vec::new() }))
}

fn programme() -> RegisterUndertaking {
    RegisterUndertaking {
        kind: UndertakingKind::Programme,
        name: "Program Nära hemma".to_owned(),
        also: Vec::new(),
        owner: body(NORTH),
        source: "RV 2024-00071".to_owned(),
        from: None,
        until: None,
        group: None,
    }
}

fn registered(town: &mut Town, asked: RegisterUndertaking) -> UndertakingId {
    let events = town.registrar(Command::RegisterUndertaking(asked));
    let Some(Event::UndertakingRegistered { undertaking, .. }) = events.first() else { panic!("{events:?}") };
    undertaking.clone()
}

fn engaging(group: &BodyId, undertaking: &UndertakingId) -> BeginEngagement {
    BeginEngagement {
        group: group.clone(),
        undertaking: undertaking.clone(),
        asked_by: None,
        task: "Läsa förslagen med vårdens ögon.".to_owned(),
        from: None,
        until: Some(day("2025-06-30")),
    }
}

fn engaged(town: &mut Town, asked: BeginEngagement) -> EngagementId {
    let events = town.person(CHAIR, Command::BeginEngagement(asked));
    let Some(Event::EngagementBegun { engagement, .. }) = events.first() else { panic!("{events:?}") };
    engagement.clone()
}

fn word(engagement: &EngagementId, word: &str) -> Command {
    Command::CloseEngagement(CloseEngagement { engagement: engagement.clone(), word: word.to_owned() })
}

fn raising(group: &BodyId, kind: MatterKind, origin: Option<Addressee>) -> RaiseMatter {
    RaiseMatter {
        group: group.clone(),
        title: "Hemgång".to_owned(),
        kind,
        summary: String::new(),
        subject: None,
        channel: None,
        origin,
        engagement: None,
        document: None,
        registry_number: None,
    }
}

fn raised(town: &mut Town, asked: RaiseMatter) -> MatterId {
    let events = town.person(CHAIR, Command::RaiseMatter(asked));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    matter.clone()
}

fn ending(undertaking: &UndertakingId, taken_over_by: Option<&str>) -> Command {
    Command::EndUndertaking(EndUndertaking {
        undertaking: undertaking.clone(),
        on: None,
        source: "RV 2025-00112".to_owned(),
        taken_over_by: taken_over_by.map(body),
    })
}

/// The findings, in words: how grave, what is so, what to do.
fn differs(town: &Town, group: &BodyId) -> Vec<String> {
    let l = Language::Swedish;
    let line = |one: samordna_domain::finding::Finding| {
        let since = one.since.map_or(String::new(), |since| since.to_string());
        let fact = one.fact.say(&town.world, town.today, l);
        format!("{}: {fact} ({since}) {}", one.class.label(l), one.cure.say(l))
    };
    town.assessed(group).findings.into_iter().map(line).collect()
}

#[test]
fn a_reference_group_has_a_record_of_each_project_that_asks_it() {
    let mut town = Town::with_board();
    let group = town.forum(vec![asked_by_projects()]);
    assert_eq!(town.standing_of(&group, 0).0, Standing::Guards);
    let project = registered(&mut town, programme());
    let asked = Command::BeginEngagement(engaging(&group, &project));
    insta::assert_snapshot!(town.refused("nora-ledamot", asked), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    let engagement = engaged(&mut town, engaging(&group, &project));
    assert_eq!(engagement.to_string(), "radet/2025-1");
    let known = town.world.engagement(&engagement).unwrap();
    assert_eq!((known.asked_by.as_str(), known.period.from), (NORTH, day("2025-01-01")), "whose it is asks");
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 0)), @r#"(Due, "Gruppen är referensgrupp i 1 projekt eller utredningar.")"#);
    let again = Command::BeginEngagement(engaging(&group, &project));
    insta::assert_snapshot!(town.refused(CHAIR, again), @"Gruppen medverkar redan i Program Nära hemma.");
}

#[test]
fn a_matter_is_raised_within_an_engagement_and_answers_whoever_asks() {
    let mut town = Town::with_board();
    let group = town.forum(vec![asked_by_projects()]);
    let project = registered(&mut town, programme());
    let engagement = engaged(&mut town, engaging(&group, &project));
    let within = |kind| RaiseMatter { engagement: Some(engagement.clone()), ..raising(&group, kind, None) };
    let matter = raised(&mut town, within(MatterKind::SoundingBoard));
    assert_eq!(town.world.engagement(&engagement).unwrap().matters, std::slice::from_ref(&matter));
    assert_eq!(town.world.matter(&matter).unwrap().origin, Some(Addressee::Body(body(NORTH))));
    let grounds = town.grounds(CHAIR, Command::RaiseMatter(within(MatterKind::Question)));
    let ground = grounds.last().unwrap().say(&town.world, town.today, Language::Swedish);
    assert_eq!(ground.sentence, asked_by_projects().quote);
    insta::assert_snapshot!(ground.fact, @"Gruppen är referensgrupp i Program Nära hemma.");
    let other = town.council("Andra rådet", vec![]);
    let foreign = RaiseMatter { group: other, ..within(MatterKind::Question) };
    insta::assert_snapshot!(town.refused(CHAIR, Command::RaiseMatter(foreign)), @"Den medverkan hör till Rådet.");
    town.person(CHAIR, word(&engagement, "Vi läste tre förslag."));
    let late = Command::RaiseMatter(within(MatterKind::Question));
    insta::assert_snapshot!(town.refused(CHAIR, late), @"Medverkan i Program Nära hemma avslutades 2025-01-01.");
}

#[test]
fn an_engagement_past_its_last_day_is_owed_a_closing_word_by_the_groups_keeper() {
    let mut town = Town::with_board();
    let group = town.forum(vec![asked_by_projects()]);
    let project = registered(&mut town, programme());
    let engagement = engaged(&mut town, engaging(&group, &project));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Skriv slutordet (2025-07-30). Medverkan i Program Nära hemma slutar 2025-06-30.");
    town.today = day("2025-07-31");
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 0)), @r#"(Deviation, "Gruppen är referensgrupp i 1 projekt eller utredningar; 1 väntar på ett slutord.")"#);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Skriv slutordet (2025-07-30). Medverkan i Program Nära hemma slutade 2025-06-30. Inget slutord är skrivet.");
    insta::assert_snapshot!(town.refused(CHAIR, word(&engagement, "  ")), @"Skriv ett slutord: vad gruppen bidrog med och vad den såg.");
    town.person(CHAIR, word(&engagement, "Vi läste tre förslag."));
    assert!(owed(&town, &group).is_empty());
    assert_eq!(town.standing_of(&group, 0).0, Standing::Guards);
    insta::assert_snapshot!(town.refused(CHAIR, word(&engagement, "En gång till")), @"Medverkan i Program Nära hemma avslutades 2025-07-31.");
}

#[test]
fn an_engagement_ends_with_what_it_is_in_and_goes_on_where_that_is_prolonged() {
    let mut town = Town::with_board();
    let group = town.forum(vec![asked_by_projects()]);
    let project = registered(&mut town, programme());
    let engagement = engaged(&mut town, BeginEngagement { until: None, ..engaging(&group, &project) });
    assert!(owed(&town, &group).is_empty(), "what has no last day owes no word");
    town.today = day("2025-03-01");
    town.person("nils-norr", ending(&project, None));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Skriv slutordet (2025-03-31). Medverkan i Program Nära hemma slutar 2025-03-01.");
    let longer = |until: &str| {
        let (engagement, until) = (engagement.clone(), Some(day(until)));
        Command::ProlongEngagement(ProlongEngagement { engagement, until })
    };
    insta::assert_snapshot!(town.refused(CHAIR, longer("2025-12-31")), @"Program Nära hemma slutar 2025-03-01. Medverkan kan inte vara längre.");
    let prolong = |until: Option<&str>| {
        let (undertaking, until) = (project.clone(), until.map(day));
        Command::ProlongUndertaking(ProlongUndertaking {
            undertaking,
            until,
            source: "RV 2025-00200".to_owned(),
        })
    };
    insta::assert_snapshot!(town.refused("siv-soder", prolong(None)), @"Norra sjukhuset eller registratorn säger när det börjar och slutar. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Registrator, Region Väst (Rut Register).");
    town.person("nils-norr", prolong(Some("2026-12-31")));
    town.person(CHAIR, longer("2025-12-31"));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Skriv slutordet (2026-01-30). Medverkan i Program Nära hemma slutar 2025-12-31.");
}

#[test]
fn where_the_charter_says_nothing_of_projects_a_word_that_is_late_is_a_remark_by_the_programs_own_rule() {
    let mut town = Town::with_board();
    let group = town.forum(vec![ordered_by("hälso- och sjukvårdsdirektören")]);
    let project = registered(&mut town, programme());
    engaged(&mut town, engaging(&group, &project));
    town.today = day("2025-07-30");
    assert!(differs(&town, &group).is_empty());
    town.today = day("2025-07-31");
    insta::assert_snapshot!(differs(&town, &group).join("\n"), @"Anmärkning: Medverkan i Program Nära hemma slutade 2025-06-30. Inget slutord är skrivet. (2025-07-31) Skriv vad gruppen bidrog med, eller förläng medverkan.");
}

#[test]
fn what_a_charter_has_ordered_by_a_programme_that_ends_is_a_remark_from_ninety_days_before() {
    let mut town = Town::with_board();
    let group = town.forum(vec![ordered_by("programmet Nära hemma")]);
    let project =
        registered(&mut town, RegisterUndertaking { until: Some(day("2025-12-31")), ..programme() });
    town.today = day("2025-10-01");
    assert_eq!(town.standing_of(&group, 0).0, Standing::Guards, "91 days are left");
    town.today = day("2025-10-02");
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 0)), @r#"(Remark, "Program Nära hemma slutar 2025-12-31.")"#);
    insta::assert_snapshot!(differs(&town, &group).join("\n"), @"Anmärkning: Program Nära hemma slutar 2025-12-31. (2025-10-02) Ändra det i nästa version av uppdraget.");
    town.today = day("2026-01-01");
    insta::assert_snapshot!(differs(&town, &group).join("\n"), @"Anmärkning: Program Nära hemma slutade 2025-12-31. (2026-01-01) Ändra det i nästa version av uppdraget.");
    town.person("nils-norr", ending(&project, Some(SOUTH)));
    insta::assert_snapshot!(differs(&town, &group).join("\n"), @"Anmärkning: Program Nära hemma slutar 2026-01-01. Södra sjukhuset har tagit över. (2025-10-03) Ändra det i nästa version av uppdraget.");
    let other = town.council("Andra rådet", vec![ordered_by("hälso- och sjukvårdsdirektören")]);
    assert_eq!(town.standing_of(&other, 0).0, Standing::Guards, "others are not concerned");
}

#[test]
fn a_sentence_that_names_the_project_it_answers_is_told_when_that_has_ended() {
    let mut town = Town::with_board();
    let quote = "utgöra referensgrupp för projektet Säker resa";
    let says = AdvisoryRole { to: Names::one("regionen"), topic: None };
    let norm = Norm::new(Rule::AdvisoryRole(says), Modality::Must, quote, Span::default());
    let group = town.forum(vec![norm]);
    let project = RegisterUndertaking { name: "Säker resa".to_owned(), ..programme() };
    let project = registered(&mut town, RegisterUndertaking { kind: UndertakingKind::Project, ..project });
    assert_eq!(town.standing_of(&group, 0).0, Standing::Guards);
    town.person("nils-norr", ending(&project, None));
    assert_eq!(town.standing_of(&group, 0).0, Standing::Remark);
}

#[test]
fn an_open_matter_whose_programme_has_ended_is_to_get_somebody_who_orders_it() {
    let mut town = Town::with_board();
    let group = town.forum(vec![ordered_by("programmet Nära hemma")]);
    let project = registered(&mut town, programme());
    let by = Addressee::Undertaking(project.clone());
    let commission = || raising(&group, MatterKind::Commission, Some(by.clone()));
    let matter = raised(&mut town, commission());
    let grounds = town.grounds(CHAIR, Command::RaiseMatter(commission()));
    assert!(matches!(grounds[0].basis, Basis::Norm(_)), "the sentence takes its orders: {grounds:?}");
    town.person(CHAIR, sort(&matter));
    assert!(differs(&town, &group).is_empty());
    town.today = day("2025-02-01");
    town.person("nils-norr", ending(&project, None));
    town.today = day("2025-02-02");
    let found = town.assessed(&group).findings;
    assert!(found.iter().any(|one| one.cure == Cure::NameOrderer { matter: matter.clone() }), "{found:?}");
    insta::assert_snapshot!(differs(&town, &group).join("\n"), @r"
    Anmärkning: Program Nära hemma slutade 2025-02-01. (2025-02-02) Ändra det i nästa version av uppdraget.
    Anmärkning: Program Nära hemma slutade 2025-02-01. Ärendet Hemgång är beställt därifrån. (2025-02-02) Ange vem som beställer ärendet nu, eller avsluta det.
    ");
    let late = Command::RaiseMatter(commission());
    insta::assert_snapshot!(town.refused(CHAIR, late), @"Program Nära hemma slutade 2025-02-01.");
    let name = |origin| {
        let reason = "Programmet är stoppat.".to_owned();
        Command::NameOrderer(NameOrderer { matter: matter.clone(), origin, reason })
    };
    insta::assert_snapshot!(town.refused(CHAIR, name(by)), @"Det är redan den som beställer ärendet.");
    insta::assert_snapshot!(town.refused("nora-ledamot", name(Addressee::Body(body(SOUTH)))), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    town.person(CHAIR, name(Addressee::Body(body(SOUTH))));
    assert_eq!(town.assessed(&group).findings.len(), 1, "the charter still says so");
    assert_eq!(town.world.matter(&matter).unwrap().unanswered_origin(), Some(&Addressee::Body(body(SOUTH))));
}

#[test]
fn whoever_takes_over_answers_for_what_was_ordered() {
    let mut town = Town::with_board();
    let group = town.forum(vec![ordered_by("programmet Nära hemma")]);
    let project = registered(&mut town, programme());
    let by = Addressee::Undertaking(project.clone());
    let matter = raised(&mut town, raising(&group, MatterKind::Commission, Some(by.clone())));
    town.person(CHAIR, sort(&matter));
    town.person(CHAIR, position(&matter));
    town.person("nils-norr", ending(&project, Some(SOUTH)));
    town.today = day("2025-02-02");
    let found = town.assessed(&group).findings;
    assert!(found.iter().all(|one| one.cure == Cure::ReviseCharter), "somebody orders it: {found:?}");
    let told =
        CommunicateDecision { matter, to: by.clone(), purpose: samordna_charter::norm::Purpose::Information };
    town.person(CHAIR, Command::CommunicateDecision(told));
    assert!(by.is(&town.world, &person("siv-soder"), town.today));
    assert!(!by.is(&town.world, &person("nils-norr"), town.today));
}

#[test]
fn a_project_is_entered_by_its_owner_the_registrar_or_a_group_that_works_with_it_and_once() {
    let mut town = Town::with_board();
    let group = town.forum(vec![]);
    let asked = Command::RegisterUndertaking(programme());
    insta::assert_snapshot!(town.refused(CHAIR, asked.clone()), @"Norra sjukhuset eller registratorn säger när det börjar och slutar. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr) eller Registrator, Region Väst (Rut Register).");
    let of_group = RegisterUndertaking { group: Some(group.clone()), ..programme() };
    assert!(town.ask(Actor::Person(person(CHAIR)), None, Command::RegisterUndertaking(of_group)).is_ok());
    town.person("nils-norr", asked);
    let twin = RegisterUndertaking { name: "Nära hemma".to_owned(), ..programme() };
    insta::assert_snapshot!(town.refused("rut-register", Command::RegisterUndertaking(twin)), @"Program Nära hemma är redan infört.");
    let own = RegisterUndertaking { name: "Eget".to_owned(), owner: group, ..programme() };
    insta::assert_snapshot!(town.refused("rut-register", Command::RegisterUndertaking(own)), @"En grupp äger inget projekt. Ange förvaltningen, nämnden eller posten som projektet hör till.");
}

/// Some acts about two programmes and two groups, days apart.
fn acts() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((0..9u8, 0..4u8, 0..50u8), 1..40)
}

fn asked(town: &Town, groups: &[BodyId; 2], what: u8, which: u8) -> Command {
    let pick = usize::from(which);
    let group = &groups[pick % 2];
    let undertaking: UndertakingId = ["program-nara-hemma", "oppen-dorr"][pick / 2].parse().unwrap();
    let engagement: EngagementId = format!("{group}/2025-{}", pick / 2 + 1).parse().unwrap();
    let ahead = Some(days_after(town.today, 40 + i32::from(which) * 30));
    match what {
        0 => Command::RegisterUndertaking(RegisterUndertaking { until: ahead, ..programme() }),
        1 => Command::RegisterUndertaking(RegisterUndertaking {
            name: "Öppen dörr".to_owned(),
            ..programme()
        }),
        2 => Command::BeginEngagement(BeginEngagement { until: ahead, ..engaging(group, &undertaking) }),
        3 => Command::BeginEngagement(BeginEngagement { until: None, ..engaging(group, &undertaking) }),
        4 => word(&engagement, "Klart."),
        5 => ending(&undertaking, (which == 1).then_some(SOUTH)),
        6 => Command::ProlongUndertaking(ProlongUndertaking {
            undertaking,
            until: ahead.filter(|_| which != 2),
            source: "RV 1".to_owned(),
        }),
        7 => Command::ProlongEngagement(ProlongEngagement { engagement, until: ahead }),
        _ => Command::RaiseMatter(RaiseMatter {
            engagement: which.is_multiple_of(2).then_some(engagement),
            ..raising(group, MatterKind::SoundingBoard, Some(Addressee::Undertaking(undertaking)))
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_engagement_is_over_in_silence_and_no_order_comes_from_nowhere_unseen(acts in acts()) {
        let mut town = Town::with_board();
        let first = town.forum(vec![asked_by_projects(), ordered_by("programmet Nära hemma")]);
        let second = town.council("Andra rådet", vec![ordered_by("Öppen dörr")]);
        let groups = [first, second];
        for (what, which, days) in acts {
            town.today = days_after(town.today, i32::from(days));
            let who = if what < 2 || what == 5 || what == 6 || which % 2 == 1 { "rut-register" } else { CHAIR };
            let asked = asked(&town, &groups, what, which);
            let _ = town.may(Actor::Person(person(who)), None, asked);
        }
        let world = &town.world;
        for group in &groups {
            let assessed = town.assessed(group);
            for one in world.undertakings.open(group) {
                let is_late = one.word_due(world).is_some_and(|due| due < town.today);
                let owes = assessed.duties.iter().any(|duty| duty.key.about.engagement() == Some(&one.id));
                let told = assessed.findings.iter().any(|found| found.cure == Cure::GiveWord { engagement: one.id.clone() });
                prop_assert!(!is_late || owes || told, "{one:?}");
            }
            for matter in world.matters.open(group) {
                let Some(Addressee::Undertaking(id)) = &matter.origin else { continue };
                let known = world.undertaking(id).unwrap();
                let cure = Cure::NameOrderer { matter: matter.id.clone() };
                let is_told = assessed.findings.iter().any(|found| found.cure == cure);
                prop_assert!(!known.is_over(town.today) || known.heir().is_some() || is_told, "{matter:?}");
            }
        }
        let mut again = World::default();
        for recorded in &town.log {
            let line = serde_json::to_string(recorded).unwrap();
            again.apply(&serde_json::from_str(&line).unwrap());
        }
        prop_assert_eq!(&again, world);
    }
}
