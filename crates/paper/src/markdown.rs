//! Paragraphs as they come out of a document, written as Markdown.

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Text.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
}

/// A text that grows by paragraphs and rows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
    paragraph: String,
    row: Option<Vec<String>>,
    last: Shape,
}

impl Page {
    /// Adds to the paragraph under way.
    pub fn say(&mut self, words: &str) {
        self.paragraph.push_str(words);
    }

    /// Ends the paragraph. In a cell of a table it only leaves a space.
    pub fn end_paragraph(&mut self, shape: Shape) {
        if self.row.is_some() {
            self.paragraph.push(' ');
            return;
        }
        let paragraph = std::mem::take(&mut self.paragraph);
        let words = paragraph.trim();
        if words.is_empty() {
            return;
        }
        // The items of a list stand together; everything else has air around it.
        let gap = if shape == Shape::Item && self.last == Shape::Item { "\n" } else { "\n\n" };
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
        self.text.push_str(match shape {
            Shape::Plain => "",
            Shape::Heading => "## ",
            Shape::Item => "- ",
        });
        self.text.push_str(words);
        self.last = shape;
    }

    /// Starts a row of a table.
    pub fn start_row(&mut self) {
        self.row = Some(Vec::new());
        self.paragraph.clear();
    }

    /// Ends a cell.
    pub fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.paragraph).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(row) = &mut self.row {
            row.push(cell);
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        if row.iter().all(String::is_empty) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&format!("| {} |", row.join(" | ")));
        self.last = Shape::Plain;
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.end_paragraph(Shape::Plain);
        self.text.push('\n');
        self.text
    }
}
