//! What moves between whom, and how often.

use super::{
    super::{
        composition::{agent, bare},
        parts::Parts,
    },
    named_roles,
    stretch::{every, plain, stretch},
};
use crate::{
    norm::{Rotation, TermRole},
    read::{names::list, pattern::patterns},
    text::words::{holds, lower},
};

patterns! {
    BETWEEN = r"~(?:mellan|bland|emellan|hos) (?P<who>.+)$";
    TURNS = r"(?:^|~)(?:turas|växlar|alternerar|skiftas|byter) (?P<who>[^,.;]+?) om~|~det turas (?P<who3>[^,.]+?) om";
    ALTERNATE = r"^(?:att )?(?P<who2>[^,.]+?) (?:turas|växlar|alternerar|delar|byts|byter|har omväxlande|har växelvis)~";
    DURING = r"(?:~|^)(?P<who>[^,.;]+?) (?:ena|udda|första|varannan|vartannat) (?:år(?:et)?|gång(?:en)?|period(?:en)?),? (?:och |medan |därefter )?(?P<who2>[^,.;]+?) (?:det |den )?(?:andra|jämna|nästa|varannan|följande|vartannat)(?: |$)";
    OTHER_TIME = r"varannan gång (?:hos|i|på|av) (?P<who>[^,.;]+), varannan gång (?:hos|i|på|av) (?P<who2>[^,.;]+)$";
    SHIFT = r"~(?:omväxlande|växelvis|turvis|i tur och ordning|avlöser|avlöses|alternerande)(?:,)? (?:av )?(?P<who>[^,.;(]+?)(?: varandra| vartannat| varje|,|\(|$)";
    THEN = r"~(?:för|förer|leder|har|innehar|svarar för) (?P<who>[a-zåäö\- ]+?)(?: ordet| ordförandeskapet| klubban| det)?, (?:därefter|sedan|och därefter|och sedan) (?P<who2>[^,.;]+?)(?: under| i|,|$)";
    PASSES = r"~(?:innehas av|ligger hos|hålls av|hos) (?P<who>[^,.;]+?) (?:i|under) [^,.;]*? (?:övergår|går|flyttas|lämnas)(?: därefter| sedan)? (?:över )?till (?P<who2>[^,.;]+)";
    BRACKETS = r"^(?P<who>[^(,]+?) \([a-zåäö]+ år\)(?:,| och) (?P<who2>[^(,]+?) \([a-zåäö]+ år\)";
    IN_TURN = r"~(?:innehas|besätts|fylls|hålls|sköts|bemannas)(?: [a-zåäö]+)*?,?[^.;]*? av (?P<who>[^,.;]+)$|~(?:envar|var och en) av (?P<who2>[^,.;]+?) i tur och ordning";
    ALL = r"^(?P<who>(?:alla|samtliga|de) [^,.;]+?) (?:ska|skall|får|bör|delar|har|turas)~";
}

/// What moves.
pub fn rotation(parts: &Parts<'_>) -> Rotation {
    let small = plain(parts.small);
    let label = parts.s.label.map(lower).unwrap_or_default();
    let heading = parts.s.heading.as_deref().map(lower).unwrap_or_default();
    let roles = [&small, &label, &heading]
        .into_iter()
        .map(|text| moving(text))
        .find(|roles| !roles.is_empty())
        .unwrap_or_default();
    let often = every(&small).or_else(|| stretch(&small));
    Rotation { roles, every_years: often, between: between(parts) }
}

/// The roles that move, or the seat, or the place.
fn moving(small: &str) -> Vec<TermRole> {
    let mut roles = named_roles(&small.replace("vice ordf", "viceordf"));
    roles.retain(|role| *role != TermRole::Member);
    let place = holds(
        small,
        "mötesplats|värdskap|värd för|lokal|orter|mötesort|möteslokal|träffarna|mötena hålls|möten hålls|sammanträdena hålls|mötet hålls|sammankomst|samlas hos|gästar|omväxlande i | ses på | ses i |vi ses|man ses",
    );
    if !roles.is_empty() && !place {
        return roles;
    }
    if place || small == "plats" || holds(small, "möts |träffas |sammanträder ") {
        return if roles.is_empty() || !holds(small, "ordförandeskap|ordförande") {
            vec![TermRole::Place]
        } else {
            roles
        };
    }
    if roles.is_empty() && holds(small, "plats|stol|säte|mandat") {
        roles.push(TermRole::Seat);
    }
    roles
}

/// Between whom.
fn between(parts: &Parts<'_>) -> Vec<String> {
    let (text, small) = (parts.text, parts.small);
    let part = |hit: &regex::Captures<'_>, name: &str| hit.name(name).and_then(|who| text.get(who.range()));
    for pattern in [&OTHER_TIME, &DURING, &THEN, &PASSES, &BRACKETS] {
        if let Some(hit) = pattern.find(small) {
            let both: Vec<String> = ["who", "who2"]
                .iter()
                .filter_map(|name| part(&hit, name))
                .flat_map(|who| parties(last_name(who)))
                .collect();
            if both.len() > 1 {
                return both;
            }
        }
    }
    if let Some(hit) = BETWEEN.find(small) {
        let found = parties(part(&hit, "who").unwrap_or_default());
        if !found.is_empty() {
            return found;
        }
    }
    for pattern in [&*TURNS, &*ALTERNATE, &*IN_TURN, &*SHIFT, &*ALL] {
        let Some(hit) = pattern.find(small) else { continue };
        let who = ["who", "who2", "who3"].iter().find_map(|name| part(&hit, name)).unwrap_or_default();
        let found = parties(last_name(who));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The name at the end of some words: behind the last preposition or verb that leads it in.
fn last_name(text: &str) -> &str {
    let small = lower(text);
    let from = [" av ", " från ", " hos ", " leda ", "står "]
        .iter()
        .filter_map(|lead| small.rfind(lead).map(|at| at + lead.len()))
        .max()
        .unwrap_or(0);
    text.get(from..).unwrap_or(text)
}

/// Those who share, where a text begins with them.
fn parties(text: &str) -> Vec<String> {
    const STOPS: [&str; 31] = [
        " varje ",
        ", den ",
        " vartannat",
        " vart ",
        " årligen",
        " efter ",
        " med ",
        ", och ",
        " enligt ",
        " så att ",
        " per ",
        ", med ",
        ", så ",
        " där ",
        ", vart",
        ", ett ",
        ", två ",
        " i den ordning",
        " i tur",
        " och byts",
        " och växlar",
        " och löper",
        " och skiftar",
        ", som ",
        " (",
        " var ",
        " någon gång",
        " har omväxlande",
        " varandra",
        " ska ",
        " växelvis",
    ];
    const NOT: &str = "ordförand|ordet|sekreter|uppgift|uppdrag|ansvar|plats|posten|roll|viceordf|det |man|vi |klubb|rotation|byte|möte|träff|värd|teamet|gruppen|rådet|år|ett år|två år|tre år|halvår|nätverket";
    let small = lower(text);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    let whole = text.get(..end).unwrap_or(text);
    let whole = whole.strip_prefix("de olika ").unwrap_or(whole);
    let names: Vec<String> = list(&agent(&whole.replace('/', " och ")))
        .iter()
        .map(|who| bare(who.strip_prefix("från ").or_else(|| who.strip_prefix("hos ")).unwrap_or(who)))
        .collect();
    let plain = |who: &String| {
        let small = lower(who);
        2 < small.len() && !NOT.split('|').any(|not| small.starts_with(not))
    };
    if names.iter().all(plain) { shared_head(names) } else { Vec::new() }
}

/// *Norra och Södra delregionen* are two regions.
fn shared_head(names: Vec<String>) -> Vec<String> {
    let [one, other] = names.as_slice() else { return names };
    let head = other
        .split_once(' ')
        .filter(|(first, _)| !one.contains(' ') && first.ends_with('a') && one.ends_with('a'));
    match head {
        Some((_, head)) if one.starts_with(char::is_uppercase) => {
            vec![format!("{one} {head}"), other.clone()]
        }
        _ => names,
    }
}
