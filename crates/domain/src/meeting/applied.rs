//! What the events of this room make of a meeting.

use super::{
    Attendance, Guest, Invitee, Item, ItemRef, ItemText, Left, Media, Meeting, MeetingForm, MeetingKind,
    MeetingStage, Meetings, Moved, Paper, Recurs, Slot,
};
use crate::{Digest, MatterId, MeetingId};
use jiff::civil::Date;

impl Meetings {
    /// Changes a meeting, and counts the change.
    fn changed(&mut self, id: &MeetingId, change: impl FnOnce(&mut Meeting)) {
        self.change(id, |meeting| {
            change(meeting);
            meeting.changes += 1;
        });
    }

    pub(crate) fn plan(
        &mut self,
        id: &MeetingId,
        kind: MeetingKind,
        name: Option<&String>,
        slot: Slot,
        form: MeetingForm,
        place: Option<&String>,
    ) {
        self.add(Meeting {
            id: id.clone(),
            kind,
            name: name.cloned(),
            slot,
            form,
            place: place.cloned(),
            stage: MeetingStage::Planned,
            called: None,
            moved: Vec::new(),
            items: Vec::new(),
            guests: Vec::new(),
            papers: Vec::new(),
            attendance: Vec::new(),
            changes: 0,
        });
    }

    pub(crate) fn move_to(
        &mut self,
        id: &MeetingId,
        slot: Slot,
        form: MeetingForm,
        place: Option<&String>,
        on: Date,
        reason: Option<&String>,
    ) {
        self.changed(id, |meeting| {
            if meeting.slot != slot {
                let after_notice = meeting.called.is_some();
                let moved = Moved { on, from: meeting.slot, reason: reason.cloned(), after_notice };
                meeting.moved.push(moved);
            }
            (meeting.slot, meeting.form, meeting.place) = (slot, form, place.cloned());
        });
    }

    pub(crate) fn cancel(&mut self, id: &MeetingId, on: Date, reason: &str) {
        self.changed(id, |meeting| {
            meeting.stage = MeetingStage::Cancelled { on, reason: reason.to_owned() };
        });
    }

    pub(crate) fn called(&mut self, id: &MeetingId, on: Date) {
        self.changed(id, |meeting| {
            meeting.stage = MeetingStage::Called { on };
            meeting.called = Some(on);
        });
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one event")]
    pub(crate) fn put(
        &mut self,
        id: &MeetingId,
        number: u32,
        text: &ItemText,
        from: Option<&ItemRef>,
        matter: Option<&MatterId>,
        recurs: Option<Recurs>,
        on: Date,
    ) {
        // What was tabled is about the same matter when it comes again.
        let before = from.and_then(|from| self.get(&from.meeting)?.item(from.item)?.matter.clone());
        let matter = matter.cloned().or(before);
        if let Some(from) = from {
            self.no_longer_waits(from);
            let to = Some(id.clone());
            self.change(&from.meeting, |meeting| {
                if let Some(item) = meeting.items.iter_mut().find(|item| item.number == from.item) {
                    item.left = Some(Left::Tabled { to });
                }
            });
        }
        self.change(id, |meeting| {
            let mut item = Item::new(number, text, from, matter, recurs);
            item.changed = meeting.called.map(|_| on);
            // What closes the agenda stays last.
            let is_closing = |item: &Item| item.recurs == Some(Recurs::Closing) && item.stands();
            let place = meeting.items.iter().position(is_closing).filter(|_| !is_closing(&item));
            meeting.items.insert(place.unwrap_or(meeting.items.len()), item);
        });
    }

    pub(crate) fn rewrite(&mut self, id: &MeetingId, number: u32, text: &ItemText, on: Date) {
        self.change(id, |meeting| {
            let called = meeting.called;
            if let Some(item) = meeting.items.iter_mut().find(|item| item.number == number) {
                item.write(text);
                item.changed = called.map(|_| on).or(item.changed);
            }
        });
    }

    pub(crate) fn left(&mut self, id: &MeetingId, number: u32, left: &Left, on: Date) {
        let waits = matches!(left, Left::Tabled { to: None });
        self.change(id, |meeting| {
            let called = meeting.called;
            if let Some(item) = meeting.items.iter_mut().find(|item| item.number == number) {
                item.left = Some(left.clone());
                item.changed = called.map(|_| on).or(item.changed);
            }
        });
        let item = ItemRef { meeting: id.clone(), item: number };
        if waits {
            self.wait(item);
        } else {
            self.no_longer_waits(&item);
        }
    }

    /// What is not named in the order keeps its place after the named.
    pub(crate) fn order(&mut self, id: &MeetingId, order: &[u32]) {
        let place = |number: u32| order.iter().position(|one| *one == number).unwrap_or(order.len());
        self.change(id, |meeting| meeting.items.sort_by_key(|item| place(item.number)));
    }

    pub(crate) fn invite(&mut self, id: &MeetingId, number: u32, who: &Invitee, items: &[u32]) {
        let guest = Guest { number, who: who.clone(), items: items.to_vec(), came: false, is_gone: false };
        self.change(id, |meeting| meeting.guests.push(guest));
    }

    pub(crate) fn uninvite(&mut self, id: &MeetingId, number: u32) {
        self.change(id, |meeting| {
            meeting
                .guests
                .iter_mut()
                .filter(|guest| guest.number == number)
                .for_each(|guest| guest.is_gone = true);
        });
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one event")]
    pub(crate) fn add_paper(
        &mut self,
        id: &MeetingId,
        number: u32,
        item: Option<u32>,
        name: &str,
        media: Media,
        size: u64,
        content: Digest,
        on: Date,
    ) {
        self.change(id, |meeting| {
            let after_notice = meeting.called.is_some();
            let name = name.to_owned();
            let paper = Paper { number, item, name, media, size, content, on, after_notice, is_gone: false };
            meeting.papers.push(paper);
        });
    }

    pub(crate) fn take_back(&mut self, id: &MeetingId, number: u32) {
        self.change(id, |meeting| {
            meeting
                .papers
                .iter_mut()
                .filter(|paper| paper.number == number)
                .for_each(|paper| paper.is_gone = true);
        });
    }

    /// It was held, or what was reported of it was corrected.
    pub(crate) fn held(
        &mut self,
        id: &MeetingId,
        attendance: &[Attendance],
        guests: &[u32],
        minutes: Option<u32>,
        form: Option<MeetingForm>,
    ) {
        self.changed(id, |meeting| {
            meeting.stage = MeetingStage::Held { minutes };
            meeting.form = form.unwrap_or(meeting.form);
            meeting.attendance = attendance.to_vec();
            meeting.guests.iter_mut().for_each(|guest| guest.came = guests.contains(&guest.number));
        });
    }
}
