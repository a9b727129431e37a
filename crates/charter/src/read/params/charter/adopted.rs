//! Who adopts the charter, who may change it, and who has had a say before.

use super::{
    named::{last, nouns},
    who::who,
};
use crate::{
    norm::{Adoption, Names, PriorPosition},
    read::{
        dates,
        params::{clause::words, parts::Parts},
        pattern::patterns,
    },
    text::words::lower,
};

patterns! {
    DATE_SET = r"(?:datum|beslutsdag|dagen för|dag för|beslutad den)[^.]*(?:fylls i|ifylls|anges|skrivs|sätts|förs in|noteras|antecknas|bestäms)|^\(?(?:anges|ifylls|fylls i|skrivs in|noteras|sätts) av ";
    CHANGE = r"~(?:ändr|revider|tillägg|stryk|juster|omarbet|avsteg)|~förändr%|~(?:varje )?ny version|~uppdatering%";
    ADOPTS = r"~(?:fastst|anta[sr]|antag|godkänn|beslutas? om (?:uppdraget|dokumentet|det~))|som har (?:fastställt|antagit)|beslutar om det~";
}

const ADOPTING: &str = "fastst|antas|antar|anta|antager|antagen|beslut|godkänn|godkänt|underteckn|skriv|tagit|säger|ställt|förklara";
const CHANGING: &str =
    "ändra|göras|görs|beslut|revider|juster|godkänn|tar|tas|fatta|säger|bestäm|avgör|medge|får";

/// The rule of an adoption.
pub fn adoption(p: &Parts<'_>) -> Adoption {
    let label = p.s.label.map(lower).unwrap_or_default();
    let labelled = format!("{label}: {}", p.small);
    if DATE_SET.is(&*labelled) || label.contains("datum") && p.has("anges|ifylls|fylls|skrivs|sätts") {
        let by = who(p, "fylls|ifylls|anges|skrivs|sätts|förs|noteras|antecknas|bestäms").into_iter().next();
        return Adoption { date_set_by: by, ..Default::default() };
    }
    let changes = CHANGE.find(&*labelled).is_some();
    if !changes {
        let by = who(p, ADOPTING);
        return Adoption { by: own_name(p, by), ..Default::default() };
    }
    let both = ADOPTS.is(p) && !adopts_the_change(p);
    let mut by = explained(p).unwrap_or_else(|| who(p, CHANGING));
    // Another clause has another who: "... görs av A, medan ... beslutas av B".
    if let Some(at) = p.small.find(" medan ")
        && let Some(next) = p.text.get(at..)
        && let Some(other) = lower(next).find(" av ").and_then(|av| nouns(next.get(av + 4..)?))
    {
        by = who(&p.piece(0, at), CHANGING);
        by.extend(other.into_iter().filter(|name| !by.contains(name)).collect::<Vec<_>>());
    }
    let by = own_name(p, by);
    Adoption { by: if both { by.clone() } else { Names::default() }, amended_by: by, ..Default::default() }
}

/// *Samma instans som …, det vill säga X*.
fn explained(p: &Parts<'_>) -> Option<Vec<String>> {
    ["det vill säga ", "dvs. ", "dvs ", "d.v.s. ", "nämligen "]
        .iter()
        .find_map(|lead| p.small.find(lead).map(|at| at + lead.len()))
        .and_then(|at| nouns(p.text.get(at..)?))
}

/// Whether what is adopted is the change alone.
fn adopts_the_change(p: &Parts<'_>) -> bool {
    let change = CHANGE.find(p).and_then(|hit| hit.get(0)).map_or(usize::MAX, |hit| hit.start());
    let adopts = ADOPTS.find(p).and_then(|hit| hit.get(0)).map_or(usize::MAX, |hit| hit.start());
    change < adopts && !p.has("som har fastställt|som har antagit|som fastställt|som antagit")
}

fn own_name(_: &Parts<'_>, by: Vec<String>) -> Names {
    Names(
        by.into_iter()
            .map(|name| name.trim_end_matches(" själv").trim_end_matches(" självt").to_owned())
            .collect(),
    )
}

patterns! {
    POSITION = r"(?:ställningstaganden?|avstämning|förankring|behandling|beredning|yttrande|tillstyrkan|hörande|samtycke|rekommendation|inriktning|förslag|samråd|bifall|medgivande|remiss)[a-zåäö]* (?:i|av|från|hos|med|inom) (?P<body>.+)$|(?:behandlas|behandlats|beretts|förankrats?|förankrad|förankrat|förankras|avstämts?|avstämt|avstämd|avstämda|stämts av|stämmas av|tas upp|beredas|bereds|prövats|diskuterats) (?:i|hos|med|inom|av) (?P<body2>.+)$|(?:tillstyrkas|tillstyrkts|tillstyrks|granskats?|granskas|behandlats|behandlas|godkänts|prövats|yttrats|beretts|lästs) av (?P<body3>.+)$|(?:passerar|passera|passerat|underställs|underställas|inhämtas från|höra|hört|hörs) (?P<body4>.+)$";
    SAYS = r" (?:har |ska ha |först |dessförinnan |redan )*(?:ställt sig|ställer sig|tillstyrkt|tillstyrker|godkänt|tagit ställning|tar ställning|sagt sitt|yttrat sig|yttrar sig|behandlat|behandlade|uttalat|uttalade|rekommenderat|rekommenderade|förordat|förordade|fått|får|läst|prövat|enats|enades|gav|ger|gett|ges|getts|beslutade|tog ställning|lämnat|tillfrågats|hörts|bereder|berett|granskat|diskuterat|lämnar)~";
}

/// The rule of a position that was taken before.
pub fn prior(p: &Parts<'_>) -> PriorPosition {
    PriorPosition { body: prior_body(p), date: dates::date_or_month(p.small) }
}

fn prior_body(p: &Parts<'_>) -> Option<String> {
    let one = |names: Vec<String>| Some(names.join(" och ")).filter(|name| !name.is_empty());
    if (p.s.label.is_some() || p.text.contains(": "))
        && let Some(names) = nouns(p.text.split_once(": ").map_or(p.text, |(_, value)| value))
    {
        return one(names);
    }
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| POSITION.find(rest)) {
        let part = ["body", "body2", "body3", "body4"].iter().find_map(|part| hit.name(part))?;
        from += part.start();
        if let Some(names) = p.text.get(from..).and_then(nouns) {
            return one(names);
        }
    }
    let says = SAYS.all(p).into_iter().filter_map(|hit| {
        let at = hit.get(0)?.start();
        let before = p.text.get(..at)?;
        let before = lower(before).find(", som").map_or(before, |som| before.get(..som).unwrap_or(before));
        last(before)
    });
    if let Some(names) = says.into_iter().next() {
        return one(names);
    }
    owned(p).or_else(|| one(who(p, "tillstyrk|behandl|yttra|granska|bered|ställ|pröva|godkän")))
}

/// *X:s ställningstagande, tillstyrkan, rekommendation*.
fn owned(p: &Parts<'_>) -> Option<String> {
    const NOUNS: &[&str] = &[
        "ställningstagande",
        "tillstyrkan",
        "rekommendation",
        "yttrande",
        "bifall",
        "samtycke",
        "förslag",
        "synpunkter",
        "beslut",
        "uttalande",
        "godkännande",
    ];
    words(p.small).filter(|(_, word)| NOUNS.iter().any(|noun| word.starts_with(noun))).find_map(|(at, _)| {
        let before = p.text.get(..at)?.trim_end();
        // An adjective may stand between: "akutrådets enhälliga tillstyrkan".
        let bare = before.strip_suffix('s').or_else(|| before.rsplit_once(' ')?.0.strip_suffix('s'))?;
        last(bare)?.pop()
    })
}
