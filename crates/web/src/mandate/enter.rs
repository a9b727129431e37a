//! To enter a mandate: a board's, a part that is passed on, or a chair's own.

use super::{address, sum};
use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer, from_day, until_day},
    frame::{Frame, show},
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
    BodyId, Command, Event, MandateId, World,
    mandate::{Holder, Mandate, Reach, ReportedTo, command::GrantMandate},
    organisation::BodyKind,
};
use serde::Deserialize;
use std::sync::Arc;

/// What kind of mandate is wanted; what is empty is not said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The mandate that a part of is passed on.
    under: String,
    /// The group whose chair it is for.
    ordforande: String,
}

#[derive(Template)]
#[template(path = "mandate/enter.html")]
struct EnterPage {
    frame: Frame,
    /// What is passed on, or whose chair it is for.
    lead: String,
    forms: Vec<Form>,
}

/// The form for a mandate.
pub(crate) async fn blank(
    Extension(visit): Extension<Arc<Visit>>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &wanted, None)
}

fn shown(visit: &Visit, wanted: &Wanted, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| show(&view(visit, world, wanted, tried.as_ref())))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, wanted: &Wanted, tried: Option<&Tried>) -> EnterPage {
    let (l, today) = (visit.language, visit.now.today);
    let under = wanted.under.parse::<MandateId>().ok().and_then(|id| world.mandates.get(&id));
    let group = wanted.ordforande.parse::<BodyId>().ok().filter(|id| world.groups.get(id).is_some());
    let lead = match (under, &group) {
        (Some(under), _) => l.pick(
            format!("En del av mandatet i {}. Den kan inte räcka längre än det.", under.source),
            format!("A part of the mandate in {}. It can reach no further than that.", under.source),
        ),
        (None, Some(group)) => {
            let name = world.organisation.name(group, today);
            l.pick(
                format!("Ett särskilt mandat för ordföranden i {name}. Skriv vad det gäller."),
                format!("A specific mandate for the chair of {name}. Say what it is about."),
            )
        }
        (None, None) => l.pick(
            "Registratorn för in mandat ur delegationsordningar. Den som har ett mandat som får delegeras vidare gör det från mandatets sida.",
            "The registrar enters mandates from delegation orders. Whoever has one that may be passed on does so from its page.",
        )
        .to_owned(),
    };
    EnterPage {
        frame: Frame::within(visit, world, l.pick("För in ett mandat", "Enter a mandate"))
            .under("/organisation", l.pick("Organisation", "Organisation"))
            .under("/mandat", l.pick("Mandat", "Mandates")),
        lead,
        forms: vec![form(visit, world, under, group.as_ref()).tried(tried)],
    }
}

fn form(visit: &Visit, world: &World, under: Option<&Mandate>, group: Option<&BodyId>) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let name = |id: &BodyId| {
        world.organisation.body(id).map_or_else(String::new, |body| choose::body_words(world, body, today))
    };
    let part = l.pick("En del av namnet räcker.", "A part of the name is enough.");
    let area = under
        .map_or_else(String::new, |under| under.reach.area.iter().map(name).collect::<Vec<_>>().join("\n"));
    let giver = under.and_then(|under| match &under.holder {
        Holder::Office(office) => Some(name(office)),
        Holder::ChairOf(_) => None,
    });
    let mut form = Form::new("mandat", "/mandat", l.pick("Mandatet", "The mandate"))
        .submit(l.pick("För in", "Enter"))
        .open();
    if let Some(under) = under {
        form = form.with(Field::hidden("under", under.id.to_string()));
    }
    form = match group {
        Some(group) => form.with(Field::hidden("ordforande", group.to_string())),
        None => form.with(
            Field::line("holder", l.pick("Posten som får mandatet", "The post that gets it")).hint(l.pick(
                "Till exempel förvaltningschef, Norra sjukhuset.",
                "For example head of administration, the northern hospital.",
            )),
        ),
    };
    form = form
        .with(
            Field::area("area", l.pick("Gäller för", "For"))
                .hint(l.pick("En förvaltning eller huvudman på varje rad.", "One administration or principal on each line."))
                .filled(area),
        )
        .with(
            Field::area("subjects", l.pick("Vad det gäller", "What it is about"))
                .hint(l.pick(
                    "Ett ämne på varje rad, som det heter i ärenden: regional rutin, inköp. Lämna tomt om det gäller allt.",
                    "One subject on each line, as matters name it. Empty means everything.",
                ))
                .filled(under.map_or_else(String::new, |under| under.reach.subjects.join("\n")))
                .optional(),
        )
        .with(
            Field::line("limit", l.pick("Högst, i kronor", "At most, in kronor"))
                .filled(under.and_then(|under| under.reach.limit).map_or_else(String::new, |sum| sum.to_string()))
                .optional(),
        )
        .with(Field::line("giver", l.pick("Vem som ger det", "Who gives it")).hint(part).filled(giver.unwrap_or_default()))
        .with(
            Field::line("source", l.pick("Handlingen som det står i", "The document it stands in"))
                .hint(l.pick("Med nummer, till exempel Delegationsordning RS 2026-00123.", "With its number.")),
        )
        .with(from_day(l, today))
        .with(until_day(l).filled(
            under.and_then(|under| under.period.until).map_or_else(String::new, |day| day.to_string()),
        ))
        .with(
            Field::line("reported_to", l.pick("Beslut anmäls till", "Decisions are reported to"))
                .hint(l.pick("Nämnden eller styrelsen.", "The board."))
                .optional(),
        )
        .with(
            Field::line("within_days", l.pick("Inom så många dagar", "Within so many days"))
                .hint(l.pick("Lämna tomt om det är vid nästa sammanträde.", "Empty means at its next meeting."))
                .optional(),
        );
    if group.is_none() {
        form = form.with(Field::tick("may_pass_on", l.pick("Får delegeras vidare", "May be passed on")));
    }
    form
}

/// Enters a mandate.
pub(crate) async fn enter(Extension(visit): Extension<Arc<Visit>>, fields: Fields) -> Result<Response, No> {
    let typed = |name: &str| fields.text(name).to_owned();
    let wanted = Wanted { under: typed("under"), ordforande: typed("ordforande") };
    let command = visit.look(|world| granting(world, &fields, visit.now.today));
    let key = fields.key();
    let accepted = match visit.send("mandat", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &wanted, Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let granted = events.into_iter().find_map(|event| {
        if let Event::MandateGranted { mandate, .. } = event { Some(mandate) } else { None }
    });
    let mandate = granted.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("{}?gjort", address(&mandate))).into_response())
}

fn granting(world: &World, fields: &Fields, today: Date) -> Result<Command, Slip> {
    let (from, until) = (fields.day("from")?, fields.day("until")?);
    let on = from.unwrap_or(today);
    let body = |field: &'static str, typed: &str, fits: fn(BodyKind) -> bool| {
        choose::body(world, field, typed, on, |body| fits(body.kind))
    };
    let needed = |field: &'static str| fields.given(field).ok_or_else(|| Slip::missing(field));
    let holder = match fields.chosen::<BodyId>("ordforande")? {
        Some(group) => Holder::ChairOf(group),
        None => Holder::Office(body("holder", &needed("holder")?, |kind| kind == BodyKind::Office)?),
    };
    let lines = |field: &'static str| {
        let text = fields.text(field).to_owned();
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    let is_place = |kind| matches!(kind, BodyKind::Administration | BodyKind::Principal);
    let area = lines("area").iter().map(|name| body("area", name, is_place)).collect::<Result<_, _>>()?;
    let board =
        fields.given("reported_to").map(|name| body("reported_to", &name, |kind| kind == BodyKind::Board));
    let within_days = number(fields, "within_days")?.and_then(|days| u32::try_from(days).ok());
    Ok(Command::GrantMandate(GrantMandate {
        holder,
        reach: Reach { subjects: lines("subjects"), area, limit: number(fields, "limit")? },
        giver: body("giver", &needed("giver")?, |kind| kind != BodyKind::Group)?,
        source: fields.text("source").to_owned(),
        from,
        until,
        may_pass_on: fields.is_ticked("may_pass_on"),
        under: fields.chosen("under")?,
        reported_to: board.transpose()?.map(|board| ReportedTo { board, within_days }),
    }))
}

/// A number that may be left out.
fn number(fields: &Fields, name: &'static str) -> Result<Option<u64>, Slip> {
    let typed = fields.given(name);
    let read = |text: String| sum(&text).ok_or_else(|| Slip::new(name, "Skriv ett tal.", "Write a number."));
    typed.map(read).transpose()
}
