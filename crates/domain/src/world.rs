//! The whole state, as the sealed events make it.
//!
//! **Invariant:** [`World::apply`] never fails and never decides. Replaying the same events gives the same world.

mod known;

use crate::{
    BodyId, CharterId, Event, Period, SeatId,
    charter::{Charter, Charters, Endorsement, Signature},
    document::{Document, Documents},
    duty::{Duties, Ended},
    event::Recorded,
    grounds::NormRef,
    group::{Group, Groups},
    meeting::{Adjustment, Meetings},
    organisation::{Body, BodyKind, Name, OfficeDuty, Organisation},
    person::{Employment, Holding, People, Person},
    seat::{Appointment, Seat},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// How many answered requests are remembered, so that a form sent twice is done once.
const REMEMBERED: usize = 4096;

/// Everything that is known. It can be written down as it stands, for a snapshot, and read back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// Principals, administrations, offices, boards and groups as bodies.
    pub organisation: Organisation,
    /// People, employments and who holds which office.
    pub people: People,
    /// Groups, with their seats.
    pub groups: Groups,
    /// Charters.
    pub charters: Charters,
    /// Governing documents.
    pub documents: Documents,
    /// What is stored of duties.
    pub duties: Duties,
    /// Meetings.
    pub meetings: Meetings,
    last: Option<Timestamp>,
    requests: HashMap<String, u64>,
    order: VecDeque<String>,
    events: u64,
}

impl World {
    /// Its first principal is known.
    pub fn is_founded(&self) -> bool {
        self.events > 0
    }

    /// How many events made it.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// When the last event happened.
    pub fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// The number of the first event of a request that was already done.
    pub fn answered(&self, request: &str) -> Option<u64> {
        self.requests.get(request).copied()
    }

    /// Makes a recorded event so.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.events += 1;
        self.last = Some(self.last.map_or(recorded.at, |last| last.max(recorded.at)));
        if let Some(request) = &recorded.request {
            self.remember(request);
        }
        self.apply_event(&recorded.event);
    }

    fn remember(&mut self, request: &str) {
        if self.requests.contains_key(request) {
            return;
        }
        self.requests.insert(request.to_owned(), self.events);
        self.order.push_back(request.to_owned());
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.requests.remove(&oldest);
        }
    }

    fn apply_event(&mut self, event: &Event) {
        match event {
            Event::BodyRegistered { body, kind, name, of, duty, from } => {
                self.add_body(body, *kind, name, of.as_ref(), *duty, *from);
            }
            Event::BodyRenamed { body, name, from } => {
                let name = Name { text: name.clone(), period: Period::since(*from), is_alias: false };
                self.organisation.add_name(body, name);
            }
            Event::BodyAliased { body, alias, period } => {
                let name = Name { text: alias.clone(), period: *period, is_alias: true };
                self.organisation.add_name(body, name);
            }
            Event::BodyEnded { body, on } => self.organisation.end(body, *on),
            Event::PersonRegistered { person, name } => {
                self.people.add(Person { id: person.clone(), name: name.clone(), contact: None });
            }
            Event::ContactRecorded { person, contact } => self.people.set_contact(person, Some(*contact)),
            Event::ContactErased { person, .. } => self.people.set_contact(person, None),
            Event::EmploymentStarted { employment, person, at, title, from } => {
                self.people.employ(Employment {
                    id: employment.clone(),
                    person: person.clone(),
                    at: at.clone(),
                    title: title.clone(),
                    period: Period::since(*from),
                })
            }
            Event::EmploymentEnded { employment, on } => self.people.end_employment(employment, *on),
            Event::OfficeTaken { office, employment, period } => self.people.take(Holding {
                office: office.clone(),
                employment: employment.clone(),
                period: *period,
            }),
            Event::OfficeLeft { office, on } => self.people.leave(office, *on),
            Event::GroupFormed { group, group_type, name, parent, on } => {
                self.add_body(group, BodyKind::Group, name, parent.as_ref(), None, *on);
                self.groups.add(Group {
                    id: group.clone(),
                    group_type: *group_type,
                    parent: parent.clone(),
                    formed: *on,
                    dissolved: None,
                    charters: Vec::new(),
                    seats: Vec::new(),
                });
            }
            Event::GroupDissolved { group, on, reason } => {
                self.organisation.end(group, *on);
                if let Some(group) = self.groups.get_mut(group) {
                    group.dissolved = Some((*on, reason.clone()));
                }
            }
            Event::CharterRead { charter, source, text, reading, by, on } => {
                let mut read = Charter {
                    id: charter.clone(),
                    reading: reading.clone(),
                    source: *source,
                    text: *text,
                    read_by: by.clone(),
                    read_on: *on,
                    by_hand: BTreeMap::new(),
                    outline: Vec::new(),
                    taken: Vec::new(),
                    group: None,
                    endorsed: Vec::new(),
                    signed: Vec::new(),
                    in_force: None,
                    withdrawn: None,
                };
                read.draw_outline();
                self.charters.add(read);
            }
            Event::NormCorrected { charter, correction, reason, by, on } => {
                self.change(charter, |charter| charter.read_by_hand(correction, reason, by, *on));
            }
            Event::CharterPlaced { charter, group } => self.place(charter, group),
            Event::CharterWithdrawn { charter, on } => {
                self.change(charter, |charter| charter.withdrawn = Some(*on))
            }
            Event::CharterEndorsed { charter, body, on } => self.change(charter, |charter| {
                charter.endorsed.push(Endorsement { body: body.clone(), on: *on });
            }),
            Event::CharterSigned { charter, line, on } => {
                self.change(charter, |charter| charter.signed.push(Signature { line: *line, on: *on }));
            }
            Event::CharterAdopted { charter, period, .. } => {
                self.change(charter, |charter| charter.in_force = Some(*period));
            }
            Event::CharterSuperseded { charter, on } => self.change(charter, |charter| {
                charter.in_force = charter.in_force.map(|period| period.cut(*on));
            }),
            Event::SeatEstablished { seat, role, unit, purpose, from } => {
                let established = Seat {
                    id: seat.clone(),
                    unit: unit.clone(),
                    role: role.clone(),
                    purpose: purpose.clone(),
                    period: Period::since(*from),
                    appointments: Vec::new(),
                };
                if let Some(group) = self.groups.get_mut(&seat.group) {
                    group.seats.push(established);
                }
            }
            Event::SeatAbolished { seat, on } => {
                self.change_seat(seat, |seat| seat.period = seat.period.cut(*on))
            }
            Event::Appointed { seat, employment, period } => self.change_seat(seat, |seat| {
                let who = Appointment { employment: employment.clone(), period: *period, attested: None };
                seat.appointments.push(who);
            }),
            Event::AppointmentEnded { seat, on, .. } => self.change_seat(seat, |seat| {
                for appointment in
                    seat.appointments.iter_mut().filter(|appointment| appointment.period.holds(*on))
                {
                    appointment.period = appointment.period.cut(*on);
                }
            }),
            Event::EligibilityAttested { seat, on } => self.change_seat(seat, |seat| {
                for appointment in
                    seat.appointments.iter_mut().filter(|appointment| appointment.period.holds(*on))
                {
                    appointment.attested = Some(*on);
                }
            }),
            Event::DutyMet { duty, on, note } => {
                self.duties.ended.insert(duty.clone(), Ended::Met { on: *on, note: note.clone() });
            }
            Event::DutyWaived { duty, on, reason } => {
                self.duties.ended.insert(duty.clone(), Ended::Waived { on: *on, reason: reason.clone() });
            }
            Event::DocumentRegistered { document, title, registry_number, period } => {
                self.documents.add(Document {
                    id: document.clone(),
                    title: title.clone(),
                    registry_number: registry_number.clone(),
                    period: *period,
                });
            }
            Event::DocumentEnded { document, on } => self.documents.end(document, *on),
            Event::ClockStarted { charter, norm, on } => {
                self.duties.clocks.insert(NormRef { charter: charter.clone(), norm: *norm }, *on);
            }
            Event::MeetingPlanned { meeting, kind, name, slot, form, place } => {
                self.meetings.plan(meeting, *kind, name.as_ref(), *slot, *form, place.as_ref());
            }
            Event::MeetingMoved { meeting, slot, form, place, reason, on } => {
                self.meetings.move_to(meeting, *slot, *form, place.as_ref(), *on, reason.as_ref());
            }
            Event::MeetingCancelled { meeting, reason, on } => self.meetings.cancel(meeting, *on, reason),
            Event::ItemPut { meeting, item, text, from, recurring, on } => {
                self.meetings.put(meeting, *item, text, from.as_ref(), *recurring, *on);
            }
            Event::ItemChanged { meeting, item, text, on } => {
                self.meetings.rewrite(meeting, *item, text, *on);
            }
            Event::ItemLeft { meeting, item, left, on } => self.meetings.left(meeting, *item, left, *on),
            Event::AgendaOrdered { meeting, order, .. } => self.meetings.order(meeting, order),
            Event::AgendaTemplateKept { group, kind, items } => {
                self.meetings.keep_template(group, *kind, items);
            }
            Event::PaperAdded { meeting, paper, item, name, media, size, content, on } => {
                self.meetings.add_paper(meeting, *paper, *item, name, *media, *size, *content, *on);
            }
            Event::PaperRemoved { meeting, paper, .. } => self.meetings.take_back(meeting, *paper),
            Event::GuestInvited { meeting, guest, who, items, .. } => {
                self.meetings.invite(meeting, *guest, who, items);
            }
            Event::GuestRemoved { meeting, guest, .. } => self.meetings.uninvite(meeting, *guest),
            Event::MeetingCalled { meeting, on, .. } => self.meetings.called(meeting, *on),
            Event::MeetingHeld { meeting, attendance, guests, minutes, form } => {
                self.meetings.held(meeting, attendance, guests, *minutes, *form);
            }
            Event::AttendanceCorrected { meeting, attendance, guests, minutes, .. } => {
                self.meetings.held(meeting, attendance, guests, *minutes, None);
            }
            Event::FrequencyAdjusted { charter, norm, period, min, max, with, note, on } => {
                let (with, note) = (with.clone(), note.clone());
                let change = Adjustment { period: *period, min: *min, max: *max, on: *on, with, note };
                self.meetings.adjust(NormRef { charter: charter.clone(), norm: *norm }, change);
            }
            Event::FeedOpened { person, secret } => self.meetings.feeds.open(person, *secret),
            Event::FeedClosed { person } => self.meetings.feeds.close(person),
        }
    }

    fn add_body(
        &mut self,
        id: &BodyId,
        kind: BodyKind,
        name: &str,
        of: Option<&BodyId>,
        duty: Option<OfficeDuty>,
        from: Date,
    ) {
        let name = Name { text: name.to_owned(), period: Period::since(from), is_alias: false };
        self.organisation.register(Body {
            id: id.clone(),
            kind,
            of: of.cloned(),
            duty,
            names: vec![name],
            ended: None,
        });
    }

    fn place(&mut self, id: &CharterId, group: &BodyId) {
        let Some(charter) = self.charters.get_mut(id) else { return };
        if let Some(before) =
            charter.group.replace(group.clone()).and_then(|before| self.groups.get_mut(&before))
        {
            before.charters.retain(|known| known != id);
        }
        if let Some(group) = self.groups.get_mut(group) {
            group.charters.push(id.clone());
        }
    }

    fn change(&mut self, id: &CharterId, change: impl FnOnce(&mut Charter)) {
        if let Some(charter) = self.charters.get_mut(id) {
            change(charter);
        }
    }

    fn change_seat(&mut self, id: &SeatId, change: impl FnOnce(&mut Seat)) {
        let group = self.groups.get_mut(&id.group);
        if let Some(seat) = group.and_then(|group| group.seats.iter_mut().find(|seat| seat.id == *id)) {
            change(seat);
        }
    }
}
