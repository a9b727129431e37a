//! One body: its names over time, what belongs to it, who holds it, and the registrar's forms.

use super::{OfficeView, forms::registering, kind_words, office, offices};
use crate::{
    choose,
    decision::{OnHouse, on_house},
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer, from_day, until_day},
    frame::{Frame, show},
    mandate::MandateView,
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Period, World,
    mandate::Holder,
    organisation::{Body, BodyKind},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "organisation/one.html")]
struct BodyPage {
    frame: Frame,
    kind: &'static str,
    of: Option<(String, String)>,
    names: Vec<(String, bool, Period)>,
    ended: Option<jiff::civil::Date>,
    /// Who holds or has held it, where it is an office.
    held: Vec<(String, String, Period)>,
    parts: Vec<(String, String, &'static str)>,
    offices: Vec<OfficeView>,
    /// For a board: the posts whose holders sit in it, and who they are.
    seated: Vec<(OfficeView, Period)>,
    groups: Vec<(String, String)>,
    /// What groups ask of it and what it has decided, for those who have signed in.
    house: Option<OnHouse>,
    /// The mandates of the post.
    mandates: Vec<MandateView>,
    forms: Vec<Form>,
}

type Asked = (Extension<Arc<Visit>>, Path<BodyId>);

/// Shows a body; a group has a page of its own.
pub(crate) async fn page((Extension(visit), Path(id)): Asked) -> Result<Response, No> {
    if visit.look(|world| world.groups.get(&id).is_some()) {
        return Ok(Redirect::to(&format!("/grupper/{id}")).into_response());
    }
    shown(&visit, &id, None)
}

fn shown(visit: &Visit, id: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let body = world.organisation.body(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, body, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, body: &Body, tried: Option<&Tried>) -> BodyPage {
    let (l, on) = (visit.language, visit.now.today);
    let id = &body.id;
    let held = |holding: &samordna_domain::person::Holding| {
        let person = world.people.employment(&holding.employment).map(|known| known.person.to_string());
        let href = person.map_or(String::new(), |person| format!("/personer/{person}"));
        (href, world.people.name(&holding.employment).to_owned(), holding.period)
    };
    let units = world
        .organisation
        .parts(id)
        .filter(|part| matches!(part.kind, BodyKind::Administration | BodyKind::Board));
    let mut parts: Vec<(String, String, &'static str)> = units
        .map(|part| {
            (format!("/organisation/{}", part.id), part.name(on).to_owned(), kind_words(part.kind, l))
        })
        .collect();
    parts.sort_by(|one, other| by_name(&one.1, &other.1));
    let has_part = |group: &samordna_domain::group::Group| {
        group.exists(on)
            && (group.parent.as_ref() == Some(id)
                || group.seats(on).any(|seat| seat.unit.as_ref() == Some(id)))
    };
    let groups = world.groups.iter().filter(|group| has_part(group));
    let mut groups: Vec<(String, String)> = groups
        .map(|group| (format!("/grupper/{}", group.id), world.organisation.name(&group.id, on).to_owned()))
        .collect();
    groups.sort_by(|one, other| by_name(&one.1, &other.1));
    let forms = if visit.is_registrar(world) { forms(visit, world, body) } else { Vec::new() };
    let is_house = matches!(body.kind, BodyKind::Administration | BodyKind::Principal);
    let post = Holder::Office(id.clone());
    let mandates = world.mandates.held_as(&post).filter(|mandate| mandate.period.holds(on));
    BodyPage {
        frame: Frame::within(visit, world, body.name(on))
            .under("/organisation", l.pick("Organisation", "Organisation")),
        kind: kind_words(body.kind, l),
        of: body
            .of
            .as_ref()
            .map(|of| (format!("/organisation/{of}"), world.organisation.name(of, on).to_owned())),
        names: body.names.iter().map(|name| (name.text.clone(), name.is_alias, name.period)).collect(),
        ended: body.ended,
        held: world.people.holdings(id).iter().rev().map(held).collect(),
        parts,
        offices: offices(world, id, on),
        seated: seated(world, body, on),
        groups,
        house: (visit.person.is_some() && is_house).then(|| on_house(visit, world, id)),
        mandates: mandates.map(|mandate| MandateView::of(world, mandate, on, l)).collect(),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// The posts that sit in a board on the day, with whoever has each.
fn seated(world: &World, board: &Body, on: jiff::civil::Date) -> Vec<(OfficeView, Period)> {
    let posts = board.posts.iter().filter(|(_, period)| period.holds(on));
    posts
        .filter_map(|(post, period)| Some((office(world, world.organisation.body(post)?, on), *period)))
        .collect()
}

fn forms(visit: &Visit, world: &World, body: &Body) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let page = format!("/organisation/{}", body.id);
    let mut forms = Vec::new();
    if body.kind == BodyKind::Board {
        forms.push(
            Form::new(
                "post",
                format!("{page}/post"),
                l.pick("Lägg till en post som sitter här", "Add a post that sits here"),
            )
            .submit(l.pick("Lägg till", "Add"))
            .with(Field::line("post", l.pick("Post", "Post")).hint(l.pick(
                "En post, eller en förvaltning för dess chef. En del av namnet räcker.",
                "An office, or an administration for its head. A part of the name is enough.",
            )))
            .with(from_day(l, today)),
        );
        let posts: Vec<(String, String)> = body
            .posts
            .iter()
            .filter(|(_, period)| period.holds(today))
            .filter_map(|(post, _)| world.organisation.body(post))
            .map(|post| (post.id.to_string(), choose::body_words(world, post, today)))
            .collect();
        if !posts.is_empty() {
            forms.push(
                Form::new(
                    "post-avsluta",
                    format!("{page}/post/avsluta"),
                    l.pick("Ta bort en post härifrån", "Remove a post from here"),
                )
                .submit(l.pick("Ta bort", "Remove"))
                .with(Field::choice("post", l.pick("Post", "Post"), posts))
                .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
                .grave(),
            );
        }
    }
    if body.kind == BodyKind::Office {
        forms.push(
            Form::new(
                "tilltrad",
                format!("{page}/tilltrad"),
                l.pick("Sätt någon på posten", "Put somebody in the office"),
            )
            .submit(l.pick("Spara", "Keep"))
            .with(
                Field::line("employment", l.pick("Vem", "Who"))
                    .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it.")),
            )
            .with(from_day(l, today))
            .with(until_day(l)),
        );
        let probe = Command::LeaveOffice { office: body.id.clone(), on: None };
        forms.push(
            Form::new("lamna", format!("{page}/lamna"), l.pick("Lämna posten", "Leave the office"))
                .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
                .grave()
                .asked(visit.would(world, probe), visit, world),
        );
    } else {
        forms.push(registering(Some(&body.id), l, today, ""));
        forms.push(crate::person::registering(&body.id, l, today));
    }
    forms.push(
        Form::new("namn", format!("{page}/namn"), l.pick("Byt namn", "Rename"))
            .with(Field::line("name", l.pick("Nytt namn", "New name")))
            .with(from_day(l, today)),
    );
    forms.push(
        Form::new("alias", format!("{page}/alias"), l.pick("Lägg till ett annat namn", "Add another name"))
            .submit(l.pick("Lägg till", "Add"))
            .with(Field::line("alias", l.pick("Kallas också", "Also known as")))
            .with(from_day(l, today))
            .with(until_day(l)),
    );
    let probe = Command::EndBody { body: body.id.clone(), on: None };
    forms.push(
        Form::new("avsluta", format!("{page}/avsluta"), l.pick("Avsluta enheten", "Close the body"))
            .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
            .grave()
            .asked(visit.would(world, probe), visit, world),
    );
    forms
}

/// Sends a form of the body's page, and goes back there.
async fn send(
    (Extension(visit), Path(id)): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, BodyId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let command = visit.look(|world| command(world, &fields, id.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/organisation/{id}?gjort")).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

/// Gives the body another name from a day.
pub(crate) async fn rename(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "namn", fields, |_, fields, body| {
        Ok(Command::RenameBody { body, name: fields.text("name").to_owned(), from: fields.day("from")? })
    })
    .await
}

/// Says that the body is also known by another name.
pub(crate) async fn alias(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "alias", fields, |_, fields, body| {
        let (from, until) = (fields.day("from")?, fields.day("until")?);
        Ok(Command::AliasBody { body, alias: fields.text("alias").to_owned(), from, until })
    })
    .await
}

/// Closes the body.
pub(crate) async fn end(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "avsluta", fields, |_, fields, body| Ok(Command::EndBody { body, on: fields.day("on")? }))
        .await
}

/// Puts somebody in the office.
pub(crate) async fn take(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "tilltrad", fields, |world, fields, office| {
        let (from, until) = (fields.day("from")?, fields.day("until")?);
        let who = fields.given("employment").ok_or_else(|| Slip::missing("employment"))?;
        let employment = choose::employment(world, "employment", &who, from.unwrap_or(today))?;
        Ok(Command::TakeOffice { office, employment, from, until })
    })
    .await
}

/// Says that whoever has a post sits in the board.
pub(crate) async fn add_post(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "post", fields, |world, fields, board| {
        let from = fields.day("from")?;
        let post = fields.given("post").ok_or_else(|| Slip::missing("post"))?;
        let sits = |body: &Body| !matches!(body.kind, BodyKind::Board | BodyKind::Group);
        let post = choose::body(world, "post", &post, from.unwrap_or(today), sits)?;
        Ok(Command::AddToBoard { board, post, from })
    })
    .await
}

/// Says that a post no longer sits in the board.
pub(crate) async fn remove_post(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "post-avsluta", fields, |_, fields, board| {
        Ok(Command::RemoveFromBoard { board, post: fields.needed("post")?, on: fields.day("on")? })
    })
    .await
}

/// Takes whoever holds the office out of it.
pub(crate) async fn leave(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "lamna", fields, |_, fields, office| {
        Ok(Command::LeaveOffice { office, on: fields.day("on")? })
    })
    .await
}
