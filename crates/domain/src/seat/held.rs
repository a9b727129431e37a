//! Who sits where on a day, as far as everything that can cut an appointment short is known.

use super::{Appointment, Role, Seat};
use crate::{
    BodyId, EmploymentId, Period, PersonId, World,
    charter::Charter,
    organisation::{BodyKind, OfficeDuty, Party},
    period::days_after,
    person::Employment,
};
use jiff::civil::Date;
use samordna_charter::{Kind, Rule};

impl World {
    /// Who holds a seat on a day: appointed, still employed where they were, and still in the body that they come from.
    pub fn holder<'a>(&'a self, seat: &'a Seat, on: Date) -> Option<&'a Appointment> {
        self.held(seat, on).map(|(appointment, _)| appointment)
    }

    /// Who holds a seat on a day, and by which employment.
    pub fn held<'a>(&'a self, seat: &'a Seat, on: Date) -> Option<(&'a Appointment, &'a Employment)> {
        self.held_until(seat, on).map(|(held, _)| held)
    }

    /// The same, and the last day that they hold it; none where there is no end.
    pub(crate) fn held_until<'a>(
        &'a self,
        seat: &'a Seat,
        on: Date,
    ) -> Option<((&'a Appointment, &'a Employment), Option<Date>)> {
        let appointment = seat.appointment(on)?;
        let employment = self.people.employment(&appointment.employment)?;
        let lapse = self.lapse(appointment);
        if !employment.period.holds(on) || lapse.is_some_and(|last| last < on) {
            return None;
        }
        let last = [appointment.period.until, employment.period.until, lapse].into_iter().flatten().min();
        Some(((appointment, employment), last))
    }

    /// The last day of an appointment, by itself or by whatever it rests on; none where there is no end.
    pub fn last_day(&self, appointment: &Appointment) -> Option<Date> {
        let left = self.people.employment(&appointment.employment).and_then(|known| known.period.until);
        [appointment.period.until, left, self.lapse(appointment)].into_iter().flatten().min()
    }

    /// The last day before the first on which whoever was appointed is not in the body that they come from (row 94).
    fn lapse(&self, appointment: &Appointment) -> Option<Date> {
        let body = appointment.while_in.as_ref()?;
        let person = &self.people.employment(&appointment.employment)?.person;
        let mut periods = self.memberships(person, body);
        periods.sort_unstable();
        let mut last = days_after(appointment.period.from, -1);
        for period in periods.into_iter().filter(|period| !period.is_inside_out()) {
            if period.from > days_after(last, 1) {
                break;
            }
            match period.until {
                Some(until) => last = last.max(until),
                None => return None,
            }
        }
        Some(last)
    }

    /// A person is in a body on a day: on a seat of the group, at a post of the board, in the office, or employed there.
    pub fn is_in(&self, person: &PersonId, body: &BodyId, on: Date) -> bool {
        self.memberships(person, body).iter().any(|period| period.holds(on))
    }

    /// The program knows who is in a body of several: an office is one, and nobody is drawn from it.
    pub(crate) fn is_counted(&self, body: &BodyId) -> bool {
        let Some(known) = self.organisation.body(body) else { return false };
        match known.kind {
            BodyKind::Board => {
                let mut parts = self.organisation.parts(body);
                !known.posts.is_empty()
                    || parts.any(|part| part.kind == BodyKind::Office && part.duty.is_none())
            }
            BodyKind::Group => self.groups.get(body).is_some_and(|group| !group.seats.is_empty()),
            BodyKind::Principal | BodyKind::Administration => true,
            BodyKind::Office => false,
        }
    }

    /// When a person is in a body. Whoever is only invited, or a contact person, is not in it.
    fn memberships(&self, person: &PersonId, body: &BodyId) -> Vec<Period> {
        let Some(known) = self.organisation.body(body) else { return Vec::new() };
        match known.kind {
            BodyKind::Group => self.sittings(person, body),
            BodyKind::Board => {
                let posts = known.posts.iter().flat_map(|(post, period)| self.in_post(person, post, *period));
                let offices = self.organisation.parts(body).filter(|part| part.kind == BodyKind::Office);
                let own =
                    offices.flat_map(|office| self.in_post(person, &office.id, Period::since(Date::MIN)));
                posts.chain(own).collect()
            }
            BodyKind::Office => self.in_post(person, body, Period::since(Date::MIN)),
            BodyKind::Principal | BodyKind::Administration => {
                let within = |at: &BodyId| self.organisation.upwards(at).any(|above| above.id == *body);
                let employments = self.people.employments(person).filter(|one| within(&one.at));
                employments.map(|one| one.period).collect()
            }
        }
    }

    fn sittings(&self, person: &PersonId, group: &BodyId) -> Vec<Period> {
        let seats = self.groups.get(group).into_iter().flat_map(|group| &group.seats);
        let seats = seats.filter(|seat| !matches!(seat.role, Role::ContactPerson | Role::CoOpted));
        let all = seats.flat_map(|seat| &seat.appointments);
        let own = all.filter(|one| self.is_person(&one.employment, person));
        own.map(|one| Period { from: one.period.from, until: self.last_day(one) }).collect()
    }

    /// When a person has a post, within a period; a body's post is that of its head.
    fn in_post(&self, person: &PersonId, post: &BodyId, within: Period) -> Vec<Period> {
        let heads = self.organisation.parts(post).filter(|part| part.duty == Some(OfficeDuty::Head));
        let offices = std::iter::once(post).chain(heads.map(|head| &head.id));
        let holdings = offices.flat_map(|office| self.people.holdings(office));
        let own = holdings.filter(|holding| self.is_person(&holding.employment, person));
        own.map(|holding| {
            let left = self.people.employment(&holding.employment).and_then(|known| known.period.until);
            Period {
                from: holding.period.from.max(within.from),
                until: [holding.period.until, left, within.until].into_iter().flatten().min(),
            }
        })
        .collect()
    }

    pub(super) fn is_person(&self, employment: &EmploymentId, person: &PersonId) -> bool {
        self.people.employment(employment).is_some_and(|known| known.person == *person)
    }

    /// Since when a seat has been empty; none when somebody holds it.
    pub fn vacant_since(&self, seat: &Seat, on: Date) -> Option<Date> {
        if self.holder(seat, on).is_some() {
            return None;
        }
        let ends = seat.appointments.iter().filter_map(|appointment| {
            self.last_day(appointment).filter(|last| appointment.period.from <= *last)
        });
        let last = ends.filter(|end| seat.period.from <= *end && *end < on).max();
        Some(last.map_or(seat.period.from, |last| days_after(last, 1)))
    }

    /// A person holds a seat of this role in the group on the day.
    pub fn has_role(&self, person: &PersonId, group: &BodyId, role: &Role, on: Date) -> bool {
        self.role_holders(group, role, on).any(|employment| self.is_person(employment, person))
    }

    /// Who has a role in a group on a day: on a seat of its own, or by what the group has from another: the contact
    /// person that its charter says it shares, the coordinator that it was given a part of.
    pub fn role_holders<'a>(
        &'a self,
        group: &BodyId,
        role: &'a Role,
        on: Date,
    ) -> impl Iterator<Item = &'a EmploymentId> {
        let own = self.groups.get(group).into_iter().flat_map(move |group| group.seats_of(role, on));
        let own = own.filter_map(move |seat| self.holder(seat, on)).map(|held| &held.employment);
        let elsewhere = match role {
            Role::ContactPerson => self.contact_elsewhere(group, on),
            Role::Coordinator => {
                self.shared_coordinator(group, on).and_then(|shared| self.seat(&shared.seat).ok())
            }
            Role::Chair
            | Role::ViceChair
            | Role::Member
            | Role::Substitute { .. }
            | Role::CoOpted
            | Role::Secretary => None,
        };
        let other = elsewhere.into_iter().filter_map(move |seat| self.holder(seat, on));
        own.chain(other.map(|held| &held.employment))
    }

    /// The group whose contact person is also this one's, by the charter in force (row 104).
    pub fn contact_from(&self, group: &BodyId, on: Date) -> Option<BodyId> {
        self.contact_by(self.charter_in_force(group, on)?, group, on)
    }

    /// The same, by this charter.
    pub(crate) fn contact_by(&self, charter: &Charter, group: &BodyId, on: Date) -> Option<BodyId> {
        let name = charter.of_kind(Kind::ContactPerson).find_map(|(_, norm)| {
            let Rule::ContactPerson(says) = &norm.rule else { return None };
            says.same_as.as_deref()
        })?;
        if let Party::Body(body) = Party::of(self, Some(group), name, on)
            && self.groups.get(&body).is_some()
        {
            return Some(body);
        }
        self.groups.get(group)?.parent.clone()
    }

    fn contact_elsewhere(&self, group: &BodyId, on: Date) -> Option<&Seat> {
        let other = self.contact_from(group, on).filter(|other| other != group)?;
        self.groups.get(&other)?.seats_of(&Role::ContactPerson, on).next()
    }
}
