//! What can be asked for about projects, inquiries and programmes, and about engagements in them.

use super::UndertakingKind;
use crate::{BodyId, EngagementId, UndertakingId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Enter a project, an inquiry or a programme: by whoever it belongs to, a group that works with it, or the registrar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterUndertaking {
    /// What sort it is.
    pub kind: UndertakingKind,
    /// Its name.
    pub name: String,
    /// Other names, as charters write them.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whose it is: an administration, an office, a board.
    pub owner: BodyId,
    /// The document it stands in, with its number.
    pub source: String,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// Its last day, where one is set.
    #[serde(default)]
    pub until: Option<Date>,
    /// The group that works with it, where its chair or coordinator enters it.
    #[serde(default)]
    pub group: Option<BodyId>,
}

/// Give an undertaking another last day, or none: it goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProlongUndertaking {
    /// Which.
    pub undertaking: UndertakingId,
    /// Its last day; left out, it goes on until further notice.
    #[serde(default)]
    pub until: Option<Date>,
    /// The document that shows it.
    pub source: String,
}

/// Say that an undertaking ends, and who orders afterwards what it ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndUndertaking {
    /// Which.
    pub undertaking: UndertakingId,
    /// Its last day.
    #[serde(default)]
    pub on: Option<Date>,
    /// The document that shows it.
    pub source: String,
    /// Who takes over what it ordered.
    #[serde(default)]
    pub taken_over_by: Option<BodyId>,
}

/// Record that a group is the reference group of an undertaking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginEngagement {
    /// The group.
    pub group: BodyId,
    /// In what.
    pub undertaking: UndertakingId,
    /// Who asks; left out, whoever the undertaking belongs to.
    #[serde(default)]
    pub asked_by: Option<BodyId>,
    /// What for.
    pub task: String,
    /// From when.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day, where one is set.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Give an engagement another last day, or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProlongEngagement {
    /// Which.
    pub engagement: EngagementId,
    /// The last day; left out, it goes on as long as the undertaking.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Close an engagement with a word: what the group gave, and what it saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseEngagement {
    /// Which.
    pub engagement: EngagementId,
    /// The closing word.
    pub word: String,
}
