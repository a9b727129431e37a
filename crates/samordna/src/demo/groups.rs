//! The groups: formed with a drafted charter, adopted, seated; then people leave, coordinators report, some are dissolved.

use super::{
    builder::{Builder, Done, Stop, registered},
    region::Group,
};
use samordna_charter::{Kind, Rule, norm::TermRole, reading::GroupType};
use samordna_desk::Accepted;
use samordna_domain::{
    Actor, BodyId, CharterId, Command, EmploymentId, Event, SeatId, assess_group,
    duty::{DutyKey, DutyState},
    period::days_after,
    seat::Role,
};
use std::collections::HashSet;

/// Whose seats follow from what they are: the group, the organisation whose seat it is, and the post; a group for its chair.
const BY_OFFICE: [(&str, &str, &str); 6] = [
    ("styr-journal", "koncernkontoret", "hs-direktor"),
    ("ledning-primarvard", "narhalsan", "narhalsan"),
    ("ledning-primarvard", "regionhalsan", "regionhalsan"),
    ("ledning-namnd", "koncernkontoret", "hs-direktor"),
    ("sor-tand", "folktandvarden", "folktandvarden"),
    ("lpo-psykisk-halsa", "nu-sjukvarden", "sor-psykiatri"),
];

/// What nobody has got round to: the group, and what its charter asks for.
const FORGOTTEN: [(&str, Kind); 2] = [("vs-skaraborg", Kind::Evaluation), ("sor-aldre", Kind::Distribution)];

/// A seat to be filled.
pub(super) struct Place {
    pub role: Role,
    pub unit: Option<BodyId>,
    pub who: Option<EmploymentId>,
    pub leaves: bool,
}

impl<'a> Builder<'a> {
    /// The group is formed, and its charter read and put under it.
    pub(super) fn form(&mut self, group: &'a Group) -> Done {
        let on = Some(self.day);
        let parent = group.parent.as_deref().map(|parent| self.body(parent)).transpose()?;
        let command =
            Command::FormGroup { name: group.name.clone(), group_type: group.group_type, parent, on };
        let id = registered(&self.as_whoever_may(command, &document(group))?)?;
        self.bodies.insert(&group.id, id.clone());
        self.aliases(&group.id, &group.aliases)?;

        let text = self.region.charter(group).ok_or_else(|| Stop::Unknown(group.text.clone()))?;
        let name = format!("{id}.md");
        let read = self.as_registrar(vec![Command::ReadCharter { name, text }])?;
        let charter = read.iter().flat_map(|accepted| &accepted.events).find_map(|event| match event {
            Event::CharterRead { charter, .. } => Some(charter.clone()),
            _ => None,
        });
        let charter: CharterId = charter.ok_or_else(|| Stop::Unknown(group.text.clone()))?;
        self.charters.insert(&group.id, charter.clone());
        self.as_registrar(vec![Command::PlaceCharter { charter: charter.clone(), group: id }])?;
        if let Some(endorsed) = &group.endorsed {
            let body = self.body(&endorsed.by)?;
            let command = Command::EndorseCharter { charter, body, on: Some(endorsed.on.0) };
            self.as_whoever_may(command, &format!("Protokoll {}", endorsed.on.0))?;
        }
        // A group that is still forming has its seats, and those who have begun to meet sit on them.
        if group.adopted.is_none() {
            self.seat(group, group.chair.is_some())?;
        }
        Ok(())
    }

    /// Everyone signs who has to, and the seats are filled.
    pub(super) fn adopt(&mut self, group: &'a Group) -> Done {
        let is_adopted = |accepted: &Accepted| {
            accepted.events.iter().any(|event| matches!(event, Event::CharterAdopted { .. }))
        };
        while !is_adopted(&self.sign(group)?) {}
        self.seat(group, true)
    }

    /// One adopter signs; the other has not yet.
    pub(super) fn first_signature(&mut self, group: &'a Group) -> Done {
        self.sign(group).map(drop)
    }

    fn sign(&self, group: &Group) -> Done<Accepted> {
        let charter = self.charter(group)?;
        let command = Command::SignCharter { charter, line: None, on: Some(self.day), from: None };
        self.as_whoever_may(command, &document(group))
    }

    /// Establishes the group's seats, and fills those that are to be filled.
    fn seat(&mut self, group: &'a Group, fill: bool) -> Done {
        let places = self.places(group, fill)?;
        let mut seats = Vec::new();
        for (seat, place) in self.establish(group, &places)?.into_iter().zip(&places) {
            self.fill(group, &seat, place)?;
            seats.push(seat);
        }
        if group.substitutes {
            self.substitutes(group, &places, &seats, fill)?;
        }
        Ok(())
    }

    /// Who is to sit where: members, then chair, vice chair, contact person, coordinator.
    fn places(&mut self, group: &'a Group, fill: bool) -> Done<Vec<Place>> {
        let mut there = HashSet::new();
        let mut vacant = group.vacant.clone();
        let mut places = Vec::new();
        for (at, organisation) in group.seats.iter().enumerate() {
            let unit = self.body(group.units.get(at).unwrap_or(organisation))?;
            let leaves = vacant.iter().position(|empty| empty == organisation).map(|at| vacant.remove(at));
            let mut place =
                Place { role: Role::Member, unit: Some(unit), who: None, leaves: leaves.is_some() };
            if fill {
                place.who = Some(if place.leaves {
                    self.newcomer(organisation)?
                } else {
                    self.sender(group, organisation, &mut there)?
                });
            }
            places.push(place);
        }
        let chair = self.chair(group, &places, fill, &mut there)?;
        if self.says(group, |rule| matches!(rule, Rule::ViceChairAppointment(_)))? {
            places.extend(self.vice_chair(&places, &chair));
        }
        places.push(chair);
        if self.says(
            group,
            |rule| matches!(rule, Rule::Rotation(says) if says.roles.contains(&TermRole::Secretary)),
        )? {
            places.extend(secretary(&places));
        }
        places.extend(self.contact_and_coordinator(group)?);
        Ok(places)
    }

    /// A council's chair is somebody of their own; elsewhere the chair is one of the members.
    fn chair(
        &mut self,
        group: &Group,
        members: &[Place],
        fill: bool,
        there: &mut HashSet<EmploymentId>,
    ) -> Done<Place> {
        let from = group.chair.as_ref().or(group.seats.first());
        let unit = from.map(|from| self.body(from)).transpose()?;
        let mut chair = Place { role: Role::Chair, unit, who: None, leaves: group.chair.is_none() };
        let Some(from) = from.filter(|_| fill) else { return Ok(chair) };
        let is_apart = matches!(
            group.group_type,
            GroupType::CoordinationCouncil
                | GroupType::Council
                | GroupType::SteeringGroup
                | GroupType::ManagementGroup
        );
        let among = || {
            let mut members = members.iter().filter(|place| !place.leaves && place.unit == chair.unit);
            members.find_map(|place| place.who.clone())
        };
        chair.who = match among().filter(|_| !is_apart) {
            _ if chair.leaves => Some(self.newcomer(from)?),
            Some(member) => Some(member),
            None => Some(self.sender(group, from, there)?),
        };
        Ok(chair)
    }

    /// One of the members, from another principal than the chair where there is one.
    fn vice_chair(&self, members: &[Place], chair: &Place) -> Option<Place> {
        let sits =
            || members.iter().filter(|place| !place.leaves && place.who.is_some() && place.who != chair.who);
        let principal = |place: &Place| {
            let unit = place.unit.clone()?;
            self.look(|world| world.organisation.principal(&unit).map(|body| body.id.clone()))
        };
        let other = sits().find(|place| principal(place) != principal(chair)).or_else(|| sits().next())?;
        Some(Place { role: Role::ViceChair, unit: other.unit.clone(), who: other.who.clone(), leaves: false })
    }

    fn contact_and_coordinator(&mut self, group: &Group) -> Done<Vec<Place>> {
        let mut places = Vec::new();
        // A subgroup has the contact person of the council above it, and nobody is appointed apart.
        let from = match group.group_type {
            GroupType::CoordinationCouncil | GroupType::Council => Some(group.contact.as_ref()),
            _ => None,
        };
        if let Some(from) = from {
            let unit = from.map(|from| self.body(from)).transpose()?;
            let who = from.and_then(|from| self.staff.holder(from)).cloned();
            places.push(Place { role: Role::ContactPerson, unit, who, leaves: false });
        }
        if let Some(is_filled) = group.coordinator {
            let home = "koncernkontoret";
            let who = if is_filled { self.staff.send(home, &HashSet::new()) } else { None };
            places.push(Place { role: Role::Coordinator, unit: Some(self.body(home)?), who, leaves: false });
        }
        Ok(places)
    }

    fn substitutes(&mut self, group: &'a Group, members: &[Place], seats: &[SeatId], fill: bool) -> Done {
        let mut there: HashSet<EmploymentId> = members.iter().filter_map(|place| place.who.clone()).collect();
        let mut vacant = group.vacant_substitutes.clone();
        let mut places = Vec::new();
        for ((organisation, member), seat) in group.seats.iter().zip(members).zip(seats) {
            let is_empty =
                vacant.iter().position(|empty| empty == organisation).map(|at| vacant.remove(at)).is_some();
            let role = Role::Substitute { of: seat.clone() };
            let who =
                if fill && !is_empty { Some(self.sender(group, organisation, &mut there)?) } else { None };
            places.push(Place { role, unit: member.unit.clone(), who, leaves: false });
        }
        for (seat, place) in self.establish(group, &places)?.iter().zip(&places) {
            self.fill(group, seat, place)?;
        }
        Ok(())
    }

    /// Those leave whose seats stand vacant afterwards: a chair for another task, others for another employer.
    pub(super) fn departures(&mut self, group: &'a Group) -> Done {
        for (seat, employment) in self.leaving.remove(group.id.as_str()).unwrap_or_default() {
            let role = self.look(|world| world.seat(&seat).map(|seat| seat.role.clone()).ok());
            if role == Some(Role::Chair) {
                let reason = "Har fått ett annat uppdrag.".to_owned();
                let command = Command::EndAppointment { seat, on: Some(self.day), reason };
                self.as_whoever_may(command, &document(group))?;
                continue;
            }
            self.as_registrar(vec![Command::EndEmployment { employment, on: Some(self.day) }])?;
        }
        Ok(())
    }

    /// The group is dissolved.
    pub(super) fn dissolve(&mut self, group: &'a Group) -> Done {
        let reason = group.reason.clone().unwrap_or_default();
        let command = Command::DissolveGroup { group: self.body(&group.id)?, on: Some(self.day), reason };
        self.as_whoever_may(command, &document(group)).map(drop)
    }

    /// Coordinators and chairs report what has been done, but for what nobody has got round to.
    pub(super) fn reports(&mut self) -> Done {
        for group in &self.region.group {
            let Some(id) = self.bodies.get(group.id.as_str()).cloned() else { continue };
            self.terms(group, &id)?;
            self.plan_tasks(group, &id)?;
            for (duty, kind) in self.look(|world| done_by_now(world, &id, self.day)) {
                if FORGOTTEN.contains(&(group.id.as_str(), kind)) {
                    continue;
                }
                let note = match kind {
                    Kind::Distribution => "Utskickat enligt sändlistan.",
                    _ => "Genomfört och anmält till uppdragsgivaren.",
                };
                let command = Command::MeetDuty { duty, on: Some(self.day), note: note.to_owned() };
                self.as_actor(self.reporter(&id), command)?;
            }
        }
        Ok(())
    }

    /// Whoever reports for a group: its coordinator, else its chair, else the registrar.
    pub(super) fn reporter(&self, group: &BodyId) -> Actor {
        let person = self.look(|world| {
            [Role::Coordinator, Role::Chair].iter().find_map(|role| {
                let employment = world.role_holders(group, role, self.day).next()?;
                world.people.employment(employment).map(|known| known.person.clone())
            })
        });
        person.map_or_else(|| self.registrar(), Actor::Person)
    }

    /// Whom an organisation sends: by office where the charter says so, else the next in turn, else somebody new.
    fn sender(
        &mut self,
        group: &Group,
        organisation: &str,
        there: &mut HashSet<EmploymentId>,
    ) -> Done<EmploymentId> {
        let by_office = BY_OFFICE.iter().find(|(known, from, _)| *known == group.id && *from == organisation);
        let by_office = by_office.and_then(|(_, _, post)| self.staff.holder(post)).cloned();
        let sent =
            by_office.filter(|who| !there.contains(who)).or_else(|| self.staff.send(organisation, there));
        let sent = match sent {
            Some(sent) => sent,
            None => self.newcomer(organisation)?,
        };
        there.insert(sent.clone());
        Ok(sent)
    }

    /// Somebody new at an organisation.
    fn newcomer(&mut self, organisation: &str) -> Done<EmploymentId> {
        let name = self.names.deal();
        let at = self.body(organisation)?;
        self.hire(name, at, "enhetschef".to_owned())
    }

    fn charter(&self, group: &Group) -> Done<CharterId> {
        self.charters.get(group.id.as_str()).cloned().ok_or_else(|| Stop::Unknown(group.id.clone()))
    }

    /// The group's charter has such a rule.
    pub(super) fn says(&self, group: &Group, is_it: impl Fn(&Rule) -> bool) -> Done<bool> {
        let id = self.charter(group)?;
        let says = self.look(|world| {
            world.charter(&id).is_some_and(|charter| charter.standing().any(|(_, norm)| is_it(&norm.rule)))
        });
        Ok(says)
    }
}

/// One of the members keeps the notes, where members do so in turn.
fn secretary(places: &[Place]) -> Option<Place> {
    let member = places.iter().rfind(|place| place.role == Role::Member && !place.leaves)?;
    Some(Place { role: Role::Secretary, unit: member.unit.clone(), who: member.who.clone(), leaves: false })
}

/// What shows a decision that was made outside the program.
pub(super) fn document(group: &Group) -> String {
    match (&group.registry_number, group.adopted) {
        (Some(number), _) => number.clone(),
        (None, Some(day)) => format!("Protokoll {}", day.0),
        (None, None) => format!("Protokoll {}", group.formed.0),
    }
}

/// The duties of a group that would be seen to by now: those due within a month, or late.
fn done_by_now(
    world: &samordna_domain::World,
    group: &BodyId,
    on: jiff::civil::Date,
) -> Vec<(DutyKey, Kind)> {
    let Some(assessed) = assess_group(world, group, on) else { return Vec::new() };
    let soon = days_after(on, 31);
    let open = assessed.duties.into_iter().filter(|duty| {
        matches!(duty.state, DutyState::DueSoon | DutyState::Overdue)
            && duty.due.is_some_and(|due| due <= soon)
            && !duty.way.is_seen()
    });
    let kind = |key: &DutyKey| world.charter(&key.charter)?.norm(key.norm).map(|norm| norm.rule.kind());
    // A charter that ends is renewed by another; that is no matter of reporting.
    open.filter_map(|duty| kind(&duty.key).map(|kind| (duty.key, kind)))
        .filter(|(_, kind)| *kind != Kind::Validity)
        .collect()
}
