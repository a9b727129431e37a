//! Weights that were learnt: how much each mark of a sentence tells for and against each of some labels.
//!
//! The first line of a file names the labels, the second has what holds before any mark is seen; each other line is a mark with
//! its weights, in hundredths, each after the number of its label. `cargo run --release -p samordna-charter --example learn`
//! writes them, and nobody by hand.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
    sync::OnceLock,
};

/// The texts of weights that stand in for those built in, by the names of their files, while there is something to learn.
static INSTEAD: OnceLock<BTreeMap<String, String>> = OnceLock::new();

/// Has weights stand in for those built in, from before the first of them is asked for.
pub fn stand_in(files: BTreeMap<String, String>) {
    INSTEAD.get_or_init(|| files);
}

/// The weights of a file as they were built in, or those that stand in for them.
pub fn learnt(file: &str, built_in: &'static str) -> &'static str {
    INSTEAD.get().and_then(|files| files.get(file)).map_or(built_in, String::as_str)
}

/// How much each mark tells, by label.
#[derive(Default)]
pub struct Weights {
    /// What is told; weights point here.
    pub labels: Vec<&'static str>,
    before: Vec<i32>,
    /// The weights of marks, whatever the kind of rule.
    marks: Places,
    /// The weights of marks that stand beside a kind, by the hash of its name.
    beside: HashMap<u64, Places, BuildHasherDefault<AsIs>>,
    /// The weights of all marks, each after the number of its label.
    weights: Vec<(u16, i16)>,
}

/// Where the weights of a mark begin and how many they are, by the hash of its text.
type Places = HashMap<u64, (u32, u16), BuildHasherDefault<AsIs>>;

/// What marks tell beside a kind.
#[derive(Clone, Copy)]
pub struct Beside<'w>(Option<(&'w Weights, &'w Places)>);

/// What some marks tell of each label, all in all, in hundredths.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    sums: Vec<i32>,
    marks: u16,
}

/// The marks of a sentence by their hashes, each once.
#[derive(Clone, Debug, Default)]
pub struct Marks(Vec<u64>);

impl Marks {
    /// All that are told, each in parts.
    pub fn of(tell: impl FnOnce(&mut dyn FnMut(&[&str]))) -> Self {
        let mut marks = Vec::new();
        tell(&mut |mark| marks.push(hash(mark)));
        marks.sort_unstable();
        marks.dedup();
        Self(marks)
    }
}

impl Weights {
    /// The weights in a file. `None` where it has no labels, or more weights than any was made with.
    pub fn parse(text: &'static str) -> Option<Self> {
        let mut lines = text.lines();
        let labels = lines.next()?.split('\t').collect();
        let before = lines.next()?.split('\t').filter_map(|number| number.parse().ok()).collect();
        let mut parsed = Self { labels, before, ..Self::default() };
        for (mark, written) in lines.filter_map(|line| line.split_once('\t')) {
            let start = parsed.weights.len();
            parsed.weights.extend(written.split(' ').filter_map(|weight| {
                let (label, weight) = weight.split_once(':')?;
                Some((label.parse().ok()?, weight.parse().ok()?))
            }));
            let place = (u32::try_from(start).ok()?, u16::try_from(parsed.weights.len() - start).ok()?);
            // A bar may also be the word that a mark tells of.
            match mark.split_once('|').filter(|(kind, _)| !kind.contains('=')) {
                Some((kind, mark)) => {
                    parsed.beside.entry(hash(&[kind])).or_default().insert(hash(&[mark]), place)
                }
                None => parsed.marks.insert(hash(&[mark]), place),
            };
        }
        Some(parsed)
    }

    /// Hears what a mark, given in parts, tells of each label.
    pub fn hear(&self, mark: &[&str], heard: &mut Heard) {
        self.hear_hash(hash(mark), heard);
    }

    /// What marks tell of each label.
    pub fn heard(&self, Marks(marks): &Marks) -> Heard {
        let mut heard = Heard::default();
        marks.iter().for_each(|mark| self.hear_hash(*mark, &mut heard));
        heard
    }

    /// Hears what the mark of a hash tells of each label.
    pub fn hear_hash(&self, mark: u64, heard: &mut Heard) {
        heard.sums.resize(self.labels.len(), 0);
        let weights = self.of(mark);
        if weights.is_empty() {
            return;
        }
        heard.marks += 1;
        for (label, weight) in weights {
            heard.sums.get_mut(usize::from(*label)).into_iter().for_each(|sum| *sum += i32::from(*weight));
        }
    }

    /// How much was told of each label, from about -2 to 2, where a mark of many tells less than one of few.
    pub fn shared(&self, heard: &Heard) -> Vec<f32> {
        (0..self.labels.len()).map(|label| self.told(label, heard, &[])).collect()
    }

    /// How much was told of a label, and by these further marks.
    pub fn told(&self, label: usize, heard: &Heard, further: &[&[(u16, i16)]]) -> f32 {
        let marks = further.iter().filter(|weights| !weights.is_empty()).count();
        let marks = heard.marks.saturating_add(u16::try_from(marks).unwrap_or(u16::MAX));
        let sum = heard.sum(label) + further.iter().map(|weights| weight(weights, label)).sum::<i32>();
        let share = 1.0 / f32::from(marks.max(1)).sqrt();
        self.before(label) as f32 / 100.0 + share * (sum as f32 / 100.0)
    }

    /// How much holds of a label before any mark is seen, in hundredths.
    pub fn before(&self, label: usize) -> i32 {
        self.before.get(label).copied().unwrap_or_default()
    }

    /// What the mark of a hash tells: how much of each label, in hundredths.
    pub fn of(&self, mark: u64) -> &[(u16, i16)] {
        self.at(self.marks.get(&mark)).unwrap_or_default()
    }

    /// What marks tell beside a kind, which stands before a bar in files.
    pub fn beside(&self, kind: &str) -> Beside<'_> {
        Beside(self.beside.get(&hash(&[kind])).map(|places| (self, places)))
    }

    fn at(&self, place: Option<&(u32, u16)>) -> Option<&[(u16, i16)]> {
        let &(start, length) = place?;
        self.weights.get(start as usize..)?.get(..usize::from(length))
    }

    /// Whether a mark tells anything.
    #[cfg(test)]
    pub fn knows(&self, mark: &[&str]) -> bool {
        !self.of(hash(mark)).is_empty()
    }
}

impl<'w> Beside<'w> {
    /// What the mark of a hash tells: how much of each label, in hundredths.
    pub fn of(self, mark: u64) -> &'w [(u16, i16)] {
        let told = |(weights, places): (&'w Weights, &Places)| weights.at(places.get(&mark));
        self.0.and_then(told).unwrap_or_default()
    }
}

impl Heard {
    /// How much was told of a label, in hundredths.
    pub fn sum(&self, label: usize) -> i32 {
        self.sums.get(label).copied().unwrap_or_default()
    }
}

/// How much weights tell of a label, in hundredths.
pub fn weight(weights: &[(u16, i16)], label: usize) -> i32 {
    let of_label = weights.iter().filter(|(other, _)| usize::from(*other) == label);
    of_label.map(|(_, weight)| i32::from(*weight)).sum()
}

/// The names of steps, the lowest first.
#[rustfmt::skip]
const STEPS: [&str; 25] = [
    "-12", "-11", "-10", "-9", "-8", "-7", "-6", "-5", "-4", "-3", "-2", "-1",
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
];

/// The step that a number is on, as a part of a mark: each is so high, and those further from nothing than three are one.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number between -3 and 3 has few steps, and the lowest is the first"
)]
pub fn step(number: f32, height: f32) -> &'static str {
    let steps = (number.clamp(-3.0, 3.0) / height).floor() + (STEPS.len() / 2) as f32;
    STEPS.get(steps as usize).copied().unwrap_or("12")
}

/// How many there are, as a part of a mark; from six on they are many.
pub fn count(number: usize) -> &'static str {
    const COUNTS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];
    COUNTS.get(number).copied().unwrap_or("6")
}

/// The hash of a mark, given in parts: the same however it is parted.
pub fn hash(mark: &[&str]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const STEP: u64 = 0x0100_0000_01b3;
    mark.iter()
        .flat_map(|part| part.bytes())
        .fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(STEP))
}

/// A hasher of what is a hash already.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::{Heard, Weights, hash, step};

    #[test]
    fn a_number_is_on_a_step_and_far_ones_share_the_last() {
        let steps = [-9.0, -0.3, -0.1, 0.0, 0.3, f32::INFINITY].map(|number| step(number, 0.25));
        assert_eq!(steps, ["-12", "-2", "-1", "0", "1", "12"]);
        assert_eq!(step(-0.6, 0.75), "-1");
    }

    #[test]
    fn marks_are_heard_however_they_are_parted_and_share_what_they_tell() {
        let weights =
            Weights::parse("a\tb\n-50\t25\nprep=av\t0:100\ncapital\t0:100 1:-200\n").expect("weights");
        let mut heard = Heard::default();
        weights.hear(&["prep=", "av"], &mut heard);
        weights.hear(&["nowhere"], &mut heard);
        assert_eq!(weights.shared(&heard), [0.5, 0.25]);
        (0..3).for_each(|_| weights.hear(&["capital"], &mut heard));
        assert_eq!(weights.shared(&heard), [1.5, -2.75]);
        let more = weights.of(hash(&["capital"]));
        assert_eq!(weights.told(0, &heard, &[more]), weights.told(0, &heard, &[more, &[]]));
        assert_eq!((heard.sum(1), weights.before(1), super::weight(more, 1)), (-600, 25, -200));
    }

    #[test]
    fn a_mark_that_tells_of_a_kind_is_known_by_both() {
        let weights = Weights::parse("a\n0\nNotice|prep=av\t0:100\nw=|\t0:7\n").expect("weights");
        assert!(!weights.beside("Notice").of(hash(&["prep=", "av"])).is_empty());
        assert!(weights.beside("Task").of(hash(&["prep=av"])).is_empty());
        assert!(weights.of(hash(&["prep=av"])).is_empty());
        assert!(!weights.of(hash(&["w=|"])).is_empty());
    }
}
