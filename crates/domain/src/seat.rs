//! Seats: whose they are, in which role, who sits on them and since when. An empty seat is a thing of its own.
//!
//! What the charter asks for before somebody sits there is in `steps`, for how long in `tenure`, from which side in `side`.
//!
//! **Invariant:** one person at a time on a seat; one standing chair seat and one vice chair seat a group. The
//! appointments of a seat that follows a post are those of the post, and nobody's act.

mod appoint;
pub mod command;
mod decided;
mod gates;
mod happened;
mod held;
mod post;
mod quota;
mod say;
mod share;
mod side;
mod steps;
mod succeed;
mod tenure;
mod vacancy;

pub(crate) use appoint::appoint;
pub(crate) use decided::{abolish, attest, consult, end, establish, keeper, propose};
pub use quota::seats_wanted;
pub(crate) use quota::{fits_purpose, is_a, is_each};
pub use say::{SeatFact, SeatNo};
pub use share::Shared;
pub(crate) use share::{limit, share};
pub use side::{Side, side_of};
pub(crate) use side::{is_from, is_known_side};
pub(crate) use steps::fillers;
pub use steps::{Step, Steps, appointers, steps};
pub(crate) use succeed::succeed;
pub(crate) use tenure::{most_years, moving_up, role_of, since, turn};
pub(crate) use vacancy::is_followed;
pub use vacancy::{Ending, Vacancy, endings, vacancies};

use crate::{BodyId, EmploymentId, Period, SeatId};
use jiff::civil::Date;
use samordna_charter::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// What a seat is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ordförande.
    Chair,
    /// Vice ordförande.
    ViceChair,
    /// Ledamot.
    Member,
    /// Ersättare for the regular member on this seat.
    Substitute {
        /// The regular member's seat.
        of: SeatId,
    },
    /// Adjungerad.
    CoOpted,
    /// Kontaktperson.
    ContactPerson,
    /// Koordinator.
    Coordinator,
    /// Sekreterare.
    Secretary,
}

impl Role {
    /// The role in words.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Chair => language.pick("Ordförande", "Chair"),
            Self::ViceChair => language.pick("Vice ordförande", "Vice chair"),
            Self::Member => language.pick("Ledamot", "Member"),
            Self::Substitute { .. } => language.pick("Ersättare", "Substitute"),
            Self::CoOpted => language.pick("Adjungerad", "Co-opted"),
            Self::ContactPerson => language.pick("Kontaktperson", "Contact person"),
            Self::Coordinator => language.pick("Koordinator", "Coordinator"),
            Self::Secretary => language.pick("Sekreterare", "Secretary"),
        }
    }

    /// A group has at most one standing seat of this role.
    fn is_single(&self) -> bool {
        matches!(self, Self::Chair | Self::ViceChair | Self::ContactPerson)
    }
}

/// Somebody on a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// Who.
    pub employment: EmploymentId,
    /// When, as it was decided; see [`crate::World::last_day`] for what cut it short.
    pub period: Period,
    /// The day the charter's demands on a member were last attested for them.
    pub attested: Option<Date>,
    /// The routine that was followed.
    pub routine: Option<String>,
    /// They sit here as long as they sit in this body.
    pub while_in: Option<BodyId>,
    /// Why it is otherwise than the charter says that it should be.
    pub reason: Option<String>,
    /// They moved up from this seat.
    pub succeeded_from: Option<SeatId>,
    /// What came before it: proposals and consultations.
    pub prepared: Vec<Prepared>,
}

impl Appointment {
    /// Somebody, in a period.
    pub(crate) fn new(employment: EmploymentId, period: Period) -> Self {
        Self {
            employment,
            period,
            attested: None,
            routine: None,
            while_in: None,
            reason: None,
            succeeded_from: None,
            prepared: Vec::new(),
        }
    }
}

/// What is done before somebody is appointed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Prepared {
    /// A body proposed somebody.
    Proposed {
        /// Who proposed.
        by: BodyId,
        /// Whom.
        employment: EmploymentId,
        /// When.
        on: Date,
        /// Why them.
        note: String,
    },
    /// A body was consulted.
    Consulted {
        /// Which.
        with: BodyId,
        /// About whom; none where it was about the seat as such.
        employment: Option<EmploymentId>,
        /// When.
        on: Date,
        /// What they said.
        outcome: String,
    },
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The unit whose seat it is.
    pub unit: Option<BodyId>,
    /// What it is for.
    pub role: Role,
    /// What it is for beside the role, as *stöd och beredning* (row 108).
    pub purpose: Option<String>,
    /// The post whose holder sits here: an office, or a group for its chair.
    pub follows: Option<BodyId>,
    /// When it stands.
    pub period: Period,
    /// Who has sat on it, oldest first.
    pub appointments: SmallVec<[Appointment; 1]>,
    /// What has been done before the next appointment.
    pub prepared: Vec<Prepared>,
}

impl Seat {
    /// Who sits on it on a day, by appointment; see [`crate::World::holder`] for whether they still do.
    pub fn appointment(&self, on: Date) -> Option<&Appointment> {
        self.appointments.iter().rfind(|appointment| appointment.period.holds(on))
    }
}
