//! Text out of a Word document (docx): `word/document.xml`, element by element.

use crate::{
    markdown::{Page, Shape},
    pack::{Unopenable, part},
};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// The text of a document.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Unopenable> {
    let xml = part(bytes, "word/document.xml")?;
    let mut reader = Reader::from_str(&xml);
    let (mut page, mut shape) = (Page::default(), Shape::Plain);
    let (mut is_text, mut struck) = (false, 0usize);
    loop {
        match reader.read_event().map_err(|_| Unopenable::Damaged)? {
            Event::Eof => return Ok(page.finish()),
            Event::Start(element) => match element.local_name().as_ref() {
                "p" => shape = Shape::Plain,
                "t" => is_text = true,
                "tr" => page.start_row(),
                "del" | "moveFrom" => struck += 1,
                _ => shape = shaped(&element, shape),
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "ta" if struck == 0 => page.say("\t"),
                "br" | "cr" if struck == 0 => page.say(" "),
                "noBreakHyphen" if struck == 0 => page.say("-"),
                _ => shape = shaped(&element, shape),
            },
            Event::End(element) => match element.local_name().as_ref() {
                "p" => page.end_paragraph(shape),
                "t" => is_text = false,
                "tc" => page.end_cell(),
                "tr" => page.end_row(),
                "del" | "moveFrom" => struck = struck.saturating_sub(1),
                _ => {}
            },
            Event::Text(words) if is_text && struck == 0 => {
                page.say(&words);
            }
            Event::GeneralRef(name) if is_text && struck == 0 => page.say(&entity(&name)?),
            _ => {}
        }
    }
}

/// A heading by its style, an item by its numbering.
fn shaped(element: &BytesStart<'_>, shape: Shape) -> Shape {
    match element.local_name().as_ref() {
        "numPr" if shape == Shape::Plain => Shape::Item,
        "pStyle" => {
            let style =
                element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val");
            let style = style.map(|attribute| attribute.value.to_lowercase()).unwrap_or_default();
            let is_heading =
                ["heading", "rubrik", "title", "berschrift"].iter().any(|word| style.contains(word));
            let is_item = ["list", "lista", "punkt", "bullet"].iter().any(|word| style.contains(word));
            match (is_heading, is_item) {
                (true, _) => Shape::Heading,
                (false, true) => Shape::Item,
                (false, false) => shape,
            }
        }
        _ => shape,
    }
}

/// What a reference as `&amp;` or `&#229;` stands for; nothing where it stands for nothing.
pub(crate) fn entity(name: &quick_xml::events::BytesRef<'_>) -> Result<String, Unopenable> {
    if let Some(letter) = name.resolve_char_ref().map_err(|_| Unopenable::Damaged)? {
        return Ok(letter.to_string());
    }
    Ok(quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default().to_owned())
}
