//! What sort of place charters mean by each name: the program's own page, an intranet, the open web.

use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    Command, World,
    organisation::fold,
    publication::{PlaceKind, command::DescribePlace, wanted},
};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Template)]
#[template(path = "publication/places.html")]
struct PlacesPage {
    frame: Frame,
    rows: Vec<Row>,
    forms: Vec<Form>,
}

/// A name, what it means, and whether somebody has said so.
struct Row {
    name: String,
    kind: &'static str,
    is_said: bool,
    groups: usize,
}

/// Shows every name that a charter in force has for a place.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    shown(&visit, None)
}

fn shown(visit: &Visit, tried: Option<&Tried>) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, tried))?))?;
    Ok(answer(page, tried))
}

fn view(visit: &Visit, world: &World, tried: Option<&Tried>) -> PlacesPage {
    let (l, today) = (visit.language, visit.now.today);
    let mut names: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for group in world.groups.iter().filter(|group| group.exists(today)) {
        let mut own: Vec<String> =
            wanted(world, &group.id, today).into_iter().flat_map(|wants| wants.places).flatten().collect();
        own.sort();
        own.dedup();
        for name in own {
            names.entry(fold(&name)).or_insert((name, 0)).1 += 1;
        }
    }
    for place in world.publications.places() {
        names.entry(fold(&place.name)).or_insert((place.name.clone(), 0));
    }
    let is_said = |name: &str| world.publications.places().any(|place| fold(&place.name) == fold(name));
    let mut rows: Vec<Row> = names
        .into_values()
        .map(|(name, groups)| Row {
            kind: world.publications.kind_of(Some(&name)).label(l),
            is_said: is_said(&name),
            groups,
            name,
        })
        .collect();
    rows.sort_by(|one, other| by_name(&one.name, &other.name));
    let kinds = PlaceKind::ALL.map(|kind| (crate::charter::word_of(kind), kind.label(l).to_owned()));
    let probe = DescribePlace { place: "?".to_owned(), kind: PlaceKind::Inside };
    let form = Form::new("plats", "/publicering", l.pick("Ange vad en plats är", "Say what a place is"))
        .submit(l.pick("Spara", "Save"))
        .with(Field::line("place", l.pick("Platsen", "The place")).hint(l.pick(
            "Som uppdragen kallar den, till exempel intranätet.",
            "As charters call it, for example intranätet.",
        )))
        .with(Field::choice("kind", l.pick("Vad den är", "What it is"), kinds.to_vec()).hint(l.pick(
            "På Samordnas öppna sida publicerar programmet självt, när anteckningarna är slutliga.",
            "On Samordna's public page the program itself publishes, when the notes are final.",
        )));
    let forms = match visit.person {
        Some(_) => {
            vec![form.asked(visit.would(world, Command::DescribePlace(probe)), visit, world).tried(tried)]
        }
        None => Vec::new(),
    };
    PlacesPage {
        frame: Frame::within(visit, world, l.pick("Platser för publicering", "Places of publication")),
        rows,
        forms,
    }
}

/// Says what a place is.
pub(crate) async fn describe(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let command = fields.word("kind").and_then(|kind| {
        let kind = kind.ok_or_else(|| Slip::missing("kind"))?;
        Ok(Command::DescribePlace(DescribePlace { place: fields.text("place").to_owned(), kind }))
    });
    match visit.send("plats", fields, command).await? {
        Ok(_) => Ok(Redirect::to("/publicering?gjort").into_response()),
        Err(tried) => shown(&visit, Some(&tried)),
    }
}
