//! Opening the desk, asking it, looking.

use crate::{
    Act, Answer, Fault,
    account::Guesses,
    clerk::{self, Job, Task},
    erasure, following,
    history::{self, Past},
    snapshot,
};
use jiff::civil::Date;
use samordna_domain::{
    Command, Digest, Moment, Refusal, World,
    command::{Outcome, Request},
    decide,
};
use samordna_ledger::{Blob, Ledger, Tenant};
use std::sync::{Arc, PoisonError, RwLock, mpsc};

/// How many entries are read between two words on how far it has come.
const TOLD_EVERY: u64 = 2000;

/// The one place where something changes, for one tenant.
pub struct Desk {
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    shown: Arc<RwLock<World>>,
    clerk: mpsc::Sender<Job>,
    guesses: Guesses,
    past: Past,
    /// Held by the desk alone: who works for it sees by this that it is gone.
    is_there: Arc<()>,
}

impl Desk {
    /// Folds the ledger's entries into a world, and starts the clerk. `progress` is told how many entries are read.
    pub fn open(
        ledger: Arc<dyn Ledger>,
        tenant: Tenant,
        mut progress: impl FnMut(u64),
    ) -> Result<Self, Fault> {
        let mut folded = history::Folded::from_snapshot(&*ledger, &tenant);
        let first = folded.head.sequence;
        folded.catch_up(&*ledger, &tenant, &mut |sequence, _| {
            if sequence.is_multiple_of(TOLD_EVERY) {
                progress(sequence);
            }
        })?;
        match erasure::follow(&*ledger, &tenant) {
            // Whoever may only look leaves it to the next who may write.
            Ok(()) | Err(Fault::Ledger(samordna_ledger::Fault::ReadOnly)) => {}
            Err(fault) => return Err(fault),
        }
        if first + snapshot::EVERY <= folded.head.sequence {
            snapshot::keep_aside(ledger.clone(), tenant.clone(), folded.world.clone());
        }
        let shown = Arc::new(RwLock::new(folded.world.clone()));
        let (clerk, jobs) = mpsc::channel();
        clerk::start(ledger.clone(), tenant.clone(), folded, shown.clone(), jobs);
        Ok(Self {
            ledger,
            tenant,
            shown,
            clerk,
            guesses: Guesses::default(),
            past: Past::default(),
            is_there: Arc::default(),
        })
    }

    /// From now on what others append to the same ledger is shown as well, soon after, without anybody acting here.
    pub fn follow(&self) {
        following::start(
            self.ledger.clone(),
            self.tenant.clone(),
            self.shown.clone(),
            self.clerk.clone(),
            Arc::downgrade(&self.is_there),
        );
    }

    /// Writes down everything as it is now, so that the next start need not read the whole log.
    pub fn keep_snapshot(&self) -> Result<(), Fault> {
        snapshot::keep(&*self.ledger, &self.tenant, &self.look(World::clone))
    }

    /// Does what is asked for, or says why not. Returns when it is durable.
    pub fn act(&self, act: Act) -> Result<Answer, Fault> {
        self.act_all(vec![act])?.pop().ok_or(Fault::Closed)
    }

    /// Does several acts in order, in one durable step. Each is decided by itself: one refusal does not stop the next.
    pub fn act_all(&self, acts: Vec<Act>) -> Result<Vec<Answer>, Fault> {
        let (answer, answers) = mpsc::sync_channel(1);
        self.clerk.send(Job::Acts(Task { acts, answer })).map_err(|_| Fault::Closed)?;
        answers.recv().map_err(|_| Fault::Closed)?
    }

    /// What an act would lead to, without doing it: for a button, or for `--dry-run`.
    pub fn ask(&self, request: &Request, command: Command) -> Result<Outcome, Refusal> {
        self.look(|world| decide(world, request, command))
    }

    /// Looks at everything, as it is now. Keep it short: an accepted act waits to be shown meanwhile.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at everything as it was known at the end of a day.
    pub fn look_as_of<T>(&self, day: Date, look: impl FnOnce(&World) -> T) -> Result<T, Fault> {
        let last = self.look(|world| world.last());
        if last.is_none_or(|last| Moment::new(last).today <= day) {
            return Ok(self.look(look));
        }
        Ok(look(&self.past.as_of(&*self.ledger, &self.tenant, day)?.world))
    }

    /// What happened, latest first: at most `most` entries before `before` (or from the end).
    pub fn history(&self, before: Option<u64>, most: usize) -> Result<Vec<history::Entry>, Fault> {
        history::page(&*self.ledger, &self.tenant, before, most)
    }

    /// What happened after an entry, oldest first: for whoever follows the log.
    pub fn history_after(&self, after: u64, most: usize) -> Result<Vec<history::Entry>, Fault> {
        history::after(&*self.ledger, &self.tenant, after, most)
    }

    /// A long text by its digest; none where it is missing or was erased.
    pub fn blob(&self, digest: &Digest) -> Result<Option<Vec<u8>>, Fault> {
        let digest = samordna_ledger::Digest::from(*digest.bytes());
        match self.ledger.blob(&self.tenant, &digest)? {
            Blob::Present(content) => Ok(Some(content)),
            Blob::Erased | Blob::Missing => Ok(None),
        }
    }

    /// The ledger behind the desk, for sessions, export and verification. Entries are appended by the clerk alone.
    pub fn ledger(&self) -> &dyn Ledger {
        &*self.ledger
    }

    pub(crate) fn guesses(&self) -> &Guesses {
        &self.guesses
    }

    /// Whose groups these are.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}
