//! Trees that were learnt: each asks whether some marks are there, and tells as much as those that are and are not there tell
//! together.
//!
//! Each line of a file is a tree: the marks that it asks for, and what it tells, in thousandths, for each way of having them, the
//! first mark as the lowest bit. `cargo run --release -p samordna-charter --example learn` writes them, and nobody by hand.

use super::weights::{AsIs, hash};
use std::{collections::HashMap, hash::BuildHasherDefault};

/// Trees, and the marks that they ask for.
#[derive(Default)]
pub struct Trees {
    /// By the hash of a mark's text, the trees that ask for it, each with the bit that the mark is there.
    asked: HashMap<u64, Vec<(u16, u8)>, BuildHasherDefault<AsIs>>,
    /// Where each tree begins to tell.
    starts: Vec<u32>,
    /// What the trees tell for each way of having their marks, one tree after the other.
    tells: Vec<i16>,
}

/// The marks that are there, as trees have it: the way in which each has its marks.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    ways: Vec<u8>,
}

impl Trees {
    /// The trees in a file. `None` where a line is none, or one asks for more marks than any was grown with.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parsed = Self::default();
        for (tree, line) in text.lines().enumerate() {
            let (asks, tells) = line.rsplit_once('\t')?;
            let mut ways = 1;
            for mark in asks.split('\t') {
                let bit = u8::try_from(ways).ok()?;
                parsed.asked.entry(hash(&[mark])).or_default().push((u16::try_from(tree).ok()?, bit));
                ways <<= 1;
            }
            let tells: Vec<i16> = tells.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
            if tells.len() != ways {
                return None;
            }
            parsed.starts.push(u32::try_from(parsed.tells.len()).ok()?);
            parsed.tells.extend(tells);
        }
        Some(parsed)
    }

    /// Hears that a mark, given in parts, is there.
    pub fn hear(&self, mark: &[&str], heard: &mut Heard) {
        heard.ways.resize(self.starts.len(), 0);
        for (tree, bit) in self.asked.get(&hash(mark)).into_iter().flatten() {
            heard.ways.get_mut(usize::from(*tree)).into_iter().for_each(|way| *way |= bit);
        }
    }

    /// What all trees tell together.
    pub fn told(&self, heard: &Heard) -> f32 {
        let ways = heard.ways.iter().copied().chain(std::iter::repeat(0));
        let told = |(start, way): (&u32, u8)| self.tells.get(*start as usize + usize::from(way));
        let told = self.starts.iter().zip(ways).filter_map(told);
        told.map(|told| i32::from(*told)).sum::<i32>() as f32 / 1000.0
    }

    /// Whether any tree asks for a mark.
    #[cfg(test)]
    pub fn knows(&self, mark: &[&str]) -> bool {
        self.asked.contains_key(&hash(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::{Heard, Trees};

    #[test]
    fn a_tree_tells_what_its_marks_tell_together() {
        let trees = Trees::parse("by~=\tlike\t-100 50 25 300\nlike\t0 7\n").expect("trees");
        let told = |marks: &[&[&str]]| {
            let mut heard = Heard::default();
            marks.iter().for_each(|mark| trees.hear(mark, &mut heard));
            trees.told(&heard)
        };
        assert_eq!(told(&[]), -0.1);
        assert_eq!(told(&[&["by", "~="], &["nowhere"]]), 0.05);
        assert_eq!(told(&[&["like"]]), 0.032);
        assert_eq!(told(&[&["like"], &["by~="], &["like"]]), 0.307);
    }

    #[test]
    fn a_line_that_is_no_tree_is_refused() {
        assert!(Trees::parse("by~=\tlike\t1 2 3").is_none());
        assert!(Trees::parse("like").is_none());
        assert!(Trees::parse("like\t1 x").is_none());
    }
}
