//! What can be asked for about agreements.

use crate::{AgreementId, BodyId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Enter an agreement that principals have signed: by the keeper of the group that sees to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterAgreement {
    /// The group that sees to it.
    pub group: BodyId,
    /// Its title.
    pub title: String,
    /// Its number in a register, as `RS 2024-00370`.
    pub registry_number: String,
    /// The principals that signed it: two at least.
    pub parties: Vec<BodyId>,
    /// When it was signed.
    pub signed: Date,
    /// From when it holds; left out, from the day it was signed.
    #[serde(default)]
    pub from: Option<Date>,
    /// Its last day; left out, until further notice.
    #[serde(default)]
    pub until: Option<Date>,
    /// Who answers for it here: an office, an administration; left out, the group itself.
    #[serde(default)]
    pub owner: Option<BodyId>,
    /// Months within which each principal follows it up; left out, 12.
    #[serde(default)]
    pub every_months: Option<u32>,
    /// The agreement that it comes in the place of.
    #[serde(default)]
    pub replaces: Option<AgreementId>,
}

/// Record that an agreement holds longer than was signed at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProlongAgreement {
    /// Which.
    pub agreement: AgreementId,
    /// Its new last day; left out, until further notice.
    #[serde(default)]
    pub until: Option<Date>,
    /// The document by which the principals agreed on it.
    pub document: String,
}

/// Record that an agreement is ended or will not be renewed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAgreement {
    /// Which.
    pub agreement: AgreementId,
    /// Its last day; left out, the one that it has, else today.
    #[serde(default)]
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}
