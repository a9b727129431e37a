//! What was typed under each item, on its way between the form, the drafter's draft and the notes that are shared.

use crate::{error::No, form::Fields, visit::Visit};
use jiff::Timestamp;
use samordna_desk::{Draft, Keeping};
use samordna_domain::{
    Digest, MeetingId,
    meeting::{Item, Meeting},
    minutes::text::{NotesText, Section},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Before the first item.
const FIRST: &str = "forst";
/// After the last.
const LAST: &str = "sist";

/// The beginning of the names of the fields.
pub(super) const TEXT: &str = "text-";

/// What was typed, by the rest of the name of the field it was typed in. The window it was typed in tells one's own saving from another's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub window: String,
    pub texts: BTreeMap<String, String>,
}

/// A draft as it is kept.
pub(super) struct Kept {
    pub typed: Typed,
    pub seen: String,
    pub at: Timestamp,
}

/// What came of saving.
pub(super) enum Saved {
    /// It is kept.
    Kept(Kept),
    /// Another window has saved since.
    Other(Kept),
    /// It was shared or thrown away in another window.
    Gone,
}

/// The fields of a meeting's notes: name, heading, and the item where it is one.
pub(super) fn fields_of(meeting: &Meeting) -> Vec<(String, String, Option<&Item>)> {
    if meeting.items.is_empty() {
        return vec![(FIRST.to_owned(), samordna_domain::minutes::text::NOTES.to_owned(), None)];
    }
    let first = (FIRST.to_owned(), "Inledning".to_owned(), None);
    let last = (LAST.to_owned(), "Övrigt".to_owned(), None);
    let items = meeting.items.iter().map(|item| (item.number.to_string(), item.title.clone(), Some(item)));
    std::iter::once(first).chain(items).chain(std::iter::once(last)).collect()
}

impl Typed {
    /// What stands in a form.
    pub(super) fn of(fields: &Fields) -> Self {
        let texts = fields.those_of(TEXT);
        let texts = texts.map(|(name, text)| (name.to_owned(), text.replace("\r\n", "\n"))).collect();
        Self { window: fields.text("window").to_owned(), texts }
    }

    /// What a version that was shared says, to be written on.
    pub(super) fn of_notes(meeting: &Meeting, notes: &NotesText) -> Self {
        let mut typed = Self::default();
        for section in &notes.sections {
            let known = section.item.filter(|item| meeting.item(*item).is_some());
            let field = match known {
                Some(item) => item.to_string(),
                None if section.heading == "Övrigt" => LAST.to_owned(),
                None => FIRST.to_owned(),
            };
            let before = typed.texts.entry(field).or_default();
            if !before.is_empty() {
                before.push_str("\n\n");
            }
            before.push_str(&section.text);
        }
        typed
    }

    /// What was typed in a field.
    pub(super) fn text(&self, field: &str) -> &str {
        self.texts.get(field).map_or("", String::as_str)
    }

    /// Nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty())
    }

    /// How much was typed, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.texts.values().map(String::len).sum()
    }

    /// As notes: a section for each item, and for what stands beside the agenda where something does.
    pub(super) fn notes(&self, meeting: &Meeting) -> NotesText {
        let mut sections = Vec::new();
        let known = fields_of(meeting);
        for (field, heading, item) in &known {
            let text = self.text(field).trim().to_owned();
            let stands = item.is_some_and(Item::stands) || meeting.items.is_empty();
            if stands || !text.is_empty() {
                sections.push(Section { item: item.map(|item| item.number), heading: heading.clone(), text });
            }
        }
        // What was typed under an item that is there no more, or that another page had.
        for (field, text) in
            self.texts.iter().filter(|(field, _)| known.iter().all(|(name, ..)| name != *field))
        {
            if !text.trim().is_empty() {
                let heading = match field.parse::<u32>() {
                    Ok(number) => format!("Punkt {number}"),
                    Err(_) => "Övrigt".to_owned(),
                };
                sections.push(Section { item: None, heading, text: text.trim().to_owned() });
            }
        }
        NotesText { sections }
    }

    fn content(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Kept {
    fn of(draft: &Draft) -> Self {
        // What cannot be read is shown as it is rather than lost.
        let typed = serde_json::from_str(&draft.content).unwrap_or_else(|_| Typed {
            window: String::new(),
            texts: BTreeMap::from([(FIRST.to_owned(), draft.content.clone())]),
        });
        Self { typed, seen: draft.seen().to_string(), at: draft.at }
    }

    /// When it was kept, in Stockholm.
    pub(super) fn time(&self) -> String {
        let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap_or(jiff::tz::TimeZone::UTC);
        self.at.to_zoned(zone).strftime("%Y-%m-%d %H.%M.%S").to_string()
    }
}

/// The visitor's draft of a meeting's notes.
pub(super) async fn read(visit: &Visit, meeting: &MeetingId) -> Result<Option<Kept>, No> {
    let Some(person) = visit.person.clone() else { return Ok(None) };
    let name = super::kept_as(meeting);
    let draft = visit.blocking(move |desk| desk.draft(&person, &name)).await?;
    Ok(draft.as_ref().map(Kept::of))
}

/// Keeps what the visitor has typed, in place of what their page had seen.
pub(super) async fn keep(visit: &Visit, meeting: &MeetingId, seen: &str, typed: Typed) -> Result<Saved, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let (name, now, seen) = (super::kept_as(meeting), visit.now, seen.parse::<Digest>().ok());
    let content = typed.content();
    let window = typed.window;
    let keeping = visit
        .blocking(move |desk| {
            let keeping = desk.keep_draft(&person, &name, seen.as_ref(), &content, now)?;
            match &keeping {
                // The same window saved a moment ago, by its script.
                Keeping::Other(other) if !window.is_empty() && Kept::of(other).typed.window == window => {
                    desk.keep_draft(&person, &name, Some(&other.seen()), &content, now)
                }
                _ => Ok(keeping),
            }
        })
        .await?;
    Ok(match keeping {
        Keeping::Kept(draft) => Saved::Kept(Kept::of(&draft)),
        Keeping::Other(draft) => Saved::Other(Kept::of(&draft)),
        Keeping::Gone => Saved::Gone,
    })
}

/// Throws the visitor's draft away.
pub(super) async fn drop(visit: &Visit, meeting: &MeetingId) -> Result<(), No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let name = super::kept_as(meeting);
    visit.blocking(move |desk| desk.drop_draft(&person, &name)).await
}
