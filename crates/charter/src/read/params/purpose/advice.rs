//! Whom the group advises, and about what.

use super::*;
use crate::norm::AdvisoryRole;

patterns! {
    ADVICE = r"(?:referensgrupp|bollplank|rådgiv|avstämning|stöd|remiss|part(?:ner)?~|sakråd|~råd~|expert|sakkunn|sakkunskap|vägled|synpunkt|yttra|utlåtande|omdöme|konsult|tycker? till|rådfråg|bistå|biträd|tillfråga|bollas|resonera|hjälp|resurs)";
    // The one who is advised stands before what is given.
    GIVEN = r"~(?:bistå|bistår|biträda|biträder|stödja|stödjer|stöder|stötta|stöttar|vägleda|vägleder|hjälpa|hjälper|rådge|rådger|ge|ger|tillhandahålla|tillhandahåller|erbjuda|erbjuder|lämna|lämnar) (?P<who>[^;.]+?) (?:med|i|råd|vägledning|stöd|synpunkter|när|om|vid|inför|genom|kring)~|~(?:är|vara|komma|kommer|stå|står) (?P<who2>[^;.]+?) (?:behjälplig|till del|till godo|till tjänst|till förfogande|till buds|till hjälp|till hands)";
    OWNED = r"(?:^|[ ,])(?P<who>[a-zåäöé\-]+)s (?:[a-zåäö]+ )?(?:[a-zåäö]*stöd|rådgivare|rådgivande|bollplank|referensgrupp|expertgrupp|råd|sakråd|förfogande|tjänst|hjälp|samtalspart%|diskussionspart%|dialogpart%|sakkunniga|expertorgan|remissinstans)~";
    ASKED_BY = r"(?:s|as) (?:[a-zåäö]+ ){0,2}?av (?P<who>[^;.]+)";
    ON = r"(?:^|[ ,])(?:när det gäller|vad gäller|i fråga om|i frågor som rör|i frågor om|i frågor kring|i ärenden om|i ärenden som rör|rörande|kring|gällande|avseende|angående|beträffande|som rör|som gäller|som avser|i arbetet med|i samband med|om) (?P<topic>[^;]+)$";
    IN = r" (?:i|inom) (?P<topic>[^;,]+)$";
    OPINION_ON = r"(?:synpunkter|kommentarer|yttra[r]? sig|tycker? till|återkoppling|feedback) (?:om|över|på|kring) (?P<topic>[^;]+)$";
    AT = r"(?:^|[ ,])(?:inför|vid) (?P<topic>[^;,]+)";
    LEADS = r"^den som [a-zåäö]+ (?:ett |en )?(?P<topic>[^,;.]+)$";
}

const TOWARDS: [&str; 5] = [" till ", " åt ", " gentemot ", " för ", "till "];

/// The rule of an advisory role.
pub(super) fn advisory(p: &Parts<'_>) -> AdvisoryRole {
    let from = ADVICE.find(p).and_then(|hit| hit.get(0)).map_or(0, |advice| advice.start());
    let to = advised(p, from);
    let topic = topic(p, from, &to);
    AdvisoryRole { to: names(to), topic }
}

/// Who is advised.
fn advised(p: &Parts<'_>, from: usize) -> Vec<String> {
    let given = |pattern: &Pattern| named(p, pattern, "who").map(|who| others(p, who)).unwrap_or_default();
    let first = |found: Vec<Vec<String>>| found.into_iter().find(|who| !who.is_empty());
    let sure = [given(&OWNED), others_after(p, from, &TOWARDS), given(&GIVEN), given(&ASKED_BY)];
    if let Some(who) = first(sure.into()) {
        return who;
    }
    let subject = clause::clause(p).map(|main| main.subject()).unwrap_or_default();
    let asks =
        Some(subject).filter(|who| !is_group(p, &party(who))).map(|who| others(p, who)).unwrap_or_default();
    let when = conditioned(p).map(|who| others(p, who)).unwrap_or_default();
    first(vec![asks, when]).unwrap_or_default()
}

/// What it is advised about.
fn topic(p: &Parts<'_>, from: usize, to: &[String]) -> Option<String> {
    let end = p.small.get(from..).and_then(|rest| rest.find("; ")).map_or(p.text.len(), |at| from + at);
    let tail = p.piece(from, end);
    let is_to =
        |what: &str| to.iter().any(|to| lower(to) == lower(what) || lower(what).starts_with(&lower(to)));
    let usable = |what: &String| {
        let small = lower(what);
        !is_pronoun(&small)
            && !is_to(what)
            && !p.s.is_own(what)
            && !ROLES.contains(&small.as_str())
            && !holds(&small, "egen beslut|beslutanderätt|rollen|vissa fall")
    };
    let taken =
        |pattern: &Pattern, whole: &Parts<'_>| named(whole, pattern, "topic").map(about).filter(&usable);
    let clear = taken(&OPINION_ON, &tail).or_else(|| taken(&ON, &tail).filter(|what| !is_party(what)));
    let clear = clear.or_else(|| taken(&IN, &tail).filter(|what| !is_party(what)));
    let clear = clear.or_else(|| taken(&AT, p)).or_else(|| taken(&ON, p).filter(|what| !is_party(what)));
    if clear.is_some() {
        return clear;
    }
    let when = conditioned(p).map(about).filter(&usable).filter(|what| !is_party(what));
    let after = || {
        TOWARDS
            .iter()
            .find_map(|word| Some(tail.small.find(word)? + word.len()))
            .and_then(|at| tail.text.get(at..))
            .map(about)
            .filter(&usable)
            .filter(|what| {
                to.is_empty() && !is_party(what) && !holds(&lower(what), "förfogande|hands|tjänst")
            })
    };
    let subject = || {
        let subject = clause::clause(p).map(|main| main.subject()).unwrap_or_default();
        let led = LEADS
            .find(&lower(subject))
            .and_then(|hit| hit.name("topic"))
            .and_then(|what| subject.get(what.range()));
        let whole = Some(subject).filter(|what| to.is_empty() && !is_group(p, what) && !is_party(what));
        led.or(whole).map(trimmed).filter(&usable)
    };
    when.or_else(after).or_else(subject)
}

/// What something is about: up to the end of its clause.
fn about(text: &str) -> String {
    const STOPS: [&str; 12] = [
        ", ",
        "; ",
        " innan ",
        " inför ",
        " när ",
        " så länge",
        " före ",
        " utan ",
        " då ",
        " samt ",
        " och rapporterar",
        " med målet",
    ];
    trimmed(to_verb(&parts::cut(text, &STOPS)))
}
