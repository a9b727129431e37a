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
    /// The numbers of the marks, by the hashes of their texts.
    marks: HashMap<u64, u16, BuildHasherDefault<AsIs>>,
    /// How many marks each tree asks for.
    depths: Vec<usize>,
    /// The marks that they ask for, tree by tree, the highest bit first.
    asks: Vec<u16>,
    /// What they tell, tree by tree.
    tells: Vec<i16>,
}

/// Which of the marks that trees ask for are there.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    there: Vec<bool>,
}

impl Trees {
    /// The trees in a file. `None` where a line is none, or they ask for more marks than any were grown with.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parsed = Self::default();
        for line in text.lines() {
            let (asks, tells) = line.rsplit_once('\t')?;
            let asks = asks.split('\t').map(|mark| {
                let next = u16::try_from(parsed.marks.len()).ok()?;
                Some(*parsed.marks.entry(hash(&[mark])).or_insert(next))
            });
            let asks: Vec<u16> = asks.collect::<Option<_>>()?;
            let tells: Vec<i16> = tells.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
            if tells.len() != 1 << asks.len() {
                return None;
            }
            parsed.depths.push(asks.len());
            parsed.asks.extend(asks.into_iter().rev());
            parsed.tells.extend(tells);
        }
        Some(parsed)
    }

    /// Hears that a mark, given in parts, is there.
    pub fn hear(&self, mark: &[&str], heard: &mut Heard) {
        heard.there.resize(self.marks.len(), false);
        let there = self.marks.get(&hash(mark)).and_then(|&mark| heard.there.get_mut(usize::from(mark)));
        there.into_iter().for_each(|there| *there = true);
    }

    /// What all trees tell together.
    pub fn told(&self, heard: &Heard) -> f32 {
        let is_there =
            |mark: &u16| usize::from(heard.there.get(usize::from(*mark)).is_some_and(|there| *there));
        let (mut asks, mut tells) = (self.asks.as_slice(), self.tells.as_slice());
        let mut told = 0;
        for depth in &self.depths {
            let Some((asked, next_asks)) = asks.split_at_checked(*depth) else { break };
            let Some((ways, next_tells)) = tells.split_at_checked(1 << depth) else { break };
            let way = asked.iter().fold(0, |way, mark| way << 1 | is_there(mark));
            told += ways.get(way).copied().map_or(0, i32::from);
            (asks, tells) = (next_asks, next_tells);
        }
        told as f32 / 1000.0
    }

    /// Whether any tree asks for a mark.
    #[cfg(test)]
    pub fn knows(&self, mark: &[&str]) -> bool {
        self.marks.contains_key(&hash(mark))
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
