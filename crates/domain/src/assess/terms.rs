//! How the norms of terms stand: when a term ends, when a role moves on, who moves up.
//!
//! The clock of a term starts when somebody takes the seat. What was counted before a renewal is counted on.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Verdict};
use crate::{
    BodyId, EmploymentId,
    duty::{SOON, Way},
    finding::Cure,
    grounds::Fact,
    period::{days_after, years_after},
    seat::{Appointment, Role, Seat},
};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{Rotation, Succession, Term, TermRole},
};

/// The seat role that a charter's word for it means; a shared seat, a place or another's secretary are none.
fn role_of(word: TermRole) -> Option<Role> {
    match word {
        TermRole::Chair => Some(Role::Chair),
        TermRole::ViceChair => Some(Role::ViceChair),
        TermRole::Member => Some(Role::Member),
        TermRole::Secretary => Some(Role::Secretary),
        TermRole::Seat | TermRole::Place => None,
    }
}

/// Somebody's unbroken time on a seat.
struct Stay<'a> {
    seat: &'a Seat,
    employment: &'a EmploymentId,
    /// The day the time on the seat began, renewals counted in.
    since: Date,
    /// The day the last term began.
    term: Date,
}

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of terms; none where the norm is of another family.
    pub(super) fn terms(&mut self, rule: &'a Rule) -> Option<Verdict> {
        Some(match rule {
            Rule::Term(says) => self.term(says),
            Rule::Rotation(says) => self.rotation(says)?,
            Rule::Succession(says) => self.succession(says)?,
            _ => return None,
        })
    }

    fn stays(&self, role: &Role) -> Vec<Stay<'a>> {
        self.of_role(role).filter_map(|sat| sat.holder().map(|held| stay(sat.seat, held))).collect()
    }

    /// The term that ends first among the roles (rows 118, 119): over is a deviation, near is due.
    fn term(&self, says: &Term) -> Verdict {
        let stays = says.roles.iter().filter_map(|word| role_of(*word));
        let stays: Vec<Stay<'a>> = stays.flat_map(|role| self.stays(&role)).collect();
        let ends = stays.iter().filter_map(|stay| {
            let term = says.years.and_then(|years| years_after(stay.term, years));
            let most = says.max_years.or(most_years(says)).and_then(|years| years_after(stay.since, years));
            [term, most].into_iter().flatten().min().map(|next| (days_after(next, -1), stay))
        });
        let Some((end, stay)) = ends.min_by_key(|(end, _)| *end) else { return Verdict::guards() };
        let fact = Fact::TermEnds {
            role: stay.seat.role.clone(),
            employment: stay.employment.clone(),
            since: stay.since,
            on: end,
        };
        if end < self.on {
            let since = Some(days_after(end, 1));
            return Verdict::Broken { fact, since, cure: Cure::Fill { role: stay.seat.role.clone() } };
        }
        if end <= days_after(self.on, SOON) {
            return Verdict::Owed(Owed::by(Some(end)).again().fact(fact).way(Way::Appoint));
        }
        Verdict::met(fact)
    }

    /// The role moves between parties in time (row 117).
    fn rotation(&mut self, says: &'a Rotation) -> Option<Verdict> {
        let role = says.roles.iter().find_map(|word| role_of(*word))?;
        let years = says.every_years?;
        let seat = self.of_role(&role).next().map(|sat| sat.seat);
        let Some((seat, held)) =
            seat.and_then(|seat| self.world.holder(seat, self.on).map(|held| (seat, held)))
        else {
            return Some(self.vacant(&role));
        };
        let home = self.party_of(&held.employment)?.clone();
        let since = self.held_by_party_since(seat, held, &home);
        let last = years_after(since, years).map(|next| days_after(next, -1))?;
        let fact = Fact::PartyHolds { role: role.clone(), party: home, since, until: last };
        Some(if last < self.on {
            Verdict::Broken { fact, since: Some(days_after(last, 1)), cure: Cure::Fill { role } }
        } else if last <= days_after(self.on, SOON) {
            Verdict::Owed(Owed::by(Some(last)).again().fact(fact).way(Way::Appoint))
        } else {
            Verdict::met(fact)
        })
    }

    /// The principal that somebody comes from.
    fn party_of(&self, employment: &EmploymentId) -> Option<&'a BodyId> {
        let at = &self.world.people.employment(employment)?.at;
        self.world.organisation.principal(at).map(|body| &body.id)
    }

    /// Since when persons of one party have held a seat without a break.
    fn held_by_party_since(&self, seat: &Seat, held: &Appointment, party: &BodyId) -> Date {
        let earlier = seat.appointments.iter().rev().filter(|one| one.period.from < held.period.from);
        earlier.fold(held.period.from, |since, one| {
            let follows = one.period.until.is_some_and(|until| days_after(until, 1) >= since);
            if follows && self.party_of(&one.employment) == Some(party) { one.period.from } else { since }
        })
    }

    /// The vice chair becomes chair when the term is over (row 119).
    fn succession(&self, says: &Succession) -> Option<Verdict> {
        let (from, to) = (says.from.and_then(role_of)?, says.to.and_then(role_of)?);
        let years = says.after_years?;
        let Some(stay) = self.stays(&to).into_iter().next() else { return Some(self.vacant(&to)) };
        let Some(next) = self.stays(&from).into_iter().next() else { return Some(self.vacant(&from)) };
        let last = years_after(stay.since, years).map(|day| days_after(day, -1))?;
        let fact = Fact::Succeeds { role: to.clone(), employment: next.employment.clone(), after: last };
        Some(if last < self.on {
            Verdict::Broken { fact, since: Some(days_after(last, 1)), cure: Cure::Fill { role: to } }
        } else if last <= days_after(self.on, SOON) {
            Verdict::Owed(Owed::by(Some(last)).again().fact(fact).way(Way::Appoint))
        } else {
            Verdict::met(fact)
        })
    }
}

/// So many periods of so many years, at most.
fn most_years(says: &Term) -> Option<f64> {
    says.max_periods.zip(says.years).map(|(periods, years)| f64::from(periods) * years)
}

/// How long somebody has held a seat: appointments of the same person that follow on each other are one time.
fn stay<'a>(seat: &'a Seat, held: &'a Appointment) -> Stay<'a> {
    let earlier = seat.appointments.iter().rev().filter(|one| one.period.from < held.period.from);
    let since = earlier.fold(held.period.from, |since, one| {
        let follows = one.period.until.is_some_and(|until| days_after(until, 1) >= since);
        if follows && one.employment == held.employment { one.period.from } else { since }
    });
    Stay { seat, employment: &held.employment, since, term: held.period.from }
}
