//! Tables that are looked up by a word many times in each sentence.
//!
//! Words of the program's own stand in them, so that nobody can choose words that fall into one place.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A table by a word, or by something as small.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set of words.
pub type Words = HashSet<&'static str, BuildHasherDefault<Quick>>;

/// A hasher that takes eight bytes at a time.
#[derive(Default)]
pub struct Quick(u64);

impl Quick {
    /// An odd number with as many bits that are set as not, all over.
    const STEP: u64 = 0x9e6d_35b1_c4a7_2d4b;

    const fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(Self::STEP);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        self.add(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // A table looks at the lowest bits, and those tell least.
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::{Quick, Words};
    use std::hash::{Hash, Hasher};

    fn hash(word: &str) -> u64 {
        let mut hasher = Quick::default();
        word.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn words_that_are_much_the_same_fall_apart() {
        let words: Vec<String> = (0..4096).map(|number| format!("mötesordföranden{number}")).collect();
        let mut places: Vec<u64> = words.iter().map(|word| hash(word) % 4096).collect();
        places.sort_unstable();
        places.dedup();
        assert!(2300 < places.len(), "{}", places.len());
    }

    #[test]
    fn a_word_is_found_whatever_its_length() {
        let words: Words = ["i", "mötet", "åtta mån", "sammanträde"].into_iter().collect();
        assert!(words.iter().all(|word| words.contains(word)));
        assert!(!words.contains("mötets"));
    }
}
