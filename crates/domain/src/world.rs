//! The whole state, as the sealed events make it.
//!
//! **Invariant:** [`World::apply`] never fails and never decides. Replaying the same events gives the same world.

mod apply;
mod known;

use crate::{
    agreement::Agreements, charter::Charters, document::Documents, duty::Duties, event::Recorded,
    group::Groups, mandate::Mandates, matter::Matters, meeting::Meetings, minutes::Minutes,
    organisation::Organisation, person::People, plan::Plans, publication::Publications, round::Rounds,
    undertaking::Undertakings,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, VecDeque};

/// How many answered requests are remembered, so that a form sent twice is done once.
const REMEMBERED: usize = 4096;

/// Everything that is known. It can be written down as it stands, for a snapshot, and read back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// Principals, administrations, offices, boards and groups as bodies.
    pub organisation: Organisation,
    /// People, employments and who holds which office.
    pub people: People,
    /// Groups, with their seats.
    pub groups: Groups,
    /// Charters.
    pub charters: Charters,
    /// Governing documents.
    pub documents: Documents,
    /// What is stored of duties.
    pub duties: Duties,
    /// What is attested of tasks, year by year.
    pub plans: Plans,
    /// Meetings.
    pub meetings: Meetings,
    /// Notes of meetings.
    pub minutes: Minutes,
    /// What is published where.
    pub publications: Publications,
    /// Mandates.
    pub mandates: Mandates,
    /// Matters, with their decisions and escalations.
    pub matters: Matters,
    /// Rounds.
    pub rounds: Rounds,
    /// Projects, inquiries and programmes, and engagements in them.
    pub undertakings: Undertakings,
    /// Agreements between principals.
    pub agreements: Agreements,
    last: Option<Timestamp>,
    requests: HashMap<String, u64>,
    order: VecDeque<String>,
    events: u64,
}

impl World {
    /// Its first principal is known.
    pub fn is_founded(&self) -> bool {
        self.events > 0
    }

    /// How many events made it.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// When the last event happened.
    pub fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// The number of the first event of a request that was already done.
    pub fn answered(&self, request: &str) -> Option<u64> {
        self.requests.get(request).copied()
    }

    /// Makes a recorded event so.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.events += 1;
        self.last = Some(self.last.map_or(recorded.at, |last| last.max(recorded.at)));
        if let Some(request) = &recorded.request {
            self.remember(request);
        }
        self.apply_event(&recorded.event);
    }

    fn remember(&mut self, request: &str) {
        if self.requests.contains_key(request) {
            return;
        }
        self.requests.insert(request.to_owned(), self.events);
        self.order.push_back(request.to_owned());
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.requests.remove(&oldest);
        }
    }
}
