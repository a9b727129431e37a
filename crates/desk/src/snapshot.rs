//! The world written down, so that a start does not grow with history.
//!
//! A snapshot is never needed: whatever is wrong with one, it is passed over and the log is folded from its beginning.
//! The ledger tells whether it is of this chain and was made here; here is told whether this very program made it.
//!
//! **Invariant:** a snapshot and the entries after it give the same world as all entries from the first.

use crate::{Fault, erasure};
use samordna_domain::World;
use samordna_ledger::{Head, Ledger, Snapshot, Tenant};
use std::sync::Arc;

/// How many entries there are between two snapshots. So many are folded within a moment.
pub(crate) const EVERY: u64 = 10_000;

/// What stands first in a snapshot, before the program that made it.
const MARK: &[u8] = b"samordna-world-1 ";

/// The program that folds: see `build.rs`.
const PROGRAM: &str = env!("SAMORDNA_WORLD");

/// Why a snapshot is passed over.
#[derive(Debug, thiserror::Error)]
enum Useless {
    #[error("another version of the program made it")]
    OfAnother,
    #[error("it cannot be unpacked: {0}")]
    Torn(#[from] lz4_flex::block::DecompressError),
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] rmp_serde::decode::Error),
    #[error("it holds {events} events, and should hold {sequence}")]
    Lying { events: u64, sequence: u64 },
    #[error(transparent)]
    Ledger(#[from] samordna_ledger::Fault),
}

/// The world as the last snapshot has it, and up to which entry. None where there is none, or it is of no use.
pub(crate) fn latest(ledger: &dyn Ledger, tenant: &Tenant) -> Option<(World, Head)> {
    match read(ledger, tenant) {
        Ok(found) => found,
        Err(why) => {
            tracing::warn!(%tenant, %why, "the snapshot is passed over; the log is read from its first entry");
            None
        }
    }
}

fn read(ledger: &dyn Ledger, tenant: &Tenant) -> Result<Option<(World, Head)>, Useless> {
    let Some(Snapshot { head, content }) = ledger.snapshot(tenant)? else { return Ok(None) };
    let world = unpacked(&content)?;
    let (events, sequence) = (world.events(), head.sequence);
    if events != sequence {
        return Err(Useless::Lying { events, sequence });
    }
    Ok(Some((world, head)))
}

/// The same in a thread of its own. Where it fails, the next start takes longer, and that is all.
pub(crate) fn keep_aside(ledger: Arc<dyn Ledger>, tenant: Tenant, world: World) {
    std::thread::spawn(move || match keep(&*ledger, &tenant, &world) {
        // Whoever may only look leaves it to the next who may write.
        Ok(()) | Err(Fault::Ledger(samordna_ledger::Fault::ReadOnly)) => {}
        Err(fault) => tracing::warn!(%tenant, %fault, "no snapshot was made"),
    });
}

/// Stores a world as the snapshot. What waits to be erased is erased first, for a start from here does not look back.
pub(crate) fn keep(ledger: &dyn Ledger, tenant: &Tenant, world: &World) -> Result<(), Fault> {
    let sequence = world.events();
    let Some(last) = sequence.checked_sub(1) else { return Ok(()) };
    let entry = ledger.read(tenant, last, 1)?.pop().filter(|entry| entry.sequence == sequence);
    let Some(entry) = entry else { return Err(Fault::Broken { sequence }) };
    erasure::follow(ledger, tenant)?;
    let head = Head { sequence, seal: entry.seal };
    let content = packed(world).map_err(|why| Fault::Snapshot { why: why.to_string() })?;
    Ok(ledger.put_snapshot(tenant, &Snapshot { head, content })?)
}

fn packed(world: &World) -> Result<Vec<u8>, rmp_serde::encode::Error> {
    let written = rmp_serde::to_vec_named(world)?;
    let mut content = [MARK, PROGRAM.as_bytes()].concat();
    content.extend(lz4_flex::block::compress_prepend_size(&written));
    Ok(content)
}

fn unpacked(content: &[u8]) -> Result<World, Useless> {
    let rest = content.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(PROGRAM.as_bytes()));
    let written = lz4_flex::block::decompress_size_prepended(rest.ok_or(Useless::OfAnother)?)?;
    Ok(rmp_serde::from_slice(&written)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use samordna_domain::event::Recorded;

    /// One of every event ever released.
    const RELEASED: &str = include_str!("../../../testdata/ledgers/events.jsonl");

    fn released() -> Vec<Recorded> {
        RELEASED.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Folds a history with a snapshot after so many events, and without, and compares.
    fn is_the_same(history: &[Recorded], cut: usize) {
        let mut whole = World::default();
        let mut again = World::default();
        for (at, recorded) in history.iter().enumerate() {
            if at == cut {
                again = unpacked(&packed(&again).unwrap()).unwrap();
            }
            whole.apply(recorded);
            again.apply(recorded);
        }
        assert!(whole == again, "a snapshot after {cut} of {} events", history.len());
    }

    #[test]
    fn after_any_of_the_events_ever_released_a_snapshot_makes_no_difference() {
        let history = released();
        for cut in 0..=history.len() {
            is_the_same(&history, cut);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn in_any_history_a_snapshot_makes_no_difference(
            order in proptest::collection::vec(any::<prop::sample::Index>(), 1..400),
            cut in any::<prop::sample::Index>(),
        ) {
            let released = released();
            let mut history = released.clone();
            history.extend(order.iter().map(|index| index.get(&released).clone()));
            is_the_same(&history, cut.index(history.len()));
        }
    }

    #[test]
    fn what_was_folded_otherwise_is_told_apart() {
        let mut world = World::default();
        released().iter().for_each(|recorded| world.apply(recorded));
        let sound = packed(&world).unwrap();
        assert!(unpacked(&sound).is_ok());
        let mut other = sound.clone();
        other[MARK.len()] ^= 1;
        assert!(matches!(unpacked(&other), Err(Useless::OfAnother)));
        for length in [0, 5, MARK.len(), sound.len() / 2, sound.len() - 1] {
            assert!(unpacked(&sound[..length]).is_err(), "{length} of {}", sound.len());
        }
    }
}
