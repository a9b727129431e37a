//! Notes as they are being written: what stands under each item, before anybody else sees it.
//!
//! A draft is no part of the world. It is kept beside the ledger, one for each drafter and meeting, under the name that it
//! is given here.

use super::text::{NOTES, NotesText, Section};
use crate::{
    MeetingId,
    meeting::{Item, Meeting},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Before the first item.
const FIRST: &str = "forst";
/// After the last.
const LAST: &str = "sist";
/// What stands above it.
const OTHER: &str = "Övrigt";

/// What was written, by where: the item's number, or before and after the agenda. The window that it was written in tells
/// one's own saving from another's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesDraft {
    /// The window.
    pub window: String,
    /// The texts.
    pub texts: BTreeMap<String, String>,
}

/// Where one writes.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPart<'a> {
    /// Under what key.
    pub key: String,
    /// What stands above it.
    pub heading: String,
    /// The item, where it is one.
    pub item: Option<&'a Item>,
}

/// Where one writes of a meeting: before the agenda, under each item, after it; without an agenda in one place.
pub fn draft_parts(meeting: &Meeting) -> Vec<DraftPart<'_>> {
    let beside =
        |key: &str, heading: &str| DraftPart { key: key.to_owned(), heading: heading.to_owned(), item: None };
    if meeting.items.is_empty() {
        return vec![beside(FIRST, NOTES)];
    }
    let items = meeting.items.iter();
    let items = items.map(|item| DraftPart {
        key: item.number.to_string(),
        heading: item.title.clone(),
        item: Some(item),
    });
    std::iter::once(beside(FIRST, "Inledning"))
        .chain(items)
        .chain(std::iter::once(beside(LAST, OTHER)))
        .collect()
}

impl NotesDraft {
    /// The name that a draft of a meeting's notes is kept under.
    pub fn name(meeting: &MeetingId) -> String {
        format!("notes {meeting}")
    }

    /// Reads a draft as it was kept. What cannot be read is shown as it is rather than lost.
    pub fn of(content: &str) -> Self {
        serde_json::from_str(content).unwrap_or_else(|_| Self {
            window: String::new(),
            texts: BTreeMap::from([(FIRST.to_owned(), content.to_owned())]),
        })
    }

    /// As it is kept.
    pub fn content(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a version that was shared says, to be written on.
    pub fn of_notes(meeting: &Meeting, notes: &NotesText) -> Self {
        let mut draft = Self::default();
        for section in &notes.sections {
            let known = section.item.filter(|item| meeting.item(*item).is_some());
            let key = match known {
                Some(item) => item.to_string(),
                None if section.heading == OTHER => LAST.to_owned(),
                None => FIRST.to_owned(),
            };
            let text = draft.texts.entry(key).or_default();
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&section.text);
        }
        draft
    }

    /// What was written in a place.
    pub fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty())
    }

    /// How much was written, in bytes.
    pub fn bytes(&self) -> usize {
        self.texts.values().map(String::len).sum()
    }

    /// What was written under items that the meeting does not have, as on a page that was opened before they were struck.
    pub fn astray<'a>(&'a self, meeting: &Meeting) -> impl Iterator<Item = (&'a str, &'a str)> {
        let known: Vec<String> = draft_parts(meeting).into_iter().map(|part| part.key).collect();
        let texts = self.texts.iter().filter(move |(key, _)| !known.contains(key));
        texts.map(|(key, text)| (key.as_str(), text.as_str())).filter(|(_, text)| !text.trim().is_empty())
    }

    /// As notes: a section for each item, and for what stands beside the agenda where something does.
    pub fn notes(&self, meeting: &Meeting) -> NotesText {
        let parts = draft_parts(meeting).into_iter().filter_map(|part| {
            let text = self.text(&part.key).trim().to_owned();
            let stands = part.item.is_some_and(Item::stands) || meeting.items.is_empty();
            let item = part.item.map(|item| item.number);
            (stands || !text.is_empty()).then_some(Section { item, heading: part.heading, text })
        });
        let astray = self.astray(meeting).map(|(key, text)| {
            let heading = key.parse::<u32>().map_or(OTHER.to_owned(), |number| format!("Punkt {number}"));
            Section { item: None, heading, text: text.trim().to_owned() }
        });
        NotesText { sections: parts.chain(astray).collect() }
    }
}
