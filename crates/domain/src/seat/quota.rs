//! Which seats a quota is about: those of the whole group, of a named body, or of the units of a kind.

use super::{Role, Seat};
use crate::{
    BodyId, World,
    grounds::NormRef,
    organisation::{BodyKind, Party, fold},
};
use jiff::civil::Date;
use samordna_charter::{Kind, Modality, Norm, Rule, norm::SeatQuota};

/// A quota is about this seat, by one of its names; a quota without a name is about every member's seat.
pub(crate) fn counts(world: &World, says: &SeatQuota, seat: &Seat, on: Date) -> bool {
    if seat.role != Role::Member || !fits_purpose(seat, says.role.as_deref()) {
        return false;
    }
    says.unit.is_empty() || says.unit.iter().any(|name| is_seat_of(world, name, seat, on))
}

/// The seat is that of the body with this name, or of a unit of the kind that the name says.
fn is_seat_of(world: &World, name: &str, seat: &Seat, on: Date) -> bool {
    let Some(unit) = &seat.unit else { return false };
    match Party::of(world, Some(&seat.id.group), name, on) {
        Party::Body(body) => world.organisation.upwards(unit).any(|above| above.id == body),
        Party::OneOf(_)
        | Party::HeadOfUnit
        | Party::Role(_)
        | Party::Group
        | Party::Commissioner
        | Party::WithoutChair
        | Party::InTurn
        | Party::Unknown => is_a(world, unit, name, on),
    }
}

/// The unit is what the noun says: a region, a municipality, an administration, a group.
pub(crate) fn is_a(world: &World, unit: &BodyId, noun: &str, on: Date) -> bool {
    let Some(body) = world.organisation.body(unit) else { return false };
    let (noun, name) = (fold(noun), fold(body.name(on)));
    let last = noun.split(' ').next_back().unwrap_or(&noun);
    let says = |word: &str| noun.split(' ').any(|part| part.starts_with(word));
    let is_called = body.names.iter().any(|name| name.period.holds(on) && fold(&name.text) == noun);
    is_called
        || name.contains(last)
        || (says("kommun") && body.kind == BodyKind::Principal && name.ends_with("kommun"))
        || (says("region") && body.kind == BodyKind::Principal && name.contains("region"))
        || (says("huvudm") && body.kind == BodyKind::Principal)
        || (says("förvaltning") && body.kind == BodyKind::Administration)
        || (is_groups(last) && body.kind == BodyKind::Group)
}

/// A noun for groups, folded: *vårdsamverkansgrupp*, *vårdsamverkansgrupper*.
fn is_groups(last: &str) -> bool {
    ["grupp", "grupper", "råd"].iter().any(|ending| last.ends_with(ending))
}

/// A seat for a purpose counts only where the quota is for that purpose.
pub(crate) fn fits_purpose(seat: &Seat, role: Option<&str>) -> bool {
    match (seat.purpose.as_deref(), role) {
        (None, None) => true,
        (Some(purpose), Some(role)) => fold(purpose) == fold(role),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// The sentence gives its number to each unit, and not to all of them together.
pub(crate) fn is_each(quote: &str) -> bool {
    let each = ["per", "var", "vardera", "varje", "respektive", "envar"];
    quote
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| each.contains(&word.to_lowercase().as_str()))
}

/// The first quota that is about a seat, those of a named unit before that of the whole group.
pub(super) fn quota_of(world: &World, seat: &Seat, on: Date) -> Option<NormRef> {
    let quotas = || {
        world.norms_in_force(&seat.id.group, on).filter_map(|(at, norm)| {
            let Rule::SeatQuota(says) = &norm.rule else { return None };
            counts(world, says, seat, on).then_some((at, says))
        })
    };
    let of_unit = quotas().find(|(_, says)| !says.unit.is_empty());
    of_unit.or_else(|| quotas().next()).map(|(at, _)| at)
}

/// How many members' seats the quotas in force come to, fewest and most (row 108); none where the charter counts none.
pub fn seats_wanted(world: &World, group: &BodyId, on: Date) -> Option<(u32, Option<u32>)> {
    let charter = world.charter_in_force(group, on)?;
    let quotas: Vec<(&Norm, &SeatQuota)> = charter
        .of_kind(Kind::SeatQuota)
        .filter_map(|(_, norm)| {
            let Rule::SeatQuota(says) = &norm.rule else { return None };
            Some((norm, says))
        })
        .collect();
    if quotas.iter().all(|(_, says)| says.unit.is_empty()) {
        let (_, whole) = quotas.first()?;
        return Some((whole.min.unwrap_or(0), whole.max));
    }
    let (mut fewest, mut most) = (0u32, Some(0u32));
    for (norm, says) in quotas.iter().filter(|(_, says)| !says.unit.is_empty()) {
        let units: u32 = says.unit.iter().map(|name| units_of(world, group, norm, name, on)).sum();
        if norm.modality == Modality::May {
            // What is permitted beside the number for each is only the difference.
            let each = quotas
                .iter()
                .filter(|(other, known)| other.modality != Modality::May && known.role == says.role);
            let each =
                each.filter(|(other, _)| is_each(&other.quote)).filter_map(|(_, known)| known.max).max();
            let more = says.max.map(|max| max.saturating_sub(each.unwrap_or(0)));
            most = most.zip(more).map(|(most, more)| most.saturating_add(more));
            continue;
        }
        fewest = fewest.saturating_add(says.min.unwrap_or(0).saturating_mul(units));
        most = most.zip(says.max).map(|(most, max)| most.saturating_add(max.saturating_mul(units)));
    }
    Some((fewest, most))
}

/// How many units a name of a quota stands for: one body, or each of those with a seat that are of the kind.
fn units_of(world: &World, group: &BodyId, norm: &Norm, name: &str, on: Date) -> u32 {
    let is_body = Party::of(world, Some(group), name, on).body().is_some();
    if is_body || !is_each(&norm.quote) {
        return 1;
    }
    let seats = world.groups.get(group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let mut units: Vec<&BodyId> = seats.filter_map(|seat| seat.unit.as_ref()).collect();
    units.sort_unstable();
    units.dedup();
    let there = units.into_iter().filter(|unit| is_a(world, unit, name, on)).count();
    u32::try_from(there).unwrap_or(u32::MAX)
}
