//! Who comes to the region's meetings: most members, a substitute for some of those who do not, whoever supports the group.

use super::agenda::spread;
use samordna_domain::{
    EmploymentId, SeatId, World,
    meeting::{Attendance, Meeting, Presence},
    seat::{Role, Seat},
};
use std::collections::BTreeMap;

/// Of a hundred times, how often a member is excused, away without a word, or there for a part.
const EXCUSED: usize = 11;
const ABSENT: usize = 13;
const PARTLY: usize = 18;

/// Who came, the same each time; nobody where nobody sits in the group.
pub fn attendance(world: &World, meeting: &Meeting) -> Vec<Attendance> {
    let on = meeting.slot.day;
    let Some(group) = world.groups.get(&meeting.id.group) else { return Vec::new() };
    let mut seats: Vec<&Seat> = group.seats(on).collect();
    // Somebody with several seats is there on the one that is a unit's.
    seats.sort_by_key(|seat| match seat.role {
        Role::Member => 0,
        Role::ViceChair => 1,
        Role::Chair => 2,
        Role::Substitute { .. } => 4,
        _ => 3,
    });
    let mut there: BTreeMap<EmploymentId, Attendance> = BTreeMap::new();
    for seat in seats {
        let Some(held) = world.holder(seat, on).filter(|held| !there.contains_key(&held.employment)) else {
            continue;
        };
        let is_away = |of: &SeatId| {
            there.values().any(|other| other.seat.as_ref() == Some(of) && !other.presence.is_there())
        };
        let Some(presence) = presence(meeting, seat, is_away) else { continue };
        let (employment, seat) = (held.employment.clone(), Some(seat.id.clone()));
        there.insert(employment.clone(), Attendance { employment, seat, presence });
    }
    let all: Vec<Attendance> = there.into_values().collect();
    if all.iter().any(|one| one.presence.is_there()) { all } else { Vec::new() }
}

fn presence(meeting: &Meeting, seat: &Seat, is_away: impl Fn(&SeatId) -> bool) -> Option<Presence> {
    let number = meeting.id.number + u32::from(meeting.id.year.unsigned_abs());
    let luck = spread(&seat.id.to_string(), number) % 100;
    match &seat.role {
        Role::Substitute { of } => (is_away(of) && luck < 75).then_some(Presence::Whole),
        Role::CoOpted | Role::ContactPerson => (70 <= luck).then_some(Presence::Whole),
        Role::Member if luck < EXCUSED => Some(Presence::Excused),
        Role::Member if luck < ABSENT => Some(Presence::Absent),
        Role::Member if luck < PARTLY => {
            let items: Vec<u32> = meeting.agenda().take(2).map(|item| item.number).collect();
            Some(if items.is_empty() { Presence::Whole } else { Presence::Items(items) })
        }
        _ => Some(Presence::Whole),
    }
}
