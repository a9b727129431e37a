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
    /// Its place on the agenda, while it stands there.
    pub place: Option<u32>,
}

/// Where one writes of a meeting: before the agenda, under each item, after it; without an agenda in one place.
pub fn draft_parts(meeting: &Meeting) -> Vec<DraftPart<'_>> {
    let beside = |key: &str, heading: &str| DraftPart {
        key: key.to_owned(),
        heading: heading.to_owned(),
        item: None,
        place: None,
    };
    if meeting.items.is_empty() {
        return vec![beside(FIRST, NOTES)];
    }
    let items = meeting.items.iter().map(|item| DraftPart {
        key: item.number.to_string(),
        heading: item.title.clone(),
        item: Some(item),
        place: meeting.place_of(item.number),
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
        let parts = draft_parts(meeting);
        for section in &notes.sections {
            // By its place on the agenda; what left the agenda has none, and is known by its title.
            let known = parts.iter().find(|part| match section.item {
                Some(place) => part.place == Some(place),
                None => part.heading == section.heading,
            });
            let key = known.map_or(FIRST, |part| &part.key).to_owned();
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
            let stands = part.place.is_some() || meeting.items.is_empty();
            (stands || !text.is_empty()).then_some(Section { item: part.place, heading: part.heading, text })
        });
        let astray = self.astray(meeting).map(|(key, text)| Section {
            item: None,
            heading: format!("Punkt {key}"),
            text: text.trim().to_owned(),
        });
        NotesText { sections: parts.chain(astray).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::{ItemText, Left, MeetingForm, MeetingKind, Meetings, Slot};
    use jiff::civil::{date, time};

    /// A meeting with three items, of which the second left the agenda.
    fn meeting() -> Meeting {
        let id: MeetingId = "radet/2026-1".parse().unwrap();
        let slot = Slot { day: date(2026, 5, 4), start: time(13, 0, 0, 0), minutes: 90 };
        let mut all = Meetings::default();
        all.plan(&id, MeetingKind::Ordinary, None, slot, MeetingForm::Remote, None);
        for (number, title) in [(1, "Väntetider"), (2, "Budget"), (3, "Rutin")] {
            let text = ItemText { title: title.to_owned(), ..ItemText::default() };
            all.put(&id, number, &text, None, None, None, slot.day);
        }
        all.left(&id, 2, &Left::Dropped, slot.day);
        all.get(&id).unwrap().clone()
    }

    fn draft(texts: &[(&str, &str)]) -> NotesDraft {
        let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        NotesDraft { window: String::new(), texts: texts.collect() }
    }

    #[test]
    fn notes_have_a_section_for_each_item_that_stands_numbered_as_the_agenda_is() {
        let meeting = meeting();
        let notes = draft(&[("3", "Vi är överens.")]).notes(&meeting);
        let headings: Vec<_> =
            notes.sections.iter().map(|section| (section.item, section.heading.as_str())).collect();
        assert_eq!(headings, [(Some(1), "Väntetider"), (Some(2), "Rutin")]);
    }

    #[test]
    fn what_was_written_of_an_item_that_left_or_that_nobody_knows_is_not_lost() {
        let meeting = meeting();
        let all = draft(&[("forst", "a"), ("1", "b"), ("2", "c"), ("3", "d"), ("9", "e"), ("sist", "f")]);
        let texts = |notes: &NotesText| -> String {
            notes.sections.iter().map(|section| section.text.as_str()).collect()
        };
        assert_eq!(texts(&all.notes(&meeting)), "abcdfe");
        assert_eq!(all.astray(&meeting).collect::<Vec<_>>(), [("9", "e")]);
        // Written on from what was shared, each text stands where it stood.
        let again = NotesDraft::of_notes(&meeting, &all.notes(&meeting));
        assert_eq!(again.text("2"), "c");
        assert_eq!(again.text("3"), "d");
        assert_eq!(again.text("sist"), "f");
        assert_eq!(again.text("forst"), "a\n\ne");
    }

    #[test]
    fn a_draft_that_cannot_be_read_is_shown_as_it_is() {
        assert_eq!(NotesDraft::of("inte json").text("forst"), "inte json");
        let kept = draft(&[("1", "å\n\"b\"")]);
        assert_eq!(NotesDraft::of(&kept.content()), kept);
    }
}
