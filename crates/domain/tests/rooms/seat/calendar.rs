//! A second opinion on seats, written apart from the program: a calendar with a square for each day and seat, and in it
//! whoever sits there. Every question is answered by counting squares.

use jiff::{Span, civil::Date};

/// Somebody, by their place among the people of a history.
pub type Who = usize;

/// A seat, by its place.
pub type Chairs = usize;

/// A day, counted from the first.
pub type Day = usize;

/// What a history's charter says, in the calendar's own words.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The chair moves between the two sides after so many years.
    pub rotation: Option<i64>,
    /// Chair and vice chair sit so many years at a time, and in how many periods at most.
    pub chair_term: Option<(i64, Option<i64>)>,
    /// The same for members.
    pub member_term: Option<(i64, Option<i64>)>,
    /// The vice chair takes over after so many years.
    pub succession: Option<i64>,
}

/// A row of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Chair,
    Vice,
    Member,
}

/// Somebody's name in squares: who, and since when by one and the same act.
#[derive(Clone, Copy, Debug)]
struct Stay {
    who: Who,
    seat: Chairs,
    from: Day,
}

/// How a norm is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Broken,
    Due,
    Kept,
    AtTheAct,
    CannotTell,
}

/// The calendar itself.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub rules: Rules,
    first: Date,
    roles: Vec<Role>,
    /// To which of the two sides somebody belongs.
    sides: Vec<Option<u8>>,
    /// For each seat and day, which stay; none where the square is empty.
    squares: Vec<Vec<Option<usize>>>,
    stays: Vec<Stay>,
    /// The last day of somebody's employment.
    gone: Vec<Option<Day>>,
}

/// Days in the calendar: more than anybody asks about.
pub const DAYS: usize = 40 * 366;

/// A warning is given so many days before.
const WARNING: usize = 90;

impl Calendar {
    pub fn new(first: Date, rules: Rules, roles: &[Role], sides: &[Option<u8>]) -> Self {
        Self {
            rules,
            first,
            roles: roles.to_vec(),
            sides: sides.to_vec(),
            squares: vec![vec![None; DAYS]; roles.len()],
            stays: Vec::new(),
            gone: vec![None; sides.len()],
        }
    }

    pub fn day(&self, on: Date) -> Day {
        usize::try_from(on.since(self.first).unwrap().get_days()).unwrap()
    }

    pub fn date(&self, day: Day) -> Date {
        self.first.checked_add(Span::new().days(i64::try_from(day).unwrap())).unwrap()
    }

    /// The same day some years later.
    fn years_on(&self, day: Day, years: i64) -> Day {
        self.day(self.date(day).checked_add(Span::new().years(years)).unwrap())
    }

    /// Who sits there on a day.
    pub fn sits(&self, seat: Chairs, day: Day) -> Option<Who> {
        self.squares[seat][day].map(|stay| self.stays[stay].who)
    }

    /// Since when a square has been empty.
    pub fn empty_since(&self, seat: Chairs, day: Day) -> Option<Day> {
        let back = (0..=day).rev().take_while(|day| self.squares[seat][*day].is_none());
        back.last()
    }

    fn has_role(&self, who: Who, role: Role, day: Day) -> bool {
        (0..self.roles.len()).any(|seat| self.roles[seat] == role && self.sits(seat, day) == Some(who))
    }

    /// The first day of the unbroken time in a role that lasts until the day before.
    fn unbroken(&self, who: Who, role: Role, day: Day) -> Day {
        (0..day).rev().take_while(|before| self.has_role(who, role, *before)).last().unwrap_or(day)
    }

    /// Whose turn was the last before a day, from its first day on; squares that are empty change nothing.
    fn turn(&self, seat: Chairs, day: Day) -> Option<(u8, Day)> {
        let taken = |day: Day| self.sits(seat, day).map(|who| (self.sides[who], day));
        let mut back = (0..day).rev().filter_map(taken);
        let (side, mut since) = back.next()?;
        let side = side?;
        for (other, day) in back {
            if other != Some(side) {
                break;
            }
            since = day;
        }
        Some((side, since))
    }

    /// The last day of a turn that began on a day.
    fn turn_ends(&self, since: Day) -> Option<Day> {
        self.rules.rotation.map(|years| self.years_on(since, years) - 1)
    }

    /// The term that a role has: years, and periods at most.
    fn term(&self, role: Role) -> Option<(i64, Option<i64>)> {
        match role {
            Role::Chair | Role::Vice => self.rules.chair_term,
            Role::Member => self.rules.member_term,
        }
    }

    /// The last day for which somebody may be put on a seat from a day.
    fn latest(&self, seat: Chairs, who: Who, from: Day) -> Option<Day> {
        let role = self.roles[seat];
        let mut ends = Vec::new();
        if let Some((years, periods)) = self.term(role) {
            ends.push(self.years_on(from, years) - 1);
            let since = self.unbroken(who, role, from);
            ends.extend(periods.map(|periods| self.years_on(since, years * periods) - 1));
        }
        if role == Role::Chair && self.rules.rotation.is_some() {
            let running = self.turn(seat, from).and_then(|(_, since)| self.turn_ends(since));
            ends.extend(running.filter(|end| from <= *end).or_else(|| self.turn_ends(from)));
        }
        if role == Role::Chair {
            ends.extend(self.rules.succession.map(|years| self.years_on(from, years) - 1));
        }
        ends.into_iter().min()
    }

    /// When the vice chair takes over from whoever last took the chair before a day: the first day, who, and whether
    /// the one before sat the time out.
    fn handover(&self, seat: Chairs, day: Day) -> Option<(Day, Option<Who>, bool)> {
        let years = self.rules.succession.filter(|_| self.roles[seat] == Role::Chair)?;
        let latest = self.begun(seat, day)?;
        let Stay { who, from, .. } = self.stays[latest];
        let start = self.unbroken(who, Role::Chair, from);
        let first = (1..).map(|terms| self.years_on(start, years * terms)).find(|first| from < *first)?;
        let vice = (0..self.roles.len()).find(|seat| self.roles[*seat] == Role::Vice)?;
        let sat_it_out = (from..first).all(|day| self.squares[seat][day] == Some(latest));
        Some((first, self.sits(vice, first - 1), sat_it_out))
    }

    /// The stay that began last before a day, among those that ever were.
    fn begun(&self, seat: Chairs, day: Day) -> Option<usize> {
        let squares = &self.squares[seat];
        let began = |day: &Day| squares[*day].is_some_and(|stay| self.stays[stay].from == *day);
        (0..day).rev().find(began).and_then(|day| squares[day])
    }

    /// Puts somebody on a seat, or says no.
    pub fn appoint(&mut self, seat: Chairs, who: Who, from: Day, until: Option<Day>) -> Option<Option<Day>> {
        let role = self.roles[seat];
        let is_there = self.gone[who].is_none_or(|gone| from <= gone);
        if until.is_some_and(|until| until < from) || !is_there || self.squares[seat][from].is_some() {
            return None;
        }
        if self.has_role(who, role, from) || self.is_another_sides(seat, who, from) {
            return None;
        }
        if self.handover(seat, from).is_some_and(|(first, next, out)| first <= from && out && next.is_some())
        {
            return None;
        }
        let latest = self.latest(seat, who, from);
        if latest.is_some_and(|latest| latest < from || until.is_some_and(|until| latest < until)) {
            return None;
        }
        let until = until.or(latest);
        let last = until.unwrap_or(DAYS - 1);
        if (from..=last).any(|day| self.squares[seat][day].is_some()) {
            return None;
        }
        self.fill(seat, who, from, last);
        Some(until)
    }

    fn is_another_sides(&self, seat: Chairs, who: Who, from: Day) -> bool {
        if self.roles[seat] != Role::Chair || self.rules.rotation.is_none() {
            return false;
        }
        let (Some((side, since)), Some(own)) = (self.turn(seat, from), self.sides[who]) else { return false };
        let is_running = self.turn_ends(since).is_some_and(|end| from <= end);
        (own == side) != is_running
    }

    fn fill(&mut self, seat: Chairs, who: Who, from: Day, last: Day) {
        let last = last.min(self.gone[who].unwrap_or(last));
        self.stays.push(Stay { who, seat, from });
        let stay = self.stays.len() - 1;
        for day in from..=last {
            self.squares[seat][day] = Some(stay);
        }
    }

    /// Takes whoever sits on a seat off it after a day, or says no.
    pub fn end(&mut self, seat: Chairs, last: Day) -> bool {
        let Some(stay) = self.squares[seat][last] else { return false };
        for square in &mut self.squares[seat][last + 1..] {
            if *square == Some(stay) {
                *square = None;
            }
        }
        true
    }

    /// Somebody's employment ends after a day, or it has ended already.
    pub fn leave(&mut self, who: Who, last: Day) -> bool {
        if self.gone[who].is_some_and(|gone| gone <= last) {
            return false;
        }
        self.gone[who] = Some(last);
        let stays = &self.stays;
        for row in &mut self.squares {
            for square in &mut row[last + 1..] {
                if square.is_some_and(|stay| stays[stay].who == who) {
                    *square = None;
                }
            }
        }
        true
    }

    /// Lets the vice chair take over, or says no.
    pub fn succeed(&mut self, seat: Chairs, today: Day) -> Option<(Who, Day)> {
        let (first, next, sat_it_out) = self.handover(seat, today)?;
        let next = next.filter(|_| sat_it_out && first <= today + WARNING)?;
        let is_taken = self.stays.iter().any(|stay| stay.seat == seat && first <= stay.from);
        if is_taken || self.gone[next].is_some_and(|gone| gone < first) {
            return None;
        }
        let vice = (0..self.roles.len()).find(|seat| self.roles[*seat] == Role::Vice)?;
        for row in [seat, vice] {
            if self.squares[row][first].is_some() {
                self.end(row, first - 1);
            }
        }
        let last = self.latest(seat, next, first).unwrap_or(DAYS - 1);
        self.fill(seat, next, first, last);
        Some((next, first))
    }

    /// How many of some seats are taken on a day.
    pub fn taken(&self, seats: impl IntoIterator<Item = Chairs>, day: Day) -> usize {
        seats.into_iter().filter(|seat| self.squares[*seat][day].is_some()).count()
    }

    /// How many of some seats are taken by a side.
    pub fn taken_by(&self, side: u8, seats: impl IntoIterator<Item = Chairs>, day: Day) -> usize {
        let of_side = |seat: &Chairs| self.sits(*seat, day).is_some_and(|who| self.sides[who] == Some(side));
        seats.into_iter().filter(of_side).count()
    }

    /// The last square of a stay, seen from a day in it; none where it goes on for ever.
    fn last_of(&self, seat: Chairs, day: Day) -> Option<Day> {
        let stay = self.squares[seat][day];
        (day..DAYS).find(|day| self.squares[seat][*day] != stay).map(|after| after - 1)
    }

    /// Somebody was put there to begin the day after.
    fn is_followed(&self, seat: Chairs, last: Day) -> bool {
        self.stays.iter().any(|stay| stay.seat == seat && stay.from == last + 1)
    }

    /// How the norm on a role's term is to stand on a day.
    pub fn term_stands(&self, roles: &[Role], day: Day) -> Stands {
        let seats = || (0..self.roles.len()).filter(|seat| roles.contains(&self.roles[*seat]));
        let mut ends = Vec::new();
        for seat in seats() {
            let (Some(stay), Some((years, periods))) = (self.squares[seat][day], self.term(self.roles[seat]))
            else {
                continue;
            };
            let Stay { who, from, .. } = self.stays[stay];
            let since = self.unbroken(who, self.roles[seat], from);
            let most = periods.map(|periods| self.years_on(since, years * periods) - 1);
            let allowed = most.into_iter().fold(self.years_on(from, years) - 1, Day::min);
            ends.push((self.last_of(seat, day).map_or(allowed, |last| last.min(allowed)), seat));
        }
        let began = |seat: Chairs| self.stays.iter().any(|stay| stay.seat == seat && stay.from <= day);
        if ends.is_empty() {
            let is_left = seats().any(began);
            return if is_left { Stands::Broken } else { Stands::AtTheAct };
        }
        if ends.iter().any(|(end, _)| *end < day) {
            return Stands::Broken;
        }
        let asks = |(end, seat): &(Day, Chairs)| {
            let is_handed_over = self.rules.succession.is_some() && self.roles[*seat] == Role::Chair;
            *end <= day + WARNING && !self.is_followed(*seat, *end) && !is_handed_over
        };
        if ends.iter().any(asks) { Stands::Due } else { Stands::Kept }
    }

    /// How the norm on rotation is to stand on a day.
    pub fn rotation_stands(&self, seat: Chairs, day: Day) -> Stands {
        if self.squares[seat][day].is_none() {
            return Stands::Broken;
        }
        let Some((_, since)) = self.turn(seat, day + 1) else { return Stands::CannotTell };
        let end = self.turn_ends(since).unwrap();
        if end < day {
            return Stands::Broken;
        }
        let is_near = end <= day + WARNING && !self.is_followed(seat, end);
        if is_near { Stands::Due } else { Stands::Kept }
    }

    /// How the norm on succession is to stand on a day.
    pub fn succession_stands(&self, chair: Chairs, vice: Chairs, day: Day) -> Stands {
        let is_empty = |seat: Chairs| self.squares[seat][day].is_none();
        let Some((first, _, _)) = self.handover(chair, day + 1) else { return Stands::Broken };
        if first <= day || is_empty(chair) || is_empty(vice) {
            return Stands::Broken;
        }
        let is_near = first - 1 <= day + WARNING && !self.is_followed(chair, first - 1);
        if is_near { Stands::Due } else { Stands::Kept }
    }
}
