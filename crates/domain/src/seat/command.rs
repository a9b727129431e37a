//! What can be asked for about seats.

use super::Role;
use crate::{BodyId, EmploymentId, SeatId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Establish a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EstablishSeat {
    /// The group.
    pub group: BodyId,
    /// What it is for.
    pub role: Role,
    /// Whose it is.
    #[serde(default)]
    pub unit: Option<BodyId>,
    /// What it is for beside the role.
    #[serde(default)]
    pub purpose: Option<String>,
    /// The post whose holder sits there without being appointed: an office, a body for its head, a group for its chair.
    #[serde(default)]
    pub follows: Option<BodyId>,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
}

impl EstablishSeat {
    /// A seat of this role from today.
    pub fn new(group: BodyId, role: Role) -> Self {
        Self { group, role, unit: None, purpose: None, follows: None, from: None }
    }
}

/// Propose somebody for a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeForSeat {
    /// The seat.
    pub seat: SeatId,
    /// Who.
    pub employment: EmploymentId,
    /// For which body; left out, the one that you act for.
    #[serde(default)]
    pub by: Option<BodyId>,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// Why them.
    #[serde(default)]
    pub note: String,
}

/// Log that a body was consulted before somebody is appointed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogConsultation {
    /// The seat.
    pub seat: SeatId,
    /// Who was consulted.
    pub with: BodyId,
    /// About whom; left out, about the seat as such.
    #[serde(default)]
    pub employment: Option<EmploymentId>,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// What they said.
    pub outcome: String,
}

/// Put somebody on a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// The seat.
    pub seat: SeatId,
    /// Who.
    pub employment: EmploymentId,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day; left out, as long as the charter allows.
    #[serde(default)]
    pub until: Option<Date>,
    /// The routine that was followed, by number or name, where the charter points to one.
    #[serde(default)]
    pub routine: Option<String>,
    /// They meet the charter's demands on whoever sits there.
    #[serde(default)]
    pub attest: bool,
    /// Why, where the charter says that it should be otherwise.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Appoint {
    /// Somebody, from today.
    pub fn new(seat: SeatId, employment: EmploymentId) -> Self {
        Self { seat, employment, from: None, until: None, routine: None, attest: false, reason: None }
    }
}

/// Let whoever the charter says move up: the vice chair, when the chair's term is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Succeed {
    /// The seat that is taken over.
    pub seat: SeatId,
}

/// Fix how many co-opted a group has at most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitCoOption {
    /// The group.
    pub group: BodyId,
    /// At most.
    pub most: u32,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
}

/// Record that a group shares its parent's coordinator, after a dialogue with the chair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareCoordinator {
    /// The group that gets a part of the coordinator's time.
    pub group: BodyId,
    /// How much of the time, in per cent.
    pub percent: u32,
    /// The day of the dialogue with the chair.
    pub dialogue: Date,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub until: Option<Date>,
}
