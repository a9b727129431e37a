//! What the charter or the group stands in place of.

use crate::{
    norm::Replaces,
    read::{
        dates,
        names::trimmed,
        params::{
            clause::{is_finite, words},
            parts::{Parts, cut},
        },
        pattern::patterns,
    },
    text::words::lower,
};

patterns! {
    ENDS = r"~(?:upphör|upphävs|upphävas|upphävd|upphävt|utgår|återkallas|slutar|ersätts|ersättas|avslutas|läggs ned|läggs ner|är förbrukad|förbrukad|är upphävd|skall vara|ska vara|ogiltig|avlöses|efterträds|slutat|går upp|uppgår|kan slänga|avvecklas)";
    NOW = r"~(?:därmed|härmed|samtidigt|också|även|då|inte|nu)~";
}

/// The rule of a replacement.
pub fn replaces(p: &Parts<'_>) -> Replaces {
    let what = labelled(p).or_else(|| object(p)).or_else(|| subject(p));
    let Some(what) = what else { return Replaces::default() };
    let (what, date) = dated(&what);
    let date = date.or_else(|| dated_after(p, &what));
    Replaces { what: Some(what).filter(|what| !what.is_empty()), date }
}

fn labelled(p: &Parts<'_>) -> Option<String> {
    let ends = |text: &str| {
        let small = lower(text);
        !words(&small).any(|(_, word)| is_finite(word))
    };
    if p.s.label.is_some() && ends(p.text) {
        return Some(p.text.to_owned());
    }
    p.text.split_once(": ").map(|(_, value)| value.to_owned())
}

/// What stands after the verb that takes its place.
fn object(p: &Parts<'_>) -> Option<String> {
    let lead = [
        "ersätter ",
        "efterträder ",
        "avlöser ",
        "upphäver ",
        "ersätta ",
        "efterträda ",
        "avlösa ",
        "upphäva ",
        "i stället för ",
        "istället för ",
        "sammanslagning av och ersätter ",
        "sammanslagning av ",
        "efterträdare till ",
        "tar över efter ",
        "övertar ",
        "tar över ",
        "ersättning för ",
    ]
    .iter()
    .filter_map(|lead| p.small.find(lead).map(|at| (at, lead)))
    .min_by_key(|(at, lead)| (*at, std::cmp::Reverse(lead.len())));
    let (at, lead) = lead?;
    let start = at + lead.len();
    let mut rest = p.text.get(start..)?;
    if matches!(*lead, "övertar " | "tar över ") {
        let from =
            [" från ", " efter "].iter().find_map(|joint| Some(lower(rest).find(joint)? + joint.len()))?;
        rest = rest.get(from..)?;
    }
    if p.small.get(..at).is_some_and(|before| before.ends_with("och ")) && *lead == "avlöser "
        || is_pronoun(rest)
    {
        return referred(p, at);
    }
    // "Den från 2019": the same thing as the subject is, of another date.
    if ["den från ", "den av ", "den som ", "det från ", "det som "]
        .iter()
        .any(|lead| lower(rest).starts_with(lead))
    {
        let own = subject_of(p.text.get(..at)?);
        let own = ["här ", "nya "].iter().find_map(|lead| own.strip_prefix(lead)).unwrap_or(&own);
        let which = thing(rest.split_once(' ').map_or("", |(_, rest)| rest));
        return Some(format!("{own} {which}"));
    }
    for aside in ["därmed ", "härmed ", "samtidigt ", "både ", "också ", "helt ", "då ", "även "] {
        if lower(rest).starts_with(aside) {
            rest = rest.get(aside.len()..)?;
        }
    }
    let what = thing(rest);
    (!what.is_empty()).then_some(what)
}

fn is_pronoun(text: &str) -> bool {
    let small = lower(text.trim_end_matches(['.', ' ']));
    matches!(small.as_str(), "den" | "det" | "dem" | "denna" | "dessa" | "detta" | "densamma")
}

/// What *den* is: what stands after *som den tidigare*, or the subject of the clause before.
fn referred(p: &Parts<'_>, at: usize) -> Option<String> {
    let before = p.text.get(..at)?;
    let small = p.small.get(..at)?;
    if let Some(som) = small.find(" som den ").or_else(|| small.find(" som det ")) {
        return Some(thing(before.get(som + " som den ".len()..)?));
    }
    Some(subject_of(before))
}

/// What stands before the verb that ends it.
fn subject(p: &Parts<'_>) -> Option<String> {
    // Verb first: "därmed upphör X att gälla", "slutar 2020 års uppdrag att gälla", "upphävs reglementet för …".
    let hit = ENDS.find(p)?.get(0)?;
    let start = hit.start() + usize::from(!p.small.get(hit.start()..)?.starts_with(char::is_alphanumeric));
    let before = p.text.get(..start)?;
    let after = p.text.get(hit.end()..)?.trim_start_matches(|c: char| c.is_alphabetic()).trim_start();
    let after = strip(after);
    let clause = before.rsplit([',', ';', '.']).next().unwrap_or_default();
    let small = lower(clause.trim());
    let fronted = small.is_empty()
        || NOW.find(&small).is_some_and(|hit| hit.get(0).is_some_and(|hit| hit.start() == 0))
        || ["genom ", "i och ", "när ", "från ", "efter ", "och ", "med "]
            .iter()
            .any(|lead| small.starts_with(lead))
            && !words(&small).any(|(_, word)| word == "är");
    if fronted && !after.is_empty() && !lower(after).starts_with("att ") {
        return Some(thing(after)).filter(|what| !what.is_empty());
    }
    let what = subject_of(clause.rsplit(" att ").next().unwrap_or_default());
    let what = if is_pronoun(&what) { subject_of(p.text) } else { what };
    (!what.is_empty()).then_some(what)
}

fn strip(text: &str) -> &str {
    let mut rest = text;
    for aside in ["därmed ", "härmed ", "samtidigt ", "också ", "även ", "då ", "automatiskt "] {
        if lower(rest).starts_with(aside) {
            rest = rest.get(aside.len()..).unwrap_or(rest);
        }
    }
    rest
}

/// The subject of a clause up to its verb.
fn subject_of(clause: &str) -> String {
    let clause = clause.trim().trim_end_matches(',');
    let clause = strip(clause);
    let small = lower(clause);
    let end = words(&small).find(|(at, word)| {
        *at > 0 && (is_finite(word) || matches!(*word, "härmed" | "därmed" | "samtidigt" | "inte"))
    });
    // "Med denna ordning är X …": the subject stands after the verb.
    if let Some((at, verb)) = end
        && ["med ", "genom ", "i och med ", "från "].iter().any(|lead| small.starts_with(lead))
        && let Some(rest) = clause.get(at + verb.len()..)
    {
        return thing(rest.trim_start());
    }
    let what = clause.get(..end.map_or(clause.len(), |(at, _)| at)).unwrap_or(clause);
    trimmed(&without_lead(what))
}

fn without_lead(text: &str) -> String {
    let mut text = trimmed(text);
    for lead in
        ["att ", "nuvarande ", "s.k. ", "så kallade ", "hittillsvarande ", "föregående ", "förutvarande "]
    {
        if lower(&text).starts_with(lead) {
            text = trimmed(text.get(lead.len()..).unwrap_or_default());
        }
    }
    text
}

/// A thing that a text begins with, up to its clause's end.
fn thing(text: &str) -> String {
    const STOPS: [&str; 20] = [
        ", som ",
        ", vilk",
        " som parterna",
        " att gälla",
        " och gäller",
        " och ska ",
        " och bygger",
        " och har ",
        " och är ",
        " samtidigt",
        " träder",
        " finns",
        " i och med",
        ", varvid",
        " som antog",
        " som fastställ",
        " som beslut",
        " att vara",
        " som upphör",
        " som är ",
    ];
    let what = cut(text, &STOPS);
    let small = lower(&what);
    // What stands after a preposition is a noun, however it ends.
    let noun = |at: usize| {
        let before = small.get(..at).unwrap_or_default().trim_end().rsplit(' ').next().unwrap_or_default();
        matches!(before, "för" | "i" | "av" | "om" | "på" | "till" | "med" | "mot")
    };
    let end = words(&small)
        .find(|(at, word)| *at > 0 && (is_finite(word) && !noun(*at) || *word == "som"))
        .map_or(what.len(), |(at, _)| at);
    without_lead(what.get(..end).unwrap_or(&what).trim_end().trim_end_matches(" och"))
}

/// A predecessor and its date.
fn dated(text: &str) -> (String, Option<String>) {
    let small = lower(text);
    let Some((at, date)) = dates::all(&small).into_iter().next() else {
        return (without_number(text), None);
    };
    let before = text.get(..at).unwrap_or_default();
    let mut name = before.trim_end_matches([' ', ',', '(']).to_owned();
    for lead in [
        " den",
        " daterad",
        " daterat",
        " beslutad",
        " fastställd",
        " antagen",
        " av",
        " från",
        ",",
        " som parterna träffade",
        " som antogs",
    ] {
        if let Some(shorter) = lower(&name).strip_suffix(lead).map(str::len) {
            name.truncate(shorter);
        }
    }
    // "Beslut 2016-09-27 om X": what follows the date belongs to the name.
    let rest = text.get(at..).unwrap_or_default();
    if let Some(more) = lower(rest).find(" om ").filter(|&more| more < 20) {
        name.push_str(rest.get(more..).unwrap_or_default());
    }
    (without_number(&name), Some(date))
}

fn without_number(text: &str) -> String {
    match text.find(" (") {
        Some(at) if text.get(at..).is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit())) => {
            trimmed(text.get(..at).unwrap_or(text))
        }
        _ => trimmed(text),
    }
}

/// A date right after what is replaced: *instruktionen från juni 2013*.
fn dated_after(p: &Parts<'_>, what: &str) -> Option<String> {
    let at = p.small.rfind(&lower(what))? + what.len();
    let rest = p.small.get(at..)?;
    let first = dates::all(rest).into_iter().next()?;
    let joint = rest.get(..first.0)?;
    (joint.chars().count() <= 45
        && ["från", "av den", "daterad", "som ", ", ", "(", "beslutad", "fastställd"]
            .iter()
            .any(|lead| joint.trim_start().starts_with(lead) || joint.starts_with(lead)))
    .then_some(first.1)
}
