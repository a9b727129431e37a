//! What somebody is on a day, by seats and offices: what their first screen and their list of things to do follow from.
//!
//! A person may be several things at once. What each of them may do, the domain decides and not this file.

use jiff::civil::Date;
use samordna_domain::{
    BodyId, Language, PersonId, World,
    group::Group,
    organisation::{BodyKind, OfficeDuty},
    seat::{Role, Seat},
};

/// What somebody is.
pub(crate) struct Roles<'a> {
    person: PersonId,
    /// The seats they hold in groups that exist, group by group.
    pub seats: Vec<(&'a Group, &'a Seat)>,
    /// The offices they hold.
    pub offices: Vec<&'a BodyId>,
    /// The principals and administrations that they head.
    pub heads: Vec<&'a BodyId>,
    pub is_registrar: bool,
}

/// Why somebody follows a group without running it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Watch {
    Contact,
    Commissioner,
    Head,
}

impl Watch {
    pub(crate) fn label(self, l: Language) -> &'static str {
        match self {
            Self::Contact => l.pick("Kontaktperson", "Contact person"),
            Self::Commissioner => l.pick("Uppdragsgivare", "Commissioner"),
            Self::Head => l.pick("Chef för en enhet i gruppen", "Head of a unit in the group"),
        }
    }
}

impl<'a> Roles<'a> {
    /// What this person is on the day.
    pub(crate) fn of(world: &'a World, person: &PersonId, on: Date) -> Self {
        let mut seats = Vec::new();
        for group in world.groups.iter().filter(|group| group.exists(on)) {
            let own = group.seats(on).filter(|seat| {
                world.held(seat, on).is_some_and(|(_, employment)| employment.person == *person)
            });
            seats.extend(own.map(|seat| (group, seat)));
        }
        let offices = world.people.offices(person, on);
        let headed = offices.iter().filter_map(|office| world.organisation.body(office)).filter(|office| {
            office.kind == BodyKind::Office && office.duty == Some(OfficeDuty::Head) && office.exists(on)
        });
        let heads = headed.filter_map(|office| office.of.as_ref()).collect();
        Self { person: person.clone(), seats, heads, is_registrar: world.is_registrar(person, on), offices }
    }

    /// Nothing at all.
    pub(crate) fn is_none(&self) -> bool {
        self.seats.is_empty() && self.offices.is_empty()
    }

    /// The roles they have in a group.
    pub(crate) fn in_group<'b>(&'b self, group: &'b BodyId) -> impl Iterator<Item = &'b Role> + use<'a, 'b> {
        self.seats.iter().filter(move |(of, _)| of.id == *group).map(|(_, seat)| &seat.role)
    }

    /// They run the group: what it owes is theirs to see to.
    pub(crate) fn runs(&self, group: &BodyId) -> bool {
        self.in_group(group).any(is_running)
    }

    /// Why they follow a group; none where they do not.
    pub(crate) fn watches(&self, world: &World, group: &Group, on: Date) -> Option<Watch> {
        if self.in_group(&group.id).any(|role| *role == Role::ContactPerson) {
            return Some(Watch::Contact);
        }
        let commissioner = world.commissioner(&group.id, on);
        if commissioner.is_some_and(|body| world.acts_for(&self.person, &body, on)) {
            return Some(Watch::Commissioner);
        }
        let units = group.seats(on).filter_map(|seat| seat.unit.as_ref());
        let mut homes = units.flat_map(|unit| world.organisation.upwards(unit));
        homes.any(|home| self.heads.contains(&&home.id)).then_some(Watch::Head)
    }
}

/// The roles that see to what a group owes.
pub(crate) fn is_running(role: &Role) -> bool {
    match role {
        Role::Chair | Role::ViceChair | Role::Coordinator | Role::Secretary => true,
        Role::Member | Role::Substitute { .. } | Role::CoOpted | Role::ContactPerson => false,
    }
}
