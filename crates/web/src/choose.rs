//! From what somebody wrote to whom they meant: a body, a group or an employment, by its id or its name.
//!
//! A register has too many names for a list to choose from, so a name is written. Where it fits several, the form comes
//! back with those to choose among.

use crate::{form::Slip, order::by_name};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, EmploymentId, UndertakingId, World,
    matter::Addressee,
    organisation::{Body, BodyKind},
    person::Employment,
};

/// The most choices that are offered.
const MOST: usize = 50;

/// A body as it is told from others: with what it belongs to.
pub(crate) fn body_words(world: &World, body: &Body, on: Date) -> String {
    match &body.of {
        Some(of) if body.kind != BodyKind::Group => {
            format!("{}, {}", body.name(on), world.organisation.name(of, on))
        }
        _ => body.name(on).to_owned(),
    }
}

/// An employment as it is told from others: who, as what, where.
pub(crate) fn employment_words(world: &World, employment: &Employment, on: Date) -> String {
    let (name, at) = (world.people.name(&employment.id), world.organisation.name(&employment.at, on));
    format!("{name}, {}, {at}", employment.title)
}

/// The body that is meant, among those that `fits`.
pub(crate) fn body(
    world: &World,
    field: &'static str,
    typed: &str,
    on: Date,
    fits: impl Fn(&Body) -> bool,
) -> Result<BodyId, Slip> {
    if let Some(known) =
        typed.parse().ok().and_then(|id: BodyId| world.organisation.body(&id)).filter(|b| fits(b))
    {
        return Ok(known.id.clone());
    }
    let by_its_name: Vec<&Body> = world.organisation.named(typed, on).filter(|body| fits(body)).collect();
    if let [only] = by_its_name.as_slice() {
        return Ok(only.id.clone());
    }
    let wanted = typed.to_lowercase();
    let existing = || world.organisation.bodies().filter(|body| body.exists(on) && fits(body));
    let choice = |body: &Body| (body.id.to_string(), body_words(world, body, on));
    let has_name = |body: &&Body| body.name(on).to_lowercase().contains(&wanted);
    let mut found: Vec<(String, String)> = existing().filter(has_name).map(choice).collect();
    if found.is_empty() {
        let all = existing().map(choice);
        found = all.filter(|(_, words)| words.to_lowercase().contains(&wanted)).collect();
    }
    one_of(field, found, "enhet", "body")?.parse().map_err(|_| Slip::missing(field))
}

/// Whoever orders something that is meant: a project or programme that goes on, else a body.
pub(crate) fn orderer(world: &World, field: &'static str, typed: &str, on: Date) -> Result<Addressee, Slip> {
    let by_id = typed.parse().ok().and_then(|id: UndertakingId| world.undertakings.get(&id));
    let known = by_id.or_else(|| world.undertakings.named(typed)).filter(|known| !known.is_over(on));
    let is_a_body = world.organisation.named(typed, on).next().is_some();
    match known.filter(|_| !is_a_body) {
        Some(known) => Ok(Addressee::Undertaking(known.id.clone())),
        None => body(world, field, typed, on, |_| true).map(Addressee::Body),
    }
}

/// The employment that is meant, among those that stand on the day.
pub(crate) fn employment(
    world: &World,
    field: &'static str,
    typed: &str,
    on: Date,
) -> Result<EmploymentId, Slip> {
    if let Some(known) = typed.parse().ok().and_then(|id: EmploymentId| world.people.employment(&id)) {
        return Ok(known.id.clone());
    }
    let wanted = typed.to_lowercase();
    let people = world.people.people().flat_map(|person| world.people.employments(&person.id));
    let found = people
        .filter(|employment| employment.period.holds(on))
        .map(|employment| (employment.id.to_string(), employment_words(world, employment, on)))
        .filter(|(_, words)| words.to_lowercase().contains(&wanted));
    one_of(field, found.collect(), "person", "person")?.parse().map_err(|_| Slip::missing(field))
}

fn one_of(
    field: &'static str,
    mut found: Vec<(String, String)>,
    what_sv: &str,
    what_en: &str,
) -> Result<String, Slip> {
    if let [(only, _)] = found.as_slice() {
        return Ok(only.clone());
    }
    if found.is_empty() {
        return Err(Slip::new(
            field,
            format!("Ingen {what_sv} heter så. Skriv namnet, eller en del av det."),
            format!("There is no {what_en} of that name. Write the name, or a part of it."),
        ));
    }
    if found.len() > MOST {
        return Err(Slip::new(
            field,
            format!("Det passar in på {} stycken. Skriv mer av namnet.", found.len()),
            format!("That fits {} of them. Write more of the name.", found.len()),
        ));
    }
    found.sort_by(|one, other| by_name(&one.1, &other.1));
    let slip = Slip::new(field, "Flera heter så. Välj vem du menar.", "Several have that name. Choose one.");
    Err(Slip { choices: found, ..slip })
}
