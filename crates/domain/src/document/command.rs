//! What can be asked for about governing documents.

use crate::{BodyId, DocumentId, matter::Addressee};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Register a governing document that charters point to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterDocument {
    /// Its title.
    pub title: String,
    /// Its number, as `RS 2024-00370`.
    #[serde(default)]
    pub registry_number: Option<String>,
    /// From when it holds.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub until: Option<Date>,
}

/// End a governing document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndDocument {
    /// Which.
    pub document: DocumentId,
    /// Its last day.
    #[serde(default)]
    pub on: Option<Date>,
}

/// Have a group keep a governing document up to date, or change how it does. One that is not registered yet is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepDocument {
    /// The group.
    pub group: BodyId,
    /// The document's title.
    pub title: String,
    /// Its number, as `RS 2024-00370`.
    #[serde(default)]
    pub registry_number: Option<String>,
    /// Who sees to its review: a body, or a role of the group.
    pub owner: Addressee,
    /// When it was last revised; needed the first time.
    #[serde(default)]
    pub revised: Option<Date>,
    /// Years from one review to the next, 1 to 10.
    pub every_years: u8,
}

/// Record that a document that a group keeps was revised, or reviewed and left as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseDocument {
    /// The group.
    pub group: BodyId,
    /// Which.
    pub document: DocumentId,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// What came of it, with what shows it.
    pub note: String,
}

/// Say that a group keeps a document no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetGoOfDocument {
    /// The group.
    pub group: BodyId,
    /// Which.
    pub document: DocumentId,
    /// Why.
    pub reason: String,
}
