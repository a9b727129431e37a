//! Names of bodies and offices: whether a text begins with one, and the one it begins or ends with.

use super::documents::is_document;
use crate::{
    read::{
        names::{list, trimmed},
        params::{
            clause::{self, is_finite, words},
            parts::{self, cut},
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
        && let Some(mut others) = text.get(..before.len() - joint.len()).and_then(last)
        && text
            .get(..before.len() - joint.len())
            .is_some_and(|t| lower(t).ends_with(&lower(others.last().map_or("", String::as_str))))
    {
        others.extend(names);
        return Some(others);
    }
    Some(names)
}
