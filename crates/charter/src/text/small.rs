//! Words in lower case that tell quickly which words they do not hold.

use super::{
    lookup::Table,
    sieve::{Need, Seen, Sifted},
};
use std::{
    cell::RefCell,
    ops::Deref,
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
};

/// A text in lower case, run through the [sieve](super::sieve) once, when it is first asked.
#[derive(Clone, Debug, Default)]
pub struct Small {
    text: String,
    sifted: OnceLock<Sifted>,
}

impl From<String> for Small {
    fn from(text: String) -> Self {
        Self { text, sifted: OnceLock::new() }
    }
}

impl Deref for Small {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// Where a list of words stands in the program, which is quicker to compare than the words.
type Place = (usize, usize);

/// The needs that any thread has told.
static TOLD: LazyLock<Mutex<Table<Place, Need>>> = LazyLock::new(Mutex::default);

thread_local! {
    /// Those that this thread knows: at first all that were told before it began.
    static NEEDS: RefCell<Table<Place, Need>> =
        RefCell::new(TOLD.lock().unwrap_or_else(PoisonError::into_inner).clone());
}

/// The need of one of the words, told apart by bars. A thread asks the others once, and remembers.
fn need(words: &'static str) -> Need {
    let place = (words.as_ptr().addr(), words.len());
    let told = || {
        let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
        *told.entry(place).or_insert_with(|| Need::of(words.split('|')))
    };
    NEEDS.with_borrow_mut(|needs| *needs.entry(place).or_insert_with(told))
}

impl Small {
    /// Whether the text holds any of the words, told apart by bars.
    pub fn has(&self, words: &'static str) -> bool {
        match self.sees(need(words)) {
            Seen::Yes => true,
            Seen::No => false,
            Seen::Unknown => words.split('|').any(|word| self.text.contains(word)),
        }
    }

    fn sees(&self, need: Need) -> Seen {
        self.sifted.get_or_init(|| Sifted::new(&self.text)).sees(need)
    }

    /// The same words without the full stops at their end.
    pub fn without_stop(&self) -> Part<'_> {
        Part { text: self.text.trim_end_matches('.'), whole: self }
    }
}

/// A part of a text. What the whole does not hold, the part does not.
#[derive(Clone, Copy, Debug)]
pub struct Part<'t> {
    text: &'t str,
    whole: &'t Small,
}

/// What a pattern can be tried on.
pub trait Searched<'t>: Copy {
    /// The words.
    fn words(self) -> &'t str;

    /// Whether the words may hold one of those that are needed.
    fn may_meet(self, _: Need) -> bool {
        true
    }
}

impl<'t> Searched<'t> for &'t Small {
    fn words(self) -> &'t str {
        &self.text
    }

    fn may_meet(self, need: Need) -> bool {
        self.sees(need) != Seen::No
    }
}

impl<'t> Searched<'t> for &'t Arc<Small> {
    fn words(self) -> &'t str {
        &self.text
    }

    fn may_meet(self, need: Need) -> bool {
        self.sees(need) != Seen::No
    }
}

impl<'t> Searched<'t> for Part<'t> {
    fn words(self) -> &'t str {
        self.text
    }

    fn may_meet(self, need: Need) -> bool {
        self.whole.sees(need) != Seen::No
    }
}

impl<'t> Searched<'t> for &'t str {
    fn words(self) -> &'t str {
        self
    }
}

impl<'t> Searched<'t> for &'t String {
    fn words(self) -> &'t str {
        self
    }
}
