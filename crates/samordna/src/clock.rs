//! The one place that asks the clock. Everything else is told what time it is.

use jiff::{Timestamp, civil::Date};
use samordna_domain::Moment;

/// Now.
#[allow(clippy::disallowed_methods, reason = "this is the edge")]
pub fn now() -> Moment {
    Moment::new(Timestamp::now())
}

/// Noon of the day, or now where no day is given. What happened later that day has happened: then it is that moment.
pub fn at(day: Option<Date>, last: Option<Timestamp>) -> Moment {
    let Some(day) = day else { return now() };
    let noon = Moment::noon(day);
    match last.map(Moment::new) {
        Some(last) if last.today == day && noon.at < last.at => last,
        _ => noon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_given_day_is_its_noon_or_the_last_that_happened_on_it() {
        let day = date(2026, 3, 2);
        let noon: Timestamp = "2026-03-02T12:00:00Z".parse().unwrap();
        let evening: Timestamp = "2026-03-02T18:00:00Z".parse().unwrap();
        assert_eq!(at(Some(day), None).at, noon);
        assert_eq!(at(Some(day), Some(evening)).at, evening);
        assert_eq!(at(Some(day), Some("2026-04-01T00:00:00Z".parse().unwrap())).at, noon);
    }
}
