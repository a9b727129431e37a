//! What works and is spread.

use super::*;
use crate::norm::SpreadOfPractice;

patterns! {
    MADE_KNOWN = r"~gör(?:a)? (?P<what>[^;,.]+?) (?:känd|tillgänglig|synlig)";
    SPREADS = r"~(?:sprid(?:a|er)|spridning(?:en)? (?:av|kring|för)|[a-zåäö]+spridning (?:av|kring|om)|breddinför(?:a|ande av)?|dela[r]? (?:med sig av|med oss av|ut)|delar? (?:vi )?med oss av|dela[r]?|lyft(?:a|er) (?:fram )?|visa[r]? upp|skala[r]? upp|kopiera[r]?|överför(?:a|ing av)?|ta(?:r)? hem|ta(?:r)? vara på|ta(?:r)? till vara|samla[r]? in|leta[r]? (?:[a-zåäö]+ )?upp|för(?:a)? ut|för(?:a)? vidare|lär(?:a)? ut|lära av|lär av|lärt av|föra över)~(?:och [a-zåäö]+(?: upp| ut| in)? |fram |vidare |upp |ut |aktivt |deras |dess |sina )*(?P<what>[^;]+)$";
    WORKS = r"(?:^|[ ,:(])(?P<what>(?:goda?|lyckad[ea]?|lyckat|framgångsrik[at]?|fungerande|väl fungerande|välfungerande|beprövad[ea]?|bra|vinnande|bästa|nyttiga?|effektiv[at]?|innovativ[at]?|positiva|prövade|utvärderade) [^;]+)$";
    SPREAD = r"~(?:sprid[sd]|spridas|delas|breddinför[st]|breddinföras|förs (?:över|vidare|ut)|föras|skalas|visas|används|användas|får|få|lärs|tas (?:till vara|upp|tillvara)|kopieras|lyfts|lyftas|blir|bör spridas|ska spridas)";
}

/// The rule of a spread of practice.
pub(super) fn spread(p: &Parts<'_>) -> SpreadOfPractice {
    SpreadOfPractice { object: spread_what(p) }
}

fn spread_what(p: &Parts<'_>) -> Option<String> {
    let usable = |what: &String| {
        let small = lower(what);
        !is_pronoun(&small)
            && !p.s.is_own(what)
            && small.split(' ').count() <= 14
            && !["till ", "den ", "att "].iter().any(|lead| small.starts_with(lead))
    };
    let found = |pattern: &Pattern| named(p, pattern, "what").map(practice).filter(usable);
    let works = || found(&WORKS).filter(|what| 1 < what.split(' ').count());
    let at = |pattern: &Pattern| {
        pattern
            .find(p.small)
            .and_then(|hit| hit.name("what").or_else(|| hit.get(0)))
            .map_or(usize::MAX, |hit| hit.start())
    };
    // A noun that is told to work before a passive verb of spreading, and otherwise what follows the verb.
    let passive = at(&WORKS) < at(&SPREAD) && at(&SPREAD) < at(&SPREADS);
    let led = || {
        let before = p.text.get(..at(&SPREAD))?;
        let begins = [", och ", ", samt ", "; "]
            .iter()
            .filter_map(|joint| Some(before.rfind(joint)? + joint.len()))
            .max();
        let last = p.piece(begins.unwrap_or(0), before.len());
        named(&last, &WORKS, "what").map(practice).filter(usable).filter(|what| 1 < what.split(' ').count())
    };
    let subject = || {
        let before = SPREAD.find(p)?.get(0)?.start();
        let before = p.text.get(..before)?;
        let lead =
            [" att ", ": ", " och "].iter().filter_map(|lead| Some(before.rfind(lead)? + lead.len())).max();
        Some(practice(before.get(lead.unwrap_or(0)..)?)).filter(usable)
    };
    found(&MADE_KNOWN)
        .or_else(|| passive.then(led).flatten())
        .or_else(|| found(&SPREADS))
        .or_else(&works)
        .or_else(subject)
        .or_else(|| conditioned(p).map(practice).filter(usable))
        .or_else(|| object(p).filter(usable))
        .or_else(|| p.s.label.is_some().then(|| practice(p.text)).filter(usable))
}

/// A practice with what tells that it works, without where it is spread.
fn practice(text: &str) -> String {
    const STOPS: [&str; 24] = [
        "; ",
        " mellan ",
        " till ",
        " bland ",
        " i hela ",
        " i länet",
        " i regionen",
        " samt ",
        " i syfte",
        " för att ",
        " över ",
        " vidare",
        " via ",
        " genom ",
        " när ",
        " vid en ",
        " så att ",
        " med gruppens",
        " med rådets",
        " i sitt ",
        " på fler",
        " ska ",
        " därifrån",
        " och ser till",
    ];
    let cut = parts::cut(text, &STOPS);
    let comma = cut.find(", ").unwrap_or(cut.len());
    let cut = cut.get(..comma).unwrap_or(&cut);
    let small = lower(cut);
    let own = ["det som ", "sådant som ", "de som "].iter().any(|lead| small.starts_with(lead));
    let what = if own { cut } else { to_verb(cut) };
    trimmed(what)
}
