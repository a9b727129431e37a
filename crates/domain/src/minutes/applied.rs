//! What the events of this room make of the notes.

use super::{Communicated, Declined, MeetingNotes, Minutes, NotesVersion, Signed};
use crate::{Event, MeetingId};
use jiff::civil::Date;
use samordna_charter::norm::ApprovalAct;
use std::sync::Arc;

impl Minutes {
    /// Makes an event of this room so.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::NotesShared { meeting, version, text, by, change, passages, on } => {
                let (by, change) = (by.clone(), change.clone());
                self.share(meeting, NotesVersion::new(*version, *text, by, change, *passages, *on));
            }
            Event::NotesApproved { meeting, version, signer, by, at, on, .. } => {
                let signed = Signed::new(ApprovalAct::Approve, signer, by, at.as_ref(), *on);
                self.sign(meeting, *version, signed);
            }
            Event::NotesSigned { meeting, version, signer, by, at, on, .. } => {
                let signed = Signed::new(ApprovalAct::Sign, signer, by, at.as_ref(), *on);
                self.sign(meeting, *version, signed);
            }
            Event::NotesAttested { meeting, version, signer, by, at, on, .. } => {
                let signed = Signed::new(ApprovalAct::Attest, signer, by, at.as_ref(), *on);
                self.sign(meeting, *version, signed);
            }
            Event::NotesDeclined { meeting, version, by, comment, on } => {
                let declined = Declined { by: by.clone(), on: *on, comment: comment.clone() };
                self.decline(meeting, *version, declined);
            }
            Event::NotesFinished { meeting, version, on } => self.finish(meeting, *version, *on),
            Event::MemberCommunicated { meeting, seat, by, note, on } => {
                let (seat, by, note) = (seat.clone(), by.clone(), note.clone());
                self.communicate(meeting, Communicated { seat, by, on: *on, note });
            }
            _ => {}
        }
    }

    fn change(&mut self, meeting: &MeetingId, change: impl FnOnce(&mut MeetingNotes)) {
        let notes =
            self.by_group.entry(meeting.group.clone()).or_default().entry(meeting.clone()).or_default();
        change(Arc::make_mut(notes));
    }

    fn change_version(&mut self, meeting: &MeetingId, number: u32, change: impl FnOnce(&mut NotesVersion)) {
        self.change(meeting, |notes| {
            if let Some(version) = notes.versions.iter_mut().find(|version| version.number == number) {
                change(version);
            }
        });
    }

    fn share(&mut self, meeting: &MeetingId, version: NotesVersion) {
        self.pending.insert(meeting.clone());
        self.change(meeting, |notes| notes.versions.push(version));
    }

    fn sign(&mut self, meeting: &MeetingId, version: u32, signed: Signed) {
        self.change_version(meeting, version, |version| version.signed.push(signed));
    }

    fn decline(&mut self, meeting: &MeetingId, version: u32, declined: Declined) {
        self.change_version(meeting, version, |version| version.declined.push(declined));
    }

    fn finish(&mut self, meeting: &MeetingId, version: u32, on: Date) {
        self.pending.remove(meeting);
        self.change_version(meeting, version, |version| version.finished = Some(on));
    }

    fn communicate(&mut self, meeting: &MeetingId, told: Communicated) {
        self.change(meeting, |notes| {
            notes.communicated.retain(|one| one.seat != told.seat);
            notes.communicated.push(told);
        });
    }
}
