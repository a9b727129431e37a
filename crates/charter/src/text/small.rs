//! Words in lower case that tell quickly which words they do not hold.

use std::ops::Deref;

/// Bits of the sieve, a power of two.
const BITS: usize = 1024;

/// A text in lower case, with a sieve of the pairs of bytes in it: most words that a text is asked for are not there, and
/// the sieve says so without a search.
#[derive(Clone, Debug)]
pub struct Small {
    text: String,
    pairs: [u64; BITS / 64],
}

impl From<String> for Small {
    fn from(text: String) -> Self {
        let mut pairs = [0; BITS / 64];
        for (one, two) in text.bytes().zip(text.bytes().skip(1)) {
            let bit = place(one, two);
            if let Some(word) = pairs.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self { text, pairs }
    }
}

impl Deref for Small {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Small {
    /// Whether the text holds any of the words, told apart by bars.
    pub fn has(&self, words: &str) -> bool {
        words.split('|').any(|word| self.may_hold(word.as_bytes()) && self.text.contains(word))
    }

    /// Whether the first and the last two bytes of a word stand somewhere in the text.
    fn may_hold(&self, word: &[u8]) -> bool {
        match word {
            [one, two, rest @ ..] => {
                let (before, last) = match rest {
                    [.., before, last] => (before, last),
                    [last] => (two, last),
                    [] => (one, two),
                };
                self.marks(*one, *two) && self.marks(*before, *last)
            }
            _ => true,
        }
    }

    fn marks(&self, one: u8, two: u8) -> bool {
        let bit = place(one, two);
        self.pairs.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }
}

fn place(one: u8, two: u8) -> usize {
    (usize::from(one).wrapping_mul(37) ^ usize::from(two)) % BITS
}

#[cfg(test)]
mod tests {
    use super::Small;

    #[test]
    fn the_sieve_agrees_with_a_search() {
        let small = Small::from("gruppen möts på våren, även i å".to_owned());
        for word in ["gruppen", "möts", "å", "på våren", "n,", "även i å", " i "] {
            assert!(small.has(word), "{word}");
        }
        for word in ["hösten", "grupperna", "ö ", "vår."] {
            assert!(!small.has(word), "{word}");
        }
        assert!(small.has("hösten|våren"));
    }
}
