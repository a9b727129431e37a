//! What is on an agenda: items, what they ask of the group, and how they leave it without being treated.

use crate::{BodyId, Language, MatterId, MeetingId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an item of the agenda asks of the group.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Information.
    #[default]
    Information,
    /// Diskussion.
    Discussion,
    /// Ställningstagande.
    Position,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Information, Self::Discussion, Self::Position];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Information => language.pick("Information", "Information"),
            Self::Discussion => language.pick("Diskussion", "Discussion"),
            Self::Position => language.pick("Ställningstagande", "Position"),
        }
    }
}

/// What is written of an item, by whoever puts it on an agenda or in a template.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemText {
    /// What it is called.
    pub title: String,
    /// What it asks of the group.
    #[serde(default)]
    pub kind: ItemKind,
    /// Who presents it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presenter: Option<String>,
    /// The time set aside for it, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The principal or administration that it is of special weight for (row 114).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_for: Option<BodyId>,
}

/// An item of another agenda, where this one came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ItemRef {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item's number on its agenda.
    pub item: u32,
}

/// Where an item of the group's template stands on an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recurs {
    /// First.
    Opening,
    /// Last: what is put up comes before it.
    Closing,
}

/// What comes onto every new agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What.
    pub items: Vec<ItemText>,
    /// So many of them, at the end, stay last.
    pub closing: u32,
}

impl Template {
    /// What opens an agenda, and what closes it.
    pub fn parts(&self) -> (&[ItemText], &[ItemText]) {
        let closing = usize::try_from(self.closing).unwrap_or(usize::MAX);
        self.items.split_at(self.items.len().saturating_sub(closing))
    }
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number on this agenda, from 1; never used again.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What it asks of the group.
    pub kind: ItemKind,
    /// Who presents it.
    pub presenter: Option<String>,
    /// The time set aside for it, in minutes.
    pub minutes: Option<u32>,
    /// The principal or administration that it is of special weight for (row 114).
    pub weight_for: Option<BodyId>,
    /// The matter that it is about.
    pub matter: Option<MatterId>,
    /// Where it was tabled before.
    pub from: Option<ItemRef>,
    /// It comes from the group's template, and where it stands.
    pub recurs: Option<Recurs>,
    /// The day it was last changed after the notice was out.
    pub changed: Option<Date>,
    /// How it left the agenda without being treated.
    pub left: Option<Left>,
}

impl Item {
    pub(crate) fn new(
        number: u32,
        text: &ItemText,
        from: Option<&ItemRef>,
        matter: Option<MatterId>,
        recurs: Option<Recurs>,
    ) -> Self {
        let mut item = Self {
            number,
            title: String::new(),
            kind: text.kind,
            presenter: None,
            minutes: None,
            weight_for: None,
            matter,
            from: from.cloned(),
            recurs,
            changed: None,
            left: None,
        };
        item.write(text);
        item
    }

    pub(crate) fn write(&mut self, text: &ItemText) {
        let ItemText { title, kind, presenter, minutes, weight_for } = text.clone();
        *self = Self { title, kind, presenter, minutes, weight_for, ..self.clone() };
    }

    /// What is written of it.
    pub fn text(&self) -> ItemText {
        let Self { title, kind, presenter, minutes, weight_for, .. } = self.clone();
        ItemText { title, kind, presenter, minutes, weight_for }
    }

    /// It is on the agenda still.
    pub fn stands(&self) -> bool {
        self.left.is_none()
    }
}

/// How an item leaves an agenda without being treated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Left {
    /// Bordlagd: comes again at this meeting, or at the next that is planned.
    Tabled {
        /// Which.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<MeetingId>,
    },
    /// Återremitterad: prepared anew.
    ReferredBack {
        /// What is missing.
        reason: String,
    },
    /// Struken.
    Dropped,
}
