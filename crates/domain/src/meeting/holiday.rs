//! Days on which nobody in Sweden meets: public holidays, and the three eves that are kept as such.
//!
//! Source: lagen (1989:253) om allmänna helgdagar, 1 §. The eves are not in it; offices are closed on them.

use crate::{Language, period::days_after};
use jiff::civil::{Date, Weekday, date};

/// The name of the holiday or the eve that a day is; none on other days.
pub fn holiday(on: Date, language: Language) -> Option<&'static str> {
    let l = language;
    let fixed = match (on.month(), on.day()) {
        (1, 1) => Some(l.pick("nyårsdagen", "New Year's Day")),
        (1, 6) => Some(l.pick("trettondedag jul", "Epiphany")),
        (5, 1) => Some(l.pick("första maj", "May Day")),
        (6, 6) => Some(l.pick("nationaldagen", "the National Day")),
        (12, 24) => Some(l.pick("julafton", "Christmas Eve")),
        (12, 25) => Some(l.pick("juldagen", "Christmas Day")),
        (12, 26) => Some(l.pick("annandag jul", "Boxing Day")),
        (12, 31) => Some(l.pick("nyårsafton", "New Year's Eve")),
        _ => None,
    };
    fixed.or_else(|| after_easter(on, l)).or_else(|| on_a_saturday(on, l))
}

fn after_easter(on: Date, l: Language) -> Option<&'static str> {
    let days = easter(on.year()).until(on).ok()?.get_days();
    match days {
        -2 => Some(l.pick("långfredagen", "Good Friday")),
        0 => Some(l.pick("påskdagen", "Easter Day")),
        1 => Some(l.pick("annandag påsk", "Easter Monday")),
        39 => Some(l.pick("Kristi himmelsfärdsdag", "Ascension Day")),
        49 => Some(l.pick("pingstdagen", "Whit Sunday")),
        _ => None,
    }
}

/// Midsummer's Eve and Day, and All Saints' Day: a Friday or a Saturday in a certain week.
fn on_a_saturday(on: Date, l: Language) -> Option<&'static str> {
    let lies = |first: Date, last: Date| first <= on && on <= last;
    let year = on.year();
    let is_friday = on.weekday() == Weekday::Friday;
    let is_saturday = on.weekday() == Weekday::Saturday;
    if is_friday && lies(date(year, 6, 19), date(year, 6, 25)) {
        return Some(l.pick("midsommarafton", "Midsummer's Eve"));
    }
    if is_saturday && lies(date(year, 6, 20), date(year, 6, 26)) {
        return Some(l.pick("midsommardagen", "Midsummer Day"));
    }
    let is_all_saints = is_saturday && lies(date(year, 10, 31), date(year, 11, 6));
    is_all_saints.then(|| l.pick("alla helgons dag", "All Saints' Day"))
}

/// Easter Day by the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    let (month, day) = (i8::try_from(month).unwrap_or(4), i8::try_from(day).unwrap_or(1));
    Date::new(year, month, day).unwrap_or_else(|_| date(year, 4, 1))
}

/// A day on which people are usually at work: no weekend and no holiday.
pub fn is_working_day(on: Date) -> bool {
    !matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday) && holiday(on, Language::Swedish).is_none()
}

/// The days of a year on which most are away: midsummer to mid-August, and Christmas to Epiphany.
pub(super) fn is_quiet(on: Date) -> bool {
    let year = on.year();
    let summer = date(year, 6, 19) <= on && on <= date(year, 8, 14);
    let christmas = date(year, 12, 18) <= on || on <= date(year, 1, 7);
    summer || christmas
}

/// The first working day from a day on that is not in the quiet time of the year.
pub(super) fn working_day_from(on: Date) -> Date {
    let days = std::iter::successors(Some(on), |day| Some(days_after(*day, 1)));
    days.take(120).find(|day| is_working_day(*day) && !is_quiet(*day)).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), date(year, month, day), "{year}");
        }
    }

    #[test]
    fn the_public_holidays_of_2026_are_those_of_the_law() {
        let days = std::iter::successors(Some(date(2026, 1, 1)), |day| Some(days_after(*day, 1)));
        let named: Vec<String> = days
            .take_while(|day| day.year() == 2026)
            .filter_map(|day| holiday(day, Language::Swedish).map(|name| format!("{day} {name}")))
            .collect();
        assert_eq!(
            named,
            [
                "2026-01-01 nyårsdagen",
                "2026-01-06 trettondedag jul",
                "2026-04-03 långfredagen",
                "2026-04-05 påskdagen",
                "2026-04-06 annandag påsk",
                "2026-05-01 första maj",
                "2026-05-14 Kristi himmelsfärdsdag",
                "2026-05-24 pingstdagen",
                "2026-06-06 nationaldagen",
                "2026-06-19 midsommarafton",
                "2026-06-20 midsommardagen",
                "2026-10-31 alla helgons dag",
                "2026-12-24 julafton",
                "2026-12-25 juldagen",
                "2026-12-26 annandag jul",
                "2026-12-31 nyårsafton",
            ]
        );
    }
}
