//! How often a group meets: stretches of time, what is counted in them, and what was changed in dialogue.

use super::{Meeting, MeetingKind, Meetings};
use crate::{BodyId, EmploymentId, Period, grounds::NormRef, organisation::fold, period::days_after};
use jiff::civil::{Date, date};
use samordna_charter::norm::{Counts, MeetingForm, MeetingFrequency, Per};
use serde::{Deserialize, Serialize};

/// That the number of meetings was changed for a time, after a dialogue (row 125).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// For which time.
    pub period: Period,
    /// Fewest.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
    /// The day of the dialogue.
    pub on: Date,
    /// With whom.
    pub with: EmploymentId,
    /// What was agreed.
    pub note: String,
}

/// A stretch of time that meetings are counted in: a year, a half year, a quarter, a month, a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Stretch {
    /// The one that a day lies in. A term is a half year, for nobody says when a group's terms begin.
    pub fn of(per: Per, on: Date) -> Self {
        let months = match per {
            Per::Year => 12,
            Per::HalfYear | Per::Term => 6,
            Per::Quarter => 3,
            Per::Month => 1,
            Per::Week => {
                let monday = days_after(on, -i32::from(on.weekday().to_monday_zero_offset()));
                return Self { first: monday, last: days_after(monday, 6) };
            }
        };
        let first = date(on.year(), (on.month() - 1) / months * months + 1, 1);
        let next = first.saturating_add(jiff::Span::new().months(months));
        Self { first, last: days_after(next, -1) }
    }

    /// The one before.
    pub fn before(self, per: Per) -> Self {
        Self::of(per, days_after(self.first, -1))
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.first.until(self.last).map_or(0, |span| span.get_days()) + 1
    }

    /// A day lies in it.
    pub fn holds(self, on: Date) -> bool {
        self.first <= on && on <= self.last
    }
}

/// How many meetings a stretch has, beside how many it should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The stretch, as far as a charter governed the group in it.
    pub stretch: Stretch,
    /// The days of those that were held.
    pub held: Vec<Date>,
    /// The days of those to come.
    pub planned: Vec<Date>,
    /// The days of those that have been and are not reported.
    pub unreported: Vec<Date>,
    /// Fewest.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
    /// The numbers are those of a dialogue.
    pub is_adjusted: bool,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Tally {
    /// Held.
    pub fn held(&self) -> u32 {
        number(self.held.len())
    }

    /// Held, or to come, or perhaps held.
    pub fn expected(&self) -> u32 {
        number(self.held.len() + self.planned.len() + self.unreported.len())
    }

    /// Rough numbers are kept by one more or less.
    pub(crate) fn loosen(&mut self) {
        self.min = self.min.map(|min| min.saturating_sub(1));
        self.max = self.max.map(|max| max.saturating_add(1));
    }

    /// Fewer than there should be, if nothing more is planned.
    pub fn is_short(&self) -> bool {
        self.min.is_some_and(|min| self.expected() < min)
    }

    /// The day of the first that is one too many, among those that were held, or among all.
    pub fn one_too_many(&self, held_only: bool) -> Option<Date> {
        let max = usize::try_from(self.max?).unwrap_or(usize::MAX);
        let mut days = self.held.clone();
        if !held_only {
            days.extend(self.unreported.iter().chain(&self.planned));
        }
        days.sort_unstable();
        days.get(max).copied()
    }
}

/// A norm counts this meeting: it is of the kind it is about, and not cancelled.
pub(crate) fn counts(says: &MeetingFrequency, meeting: &Meeting) -> bool {
    !meeting.is_cancelled() && counts_such(says, meeting.kind, meeting.name.as_deref())
}

/// A norm counts meetings of this kind and name.
pub(crate) fn counts_such(says: &MeetingFrequency, kind: MeetingKind, name: Option<&str>) -> bool {
    if let Some(of) = &says.of {
        let of = fold(of);
        return name.is_some_and(|name| {
            let name = fold(name);
            name == of || name.split(' ').any(|word| word == of)
        });
    }
    match says.counts {
        // What has a name of its own is set apart from the ordinary, as an extra meeting is.
        Some(Counts::Ordinary) => kind != MeetingKind::Extra && name.is_none(),
        Some(Counts::All) | None => true,
    }
}

/// What the charter lets the number of meetings be in a stretch; what it says, or what was agreed in a dialogue.
fn bounds(
    meetings: &Meetings,
    at: &NormRef,
    says: &MeetingFrequency,
    stretch: Stretch,
) -> (Option<u32>, Option<u32>, bool) {
    let period = Period { from: stretch.first, until: Some(stretch.last) };
    let agreed = meetings.adjustments(at).iter().rfind(|change| change.period.overlaps(&period));
    agreed.map_or((says.min, says.max, false), |agreed| (agreed.min, agreed.max, true))
}

/// Counts the meetings of a stretch, as known on a day. `since` is the first day that a charter governed the group: of
/// a stretch that began before it only the rest is asked for, and the fewest is so much less.
pub(crate) fn tally(
    meetings: &Meetings,
    group: &BodyId,
    (at, says): (&NormRef, &MeetingFrequency),
    stretch: Stretch,
    since: Date,
    on: Date,
) -> Tally {
    let (min, max, is_adjusted) = bounds(meetings, at, says, stretch);
    let asked = Stretch { first: stretch.first.max(since), last: stretch.last };
    let min = min.map(|min| match asked == stretch {
        true => min,
        false => share(min, asked.days().max(0), stretch.days()),
    });
    let mut tally = Tally {
        stretch: asked,
        held: Vec::new(),
        planned: Vec::new(),
        unreported: Vec::new(),
        min,
        max,
        is_adjusted,
    };
    for meeting in meetings.in_years(group, stretch.first.year(), stretch.last.year()) {
        let day = meeting.slot.day;
        if !asked.holds(day) || !counts(says, meeting) {
            continue;
        }
        let days = match (meeting.is_held(), on <= day) {
            (true, _) => &mut tally.held,
            (false, true) => &mut tally.planned,
            (false, false) => &mut tally.unreported,
        };
        days.push(day);
    }
    tally
}

/// So much of a number as there are days, to the nearest whole number; a half is rounded down.
fn share(number: u32, days: i32, of: i32) -> u32 {
    let (days, of) = (u64::try_from(days).unwrap_or(0), u64::try_from(of.max(1)).unwrap_or(1));
    u32::try_from((2 * u64::from(number) * days + of - 1) / (2 * of)).unwrap_or(number)
}

/// The most minutes that a charter lets a meeting take.
pub(crate) fn most_minutes(says: &MeetingForm) -> Option<u32> {
    let hours = says.max_hours.filter(|hours| (0.1..=24.0).contains(hours))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 6 and 1440")]
    Some((hours * 60.0).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_has_its_first_and_its_last_day() {
        let on = date(2026, 11, 22);
        for (per, first, last) in [
            (Per::Year, date(2026, 1, 1), date(2026, 12, 31)),
            (Per::HalfYear, date(2026, 7, 1), date(2026, 12, 31)),
            (Per::Term, date(2026, 7, 1), date(2026, 12, 31)),
            (Per::Quarter, date(2026, 10, 1), date(2026, 12, 31)),
            (Per::Month, date(2026, 11, 1), date(2026, 11, 30)),
            (Per::Week, date(2026, 11, 16), date(2026, 11, 22)),
        ] {
            assert_eq!(Stretch::of(per, on), Stretch { first, last }, "{per:?}");
        }
        assert_eq!(Stretch::of(Per::Quarter, date(2026, 1, 5)).before(Per::Quarter).first, date(2025, 10, 1));
        assert_eq!(Stretch::of(Per::Year, on).days(), 365);
    }

    #[test]
    fn of_a_year_that_began_without_a_charter_only_its_part_is_asked() {
        assert_eq!(share(4, 365, 365), 4);
        assert_eq!(share(3, 356, 365), 3);
        assert_eq!(share(4, 92, 365), 1);
        assert_eq!(share(1, 183, 366), 0);
        assert_eq!(share(4, 30, 365), 0);
    }
}
