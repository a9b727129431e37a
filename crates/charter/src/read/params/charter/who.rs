//! Who decides: the body or the office that a verb, a noun or a label of deciding has.

use super::documents::is_document;
use crate::{
    read::{
        names::{list, trimmed},
        params::{
            clause::{self, is_finite, words},
            parts::{self, Parts, cut},
        },
    },
    text::words::{holds, is_infinitive, lower},
};

/// More stems of offices and bodies than a name of a body must have.
const FURTHER: &str = "jurist|registrator|läkar|strateg|beredning|kolleg|rådgivar|förening|högskol|universitet|funktionen|förbund|partner|delegation|nämnd|revisor|regionen|landsting|myndighet|avdelning|huvudman|undertecknad|instans|ordförande|uppdragsgiv|möte mellan|samråd|råden|tandhygienist|ägare|stämma|konferens|kyrk|sekretariat|ombud|organisation";

/// Words that hold such a stem and name nobody.
const THINGS: &str = "arbetsordning|samverkansordning|överenskommelse|beslut|uppdragshandling|uppdragsbeskrivning|ledningssystem|samverkansavtal|ledningsmodell|handlingsplan|ordförandeskap|sammanträde|chefsbyte|medlemskap|samverkansform|rådsförteckning|gruppförteckning|handling|dokument|rådighet|områdesplan";

/// Small words before a name.
const BEFORE: &[&str] = &[
    "av",
    "till",
    "hos",
    "är",
    "från",
    "på",
    "i",
    "att",
    "men",
    "när",
    "innan",
    "om",
    "åt",
    "medan",
    "och",
    "samt",
    "bara",
    "endast",
    "blott",
    "har",
    "blir",
    "därefter",
    "därmed",
    "därav",
    "härmed",
    "sedan",
    "då",
    "inför",
    "att",
    "även",
    "utan",
    "såväl",
    "nu",
    "ska",
    "får",
    "kan",
    "vid",
    "enligt",
    "med",
    "dessutom",
    "låter",
    "som",
    "vilket",
];

/// Words that say how it is done, after the name of who does it.
const STOPS: &[&str] = &[
    ", ",
    " före ",
    " innan ",
    " följande ",
    " i samband",
    " inom de ",
    " inom ramen",
    " inte ",
    " denna ",
    " den 1",
    " den 2",
    " den 3",
    " den 4",
    " den 5",
    " den 6",
    " den 7",
    " den 8",
    " den 9",
    " i januari ",
    " i februari ",
    " i mars ",
    " i april ",
    " i maj ",
    " i juni ",
    " i augusti ",
    " i september ",
    " i oktober ",
    " i november ",
    " i december ",
    " 19",
    " 20",
    " vart ",
    " vartannat ",
    " för högst ",
    " för beslut",
    " för yttrande",
    " för en ",
    " för att ",
    " på delegation",
    " på uppdrag",
    " på dennes",
    " till ",
    " redan ",
    " enligt ",
    " i början",
    " i slutet",
    " i och med",
    " tar ",
    " gör ",
    " har ",
    " fått ",
    " först ",
    " uppdraget",
    " initiativ",
    " gemensamt",
    " skriftlig",
    " på nytt",
    " handlingen",
    " dessförinnan",
    " även",
    " dennes",
    " fattar ",
    " tagit ",
    " vilken",
    " själv",
    " en ",
    " ett ",
    " detta",
    " dit ",
    " därefter",
    " dess ",
    " dessa ",
    " deras ",
    " sitt ",
    " sin ",
    " sina ",
    " bland ",
    " tillfällig",
    " tidsbegräns",
    " särskilda ",
    " arbetsgrupper",
    " undergrupper",
    " delgrupper",
];

/// Where a name stops being one: before its first preposition.
fn head(text: &str) -> &str {
    const JOINTS: [&str; 9] =
        [" för ", " i ", " på ", " vid ", " av ", " med ", " inom ", " till ", " mellan "];
    let end = JOINTS.iter().filter_map(|joint| text.find(joint)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a text begins with the name of an office or a body.
pub fn is_who(text: &str) -> bool {
    let small = lower(text);
    let head = head(&small);
    let last = head.rsplit(' ').next().unwrap_or_default();
    !head.is_empty()
        && (parts::is_body(head) || holds(head, FURTHER))
        && !holds(last, THINGS)
        && (!is_document(last) || last.ends_with("division"))
        && !matches!(last, "uppdraget" | "uppdrag" | "området" | "ansvarsområdet" | "rådande")
        && !["som ", "att ", "hur ", "denna ", "detta ", "det här ", "den här "]
            .iter()
            .any(|word| head.starts_with(word))
}

/// The name that a text begins with, without what follows it.
pub fn noun(text: &str) -> String {
    let text = text.trim_start();
    let small = lower(text);
    let lead = [
        "ingen annan än ",
        "vad ",
        "varefter ",
        "fått ",
        "finner ",
        "förordnande från ",
        "enbart ",
        "det är ",
        "de båda ",
        "de ",
        "den ",
        "det ",
        "bara ",
        "endast ",
        "undertecknad ",
        "biträdet av ",
        "nu ",
    ]
    .iter()
    .find(|lead| small.starts_with(**lead))
    .map_or(0, |lead| lead.len());
    let mut name = clause::noun(&cut(text.get(lead..).unwrap_or(text), STOPS));
    for tail in [
        " och",
        " samt",
        " ett",
        " en",
        " som",
        " de",
        " den",
        " det",
        " också",
        " när",
        " att",
        " om",
        " vid",
        " fritt",
        " inom",
        " ny",
        " nya",
        " gemensamt",
    ] {
        if let Some(shorter) = name.strip_suffix(tail) {
            name = shorter.to_owned();
        }
    }
    trimmed(&name)
}

/// The names that a text begins with, where they are of bodies or offices.
pub fn nouns(text: &str) -> Option<Vec<String>> {
    let small = lower(text);
    // "A, B och C": commas part the names of a list.
    let several = small.find(" och ").filter(|&at| {
        small.get(..at).is_some_and(|before| before.contains(", ") && !holds(before, " som | ska | är "))
    });
    let whole = match several {
        Some(_) => clause::noun(text),
        None => noun(text),
    };
    if !is_who(&whole) {
        return None;
    }
    let names = list(&whole);
    let all = names.iter().all(|name| is_who(name));
    Some(if all && !names.is_empty() { names } else { vec![whole] })
}

/// The name that a text ends with: the shortest tail after a small word that is a name, taken as far back as its own words go.
pub fn last(text: &str) -> Option<Vec<String>> {
    let text = text.trim_end_matches([' ', ',', ';', ':']);
    let small = lower(text);
    let mut starts: Vec<usize> = vec![0];
    for (at, word) in words(&small) {
        let end = at + word.len();
        let comma = small.get(end..).is_some_and(|rest| rest.starts_with([',', ';', ':', '(']));
        if BEFORE.contains(&word)
            && !(matches!(word, "och" | "samt")
                && small.get(..at).is_some_and(|b| b.trim_end().ends_with('-')))
            || comma
            || (is_finite(word) || is_infinitive(word)) && !parts::is_body(word)
        {
            starts.push((end + usize::from(comma) + 1).min(small.len()));
        }
    }
    starts.sort_unstable();
    let found = starts.iter().rev().find_map(|&at| {
        let tail = text.get(at..).filter(|tail| !tail.trim().is_empty())?;
        nouns(tail).map(|names| (at, names))
    });
    let (at, names) = found?;
    // "A och B": both.
    let before = small.get(..at).unwrap_or_default().trim_end();
    let joint = [" och", " samt"].iter().find(|joint| before.ends_with(**joint));
    if let Some(joint) = joint
        && let Some(mut others) = text.get(..before.len() - joint.len()).and_then(last_name)
        && text
            .get(..before.len() - joint.len())
            .is_some_and(|t| lower(t).ends_with(&lower(others.last().map_or("", String::as_str))))
    {
        others.extend(names);
        return Some(others);
    }
    Some(names)
}

fn last_name(text: &str) -> Option<Vec<String>> {
    last(text)
}

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
