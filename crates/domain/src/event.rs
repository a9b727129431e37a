//! What has happened: immutable facts, sealed in the ledger.
//!
//! **Invariant:** a variant is never changed. A new fact is a new variant, or a new optional field. `testdata/ledgers`
//! holds one of every event ever released, folded for ever.

use crate::{
    Actor, AgreementId, BodyId, CharterId, Digest, DocumentId, EmploymentId, EngagementId, MandateId,
    MatterId, MeetingId, Period, PersonId, RoundId, SeatId, UndertakingId,
    charter::Correction,
    decision::{Dissent, PoliticalAnswer, PositionClass, SteppedAside, Vote},
    duty::DutyKey,
    escalation::EscalationAnswer,
    grounds::{Basis, Ground, NormRef},
    mandate::{Holder, Reach, ReportedTo},
    matter::{Addressee, Brief, MatterKind, Quality, Ranked, Remit},
    meeting::{Attendance, Invitee, ItemRef, ItemText, Left, Media, MeetingForm, MeetingKind, Recurs, Slot},
    minutes::Signer,
    notice::MailChoice,
    organisation::{BodyKind, OfficeDuty},
    plan::command::PlannedTask,
    publication::PlaceKind,
    round::{AnswerKind, Capacity, RoundKind},
    seat::Role,
    undertaking::UndertakingKind,
};
use jiff::{Timestamp, civil::Date};
use samordna_charter::{
    Reading,
    norm::{Frame, Purpose},
    reading::GroupType,
};
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
    /// Whoever has a post sits in a board.
    BoardPostAdded { board: BodyId, post: BodyId, from: Date },
    /// Whoever has a post no longer sits in a board; this was the last day.
    BoardPostRemoved { board: BodyId, post: BodyId, on: Date },
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follows: Option<BodyId>,
        from: Date,
    },
    /// A seat was taken away; this was its last day.
    SeatAbolished { seat: SeatId, on: Date },
    /// Somebody was proposed for a seat.
    SeatProposed {
        seat: SeatId,
        employment: EmploymentId,
        by: BodyId,
        on: Date,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A body was consulted before somebody is appointed.
    SeatConsulted {
        seat: SeatId,
        with: BodyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        employment: Option<EmploymentId>,
        on: Date,
        outcome: String,
    },
    /// Somebody was put on a seat: by which routine, as long as they are in which body, and why against a *bör*.
    Appointed {
        seat: SeatId,
        employment: EmploymentId,
        period: Period,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        routine: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        while_in: Option<BodyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attested: Option<Date>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Somebody moved up from another seat, as the charter says.
    Succeeded { seat: SeatId, from: SeatId, employment: EmploymentId, period: Period },
    /// Somebody left a seat; this was their last day.
    AppointmentEnded { seat: SeatId, on: Date, reason: String },
    /// The charter's demands on whoever holds a seat were attested.
    EligibilityAttested { seat: SeatId, on: Date },
    /// A group fixed how many co-opted it has at most.
    CoOptionLimited { group: BodyId, most: u32, from: Date },
    /// A group shares its parent's coordinator, after a dialogue with the chair on a day.
    CoordinatorShared { group: BodyId, seat: SeatId, percent: u32, dialogue: Date, period: Period },
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
    /// A group keeps a document up to date, in this way from now on.
    DocumentKept {
        group: BodyId,
        document: DocumentId,
        owner: Addressee,
        every_years: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        revised: Option<Date>,
    },
    /// A document that a group keeps was revised, or reviewed and left as it is.
    DocumentRevised {
        group: BodyId,
        document: DocumentId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<MatterId>,
        note: String,
        on: Date,
    },
    /// A group keeps a document no longer.
    DocumentLetGo { group: BodyId, document: DocumentId, reason: String, on: Date },
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<MatterId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recurs: Option<Recurs>,
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
        #[serde(default, skip_serializing_if = "is_none_of_them")]
        closing: u32,
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
    /// Somebody chose which mail they want.
    MailChosen { person: PersonId, mail: MailChoice },
    /// A mandate was given.
    MandateGranted {
        mandate: MandateId,
        holder: Holder,
        reach: Reach,
        giver: BodyId,
        source: String,
        period: Period,
        #[serde(default)]
        may_pass_on: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<MandateId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reported_to: Option<ReportedTo>,
    },
    /// A mandate was revoked; this was its last day.
    MandateRevoked { mandate: MandateId, on: Date, reason: String },
    /// A matter was raised.
    MatterRaised {
        matter: MatterId,
        title: String,
        kind: MatterKind,
        summary: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Addressee>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        engagement: Option<EngagementId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<DocumentId>,
        registry_number: String,
        by: PersonId,
        on: Date,
    },
    /// Somebody else orders a matter now.
    MatterOrdererNamed { matter: MatterId, origin: Addressee, reason: String, on: Date },
    /// One of those who sort matters said whose it is.
    MatterSorted {
        matter: MatterId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<BodyId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        applies: Vec<NormRef>,
        view: Remit,
        on: Date,
    },
    /// A matter is the group's.
    MatterAccepted { matter: MatterId, on: Date },
    /// A matter went to whose it is.
    MatterHandedOver {
        matter: MatterId,
        to: Addressee,
        basis: Basis,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        needed_by: Option<Date>,
        on: Date,
    },
    /// They sent it back: it is not theirs.
    MatterReturned { matter: MatterId, reason: String, on: Date },
    /// They received it; in a group it became a matter of its own.
    MatterReceived {
        matter: MatterId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        becomes: Option<MatterId>,
        by: PersonId,
        on: Date,
    },
    /// A brief was written.
    MatterPrepared { matter: MatterId, brief: Brief, on: Date },
    /// Somebody was asked before the position.
    MatterConsulted { matter: MatterId, with: Addressee, outcome: String, on: Date },
    /// One of those who prepare released the matter; the last of them makes it ready.
    MatterReleased {
        matter: MatterId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<BodyId>,
        is_ready: bool,
        on: Date,
    },
    /// A matter went back to those who prepare it.
    MatterReferredBack { matter: MatterId, reason: String, on: Date },
    /// Another group handles the matter too.
    MatterShared { matter: MatterId, with: BodyId, on: Date },
    /// A document belongs to a matter.
    MatterDocumentAdded {
        matter: MatterId,
        title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        media: Media,
        content: Digest,
        sender: String,
        recipient: String,
        on: Date,
    },
    /// A matter has this number in the registry.
    MatterRegistered { matter: MatterId, registry_number: String, on: Date },
    /// It was said what a matter is for.
    MatterTagged {
        matter: MatterId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        qualities: Vec<Quality>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        objectives: Vec<NormRef>,
        on: Date,
    },
    /// A matter was taken back.
    MatterWithdrawn { matter: MatterId, reason: String, on: Date },
    /// A matter is done.
    MatterClosed { matter: MatterId, note: String, on: Date },
    /// A group ranked its initiatives.
    InitiativesRanked { group: BodyId, order: Vec<Ranked>, on: Date },
    /// Somebody attested where tasks of a charter stand in a year.
    TasksPlanned { charter: CharterId, year: i16, tasks: Vec<PlannedTask>, by: PersonId, on: Date },
    /// A question was put.
    RoundOpened {
        round: RoundId,
        kind: RoundKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreement: Option<AgreementId>,
        question: String,
        units: Vec<BodyId>,
        due: Date,
        on: Date,
    },
    /// Somebody answered for a unit.
    RoundAnswered {
        round: RoundId,
        unit: BodyId,
        answer: AnswerKind,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attachment: Option<Digest>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        media: Option<Media>,
        by: EmploymentId,
        capacity: Capacity,
        on: Date,
    },
    /// Those who had not answered were reminded.
    RoundReminded { round: RoundId, units: Vec<BodyId>, on: Date },
    /// One more unit is asked.
    RoundJoined { round: RoundId, unit: BodyId, on: Date },
    /// A unit is asked no longer.
    RoundLeft { round: RoundId, unit: BodyId, reason: String, on: Date },
    /// A round was closed.
    RoundClosed { round: RoundId, on: Date },
    /// The group agreed.
    PositionTaken {
        matter: MatterId,
        text: String,
        class: PositionClass,
        consensus: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        dissent: Vec<Dissent>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stepped_aside: Option<Vec<SteppedAside>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vote: Option<Vote>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meeting: Option<MeetingId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        waits_for: Option<Addressee>,
        on: Date,
    },
    /// A position went to the politicians.
    PositionHandedOver { matter: MatterId, to: Addressee, on: Date },
    /// The politicians answered.
    PositionAnswered { matter: MatterId, answer: PoliticalAnswer, reference: String, on: Date },
    /// A mandate holder decided.
    DecisionTaken {
        matter: MatterId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<BodyId>,
        answer: AnswerKind,
        text: String,
        mandate: MandateId,
        by: EmploymentId,
        effective: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cost: Option<u64>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        respects: Vec<Frame>,
        on: Date,
    },
    /// A board was told of decisions that were taken for it.
    DecisionsReported { board: BodyId, told: Vec<(MatterId, Option<BodyId>)>, until: Date, on: Date },
    /// Somebody was told of a matter's decisions.
    DecisionCommunicated { matter: MatterId, to: Addressee, purpose: Purpose, on: Date },
    /// They said that they have it.
    CommunicationReceived { matter: MatterId, to: Addressee, on: Date },
    /// A matter was lifted.
    EscalationOpened {
        matter: MatterId,
        number: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<BodyId>,
        to: Addressee,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        beyond: Option<Addressee>,
        basis: Basis,
        reason: String,
        on: Date,
    },
    /// An escalation was answered, or passed on.
    EscalationAnswered {
        matter: MatterId,
        number: u32,
        answer: EscalationAnswer,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Addressee>,
        on: Date,
    },
    /// Notes were shared: from now on they are drawn up.
    NotesShared {
        meeting: MeetingId,
        version: u32,
        text: Digest,
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        change: Option<String>,
        #[serde(default, skip_serializing_if = "is_nought")]
        passages: u32,
        on: Date,
    },
    /// Somebody approved notes (godkänna).
    NotesApproved {
        meeting: MeetingId,
        version: u32,
        text: Digest,
        signer: Signer,
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<MeetingId>,
        on: Date,
    },
    /// Somebody signed notes (underteckna).
    NotesSigned {
        meeting: MeetingId,
        version: u32,
        text: Digest,
        signer: Signer,
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<MeetingId>,
        on: Date,
    },
    /// Somebody attested notes (justera).
    NotesAttested {
        meeting: MeetingId,
        version: u32,
        text: Digest,
        signer: Signer,
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<MeetingId>,
        on: Date,
    },
    /// Somebody who may sign notes would not.
    NotesDeclined { meeting: MeetingId, version: u32, by: PersonId, comment: String, on: Date },
    /// Everyone has signed whom the charter asks for: this version is final.
    NotesFinished { meeting: MeetingId, version: u32, on: Date },
    /// A member has told of a meeting at home.
    MemberCommunicated { meeting: MeetingId, seat: SeatId, by: PersonId, note: String, on: Date },
    /// What sort of place charters mean by a name is known.
    PlaceDescribed { place: String, kind: PlaceKind },
    /// Notes stand in a place; the program itself says so of its own page.
    NotesPublished {
        meeting: MeetingId,
        version: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        on: Date,
    },
    /// By a decision, notes are not published.
    NotesExempted {
        meeting: MeetingId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        decided: Date,
        document: String,
        reason: String,
    },
    /// Notes are registered or archived.
    NotesRegistered {
        meeting: MeetingId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        body: Option<BodyId>,
        number: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        on: Date,
    },
    /// What there is to know of a group stands in a place.
    GroupPublished {
        group: BodyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
        by: PersonId,
        on: Date,
    },
    /// A project, an inquiry or a programme is known.
    UndertakingRegistered {
        undertaking: UndertakingId,
        kind: UndertakingKind,
        name: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<String>,
        owner: BodyId,
        source: String,
        period: Period,
    },
    /// An undertaking has another last day, or none.
    UndertakingProlonged {
        undertaking: UndertakingId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        source: String,
        on: Date,
    },
    /// An undertaking ends; this is its last day.
    UndertakingEnded {
        undertaking: UndertakingId,
        on: Date,
        source: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken_over_by: Option<BodyId>,
    },
    /// A group is the reference group of an undertaking.
    EngagementBegun {
        engagement: EngagementId,
        undertaking: UndertakingId,
        asked_by: BodyId,
        task: String,
        period: Period,
    },
    /// An engagement has another last day, or none.
    EngagementProlonged {
        engagement: EngagementId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        on: Date,
    },
    /// A group gave its closing word.
    EngagementClosed { engagement: EngagementId, word: String, on: Date },
    /// A charter was declared to lie inside that of the group above.
    ScopeDeclared { charter: CharterId, at: NormRef, reason: String, on: Date },
    /// An agreement between principals is known.
    AgreementRegistered {
        agreement: AgreementId,
        title: String,
        registry_number: String,
        parties: Vec<BodyId>,
        signed: Date,
        period: Period,
        owner: BodyId,
        every_months: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<AgreementId>,
    },
    /// An agreement holds longer.
    AgreementProlonged {
        agreement: AgreementId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        document: String,
        on: Date,
    },
    /// An agreement was ended, or is not renewed; its last day is said.
    AgreementEnded { agreement: AgreementId, until: Date, reason: String, on: Date },
}

fn is_none_of_them(count: &u32) -> bool {
    *count == 0
}

fn is_nought(value: &u32) -> bool {
    *value == 0
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
