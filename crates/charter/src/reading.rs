//! What was read from one charter: who it is, what it binds, where it contradicts itself, what was not understood.
//!
//! The shapes here are what `samordna charter read --format json` prints, and what the ledger keeps.

use crate::norm::Norm;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in the normalised text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// The document that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The file's name, or `-`.
    pub name: String,
    /// As `text/plain`.
    pub media_type: String,
    /// SHA-256 of the bytes as they came, in lower-case hex.
    pub sha256: String,
}

/// An office or body that adopts the charter, with the date in its own signature block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Adopter {
    /// The office, in base form and never a person's name.
    pub office: String,
    /// The principal it signs for, where there are several.
    #[serde(default)]
    pub principal: Option<String>,
    /// ISO date; `None` where the line is blank.
    #[serde(default)]
    pub date: Option<String>,
}

/// A body that stood behind the charter without adopting it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Endorser {
    /// The body.
    pub body: String,
    /// ISO date, where stated.
    #[serde(default)]
    pub date: Option<String>,
}

/// What a group is, by the word that its charter has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupType {
    /// Samordningsråd.
    CoordinationCouncil,
    /// Samordningsgrupp.
    CoordinationGroup,
    /// Samverkansgrupp.
    CollaborationGroup,
    /// Vårdsamverkan, närvård.
    CareCollaborationForum,
    /// Styrgrupp.
    SteeringGroup,
    /// Ledningsgrupp, ledningsråd.
    ManagementGroup,
    /// Beredningsgrupp.
    PreparationGroup,
    /// Programområde.
    ProgrammeArea,
    /// Processteam.
    ProcessTeam,
    /// Arbetsgrupp.
    WorkingGroup,
    /// Another council (råd).
    Council,
    /// Politiskt samråd.
    PoliticalConsultation,
    /// None of these.
    Other,
}

/// Who the charter says it is. A field that the text does not state is absent: *not stated* is not *none*.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Identity {
    /// The document's heading.
    pub title: Option<String>,
    /// The word the text has for itself, in lower case.
    pub document_type: Option<String>,
    /// The group's name as the text has it.
    pub group_name: Option<String>,
    /// What kind of group it is.
    pub group_type: Option<GroupType>,
    /// The document's own numbers, as `RS 2024-00784`; not those it cites.
    pub registry_numbers: Vec<String>,
    /// ISO date of the document.
    pub document_date: Option<String>,
    /// ISO date of the decision.
    pub decision_date: Option<String>,
    /// Ansvarsområde.
    pub area_of_responsibility: Option<String>,
    /// Uppdragsgivare: an office or a body.
    pub commissioner: Option<String>,
    /// Uppdragstagare.
    pub commissioned_party: Option<String>,
    /// Everyone who has to adopt the charter, or has.
    pub adopted_by: Vec<Adopter>,
    /// Those who stood behind it.
    pub endorsed_by: Vec<Endorser>,
    /// As *reviderad juni 2026*.
    pub revision: Option<String>,
    /// The text has placeholders to fill in.
    pub is_template: bool,
    /// The placeholders, as they stand.
    pub placeholders: Vec<String>,
    /// What has to be taken out before publication: `case_officer`, `telephone`, `email`.
    pub personal_data: Vec<String>,
}

/// A heading, and the text under it up to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The heading without marks.
    pub heading: String,
    /// From the heading to the end of its text.
    pub span: Span,
}

/// How two places of a charter disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictClass {
    /// Two rules that cannot both hold.
    Contradiction,
    /// Adopted or commissioned outside the authority that the text itself states.
    Authority,
    /// A direct route beside a prescribed one.
    Bypass,
    /// One body or role under names that differ.
    Alias,
}

/// Places that disagree. Reported, never resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// How they disagree.
    pub class: ConflictClass,
    /// Positions in [`Reading::norms`].
    pub norms: Vec<usize>,
    /// The places, word for word.
    pub quotes: Vec<String>,
    /// In English, one line, for a person.
    pub why: String,
    /// The same in Swedish.
    #[serde(default)]
    pub why_sv: String,
}

/// A sentence that reads as a rule, and that no kind takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// Word for word.
    pub quote: String,
    /// Where it stands.
    pub span: Span,
    /// Why it was left, in English.
    pub why: String,
    /// The same in Swedish.
    #[serde(default)]
    pub why_sv: String,
}

/// Everything that was read from one charter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The document.
    pub source: Source,
    /// Who it is.
    pub identity: Identity,
    /// Its headings.
    pub sections: Vec<Section>,
    /// Its rules, in the order of the text.
    pub norms: Vec<Norm>,
    /// Where it contradicts itself.
    pub conflicts: Vec<Conflict>,
    /// What was not understood.
    pub unread: Vec<Unread>,
}
