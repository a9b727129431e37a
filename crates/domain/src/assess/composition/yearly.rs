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
use std::sync::Arc;

/// Days that a charter has been in force before a year's end asks anything of that year.
const SETTLED: i32 = 90;

/// Meetings in a year before somebody's absence says anything.
const FEW: usize = 3;

impl<'a> Case<'a, '_> {
    /// The year's end by which something is to be looked over: last year's, where it was not.
    fn year_end(&self, at: usize) -> Option<Date> {
        let settled = days_after(self.period.from, SETTLED);
        let year = self.on.year();
        let ends = [year.saturating_sub(1), year, year.saturating_add(1)].map(|year| date(year, 12, 31));
        let mut ends: Vec<Date> = ends.into_iter().filter(|end| settled <= *end).collect();
        if ends.len() > 1 {
            ends.retain(|end| end.year() <= year);
        }
        let is_open =
            |end: &&Date| self.world.duties.ended(&self.key(at, Some(**end), About::default())).is_none();
        ends.iter().find(is_open).or(ends.last()).copied()
    }

    /// Something to be looked over before the year's end.
    pub(super) fn yearly(&self, at: usize, owner: Option<Arc<Who>>, fact: Fact) -> Verdict {
        Verdict::owed(Owed { owner, ..Owed::by(self.year_end(at)).again().fact(fact) })
    }

    pub(super) fn balance(&self, at: usize, aspects: &[String]) -> Verdict {
        self.yearly(at, None, Fact::Seat(SeatFact::Balance { aspects: aspects.to_vec() }))
    }

    /// How many members were at half of the year's meetings or more (rows 36, 83), to be looked over once a year; a
    /// remark where somebody was not, until it is looked over.
    pub(super) fn participation(&mut self, at: usize, modality: Modality) -> Verdict {
        let due = self.year_end(at);
        let year = due.map_or(self.on.year(), |due| due.year().min(self.on.year()));
        let (fact, is_any_away) = self.took_part(year);
        let owed = Owed::by(due).again().fact(fact.clone());
        let key = self.key(at, due, About::default());
        if !is_any_away || self.world.duties.ended(&key).is_some() {
            return Verdict::owed(owed);
        }
        self.owed(at, modality, owed);
        Verdict::Unclear { fact, since: None, cure: Cure::SpeakWithMembers }
    }

    /// How many members were at half or more of the meetings of a year that were theirs, and whether somebody was not.
    fn took_part(&self, year: i16) -> (Fact, bool) {
        let known = self.world.meetings.between(&self.group.id, year, year);
        let meetings: Vec<_> =
            known.filter(|meeting| meeting.is_held() && meeting.slot.day <= self.on).collect();
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
        (Fact::Seat(SeatFact::TookPart { active, of, meetings, year }), is_any_away)
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
