//! The matrix of administrations and answers as a picture: a row for each administration, a column for each answer or round.
//!
//! It is made for a narrow screen: 49 rows are read by scrolling down, never sideways. The table beside it says the same,
//! and more.

use crate::frame::Badge;

/// The width of the picture, in its own units; on a screen of 320 px a unit is nearly a pixel.
const WIDTH: usize = 340;

/// Room for the names of rows.
const NAMES: usize = 176;

/// The height of a row.
const ROW: usize = 26;

/// The most letters of a row's name.
const LETTERS: usize = 25;

/// The picture.
pub(crate) struct Matrix {
    /// Its place among the pictures of the page.
    pub number: usize,
    pub title: String,
    /// The same in words.
    pub desc: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub height: usize,
    /// Where the columns' names end.
    pub head: usize,
}

/// A column.
pub(crate) struct Column {
    pub words: String,
    pub x: usize,
}

/// A row.
pub(crate) struct Row {
    pub name: String,
    pub y: usize,
    pub cells: Vec<Cell>,
}

/// What stands where a row meets a column.
pub(crate) struct Cell {
    pub x: usize,
    pub badge: Option<Badge>,
}

impl Matrix {
    /// Rows with a badge, or nothing, for each of the columns.
    pub(crate) fn of(
        title: impl Into<String>,
        columns: Vec<String>,
        rows: Vec<(String, Vec<Option<Badge>>)>,
    ) -> Self {
        let step = (WIDTH - NAMES) / columns.len().max(1);
        let step = step.min(44);
        let x = |at: usize| NAMES + step / 2 + at * step;
        // A letter of a turned heading is about seven units high.
        let longest = columns.iter().map(|words| words.chars().count()).max().unwrap_or_default();
        let head = 16 + longest * 7;
        let desc: Vec<String> = rows
            .iter()
            .map(|(name, badges)| {
                let said: Vec<&str> = badges.iter().flatten().map(|badge| badge.word).collect();
                format!("{name}: {}", said.join(", "))
            })
            .collect();
        let row = |(at, (name, badges)): (usize, (String, Vec<Option<Badge>>))| Row {
            name: shortened(&name),
            y: head + 8 + at * ROW,
            cells: badges.into_iter().enumerate().map(|(at, badge)| Cell { x: x(at), badge }).collect(),
        };
        Self {
            number: 0,
            title: title.into(),
            desc: desc.join("; "),
            height: head + 8 + rows.len() * ROW,
            columns: columns.into_iter().enumerate().map(|(at, words)| Column { words, x: x(at) }).collect(),
            rows: rows.into_iter().enumerate().map(row).collect(),
            head,
        }
    }

    /// One of several on a page.
    pub(crate) fn numbered(self, number: usize) -> Self {
        Self { number, ..self }
    }

    pub(crate) fn width(&self) -> usize {
        WIDTH
    }
}

/// A name that fits before the columns; whole in the table.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_49_rows_is_as_narrow_as_one_of_three() {
        let yes = Badge { word: "Ja", sign: "✓", class: "good" };
        let row = |at: usize| (format!("Kommun {at} med ett mycket långt namn"), vec![Some(yes), None]);
        let matrix = Matrix::of("Svar", vec!["Ja".to_owned(), "Nej".to_owned()], (0..49).map(row).collect());
        assert_eq!((matrix.width(), matrix.rows.len()), (WIDTH, 49));
        assert!(matrix.rows.iter().all(|row| row.name.chars().count() <= LETTERS));
        assert!(matrix.columns.iter().all(|column| column.x < WIDTH));
        assert!(matrix.desc.contains("Kommun 48 med ett mycket långt namn: Ja"));
    }
}
