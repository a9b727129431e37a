//! Who pays for what.

use super::*;
use crate::{norm::CostBearer, read::names::list};

patterns! {
    EQUAL = r"lika (?:stora )?(?:delar|andelar)|i lika|~lika (?:mellan|på|av)~|jämnt|hälften (?:var|[a-zåäö]+, hälften)|hälften var|delas lika|solidariskt|två lika";
    HALVES = r"hälften (?P<one>[^,.]+?)(?:,| och) hälften (?P<two>[^,.]+)";
    ON_THEM = r"~(?:påförs|påföres|debiteras|faktureras|belastar|drabbar|åvilar|tillkommer|ankommer på|ligger på|ligger hos|vilar på|faller på|stannar på|stannar hos)~ ?(?P<who>[^.;]+?)(?: i proportion| efter | enligt |, |$)";
    SHARED = r"~(?:mellan|på) (?P<who>[^.;,]+?)(?: i proportion| efter | enligt | utifrån |, |$)";
    BY = r"~(?:av|via|ur|från|inom|genom) (?P<who>(?:den |det |de )?[^.;,]+?)(?: i proportion| efter | enligt | utifrån | i lika| till lika| med lika|, | används |$)";
    FOR_WHAT = r"(?:kostnad%|kostnadsansvar%|notan|utgift%|utlägg%|ersättning%|kostnadstäckning|medel|fakturan) (?:för|vid|i samband med|av) (?P<what>[^.;]+)";
    VERB = r"~(?:står|stå|svarar|svara|ansvarar|ansvara|betalar|betala|bekostar|bekosta|finansierar|finansiera|bär|bära|täcker|täcka|ersätter|ersätta|tar|ta|håller|delar|avsätter|bidrar|bestrider|lönar)~(?: (?:själv|själva|för|med|på|kostnaden|kostnaderna|alla|samtliga|upp|och bekostar|gemensamt|solidariskt|lika|var för sig|i sin helhet)~)*";
    PASSIVE = r"~(?:betalas|bekostas|finansieras|bärs|täcks|ersätts|delas|fördelas|utbetalas|bestrids|tas|gäldas|avlönas|belastar|påförs|påföres|debiteras|används|vilar|faller|stannar|ligger|åvilar|svaras|faktureras|utgår|ersatt|betalt|betald|bekostad|regleras|hämtas|skola gäldas)~";
}

/// Words at the edges of what is paid for.
const STOPS: [&str; 12] = [
    " som uppkommer",
    " som uppstår",
    " i samband",
    " och något",
    " vid planerings",
    " för det",
    " inom ",
    ", utan ",
    ", och ",
    ", medan ",
    " samt utser",
    " vid internat x",
];

pub(super) fn of(p: &Parts<'_>) -> CostBearer {
    let equal_shares = EQUAL.is(p).then_some(true);
    if let Some(hit) = HALVES.find(p) {
        let names: Vec<String> =
            ["one", "two"].iter().filter_map(|part| p.s.named(&hit, part)).map(trimmed).collect();
        return CostBearer { who: Some(names.join(" och ")), costs: what_for(p, None), equal_shares };
    }
    let part = |hit: &regex::Captures<'_>, part: &str| {
        hit.name(part).and_then(|part| p.text.get(part.range())).map(str::to_owned)
    };
    // The last passive verb of the sentence has its payer after it; an active one has it before.
    let first = |pattern: &crate::read::pattern::Pattern| {
        let all = pattern.all(p.small);
        let all = all.iter().filter_map(|hit| hit.get(0)).map(|hit| (hit.start(), hit.end()));
        all.filter(|(_, end)| {
            p.small
                .get(end.saturating_sub(1)..)
                .is_none_or(|rest| !["ej", "inte"].iter().any(|no| rest.trim_start().starts_with(no)))
        })
        .collect::<Vec<_>>()
        .first()
        .copied()
    };
    let (passive, active) = (first(&PASSIVE), first(&VERB));
    let active = active.filter(|(at, _)| {
        passive.is_none_or(|(begins, _)| *at < begins && !tells_more(p, begins))
            || p.small.get(*at..).is_some_and(|rest| rest.contains("håller med"))
    });
    if let Some((at, end)) = active {
        let who = payer_before(p, at).or_else(|| payer_after(p, end));
        let costs = paid(p, end, at);
        return CostBearer { who, costs, equal_shares };
    }
    if let Some((at, _)) = passive {
        let rest = p.piece(at, p.text.len());
        let shared = SHARED.find(&rest).filter(|_| rest.has("delas|fördelas|debiteras"));
        let hit = ON_THEM.find(&rest).or(shared).or_else(|| BY.find(&rest));
        let before = || p.small.get(..at).and_then(|lead| BY.find(lead)).and_then(|hit| part(&hit, "who"));
        let who = hit
            .as_ref()
            .and_then(|hit| hit.name("who"))
            .and_then(|who| rest.text.get(who.range()))
            .map(str::to_owned);
        let who = who.or_else(before).map(|who| payer(&who)).filter(|who| !who.is_empty());
        return CostBearer { who, costs: what_for(p, Some(at)), equal_shares };
    }
    let label = p.s.label.map(lower).unwrap_or_default();
    let costs = FOR_WHAT
        .find(label.as_str())
        .and_then(|hit| hit.name("what"))
        .map(|what| list(what.as_str()))
        .unwrap_or_default();
    let who = BY.find(p).and_then(|hit| part(&hit, "who")).unwrap_or_else(|| p.text.to_owned());
    CostBearer { who: Some(payer(&who)).filter(|who| !who.is_empty()), costs, equal_shares }
}

/// Whether the passive verb is in the part of the sentence that tells who pays after all: *ingen egen budget, utan kostnaderna tas av*.
fn tells_more(p: &Parts<'_>, at: usize) -> bool {
    let rest = p.small.get(at..).unwrap_or_default();
    let lead = p.small.get(..at).unwrap_or_default();
    rest.contains(" av ") && holds(lead, "inte |ingen |, utan |, vilka ")
}

/// A payer without the purse that it is taken from: *hälsoenhetens ram*.
fn payer(text: &str) -> String {
    let text = text.split(", ").next().unwrap_or(text);
    let text = trimmed(text);
    let small = lower(&text);
    for purse in [" ram", " budget", " medel", " anslag"] {
        if let Some(owner) = small
            .strip_suffix(purse)
            .and_then(|lead| text.get(..lead.len()))
            .filter(|owner| owner.ends_with('s') && !owner.contains(' '))
        {
            return owner.trim_end_matches('s').to_owned();
        }
    }
    let stops = [
        " med lika",
        " i lika",
        " till lika",
        " i proportion",
        " efter ",
        " enligt ",
        " som också",
        " och något",
        " används ",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    let text = trimmed(text.get(..end).unwrap_or(&text));
    let own = ["sin egen ", "deras ", "sin ", "lika mellan ", "mellan "]
        .iter()
        .find_map(|own| lower(&text).strip_prefix(own).map(|_| own.len()));
    text.get(own.unwrap_or(0)..).unwrap_or(&text).to_owned()
}

fn payer_before(p: &Parts<'_>, at: usize) -> Option<String> {
    let lead = p.text.get(..at)?.trim_end();
    // *X gör det ena och betalar det andra*, *X, som också betalar*.
    let small = lower(lead);
    let verb = small.split(' ').skip(1).any(crate::read::params::clause::is_finite);
    let all = actors::of(lead, small.as_str());
    let relative = small.rsplit(", ").next().is_some_and(|last| last.starts_with("som"));
    if relative {
        return all.last().map(Actor::name);
    }
    if verb && (small.ends_with(" och") || small.ends_with(" samt")) {
        return all.first().map(Actor::name);
    }
    let lead = lead.rsplit(", ").next().unwrap_or(lead);
    let small = lower(lead);
    let lead = [" ska", " skall", " bör", " får", " kan", " måste"]
        .iter()
        .find_map(|modal| small.strip_suffix(modal).and_then(|lead| p.text.get(..lead.len())))
        .unwrap_or(lead);
    let lead = ["att ", "och att "].iter().find_map(|lead_in| lead.strip_prefix(lead_in)).unwrap_or(lead);
    let first = lower(lead.split(' ').next().unwrap_or_default());
    let adverbial =
        matches!(first.as_str(), "för" | "vid" | "i" | "på" | "när" | "om" | "till" | "under" | "behövs");
    Some(payer(lead)).filter(|who| !who.is_empty() && !adverbial)
}

fn payer_after(p: &Parts<'_>, end: usize) -> Option<String> {
    let rest = p.piece(end, p.text.len());
    let next = rest.actors().into_iter().find(|actor| actor.is_bare());
    next.map(|actor| with_place(&rest, &actor))
}

/// What an active verb is followed by.
fn paid(p: &Parts<'_>, end: usize, at: usize) -> Vec<String> {
    let rest = p.text.get(end..).unwrap_or_default().trim();
    let begins = p.small.get(..at).unwrap_or_default();
    let condition = ["behövs ", "krävs "]
        .iter()
        .find_map(|verb| begins.strip_prefix(verb).and_then(|_| p.text.get(verb.len()..at)));
    if let Some(needed) = condition {
        let needed = needed.split([',']).next().unwrap_or_default();
        let words: Vec<&str> = needed.split(' ').filter(|word| !word.is_empty()).collect();
        return vec![words.iter().take(2).copied().collect::<Vec<_>>().join(" ")];
    }
    let told = FOR_WHAT.find(lower(rest).as_str()).and_then(|hit| hit.name("what").map(|what| what.range()));
    let what = told.and_then(|range| rest.get(range)).unwrap_or(rest);
    what.split(" och bekostar ").map(things).collect::<Vec<_>>().concat()
}

fn things(text: &str) -> Vec<String> {
    let small = lower(text);
    let lead = ["för ", "de kostnader som uppkommer vid ", "med ", "på "]
        .iter()
        .find(|lead| small.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let text = text.get(lead..).unwrap_or(text);
    let small = lower(text);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let text = lower(text)
        .strip_prefix("medel för ")
        .map_or(text, |_| text.get("medel för ".len()..).unwrap_or(text));
    list(&trimmed(text))
        .into_iter()
        .filter(|what| !matches!(lower(what).as_str(), "alltihop" | "allt" | "kostnaderna" | "notan"))
        .collect()
}

/// What is paid for, before a passive verb.
fn what_for(p: &Parts<'_>, at: Option<usize>) -> Vec<String> {
    let lead = p.text.get(..at.unwrap_or(p.text.len())).unwrap_or_default();
    let small = lower(lead);
    let used = p.small.find("används till ").map(|at| at + "används till ".len());
    if let Some(used) = used {
        return things(p.text.get(used..).unwrap_or_default());
    }
    let label = p.s.label.unwrap_or_default();
    let label_small = lower(label);
    let from_label = FOR_WHAT
        .find(label_small.as_str())
        .and_then(|hit| hit.name("what"))
        .and_then(|what| label.get(what.range()));
    if let Some(what) = from_label {
        return things(what);
    }
    let first = ["för ", "när parterna gemensamt beställer "]
        .iter()
        .find(|lead| small.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let own = FOR_WHAT
        .find(small.as_str())
        .filter(|hit| hit.get(0).is_some_and(|hit| hit.start() == 0) && !small.starts_with("ersättning"))
        .and_then(|hit| hit.name("what"))
        .map(|what| what.start());
    let what = lead.get(own.unwrap_or(first)..).unwrap_or_default();
    let what = what.rsplit(", medan ").next().unwrap_or(what);
    let what = what.rsplit(" och bekostas").next().unwrap_or(what);
    let small = lower(what);
    let end = [" ska", " skall", " bör", " sker inom", " skola", " får sin", " är ", " delas"]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .unwrap_or(what.len());
    things(what.get(..end).unwrap_or(what))
}
