//! Where a group's own facts are to stand, and whether they are right there.

use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, GroundView, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Ground, World, assess_group,
    duty::Way,
    grounds::Fact,
    publication::{PlaceKind, command::PublishGroup, wanted},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "publication/group.html")]
struct GroupPage {
    frame: Frame,
    rows: Vec<Row>,
    forms: Vec<Form>,
    public: String,
}

/// A norm and a place.
struct Row {
    ground: GroundView,
    place: String,
    kind: &'static str,
    badge: Badge,
    says: String,
}

/// Shows where a group's own facts are to stand.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
) -> Result<Response, No> {
    shown(&visit, &id, None)
}

fn shown(visit: &Visit, id: &BodyId, tried: Option<&Tried>) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, tried)?)?))?;
    Ok(answer(page, tried))
}

fn view(visit: &Visit, world: &World, id: &BodyId, tried: Option<&Tried>) -> Result<GroupPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let assessed = assess_group(world, id, today).ok_or(No::Absent)?;
    let mut rows = Vec::new();
    let mut open = Vec::new();
    for wants in wanted(world, id, today).iter().filter(|wants| wants.is_of_group()) {
        for place in &wants.places {
            let kind = world.publications.kind_of(place.as_deref());
            let duty = assessed.duties.iter().find(|duty| {
                duty.way == Way::PublishGroup
                    && duty.key.norm == wants.at.norm
                    && duty.key.about.place() == place.as_deref()
            });
            let (badge, says) = match duty {
                Some(duty) => (Badge::duty(duty.state, l), duty.fact.say(world, today, l)),
                None => (
                    Badge { word: l.pick("Klar", "Met"), sign: "✓", class: "good" },
                    l.pick(
                        "Samordnas öppna sida visar det, alltid som det är.",
                        "Samordna's public page shows it, always as it is.",
                    )
                    .to_owned(),
                ),
            };
            if kind != PlaceKind::Own && !open.contains(place) {
                open.push(place.clone());
            }
            rows.push(Row {
                ground: GroundView::of(&Ground::norm(wants.at.clone(), Fact::Nothing), world, today, l),
                place: place.clone().unwrap_or_else(|| {
                    l.pick("Platsen som texten menar", "The place that the text means").to_owned()
                }),
                kind: kind.label(l),
                badge,
                says,
            });
        }
    }
    let form =
        open.first().cloned().map(|first| {
            let places = open.iter().map(|place| {
                (place.clone().unwrap_or_default(), place.clone().unwrap_or_else(|| "–".to_owned()))
            });
            let probe = PublishGroup { group: id.clone(), place: first, address: None, on: None };
            Form::new(
                "bekrafta",
                format!("/grupper/{id}/publicering"),
                l.pick("Bekräfta att uppgifterna stämmer", "Confirm that the facts are right"),
            )
            .intro(l.pick(
                "Titta på platsen och jämför med Samordna: namn, ledamöter och uppdrag.",
                "Look at the place and compare with Samordna: name, members and charter.",
            ))
            .submit(l.pick("Bekräfta", "Confirm"))
            .with(Field::choice("place", l.pick("Var", "Where"), places.collect()))
            .with(
                Field::line("address", l.pick("Adress", "Address"))
                    .hint(l.pick(
                        "Hela adressen, från https:// och framåt.",
                        "The whole address, from https:// on.",
                    ))
                    .optional(),
            )
            .with(Field::day("on", l.pick("Tittat den", "Looked on")).filled(today.to_string()))
            .asked(visit.would(world, Command::PublishGroup(probe)), visit, world)
            .tried(tried)
        });
    Ok(GroupPage {
        frame: Frame::within(visit, world, l.pick("Publicering", "Publication")).under_group(world, id),
        rows,
        forms: form.filter(|_| visit.person.is_some()).into_iter().collect(),
        public: format!("/offentligt/{id}"),
    })
}

/// Confirms that the facts about a group stand in a place.
pub(crate) async fn confirm(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let command = fields.day("on").map(|on| {
        let (place, address) = (fields.given("place"), fields.given("address"));
        Command::PublishGroup(PublishGroup { group: id.clone(), place, address, on })
    });
    let command: Result<Command, Slip> = command;
    match visit.send("bekrafta", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{id}/publicering?gjort")).into_response()),
        Err(tried) => shown(&visit, &id, Some(&tried)),
    }
}
