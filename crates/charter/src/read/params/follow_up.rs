//! What is done with what was agreed.

mod implementation;

use super::parts::Parts;
use crate::{
    Kind, Rule,
    norm::{MemberCommunicates, WorkPlan},
    read::{names::name, numbers::days, pattern::patterns},
    text::words::lower,
};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::Implementation => Rule::Implementation(implementation::of(p)),
        Kind::WorkPlan => Rule::WorkPlan(WorkPlan::default()),
        Kind::MemberCommunicates => Rule::MemberCommunicates(home(p)),
        _ => return None,
    })
}

fn home(p: &Parts<'_>) -> MemberCommunicates {
    let within_days = p.has("inom |senast |efter ").then(|| days(p.small)).flatten();
    let back = p.pointed_to(&["till denne", "till denna", "till detta"], None).map(|actor| actor.name());
    MemberCommunicates { unit: back.or_else(|| unit(p)), within_days }
}

patterns! {
    AT_HOME = r"~(?P<unit>hemma(?:organisation|förvaltning|verksamhet|klinik|enhet|plan|kommun)[a-zåäö]*|hem(?:organisation|förvaltning|ort|kommun|verksamhet|klinik)[a-zåäö]*)~";
    THEIRS = r"~(?:till|i|inom|på|vid|å|hos|åt|för|med|ut i|från)? ?(?:den |det |de )?(?P<own>sin egen|sitt eget|sina egna|sin|sitt|sina|dina|din|ditt|egen|egna|eget|respektive) (?P<unit>[^.,;]+)";
    INFORMED = r"(?:informera|informerar|underrätta|håller|hålla|når|delger|att) (?P<unit>[^.,;]+?)(?: inom | om | informer| underrätt| uppdater| får veta| vad |$)";
    TO = r"~(?:till|åt|inom|hos|för|i|på|vid) (?P<unit>[^.,;]+)";
}

/// What is passed on, which is not where it goes.
const MESSAGE: &str = "rådet|mötet|möte|gruppen|samrådet|forumet|nämnden|nätverket|uppdrag|nästa|länken|fäste|medlemskap|teamet|kommittén|golvet|att |det |den som|ledamot|information|direkt|innehåll|mötena|beslut";

fn unit(p: &Parts<'_>) -> Option<String> {
    let named = |hit: regex::Captures<'_>, part: &str| {
        hit.name(part).and_then(|part| p.text.get(part.range())).map(str::to_owned)
    };
    // The word of ownership stays where it belongs to the name: *egna kliniken*, but not *sin klinik*.
    if let Some(hit) = THEIRS.all(p).into_iter().find(|hit| {
        let unit = hit.name("unit").map_or("", |unit| unit.as_str());
        let word = unit.split(' ').next().unwrap_or_default();
        word.starts_with("uppdragsgiv")
            || !holds_any(word, "uppdrag|kolleg|erfarenhet|kunskap|synpunkt|roll|möten|tid|ansvar")
    }) {
        let own = hit.name("own").map_or("", |own| own.as_str());
        let begins =
            if matches!(own, "egen" | "egna" | "eget") { hit.name("own") } else { hit.name("unit") }?.start();
        return Some(shortened(p.text.get(begins..)?));
    }
    if let Some(hit) = AT_HOME.find(p) {
        return named(hit, "unit");
    }
    let label = p.s.label.map(lower).unwrap_or_default();
    if let Some(hit) =
        TO.find(label.as_str()).and_then(|hit| hit.name("unit").map(|unit| unit.as_str().to_owned()))
    {
        return Some(name(&hit));
    }
    // Where several prepositions stand, the last that is no part of the message.
    let mut last = None;
    for lead in ["till ", "åt ", "hos ", "inom ", "på ", "vid ", "i ", "för "] {
        for (at, _) in p.small.match_indices(lead) {
            let edge = at == 0 || p.small.get(..at).is_some_and(|before| before.ends_with(' '));
            let Some(rest) = p.text.get(at + lead.len()..).filter(|_| edge) else { continue };
            let unit = shortened(rest);
            let small = lower(&unit);
            let message = MESSAGE.split('|').any(|word| small.starts_with(word));
            let time = small.split(' ').next().is_some_and(|first| crate::read::number(first).is_some());
            let better = last.as_ref().is_none_or(|(nth, _): &(usize, String)| *nth < at);
            if !small.is_empty()
                && !message
                && !time
                && better
                && !p.small.get(at + lead.len()..).is_some_and(|rest| {
                    rest.starts_with("att ") || rest.starts_with("andra ") || rest.starts_with("vad ")
                })
            {
                last = Some((at, unit));
            }
        }
    }
    let told = || {
        INFORMED.all(p).into_iter().filter_map(|hit| named(hit, "unit")).map(|unit| shortened(&unit)).find(
            |unit| {
                let small = lower(unit);
                super::actors::words(&small).iter().take(4).any(|word| super::actors::is_actor(word.text))
                    && !MESSAGE.split('|').any(|word| small.starts_with(word))
            },
        )
    };
    let to = last.filter(|(at, _)| {
        p.small.get(*at..).is_some_and(|rest| !rest.starts_with("för ")) || !p.has("informera|delger")
    });
    if p.has("informera |informerar |delger |håller |hålla ")
        && let Some(unit) = told()
    {
        return Some(unit);
    }
    to.map(|(_, unit)| unit).or_else(told)
}

fn holds_any(text: &str, stems: &str) -> bool {
    stems.split('|').any(|stem| text.starts_with(stem))
}

/// A unit without what follows it.
fn shortened(text: &str) -> String {
    let unit = name(text);
    let small = lower(&unit);
    let stops = [
        " vad ",
        " informer",
        " underrätt",
        " uppdater",
        " det som ",
        " rådets ",
        " och för ",
        " hålls ",
        " ingår",
        " medför",
        " vilar ",
        " om ",
        " via ",
        " och sprid",
        " direkt",
        " inom ",
        " hållas",
        " och tar",
        " och rapp",
        " får veta",
        " sker",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(unit.len());
    unit.get(..end).unwrap_or(&unit).trim_end_matches([',', ' ']).to_owned()
}
