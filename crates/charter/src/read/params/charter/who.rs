//! Who decides: the body or the office that a verb, a noun or a label of deciding has.

use super::named::{is_who, last, nouns};
use crate::{
    read::params::{
        clause::{self, is_finite, words},
        parts::Parts,
    },
    text::words::{is_infinitive, lower},
};

/// What leads in whoever has the power.
const HAS: &[&str] = &[
    " åligger det ",
    "åligger det ",
    " åligger ",
    "åligger ",
    " tillkommer ",
    " åvilar ",
    " innehas av ",
    " hos ",
    " vilar på ",
    " ankommer på ",
    "ankommer på ",
    " ligger på ",
    " överlåtits till ",
    " ombeds ",
    " uppgift för ",
    " står det ",
    "det står ",
];

/// Nouns of a decision that have an owner: *fullmäktiges medgivande*.
const OWNED: &[&str] = &["beslut", "ansvar", "uppgift", "uppdrag"];

/// Nouns of consent, which always have one: *utan nämndens samtycke*.
const CONSENT: &[&str] = &["medgivande", "godkännande", "samtycke", "bifall", "tillstånd", "sak"];

/// Nouns of what is done, after which *av* says to what.
const DONE: &[&str] = &[
    "utvärdering",
    "översyn",
    "uppföljning",
    "värdering",
    "avveckling",
    "nedläggning",
    "upplösning",
    "inrättande",
    "bildande",
    "etablering",
    "ändring",
    "granskning",
    "genomlysning",
    "revidering",
    "prövning",
    "analys",
    "tillsättning",
    "upphörande",
    "instiftare",
    "bedömning",
    "justering",
];

/// Who does what the first of the anchors says, told apart by bars.
pub fn who(p: &Parts<'_>, anchors: &str) -> Vec<String> {
    let text = p.text;
    if p.s.label.is_some()
        && !words(p.small).take(3).any(|(_, word)| is_finite(word))
        && let Some(names) = nouns(text.trim_start_matches('('))
    {
        return names;
    }
    if let Some((label, value)) = text.split_once(": ")
        && !label.contains(',')
        && let Some(names) = nouns(value)
    {
        return names;
    }
    let mut at: Vec<usize> = anchors.split('|').flat_map(|anchor| starts(p.small, anchor)).collect();
    at.sort_unstable();
    answerable(p)
        .or_else(|| HAS.iter().find_map(|lead| nouns(after(p, lead)?)))
        .or_else(|| at.iter().find_map(|&at| passive(p, at)))
        .or_else(|| by_cleft(p))
        .or_else(|| [" underställas ", " underställs "].iter().find_map(|lead| nouns(after(p, lead)?)))
        .or_else(|| owner(p, CONSENT))
        .or_else(|| at.iter().find_map(|&at| active(p, at)))
        .or_else(|| owner(p, OWNED))
        .or_else(|| clause::clause(p).filter(|main| !main.passive()).and_then(|main| nouns(main.subject())))
        .or_else(|| nouns(after(p, " beslut av ").or_else(|| after(p, " beslut i "))?))
        .or_else(|| nouns(after(p, " av ")?))
        .unwrap_or_default()
}

/// *Ansvarig för X är Y*, *uppdragsgivare är Y*.
fn answerable(p: &Parts<'_>) -> Option<Vec<String>> {
    let leads =
        ["ansvarig", "beslutande", "uppdragsgivare", "beställare", "mandatgivare", "ägare", "huvudansvarig"];
    let is = p.small.find(" är ").filter(|_| leads.iter().any(|lead| p.small.starts_with(lead)))?;
    nouns(p.text.get(is + " är ".len()..)?)
}

/// Where words that begin so stand.
fn starts<'a>(small: &'a str, stem: &'a str) -> impl Iterator<Item = usize> + 'a {
    small.match_indices(stem).map(|(at, _)| at).filter(|&at| {
        !small.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    })
}

fn after<'s>(p: &Parts<'s>, lead: &str) -> Option<&'s str> {
    p.small.find(lead).and_then(|at| p.text.get(at + lead.len()..))
}

/// *Fastställs av X*: the agent before the next verb.
fn passive(p: &Parts<'_>, at: usize) -> Option<Vec<String>> {
    let rest = p.small.get(at..)?;
    let mut from = 0;
    while let Some(next) = rest.get(from..).and_then(|rest| rest.find(" av ")) {
        let av = from + next;
        let between = rest.get(..av)?;
        let verbs = words(between).skip(1).filter(|(_, word)| is_finite(word)).count();
        if verbs > 1 || between.contains(", som ") {
            return None;
        }
        let done = between.rsplit(' ').next().unwrap_or_default();
        let patient = DONE.iter().any(|noun| done.contains(noun));
        if !patient && let Some(names) = p.text.get(at + av + 4..).and_then(nouns) {
            return Some(names);
        }
        from = av + 3;
    }
    None
}

/// *Det är X som avgör*.
fn by_cleft(p: &Parts<'_>) -> Option<Vec<String>> {
    let lead = ["det är ", "är det "].iter().find_map(|lead| Some(p.small.find(lead)? + lead.len()))?;
    let som = p.small.get(lead..)?.find(" som ")?;
    p.text.get(lead..lead + som).and_then(nouns)
}

/// *X fastställer*, *då fastställer X*, *X, som också fastställer*.
fn active(p: &Parts<'_>, at: usize) -> Option<Vec<String>> {
    let before = p.text.get(..at)?;
    let small = p.small.get(..at)?;
    let word = p.small.get(at..)?.split([' ', ',']).next()?;
    let passive = word.ends_with('s') && is_finite(word) || word.ends_with("ande");
    let relative = small.rfind(", som ").or_else(|| small.rfind(" som "));
    if let Some(relative) = relative.filter(|&at| !small.get(at + 2..).is_some_and(|rest| rest.contains(',')))
        && words(small.get(relative..)?)
            .skip(1)
            .all(|(_, word)| !is_finite(word) || ["ska", "får", "kan", "har", "skall"].contains(&word))
    {
        return last(before.get(..relative)?);
    }
    if passive {
        // "Ska av nämnden upplösas": the agent stands before its verb.
        let clause = small.rfind(", ").map_or(0, |comma| comma + 2);
        let by = small.get(clause..)?.rfind(" av ")?;
        let agent = before.get(clause + by + 4..)?;
        return nouns(agent).filter(|_| !words(&lower(agent)).any(|(_, word)| is_finite(word)));
    }
    // A verb that stands first in its clause has its subject after it.
    let rest = p.text.get(at + word.len()..)?.trim_start();
    let finite = is_finite(word) || word.ends_with("er") || word.ends_with("ar");
    if finite && !subject_before(small) {
        let subject = clause::leading(rest);
        let more = rest.get(subject.len()..).unwrap_or_default();
        let goes_on =
            [" för ", " i ", " på ", " vid ", " inom ", " och "].iter().any(|joint| more.starts_with(joint));
        let names = nouns(subject).filter(|_| rest.starts_with(subject));
        if let Some(names) = names {
            return if goes_on { nouns(rest).or(Some(names)) } else { Some(names) };
        }
    }
    let subject = clause::clause(p).filter(|_| is_infinitive(word)).and_then(|main| nouns(main.subject()));
    subject.or_else(|| last(before))
}

/// Whether a clause that is cut before its verb has its subject already.
fn subject_before(small: &str) -> bool {
    let clause = small.rsplit([',', ';']).next().unwrap_or_default();
    let clause = clause.trim_start();
    let begins = clause.split(' ').next().unwrap_or_default();
    const FRONTED: &[&str] = &[
        "i",
        "på",
        "av",
        "till",
        "från",
        "hos",
        "vid",
        "under",
        "inom",
        "efter",
        "inför",
        "före",
        "för",
        "med",
        "enligt",
        "genom",
        "därefter",
        "härmed",
        "sedan",
        "då",
        "innan",
        "när",
        "om",
        "därmed",
        "årligen",
        "så",
    ];
    !clause.is_empty() && !FRONTED.contains(&begins) && is_who(clause)
}

/// *Utan fullmäktiges medgivande*.
fn owner(p: &Parts<'_>, nouns: &[&str]) -> Option<Vec<String>> {
    let all: Vec<(usize, &str)> = words(p.small).collect();
    let at = all.iter().position(|(_, word)| nouns.contains(word))?;
    let before = p.text.get(..all.get(at)?.0)?.trim_end();
    let before = before.strip_suffix('s')?;
    last(before)
}
