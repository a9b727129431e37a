//! Looking things up, with a no where they are not there.

use crate::{
    BodyId, CharterId, EmploymentId, PersonId, Refusal, SeatId, World,
    charter::Charter,
    group::Group,
    organisation::Body,
    person::{Employment, Person},
    refusal::Why,
    seat::Seat,
};
use jiff::civil::Date;

impl World {
    /// A body, or that there is none.
    pub fn body(&self, id: &BodyId) -> Result<&Body, Refusal> {
        self.organisation.body(id).ok_or_else(|| Refusal::new(Why::NoSuchBody { body: id.clone() }))
    }

    /// A group, or that there is none.
    pub fn group(&self, id: &BodyId) -> Result<&Group, Refusal> {
        self.groups.get(id).ok_or_else(|| Refusal::new(Why::NoSuchGroup { group: id.clone() }))
    }

    /// A person, or that there is none.
    pub fn person(&self, id: &PersonId) -> Result<&Person, Refusal> {
        self.people.person(id).ok_or_else(|| Refusal::new(Why::NoSuchPerson { person: id.clone() }))
    }

    /// An employment, or that there is none.
    pub fn employment(&self, id: &EmploymentId) -> Result<&Employment, Refusal> {
        self.people
            .employment(id)
            .ok_or_else(|| Refusal::new(Why::NoSuchEmployment { employment: id.clone() }))
    }

    /// A charter, or that there is none.
    pub fn known_charter(&self, id: &CharterId) -> Result<&Charter, Refusal> {
        self.charter(id).ok_or_else(|| Refusal::new(Why::NoSuchCharter { charter: id.clone() }))
    }

    /// A seat, or that there is none.
    pub fn seat(&self, id: &SeatId) -> Result<&Seat, Refusal> {
        let seat =
            self.groups.get(&id.group).and_then(|group| group.seats.iter().find(|seat| seat.id == *id));
        seat.ok_or_else(|| Refusal::new(Why::NoSuchSeat { seat: id.clone() }))
    }

    /// The offices whose holders keep the register.
    pub fn registrars(&self, on: Date) -> impl Iterator<Item = &BodyId> {
        self.organisation.registrars().filter(move |office| office.exists(on)).map(|office| &office.id)
    }

    /// A person is a registrar on a day.
    pub fn is_registrar(&self, person: &PersonId, on: Date) -> bool {
        self.registrars(on).any(|office| self.acts_for(person, office, on))
    }
}
