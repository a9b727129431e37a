//! Sentences as officials write them, each with what it says: what params are tried with.
//!
//! A line of `said/*.txt` is `sentence | kind {params} | kind {params}`, or `sentence | none` where it is no rule. `[Heading]`
//! before it is the heading it stands under, and a dash makes it an item under *Rådet ska*. All are written for the program.

use serde_json::{Map, Value};

const FILES: [&str; 11] = [
    include_str!("../../said/charter.txt"),
    include_str!("../../said/composition.txt"),
    include_str!("../../said/decisions.txt"),
    include_str!("../../said/follow_up.txt"),
    include_str!("../../said/meetings.txt"),
    include_str!("../../said/minutes.txt"),
    include_str!("../../said/plans.txt"),
    include_str!("../../said/none.txt"),
    include_str!("../../said/purpose.txt"),
    include_str!("../../said/scope.txt"),
    include_str!("../../said/terms.txt"),
];

/// A sentence and what it says.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The heading above it.
    pub heading: Option<&'a str>,
    /// It is an item of a list of tasks.
    pub bullet: bool,
    /// Its words.
    pub sentence: &'a str,
    /// The kinds of its rules, each with its params; none where it is no rule.
    pub norms: Vec<(&'a str, Map<String, Value>)>,
}

/// Every line.
pub fn lines() -> impl Iterator<Item = Line<'static>> {
    let lines = FILES.iter().flat_map(|file| file.lines());
    lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')).filter_map(line)
}

fn line(line: &str) -> Option<Line<'_>> {
    let mut parts = line.split(" | ");
    let words = parts.next()?.trim();
    let (heading, words) = match words.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((heading, rest)) => (Some(heading), rest),
        None => (None, words),
    };
    let (bullet, sentence) = match words.strip_prefix("- ") {
        Some(item) => (true, item),
        None => (false, words),
    };
    let norms = parts.map(str::trim).filter(|part| *part != "none").map(|part| {
        let (kind, params) = part.split_once(' ').unwrap_or((part, "{}"));
        (kind, serde_json::from_str(params).unwrap_or_default())
    });
    Some(Line { heading, bullet, sentence, norms: norms.collect() })
}

impl Line<'_> {
    /// A charter of which it is all that stands under the title.
    pub fn charter(&self) -> String {
        let heading = self.heading.map(|heading| format!("# {heading}\n\n")).unwrap_or_default();
        let (lead, dash) = if self.bullet { ("Rådet ska:\n\n", "- ") } else { ("", "") };
        format!("Uppdragsbeskrivning för utvecklingsråd vård\n\n{heading}{lead}{dash}{}\n", self.sentence)
    }
}
