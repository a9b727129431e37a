//! What the events of this room make of the places and of what stands in them.

use super::{Confirmed, Exemption, NotesPublication, Place, Publications, RegisteredAs};
use crate::{BodyId, Event, MeetingId, organisation::fold};
use std::sync::Arc;

impl Publications {
    /// Makes an event of this room so.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::PlaceDescribed { place, kind } => {
                self.places.insert(fold(place), Place { name: place.clone(), kind: *kind });
            }
            Event::NotesPublished { meeting, version, place, address, by, on } => {
                let (place, address, by) = (place.clone(), address.clone(), by.clone());
                let confirmed = Confirmed { place, version: *version, address, by, on: *on };
                self.change(meeting, |notes| notes.confirmed.push(confirmed));
            }
            Event::NotesExempted { meeting, place, decided, document, reason } => {
                let (place, document, reason) = (place.clone(), document.clone(), reason.clone());
                let exemption = Exemption { place, decided: *decided, document, reason };
                self.change(meeting, |notes| notes.exempt.push(exemption));
            }
            Event::NotesRegistered { meeting, body, number, place, on } => {
                let (body, number, place) = (body.clone(), number.clone(), place.clone());
                let registered = RegisteredAs { body, number, place, on: *on };
                self.change(meeting, |notes| notes.registered.push(registered));
            }
            Event::GroupPublished { group, place, address, by, on } => {
                let (place, address, by) = (place.clone(), address.clone(), Some(by.clone()));
                self.publish_group(group, Confirmed { place, version: 0, address, by, on: *on });
            }
            _ => {}
        }
    }

    fn change(&mut self, meeting: &MeetingId, change: impl FnOnce(&mut NotesPublication)) {
        change(Arc::make_mut(self.notes.entry(meeting.clone()).or_default()));
    }

    fn publish_group(&mut self, group: &BodyId, confirmed: Confirmed) {
        let all = self.groups.entry(group.clone()).or_default();
        // The last word about a place is all that is asked for.
        all.retain(|one| !super::is_same(one.place.as_deref(), confirmed.place.as_deref()));
        all.push(confirmed);
    }
}
