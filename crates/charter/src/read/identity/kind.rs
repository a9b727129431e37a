//! What kind of group it is, by its title and its prose.

use super::*;

impl Reader<'_> {
    /// The subject of the first sentence, where it names a kind of group.
    pub(super) fn group_in_prose(&self) -> Option<String> {
        (0..self.text.lines.len().min(8)).filter_map(|at| self.line(at)).find_map(|words| {
            let small = lower(words);
            let end = small
                .split(' ')
                .scan(0, |at, word| {
                    let start = *at;
                    *at += word.len() + 1;
                    Some((start, word.to_owned()))
                })
                .find(|(start, word)| {
                    *start > 0
                        && (crate::text::words::is_present(word)
                            || matches!(word.as_str(), "är" | "ska" | "har" | "består" | "håller"))
                })?
                .0;
            let name = words.get(..end)?.trim();
            let name = name.split_once(" (").map_or(name, |(name, _)| name);
            let small = lower(name);
            let named = (group_type(&small).is_some() || title::names_body(small.rsplit(' ').next()?))
                && name.split_whitespace().count() <= 7;
            named.then(|| name.to_owned())
        })
    }

    /// The group's name and type: from the title, or from a head line that names a kind of group.
    pub(super) fn group(&mut self) {
        let title = self.id.title.clone().unwrap_or_default();
        let mut name = group_in_title(&title);
        let vague = name
            .as_ref()
            .is_none_or(|name| group_type(&lower(name)).is_none() && !title::names_body(&lower(name)));
        if vague {
            let lines = 0..self.text.lines.len().min(12);
            let found = lines.filter_map(|at| self.line(at).map(|words| (at, words))).find(|(_, words)| {
                is_heading_line(words)
                    && *words != title
                    && group_type(&lower(words)).is_some()
                    && labelled(words).is_none()
                    && !TYPES.iter().any(|kind| lower(words).starts_with(kind))
            });
            if let Some((at, words)) = found {
                name = Some(words.to_owned());
                self.take(at);
            }
        }
        let typed = TYPES.iter().any(|kind| lower(&title).starts_with(kind));
        name = match name {
            Some(name) if !vague || typed => Some(name),
            name => self.group_in_prose().or(name),
        };
        let known = name
            .as_deref()
            .map(lower)
            .and_then(|small| group_type(&small))
            .or_else(|| group_type(&lower(&title)));
        self.id.group_type = known.or_else(|| {
            let small =
                lower(self.text.string.get(..self.text.string.len().min(6000)).unwrap_or(&self.text.string));
            name.is_some().then(|| main_group(&small)).flatten()
        });
        if self.id.group_type.is_none() && name.is_some() {
            self.id.group_type = Some(GroupType::Other);
        }
        self.id.group_name = name.filter(|name| !PLACEHOLDER.is(&lower(name)));
    }
}

pub(super) fn group_type(small: &str) -> Option<GroupType> {
    let padded = format!("{small} ");
    GROUPS
        .iter()
        .filter_map(|(stem, kind)| padded.find(stem).map(|at| (at, *kind)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, kind)| kind)
}

/// The kind of group that a text speaks of most.
pub(super) fn main_group(small: &str) -> Option<GroupType> {
    GROUPS
        .iter()
        .map(|(stem, kind)| (small.matches(stem).count(), *kind))
        .filter(|(times, _)| *times >= 2)
        .max_by_key(|(times, _)| *times)
        .map(|(_, kind)| kind)
}

/// The group that a title names.
pub(super) fn group_in_title(title: &str) -> Option<String> {
    let small = lower(title);
    let kind = TYPES.iter().find(|kind| small.starts_with(**kind));
    let mut at = kind.map_or(0, |kind| kind.len());
    for joint in [
        " och uppdragshandling",
        " och uppdragsbeskrivning",
        " och arbetsordning",
        " för",
        " avseende",
        " gällande",
        ":",
        " –",
        " -",
        " till",
    ] {
        if small.get(at..).is_some_and(|rest| rest.starts_with(joint)) {
            at += joint.len();
        }
    }
    let rest = title.get(at..)?.trim_matches([' ', ':', '–', '-', ',']);
    let small = lower(rest);
    let cut = [
        ", revider",
        " (revider",
        ", version",
        " revider",
        ", fastställd",
        ", beslutad",
        " antagen av",
        " fastställd av",
        " 20",
        ", utkast",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(rest.len());
    let rest = rest.get(..cut)?.trim();
    // An abbreviation after the name is an alias, not the name.
    let name = match rest.rsplit_once(", ").or_else(|| rest.rsplit_once(" (")) {
        Some((name, short)) if short.trim_end_matches(')').chars().all(|c| c.is_uppercase() || c == 'å') => {
            name
        }
        _ => rest,
    };
    let name = name.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    (!name.is_empty()).then(|| name.to_owned())
}
