//! Matters: what a group works on, from the question that somebody raises until it is done everywhere, or goes elsewhere.
//!
//! What the group agreed, and what each administration decided, is in the room `decision`; what is asked of the
//! administrations, in `round`; where it goes when nobody may decide, in `escalation`.
//!
//! **Invariant:** a matter never stands still in silence. It is somebody's to move, or it is closed, withdrawn, or
//! handed over and received.

mod addressee;
mod agenda;
mod apply;
pub mod command;
mod decided;
mod intake;
mod kind;
mod orderer;
mod preparation;
mod remit;
mod say;
mod sorting;
mod stage;
mod step;
mod store;
mod tag;
mod turn;

pub use addressee::Addressee;
pub(crate) use agenda::{not_released, put_on_agenda, refer_back};
pub(crate) use decided::{add, close, open as open_matter, rank, register, share, submit, withdraw};
pub use intake::{addressee, channels};
pub(crate) use intake::{raise, receive, send_back};
pub use kind::MatterKind;
pub(crate) use orderer::name_orderer;
pub use preparation::{Headings, headings, lacking, prepares_matters_for};
pub(crate) use preparation::{consult, not_asked, prepare, preparers, release};
pub(crate) use remit::stems;
pub use remit::{RemitQuestion, remit};
pub use say::{MatterFact, MatterNo};
pub(crate) use sorting::triage;
pub use stage::MatterStage;
pub use step::{Step, StepKind};
pub use store::Matters;
pub use tag::Quality;
pub(crate) use tag::tag;
pub use turn::{Turn, TurnKind, turns};

use crate::{
    BodyId, Digest, DocumentId, EmploymentId, EngagementId, MatterId, PersonId, Refusal, RoundId, World,
    decision::{Communication, Decision, Position},
    escalation::Escalation,
    grounds::NormRef,
    meeting::Media,
    refusal::{Who, Why},
    seat::Role,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// Whose a matter is, as somebody who sorts says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remit {
    /// The group's.
    Ours {
        /// Why, although a boundary applies that has an exception.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_spite_of: Option<String>,
    },
    /// Another's, by a boundary of the charter.
    Elsewhere {
        /// Which.
        by: NormRef,
        /// Whose.
        to: Addressee,
    },
    /// One party's own, and not common.
    Party {
        /// Whose.
        to: BodyId,
    },
}

impl Remit {
    /// They say the same, be it in other words.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ours { .. }, Self::Ours { .. }) => true,
            (Self::Elsewhere { by: one, to }, Self::Elsewhere { by, to: other }) => one == by && to == other,
            (Self::Party { to }, Self::Party { to: other }) => to == other,
            (Self::Ours { .. } | Self::Elsewhere { .. } | Self::Party { .. }, _) => false,
        }
    }
}

/// One of those who sort a matter has said whose it is (row 163).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// For which of them, where the charter names several.
    pub party: Option<BodyId>,
    /// The sentences that apply.
    pub applies: Vec<NormRef>,
    /// Whose it is.
    pub view: Remit,
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
    /// The file's name; none where it was written here.
    pub name: Option<String>,
    /// What kind of file it is.
    pub media: Media,
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
    /// What good care it is for (row 40).
    pub qualities: Vec<Quality>,
    /// Which of the charter's objectives it is for (rows 38, 39, 41, 42).
    pub objectives: Vec<NormRef>,
    /// Its number in the registry: the registrar's, or of the program's own series.
    pub registry_number: String,
    /// How it came (row 153).
    pub channel: Option<String>,
    /// Whose order or decision it follows from.
    pub origin: Option<Addressee>,
    /// The engagement that it came of (rows 156, 160).
    pub engagement: Option<EngagementId>,
    /// The governing document that it revises (row 162).
    pub document: Option<DocumentId>,
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

    /// The whole of it was lifted, and decided there.
    pub fn is_decided_above(&self) -> bool {
        let whole = self.escalations.iter().rfind(|one| one.unit.is_none());
        whole.is_some_and(|one| one.decision().is_some())
    }

    /// What was last decided for an administration.
    pub fn decision_for(&self, unit: &BodyId) -> Option<&Decision> {
        self.decisions.iter().rfind(|one| one.unit.as_ref() == Some(unit))
    }

    /// Whose it is, as one of those who sort said last.
    pub fn view_of(&self, party: Option<&BodyId>) -> Option<&Remit> {
        self.triage.iter().rfind(|one| one.party.as_ref() == party).map(|one| &one.view)
    }

    /// Whoever ordered it or asked for it, and has not been told how it went.
    pub fn unanswered_origin(&self) -> Option<&Addressee> {
        let origin = self.origin.as_ref().filter(|_| self.kind.is_answered())?;
        self.communicated.iter().all(|one| one.to != *origin).then_some(origin)
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
