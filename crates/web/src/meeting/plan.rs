//! The plan of a year in one grid: a row for each new meeting, filled in with days by which the charter holds.
//!
//! Public holidays are told of before they are planned on; whoever means it says so.

use super::{address, dialogue, forms::word, frame, list::may_plan, words};
use crate::{
    error::No,
    form::{Fields, Form, Tried},
    frame::{Frame, random_key, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::{Date, Time, date};
use samordna_charter::{Rule, Theme};
use samordna_domain::{
    BodyId, Command, Language, Refusal, World,
    meeting::{
        MeetingForm, MeetingKind, Slot,
        command::{PlanMeetings, PlannedMeeting},
        holiday, is_working_day, suggested, usual_form,
    },
    period::days_after,
    refusal::Why,
};
use serde::Deserialize;
use std::sync::Arc;

/// The most rows of a grid.
const MOST: usize = 60;

/// Empty rows after those that are suggested.
const SPARE: usize = 3;

/// Which year.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    ar: String,
}

/// A row of the grid, as it is typed.
#[derive(Clone, Debug, Default)]
struct Row {
    number: usize,
    day: String,
    start: String,
    minutes: String,
    kind: String,
    form: String,
    place: String,
    name: String,
    /// What is wrong with it.
    error: String,
}

/// A grid that came back.
#[derive(Default)]
pub(super) struct Back {
    rows: Vec<Row>,
    says: String,
    /// Days on which nobody meets were planned on.
    asks_even_so: bool,
}

#[derive(Template)]
#[template(path = "meeting/plan.html")]
struct PlanPage {
    frame: Frame,
    group: String,
    year: i16,
    years: [i16; 3],
    /// Day in words, its hours, what it is, and where it is shown.
    known: Vec<(String, String, String, String)>,
    rows: Vec<Row>,
    says: String,
    asks_even_so: bool,
    kinds: Vec<(String, String)>,
    forms_of: Vec<(String, String)>,
    holidays: Vec<String>,
    sentences: Vec<String>,
    is_suggested: bool,
    is_barred: Option<String>,
    key: String,
    forms: Vec<Form>,
    dialogues: Vec<dialogue::Line>,
}

/// Shows the grid of a year.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let year = match asked.ar.as_str() {
        "" => visit.now.today.year(),
        text => text.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(No::Absent)?,
    };
    shown(&visit, &group, year, None, None)
}

/// The page, with the grid or the dialogue's form as it came back.
pub(super) fn shown(
    visit: &Visit,
    group: &BodyId,
    year: i16,
    back: Option<(StatusCode, Back)>,
    tried: Option<Tried>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let status = match (&back, &tried) {
        (Some((status, _)), _) => *status,
        (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let back = back.map(|(_, back)| back);
    let page =
        visit.look(|world| Ok::<_, No>(show(&view(visit, world, group, year, back, tried.as_ref())?)?))?;
    Ok((status, page).into_response())
}

fn view(
    visit: &Visit,
    world: &World,
    group: &BodyId,
    year: i16,
    back: Option<Back>,
    tried: Option<&Tried>,
) -> Result<PlanPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let is_first = back.is_none();
    let (suggestions, back) = match back {
        Some(back) => (0, back),
        None => {
            let found = suggested(world, group, year, today);
            (found.len(), Back { rows: rows(&found), ..Back::default() })
        }
    };
    let usual = word(usual_form(world, group, today));
    let mut rows = back.rows;
    let spare = if is_first { SPARE } else { 0 };
    for number in rows.len()..(rows.len() + spare).min(MOST) {
        rows.push(Row { number: number + 1, form: usual.clone(), ..Row::default() });
    }
    for row in &mut rows {
        if row.form.is_empty() {
            row.form.clone_from(&usual);
        }
    }
    let known = world.meetings.in_years(group, year, year);
    let known = known.into_iter().filter(|one| !one.is_cancelled());
    let is_barred = (!may_plan(visit, world, group)).then(|| {
        let nothing = PlanMeetings { group: group.clone(), meetings: Vec::new() };
        let no = visit.would(world, Command::PlanMeetings(nothing)).err();
        no.map_or(String::new(), |no| {
            format!("{} {}", no.say(world, today, l), no.way_forward(world, today, l))
        })
    });
    Ok(PlanPage {
        frame: frame(visit, world, group, l.pick(format!("Planera {year}"), format!("Plan {year}"))),
        group: group.to_string(),
        year,
        years: [today.year() - 1, today.year(), today.year() + 1],
        known: known
            .map(|one| {
                let day = format!("{} {}", words::weekday(one.slot.day, l), words::day(one.slot.day, l));
                (day, words::hours(one.slot, l), words::title(one, l), address(&one.id))
            })
            .collect(),
        rows,
        says: back.says,
        asks_even_so: back.asks_even_so,
        kinds: MeetingKind::ALL.map(|kind| (word(kind), kind.label(l).to_owned())).into(),
        forms_of: MeetingForm::ALL.map(|form| (word(form), form.label(l).to_owned())).into(),
        holidays: holidays(year, l),
        sentences: sentences(world, group, today),
        is_suggested: suggestions > 0,
        is_barred,
        key: random_key(),
        forms: dialogue::form(visit, world, group).map(|form| form.tried(tried)).into_iter().collect(),
        dialogues: dialogue::lines(world, group, today, l),
    })
}

fn rows(found: &[PlannedMeeting]) -> Vec<Row> {
    let row = |(number, one): (usize, &PlannedMeeting)| Row {
        number,
        day: one.slot.day.to_string(),
        start: one.slot.start.strftime("%H:%M").to_string(),
        minutes: one.slot.minutes.to_string(),
        kind: word(one.kind),
        name: one.name.clone().unwrap_or_default(),
        ..Row::default()
    };
    (1..).zip(found).map(row).collect()
}

/// The year's holidays and eves that fall on days when people would else be at work.
fn holidays(year: i16, l: Language) -> Vec<String> {
    let days = std::iter::successors(Some(date(year, 1, 1)), |day| Some(days_after(*day, 1)));
    let days =
        days.take_while(|day| day.year() == year).filter(|day| day.weekday().to_monday_zero_offset() < 5);
    let named = days.filter_map(|day| {
        holiday(day, l).map(|name| format!("{} {}: {name}", words::weekday(day, l), words::day(day, l)))
    });
    named.collect()
}

/// What the charter says of how often and how the group meets.
fn sentences(world: &World, group: &BodyId, on: Date) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (_, norm) in world.norms_in_force(group, on) {
        let is_told = norm.kind().theme() == Theme::Meetings && !matches!(norm.rule, Rule::Notice(_));
        if is_told && !said.contains(&norm.quote) {
            said.push(norm.quote.clone());
        }
    }
    said
}

/// The rows as they were typed.
fn typed(fields: &Fields) -> Vec<Row> {
    let read = |number: usize| {
        let field = |name: &str| fields.raw(&format!("{name}-{number}")).map(|text| text.trim().to_owned());
        Some(Row {
            number,
            day: field("day")?,
            start: field("start").unwrap_or_default(),
            minutes: field("minutes").unwrap_or_default(),
            kind: field("kind").unwrap_or_default(),
            form: field("form").unwrap_or_default(),
            place: field("place").unwrap_or_default(),
            name: field("name").unwrap_or_default(),
            error: String::new(),
        })
    };
    (1..=MOST).map_while(read).collect()
}

/// The meeting that a row asks for; none where it has no day.
fn planned(row: &Row, l: Language) -> Result<Option<PlannedMeeting>, String> {
    if row.day.is_empty() {
        return Ok(None);
    }
    let says = |sv: &str, en: &str| l.pick(sv, en).to_owned();
    let day: Date = row.day.parse().map_err(|_| {
        says(
            "Skriv dagen som år-månad-dag, till exempel 2026-11-22.",
            "Write the day as year-month-day, for example 2026-11-22.",
        )
    })?;
    let start = Time::strptime("%H:%M", row.start.replace('.', ":")).map_err(|_| {
        says(
            "Skriv klockslaget som timme och minut, till exempel 13.00.",
            "Write the time as hours and minutes, for example 13:00.",
        )
    })?;
    let minutes =
        row.minutes.parse().map_err(|_| says("Skriv längden i minuter.", "Write the length in minutes."))?;
    let chosen = |text: &str| serde_json::Value::String(text.to_owned());
    let kind = serde_json::from_value(chosen(&row.kind)).unwrap_or(MeetingKind::Ordinary);
    let form: Option<MeetingForm> = serde_json::from_value(chosen(&row.form)).ok();
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Ok(Some(PlannedMeeting {
        kind,
        name: given(&row.name),
        slot: Slot { day, start, minutes },
        form,
        place: given(&row.place),
    }))
}

/// Why nobody meets on a day.
fn free(day: Date, l: Language) -> Option<String> {
    if is_working_day(day) {
        return None;
    }
    let name = holiday(day, l).unwrap_or_else(|| words::weekday(day, l));
    Some(l.pick(format!("{} är {name}.", words::day(day, l)), format!("{} is {name}.", words::day(day, l))))
}

/// The rows as meetings, or each with what is wrong with it.
fn read(rows: &mut [Row], even_so: bool, l: Language) -> (Vec<PlannedMeeting>, bool) {
    let (mut meetings, mut has_free) = (Vec::new(), false);
    for row in rows {
        match planned(row, l) {
            Ok(None) => {}
            Ok(Some(one)) => {
                if let Some(free) = free(one.slot.day, l).filter(|_| !even_so) {
                    row.error = free;
                    has_free = true;
                }
                meetings.push(one);
            }
            Err(says) => row.error = says,
        }
    }
    (meetings, has_free)
}

/// Keeps the plan, or shows the grid again with what is wrong.
pub(crate) async fn keep(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let l = visit.language;
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let year = fields.text("year").parse().unwrap_or(visit.now.today.year());
    let even_so = !fields.text("even_so").is_empty();
    let mut rows = typed(&fields);
    let (meetings, has_free) = read(&mut rows, even_so, l);
    let again = |status, rows, says, asks_even_so| {
        let back = Back { rows, says, asks_even_so };
        shown(&visit, &group, year, Some((status, back)), None)
    };
    if rows.iter().any(|row| !row.error.is_empty()) {
        let says = match has_free {
            true => l.pick("Några dagar är helgdagar.", "Some days are holidays."),
            false => l.pick("Några rader behöver rättas.", "Some rows need to be mended."),
        };
        return again(StatusCode::UNPROCESSABLE_ENTITY, rows, says.to_owned(), has_free || even_so);
    }
    let asked = PlanMeetings { group: group.clone(), meetings };
    match visit.act(Command::PlanMeetings(asked), fields.given("evidence"), fields.key()).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/moten?ar={year}&gjort")).into_response()),
        Err(no) => {
            let (status, says) = refused(&visit, &mut rows, &no);
            if status == StatusCode::CONFLICT && rows.iter().all(|row| row.day.is_empty()) {
                return Err(no.into());
            }
            again(status, rows, says, even_so)
        }
    }
}

/// A no in words, at its row where it is about one.
fn refused(visit: &Visit, rows: &mut [Row], no: &Refusal) -> (StatusCode, String) {
    let (l, today) = (visit.language, visit.now.today);
    let says = visit.look(|world| {
        format!("{} {}", no.say(world, today, l), no.way_forward(world, today, l)).trim().to_owned()
    });
    let day = if let Why::Meeting(no) = &no.why { no.day().map(|day| day.to_string()) } else { None };
    if let Some(row) = rows.iter_mut().rev().find(|row| Some(&row.day) == day.as_ref()) {
        row.error.clone_from(&says);
    }
    let status = if no.field.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    (status, says)
}
