//! Who is sent the charter, why, and to whom they pass it on.

use crate::{
    norm::{Distribution, Purpose},
    read::{
        names::trimmed,
        params::{
            clause::{is_finite, words},
            parts::{Parts, cut},
        },
        pattern::patterns,
        people::without_person,
    },
    text::words::{holds, lower},
};

patterns! {
    SENT = r"~(?:skickas|skicka|sänds?|sändes|sändas|delges|delgives|expedieras|tillställs|tillställas|tillsänds|tillsändes|distribueras|överlämnas|översänds|översändes|lämnas?|mejlas|meddelas|går|underrättas|tillställes|delas ut|lämnar|skickar)(?: (?:därefter|vidare|över|ut|efter beslut|jämväl|beslutet|uppdraget|det [a-zåäö ]+?|handlingen|också|även|då|sedan|samtidigt|arbetsordningen|överenskommelsen|för kännedom|för information|för genomförande|för åtgärd|kopia))*(?P<till> till)? (?P<to>[^.]+)$";
    RECEIVES = r"^(?:det är )?(?P<to>[^.,]+?) (?:får|erhåller|mottar|tar emot|underrättas|tillställs|delges|tillsänds|informeras|som tar emot)~";
    TO = r"(?:~till|~åt|mottagare[^:]*:) (?P<to>[^.]+)$";
    KNOWN = r"bringas till (?P<to>[^.]+?)s kännedom";
    ON = r"(?:vidarebefordran?|vidarebefordra[rs]?|vidareförmedl[a-z]+|föra? (?:den |det )?vidare(?: ut)?|för (?:den|det) vidare|skickar (?:den|det|dem)? ?vidare|vidare spridning|vidareinformation|spridning|sprida|sprider|vidare|skicka vidare)(?: den| det| detta| ut)? (?:till|inom|bland|i) (?P<to>[^.,]+)|delar (?:den|det) med (?P<to2>[^.,]+)|når (?:alla|samtliga) i (?P<to3>[^.,]+)|(?:informerar|underrättar) (?P<to4>[^.,]+)";
}

/// The rule of a recipient.
pub fn distribution(p: &Parts<'_>) -> Distribution {
    let label = p.s.label.map(lower).unwrap_or_default();
    let heading = p.s.heading.as_deref().map(lower).unwrap_or_default();
    let forward_to = ON.find(p).and_then(|hit| {
        let to = ["to", "to2", "to3", "to4"].iter().find_map(|part| hit.name(part))?;
        Some(trimmed(&cut(p.text.get(to.range())?, &[" och ", " för "])))
    });
    let mut purpose = purposes(p.small, forward_to.is_some());
    if purpose.is_empty() && holds(&format!("{label} {heading}"), "kännedom|information") {
        purpose.push(Purpose::Information);
    }
    if purpose.is_empty() {
        purpose.push(Purpose::Unspecified);
    }
    Distribution { recipient: recipient(p), purpose, forward_to }
}

fn purposes(small: &str, on: bool) -> Vec<Purpose> {
    const REGISTER: &str = "förteckning|register|registret|registrering|uppdatering|uppdatera|ajourför|ajourhåll|rullan|katalog|översikt|sammanställning|listan|listor|databas|gruppöver";
    const DO: &str = "genomför|åtgärd|verkställ|implementer|införande|efterlevnad|tillämpning|införa|arbeta efter|handläggning|tillämpa|omsätta";
    const KNOW: &str = "kännedom|information|informera|känned|beaktande|underrätta|underrättelse";
    const PASS: &str = "vidarebefordra|föra vidare|vidare spridning|vidareförmedl|vidare befordran|spridning till|sprida|för att skicka";
    let mut out = Vec::new();
    let register = holds(small, REGISTER);
    if !register && holds(small, DO) {
        out.push(Purpose::Implementation);
    }
    if on || holds(small, PASS) {
        out.push(Purpose::Forwarding);
    }
    if !small.contains("vidareinformation") && holds(small, KNOW) && !(on && small.contains("informerar ")) {
        out.push(Purpose::Information);
    }
    if register {
        out.push(Purpose::Register);
    }
    out
}

fn recipient(p: &Parts<'_>) -> Option<String> {
    let has_verb = words(p.small).any(|(_, word)| is_finite(word) && !matches!(word, "för"));
    if let Some(hit) = KNOWN.find(p) {
        return clean(p.text.get(hit.name("to")?.range())?);
    }
    if p.s.label.is_some() && !p.small.starts_with("det ")
        || (p.s.bullet || p.s.heading.is_some()) && !has_verb && !SENT.is(p)
    {
        return clean(p.text);
    }
    if let Some((_, value)) = p.text.split_once(": ") {
        return clean(value);
    }
    let found = SENT.find(p).and_then(|hit| {
        let to = hit.name("to")?;
        let rest = p.text.get(to.range())?;
        if hit.name("till").is_some() {
            return clean(rest);
        }
        // What is sent may stand between: "lämnas uppdraget för kännedom"; the recipient is then after or before it.
        let small = lower(rest);
        if small.starts_with("till ")
            || small.starts_with("för ")
            || small.starts_with("genom ")
            || small.starts_with("om ")
        {
            return None;
        }
        let between = small
            .find(" till ")
            .filter(|&at| at < 60 && !small.get(..at).is_some_and(|before| before.contains(',')));
        match between {
            Some(at) => clean(rest.get(at + 6..)?),
            None => clean(rest),
        }
    });
    if let Some(found) = found.filter(|name| !is_charter(name)) {
        return Some(found);
    }
    if let Some(hit) = RECEIVES.find(p) {
        let name = clean(p.text.get(hit.name("to")?.range())?);
        if name.as_deref().is_some_and(|name| !is_charter(name)) {
            return name;
        }
    }
    TO.find(p)
        .and_then(|hit| clean(p.text.get(hit.name("to")?.range())?))
        .or_else(|| (!has_verb).then(|| clean(p.text)).flatten())
}

fn is_charter(name: &str) -> bool {
    holds(
        &lower(name),
        "uppdraget|handlingen|arbetsordningen|beslutet|exemplar|kopia|överenskommelsen|stadgan|beskrivningen",
    )
}

/// A recipient without why, and without persons.
fn clean(text: &str) -> Option<String> {
    const STOPS: &[&str] = &[
        " för ",
        ", som ",
        ", vilk",
        " så att ",
        "; ",
        " (",
        " samt ",
        " och till ",
        " och för ",
        " och vidare",
        " och ska ",
        ", till ",
        " på grund",
        " lämnas ",
        " erhåller ",
        " i syfte",
        ", och ",
        " att ",
        " och publiceras",
        ", där ",
        " efter beslut",
        " efter undertecknande",
        " när ",
        " som ",
    ];
    // "chefen för X för kännedom": only the purpose goes.
    let small = lower(text);
    let mut end = text.len();
    for stop in STOPS {
        for (at, _) in small.match_indices(stop).filter(|&(at, _)| at > 0) {
            let after = small.get(at + stop.len()..).unwrap_or_default();
            if *stop == " för " && !is_why(after) {
                continue;
            }
            end = end.min(at);
            break;
        }
    }
    let comma = small.find(", ").filter(|&at| at < end);
    let rest = text.get(..end).unwrap_or(text);
    let rest = comma.and_then(|at| text.get(..at)).unwrap_or(rest);
    let bare: Vec<&str> = rest.split(' ').filter(|word| !word.contains('@')).collect();
    let mut name = trimmed(&without_person(&trimmed(&bare.join(" "))));
    for lead in ["till ", "vederbörande ", "berörda ", "respektive ", "samtliga ", "kopia till "] {
        if lower(&name).starts_with(lead) {
            name = trimmed(name.get(lead.len()..).unwrap_or_default());
        }
    }
    (!name.is_empty()).then_some(name)
}

/// Whether what follows *för* says why, and is no part of the name of an office.
fn is_why(after: &str) -> bool {
    let word = after.split([' ', ',', '.', ')']).next().unwrap_or_default();
    matches!(word, "att" | "kännedom" | "åtgärd" | "vidare" | "spridning" | "införande" | "införing")
        || [
            "genomför",
            "verkställ",
            "informat",
            "uppdater",
            "vidare",
            "registr",
            "revider",
            "ajour",
            "arkiv",
            "implement",
            "handlägg",
            "publicer",
            "diarieför",
            "beakt",
            "tillämp",
            "efterlev",
            "spridn",
            "publik",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
            && !after.contains("ansvar")
}
