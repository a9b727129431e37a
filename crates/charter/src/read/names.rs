//! Names of bodies, offices and things: where a name ends, what is no part of it, and lists of them.

use super::pattern::patterns;
use crate::text::words::{first_word, is_infinitive, lower};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Words that stand before a name and are no part of it.
const DETERMINERS: &[&str] = &[
    "respektive",
    "berörd",
    "berörda",
    "varje",
    "vardera",
    "samtliga",
    "alla",
    "den",
    "det",
    "de",
    "en",
    "ett",
    "sin",
    "sina",
    "sitt",
    "deras",
    "dess",
    "övriga",
    "aktuell",
    "aktuella",
    "både",
    "såväl",
    "dels",
    "någon av",
    "var och en av",
];

/// Where a clause ends and a name with it. Tried in lower case, the nearest wins.
const ENDS: &[&str] = &[
    ". ",
    "; ",
    ": ",
    ", som ",
    ", vilk",
    ", varav ",
    ", vara",
    ", efter ",
    ", på ",
    ", enligt ",
    ", för ",
    ", om ",
    ", när ",
    ", med ",
    ", i ",
    ", utan ",
    ", dock ",
    ", och ",
    " som ",
    " vilk",
    " efter ",
    " enligt ",
    " för en ",
    " för ett ",
    " för två ",
    " för tre ",
    " för fyra ",
    " för högst ",
    " för att ",
    " för godkännande",
    " för genomförande",
    " för kännedom",
    " för beslut",
    " på förslag",
    " på två ",
    " på tre ",
    " på ett ",
    " på fyra ",
    " på högst ",
    " under ",
    " inom sig",
    " i tvåårs",
    " i treårs",
    " i ettårs",
    " och löper",
    " i frågor",
    " i samråd",
    " inom ramen",
    " på begäran",
    " i de fall",
    " i enlighet",
    " i dialog",
    " utifrån ",
    " genom ",
    " bland ",
    " senast ",
    " årligen",
    " varje ",
    " när ",
    " om ",
    " innan ",
    " inför ",
    " minst ",
    " högst ",
    " två gånger",
    " en gång",
    " inom en ",
    " inom två ",
    " inom tre ",
    " inom 1",
    " inom 2",
    " inom 3",
    " vid ",
    " utan ",
    " samt ska ",
    " och ska ",
    " och ansvarar",
    " och är ",
    " och har ",
    " ska ",
    " skall ",
    " är ",
    " har ",
    " kan ",
    " bör ",
    " får ",
    " måste ",
    " (",
    " – ",
    " utifrån",
    " medan ",
    " så att ",
    " där ",
    " eftersom ",
    " då ",
    " men ",
    " till dess",
    " sedan ",
    " att ",
    " tillsammans med",
    " både ",
    " med stöd",
    " beslutar",
    " fattar",
    " fortlöpande",
    " löpande",
    " skriftligen",
    " skriftligt",
    " en ledamot",
    " två ledamöter",
    " förväntas",
    " ansvarar",
    " utser",
    " utses",
    " rapporterar",
    " deltar ",
];

static STOPS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(ENDS).ok());

/// The name that a text begins with: up to the end of its clause, without determiners.
pub fn name(text: &str) -> String {
    let small = lower(text);
    let end = STOPS
        .as_ref()
        .and_then(|stops| stops.find_iter(&small).map(|stop| stop.start()).find(|&at| at > 0))
        .unwrap_or(text.len());
    let time = TIME.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |time| time.start());
    let mut rest = text.get(..end.min(time)).unwrap_or(text).trim_end();
    while let Some(shorter) = TAILS.iter().find_map(|tail| rest.strip_suffix(tail)) {
        rest = shorter.trim_end();
    }
    trimmed(rest)
}

/// Words of the verb that stand right after its subject.
const TAILS: &[&str] = &[
    " kan",
    " får",
    " ska",
    " skall",
    " bör",
    " måste",
    " själv",
    " själva",
    " även",
    " också",
    " alltid",
    " dock",
    " gemensamt",
    " för",
    " på",
    " i",
    " till",
    " från",
    " med",
];

patterns! {
    TIME = r" (?:inom |senast |minst )?{num} (?:arbets)?(?:dag|veck|månad)%";
}

/// A name without determiners and the signs around it.
pub fn trimmed(text: &str) -> String {
    let mut rest = text
        .trim_matches(|c: char| c.is_whitespace() || ".,;:!?\"”“»«()[]*–-".contains(c) && c != '-')
        .trim();
    rest = rest.trim_end_matches([' ', '-', '–', ',']);
    loop {
        let small = lower(rest);
        let Some(word) = DETERMINERS
            .iter()
            .find(|word| small.strip_prefix(*word).is_some_and(|after| after.starts_with(' ')))
        else {
            return rest.to_owned();
        };
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
}

/// The items of an enumeration: *A, B och C samt D*. A head word that returns tells where each name begins, so that
/// *SOR barn och ungdom samt SOR akut* are two.
pub fn list(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for joint in [
        ", samt ",
        ", och ",
        ", eller ",
        " samt ",
        " och ",
        " eller ",
        ", ",
        " respektive ",
        " såväl som ",
        " som ",
        "; ",
        "/",
    ] {
        let open = matches!(joint, "/" | " som ");
        if open {
            continue;
        }
        let mut from = 0;
        while let Some(at) = small.get(from..).and_then(|rest| rest.find(joint)) {
            let start = from + at;
            let end = start + joint.len();
            let before = small.get(..start).unwrap_or_default();
            let each = joint == " respektive "
                && ["på", "i", "från", "inom", "av", "för", "till", "hos", "per", "vid", "med"]
                    .contains(&before.rsplit(' ').next().unwrap_or_default());
            let hyphen = each || before.ends_with('-') && !before.ends_with(" -");
            let rest = small.get(end..).unwrap_or_default();
            let or_more = joint.ends_with("eller ")
                && ["fler", "motsvarande", "liknande", "annan "].iter().any(|more| rest.starts_with(more));
            let name = hyphen || or_more || is_pair(before, small.get(end..).unwrap_or_default());
            let inside = before.matches('(').count() > before.matches(')').count();
            if !name && !inside && !cuts.iter().any(|&(s, e)| start < e && s < end) {
                cuts.push((start, end));
            }
            from = end;
        }
    }
    cuts.sort_unstable();
    let mut parts: Vec<&str> = Vec::new();
    let mut from = 0;
    for (start, end) in cuts {
        parts.push(text.get(from..start).unwrap_or_default());
        from = end;
    }
    parts.push(text.get(from..).unwrap_or_default());
    // What begins with a verb is no item but the next clause.
    let clause = |part: &str| is_infinitive(&first_word(part)) || lower(part).starts_with("att ");
    let verbs = parts.first().is_some_and(|part| clause(part));
    let named = parts.iter().skip(1).position(|part| !verbs && clause(part)).map_or(parts.len(), |at| at + 1);
    let items: Vec<String> =
        parts.iter().take(named).map(|part| item(part)).filter(|item| !item.is_empty()).collect();
    by_head_word(items)
}

/// Words that belong together around *och*: *vård och omsorg*, *hälso och sjukvård*.
fn is_pair(before: &str, after: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("vård", "omsorg"),
        ("hälso", "sjukvård"),
        ("utbildning", "forskning x"),
        ("barn", "ungdom"),
        ("barn", "unga"),
        ("råd", "stöd"),
        ("regler", "rutiner"),
        ("habilitering", "hälsa"),
        ("folk", "tandvård"),
        ("program", "prioriteringsråd"),
        ("mödra", "barnhälsovård"),
        ("in", "utskrivning"),
        ("kvinnosjukdomar", "förlossning"),
        ("öron", "hals"),
        ("forsknings", "utbildning"),
        ("analys", "uppföljning x"),
        ("psykiatri", "beroende"),
        ("äldre", "funktions"),
        ("socialtjänst", "hälso x"),
    ];
    if before.ends_with("sveriges kommuner") && after.starts_with("regioner") {
        return true;
    }
    let last = before.rsplit([' ', ',']).next().unwrap_or_default();
    PAIRS.iter().any(|(left, right)| last == *left && after.starts_with(right))
}

fn item(part: &str) -> String {
    let mut text = trimmed(part);
    let mut small = lower(&text);
    for filler in [
        "vid behov ",
        "exempelvis ",
        "till exempel ",
        "t.ex. ",
        "t ex ",
        "bl.a. ",
        "bland annat ",
        "från ",
        "av ",
        "med ",
        "även ",
        "också ",
        "i förekommande fall ",
    ] {
        if small.starts_with(filler) {
            text = trimmed(text.get(filler.len()..).unwrap_or_default());
            small = lower(&text);
        }
    }
    for tail in [
        " med flera",
        " m.fl",
        " m fl",
        " mfl",
        " osv",
        " etc",
        " m.m",
        " m m",
        " mm",
        " o.s.v",
        " och så vidare",
        " med mera",
        " var",
        " vardera",
        " gemensamt",
        " tillsammans",
        " själva",
        " i första hand",
    ] {
        if let Some(rest) = small.strip_suffix(tail) {
            let rest = rest.trim_end_matches([' ', ',']).len();
            text.truncate(rest);
            small.truncate(rest);
        }
    }
    let empty = matches!(
        small.as_str(),
        "osv"
            | "etc"
            | "m.fl"
            | "m fl"
            | "mfl"
            | "med flera"
            | "flera"
            | "andra"
            | "m.m"
            | "mm"
            | "dylikt"
            | "liknande"
            | "så vidare"
            | "o.s.v"
    );
    if empty { String::new() } else { text }
}

/// Puts together what was cut inside a name, where several names begin with the same word.
fn by_head_word(items: Vec<String>) -> Vec<String> {
    let head = |item: &str| lower(item.split(' ').next().unwrap_or_default());
    let Some(first) = items.iter().map(|item| head(item)).find(|word| {
        word.chars().count() >= 2
            && items.iter().filter(|item| head(item) == *word).count() >= 2
            && !matches!(
                word.as_str(),
                "en" | "ett" | "två" | "representant" | "representanter" | "god" | "ökad" | "den"
            )
    }) else {
        return items;
    };
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for item in items {
        let starts = head(&item);
        let other = matches!(starts.as_str(), "andra" | "övriga" | "representanter" | "berörda")
            || starts.contains("rådet")
            || starts.contains("gruppen");
        if starts == first || other || !inside {
            inside = inside || starts == first;
            out.push(item);
            continue;
        }
        if let Some(last) = out.last_mut() {
            let joint = if item.chars().next().is_some_and(char::is_uppercase) { ", " } else { " och " };
            last.push_str(joint);
            last.push_str(&item);
        }
    }
    out
}
