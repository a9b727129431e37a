//! From which side somebody comes, where a role moves between sides: a principal, an administration, *kommunerna*.
//!
//! An association of municipalities, as VästKom, speaks for all of them: it is a principal without administrations.

use super::Role;
use crate::{
    BodyId, EmploymentId, World,
    organisation::{Body, BodyKind, Party, fold},
};
use jiff::civil::Date;
use samordna_charter::{Kind, Rule, norm::TermRole};

/// A side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// One of those that the charter names, by its place among them.
    Named(usize),
    /// A principal, where the charter names none.
    Principal(BodyId),
}

/// How far a name in a charter reaches.
enum Reach<'a> {
    /// To a body and all that belongs to it.
    Body(&'a Body),
    /// To the municipalities.
    Municipal,
    /// To the regions.
    Regional,
}

fn is_municipal(folded: &str) -> bool {
    folded.contains("kom") && !folded.contains("kompetens")
}

fn reach<'a>(world: &'a World, name: &str, on: Date) -> Option<Reach<'a>> {
    let folded = fold(name);
    if let Some(body) = world.organisation.named(name, on).next() {
        let bare = matches!(body.kind, BodyKind::Board | BodyKind::Office | BodyKind::Group);
        let home = if bare { world.organisation.principal(&body.id) } else { Some(body) };
        if let Some(home) = home {
            return Some(Reach::Body(home));
        }
    }
    // *Region Västs ledning*: a part that no body has the name of, or that belongs to nobody, by whose it is.
    let principals = world.organisation.bodies().filter(|body| body.kind == BodyKind::Principal);
    let owner = principals.filter(|body| body.exists(on)).find(|body| {
        let names = body.names.iter().filter(|name| name.period.holds(on));
        names.map(|name| fold(&name.text)).any(|own| !own.is_empty() && is_of(&folded, &own))
    });
    if let Some(owner) = owner {
        return Some(Reach::Body(owner));
    }
    if folded.starts_with("kommun") {
        return Some(Reach::Municipal);
    }
    folded.starts_with("region").then_some(Reach::Regional)
}

/// The name begins with that of an owner, in base form or in the genitive.
fn is_of(name: &str, owner: &str) -> bool {
    name.strip_prefix(owner).is_some_and(|rest| {
        let rest = rest.strip_prefix("ens").or_else(|| rest.strip_prefix('s')).unwrap_or(rest);
        rest.is_empty() || rest.starts_with(' ')
    })
}

impl Reach<'_> {
    fn holds(&self, world: &World, at: &BodyId, on: Date) -> bool {
        let principal = world.organisation.principal(at);
        let name = principal.map(|body| fold(body.name(on))).unwrap_or_default();
        match self {
            Self::Municipal => is_municipal(&name),
            Self::Regional => name.contains("region"),
            Self::Body(body) => {
                let within = world.organisation.upwards(at).any(|above| above.id == body.id);
                within || (is_association(world, body, on) && name.ends_with("kommun"))
            }
        }
    }
}

/// A principal that speaks for municipalities: it is named for them, is none itself, and has no administrations.
fn is_association(world: &World, body: &Body, on: Date) -> bool {
    let name = fold(body.name(on));
    let parts = world.organisation.parts(&body.id);
    body.kind == BodyKind::Principal
        && is_municipal(&name)
        && !name.ends_with("kommun")
        && !parts.into_iter().any(|part| part.kind == BodyKind::Administration)
}

/// Whoever works at this body comes from the side that a charter calls so.
pub(crate) fn is_from(world: &World, at: &BodyId, name: &str, on: Date) -> bool {
    reach(world, name, on).is_some_and(|reach| reach.holds(world, at, on))
}

/// The program can tell who comes from a side.
pub(crate) fn is_known_side(world: &World, name: &str, on: Date) -> bool {
    reach(world, name, on).is_some()
}

/// The side that somebody comes from; none where the charter names sides, and they come from none of them.
pub fn side_of(world: &World, between: &[String], who: &EmploymentId, on: Date) -> Option<Side> {
    let at = &world.people.employment(who)?.at;
    if between.is_empty() {
        return world.organisation.principal(at).map(|body| Side::Principal(body.id.clone()));
    }
    between.iter().position(|name| is_from(world, at, name, on)).map(Side::Named)
}

impl Side {
    /// As the charter calls it, or the principal's name.
    pub(crate) fn name(&self, world: &World, between: &[String], on: Date) -> String {
        match self {
            Self::Named(at) => between.get(*at).cloned().unwrap_or_default(),
            Self::Principal(body) => world.organisation.name(body, on).to_owned(),
        }
    }
}

impl World {
    /// The sides between which the chair of a group moves, as its charter names them.
    pub(crate) fn sides(&self, group: &BodyId, on: Date) -> Vec<String> {
        let Some(charter) = self.charter_in_force(group, on) else { return Vec::new() };
        let mut rotations = charter.of_kind(Kind::Rotation);
        let between = rotations.find_map(|(_, norm)| {
            let Rule::Rotation(says) = &norm.rule else { return None };
            says.roles.contains(&TermRole::Chair).then(|| says.between.clone())
        });
        between.unwrap_or_default()
    }

    /// Whose administration serves the group, where that follows the chair: the chair's principal (row 111).
    pub fn secretariat(&self, group: &BodyId, on: Date) -> Option<BodyId> {
        let charter = self.charter_in_force(group, on)?;
        let mut says = charter.of_kind(Kind::Secretariat);
        let follows = says.any(
            |(_, norm)| matches!(&norm.rule, Rule::Secretariat(says) if says.follows_chair == Some(true)),
        );
        let chair = self.role_holders(group, &Role::Chair, on).next().filter(|_| follows)?;
        let at = &self.people.employment(chair)?.at;
        self.organisation.principal(at).map(|body| body.id.clone())
    }

    /// The side that has the chair.
    pub(crate) fn chair_side(&self, group: &BodyId, on: Date) -> Option<Side> {
        let chair = self.role_holders(group, &Role::Chair, on).next()?;
        side_of(self, &self.sides(group, on), chair, on)
    }

    /// The bodies that act for the sides without the chair; without named sides, the principals that have seats.
    pub(crate) fn without_chair(&self, group: &BodyId, on: Date) -> Vec<BodyId> {
        let sides = self.sides(group, on);
        let Some(chair) = self.chair_side(group, on) else { return Vec::new() };
        if sides.is_empty() {
            let seats =
                self.groups.get(group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
            let units = seats.filter_map(|seat| seat.unit.as_ref());
            let principals = units.filter_map(|unit| self.organisation.principal(unit));
            let mut others: Vec<BodyId> = principals.map(|body| body.id.clone()).collect();
            others.sort_unstable();
            others.dedup();
            others.retain(|body| Side::Principal(body.clone()) != chair);
            return others;
        }
        let others = sides.iter().enumerate().filter(|(at, _)| Side::Named(*at) != chair);
        others.flat_map(|(_, name)| self.actors_of(group, name, on)).collect()
    }

    /// The bodies that act for the side whose turn it is to have the chair; before the first turn, for any of them.
    pub(crate) fn in_turn(&self, group: &BodyId, on: Date) -> Vec<BodyId> {
        let sides = self.sides(group, on);
        let seat = self.groups.get(group).and_then(|group| group.seats_of(&Role::Chair, on).next());
        let due = seat.and_then(|seat| super::tenure::due(self, seat, on));
        let names = sides
            .iter()
            .enumerate()
            .filter(|(at, _)| due.as_ref().is_none_or(|due| *due == Side::Named(*at)));
        names.flat_map(|(_, name)| self.actors_of(group, name, on)).collect()
    }

    /// The bodies that act for a side: the one that the charter names, and the principal that it belongs to.
    pub(crate) fn actors_of(&self, group: &BodyId, name: &str, on: Date) -> Vec<BodyId> {
        let named = match Party::of(self, Some(group), name, on) {
            Party::Body(body) => Some(body),
            Party::OneOf(_)
            | Party::HeadOfUnit
            | Party::Role(_)
            | Party::Group
            | Party::Commissioner
            | Party::WithoutChair
            | Party::InTurn
            | Party::Unknown => None,
        };
        let home = match reach(self, name, on) {
            Some(Reach::Body(body)) => Some(body.id.clone()),
            Some(Reach::Municipal | Reach::Regional) | None => None,
        };
        let mut actors: Vec<BodyId> = named.into_iter().chain(home).collect();
        actors.dedup();
        actors
    }
}
