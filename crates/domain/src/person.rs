//! People, their employments, and the offices they hold.
//!
//! A seat and an office bind to an employment, as an HSA-id does, never to a personal number. How to reach a person is
//! no part of the ledger: an event names the digest of a blob, and the blob can be erased.

use crate::{
    BodyId, Digest, EmploymentId, Event, Period, PersonId, Refusal, World,
    command::{Outcome, Request},
    id::ById,
    notice::MailChoice,
    organisation::BodyKind,
    refusal::Why,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A person, by name in role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// First and last name.
    pub name: String,
    /// Where to read how to reach them; none when nothing is kept, or it was erased.
    pub contact: Option<Digest>,
    /// Which mail they want.
    pub mail: MailChoice,
}

/// A person's employment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Employment {
    /// Its id.
    pub id: EmploymentId,
    /// Who.
    pub person: PersonId,
    /// Where: an administration or a principal.
    pub at: BodyId,
    /// As what.
    pub title: String,
    /// When.
    pub period: Period,
}

/// That an employment holds an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holding {
    /// The office.
    pub office: BodyId,
    /// Who.
    pub employment: EmploymentId,
    /// When.
    pub period: Period,
}

/// Everybody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    people: BTreeMap<PersonId, Person>,
    employments: ById<EmploymentId, Employment>,
    by_person: BTreeMap<PersonId, Vec<EmploymentId>>,
    holdings: ById<BodyId, Vec<Holding>>,
    /// The offices that an employment has held.
    held: ById<EmploymentId, Vec<BodyId>>,
}

impl People {
    /// A person.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id)
    }

    /// Everybody, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// An employment.
    pub fn employment(&self, id: &EmploymentId) -> Option<&Employment> {
        self.employments.get(id)
    }

    /// A person's employments, oldest first.
    pub fn employments(&self, person: &PersonId) -> impl Iterator<Item = &Employment> {
        self.by_person.get(person).into_iter().flatten().filter_map(|id| self.employment(id))
    }

    /// Who has held an office, oldest first.
    pub fn holdings(&self, office: &BodyId) -> &[Holding] {
        self.holdings.get(office).map_or(&[], Vec::as_slice)
    }

    /// Who holds an office on a day.
    pub fn holder(&self, office: &BodyId, on: Date) -> Option<&Employment> {
        let holding = self.holdings(office).iter().rfind(|holding| holding.period.holds(on))?;
        self.employment(&holding.employment).filter(|employment| employment.period.holds(on))
    }

    /// Since when somebody has had the posts that they have: since they took or left the last office, else since they
    /// were employed.
    pub fn post_since(&self, employment: &Employment, on: Date) -> Date {
        let offices = self.held.get(&employment.id).into_iter().flatten();
        let own = offices.flat_map(|office| self.holdings(office));
        let own = own.filter(|holding| holding.employment == employment.id);
        let changes = own.flat_map(|holding| {
            let left = holding.period.until.map(|until| crate::period::days_after(until, 1));
            [Some(holding.period.from), left]
        });
        let latest = changes.flatten().filter(|day| *day <= on).max();
        latest.map_or(employment.period.from, |day| day.max(employment.period.from))
    }

    /// The offices a person holds on a day, by id.
    pub fn offices(&self, person: &PersonId, on: Date) -> Vec<&BodyId> {
        let holds =
            |office: &BodyId| self.holder(office, on).is_some_and(|employment| employment.person == *person);
        let mut offices: Vec<&BodyId> = self.holdings.keys().filter(|office| holds(office)).collect();
        offices.sort_unstable();
        offices
    }

    /// The name of whoever is employed.
    pub fn name<'a>(&'a self, employment: &'a EmploymentId) -> &'a str {
        self.employment(employment)
            .and_then(|employment| self.person(&employment.person))
            .map_or(employment.as_str(), |person| &person.name)
    }

    pub(crate) fn add(&mut self, person: Person) {
        self.people.insert(person.id.clone(), person);
    }

    pub(crate) fn set_contact(&mut self, id: &PersonId, contact: Option<Digest>) {
        if let Some(person) = self.people.get_mut(id) {
            person.contact = contact;
        }
    }

    pub(crate) fn choose_mail(&mut self, id: &PersonId, mail: MailChoice) {
        if let Some(person) = self.people.get_mut(id) {
            person.mail = mail;
        }
    }

    pub(crate) fn employ(&mut self, employment: Employment) {
        self.by_person.entry(employment.person.clone()).or_default().push(employment.id.clone());
        self.employments.insert(employment.id.clone(), employment);
    }

    pub(crate) fn end_employment(&mut self, id: &EmploymentId, on: Date) {
        if let Some(employment) = self.employments.get_mut(id) {
            employment.period = employment.period.cut(on);
        }
    }

    pub(crate) fn take(&mut self, holding: Holding) {
        let holdings = self.holdings.entry(holding.office.clone()).or_default();
        let last = crate::period::days_after(holding.period.from, -1);
        for earlier in holdings.iter_mut().filter(|earlier| earlier.period.holds(holding.period.from)) {
            earlier.period = earlier.period.cut(last);
        }
        let held = self.held.entry(holding.employment.clone()).or_default();
        if !held.contains(&holding.office) {
            held.push(holding.office.clone());
        }
        holdings.push(holding);
    }

    pub(crate) fn leave(&mut self, office: &BodyId, on: Date) {
        for holding in
            self.holdings.get_mut(office).into_iter().flatten().filter(|holding| holding.period.holds(on))
        {
            holding.period = holding.period.cut(on);
        }
    }
}

/// Decides whether a person may be registered, with a first employment.
pub(crate) fn register(
    world: &World,
    request: &Request,
    name: &str,
    at: &BodyId,
    title: &str,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let name = crate::organisation::checked(name)?;
    let person = PersonId::free(&name, |id| world.people.person(id).is_some());
    let hired = hire(world, request, &person, at, title, from)?;
    Ok(Outcome::of(Event::PersonRegistered { person, name }).and(hired).because(ground))
}

/// Decides whether a person may be employed somewhere.
pub(crate) fn employ(
    world: &World,
    request: &Request,
    person: &PersonId,
    at: &BodyId,
    title: &str,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    world.person(person)?;
    Ok(Outcome::of(hire(world, request, person, at, title, from)?).because(ground))
}

fn hire(
    world: &World,
    request: &Request,
    person: &PersonId,
    at: &BodyId,
    title: &str,
    from: Option<Date>,
) -> Result<Event, Refusal> {
    if !matches!(world.body(at)?.kind, BodyKind::Administration | BodyKind::Principal | BodyKind::Board) {
        return Err(Refusal::mistake("at", Why::NotAnEmployer { body: at.clone() }));
    }
    let title = crate::organisation::checked(title)?;
    let taken = |id: &EmploymentId| world.people.employment(id).is_some();
    let employment = EmploymentId::free(&format!("{person} {at}"), taken);
    let from = from.unwrap_or(request.now.today);
    Ok(Event::EmploymentStarted { employment, person: person.clone(), at: at.clone(), title, from })
}

/// Decides whether an employment may end. The seats and offices bound to it fall vacant by themselves.
pub(crate) fn leave(
    world: &World,
    request: &Request,
    employment: &EmploymentId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let known = world.employment(employment)?;
    let on = on.unwrap_or(request.now.today);
    if on < known.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: known.period.from }));
    }
    if known.period.until.is_some_and(|until| until <= on) {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    Ok(Outcome::of(Event::EmploymentEnded { employment: employment.clone(), on }).because(ground))
}

/// Decides whether somebody may take an office. Whoever held it leaves it the day before.
pub(crate) fn take_office(
    world: &World,
    request: &Request,
    office: &BodyId,
    employment: &EmploymentId,
    from: Option<Date>,
    until: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    if world.body(office)?.kind != BodyKind::Office {
        return Err(Refusal::mistake("office", Why::NotAnOffice { body: office.clone() }));
    }
    let period = Period { from: from.unwrap_or(request.now.today), until }.right_way_round()?;
    if !world.employment(employment)?.period.holds(period.from) {
        return Err(Refusal::mistake("employment", Why::NotEmployedThen { employment: employment.clone() }));
    }
    if world.people.holdings(office).iter().any(|holding| period.from < holding.period.from) {
        return Err(Refusal::mistake("from", Why::OutOfOrder));
    }
    let event = Event::OfficeTaken { office: office.clone(), employment: employment.clone(), period };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether an office may be left.
pub(crate) fn leave_office(
    world: &World,
    request: &Request,
    office: &BodyId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let on = on.unwrap_or(request.now.today);
    if world.people.holder(office, on).is_none() {
        return Err(Refusal::new(Why::OfficeVacant { office: office.clone() }));
    }
    Ok(Outcome::of(Event::OfficeLeft { office: office.clone(), on }).because(ground))
}

/// Decides whether contact data may be kept. It becomes a blob; the event holds only its digest.
pub(crate) fn keep_contact(
    world: &World,
    request: &Request,
    id: &PersonId,
    contact: &str,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    world.person(id)?;
    if contact.trim().is_empty() {
        return Err(Refusal::mistake("contact", Why::NameMissing));
    }
    let blob = contact.trim().as_bytes().to_vec();
    let event = Event::ContactRecorded { person: id.clone(), contact: Digest::of(&blob) };
    Ok(Outcome::of(event).because(ground).with_blob(blob))
}

/// Decides whether contact data may be erased. The desk erases the blob; the chain stays whole.
pub(crate) fn erase_contact(world: &World, request: &Request, id: &PersonId) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let Some(contact) = world.person(id)?.contact else {
        return Err(Refusal::new(Why::NothingToErase));
    };
    Ok(Outcome::of(Event::ContactErased { person: id.clone(), contact }).because(ground))
}
