//! What happened to a matter, step by step, in words.

use super::Addressee;
use crate::{BodyId, Language, MeetingId, RoundId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A step that a matter took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub on: Date,
    /// Which.
    pub what: StepKind,
}

/// The steps of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each step is spoken in say, in two languages")]
pub enum StepKind {
    Raised,
    Sorted { party: Option<BodyId> },
    Accepted,
    HandedOver { to: Addressee },
    Received,
    Returned { reason: String },
    Prepared,
    Consulted { with: Addressee },
    Released { party: Option<BodyId> },
    OnAgenda { meeting: MeetingId },
    LeftAgenda { meeting: MeetingId },
    ReferredBack { reason: String },
    Shared { with: BodyId },
    Positioned,
    HandedToPoliticians { to: Addressee },
    AnsweredByPoliticians,
    Asked { round: RoundId },
    Decided { unit: BodyId },
    DecidedByChair,
    Escalated { number: u32, to: Addressee },
    EscalationAnswered { number: u32 },
    Communicated { to: Addressee },
    Withdrawn,
    Closed,
    OrdererNamed { to: Addressee },
}

impl StepKind {
    /// In words.
    pub fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on).to_owned();
        let name = |to: &Addressee| to.name(world, on, language);
        match self {
            Self::Raised => pick("Väckt", "Raised"),
            Self::Sorted { party: None } => pick("Prövat mot uppdraget", "Tried against the charter"),
            Self::Sorted { party: Some(party) } => {
                let party = body(party);
                language.pick(format!("Sorterat av {party}"), format!("Sorted by {party}"))
            }
            Self::Accepted => pick("Gruppens ärende", "The group's matter"),
            Self::HandedOver { to } => {
                let to = name(to);
                language.pick(format!("Överlämnat till {to}"), format!("Handed over to {to}"))
            }
            Self::OrdererNamed { to } => {
                let to = name(to);
                language.pick(format!("Beställs nu av {to}"), format!("Ordered by {to} from now on"))
            }
            Self::Received => pick("Mottaget", "Received"),
            Self::Returned { reason } => {
                language.pick(format!("Skickat tillbaka: {reason}"), format!("Sent back: {reason}"))
            }
            Self::Prepared => pick("Underlag skrivet", "Brief written"),
            Self::Consulted { with } => {
                let with = name(with);
                language.pick(format!("Avstämt med {with}"), format!("Consulted {with}"))
            }
            Self::Released { party: None } => pick("Släppt till gruppen", "Released to the group"),
            Self::Released { party: Some(party) } => {
                let party = body(party);
                language.pick(format!("Släppt av {party}"), format!("Released by {party}"))
            }
            Self::OnAgenda { meeting } => language.pick(
                format!("På dagordningen {}", meeting.short()),
                format!("On the agenda of {}", meeting.short()),
            ),
            Self::LeftAgenda { meeting } => language.pick(
                format!("Inte behandlat på {}", meeting.short()),
                format!("Not treated at {}", meeting.short()),
            ),
            Self::ReferredBack { reason } => {
                language.pick(format!("Återremitterat: {reason}"), format!("Referred back: {reason}"))
            }
            Self::Shared { with } => {
                let with = body(with);
                language.pick(format!("Handläggs också av {with}"), format!("Also handled by {with}"))
            }
            Self::Positioned => pick("Ställningstagande", "Position taken"),
            Self::HandedToPoliticians { to } => {
                let to = name(to);
                language
                    .pick(format!("Till {to} för politisk hantering"), format!("To {to} for the politicians"))
            }
            Self::AnsweredByPoliticians => pick("Svar från politiken", "Answer from the politicians"),
            Self::Asked { round } => language
                .pick(format!("Runda {} öppnad", round.short()), format!("Round {} opened", round.short())),
            Self::Decided { unit } => {
                let unit = body(unit);
                language.pick(format!("{unit} har svarat med beslut"), format!("{unit} has decided"))
            }
            Self::DecidedByChair => pick("Ordförandebeslut", "Decided by the chair"),
            Self::Escalated { number, to } => {
                let to = name(to);
                language.pick(format!("Lyft {number} till {to}"), format!("Escalation {number} to {to}"))
            }
            Self::EscalationAnswered { number } => {
                language.pick(format!("Lyft {number} besvarat"), format!("Escalation {number} answered"))
            }
            Self::Communicated { to } => {
                let to = name(to);
                language.pick(format!("Meddelat {to}"), format!("Told {to}"))
            }
            Self::Withdrawn => pick("Återtaget", "Withdrawn"),
            Self::Closed => pick("Avslutat", "Closed"),
        }
    }
}

impl StepKind {
    /// It changed how far the matter has come, or whose turn it is; other steps are on the way.
    pub(super) fn moves(&self) -> bool {
        match self {
            Self::Raised
            | Self::Accepted
            | Self::HandedOver { .. }
            | Self::Received
            | Self::Returned { .. }
            | Self::Prepared
            | Self::Released { .. }
            | Self::OnAgenda { .. }
            | Self::LeftAgenda { .. }
            | Self::ReferredBack { .. }
            | Self::Positioned
            | Self::HandedToPoliticians { .. }
            | Self::AnsweredByPoliticians
            | Self::Asked { .. }
            | Self::Withdrawn
            | Self::Closed => true,
            Self::Sorted { .. }
            | Self::Consulted { .. }
            | Self::Shared { .. }
            | Self::Decided { .. }
            | Self::DecidedByChair
            | Self::Escalated { .. }
            | Self::EscalationAnswered { .. }
            | Self::Communicated { .. }
            | Self::OrdererNamed { .. } => false,
        }
    }
}
