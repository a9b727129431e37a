//! The text of notes as a page shows it: headings, paragraphs and lists. Nothing in it is ever markup of the page.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading of a section.
    Heading(String),
    /// A paragraph, line by line.
    Lines(Vec<String>),
    /// A list.
    List(Vec<String>),
}

/// A text in its parts, and its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Block {
    pub(crate) fn heading(&self) -> Option<&str> {
        if let Self::Heading(text) = self { Some(text) } else { None }
    }

    pub(crate) fn lines(&self) -> Option<&[String]> {
        if let Self::Lines(lines) = self { Some(lines) } else { None }
    }

    pub(crate) fn list(&self) -> Option<&[String]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }
}

impl Prose {
    /// The parts of a text as it was written out.
    pub(crate) fn of(text: &str) -> Self {
        let mut prose = Self::default();
        let mut is_open = false;
        for line in text.lines() {
            let line = line.trim_end();
            if let Some(title) = line.strip_prefix("# ").filter(|_| prose.title.is_empty()) {
                prose.title = title.to_owned();
                is_open = false;
            } else if let Some(heading) = line.strip_prefix("## ") {
                prose.blocks.push(Block::Heading(heading.to_owned()));
                is_open = false;
            } else if line.trim().is_empty() {
                is_open = false;
            } else {
                prose.line(line, is_open);
                is_open = true;
            }
        }
        prose
    }

    fn line(&mut self, line: &str, is_open: bool) {
        let item = ["- ", "* ", "• "].iter().find_map(|mark| line.trim_start().strip_prefix(mark));
        let text = item
            .unwrap_or_else(|| line.strip_prefix('\\').filter(|rest| rest.starts_with('#')).unwrap_or(line));
        match (item, self.blocks.last_mut().filter(|_| is_open)) {
            (Some(_), Some(Block::List(items))) => items.push(text.to_owned()),
            (None, Some(Block::Lines(lines))) => lines.push(text.to_owned()),
            (Some(_), _) => self.blocks.push(Block::List(vec![text.to_owned()])),
            (None, _) => self.blocks.push(Block::Lines(vec![text.to_owned()])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_in_its_parts_and_a_typed_heading_is_text() {
        let prose = Prose::of(
            "# Protokoll\n\nRådet  \n2026-05-04\n\n## 1. Läget\n\nBra.\n- ett\n- två\n\n\\# typat\n",
        );
        let lines = |all: &[&str]| Block::Lines(all.iter().map(|line| (*line).to_owned()).collect());
        assert_eq!(prose.title, "Protokoll");
        assert_eq!(
            prose.blocks,
            [
                lines(&["Rådet", "2026-05-04"]),
                Block::Heading("1. Läget".to_owned()),
                lines(&["Bra."]),
                Block::List(vec!["ett".to_owned(), "två".to_owned()]),
                lines(&["# typat"]),
            ]
        );
    }
}
