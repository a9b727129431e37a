//! Matters: what a group works on, from the question that somebody raises until it is done everywhere, or goes elsewhere.
//!
//! What the group agreed, and what each administration decided, is in the room `decision`; what is asked of the
//! administrations, in `round`; where it goes when nobody may decide, in `escalation`.
//!
//! **Invariant:** a matter never stands still in silence. It is somebody's to move, or it is closed, withdrawn, or
//! handed over and received.

mod apply;
pub mod command;
mod decided;
mod intake;
mod preparation;
mod remit;
mod say;
mod store;
mod turn;

pub(crate) use decided::{add, close, open as open_matter, rank, refer_back, share, withdraw};
pub use intake::{addressee, channels};
pub(crate) use intake::{raise, receive, triage};
pub use preparation::{Headings, headings, lacking};
pub(crate) use preparation::{consult, not_asked, not_released, prepare, put_on_agenda, release};
pub use remit::{RemitQuestion, remit};
pub use say::{MatterFact, MatterNo};
pub use store::Matters;
pub use turn::{Turn, TurnKind, turns};

use crate::{
    BodyId, Digest, EmploymentId, Language, MatterId, MeetingId, PersonId, Refusal, RoundId, World,
    decision::{Communication, Decision, Position},
    escalation::Escalation,
    grounds::NormRef,
    refusal::{Who, Why},
    seat::Role,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What sort of matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// Fråga.
    Question,
    /// Utvecklingsinitiativ, ranked with others (row 46).
    Initiative,
    /// Gott exempel, to be spread (rows 54, 56).
    Practice,
    /// Uppdrag from another body, reported back (rows 155, 159).
    Commission,
    /// Avstämning: others ask the group's view, and it has no right to decide (rows 72, 156).
    SoundingBoard,
    /// Följer av beslut elsewhere, and makes work here (row 195).
    DecidedElsewhere,
}

impl MatterKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Question,
        Self::Initiative,
        Self::Practice,
        Self::Commission,
        Self::SoundingBoard,
        Self::DecidedElsewhere,
    ];

    /// It can have a place among a group's initiatives (rows 46, 196).
    pub fn is_ranked(self) -> bool {
        match self {
            Self::Initiative | Self::Commission => true,
            Self::Question | Self::Practice | Self::SoundingBoard | Self::DecidedElsewhere => false,
        }
    }

    /// Decisions follow from it; a group that only gives its view has no right to any (rows 72, 156).
    pub fn leads_to_decisions(self) -> bool {
        match self {
            Self::Question
            | Self::Initiative
            | Self::Practice
            | Self::Commission
            | Self::DecidedElsewhere => true,
            Self::SoundingBoard => false,
        }
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Question => language.pick("Fråga", "Question"),
            Self::Initiative => language.pick("Utvecklingsinitiativ", "Initiative"),
            Self::Practice => language.pick("Gott exempel", "Good practice"),
            Self::Commission => language.pick("Uppdrag från annan", "Commission"),
            Self::SoundingBoard => language.pick("Avstämning", "Sounding board"),
            Self::DecidedElsewhere => language.pick("Beslutat av andra", "Decided elsewhere"),
        }
    }
}

/// Whom something goes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// A body: an office, an administration through its head, a group through its chair.
    Body(BodyId),
    /// Whoever has a role in a group.
    Role {
        /// The role.
        role: Role,
        /// The group.
        group: BodyId,
    },
    /// A name in the charter that no registered body has.
    Named(String),
}

impl Addressee {
    /// As an answer to *who can?*.
    pub fn who(&self, world: &World, on: Date) -> Who {
        match self {
            Self::Body(body) => world.who_acts_for(body, on),
            Self::Role { role, group } => {
                world.who(&crate::organisation::Party::Role(role.clone()), group, None, on)
            }
            Self::Named(name) => Who::Named { name: name.clone() },
        }
    }

    /// A person may answer for it on a day.
    pub fn is(&self, world: &World, person: &PersonId, on: Date) -> bool {
        match self {
            Self::Body(body) => world.acts_for(person, body, on),
            Self::Role { role, group } => world.has_role(person, group, role, on),
            Self::Named(_) => false,
        }
    }

    /// Its name.
    pub fn name(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::Body(body) => world.organisation.name(body, on).to_owned(),
            Self::Role { role, group } => {
                let (role, group) = (role.label(language), world.organisation.name(group, on));
                language.pick(format!("{role} i {group}"), format!("{role} of {group}"))
            }
            Self::Named(name) => name.clone(),
        }
    }
}

/// How far a matter has come. Decisions at home are told apart from it: see [`crate::decision::Joint`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatterStage {
    /// Somebody raised it.
    Raised,
    /// It is the group's.
    Accepted,
    /// There is a brief.
    Prepared,
    /// Everybody who prepares has released it.
    Ready,
    /// It is on an agenda.
    OnAgenda {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The group has taken a position.
    Agreed,
    /// It is done.
    Closed {
        /// When.
        on: Date,
        /// How it ended.
        note: String,
    },
    /// It is not the group's, and went to whose it is.
    HandedOver {
        /// To whom.
        to: Addressee,
        /// When that was.
        on: Date,
        /// When they received it.
        received: Option<Date>,
    },
    /// It was taken back.
    Withdrawn {
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl MatterStage {
    /// The word for it.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Raised => language.pick("Väckt", "Raised"),
            Self::Accepted => language.pick("Gruppens", "The group's"),
            Self::Prepared => language.pick("Berett", "Prepared"),
            Self::Ready => language.pick("Klart för möte", "Ready"),
            Self::OnAgenda { .. } => language.pick("På dagordningen", "On the agenda"),
            Self::Agreed => language.pick("Ställningstagande", "Position taken"),
            Self::Closed { .. } => language.pick("Avslutat", "Closed"),
            Self::HandedOver { received: Some(_), .. } => language.pick("Överlämnat", "Handed over"),
            Self::HandedOver { received: None, .. } => {
                language.pick("Överlämnat, inte mottaget", "Handed over, not received")
            }
            Self::Withdrawn { .. } => language.pick("Återtaget", "Withdrawn"),
        }
    }

    /// Nobody has to move it any more.
    pub fn is_over(&self) -> bool {
        matches!(
            self,
            Self::Closed { .. } | Self::HandedOver { received: Some(_), .. } | Self::Withdrawn { .. }
        )
    }
}

/// What is written for the group before it takes a position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// What it is about.
    pub background: String,
    /// The position that is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// Why none is proposed (row 165).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_none: Option<String>,
    /// Consequences, by what they are for, as the charter names it (row 51).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub impact: BTreeMap<String, String>,
    /// Aspects, as the charter names them (row 158).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aspects: BTreeMap<String, String>,
    /// It would change work or working conditions in an important way, so that the law asks for negotiation first
    /// (MBL 11 §).
    #[serde(default)]
    pub changes_work: bool,
}

/// One of those who sort a matter has said whose it is (row 163).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// For which of them, where the charter names several.
    pub party: Option<BodyId>,
    /// The boundaries that apply.
    pub applies: Vec<NormRef>,
    /// It is a matter between parties, and not the group's.
    pub is_party_matter: bool,
    /// When.
    pub on: Date,
}

/// Somebody was asked before the position (row 149).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Who.
    pub with: Addressee,
    /// When.
    pub on: Date,
    /// What they said.
    pub outcome: String,
}

/// A document of a matter: dated, with sender and recipient. Source: OSL 5 kap. 2 § (frame F1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterDocument {
    /// What it concerns.
    pub title: String,
    /// Its bytes.
    pub content: Digest,
    /// When it came in or was drawn up.
    pub on: Date,
    /// From whom.
    pub sender: String,
    /// To whom.
    pub recipient: String,
}

/// Where a matter stands among a group's ranked initiatives (row 46).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ranked {
    /// Which.
    pub matter: MatterId,
    /// When it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// When it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<Date>,
}

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
    Prepared,
    Consulted { with: Addressee },
    Released { party: Option<BodyId> },
    OnAgenda { meeting: MeetingId },
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
}

/// A matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// Its id.
    pub id: MatterId,
    /// What it is called.
    pub title: String,
    /// What sort it is.
    pub kind: MatterKind,
    /// What it is about, in short.
    pub summary: String,
    /// What would be decided, as mandates name it: *regional rutin*, *inköp*.
    pub subject: Option<String>,
    /// Its number in the registry: the registrar's, or of the program's own series.
    pub registry_number: String,
    /// How it came (row 153).
    pub channel: Option<String>,
    /// The body whose order or decision it follows from.
    pub origin: Option<Addressee>,
    /// Who raised it.
    pub raised_by: PersonId,
    /// How far it has come.
    pub stage: MatterStage,
    /// Who has sorted it.
    pub triage: Vec<Triage>,
    /// What is written for the group.
    pub brief: Option<Brief>,
    /// Who was asked before the position.
    pub consulted: Vec<Consultation>,
    /// Those who prepare and have released it.
    pub released: Vec<Option<BodyId>>,
    /// Groups that handle it too (row 152).
    pub shared_with: Vec<BodyId>,
    /// Its documents.
    pub documents: Vec<MatterDocument>,
    /// What the group agreed.
    pub position: Option<Position>,
    /// What was asked of the administrations.
    pub rounds: Vec<RoundId>,
    /// What was decided, by administration.
    pub decisions: Vec<Decision>,
    /// Where it was lifted.
    pub escalations: Vec<Escalation>,
    /// Who was told of the decision.
    pub communicated: Vec<Communication>,
    /// What happened, oldest first.
    pub steps: Vec<Step>,
}

impl Matter {
    /// An escalation that waits for an answer.
    pub fn open_escalations(&self) -> impl Iterator<Item = &Escalation> {
        self.escalations.iter().filter(|one| one.is_open())
    }

    /// The escalation of one administration's part that waits for an answer.
    pub fn lifted_for(&self, unit: &BodyId) -> Option<&Escalation> {
        self.open_escalations().find(|one| one.unit.as_ref() == Some(unit))
    }

    /// What was last decided for an administration.
    pub fn decision_for(&self, unit: &BodyId) -> Option<&Decision> {
        self.decisions.iter().rfind(|one| one.unit.as_ref() == Some(unit))
    }

    /// When it was raised.
    pub fn raised(&self) -> Option<Date> {
        self.steps.first().map(|step| step.on)
    }
}

impl World {
    /// A matter, or that there is none.
    pub fn matter(&self, id: &MatterId) -> Result<&Matter, Refusal> {
        self.matters
            .get(id)
            .ok_or_else(|| Refusal::new(Why::Matter(MatterNo::NoSuchMatter { matter: id.clone() })))
    }

    /// The administrations and other bodies that a group's members come from on a day, in the order of their seats.
    pub fn home_units(&self, group: &BodyId, on: Date) -> Vec<BodyId> {
        let mut units = Vec::new();
        for seat in self.groups.get(group).into_iter().flat_map(|group| group.seats(on)) {
            let is_member = matches!(seat.role, Role::Chair | Role::ViceChair | Role::Member);
            if let Some(unit) = seat.unit.as_ref().filter(|unit| is_member && !units.contains(*unit)) {
                units.push(unit.clone());
            }
        }
        units
    }

    /// Whoever answers for a unit in a group on a day: its member there, else its head.
    pub fn answers_for(&self, group: &BodyId, unit: &BodyId, on: Date) -> Who {
        let seats = self.groups.get(group).into_iter().flat_map(|group| group.seats(on));
        let own = seats.filter(|seat| seat.unit.as_ref() == Some(unit));
        let members = own.filter(|seat| matches!(seat.role, Role::Member | Role::Chair | Role::ViceChair));
        let held = members.into_iter().find_map(|seat| self.held(seat, on));
        match held {
            Some((_, employment)) => Who::Person { person: employment.person.clone() },
            None => self.who_acts_for(unit, on),
        }
    }

    /// How a person answers for a unit in a group on a day: none where they may not.
    pub fn capacity(
        &self,
        person: &PersonId,
        group: &BodyId,
        unit: &BodyId,
        on: Date,
    ) -> Option<(EmploymentId, crate::round::Capacity)> {
        use crate::round::Capacity;
        let known = self.groups.get(group)?;
        let is_theirs = |employment: &EmploymentId| {
            self.people.employment(employment).is_some_and(|employment| employment.person == *person)
        };
        let mut found = None;
        for seat in known.seats(on) {
            let Some(held) = self.holder(seat, on).filter(|held| is_theirs(&held.employment)) else {
                continue;
            };
            let (of, capacity) = match &seat.role {
                Role::Chair | Role::ViceChair | Role::Member => (seat.unit.as_ref(), Capacity::Member),
                Role::Substitute { of } => {
                    (self.seat(of).ok().and_then(|seat| seat.unit.as_ref()), Capacity::Substitute)
                }
                Role::CoOpted | Role::ContactPerson | Role::Coordinator | Role::Secretary => continue,
            };
            if of == Some(unit) && found.as_ref().is_none_or(|(_, known)| capacity < *known) {
                found = Some((held.employment.clone(), capacity));
            }
        }
        if found.is_some() || !self.acts_for(person, unit, on) {
            return found;
        }
        let employment = self.people.employments(person).find(|one| one.period.holds(on))?;
        Some((employment.id.clone(), Capacity::Head))
    }
}
