//! Which words stand in a sentence, found in one pass, so that a pattern need not be tried where its words are missing.
//!
//! The reader asks some thousand questions of every sentence, and nearly every answer is no. Each question is told here once as a
//! list of words of which it needs one ([`Need`]). A sentence is then run once through an automaton of all these words
//! ([`Sifted`]), and the questions that it cannot answer are struck out together.
//!
//! Needs are told when they first arise, so the automaton is rebuilt now and then while a process is young. A need that it
//! does not know yet is never struck out: the sieve makes answers quicker and never other.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::{
    cell::RefCell,
    collections::HashMap,
    sync::{
        Arc, LazyLock, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Sentences that pass between two rebuildings for the sake of few new needs.
const SENTENCES: usize = 250;

/// Some words of which one is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need(usize);

/// What a sieve says of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// One of the words is there.
    Yes,
    /// None of them is.
    No,
    /// The sieve is older than the need.
    Unknown,
}

/// All needs that have been told.
#[derive(Default)]
struct Told {
    known: HashMap<Vec<Vec<u8>>, usize>,
    needs: Vec<Vec<Vec<u8>>>,
    newest: Arc<Sieve>,
}

static TOLD: LazyLock<Mutex<Told>> = LazyLock::new(Mutex::default);
static COUNT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static MINE: RefCell<(Arc<Sieve>, usize)> = RefCell::default();
}

impl Need {
    /// A need of one of the words. The same words are the same need.
    pub fn of(words: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut words: Vec<Vec<u8>> = words.into_iter().map(|word| word.as_ref().to_vec()).collect();
        words.sort_unstable();
        words.dedup();
        let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = told.known.get(&words) {
            return Self(known);
        }
        let number = told.needs.len();
        told.known.insert(words.clone(), number);
        told.needs.push(words);
        COUNT.store(number + 1, Ordering::Release);
        Self(number)
    }
}

/// The automaton, and for each of its words the needs that the word meets.
#[derive(Default)]
struct Sieve {
    words: Option<AhoCorasick>,
    meets: Vec<Vec<u32>>,
    needs: usize,
}

impl Sieve {
    fn new(needs: &[Vec<Vec<u8>>]) -> Self {
        let mut numbers: HashMap<&[u8], usize> = HashMap::new();
        let (mut words, mut meets): (Vec<&[u8]>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
        for (need, of) in needs.iter().enumerate() {
            for word in of {
                let number = *numbers.entry(word).or_insert_with(|| {
                    words.push(word);
                    meets.push(Vec::new());
                    words.len() - 1
                });
                if let Some(meets) = meets.get_mut(number) {
                    meets.push(u32::try_from(need).unwrap_or(u32::MAX));
                }
            }
        }
        let words = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(words).ok();
        let needs = if words.is_some() { needs.len() } else { 0 };
        Self { words, meets, needs }
    }
}

/// The sieve of this thread, renewed where it has become old.
fn current() -> Arc<Sieve> {
    MINE.with_borrow_mut(|(mine, passed)| {
        *passed += 1;
        let missing = COUNT.load(Ordering::Acquire).saturating_sub(mine.needs);
        if missing > 0 && (missing > mine.needs / 2 || *passed > SENTENCES) {
            let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
            // A thread that has just begun takes what others have made, unless that is old too.
            let missing = told.needs.len().saturating_sub(told.newest.needs);
            if missing > told.newest.needs / 2 || missing > 0 && *passed > SENTENCES {
                told.newest = Arc::new(Sieve::new(&told.needs));
            }
            (*mine, *passed) = (Arc::clone(&told.newest), 0);
        }
        Arc::clone(mine)
    })
}

/// A text's way through the sieve: which needs it meets.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    met: Vec<u64>,
    needs: usize,
}

impl Sifted {
    /// Runs a text through the sieve.
    pub fn new(text: &str) -> Self {
        let sieve = current();
        let Some(words) = &sieve.words else { return Self::default() };
        let mut met = vec![0_u64; sieve.needs.div_ceil(64)];
        for hit in words.find_overlapping_iter(text) {
            for &need in sieve.meets.get(hit.pattern().as_usize()).into_iter().flatten() {
                if let Some(word) = met.get_mut(need as usize / 64) {
                    *word |= 1 << (need % 64);
                }
            }
        }
        Self { met, needs: sieve.needs }
    }

    /// Whether the text meets a need.
    pub fn sees(&self, Need(need): Need) -> Seen {
        if need >= self.needs {
            return Seen::Unknown;
        }
        let met = self.met.get(need / 64).is_some_and(|word| word & (1 << (need % 64)) != 0);
        if met { Seen::Yes } else { Seen::No }
    }
}

#[cfg(test)]
mod tests {
    use super::{Need, Seen, Sifted};

    #[test]
    fn a_sieve_agrees_with_a_search() {
        let text = "gruppen möts på våren, även i å";
        let needs = ["gruppen|rådet", "hösten|å", "hösten|vår.", "grupperna", " i "];
        let needs: Vec<(&str, Need)> =
            needs.iter().map(|words| (*words, Need::of(words.split('|')))).collect();
        let mut decided = 0;
        for _ in 0..3 * super::SENTENCES {
            let sifted = Sifted::new(text);
            for (words, need) in &needs {
                let there = words.split('|').any(|word| text.contains(word));
                match sifted.sees(*need) {
                    Seen::Unknown => {}
                    seen => {
                        decided += 1;
                        assert_eq!(seen == Seen::Yes, there, "{words}");
                    }
                }
            }
        }
        assert!(decided > 0);
    }
}
