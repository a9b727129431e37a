//! From sealed entries to a world, and back to what happened when.

use crate::Fault;
use jiff::civil::Date;
use samordna_domain::{Moment, World, event::Recorded};
use samordna_ledger::{Head, Ledger, Tenant};

/// How many entries are read at a time.
const PAGE: usize = 2000;

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
    pub fn start(tenant: &Tenant) -> Self {
        Self { world: World::default(), head: Head::start(tenant) }
    }

    /// Reads on to the end, each entry checked against the one before.
    pub fn catch_up(
        &mut self,
        ledger: &dyn Ledger,
        tenant: &Tenant,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), Fault> {
        self.read_while(ledger, tenant, progress, |_| true)
    }

    fn read_while(
        &mut self,
        ledger: &dyn Ledger,
        tenant: &Tenant,
        progress: &mut dyn FnMut(u64),
        wanted: impl Fn(&Recorded) -> bool,
    ) -> Result<(), Fault> {
        loop {
            let entries = ledger.read(tenant, self.head.sequence, PAGE)?;
            if entries.is_empty() {
                return Ok(());
            }
            for entry in entries {
                let sequence = entry.sequence;
                self.head.follow(tenant, &entry).map_err(|_| Fault::Broken { sequence })?;
                let recorded = open(&entry)?;
                if !wanted(&recorded) {
                    return Ok(());
                }
                self.world.apply(&recorded);
            }
            progress(self.head.sequence);
        }
    }
}

/// What an entry says.
pub(crate) fn open(entry: &samordna_ledger::Entry) -> Result<Recorded, Fault> {
    serde_json::from_str(&entry.body)
        .map_err(|why| Fault::Unknown { sequence: entry.sequence, why: why.to_string() })
}

/// The world as it was known at the end of a day.
pub(crate) fn as_of(ledger: &dyn Ledger, tenant: &Tenant, day: Date) -> Result<World, Fault> {
    let mut folded = Folded::start(tenant);
    folded.read_while(ledger, tenant, &mut |_| {}, |recorded| Moment::new(recorded.at).today <= day)?;
    Ok(folded.world)
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
    let mut page = Vec::with_capacity(wanted);
    for entry in ledger.read(tenant, after, wanted)?.iter().rev() {
        let seal = entry.seal.to_string();
        page.push(Entry { sequence: entry.sequence, seal, recorded: open(entry)? });
    }
    Ok(page)
}
