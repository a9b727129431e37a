//! Which seats a quota is about: those of the whole group, of a named body, or of the units of a kind.

use super::{Role, Seat};
use crate::{
    BodyId, World,
    grounds::NormRef,
    organisation::{BodyKind, Party, fold},
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::SeatQuota};

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
