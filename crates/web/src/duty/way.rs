//! Where a duty is met and a finding cured: one click from wherever it is shown.
//!
//! **Invariant:** each way and each cure has its address here, in one exhaustive match each.

use super::address;
use crate::{
    charter::{WayView, word_of},
    document,
    frame::encoded,
    undertaking,
};
use jiff::civil::Date;
use samordna_domain::{
    AgreementId, Basis, BodyId, Fact, GroupAssessment, Language, MatterId, RoundId, World,
    charter::within::WithinFact,
    decision::DecisionFact,
    duty::{DutyKey, DutyState, Way},
    finding::{Cure, Finding},
    matter::TurnKind,
    minutes::Signer,
    organisation::Party,
    refusal::Who,
    seat::{Role, Seat, appointers},
};

/// Where a duty of a group is met.
pub(crate) fn way_href(group: &BodyId, key: &DutyKey, way: Way) -> String {
    let room = format!("/grupper/{group}");
    let about = &key.about;
    let seat = || about.seat().map(|seat| format!("{room}/platser/{}", seat.number));
    let meeting = || about.meeting().map(|meeting| format!("{room}/moten/{}", meeting.short()));
    let notes = |part: &str| {
        meeting().map_or_else(|| format!("{room}/moten"), |meeting| format!("{meeting}/anteckningar{part}"))
    };
    let matter = |part: &str| match (about.matter(), about.round()) {
        (Some(matter), _) => format!("{room}/arenden/{}{part}", matter.short()),
        (None, Some(round)) => format!("{room}/rundor/{}", round.short()),
        (None, None) => format!("{room}/arenden"),
    };
    let decision = |part: &str| matter(&format!("/beslut{part}"));
    match way {
        Way::Report => address(group, key),
        Way::RenewCharter => "/las".to_owned(),
        Way::Appoint => seat().map_or(format!("{room}/platser"), |seat| format!("{seat}#tillsatt")),
        Way::AttestEligibility => seat().map_or(format!("{room}/platser"), |seat| format!("{seat}#intyga")),
        Way::MoveUp => seat().map_or(format!("{room}/platser"), |seat| format!("{seat}#eftertrad")),
        Way::ShareCoordinator => format!("{room}/platser#dela"),
        Way::PlanMeetings => format!("{room}/moten/plan"),
        Way::AdjustFrequency => format!("{room}/moten/plan#dialog"),
        Way::CallMeeting => meeting().map_or(format!("{room}/moten"), |meeting| format!("{meeting}#kalla")),
        Way::AddPapers => meeting().map_or(format!("{room}/moten"), |meeting| format!("{meeting}#underlag")),
        Way::HoldMeeting => meeting().map_or(format!("{room}/moten"), |meeting| format!("{meeting}/narvaro")),
        Way::ShareNotes => notes(""),
        Way::SignNotes => notes("#underskrift"),
        Way::PublishNotes => notes("#publicering"),
        Way::RegisterNotes => notes("#diarieforing"),
        Way::CommunicateAtHome => notes("#hemma"),
        Way::PublishGroup => format!("{room}/publicering"),
        Way::OpenRound => {
            let matter = about.matter().map_or_else(String::new, MatterId::short);
            format!("{room}/rundor/ny?arende={matter}&regel={}", key.norm + 1)
        }
        Way::AnswerRound | Way::MoveMatter { what: TurnKind::DecideAtHome } => {
            let round = about.round().map_or_else(String::new, RoundId::short);
            match about.body() {
                Some(unit) => format!("{room}/rundor/{round}/{unit}"),
                None => format!("{room}/rundor/{round}"),
            }
        }
        Way::MoveMatter { what: TurnKind::HandToPoliticians | TurnKind::HearFromPoliticians } => {
            decision("#politik")
        }
        Way::MoveMatter { what: TurnKind::Lift } => matter(""),
        Way::TellOfDecision | Way::AcknowledgeDecision => decision("#meddela"),
        Way::HearBefore | Way::MoveMatter { .. } => matter("#gora"),
        Way::PlanTasks => format!("{room}/plan"),
        Way::FollowUpAgreement => {
            let agreement = about.agreement().map_or_else(String::new, AgreementId::short);
            format!("{room}/rundor/ny?avtal={agreement}&slag=follow_up")
        }
        Way::RenewAgreement => {
            let agreement = about.agreement().map(crate::agreement::address);
            agreement.map_or_else(|| format!("{room}/avtal"), |page| format!("{page}#gora"))
        }
        Way::DeclareWithinScope => format!("/uppdrag/{}#inom", key.charter),
        Way::RankInitiatives => format!("{room}/initiativ"),
        Way::ReportDecisions => "/mandat".to_owned(),
        Way::EnterMandate => format!("/mandat/nytt?ordforande={group}"),
        Way::GiveWord => match about.engagement() {
            Some(engagement) => format!("{}#slutord", undertaking::engagement_address(engagement)),
            None => format!("{room}/medverkan"),
        },
        Way::KeepDocuments => format!("{room}/dokument#nytt"),
        Way::ReviewDocument => match about.document() {
            Some(document) => format!("{}#oversyn", document::kept_address(group, document)),
            None => format!("{room}/dokument"),
        },
    }
}

/// Where a finding is cured, in words and who can; none where nothing leads there.
pub(crate) fn cure_way(
    world: &World,
    assessed: &GroupAssessment,
    finding: &Finding,
    on: Date,
    l: Language,
) -> Option<WayView> {
    let group = &assessed.group;
    let words = finding.cure.say(l);
    let seats = || format!("/grupper/{group}/platser");
    let (href, who) = match &finding.cure {
        Cure::AdoptCharter => (format!("/uppdrag/{}", assessed.charter.as_ref()?), String::new()),
        Cure::ReadCharter | Cure::RenewCharter | Cure::ReviseCharter => ("/las".to_owned(), String::new()),
        Cure::Fill { role } => filling(world, group, role, on, l),
        Cure::FillElsewhere { group, .. } => (format!("/grupper/{group}/platser"), String::new()),
        Cure::MoveUp { seat } => {
            (format!("/grupper/{}/platser/{}#eftertrad", seat.group, seat.number), String::new())
        }
        Cure::FillSeats => (seats(), who_fill(world, group, on, l)),
        Cure::FewerSeats | Cure::ChooseAnother | Cure::SpeakWithMembers => (seats(), String::new()),
        Cure::PlanMeetings | Cure::ShorterMeetings | Cure::ReportMeetings | Cure::FewerFromOneUnit => {
            (format!("/grupper/{group}/moten"), Signer::Keeper.say(l))
        }
        Cure::Dialogue => (format!("/grupper/{group}/moten/plan#dialog"), Signer::Keeper.say(l)),
        Cure::RegisterName { name } => {
            (format!("/organisation?namn={}", encoded(name)), Who::Registrar.say(world, on, l))
        }
        Cure::RegisterDocument { name } => {
            (format!("/dokument?namn={}", encoded(name)), Who::Registrar.say(world, on, l))
        }
        Cure::DissolveReplaced => {
            let Fact::StillThere { body } = &finding.fact else { return None };
            (format!("/grupper/{body}#avveckla"), String::new())
        }
        Cure::NameOrderer { matter } => {
            (format!("{}#bestallare", crate::matter::address(matter)), String::new())
        }
        Cure::GiveWord { engagement } => {
            (format!("{}#slutord", undertaking::engagement_address(engagement)), String::new())
        }
        Cure::ReviewDocument { document } => {
            (format!("{}#oversyn", document::kept_address(group, document)), String::new())
        }
        // What no duty stands for: it is owed to the law, or something is missing that a sentence names.
        Cure::Act { way: Way::ReportDecisions } => {
            let Fact::Decision(DecisionFact::Unreported { board, .. }) = &finding.fact else { return None };
            (format!("/mandat/anmalan/{board}"), String::new())
        }
        Cure::Act { way: Way::EnterMandate } => (format!("/mandat/nytt?ordforande={group}"), String::new()),
        Cure::Act { way: Way::DeclareWithinScope } => {
            let Fact::Within(WithinFact::Unshown { charters }) = &finding.fact else { return None };
            (format!("/uppdrag/{}#inom", charters.first()?), who_creates(world, group, on, l))
        }
        Cure::Report | Cure::Act { .. } => {
            let Basis::Norm(at) = &finding.basis else { return None };
            let is_late = |key: &DutyKey| key.charter == at.charter && key.norm == at.norm;
            let late = assessed.duties.iter().filter(|duty| duty.state == DutyState::Overdue);
            let duty = late.into_iter().find(|duty| is_late(&duty.key) && duty.fact == finding.fact)?;
            (way_href(group, &duty.key, duty.way), duty.owner.say(world, on, l))
        }
    };
    let who = match who.is_empty() {
        true => who,
        false => format!("{} {who}.", l.pick("Den som kan:", "Who can:")),
    };
    Some(WayView { words, label: finding.cure.label(l), href, who })
}

/// The page of the first vacant seat of a role, and who appoints to it.
fn filling(world: &World, group: &BodyId, role: &Role, on: Date, l: Language) -> (String, String) {
    let known = world.groups.get(group);
    let mut vacant = known.into_iter().flat_map(|known| known.seats_of(role, on));
    let Some(seat) = vacant.find(|seat| world.holder(seat, on).is_none()) else {
        return (format!("/grupper/{group}/plats?roll={}", word_of(role)), String::new());
    };
    let href = format!("/grupper/{group}/platser/{}", seat.id.number);
    (href, who_appoints(world, group, seat, on, l).join(", "))
}

/// Who appoints to the vacant seats of members; empty where they are more than a line can name.
fn who_fill(world: &World, group: &BodyId, on: Date, l: Language) -> String {
    let known = world.groups.get(group);
    let seats = known.into_iter().flat_map(|known| known.seats_of(&Role::Member, on));
    let vacant = seats.filter(|seat| world.holder(seat, on).is_none());
    let mut who: Vec<String> = vacant.flat_map(|seat| who_appoints(world, group, seat, on, l)).collect();
    who.sort();
    who.dedup();
    if who.len() > 3 { String::new() } else { who.join(", ") }
}

fn who_appoints(world: &World, group: &BodyId, seat: &Seat, on: Date, l: Language) -> Vec<String> {
    appointers(world, seat, on)
        .into_iter()
        .flat_map(|(_, names)| names)
        .map(|name| Party::of(world, Some(group), name, on))
        .map(|party| world.who(&party, group, seat.unit.as_ref(), on).say(world, on, l))
        .collect()
}

fn who_creates(world: &World, group: &BodyId, on: Date, l: Language) -> String {
    let who = world.who_creates_subgroups(group, on);
    who.iter().map(|who| who.say(world, on, l)).collect::<Vec<_>>().join(", ")
}
