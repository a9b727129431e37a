//! Seats that follow a post: whoever has it sits there, and nobody appoints.
//!
//! **Invariant:** the appointments of such a seat are made of the post's own history each time that history changes.

use super::{Appointment, Role};
use crate::{BodyId, EmploymentId, Period, SeatId, World};
use std::collections::BTreeMap;

/// A seat may follow a chair whose own seat follows a post, and so on: this far, and no circle goes on for ever.
const DEEPEST: u8 = 8;

impl World {
    /// Lets the seats that follow a post have whoever has it.
    pub(crate) fn follow(&mut self, post: &BodyId) {
        self.follow_to(post, DEEPEST);
    }

    fn follow_to(&mut self, post: &BodyId, depth: u8) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let history = self.history(post);
        for seat in self.groups.followers(post) {
            self.seat_history(&seat, &history);
            let is_chair = self.seat(&seat).is_ok_and(|seat| seat.role == Role::Chair);
            if is_chair {
                self.follow_to(&seat.group, depth);
            }
        }
    }

    /// Who has had a post: an office, or the chair of a group.
    fn history(&self, post: &BodyId) -> Vec<(EmploymentId, Period)> {
        if let Some(group) = self.groups.get(post) {
            let chairs = group.seats.iter().filter(|seat| seat.role == Role::Chair);
            let all = chairs.flat_map(|seat| &seat.appointments);
            let mut history: Vec<_> = all.map(|one| (one.employment.clone(), one.period)).collect();
            history.sort_by_key(|(_, period)| period.from);
            return history;
        }
        let holdings = self.people.holdings(post).iter();
        holdings.map(|holding| (holding.employment.clone(), holding.period)).collect()
    }

    fn seat_history(&mut self, id: &SeatId, history: &[(EmploymentId, Period)]) {
        self.change_seat(id, |seat| {
            let attested: BTreeMap<_, _> = seat
                .appointments
                .drain(..)
                .filter_map(|one| one.attested.map(|on| ((one.employment, one.period.from), on)))
                .collect();
            for (employment, period) in history {
                let from = period.from.max(seat.period.from);
                let until = [period.until, seat.period.until].into_iter().flatten().min();
                let period = Period { from, until };
                if period.is_inside_out() {
                    continue;
                }
                let mut one = Appointment::new(employment.clone(), period);
                one.attested = attested.get(&(employment.clone(), from)).copied();
                seat.appointments.push(one);
            }
        });
    }
}
