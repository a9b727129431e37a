//! What events about seats make of the world.

use super::{Appointment, Prepared, Role, Seat, Shared};
use crate::{BodyId, Period, SeatId, World, period::days_after};
use jiff::civil::Date;
use smallvec::SmallVec;

impl World {
    /// A seat stands, and has whoever has the post that it follows.
    pub(crate) fn seat_established(
        &mut self,
        id: &SeatId,
        role: &Role,
        unit: Option<&BodyId>,
        purpose: Option<&String>,
        follows: Option<&BodyId>,
        from: Date,
    ) {
        let seat = Seat {
            id: id.clone(),
            unit: unit.cloned(),
            role: role.clone(),
            purpose: purpose.cloned(),
            follows: follows.cloned(),
            period: Period::since(from),
            appointments: SmallVec::new(),
            prepared: Vec::new(),
        };
        if let Some(group) = self.groups.get_mut(&id.group) {
            group.seats.push(seat);
        }
        if let Some(post) = follows {
            self.groups.add_follower(post, id);
            self.follow(post);
        }
    }

    /// A seat does not stand after a day.
    pub(crate) fn seat_abolished(&mut self, id: &SeatId, last: Date) {
        self.change_seat(id, |seat| seat.period = seat.period.cut(last));
        let post = self.seat(id).ok().and_then(|seat| seat.follows.clone());
        if let Some(post) = post {
            self.follow(&post);
        }
    }

    /// Something was done before somebody is appointed.
    pub(crate) fn seat_prepared(&mut self, id: &SeatId, done: Prepared) {
        self.change_seat(id, |seat| seat.prepared.push(done));
    }

    /// Somebody sits on a seat; whoever sat there before has left it.
    pub(crate) fn seated(&mut self, id: &SeatId, mut one: Appointment) {
        self.change_seat(id, |seat| {
            cut(seat, one.period.from, days_after(one.period.from, -1));
            one.prepared = std::mem::take(&mut seat.prepared);
            // Few seats have had more than one or two: room for four at once would mostly stand empty.
            seat.appointments.reserve_exact(1);
            seat.appointments.push(one);
        });
        self.follow_chair(id);
    }

    /// Somebody moved up from one seat to another.
    pub(crate) fn moved_up(&mut self, id: &SeatId, from: &SeatId, one: Appointment) {
        self.change_seat(from, |seat| cut(seat, one.period.from, days_after(one.period.from, -1)));
        self.seated(id, Appointment { succeeded_from: Some(from.clone()), ..one });
    }

    /// Whoever sits on a seat leaves it after a day.
    pub(crate) fn seat_left(&mut self, id: &SeatId, last: Date) {
        self.change_seat(id, |seat| cut(seat, last, last));
        self.follow_chair(id);
    }

    /// The demands on whoever sits on a seat were attested.
    pub(crate) fn seat_attested(&mut self, id: &SeatId, on: Date) {
        self.change_seat(id, |seat| {
            for one in seat.appointments.iter_mut().filter(|one| one.period.holds(on)) {
                one.attested = Some(on);
            }
        });
    }

    /// A group has a part of its parent's coordinator, in place of what it had.
    pub(crate) fn coordinator_shared(&mut self, group: &BodyId, shared: Shared) {
        let Some(group) = self.groups.get_mut(group) else { return };
        let last = days_after(shared.period.from, -1);
        for earlier in group.shared.iter_mut().filter(|one| one.period.holds(shared.period.from)) {
            earlier.period = earlier.period.cut(last);
        }
        group.shared.push(shared);
    }

    /// The seats that follow a group's chair follow the change on the chair's seat.
    fn follow_chair(&mut self, id: &SeatId) {
        if self.seat(id).is_ok_and(|seat| seat.role == Role::Chair) {
            self.follow(&id.group);
        }
    }

    pub(super) fn change_seat(&mut self, id: &SeatId, change: impl FnOnce(&mut Seat)) {
        let group = self.groups.get_mut(&id.group);
        if let Some(seat) = group.and_then(|group| group.seats.iter_mut().find(|seat| seat.id == *id)) {
            change(seat);
        }
    }
}

/// Whoever sits on a seat on a day leaves it after another.
fn cut(seat: &mut Seat, on: Date, last: Date) {
    for one in seat.appointments.iter_mut().filter(|one| one.period.holds(on)) {
        one.period = one.period.cut(last);
    }
}
