//! Random histories of twenty years, told to the program and to the calendar: no difference in ten thousand.
//!
//! Each act is answered the same by both, and on any day both know the same: who sat where, since when a seat was empty,
//! whose turn it was, and how each norm stood.

use super::calendar::{Calendar, Day, Role as Row, Rules, Stands};
use crate::town::{Town, body, day, employment, must};
use jiff::civil::Date;
use proptest::prelude::*;
use samordna_charter::{
    Norm, Rule,
    norm::{Names, Rotation, SeatQuota, Succession, Term, TermRole},
};
use samordna_domain::{
    Actor, Command, Event, SeatId, Standing, World, assess_group,
    organisation::BodyKind,
    seat::{
        Role,
        command::{Appoint, EstablishSeat, Succeed},
    },
};
use std::{collections::BTreeMap, sync::LazyLock};

/// Those who can sit, and the side that each comes from.
const PEOPLE: [(&str, Option<u8>); 8] = [
    ("nora-ledamot-norra-sjukhuset", Some(0)),
    ("nils-norr-norra-sjukhuset", Some(0)),
    ("sam-ledamot-sodra-sjukhuset", Some(0)),
    ("hanna-direktor-region-vast", Some(0)),
    ("karl-kommun-kommunforbundet", Some(1)),
    ("kim-kommun-kommunforbundet", Some(1)),
    ("klara-kommun-kommunforbundet", Some(1)),
    ("bo-bolag-bolaget", None),
];

/// The seats: their row, and whose they are.
const SEATS: [(Row, &str); 5] = [
    (Row::Chair, "region-vast"),
    (Row::Vice, "region-vast"),
    (Row::Member, "norra-sjukhuset"),
    (Row::Member, "norra-sjukhuset"),
    (Row::Member, "sodra-sjukhuset"),
];

const MEMBERS: [usize; 3] = [2, 3, 4];

const YEARS: usize = 20 * 365;

/// The town before anything has happened in it, built once.
static BASE: LazyLock<(World, Date)> = LazyLock::new(|| {
    let mut town = Town::new();
    town.body(BodyKind::Principal, "Bolaget", None, None);
    for (name, at) in
        [("Kim Kommun", "kommunforbundet"), ("Klara Kommun", "kommunforbundet"), ("Bo Bolag", "bolaget")]
    {
        let (name, at, title) = (name.to_owned(), body(at), "Chef".to_owned());
        town.registrar(Command::RegisterPerson { name, at, title, from: None });
    }
    (town.world, town.today)
});

/// One step of a history.
#[derive(Clone, Debug)]
struct Step {
    /// Days since the step before.
    after: u16,
    act: Act,
}

#[derive(Clone, Debug)]
enum Act {
    /// Somebody is put on a seat, from some days before or after today, perhaps until a day.
    Appoint {
        seat: usize,
        who: usize,
        from: i16,
        length: Option<i16>,
    },
    End {
        seat: usize,
    },
    Succeed,
    Leave {
        who: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let appoint = (0..SEATS.len(), 0..PEOPLE.len(), -40..90i16, prop::option::weighted(0.4, -20..1200i16))
        .prop_map(|(seat, who, from, length)| Act::Appoint { seat, who, from, length });
    let act = prop_oneof![
        12 => appoint,
        3 => (0..SEATS.len()).prop_map(|seat| Act::End { seat }),
        3 => Just(Act::Succeed),
        1 => (0..PEOPLE.len()).prop_map(|who| Act::Leave { who }),
    ];
    (0..260u16, act).prop_map(|(after, act)| Step { after, act })
}

/// The numbers of the quotas: of all members, of the one unit, of each side.
#[derive(Clone, Copy, Debug)]
struct Quotas {
    all: (u32, u32),
    unit: u32,
    sides: (u32, u32),
}

fn rules() -> impl Strategy<Value = (Rules, Quotas)> {
    let term = || prop::option::of((1..4i64, prop::option::of(1..3i64)));
    let quotas = ((0..3u32, 1..4u32), 0..3u32, (0..3u32, 0..3u32));
    (prop::option::of(1..3i64), term(), term(), prop::option::of(1..4i64), quotas).prop_map(
        |(rotation, chair_term, member_term, succession, (all, unit, sides))| {
            // The side that moves and the vice chair that takes over are two ways to say who comes next.
            let succession = succession.filter(|_| rotation.is_none());
            (Rules { rotation, chair_term, member_term, succession }, Quotas { all, unit, sides })
        },
    )
}

#[allow(clippy::cast_precision_loss, reason = "a few years")]
fn years(years: i64) -> Option<f64> {
    Some(years as f64)
}

fn term(roles: &[TermRole], (length, periods): (i64, Option<i64>)) -> Rule {
    Rule::Term(Term {
        roles: roles.to_vec(),
        years: years(length),
        max_periods: periods.map(|periods| u32::try_from(periods).unwrap()),
        ..Term::default()
    })
}

fn quota(unit: Option<&str>, min: u32, max: u32, split: &[(&str, u32)]) -> Rule {
    Rule::SeatQuota(SeatQuota {
        unit: unit.map(Names::one).unwrap_or_default(),
        min: Some(min),
        max: Some(max),
        split: split.iter().map(|(side, of)| ((*side).to_owned(), *of)).collect::<BTreeMap<_, _>>(),
        ..SeatQuota::default()
    })
}

/// What is asked of each norm.
#[derive(Clone, Copy, Debug)]
enum Asks {
    Rotation,
    ChairTerm,
    MemberTerm,
    Succession,
    All,
    Unit,
    Sides,
}

/// The charter, and what each of its norms asks.
fn charter(rules: &Rules, quotas: Quotas) -> Vec<(Norm, Asks)> {
    let mut norms = Vec::new();
    if let Some(every) = rules.rotation {
        let between = vec!["Region Väst".to_owned(), "Kommunförbundet".to_owned()];
        let rotation = Rotation { roles: vec![TermRole::Chair], every_years: years(every), between };
        norms.push((must(Rule::Rotation(rotation)), Asks::Rotation));
    }
    if let Some(says) = rules.chair_term {
        norms.push((must(term(&[TermRole::Chair, TermRole::ViceChair], says)), Asks::ChairTerm));
    }
    if let Some(says) = rules.member_term {
        norms.push((must(term(&[TermRole::Member], says)), Asks::MemberTerm));
    }
    if let Some(after) = rules.succession {
        let (from, to) = (Some(TermRole::ViceChair), Some(TermRole::Chair));
        let succession = Succession { from, to, after_years: years(after) };
        norms.push((must(Rule::Succession(succession)), Asks::Succession));
    }
    let (min, max) = quotas.all;
    norms.push((must(quota(None, min, max.max(min), &[])), Asks::All));
    norms.push((must(quota(Some("Norra sjukhuset"), quotas.unit, quotas.unit, &[])), Asks::Unit));
    let split = [("regionen", quotas.sides.0), ("kommunerna", quotas.sides.1)];
    norms.push((must(quota(None, 0, 3, &split)), Asks::Sides));
    norms
}

/// The program's town and the calendar, side by side.
struct Both {
    town: Town,
    calendar: Calendar,
    quotas: Quotas,
    asks: Vec<Asks>,
    seats: Vec<SeatId>,
    today: Day,
}

impl Both {
    fn new(rules: Rules, quotas: Quotas) -> Self {
        let (world, today) = &*BASE;
        let mut town = Town { world: world.clone(), today: *today, log: Vec::new() };
        let (norms, asks): (Vec<Norm>, Vec<Asks>) = charter(&rules, quotas).into_iter().unzip();
        let group = town.council("Rådet", norms);
        let seat = |town: &mut Town, (row, unit): (Row, &str)| {
            let role = match row {
                Row::Chair => Role::Chair,
                Row::Vice => Role::ViceChair,
                Row::Member => Role::Member,
            };
            let unit = Some(body(unit));
            let establish = EstablishSeat { unit, ..EstablishSeat::new(group.clone(), role) };
            let events = town.registrar(Command::EstablishSeat(establish));
            let Some(Event::SeatEstablished { seat, .. }) = events.first() else { panic!("{events:?}") };
            seat.clone()
        };
        let seats = SEATS.iter().map(|known| seat(&mut town, *known)).collect();
        let rows: Vec<Row> = SEATS.iter().map(|(row, _)| *row).collect();
        let sides: Vec<Option<u8>> = PEOPLE.iter().map(|(_, side)| *side).collect();
        let calendar = Calendar::new(town.today, rules, &rows, &sides);
        Self { town, calendar, quotas, asks, seats, today: 0 }
    }

    fn ask(&mut self, command: Command) -> Option<Vec<Event>> {
        let registrar = Actor::Person("rut-register".parse().unwrap());
        self.town.may(registrar, None, command).ok()
    }

    /// Both are told, and both give the same answer.
    fn act(&mut self, act: &Act) -> Result<(), TestCaseError> {
        let today = self.today;
        match *act {
            Act::Appoint { seat, who, from, length } => {
                let Some(from) = today.checked_add_signed(isize::from(from)) else { return Ok(()) };
                let until = length.map(|length| from.saturating_add_signed(isize::from(length)));
                let asked = Appoint {
                    from: Some(self.calendar.date(from)),
                    until: until.map(|until| self.calendar.date(until)),
                    ..Appoint::new(self.seats[seat].clone(), employment(PEOPLE[who].0))
                };
                let says = self.ask(Command::Appoint(asked));
                let says = says.map(|events| match events.as_slice() {
                    [Event::Appointed { period, .. }] => period.until.map(|until| self.calendar.day(until)),
                    other => panic!("{other:?}"),
                });
                prop_assert_eq!(
                    says,
                    self.calendar.appoint(seat, who, from, until),
                    "{:?} on {}",
                    act,
                    today
                );
            }
            Act::End { seat } => {
                let end = Command::EndAppointment {
                    seat: self.seats[seat].clone(),
                    on: None,
                    reason: "Slutar".to_owned(),
                };
                let says = self.ask(end).is_some();
                prop_assert_eq!(says, self.calendar.end(seat, today), "{:?} on {}", act, today);
            }
            Act::Succeed => {
                let says = self.ask(Command::Succeed(Succeed { seat: self.seats[0].clone() }));
                let says = says.map(|events| match events.as_slice() {
                    [Event::Succeeded { employment, period, .. }] => {
                        let who = PEOPLE.iter().position(|(known, _)| *known == employment.as_str());
                        (who.unwrap(), self.calendar.day(period.from))
                    }
                    other => panic!("{other:?}"),
                });
                prop_assert_eq!(says, self.calendar.succeed(0, today), "{:?} on {}", act, today);
            }
            Act::Leave { who } => {
                let leave = Command::EndEmployment { employment: employment(PEOPLE[who].0), on: None };
                let says = self.ask(leave).is_some();
                prop_assert_eq!(says, self.calendar.leave(who, today), "{:?} on {}", act, today);
            }
        }
        Ok(())
    }

    /// Both know the same of a day, whether it has been or not.
    fn agree_on(&self, on: Day) -> Result<(), TestCaseError> {
        let date = self.calendar.date(on);
        let world = &self.town.world;
        for (at, id) in self.seats.iter().enumerate() {
            let seat = world.seat(id).unwrap();
            let sits = world.holder(seat, date).map(|held| held.employment.as_str());
            prop_assert_eq!(
                sits,
                self.calendar.sits(at, on).map(|who| PEOPLE[who].0),
                "seat {} on {}",
                at,
                on
            );
            let empty = world.vacant_since(seat, date).map(|since| self.calendar.day(since));
            prop_assert_eq!(empty, self.calendar.empty_since(at, on), "seat {} empty on {}", at, on);
        }
        let assessed = assess_group(world, &body("radet"), date).unwrap();
        for (at, asks) in self.asks.iter().enumerate() {
            let judged = assessed.judgement(at).unwrap();
            let stands = match judged.standing {
                Standing::Deviation => Stands::Broken,
                Standing::Due => Stands::Due,
                Standing::Met => Stands::Kept,
                Standing::Guards => Stands::AtTheAct,
                Standing::NotFollowed => Stands::CannotTell,
                other => panic!("{other:?}"),
            };
            prop_assert_eq!(
                stands,
                self.stands(*asks, on),
                "{:?} on {}: {:?}",
                asks,
                on,
                assessed.fact(judged)
            );
        }
        Ok(())
    }

    fn stands(&self, asks: Asks, on: Day) -> Stands {
        let calendar = &self.calendar;
        let between = |(min, max): (u32, u32), taken: usize| {
            let is_kept = (min as usize..=max as usize).contains(&taken);
            if is_kept { Stands::Kept } else { Stands::Broken }
        };
        let Quotas { all, unit, sides } = self.quotas;
        match asks {
            Asks::Rotation => calendar.rotation_stands(0, on),
            Asks::ChairTerm => calendar.term_stands(&[Row::Chair, Row::Vice], on),
            Asks::MemberTerm => calendar.term_stands(&[Row::Member], on),
            Asks::Succession => calendar.succession_stands(0, 1, on),
            Asks::All => between((all.0, all.1.max(all.0)), calendar.taken(MEMBERS, on)),
            Asks::Unit => between((unit, unit), calendar.taken([2, 3], on)),
            Asks::Sides => {
                let kept = [(0, sides.0), (1, sides.1)]
                    .iter()
                    .all(|(side, of)| calendar.taken_by(*side, MEMBERS, on) == *of as usize);
                if kept { Stands::Kept } else { Stands::Broken }
            }
        }
    }
}

fn told(rules: Rules, quotas: Quotas, steps: &[Step], asked: &[u16]) -> Result<(), TestCaseError> {
    let mut both = Both::new(rules, quotas);
    let mut days = asked.iter().cycle();
    for step in steps {
        both.today += usize::from(step.after);
        if YEARS < both.today {
            break;
        }
        both.town.today = both.calendar.date(both.today);
        both.act(&step.act)?;
        // As of today, and as of some other day, before or to come.
        both.agree_on(both.today)?;
        let other = days.next().map_or(0, |day| usize::from(*day));
        both.agree_on(other % (both.today + 3 * 365))?;
    }
    Ok(())
}

/// Histories of a test; four tests make ten thousand.
const HISTORIES: u32 = 2_500;

macro_rules! histories {
    ($($name:ident)*) => {$(
        proptest! {
            #![proptest_config(ProptestConfig { cases: HISTORIES, failure_persistence: None, ..ProptestConfig::default() })]

            #[test]
            fn $name(
                (rules, quotas) in rules(),
                steps in prop::collection::vec(step(), 1..40),
                asked in prop::collection::vec(0..20_000u16, 1..8),
            ) {
                told(rules, quotas, &steps, &asked)?;
            }
        }
    )*};
}

histories! {
    seats_over_twenty_years_are_as_a_calendar_has_them_in_one_quarter_of_ten_thousand_histories
    seats_over_twenty_years_are_as_a_calendar_has_them_in_another_quarter
    seats_over_twenty_years_are_as_a_calendar_has_them_in_a_third_quarter
    seats_over_twenty_years_are_as_a_calendar_has_them_in_the_last_quarter
}

#[test]
fn the_calendar_sees_a_difference_where_there_is_one() {
    let rules = Rules { rotation: Some(1), ..Rules::default() };
    let quotas = Quotas { all: (0, 3), unit: 0, sides: (0, 0) };
    let mut both = Both::new(rules, quotas);
    both.act(&Act::Appoint { seat: 0, who: 0, from: 0, length: None }).unwrap();
    both.agree_on(10).unwrap();
    both.calendar.end(0, 20);
    assert!(both.agree_on(30).is_err(), "a day that one of them has otherwise is told");
    assert_eq!(both.calendar.date(0), day("2025-01-01"));
}
