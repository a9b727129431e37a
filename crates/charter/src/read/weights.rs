//! Weights that were learnt: how much each mark of a sentence tells for and against each of some labels.
//!
//! The first line of a file names the labels, the second has what holds before any mark is seen; each other line is a mark with
//! its weights, in hundredths, each after the number of its label. `cargo run --release -p samordna-charter --example learn`
//! writes them, and nobody by hand.

use std::{collections::HashMap, sync::OnceLock};

/// How much each mark tells, by label.
#[derive(Default)]
pub struct Weights {
    /// What is told; weights point here.
    pub labels: Vec<&'static str>,
    before: Vec<f32>,
    /// The weights of a mark, by its words: most marks are never asked for, and are left as they stand in the file.
    marks: HashMap<&'static str, Mark>,
}

/// The weights of a mark, each after the number of its label.
struct Mark {
    written: &'static str,
    weights: OnceLock<Vec<(usize, f32)>>,
}

/// What some marks tell of each label, all in all.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    sums: Vec<f32>,
    marks: u16,
}

impl Weights {
    /// The weights in a file. `None` where it has no labels.
    pub fn parse(text: &'static str) -> Option<Self> {
        let mut lines = text.lines();
        let labels = lines.next()?.split('\t').collect();
        let before = lines.next()?.split('\t').filter_map(hundredths).collect();
        let mark = |line: &'static str| {
            let (mark, written) = line.split_once('\t')?;
            Some((mark, Mark { written, weights: OnceLock::new() }))
        };
        Some(Self { labels, before, marks: lines.filter_map(mark).collect() })
    }

    /// Hears what marks tell of each label.
    pub fn hear<'m>(&self, marks: impl IntoIterator<Item = &'m str>, heard: &mut Heard) {
        heard.sums.resize(self.labels.len(), 0.0);
        for weights in marks.into_iter().filter_map(|mark| self.of(mark)) {
            heard.marks += 1;
            for (label, weight) in weights {
                heard.sums.get_mut(*label).into_iter().for_each(|sum| *sum += weight);
            }
        }
    }

    /// How much was told of each label, from about -2 to 2.
    pub fn told(&self, heard: &Heard) -> Vec<f32> {
        // A long sentence has more marks, and none of them tells as much.
        let share = 1.0 / f32::from(heard.marks.max(1)).sqrt();
        self.before.iter().zip(&heard.sums).map(|(before, sum)| before + sum * share).collect()
    }

    fn of(&self, mark: &str) -> Option<&[(usize, f32)]> {
        let mark = self.marks.get(mark)?;
        Some(mark.weights.get_or_init(|| weights(mark.written)))
    }
}

/// The weights of a mark as they are written, each after the number of what it tells of.
pub fn weights(written: &str) -> Vec<(usize, f32)> {
    let weight = |weight: &str| {
        let (number, weight) = weight.split_once(':')?;
        Some((number.parse().ok()?, hundredths(weight)?))
    };
    written.split(' ').filter_map(weight).collect()
}

/// A weight as it is written.
pub fn hundredths(text: &str) -> Option<f32> {
    text.parse::<i16>().ok().map(|number| f32::from(number) / 100.0)
}
