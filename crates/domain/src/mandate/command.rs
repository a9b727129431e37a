//! What can be asked for about mandates.

use super::{Holder, Reach, ReportedTo};
use crate::{BodyId, MandateId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Enter a mandate: by whoever gives it, by the holder of the mandate it is passed on from, or by the registrar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantMandate {
    /// Who gets it.
    pub holder: Holder,
    /// What it allows.
    pub reach: Reach,
    /// Who gives it: a board, an administration, an office.
    pub giver: BodyId,
    /// The document it stands in, with its number.
    pub source: String,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub until: Option<Date>,
    /// The holder may pass it on in part.
    #[serde(default)]
    pub may_pass_on: bool,
    /// The mandate that it is passed on from.
    #[serde(default)]
    pub under: Option<MandateId>,
    /// To whom decisions under it are reported.
    #[serde(default)]
    pub reported_to: Option<ReportedTo>,
}

/// Revoke a mandate, with all that was passed on from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeMandate {
    /// Which.
    pub mandate: MandateId,
    /// Its last day.
    #[serde(default)]
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}
