//! What is kept of a matter beside how far it has come: its number in the registry, what it is for, and its documents.

use super::{Asked, address, at, send, shown};
use crate::{
    charter::{held_to, word_of},
    error::No,
    file::{self, fetched, received},
    form::{Field, Fields, Form, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_charter::Rule;
use samordna_domain::{
    BodyId, Command, Language, MatterId, World,
    matter::{
        Matter, Quality,
        command::{AddToMatter, RegisterMatter, TagMatter},
    },
    meeting::Content,
};
use std::sync::Arc;

/// A document of the matter.
pub(super) struct DocumentView {
    pub href: String,
    pub title: String,
    pub on: Date,
    pub sender: String,
    pub recipient: String,
    /// The file's name and kind, where it is one.
    pub file: Option<(String, &'static str)>,
    /// The digest of what it holds, whole and in short.
    pub digest: String,
    pub short: String,
}

/// The documents of a matter, the first first.
pub(super) fn documents(matter: &Matter, l: Language) -> Vec<DocumentView> {
    let view = |(at, one): (usize, &samordna_domain::matter::MatterDocument)| {
        let digest = one.content.to_string();
        DocumentView {
            href: format!("{}/handlingar/{}", address(&matter.id), at + 1),
            title: one.title.clone(),
            on: one.on,
            sender: one.sender.clone(),
            recipient: one.recipient.clone(),
            file: one.name.clone().map(|name| (name, one.media.label(l))),
            short: digest.chars().take(12).collect(),
            digest,
        }
    };
    matter.documents.iter().enumerate().map(view).collect()
}

/// The forms: a document, another number, what the matter is for.
pub(super) fn forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    vec![adding(visit, world, matter), numbering(visit, world, matter), tagging(visit, world, matter)]
}

fn adding(visit: &Visit, world: &World, matter: &Matter) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let form = Form::new(
        "handling",
        format!("{}/handling", address(&matter.id)),
        l.pick("Lägg till en handling", "Add a document"),
    )
    .submit(l.pick("Lägg till", "Add"))
    .with(Field::line("title", l.pick("Vad den gäller", "What it concerns")))
    .with(Field::line("sender", l.pick("Från", "From")))
    .with(Field::line("recipient", l.pick("Till", "To")))
    .with(
        Field::day("on", l.pick("Inkom eller upprättades", "Came in or was drawn up"))
            .filled(today.to_string()),
    )
    .with(file::field(l).optional())
    .with(
        Field::area("text", l.pick("Text", "Text"))
            .hint(l.pick(
                "När den skrivs här i stället för att skickas som fil.",
                "Where it is written here instead of sent as a file.",
            ))
            .optional(),
    );
    let said = || "?".to_owned();
    let probe = AddToMatter {
        matter: matter.id.clone(),
        title: said(),
        text: said(),
        name: None,
        content: None,
        on: None,
        sender: said(),
        recipient: said(),
    };
    form.asked(visit.would(world, Command::AddToMatter(probe)), visit, world)
}

fn numbering(visit: &Visit, world: &World, matter: &Matter) -> Form {
    let l = visit.language;
    let form = Form::new(
        "nummer",
        format!("{}/nummer", address(&matter.id)),
        l.pick("Ge ärendet ett annat diarienummer", "Give the matter another registry number"),
    )
    .submit(l.pick("Ge numret", "Give the number"))
    .with(
        Field::line("registry_number", l.pick("Diarienummer", "Registry number"))
            .filled(matter.registry_number.clone()),
    );
    let probe = RegisterMatter { matter: matter.id.clone(), registry_number: "?".to_owned() };
    form.asked(visit.would(world, Command::RegisterMatter(probe)), visit, world)
}

/// What the matter is for: the qualities of good care, and the objectives that the charter in force states.
fn tagging(visit: &Visit, world: &World, matter: &Matter) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let group = &matter.id.group;
    let states = world
        .norms_in_force(group, today)
        .filter(|(_, norm)| matches!(norm.rule, Rule::Objective(_)))
        .map(|(at, norm)| (at.norm.to_string(), norm.quote.clone()));
    let states: Vec<(String, String)> = states.collect();
    let chosen: Vec<String> = matter.objectives.iter().map(|at| at.norm.to_string()).collect();
    let known: Vec<String> = matter.qualities.iter().map(word_of).collect();
    let qualities = Quality::ALL.map(|one| (word_of(one), one.label(l).to_owned())).to_vec();
    let mut form = Form::new(
        "syfte",
        format!("{}/syfte", address(&matter.id)),
        l.pick("Ange vad ärendet är för", "Say what the matter is for"),
    )
    .submit(l.pick("Spara", "Keep"))
    .with(
        Field::choices("qualities", l.pick("God vård", "Good care"), qualities)
            .filled(known.join("\n"))
            .optional(),
    );
    if !states.is_empty() {
        form = form.with(
            Field::choices("objectives", l.pick("Uppdragets mål", "The charter's objectives"), states)
                .filled(chosen.join("\n"))
                .optional(),
        );
    }
    let probe = TagMatter { matter: matter.id.clone(), qualities: Vec::new(), objectives: Vec::new() };
    form.and(held_to(visit, world, group)).asked(visit.would(world, Command::TagMatter(probe)), visit, world)
}

/// Gives the matter another number.
pub(crate) async fn register(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "nummer", fields, |_, fields, matter| {
        let registry_number = fields.text("registry_number").to_owned();
        Ok(Command::RegisterMatter(RegisterMatter { matter, registry_number }))
    })
    .await
}

/// Says what the matter is for.
pub(crate) async fn tag(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "syfte", fields, |_, fields, matter| {
        let (qualities, objectives) = (fields.words("qualities")?, fields.all_chosen("objectives")?);
        Ok(Command::TagMatter(TagMatter { matter, qualities, objectives }))
    })
    .await
}

/// Adds a document: a text or a file.
pub(crate) async fn add(
    (Extension(visit), Path((group, short))): Asked,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let id = at(&group, &short)?;
    let (fields, file) = received(form).await?;
    let command = added(id.clone(), &fields, file);
    match visit.send("handling", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

fn added(matter: MatterId, fields: &Fields, file: Option<file::File>) -> Result<Command, Slip> {
    let typed = |name: &str| fields.text(name).to_owned();
    let (name, content) = file.unzip();
    Ok(Command::AddToMatter(AddToMatter {
        matter,
        title: typed("title"),
        text: typed("text"),
        name,
        content: content.map(Content),
        on: fields.day("on")?,
        sender: typed("sender"),
        recipient: typed("recipient"),
    }))
}

/// A document of a matter: what was written here is read here, a file is kept.
pub(crate) async fn document(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, short, number)): Path<(BodyId, String, usize)>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let id = at(&group, &short)?;
    let known = visit.look(|world| {
        let one = world.matters.get(&id)?.documents.get(number.checked_sub(1)?)?;
        Some((one.name.clone(), one.media, one.content))
    });
    let (name, media, content) = known.ok_or(No::Absent)?;
    let bytes = visit.blocking(move |desk| desk.blob(&content)).await?.ok_or(No::Absent)?;
    match name {
        Some(name) => Ok(fetched(&name, media, bytes)),
        None => Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response()),
    }
}
