//! Days for the meetings that a year still lacks, so that the charter's number and spacing hold.
//!
//! A suggestion is no more than that: it fills in the form for whoever plans, who changes what does not suit.

use super::{
    Meeting, MeetingKind, PlannedMeeting, Slot, Stretch, counts, counts_such,
    holiday::{is_quiet, is_working_day, working_day_from},
    most_minutes,
};
use crate::{BodyId, World, period::days_after};
use jiff::civil::{Date, Time, Weekday, date, time};
use samordna_charter::{
    Rule,
    norm::{IntervalUnit, MeetingFrequency},
};

/// The most meetings that are suggested for a norm: weekly ones are planned by hand.
const MOST: usize = 26;

/// How a group usually meets: a weekday, a time, a length.
#[derive(Clone, Copy)]
struct Habit {
    weekday: Weekday,
    start: Time,
    minutes: u32,
}

/// The meetings that a year lacks from a day on, by each norm of how often the group meets.
pub fn suggested(world: &World, group: &BodyId, year: i16, today: Date) -> Vec<PlannedMeeting> {
    let on = today.max(date(year, 1, 1));
    let from = days_after(today, 7).max(date(year, 1, 1));
    let known = world.meetings.in_years(group, year.saturating_sub(1), year);
    let known: Vec<&Meeting> = known.into_iter().filter(|meeting| !meeting.is_cancelled()).collect();
    let habit = habit(world, group, &known, on);
    let mut taken: Vec<Date> = known.iter().map(|meeting| meeting.slot.day).collect();
    let norms = world.norms_in_force(group, on).filter_map(|(_, norm)| {
        let Rule::MeetingFrequency(says) = &norm.rule else { return None };
        Some(says)
    });
    // Those who say how far apart come first: what they ask for may be as many as another asks for.
    let mut norms: Vec<&MeetingFrequency> = norms.collect();
    norms.sort_by_key(|says| says.per.is_some());
    let mut all: Vec<PlannedMeeting> = Vec::new();
    for says in norms {
        let there = known.iter().filter(|one| counts(says, one)).map(|one| one.slot.day);
        let new = all.iter().filter(|one| counts_such(says, one.kind, one.name.as_deref()));
        let counted: Vec<Date> = there.chain(new.map(|one| one.slot.day)).collect();
        for day in lacking(says, &counted, year, from).into_iter().take(MOST) {
            let Some(day) = near(day, habit.weekday, from, &taken) else { continue };
            taken.push(day);
            all.push(planned(says, day, habit));
        }
    }
    all.sort_by_key(|one| one.slot);
    all
}

fn planned(says: &MeetingFrequency, day: Date, habit: Habit) -> PlannedMeeting {
    // What has a name of its own, as a planning day, is a day and not an hour.
    let (start, minutes) = match &says.of {
        Some(of) if of.ends_with("dag") || of.contains("internat") => (time(9, 0, 0, 0), 420),
        Some(_) | None => (habit.start, habit.minutes),
    };
    let name = says.of.as_ref().map(|of| {
        let mut letters = of.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    });
    PlannedMeeting {
        kind: MeetingKind::Ordinary,
        name,
        slot: Slot { day, start, minutes },
        form: None,
        place: None,
    }
}

/// Where the meetings that are lacking would lie, were they spread evenly.
fn lacking(says: &MeetingFrequency, counted: &[Date], year: i16, from: Date) -> Vec<Date> {
    let Some(per) = says.per else { return by_interval(says, counted, year, from) };
    let fewest = says.min.unwrap_or(0);
    let mut lacking = Vec::new();
    let mut stretch = Stretch::of(per, date(year, 1, 1));
    while stretch.first.year() <= year {
        if from <= stretch.last {
            let rest = Stretch { first: stretch.first.max(from), last: stretch.last };
            let there = counted.iter().filter(|day| stretch.holds(**day)).count();
            let wanted = usize::try_from(fewest).unwrap_or(MOST).saturating_sub(there);
            lacking.extend(spread(rest, wanted, counted));
        }
        stretch = Stretch::of(per, days_after(stretch.last, 1));
    }
    lacking
}

/// So many days in a stretch, as far from each other and from those that are there as they can be: each goes into the
/// middle of the widest gap. The quiet time of the year is no part of a gap.
fn spread(stretch: Stretch, wanted: usize, there: &[Date]) -> Vec<Date> {
    let days = std::iter::successors(Some(stretch.first), |day| Some(days_after(*day, 1)));
    let open: Vec<Date> = days
        .take_while(|day| *day <= stretch.last)
        .filter(|day| is_working_day(*day) && !is_quiet(*day))
        .collect();
    let place = |day: &Date| open.partition_point(|one| one < day);
    let mut taken: Vec<usize> = there.iter().filter(|day| stretch.holds(**day)).map(place).collect();
    if taken.is_empty() && !open.is_empty() {
        // Nothing is there yet: the middle of equal parts.
        let parts = (0..wanted).filter_map(|part| open.get(open.len() * (2 * part + 1) / (2 * wanted)));
        return parts.copied().collect();
    }
    let mut found = Vec::new();
    for _ in 0..wanted.min(open.len()) {
        taken.sort_unstable();
        let edges = std::iter::once(0).chain(taken.iter().copied()).chain([open.len()]);
        let edges: Vec<usize> = edges.collect();
        let widest = edges.windows(2).filter_map(|pair| match pair {
            [one, other] => Some((other - one, one + (other - one) / 2)),
            _ => None,
        });
        let Some((_, middle)) = widest.max_by_key(|(width, _)| *width) else { break };
        let Some(day) = open.get(middle.min(open.len() - 1)) else { break };
        found.push(*day);
        taken.push(middle);
    }
    found
}

/// One after the other, as far apart as the interval lets them.
fn by_interval(says: &MeetingFrequency, counted: &[Date], year: i16, from: Date) -> Vec<Date> {
    let Some(units) = says.interval_max.or(says.interval_min).filter(|units| *units > 0) else {
        return Vec::new();
    };
    let span = |day: Date| {
        let units = i64::from(units.min(1000));
        let span = match says.interval_unit {
            Some(IntervalUnit::Month) => jiff::Span::new().months(units),
            Some(IntervalUnit::Week) | None => jiff::Span::new().weeks(units),
        };
        day.saturating_add(span)
    };
    let last = counted.iter().max().copied();
    let first = last.map_or(from, |last| span(last).max(from));
    let days = std::iter::successors(Some(working_day_from(first)), |day| Some(working_day_from(span(*day))));
    days.take_while(|day| day.year() <= year).collect()
}

/// The usual weekday nearest a day, where nothing else is and nobody is away.
fn near(day: Date, weekday: Weekday, from: Date, taken: &[Date]) -> Option<Date> {
    let back = i32::from(day.weekday().since(weekday));
    let steps = [0, 7, -7, 14, -14, 21, -21];
    let fits = |day: &Date| from <= *day && is_working_day(*day) && !is_quiet(*day) && !taken.contains(day);
    steps.into_iter().map(|step| days_after(day, step - back)).find(fits).or_else(|| Some(day).filter(fits))
}

/// How the group met last, within what the charter lets a meeting take; a Wednesday at one o'clock where it never did.
fn habit(world: &World, group: &BodyId, known: &[&Meeting], on: Date) -> Habit {
    let last = known.iter().rfind(|meeting| meeting.name.is_none());
    let most = world.norms_in_force(group, on).find_map(|(_, norm)| {
        let Rule::MeetingForm(says) = &norm.rule else { return None };
        most_minutes(says)
    });
    let usual = last
        .map_or(Habit { weekday: Weekday::Wednesday, start: time(13, 0, 0, 0), minutes: 120 }, |last| {
            Habit { weekday: last.slot.day.weekday(), start: last.slot.start, minutes: last.slot.minutes }
        });
    Habit { minutes: most.map_or(usual.minutes, |most| usual.minutes.min(most)), ..usual }
}
