//! Groups under the group, and the group that it stands under.

use super::{
    named::{is_who, last, noun, nouns},
    who::who,
};
use crate::{
    norm::{Names, ParentGroup, SubgroupAct, SubgroupCreation},
    read::{
        names::trimmed,
        params::{
            clause,
            parts::{Parts, cut},
        },
        pattern::patterns,
    },
    text::words::{holds, lower},
};

patterns! {
    PROPOSE = r"~föreslå|förslag (?:om|på|till) |lämna[rs]? förslag|rekommendera|väck(?:er|a) fråga|tar? initiativ|lyfta? behov|initiera förslag|hemställ";
    DISSOLVE = r"~(?:avveckl|upplös|lägga ne|läggas? ne|läggs ne|lägger ne|avslut|stäng|avskaff|upphöra~|dra in~|drar in~|dras in~|nedlägg)";
    LIMITED = r"tidsbegräns|tidsbestäm|tillfällig|temporär|avgränsad(?:e)? (?:i )?tid|begränsad tid|begränsad period|viss tid|tids(?:satt|avgräns)|slutdatum|för högst|under några|ad hoc|högst (?:ett|två|tre|sex|\d+) (?:år|mån)|~projektform|upphör när|så länge uppgiften|kortvarig|korttids";
    WITHIN = r"inom (?:ramen|ram(?:arna)?) för|inom (?:de |sina |givna |angivna )?(?:givna |egna )?ramar|inom (?:sitt|sin|det egna|rådets|gruppens|dess|uppdragets|samma|eget)[a-zåäö ]*(?:uppdrag|område|ansvarsområde|mandat|ram)|utanför det egna|rymmas i|ryms i|ryms inom|rymmas inom|håller sig inom|så länge de ligger inom|inom uppdraget";
    CHARGED = r"~(?:inrätt%|bild%|tillsätt%|start%|utse%|godkänn%)~";
}

const ACTING: &str = "inrätta|inrättas|inrättar|bild|tillsätt|start|skapa|upprätt|utse|anlita|knyt|förordna|sätt|besluta|beslutas|beslutar|beslut|organisera|tas|tillkommer|föreslå|lämnas|avveckl|upplös|avslut|görs|godkänn|låta|ha |finns|fatta";

/// The rule of subgroups.
pub fn subgroups(p: &Parts<'_>) -> SubgroupCreation {
    let propose = PROPOSE.is(p);
    let dissolve = DISSOLVE.is(p) && !p.has("upphör när|upphöra när");
    let create = !propose && (!dissolve || forms(p));
    let mut act = Vec::new();
    if propose {
        act.push(SubgroupAct::Propose);
    }
    if create {
        act.push(SubgroupAct::Create);
    }
    if dissolve {
        act.push(SubgroupAct::Dissolve);
    }
    let by = if p.s.bullet && !p.small.contains(" av ") { Vec::new() } else { makers(p) };
    let limited = LIMITED.is(p);
    SubgroupCreation {
        by: Names(by),
        act,
        within_scope: WITHIN.is(p).then_some(true),
        time_limited: limited.then_some(true),
    }
}

/// Whether groups come to be, and do not only end.
fn forms(p: &Parts<'_>) -> bool {
    CHARGED.is(p)
}

fn makers(p: &Parts<'_>) -> Vec<String> {
    let by = who(p, ACTING);
    let sub = |name: &str| {
        let small = lower(name);
        let head = small.split(" för ").next().unwrap_or_default();
        (holds(
            head,
            "undergrupp|arbetsgrupp|delgrupp|ad hoc|projektgrupp|expertgrupp|temagrupp|referensgrupp|underutskott|tillfällig|arbetsutskott|beredningsteam|redaktionsgrupp|skrivgrupp|lokala forum|mindre grupp|jourgrupp|uppdragsgrupp|fokusgrupp|undergruppe",
        ) || small.starts_with("grupper")
            || small.starts_with("lokala grupper")
            || small.starts_with("delregionala grupper"))
            && !holds(&small, "styrgruppen|ledningsgruppen")
    };
    let within = |name: &str| p.small.contains(&format!("{}s uppdrag", lower(name)));
    let by: Vec<String> = by.into_iter().filter(|name| !sub(name) && !within(name)).collect();
    if !by.is_empty() {
        return by;
    }
    // Not a known body: the subject as it stands, "rådet kan tillsätta …".
    clause::clause(p)
        .map(|main| noun(main.subject()))
        .filter(|name| is_who(name) && !sub(name))
        .map(|name| vec![name])
        .unwrap_or_default()
}

patterns! {
    UNDER = r"(?:underställd|underställt|underordnad|underordnat|underordnas|underställs|inordnad i|inordnat i|inordnad under|undergrupp (?:till|under|i|åt)|delgrupp (?:till|under|i)|arbetsgrupp (?:till|under|i|åt|inom)|underutskott (?:till|under)|underorgan (?:till|under)|utskott (?:till|under)|organ under|grupp(?:er)? under|nivå under|knutet till|knuten till|kopplad till|kopplat till|knyts till|ansluten till|anslutet till|anknuten till|hör till|hör hemma (?:under|i|hos)|hemvist (?:i|hos|under)|sorterar(?: [a-zåäö]+)? under|lyder(?: organisatoriskt)? under|ligger under|ligger organisatoriskt under|placerad under|placerat under|placerad i|står under|verkar under|arbetar under|del av|gren av|ledning av|tillhör|ingår i|ingår som en del i|ingår som del i|leds(?: [a-zåäö]+)? (?:från|av)|riktning från|organiseras under|finns under|en del i|bildar en del av|tar [a-zåäö ]+ från) (?P<of>.+)$";
    OVER = r"(?P<of>[^.,]+?) (?:som överordnad|över sig|är (?:närmast )?överordnad|är gruppens överordnade|utgör överordnad)|(?:överordnad(?: grupp)?|närmast ovanför [a-zåäö]+|ovanför [a-zåäö]+) (?:är|finns|står) (?P<of2>.+)$";
    FRONT = r"^(?:under|till|inom) (?P<of>.+?) (?:står|finns|hör|ligger|lyder|sorterar|verkar|är)~";
}

/// The rule of the group above.
pub fn parent(p: &Parts<'_>) -> ParentGroup {
    ParentGroup { group: above(p).map(|group| trimmed(&group)).filter(|group| !group.is_empty()) }
}

fn above(p: &Parts<'_>) -> Option<String> {
    const STOPS: &[&str] = &[
        " och ",
        ", ",
        " som ",
        " vilk",
        "; ",
        " men ",
        " (",
        " samt ",
        " och bör",
        " där ",
        " med ",
        " – ",
    ];
    let tidy = |text: &str| {
        let whole = cut_group(text, STOPS);
        let small = lower(&whole);
        let owned = ["s organisation", "s struktur", "s ledning och styrning"]
            .iter()
            .find(|end| small.ends_with(**end));
        owned.map_or(whole.clone(), |end| whole.get(..whole.len() - end.len()).unwrap_or(&whole).to_owned())
    };
    if let Some(hit) = FRONT.find(p) {
        return Some(tidy(p.text.get(hit.name("of")?.range())?));
    }
    if let Some(hit) = OVER.find(p)
        && let Some(of) = hit.name("of").or_else(|| hit.name("of2"))
    {
        let text = p.text.get(of.range())?;
        if hit.name("of2").is_some() {
            return Some(tidy(text));
        }
        if let Some(names) = last(text) {
            return names.into_iter().next();
        }
    }
    let mut from = 0;
    let mut best = None;
    while let Some(hit) = p.small.get(from..).and_then(|rest| UNDER.find(rest)) {
        let of = hit.name("of")?;
        let start = from + of.start();
        let rest = p.text.get(start..)?;
        let small = lower(rest);
        // "Är kopplad till och leds av X": the next lead has the name.
        if !small.starts_with("och ") && !small.starts_with("genomförandet") {
            let name = tidy(rest);
            if is_who(&name) || name.chars().next().is_some_and(char::is_uppercase) {
                let sure = !p.small.get(..start)?.ends_with("del av ")
                    && !p.small.get(..start)?.ends_with("leds av ");
                if sure {
                    return Some(name);
                }
                best = best.or(Some(name));
            } else {
                best = best.or(Some(name));
            }
        }
        from = start;
    }
    if best.is_some() {
        return best;
    }
    let value = p.text.split_once(": ").map_or(p.text, |(_, value)| value);
    let small = lower(value);
    let lead = ["under ", "underställd ", "underställt ", "överordnad grupp är ", "direkt under "]
        .iter()
        .find(|lead| small.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    value.get(lead..).map(tidy).or_else(|| nouns(value).map(|names| names.join(" och ")))
}

/// A group's name up to its clause's end; *barn och unga* stays whole.
fn cut_group(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let mut end = text.len();
    for stop in stops {
        for (at, _) in small.match_indices(stop) {
            let after = small.get(at + stop.len()..).unwrap_or_default();
            let next = after.split([' ', ',', '.']).next().unwrap_or_default();
            let joint = stop.trim() == "och" || stop.trim() == "samt";
            let inside = joint
                && !clause::is_finite(next)
                && !small.get(..at).is_some_and(|before| before.contains(','))
                && !after.starts_with("av ")
                || *stop == " med " && !after.starts_with("s");
            if at > 0 && !inside {
                end = end.min(at);
                break;
            }
        }
    }
    cut(text.get(..end).unwrap_or(text), &[", "])
}
