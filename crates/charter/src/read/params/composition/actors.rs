//! The names of those who do something: where such a name ends, and what is no name.

use crate::{
    read::{
        clauses::is_finite,
        names::{name, trimmed},
    },
    text::words::{is_infinitive, lower},
};

/// A name after *av*, which ends where another verb begins.
pub fn agent(text: &str) -> String {
    let small = lower(text);
    for lead in ["den som är ", "den person som är ", "dem som är ", "och bland ", "och inom "] {
        if small.starts_with(lead) {
            return agent(text.get(lead.len()..).unwrap_or_default());
        }
    }
    if small.starts_with("den som ") {
        let end = small.find([',', '.', ';']).unwrap_or(text.len());
        return text.get(..end).unwrap_or(text).trim().to_owned();
    }
    let by = name(text);
    let small = lower(&by);
    let end = [" och ", ", ", " samt ", " eller "]
        .iter()
        .flat_map(|joint| small.match_indices(joint).map(|(at, joint)| (at, at + joint.len())))
        .filter(|&(_, next)| {
            let rest = small.get(next..).unwrap_or_default();
            let first = rest.split([' ', ',']).next().unwrap_or_default();
            is_verb(first) || NEXT.contains(&first) || rest.split(' ').take(4).any(is_verb)
        })
        .map(|(at, _)| at)
        .min();
    bare(by.get(..end.unwrap_or(by.len())).unwrap_or(&by))
}

/// A name without the words for those whose turn it is.
pub fn bare(text: &str) -> String {
    if ["den som ", "en av ", "någon av "].iter().any(|lead| lower(text).starts_with(lead)) {
        return text.trim_matches([' ', ',', '.']).to_owned();
    }
    let mut rest = trimmed(text);
    for lead in [
        "ens ",
        "egna ",
        "egen ",
        "vederbörande ",
        "deltagande ",
        "ingående ",
        "enskilda ",
        "enskild ",
        "andra ",
        "i ",
    ] {
        if lower(&rest).starts_with(lead) {
            rest = trimmed(rest.get(lead.len()..).unwrap_or_default());
        }
    }
    for tail in [
        " i taget",
        " gemensamt",
        " tillsammans",
        " själva",
        " själv",
        " i förening",
        " skriftligt",
        " därtill",
    ] {
        if lower(&rest).ends_with(tail) {
            rest.truncate(rest.len() - tail.len());
        }
    }
    rest
}

/// Whether a name can be somebody who does something.
pub fn is_actor(name: &str) -> bool {
    const NOT: &str = "den|det|de|man|som|vi|dem|denne|detta|dessa|hon|han|var|vem|vilka|ordförandeposten|tillika|därmed|annat|vilken|vilket|majoritet|ledamot|där|sina|sin|sitt|en|sådan|rätt|deras|sig";
    let small = lower(name);
    let first = small.split(' ').next().unwrap_or_default();
    2 < small.len()
        && !NOT.split('|').any(|not| not == small)
        && small.split(' ').count() <= 14
        && !matches!(first, "att" | "som" | "om" | "när" | "till" | "för" | "vid" | "av" | "år")
        && !is_infinitive(first)
}

/// Words with which something else begins behind a name.
const NEXT: [&str; 9] = ["som", "vilka", "detta", "inte", "varpå", "varefter", "tillika", "vilket", "och"];

/// Whether a word is a verb in a finite form.
pub fn is_verb(word: &str) -> bool {
    is_finite(word)
        && !matches!(
            word,
            "för"
                | "efter"
                | "över"
                | "utöver"
                | "regler"
                | "ens"
                | "alls"
                | "annars"
                | "kliniker"
                | "tekniker"
        )
        || matches!(
            word,
            "äger"
                | "blir"
                | "vill"
                | "löper"
                | "må"
                | "rör"
                | "kommer"
                | "slutar"
                | "saknas"
                | "sitter"
                | "innehar"
                | "passar"
                | "känner"
                | "söker"
                | "efterträder"
                | "avlöser"
                | "fyller"
                | "lyder"
                | "upphör"
                | "bestämmer"
                | "beslutar"
        )
}
