//! Governing documents that charters point to: routines, principles, decisions, by title and number over time.
//!
//! Only that they exist and still hold is kept here; their text is elsewhere. Source: rows 17, 63, 96, 161, 220.

use crate::{
    Event, Period, Refusal, World,
    command::{Outcome, Request},
    id::DocumentId,
    organisation::{checked, fold},
    refusal::Why,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A governing document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Its number in a register, as `RS 2024-00370`.
    pub registry_number: Option<String>,
    /// When it holds.
    pub period: Period,
}

/// All documents, in the order they were registered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents(Vec<Document>);

/// A number without spaces and with one kind of dash: `RS 2024 – 00370` and `RS 2024-00370` are the same.
fn plain_number(number: &str) -> String {
    let dashed =
        number.chars().map(|letter| if ('\u{2010}'..='\u{2015}').contains(&letter) { '-' } else { letter });
    dashed.filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl Documents {
    /// A document.
    pub fn get(&self, id: &DocumentId) -> Option<&Document> {
        self.0.iter().find(|document| document.id == *id)
    }

    /// Every document, in the order they were registered.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.0.iter()
    }

    /// The document that a charter means: by number where it gives one, else by title; the latest where there are several.
    pub fn meant(&self, title: Option<&str>, number: Option<&str>) -> Option<&Document> {
        if let Some(number) = number.map(plain_number) {
            return self.0.iter().rfind(|document| {
                document.registry_number.as_deref().map(plain_number) == Some(number.clone())
            });
        }
        let title = fold(title?);
        self.0.iter().rfind(|document| fold(&document.title) == title)
    }

    pub(crate) fn add(&mut self, document: Document) {
        self.0.push(document);
    }

    pub(crate) fn end(&mut self, id: &DocumentId, on: Date) {
        if let Some(document) = self.0.iter_mut().find(|document| document.id == *id) {
            document.period = document.period.cut(on);
        }
    }
}

/// Decides whether a governing document may be registered: by the registrar.
pub(crate) fn register(
    world: &World,
    request: &Request,
    title: &str,
    number: Option<&str>,
    period: Period,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let title = checked(title)?;
    let number = number.map(str::trim).filter(|number| !number.is_empty()).map(str::to_owned);
    if period.is_inside_out() {
        return Err(Refusal::mistake("until", Why::InsideOut { period }));
    }
    let twin = world.documents.meant(Some(&title), number.as_deref());
    if let Some(twin) = twin.filter(|twin| twin.period.overlaps(&period)) {
        return Err(Refusal::mistake("title", Why::DocumentKnown { document: twin.id.clone() }));
    }
    let hint = number.as_deref().unwrap_or(&title);
    let document = DocumentId::free(hint, |id| world.documents.get(id).is_some());
    Ok(Outcome::of(Event::DocumentRegistered { document, title, registry_number: number, period })
        .because(ground))
}

/// Decides whether a governing document may be ended: by the registrar.
pub(crate) fn end(
    world: &World,
    request: &Request,
    id: &DocumentId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let on = on.unwrap_or(request.now.today);
    let known = world.documents.get(id);
    let known = known.ok_or_else(|| Refusal::new(Why::NoSuchDocument { document: id.clone() }))?;
    if on < known.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: known.period.from }));
    }
    if known.period.until.is_some_and(|until| until <= on) {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    Ok(Outcome::of(Event::DocumentEnded { document: id.clone(), on }).because(ground))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_number_written_with_spaces_and_another_dash_is_the_same() {
        let mut documents = Documents::default();
        documents.add(Document {
            id: "rs-2024-00370".parse().unwrap(),
            title: "Uppdrag för kontaktpersoner".to_owned(),
            registry_number: Some("RS 2024-00370".to_owned()),
            period: Period::since(date(2024, 1, 1)),
        });
        assert!(documents.meant(None, Some("RS 2024 – 00370")).is_some());
        assert!(documents.meant(Some("uppdrag för kontaktperson"), None).is_none());
        assert!(documents.meant(Some("Uppdraget för kontaktpersonerna"), None).is_none());
        assert!(documents.meant(Some("uppdrag för Kontaktpersoner"), None).is_some());
    }
}
