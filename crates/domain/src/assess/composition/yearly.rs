//! What somebody looks over once a year: balance, taking part, attendance elsewhere, the secretariat's resources.

use crate::{
    assess::{Case, Owed, Verdict},
    duty::About,
    finding::Cure,
    grounds::Fact,
    period::days_after,
    refusal::Who,
    seat::{Role, SeatFact},
};
use jiff::civil::{Date, date};
use samordna_charter::{Modality, norm::ExOfficioAttendance};

/// Days that a charter has been in force before a year's end asks anything of that year.
const SETTLED: i32 = 90;

/// Meetings in a year before somebody's absence says anything.
const FEW: usize = 3;

impl<'a> Case<'a, '_> {
    /// Something to be looked over before the year's end; last year's first, where it was not.
    pub(super) fn yearly(&self, at: usize, owner: Option<Who>, fact: Fact) -> Verdict {
        let settled = days_after(self.period.from, SETTLED);
        let year = self.on.year();
        let ends = [year.saturating_sub(1), year, year.saturating_add(1)];
        let ends: Vec<Date> =
            ends.map(|year| date(year, 12, 31)).into_iter().filter(|end| settled <= *end).collect();
        let is_open =
            |end: &&Date| self.world.duties.ended(&self.key(at, Some(**end), About::default())).is_none();
        let this_year = ends.iter().filter(|end| end.year() <= year);
        let due = this_year.clone().find(is_open).or_else(|| this_year.clone().next_back()).or(ends.first());
        Verdict::Owed(Owed { owner, ..Owed::by(due.copied()).again().fact(fact) })
    }

    pub(super) fn balance(&self, at: usize, aspects: &[String]) -> Verdict {
        self.yearly(at, None, Fact::Seat(SeatFact::Balance { aspects: aspects.to_vec() }))
    }

    /// How many members were at half of this year's meetings or more (rows 36, 83). A remark where somebody was not.
    pub(super) fn participation(&self, at: usize) -> Verdict {
        let year = self.on.year();
        let meetings: Vec<_> = self
            .world
            .meetings
            .between(&self.group.id, year, year)
            .filter(|meeting| meeting.is_held() && meeting.slot.day <= self.on)
            .collect();
        let (mut active, mut of, mut is_any_away) = (0, 0, false);
        for sat in self.of_role(&Role::Member) {
            let Some((held, _)) = sat.held else { continue };
            let own: Vec<_> =
                meetings.iter().filter(|meeting| held.period.from <= meeting.slot.day).collect();
            let was_there = own.iter().filter(|meeting| {
                let mut all = meeting.attendance.iter();
                all.any(|one| one.seat.as_ref() == Some(&sat.seat.id) && one.presence.is_there())
            });
            let there = was_there.count();
            of += 1;
            active += u32::from(own.len() <= there * 2);
            is_any_away |= FEW <= own.len() && there * 2 < own.len();
        }
        let meetings = u32::try_from(meetings.len()).unwrap_or(u32::MAX);
        let fact = Fact::Seat(SeatFact::TookPart { active, of, meetings });
        if is_any_away {
            return Verdict::Unclear { fact, since: None, cure: Cure::SpeakWithMembers };
        }
        self.yearly(at, None, fact)
    }

    /// Who attends another body's meetings (rows 120, 183): to be attested where it has to be, else only shown.
    pub(super) fn attendance(&self, at: usize, modality: Modality, says: &ExOfficioAttendance) -> Verdict {
        let (who, body) = (says.who.clone().unwrap_or_default(), says.body.clone().unwrap_or_default());
        match modality {
            Modality::Must | Modality::Should => {
                self.yearly(at, None, Fact::Seat(SeatFact::Attends { who, body }))
            }
            Modality::May | Modality::MustNot | Modality::States => Verdict::informs(),
        }
    }
}
