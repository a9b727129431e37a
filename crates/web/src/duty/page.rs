//! A duty: the sentence that requires it, when, whose turn it is, where it is met; and the forms by which it is
//! reported, set aside or started.

use super::{
    address::{Which, address},
    view::{DutyView, about_words},
};
use crate::{
    charter::{held_to, is_held_to},
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, GroundView, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Ground, World,
    duty::{DutyKey, DutyState, Way},
    grounds::NormRef,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "duty/page.html")]
struct DutyPage {
    frame: Frame,
    about: String,
    badge: Badge,
    due: Option<Date>,
    no_day: &'static str,
    owner: String,
    /// Where it is met, where that is not here.
    way: Option<(String, &'static str)>,
    ground: GroundView,
    forms: Vec<Form>,
}

/// A norm of the group's charter, by its number, and which of several duties of it.
struct Place {
    group: BodyId,
    number: usize,
    which: Which,
}

/// Shows a duty.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, number)): Path<(BodyId, usize)>,
    Query(which): Query<Which>,
) -> Result<Response, No> {
    shown(&visit, &Place { group, number, which }, None)
}

/// The key of the duty under the charter in force.
fn key(world: &World, visit: &Visit, place: &Place) -> Result<DutyKey, No> {
    let charter = world.charter_in_force(&place.group, visit.now.today).ok_or(No::Absent)?;
    let norm = place.number.checked_sub(1).filter(|at| charter.norm(*at).is_some()).ok_or(No::Absent)?;
    place.which.key(charter.id.clone(), norm, &place.group).ok_or(No::Absent)
}

fn shown(visit: &Visit, place: &Place, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, place, tried.as_ref())?)?))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, place: &Place, tried: Option<&Tried>) -> Result<DutyPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let Place { group, number, .. } = place;
    let key = key(world, visit, place)?;
    let assessed = visit.assess(world, group, today).ok_or(No::Absent)?;
    let duty = assessed.duties.iter().find(|duty| duty.key == key);
    let norm = world.charter(&key.charter).and_then(|charter| charter.norm(key.norm)).ok_or(No::Absent)?;
    let frame = Frame::within(visit, world, norm.kind().label(l)).under_group(world, group);
    let forms = |state| match visit.person {
        Some(_) => {
            forms(visit, world, place, &key, state).into_iter().map(|form| form.tried(tried)).collect()
        }
        None => Vec::new(),
    };
    if let Some(duty) = duty {
        let view = DutyView::of(world, &assessed, duty, today, l).read_by(visit.person.as_ref(), duty, l);
        return Ok(DutyPage {
            frame,
            about: view.about,
            badge: view.badge,
            due: view.due,
            no_day: view.no_day,
            owner: view.owner,
            way: view.way.filter(|_| duty.way != Way::Report && duty.state != DutyState::NotStarted),
            ground: view.ground,
            forms: forms(Some(duty.state)),
        });
    }
    // A norm that asks nothing right now, or a *bör* that is not kept.
    let judgement = assessed.judgement(key.norm).ok_or(No::Absent)?;
    let at = NormRef { charter: key.charter.clone(), norm: number - 1 };
    Ok(DutyPage {
        frame,
        about: about_words(world, &key.about, today, l),
        badge: Badge::standing(judgement.standing, l),
        due: None,
        no_day: "",
        owner: String::new(),
        way: None,
        ground: GroundView::of(&Ground::norm(at, assessed.fact(judgement).clone()), world, today, l),
        forms: forms(None),
    })
}

/// The forms for a duty that stands so, or for a norm of which there is none.
fn forms(visit: &Visit, world: &World, place: &Place, key: &DutyKey, state: Option<DutyState>) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let page = format!("/grupper/{}/skyldigheter/{}", place.group, place.number);
    let form = |name: &'static str, heading: &'static str| {
        let form = Form::new(name, format!("{page}/{name}"), heading);
        Which::of(key).fields().fold(form, Form::with).and(held_to(visit, world, &place.group))
    };
    let mut forms = Vec::new();
    match state {
        Some(DutyState::NotStarted) => {
            let probe = Command::StartClock { charter: key.charter.clone(), norm: key.norm, on: today };
            forms.push(
                form("starta", l.pick("Starta klockan", "Start the clock"))
                    .intro(l.pick(
                        "Texten säger hur lång tid det gäller, men inte från när. Ange dagen som tiden räknas från.",
                        "The text says how long, but not from when. Give the day that the time is counted from.",
                    ))
                    .with(Field::day("on", l.pick("Från", "From")).filled(today.to_string()))
                    .open()
                    .asked(visit.would(world, probe), visit, world),
            );
        }
        Some(DutyState::Overdue | DutyState::DueSoon | DutyState::Running) => {
            let probe = Command::MeetDuty { duty: key.clone(), on: None, note: String::new() };
            forms.push(
                form("klar", l.pick("Anteckna att det är gjort", "Record that it is done"))
                    .submit(l.pick("Anteckna", "Record"))
                    .with(Field::day("on", l.pick("Gjort den", "Done on")).filled(today.to_string()))
                    .with(Field::area("note", l.pick("Vad som visar det", "What shows it")).optional())
                    .asked(visit.would(world, probe), visit, world),
            );
        }
        Some(DutyState::Met | DutyState::Waived) => return forms,
        None => {}
    }
    let probe = Command::WaiveDuty { duty: key.clone(), reason: "?".to_owned() };
    forms.push(
        form("avsta", l.pick("Avstå med skäl", "Set aside with a reason"))
            .submit(l.pick("Avstå", "Set aside"))
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
    let typed = |name: &str| fields.text(name).to_owned();
    let which = Which {
        dag: typed("dag"),
        mote: typed("mote"),
        plats: typed("plats"),
        enhet: typed("enhet"),
        stalle: typed("stalle"),
        arende: typed("arende"),
        runda: typed("runda"),
        medverkan: typed("medverkan"),
        dokument: typed("dokument"),
        avtal: typed("avtal"),
    };
    let place = Place { group, number, which };
    is_held_to(&visit, &place.group, &fields)?;
    let duty = visit.look(|world| key(world, &visit, &place))?;
    let page = address(&place.group, &duty);
    let command = command(&fields, duty);
    match visit.send(form, fields, command).await? {
        Ok(_) => {
            let join = if page.contains('?') { '&' } else { '?' };
            Ok(Redirect::to(&format!("{page}{join}gjort")).into_response())
        }
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
