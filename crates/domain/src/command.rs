//! What can be asked for: one command for each act, the same from a page, the API and the command line.
//!
//! [`decide`] is the only way to an event. A page that wants to know whether to offer a button asks it too, and throws
//! the events away, so the button, the reason why it is missing and the check on the act cannot disagree.

mod decided;
mod request;

pub use decided::decide;
pub use request::{Outcome, Request};

use crate::{
    BodyId, CharterId, EmploymentId, PersonId, SeatId,
    charter::{Correction, command::DeclareWithinScope},
    decision::command::{
        AcknowledgeDecision, AnswerFromPoliticians, CommunicateDecision, DecideAsChair, DecideAtHome,
        HandToPoliticians, ReportDecisions, TakePosition,
    },
    document::command::{EndDocument, KeepDocument, LetGoOfDocument, RegisterDocument, ReviseDocument},
    duty::DutyKey,
    escalation::command::{AnswerEscalation, EscalateMatter},
    mandate::command::{GrantMandate, RevokeMandate},
    matter::command::{
        AddToMatter, CloseMatter, ConsultOnMatter, NameOrderer, PrepareMatter, PutMatterOnAgenda,
        RaiseMatter, RankInitiatives, ReceiveMatter, ReferMatterBack, RegisterMatter, ReleaseMatter,
        ReturnMatter, ShareMatter, SubmitMatter, TagMatter, TriageMatter, WithdrawMatter,
    },
    meeting::command::{
        AddPaper, AdjustFrequency, CallMeeting, CancelMeeting, ChangeItem, CloseFeed, CorrectAttendance,
        HoldMeeting, InviteGuest, KeepTemplate, LeaveItem, MoveMeeting, OpenFeed, OrderAgenda, PlanMeetings,
        PutItem, RemoveGuest, RemovePaper,
    },
    minutes::command::{CommunicateAtHome, DeclineNotes, ShareNotes, SignOffNotes},
    organisation::{BodyKind, OfficeDuty},
    plan::command::PlanTasks,
    publication::command::{DescribePlace, ExemptNotes, PublishGroup, PublishNotes, RegisterNotes},
    round::command::{AnswerRound, CloseRound, JoinRound, LeaveRound, OpenRound, RemindRound},
    seat::command::{
        Appoint, EstablishSeat, LimitCoOption, LogConsultation, ProposeForSeat, ShareCoordinator, Succeed,
    },
    undertaking::command::{
        BeginEngagement, CloseEngagement, EndUndertaking, ProlongEngagement, ProlongUndertaking,
        RegisterUndertaking,
    },
};
use jiff::civil::Date;
use samordna_charter::reading::GroupType;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An act that somebody asks for. A day that is left out is today; an id is given by the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Set up an installation: its first principal, and the person who is its registrar.
    Found {
        /// The principal's name.
        principal: String,
        /// The registrar's name.
        registrar: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Register a principal, administration, office or board.
    RegisterBody {
        /// What it is.
        kind: BodyKind,
        /// Its name.
        name: String,
        /// What it belongs to.
        #[serde(default)]
        of: Option<BodyId>,
        /// For an office: what it may do because of what it is.
        #[serde(default)]
        duty: Option<OfficeDuty>,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Give a body another name from a day. The earlier name is kept.
    RenameBody {
        /// Which.
        body: BodyId,
        /// The new name.
        name: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Say that a body is also known by another name.
    AliasBody {
        /// Which.
        body: BodyId,
        /// The other name.
        alias: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Close a body.
    EndBody {
        /// Which.
        body: BodyId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Say that whoever has a post sits in a board.
    AddToBoard {
        /// The board.
        board: BodyId,
        /// The post: an office, or a body for its head.
        post: BodyId,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Say that a post no longer sits in a board.
    RemoveFromBoard {
        /// The board.
        board: BodyId,
        /// The post.
        post: BodyId,
        /// The last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Register a person with an employment.
    RegisterPerson {
        /// First and last name.
        name: String,
        /// The employer: an administration, principal or board.
        at: BodyId,
        /// As what.
        title: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Employ a known person somewhere.
    Employ {
        /// Who.
        person: PersonId,
        /// The employer.
        at: BodyId,
        /// As what.
        title: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// End an employment.
    EndEmployment {
        /// Which.
        employment: EmploymentId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Put somebody in an office.
    TakeOffice {
        /// The office.
        office: BodyId,
        /// Who.
        employment: EmploymentId,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Take whoever holds an office out of it.
    LeaveOffice {
        /// The office.
        office: BodyId,
        /// The last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Keep how a person is reached, outside the ledger.
    KeepContact {
        /// Who.
        person: PersonId,
        /// As text: mail address, telephone.
        contact: String,
    },
    /// Erase how a person is reached.
    EraseContact {
        /// Who.
        person: PersonId,
    },
    /// Form a group.
    FormGroup {
        /// Its name.
        name: String,
        /// What type it is.
        group_type: GroupType,
        /// The group or body it stands under.
        #[serde(default)]
        parent: Option<BodyId>,
        /// When.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Dissolve a group.
    DissolveGroup {
        /// Which.
        group: BodyId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
        /// Why.
        reason: String,
    },
    /// Have a charter read, and keep it as a draft.
    ReadCharter {
        /// The document's name, as `uppdrag.md`.
        name: String,
        /// Its text.
        text: String,
    },
    /// Read a sentence otherwise than the program did.
    CorrectNorm {
        /// The charter.
        charter: CharterId,
        /// How it is read.
        correction: Correction,
        /// Why.
        reason: String,
    },
    /// Put a draft under a group.
    PlaceCharter {
        /// The charter.
        charter: CharterId,
        /// The group.
        group: BodyId,
    },
    /// Take a draft away.
    WithdrawCharter {
        /// The charter.
        charter: CharterId,
    },
    /// Record that a body stands behind a charter.
    EndorseCharter {
        /// The charter.
        charter: CharterId,
        /// The body.
        body: BodyId,
        /// When.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Adopt a charter, for one of its adopters.
    SignCharter {
        /// The charter.
        charter: CharterId,
        /// Which of the adopters, from 0; left out, the first that you may sign for.
        #[serde(default)]
        line: Option<usize>,
        /// When it was decided.
        #[serde(default)]
        on: Option<Date>,
        /// From when it is to hold, where that is later.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Establish a seat.
    EstablishSeat(EstablishSeat),
    /// Take a seat away.
    AbolishSeat {
        /// The seat.
        seat: SeatId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Propose somebody for a seat.
    ProposeForSeat(ProposeForSeat),
    /// Log that a body was consulted before somebody is appointed.
    LogConsultation(LogConsultation),
    /// Put somebody on a seat.
    Appoint(Appoint),
    /// Let whoever the charter says move up when a term is over.
    Succeed(Succeed),
    /// Fix how many co-opted a group has at most.
    LimitCoOption(LimitCoOption),
    /// Record that a group shares its parent's coordinator.
    ShareCoordinator(ShareCoordinator),
    /// Take somebody off a seat.
    EndAppointment {
        /// The seat.
        seat: SeatId,
        /// The last day.
        #[serde(default)]
        on: Option<Date>,
        /// Why.
        reason: String,
    },
    /// Attest that whoever holds a seat meets the charter's demands.
    AttestEligibility {
        /// The seat.
        seat: SeatId,
    },
    /// Report a duty as met.
    MeetDuty {
        /// Which.
        duty: DutyKey,
        /// When it was met.
        #[serde(default)]
        on: Option<Date>,
        /// What shows it.
        #[serde(default)]
        note: String,
    },
    /// Set a duty aside.
    WaiveDuty {
        /// Which.
        duty: DutyKey,
        /// Why.
        reason: String,
    },
    /// Register a governing document that charters point to.
    RegisterDocument(RegisterDocument),
    /// End a governing document.
    EndDocument(EndDocument),
    /// Have a group keep a governing document up to date, or change how it does.
    KeepDocument(KeepDocument),
    /// Record that a document that a group keeps was revised, or reviewed and left as it is.
    ReviseDocument(ReviseDocument),
    /// Say that a group keeps a document no longer.
    LetGoOfDocument(LetGoOfDocument),
    /// Start a clock that the charter leaves undated.
    StartClock {
        /// The charter.
        charter: CharterId,
        /// The norm, from 0.
        norm: usize,
        /// From when.
        on: Date,
    },
    /// Plan meetings.
    PlanMeetings(PlanMeetings),
    /// Give a meeting another day, time, length, form or place.
    MoveMeeting(MoveMeeting),
    /// Say that a meeting will not be held.
    CancelMeeting(CancelMeeting),
    /// Put an item on an agenda.
    PutItem(PutItem),
    /// Write an item anew.
    ChangeItem(ChangeItem),
    /// Table an item, refer it back, or take it off the agenda.
    LeaveItem(LeaveItem),
    /// Put the items of an agenda in another order.
    OrderAgenda(OrderAgenda),
    /// Say what comes onto every new agenda of a group.
    KeepTemplate(KeepTemplate),
    /// Send a paper along with a notice.
    AddPaper(AddPaper),
    /// Take a paper back.
    RemovePaper(RemovePaper),
    /// Invite somebody to a meeting beside the group's own.
    InviteGuest(InviteGuest),
    /// Take an invitation back.
    RemoveGuest(RemoveGuest),
    /// Send the notice of a meeting.
    CallMeeting(CallMeeting),
    /// Report a meeting as held.
    HoldMeeting(HoldMeeting),
    /// Enter a mandate: by whoever gives it, by the holder of the mandate it is passed on from, or by the registrar.
    GrantMandate(GrantMandate),
    /// Revoke a mandate, with all that was passed on from it.
    RevokeMandate(RevokeMandate),
    /// Raise a matter: anybody with a seat in the group, or who acts for a body.
    RaiseMatter(RaiseMatter),
    /// Say whose a matter is: the remit test.
    TriageMatter(TriageMatter),
    /// Receive a matter that was handed over; a group takes it in as a matter of its own.
    ReceiveMatter(ReceiveMatter),
    /// Send a matter back that was handed over: it is not theirs.
    ReturnMatter(ReturnMatter),
    /// Write what the group needs before it takes a position.
    PrepareMatter(PrepareMatter),
    /// Record that somebody was asked before the position.
    ConsultOnMatter(ConsultOnMatter),
    /// Release a prepared matter for the group.
    ReleaseMatter(ReleaseMatter),
    /// Put a matter on the agenda of a meeting.
    PutMatterOnAgenda(PutMatterOnAgenda),
    /// Send a matter back to those who prepare it.
    ReferMatterBack(ReferMatterBack),
    /// Have another group handle the matter too; this one leads.
    ShareMatter(ShareMatter),
    /// Add a document to a matter.
    AddToMatter(AddToMatter),
    /// Give a matter another number in the registry.
    RegisterMatter(RegisterMatter),
    /// Say what a matter is for.
    TagMatter(TagMatter),
    /// Submit a prepared matter to the body that the group prepares matters for.
    SubmitMatter(SubmitMatter),
    /// Take a matter back.
    WithdrawMatter(WithdrawMatter),
    /// Close a matter that is done.
    CloseMatter(CloseMatter),
    /// Say who orders a matter now, where whatever ordered it has ended.
    NameOrderer(NameOrderer),
    /// Rank a group's initiatives, most urgent first, with their pace.
    RankInitiatives(RankInitiatives),
    /// Attest where a charter's tasks stand in a year.
    PlanTasks(PlanTasks),
    /// Put a question to administrations.
    OpenRound(OpenRound),
    /// Answer for a unit: by a member on one of its seats, their substitute, or its head.
    AnswerRound(AnswerRound),
    /// Remind those who have not answered.
    RemindRound(RemindRound),
    /// Ask one more unit.
    JoinRound(JoinRound),
    /// Ask a unit no longer.
    LeaveRound(LeaveRound),
    /// Close a round: whoever has not answered by then has not answered.
    CloseRound(CloseRound),
    /// Record what the group agreed.
    TakePosition(TakePosition),
    /// Hand a position to the politicians.
    HandToPoliticians(HandToPoliticians),
    /// Record what the politicians answered.
    AnswerFromPoliticians(AnswerFromPoliticians),
    /// Decide for an administration, under a mandate of one's own.
    DecideAtHome(DecideAtHome),
    /// Decide as the chair, alone, under a specific mandate.
    DecideAsChair(DecideAsChair),
    /// Record that a board was told of the decisions that were taken for it.
    ReportDecisions(ReportDecisions),
    /// Tell somebody of a matter's decisions.
    CommunicateDecision(CommunicateDecision),
    /// Say that one has been told.
    AcknowledgeDecision(AcknowledgeDecision),
    /// Lift a matter to whom the charter says.
    EscalateMatter(EscalateMatter),
    /// Answer an escalation.
    AnswerEscalation(AnswerEscalation),
    /// Put right what was reported of a meeting.
    CorrectAttendance(CorrectAttendance),
    /// Record a dialogue by which the number of meetings is another for a time.
    AdjustFrequency(AdjustFrequency),
    /// Subscribe to one's own meetings at a secret address.
    OpenFeed(OpenFeed),
    /// Let the secret address lead nowhere any more.
    CloseFeed(CloseFeed),
    /// Choose which mail one wants.
    ChooseMail(crate::notice::command::ChooseMail),
    /// Share the notes of a meeting.
    ShareNotes(ShareNotes),
    /// Approve the notes of a meeting (godkänna).
    ApproveNotes(SignOffNotes),
    /// Sign the notes of a meeting (underteckna).
    SignNotes(SignOffNotes),
    /// Attest the notes of a meeting (justera).
    AttestNotes(SignOffNotes),
    /// Say that you do not sign the notes, and why.
    DeclineNotes(DeclineNotes),
    /// Say that you have told of a meeting at home.
    CommunicateAtHome(CommunicateAtHome),
    /// Say what sort of place charters mean by a name.
    DescribePlace(DescribePlace),
    /// Confirm that notes stand in a place.
    PublishNotes(PublishNotes),
    /// Record the decision by which notes are not published.
    ExemptNotes(ExemptNotes),
    /// Record that notes are registered or archived.
    RegisterNotes(RegisterNotes),
    /// Confirm that what there is to know of a group stands in a place.
    PublishGroup(PublishGroup),
    /// Enter a project, an inquiry or a programme.
    RegisterUndertaking(RegisterUndertaking),
    /// Give an undertaking another last day, or none.
    ProlongUndertaking(ProlongUndertaking),
    /// Say that an undertaking ends, and who orders afterwards what it ordered.
    EndUndertaking(EndUndertaking),
    /// Record that a group is the reference group of an undertaking.
    BeginEngagement(BeginEngagement),
    /// Give an engagement another last day, or none.
    ProlongEngagement(ProlongEngagement),
    /// Close an engagement with a word.
    CloseEngagement(CloseEngagement),
    /// Declare that a subgroup's charter lies inside that of the group above.
    DeclareWithinScope(DeclareWithinScope),
    /// Enter an agreement that principals have signed.
    RegisterAgreement(crate::agreement::command::RegisterAgreement),
    /// Record that an agreement holds longer.
    ProlongAgreement(crate::agreement::command::ProlongAgreement),
    /// Record that an agreement is ended or will not be renewed.
    EndAgreement(crate::agreement::command::EndAgreement),
}
