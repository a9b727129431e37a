//! Where notes, the charter and the list of members are published, and where notes are registered: who says so, and when.
//!
//! A charter names places: an intranet, two web sites. What is done elsewhere somebody confirms; what is done on the
//! program's own public page, the program does by itself. Which names mean that page the registrar has said.
//!
//! **Invariant:** a document is published when every place that the charter names has it, or an exemption was decided.

mod applied;
pub mod command;
mod decided;
mod say;
mod wanted;

pub use decided::own_address;
pub(crate) use decided::{by_program, describe, exempt, publish, publish_group, register};
pub use say::{PublicationFact, PublicationNo};
pub use wanted::{Wanted, wanted};

use crate::{BodyId, Language, MeetingId, PersonId, organisation::fold};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// What sort of place something is published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// The program's own public page: what is published there, the program publishes by itself.
    Own,
    /// A place for the organisation's own people, as an intranet.
    Inside,
    /// The open web.
    Open,
}

impl PlaceKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Own, Self::Inside, Self::Open];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Own => language.pick("Samordnas öppna sida", "Samordna's public page"),
            Self::Inside => language.pick("Bara för organisationen", "For the organisation only"),
            Self::Open => language.pick("Öppna webben", "The open web"),
        }
    }

    /// Anybody can read it there.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Own | Self::Open)
    }
}

/// A place that charters name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// As charters name it.
    pub name: String,
    /// What sort it is.
    pub kind: PlaceKind,
}

/// That something stands in a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The place, as the charter names it; none where it names none.
    pub place: Option<String>,
    /// Which version, of notes.
    pub version: u32,
    /// The address.
    pub address: Option<String>,
    /// Who says so; none where the program does.
    pub by: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// That something is not published, by a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// Where not; none means nowhere.
    pub place: Option<String>,
    /// When it was decided.
    pub decided: Date,
    /// The document that shows it.
    pub document: String,
    /// Why.
    pub reason: String,
}

/// That notes are registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredAs {
    /// By which body, where each keeps a registry of its own.
    pub body: Option<BodyId>,
    /// The number.
    pub number: String,
    /// In which registry or archive.
    pub place: Option<String>,
    /// When.
    pub on: Date,
}

/// What is known of the publication of one meeting's notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesPublication {
    /// Where they stand.
    pub confirmed: Vec<Confirmed>,
    /// Where they need not.
    pub exempt: Vec<Exemption>,
    /// Where they are registered.
    pub registered: Vec<RegisteredAs>,
}

/// Two names of places are the same.
pub fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(fold) == other.map(fold)
}

impl NotesPublication {
    /// Where and when a version stands in a place.
    pub fn at(&self, place: Option<&str>, version: u32) -> Option<&Confirmed> {
        self.confirmed.iter().rfind(|one| one.version == version && is_same(one.place.as_deref(), place))
    }

    /// The decision by which it need not stand in a place.
    pub fn exemption(&self, place: Option<&str>) -> Option<&Exemption> {
        self.exempt.iter().rfind(|one| one.place.is_none() || is_same(one.place.as_deref(), place))
    }

    /// How it is registered by a body, or at all.
    pub fn registered_by(&self, body: Option<&BodyId>) -> Option<&RegisteredAs> {
        self.registered.iter().rfind(|one| body.is_none() || one.body.as_ref() == body)
    }
}

/// All places, and what stands in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Publications {
    /// By folded name.
    places: BTreeMap<String, Place>,
    notes: BTreeMap<MeetingId, Arc<NotesPublication>>,
    groups: BTreeMap<BodyId, Vec<Confirmed>>,
}

impl Publications {
    /// The places that the registrar has described, by name.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.values()
    }

    /// What sort of place a name means. Where nobody has said, it is the open web, but for what is called an intranet or
    /// a shared workspace: whoever publishes there is asked once too often rather than once too seldom.
    pub fn kind_of(&self, place: Option<&str>) -> PlaceKind {
        let Some(name) = place.map(fold) else { return PlaceKind::Open };
        if let Some(known) = self.places.get(&name) {
            return known.kind;
        }
        let is_inside = ["intranät", "samarbetsyt"].iter().any(|word| name.contains(word));
        if is_inside { PlaceKind::Inside } else { PlaceKind::Open }
    }

    /// What is known of the publication of a meeting's notes.
    pub fn of_notes(&self, meeting: &MeetingId) -> Option<&NotesPublication> {
        self.notes.get(meeting).map(AsRef::as_ref)
    }

    /// When what there is to know of a group was last said to stand in a place.
    pub fn of_group(&self, group: &BodyId, place: Option<&str>) -> Option<&Confirmed> {
        self.groups.get(group)?.iter().rfind(|one| is_same(one.place.as_deref(), place))
    }
}
