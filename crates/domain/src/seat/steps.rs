//! What a charter asks for before somebody sits on a seat: who appoints, whose proposal, whose advice, by which routine.
//!
//! Where a charter says it twice, both are asked for; where it names two appointers, either may, for the text contradicts
//! itself and the program does not choose.

use super::{Prepared, Role, Seat, quota::is_a};
use crate::{
    BodyId, EmploymentId, World,
    grounds::NormRef,
    organisation::{Party, fold, is_group_noun},
    refusal::Who,
};
use jiff::civil::Date;
use samordna_charter::{Norm, Rule, norm::Names};

/// What a norm says of how a seat is filled.
pub(super) struct Says<'a> {
    pub by: &'a Names,
    after_proposal_from: Option<&'a Names>,
    after_consulting: &'a [String],
    pub from_among: Option<&'a str>,
    pub holder: Option<&'a str>,
    pub procedure: Option<&'a str>,
    pub registry_number: Option<&'a str>,
    of: Option<&'a str>,
}

impl<'a> Says<'a> {
    fn by(by: &'a Names) -> Self {
        Self {
            by,
            after_proposal_from: None,
            after_consulting: &[],
            from_among: None,
            holder: None,
            procedure: None,
            registry_number: None,
            of: None,
        }
    }

    /// What a rule says of filling a seat with this role; none where it is about something else.
    fn of(role: &Role, rule: &'a Rule) -> Option<Self> {
        macro_rules! chair {
            ($says:expr) => {
                Self {
                    after_proposal_from: Some(&$says.after_proposal_from),
                    after_consulting: &$says.after_consulting,
                    from_among: $says.from_among.as_deref(),
                    holder: $says.holder.as_deref(),
                    procedure: $says.procedure.as_deref(),
                    registry_number: $says.registry_number.as_deref(),
                    ..Self::by(&$says.by)
                }
            };
        }
        Some(match (role, rule) {
            (Role::Chair, Rule::ChairAppointment(says)) => chair!(says),
            (Role::ViceChair, Rule::ViceChairAppointment(says)) => chair!(says),
            (Role::Member, Rule::MemberAppointment(says)) => Self {
                after_proposal_from: Some(&says.after_proposal_from),
                of: says.of.as_deref(),
                ..Self::by(&says.by)
            },
            (Role::Substitute { .. }, Rule::MemberAppointment(says)) => {
                Self { of: says.of.as_deref(), ..Self::by(&says.by) }
            }
            (Role::Substitute { .. }, Rule::SubstituteRequired(says)) => Self::by(&says.by),
            (Role::CoOpted, Rule::CoOption(says)) => Self::by(&says.by),
            (Role::ContactPerson, Rule::ContactPerson(says)) => Self::by(&says.by),
            _ => return None,
        })
    }
}

/// The norms in force on a day that say how a seat is filled.
pub(super) fn says<'a>(world: &'a World, seat: &Seat, on: Date) -> Vec<(NormRef, &'a Norm, Says<'a>)> {
    let all = world.norms_in_force(&seat.id.group, on);
    let all: Vec<_> =
        all.filter_map(|(at, norm)| Says::of(&seat.role, &norm.rule).map(|says| (at, norm, says))).collect();
    // A charter may give each kind of member an appointer of its own: those count that are about this seat's unit.
    let Some(unit) = &seat.unit else { return all };
    let is_about = |says: &Says<'_>| {
        let of = says.of.is_none_or(|of| is_of(world, unit, of, on));
        of && (says.by.is_empty() || says.by.iter().any(|name| fits(world, seat, unit, name, on)))
    };
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, _, says)| is_about(says));
    if own.iter().any(|(_, _, says)| !says.by.is_empty()) {
        own
    } else {
        own.into_iter().chain(others).collect()
    }
}

/// *Regionens ledamöter*, *Närhälsan*: the unit is the one, or one of those, whose members are meant.
fn is_of(world: &World, unit: &BodyId, of: &str, on: Date) -> bool {
    let owner = of.rsplit_once(' ').map_or(of, |(owner, _)| owner);
    [of, owner].iter().any(|name| super::side::is_from(world, unit, name, on) || is_a(world, unit, name, on))
}

/// An appointer that has to do with the unit: the head of it, an office in it, the group itself whose seat it is.
fn fits(world: &World, seat: &Seat, unit: &BodyId, name: &str, on: Date) -> bool {
    match Party::of(world, Some(&seat.id.group), name, on) {
        Party::Body(body) => {
            let above = world.organisation.upwards(unit).any(|above| above.id == body);
            above || world.organisation.belongs(unit, &body)
        }
        Party::OneOf(bodies) => bodies.iter().any(|body| world.organisation.belongs(unit, body)),
        Party::HeadOfUnit => {
            let is_group = world.groups.get(unit).is_some();
            let noun = fold(name);
            let is_kind = noun.starts_with("kommun") || noun.starts_with("region");
            (is_group_noun(name) == is_group) && (!is_kind || is_a(world, unit, name, on))
        }
        Party::Role(_)
        | Party::Group
        | Party::Commissioner
        | Party::WithoutChair
        | Party::InTurn
        | Party::Unknown => false,
    }
}

/// The names that the charter in force gives for who appoints to a seat, norm by norm.
pub fn appointers<'a>(world: &'a World, seat: &Seat, on: Date) -> Vec<(NormRef, Vec<&'a str>)> {
    let named = says(world, seat, on).into_iter().filter(|(_, _, says)| !says.by.is_empty());
    named
        .map(|(at, _, says)| {
            let all: Vec<&str> = says.by.iter().collect();
            let own: Vec<&str> = match &seat.unit {
                Some(unit) => all.iter().copied().filter(|name| fits(world, seat, unit, name, on)).collect(),
                None => Vec::new(),
            };
            (at, if own.is_empty() { all } else { own })
        })
        .collect()
}

/// Who fills a seat on a day, as an answer to *who can?*.
pub(crate) fn fillers(world: &World, seat: &Seat, on: Date) -> Vec<Who> {
    let mut all: Vec<Who> = Vec::new();
    let named = appointers(world, seat, on).into_iter().flat_map(|(_, names)| names);
    for name in named {
        let party = Party::of(world, Some(&seat.id.group), name, on);
        let who = world.who(&party, &seat.id.group, seat.unit.as_ref(), on);
        if !all.contains(&who) {
            all.push(who);
        }
    }
    all
}

/// Something that has to be there before somebody is appointed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The norm that asks for it.
    pub at: NormRef,
    /// Whose, as the charter names them.
    pub name: String,
    /// The bodies that are meant: one of them is enough. None where the name is nobody's.
    pub bodies: Vec<BodyId>,
}

/// All that has to be there before somebody is appointed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// Whose proposals.
    pub proposals: Vec<Step>,
    /// Who is consulted.
    pub consultations: Vec<Step>,
    /// The routine that is followed: its name or number, and the norm that points to it.
    pub routine: Option<(NormRef, String)>,
}

impl Steps {
    /// Nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Step {
    /// The proposals of this step on a seat.
    pub fn proposals<'a>(&'a self, seat: &'a Seat) -> impl Iterator<Item = &'a Prepared> {
        seat.prepared.iter().filter(|one| match one {
            Prepared::Proposed { by, .. } => self.bodies.contains(by),
            Prepared::Consulted { .. } => false,
        })
    }

    /// Somebody is proposed, or this person is.
    pub fn has_proposed(&self, seat: &Seat, who: Option<&EmploymentId>) -> bool {
        self.proposals(seat).any(|one| match one {
            Prepared::Proposed { employment, .. } => who.is_none_or(|who| who == employment),
            Prepared::Consulted { .. } => false,
        })
    }

    /// The consultations of this step on a seat.
    pub fn consultations<'a>(&'a self, seat: &'a Seat) -> impl Iterator<Item = &'a Prepared> {
        seat.prepared.iter().filter(|one| match one {
            Prepared::Consulted { with, .. } => self.bodies.contains(with),
            Prepared::Proposed { .. } => false,
        })
    }

    /// It was consulted, about this person or about the seat as such.
    pub fn has_consulted(&self, seat: &Seat, who: Option<&EmploymentId>) -> bool {
        self.consultations(seat).any(|one| match one {
            Prepared::Consulted { employment, .. } => {
                who.is_none() || employment.is_none() || employment.as_ref() == who
            }
            Prepared::Proposed { .. } => false,
        })
    }
}

/// What the charter in force asks for before somebody is put on a seat.
pub fn steps(world: &World, seat: &Seat, on: Date) -> Steps {
    let mut steps = Steps::default();
    for (at, _, says) in says(world, seat, on) {
        let step = |name: &str| Step {
            at: at.clone(),
            name: name.to_owned(),
            bodies: bodies_of(world, seat, name, on),
        };
        let add = |to: &mut Vec<Step>, name: &str| {
            let step = step(name);
            if !to.iter().any(|known| known.name == step.name) {
                to.push(step);
            }
        };
        for name in says.after_proposal_from.into_iter().flat_map(Names::iter) {
            add(&mut steps.proposals, name);
        }
        for name in says.after_consulting {
            add(&mut steps.consultations, name);
        }
        if steps.routine.is_none() {
            let cited = says.registry_number.or(says.procedure);
            steps.routine = cited.map(|cited| (at.clone(), cited.to_owned()));
        }
    }
    steps
}

/// The bodies that a name stands for, where one speaks for all: of the heads of administrations, any that has a seat.
fn bodies_of(world: &World, seat: &Seat, name: &str, on: Date) -> Vec<BodyId> {
    let group = &seat.id.group;
    match Party::of(world, Some(group), name, on) {
        Party::Body(body) => vec![body],
        Party::OneOf(bodies) => bodies,
        Party::HeadOfUnit => homes(world, seat, on),
        Party::Role(_) | Party::Group => vec![group.clone()],
        Party::Commissioner => world.commissioner(group, on).into_iter().collect(),
        Party::WithoutChair => world.without_chair(group, on),
        Party::InTurn => world.in_turn(group, on),
        // Managers within the administrations speak through the heads of these.
        Party::Unknown if is_managers(name) => {
            let own = seat.unit.as_ref().and_then(|unit| world.organisation.administration(unit));
            own.map_or_else(|| homes(world, seat, on), |own| vec![own.id.clone()])
        }
        Party::Unknown => Vec::new(),
    }
}

/// The administrations that have a seat in the group, by id.
fn homes(world: &World, seat: &Seat, on: Date) -> Vec<BodyId> {
    let group = world.groups.get(&seat.id.group);
    let seats = group.into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let units = seats.filter_map(|seat| seat.unit.as_ref());
    let homes = units.filter_map(|unit| world.organisation.administration(unit));
    let mut homes: Vec<BodyId> = homes.map(|home| home.id.clone()).collect();
    homes.sort_unstable();
    homes.dedup();
    homes
}

/// *Verksamhetscheferna*, *områdescheferna*: posts that the organisation does not name one by one.
fn is_managers(name: &str) -> bool {
    let is_common = name.chars().next().is_some_and(char::is_lowercase);
    is_common
        && ["chefer", "cheferna"]
            .iter()
            .any(|ending| name.split(' ').next().unwrap_or(name).ends_with(ending))
}
