//! A person: employments, offices and seats, by name in role. How to reach somebody is never shown.

mod roles;

pub(crate) use roles::{Roles, Watch};

use crate::{
    account::keeping,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer, from_day},
    frame::{Frame, show},
    order::by_name,
    seat::seat_words,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_desk::AccountState;
use samordna_domain::{
    BodyId, Command, EmploymentId, Event, Language, Period, PersonId, World, account, organisation::BodyKind,
    person::Person,
};
use serde::Deserialize;
use std::sync::Arc;

/// The most people that a search shows.
const MOST: usize = 60;

#[derive(Template)]
#[template(path = "person/list.html")]
struct PeoplePage {
    frame: Frame,
    sought: String,
    people: Vec<(String, String, String)>,
    found: usize,
    forms: Vec<Form>,
}

#[derive(Template)]
#[template(path = "person/page.html")]
struct PersonPage {
    frame: Frame,
    employments: Vec<Line>,
    offices: Vec<(String, String)>,
    seats: Vec<Line>,
    has_contact: bool,
    is_registrar: bool,
    is_self: bool,
    forms: Vec<Form>,
}

/// Something a person is or was.
struct Line {
    words: String,
    href: String,
    place: String,
    period: Period,
    is_past: bool,
}

/// Whom to look for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    sok: String,
}

/// Shows people by name.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    list_page(&visit, asked.sok, None)
}

fn list_page(visit: &Visit, sought: String, tried: Option<Tried>) -> Result<Response, No> {
    let (l, today) = (visit.language, visit.now.today);
    let wanted = sought.trim().to_lowercase();
    let page = visit.look(|world| {
        let fits = |person: &&Person| person.name.to_lowercase().contains(&wanted);
        let mut people: Vec<&Person> = world.people.people().filter(fits).collect();
        people.sort_by(|one, other| by_name(&one.name, &other.name));
        let line = |person: &Person| {
            let now = world.people.employments(&person.id).find(|known| known.period.holds(today));
            let role = now.map(|now| format!("{}, {}", now.title, world.organisation.name(&now.at, today)));
            (format!("/personer/{}", person.id), person.name.clone(), role.unwrap_or_default())
        };
        let forms = match visit.is_registrar(world) {
            true => vec![registering_anywhere(l, today).tried(tried.as_ref())],
            false => Vec::new(),
        };
        PeoplePage {
            frame: Frame::within(visit, world, l.pick("Personer", "People"))
                .under("/organisation", l.pick("Organisation", "Organisation")),
            found: people.len(),
            people: people.into_iter().take(MOST).map(line).collect(),
            sought,
            forms,
        }
    });
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&page)?).into_response()),
        None => Ok(show(&page)?),
    }
}

/// A form for a new person at an employer.
pub(crate) fn registering(at: &BodyId, l: Language, today: Date) -> Form {
    person_form(Field::hidden("at", at.to_string()), l, today)
}

fn registering_anywhere(l: Language, today: Date) -> Form {
    let at = Field::line("at", l.pick("Anställd hos", "Employed at")).hint(l.pick(
        "Förvaltningen, huvudmannen eller nämnden. En del av namnet räcker.",
        "The administration, principal or board. A part of the name is enough.",
    ));
    person_form(at, l, today)
}

fn person_form(at: Field, l: Language, today: Date) -> Form {
    Form::new("ny-person", "/personer", l.pick("Lägg till en person", "Add a person"))
        .submit(l.pick("Lägg till", "Add"))
        .with(Field::line("name", l.pick("Förnamn och efternamn", "First and last name")))
        .with(at)
        .with(
            Field::line("title", l.pick("Som", "As"))
                .hint(l.pick("Till exempel verksamhetschef.", "For example head of department.")),
        )
        .with(from_day(l, today))
}

fn employer(world: &World, fields: &Fields, on: Date) -> Result<BodyId, Slip> {
    let at = fields.given("at").ok_or_else(|| Slip::missing("at"))?;
    choose::body(world, "at", &at, on, |body| !matches!(body.kind, BodyKind::Office | BodyKind::Group))
}

/// Registers a person with an employment.
pub(crate) async fn register(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let command = visit.look(|world| {
        let from = fields.day("from")?;
        let at = employer(world, &fields, from.unwrap_or(visit.now.today))?;
        let (name, title) = (fields.text("name").to_owned(), fields.text("title").to_owned());
        Ok(Command::RegisterPerson { name, at, title, from })
    });
    let key = fields.key();
    let accepted = match visit.send("ny-person", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return list_page(&visit, String::new(), Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let person = events.into_iter().find_map(|event| {
        if let Event::PersonRegistered { person, .. } = event { Some(person) } else { None }
    });
    let person = person.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("/personer/{person}?gjort")).into_response())
}

type AskedPerson = (Extension<Arc<Visit>>, Path<PersonId>);

/// Shows a person.
pub(crate) async fn page((Extension(visit), Path(id)): AskedPerson) -> Result<Response, No> {
    shown(&visit, &id, None).await
}

/// The person's page, with a form that came back.
pub(crate) async fn shown(visit: &Visit, id: &PersonId, tried: Option<Tried>) -> Result<Response, No> {
    let person = id.clone();
    let account = visit.blocking(move |desk| desk.account(&person)).await?;
    let page = visit.look(|world| {
        let person = world.people.person(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, person, account.as_ref(), tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(
    visit: &Visit,
    world: &World,
    person: &Person,
    account: Option<&AccountState>,
    tried: Option<&Tried>,
) -> PersonPage {
    let (l, today) = (visit.language, visit.now.today);
    let is_past = |period: &Period| period.until.is_some_and(|until| until < today);
    let employments = world.people.employments(&person.id).map(|known| Line {
        words: known.title.clone(),
        href: format!("/organisation/{}", known.at),
        place: world.organisation.name(&known.at, today).to_owned(),
        period: known.period,
        is_past: is_past(&known.period),
    });
    let offices =
        world.people.offices(&person.id, today).into_iter().filter_map(|id| world.organisation.body(id));
    let offices = offices
        .map(|office| (format!("/organisation/{}", office.id), choose::body_words(world, office, today)));
    let mut seats: Vec<Line> = Vec::new();
    for group in world.groups.iter() {
        for seat in &group.seats {
            let own = seat.appointments.iter().filter(|appointment| {
                let known = world.people.employment(&appointment.employment);
                known.is_some_and(|known| known.person == person.id)
            });
            seats.extend(own.map(|appointment| Line {
                words: seat_words(seat, l),
                href: format!("/grupper/{}", group.id),
                place: world.organisation.name(&group.id, today).to_owned(),
                period: appointment.period,
                is_past: is_past(&appointment.period),
            }));
        }
    }
    seats.sort_by(|one, other| {
        one.is_past.cmp(&other.is_past).then_with(|| by_name(&one.place, &other.place))
    });
    let is_registrar = visit.is_registrar(world);
    let mut forms = if is_registrar { forms(visit, world, person) } else { Vec::new() };
    if account::may_keep(world, &visit.request(), &person.id).is_ok() {
        forms.extend(keeping(&person.id, account, l));
    }
    PersonPage {
        frame: Frame::within(visit, world, person.name.clone())
            .under("/organisation", l.pick("Organisation", "Organisation"))
            .under("/personer", l.pick("Personer", "People")),
        employments: employments.collect(),
        offices: offices.collect(),
        seats,
        has_contact: person.contact.is_some(),
        is_registrar,
        is_self: visit.person.as_ref() == Some(&person.id),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

fn forms(visit: &Visit, world: &World, person: &Person) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let page = format!("/personer/{}", person.id);
    let current: Vec<(String, String)> = world
        .people
        .employments(&person.id)
        .filter(|known| known.period.until.is_none_or(|until| today < until))
        .map(|known| (known.id.to_string(), choose::employment_words(world, known, today)))
        .collect();
    let mut forms = vec![
        Form::new(
            "anstall",
            format!("{page}/anstall"),
            l.pick("Lägg till en anställning", "Add an employment"),
        )
        .submit(l.pick("Lägg till", "Add"))
        .with(Field::line("at", l.pick("Anställd hos", "Employed at")))
        .with(Field::line("title", l.pick("Som", "As")))
        .with(from_day(l, today)),
    ];
    if !current.is_empty() {
        forms.push(
            Form::new(
                "sluta",
                format!("{page}/sluta"),
                l.pick("Avsluta en anställning", "End an employment"),
            )
            .intro(l.pick(
                "Platser och poster som är knutna till anställningen blir vakanta.",
                "Seats and offices bound to the employment fall vacant.",
            ))
            .with(Field::choice("employment", l.pick("Anställning", "Employment"), current))
            .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
            .grave(),
        );
    }
    forms.push(
        Form::new(
            "kontakt",
            format!("{page}/kontakt"),
            l.pick("Spara kontaktuppgifter", "Keep contact data"),
        )
        .submit(l.pick("Spara", "Keep"))
        .intro(l.pick(
            "De visas inte på några sidor, och de kan raderas.",
            "They are shown on no page, and can be erased.",
        ))
        .with(Field::area("contact", l.pick("Kontaktuppgifter", "Contact data"))),
    );
    let probe = Command::EraseContact { person: person.id.clone() };
    forms.push(
        Form::new(
            "radera",
            format!("{page}/radera"),
            l.pick("Radera kontaktuppgifterna", "Erase the contact data"),
        )
        .grave()
        .asked(visit.would(world, probe), visit, world),
    );
    forms
}

/// Sends a form of the person's page, and goes back there.
async fn send(
    (Extension(visit), Path(id)): AskedPerson,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, PersonId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let command = visit.look(|world| command(world, &fields, id.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/personer/{id}?gjort")).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)).await,
    }
}

/// Employs the person somewhere.
pub(crate) async fn employ(asked: AskedPerson, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "anstall", fields, |world, fields, person| {
        let from = fields.day("from")?;
        let at = employer(world, fields, from.unwrap_or(today))?;
        Ok(Command::Employ { person, at, title: fields.text("title").to_owned(), from })
    })
    .await
}

/// Ends one of the person's employments.
pub(crate) async fn leave(asked: AskedPerson, fields: Fields) -> Result<Response, No> {
    send(asked, "sluta", fields, |world, fields, person| {
        let employment: EmploymentId = fields.needed("employment")?;
        let is_own = world.people.employment(&employment).is_some_and(|known| known.person == person);
        let on = fields.day("on")?;
        if is_own { Ok(Command::EndEmployment { employment, on }) } else { Err(Slip::missing("employment")) }
    })
    .await
}

/// Keeps how to reach the person, outside the ledger.
pub(crate) async fn keep_contact(asked: AskedPerson, fields: Fields) -> Result<Response, No> {
    send(asked, "kontakt", fields, |_, fields, person| {
        Ok(Command::KeepContact { person, contact: fields.text("contact").to_owned() })
    })
    .await
}

/// Erases how to reach the person.
pub(crate) async fn erase_contact(asked: AskedPerson, fields: Fields) -> Result<Response, No> {
    send(asked, "radera", fields, |_, _, person| Ok(Command::EraseContact { person })).await
}
