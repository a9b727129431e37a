//! What a sentence is told by: its words, the place where it stands, and what wording and grammar found in it.

use crate::{
    Kind, Modality, Rule,
    read::{likeness, sentence::Sentence},
    text::words::lower,
};
use std::collections::BTreeSet;

/// Words of the lead of a list that tell what its items are.
const OF_LEAD: usize = 6;

/// The marks of a sentence of which these rules were found.
pub fn marks(s: &Sentence<'_>, found: &[(Rule, Modality)]) -> BTreeSet<String> {
    let mut marks = match s.label {
        Some(label) => likeness::marks(&format!("{label}: {}", s.text)),
        None => likeness::marks(&s.text),
    };
    place(s, &mut marks);
    // A word tells more where its heading is known: *utses* under composition, and under decisions.
    let fields: Vec<String> = marks.iter().filter(|mark| mark.starts_with('@')).cloned().collect();
    marks.extend(fields.iter().map(|field| format!("~topic={:?}{field}", s.topic)));
    let kinds: BTreeSet<Kind> = found.iter().map(|(rule, _)| rule.kind()).collect();
    marks.extend(kinds.iter().map(|kind| format!("§{kind:?}")));
    if kinds.is_empty() {
        marks.insert("§none".to_owned());
    }
    marks
}

/// Marks of where a sentence stands: under what heading, in what list, after what label, and how strongly it binds.
fn place(s: &Sentence<'_>, marks: &mut BTreeSet<String>) {
    marks.insert(format!("~topic={:?}", s.topic));
    marks.insert(format!("~under={:?}", s.under));
    marks.insert(format!("~binds={:?}", s.modality));
    let is = [(s.bullet, "~bullet"), (s.row, "~row"), (s.leads, "~leads"), (s.label.is_some(), "~label")];
    marks.extend(is.iter().filter(|(is, _)| *is).map(|(_, mark)| (*mark).to_owned()));
    if let Some(lead) = &s.lead {
        marks.insert("~lead".to_owned());
        marks.extend(stems(lead).rev().take(OF_LEAD).map(|stem| format!("~lead={stem}")));
    }
    if let Some(heading) = &s.heading {
        marks.extend(stems(&lower(heading)).map(|stem| format!("~under={stem}")));
    }
}

/// The stems of the words of a text.
fn stems(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(likeness::stem)
}
