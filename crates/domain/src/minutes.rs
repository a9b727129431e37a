//! Notes of meetings: shared, signed off by whom the charter says, corrected in new versions, told of at home.
//!
//! What is written before it is shared is the drafter's alone and no entry; it is kept by the desk, beside the ledger.
//! Where notes are published is in the room `publication`.
//!
//! **Invariant:** notes that are final never change. A correction is a further version that says what it changes, and is
//! signed off by itself.

mod applied;
pub mod command;
mod decided;
pub mod difference;
pub mod draft;
mod head;
pub mod privacy;
mod say;
mod sign_off;
mod signing;
pub mod text;

pub(crate) use decided::{communicate, share};
pub use decided::{keepers_of_notes, party_of_notes, seat_of, written_out};
pub use say::{MinutesFact, MinutesNo};
pub use sign_off::{SignOff, SignOffLine, Signer, act_label, chaired};
pub(crate) use signing::{decline, sign};

use crate::{BodyId, Digest, MeetingId, PersonId, SeatId};
use jiff::civil::Date;
use samordna_charter::norm::ApprovalAct;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The longest notes, in bytes: some two hundred pages.
pub const LONGEST: usize = 500_000;

/// That somebody signed one line of a version's sign-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// By which act.
    pub act: ApprovalAct,
    /// For which line.
    pub signer: Signer,
    /// Who; for a line that is the group's, whoever recorded it.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// The meeting at which the group did it.
    pub at: Option<MeetingId>,
}

/// That somebody who may sign would not, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// Who.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// Why.
    pub comment: String,
}

/// A version of the notes of a meeting, as it was shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesVersion {
    /// From 1.
    pub number: u32,
    /// Its text.
    pub text: Digest,
    /// Who shared it.
    pub by: PersonId,
    /// When: from that day it is drawn up.
    pub on: Date,
    /// What it changes in the version before it.
    pub change: Option<String>,
    /// How many places of it looked like a personal number or data about one patient; whoever shared it had looked.
    pub passages: u32,
    /// Who has signed it.
    pub signed: Vec<Signed>,
    /// Who would not.
    pub declined: Vec<Declined>,
    /// The day it became final.
    pub finished: Option<Date>,
}

impl Signed {
    pub(crate) fn new(
        act: ApprovalAct,
        signer: &Signer,
        by: &PersonId,
        at: Option<&MeetingId>,
        on: Date,
    ) -> Self {
        Self { act, signer: signer.clone(), by: by.clone(), on, at: at.cloned() }
    }
}

impl NotesVersion {
    pub(crate) fn new(
        number: u32,
        text: Digest,
        by: PersonId,
        change: Option<String>,
        passages: u32,
        on: Date,
    ) -> Self {
        let (signed, declined) = (Vec::new(), Vec::new());
        Self { number, text, by, on, change, passages, signed, declined, finished: None }
    }

    /// The last no to it, where nobody has signed it since.
    pub fn objection(&self) -> Option<&Declined> {
        let last = self.declined.last()?;
        let is_answered = self.signed.iter().any(|signed| signed.by == last.by && last.on <= signed.on);
        (!is_answered && self.finished.is_none()).then_some(last)
    }
}

/// That a member has told of a meeting at home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communicated {
    /// The member's seat.
    pub seat: SeatId,
    /// Who.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// What was done with it.
    pub note: String,
}

/// All that is known of what was written down of one meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingNotes {
    /// Every version, oldest first.
    pub versions: Vec<NotesVersion>,
    /// Who has told of the meeting at home.
    pub communicated: Vec<Communicated>,
}

impl MeetingNotes {
    /// The version that was shared last.
    pub fn latest(&self) -> Option<&NotesVersion> {
        self.versions.last()
    }

    /// A version.
    pub fn version(&self, number: u32) -> Option<&NotesVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The version that became final last: what holds.
    pub fn standing(&self) -> Option<&NotesVersion> {
        self.versions.iter().rfind(|version| version.finished.is_some())
    }

    /// The day they were first shared.
    pub fn shared(&self) -> Option<Date> {
        self.versions.first().map(|version| version.on)
    }

    /// Whether the holder of a seat has told of the meeting.
    pub fn has_communicated(&self, seat: &SeatId) -> Option<&Communicated> {
        self.communicated.iter().rfind(|one| one.seat == *seat)
    }
}

/// The notes of all meetings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Minutes {
    by_group: BTreeMap<BodyId, BTreeMap<MeetingId, Arc<MeetingNotes>>>,
    /// Whose latest version is not final.
    pending: BTreeSet<MeetingId>,
}

impl Minutes {
    /// What was written down of a meeting.
    pub fn get(&self, meeting: &MeetingId) -> Option<&MeetingNotes> {
        self.by_group.get(&meeting.group)?.get(meeting).map(AsRef::as_ref)
    }

    /// A group's meetings whose latest version is not final.
    pub fn pending<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a MeetingId> + use<'a> {
        let first = MeetingId { group: group.clone(), year: i16::MIN, number: 0 };
        let group = group.clone();
        self.pending.range(first..).take_while(move |meeting| meeting.group == group)
    }

    /// A group's meetings with notes, latest first.
    pub fn of<'a>(
        &'a self,
        group: &BodyId,
    ) -> impl Iterator<Item = (&'a MeetingId, &'a MeetingNotes)> + use<'a> {
        let notes = self.by_group.get(group).into_iter().flatten().rev();
        notes.map(|(meeting, notes)| (meeting, notes.as_ref()))
    }
}
