//! Dates in the many forms that offices write them: ISO, `161116`, `den 21 juni 2023`, `juni 2026`, `29/3 2024`.

use super::pattern::patterns;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

patterns! {
    ISO = r"(?:^|[^\d])(?P<y>(?:19|20)\d\d)[-–./ ](?P<m>0[1-9]|1[0-2])[-–./ ](?P<d>[0-3]\d)(?:[^\d]|$)";
    COMPACT = r"(?:^|[^\d-])(?P<y>(?:20)?[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:[^\d-]|$)";
    WRITTEN = r"(?:^|[^\d])(?P<d>[0-3]?\d)(?::e)? (?P<m>jan%|feb%|mars|apr%|maj|jun%|jul%|aug%|sep%|okt%|nov%|dec%)\.?,? (?P<y>(?:19|20)\d\d)~";
    SLASHED = r"(?:^|[^\d])(?P<d>[0-3]?\d)/(?P<m>1[0-2]|0?[1-9])[ -](?P<y>(?:19|20)\d\d)~";
    MONTH = r"~(?P<m>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) (?P<y>(?:19|20)\d\d)~";
    ISO_MONTH = r"(?:^|[^\d])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?:[^\d-]|$)";
    DAY = r"(?:^|[^\d])(?P<d>[0-3]?\d)(?::e)? (?P<m>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)~";
    DAY_SLASHED = r"(?:^|[^\d])(?P<d>[0-3]?\d)/(?P<m>1[0-2]|[1-9])(?:[^\d]|$)";
    YEAR_TURN = r"~årets slut~|~årsskiftet~|~utgången av (?:året|varje år|kalenderåret)~|~kalenderårets slut~";
    BARE_MONTH = r"~(?:i|under|senast|före utgången av|i slutet av|till och med|utgången av|före) (?P<m>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)~";
}

fn month(word: &str) -> Option<u32> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    MONTHS.iter().position(|short| word.starts_with(short)).and_then(|at| u32::try_from(at + 1).ok())
}

/// The first full date of a text in lower case, as ISO.
pub fn date(small: &str) -> Option<String> {
    if !small.contains(char::is_numeric) {
        return None;
    }
    let found = [&ISO, &WRITTEN, &SLASHED, &COMPACT]
        .iter()
        .filter_map(|pattern| pattern.find(small))
        .min_by_key(|found| found.get(0).map_or(usize::MAX, |whole| whole.start()))?;
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let year = if part("y").len() == 2 { format!("20{}", part("y")) } else { part("y").to_owned() };
    let day: u32 = part("d").parse().ok()?;
    let month = month(part("m"))?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| format!("{year}-{month:02}-{day:02}"))
}

/// The first date of a text in lower case: ISO with a day, or `2017-01` where only the month is said.
pub fn date_or_month(small: &str) -> Option<String> {
    if let Some(date) = date(small) {
        return Some(date);
    }
    let found = MONTH.find(small).or_else(|| ISO_MONTH.find(small))?;
    let year = found.name("y")?.as_str();
    Some(format!("{year}-{:02}", month(found.name("m")?.as_str())?))
}

/// Every date of a text in lower case with where it begins, in order; as ISO, or a month where no more is said.
pub fn all(small: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for pattern in [&ISO, &WRITTEN, &SLASHED, &COMPACT, &MONTH, &ISO_MONTH] {
        let mut from = 0;
        while let Some(hit) = small.get(from..).and_then(|rest| pattern.find(rest)) {
            let ends = ["y", "m", "d"].iter().filter_map(|part| hit.name(part));
            let (start, end) = ends.fold((usize::MAX, 0), |(start, end), part| {
                (start.min(from + part.start()), end.max(from + part.end()))
            });
            let taken = found.iter().any(|(known, until, _)| start < *until && *known < end);
            if !taken && let Some(date) = small.get(start..end).and_then(date_or_month) {
                found.push((start, end, date));
            }
            from = end.max(from + 1);
        }
    }
    found.sort_unstable_by_key(|(start, ..)| *start);
    found.into_iter().map(|(start, _, date)| (start, date)).collect()
}

/// A day of every year, as `MM-DD`.
pub fn day_of_year(small: &str) -> Option<String> {
    if let Some(found) = DAY.find(small).or_else(|| DAY_SLASHED.find(small)) {
        let day: u32 = found.name("d")?.as_str().parse().ok()?;
        let month = month(found.name("m")?.as_str())?;
        return (1..=31).contains(&day).then(|| format!("{month:02}-{day:02}"));
    }
    if YEAR_TURN.is(small) {
        return Some("12-31".to_owned());
    }
    let found = BARE_MONTH.find(small)?;
    let month = month(found.name("m")?.as_str())?;
    let last = match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Some(format!("{month:02}-{last:02}"))
}
