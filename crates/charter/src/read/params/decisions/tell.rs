//! Who is told of decisions.

use super::*;
use crate::read::numbers::days;

patterns! {
    TO = r"(?:^|[ ,])(?:till|för|åt|bland|hos|med) (?P<to>[^.;]+)";
    TOLD = r"(?:informera[rs]?|underrätta[rs]?|meddela[rst]*|meddelats|delge[rs]?|delgivits|delges|mejlar|mejla|når?|tillställs|tillställa|upplyser|upplysa|upplyses|upplysas|kontaktar|kontakta|tillställas|delgivas|notifiera[rs]?) (?P<to>[^.;]+)";
    KNOWN = r"bringas? till (?P<to>[^.;]+?s) kännedom";
    LEARNS = r"(?:^|[ ,;])(?P<to>[^.;,]+?) (?:(?:ska|skall|bör|ska alltid|ska också|måste) )?(?:alltid |skriftligen |också |omgående |snarast )?(?:får del av|få del av|får veta|få veta|underrättas|informeras|får (?:[a-zåäö]+ )?besked|få (?:[a-zåäö]+ )?besked|får (?:[a-zåäö]+ )?information|få (?:[a-zåäö]+ )?information|delges|delgivs|meddelas|upplyses|upplysas|ta del av|tar del av|hålls underrättade|hållas underrättade|erhåller|nås av)";
    SEES_TO = r"^(?P<by>[^.;,]+?) (?:ser till|ska se till|ansvarar för|svarar för) att |(?:vilket|som|det) (?P<by2>[^.;,]+?) (?:ansvarar|svarar|står) för";
    CARE = r"genom (?P<by>[^.;,]+?s) (?:försorg|kansli)";
}

/// The rule of telling decisions.
pub fn communication(p: &Parts<'_>) -> CommunicationOfDecisions {
    let sentence = p.small.rfind("? ").map_or(0, |at| at + 2);
    let p = &p.piece(sentence, p.text.len());
    let main = clause::clause(p);
    let within_days = holds(p.small, "inom |senast |dag|veck|dygn").then(|| days(p.small)).flatten();
    let by = by(p, main.as_ref());
    let mut to = to(p);
    to.retain(|to| !by.contains(to) && !p.s.is_own(to));
    CommunicationOfDecisions { to, by: by.into_iter().collect(), within_days }
}

/// Whether a text names decisions, and nobody.
fn is_decision(text: &str) -> bool {
    let small = lower(text);
    holds(
        &small,
        "beslut|ställningstagande|överenskommel|utfall|rekommendation|information|besked|underrättelse|vad |det |hur|resultat|avgörande|protokoll|utdrag|kännedom",
    ) && !small.contains("beslutsfattar")
}

fn persons(text: &str) -> Vec<String> {
    const STOPS: &[&str] = &[
        " inom ",
        " senast ",
        " efter ",
        " via ",
        " genom ",
        " om ",
        " snarast",
        " samma ",
        " direkt",
        " skriftlig",
        " så snart",
        " utan dröjsmål",
        " av ",
        " ska gå",
        " omgående",
        " i samband",
        " där",
        " vad ",
        " ett ",
        " fattade ",
        " besluten",
        " beslutet",
    ];
    let text = cut(&clause::noun(&cut(text, STOPS)), STOPS);
    list(&text)
        .into_iter()
        .map(|to| {
            let words: Vec<&str> = to.split(' ').collect();
            // *Patientföreningarna samrådets beslut*: the object begins where the decisions' owner does.
            let owner = words
                .iter()
                .skip(1)
                .position(|word| word.ends_with('s') && words.last().is_some_and(|last| is_decision(last)));
            trimmed(&owner.map_or(to.clone(), |at| words.get(..=at).unwrap_or_default().join(" ")))
        })
        .filter(|to| !to.is_empty() && !is_decision(to) && to.split(' ').count() <= 8)
        .collect()
}

fn to(p: &Parts<'_>) -> Vec<String> {
    let range = |hit: &regex::Captures<'_>| hit.name("to").and_then(|to| p.text.get(to.range()));
    if let Some(to) = KNOWN.find(p).as_ref().and_then(range) {
        let to = trimmed(to.trim_start_matches("vederbörande "));
        return vec![to.strip_suffix('s').map_or(to.clone(), str::to_owned)];
    }
    let mut from = 0;
    while let Some((at, hit)) = p.small.get(from..).and_then(|rest| Some((from, TO.find(rest)?))) {
        let Some(to) = hit.name("to") else { break };
        let found = p.text.get(at + to.start()..at + to.end()).map(persons).unwrap_or_default();
        let near = p.small.get(..at + to.start()).unwrap_or_default();
        let clause = p.small.get(at + to.start()..).is_some_and(|rest| rest.starts_with("att "));
        let owed = near.ends_with("svarar för ") || near.ends_with("ansvarar för ");
        let about = near.ends_with("beslut med ") && p.has("protokoll|utdrag");
        if !(found.is_empty() || clause || owed || about) {
            return found;
        }
        from = at + to.start();
    }
    let told = TOLD.find(p).as_ref().and_then(range).map(persons);
    if let Some(to) = told.filter(|to| !to.is_empty() && to.iter().all(|to| parts::is_body(to))) {
        return to;
    }
    let learns = LEARNS.find(p).as_ref().and_then(range).map(|to| {
        let small = lower(to);
        let at = clause::words(&small)
            .filter(|(_, word)| clause::is_finite(word) || matches!(*word, "att" | "innan" | "förrän"))
            .last()
            .map_or(0, |(at, word)| at + word.len());
        let relative = small.contains(" som ");
        persons(if relative { to } else { to.get(at..).unwrap_or(to) })
    });
    if let Some(to) = learns.filter(|to| !to.is_empty()) {
        return to;
    }
    if let Some(to) = TOLD.find(p).as_ref().and_then(range).map(persons).filter(|to| !to.is_empty()) {
        return to;
    }
    Vec::new()
}

fn by(p: &Parts<'_>, main: Option<&Clause<'_>>) -> Vec<String> {
    let body = |text: &str| {
        let by = cut(&clause::noun(text), &[" att ", " till ", " om ", " på eget", ", "]);
        (chunks::is_party(&by) && !is_decision(&by)).then_some(by)
    };
    let care = CARE.find(p).and_then(|hit| hit.name("by")).and_then(|by| p.text.get(by.range()));
    if let Some(by) = care {
        let by = trimmed(by);
        return vec![by.strip_suffix('s').map_or(by.clone(), str::to_owned)];
    }
    if let Some(by) = SEES_TO
        .find(p)
        .and_then(|hit| hit.name("by").or_else(|| hit.name("by2")))
        .and_then(|by| p.text.get(by.range()))
        .and_then(body)
    {
        return vec![by];
    }
    let owed = ["ankommer på ", "åligger ", "åvilar ", "uppgift för ", "tillkommer "];
    let owed = owed
        .iter()
        .find_map(|lead| p.small.find(lead).map(|at| at + lead.len()))
        .and_then(|at| body(p.text.get(at..)?));
    if let Some(by) = owed {
        return vec![by];
    }
    let through = || {
        [" av ", " genom ", " via "]
            .iter()
            .flat_map(|lead| p.small.match_indices(lead).map(|(at, lead)| at + lead.len()))
            .find_map(|at| body(p.text.get(at..)?))
    };
    let subject = main.filter(|main| !main.passive()).map(|main| main.subject()).and_then(body);
    let learns =
        LEARNS.find(p).is_some() || main.is_some_and(|main| matches!(main.verb, "får" | "går" | "når"));
    if learns { through() } else { subject.or_else(through) }.into_iter().collect()
}
