//! Calendars that a person subscribes to: each has a secret address, of which the program keeps a digest alone.

use crate::{Digest, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Whose calendar is at which secret address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Feeds {
    by_secret: HashMap<Digest, PersonId>,
    by_person: BTreeMap<PersonId, Digest>,
}

impl Feeds {
    /// Whose calendar it is, by the digest of the secret.
    pub fn whose(&self, secret: &Digest) -> Option<&PersonId> {
        self.by_secret.get(secret)
    }

    /// The person has a calendar.
    pub fn is_open(&self, person: &PersonId) -> bool {
        self.by_person.contains_key(person)
    }

    pub(crate) fn open(&mut self, person: &PersonId, secret: Digest) {
        self.close(person);
        self.by_secret.insert(secret, person.clone());
        self.by_person.insert(person.clone(), secret);
    }

    pub(crate) fn close(&mut self, person: &PersonId) {
        if let Some(secret) = self.by_person.remove(person) {
            self.by_secret.remove(&secret);
        }
    }
}
