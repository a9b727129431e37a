//! The plane that parts things of a sort from all others: a linear support vector machine with squared losses, found by
//! coordinate descent on its dual.

/// Times that all things are gone through, at most.
const ROUNDS: usize = 60;

/// Things as the numbers of their marks.
pub struct Things<'t> {
    /// Each thing's marks.
    pub marks: &'t [Vec<u32>],
    /// How many marks there are at all.
    pub vocabulary: usize,
    /// How dear a thing on the wrong side is.
    pub loss: f64,
    /// A thing with many marks is told as much by all of them as one with few.
    pub even: bool,
}

impl Things<'_> {
    /// A weight for each mark, and last what holds before any. The same things give the same plane.
    pub fn plane(&self, is_of: &[bool]) -> Vec<f64> {
        let mut plane = vec![0.0; self.vocabulary + 1];
        let mut held = vec![0.0; self.marks.len()];
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                order.swap(at, usize::try_from(chance % (at as u64 + 1)).expect("a place"));
            }
            let mut farthest: f64 = 0.0;
            for &nth in &order {
                let marks = &self.marks[nth];
                let side = if is_of[nth] { 1.0 } else { -1.0 };
                #[allow(clippy::cast_precision_loss, reason = "a sentence has few marks")]
                let many = marks.len().max(1) as f64;
                let share = if self.even { 1.0 / many.sqrt() } else { 1.0 };
                let told = plane[self.vocabulary]
                    + share * marks.iter().map(|&mark| plane[mark as usize]).sum::<f64>();
                let slope = side * told - 1.0 + held[nth] / (2.0 * self.loss);
                let steep = if held[nth] == 0.0 { slope.min(0.0) } else { slope };
                farthest = farthest.max(steep.abs());
                if steep == 0.0 {
                    continue;
                }
                let square = share * share * many + 1.0;
                let next = (held[nth] - slope / (square + 0.5 / self.loss)).max(0.0);
                let step = (next - held[nth]) * side;
                held[nth] = next;
                for &mark in marks {
                    plane[mark as usize] += step * share;
                }
                plane[self.vocabulary] += step;
            }
            if farthest < 0.05 {
                break;
            }
        }
        plane
    }
}

/// Marks by number, as many as come at least some times.
#[derive(Default)]
pub struct Vocabulary {
    numbers: std::collections::HashMap<String, u32>,
    times: Vec<usize>,
}

impl Vocabulary {
    /// The number of a mark.
    pub fn number(&mut self, mark: String) -> u32 {
        let next = u32::try_from(self.times.len()).expect("few marks");
        let number = *self.numbers.entry(mark).or_insert(next);
        if number == next {
            self.times.push(0);
        }
        self.times[number as usize] += 1;
        number
    }

    /// The marks that came often enough, in order; things lose all others, and their marks get the new numbers.
    pub fn often<'m>(self, least: usize, things: impl Iterator<Item = &'m mut Vec<u32>>) -> Vec<String> {
        let times = &self.times;
        let mut kept: Vec<(String, u32)> =
            self.numbers.into_iter().filter(|(_, number)| least <= times[*number as usize]).collect();
        kept.sort();
        let mut new = vec![None; times.len()];
        for (next, (_, number)) in kept.iter().enumerate() {
            new[*number as usize] = Some(u32::try_from(next).expect("few marks"));
        }
        for marks in things {
            *marks = marks.iter().filter_map(|&mark| new[mark as usize]).collect();
        }
        kept.into_iter().map(|(mark, _)| mark).collect()
    }
}

/// Weights as they are written: under each mark those that tell something, each after the number of its sort.
pub fn written(marks: &[String], planes: &[Vec<f64>], least: f64) -> String {
    let mut out: Vec<String> = vec![
        planes.iter().map(|plane| hundredths(plane[marks.len()]).to_string()).collect::<Vec<_>>().join("\t"),
    ];
    for (number, mark) in marks.iter().enumerate() {
        let weights = planes.iter().enumerate().filter(|(_, plane)| least <= plane[number].abs());
        let weights: Vec<String> =
            weights.map(|(sort, plane)| format!("{sort}:{}", hundredths(plane[number]))).collect();
        if !weights.is_empty() {
            out.push(format!("{mark}\t{}", weights.join(" ")));
        }
    }
    out.push(String::new());
    out.join("\n")
}

#[allow(clippy::cast_possible_truncation, reason = "weights are small")]
fn hundredths(weight: f64) -> i64 {
    (weight * 100.0).round() as i64
}
