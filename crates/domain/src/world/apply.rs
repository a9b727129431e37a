//! What each event makes of the world. Every event is named here, so that none is forgotten.

use super::World;
use crate::{
    BodyId, CharterId, Event, MatterId, MeetingId, Period,
    charter::{Charter, Endorsement, Outlines, ScopeDeclaration, Signature},
    decision::{Decision, PoliticalReply, Position},
    duty::Ended,
    escalation::Escalation,
    grounds::NormRef,
    group::Group,
    mandate::Mandate,
    matter::MatterDocument,
    meeting::Adjustment,
    notice::MailChoice,
    organisation::{Body, BodyKind, Name, OfficeDuty},
    person::{Employment, Holding, Person},
    seat::{Appointment, Prepared, Shared},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl World {
    pub(super) fn apply_event(&mut self, event: &Event) {
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
            Event::BoardPostAdded { board, post, from } => {
                self.organisation.add_post(board, post, Period::since(*from));
            }
            Event::BoardPostRemoved { board, post, on } => self.organisation.end_post(board, post, *on),
            Event::PersonRegistered { person, name } => {
                self.people.add(Person {
                    id: person.clone(),
                    name: name.clone(),
                    contact: None,
                    mail: MailChoice::default(),
                });
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
            Event::OfficeTaken { office, employment, period } => {
                let (employment, period) = (employment.clone(), *period);
                self.people.take(Holding { office: office.clone(), employment, period });
                self.follow(office);
            }
            Event::OfficeLeft { office, on } => {
                self.people.leave(office, *on);
                self.follow(office);
            }
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
                    shared: Vec::new(),
                    co_opted_most: Vec::new(),
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
                    outlines: Outlines::default(),
                    taken: Vec::new(),
                    group: None,
                    endorsed: Vec::new(),
                    signed: Vec::new(),
                    in_force: None,
                    withdrawn: None,
                    declared: None,
                };
                read.draw();
                self.charters.add(read);
            }
            Event::NormCorrected { charter, correction, reason, by, on } => {
                self.change(charter, |charter| charter.read_by_hand(correction, reason, by, *on));
            }
            Event::CharterPlaced { charter, group } => self.place(charter, group),
            Event::CharterWithdrawn { charter, on } => {
                self.change(charter, |charter| charter.withdrawn = Some(*on))
            }
            Event::ScopeDeclared { charter, at, reason, on } => self.change(charter, |charter| {
                let (at, reason) = (at.clone(), reason.clone());
                charter.declared = Some(ScopeDeclaration { reason, at, on: *on });
            }),
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
            Event::SeatEstablished { seat, role, unit, purpose, follows, from } => {
                self.seat_established(seat, role, unit.as_ref(), purpose.as_ref(), follows.as_ref(), *from);
            }
            Event::SeatAbolished { seat, on } => self.seat_abolished(seat, *on),
            Event::SeatProposed { seat, employment, by, on, note } => {
                let (by, employment, note) = (by.clone(), employment.clone(), note.clone());
                self.seat_prepared(seat, Prepared::Proposed { by, employment, on: *on, note });
            }
            Event::SeatConsulted { seat, with, employment, on, outcome } => {
                let (with, employment, outcome) = (with.clone(), employment.clone(), outcome.clone());
                self.seat_prepared(seat, Prepared::Consulted { with, employment, on: *on, outcome });
            }
            Event::Appointed { seat, employment, period, routine, while_in, attested, reason } => {
                let one = Appointment {
                    attested: *attested,
                    routine: routine.clone(),
                    while_in: while_in.clone(),
                    reason: reason.clone(),
                    ..Appointment::new(employment.clone(), *period)
                };
                self.seated(seat, one);
            }
            Event::Succeeded { seat, from, employment, period } => {
                self.moved_up(seat, from, Appointment::new(employment.clone(), *period));
            }
            Event::AppointmentEnded { seat, on, .. } => self.seat_left(seat, *on),
            Event::EligibilityAttested { seat, on } => self.seat_attested(seat, *on),
            Event::CoOptionLimited { group, most, from } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.co_opted_most.push((*from, *most));
                }
            }
            Event::CoordinatorShared { group, seat, percent, dialogue, period } => {
                let (seat, percent, dialogue, period) = (seat.clone(), *percent, *dialogue, *period);
                self.coordinator_shared(group, Shared { seat, percent, dialogue, period });
            }
            Event::DutyMet { duty, on, note } => {
                self.duties.ended.insert(duty.clone(), Ended::Met { on: *on, note: note.clone() });
            }
            Event::DutyWaived { duty, on, reason } => {
                self.duties.ended.insert(duty.clone(), Ended::Waived { on: *on, reason: reason.clone() });
            }
            Event::DocumentRegistered { .. }
            | Event::DocumentEnded { .. }
            | Event::DocumentKept { .. }
            | Event::DocumentRevised { .. }
            | Event::DocumentLetGo { .. } => self.documents.apply(event),
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
            Event::ItemPut { meeting, item, text, from, matter, recurs, on } => {
                self.meetings.put(meeting, *item, text, from.as_ref(), matter.as_ref(), *recurs, *on);
                if let Some(matter) = self.matter_of(meeting, *item) {
                    self.matters.put_on_agenda(&matter, meeting, *on);
                }
            }
            Event::ItemChanged { meeting, item, text, on } => {
                self.meetings.rewrite(meeting, *item, text, *on);
            }
            Event::ItemLeft { meeting, item, left, on } => {
                self.meetings.left(meeting, *item, left, *on);
                if let Some(matter) = self.matter_of(meeting, *item) {
                    self.matters.left_agenda(&matter, meeting, left, *on);
                }
            }
            Event::AgendaOrdered { meeting, order, .. } => self.meetings.order(meeting, order),
            Event::AgendaTemplateKept { group, kind, items, closing } => {
                self.meetings.keep_template(group, *kind, items, *closing);
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
            Event::MailChosen { person, mail } => self.people.choose_mail(person, *mail),
            Event::MandateGranted {
                mandate,
                holder,
                reach,
                giver,
                source,
                period,
                may_pass_on,
                under,
                reported_to,
            } => {
                self.mandates.add(Mandate {
                    id: mandate.clone(),
                    holder: holder.clone(),
                    reach: reach.clone(),
                    giver: giver.clone(),
                    source: source.clone(),
                    period: *period,
                    may_pass_on: *may_pass_on,
                    under: under.clone(),
                    reported_to: reported_to.clone(),
                    revoked: None,
                });
            }
            Event::MandateRevoked { mandate, on, reason } => self.mandates.revoke(mandate, *on, reason),
            Event::MatterRaised { .. } => {
                self.matters.raised(event);
                self.undertakings.apply(event);
            }
            Event::MatterOrdererNamed { matter, origin, on, .. } => {
                self.matters.orderer_named(matter, origin, *on);
            }
            Event::MatterSorted { matter, party, applies, view, on } => {
                self.matters.sorted(matter, party.as_ref(), applies, view, *on);
            }
            Event::MatterAccepted { matter, on } => self.matters.accepted(matter, *on),
            Event::MatterHandedOver { matter, to, basis, needed_by, on } => {
                self.matters.handed_over(matter, to, basis, *needed_by, *on);
            }
            Event::MatterReturned { matter, reason, on } => self.matters.returned(matter, reason, *on),
            Event::MatterReceived { matter, becomes, on, .. } => {
                self.matters.received(matter, becomes.as_ref(), *on);
            }
            Event::MatterPrepared { matter, brief, on } => self.matters.prepared(matter, brief, *on),
            Event::MatterConsulted { matter, with, outcome, on } => {
                self.matters.consulted(matter, with, outcome, *on);
            }
            Event::MatterReleased { matter, party, is_ready, on } => {
                self.matters.released(matter, party.as_ref(), *is_ready, *on);
            }
            Event::MatterReferredBack { matter, reason, on } => {
                self.matters.referred_back(matter, reason, *on)
            }
            Event::MatterShared { matter, with, on } => self.matters.shared(matter, with, *on),
            Event::MatterDocumentAdded { matter, title, name, media, content, sender, recipient, on } => {
                self.matters.documented(
                    matter,
                    MatterDocument {
                        title: title.clone(),
                        name: name.clone(),
                        media: *media,
                        content: *content,
                        on: *on,
                        sender: sender.clone(),
                        recipient: recipient.clone(),
                    },
                );
            }
            Event::MatterRegistered { matter, registry_number, .. } => {
                self.matters.registered(matter, registry_number);
            }
            Event::MatterTagged { matter, qualities, objectives, .. } => {
                self.matters.tagged(matter, qualities, objectives);
            }
            Event::MatterWithdrawn { matter, reason, on } => self.matters.withdrawn(matter, reason, *on),
            Event::MatterClosed { matter, note, on } => self.matters.closed(matter, note, *on),
            Event::InitiativesRanked { group, order, .. } => self.matters.rank(group, order.clone()),
            Event::TasksPlanned { charter, year, tasks, by, on } => {
                self.plans.attest(charter, *year, tasks, by, *on);
            }
            Event::RoundOpened { round, about, agreement, on, .. } => {
                if let Some(matter) = about {
                    self.matters.asked(matter, round, *on);
                }
                if let Some(agreement) = agreement {
                    self.agreements.asked(agreement, round);
                }
                self.rounds.apply(event);
            }
            Event::RoundAnswered { .. }
            | Event::RoundReminded { .. }
            | Event::RoundJoined { .. }
            | Event::RoundLeft { .. }
            | Event::RoundClosed { .. } => self.rounds.apply(event),
            Event::PositionTaken {
                matter,
                text,
                class,
                consensus,
                dissent,
                stepped_aside,
                vote,
                meeting,
                waits_for,
                on,
            } => {
                self.matters.agreed(
                    matter,
                    Position {
                        text: text.clone(),
                        class: *class,
                        is_consensus: *consensus,
                        dissent: dissent.clone(),
                        stepped_aside: stepped_aside.clone(),
                        vote: *vote,
                        meeting: meeting.clone(),
                        on: *on,
                        waits_for: waits_for.clone(),
                        handed_over: None,
                        answered: None,
                    },
                );
            }
            Event::PositionHandedOver { matter, to, on } => self.matters.with_politicians(matter, to, *on),
            Event::PositionAnswered { matter, answer, reference, on } => {
                let reply = PoliticalReply { answer: *answer, reference: reference.clone(), on: *on };
                self.matters.politicians_answered(matter, reply);
            }
            Event::DecisionTaken {
                matter,
                unit,
                answer,
                text,
                mandate,
                by,
                effective,
                cost,
                respects,
                on,
            } => {
                let is_reported =
                    self.mandates.get(mandate).is_some_and(|mandate| mandate.reported_to.is_some());
                let decision = Decision {
                    unit: unit.clone(),
                    kind: *answer,
                    text: text.clone(),
                    mandate: mandate.clone(),
                    by: by.clone(),
                    on: *on,
                    effective: *effective,
                    cost: *cost,
                    respects: respects.clone(),
                    reported: None,
                };
                self.matters.decided(matter, decision, is_reported);
            }
            Event::DecisionsReported { told, until, on, .. } => self.matters.reported(told, *until, *on),
            Event::DecisionCommunicated { matter, to, purpose, on } => {
                self.matters.communicated(matter, to, *purpose, *on);
            }
            Event::CommunicationReceived { matter, to, on } => {
                self.matters.communication_received(matter, to, *on);
            }
            Event::EscalationOpened { matter, number, unit, to, beyond, basis, reason, on } => {
                self.matters.lifted(
                    matter,
                    Escalation {
                        number: *number,
                        unit: unit.clone(),
                        to: to.clone(),
                        beyond: beyond.clone(),
                        via: beyond.as_ref().map(|_| to.clone()),
                        decided_by: None,
                        comes_back: false,
                        basis: basis.clone(),
                        reason: reason.clone(),
                        opened: *on,
                        answers: Vec::new(),
                    },
                );
            }
            Event::EscalationAnswered { matter, number, answer, text, to, on } => {
                self.matters.lift_answered(matter, *number, *answer, text, to.as_ref(), *on);
            }
            Event::NotesShared { .. }
            | Event::NotesApproved { .. }
            | Event::NotesSigned { .. }
            | Event::NotesAttested { .. }
            | Event::NotesDeclined { .. }
            | Event::NotesFinished { .. }
            | Event::MemberCommunicated { .. } => self.minutes.apply(event),
            Event::PlaceDescribed { .. }
            | Event::NotesPublished { .. }
            | Event::NotesExempted { .. }
            | Event::NotesRegistered { .. }
            | Event::GroupPublished { .. } => self.publications.apply(event),
            Event::UndertakingRegistered { .. }
            | Event::UndertakingProlonged { .. }
            | Event::UndertakingEnded { .. }
            | Event::EngagementBegun { .. }
            | Event::EngagementProlonged { .. }
            | Event::EngagementClosed { .. } => self.undertakings.apply(event),
            Event::AgreementRegistered { .. }
            | Event::AgreementProlonged { .. }
            | Event::AgreementEnded { .. } => self.agreements.apply(event),
        }
    }

    /// The matter that an item of an agenda is about.
    fn matter_of(&self, meeting: &MeetingId, item: u32) -> Option<MatterId> {
        self.meetings.get(meeting)?.item(item)?.matter.clone()
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
            posts: Vec::new(),
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
}
