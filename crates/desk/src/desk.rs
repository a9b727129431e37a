//! Opening the desk, asking it, looking.

use crate::{
    Act, Answer, Fault,
    account::Guesses,
    clerk::{self, Task},
    erasure, history,
};
use jiff::civil::Date;
use samordna_domain::{
    Command, Digest, Moment, Refusal, World,
    command::{Outcome, Request},
    decide,
};
use samordna_ledger::{Blob, Ledger, Tenant};
use std::sync::{Arc, PoisonError, RwLock, mpsc};

/// The one place where something changes, for one tenant.
pub struct Desk {
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    shown: Arc<RwLock<World>>,
    clerk: mpsc::Sender<Task>,
    guesses: Guesses,
}

impl Desk {
    /// Folds the ledger's entries into a world, and starts the clerk. `progress` is told how many entries are read.
    pub fn open(
        ledger: Arc<dyn Ledger>,
        tenant: Tenant,
        mut progress: impl FnMut(u64),
    ) -> Result<Self, Fault> {
        let mut folded = history::Folded::start(&tenant);
        folded.catch_up(&*ledger, &tenant, &mut progress)?;
        match erasure::follow(&*ledger, &tenant) {
            // Whoever may only look leaves it to the next who may write.
            Ok(()) | Err(Fault::Ledger(samordna_ledger::Fault::ReadOnly)) => {}
            Err(fault) => return Err(fault),
        }
        let shown = Arc::new(RwLock::new(folded.world.clone()));
        let (clerk, tasks) = mpsc::channel();
        clerk::start(ledger.clone(), tenant.clone(), folded, shown.clone(), tasks);
        Ok(Self { ledger, tenant, shown, clerk, guesses: Guesses::default() })
    }

    /// Does what is asked for, or says why not. Returns when it is durable.
    pub fn act(&self, act: Act) -> Result<Answer, Fault> {
        self.act_all(vec![act])?.pop().ok_or(Fault::Closed)
    }

    /// Does several acts in order, in one durable step. Each is decided by itself: one refusal does not stop the next.
    pub fn act_all(&self, acts: Vec<Act>) -> Result<Vec<Answer>, Fault> {
        let (answer, answers) = mpsc::sync_channel(1);
        self.clerk.send(Task { acts, answer }).map_err(|_| Fault::Closed)?;
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
        Ok(look(&history::as_of(&*self.ledger, &self.tenant, day)?))
    }

    /// What happened, latest first: at most `most` entries before `before` (or from the end).
    pub fn history(&self, before: Option<u64>, most: usize) -> Result<Vec<history::Entry>, Fault> {
        history::page(&*self.ledger, &self.tenant, before, most)
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
