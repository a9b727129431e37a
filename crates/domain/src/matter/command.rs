//! What can be asked for about matters.

use super::{Addressee, Brief, MatterKind, Quality, Ranked};
use crate::{BodyId, DocumentId, EngagementId, MatterId, MeetingId, meeting::Content};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Raise a matter: anybody with a seat in the group, or who acts for a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaiseMatter {
    /// In which group.
    pub group: BodyId,
    /// What it is called.
    pub title: String,
    /// What sort it is.
    pub kind: MatterKind,
    /// What it is about, in short.
    pub summary: String,
    /// What would be decided, as mandates name it.
    #[serde(default)]
    pub subject: Option<String>,
    /// How it came: one of the charter's channels, where it names any.
    #[serde(default)]
    pub channel: Option<String>,
    /// Whose order or decision it follows from.
    #[serde(default)]
    pub origin: Option<Addressee>,
    /// The engagement that it comes of.
    #[serde(default)]
    pub engagement: Option<EngagementId>,
    /// For a revision: the governing document that the group keeps.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// Its number in the registry; left out, the program gives one of its own series.
    #[serde(default)]
    pub registry_number: Option<String>,
}

/// Say whose a matter is: the remit test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageMatter {
    /// Which.
    pub matter: MatterId,
    /// The boundaries of the charter that apply to it, by their positions from 0.
    #[serde(default)]
    pub applies: Vec<usize>,
    /// It is a matter between parties, and not the group's.
    #[serde(default)]
    pub party_matter: bool,
    /// Why the group takes it all the same, where the boundary has an exception.
    #[serde(default)]
    pub exception: Option<String>,
    /// Whose it is, where the charter names nobody that is registered.
    #[serde(default)]
    pub goes_to: Option<BodyId>,
}

/// Receive a matter that was handed over; a group takes it in as a matter of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveMatter {
    /// Which.
    pub matter: MatterId,
    /// What shows that they have it, where they are not here themselves.
    #[serde(default)]
    pub receipt: Option<String>,
}

/// Send a matter back that was handed over: it is not theirs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnMatter {
    /// Which.
    pub matter: MatterId,
    /// Why.
    pub reason: String,
    /// What shows it, where they are not here themselves.
    #[serde(default)]
    pub receipt: Option<String>,
}

/// Write what the group needs before it takes a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareMatter {
    /// Which.
    pub matter: MatterId,
    /// What is written.
    pub brief: Brief,
}

/// Record that somebody was asked before the position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultOnMatter {
    /// Which.
    pub matter: MatterId,
    /// Who was asked.
    pub with: Addressee,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// What they said.
    pub outcome: String,
}

/// Release a prepared matter for the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseMatter {
    /// Which.
    pub matter: MatterId,
}

/// Put a matter on the agenda of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PutMatterOnAgenda {
    /// Which.
    pub matter: MatterId,
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// Send a matter back to those who prepare it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferMatterBack {
    /// Which.
    pub matter: MatterId,
    /// What is missing.
    pub reason: String,
}

/// Have another group handle the matter too; this one leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareMatter {
    /// Which.
    pub matter: MatterId,
    /// The other group.
    pub with: BodyId,
}

/// Add a document to a matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddToMatter {
    /// Which.
    pub matter: MatterId,
    /// What it concerns.
    pub title: String,
    /// Its text, where it is written here.
    #[serde(default)]
    pub text: String,
    /// The file's name, as `svar.pdf`.
    #[serde(default)]
    pub name: Option<String>,
    /// The file, as Base64.
    #[serde(default)]
    pub content: Option<Content>,
    /// When it came in or was drawn up.
    #[serde(default)]
    pub on: Option<Date>,
    /// From whom.
    pub sender: String,
    /// To whom.
    pub recipient: String,
}

/// Give a matter another number in the registry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterMatter {
    /// Which.
    pub matter: MatterId,
    /// The number.
    pub registry_number: String,
}

/// Say what a matter is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TagMatter {
    /// Which.
    pub matter: MatterId,
    /// The qualities of good care.
    #[serde(default)]
    pub qualities: Vec<Quality>,
    /// The charter's objectives, by their positions from 0.
    #[serde(default)]
    pub objectives: Vec<usize>,
}

/// Submit a prepared matter to the body that the group prepares matters for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitMatter {
    /// Which.
    pub matter: MatterId,
    /// By when they need it.
    #[serde(default)]
    pub needed_by: Option<Date>,
}

/// Take a matter back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawMatter {
    /// Which.
    pub matter: MatterId,
    /// Why.
    pub reason: String,
}

/// Close a matter that is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseMatter {
    /// Which.
    pub matter: MatterId,
    /// How it ended.
    pub note: String,
}

/// Rank a group's initiatives, most urgent first, with their pace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankInitiatives {
    /// Whose.
    pub group: BodyId,
    /// In order.
    pub order: Vec<Ranked>,
}

/// Say who orders a matter now, where whatever ordered it has ended, or was another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameOrderer {
    /// Which.
    pub matter: MatterId,
    /// Who orders it now.
    pub origin: Addressee,
    /// Why.
    pub reason: String,
}
