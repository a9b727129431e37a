//! What a charter requires by a day: who owes it, when it is due, and how it is met.
//!
//! Duties are not stored. They follow from the charter in force; stored is only that one was met, waived or started.
//!
//! **Invariant:** a clock without a start date is *not started*: it never fires and never reads as met.

mod about;

pub use about::{About, Subject};

use crate::{
    BodyId, CharterId, Event, Refusal, World,
    command::{Outcome, Request},
    finding::Class,
    grounds::{Basis, Fact, Ground, House, NormRef},
    matter::TurnKind,
    organisation::Party,
    refusal::{Who, Why},
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::{Language, Rule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// Which duty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct DutyKey {
    /// The charter that requires it.
    pub charter: CharterId,
    /// The position of the norm.
    pub norm: usize,
    /// For what comes again: the day this one was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Date>,
    /// For what a norm asks of several: which of them.
    #[serde(default, skip_serializing_if = "About::is_nothing")]
    pub about: About,
}

/// How a duty is met: by which act. A page makes a link of it, to where the act is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Somebody does it, and records that it is done.
    Report,
    /// A new version of the charter is adopted.
    RenewCharter,
    /// Somebody is appointed.
    Appoint,
    /// The charter's demands on a member are attested.
    AttestEligibility,
    /// Whoever the charter says moves up.
    MoveUp,
    /// How the coordinator's time is shared is recorded.
    ShareCoordinator,
    /// Meetings are planned.
    PlanMeetings,
    /// The notice of the meeting is sent.
    CallMeeting,
    /// The meeting is reported as held.
    HoldMeeting,
    /// Papers are sent along with the notice of the meeting.
    AddPapers,
    /// The dialogue is recorded by which the number of meetings is another.
    AdjustFrequency,
    /// The notes are shared.
    ShareNotes,
    /// The notes are approved, signed or attested.
    SignNotes,
    /// The notes are published, and that is confirmed.
    PublishNotes,
    /// The notes are registered.
    RegisterNotes,
    /// A member tells at home.
    CommunicateAtHome,
    /// It is confirmed that what there is to know of the group stands in a place.
    PublishGroup,
    /// A question is put to the administrations.
    OpenRound,
    /// An administration answers.
    AnswerRound,
    /// Somebody is told of a decision.
    TellOfDecision,
    /// Somebody says that they were told.
    AcknowledgeDecision,
    /// Initiatives are ranked.
    RankInitiatives,
    /// A board is told of what was decided for it.
    ReportDecisions,
    /// A mandate is entered.
    EnterMandate,
    /// It is attested where the tasks stand in the year's plan.
    PlanTasks,
    /// It is recorded that somebody was heard about a matter.
    HearBefore,
    /// A closing word ends an engagement.
    GiveWord,
    /// It is recorded which documents a group keeps up to date.
    KeepDocuments,
    /// A governing document is reviewed.
    ReviewDocument,
    /// The principals are asked how they have followed an agreement up.
    FollowUpAgreement,
    /// It is recorded what comes after an agreement that runs out.
    RenewAgreement,
    /// A subgroup's charter is declared to lie inside the group's.
    DeclareWithinScope,
    /// The next thing about a matter is done.
    MoveMatter {
        /// What.
        what: TurnKind,
    },
}

impl Way {
    /// The program itself sees that it is done, by the act: nobody may merely say so.
    pub fn is_seen(self) -> bool {
        match self {
            Self::PlanMeetings
            | Self::AdjustFrequency
            | Self::CallMeeting
            | Self::HoldMeeting
            | Self::ShareNotes
            | Self::SignNotes
            | Self::PublishNotes
            | Self::RegisterNotes
            | Self::CommunicateAtHome
            | Self::PublishGroup
            | Self::OpenRound
            | Self::AnswerRound
            | Self::TellOfDecision
            | Self::AcknowledgeDecision
            | Self::RankInitiatives
            | Self::ReportDecisions
            | Self::EnterMandate
            | Self::PlanTasks
            | Self::HearBefore
            | Self::GiveWord
            | Self::KeepDocuments
            | Self::ReviewDocument
            | Self::FollowUpAgreement
            | Self::RenewAgreement
            | Self::DeclareWithinScope
            | Self::MoveMatter { .. }
            | Self::Appoint
            | Self::AttestEligibility
            | Self::MoveUp
            | Self::ShareCoordinator => true,
            Self::Report | Self::RenewCharter | Self::AddPapers => false,
        }
    }

    /// What to do, as on a button.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Report => language.pick("Anteckna att det är gjort", "Record that it is done"),
            Self::RenewCharter => language.pick("Läs in en ny version", "Have a new version read"),
            Self::Appoint => language.pick("Utse", "Appoint"),
            Self::AttestEligibility => language.pick("Intyga", "Attest"),
            Self::MoveUp => language.pick("Anteckna efterträdandet", "Record the succession"),
            Self::ShareCoordinator => {
                language.pick("Anteckna hur tiden delas", "Record how the time is shared")
            }
            Self::PlanMeetings => language.pick("Planera möten", "Plan meetings"),
            Self::CallMeeting => language.pick("Skicka kallelsen", "Send the notice"),
            Self::HoldMeeting => language.pick("Anteckna mötet som hållet", "Report the meeting as held"),
            Self::AddPapers => language.pick("Lägg till underlag", "Add papers"),
            Self::AdjustFrequency => language.pick("Anteckna dialogen", "Record the dialogue"),
            Self::ShareNotes => language.pick("Skriv och dela anteckningarna", "Write and share the notes"),
            Self::SignNotes => language.pick("Läs och skriv under", "Read and sign"),
            Self::PublishNotes => language.pick("Publicera och bekräfta", "Publish and confirm"),
            Self::RegisterNotes => language.pick("Diarieför", "Register"),
            Self::CommunicateAtHome => language.pick("Berätta hemma", "Tell at home"),
            Self::PublishGroup => language.pick("Bekräfta uppgifterna", "Confirm the facts"),
            Self::OpenRound => language.pick("Fråga förvaltningarna", "Ask the administrations"),
            Self::AnswerRound => language.pick("Svara", "Answer"),
            Self::TellOfDecision => language.pick("Meddela", "Tell them"),
            Self::AcknowledgeDecision => language.pick("Kvittera", "Acknowledge"),
            Self::RankInitiatives => language.pick("Rangordna", "Rank"),
            Self::ReportDecisions => language.pick("Anmäl till nämnden", "Report to the board"),
            Self::EnterMandate => language.pick("För in mandatet", "Enter the mandate"),
            Self::PlanTasks => language.pick("Gå igenom årets uppgifter", "Go through the year's tasks"),
            Self::HearBefore => language.pick("Anteckna vem som hörts", "Record who was heard"),
            Self::GiveWord => language.pick("Skriv slutordet", "Write the closing word"),
            Self::KeepDocuments => language.pick("Anteckna dokumenten", "Record the documents"),
            Self::ReviewDocument => language.pick("Se över dokumentet", "Review the document"),
            Self::DeclareWithinScope => {
                language.pick("Intyga att det ligger inom uppdraget", "Declare that it lies inside")
            }
            Self::FollowUpAgreement => language.pick("Fråga om uppföljningen", "Ask about the follow-up"),
            Self::RenewAgreement => {
                language.pick("Anteckna vad som gäller sedan", "Record what comes after it")
            }
            Self::MoveMatter { what } => what.label(language),
        }
    }
}

/// How a duty ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// Met.
    Met {
        /// When.
        on: Date,
        /// What shows it.
        note: String,
    },
    /// Waived.
    Waived {
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// Where a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// Past its day.
    Overdue,
    /// Near enough to be seen to; how near is for each kind of duty to say.
    DueSoon,
    /// Later, or without a day.
    Running,
    /// Its clock has no start date.
    NotStarted,
    /// Done.
    Met,
    /// Set aside with a reason.
    Waived,
}

impl DutyState {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Overdue => language.pick("Försenad", "Overdue"),
            Self::DueSoon => language.pick("Snart", "Due soon"),
            Self::Running => language.pick("Löper", "Running"),
            Self::NotStarted => language.pick("Ej startad", "Not started"),
            Self::Met => language.pick("Klar", "Met"),
            Self::Waived => language.pick("Avsteg med skäl", "Waived with reason"),
        }
    }

    /// It still asks something of somebody.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::DueSoon | Self::Running | Self::NotStarted)
    }
}

/// Days before its day that a duty is due soon.
pub const SOON: i32 = 90;

/// A duty as it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Which.
    pub key: DutyKey,
    /// By when.
    pub due: Option<Date>,
    /// Where it stands.
    pub state: DutyState,
    /// What was weighed.
    pub fact: Fact,
    /// Whose turn it is; many duties are one person's.
    pub owner: Arc<Who>,
    /// How it is met.
    pub way: Way,
}

/// What is stored of duties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Duties {
    pub(crate) ended: BTreeMap<DutyKey, Ended>,
    pub(crate) clocks: BTreeMap<NormRef, Date>,
}

impl Duties {
    /// How a duty ended.
    pub fn ended(&self, key: &DutyKey) -> Option<&Ended> {
        self.ended.get(key)
    }

    /// When a norm's clock was started by hand.
    pub fn clock(&self, at: &NormRef) -> Option<Date> {
        self.clocks.get(at).copied()
    }
}

/// The state of an open duty with this day, which is due soon so many days before it.
pub(crate) fn open_state(due: Option<Date>, soon: i32, on: Date) -> DutyState {
    match due {
        Some(due) if due < on => DutyState::Overdue,
        Some(due) if due <= crate::period::days_after(on, soon) => DutyState::DueSoon,
        Some(_) | None => DutyState::Running,
    }
}

/// Decides whether a duty may be reported as met, or a *bör* set aside with a reason: by the chair, the coordinator or
/// the registrar. Whoever the charter gives a duty may say themselves that they have done it.
pub(crate) fn end(
    world: &World,
    request: &Request,
    key: &DutyKey,
    on: Option<Date>,
    text: &str,
    is_waived: bool,
) -> Result<Outcome, Refusal> {
    let (group, kept) = keeper(world, request, &key.charter)?;
    let (person, today) = (request.person()?, request.now.today);
    let assessed = crate::assess_group(world, &group, today).ok_or_else(|| Refusal::new(Why::NoSuchDuty))?;
    let is_theirs = |duty: &&Duty| duty.key == *key && duty.owner.person() == Some(person);
    let ground = match assessed.duties.iter().find(is_theirs) {
        Some(duty) if kept.is_err() && !is_waived => {
            Ground::norm(NormRef { charter: key.charter.clone(), norm: key.norm }, duty.fact.clone())
        }
        Some(_) | None => kept?,
    };
    if let Some(Ended::Met { on, .. } | Ended::Waived { on, .. }) = world.duties.ended(key) {
        return Err(Refusal::new(Why::DutyDone { on: *on }));
    }
    let at = NormRef { charter: key.charter.clone(), norm: key.norm };
    if is_waived
        && known_modality(world, &at).is_some_and(|modality| Class::of(modality) == Some(Class::Deviation))
    {
        return Err(Refusal::new(Why::MustIsKept).by(Ground::norm(at, Fact::Nothing)));
    }
    let fact = match assessed.duties.iter().find(|duty| duty.key == *key) {
        Some(duty) if duty.way.is_seen() && !is_waived => {
            return Err(Refusal::new(Why::MetByTheAct { way: duty.way })
                .by(Ground::norm(at, duty.fact.clone()))
                .who([Who::clone(&duty.owner)]));
        }
        Some(duty) => duty.fact.clone(),
        None if is_waived => broken_should(&assessed, &at)?,
        None => return Err(Refusal::new(Why::NoSuchDuty)),
    };
    let on = on.unwrap_or(today);
    if on > today {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    let text = text.trim().to_owned();
    let event = if is_waived {
        if text.is_empty() {
            return Err(Refusal::mistake("reason", Why::ReasonMissing));
        }
        Event::DutyWaived { duty: key.clone(), on, reason: text }
    } else {
        Event::DutyMet { duty: key.clone(), on, note: text }
    };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(at, fact)))
}

fn known_modality(world: &World, at: &NormRef) -> Option<samordna_charter::Modality> {
    world.charter(&at.charter)?.norm(at.norm).map(|norm| norm.modality)
}

/// The facts of a *bör* that is not kept and is no duty: it is set aside with a reason (row 95).
fn broken_should(assessed: &crate::GroupAssessment, at: &NormRef) -> Result<Fact, Refusal> {
    let wanted = Basis::Norm(at.clone());
    let finding = assessed.findings.iter().find(|finding| finding.basis == wanted);
    finding.map(|finding| finding.fact.clone()).ok_or_else(|| Refusal::new(Why::NoSuchDuty))
}

/// Decides whether a clock that the charter leaves undated may be started.
pub(crate) fn start_clock(
    world: &World,
    request: &Request,
    charter: &CharterId,
    norm: usize,
    on: Date,
) -> Result<Outcome, Refusal> {
    let ground = keeper(world, request, charter)?.1?;
    let at = NormRef { charter: charter.clone(), norm };
    let known = world.known_charter(charter)?;
    match known.norm(norm).map(|norm| &norm.rule) {
        Some(Rule::Evaluation(_) | Rule::Reporting(_) | Rule::ProcessTeams(_)) => {}
        Some(_) => return Err(Refusal::mistake("norm", Why::NoClock)),
        None => return Err(Refusal::mistake("norm", Why::NoSuchNorm { norm })),
    }
    if let Some(since) = world.duties.clock(&at) {
        return Err(Refusal::new(Why::ClockRuns { since }));
    }
    let event = Event::ClockStarted { charter: charter.clone(), norm, on };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(at, Fact::NoStart)))
}

/// The group of a charter, and whether the actor keeps it in order.
fn keeper(
    world: &World,
    request: &Request,
    charter: &CharterId,
) -> Result<(BodyId, Result<Ground, Refusal>), Refusal> {
    let known = world.known_charter(charter)?;
    let group = known.group.clone().ok_or_else(|| Refusal::new(Why::CharterNotPlaced))?;
    let (person, today) = (request.person()?, request.now.today);
    let roles = [Role::Chair, Role::Coordinator];
    if roles.iter().any(|role| world.has_role(person, &group, role, today)) {
        return Ok((group, Ok(Ground::house(House::ChairAndCoordinatorKeepTheGroup, Fact::Nothing))));
    }
    let who = roles.map(|role| world.who(&Party::Role(role), &group, None, today));
    Ok((group, request.registrar(world).map_err(|no| no.who(who))))
}
