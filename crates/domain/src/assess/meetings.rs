//! How the norms of a charter on meetings stand: how often, in what form, with what notice, and who was there.
//!
//! What is weighed is this year's meetings and the last's: no assessment grows with a group's history.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Standing, Verdict};
use crate::{
    duty::{About, Way},
    finding::Cure,
    grounds::{Fact, NormRef},
    meeting::{Meeting, MeetingFact, MeetingForm, NoticeRule, most_minutes},
    period::days_after,
};
use jiff::civil::Date;
use samordna_charter::{
    Modality, Norm, Rule, Theme,
    norm::{self, AttendanceLimit, Form, Notice},
};

/// Days before the last day of a notice that it is due soon.
const NOTICE: i32 = 14;

/// Days after a meeting within which it is to be reported as held.
const REPORT: i32 = 7;

pub(super) fn met(fact: MeetingFact) -> Verdict {
    Verdict::met(Fact::Meeting(fact))
}

impl<'a> Case<'a, '_> {
    /// A verdict on a norm about meetings; none where the norm is of another family.
    pub(super) fn meetings(&mut self, at: usize, norm: &'a Norm) -> Option<Verdict> {
        if norm.kind().theme() == Theme::Meetings {
            self.unreported(at);
        }
        Some(match &norm.rule {
            Rule::MeetingFrequency(says) => self.frequency(at, says),
            Rule::MeetingForm(says) => self.form(says),
            Rule::ExtraMeetings(_) => Verdict::guards(),
            Rule::Notice(says) => self.notice(at, norm.modality, says),
            Rule::AttendanceLimit(says) => self.attendance_limit(says),
            Rule::Quorum(says) => self.quorum(says),
            _ => return None,
        })
    }

    /// This year's meetings that are not cancelled, by day.
    fn of_the_year(&self, year: i16) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        let all = self.world.meetings.in_years(&self.group.id, year, year);
        all.into_iter().filter(|meeting| !meeting.is_cancelled())
    }

    /// A meeting whose day has been is to be reported. The norm that says how often the group meets is where it is told.
    fn unreported(&mut self, at: usize) {
        let (year, on) = (self.on.year(), self.on);
        let near = self.world.meetings.in_years(&self.group.id, year.saturating_sub(1), year);
        let been: Vec<&Meeting> =
            near.into_iter().filter(|meeting| meeting.is_open() && meeting.slot.day < on).collect();
        if been.is_empty() || self.told_at() != Some(at) {
            return;
        }
        for meeting in been {
            let fact = Fact::Meeting(MeetingFact::NotReported { on: meeting.slot.day });
            let due = Some(days_after(meeting.slot.day, REPORT));
            let owed = Owed {
                about: About::of_meeting(&meeting.id),
                ..Owed::by(due).soon(REPORT).fact(fact).way(Way::HoldMeeting)
            };
            // That nobody has reported it is no deviation from the charter: nobody knows yet.
            self.owed(at, Modality::Should, owed);
        }
    }

    /// The norm under which it is told what is to be reported: on how often, else the first about meetings.
    fn told_at(&self) -> Option<usize> {
        let standing = || self.charter.standing().filter(|(_, norm)| norm.kind().theme() == Theme::Meetings);
        let how_often = standing().find(|(_, norm)| matches!(norm.rule, Rule::MeetingFrequency(_)));
        how_often.or_else(|| standing().next()).map(|(at, _)| at)
    }

    /// How meetings are held: counted and told, for a meeting on site needs no excuse (rows 122, 124, 126).
    fn form(&self, says: &norm::MeetingForm) -> Verdict {
        let year = self.on.year();
        if let Some(most) = most_minutes(says) {
            let mut to_come = self.of_the_year(year).filter(|meeting| meeting.is_open());
            let longer = to_come.find(|meeting| most < meeting.slot.minutes);
            if let Some(meeting) = longer {
                let (on, minutes) = (meeting.slot.day, meeting.slot.minutes);
                let fact = Fact::Meeting(MeetingFact::Longer { on, minutes, most });
                return Verdict::Broken { fact, since: None, cure: Cure::ShorterMeetings };
            }
        }
        match says.prefer {
            Some(Form::Short) => self.lengths(year),
            Some(prefer) => MeetingForm::preferred(prefer).map_or_else(Verdict::informs, |form| {
                let (mut so, mut of) = (0, 0);
                for meeting in self.of_the_year(year) {
                    of += 1;
                    so += u32::from(meeting.form == form);
                }
                met(MeetingFact::Forms { form, so, of })
            }),
            None if says.max_hours.is_some() => self.lengths(year),
            None => Verdict::informs(),
        }
    }

    /// How long the meetings were planned to be and took; a trend, and no limit (row 124).
    fn lengths(&self, year: i16) -> Verdict {
        let average = |year| {
            let (mut planned, mut took, mut of) = (0u64, 0u64, 0u64);
            for meeting in self.of_the_year(year) {
                let Some(minutes) = meeting.took() else { continue };
                planned += u64::from(meeting.slot.minutes);
                took += u64::from(minutes);
                of += 1;
            }
            let mean = |sum: u64| u32::try_from((sum + of / 2) / of.max(1)).unwrap_or(u32::MAX);
            (mean(planned), mean(took), u32::try_from(of).unwrap_or(u32::MAX))
        };
        let (planned, took, of) = average(year);
        if of == 0 {
            return Verdict::guards();
        }
        let (_, earlier, reported) = average(year.saturating_sub(1));
        met(MeetingFact::Lengths { planned, took, of, before: (reported > 0).then_some(earlier) })
    }

    /// Each meeting to come has its notice, or its papers, in time.
    fn notice(&mut self, at: usize, modality: Modality, says: &'a Notice) -> Verdict {
        let rule = NoticeRule { at: NormRef { charter: self.charter.id.clone(), norm: at }, says, modality };
        let (on, year) = (self.on, self.on.year());
        let near = self.world.meetings.in_years(&self.group.id, year, year.saturating_add(1));
        let owner = says.by.first().and_then(|name| self.names.who(&self.group.id, name));
        let way = if rule.is_about_the_notice() { Way::CallMeeting } else { Way::AddPapers };
        let (mut sent, mut of, mut owed) = (0, 0, Vec::new());
        for meeting in near.into_iter().filter(|meeting| meeting.is_open() && on <= meeting.slot.day) {
            let papers = || meeting.sent().map(|paper| paper.on).min();
            let done = if way == Way::CallMeeting { meeting.called } else { papers() };
            of += 1;
            sent += u32::from(done.is_some());
            let by = rule.last_day(meeting.slot.day);
            let fact = MeetingFact::ToBeSent { meeting: meeting.id.clone(), on: meeting.slot.day, by };
            owed.push(Owed {
                about: About::of_meeting(&meeting.id),
                met: done,
                owner: owner.clone(),
                ..Owed::by(Some(by)).soon(NOTICE).fact(Fact::Meeting(fact)).way(way)
            });
        }
        if owed.is_empty() {
            return Verdict::guards();
        }
        Verdict::OwedEach(owed, Fact::Meeting(MeetingFact::Sent { sent, of }))
    }

    /// The year's meetings that were held, and whose attendance is known, by day.
    fn attended(&self) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        let year = self.on.year();
        let all = self.world.meetings.in_years(&self.group.id, year, year);
        all.into_iter().filter(|meeting| meeting.is_held() && !meeting.attendance.is_empty())
    }

    /// No more at once from one unit than the charter lets (row 130). It is cured by a next meeting that keeps to it.
    fn attendance_limit(&self, says: &AttendanceLimit) -> Verdict {
        let Some(max) = says.max else { return Verdict::informs() };
        let over = |meeting: &Meeting| self.world.over_the_limit(meeting, says);
        let Some(last) = self.attended().next_back() else { return Verdict::guards() };
        if let Some((unit, there)) = over(last) {
            let on = last.slot.day;
            let fact = Fact::Meeting(MeetingFact::FromOneUnit { on, unit, there, max });
            return Verdict::Broken { fact, since: Some(on), cure: Cure::FewerFromOneUnit };
        }
        let (mut kept, mut of) = (0, 0);
        for meeting in self.attended() {
            of += 1;
            kept += u32::from(over(meeting).is_none());
        }
        met(MeetingFact::WithinLimit { kept, of })
    }

    /// A position is tried by it when it is taken; here it is told how it was at the last meeting.
    fn quorum(&self, says: &norm::Quorum) -> Verdict {
        let Some(last) = self.attended().next_back() else { return Verdict::guards() };
        let Some(quorum) = self.world.quorum_by(last, None, says) else { return Verdict::informs() };
        let (there, of, needed) = (quorum.there, quorum.of, quorum.needed);
        let fact = MeetingFact::Quorum { on: last.slot.day, there, of, needed };
        Verdict::Stands(Standing::Guards, Fact::Meeting(fact))
    }

    /// Since when the group has been governed without a break, by this charter or those before it.
    pub(super) fn governed_since(&self) -> Date {
        let mut since = self.period.from;
        let periods = || self.group.charters.iter().filter_map(|id| self.world.charter(id)?.in_force);
        while let Some(before) =
            periods().find(|period| period.until == Some(days_after(since, -1)) && period.from < since)
        {
            since = before.from;
        }
        since
    }
}
