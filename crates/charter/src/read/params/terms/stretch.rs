//! How long, in the many ways that it is told: *två år*, *tvåårig*, *36 månader*, *till utgången av det andra året*.

use crate::read::{
    numbers::{every_years, number, years},
    pattern::patterns,
};

patterns! {
    COMPOUND = r"~(?P<n>ett|två|tre|fyra|fem|sex)års?[a-zåäö]*~|~(?P<n2>ett|två|tre|fyra|fem|sex)årig[a-zåäö]*~";
    NTH = r"~(?:det|sitt|vid|efter)? ?(?P<n>första|andra|tredje|fjärde|femte) (?:år|året|årets|verksamhetsåret|kalenderåret)~";
    OF_YEARS = r"~(?P<n>{num})(?: (?:hela|fulla|kalender|verksamhets|lång%|sammanhängande|raka))? ?(?:kalender|verksamhets)?(?:år|åren|års)(?:~|/)";
    EVERY_MONTH = r"~var(?:je)? (?P<n>\d+):?e månad";
    HALF = r"~(?:ett |varje )?halvår|~ett halvt år";
    AND_HALF = r"~(?P<n>ett|två|tre) och (?:ett )?(?:ett )?halvt~";
}

/// A text in lower case with the numbers that only old texts write.
pub fn plain(small: &str) -> String {
    small.replace("tvenne", "två").replace("trenne", "tre").replace("ett par år", "två år")
}

/// A stretch of time in years.
pub fn stretch(small: &str) -> Option<f64> {
    if let Some(hit) = AND_HALF.find(small) {
        return number(hit.name("n")?.as_str()).map(|count| f64::from(count) + 0.5);
    }
    if HALF.is(small) {
        return Some(0.5);
    }
    if let Some(hit) = OF_YEARS.find(small) {
        return number(hit.name("n")?.as_str()).map(f64::from);
    }
    if let Some(hit) = COMPOUND.find(small) {
        return number(hit.name("n").or_else(|| hit.name("n2"))?.as_str()).map(f64::from);
    }
    if let Some(hit) = NTH.find(small).filter(|_| !small.contains("vart")) {
        const NTHS: [&str; 5] = ["första", "andra", "tredje", "fjärde", "femte"];
        let at = NTHS.iter().position(|nth| Some(*nth) == hit.name("n").map(|nth| nth.as_str()))?;
        return u32::try_from(at + 1).ok().map(f64::from);
    }
    years(small).or_else(|| every(small))
}

/// How often something moves, in years.
pub fn every(small: &str) -> Option<f64> {
    if let Some(hit) = EVERY_MONTH.find(small) {
        return number(hit.name("n")?.as_str()).map(|months| f64::from(months) / 12.0);
    }
    const YEARLY: [&str; 11] = [
        "udda år",
        "jämna år",
        "ena året",
        "årligt",
        "årsskifte",
        "årsvis",
        "verje år",
        "varje nytt",
        "varje verksamhetsår",
        "varannat år",
        "per kalenderår",
    ];
    every_years(small).or_else(|| match YEARLY.iter().find(|word| small.contains(**word)) {
        Some(&"varannat år") => Some(2.0),
        Some(_) => Some(1.0),
        None => None,
    })
}
