//! To enter an agreement that principals have signed, a new one or one in the place of another.

use super::{address, frame, list::probe};
use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer, until_day},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    AgreementId, BodyId, Command, Event, World,
    agreement::{Agreement, command::RegisterAgreement},
    organisation::{Body, BodyKind},
    period::days_after,
};
use serde::Deserialize;
use std::sync::Arc;

/// What is wanted; what is empty is not said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The agreement that a new one comes in the place of, as `2026-3`.
    ersatter: String,
}

#[derive(Template)]
#[template(path = "agreement/enter.html")]
struct EnterPage {
    frame: Frame,
    replaced: Option<String>,
    forms: Vec<Form>,
}

/// The form for an agreement.
pub(crate) async fn blank(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &group, &wanted, None)
}

fn shown(visit: &Visit, group: &BodyId, wanted: &Wanted, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        let l = visit.language;
        let earlier = AgreementId::of(group, &wanted.ersatter).ok();
        let earlier = earlier.and_then(|id| world.agreements.get(&id));
        Ok::<_, No>(show(&EnterPage {
            frame: frame(visit, world, group, l.pick("För in ett avtal", "Enter an agreement")),
            replaced: earlier.map(|one| one.title.clone()),
            forms: vec![form(visit, world, group, earlier).tried(tried.as_ref())],
        })?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn form(visit: &Visit, world: &World, group: &BodyId, earlier: Option<&Agreement>) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let name = |id: &BodyId| world.organisation.name(id, today).to_owned();
    let words = |id: &BodyId| {
        world.organisation.body(id).map_or_else(String::new, |body| choose::body_words(world, body, today))
    };
    let next = earlier.and_then(|one| one.period.until).map(|until| days_after(until, 1).to_string());
    let mut form = Form::new("avtal", format!("/grupper/{group}/avtal"), l.pick("Avtalet", "The agreement"))
        .submit(l.pick("För in", "Enter"))
        .open();
    if let Some(earlier) = earlier {
        form = form.with(Field::hidden("replaces", earlier.id.to_string()));
    }
    let parties =
        earlier.map_or_else(String::new, |one| one.parties.iter().map(name).collect::<Vec<_>>().join("\n"));
    let owner = earlier.map(|one| &one.owner).filter(|owner| *owner != group).map(words);
    let every = earlier.map_or(12, |one| one.every_months);
    let probe = Command::RegisterAgreement(probe(group, today));
    form.with(
        Field::line("title", l.pick("Vad det heter", "Its title"))
            .filled(earlier.map_or_else(String::new, |one| one.title.clone())),
    )
    .with(
        Field::line("registry_number", l.pick("Diarienummer", "Registry number"))
            .hint(l.pick("Till exempel RS 2026-00123.", "For example RS 2026-00123.")),
    )
    .with(
        Field::lines("parties", l.pick("Huvudmän som har tecknat det", "Principals that signed it"))
            .hint(l.pick("En på varje rad, minst två.", "One on each line, two at least."))
            .filled(parties),
    )
    .with(Field::day("signed", l.pick("Tecknat", "Signed")))
    .with(
        Field::day("from", l.pick("Gäller från och med", "Holds from"))
            .hint(
                l.pick("Lämna tomt om det gäller från att det tecknades.", "Empty: from when it was signed."),
            )
            .filled(next.unwrap_or_default())
            .optional(),
    )
    .with(until_day(l))
    .with(
        Field::line("owner", l.pick("Vem som svarar för det här", "Who answers for it here"))
            .hint(l.pick(
                "En post eller förvaltning. Lämna tomt om det är gruppen själv.",
                "An office or administration. Empty means the group itself.",
            ))
            .filled(owner.unwrap_or_default())
            .optional(),
    )
    .with(
        Field::number("every_months", l.pick("Månader mellan uppföljningar", "Months between follow-ups"))
            .hint(l.pick("Så ofta följer varje huvudman upp det.", "So often each principal follows it up."))
            .filled(every.to_string()),
    )
    .asked(visit.would(world, probe), visit, world)
}

/// Enters an agreement.
pub(crate) async fn enter(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let earlier = fields.text("replaces").parse::<AgreementId>();
    let wanted = Wanted { ersatter: earlier.map(|id| id.short()).unwrap_or_default() };
    let command = visit.look(|world| entering(world, &group, &fields, visit.now.today));
    let key = fields.key();
    let accepted = match visit.send("avtal", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &group, &wanted, Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let entered = events.into_iter().find_map(|event| {
        if let Event::AgreementRegistered { agreement, .. } = event { Some(agreement) } else { None }
    });
    let agreement = entered.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("{}?gjort", address(&agreement))).into_response())
}

fn entering(world: &World, group: &BodyId, fields: &Fields, today: Date) -> Result<Command, Slip> {
    let typed = |name: &str| fields.text(name).to_owned();
    let signed = fields.day("signed")?.ok_or_else(|| Slip::missing("signed"))?;
    let is_principal = |body: &Body| body.kind == BodyKind::Principal;
    let lines = fields.text("parties").lines().map(str::trim).filter(|line| !line.is_empty());
    let parties = lines
        .map(|name| choose::body(world, "parties", name, today, is_principal))
        .collect::<Result<_, _>>()?;
    let owner = fields.given("owner").map(|name| choose::body(world, "owner", &name, today, |_| true));
    Ok(Command::RegisterAgreement(RegisterAgreement {
        group: group.clone(),
        title: typed("title"),
        registry_number: typed("registry_number"),
        parties,
        signed,
        from: fields.day("from")?,
        until: fields.day("until")?,
        owner: owner.transpose()?,
        every_months: fields.number("every_months")?,
        replaces: fields.chosen("replaces")?,
    }))
}
