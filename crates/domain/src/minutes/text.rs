//! The text of notes: a head that says of which meeting they are, and a section for each item of the agenda.
//!
//! It is Markdown, so that whoever finds it in thirty years can read it without a program.
//!
//! **Invariant:** what is written out is read back as the same sections, whatever was typed.

use serde::{Deserialize, Serialize};

/// A part of the notes: an item of the agenda, or what stands beside the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The item's place on the agenda.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// What stands above it.
    pub heading: String,
    /// What was written.
    pub text: String,
}

/// Notes as they were written, without their head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesText {
    /// In order.
    pub sections: Vec<Section>,
}

/// The heading of what was written without one.
pub const NOTES: &str = "Anteckningar";

impl NotesText {
    /// Reads what was written out: the sections, without the head. A text without headings is one section.
    pub fn of(text: &str) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        let mut loose = String::new();
        let mut is_head = false;
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                is_head = false;
                let (item, heading) = numbered(heading.trim());
                sections.push(Section { item, heading, text: String::new() });
                continue;
            }
            // The head of a text that was written out before stands above the first section.
            is_head |= sections.is_empty() && line.starts_with("# ");
            let into = match sections.last_mut() {
                Some(section) => &mut section.text,
                None if is_head => continue,
                None => &mut loose,
            };
            into.push_str(plain(line));
            into.push('\n');
        }
        if !loose.trim().is_empty() {
            sections.insert(0, Section { item: None, heading: NOTES.to_owned(), text: loose });
        }
        for section in &mut sections {
            section.text = section.text.trim_matches('\n').to_owned();
        }
        Self { sections }
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.sections.iter().all(|section| section.text.trim().is_empty())
    }

    /// Written out, below its head.
    pub fn written(&self, head: &str) -> String {
        let mut all = head.trim_end().to_owned();
        for section in &self.sections {
            let number = section.item.map_or(String::new(), |item| format!("{item}. "));
            let heading = section.heading.split_whitespace().collect::<Vec<_>>().join(" ");
            if !all.is_empty() {
                all.push_str("\n\n");
            }
            all.push_str(&format!("## {number}{heading}"));
            let text = section.text.trim_matches(['\n', '\r']);
            if !text.is_empty() {
                all.push_str("\n\n");
                let lines: Vec<String> = text.lines().map(escaped).collect();
                all.push_str(&lines.join("\n"));
            }
        }
        all.push('\n');
        all
    }
}

/// *3. Väntetider*: the item's place, and what it is called.
fn numbered(heading: &str) -> (Option<u32>, String) {
    let parts = heading.split_once(". ").and_then(|(number, title)| Some((number.parse().ok()?, title)));
    match parts {
        Some((number, title)) => (Some(number), title.to_owned()),
        None => (None, heading.to_owned()),
    }
}

/// A typed line that would be read as a heading has a backslash before it, as Markdown does it.
fn escaped(line: &str) -> String {
    if line.trim_start_matches('\\').starts_with('#') { format!("\\{line}") } else { line.to_owned() }
}

fn plain(line: &str) -> &str {
    if line.starts_with('\\') && line.trim_start_matches('\\').starts_with('#') {
        line.get(1..).unwrap_or_default()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn section(item: Option<u32>, heading: &str, text: &str) -> Section {
        Section { item, heading: heading.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn notes_are_written_out_as_a_document_and_read_back_without_their_head() {
        let notes = NotesText {
            sections: vec![
                section(Some(1), "Väntetider", "Läget är bättre.\n\n## ingen rubrik\n# inte heller"),
                section(Some(2), "Övriga frågor", ""),
                section(None, "Nästa möte", "Den 3 mars."),
            ],
        };
        let written = notes.written("# Anteckningar\n\nOrdinarie möte 2026-05-04.");
        insta::assert_snapshot!(written, @r"
        # Anteckningar

        Ordinarie möte 2026-05-04.

        ## 1. Väntetider

        Läget är bättre.

        \## ingen rubrik
        \# inte heller

        ## 2. Övriga frågor

        ## Nästa möte

        Den 3 mars.
        ");
        assert_eq!(NotesText::of(&written), notes);
    }

    #[test]
    fn a_text_without_headings_is_one_section() {
        let notes = NotesText::of("Vi sågs.\r\nDet gick bra.\n");
        assert_eq!(notes.sections, [section(None, NOTES, "Vi sågs.\nDet gick bra.")]);
        assert!(NotesText::of(" \n").is_empty());
        assert!(NotesText::of("## 1. Tom punkt\n").is_empty());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_back(texts in proptest::collection::vec("[#\\\\ a-cå.0-9\n-]{0,40}", 1..5)) {
            let sections = texts.iter().zip(1..).map(|(text, number)| {
                section(Some(number), "En punkt", text.trim_matches('\n'))
            });
            let notes = NotesText { sections: sections.collect() };
            prop_assert_eq!(NotesText::of(&notes.written("# Huvud\n\nMed text.")), notes);
        }
    }
}
