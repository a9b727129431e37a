//! What somebody writes for themselves before they share it: kept beside the chain, seen by nobody else, gone when dropped.
//!
//! Deliberately absent: the clerk. A draft is no act; it becomes one when it is shared.
//!
//! **Invariant:** a draft is never overwritten by whoever had not seen it, so that nothing typed in one window is lost to
//! another.

use crate::{Desk, Fault};
use jiff::Timestamp;
use samordna_domain::{Digest, Moment, PersonId};
use samordna_ledger::Jotting;

/// What somebody has written and not shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As they wrote it.
    pub content: String,
    /// When it was kept.
    pub at: Timestamp,
}

impl Draft {
    /// What tells one from another: whoever keeps the next has to have seen this one.
    pub fn seen(&self) -> Digest {
        Digest::of(self.content.as_bytes())
    }
}

/// What came of keeping a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept.
    Kept(Draft),
    /// Another was kept since, from another window; this is it. Nothing is changed.
    Other(Draft),
    /// What was seen is gone: it was shared or dropped from another window. Nothing is changed.
    Gone,
}

impl Desk {
    /// What a person has written under a name.
    pub fn draft(&self, person: &PersonId, what: &str) -> Result<Option<Draft>, Fault> {
        let kept = self.ledger().jotting(self.tenant(), person.as_str(), what)?;
        Ok(kept.map(|kept| Draft { content: kept.content, at: timestamp(kept.at) }))
    }

    /// Keeps what a person has written, in place of what they had seen; none where they had seen nothing.
    pub fn keep_draft(
        &self,
        person: &PersonId,
        what: &str,
        seen: Option<&Digest>,
        content: &str,
        now: Moment,
    ) -> Result<Keeping, Fault> {
        let at = now.at.as_millisecond();
        let jotting = Jotting { content: content.to_owned(), at };
        let seen = seen.map(|seen| samordna_ledger::Digest::from(*seen.bytes()));
        let is_kept =
            self.ledger().keep_jotting(self.tenant(), person.as_str(), what, seen.as_ref(), &jotting)?;
        if is_kept {
            return Ok(Keeping::Kept(Draft { content: jotting.content, at: timestamp(at) }));
        }
        Ok(match self.draft(person, what)? {
            // The same form, sent twice.
            Some(kept) if kept.content == content => Keeping::Kept(kept),
            Some(other) => Keeping::Other(other),
            None => Keeping::Gone,
        })
    }

    /// Drops what a person has written, for good.
    pub fn drop_draft(&self, person: &PersonId, what: &str) -> Result<(), Fault> {
        Ok(self.ledger().drop_jotting(self.tenant(), person.as_str(), what)?)
    }
}

fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
