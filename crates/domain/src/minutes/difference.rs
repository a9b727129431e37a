//! What differs between two versions of notes, line by line.

/// A line of one version or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both.
    Same(&'a str),
    /// In the earlier alone.
    Gone(&'a str),
    /// In the later alone.
    New(&'a str),
}

impl<'a> Line<'a> {
    /// What it says.
    pub fn text(&self) -> &'a str {
        match self {
            Self::Same(text) | Self::Gone(text) | Self::New(text) => text,
        }
    }
}

/// Beyond so many lines that differ, the two are shown one after the other: the table of common lines would be too large.
const MOST: usize = 2000;

/// The lines of both versions in order.
pub fn differences<'a>(earlier: &'a str, later: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (earlier.lines().collect(), later.lines().collect());
    let alike = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (old.get(alike..).unwrap_or_default(), new.get(alike..).unwrap_or_default());
    let ends =
        old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let old_middle = old_rest.get(..old_rest.len() - ends).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - ends).unwrap_or_default();

    let mut lines: Vec<Line<'a>> = old.iter().take(alike).map(|line| Line::Same(line)).collect();
    lines.extend(middle(old_middle, new_middle));
    lines.extend(old.iter().skip(old.len() - ends).map(|line| Line::Same(line)));
    lines
}

/// The part that differs: by the longest run of lines that both have, in order.
fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let one_by_one =
        || old.iter().map(|line| Line::Gone(line)).chain(new.iter().map(|line| Line::New(line))).collect();
    if MOST < old.len() || MOST < new.len() || old.is_empty() || new.is_empty() {
        return one_by_one();
    }
    // common[i][j]: how many lines the rest of `old` from i and of `new` from j have in common.
    let width = new.len() + 1;
    let mut common = vec![0u16; (old.len() + 1) * width];
    let at = |common: &[u16], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let best = if one == other {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(cell) = common.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::with_capacity(old.len().max(new.len()));
    loop {
        match (old.get(i), new.get(j)) {
            (Some(one), Some(other)) if one == other => {
                lines.push(Line::Same(one));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), _) if new.len() == j || at(&common, i, j + 1) <= at(&common, i + 1, j) => {
                lines.push(Line::Gone(one));
                i += 1;
            }
            (_, Some(other)) => {
                lines.push(Line::New(other));
                j += 1;
            }
            (_, None) => return lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_line_is_gone_and_new_and_the_rest_is_the_same() {
        let lines = differences("ett\ntvå\ntre\nfyra", "ett\n2\ntre\nfyra\nfem");
        assert_eq!(
            lines,
            [
                Line::Same("ett"),
                Line::Gone("två"),
                Line::New("2"),
                Line::Same("tre"),
                Line::Same("fyra"),
                Line::New("fem")
            ]
        );
        assert_eq!(differences("", ""), []);
    }

    proptest! {
        #[test]
        fn both_versions_can_be_read_from_what_differs(old in "[ab\n]{0,30}", new in "[ab\n]{0,30}") {
            let lines = differences(&old, &new);
            let side = |wanted: fn(&Line<'_>) -> Option<String>| lines.iter().filter_map(wanted).collect::<Vec<_>>();
            let earlier = side(|line| match line { Line::Same(l) | Line::Gone(l) => Some((*l).to_owned()), Line::New(_) => None });
            let later = side(|line| match line { Line::Same(l) | Line::New(l) => Some((*l).to_owned()), Line::Gone(_) => None });
            prop_assert_eq!(earlier, old.lines().collect::<Vec<_>>());
            prop_assert_eq!(later, new.lines().collect::<Vec<_>>());
        }
    }
}
