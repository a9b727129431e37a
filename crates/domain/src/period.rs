//! A stretch of days. The last day is part of it, as in *till och med*.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// From a day up to and including another, or without an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day; none means until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Period {
    /// Without an end.
    pub fn since(from: Date) -> Self {
        Self { from, until: None }
    }

    /// The day lies in it.
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// At least one day lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }

    /// It ends before it starts.
    pub fn is_inside_out(&self) -> bool {
        self.until.is_some_and(|until| until < self.from)
    }

    /// The same, ending no later than the day.
    pub fn cut(self, last: Date) -> Self {
        Self { until: Some(self.until.map_or(last, |until| until.min(last))), ..self }
    }
}

/// The same day a number of years later; 29 February becomes 28 February. Part years are counted in months.
pub fn years_after(day: Date, years: f64) -> Option<Date> {
    if !(0.0..=1000.0).contains(&years) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "at most 12,000 months")]
    let months = (years * 12.0).round() as i32;
    day.checked_add(jiff::Span::new().months(months)).ok()
}

/// The day a number of days later (or earlier), kept inside the calendar.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Reads an ISO date, or a month as its first day.
pub fn date_or_month(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| format!("{text}-01").parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_is_part_of_a_period() {
        let period = Period { from: date(2026, 1, 1), until: Some(date(2026, 1, 31)) };
        assert!(period.holds(date(2026, 1, 31)));
        assert!(!period.holds(date(2026, 2, 1)));
        assert!(period.overlaps(&Period::since(date(2026, 1, 31))));
        assert!(!period.overlaps(&Period::since(date(2026, 2, 1))));
    }

    #[test]
    fn five_years_from_a_leap_day_end_in_february() {
        assert_eq!(years_after(date(2024, 2, 29), 5.0), Some(date(2029, 2, 28)));
        assert_eq!(years_after(date(2024, 2, 29), 0.5), Some(date(2024, 8, 29)));
        assert_eq!(years_after(date(2024, 2, 29), f64::NAN), None);
    }

    #[test]
    fn a_month_is_its_first_day() {
        assert_eq!(date_or_month("2017-01"), Some(date(2017, 1, 1)));
        assert_eq!(date_or_month("januari"), None);
    }
}
