//! What the norms of a charter say in words, kept once it was said: a page needs it at every view, and it seldom changes.

use crate::charter::version;
use samordna_domain::{CharterId, Language, charter::Charter};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The most charters whose words are kept, in each language by itself.
const MOST: usize = 2000;

/// The words of charters, each with the version that they are of.
#[derive(Default)]
pub(crate) struct Said(Mutex<HashMap<(CharterId, Language), Kept>>);

#[derive(Clone)]
struct Kept {
    version: String,
    words: Arc<Vec<String>>,
}

impl Said {
    /// The words of each norm of the charter, by its position.
    pub fn of(&self, charter: &Charter, l: Language) -> Arc<Vec<String>> {
        let (key, version) = ((charter.id.clone(), l), version(charter));
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = known.get(&key).filter(|kept| kept.version == version) {
            return kept.words.clone();
        }
        let words: Vec<String> = charter.norms().map(|standing| standing.norm.rule.say(l)).collect();
        let words = Arc::new(words);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, Kept { version, words: words.clone() });
        words
    }
}
