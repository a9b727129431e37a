//! Governing documents that charters point to: which they are, and whether they still hold; and those that a group keeps up
//! to date.

mod kept;
mod one;

pub(crate) use kept::{keep, list};
pub(crate) use one::{change, kept, let_go, revise};

use crate::{
    error::No,
    form::{Field, Fields, Form, Tried, answer, from_day, until_day},
    frame::{Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, DocumentId, World,
    document::{
        Document,
        command::{EndDocument, RegisterDocument},
    },
};
use serde::Deserialize;
use std::sync::Arc;

/// The page of a document that a group keeps up to date.
pub(crate) fn kept_address(group: &BodyId, document: &DocumentId) -> String {
    format!("/grupper/{group}/dokument/{document}")
}

#[derive(Template)]
#[template(path = "document/page.html")]
struct DocumentsPage {
    frame: Frame,
    documents: Vec<View>,
    forms: Vec<Form>,
}

struct View {
    title: String,
    number: Option<String>,
    from: Date,
    until: Option<Date>,
    holds: bool,
    /// The group that keeps it up to date: where it stands there, and its name.
    kept_by: Option<(String, String)>,
}

/// A title to register, where a charter names a document that is unknown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    namn: String,
}

/// Shows the documents.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    shown(&visit, &asked.namn, None)
}

fn shown(visit: &Visit, title: &str, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| show(&view(visit, world, title, tried.as_ref())))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, title: &str, tried: Option<&Tried>) -> DocumentsPage {
    let (l, today) = (visit.language, visit.now.today);
    let mut documents: Vec<&Document> = world.documents.iter().collect();
    documents.sort_by(|one, other| by_name(&one.title, &other.title));
    let holding = documents.iter().filter(|document| document.period.until.is_none_or(|until| today < until));
    let holding: Vec<(String, String)> =
        holding.map(|document| (document.id.to_string(), document.title.clone())).collect();
    let mut forms = Vec::new();
    if visit.is_registrar(world) {
        let form =
            Form::new("nytt-dokument", "/dokument", l.pick("Lägg till ett dokument", "Add a document"))
                .submit(l.pick("Lägg till", "Add"))
                .with(Field::line("title", l.pick("Titel", "Title")).filled(title))
                .with(Field::line("registry_number", l.pick("Diarienummer", "Registry number")).optional())
                .with(from_day(l, today))
                .with(until_day(l))
                .tried(tried);
        forms.push(if title.is_empty() { form } else { form.open() });
        if !holding.is_empty() {
            let form = Form::new(
                "avsluta-dokument",
                "/dokument/avsluta",
                l.pick("Anteckna att ett dokument slutar gälla", "Record that a document ends"),
            );
            forms.push(
                form.submit(l.pick("Anteckna", "Record"))
                    .with(Field::choice("document", l.pick("Dokument", "Document"), holding))
                    .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
                    .grave()
                    .tried(tried),
            );
        }
    }
    let view = |document: &Document| View {
        title: document.title.clone(),
        number: document.registry_number.clone(),
        from: document.period.from,
        until: document.period.until,
        holds: document.period.holds(today),
        kept_by: world.documents.keeper_of(&document.id).map(|kept| {
            let name = world.organisation.name(&kept.group, today).to_owned();
            (kept_address(&kept.group, &document.id), name)
        }),
    };
    DocumentsPage {
        frame: Frame::within(visit, world, l.pick("Styrande dokument", "Governing documents"))
            .under("/organisation", l.pick("Organisation", "Organisation")),
        documents: documents.into_iter().map(view).collect(),
        forms,
    }
}

/// Registers a document.
pub(crate) async fn register(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let command = fields.day("from").and_then(|from| {
        Ok(Command::RegisterDocument(RegisterDocument {
            title: fields.text("title").to_owned(),
            registry_number: fields.given("registry_number"),
            from,
            until: fields.day("until")?,
        }))
    });
    match visit.send("nytt-dokument", fields, command).await? {
        Ok(_) => Ok(Redirect::to("/dokument?gjort").into_response()),
        Err(tried) => shown(&visit, "", Some(tried)),
    }
}

/// Ends a document.
pub(crate) async fn end(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    let command = fields
        .needed("document")
        .and_then(|document| Ok(Command::EndDocument(EndDocument { document, on: fields.day("on")? })));
    match visit.send("avsluta-dokument", fields, command).await? {
        Ok(_) => Ok(Redirect::to("/dokument?gjort").into_response()),
        Err(tried) => shown(&visit, "", Some(tried)),
    }
}
