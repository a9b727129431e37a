//! Rounds: who may put a question, who answers for a unit and how, and whom an open question waits for.

use crate::{
    forum::{ASSOCIATION, NORTH, SOUTH, answer, ask, at_home, decide, north, south},
    town::{Town, appoint, body, must},
};
use samordna_domain::{
    BodyId, Command, Event, MatterId, RoundId,
    matter::command::WithdrawMatter,
    meeting::{Content, Media},
    organisation::BodyKind,
    round::{
        AnswerKind, Capacity, RoundKind,
        command::{AnswerRound, CloseRound, JoinRound, LeaveRound, OpenRound, RemindRound},
    },
    seat::Role,
};

const CHAIR: &str = "hanna-direktor";

fn anchoring(town: &mut Town) -> (BodyId, MatterId, RoundId) {
    let group = town.forum(vec![]);
    let matter = town.matter(&group, None);
    let round = town.round(RoundKind::Anchoring, &matter);
    (group, matter, round)
}

fn remind(round: &RoundId) -> Command {
    Command::RemindRound(RemindRound { round: round.clone() })
}

fn close(round: &RoundId) -> Command {
    Command::CloseRound(CloseRound { round: round.clone() })
}

fn join(round: &RoundId, unit: &str) -> Command {
    Command::JoinRound(JoinRound { round: round.clone(), unit: body(unit) })
}

fn leave(round: &RoundId, unit: &str, reason: &str) -> Command {
    Command::LeaveRound(LeaveRound { round: round.clone(), unit: body(unit), reason: reason.to_owned() })
}

fn waits(town: &Town, round: &RoundId) -> Vec<String> {
    town.world.round(round).unwrap().waits_for().map(ToString::to_string).collect()
}

fn asking(town: &Town, unit: &str) -> usize {
    town.world.rounds.asking(&body(unit)).count()
}

#[test]
fn a_round_asks_those_that_the_members_come_from_and_each_answers_through_its_own_person() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    assert_eq!(waits(&town, &round), [NORTH, SOUTH, ASSOCIATION]);
    let north = answer(&round, NORTH, AnswerKind::Anchored, "");
    insta::assert_snapshot!(town.refused("sam-ledamot", north.clone()), @"För Norra sjukhuset svarar dess ledamot, ersättaren eller chefen. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person("nora-ledamot", north);
    town.person("siv-soder", answer(&round, SOUTH, AnswerKind::Objects, "Vi hinner inte före sommaren."));
    assert_eq!(waits(&town, &round), [ASSOCIATION]);
    let known = town.world.round(&round).unwrap();
    let capacity = |unit: &str| known.unit(&body(unit)).unwrap().answer().unwrap().capacity;
    assert_eq!((capacity(NORTH), capacity(SOUTH)), (Capacity::Member, Capacity::Head));
    assert_eq!(known.answered(), (2, 3));
}

#[test]
fn only_the_groups_keeper_puts_a_question_and_it_is_one_that_can_be_answered() {
    let mut town = Town::with_board();
    let group = town.forum(vec![]);
    let matter = town.matter(&group, None);
    let plain = |question: &str, units: Vec<BodyId>, due| {
        let (about, question) = (Some(matter.clone()), question.to_owned());
        Command::OpenRound(OpenRound {
            group: group.clone(),
            kind: RoundKind::Impact,
            about,
            agreement: None,
            question,
            units,
            due,
        })
    };
    let today = town.today;
    insta::assert_snapshot!(town.refused("nora-ledamot", ask(today, RoundKind::Impact, &matter)), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused(CHAIR, plain(" ", vec![], today)), @"Fyll i fältet.");
    let yesterday = samordna_domain::period::days_after(today, -1);
    insta::assert_snapshot!(town.refused(CHAIR, plain("Berörs ni?", vec![], yesterday)), @"2024-12-31 har redan varit.");
    insta::assert_snapshot!(town.refused(CHAIR, plain("Berörs ni?", vec![body("finns-inte")], today)), @r#"Det finns ingen enhet "finns-inte"."#);
    let events = town.person(CHAIR, plain("Berörs ni?", vec![body(NORTH), body(NORTH)], today));
    let Some(Event::RoundOpened { units, .. }) = events.first() else { panic!("{events:?}") };
    assert_eq!(units, &[body(NORTH)], "nobody is asked twice");

    let empty = town.council("Tomma rådet", vec![]);
    let nobody = Command::OpenRound(OpenRound {
        group: empty.clone(),
        kind: RoundKind::Impact,
        about: None,
        agreement: None,
        question: "Berörs ni?".to_owned(),
        units: vec![],
        due: today,
    });
    insta::assert_snapshot!(town.refused("rut-register", nobody), @"Det finns ingen att fråga: gruppens platser hör inte till någon förvaltning.");
    let anothers = Command::OpenRound(OpenRound {
        group: empty,
        kind: RoundKind::Impact,
        about: Some(matter),
        agreement: None,
        question: "Berörs ni?".to_owned(),
        units: vec![body(NORTH)],
        due: today,
    });
    insta::assert_snapshot!(town.refused("rut-register", anothers), @"radet/2025-1 är en annan grupps ärende.");
}

#[test]
fn an_answer_fits_its_question_and_says_why_where_it_has_to() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    let said = |kind, text| answer(&round, NORTH, kind, text);
    insta::assert_snapshot!(town.refused("nora-ledamot", said(AnswerKind::Done, "Klart")), @"Genomfört är inget svar på förankring.");
    insta::assert_snapshot!(town.refused("nora-ledamot", said(AnswerKind::Objects, "  ")), @"Skriv varför.");
    insta::assert_snapshot!(town.refused("nora-ledamot", answer(&round, "region-vast", AnswerKind::Anchored, "")), @"Rundan frågar inte Region Väst.");
    let no_such = "radet/2025-9".parse().unwrap();
    insta::assert_snapshot!(town.refused("nora-ledamot", answer(&no_such, NORTH, AnswerKind::Anchored, "")), @"Det finns ingen runda radet/2025-9.");
}

#[test]
fn an_answer_may_be_late_and_may_be_changed_until_the_round_closes() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Objects, "För fort."));
    town.days_later(40);
    assert!(town.world.round(&round).unwrap().is_late(town.today));
    town.person("sam-ledamot", answer(&round, SOUTH, AnswerKind::Anchored, ""));
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    let asked = town.world.round(&round).unwrap().unit(&body(NORTH)).unwrap();
    let kinds: Vec<AnswerKind> = asked.answers.iter().map(|answer| answer.kind).collect();
    assert_eq!(kinds, [AnswerKind::Objects, AnswerKind::Anchored], "the first is kept");
    town.person(CHAIR, close(&round));
    insta::assert_snapshot!(town.refused("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, "")), @"Rundan stängdes 2025-02-10.");
    insta::assert_snapshot!(town.refused(CHAIR, close(&round)), @"Rundan stängdes 2025-02-10.");
}

#[test]
fn a_substitute_answers_and_the_registrar_records_what_came_on_paper() {
    let mut town = Town::with_board();
    let (group, _, round) = anchoring(&mut town);
    let regular =
        town.world.group(&group).unwrap().seats_of(&Role::Member, town.today).next().unwrap().id.clone();
    let seat = town.seat(&group, Role::Substitute { of: regular }, Some(NORTH));
    let hired = Command::RegisterPerson {
        name: "Stina Ersättare".to_owned(),
        at: body(NORTH),
        title: "Enhetschef".to_owned(),
        from: None,
    };
    town.registrar(hired);
    town.recorded(appoint(&seat, "stina-ersattare-norra-sjukhuset"));
    town.person("stina-ersattare", answer(&round, NORTH, AnswerKind::Anchored, ""));
    insta::assert_snapshot!(town.refused("rut-register", answer(&round, SOUTH, AnswerKind::Anchored, "")), @"Ange handlingen som visar beslutet, till exempel ett diarienummer. Skriv numret i fältet Handling. Den som kan är Förvaltningschef, Södra sjukhuset (Siv Söder).");
    town.recorded(answer(&round, SOUTH, AnswerKind::Anchored, "Enligt brev."));
    let known = town.world.round(&round).unwrap();
    let capacity = |unit: &str| known.unit(&body(unit)).unwrap().answer().unwrap().capacity;
    assert_eq!((capacity(NORTH), capacity(SOUTH)), (Capacity::Substitute, Capacity::Recorded));
}

#[test]
fn an_attachment_is_kept_beside_the_answer() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    let with = Command::AnswerRound(AnswerRound {
        round: round.clone(),
        unit: body(NORTH),
        answer: AnswerKind::Anchored,
        text: String::new(),
        attachment: Some("Protokoll från ledningsgruppen".to_owned()),
        name: None,
        content: None,
    });
    town.person("nora-ledamot", with);
    let known = town.world.round(&round).unwrap().unit(&body(NORTH)).unwrap();
    let digest = samordna_domain::Digest::of("Protokoll från ledningsgruppen".as_bytes());
    let attached = known.answer().unwrap().attachment.as_ref().unwrap();
    assert_eq!((attached.name.as_deref(), attached.content), (None, digest));
}

#[test]
fn a_file_comes_with_an_answer_where_it_is_what_its_name_says() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    let with = |name: Option<&str>, content: Option<&[u8]>, text: Option<&str>| {
        Command::AnswerRound(AnswerRound {
            round: round.clone(),
            unit: body(NORTH),
            answer: AnswerKind::Anchored,
            text: String::new(),
            attachment: text.map(str::to_owned),
            name: name.map(str::to_owned),
            content: content.map(|bytes| Content(bytes.to_vec())),
        })
    };
    let pdf: &[u8] = b"%PDF-1.7 protokoll";
    insta::assert_snapshot!(town.refused("nora-ledamot", with(Some("protokoll.docx"), Some(pdf), None)), @"protokoll.docx heter som Word men är PDF. Ge filen rätt namn, eller välj en annan.");
    insta::assert_snapshot!(town.refused("nora-ledamot", with(Some("protokoll.pdf"), Some(b""), None)), @"Filen protokoll.pdf är tom.");
    insta::assert_snapshot!(town.refused("nora-ledamot", with(None, Some(pdf), None)), @"Skicka filen med sitt namn.");
    insta::assert_snapshot!(town.refused("nora-ledamot", with(Some("protokoll.pdf"), Some(pdf), Some("Protokoll"))), @"En bilaga är en text eller en fil. Skicka en av dem.");
    let large = vec![b'a'; samordna_domain::meeting::LARGEST + 1];
    insta::assert_snapshot!(town.refused("nora-ledamot", with(Some("a.txt"), Some(&large), None)), @"Filen a.txt är för stor. En fil får vara högst 10 MB.");
    town.person("nora-ledamot", with(Some("protokoll.pdf"), Some(pdf), None));
    let known = town.world.round(&round).unwrap().unit(&body(NORTH)).unwrap();
    let attached = known.answer().unwrap().attachment.as_ref().unwrap();
    let digest = samordna_domain::Digest::of(pdf);
    assert_eq!(
        (attached.name.as_deref(), attached.media, attached.content),
        (Some("protokoll.pdf"), Media::Pdf, digest)
    );
}

#[test]
fn those_who_have_not_answered_are_reminded_once_a_day() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    insta::assert_snapshot!(town.refused("nora-ledamot", remind(&round)), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    let events = town.person(CHAIR, remind(&round));
    let Some(Event::RoundReminded { units, .. }) = events.first() else { panic!("{events:?}") };
    assert_eq!(units, &[body(SOUTH), body(ASSOCIATION)]);
    insta::assert_snapshot!(town.refused(CHAIR, remind(&round)), @"En påminnelse har redan gått ut i dag.");
    town.days_later(1);
    town.person("sam-ledamot", answer(&round, SOUTH, AnswerKind::Anchored, ""));
    town.person("karl-kommun", answer(&round, ASSOCIATION, AnswerKind::Anchored, ""));
    insta::assert_snapshot!(town.refused(CHAIR, remind(&round)), @"Alla har svarat.");
}

#[test]
fn a_unit_can_join_and_leave_midway() {
    let mut town = Town::with_board();
    let (_, _, round) = anchoring(&mut town);
    town.body(BodyKind::Administration, "Östra sjukhuset", Some("region-vast"), None);
    town.person(CHAIR, join(&round, "ostra-sjukhuset"));
    assert_eq!(asking(&town, "ostra-sjukhuset"), 1);
    insta::assert_snapshot!(town.refused(CHAIR, join(&round, "ostra-sjukhuset")), @"Rundan frågar redan Östra sjukhuset.");
    insta::assert_snapshot!(town.refused("nora-ledamot", join(&round, "region-vast")), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    insta::assert_snapshot!(town.refused(CHAIR, leave(&round, SOUTH, "")), @"Skriv varför.");
    town.person(CHAIR, leave(&round, SOUTH, "Har lagts ned."));
    assert_eq!(asking(&town, SOUTH), 0);
    assert_eq!(
        town.world.round(&round).unwrap().unit(&body(SOUTH)).unwrap().left,
        Some((town.today, "Har lagts ned.".to_owned()))
    );
    insta::assert_snapshot!(town.refused("sam-ledamot", answer(&round, SOUTH, AnswerKind::Anchored, "")), @"Södra sjukhuset lämnade rundan 2025-01-01.");
    insta::assert_snapshot!(town.refused(CHAIR, leave(&round, SOUTH, "Igen.")), @"Södra sjukhuset lämnade rundan 2025-01-01.");
    town.person(CHAIR, join(&round, SOUTH));
    town.person("sam-ledamot", answer(&round, SOUTH, AnswerKind::Anchored, ""));
    assert_eq!(town.world.round(&round).unwrap().answered(), (1, 4));
}

#[test]
fn what_waits_for_a_unit_is_known_without_looking_at_what_is_answered() {
    let mut town = Town::with_board();
    let (group, matter, round) = anchoring(&mut town);
    let impact = town.round(RoundKind::Impact, &matter);
    assert_eq!(town.world.rounds.open(&group).count(), 2);
    assert_eq!(asking(&town, NORTH), 2);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    assert_eq!(asking(&town, NORTH), 1);
    town.person(CHAIR, close(&impact));
    assert_eq!((asking(&town, NORTH), town.world.rounds.open(&group).count()), (0, 1));
    assert_eq!(town.world.rounds.of_year(&group, 2025).count(), 2);
}

#[test]
fn a_planned_consultation_and_work_that_has_begun_are_still_waited_for() {
    let mut town = Town::with_board();
    let group = town.forum(vec![]);
    let matter = town.matter(&group, None);
    let union = town.round(RoundKind::UnionConsultation, &matter);
    town.person("nora-ledamot", answer(&union, NORTH, AnswerKind::Planned, ""));
    assert_eq!(asking(&town, NORTH), 1);
    town.person("nora-ledamot", answer(&union, NORTH, AnswerKind::Concluded, ""));
    assert_eq!(asking(&town, NORTH), 0);
    let work = town.round(RoundKind::Implementation, &matter);
    town.person("nora-ledamot", answer(&work, NORTH, AnswerKind::Begun, ""));
    assert_eq!(asking(&town, NORTH), 1);
    insta::assert_snapshot!(town.refused("nora-ledamot", answer(&work, NORTH, AnswerKind::Done, "")), @"Fyll i fältet.");
    town.person("nora-ledamot", answer(&work, NORTH, AnswerKind::Done, "Rutin NS 44, i drift 1 mars."));
    assert_eq!(asking(&town, NORTH), 0);
}

#[test]
fn nobody_is_asked_to_decide_before_the_group_has_agreed() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    let matter = town.matter(&group, None);
    let today = town.today;
    insta::assert_snapshot!(town.refused(CHAIR, ask(today, RoundKind::HomeDecision, &matter)), @"Gruppen har inte tagit ställning.");
    let of_nothing = Command::OpenRound(OpenRound {
        group,
        kind: RoundKind::HomeDecision,
        about: None,
        agreement: None,
        question: "Beslutar ni?".to_owned(),
        units: vec![],
        due: today,
    });
    insta::assert_snapshot!(town.refused(CHAIR, of_nothing), @"Ange vilket ärende det gäller.");
}

#[test]
fn where_nobody_has_a_mandate_the_matter_is_lifted_in_the_act_that_shows_it_and_once() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    town.grant(south());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    let lifted = |town: &Town| -> Vec<String> {
        let matter = town.world.matter(&matter).unwrap();
        matter.open_escalations().filter_map(|one| one.unit.as_ref()).map(ToString::to_string).collect()
    };
    assert_eq!(lifted(&town), [ASSOCIATION]);
    town.person(CHAIR, ask(town.today, RoundKind::HomeDecision, &matter));
    assert_eq!(lifted(&town), [ASSOCIATION], "once");
    town.body(BodyKind::Administration, "Östra sjukhuset", Some("region-vast"), None);
    town.person(CHAIR, join(&round, "ostra-sjukhuset"));
    assert_eq!(lifted(&town), [ASSOCIATION, "ostra-sjukhuset"]);
    town.person(CHAIR, leave(&round, "ostra-sjukhuset", "Hör inte hit."));
    assert_eq!(lifted(&town), [ASSOCIATION], "nobody waits for an answer that is not needed");
}

#[test]
fn nobody_says_that_a_mandate_is_missing_where_somebody_has_it() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    let reach = samordna_domain::mandate::Reach { limit: Some(1000), ..south().reach };
    town.grant(samordna_domain::mandate::command::GrantMandate { reach, ..south() });
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    let missing = |unit| answer(&round, unit, AnswerKind::NoMandate, "Ingen får besluta.");
    insta::assert_snapshot!(town.refused("nora-ledamot", missing(NORTH)), @"Det finns någon med mandat att besluta för Norra sjukhuset. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    // A small mandate does not help where it costs much.
    let events = town.person("sam-ledamot", missing(SOUTH));
    assert!(matches!(events.last(), Some(Event::EscalationOpened { .. })), "{events:?}");
    insta::assert_snapshot!(town.refused("nora-ledamot", answer(&round, NORTH, AnswerKind::Decided, "")), @"Ett beslut fattas av den som har mandatet, och anger det.");
    assert_eq!(asking(&town, SOUTH), 1);
}

#[test]
fn a_round_of_home_decisions_is_open_as_long_as_somebody_has_to_decide() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    let matter = town.agreed(&group);
    let asked = Command::OpenRound(OpenRound {
        group,
        kind: RoundKind::HomeDecision,
        about: Some(matter),
        agreement: None,
        question: "Beslutar ni?".to_owned(),
        units: vec![body(NORTH)],
        due: town.today,
    });
    let events = town.person(CHAIR, asked);
    let Some(Event::RoundOpened { round, .. }) = events.first() else { panic!("{events:?}") };
    insta::assert_snapshot!(town.refused(CHAIR, close(round)), @"Norra sjukhuset har inte beslutat. Rundan stängs när alla har svarat. Den som kan är Förvaltningschef, Norra sjukhuset (Nils Norr).");
    town.person("nils-norr", Command::DecideAtHome(decide(round, NORTH)));
    insta::assert_snapshot!(town.refused(CHAIR, leave(round, NORTH, "Ångrar sig")), @"Norra sjukhuset har redan beslutat.");
    town.person(CHAIR, close(round));
}

#[test]
fn what_is_to_be_carried_out_is_asked_of_those_where_it_is_decided() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    town.person("nils-norr", Command::DecideAtHome(decide(&round, NORTH)));
    let work = town.round(RoundKind::Implementation, &matter);
    assert_eq!(waits(&town, &work), [NORTH]);
}

#[test]
fn when_a_matter_is_over_nobody_is_asked_about_it_any_more() {
    let mut town = Town::with_board();
    let (_, matter, _) = anchoring(&mut town);
    assert_eq!(asking(&town, NORTH), 1);
    town.person(CHAIR, Command::WithdrawMatter(WithdrawMatter { matter, reason: "Dubblett".to_owned() }));
    assert_eq!(asking(&town, NORTH), 0);
}
