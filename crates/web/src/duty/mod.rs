//! A duty: the sentence that requires it, when, and the forms by which it is reported, set aside or started.

use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried},
    frame::{Badge, Frame, GroundView, show},
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
    BodyId, Command, Ground, World, assess_group,
    duty::{About, DutyKey, DutyState},
    grounds::NormRef,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "duty/page.html")]
struct DutyPage {
    frame: Frame,
    ground: GroundView,
    badge: Badge,
    due: Option<Date>,
    forms: Vec<Form>,
}

/// A norm of the group's charter, and for what comes again the day it is due.
type Place = (BodyId, usize, Option<Date>);

/// Shows a duty without a day of its own.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, number)): Path<(BodyId, usize)>,
) -> Result<Response, No> {
    shown(&visit, &(group, number, None), None)
}

/// Shows a duty that comes again.
pub(crate) async fn page_of_day(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, number, day)): Path<(BodyId, usize, Date)>,
) -> Result<Response, No> {
    shown(&visit, &(group, number, Some(day)), None)
}

/// The key of the duty under the charter in force.
fn key(world: &World, visit: &Visit, (group, number, day): &Place) -> Result<DutyKey, No> {
    let charter = world.charter_in_force(group, visit.now.today).ok_or(No::Absent)?;
    let norm = number.checked_sub(1).filter(|at| charter.norm(*at).is_some()).ok_or(No::Absent)?;
    Ok(DutyKey { charter: charter.id.clone(), norm, occurrence: *day, about: About::default() })
}

fn shown(visit: &Visit, place: &Place, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, place, tried.as_ref())?)?))?;
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()),
        None => Ok(page),
    }
}

fn view(visit: &Visit, world: &World, place: &Place, tried: Option<&Tried>) -> Result<DutyPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let (group, number, _) = place;
    let key = key(world, visit, place)?;
    let assessed = assess_group(world, group, today).ok_or(No::Absent)?;
    let duty = assessed.duties.iter().find(|duty| duty.key == key);
    let judgement = assessed.judgements.iter().find(|judgement| judgement.at() == key.norm);
    let (badge, fact) = match (duty, judgement) {
        (Some(duty), _) => (Badge::duty(duty.state, l), duty.fact.clone()),
        (None, Some(judgement)) => (Badge::standing(judgement.standing, l), judgement.fact().clone()),
        (None, None) => return Err(No::Absent),
    };
    let norm = world.charter(&key.charter).and_then(|charter| charter.norm(key.norm)).ok_or(No::Absent)?;
    let at = NormRef { charter: key.charter.clone(), norm: key.norm };
    let is_not_started = duty.is_some_and(|duty| duty.state == DutyState::NotStarted);
    let forms = match visit.person {
        Some(_) => forms(visit, world, place, &key, is_not_started, duty.is_some()),
        None => Vec::new(),
    };
    let title = format!("{} ({} {number})", norm.kind().label(l), l.pick("regel", "norm"));
    Ok(DutyPage {
        frame: Frame::within(visit, world, title)
            .under("/grupper", l.pick("Grupper", "Groups"))
            .under(format!("/grupper/{group}"), world.organisation.name(group, today)),
        ground: GroundView::of(&Ground::norm(at, fact), world, today, l),
        badge,
        due: duty.and_then(|duty| duty.due),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    })
}

fn forms(
    visit: &Visit,
    world: &World,
    place: &Place,
    key: &DutyKey,
    is_not_started: bool,
    is_duty: bool,
) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let (page, day) = (format!("/grupper/{}/skyldigheter/{}", place.0, place.1), place.2);
    let day = || Field::hidden("occurrence", day.map(|day| day.to_string()).unwrap_or_default());
    let mut forms = Vec::new();
    if is_not_started {
        let probe = Command::StartClock { charter: key.charter.clone(), norm: key.norm, on: today };
        forms.push(
            Form::new("starta", format!("{page}/starta"), l.pick("Starta klockan", "Start the clock"))
                .intro(l.pick(
                    "Texten säger hur lång tid det gäller, men inte från när. Ange dagen som tiden räknas från.",
                    "The text says how long, but not from when. Give the day that the time is counted from.",
                ))
                .with(day())
                .with(Field::day("on", l.pick("Från", "From")).filled(today.to_string()))
                .asked(visit.would(world, probe), visit, world),
        );
    }
    if is_duty && !is_not_started {
        let probe = Command::MeetDuty { duty: key.clone(), on: None, note: String::new() };
        forms.push(
            Form::new(
                "klar",
                format!("{page}/klar"),
                l.pick("Anteckna att det är gjort", "Record that it is done"),
            )
            .submit(l.pick("Anteckna", "Record"))
            .with(day())
            .with(Field::day("on", l.pick("Gjort den", "Done on")).filled(today.to_string()))
            .with(Field::area("note", l.pick("Vad som visar det", "What shows it")).optional())
            .asked(visit.would(world, probe), visit, world),
        );
    }
    let probe = Command::WaiveDuty { duty: key.clone(), reason: "?".to_owned() };
    forms.push(
        Form::new("avsta", format!("{page}/avsta"), l.pick("Avstå med skäl", "Set aside with a reason"))
            .submit(l.pick("Avstå", "Set aside"))
            .with(day())
            .with(Field::area("reason", l.pick("Varför", "Why")))
            .grave()
            .asked(visit.would(world, probe), visit, world),
    );
    forms
}

type Asked = (Extension<Arc<Visit>>, Path<(BodyId, usize)>);

/// Sends a form of the duty's page, and goes to the group's.
async fn send(
    (Extension(visit), Path((group, number))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&Fields, DutyKey) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let place = (group, number, fields.day("occurrence").unwrap_or_default());
    let duty = visit.look(|world| key(world, &visit, &place))?;
    let command = command(&fields, duty);
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{}?gjort#attgora", place.0)).into_response()),
        Err(tried) => shown(&visit, &place, Some(tried)),
    }
}

/// Reports a duty as met.
pub(crate) async fn meet(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "klar", fields, |fields, duty| {
        Ok(Command::MeetDuty { duty, on: fields.day("on")?, note: fields.text("note").to_owned() })
    })
    .await
}

/// Sets a duty aside.
pub(crate) async fn waive(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "avsta", fields, |fields, duty| {
        Ok(Command::WaiveDuty { duty, reason: fields.text("reason").to_owned() })
    })
    .await
}

/// Starts a clock that the charter leaves undated.
pub(crate) async fn start(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "starta", fields, |fields, duty| {
        let on = fields.day("on")?.ok_or_else(|| Slip::missing("on"))?;
        Ok(Command::StartClock { charter: duty.charter, norm: duty.norm, on })
    })
    .await
}
