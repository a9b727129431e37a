//! A group's initiatives in the order that it has agreed, each with its pace; and the form to rank them anew.

use super::{address, page::frame};
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, MatterId, World,
    matter::{Matter, Ranked, command::RankInitiatives},
};
use std::sync::Arc;

/// The beginnings of the fields' names, before the matter's number: its place, when it starts and is to be done.
const PLACE: &str = "plats-";
const START: &str = "start-";
const FINISH: &str = "klar-";

#[derive(Template)]
#[template(path = "matter/rank.html")]
struct RankPage {
    frame: Frame,
    ranked: Vec<RankedView>,
    /// Those that have no place yet.
    rest: Vec<(String, String)>,
    forms: Vec<Form>,
}

/// An initiative at its place.
struct RankedView {
    href: String,
    title: String,
    badge: Badge,
    start: Option<Date>,
    finish: Option<Date>,
}

/// Shows a group's initiatives.
pub(crate) async fn initiatives(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
) -> Result<Response, No> {
    shown(&visit, &group, None)
}

fn shown(visit: &Visit, group: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, group, tried.as_ref())?)?))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, group: &BodyId, tried: Option<&Tried>) -> Result<RankPage, No> {
    let l = visit.language;
    world.groups.get(group).ok_or(No::Absent)?;
    let open: Vec<&Matter> = world.matters.open(group).filter(|one| one.kind.is_ranked()).collect();
    let place = |id: &MatterId| world.matters.ranked(group).iter().find(|one| one.matter == *id);
    let ranked = world.matters.ranked(group).iter().filter_map(|one| {
        let matter = open.iter().find(|matter| matter.id == one.matter)?;
        Some(RankedView {
            href: address(&matter.id),
            title: matter.title.clone(),
            badge: Badge::matter(&matter.stage, l),
            start: one.start,
            finish: one.finish,
        })
    });
    let rest = open.iter().filter(|one| place(&one.id).is_none());
    let form = (!open.is_empty()).then(|| form(visit, world, group, &open).tried(tried));
    Ok(RankPage {
        frame: frame(visit, world, group, l.pick("Rangordnade initiativ", "Ranked initiatives")),
        ranked: ranked.collect(),
        rest: rest.map(|one| (address(&one.id), one.title.clone())).collect(),
        forms: form.into_iter().collect(),
    })
}

fn form(visit: &Visit, world: &World, group: &BodyId, open: &[&Matter]) -> Form {
    let l = visit.language;
    let ranked = world.matters.ranked(group);
    let mut form =
        Form::new("initiativ", format!("/grupper/{group}/initiativ"), l.pick("Rangordna", "Rank")).intro(l.pick(
            "Skriv 1 vid det som är mest angeläget, 2 vid nästa och så vidare. Det som saknar siffra står utanför.",
            "Write 1 at the most urgent, 2 at the next, and so on. What has no number is left out.",
        ));
    for matter in open {
        let known = ranked.iter().position(|one| one.matter == matter.id);
        let pace = known.and_then(|at| ranked.get(at));
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let short = matter.id.short();
        let title = &matter.title;
        let number = known.map(|at| (at + 1).to_string()).unwrap_or_default();
        let (start, finish) = (pace.and_then(|one| one.start), pace.and_then(|one| one.finish));
        form = form
            .with(
                Field::line(
                    format!("{PLACE}{short}"),
                    l.pick(format!("{title}: nummer i ordningen"), format!("{title}: number in the order")),
                )
                .filled(number)
                .optional(),
            )
            .with(
                Field::day(
                    format!("{START}{short}"),
                    l.pick(format!("{title}: börjar"), format!("{title}: starts")),
                )
                .filled(day(start))
                .optional(),
            )
            .with(
                Field::day(
                    format!("{FINISH}{short}"),
                    l.pick(format!("{title}: klart"), format!("{title}: done")),
                )
                .filled(day(finish))
                .optional(),
            );
    }
    let probe = RankInitiatives { group: group.clone(), order: ranked.to_vec() };
    form.open().asked(visit.would(world, Command::RankInitiatives(probe)), visit, world)
}

/// Ranks the initiatives.
pub(crate) async fn rank(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let command = order(&group, &fields)
        .map(|order| Command::RankInitiatives(RankInitiatives { group: group.clone(), order }));
    match visit.send("initiativ", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/initiativ?gjort")).into_response()),
        Err(tried) => shown(&visit, &group, Some(tried)),
    }
}

/// What was typed, in the order of the numbers.
fn order(group: &BodyId, fields: &Fields) -> Result<Vec<Ranked>, Slip> {
    let wrong = || {
        Slip::new(
            "order",
            "Skriv platsen som en siffra, och dagar som 2026-11-22.",
            "Write the place as a number, and days as 2026-11-22.",
        )
    };
    let mut order: Vec<(u32, Ranked)> = Vec::new();
    for (short, place) in fields.those_of(PLACE) {
        let day = |beginning: &str| {
            let typed = fields.given(&format!("{beginning}{short}"));
            typed.map(|day| day.parse().map_err(|_| wrong())).transpose()
        };
        let matter = MatterId::of(group, short).map_err(|_| wrong())?;
        let one = Ranked { matter, start: day(START)?, finish: day(FINISH)? };
        order.push((place.parse().map_err(|_| wrong())?, one));
    }
    order.sort_by_key(|(place, _)| *place);
    Ok(order.into_iter().map(|(_, one)| one).collect())
}
