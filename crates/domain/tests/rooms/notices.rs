//! Who is told by mail, and of what: whoever's turn it is, as long as it is, and by their own choice.

use crate::{
    forum::{NORTH, answer, at_home, decide, north},
    town::{Town, appoint, must},
};
use samordna_charter::{
    Rule,
    norm::{Anchoring, CommunicationOfDecisions, Purpose, Timing, UnionConsultation},
};
use samordna_domain::{
    Command, Language,
    decision::command::{AcknowledgeDecision, CommunicateDecision},
    notice::{MailChoice, Notice, Waits, command::ChooseMail, of_entry, of_week},
    round::{AnswerKind, RoundKind, command::RemindRound},
    seat::Role,
};

const CHAIR: &str = "hanna-direktor";

impl Town {
    /// Whom the latest entries tell, one line each.
    fn told(&self, entries: usize) -> String {
        let latest = self.log.len() - entries;
        let told = self.log[latest..].iter().filter_map(|entry| of_entry(&self.world, entry, self.today));
        let lines = told.flat_map(|(occasion, notices)| {
            notices.iter().map(|notice| format!("{occasion:?} {}", self.line(notice))).collect::<Vec<_>>()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn line(&self, notice: &Notice) -> String {
        let l = Language::Swedish;
        let what = match &notice.waits {
            Waits::Answer { round, unit } => {
                format!("{} {unit}", self.world.round(round).unwrap().kind.label(l))
            }
            Waits::Matter { turn, .. } => turn.label(l).to_owned(),
            Waits::Duty(duty) => duty.way.label(l).to_owned(),
        };
        let by = notice.ground.as_ref().map(|ground| ground.say(&self.world, self.today, l).fact);
        let due = notice.due.map(|due| due.to_string());
        format!("{}: {what} {} {}", notice.to, due.unwrap_or_default(), by.unwrap_or_default())
            .trim()
            .to_owned()
    }
}

fn choose(person: Option<&str>, mail: MailChoice) -> Command {
    Command::ChooseMail(ChooseMail { person: person.map(crate::town::person), mail })
}

fn anchoring() -> Rule {
    Rule::Anchoring(Anchoring { timing: Some(Timing::Before), ..Anchoring::default() })
}

#[test]
fn a_round_tells_whoever_answers_for_each_unit_by_which_sentence_and_not_whoever_asked() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(anchoring())]);
    let matter = town.matter(&group, None);
    town.round(RoundKind::Anchoring, &matter);
    insta::assert_snapshot!(town.told(1), @"
    Turn karl-kommun: Förankring kommunforbundet 2025-01-31 Kommunförbundet har inte svarat om förankring.
    Turn nora-ledamot: Förankring norra-sjukhuset 2025-01-31 Norra sjukhuset har inte svarat om förankring.
    Turn sam-ledamot: Förankring sodra-sjukhuset 2025-01-31 Södra sjukhuset har inte svarat om förankring.
    ");
    let entry = town.log.last().unwrap();
    let (_, told) = of_entry(&town.world, entry, town.today).unwrap();
    assert!(told.iter().all(|notice| notice.ground.is_some()), "each has its sentence: {told:?}");
}

#[test]
fn who_has_answered_before_the_letter_is_written_is_not_told() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(anchoring())]);
    let matter = town.matter(&group, None);
    let round = town.round(RoundKind::Anchoring, &matter);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    let told = town.told(2);
    assert!(!told.contains("nora-ledamot") && told.contains("sam-ledamot"), "{told}");
}

#[test]
fn a_reminder_goes_to_those_who_are_left() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(anchoring())]);
    let matter = town.matter(&group, None);
    let round = town.round(RoundKind::Anchoring, &matter);
    town.person("nora-ledamot", answer(&round, NORTH, AnswerKind::Anchored, ""));
    town.person(CHAIR, Command::RemindRound(RemindRound { round }));
    insta::assert_snapshot!(town.told(1), @"
    Reminder karl-kommun: Förankring kommunforbundet 2025-01-31 Kommunförbundet har inte svarat om förankring.
    Reminder sam-ledamot: Förankring sodra-sjukhuset 2025-01-31 Södra sjukhuset har inte svarat om förankring.
    ");
}

#[test]
fn a_home_decision_is_told_to_the_mandate_holder_and_the_lift_to_whom_it_goes() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(at_home())]);
    town.grant(north());
    let matter = town.agreed(&group);
    let before = town.log.len();
    town.round(RoundKind::HomeDecision, &matter);
    insta::assert_snapshot!(town.told(town.log.len() - before), @"
    Turn nils-norr: Beslut i hemmaförvaltningen norra-sjukhuset 2025-01-31 Norra sjukhuset har inte beslutat.
    Turn rut-register: Svara på lyftet
    Turn rut-register: Svara på lyftet
    ");
}

#[test]
fn whoever_is_told_of_a_decision_is_asked_to_acknowledge_it_until_they_have() {
    let mut town = Town::with_board();
    let says = CommunicationOfDecisions {
        to: vec!["Förvaltningschef i Södra sjukhuset".to_owned()],
        ..CommunicationOfDecisions::default()
    };
    let group = town.forum(vec![must(at_home()), must(Rule::CommunicationOfDecisions(says))]);
    town.grant(north());
    let matter = town.agreed(&group);
    let round = town.round(RoundKind::HomeDecision, &matter);
    town.person("nils-norr", Command::DecideAtHome(decide(&round, NORTH)));
    let asked = town.assessed(&group).duties.iter().find_map(|duty| duty.key.about.body().cloned());
    let to = samordna_domain::matter::Addressee::Body(asked.expect("somebody is named"));
    let tell = CommunicateDecision { matter: matter.clone(), to: to.clone(), purpose: Purpose::Information };
    town.person(CHAIR, Command::CommunicateDecision(tell));
    insta::assert_snapshot!(town.told(1), @"Turn siv-soder: Kvittera 2025-01-15 Södra sjukhuset meddelades 2025-01-01 och har inte kvitterat.");
    let receipt = AcknowledgeDecision { matter, to, receipt: None };
    town.person("siv-soder", Command::AcknowledgeDecision(receipt));
    assert_eq!(town.told(2), "");
}

#[test]
fn each_week_everybody_is_told_what_waits_for_them_once_and_the_most_pressing_first() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(anchoring()), must(at_home())]);
    town.grant(north());
    let matter = town.matter(&group, None);
    town.round(RoundKind::Anchoring, &matter);
    let other = town.agreed(&group);
    town.days_later(1);
    town.round(RoundKind::HomeDecision, &other);
    let lines = |town: &Town| {
        let week = of_week(&town.world, town.today);
        week.values().flatten().map(|notice| town.line(notice)).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(lines(&town), @"
    hanna-direktor: Skriv underlag
    karl-kommun: Förankring kommunforbundet 2025-01-31 Kommunförbundet har inte svarat om förankring.
    nils-norr: Beslut i hemmaförvaltningen norra-sjukhuset 2025-02-01 Norra sjukhuset har inte svarat om förankring.
    nora-ledamot: Förankring norra-sjukhuset 2025-01-31 Norra sjukhuset har inte svarat om förankring.
    rut-register: Svara på lyftet
    sam-ledamot: Förankring sodra-sjukhuset 2025-01-31 Södra sjukhuset har inte svarat om förankring.
    ");
    town.person("nora-ledamot", choose(None, MailChoice::Turns));
    assert!(!lines(&town).contains("nora-ledamot"));
}

#[test]
fn everybody_chooses_for_themselves_and_the_registrar_for_whoever_cannot() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(anchoring())]);
    let refused = town.refused("sam-ledamot", choose(Some("nora-ledamot"), MailChoice::Nothing));
    insta::assert_snapshot!(refused, @"Du får inte göra det. Den som kan är Nora Ledamot eller Registrator, Region Väst (Rut Register).");
    town.person("nora-ledamot", choose(None, MailChoice::Nothing));
    town.registrar(choose(Some("sam-ledamot"), MailChoice::Turns));
    let matter = town.matter(&group, None);
    town.round(RoundKind::Anchoring, &matter);
    let told = town.told(1);
    assert!(!told.contains("nora-ledamot") && told.contains("sam-ledamot"), "{told}");
    town.person("nora-ledamot", choose(None, MailChoice::Everything));
    assert!(town.told(2).contains("nora-ledamot"), "a choice can be changed back");
}

#[test]
fn whoever_does_something_is_not_told_that_they_did() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(Rule::UnionConsultation(UnionConsultation::default()))]);
    let matter = town.matter(&group, None);
    let seat = town.seat(&group, Role::Coordinator, None);
    town.recorded(appoint(&seat, "nora-ledamot-norra-sjukhuset"));
    town.person("nora-ledamot", crate::forum::ask(town.today, RoundKind::UnionConsultation, &matter));
    let told = town.told(1);
    assert!(!told.contains("nora-ledamot") && told.contains("sam-ledamot"), "{told}");
}
