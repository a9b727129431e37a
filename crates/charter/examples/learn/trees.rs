//! Trees that part things of a sort from all others, each grown where those before it are wrong: boosting by the slope of the
//! logistic loss. A tree asks the same question of all that have come as far, so that it is as many marks as it is deep, and a
//! number for each way of having them.

/// Things as the numbers of their marks.
pub struct Things<'t> {
    /// Each thing's marks.
    pub marks: &'t [Vec<u32>],
    /// How many marks there are at all.
    pub vocabulary: usize,
}

/// How trees are grown.
pub struct Growth {
    /// How many.
    pub trees: usize,
    /// Questions that each asks.
    pub depth: usize,
    /// The share of what it would tell that a tree tells.
    pub share: f64,
    /// Things that speak for nothing, in every leaf, so that a leaf of few tells little.
    pub doubt: f64,
}

/// A tree: the marks that it asks for, and what it tells by which of them are there, the first as the lowest bit.
pub struct Tree {
    /// The numbers of the marks.
    pub asks: Vec<u32>,
    /// What is told, in thousandths.
    pub tells: Vec<i32>,
}

impl Things<'_> {
    /// Trees, in the order that they grew. The same things give the same trees.
    pub fn trees(&self, is_of: &[bool], growth: &Growth) -> Vec<Tree> {
        let mut told = vec![0.0_f64; self.marks.len()];
        (0..growth.trees).map(|_| self.tree(is_of, &mut told, growth)).collect()
    }

    /// The next tree, with what it tells added to what was told of each thing.
    fn tree(&self, is_of: &[bool], told: &mut [f64], growth: &Growth) -> Tree {
        let chance = told.iter().map(|told| 1.0 / (1.0 + (-told).exp()));
        let (slopes, bends): (Vec<f64>, Vec<f64>) = chance
            .zip(is_of)
            .map(|(chance, is_of)| (f64::from(u8::from(*is_of)) - chance, chance * (1.0 - chance)))
            .unzip();
        let mut leaves = vec![0_usize; self.marks.len()];
        let mut asks = Vec::new();
        for depth in 0..growth.depth {
            let Some(mark) = self.best(&leaves, 1 << depth, &slopes, &bends, growth.doubt) else { break };
            for (leaf, marks) in leaves.iter_mut().zip(self.marks) {
                *leaf |= usize::from(marks.contains(&mark)) << depth;
            }
            asks.push(mark);
        }
        let mut sums = vec![(0.0, 0.0); 1 << asks.len()];
        for (leaf, (slope, bend)) in leaves.iter().zip(slopes.iter().zip(&bends)) {
            sums[*leaf].0 += slope;
            sums[*leaf].1 += bend;
        }
        let tells: Vec<i32> = sums
            .iter()
            .map(|(slope, bend)| thousandths(growth.share * slope / (bend + growth.doubt)))
            .collect();
        for (leaf, told) in leaves.iter().zip(told) {
            *told += f64::from(tells[*leaf]) / 1000.0;
        }
        Tree { asks, tells }
    }

    /// The mark that parts the things of all leaves best. `None` where none parts them.
    fn best(&self, leaves: &[usize], many: usize, slopes: &[f64], bends: &[f64], doubt: f64) -> Option<u32> {
        // For each mark and leaf, the slopes and bends of the things that have it; last those of all things.
        let mut with = vec![(0.0, 0.0); (self.vocabulary + 1) * many];
        let all = u32::try_from(self.vocabulary).expect("few marks");
        for (nth, marks) in self.marks.iter().enumerate() {
            let (leaf, slope, bend) = (leaves[nth], slopes[nth], bends[nth]);
            for &mark in marks.iter().chain([&all]) {
                let sum = &mut with[mark as usize * many + leaf];
                sum.0 += slope;
                sum.1 += bend;
            }
        }
        let (with, all) = with.split_at(self.vocabulary * many);
        let worth = |(slope, bend): (f64, f64)| slope * slope / (bend + doubt);
        let gain = |mark: &[(f64, f64)]| -> f64 {
            mark.iter()
                .zip(all)
                .map(|(with, all)| worth(*with) + worth((all.0 - with.0, all.1 - with.1)) - worth(*all))
                .sum()
        };
        let gains = with.chunks(many).map(gain).zip(0..);
        let (most, best) = gains.reduce(|best, next| if best.0 < next.0 { next } else { best })?;
        (most > 1e-9).then_some(best)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a tree tells little")]
fn thousandths(told: f64) -> i32 {
    (told * 1000.0).round() as i32
}

/// Trees as they are written: a line each, the marks that it asks for and what it tells.
pub fn written(marks: &[String], trees: &[Tree]) -> String {
    let line = |tree: &Tree| {
        let asks: Vec<&str> = tree.asks.iter().map(|&mark| marks[mark as usize].as_str()).collect();
        let tells: Vec<String> = tree.tells.iter().map(i32::to_string).collect();
        format!("{}\t{}\n", asks.join("\t"), tells.join(" "))
    };
    trees.iter().map(line).collect()
}
