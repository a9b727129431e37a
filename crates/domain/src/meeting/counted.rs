//! Who counts at a meeting: a substitute only where the regular member is away, one person once, item by item.

use super::{Attendance, Meeting, MeetingFact, MeetingNo};
use crate::{
    BodyId, Refusal, World,
    finding::Class,
    grounds::{Fact, Ground, NormRef},
    refusal::Why,
    seat::{Role, Seat},
};
use samordna_charter::{
    Rule,
    norm::{self, AttendanceLimit},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many were there who count, beside how many have to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// There: persons, or units where the charter counts those.
    pub there: u32,
    /// In all.
    pub of: u32,
    /// Needed.
    pub needed: u32,
}

impl Quorum {
    /// Enough were there.
    pub fn is_met(&self) -> bool {
        self.needed <= self.there
    }
}

/// Words for units, folded: a quorum of these counts units and not persons.
const UNITS: [&str; 7] = ["region", "landsting", "kommun", "huvudm", "part", "förvaltning", "organisation"];

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A noun for units: a principal's, where it is one of these.
fn counts_units(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    UNITS.iter().any(|unit| noun.starts_with(unit))
}

impl World {
    /// Who counts at a meeting, when an item is treated or at all: members, and substitutes of members who are away.
    pub fn counted<'a>(&'a self, meeting: &'a Meeting, item: Option<u32>) -> Vec<(&'a Attendance, &'a Seat)> {
        let there: Vec<(&Attendance, &Seat)> = meeting
            .attendance
            .iter()
            .filter(|one| one.presence.is_at(item))
            .filter_map(|one| Some((one, self.seat(one.seat.as_ref()?).ok()?)))
            .collect();
        let is_there = |id| there.iter().any(|(_, seat)| seat.id == id);
        let mut seen = BTreeSet::new();
        let counts = there.iter().filter(|(one, seat)| {
            let is_counted = match &seat.role {
                Role::Chair | Role::ViceChair | Role::Member => true,
                Role::Substitute { of } => !is_there(of.clone()),
                Role::CoOpted | Role::ContactPerson | Role::Coordinator | Role::Secretary => false,
            };
            is_counted && seen.insert(&one.employment)
        });
        counts.copied().collect()
    }

    /// Whether enough were there for a position, by the charter in force on the meeting's day; none where it states no
    /// number.
    pub fn quorum(&self, meeting: &Meeting, item: Option<u32>) -> Option<(NormRef, Quorum)> {
        self.norms_in_force(&meeting.id.group, meeting.slot.day).find_map(|(at, norm)| {
            let Rule::Quorum(says) = &norm.rule else { return None };
            Some((at, self.quorum_by(meeting, item, says)?))
        })
    }

    /// Enough were there for a position at a meeting that was held, or a no by the sentence that says how many. Where
    /// nobody put down who was there, or the charter states no number, there is nothing to try.
    pub(crate) fn tries_quorum(&self, meeting: &Meeting) -> Result<Option<Ground>, Refusal> {
        if !meeting.is_held() || meeting.attendance.is_empty() {
            return Ok(None);
        }
        let Some((at, quorum)) = self.quorum(meeting, None) else { return Ok(None) };
        let Quorum { there, of, needed } = quorum;
        let modality =
            self.charter(&at.charter).and_then(|charter| charter.norm(at.norm)).map(|norm| norm.modality);
        let fact = MeetingFact::Quorum { on: meeting.slot.day, there, of, needed };
        let ground = Ground::norm(at, Fact::Meeting(fact));
        if !quorum.is_met() && modality.and_then(Class::of) == Some(Class::Deviation) {
            return Err(Refusal::new(Why::Meeting(MeetingNo::TooFewThere { there, needed })).by(ground));
        }
        Ok(Some(ground))
    }

    pub(crate) fn quorum_by(
        &self,
        meeting: &Meeting,
        item: Option<u32>,
        says: &norm::Quorum,
    ) -> Option<Quorum> {
        let counted = self.counted(meeting, item);
        let on = meeting.slot.day;
        let group = self.groups.get(&meeting.id.group)?;
        let members = || {
            let voting = [Role::Chair, Role::ViceChair, Role::Member];
            group.seats(on).filter(move |seat| voting.contains(&seat.role))
        };
        let (there, of) = match says.of.as_deref().filter(|noun| counts_units(noun)) {
            Some(_) => {
                let there = counted.iter().filter_map(|(_, seat)| self.home(seat));
                let of = members().filter_map(|seat| self.home(seat));
                (there.collect::<BTreeSet<_>>().len(), of.collect::<BTreeSet<_>>().len())
            }
            None => {
                let of = members().filter_map(|seat| Some(&self.holder(seat, on)?.employment));
                (counted.len(), of.collect::<BTreeSet<_>>().len())
            }
        };
        let of = number(of);
        Some(Quorum { there: number(there), of, needed: needed(says, of)? })
    }

    /// The principal whose seat it is; the unit itself where it has none above it.
    fn home<'a>(&'a self, seat: &'a Seat) -> Option<&'a BodyId> {
        let unit = seat.unit.as_ref()?;
        Some(self.organisation.principal(unit).map_or(unit, |body| &body.id))
    }

    /// The unit from which more were there at once than the charter lets, and how many (row 130).
    pub(crate) fn over_the_limit(&self, meeting: &Meeting, says: &AttendanceLimit) -> Option<(BodyId, u32)> {
        let max = says.max?;
        let per = says.per.as_deref().unwrap_or_default().to_lowercase();
        let by_principal =
            ["region", "landsting", "huvudm", "kommun"].iter().any(|word| per.starts_with(word));
        let items: Vec<Option<u32>> = match meeting.agenda().next() {
            Some(_) => meeting.agenda().map(|item| Some(item.number)).collect(),
            None => vec![None],
        };
        items.into_iter().find_map(|item| {
            let mut there: BTreeMap<&BodyId, BTreeSet<&str>> = BTreeMap::new();
            for one in meeting.attendance.iter().filter(|one| one.presence.is_at(item)) {
                let seat = one.seat.as_ref().and_then(|id| self.seat(id).ok());
                let Some(seat) = seat.filter(|seat| sits_for_a_unit(&seat.role)) else { continue };
                let unit = if by_principal { self.home(seat) } else { seat.unit.as_ref() };
                let Some(unit) = unit else { continue };
                there.entry(unit).or_default().insert(one.employment.as_str());
            }
            let over = there.into_iter().find(|(_, who)| number(who.len()) > max);
            over.map(|(unit, who)| (unit.clone(), number(who.len())))
        })
    }
}

/// Whoever has the role sits for a unit; the others are there for the group.
fn sits_for_a_unit(role: &Role) -> bool {
    match role {
        Role::Chair | Role::ViceChair | Role::Member | Role::Substitute { .. } => true,
        Role::CoOpted | Role::ContactPerson | Role::Coordinator | Role::Secretary => false,
    }
}

/// How many are needed of so many: a number, or a share. A half is *at least half*, as 0.5; two thirds as 0.667.
fn needed(says: &norm::Quorum, of: u32) -> Option<u32> {
    if let Some(min) = says.min {
        return Some(min);
    }
    let share = says.share.filter(|share| (0.0..=1.0).contains(share))?;
    // The share comes with three decimals: two thirds of nine is six, and not the seven that 0.667 × 9 is above.
    let exact = f64::from(of) * share;
    let needed = (exact - 0.01 * f64::from(of)).ceil().max(0.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of members"
    )]
    Some(needed as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_members_is_rounded_up_to_whole_persons() {
        let says = |share| norm::Quorum { share: Some(share), ..norm::Quorum::default() };
        for (share, of, expected) in
            [(0.5, 8, 4), (0.5, 9, 5), (0.667, 9, 6), (0.667, 10, 7), (0.67, 3, 2), (1.0, 4, 4)]
        {
            assert_eq!(needed(&says(share), of), Some(expected), "{share} of {of}");
        }
        assert_eq!(needed(&norm::Quorum::default(), 4), None);
    }
}
