//! The way up: to whom a matter goes that nobody here may decide, as the charter in force says.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use crate::{
    BodyId, World,
    grounds::{Basis, House, NormRef},
    matter::{Addressee, addressee},
    organisation::{Party, fold},
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Escalation as Says};

/// To whom a matter goes next, and by which rule.
#[derive(Clone, Debug, PartialEq)]
pub struct EscalationWay {
    /// Who has it next.
    pub to: Addressee,
    /// Where it goes on to from there.
    pub beyond: Option<Addressee>,
    /// The rule.
    pub basis: Basis,
    /// Who lifts it, where the charter says so.
    pub by: Option<String>,
}

impl EscalationWay {
    /// The norm, where it is a charter's.
    pub fn norm(&self) -> Option<&NormRef> {
        match &self.basis {
            Basis::Norm(at) => Some(at),
            Basis::Law(_) | Basis::House(_) => None,
        }
    }

    /// The charter says nothing, and the program's own rule is followed.
    pub fn is_gap(&self) -> bool {
        matches!(self.basis, Basis::House(_))
    }
}

/// The next addressee of a matter; of one administration's part of it, where a unit is given.
pub fn next_addressee(world: &World, group: &BodyId, unit: Option<&BodyId>, on: Date) -> EscalationWay {
    ways(world, group, unit, on).into_iter().next().unwrap_or_else(|| gap(world, group, on))
}

/// Every way up that the charter in force has: the one for missing mandates first, then one that goes through somebody.
pub fn ways(world: &World, group: &BodyId, unit: Option<&BodyId>, on: Date) -> Vec<EscalationWay> {
    let says = world.norms_in_force(group, on).filter_map(|(at, norm)| match &norm.rule {
        Rule::Escalation(says) if !says.to.is_empty() || says.via.is_some() => Some((at, says)),
        _ => None,
    });
    let mut says: Vec<(NormRef, &Says)> = says.collect();
    says.sort_by_key(|(at, says)| (rank(says), at.norm));
    says.into_iter().map(|(at, says)| by_norm(world, group, unit, at, says, on)).collect()
}

fn rank(says: &Says) -> u8 {
    let is_for_mandates = says.when.as_deref().is_some_and(|when| fold(when).contains("mandat"));
    match (is_for_mandates, says.via.is_some()) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

fn by_norm(
    world: &World,
    group: &BodyId,
    unit: Option<&BodyId>,
    at: NormRef,
    says: &Says,
    on: Date,
) -> EscalationWay {
    // One administration's part goes up its own line; the whole matter to somebody above all of them.
    let fits = |name: &&String| is_line(name) == unit.is_some();
    let name = says.to.iter().find(fits).or_else(|| says.to.first());
    let goal = name.map(|name| goal(world, group, unit, name, on));
    let through = says.via.as_deref().map(|name| addressee(world, group, name, on));
    let (to, beyond) = match (through, goal) {
        (Some(through), goal) => (through, goal),
        (None, Some(goal)) => (goal, None),
        (None, None) => return gap(world, group, on),
    };
    EscalationWay { to, beyond, basis: Basis::Norm(at), by: says.who.clone() }
}

/// *Inom förvaltningen* and *linjen* mean the head of the administration in question.
fn is_line(name: &str) -> bool {
    let folded = fold(name);
    folded.contains("förvaltning") || folded.contains("linj")
}

/// Whom a way leads to.
fn goal(world: &World, group: &BodyId, unit: Option<&BodyId>, name: &str, on: Date) -> Addressee {
    let home = unit.filter(|_| is_line(name)).and_then(|unit| world.organisation.administration(unit));
    if let Some(home) = home {
        return Addressee::Body(home.id.clone());
    }
    let folded = fold(name);
    if let Some((_, role)) = folded.rsplit_once(' ').filter(|(_, role)| *role == "kontaktperson")
        && let Party::Role(role) = Party::of(world, Some(group), role, on)
    {
        return Addressee::Role { role, group: group.clone() };
    }
    addressee(world, group, name, on)
}

/// The charter has a gap: the matter goes to whoever gave the group its task.
fn gap(world: &World, group: &BodyId, on: Date) -> EscalationWay {
    let above = || world.groups.get(group).and_then(|group| group.parent.clone());
    let registrar = || world.registrars(on).next().cloned();
    let body = world.commissioner(group, on).or_else(above).or_else(registrar);
    EscalationWay {
        to: body.map_or_else(|| Addressee::Named("uppdragsgivaren".to_owned()), Addressee::Body),
        beyond: None,
        basis: Basis::House(House::GapGoesToTheCommissioner),
        by: None,
    }
}
