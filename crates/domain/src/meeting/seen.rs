//! Who sees what of a group's meetings: everybody what the charter has published, staff the agendas, the group's own
//! and their guests the papers.

use super::{Invitee, Meeting};
use crate::{BodyId, EmploymentId, PersonId, World, organisation::Party, seat::Role};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{Publication, Published},
};

/// How much somebody sees of a meeting; each is more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing.
    Nothing,
    /// When it is, and how.
    Dates,
    /// The agenda too, and who was there by role.
    Agenda,
    /// The papers too.
    Papers,
}

/// A norm has something published where everybody reaches it; an intranet is for those who have signed in.
fn publishes(world: &World, says: &Publication, what: Published) -> bool {
    let is_public = |place: &String| world.publications.kind_of(Some(place)).is_open();
    says.what.contains(&what) && (says.r#where.is_empty() || says.r#where.iter().any(is_public))
}

impl World {
    /// What everybody sees of a group's meetings, by the charter in force on the day: the dates where it has dates
    /// published, the agenda and the papers where it has papers published.
    pub fn public_sight(&self, group: &BodyId, on: Date) -> Sight {
        let seen = self.norms_in_force(group, on).filter_map(|(_, norm)| {
            let Rule::Publication(says) = &norm.rule else { return None };
            if publishes(self, says, Published::Papers) {
                return Some(Sight::Papers);
            }
            publishes(self, says, Published::Dates).then_some(Sight::Dates)
        });
        seen.max().unwrap_or(Sight::Nothing)
    }

    /// What somebody sees of a group's meetings as such; nobody is whoever has not signed in.
    pub fn sight(&self, person: Option<&PersonId>, group: &BodyId, on: Date) -> Sight {
        let Some(person) = person else { return self.public_sight(group, on) };
        if self.is_of_the_group(person, group, on) || self.is_registrar(person, on) {
            return Sight::Papers;
        }
        self.public_sight(group, on).max(Sight::Agenda)
    }

    /// What somebody sees of a meeting: a guest sees what the group's own see.
    pub fn sight_of(&self, person: Option<&PersonId>, meeting: &Meeting, on: Date) -> Sight {
        let sight = self.sight(person, &meeting.id.group, on);
        let Some(person) = person.filter(|_| sight < Sight::Papers) else { return sight };
        let is_invited = self.guest_employments(meeting).any(|id| self.is_theirs(person, id));
        let attends = self.attending(&meeting.id.group, on).iter().any(|id| self.is_theirs(person, id));
        if is_invited || attends { Sight::Papers } else { sight }
    }

    fn is_theirs(&self, person: &PersonId, employment: &EmploymentId) -> bool {
        self.people.employment(employment).is_some_and(|known| known.person == *person)
    }

    fn guest_employments<'a>(
        &self,
        meeting: &'a Meeting,
    ) -> impl Iterator<Item = &'a EmploymentId> + use<'a> {
        meeting.invited().filter_map(|guest| match &guest.who {
            Invitee::Employed { employment } => Some(employment),
            Invitee::Other { .. } => None,
        })
    }

    /// The person has a seat in the group, of whatever role.
    pub fn is_of_the_group(&self, person: &PersonId, group: &BodyId, on: Date) -> bool {
        let Some(known) = self.groups.get(group) else { return false };
        let held = known.seats(on).filter_map(|seat| self.holder(seat, on));
        held.into_iter().any(|held| self.is_theirs(person, &held.employment))
    }

    /// Who may attend a group's meetings without a seat in it: whom its own charter, or the charter of a group under it,
    /// lets attend (row 183: the contact person of a subgroup attends its parent's meetings).
    pub fn attending(&self, group: &BodyId, on: Date) -> Vec<EmploymentId> {
        let under = self.groups.under(group).filter(|under| under.exists(on)).map(|under| &under.id);
        let mut all = Vec::new();
        for from in std::iter::once(group).chain(under) {
            for (_, norm) in self.norms_in_force(from, on) {
                let Rule::ExOfficioAttendance(says) = &norm.rule else { continue };
                let is_here = match says.body.as_deref() {
                    None => from == group,
                    Some(body) => match Party::of(self, Some(from), body, on) {
                        Party::Body(body) => body == *group,
                        Party::Group => from == group,
                        Party::OneOf(_)
                        | Party::HeadOfUnit
                        | Party::Role(_)
                        | Party::Commissioner
                        | Party::WithoutChair
                        | Party::InTurn
                        | Party::Unknown => self.is_called(group, body, on) && from != group,
                    },
                };
                if let Some(who) = says.who.as_deref().filter(|_| is_here) {
                    all.extend(self.attendee(from, who, on));
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A short form of the group's name, as *SOR* for *samordningsråd*: the text means the group it stands under.
    fn is_called(&self, group: &BodyId, name: &str, on: Date) -> bool {
        let own = self.organisation.name(group, on).to_lowercase();
        let name = name.to_lowercase();
        let is_short = name == "sor" && own.starts_with("samordningsråd");
        is_short || own.starts_with(&name)
    }

    /// The employment that a charter's words for who attends mean. The parent's contact person is the representative.
    fn attendee(&self, from: &BodyId, who: &str, on: Date) -> Option<EmploymentId> {
        let role = |role: &Role| {
            let own = self.role_holders(from, role, on).next();
            let parent = self.groups.get(from).and_then(|group| group.parent.as_ref());
            own.or_else(|| self.role_holders(parent?, role, on).next()).cloned()
        };
        match Party::of(self, Some(from), who, on) {
            Party::Role(wanted) => role(&wanted),
            Party::Body(office) => self.people.holder(&office, on).map(|known| known.id.clone()),
            Party::Group => role(&Role::Chair),
            Party::OneOf(_)
            | Party::HeadOfUnit
            | Party::Commissioner
            | Party::WithoutChair
            | Party::InTurn
            | Party::Unknown => {
                who.to_lowercase().contains("representant").then(|| role(&Role::ContactPerson)).flatten()
            }
        }
    }

    /// A person's own meetings of the groups that they sit in, are guests of or attend, in these years, by day.
    pub fn meetings_of(&self, person: &PersonId, first: i16, last: i16, on: Date) -> Vec<&Meeting> {
        let mut all = Vec::new();
        for group in self.groups.iter().filter(|group| group.exists(on)) {
            let is_theirs = self.is_of_the_group(person, &group.id, on);
            for meeting in self.meetings.in_years(&group.id, first, last) {
                let is_guest = || self.guest_employments(meeting).any(|id| self.is_theirs(person, id));
                if is_theirs || is_guest() {
                    all.push(meeting);
                }
            }
        }
        all.sort_by_key(|meeting| (meeting.slot, meeting.id.clone()));
        all
    }
}
