//! Seats over the years as a picture: a row for each seat, a bar for each person, a gap where it was empty.
//!
//! The picture shows a few years around the day, however long the group has been; the table beside it says the same.

use super::list::seat_words;
use jiff::civil::{Date, date};
use samordna_domain::{
    Language, World,
    group::Group,
    seat::{Role, Seat},
};

/// Years before the day's year, and after it.
const BEFORE: i16 = 2;
const AFTER: i16 = 2;

/// The width of the years in the picture, beside the names of the seats.
const WIDTH: i32 = 700;
const LEFT: i32 = 240;
const ROW: i32 = 30;
const TOP: i32 = 26;

/// The picture.
pub(super) struct Timeline {
    pub width: i32,
    pub height: i32,
    pub left: i32,
    pub years: Vec<(i16, i32)>,
    /// Where the day is.
    pub day: i32,
    pub rows: Vec<Row>,
    pub first: Date,
    pub last: Date,
}

/// A seat in the picture and in the table.
pub(super) struct Row {
    pub href: String,
    pub words: String,
    /// The words beside the bars: a member's unit, which tells the seats apart.
    label: String,
    pub y: i32,
    pub bars: Vec<Bar>,
}

/// Somebody's time on a seat.
pub(super) struct Bar {
    pub name: String,
    /// The name, where there is room for it.
    pub label: String,
    pub x: i32,
    pub width: i32,
    pub class: &'static str,
    pub from: Date,
    pub until: Option<Date>,
}

impl Bar {
    /// Where the name begins.
    pub fn text(&self) -> i32 {
        self.x + 6
    }
}

impl Row {
    /// Where the words stand.
    pub fn text(&self) -> i32 {
        self.y + 19
    }

    /// The words, as far as there is room for them.
    pub fn short(&self) -> String {
        const ROOM: usize = 33;
        if self.label.chars().count() <= ROOM {
            return self.label.clone();
        }
        let cut: String = self.label.chars().take(ROOM - 1).collect();
        format!("{}…", cut.trim_end_matches([' ', ',']))
    }

    /// Where the bars begin.
    pub fn bar(&self) -> i32 {
        self.y + 4
    }
}

impl Timeline {
    /// The seats of a group around a day; none where nobody has sat on any of them in those years.
    pub fn of<'a>(
        world: &World,
        group: &'a Group,
        seats: impl Iterator<Item = &'a Seat>,
        on: Date,
        l: Language,
    ) -> Option<Self> {
        let (first, last) = (date(on.year() - BEFORE, 1, 1), date(on.year() + AFTER, 12, 31));
        let span = days(first, last).max(1);
        let place = |day: Date| LEFT + days(first, day.clamp(first, last)) * WIDTH / span;
        let mut rows: Vec<Row> = Vec::new();
        for seat in seats {
            let y = TOP + ROW * i32::try_from(rows.len()).unwrap_or(0);
            let href = format!("/grupper/{}/platser/{}", group.id, seat.id.number);
            let unit = seat.unit.as_ref().map(|unit| world.organisation.name(unit, on));
            let words =
                unit.map_or_else(|| seat_words(seat, l), |unit| format!("{}, {unit}", seat_words(seat, l)));
            let label = match (&seat.role, unit) {
                (Role::Member, Some(unit)) => unit.to_owned(),
                (Role::Substitute { .. }, Some(unit)) => {
                    format!("{unit} ({})", l.pick("ersättare", "substitute"))
                }
                _ => seat_words(seat, l),
            };
            let bars = seat.appointments.iter().filter_map(|one| {
                let until = world.last_day(one);
                let is_seen = one.period.from <= last
                    && until.is_none_or(|until| first <= until && one.period.from <= until);
                is_seen.then(|| {
                    let name = world.people.name(&one.employment).to_owned();
                    let x = place(one.period.from);
                    let width = (until.map_or(LEFT + WIDTH, place) - x).max(3);
                    let is_now = one.period.from <= on && until.is_none_or(|until| on <= until);
                    let class = if is_now {
                        "good"
                    } else if on < one.period.from {
                        "due"
                    } else {
                        "plain"
                    };
                    let label = fitting(&name, width);
                    Bar { name, label, x, width, class, from: one.period.from, until }
                })
            });
            let bars: Vec<Bar> = bars.collect();
            rows.push(Row { href, words, label, y, bars });
        }
        if rows.iter().all(|row| row.bars.is_empty()) {
            return None;
        }
        let years = (first.year()..=last.year()).map(|year| (year, place(date(year, 1, 1)))).collect();
        let height = TOP + ROW * i32::try_from(rows.len()).unwrap_or(0) + 6;
        Some(Self { width: LEFT + WIDTH, height, left: LEFT, years, day: place(on), rows, first, last })
    }
}

fn days(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

/// A name as far as there is room for it: about seven to a letter.
fn fitting(name: &str, width: i32) -> String {
    let room = usize::try_from((width - 12) / 8).unwrap_or(0);
    if name.chars().count() <= room {
        return name.to_owned();
    }
    let first = name.split(' ').next().unwrap_or_default();
    if first.chars().count() <= room { first.to_owned() } else { String::new() }
}
