//! The wheel's drawing: where on the circle a day lies, and marks that never lie on each other.
//!
//! January begins at the top and the year goes clockwise, each month as long as it is. Pure geometry: it knows days and
//! no meetings.

use jiff::civil::{Date, date};

/// The middle of the drawing.
const MIDDLE: f64 = 320.0;

/// The inner and outer edge of the band of months.
const BAND: (f64, f64) = (264.0, 304.0);

/// Between the middles of two marks, at least.
const APART: f64 = 29.0;

/// A ring of marks: its outermost circle, how far in the next lies, and how many there are.
pub(super) struct Ring {
    pub radius: f64,
    pub step: f64,
    pub levels: usize,
}

/// Meetings lie outermost.
pub(super) const MEETINGS: Ring = Ring { radius: 242.0, step: 27.0, levels: 2 };

/// What is due lies within.
pub(super) const DUTIES: Ring = Ring { radius: 186.0, step: 27.0, levels: 4 };

/// A place on the drawing, as SVG writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub x: String,
    pub y: String,
}

/// A month in the band.
pub(crate) struct Month {
    pub path: String,
    pub name: &'static str,
    pub at: At,
    /// How the name is turned, in degrees, so that it follows the band and is never upside down.
    pub turn: String,
    pub is_current: bool,
}

/// The part of a year that has passed in the middle of a day, from 0 to 1.
fn part(day: Date) -> f64 {
    (f64::from(day.day_of_year()) - 0.5) / f64::from(day.days_in_year())
}

/// A place at a part of the year, so far from the middle.
fn at(part: f64, radius: f64) -> At {
    let angle = part * std::f64::consts::TAU;
    let (x, y) = (MIDDLE + radius * angle.sin(), MIDDLE - radius * angle.cos());
    At { x: format!("{x:.1}"), y: format!("{y:.1}") }
}

/// The twelve months of a year; `current` is the one that is going on.
pub(super) fn months(year: i16, names: [&'static str; 12], current: Option<i8>) -> Vec<Month> {
    let start = |month: i8| match month {
        13 => 1.0,
        _ => {
            let first = date(year, month, 1);
            f64::from(first.day_of_year() - 1) / f64::from(first.days_in_year())
        }
    };
    let month = |(name, number): (&'static str, i8)| {
        let (from, to) = (start(number), start(number + 1));
        let (middle, degrees) = ((from + to) / 2.0, (from + to) * 180.0);
        let is_low = 90.0 < degrees && degrees < 270.0;
        let (a, b, c, d) = (at(from, BAND.1), at(to, BAND.1), at(to, BAND.0), at(from, BAND.0));
        Month {
            path: format!(
                "M{} {}A{outer} {outer} 0 0 1 {} {}L{} {}A{inner} {inner} 0 0 0 {} {}Z",
                a.x,
                a.y,
                b.x,
                b.y,
                c.x,
                c.y,
                d.x,
                d.y,
                outer = BAND.1,
                inner = BAND.0,
            ),
            name,
            at: at(middle, (BAND.0 + BAND.1) / 2.0),
            turn: format!("{:.0}", if is_low { degrees - 180.0 } else { degrees }),
            is_current: current == Some(number),
        }
    };
    names.into_iter().zip(1..).map(month).collect()
}

/// The hand that points at a day: its two ends.
pub(super) fn hand(day: Date) -> (At, At) {
    (at(part(day), 84.0), at(part(day), BAND.1 + 6.0))
}

/// Where the marks of a ring lie, in the order of their days: each as far out as there is room. None where the ring
/// is full there.
pub(super) fn places(days: &[Date], ring: &Ring) -> Vec<Option<At>> {
    let mut taken: Vec<Vec<f64>> = vec![Vec::new(); ring.levels];
    let mut places = Vec::with_capacity(days.len());
    for day in days {
        let part = part(*day);
        let mut place = None;
        let mut radius = ring.radius;
        for level in &mut taken {
            let apart = APART / radius / std::f64::consts::TAU;
            if level.iter().all(|other| between(*other, part) >= apart) {
                level.push(part);
                place = Some(at(part, radius));
                break;
            }
            radius -= ring.step;
        }
        places.push(place);
    }
    places
}

/// The shorter way round between two parts of the year.
fn between(one: f64, other: f64) -> f64 {
    let way = (one - other).abs();
    way.min(1.0 - way)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: &At) -> (f64, f64) {
        (at.x.parse().unwrap(), at.y.parse().unwrap())
    }

    #[test]
    fn the_year_begins_at_the_top_and_goes_clockwise() {
        let (top_x, top_y) = place(&hand(date(2026, 1, 1)).1);
        let (right_x, _) = place(&hand(date(2026, 4, 1)).1);
        let (_, low_y) = place(&hand(date(2026, 7, 1)).1);
        let (left_x, _) = place(&hand(date(2026, 10, 1)).1);
        assert!((top_x - MIDDLE).abs() < 5.0 && top_y < MIDDLE);
        assert!(right_x > MIDDLE + 300.0 && low_y > MIDDLE + 300.0 && left_x < MIDDLE - 300.0);
    }

    #[test]
    fn marks_never_lie_on_each_other_not_even_over_the_turn_of_the_year() {
        let days: Vec<Date> =
            [(1, 1), (1, 2), (1, 3), (3, 10), (3, 11), (3, 12), (3, 13), (3, 20), (12, 30), (12, 31)]
                .map(|(month, day)| date(2026, month, day))
                .to_vec();
        let places: Vec<(f64, f64)> = places(&days, &DUTIES).iter().flatten().map(place).collect();
        assert!(places.len() >= 9, "{} have room", places.len());
        for (at, (x, y)) in places.iter().enumerate() {
            for (other_x, other_y) in &places[..at] {
                let apart = (x - other_x).hypot(y - other_y);
                assert!(apart >= 26.0, "{apart} between ({x}, {y}) and ({other_x}, {other_y})");
            }
        }
    }

    #[test]
    fn a_ring_that_is_full_says_so() {
        let days = vec![date(2026, 5, 5); 6];
        let places = places(&days, &DUTIES);
        assert_eq!(places.iter().filter(|place| place.is_some()).count(), DUTIES.levels);
    }

    #[test]
    fn the_months_of_a_leap_year_close_the_circle() {
        let months = months(2028, ["m"; 12], Some(2));
        assert_eq!(months.len(), 12);
        assert!(months[0].path.starts_with("M320.0 16.0A"));
        assert!(months[11].path.contains(" 1 320.0 16.0L"), "{}", months[11].path);
        assert_eq!(months.iter().filter(|month| month.is_current).count(), 1);
    }
}
