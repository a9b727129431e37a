//! Seats by quota (rows 105, 106, 108, 112): how many are filled, and how they are split between sides.

use crate::{
    BodyId,
    assess::{Case, Sat, Verdict},
    finding::{Class, Cure},
    grounds::Fact,
    organisation::Party,
    seat::{Role, Seat, SeatFact, fits_purpose, is_a, is_each, is_from, is_known_side},
};
use samordna_charter::{Kind, Modality, Norm, Rule, norm::SeatQuota};

impl<'a> Case<'a, '_> {
    /// Seats of the whole group, of a named body, or of each unit of a kind.
    pub(super) fn quota(&mut self, says: &'a SeatQuota, norm: &'a Norm) -> Verdict {
        if says.unit.is_empty() {
            let verdict = self.count(says, None, |_| true);
            return self.split(says, norm.modality, None, verdict, |_| true);
        }
        let mut met = None;
        for name in says.unit.iter() {
            let verdict = match self.party(name) {
                Party::Body(body) => {
                    let verdict = self.count(says, Some(&body), |seat| self.belongs(seat, &body));
                    self.split(says, norm.modality, Some(&body), verdict, |seat| self.belongs(seat, &body))
                }
                Party::OneOf(_)
                | Party::HeadOfUnit
                | Party::Role(_)
                | Party::Group
                | Party::Commissioner
                | Party::WithoutChair
                | Party::InTurn
                | Party::Unknown => self.of_a_kind(says, name, norm),
            };
            if let Verdict::Broken { .. } | Verdict::Unclear { .. } = verdict {
                return verdict;
            }
            met = Some(verdict);
        }
        met.unwrap_or_else(Verdict::informs)
    }

    /// The members' seats that a quota is about.
    fn counted<'s>(&'s self, says: &'s SeatQuota) -> impl Iterator<Item = &'s Sat<'a>> {
        self.of_role(&Role::Member).filter(|sat| fits_purpose(sat.seat, says.role.as_deref()))
    }

    fn belongs(&self, seat: &Seat, body: &BodyId) -> bool {
        let is_in = |unit| self.world.organisation.upwards(unit).any(|above| above.id == *body);
        seat.unit.as_ref().is_some_and(|unit| unit == body || is_in(unit))
    }

    /// A quota of the units of a kind: together (*sex från sjukhusen*), or each of them (*en per region*).
    fn of_a_kind(&self, says: &'a SeatQuota, noun: &str, norm: &Norm) -> Verdict {
        let mut units: Vec<&BodyId> = self.counted(says).filter_map(|sat| sat.seat.unit.as_ref()).collect();
        let is_empty = units.is_empty();
        units.sort_unstable();
        units.dedup();
        units.retain(|unit| is_a(self.world, unit, noun, self.on));
        if units.is_empty() {
            return if is_empty { self.count(says, None, |_| false) } else { self.unknown(noun) };
        }
        if !is_each(&norm.quote) {
            let is_theirs = |seat: &Seat| seat.unit.as_ref().is_some_and(|unit| units.contains(&unit));
            let verdict = self.count(says, None, is_theirs);
            return self.split(says, norm.modality, None, verdict, is_theirs);
        }
        let (mut met, mut broken) = (0, None);
        for unit in &units {
            let is_its = |seat: &Seat| seat.unit.as_ref() == Some(*unit);
            if self.is_excepted(says, unit) {
                met += 1;
                continue;
            }
            let verdict = self.count(says, Some(unit), is_its);
            match self.split(says, norm.modality, Some(unit), verdict, is_its) {
                Verdict::Broken { since, cure, .. } | Verdict::Unclear { since, cure, .. } => {
                    broken = broken.or(Some((since, cure)));
                }
                Verdict::Plain(_)
                | Verdict::Stands(..)
                | Verdict::Owed(_)
                | Verdict::OwedEach(..)
                | Verdict::NoStart => met += 1,
            }
        }
        let fact = Fact::Units { met, of: u32::try_from(units.len()).unwrap_or(u32::MAX) };
        match broken {
            Some((since, cure)) => Verdict::Broken { fact, since, cure },
            None => Verdict::met(fact),
        }
    }

    /// Another norm permits this unit more seats, and it has no more than that (row 106).
    fn is_excepted(&self, says: &SeatQuota, unit: &BodyId) -> bool {
        let filled = self.counted(says).filter(|sat| sat.held.is_some());
        let filled = filled.filter(|sat| sat.seat.unit.as_ref() == Some(unit)).count();
        let filled = u32::try_from(filled).unwrap_or(u32::MAX);
        self.charter.of_kind(Kind::SeatQuota).any(|(_, norm)| match &norm.rule {
            Rule::SeatQuota(more) if norm.modality == Modality::May && more.role == says.role => {
                let names = more.unit.iter();
                let is_it = |name: &str| {
                    Party::of(self.world, Some(&self.group.id), name, self.on) == Party::Body(unit.clone())
                };
                let has_more = says.max.is_some_and(|max| max < filled);
                has_more && more.max.is_some_and(|max| filled <= max) && names.into_iter().any(is_it)
            }
            _ => false,
        })
    }

    fn count(&self, says: &SeatQuota, unit: Option<&BodyId>, is_of_it: impl Fn(&Seat) -> bool) -> Verdict {
        let (mut filled, mut vacant, mut since) = (0, 0, None);
        for sat in self.counted(says).filter(|sat| is_of_it(sat.seat)) {
            if sat.held.is_some() {
                filled += 1;
                continue;
            }
            vacant += 1;
            since = since.max(self.world.vacant_since(sat.seat, self.on));
        }
        let fact = Fact::Seats { unit: unit.cloned(), filled, vacant, min: says.min, max: says.max };
        if says.approx == Some(true) {
            return Verdict::met(fact);
        }
        if says.min.is_some_and(|min| filled < min) {
            return Verdict::Broken { fact, since: since.or(Some(self.period.from)), cure: Cure::FillSeats };
        }
        if says.max.is_some_and(|max| filled > max) {
            return Verdict::Broken { fact, since: None, cure: Cure::FewerSeats };
        }
        Verdict::met(fact)
    }

    /// The sides of those seats, where the quota gives each side its part. What is only permitted may stand unused, but
    /// keeps to its bounds and its balance where it is used: else it is a remark.
    fn split(
        &self,
        says: &SeatQuota,
        modality: Modality,
        unit: Option<&BodyId>,
        counted: Verdict,
        is_of_it: impl Fn(&Seat) -> bool,
    ) -> Verdict {
        let is_free = Class::of(modality).is_none();
        match counted {
            Verdict::Broken { fact, since, cure: Cure::FewerSeats } if is_free => {
                return Verdict::Unclear { fact, since, cure: Cure::FewerSeats };
            }
            Verdict::Broken { .. } | Verdict::Unclear { .. } if !is_free => return counted,
            _ if says.split.is_empty() => return counted,
            _ => {}
        }
        let sits: Vec<&BodyId> = self
            .counted(says)
            .filter(|sat| is_of_it(sat.seat))
            .filter_map(|sat| sat.held.map(|(_, employment)| &employment.at))
            .collect();
        let sides = says.split.iter().filter(|(side, _)| is_known_side(self.world, side, self.on));
        let parts: Vec<(String, u32, u32)> = sides
            .map(|(side, of)| {
                let there = sits.iter().filter(|at| is_from(self.world, at, side, self.on)).count();
                (side.clone(), u32::try_from(there).unwrap_or(u32::MAX), *of)
            })
            .collect();
        let is_kept = match is_free {
            true => parts.iter().all(|(_, there, of)| there <= of) && is_even(&parts),
            false => parts.iter().all(|(_, there, of)| there == of),
        };
        if is_kept {
            return counted;
        }
        let is_short = parts.iter().any(|(_, there, of)| there < of);
        let cure = if is_short { Cure::FillSeats } else { Cure::FewerSeats };
        let fact = Fact::Seat(SeatFact::Split { unit: unit.cloned(), parts });
        match is_free {
            true => Verdict::Unclear { fact, since: None, cure },
            false => Verdict::Broken { fact, since: None, cure },
        }
    }
}

/// Each side has the same share of its part.
fn is_even(parts: &[(String, u32, u32)]) -> bool {
    parts.iter().zip(parts.iter().skip(1)).all(|((_, one, of), (_, other, other_of))| {
        u64::from(*one) * u64::from(*other_of) == u64::from(*other) * u64::from(*of)
    })
}
