//! Whether a group meets as often as its charter says: a forecast while the time runs, a finding when it is over.

use super::{Case, Owed, Verdict, meetings::met};
use crate::{
    duty::{SOON, Way},
    finding::Cure,
    grounds::Fact,
    meeting::{Meeting, MeetingFact, Stretch, Tally, adjustable, counts, tally},
    period::days_after,
};
use jiff::civil::Date;
use samordna_charter::norm::{IntervalUnit, MeetingFrequency, Per};

/// Days before a meeting should be that it is time to plan it.
const PLAN: i32 = 60;

impl<'a> Case<'a, '_> {
    /// The number of meetings, the time between them, or how they are spread (rows 121, 123, 125 to 128).
    pub(super) fn frequency(&mut self, at: usize, says: &'a MeetingFrequency) -> Verdict {
        if let Some(per) = says.per
            && (says.min.is_some() || says.max.is_some())
        {
            return self.number(at, says, per);
        }
        if says.interval_min.is_some() || says.interval_max.is_some() {
            return self.interval(says);
        }
        if let Some(spacing) = says.spacing {
            return self.spread(says, spacing).unwrap_or_else(Verdict::guards);
        }
        if says.adjustable_with.is_some() { Verdict::guards() } else { Verdict::informs() }
    }

    fn tallied(&self, at: usize, says: &MeetingFrequency, stretch: Stretch) -> Tally {
        let (at, since) = (self.at(at), self.governed_since());
        let mut tally = tally(&self.world.meetings, &self.group.id, (&at, says), stretch, since, self.on);
        if says.approx == Some(true) {
            tally.loosen();
        }
        tally
    }

    fn number(&mut self, at: usize, says: &'a MeetingFrequency, per: Per) -> Verdict {
        let is_rough = says.approx == Some(true);
        let broken = |fact, since, cure| match is_rough {
            true => Verdict::Unclear { fact, since: Some(since), cure },
            false => Verdict::Broken { fact, since: Some(since), cure },
        };
        let can_adjust = adjustable(self.world, &self.group.id, self.on).is_some();
        let too_many = if can_adjust { Cure::Dialogue } else { Cure::ReviseCharter };
        let now = Stretch::of(per, self.on);
        let before = now.before(per);
        // What is over is told for a season, or until the next is over: long enough to put it right or to answer for it.
        if self.governed_since() <= before.last && self.on <= days_after(before.last, SOON.min(before.days()))
        {
            let tally = self.tallied(at, says, before);
            if tally.min.is_some_and(|min| tally.held() < min) {
                return broken(said(&tally, says), now.first, Cure::ReportMeetings);
            }
            if tally.one_too_many(true).is_some() {
                return broken(said(&tally, says), now.first, too_many);
            }
        }
        let tally = self.tallied(at, says, now);
        if let Some(day) = tally.one_too_many(true) {
            return broken(said(&tally, says), day, too_many);
        }
        let fact = said(&tally, says);
        if let Some(day) = tally.one_too_many(false) {
            let way = if can_adjust { Way::AdjustFrequency } else { Way::PlanMeetings };
            return Verdict::owed(Owed::by(Some(day)).again().soon(366).fact(fact).way(way));
        }
        if tally.is_short() {
            let soon = days_between(planned_by(&tally), tally.stretch.last);
            let owed = Owed::by(Some(tally.stretch.last)).again().soon(soon);
            return Verdict::owed(owed.fact(fact).way(Way::PlanMeetings));
        }
        let spread = says.spacing.and_then(|spacing| self.spread(says, spacing));
        spread.unwrap_or_else(|| Verdict::met(fact))
    }

    /// A stretch of this year that went by without a meeting is remarked on: how they spread is advice (row 128).
    fn spread(&self, says: &MeetingFrequency, spacing: Per) -> Option<Verdict> {
        let (year, since) = (self.on.year(), self.governed_since());
        let meetings = self.world.meetings.in_years(&self.group.id, year, year);
        let days: Vec<Date> = meetings
            .into_iter()
            .filter(|meeting| counts(says, meeting))
            .map(|meeting| meeting.slot.day)
            .collect();
        let first = Stretch::of(spacing, jiff::civil::date(year, 1, 1));
        let over =
            std::iter::successors(Some(first), |one| Some(Stretch::of(spacing, days_after(one.last, 1))));
        let mut over = over.take_while(|one| one.last < self.on).filter(|one| since <= one.first);
        let empty = over.find(|one| !days.iter().any(|day| one.holds(*day)))?;
        let fact = Fact::Meeting(MeetingFact::Without { from: empty.first, until: empty.last });
        Some(Verdict::Unclear { fact, since: Some(days_after(empty.last, 1)), cure: Cure::PlanMeetings })
    }

    /// The next meeting comes within the interval after the last, and no two to come are closer than it lets.
    fn interval(&self, says: &MeetingFrequency) -> Verdict {
        let year = self.on.year();
        let near =
            self.world.meetings.in_years(&self.group.id, year.saturating_sub(1), year.saturating_add(1));
        let near: Vec<&Meeting> = near.into_iter().filter(|meeting| counts(says, meeting)).collect();
        let last = near.iter().rfind(|meeting| meeting.is_held()).map(|meeting| meeting.slot.day);
        let to_come = near.iter().filter(|meeting| meeting.is_open()).map(|meeting| meeting.slot.day);
        let days: Vec<Date> =
            last.into_iter().chain(to_come.filter(|day| last.is_none_or(|last| last < *day))).collect();
        let next = days.iter().copied().find(|day| last.is_none_or(|last| last < *day));
        if let Some(longest) = says.interval_max {
            let by = after(last.unwrap_or_else(|| self.governed_since()), longest, says);
            if next.is_none_or(|next| by < next) {
                let fact = Fact::Meeting(MeetingFact::NextBy { last, next, by });
                return Verdict::owed(
                    Owed::by(Some(by)).again().soon(PLAN).fact(fact).way(Way::PlanMeetings),
                );
            }
            if let Some(close) = self.close(says, &days) {
                return close;
            }
            return met(MeetingFact::NextBy { last, next, by });
        }
        self.close(says, &days).unwrap_or_else(Verdict::guards)
    }

    fn close(&self, says: &MeetingFrequency, days: &[Date]) -> Option<Verdict> {
        let shortest = says.interval_min?;
        let close = days.windows(2).find_map(|pair| match pair {
            [one, other] => (*other
                < days_after(plain_after(*one, shortest, says.interval_unit), -slack(says)))
            .then_some((*one, *other)),
            _ => None,
        });
        let (one, other) = close?;
        let fact = Fact::Meeting(MeetingFact::Close { one, other });
        Some(Verdict::Broken { fact, since: None, cure: Cure::PlanMeetings })
    }
}

fn said(tally: &Tally, says: &MeetingFrequency) -> Fact {
    let is_rough = says.approx == Some(true);
    // What is told is the number that is written, and not how far from it a rough number may be.
    let (min, max) = if is_rough { (says.min, says.max) } else { (tally.min, tally.max) };
    Fact::Meeting(MeetingFact::Count {
        from: tally.stretch.first,
        until: tally.stretch.last,
        held: tally.held(),
        planned: u32::try_from(tally.planned.len()).unwrap_or(u32::MAX),
        unreported: u32::try_from(tally.unreported.len()).unwrap_or(u32::MAX),
        min,
        max,
        is_adjusted: tally.is_adjusted,
        is_rough,
    })
}

/// When it is time to plan the next, for the fewest to be spread evenly over the stretch.
fn planned_by(tally: &Tally) -> Date {
    let fewest = i32::try_from(tally.min.unwrap_or(1).max(1)).unwrap_or(i32::MAX);
    let next = i32::try_from(tally.expected()).unwrap_or(i32::MAX).saturating_add(1);
    days_after(tally.stretch.first, tally.stretch.days() / fewest * next - PLAN)
}

fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(0, |span| span.get_days()).max(PLAN)
}

fn plain_after(day: Date, units: u32, unit: Option<IntervalUnit>) -> Date {
    let units = i64::from(units.min(1000));
    let span = match unit {
        Some(IntervalUnit::Month) => jiff::Span::new().months(units),
        Some(IntervalUnit::Week) | None => jiff::Span::new().weeks(units),
    };
    day.saturating_add(span)
}

/// The last day of an interval. An exact or a rough one is kept a little more or less.
fn after(day: Date, units: u32, says: &MeetingFrequency) -> Date {
    days_after(plain_after(day, units, says.interval_unit), slack(says))
}

/// *Var sjätte vecka* is the week and not the day; a rough interval is twice as loose.
fn slack(says: &MeetingFrequency) -> i32 {
    let unit = match says.interval_unit {
        Some(IntervalUnit::Month) => 14,
        Some(IntervalUnit::Week) | None => 7,
    };
    if says.approx == Some(true) { 2 * unit } else { unit }
}
