//! Who was at a meeting: one form to report it as held, and the same to put right what was reported.

use super::{
    AskedMeeting,
    acts::of_places,
    address,
    forms::{agenda_of, word},
    frame, id_of, seen, words,
};
use crate::{
    error::No,
    form::{Fields, Slip},
    frame::{Frame, random_key, show},
    order::by_name,
    seat::seat_words,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    Command, EmploymentId, Language, MeetingId, SeatId, World,
    meeting::{
        Attendance, Meeting, MeetingForm, Presence, Sight,
        command::{CorrectAttendance, HoldMeeting},
    },
    seat::Role,
};

#[derive(Template)]
#[template(path = "meeting/attendance.html")]
struct AttendancePage {
    frame: Frame,
    meeting: (String, String),
    rows: Vec<Row>,
    choices: Vec<(&'static str, &'static str)>,
    items: Vec<(usize, String)>,
    guests: Vec<(u32, String, bool)>,
    minutes: String,
    form: String,
    forms_of: Vec<(String, String)>,
    reason: String,
    is_held: bool,
    barred: Option<String>,
    /// What is wrong, and the id of the field that it is about.
    mistake: Option<(String, String)>,
    /// The items as the page shows them.
    agenda: String,
    key: String,
}

/// Somebody who may have been there.
struct Row {
    employment: EmploymentId,
    seat: Option<SeatId>,
    name: String,
    roles: String,
    unit: String,
    /// The word of the presence that is chosen; empty for none.
    chosen: String,
    /// At which items, as places on the agenda.
    items: String,
}

/// The form's id: where what is wrong with all of it is to be mended.
const FORM: &str = "narvaro";

/// The words of the form for how much somebody was there.
const WORDS: [&str; 4] = ["whole", "items", "excused", "absent"];

/// Shows the form.
pub(crate) async fn page((Extension(visit), Path((group, short))): AskedMeeting) -> Result<Response, No> {
    shown(&visit, &id_of(&group, &short)?, None, None)
}

fn shown(
    visit: &Visit,
    id: &MeetingId,
    typed: Option<&Fields>,
    mistake: Option<(String, String)>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let is_wrong = mistake.is_some();
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, typed, mistake)?)?))?;
    if is_wrong {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    Ok(page)
}

fn view(
    visit: &Visit,
    world: &World,
    id: &MeetingId,
    typed: Option<&Fields>,
    mistake: Option<(String, String)>,
) -> Result<AttendancePage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let (meeting, _) = seen(visit, world, id, Sight::Agenda)?;
    let here = (address(id), words::headline(meeting, l));
    let is_held = meeting.is_held();
    let mut rows = rows(world, meeting, l);
    if let Some(fields) = typed {
        for row in &mut rows {
            row.chosen = fields.text(&format!("presence-{}", row.employment)).to_owned();
            row.items = fields.text(&format!("items-{}", row.employment)).to_owned();
        }
    }
    let came = |number: u32, came: bool| match typed {
        Some(fields) => fields.raw(&format!("guest-{number}")).is_some(),
        None => came || !is_held,
    };
    let text = |name: &str, otherwise: String| typed.map_or(otherwise, |fields| fields.text(name).to_owned());
    let minutes = meeting.took().unwrap_or(meeting.slot.minutes).to_string();
    let answer = visit.would(world, probe(meeting));
    let barred = answer.err().filter(|no| no.field.is_none()).map(|no| {
        format!("{} {}", no.say(world, today, l), no.way_forward(world, today, l)).trim().to_owned()
    });
    let title = match is_held {
        true => l.pick("Rätta närvaron", "Correct the attendance"),
        false => l.pick("Anteckna mötet som hållet", "Report the meeting as held"),
    };
    Ok(AttendancePage {
        frame: frame(visit, world, &id.group, title).under(here.0.clone(), here.1.clone()),
        meeting: here,
        rows,
        choices: choices(l),
        items: (1..).zip(meeting.agenda().map(|item| item.title.clone())).collect(),
        guests: meeting
            .invited()
            .map(|guest| {
                (guest.number, words::guest(world, guest, meeting.slot.day), came(guest.number, guest.came))
            })
            .collect(),
        minutes: text("minutes", minutes),
        form: text("form", word(meeting.form)),
        forms_of: MeetingForm::ALL.map(|form| (word(form), form.label(l).to_owned())).into(),
        reason: text("reason", String::new()),
        is_held,
        barred,
        mistake,
        agenda: agenda_of(meeting),
        key: random_key(),
    })
}

/// What the visitor would be answered if nobody in particular had been there: the question is who may.
fn probe(meeting: &Meeting) -> Command {
    let (attendance, guests, minutes) = (Vec::new(), Vec::new(), None);
    let id = meeting.id.clone();
    if meeting.is_held() {
        let reason = "?".to_owned();
        return Command::CorrectAttendance(CorrectAttendance {
            meeting: id,
            attendance,
            guests,
            minutes,
            reason,
        });
    }
    Command::HoldMeeting(HoldMeeting { meeting: id, attendance, guests, minutes, form: None })
}

fn choices(l: Language) -> Vec<(&'static str, &'static str)> {
    let label = |word| match word {
        "whole" => Presence::Whole.label(l),
        "items" => Presence::Items(Vec::new()).label(l),
        "excused" => Presence::Excused.label(l),
        _ => Presence::Absent.label(l),
    };
    let nothing = ("", l.pick("Inte antecknat", "Not put down"));
    std::iter::once(nothing).chain(WORDS.map(|word| (word, label(word)))).collect()
}

/// Which seat somebody attends on, where they have several: the one that counts for a unit first.
fn rank(role: &Role) -> u8 {
    match role {
        Role::Member => 0,
        Role::ViceChair => 1,
        Role::Chair => 2,
        Role::Substitute { .. } => 3,
        Role::Coordinator => 4,
        Role::Secretary => 5,
        Role::ContactPerson => 6,
        Role::CoOpted => 7,
    }
}

/// Everybody with a seat on the meeting's day, once each, and those who may attend without one.
fn rows(world: &World, meeting: &Meeting, l: Language) -> Vec<Row> {
    let on = meeting.slot.day;
    let group = world.groups.get(&meeting.id.group);
    let mut seats: Vec<_> = group.into_iter().flat_map(|group| group.seats(on)).collect();
    seats.sort_by_key(|seat| (rank(&seat.role), seat.id.number));
    let mut rows: Vec<Row> = Vec::new();
    for seat in seats {
        let Some(held) = world.holder(seat, on) else { continue };
        let role = seat_words(seat, l);
        if let Some(row) = rows.iter_mut().find(|row| row.employment == held.employment) {
            row.roles = format!("{}, {}", row.roles, role.to_lowercase());
            continue;
        }
        let is_expected = !matches!(seat.role, Role::Substitute { .. } | Role::CoOpted | Role::ContactPerson);
        let unit = seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on));
        rows.push(row(world, meeting, (&held.employment, Some(&seat.id)), role, unit, is_expected));
    }
    for employment in world.attending(&meeting.id.group, on) {
        if !rows.iter().any(|row| row.employment == employment) {
            let role = l.pick("Får delta", "May attend").to_owned();
            rows.push(row(world, meeting, (&employment, None), role, home(world, &employment, on), false));
        }
    }
    for one in meeting.attendance.iter().filter(|one| one.seat.is_none()) {
        if !rows.iter().any(|row| row.employment == one.employment) {
            let role = l.pick("Gäst", "Guest").to_owned();
            rows.push(row(
                world,
                meeting,
                (&one.employment, None),
                role,
                home(world, &one.employment, on),
                false,
            ));
        }
    }
    rows.sort_by(|one, other| {
        let order = |row: &Row| row.seat.is_none();
        order(one).cmp(&order(other)).then_with(|| by_name(&one.name, &other.name))
    });
    rows
}

fn home<'a>(world: &'a World, employment: &EmploymentId, on: Date) -> &'a str {
    world.people.employment(employment).map_or("", |known| world.organisation.name(&known.at, on))
}

fn row(
    world: &World,
    meeting: &Meeting,
    (employment, seat): (&EmploymentId, Option<&SeatId>),
    roles: String,
    unit: &str,
    is_expected: bool,
) -> Row {
    let known = meeting.attendance.iter().find(|one| one.employment == *employment);
    let places = |numbers: &[u32]| {
        let place = |number: &u32| meeting.agenda().position(|item| item.number == *number);
        let places = numbers.iter().filter_map(place).map(|place| (place + 1).to_string());
        places.collect::<Vec<_>>().join(", ")
    };
    let (chosen, items) = match known.map(|one| &one.presence) {
        Some(Presence::Whole) => ("whole", String::new()),
        Some(Presence::Items(items)) => ("items", places(items)),
        Some(Presence::Excused) => ("excused", String::new()),
        Some(Presence::Absent) => ("absent", String::new()),
        // Most are there: who was away is what has to be said.
        None if is_expected && !meeting.is_held() => ("whole", String::new()),
        None => ("", String::new()),
    };
    Row {
        employment: employment.clone(),
        seat: seat.cloned(),
        name: world.people.name(employment).to_owned(),
        roles,
        unit: unit.to_owned(),
        chosen: chosen.to_owned(),
        items,
    }
}

/// The items that somebody was there for, from their places on the agenda as the page showed it.
fn items(fields: &Fields, row: &Row) -> Result<Vec<u32>, (String, Slip)> {
    let field = format!("items-{}", row.employment);
    of_places(fields, fields.text(&field)).filter(|items| !items.is_empty()).ok_or_else(|| {
        let slip = Slip::new(
            "attendance",
            "Skriv punkternas nummer med komma emellan, till exempel 1, 3.",
            "Write the items' numbers with commas between, for example 1, 3.",
        );
        (field, slip)
    })
}

fn reported(world: &World, id: &MeetingId, fields: &Fields, l: Language) -> Result<Command, (String, Slip)> {
    let at = |field: &str, slip: Slip| (field.to_owned(), slip);
    let Some(meeting) = world.meetings.get(id) else { return Err(at("minutes", Slip::missing("minutes"))) };
    let mut attendance = Vec::new();
    // A row is known by who it is about: somebody may have been appointed since the page was opened.
    for row in rows(world, meeting, l) {
        let presence = match fields.text(&format!("presence-{}", row.employment)) {
            "whole" => Presence::Whole,
            "items" => Presence::Items(items(fields, &row)?),
            "excused" => Presence::Excused,
            "absent" => Presence::Absent,
            _ => continue,
        };
        attendance.push(Attendance { employment: row.employment, seat: row.seat, presence });
    }
    let came = |number: &u32| fields.raw(&format!("guest-{number}")).is_some();
    let guests = meeting.invited().map(|guest| guest.number).filter(came).collect();
    let minutes = fields.number("minutes").map_err(|slip| at("minutes", slip))?;
    let meeting_id = id.clone();
    if meeting.is_held() {
        let reason = fields.text("reason").to_owned();
        return Ok(Command::CorrectAttendance(CorrectAttendance {
            meeting: meeting_id,
            attendance,
            guests,
            minutes,
            reason,
        }));
    }
    if !attendance.iter().any(|one| one.presence.is_there()) {
        let slip = Slip::new("attendance", "Ange minst en som var där.", "Give at least one who was there.");
        return Err(at(FORM, slip));
    }
    let form = fields.word("form").map_err(|slip| at("form", slip))?;
    Ok(Command::HoldMeeting(HoldMeeting { meeting: meeting_id, attendance, guests, minutes, form }))
}

/// Reports the meeting as held, or puts right what was reported.
pub(crate) async fn report(
    (Extension(visit), Path((group, short))): AskedMeeting,
    fields: Fields,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let (id, l) = (id_of(&group, &short)?, visit.language);
    let command = match visit.look(|world| reported(world, &id, &fields, l)) {
        Ok(command) => command,
        Err((field, slip)) => {
            let says = slip.into_mistake(l).says;
            return shown(&visit, &id, Some(&fields), Some((says, field)));
        }
    };
    match visit.act(command, None, fields.key()).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort#narvaro", address(&id))).into_response()),
        Err(no) => {
            let Some(field) = no.field else { return Err(no.into()) };
            let says = visit.look(|world| no.say(world, visit.now.today, l));
            let field = if field == "attendance" || field == "guests" { FORM } else { field };
            shown(&visit, &id, Some(&fields), Some((says, field.to_owned())))
        }
    }
}
