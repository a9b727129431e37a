//! Signatures side by side, a column for each principal.

use super::*;

/// Rows above and below the offices that may name their principals and dates.
const AROUND: usize = 3;

impl Reader<'_> {
    /// Offices in the cells of a row near the end, with the principals and the dates in the rows around.
    pub(super) fn side_by_side(&mut self) {
        let lines = self.text.lines.len();
        for at in lines / 3..lines {
            let offices = self.cells(at);
            if offices.len() < 2 || !offices.iter().all(|cell| signs(cell)) || !self.is_near_end(at) {
                continue;
            }
            let adopter =
                |office: &&str| Adopter { office: without_person(office), principal: None, date: None };
            let mut adopters: Vec<Adopter> = offices.iter().map(adopter).collect();
            let mut rows = vec![at];
            for near in (at.saturating_sub(AROUND)..=at + AROUND).filter(|near| *near != at) {
                let cells = self.cells(near);
                let date = self
                    .line(near)
                    .filter(|words| words.len() <= 30)
                    .map(lower)
                    .and_then(|words| dates::date(&words));
                if cells.len() == 1 && date.is_some() {
                    adopters
                        .iter_mut()
                        .for_each(|adopter| adopter.date = adopter.date.take().or_else(|| date.clone()));
                    rows.push(near);
                }
                if cells.len() != adopters.len() {
                    continue;
                }
                for (adopter, cell) in adopters.iter_mut().zip(&cells) {
                    adopter.date = adopter.date.take().or_else(|| dates::date(&lower(cell)));
                    if is_principal(cell) {
                        adopter.principal.get_or_insert_with(|| (*cell).to_owned());
                    }
                }
                rows.push(near);
            }
            if adopters.iter().any(|adopter| adopter.principal.is_some() || adopter.date.is_some()) {
                rows.into_iter().for_each(|row| self.take(row));
                self.id.adopted_by.extend(adopters);
                return;
            }
        }
    }

    /// The cells of a line: one where it is no row.
    fn cells(&self, at: usize) -> Vec<&str> {
        let words = self.line(at).unwrap_or_default();
        words.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect()
    }
}

fn signs(cell: &str) -> bool {
    let small = lower(cell);
    is_office(cell) && !speaks(&small) && cell.split_whitespace().count() <= 8 && !cell.ends_with('.')
}

/// Whether a name is one of a region, a municipality or what they own together.
pub(super) fn is_principal(name: &str) -> bool {
    const FIRST: [&str; 5] = ["region ", "landstinget ", "kommunerna", "kommunförbundet ", "stiftelsen "];
    const LAST: [&str; 8] =
        ["kommun", "kommuner", "kommunerna", "landsting", "stad", "region", "universitet", "förbund"];
    let small = lower(name);
    let last = small.split(' ').next_back().unwrap_or_default();
    small.split(' ').count() <= 5
        && (FIRST.iter().any(|first| small.starts_with(first)) || LAST.iter().any(|end| last.ends_with(end)))
}
