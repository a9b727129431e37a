//! From when, until when and for how long the charter holds.

use crate::{
    norm::Validity,
    read::{dates, numbers::years, params::parts::Parts, pattern::patterns},
    text::words::{holds, lower},
};

patterns! {
    YEAR_END = r"(?:utgången|slutet|utgång) av (?:år(?:et)? )?(?P<y>20\d\d)~|(?:till|längst|tom|t\.o\.m\.?|till och med) (?:år )?(?P<y2>20\d\d)(?:[^\d-]|$)";
    SPAN = r"(?:^|[^\d-])(?P<a>20\d\d) ?[-–—] ?(?P<b>20\d\d)(?:[^\d-]|$)|(?:från |mellan )?(?:åren )(?P<a2>20\d\d) (?:till|till och med|och) (?P<b2>20\d\d)";
    FROM_YEAR = r"(?:från|fr\.o\.m\.?|från och med|med början) (?:år )?(?P<y>20\d\d)(?:[^\d-]|$)";
    EVALUATES = r"~(?:utvärder|ses över|omprövas|uppföljning|följs upp|revideras)";
}

/// Words before the last day.
const UNTIL: &[&str] = &[
    "till och med",
    "t.o.m",
    "t o m",
    " tom ",
    "till ",
    "längst",
    "upphör",
    "löper ut",
    "löpa ut",
    "avslutas",
    "sista",
    "senast",
    "utgången av",
    "slutdatum",
    "slutar",
    "förfaller",
    "avvecklas",
    "upplöses",
    "t.om",
    " – ",
    "–",
    " - ",
    "fram till",
];

/// Words before the first day.
const FROM: &[&str] = &[
    "från",
    "fr.o.m",
    "fr o m",
    "from ",
    "verkan",
    "start",
    "börja",
    "i kraft",
    "inrätta",
    "bildas",
    "inled",
    "gäller den",
    "tillämpas",
    "påbörja",
    "med början",
    "ikraftträdande",
];

/// Words for what has no end.
const OPEN: &str = "tills vidare|tillsvidare|permanent|utan slutdatum|saknar slutdatum|inget slutdatum|inte något slutdatum|så länge behov|så länge|tills den upphävs|tills det upphävs|tills den ersätts|tills annat|tills nytt|tills ett nytt|till dess annat|till dess att annat|till dess att ett nytt|till dess nytt|till dess den|till dess att den|till dess att det|obegränsad|inte tidsbegräns|ej tidsbegräns|utan tidsbegräns|utan tidsgräns|bortre tidsgräns|bortre gräns|stående|tidsobestämd|obestämd tid|icke tidsbegränsad|år från år|är löpande|inte begränsad i tid|tills de upphävs|tills beslut";

/// The rule of a validity.
pub fn validity(p: &Parts<'_>) -> Validity {
    let label = p.s.label.map(lower).unwrap_or_default();
    let mut rule = Validity::default();
    let mut from = 0;
    for (at, date) in dates::all(p.small) {
        let before = p.small.get(from..at).unwrap_or_default();
        let latest =
            |cues: &[&str]| cues.iter().filter_map(|cue| before.rfind(cue).map(|at| at + cue.len())).max();
        let lead = latest(UNTIL).cmp(&latest(FROM));
        let none = latest(UNTIL).is_none() && latest(FROM).is_none();
        let ends = if none {
            rule.from.is_some()
                || holds(&label, "t.o.m|t o m|längst|till och med|slut|upphör|sista")
                    && !label.contains("från")
        } else {
            lead == std::cmp::Ordering::Greater
        };
        if holds(before, "ersätter|efterträder|i stället för|ställningstagande|antog|daterad")
            || holds(before, "beslutad|fastställd") && none
        {
            // The date of another document.
        } else if ends {
            rule.until = rule.until.or(Some(date));
        } else {
            rule.from = rule.from.or(Some(date));
        }
        from = at;
    }
    if let Some(hit) = SPAN.find(p).filter(|_| rule.from.is_none() && rule.until.is_none()) {
        let year =
            |one: &str, other: &str| hit.name(one).or_else(|| hit.name(other)).map(|year| year.as_str());
        rule.from = year("a", "a2").map(|year| format!("{year}-01-01"));
        rule.until = year("b", "b2").map(|year| format!("{year}-12-31"));
    }
    if rule.until.is_none()
        && let Some(hit) = YEAR_END.find(p)
    {
        rule.until = hit.name("y").or_else(|| hit.name("y2")).map(|year| format!("{}-12-31", year.as_str()));
    }
    if rule.from.is_none()
        && let Some(hit) = FROM_YEAR.find(p)
    {
        rule.from = hit.name("y").map(|year| format!("{}-01-01", year.as_str()));
    }
    let dated = rule != Validity::default() || years(p.small).is_some();
    // What is said of the evaluation is no length of the charter.
    let end = EVALUATES
        .find(p)
        .and_then(|hit| hit.get(0))
        .map(|hit| hit.start())
        .filter(|&at| {
            dated
                && (rule != Validity::default()
                    || p.small.get(..at).is_some_and(|before| years(before).is_some()))
        })
        .unwrap_or(p.small.len());
    rule.max_years = p.small.get(..end).and_then(years);
    rule.open_ended = p.has(OPEN).then_some(true);
    rule
}
