//! Text out of an OpenDocument text (odt): `content.xml`, element by element.

use crate::{
    docx::entity,
    markdown::{Page, Shape},
    pack::{Unopenable, part},
};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// The most spaces that one element stands for.
const MOST_SPACES: usize = 40;

/// The text of a document.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Unopenable> {
    let xml = part(bytes, "content.xml")?;
    let mut reader = Reader::from_str(&xml);
    let mut page = Page::default();
    let (mut body, mut items, mut passed_over) = (false, 0usize, 0usize);
    loop {
        match reader.read_event().map_err(|_| Unopenable::Damaged)? {
            Event::Eof => return Ok(page.finish()),
            Event::Start(element) => match element.local_name().as_ref() {
                "text" if element.name().as_ref().starts_with("office") => body = true,
                "tracked-changes" | "annotation" | "note-citation" => passed_over += 1,
                "list-item" => items += 1,
                "table-row" => page.start_row(),
                _ => {}
            },
            Event::Empty(element) if body && passed_over == 0 => match element.local_name().as_ref() {
                "ta" => page.say("\t"),
                "line-break" => page.say(" "),
                "s" => page.say(&" ".repeat(spaces(&element))),
                "table-cell" => page.end_cell(),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "h" => page.end_paragraph(Shape::Heading),
                "p" if items > 0 => page.end_paragraph(Shape::Item),
                "p" => page.end_paragraph(Shape::Plain),
                "list-item" => items = items.saturating_sub(1),
                "table-cell" => page.end_cell(),
                "table-row" => page.end_row(),
                "tracked-changes" | "annotation" | "note-citation" => {
                    passed_over = passed_over.saturating_sub(1)
                }
                _ => {}
            },
            Event::Text(words) if body && passed_over == 0 => {
                page.say(&words);
            }
            Event::GeneralRef(name) if body && passed_over == 0 => page.say(&entity(&name)?),
            _ => {}
        }
    }
}

fn spaces(element: &BytesStart<'_>) -> usize {
    let count = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "c");
    let count = count.and_then(|attribute| attribute.value.parse::<usize>().ok());
    count.unwrap_or(1).min(MOST_SPACES)
}
