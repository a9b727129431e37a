//! How the norms of notes stand: shared, signed by whom the charter says, told of at home.
//!
//! Looked at are the meetings of this year, those of last year that lack something, and notes that still wait for a
//! signature, however old. Where the charter states no time the duty has no day: none is invented.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Standing, Verdict, verdict::Owed};
use crate::{
    MeetingId, SeatId,
    duty::{About, Subject, Way},
    grounds::{Fact, NormRef},
    meeting::{Meeting, MeetingKind},
    minutes::{MeetingNotes, MinutesFact, NotesVersion, SignOff, SignOffLine, Signer, party_of_notes},
    period::days_after,
    refusal::Who,
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Modality, Rule,
    norm::{MemberCommunicates, MinutesFor, MinutesRequired},
};
use std::sync::Arc;

/// So many days back members are asked whether they have told of a meeting at home.
const ASKED_FOR: i32 = 92;

/// Words for the group's own, to whom notes are sent by being shared.
const OWN: [&str; 6] = ["ledamöterna", "ledamöter", "deltagarna", "deltagare", "gruppen", "medlemmarna"];

/// The day so many days after a meeting, where the charter states so many.
pub(super) fn due(meeting: &Meeting, within: Option<u32>) -> Option<Date> {
    within.map(|days| days_after(meeting.slot.day, i32::try_from(days).unwrap_or(i32::MAX)))
}

fn covers(says: &MinutesRequired, kind: MeetingKind) -> bool {
    match says.r#for {
        None | Some(MinutesFor::All) => true,
        Some(MinutesFor::Ordinary) => kind == MeetingKind::Ordinary,
        // A charter that speaks of sittings has no other ordinary meetings.
        Some(MinutesFor::Sittings) => kind != MeetingKind::Extra,
    }
}

pub(super) fn at_meeting(meeting: &Meeting, place: Option<&String>) -> About {
    Subject { place: place.cloned(), ..Subject::meeting(&meeting.id) }.into()
}

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of notes and publication; none where the norm is of another family.
    pub(super) fn minutes(&mut self, at: usize, rule: &'a Rule) -> Option<Verdict> {
        Some(match rule {
            Rule::MinutesRequired(says) => self.notes_shared(says),
            Rule::MinutesApproval(_) => self.notes_signed(at),
            Rule::Publication(_) => self.published(at)?,
            Rule::Registration(says) => self.registered(says),
            Rule::MemberCommunicates(says) => self.told_at_home(says),
            _ => return None,
        })
    }

    /// The meetings held under this charter that are looked at, by day.
    pub(super) fn held(&self) -> &[&'a Meeting] {
        self.held.get_or_init(|| self.held_lately())
    }

    fn held_lately(&self) -> Vec<&'a Meeting> {
        let (group, year) = (&self.group.id, self.on.year());
        let near = self.world.meetings.in_years(group, year.saturating_sub(1), year);
        let mut all: Vec<&'a Meeting> =
            near.into_iter().filter(|meeting| meeting.is_held() && meeting.slot.day <= self.on).collect();
        let pending = self.world.minutes.pending(group).filter_map(|id| self.world.meetings.get(id));
        for meeting in pending {
            if all.iter().all(|known| known.id != meeting.id) {
                all.push(meeting);
            }
        }
        all.retain(|meeting| self.period.holds(meeting.slot.day));
        all.sort_by_key(|meeting| meeting.slot);
        all
    }

    /// What was met for a meeting of an earlier year is no longer told.
    pub(super) fn is_told(&self, meeting: &Meeting, owed: &Owed) -> bool {
        owed.met.is_none() || meeting.slot.day.year() == self.on.year()
    }

    pub(super) fn notes(&self, meeting: &MeetingId) -> Option<&'a MeetingNotes> {
        self.world.minutes.get(meeting)
    }

    /// A norm asks for notes of a meeting of this kind.
    pub(super) fn are_required(&self, kind: MeetingKind) -> bool {
        let asks = |rule: &Rule| matches!(rule, Rule::MinutesRequired(says) if covers(says, kind));
        self.charter.of_kind(Kind::MinutesRequired).any(|(_, norm)| asks(&norm.rule))
    }

    /// By whom the notes of each of those meetings become final: each norm on approval asks for its own.
    fn sign_offs(&self) -> &[(&'a Meeting, SignOff)] {
        self.sign_offs.get_or_init(|| {
            let off = |meeting| Some((meeting, self.world.sign_off(meeting, self.on)?));
            self.held().iter().copied().filter_map(off).collect()
        })
    }

    /// Notes are kept of such meetings (rows 131 to 133).
    fn notes_shared(&self, says: &'a MinutesRequired) -> Verdict {
        let recipients: Vec<&String> =
            says.sent_to.iter().filter(|to| !OWN.contains(&to.to_lowercase().as_str())).collect();
        // *De skickas till …*: another norm has them kept.
        let is_sending_only = !recipients.is_empty() && says.form.is_none() && says.by.is_empty();
        let (mut all, mut shared, mut of) = (Vec::new(), 0, 0);
        for meeting in self.held().iter().filter(|meeting| covers(says, meeting.kind)) {
            let (met, due) =
                (self.notes(&meeting.id).and_then(MeetingNotes::shared), due(meeting, says.within_days));
            let (id, held) = (meeting.id.clone(), meeting.slot.day);
            let fact = match met {
                Some(on) => MinutesFact::SharedOn { meeting: id, held, on },
                None => MinutesFact::NotShared { meeting: id, held },
            };
            let owed = Owed {
                met,
                about: About::of_meeting(&meeting.id),
                owner: self.note_keeper(meeting, says).map(Arc::new),
                ..Owed::by(due).fact(Fact::Minutes(fact)).way(Way::ShareNotes)
            };
            let is_told = self.is_told(meeting, &owed);
            (shared, of) = (shared + u32::from(is_told && met.is_some()), of + u32::from(is_told));
            all.extend((is_told && !is_sending_only).then_some(owed));
            for to in recipients.iter().filter(|_| met.is_some() && meeting.slot.day.year() == self.on.year())
            {
                let fact = MinutesFact::SendTo { meeting: meeting.id.clone(), to: (*to).clone() };
                let about = at_meeting(meeting, Some(to));
                all.push(Owed { about, ..Owed::by(due).fact(Fact::Minutes(fact)) });
            }
        }
        if of == 0 {
            return Verdict::Stands(Standing::Guards, Fact::Minutes(MinutesFact::NoneHeld));
        }
        Verdict::OwedEach(all, Fact::Minutes(MinutesFact::Shared { shared, of }))
    }

    /// Whose turn it is to share: whom the charter names, where somebody is.
    fn note_keeper(&self, meeting: &Meeting, says: &MinutesRequired) -> Option<Who> {
        let parties = says.by.iter().map(|name| party_of_notes(self.world, meeting, name));
        let who = parties.map(|party| self.world.who(&party, &self.group.id, None, self.on));
        who.into_iter().find(|who| match who {
            Who::Body { person, .. } | Who::Role { person, .. } => person.is_some(),
            Who::Person { .. } => true,
            Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => false,
        })
    }

    /// Notes are signed by exactly whom the charter says (rows 131, 132, 134).
    fn notes_signed(&self, at: usize) -> Verdict {
        let own = self.at(at);
        let (mut all, mut done, mut of) = (Vec::new(), 0, 0);
        for (meeting, off) in self.sign_offs().iter().filter(|(_, off)| off.at == own) {
            let latest = self.notes(&meeting.id).and_then(MeetingNotes::latest);
            let Some(latest) = latest else {
                all.extend(self.unshared(meeting, off));
                continue;
            };
            let is_this_year = meeting.slot.day.year() == self.on.year();
            match latest.finished {
                Some(on) if is_this_year => {
                    let fact = MinutesFact::Finished { meeting: meeting.id.clone(), on };
                    let owed = Owed {
                        met: Some(on),
                        about: About::of_meeting(&meeting.id),
                        ..Owed::by(due(meeting, off.within_days))
                            .fact(Fact::Minutes(fact))
                            .way(Way::SignNotes)
                    };
                    all.push(owed);
                    (done, of) = (done + 1, of + 1);
                }
                Some(_) => {}
                None => {
                    all.extend(self.unsigned(meeting, off, latest));
                    of += 1;
                }
            }
        }
        if of == 0 && all.is_empty() {
            return Verdict::Stands(Standing::Guards, Fact::Minutes(MinutesFact::NoneHeld));
        }
        Verdict::OwedEach(all, Fact::Minutes(MinutesFact::Final { done, of }))
    }

    /// Notes that should have been signed by now and are not even shared.
    fn unshared(&self, meeting: &Meeting, off: &SignOff) -> Option<Owed> {
        let due = due(meeting, off.within_days).filter(|due| *due < self.on)?;
        let fact = MinutesFact::NotShared { meeting: meeting.id.clone(), held: meeting.slot.day };
        let owed = Owed::by(Some(due)).fact(Fact::Minutes(fact)).way(Way::ShareNotes);
        self.are_required(meeting.kind).then_some(Owed { about: About::of_meeting(&meeting.id), ..owed })
    }

    /// What waits for a signature: one duty for each line, its owner whoever's signature is missing.
    fn unsigned(&self, meeting: &'a Meeting, off: &SignOff, version: &NotesVersion) -> Vec<Owed> {
        let within = due(meeting, off.within_days);
        if let Some(no) = version.objection() {
            // It is the drafter's turn: to put right what is wrong.
            let fact = MinutesFact::Declined {
                meeting: meeting.id.clone(),
                by: no.by.clone(),
                on: no.on,
                comment: no.comment.clone(),
            };
            let owner = Some(Who::Person { person: version.by.clone() }.into());
            let owed = Owed::by(within).fact(Fact::Minutes(fact)).way(Way::ShareNotes);
            return vec![Owed { about: About::of_meeting(&meeting.id), owner, ..owed }];
        }
        off.open(version).map(|line| self.line(meeting, off, line, version, within)).collect()
    }

    fn line(
        &self,
        meeting: &'a Meeting,
        off: &SignOff,
        line: &SignOffLine,
        version: &NotesVersion,
        within: Option<Date>,
    ) -> Owed {
        let fact = MinutesFact::Awaits {
            meeting: meeting.id.clone(),
            act: off.act,
            signer: line.signer.clone(),
            since: version.on,
        };
        let has_signed = |who: &&crate::PersonId| version.signed.iter().any(|signed| signed.by == **who);
        let next = line.may.iter().find(|who| !has_signed(who));
        let (owner, due) = match line.signer {
            // The group does it when it next meets; whoever keeps the group records it.
            Signer::Group => (None, within.or_else(|| self.next_meeting(meeting))),
            Signer::Keeper => (None, within),
            Signer::Chair
            | Signer::ViceChair
            | Signer::Secretary
            | Signer::Member
            | Signer::Members
            | Signer::MemberOfOtherPrincipal
            | Signer::Named(_) => (next.map(|person| Who::Person { person: person.clone() }.into()), within),
        };
        let about = Subject { seat: line.seat.clone(), ..Subject::meeting(&meeting.id) }.into();
        Owed { about, owner, ..Owed::by(due).fact(Fact::Minutes(fact)).way(Way::SignNotes) }
    }

    /// The day of the meeting after one.
    fn next_meeting(&self, meeting: &Meeting) -> Option<Date> {
        let year = meeting.slot.day.year();
        let near = self.world.meetings.in_years(&self.group.id, year, year.saturating_add(1));
        let later = |other: &&&Meeting| meeting.slot < other.slot && !other.is_cancelled();
        near.iter().find(later).map(|other| other.slot.day)
    }

    /// Each member tells of each meeting at home (rows 186, 190).
    fn told_at_home(&self, says: &'a MemberCommunicates) -> Verdict {
        let first = days_after(self.on, -ASKED_FOR);
        let (mut all, mut told, mut of) = (Vec::new(), 0, 0);
        for meeting in self.held().iter().filter(|meeting| first <= meeting.slot.day) {
            for (seat, person) in self.members_then(meeting) {
                of += 1;
                if self.notes(&meeting.id).is_some_and(|notes| notes.has_communicated(&seat).is_some()) {
                    told += 1;
                    continue;
                }
                let fact = MinutesFact::NotTold { meeting: meeting.id.clone(), held: meeting.slot.day };
                let about = Subject { seat: Some(seat), ..Subject::meeting(&meeting.id) }.into();
                let owner = Some(Who::Person { person }.into());
                let owed = Owed::by(due(meeting, says.within_days)).fact(Fact::Minutes(fact));
                all.push(Owed { about, owner, ..owed.way(Way::CommunicateAtHome) });
            }
        }
        if of == 0 {
            return Verdict::Stands(Standing::Guards, Fact::Minutes(MinutesFact::NoneHeld));
        }
        Verdict::OwedEach(all, Fact::Minutes(MinutesFact::Communicated { told, of }))
    }

    /// Who sat as a member at a meeting, and sits there still.
    fn members_then(&self, meeting: &Meeting) -> Vec<(SeatId, crate::PersonId)> {
        let members = self.seats.iter().filter(|sat| sat.seat.role == Role::Member);
        let both = members.filter_map(|sat| {
            let then = &self.world.holder(sat.seat, meeting.slot.day)?.employment;
            let (now, employment) = sat.held?;
            (now.employment == *then).then(|| (sat.seat.id.clone(), employment.person.clone()))
        });
        both.collect()
    }

    /// Notes of meetings under an earlier charter that still wait for a signature: that charter governs them.
    pub(super) fn left_from_before(&mut self) {
        let pending = self.world.minutes.pending(&self.group.id).filter_map(|id| self.world.meetings.get(id));
        let earlier: Vec<&'a Meeting> =
            pending.filter(|meeting| !self.period.holds(meeting.slot.day)).collect();
        for meeting in earlier {
            let Some(off) = self.world.sign_off(meeting, self.on) else { continue };
            let Some(version) = self.notes(&meeting.id).and_then(MeetingNotes::latest) else { continue };
            let modality = modality(self.world, &off.at);
            for owed in self.unsigned(meeting, &off, version) {
                self.owed_by(off.at.clone(), modality, owed);
            }
        }
    }
}

fn modality(world: &crate::World, at: &NormRef) -> Modality {
    let norm = world.charter(&at.charter).and_then(|charter| charter.norm(at.norm));
    norm.map_or(Modality::Must, |norm| norm.modality)
}
