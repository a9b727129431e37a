//! What is evaluated, when and by whom.

use super::who::who;
use crate::{
    norm::{Evaluation, EvaluationOf, Names},
    read::{
        numbers::{self, years},
        params::parts::Parts,
        pattern::patterns,
    },
    text::words::lower,
};

patterns! {
    EVERY = r"var(?:t|je)? ?(?P<nth>annat|annan|tredje|fjärde|femte|sjätte|sjunde|åttonde|tionde|tolfte|artonde|\d+:[ae]) (?P<unit>år|månad|kalenderår|verksamhetsår)";
    SEASON = r"(?:varje|varenda) (?:höst|vår|vinter|sommar|år|kalenderår|verksamhetsår|årsskifte|budgetår|januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december)|(?:på|vid) årets (?:sista|första) |~årlig%|~årsvis|per år~|om året~|vid årsskiftet";
    TERM = r"(?:varje|per) (?:termin|halvår)|terminsvis|halvårsvis|två gånger (?:per|om) (?:år|året)|halvårlig";
    YEAR_NO = r"(?:~år|efter år|under år) (?P<n>{num})~|(?P<nth>första|andra|tredje|fjärde|femte)(?: verksamhets)?året~";
    PERIOD = r"efter [^.]*?(?P<n>ett|två|tre|fyra|fem|sex)årsperiod";
    PASSIVE = r"~(?:utvärderas|följs upp|följas upp|ses över|omprövas|prövas|revideras|granskas|värderas|görs|sker)~";
    ACTIVE = r"~(?:utvärderar|följer upp|ser över|omprövar|prövar|reviderar|granskar|värderar|gör|genomför|redovisar|avgör|ansvarar|låter|utvärdera|granska|pröva|bedöma|tar)~";
    CHARTER = r"uppdragshandling|uppdragsbeskrivning|arbetsordning|instruktion|dokumentet|reglement|stadga|handlingen|beskrivningen|ordningen|uppdraget~|uppdraget$|direktiv|detta uppdrag|uppdrag(?:et)? ~(?:ses|revider|ompröva)|överenskommelse|avtalet|riktlinjen|texten";
    GROUP = r"(?:gruppens|rådets|teamets|forumets|nätverkets|kommitténs|samrådets|utskottets|sitt|sina|egna?) [a-zåäö -]*(?:arbet|verksamhet|sammansättning|form|mål|nytta|existens|funktion|resultat)|~verksamheten~|~(?:gruppen|rådet|teamet|forumet|nätverket|kommittén|samrådet|utskottet|organisationen|samverkansformen)~|~arbetet~";
}

const EVALUATES: &str = "utvärder|ses över|ser över|översyn|prövar|prövas|pröva|följer upp|följs upp|följas|granska|stämmer av|går igenom|bedöm|värder|revider|genomlys|ompröv|avgör|tar initiativ|initiativ|aktualitetspröv|stämmer|redovisar|låter|ansvar";

/// The rule of an evaluation.
pub fn evaluation(p: &Parts<'_>) -> Evaluation {
    let label = p.s.label.map(lower).unwrap_or_default();
    let whole = format!("{label} {}", p.small);
    let every_years = every(p.small);
    let after_years = if every_years.is_some() { None } else { after(p.small) };
    let mut by = who(p, EVALUATES);
    if PASSIVE.is(p) && !ACTIVE.is(p) {
        by.retain(|name| is_agent(p, name));
    }
    Evaluation { of: Some(object(p, &whole)), after_years, every_years, by: Names(by) }
}

/// Whether a name stands as the one who does what is said in the passive.
fn is_agent(p: &Parts<'_>, name: &str) -> bool {
    let Some(at) = p.small.find(&lower(name)) else { return false };
    let before = p.small.get(..at).unwrap_or_default();
    let near: Vec<&str> = before.split_whitespace().rev().take(6).collect();
    near.iter().any(|word| matches!(*word, "av" | "hos" | "åligger" | "åvilar" | "ligger"))
        || at == 0 && p.has("ansvar")
}

fn object(p: &Parts<'_>, whole: &str) -> EvaluationOf {
    let at = |hit: Option<regex::Captures<'_>>| hit.and_then(|hit| hit.get(0).map(|hit| hit.start()));
    let own = p.s.own.iter().any(|own| p.small.contains(own.as_str()));
    let group = at(GROUP.find(whole)).or_else(|| own.then_some(0));
    match (at(CHARTER.find(whole)), group) {
        (Some(_), None) => EvaluationOf::Charter,
        (Some(charter), Some(group)) if charter < group => EvaluationOf::Charter,
        (Some(_), Some(_)) if p.has("ses över|ser över|revider|översyn") => EvaluationOf::Charter,
        _ => EvaluationOf::Group,
    }
}

fn ordinal(word: &str) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
        "elfte", "tolfte",
    ];
    if let Some(digits) = word.split(':').next().filter(|_| word.contains(':')) {
        return digits.parse().ok();
    }
    match word {
        "annat" | "annan" => Some(2.0),
        "artonde" => Some(18.0),
        _ => WORDS
            .iter()
            .position(|&known| known == word)
            .and_then(|at| u32::try_from(at + 1).ok())
            .map(f64::from),
    }
}

/// How many years there are between two.
fn every(small: &str) -> Option<f64> {
    if let Some(hit) = EVERY.find(small) {
        let number = ordinal(hit.name("nth")?.as_str())?;
        return Some(if hit.name("unit")?.as_str().starts_with("mån") { number / 12.0 } else { number });
    }
    if TERM.is(small) {
        return Some(0.5);
    }
    if SEASON.is(small) {
        return Some(1.0);
    }
    numbers::every_years(small).filter(|_| !PERIOD.is(small))
}

/// How many years after the start it is.
fn after(small: &str) -> Option<f64> {
    let number = |word: &str| numbers::number(word).map(f64::from);
    if let Some(hit) = PERIOD.find(small) {
        return number(hit.name("n")?.as_str());
    }
    let length = years(small);
    if small.contains("halva tiden") || small.contains("halvtid") {
        return length.map(|years| years / 2.0);
    }
    if small.contains("första halvåret") {
        return Some(0.5);
    }
    length.or_else(|| {
        let hit = YEAR_NO.find(small)?;
        match hit.name("n") {
            Some(n) => number(n.as_str()),
            None => small.contains("efter ").then(|| ordinal(hit.name("nth")?.as_str())).flatten(),
        }
    })
}
