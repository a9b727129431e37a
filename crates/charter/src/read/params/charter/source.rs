//! Who may establish groups, and where the group's own mandate comes from.

use super::{
    documents::document,
    named::{is_who, last, noun, nouns},
    who::who,
};
use crate::{
    norm::{EstablishmentAuthority, MandateSource, Names},
    read::{
        params::{clause::words, parts::Parts},
        pattern::patterns,
        registry,
    },
    text::words::{holds, lower},
};

patterns! {
    DELEGATION = r"(?:delegation|delegering|fördelning|vidaredelegation|bemyndigande|mandat|uppdrag)(?: av| från) (?P<from>[^.,]+)|(?:på|enligt|genom|av|fått|har) (?P<from2>[a-zåäö-]+(?: [a-zåäö-]+)?)s (?:delegation|fördelning|förtroende|bemyndigande|uppdrag|delegering|arbetsordning om)|befogenheten (?:kommer|är given|härrör|härleds|ges) (?:från|av|ur) (?P<from3>[^.,]+)|som har den från (?P<from4>[^.,]+)";
    GIVES = r"^(?P<from>[^.,]+?) (?:har |)(?:uppdragit åt|delegerat till|delegerar till|uppdrar åt|överlåtit åt|överlåtit till|överlåter till|överlåter åt|bemyndigat|bemyndigar|gett|givit) (?P<to>[^.,]+?)(?: att | rätten | rätt | mandat | uppgiften | befogenhet| i uppdrag)|har av (?P<from2>[^.,]+?) (?:överlåtits|delegerats|getts|givits|lagts) (?:till|på|åt) (?P<to2>[^.,]+)|har (?:av|från) (?P<from3>[^.,]+?) (?:fått|tilldelats|getts|givits|erhållit)~";
}

const FORMING: &str = "inrätta|inrättas|bild|start|tillsätt|upprätt|etabler|beslut|avgör|bestäm|utövas|godkänn|säger ja|tillkommer|instift|skapa|permanent|sätta ihop|pröva|fatta|åvila|ligger|innehas|tas";

/// The rule of who may establish groups.
pub fn authority(p: &Parts<'_>) -> EstablishmentAuthority {
    if let Some(hit) = GIVES.find(p) {
        let part = |names: [&str; 3]| {
            names.iter().find_map(|name| hit.name(name)).and_then(|part| p.text.get(part.range()))
        };
        let from = part(["from", "from2", "from3"]).and_then(nouns);
        let to = part(["to", "to2", "to2"]).and_then(nouns);
        if let Some(from) = from {
            let office = to.or_else(|| {
                let at = hit.get(0)?.start();
                last(p.text.get(..at)?)
            });
            return EstablishmentAuthority {
                office: office.map(|names| names.join(" och ")),
                delegated_from: Some(from.join(" och ")),
            };
        }
    }
    let delegated_from = delegated_from(p);
    let office = who(&without_delegation(p), FORMING);
    let office = Some(office.join(" och ")).filter(|office| !office.is_empty());
    EstablishmentAuthority {
        office: office.filter(|office| Some(office) != delegated_from.as_ref()),
        delegated_from,
    }
}

/// Whom the power comes from: the first name of a body after a word for it.
fn delegated_from(p: &Parts<'_>) -> Option<String> {
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| DELEGATION.find(rest)) {
        let part = ["from", "from2", "from3", "from4"].iter().find_map(|part| hit.name(part))?;
        let start = from + part.start();
        let name = p.text.get(start..from + part.end()).map(noun).filter(|name| is_who(name));
        if name.is_some() {
            return name;
        }
        from = start;
    }
    None
}

/// A sentence without who the power comes from, where that stands first.
fn without_delegation<'s>(p: &Parts<'s>) -> Parts<'s> {
    let fronted = [
        "genom delegation",
        "på delegation",
        "enligt delegation",
        "på uppdrag",
        "med stöd av",
        "efter delegation",
        "inom ",
    ]
    .iter()
    .any(|lead| p.small.starts_with(lead));
    match fronted {
        true => {
            let at = words(p.small)
                .find(|(at, word)| *at > 0 && crate::read::params::clause::is_finite(word))
                .map_or(0, |(at, _)| at);
            p.piece(at, p.text.len())
        }
        false => p.piece(0, p.text.len()),
    }
}

patterns! {
    SOURCE = r"(?:utgår från|utgår ifrån|kommer från|kommer ifrån|härrör från|härleds ur|härleds från|härleder [a-zåäö ]+ från|ursprung i|har sitt [a-zåäö]+ från|fått sitt [a-zåäö]+ från|hämtar [a-zåäö ]+ (?:ur|från)|grundas på|grundar sig på|bygger på|vilar (?:ytterst )?på|följer av|kraft av|med stöd av|stöder sig på|stödjer sig på|till grund för [^.]+? ligger|utgör grund|grunden för [^.]+? är|bas(?:en)? för [^.]+? är|inom ramen för|följd av|ges av|ges i|given av|givet av|erhållit av|erhållit från|på uppdrag av|på uppdrag från|uppdrag av|uppdrag från|mandat från|mandat av|initiativ av|enligt (?:ett )?(?:gemensamt )?beslut (?:av|i|från)|enligt|beslut (?:av|i|från)|beslutat av|beslutad av|(?:tillsatt|bildad|bildat|inrättad|inrättat|inrättas|bildas|bildades|inrättades|skapad|skapat|skapats|skapades|instiftad|instiftat|instiftats|hopsatt|utsedd|startad|startat|tillsatts|tillsattes|tillsätts|tillkommit|initierad|initierat|inrättats|bildats|startats|startades)[a-zåäö ]*? (?:av|från|på initiativ av)|genomförandet av|uttryck för|verkan av|delegation från|delegation av|ansvar hos) (?P<rest>.+)$";
    FRONT = r"^(?:av|på|genom|till följd av|i kraft av|enligt) (?P<rest>.+?)(?: följer| uppdrag |s beslut|, [a-zåäö]{2,5} \d| finns| är | har )";
}

/// The rule of where the mandate comes from.
pub fn mandate(p: &Parts<'_>) -> MandateSource {
    let registry_number = registry::number(p.text).or_else(|| super::documents::number(p.text));
    let source = SOURCE.find(p).and_then(|hit| hit.name("rest")).map(|rest| rest.start());
    // "På initiativ av och med mandat från X": the next one has the name.
    let source = source.map(|at| {
        let rest = p.small.get(at..).unwrap_or_default();
        let next = SOURCE.find(rest).filter(|_| rest.starts_with("och ")).and_then(|hit| hit.name("rest"));
        at + next.map_or(0, |next| next.start())
    });
    let rest = source
        .and_then(|at| p.text.get(at..))
        .or_else(|| FRONT.find(p).and_then(|hit| p.text.get(hit.name("rest")?.range())))
        .or_else(|| {
            (p.s.label.is_some() || p.text.contains(": "))
                .then(|| p.text.split_once(": ").map_or(p.text, |(_, v)| v))
        });
    let owner = rest.and_then(owner);
    let given = rest.and_then(document).or_else(|| {
        document(p.text).filter(|_| owner.is_none() && rest.is_none_or(|rest| !is_who(&noun(rest))))
    });
    if let Some(owner) = owner {
        let document = given.filter(|given| {
            !holds(&lower(given), "beslut|ansvar") && p.has("reglement|arbetsordning|avtal|ordning")
        });
        return MandateSource { from: Names::one(owner), document, registry_number };
    }
    if let Some(document) = given {
        return MandateSource { document: Some(document), registry_number, ..Default::default() };
    }
    let from = front_owner(p).or_else(|| rest.and_then(nouns)).unwrap_or_else(|| {
        who(p, "tillsatt|bildat|inrättat|gett|givit|skapat|instift|uppdragit|tillsätt|bildar|inrättar|uppdragsgivare|startat|startade|beslut")
    });
    let from = from
        .into_iter()
        .filter(|name| !matches!(lower(name).as_str(), "dennes" | "detta" | "därifrån"))
        .collect();
    MandateSource { from: Names(from), document: None, registry_number }
}

/// *Regiondirektörens ansvar*, *nämndens uppgift*: whose it is.
fn owner(rest: &str) -> Option<String> {
    const HELD: &[&str] = &[
        "ansvar",
        "ansvarsområde",
        "uppgift",
        "uppdrag",
        "beslut",
        "mandat",
        "verksamhetsansvar",
        "reglemente",
        "ledningsansvar",
        "befogenhet",
        "åtagande",
        "bemyndigande",
        "delegation",
        "ansvaret",
        "samordningsansvar",
        "arbetsordning",
        "förordnande",
    ];
    let small = lower(rest);
    let all: Vec<(usize, &str)> = words(&small).collect();
    let at = all
        .iter()
        .take(9)
        .position(|(_, word)| HELD.iter().any(|held| word == held || word.ends_with("ansvar")))?;
    let before = rest.get(..all.get(at)?.0)?.trim_end();
    let bare = before.strip_suffix('s').or_else(|| {
        let (owner, adjective) = before.rsplit_once(' ')?;
        (!adjective.ends_with('s')).then(|| owner.strip_suffix('s'))?
    })?;
    let name = crate::read::names::trimmed(bare);
    (is_who(&name)
        && !words(&lower(&name)).any(|(_, word)| word == "och" || word == "som")
        && !lower(&name).contains(" av "))
    .then_some(name)
}

/// *På kommunalförbundets uppdrag*, *genom nämndens beslut*.
fn front_owner(p: &Parts<'_>) -> Option<Vec<String>> {
    ["på ", "genom ", "enligt ", "i kraft av ", "till följd av "]
        .iter()
        .find(|lead| p.small.starts_with(**lead))
        .and_then(|lead| {
            let rest = p.text.get(lead.len()..)?;
            owner(rest).map(|owner| vec![owner])
        })
}
