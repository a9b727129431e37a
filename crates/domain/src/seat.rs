//! Seats: whose they are, in which role, who sits on them and since when. An empty seat is a thing of its own.
//!
//! **Invariant:** one person at a time on a seat; one standing chair seat and one vice chair seat a group.

use crate::{
    BodyId, EmploymentId, Event, Period, PersonId, Refusal, SeatId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    organisation::Party,
    person::Employment,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Language, Rule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a seat is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ordförande.
    Chair,
    /// Vice ordförande.
    ViceChair,
    /// Ledamot.
    Member,
    /// Ersättare for the regular member on this seat.
    Substitute {
        /// The regular member's seat.
        of: SeatId,
    },
    /// Adjungerad.
    CoOpted,
    /// Kontaktperson.
    ContactPerson,
    /// Koordinator.
    Coordinator,
    /// Sekreterare.
    Secretary,
}

impl Role {
    /// The role in words.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Chair => language.pick("Ordförande", "Chair"),
            Self::ViceChair => language.pick("Vice ordförande", "Vice chair"),
            Self::Member => language.pick("Ledamot", "Member"),
            Self::Substitute { .. } => language.pick("Ersättare", "Substitute"),
            Self::CoOpted => language.pick("Adjungerad", "Co-opted"),
            Self::ContactPerson => language.pick("Kontaktperson", "Contact person"),
            Self::Coordinator => language.pick("Koordinator", "Coordinator"),
            Self::Secretary => language.pick("Sekreterare", "Secretary"),
        }
    }

    /// A group has at most one standing seat of this role.
    fn is_single(&self) -> bool {
        matches!(self, Self::Chair | Self::ViceChair | Self::ContactPerson)
    }
}

/// Somebody on a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// Who.
    pub employment: EmploymentId,
    /// When.
    pub period: Period,
    /// The day the charter's demands on a member were last attested for them.
    pub attested: Option<Date>,
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The unit whose seat it is.
    pub unit: Option<BodyId>,
    /// What it is for.
    pub role: Role,
    /// What it is for beside the role, as *stöd och beredning* (row 108).
    pub purpose: Option<String>,
    /// When it stands.
    pub period: Period,
    /// Who has sat on it, oldest first.
    pub appointments: Vec<Appointment>,
}

impl Seat {
    /// Who sits on it on a day, by appointment; see [`World::holder`] for whether they still have the employment.
    pub fn appointment(&self, on: Date) -> Option<&Appointment> {
        self.appointments.iter().rfind(|appointment| appointment.period.holds(on))
    }
}

impl World {
    /// Who holds a seat on a day: appointed, and still employed where they were.
    pub fn holder<'a>(&'a self, seat: &'a Seat, on: Date) -> Option<&'a Appointment> {
        self.held(seat, on).map(|(appointment, _)| appointment)
    }

    /// Who holds a seat on a day, and by which employment.
    pub fn held<'a>(&'a self, seat: &'a Seat, on: Date) -> Option<(&'a Appointment, &'a Employment)> {
        let appointment = seat.appointment(on)?;
        let employment = self.people.employment(&appointment.employment)?;
        employment.period.holds(on).then_some((appointment, employment))
    }

    /// Since when a seat has been empty; none when somebody holds it.
    pub fn vacant_since(&self, seat: &Seat, on: Date) -> Option<Date> {
        if self.holder(seat, on).is_some() {
            return None;
        }
        let ends = seat.appointments.iter().filter_map(|appointment| {
            let left = self.people.employment(&appointment.employment).and_then(|known| known.period.until);
            [appointment.period.until, left].into_iter().flatten().min()
        });
        let last = ends.filter(|end| *end < on).max();
        Some(last.map_or(seat.period.from, |last| crate::period::days_after(last, 1)))
    }

    /// A person holds a seat of this role in the group on the day.
    pub fn has_role(&self, person: &PersonId, group: &BodyId, role: &Role, on: Date) -> bool {
        self.role_holders(group, role, on).any(|employment| {
            self.people.employment(employment).is_some_and(|employment| employment.person == *person)
        })
    }

    /// Who holds the seats of a role in a group on a day.
    pub fn role_holders<'a>(
        &'a self,
        group: &BodyId,
        role: &'a Role,
        on: Date,
    ) -> impl Iterator<Item = &'a EmploymentId> {
        let seats = self.groups.get(group).into_iter().flat_map(move |group| group.seats_of(role, on));
        seats.filter_map(move |seat| self.holder(seat, on)).map(|appointment| &appointment.employment)
    }
}

/// Decides whether a seat may be established: by the registrar, the group's chair or its coordinator.
pub(crate) fn establish(
    world: &World,
    request: &Request,
    id: &BodyId,
    role: Role,
    unit: Option<&BodyId>,
    purpose: Option<String>,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let group = world.group(id)?;
    let from = from.unwrap_or(request.now.today);
    let ground = keeper(world, request, id)?;
    if !group.exists(from) {
        return Err(Refusal::mistake("from", Why::GroupNotThere { group: id.clone(), on: from }));
    }
    if let Some(unit) = unit {
        world.body(unit)?;
    }
    if role.is_single() && group.seats_of(&role, from).next().is_some() {
        return Err(Refusal::new(Why::OneOfThese { role }).by(Ground::house(House::OneChair, Fact::Nothing)));
    }
    if let Role::Substitute { of } = &role {
        let regular = world.seat(of)?;
        if of.group != *id || regular.role != Role::Member {
            return Err(Refusal::mistake("role", Why::NotARegularSeat { seat: of.clone() }));
        }
    }
    let purpose = purpose
        .filter(|text| !text.trim().is_empty())
        .map(|text| crate::organisation::checked(&text))
        .transpose()?;
    let number = u32::try_from(group.seats.len()).unwrap_or(u32::MAX).saturating_add(1);
    let seat = SeatId { group: id.clone(), number };
    Ok(Outcome::of(Event::SeatEstablished { seat, role, unit: unit.cloned(), purpose, from }).because(ground))
}

/// Decides whether a seat may be taken away. Somebody on it has to leave first.
pub(crate) fn abolish(
    world: &World,
    request: &Request,
    id: &SeatId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = keeper(world, request, &id.group)?;
    let seat = world.seat(id)?;
    let on = on.unwrap_or(request.now.today);
    if !seat.period.holds(on) {
        return Err(Refusal::new(Why::SeatNotThere { seat: id.clone(), on }));
    }
    if world.holder(seat, on).is_some() {
        return Err(Refusal::new(Why::SeatTaken { seat: id.clone() }));
    }
    Ok(Outcome::of(Event::SeatAbolished { seat: id.clone(), on }).because(ground))
}

/// The ground on which whoever asks keeps a group's own things: its chair, its coordinator or the registrar.
pub(crate) fn keeper(world: &World, request: &Request, group: &BodyId) -> Result<Ground, Refusal> {
    let person = request.person()?;
    let today = request.now.today;
    if [Role::Chair, Role::Coordinator].iter().any(|role| world.has_role(person, group, role, today)) {
        return Ok(Ground::house(House::ChairAndCoordinatorKeepTheGroup, Fact::Nothing));
    }
    request.registrar(world).map_err(|no| {
        no.by(Ground::house(House::ChairAndCoordinatorKeepTheGroup, Fact::Nothing)).who(
            [Role::Chair, Role::Coordinator].map(|role| world.who(&Party::Role(role), group, None, today)),
        )
    })
}

/// Decides whether somebody may be put on a seat: by whom the charter in force that day says.
///
/// Where the charter says nothing, and for what was decided outside the program, the registrar records it.
pub(crate) fn appoint(
    world: &World,
    request: &Request,
    id: &SeatId,
    employment: &EmploymentId,
    from: Option<Date>,
    until: Option<Date>,
) -> Result<Outcome, Refusal> {
    let seat = world.seat(id)?;
    let period = Period { from: from.unwrap_or(request.now.today), until };
    if period.is_inside_out() {
        return Err(Refusal::mistake("until", Why::InsideOut { period }));
    }
    if !seat.period.holds(period.from) {
        return Err(Refusal::mistake("from", Why::SeatNotThere { seat: id.clone(), on: period.from }));
    }
    let who = world.employment(employment)?;
    if !who.period.holds(period.from) {
        return Err(Refusal::mistake("employment", Why::NotEmployedThen { employment: employment.clone() }));
    }
    let ground = who_may_appoint(world, request, seat, period.from)?;
    if let Some(earlier) = seat.appointments.iter().find(|earlier| earlier.period.overlaps(&period)) {
        return Err(Refusal::new(Why::SeatHeld { by: earlier.employment.clone(), period: earlier.period })
            .by(Ground::house(House::TermsDoNotOverlap, Fact::Nothing)));
    }
    let twice = world.group(&id.group)?.seats(period.from).find(|other| {
        let now = world.holder(other, period.from).map(|held| &held.employment);
        other.id != *id && other.role == seat.role && now == Some(employment)
    });
    if let Some(twice) = twice {
        return Err(Refusal::mistake("employment", Why::AlreadyOnSeat { seat: twice.id.clone() }));
    }
    let event = Event::Appointed { seat: id.clone(), employment: employment.clone(), period };
    Ok(Outcome::of(event).because(ground))
}

/// The names that the charter in force gives for who appoints to a seat, and the norm that says so.
pub fn appointers<'a>(
    world: &'a World,
    seat: &Seat,
    on: Date,
) -> Option<(crate::grounds::NormRef, Vec<&'a str>)> {
    world.norms_in_force(&seat.id.group, on).find_map(|(at, norm)| {
        let by = match (&seat.role, &norm.rule) {
            (Role::Chair, Rule::ChairAppointment(says)) => &says.by,
            (Role::ViceChair, Rule::ViceChairAppointment(says)) => &says.by,
            (Role::Member, Rule::MemberAppointment(says)) => &says.by,
            (Role::Substitute { .. }, Rule::SubstituteRequired(says)) => &says.by,
            (Role::Substitute { .. }, Rule::MemberAppointment(says)) => &says.by,
            (Role::CoOpted, Rule::CoOption(says)) => &says.by,
            (Role::ContactPerson, Rule::ContactPerson(says)) => &says.by,
            _ => return None,
        };
        (!by.is_empty()).then(|| (at, by.iter().collect()))
    })
}

fn who_may_appoint(world: &World, request: &Request, seat: &Seat, on: Date) -> Result<Ground, Refusal> {
    let group = &seat.id.group;
    let Some((at, names)) = appointers(world, seat, on) else {
        return keeper(world, request, group);
    };
    let person = request.person()?;
    let unit = seat.unit.as_ref();
    let parties: Vec<Party> = names.iter().map(|name| Party::of(world, Some(group), name, on)).collect();
    if parties.iter().any(|party| party.may_act(world, person, group, unit, on)) {
        return Ok(Ground::norm(at, Fact::Nothing));
    }
    request.records_or(world, || {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Refusal::new(Why::OnlyTheyAppoint { role: seat.role.clone(), names })
            .by(Ground::norm(at, Fact::Nothing))
            .who(parties.iter().map(|party| world.who(party, group, unit, on)))
    })
}

/// Decides whether somebody may be taken off a seat: by whoever may appoint to it.
pub(crate) fn end(
    world: &World,
    request: &Request,
    id: &SeatId,
    on: Option<Date>,
    reason: &str,
) -> Result<Outcome, Refusal> {
    let seat = world.seat(id)?;
    let on = on.unwrap_or(request.now.today);
    if reason.trim().is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    if seat.appointment(on).is_none() {
        return Err(Refusal::new(Why::SeatVacant { seat: id.clone() }));
    }
    let ground = who_may_appoint(world, request, seat, on)?;
    let event = Event::AppointmentEnded { seat: id.clone(), on, reason: reason.trim().to_owned() };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether the charter's demands on a member may be attested: by whoever may appoint to the seat.
pub(crate) fn attest(world: &World, request: &Request, id: &SeatId) -> Result<Outcome, Refusal> {
    let seat = world.seat(id)?;
    let today = request.now.today;
    if world.holder(seat, today).is_none() {
        return Err(Refusal::new(Why::SeatVacant { seat: id.clone() }));
    }
    let ground = who_may_appoint(world, request, seat, today)?;
    Ok(Outcome::of(Event::EligibilityAttested { seat: id.clone(), on: today }).because(ground))
}
