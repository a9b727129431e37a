//! Who acts, and when. Both come in as arguments.

use crate::PersonId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Somebody who has not signed in.
    Nobody,
    /// A person.
    Person(PersonId),
    /// Whoever runs the program, at its command line: only for what founds an installation.
    Keeper,
}

impl Actor {
    /// The person, if it is one.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Nobody | Self::Keeper => None,
        }
    }
}

/// A moment, and the day it falls on where the groups are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// The moment.
    pub at: Timestamp,
    /// The day in Stockholm.
    pub today: Date,
}

impl Moment {
    /// The moment, with its day in Stockholm.
    pub fn new(at: Timestamp) -> Self {
        let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap_or(jiff::tz::TimeZone::UTC);
        Self { at, today: at.to_zoned(zone).date() }
    }

    /// Noon of a day, in UTC: for tests, demos and questions *as of* a day.
    pub fn noon(day: Date) -> Self {
        let at = day
            .at(12, 0, 0, 0)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .map_or(Timestamp::MIN, |noon| noon.timestamp());
        Self { at, today: day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn late_in_the_evening_utc_it_is_the_next_day_in_stockholm() {
        let moment = Moment::new("2026-06-30T22:30:00Z".parse().unwrap());
        assert_eq!(moment.today, date(2026, 7, 1));
    }
}
