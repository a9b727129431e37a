//! What has happened: immutable facts, sealed in the ledger.
//!
//! **Invariant:** a variant is never changed. A new fact is a new variant, or a new optional field. `testdata/ledgers`
//! holds one of every event ever released, folded for ever.

use crate::{
    Actor, BodyId, CharterId, Digest, DocumentId, EmploymentId, MeetingId, Period, PersonId, SeatId,
    charter::Correction,
    duty::DutyKey,
    grounds::Ground,
    meeting::{Attendance, Invitee, ItemRef, ItemText, Left, Media, MeetingForm, MeetingKind, Slot},
    organisation::{BodyKind, OfficeDuty},
    seat::Role,
};
use jiff::{Timestamp, civil::Date};
use samordna_charter::{Reading, reading::GroupType};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are those of the commands, documented there")]
pub enum Event {
    /// A principal, administration, office or board is known.
    BodyRegistered {
        body: BodyId,
        kind: BodyKind,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<BodyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duty: Option<OfficeDuty>,
        from: Date,
    },
    /// A body has another name from a day.
    BodyRenamed { body: BodyId, name: String, from: Date },
    /// A body is also known by another name.
    BodyAliased { body: BodyId, alias: String, period: Period },
    /// A body ended.
    BodyEnded { body: BodyId, on: Date },
    /// A person is known.
    PersonRegistered { person: PersonId, name: String },
    /// How to reach a person is kept in a blob.
    ContactRecorded { person: PersonId, contact: Digest },
    /// The blob is to be erased.
    ContactErased { person: PersonId, contact: Digest },
    /// A person is employed.
    EmploymentStarted { employment: EmploymentId, person: PersonId, at: BodyId, title: String, from: Date },
    /// An employment ended.
    EmploymentEnded { employment: EmploymentId, on: Date },
    /// Somebody took an office.
    OfficeTaken { office: BodyId, employment: EmploymentId, period: Period },
    /// Somebody left an office.
    OfficeLeft { office: BodyId, on: Date },
    /// A group was formed.
    GroupFormed {
        group: BodyId,
        group_type: GroupType,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<BodyId>,
        on: Date,
    },
    /// A group was dissolved.
    GroupDissolved { group: BodyId, on: Date, reason: String },
    /// A charter was read.
    CharterRead {
        charter: CharterId,
        source: Digest,
        text: Digest,
        reading: Arc<Reading>,
        by: PersonId,
        on: Date,
    },
    /// A person read a sentence otherwise.
    NormCorrected { charter: CharterId, correction: Correction, reason: String, by: PersonId, on: Date },
    /// A draft was put under a group.
    CharterPlaced { charter: CharterId, group: BodyId },
    /// A draft was taken away.
    CharterWithdrawn { charter: CharterId, on: Date },
    /// A body stood behind a charter.
    CharterEndorsed { charter: CharterId, body: BodyId, on: Date },
    /// One of the adopters signed.
    CharterSigned { charter: CharterId, line: usize, on: Date },
    /// Everyone has signed: the charter governs in this period.
    CharterAdopted { charter: CharterId, on: Date, period: Period },
    /// Another version took over; this was its last day.
    CharterSuperseded { charter: CharterId, on: Date },
    /// A seat stands.
    SeatEstablished {
        seat: SeatId,
        role: Role,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<BodyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        purpose: Option<String>,
        from: Date,
    },
    /// A seat was taken away; this was its last day.
    SeatAbolished { seat: SeatId, on: Date },
    /// Somebody was put on a seat.
    Appointed { seat: SeatId, employment: EmploymentId, period: Period },
    /// Somebody left a seat; this was their last day.
    AppointmentEnded { seat: SeatId, on: Date, reason: String },
    /// The charter's demands on whoever holds a seat were attested.
    EligibilityAttested { seat: SeatId, on: Date },
    /// A duty was met.
    DutyMet { duty: DutyKey, on: Date, note: String },
    /// A duty was waived.
    DutyWaived { duty: DutyKey, on: Date, reason: String },
    /// A governing document is known.
    DocumentRegistered {
        document: DocumentId,
        title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        registry_number: Option<String>,
        period: Period,
    },
    /// A governing document ended; this was its last day.
    DocumentEnded { document: DocumentId, on: Date },
    /// A clock without a start date was given one.
    ClockStarted { charter: CharterId, norm: usize, on: Date },
    /// A meeting is in the year's plan.
    MeetingPlanned {
        meeting: MeetingId,
        kind: MeetingKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        slot: Slot,
        form: MeetingForm,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
    },
    /// A meeting has another day, time, length, form or place.
    MeetingMoved {
        meeting: MeetingId,
        slot: Slot,
        form: MeetingForm,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        on: Date,
    },
    /// A meeting will not be held.
    MeetingCancelled { meeting: MeetingId, reason: String, on: Date },
    /// An item is on an agenda.
    ItemPut {
        meeting: MeetingId,
        item: u32,
        text: ItemText,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<ItemRef>,
        #[serde(default, skip_serializing_if = "is_false")]
        recurring: bool,
        on: Date,
    },
    /// An item was written anew.
    ItemChanged { meeting: MeetingId, item: u32, text: ItemText, on: Date },
    /// An item left the agenda without being treated.
    ItemLeft { meeting: MeetingId, item: u32, left: Left, on: Date },
    /// The items come in another order.
    AgendaOrdered { meeting: MeetingId, order: Vec<u32>, on: Date },
    /// What comes onto every new agenda, or onto those of one kind of meeting.
    AgendaTemplateKept {
        group: BodyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<MeetingKind>,
        items: Vec<ItemText>,
    },
    /// A paper is sent along.
    PaperAdded {
        meeting: MeetingId,
        paper: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<u32>,
        name: String,
        media: Media,
        size: u64,
        content: Digest,
        on: Date,
    },
    /// A paper was taken back.
    PaperRemoved { meeting: MeetingId, paper: u32, on: Date },
    /// Somebody is invited beside the group's own.
    GuestInvited {
        meeting: MeetingId,
        guest: u32,
        who: Invitee,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<u32>,
        on: Date,
    },
    /// Somebody is no longer invited.
    GuestRemoved { meeting: MeetingId, guest: u32, on: Date },
    /// The notice of a meeting was sent.
    MeetingCalled {
        meeting: MeetingId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late_because: Option<String>,
        on: Date,
    },
    /// A meeting was held.
    MeetingHeld {
        meeting: MeetingId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attendance: Vec<Attendance>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        guests: Vec<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<MeetingForm>,
    },
    /// What was reported of a meeting was put right.
    AttendanceCorrected {
        meeting: MeetingId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attendance: Vec<Attendance>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        guests: Vec<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        reason: String,
        on: Date,
    },
    /// The number of meetings was changed for a time, in dialogue with whom the charter names.
    FrequencyAdjusted {
        charter: CharterId,
        norm: usize,
        period: Period,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
        with: EmploymentId,
        note: String,
        on: Date,
    },
    /// A person has a calendar at a secret address; this is the digest of the secret.
    FeedOpened { person: PersonId, secret: Digest },
    /// The address leads nowhere any more.
    FeedClosed { person: PersonId },
}

fn is_false(value: &bool) -> bool {
    !value
}

/// An event as it is sealed: who did it, when, and by which grounds it was allowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Who.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// Why it was allowed; on the first event of an act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// The request that it came from, so that a form sent twice is done once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
}
