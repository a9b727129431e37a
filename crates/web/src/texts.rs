//! The texts of charters, kept in memory once they were read: a page needs them at every view, and they never change.

use samordna_domain::Digest;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

/// Bytes of text that are kept. A charter is some ten thousand.
const MOST: usize = 16 * 1024 * 1024;

/// Texts by digest, the oldest dropped first.
#[derive(Default)]
pub(crate) struct Texts(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    texts: HashMap<Digest, Arc<str>>,
    order: VecDeque<Digest>,
    bytes: usize,
}

impl Texts {
    pub(crate) fn get(&self, digest: &Digest) -> Option<Arc<str>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).texts.get(digest).cloned()
    }

    pub(crate) fn keep(&self, digest: Digest, text: Arc<str>) {
        if text.is_empty() || text.len() > MOST {
            return;
        }
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.bytes += text.len();
        if let Some(before) = shelf.texts.insert(digest, text) {
            shelf.bytes -= before.len();
            return;
        }
        shelf.order.push_back(digest);
        while shelf.bytes > MOST {
            let Some(oldest) = shelf.order.pop_front() else { break };
            let dropped = shelf.texts.remove(&oldest).map_or(0, |text| text.len());
            shelf.bytes = shelf.bytes.saturating_sub(dropped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shelf_does_not_grow_for_ever() {
        let texts = Texts::default();
        let digests: Vec<Digest> = (0u8..20).map(|n| Digest::of(&[n])).collect();
        for digest in &digests {
            texts.keep(*digest, "x".repeat(1024 * 1024).into());
        }
        assert!(texts.get(&digests[0]).is_none());
        assert!(texts.get(&digests[19]).is_some());
        assert!(texts.0.lock().unwrap().bytes <= MOST);
    }
}
