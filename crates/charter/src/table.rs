//! A reading as a table for a person: norms by theme, each under its sentence; conflicts and the unread last.

use crate::{Language, Norm, Reading, norm::Theme, reading::ConflictClass};
use std::fmt::Write;

const THEMES: &[Theme] = &[
    Theme::Lifecycle,
    Theme::Purpose,
    Theme::Composition,
    Theme::Terms,
    Theme::Meetings,
    Theme::Minutes,
    Theme::Scope,
    Theme::Decisions,
    Theme::FollowUp,
    Theme::Subgroups,
    Theme::Knowledge,
    Theme::Plans,
];

/// The table. `colour` puts in terminal colours.
pub fn table(reading: &Reading, _text: &str, language: Language, colour: bool) -> String {
    let paint = Paint { colour };
    let mut out = String::new();
    head(&mut out, reading, language, &paint);
    if reading.norms.is_empty() && reading.unread.is_empty() {
        let nothing = language.pick("Det finns inga regler i texten.", "There are no rules in the text.");
        line(&mut out, nothing);
    }
    for theme in THEMES {
        let norms: Vec<&Norm> = reading.norms.iter().filter(|norm| norm.kind().theme() == *theme).collect();
        if norms.is_empty() {
            continue;
        }
        line(&mut out, &format!("\n{}", paint.bold(theme.label(language))));
        let mut quote = "";
        for norm in norms {
            if norm.quote != quote {
                line(&mut out, &format!("  {}", paint.dim(&format!("”{}”", one_line(&norm.quote)))));
                quote = &norm.quote;
            }
            let again = match norm.restated.len() {
                0 => String::new(),
                times => format!(" ({} {})", language.pick("sägs igen:", "said again:"), times),
            };
            line(
                &mut out,
                &format!(
                    "    {} {} – {}{again}",
                    paint.mark(norm),
                    norm.modality.label(language),
                    norm.rule.say(language)
                ),
            );
        }
    }
    if !reading.conflicts.is_empty() {
        line(&mut out, &format!("\n{}", paint.bold(language.pick("Motsägelser", "Conflicts"))));
        for conflict in &reading.conflicts {
            line(
                &mut out,
                &format!(
                    "  {}: {}",
                    class(conflict.class, language),
                    language.pick(&conflict.why_sv, &conflict.why)
                ),
            );
            for quote in &conflict.quotes {
                line(&mut out, &format!("    {}", paint.dim(&format!("”{}”", one_line(quote)))));
            }
        }
    }
    if !reading.unread.is_empty() {
        line(&mut out, &format!("\n{}", paint.bold(language.pick("Inte förstått", "Not understood"))));
        for unread in &reading.unread {
            line(&mut out, &format!("  ”{}”", one_line(&unread.quote)));
        }
    }
    out
}

fn head(out: &mut String, reading: &Reading, language: Language, paint: &Paint) {
    let id = &reading.identity;
    if let Some(title) = &id.title {
        line(out, &paint.bold(title));
    }
    let adopters: Vec<&str> = id.adopted_by.iter().map(|adopter| adopter.office.as_str()).collect();
    let numbers = id.registry_numbers.join(", ");
    for (label, value) in [
        (language.pick("Grupp", "Group"), id.group_name.as_deref()),
        (language.pick("Uppdragsgivare", "Commissioner"), id.commissioner.as_deref()),
        (language.pick("Diarienummer", "Number"), Some(numbers.as_str())),
        (language.pick("Beslutsdatum", "Decided"), id.decision_date.as_deref()),
        (language.pick("Fastställs av", "Adopted by"), Some(adopters.join(", ")).as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            line(out, &format!("{label}: {value}"));
        }
    }
    if id.is_template {
        line(out, language.pick("Mall med platshållare", "A template with placeholders"));
    }
}

fn class(class: ConflictClass, language: Language) -> &'static str {
    match class {
        ConflictClass::Contradiction => language.pick("motsägelse", "contradiction"),
        ConflictClass::Authority => language.pick("befogenhet", "authority"),
        ConflictClass::Bypass => language.pick("omväg", "bypass"),
        ConflictClass::Alias => language.pick("flera namn", "alias"),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

struct Paint {
    colour: bool,
}

impl Paint {
    fn bold(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn dim(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Who tells whether a norm holds: the program, a person, or nobody.
    fn mark(&self, norm: &Norm) -> &'static str {
        match norm.evaluability {
            crate::Evaluability::Checked => "●",
            crate::Evaluability::Attested => "○",
            crate::Evaluability::Informative => "·",
        }
    }
}
