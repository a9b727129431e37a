//! From sealed entries to a world, and back to what happened when.

use crate::{Fault, snapshot};
use jiff::civil::Date;
use samordna_domain::{Moment, World, event::Recorded};
use samordna_ledger::{Head, Ledger, Tenant};
use std::sync::{Arc, Mutex, PoisonError};

/// How many entries are read at a time.
const PAGE: usize = 2000;

/// How many past worlds are kept: whoever looks back looks at one day for a while, and compares it with another.
const PAST: usize = 4;

/// A sealed entry, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the chain.
    pub sequence: u64,
    /// Its seal, in hex.
    pub seal: String,
    /// What it says.
    pub recorded: Recorded,
}

/// A world, and how far it has come in the chain.
#[derive(Clone)]
pub(crate) struct Folded {
    pub world: World,
    pub head: Head,
}

impl Folded {
    /// Before the first entry.
    pub fn start(tenant: &Tenant) -> Self {
        Self { world: World::default(), head: Head::start(tenant) }
    }

    /// As far as the snapshot goes, where there is one.
    pub fn from_snapshot(ledger: &dyn Ledger, tenant: &Tenant) -> Self {
        let latest = snapshot::latest(ledger, tenant);
        latest.map_or_else(|| Self::start(tenant), |(world, head)| Self { world, head })
    }

    /// Reads on to the end, each entry checked against the one before, and gives each to `seen`.
    pub fn catch_up(
        &mut self,
        ledger: &dyn Ledger,
        tenant: &Tenant,
        seen: &mut dyn FnMut(u64, Recorded),
    ) -> Result<(), Fault> {
        self.read_while(ledger, tenant, seen, |_| true)
    }

    fn read_while(
        &mut self,
        ledger: &dyn Ledger,
        tenant: &Tenant,
        seen: &mut dyn FnMut(u64, Recorded),
        wanted: impl Fn(&Recorded) -> bool,
    ) -> Result<(), Fault> {
        loop {
            let entries = ledger.read(tenant, self.head.sequence, PAGE)?;
            if entries.is_empty() {
                return Ok(());
            }
            for entry in entries {
                let sequence = entry.sequence;
                let mut head = self.head;
                head.follow(tenant, &entry).map_err(|_| Fault::Broken { sequence })?;
                let recorded = open(&entry)?;
                if !wanted(&recorded) {
                    return Ok(());
                }
                self.head = head;
                self.world.apply(&recorded);
                seen(sequence, recorded);
            }
        }
    }
}

/// What an entry says.
pub(crate) fn open(entry: &samordna_ledger::Entry) -> Result<Recorded, Fault> {
    serde_json::from_str(&entry.body)
        .map_err(|why| Fault::Unknown { sequence: entry.sequence, why: why.to_string() })
}

/// Some worlds as they were known at the end of a day, the last looked at first. A day that is over never changes.
#[derive(Default)]
pub(crate) struct Past(Mutex<Vec<(Date, Arc<Folded>)>>);

impl Past {
    /// The world at the end of a day before the last entry's; read on from the nearest that is kept.
    pub fn as_of(&self, ledger: &dyn Ledger, tenant: &Tenant, day: Date) -> Result<Arc<Folded>, Fault> {
        let (nearest, known) = self.nearest(day);
        if nearest == Some(day)
            && let Some(known) = known
        {
            return Ok(known);
        }
        let mut folded = known.map_or_else(|| Folded::start(tenant), |known| (*known).clone());
        let is_over = |recorded: &Recorded| Moment::new(recorded.at).today <= day;
        folded.read_while(ledger, tenant, &mut |_, _| {}, is_over)?;
        let folded = Arc::new(folded);
        let mut kept = self.kept();
        kept.retain(|(known, _)| *known != day);
        kept.insert(0, (day, folded.clone()));
        kept.truncate(PAST);
        Ok(folded)
    }

    /// The latest that is kept of a day no later than this, moved to the front.
    fn nearest(&self, day: Date) -> (Option<Date>, Option<Arc<Folded>>) {
        let mut kept = self.kept();
        let at = (0..kept.len())
            .filter(|at| kept.get(*at).is_some_and(|(known, _)| *known <= day))
            .max_by_key(|at| kept.get(*at).map(|(known, _)| *known));
        let Some(found) = at.map(|at| kept.remove(at)) else { return (None, None) };
        kept.insert(0, found.clone());
        (Some(found.0), Some(found.1))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Vec<(Date, Arc<Folded>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What happened after an entry, oldest first.
pub(crate) fn after(
    ledger: &dyn Ledger,
    tenant: &Tenant,
    after: u64,
    most: usize,
) -> Result<Vec<Entry>, Fault> {
    let entries = ledger.read(tenant, after, most)?;
    entries.iter().map(opened).collect()
}

fn opened(entry: &samordna_ledger::Entry) -> Result<Entry, Fault> {
    Ok(Entry { sequence: entry.sequence, seal: entry.seal.to_string(), recorded: open(entry)? })
}

/// A page of what happened, latest first.
pub(crate) fn page(
    ledger: &dyn Ledger,
    tenant: &Tenant,
    before: Option<u64>,
    most: usize,
) -> Result<Vec<Entry>, Fault> {
    let end = match before {
        Some(before) => before.saturating_sub(1),
        None => ledger.head(tenant)?.sequence,
    };
    let after = end.saturating_sub(most as u64);
    let wanted = usize::try_from(end - after).unwrap_or(most);
    ledger.read(tenant, after, wanted)?.iter().rev().map(opened).collect()
}
