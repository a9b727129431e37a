//! The rows of a table, each read by its columns or by its first cell.

use super::*;

impl<'t> Outline<'t> {
    /// The rows of a table. Where the first names the columns, the others are read with them.
    pub(super) fn table(&mut self, from: usize) -> usize {
        let lines = self.text.lines.get(from..).unwrap_or_default();
        let rows: Vec<&Line> = lines.iter().take_while(|line| line.shape == Shape::Row).collect();
        let end = from + rows.len();
        let text = self.text;
        let cells = |line: &Line| cells(text.slice(line.span));
        let header =
            rows.first().map(|row| cells(row)).filter(|header| rows.len() > 1 && names_columns(header));
        let skip = usize::from(header.is_some());
        let header: Vec<String> = header.unwrap_or_default().iter().map(|cell| lower(cell)).collect();
        let mut above = None;
        for line in rows.into_iter().skip(skip) {
            let quote = self.text.slice(line.span);
            let cells = cells(line);
            let Some((first, rest)) = cells.split_first() else { continue };
            let read: Vec<(Option<&'t str>, String, Option<Topic>)> = match (header.is_empty(), self.under) {
                (true, _) if rest.is_empty() => vec![(above, (*first).to_owned(), None)],
                _ if rest.is_empty() => vec![(None, (*first).to_owned(), None)],
                (_, Topic::Distribution) => vec![(None, cells.join(" "), None)],
                (true, _) => {
                    above = Some(*first);
                    vec![(above, rest.join("; "), None)]
                }
                (false, _) => row_says(&cells, &header),
            };
            let read = read.into_iter().flat_map(|(label, body, topic)| {
                told_apart(&body).into_iter().map(move |body| (label, body, topic))
            });
            for (label, body, topic) in read {
                let mut sentence = self.sentence(line.span, quote, &body, label, label, None, false);
                sentence.topic = topic.unwrap_or(sentence.topic);
                sentence.row = true;
                self.units.push(Unit::One(Box::new(sentence)));
            }
        }
        end
    }
}

/// The sentences of a cell, where it holds several.
fn told_apart(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = sentences(cell).into_iter().filter_map(|range| cell.get(range)).collect();
    let told = |part: &&str| part.split_whitespace().count() >= 3;
    if parts.len() < 2 || !parts.iter().all(told) || cell.contains(';') {
        return vec![cell.to_owned()];
    }
    parts.into_iter().map(str::to_owned).collect()
}
