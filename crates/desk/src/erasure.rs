//! What follows on an erasure: the blob is removed. Follows the log by a cursor, so that a crash between the event and
//! the removal is made good at the next start.

use crate::{Fault, history};
use samordna_domain::Event;
use samordna_ledger::{Ledger, Tenant};

const CURSOR: &str = "erasure";
const PAGE: usize = 2000;

/// Removes the blobs of every erasure since the last time.
pub(crate) fn follow(ledger: &dyn Ledger, tenant: &Tenant) -> Result<(), Fault> {
    let mut done = ledger.cursor(tenant, CURSOR)?;
    loop {
        let entries = ledger.read(tenant, done, PAGE)?;
        let Some(last) = entries.last() else { return Ok(()) };
        for entry in &entries {
            if let Event::ContactErased { contact, .. } = history::open(entry)?.event {
                ledger.erase_blob(tenant, &samordna_ledger::Digest::from(*contact.bytes()))?;
            }
        }
        done = last.sequence;
        ledger.set_cursor(tenant, CURSOR, done)?;
    }
}
