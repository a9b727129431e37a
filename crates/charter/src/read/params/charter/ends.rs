//! When the group ends, and who ends it.

use super::{named::nouns, who::who};
use crate::{
    norm::{Dissolution, Names},
    read::{
        names::trimmed,
        params::{
            clause::{self, is_finite, words},
            parts::{Parts, cut},
        },
    },
    text::words::lower,
};

const ENDING: &str = "upplös|avveckl|lägg|läggas|avslut|entlediga|nedlägg|stäng|koppla|fatta|besluta|beslutas|beslutar|tar ställning|förklara|avgör|dra in|bestämm|beslut";

/// Words that begin a condition.
const WHEN: &[&str] = &[
    "så snart som ",
    "så snart ",
    "när ",
    "om ",
    "sedan ",
    "till dess att ",
    "till dess ",
    "i och med att ",
    "den dag ",
    "den dagen ",
    "samtidigt som ",
    "ifall ",
    "förutsatt att ",
    "efter att ",
    "då ",
    "i samband med att ",
    "därest ",
    "i det fall ",
    "i händelse av att ",
];

/// The rule of a dissolution.
pub fn dissolution(p: &Parts<'_>) -> Dissolution {
    let mut by: Vec<String> =
        who(p, ENDING).into_iter().filter(|name| !p.s.is_own(name) && !ended(p, name)).collect();
    if by.is_empty()
        && p.has(" de | den | denne ")
        && let Some(first) = p.small.find(' ').filter(|_| verb_first(p).is_some())
    {
        // "Finner parterna att …, äger de rätt": who finds it ends it.
        by = p.text.get(first + 1..).map(clause::leading).and_then(nouns).unwrap_or_default();
    }
    Dissolution { when: when(p), by: Names(by) }
}

/// What is ended does not end itself: a subject of *upphör*.
fn ended(p: &Parts<'_>, name: &str) -> bool {
    let small = lower(name);
    let Some(at) = p.small.find(&small) else { return false };
    let rest = p.small.get(at + small.len()..).unwrap_or_default();
    let before = p.small.get(..at).unwrap_or_default().trim_end();
    let ends = |text: &str| {
        [
            "upphör",
            "upplöses",
            "avvecklas",
            "läggs",
            "avslutas",
            "ska avvecklas",
            "ska upplösas",
            "ska upphöra",
            "är temporär",
            "består",
            "får inte läggas",
            "kan avvecklas",
            "ska läggas",
            "entledigas",
        ]
        .iter()
        .any(|verb| text.starts_with(verb))
    };
    ends(rest.trim_start())
        || [
            "upphör",
            "upphör också",
            "avvecklas",
            "avvecklas även",
            "upplöses",
            "läggs",
            "entledigas",
            "upphör då",
            "upphör även",
        ]
        .iter()
        .any(|verb| before.ends_with(verb))
        || ["nedläggning av", "upplösning av", "avveckling av", "avveckla", "upplösa"]
            .iter()
            .any(|lead| before.ends_with(lead) || before.ends_with(&format!("{lead} den")))
}

/// The condition.
fn when(p: &Parts<'_>) -> Option<String> {
    let at = WHEN
        .iter()
        .filter_map(|lead| {
            let at = if p.small.starts_with(lead) {
                0
            } else {
                let spaced = format!(" {lead}");
                p.small.find(&spaced)? + 1
            };
            let after = p.small.get(at + lead.len()..)?;
            // "När gruppen ska avslutas" is asked, and "beslut om att …" is no condition.
            let asked = *lead == "när " && p.has("avgör när|beslutar när|bestämmer när|om när")
                || *lead == "om "
                    && (after.starts_with("att ")
                        || p.small.get(..at)?.ends_with("hand ")
                        || p.small.get(..at)?.ends_with("beslut ")
                        || p.small.get(..at)?.ends_with("beslutar ")
                        || after.starts_with("avveckl")
                        || after.starts_with("nedlägg")
                        || after.starts_with("upplös")
                        || p.small.get(..at)?.trim_end().ends_with("ställning till"))
                || *lead == "då "
                    && (p.small.get(..at)?.trim_end().ends_with("och")
                        || is_finite(after.split(' ').next().unwrap_or_default()))
                || *lead == "när " && p.small.get(at..)?.starts_with("när som helst");
            (!asked).then_some((at, lead.len()))
        })
        .min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)));
    if let Some((at, length)) = at {
        let rest = p.text.get(at + length..)?;
        return Some(condition(rest, at == 0)).filter(|when| !when.is_empty());
    }
    verb_first(p).or_else(|| at_a_time(p))
}

/// A condition up to where its clause ends.
fn condition(rest: &str, first: bool) -> String {
    const STOPS: [&str; 12] = [
        ", efter beslut",
        " efter beslut",
        ", vilket",
        ", varvid",
        " och därefter ",
        " upphör också",
        ", och då",
        ", upphör",
        ", ska",
        ", får",
        ", äger",
        ", upplös",
    ];
    let rest = cut(rest, &STOPS);
    if !first {
        let end = rest.find(", ").unwrap_or(rest.len());
        return trimmed(rest.get(..end).unwrap_or(&rest));
    }
    // The main clause begins with its verb, the second of the sentence.
    let small = lower(&rest);
    let mut verbs = 0;
    let mut infinitive = false;
    for (at, word) in words(&small) {
        let finite = is_finite(word);
        if infinitive && (finite || word.ends_with(['a', 'å'])) {
            infinitive = false;
            continue;
        }
        if finite {
            verbs += 1;
            if verbs == 2
                || small.get(..at).is_some_and(|before| before.trim_end().ends_with(','))
                    && verbs > 0
                    && at > 0
            {
                return trimmed(rest.get(..at).unwrap_or(&rest));
            }
            infinitive = ["ska", "kan", "får", "bör", "måste"].contains(&word);
        }
    }
    trimmed(&rest)
}

/// *Säger en av parterna upp avtalet ska gruppen upplösas*.
fn verb_first(p: &Parts<'_>) -> Option<String> {
    let first = p.small.split(' ').next()?;
    if p.s.bullet || !(is_finite(first) || matches!(first, "tarvas" | "finner") || first == "skulle") {
        return None;
    }
    let when = clause::clause(p).and_then(|main| main.condition).map(str::to_owned).or_else(|| {
        const ENDS: [&str; 8] =
            [", ", " upphör", " avvecklas", " upplöses", " läggs ", " ska ", " får ", " avslutas"];
        let end = ENDS.iter().filter_map(|end| p.small.find(end)).min()?;
        p.text.get(..end).map(str::to_owned)
    })?;
    let small = lower(&when);
    let bare = ["har ", "skulle ", "finner "]
        .iter()
        .find(|lead| small.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let when = trimmed(when.get(bare..)?);
    Some(
        when.split_once(" att ")
            .filter(|_| small.starts_with("finner "))
            .map_or(when.clone(), |(_, rest)| rest.to_owned()),
    )
}

/// *Efter avslutat uppdrag*, *vid projektets slut*, *med den sista patienten överflyttad*.
fn at_a_time(p: &Parts<'_>) -> Option<String> {
    let lead = ["efter ", "vid ", "tidigast ", "med "].iter().find_map(|lead| {
        if *lead == "med " && !p.small.starts_with("med ") {
            return None;
        }
        let at = if p.small.starts_with(lead) { 0 } else { p.small.find(&format!(" {lead}"))? + 1 };
        let after = p.small.get(at + lead.len()..)?;
        (!["beslut", "samråd", "förslag", "hörande", "samma "].iter().any(|word| after.starts_with(word)))
            .then_some((at, lead.len()))
    })?;
    let keep = !p.small.get(lead.0..)?.starts_with("efter ");
    let start = if keep { lead.0 } else { lead.0 + lead.1 };
    let start = if p.small.get(lead.0..)?.starts_with("med ") { lead.0 + lead.1 } else { start };
    let rest = p.text.get(start..)?;
    let small = lower(rest);
    let end = words(&small)
        .find(|(at, word)| *at > 0 && is_finite(word) && lead.0 == 0)
        .map_or(rest.len(), |(at, _)| at);
    Some(trimmed(rest.get(..end)?)).filter(|when| !when.is_empty())
}
