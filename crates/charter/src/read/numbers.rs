//! Numbers, bounds and stretches of time, in digits and in words.

use super::pattern::patterns;
use regex::Captures;

/// A number, to be put into a pattern.
pub const NUMBER: &str = r"(?:\d{1,3}|tjugofyra|tjugofem|tjugo|trettio|tretton|fjorton|femton|sexton|sjutton|arton|nitton|elva|tolv|en|ett|två|båda|tre|fyra|fem|sex|sju|åtta|nio|tio)";

/// A number with its bounds, to be put into a pattern once: `q`, `n`, `c`, `m`, `x`.
pub const AMOUNT: &str = r"(?:(?P<q>minst|lägst|åtminstone|mellan|från|högst|max|maximalt|maximum|upp till|som mest|inte fler än|ej fler än|inte mer än|inte färre än|ej färre än|inte mindre än|cirka|ca\.?|c:a|ungefär|omkring|runt|normalt|i normalfallet|fler än|från och med) )?(?P<n>(?:\d{1,3}|tjugofyra|tjugofem|tjugo|trettio|tretton|fjorton|femton|sexton|sjutton|arton|nitton|elva|tolv|en|ett|två|båda|tre|fyra|fem|sex|sju|åtta|nio|tio))(?: ?(?P<c>[-–—−]|till och med|till maximalt|till högst|till max|till|eller|à|och högst|och maximalt|och max|, högst|, dock högst|men högst|dock högst|upp till|och som mest|och) ?(?P<m>(?:\d{1,3}|tjugofyra|tjugofem|tjugo|trettio|tretton|fjorton|femton|sexton|sjutton|arton|nitton|elva|tolv|en|ett|två|båda|tre|fyra|fem|sex|sju|åtta|nio|tio)))?";

/// How many: bounds that the text sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub min: Option<u32>,
    pub max: Option<u32>,
    pub approx: Option<bool>,
}

impl Amount {
    /// Exactly so many.
    pub fn exactly(number: u32) -> Self {
        Self { min: Some(number), max: Some(number), approx: None }
    }
}

/// A number in digits or in words.
pub fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
        "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
    ];
    match word.trim() {
        "ett" => Some(1),
        "båda" | "bägge" => Some(2),
        "tjugofyra" => Some(24),
        "tjugofem" => Some(25),
        "trettio" => Some(30),
        word => word
            .parse()
            .ok()
            .or_else(|| WORDS.iter().position(|&known| known == word).and_then(|at| u32::try_from(at).ok())),
    }
}

/// The bounds of a pattern that holds `{amount}`.
pub fn amount(found: &Captures<'_>) -> Option<Amount> {
    let part = |name: &str| found.name(name).map(|part| part.as_str().trim());
    let low = number(part("n")?)?;
    let high = part("m").and_then(number);
    let joint = part("c").unwrap_or_default();
    let before = part("q").unwrap_or_default();
    let rough = matches!(before, "cirka" | "ca" | "ca." | "c:a" | "ungefär" | "omkring" | "runt");
    let approx = rough.then_some(true);
    if let Some(high) = high {
        return (low <= high).then_some(Amount { min: Some(low), max: Some(high), approx });
    }
    let _ = joint;
    Some(match before {
        "minst" | "lägst" | "åtminstone" | "inte färre än" | "ej färre än" | "inte mindre än" => {
            Amount { min: Some(low), max: None, approx }
        }
        "fler än" => Amount { min: Some(low + 1), max: None, approx },
        "högst" | "max" | "maximalt" | "maximum" | "upp till" | "som mest" | "inte fler än"
        | "ej fler än" | "inte mer än" => Amount { min: None, max: Some(low), approx },
        _ => Amount { min: Some(low), max: Some(low), approx },
    })
}

patterns! {
    YEARS = r"~(?P<n>{num}|halvt?|ett halvt?|ett och ett halvt|\d+[,.]\d)[ -]?(?P<u>års?%|månad%|kalenderår|verksamhetsår)~";
    DAYS = r"~(?P<n>{num}) ?(?P<k>arbets|kalender|vardag)?(?P<u>dag%|vardag%|dygn|veck%|månad%)~";
}

/// A stretch of time in years: *två år*, *18 månader*, *ett halvår*, *treårsperiod*.
pub fn years(small: &str) -> Option<f64> {
    if let Some(found) = YEARS.find(small) {
        let amount = found.name("n")?.as_str();
        let unit = found.name("u")?.as_str();
        let number = match amount {
            "halvt" | "halv" | "ett halvt" | "ett halv" => 0.5,
            "ett och ett halvt" => 1.5,
            word => number(word).map(f64::from).or_else(|| word.replace(',', ".").parse().ok())?,
        };
        return Some(if unit.starts_with("mån") { number / 12.0 } else { number });
    }
    small.contains("halvår").then_some(0.5)
}

/// A stretch of time in days: *två veckor* are 14.
pub fn days(small: &str) -> Option<u32> {
    DAYS.find(small).as_ref().and_then(in_days)
}

/// Every stretch of time in days, with the place where it begins.
pub fn all_days(small: &str) -> Vec<(usize, u32)> {
    DAYS.all(small).iter().filter_map(|found| Some((found.name("n")?.start(), in_days(found)?))).collect()
}

fn in_days(found: &Captures<'_>) -> Option<u32> {
    let number = number(found.name("n")?.as_str())?;
    let unit = found.name("u")?.as_str();
    let length = if unit.starts_with("veck") {
        7
    } else if unit.starts_with("mån") {
        30
    } else {
        1
    };
    number.checked_mul(length)
}

/// `every_years`: *årligen*, *vartannat år*, *vart tredje år*, *en gång per mandatperiod* is none.
pub fn every_years(small: &str) -> Option<f64> {
    let every = [
        ("tvåårsperiod", 2.0),
        ("treårsperiod", 3.0),
        ("två år per", 2.0),
        ("ett år per", 1.0),
        ("två år i taget", 2.0),
        ("årligen", 1.0),
        ("årlig", 1.0),
        ("varje år", 1.0),
        ("en gång per år", 1.0),
        ("en gång om året", 1.0),
        ("ett år i taget", 1.0),
        ("ett kalenderår i taget", 1.0),
        ("ett år i sänder", 1.0),
        ("varje kalenderår", 1.0),
        ("vartannat år", 2.0),
        ("vart annat år", 2.0),
        ("vart tredje år", 3.0),
        ("vart 3:e år", 3.0),
        ("vart fjärde år", 4.0),
        ("vart femte år", 5.0),
        ("vart sjätte år", 6.0),
        ("vart 2:a år", 2.0),
        ("varje halvår", 0.5),
        ("årsvis", 1.0),
        ("per år", 1.0),
        ("varje årsskifte", 1.0),
        ("vid årsskiftet", 1.0),
        ("vid varje årsskifte", 1.0),
    ];
    every.iter().find(|(words, _)| small.contains(words)).map(|&(_, years)| years)
}
