//! The organisation: principals, administrations, boards and offices, who holds them, and by what names they are known.
//!
//! Shown are role and name, never how to reach somebody.

mod body;
mod forms;

pub(crate) use body::{add_post, alias, end, leave, page as body, remove_post, rename, take};

use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
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
    BodyId, Command, Language, World,
    organisation::{Body, BodyKind},
};
use serde::Deserialize;
use std::sync::Arc;

/// More bodies than this are not all shown on one page: their offices are on the pages of their own.
const MANY: usize = 700;

#[derive(Template)]
#[template(path = "organisation/page.html")]
struct OrganisationPage {
    frame: Frame,
    /// Those with administrations of their own.
    large: Vec<Part>,
    /// The others.
    small: Vec<Part>,
    boards: Vec<Part>,
    forms: Vec<Form>,
}

/// A body with what belongs to it.
struct Part {
    href: String,
    name: String,
    aliases: Vec<String>,
    ended: Option<Date>,
    /// Posts, and who holds them.
    offices: Vec<OfficeView>,
    parts: Vec<Part>,
}

/// A post and who holds it.
pub(super) struct OfficeView {
    pub href: String,
    pub name: String,
    pub holder: Option<(String, String)>,
}

/// A name to register, where a charter names somebody unknown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    namn: String,
}

/// Shows the organisation.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    shown(&visit, &asked.namn, None)
}

fn shown(visit: &Visit, name: &str, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| show(&view(visit, world, name, tried.as_ref())))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, name: &str, tried: Option<&Tried>) -> OrganisationPage {
    let (l, today) = (visit.language, visit.now.today);
    let has_offices = world.organisation.bodies().count() <= MANY;
    let top = |kind: BodyKind| {
        let bodies = world.organisation.bodies().filter(move |body| body.kind == kind && body.of.is_none());
        sorted(bodies.map(|body| part(world, body, today, has_offices)).collect())
    };
    let mut forms = Vec::new();
    if visit.is_registrar(world) {
        forms.push(forms::registering(None, l, today, name).tried(tried));
        let alias = Form::new(
            "alias-for",
            "/organisation/alias",
            l.pick("Ange ett annat namn på en enhet eller grupp", "Give a body or group another name"),
        );
        let alias = alias
            .submit(l.pick("Lägg till namnet", "Add the name"))
            .with(
                Field::line("body", l.pick("Enheten eller gruppen", "The body or group"))
                    .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it.")),
            )
            .with(Field::line("alias", l.pick("Kallas också", "Also known as")).filled(name))
            .tried(tried);
        forms.push(if name.is_empty() { alias } else { alias.open() });
    }
    let (large, small) = top(BodyKind::Principal).into_iter().partition(|body: &Part| !body.parts.is_empty());
    OrganisationPage {
        large,
        small,
        frame: Frame::within(visit, world, l.pick("Organisation", "Organisation")),
        boards: top(BodyKind::Board),
        forms,
    }
}

fn sorted(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|one, other| by_name(&one.name, &other.name));
    parts
}

fn part(world: &World, body: &Body, on: Date, has_offices: bool) -> Part {
    let under = || world.organisation.parts(&body.id);
    let is_unit = |part: &&Body| matches!(part.kind, BodyKind::Administration | BodyKind::Board);
    let name = body.name(on);
    let aliases = body.names.iter().filter(|known| known.is_alias && known.period.holds(on));
    Part {
        href: format!("/organisation/{}", body.id),
        aliases: aliases.map(|known| known.text.clone()).collect(),
        ended: body.ended.filter(|ended| *ended < on),
        offices: if has_offices { offices(world, &body.id, on) } else { Vec::new() },
        parts: sorted(under().filter(is_unit).map(|body| part(world, body, on, has_offices)).collect()),
        name: name.to_owned(),
    }
}

/// The posts of a body that exist, with who holds them.
pub(super) fn offices(world: &World, of: &BodyId, on: Date) -> Vec<OfficeView> {
    let offices =
        world.organisation.parts(of).filter(|body| body.kind == BodyKind::Office && body.exists(on));
    offices.map(|office| self::office(world, office, on)).collect()
}

/// A post, and whoever has it: of a house, whoever heads it.
pub(super) fn office(world: &World, post: &Body, on: Date) -> OfficeView {
    let mut heads = world.organisation.heads(&post.id).filter(|head| head.exists(on));
    let office = heads.next().map_or(&post.id, |head| &head.id);
    let held = world.people.holder(office, on);
    OfficeView {
        href: format!("/organisation/{}", post.id),
        name: post.name(on).to_owned(),
        holder: held
            .map(|held| (format!("/personer/{}", held.person), world.people.name(&held.id).to_owned())),
    }
}

/// What a body is, in words.
pub(crate) fn kind_words(kind: BodyKind, l: Language) -> &'static str {
    match kind {
        BodyKind::Principal => l.pick("Huvudman", "Principal"),
        BodyKind::Administration => l.pick("Förvaltning", "Administration"),
        BodyKind::Office => l.pick("Post", "Office"),
        BodyKind::Board => l.pick("Nämnd eller styrelse", "Board"),
        BodyKind::Group => l.pick("Grupp", "Group"),
    }
}

/// Registers a body.
pub(crate) async fn register(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let command = visit.look(|world| forms::read_registering(world, &visit, &fields));
    let of: Option<BodyId> = command
        .as_ref()
        .ok()
        .and_then(|command| if let Command::RegisterBody { of, .. } = command { of.clone() } else { None });
    match visit.send("ny-enhet", fields, command).await? {
        Ok(_) => {
            let back = of.map_or("/organisation?gjort".to_owned(), |of| format!("/organisation/{of}?gjort"));
            Ok(Redirect::to(&back).into_response())
        }
        Err(tried) => shown(&visit, "", Some(tried)),
    }
}

/// Gives a body or a group another name.
pub(crate) async fn alias_for(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let command = visit.look(|world| {
        let body = fields.given("body").ok_or_else(|| Slip::missing("body"))?;
        let body = choose::body(world, "body", &body, today, |_| true)?;
        Ok(Command::AliasBody { body, alias: fields.text("alias").to_owned(), from: None, until: None })
    });
    match visit.send("alias-for", fields, command).await? {
        Ok(_) => Ok(Redirect::to("/organisation?gjort").into_response()),
        Err(tried) => shown(&visit, "", Some(tried)),
    }
}
