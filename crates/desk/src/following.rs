//! Others may append too: a second server on the same database, a command line beside the server. Here somebody listens,
//! and sends the clerk to read on.
//!
//! News may be lost on the way, so it is looked at now and then all the same.

use crate::{Fault, clerk::Job};
use samordna_domain::World;
use samordna_ledger::{Ledger, News, Tenant};
use std::{
    sync::{Arc, PoisonError, RwLock, Weak, mpsc},
    time::Duration,
};

/// How long nothing is looked at where no news comes.
const PATIENCE: Duration = Duration::from_secs(2);

/// Listens, until the desk is gone.
pub(crate) fn start(
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    shown: Arc<RwLock<World>>,
    clerk: mpsc::Sender<Job>,
    desk: Weak<()>,
) {
    let mut follower = Follower { ledger, tenant, shown, clerk, desk, is_well: true };
    std::thread::spawn(move || while follower.listen() {});
}

struct Follower {
    ledger: Arc<dyn Ledger>,
    tenant: Tenant,
    shown: Arc<RwLock<World>>,
    clerk: mpsc::Sender<Job>,
    /// The desk, as long as it is there.
    desk: Weak<()>,
    /// The last attempt to listen went well; a fault is told once, not every two seconds.
    is_well: bool,
}

impl Follower {
    /// Listens until something breaks, and tells whether to go on.
    fn listen(&mut self) -> bool {
        let mut news = match self.ledger.news() {
            Ok(news) => news,
            Err(fault) => return self.suffers(&fault.into()),
        };
        while self.is_wanted() {
            // Also the first time: something may have come before anybody listened.
            match self.look() {
                Ok(true) => {}
                Ok(false) => return false,
                Err(fault) => return self.suffers(&fault),
            }
            if let Err(fault) = wait(&mut *news) {
                return self.suffers(&fault);
            }
            self.is_well = true;
        }
        false
    }

    fn is_wanted(&self) -> bool {
        self.desk.strong_count() > 0
    }

    /// Sends the clerk where there is more to read. False where the clerk is gone.
    fn look(&self) -> Result<bool, Fault> {
        let there = self.ledger.head(&self.tenant)?.sequence;
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).events();
        Ok(there <= shown || self.clerk.send(Job::ReadOn).is_ok())
    }

    fn suffers(&mut self, fault: &Fault) -> bool {
        if self.is_well {
            tracing::warn!(tenant = %self.tenant, %fault, "what others append is not heard of");
        }
        self.is_well = false;
        std::thread::sleep(PATIENCE);
        self.is_wanted()
    }
}

fn wait(news: &mut dyn News) -> Result<(), Fault> {
    Ok(news.wait(PATIENCE)?)
}
