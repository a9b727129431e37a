//! How the norms of terms stand: when a term ends, when a role moves on, who moves up.
//!
//! The clock of a term starts when somebody takes the seat. What was counted before a renewal is counted on.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Verdict};
use crate::{
    EmploymentId,
    duty::{About, SOON, Way},
    finding::Cure,
    grounds::{Fact, NormRef},
    period::{days_after, years_after},
    seat::{Role, Seat, is_followed, most_years, moving_up, role_of, since, turn},
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Rule,
    norm::{Rotation, Succession, Term},
};

/// Somebody's unbroken time in a role.
struct Stay<'a> {
    seat: &'a Seat,
    employment: &'a EmploymentId,
    /// The day the time began, renewals counted in.
    since: Date,
    /// The last day that the norm allows, or that was decided.
    end: Date,
}

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of terms; none where the norm is of another family.
    pub(super) fn terms(&mut self, at: usize, rule: &'a Rule) -> Option<Verdict> {
        Some(match rule {
            Rule::Term(says) => self.term(says),
            Rule::Rotation(says) => self.rotation(says)?,
            Rule::Succession(says) => self.succession(at, says)?,
            _ => return None,
        })
    }

    /// Who sits in the roles of a term, and until when they may.
    fn stays(&self, says: &Term) -> Vec<Stay<'a>> {
        let roles: Vec<Role> = says.roles.iter().filter_map(|word| role_of(*word)).collect();
        let seats = self.seats.iter().filter(|sat| roles.contains(&sat.seat.role));
        let stay = |sat: &super::Sat<'a>| {
            let (held, known) = sat.held?;
            let start = since(self.world, sat.seat, &known.person, held.period.from);
            let term = says.years.and_then(|years| years_after(held.period.from, years));
            let most = most_years(says).and_then(|years| years_after(start, years));
            let allowed = [term, most].into_iter().flatten().min().map(|next| days_after(next, -1))?;
            let end = sat.last.map_or(allowed, |last| last.min(allowed));
            Some(Stay { seat: sat.seat, employment: &held.employment, since: start, end })
        };
        seats.filter_map(stay).collect()
    }

    /// The terms of the roles (rows 118, 119): over is a deviation, near is due for each seat.
    fn term(&self, says: &Term) -> Verdict {
        let mut stays = self.stays(says);
        stays.sort_by_key(|stay| stay.end);
        let Some(first) = stays.first() else { return self.nobody_in_term(says) };
        let fact = |stay: &Stay<'_>| Fact::TermEnds {
            role: stay.seat.role.clone(),
            employment: stay.employment.clone(),
            since: stay.since,
            on: stay.end,
        };
        if first.end < self.on {
            let since = Some(days_after(first.end, 1));
            let cure = Cure::Fill { role: first.seat.role.clone() };
            return Verdict::Broken { fact: fact(first), since, cure };
        }
        let soon = stays.iter().filter(|stay| stay.end <= days_after(self.on, SOON));
        let asks = soon.filter(|stay| !is_followed(stay.seat, stay.end) && !self.moves_up(&stay.seat.role));
        let owed: Vec<Owed> = asks
            .map(|stay| Owed {
                about: About::of_seat(&stay.seat.id),
                owner: self.filler(stay.seat),
                ..Owed::by(Some(stay.end)).again().fact(fact(stay)).way(Way::Appoint)
            })
            .collect();
        Verdict::OwedEach(owed, fact(first))
    }

    /// The charter says who moves up to this role.
    fn moves_up(&self, role: &Role) -> bool {
        self.charter.of_kind(Kind::Succession).any(|(_, norm)| match &norm.rule {
            Rule::Succession(says) => says.to.and_then(role_of).as_ref() == Some(role),
            _ => false,
        })
    }

    /// Nobody sits in the roles of a term: a deviation where somebody did, and no other norm says so.
    fn nobody_in_term(&self, says: &Term) -> Verdict {
        let appoints = |role: &Role| match role {
            Role::Chair => self.charter.of_kind(Kind::ChairAppointment).next().is_some(),
            Role::ViceChair => self.charter.of_kind(Kind::ViceChairAppointment).next().is_some(),
            _ => self.charter.of_kind(Kind::MemberAppointment).next().is_some(),
        };
        let roles = says.roles.iter().filter_map(|word| role_of(*word));
        let left = roles.filter(|role| !appoints(role)).find(|role| {
            self.of_role(role).any(|sat| {
                let mut appointments = sat.seat.appointments.iter();
                sat.held.is_none() && appointments.any(|one| one.period.from <= self.on)
            })
        });
        left.map_or_else(Verdict::guards, |role| self.vacant(&role))
    }

    /// The role moves between parties in time (row 117).
    fn rotation(&mut self, says: &'a Rotation) -> Option<Verdict> {
        let role = says.roles.iter().find_map(|word| role_of(*word))?;
        says.every_years?;
        let sat = self.of_role(&role).next();
        let Some((seat, (held, _))) = sat.and_then(|sat| sat.held.map(|held| (sat.seat, held))) else {
            return Some(self.vacant(&role));
        };
        let turn = turn(self.world, seat, says, days_after(self.on, 1))?;
        let known = self.world.people.employment(&held.employment)?;
        let party = self.world.organisation.principal(&known.at)?.id.clone();
        let fact = Fact::PartyHolds { role: role.clone(), party, since: turn.since, until: turn.last };
        Some(if turn.last < self.on {
            Verdict::Broken { fact, since: Some(days_after(turn.last, 1)), cure: Cure::Fill { role } }
        } else if turn.last <= days_after(self.on, SOON) && !is_followed(seat, turn.last) {
            Verdict::owed(Owed {
                about: About::of_seat(&seat.id),
                owner: self.filler(seat),
                ..Owed::by(Some(turn.last)).again().fact(fact).way(Way::Appoint)
            })
        } else {
            Verdict::met(fact)
        })
    }

    /// The vice chair becomes chair when the term is over (row 119).
    fn succession(&self, at: usize, says: &Succession) -> Option<Verdict> {
        let (from, to) = (says.from.and_then(role_of)?, says.to.and_then(role_of)?);
        let Some(seat) = self.of_role(&to).next().map(|sat| sat.seat) else { return Some(self.vacant(&to)) };
        let at = NormRef { charter: self.charter.id.clone(), norm: at };
        let Some(up) = moving_up(self.world, seat, at, says, days_after(self.on, 1)) else {
            return self.holder_of(&to).is_none().then(|| self.vacant(&to));
        };
        let last = days_after(up.first, -1);
        let fact = |employment: EmploymentId| Fact::Succeeds { role: to.clone(), employment, after: last };
        if up.first <= self.on {
            // Whoever had sat the term out has gone or sits on, and nobody has come after.
            return Some(match up.next.filter(|_| up.is_served) {
                Some(next) => Verdict::Broken {
                    fact: fact(next),
                    since: Some(up.first),
                    cure: Cure::MoveUp { seat: seat.id.clone() },
                },
                None if self.holder_of(&to).is_some() => self.vacant(&from),
                None => self.vacant(&to),
            });
        }
        if self.holder_of(&to).is_none() {
            return Some(self.vacant(&to));
        }
        let Some((next, _)) = self.holder_of(&from) else { return Some(self.vacant(&from)) };
        if last <= days_after(self.on, SOON) && !is_followed(seat, last) {
            return Some(Verdict::owed(Owed {
                about: About::of_seat(&seat.id),
                ..Owed::by(Some(last)).again().fact(fact(next)).way(Way::MoveUp)
            }));
        }
        Some(Verdict::met(fact(next)))
    }
}
