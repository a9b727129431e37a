//! The clerk: one thread that decides acts in the order they come, and seals what they lead to.
//!
//! The clerk's own world runs ahead of what readers see: each act is decided on what the acts before it lead to, all
//! that wait are sealed in one durable step, and only then is it shown and answered. If the ledger says no, the clerk
//! throws its world away and takes the shown one; if another server was first, it reads on and decides again.

use crate::{Accepted, Act, Answer, Fault, erasure, history::Folded, snapshot};
use samordna_domain::{Event, Moment, World, decide, event::Recorded};
use samordna_ledger::{AppendError, Draft, Head, Ledger, Tenant};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, PoisonError, RwLock, mpsc},
};

/// The most tasks that are sealed in one step.
const AT_ONCE: usize = 128;

/// How far a clock may stand before the last entry, in milliseconds: two servers never agree quite.
const SKEW: i64 = 60_000;

/// Some acts, and where the answers go.
pub(crate) struct Task {
    pub acts: Vec<Act>,
    pub answer: mpsc::SyncSender<Result<Vec<Answer>, Fault>>,
}

/// What the clerk is asked to do.
pub(crate) enum Job {
    /// Decide and seal.
    Acts(Task),
    /// Read what another has sealed, and show it.
    ReadOn,
}

/// Starts the clerk. It ends when the desk is gone.
pub(crate) fn start(
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    folded: Folded,
    shown: Arc<RwLock<World>>,
    jobs: mpsc::Receiver<Job>,
) {
    let snapshot = folded.head.sequence;
    let mut clerk = Clerk { ledger, tenant, folded, shown, snapshot };
    std::thread::spawn(move || {
        while let Ok(first) = jobs.recv() {
            let rest = jobs.try_iter().take(AT_ONCE - 1);
            clerk.work(std::iter::once(first).chain(rest));
        }
    });
}

struct Clerk {
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    /// What the acts so far lead to. Equal to `shown` whenever nothing is under way.
    folded: Folded,
    shown: Arc<RwLock<World>>,
    /// The entry at which a snapshot was last begun, or the desk was opened.
    snapshot: u64,
}

/// What a pile of tasks leads to, not yet sealed.
#[derive(Default)]
struct Pile {
    recorded: Vec<Recorded>,
    drafts: Vec<Draft>,
    blobs: Vec<Vec<u8>>,
    answers: Vec<Result<Vec<Answer>, Fault>>,
}

impl Clerk {
    fn work(&mut self, jobs: impl Iterator<Item = Job>) {
        let (mut tasks, mut is_news) = (Vec::new(), false);
        for job in jobs {
            match job {
                Job::Acts(task) => tasks.push(task),
                Job::ReadOn => is_news = true,
            }
        }
        if is_news && let Err(fault) = self.read_on() {
            tracing::warn!(tenant = %self.tenant, %fault, "what another appended cannot be read");
        }
        if !tasks.is_empty() {
            let answers = self.seal(&tasks);
            for (task, answer) in tasks.into_iter().zip(answers) {
                // Whoever asked may have gone away; what was done is done all the same.
                task.answer.send(answer).ok();
            }
        }
        self.keep_snapshot();
    }

    /// Writes the world down now and then, while others go on: a copy shares all that does not change.
    fn keep_snapshot(&mut self) {
        if self.folded.head.sequence < self.snapshot + snapshot::EVERY {
            return;
        }
        self.snapshot = self.folded.head.sequence;
        snapshot::keep_aside(self.ledger.clone(), self.tenant.clone(), self.folded.world.clone());
    }

    /// Decides and seals all tasks, again from the start where another server was first.
    fn seal(&mut self, tasks: &[Task]) -> Vec<Result<Vec<Answer>, Fault>> {
        loop {
            let pile = self.decide_all(tasks);
            let blobs: Vec<&[u8]> = pile.blobs.iter().map(Vec::as_slice).collect();
            let sealed = self.ledger.append(&self.tenant, self.folded.head.sequence, &pile.drafts, &blobs);
            match sealed {
                Ok(entries) => {
                    if let Some(last) = entries.last() {
                        self.folded.head = Head { sequence: last.sequence, seal: last.seal };
                    }
                    self.show(&pile.recorded);
                    return self.followed_up(pile);
                }
                Err(AppendError::Late { .. }) => {
                    self.forget();
                    if let Err(fault) = self.read_on() {
                        return self.all_failed(tasks.len(), fault);
                    }
                }
                Err(AppendError::UnknownBlob(digest)) => {
                    self.forget();
                    return self.all_failed(tasks.len(), Fault::NoSuchBlob { digest: digest.to_string() });
                }
                Err(AppendError::Fault(fault)) => {
                    self.forget();
                    return self.all_failed(tasks.len(), Fault::Ledger(fault));
                }
            }
        }
    }

    /// The answers, once what has to follow at once is done: what was erased is gone when the answer comes.
    fn followed_up(&self, pile: Pile) -> Vec<Result<Vec<Answer>, Fault>> {
        let is_erasure = |recorded: &Recorded| matches!(recorded.event, Event::ContactErased { .. });
        if !pile.recorded.iter().any(is_erasure) {
            return pile.answers;
        }
        match erasure::follow(&*self.ledger, &self.tenant) {
            Ok(()) => pile.answers,
            Err(fault) => self.all_failed(pile.answers.len(), fault),
        }
    }

    fn decide_all(&mut self, tasks: &[Task]) -> Pile {
        let mut pile = Pile::default();
        for task in tasks {
            let answers = task.acts.iter().map(|act| self.decide(act, &mut pile)).collect();
            pile.answers.push(answers);
        }
        pile
    }

    fn decide(&mut self, act: &Act, pile: &mut Pile) -> Result<Answer, Fault> {
        let now = self.moment(act.now)?;
        if let Some(request) = &act.request
            && self.folded.world.answered(request).is_some()
        {
            return Ok(Answer::Accepted(Accepted { was_done: true, ..Accepted::default() }));
        }
        let request = samordna_domain::command::Request { now, ..act.as_request() };
        let decided =
            catch_unwind(AssertUnwindSafe(|| decide(&self.folded.world, &request, act.command.clone())));
        let decision = match decided.map_err(|_| Fault::Undecided)? {
            Ok(decision) => decision,
            Err(refusal) => return Ok(Answer::Refused(refusal)),
        };
        let mut grounds = decision.grounds.clone();
        for event in &decision.events {
            let recorded = Recorded {
                actor: act.actor.clone(),
                at: now.at,
                event: event.clone(),
                grounds: std::mem::take(&mut grounds),
                request: act.request.clone(),
            };
            pile.drafts.push(draft(&recorded)?);
            self.folded.world.apply(&recorded);
            pile.recorded.push(recorded);
        }
        pile.blobs.extend(decision.blobs);
        let (events, grounds) = (decision.events, decision.grounds);
        Ok(Answer::Accepted(Accepted { events, grounds, was_done: false }))
    }

    /// The act's moment, not before the last entry.
    fn moment(&self, now: Moment) -> Result<Moment, Fault> {
        let Some(last) = self.folded.world.last().filter(|last| now.at < *last) else { return Ok(now) };
        if last.as_millisecond() - now.at.as_millisecond() > SKEW {
            return Err(Fault::ClockBack { now: now.at, last });
        }
        Ok(Moment { at: last, ..now })
    }

    fn show(&self, recorded: &[Recorded]) {
        if recorded.is_empty() {
            return;
        }
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        for one in recorded {
            shown.apply(one);
        }
    }

    /// Takes back what was decided and not sealed.
    fn forget(&mut self) {
        self.folded.world = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
    }

    /// Reads what another has sealed, and shows it; also what comes before something that cannot be read.
    fn read_on(&mut self) -> Result<(), Fault> {
        let mut read = Vec::new();
        let done = self.folded.catch_up(&*self.ledger, &self.tenant, &mut |_, recorded| read.push(recorded));
        self.show(&read);
        done
    }

    /// One fault for all who wait: the first is told the fault itself, the others that the desk could not write.
    fn all_failed(&self, waiting: usize, fault: Fault) -> Vec<Result<Vec<Answer>, Fault>> {
        let mut fault = Some(fault);
        (0..waiting).map(|_| Err(fault.take().unwrap_or(Fault::Closed))).collect()
    }
}

/// The entry to seal, with the blobs that its event names.
fn draft(recorded: &Recorded) -> Result<Draft, Fault> {
    let body = serde_json::to_string(recorded)
        .map_err(|why| Fault::Unknown { sequence: 0, why: why.to_string() })?;
    let blobs = named(&recorded.event).map(|digest| samordna_ledger::Digest::from(*digest.bytes())).collect();
    Ok(Draft { at: recorded.at.as_millisecond(), body, blobs })
}

/// The blobs that an event names.
fn named(event: &Event) -> impl Iterator<Item = &samordna_domain::Digest> {
    let digests = match event {
        Event::CharterRead { source, text, .. } => [Some(source), Some(text)],
        Event::ContactRecorded { contact, .. } => [Some(contact), None],
        Event::PaperAdded { content, .. } => [Some(content), None],
        Event::MatterDocumentAdded { content, .. } => [Some(content), None],
        Event::RoundAnswered { attachment, .. } => [attachment.as_ref(), None],
        Event::NotesShared { text, .. } => [Some(text), None],
        Event::BodyRegistered { .. }
        | Event::BodyRenamed { .. }
        | Event::BodyAliased { .. }
        | Event::BodyEnded { .. }
        | Event::BoardPostAdded { .. }
        | Event::BoardPostRemoved { .. }
        | Event::PersonRegistered { .. }
        | Event::ContactErased { .. }
        | Event::EmploymentStarted { .. }
        | Event::EmploymentEnded { .. }
        | Event::OfficeTaken { .. }
        | Event::OfficeLeft { .. }
        | Event::GroupFormed { .. }
        | Event::GroupDissolved { .. }
        | Event::NormCorrected { .. }
        | Event::CharterPlaced { .. }
        | Event::CharterWithdrawn { .. }
        | Event::CharterEndorsed { .. }
        | Event::CharterSigned { .. }
        | Event::CharterAdopted { .. }
        | Event::CharterSuperseded { .. }
        | Event::SeatEstablished { .. }
        | Event::SeatAbolished { .. }
        | Event::SeatProposed { .. }
        | Event::SeatConsulted { .. }
        | Event::Appointed { .. }
        | Event::Succeeded { .. }
        | Event::CoOptionLimited { .. }
        | Event::CoordinatorShared { .. }
        | Event::AppointmentEnded { .. }
        | Event::EligibilityAttested { .. }
        | Event::DutyMet { .. }
        | Event::DutyWaived { .. }
        | Event::DocumentRegistered { .. }
        | Event::DocumentEnded { .. }
        | Event::DocumentKept { .. }
        | Event::DocumentRevised { .. }
        | Event::DocumentLetGo { .. }
        | Event::ClockStarted { .. }
        | Event::MeetingPlanned { .. }
        | Event::MeetingMoved { .. }
        | Event::MeetingCancelled { .. }
        | Event::ItemPut { .. }
        | Event::ItemChanged { .. }
        | Event::ItemLeft { .. }
        | Event::AgendaOrdered { .. }
        | Event::AgendaTemplateKept { .. }
        | Event::PaperRemoved { .. }
        | Event::GuestInvited { .. }
        | Event::GuestRemoved { .. }
        | Event::MeetingCalled { .. }
        | Event::MeetingHeld { .. }
        | Event::AttendanceCorrected { .. }
        | Event::FrequencyAdjusted { .. }
        | Event::FeedOpened { .. }
        | Event::FeedClosed { .. }
        | Event::MailChosen { .. }
        | Event::MandateGranted { .. }
        | Event::MandateRevoked { .. }
        | Event::MatterRaised { .. }
        | Event::MatterOrdererNamed { .. }
        | Event::MatterSorted { .. }
        | Event::MatterAccepted { .. }
        | Event::MatterHandedOver { .. }
        | Event::MatterReceived { .. }
        | Event::MatterReturned { .. }
        | Event::MatterRegistered { .. }
        | Event::MatterTagged { .. }
        | Event::MatterPrepared { .. }
        | Event::MatterConsulted { .. }
        | Event::MatterReleased { .. }
        | Event::MatterReferredBack { .. }
        | Event::MatterShared { .. }
        | Event::MatterWithdrawn { .. }
        | Event::MatterClosed { .. }
        | Event::InitiativesRanked { .. }
        | Event::TasksPlanned { .. }
        | Event::RoundOpened { .. }
        | Event::RoundReminded { .. }
        | Event::RoundJoined { .. }
        | Event::RoundLeft { .. }
        | Event::RoundClosed { .. }
        | Event::PositionTaken { .. }
        | Event::PositionHandedOver { .. }
        | Event::PositionAnswered { .. }
        | Event::DecisionTaken { .. }
        | Event::DecisionsReported { .. }
        | Event::DecisionCommunicated { .. }
        | Event::CommunicationReceived { .. }
        | Event::EscalationOpened { .. }
        | Event::EscalationAnswered { .. }
        | Event::NotesApproved { .. }
        | Event::NotesSigned { .. }
        | Event::NotesAttested { .. }
        | Event::NotesDeclined { .. }
        | Event::NotesFinished { .. }
        | Event::MemberCommunicated { .. }
        | Event::PlaceDescribed { .. }
        | Event::NotesPublished { .. }
        | Event::NotesExempted { .. }
        | Event::NotesRegistered { .. }
        | Event::GroupPublished { .. }
        | Event::UndertakingRegistered { .. }
        | Event::UndertakingProlonged { .. }
        | Event::UndertakingEnded { .. }
        | Event::EngagementBegun { .. }
        | Event::EngagementProlonged { .. }
        | Event::EngagementClosed { .. }
        | Event::ScopeDeclared { .. }
        | Event::AgreementRegistered { .. }
        | Event::AgreementProlonged { .. }
        | Event::AgreementEnded { .. } => [None, None],
    };
    digests.into_iter().flatten()
}
