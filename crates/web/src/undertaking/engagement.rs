//! One engagement: in what, for whom, until when, the matters that came of it, and its closing word.

use super::{EngagementView, engagement_address};
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
    BodyId, Command, EngagementId, World,
    undertaking::{
        Engagement,
        command::{CloseEngagement, ProlongEngagement},
    },
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "undertaking/engagement.html")]
struct EngagementPage {
    frame: Frame,
    one: EngagementView,
    number: String,
    /// By when the closing word is owed.
    word_due: Option<Date>,
    /// That day has passed.
    is_late: bool,
    word: Option<(Date, String)>,
    /// Address, title, number in the registry, how far it has come.
    matters: Vec<(String, String, String, Badge)>,
    /// Where a matter is raised within it.
    raise: Option<String>,
    forms: Vec<Form>,
}

type Asked = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

fn at(group: &BodyId, short: &str) -> Result<EngagementId, No> {
    EngagementId::of(group, short).map_err(|_| No::Absent)
}

/// Shows an engagement.
pub(crate) async fn engagement((Extension(visit), Path((group, short))): Asked) -> Result<Response, No> {
    shown(&visit, &at(&group, &short)?, None)
}

fn shown(visit: &Visit, id: &EngagementId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let one = world.undertakings.engagement(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, one, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, one: &Engagement, tried: Option<&Tried>) -> EngagementPage {
    let (l, today) = (visit.language, visit.now.today);
    let group = &one.id.group;
    let shown = EngagementView::of(world, one, today, l);
    let title = l.pick(format!("Medverkan i {}", shown.what.1), format!("Engagement in {}", shown.what.1));
    let matters = one.matters.iter().filter_map(|id| world.matters.get(id)).map(|matter| {
        let (title, number) = (matter.title.clone(), matter.registry_number.clone());
        (crate::matter::address(&matter.id), title, number, Badge::matter(&matter.stage, l))
    });
    let is_over = shown.until.is_some_and(|last| last < today);
    let word_due = one.word_due(world).filter(|_| is_over);
    let forms = match one.word {
        None => vec![closing(visit, world, one), prolonging(visit, world, one)],
        Some(_) => Vec::new(),
    };
    EngagementPage {
        frame: Frame::within(visit, world, title)
            .under_group(world, group)
            .under(format!("/grupper/{group}/medverkan"), l.pick("Medverkan", "Engagements")),
        number: one.id.short(),
        is_late: word_due.is_some_and(|due| due < today),
        word_due,
        word: one.word.clone(),
        matters: matters.collect(),
        raise: (one.word.is_none() && !is_over)
            .then(|| format!("/grupper/{group}/arende?medverkan={}", one.id.short())),
        one: shown,
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

fn closing(visit: &Visit, world: &World, one: &Engagement) -> Form {
    let l = visit.language;
    let probe = CloseEngagement { engagement: one.id.clone(), word: "?".to_owned() };
    let form =
        Form::new(
            "slutord",
            format!("{}/slutord", engagement_address(&one.id)),
            l.pick("Skriv slutordet", "Write the closing word"),
        )
        .submit(l.pick("Avsluta medverkan", "Close the engagement"))
        .intro(l.pick(
            "Ärenden som har kommit av medverkan går vidare för sig.",
            "Matters that came of the engagement go on by themselves.",
        ))
        .with(Field::area("word", l.pick("Slutord", "Closing word")).hint(
            l.pick("Vad gruppen bidrog med, och vad den såg.", "What the group gave, and what it saw."),
        ))
        .asked(visit.would(world, Command::CloseEngagement(probe)), visit, world);
    let is_over = one.last_day(world).is_some_and(|last| last < visit.now.today);
    if is_over { form.open() } else { form }
}

fn prolonging(visit: &Visit, world: &World, one: &Engagement) -> Form {
    let l = visit.language;
    let until = one.period.until.is_none().then_some(one.period.from);
    let probe = ProlongEngagement { engagement: one.id.clone(), until };
    Form::new(
        "forlang",
        format!("{}/forlang", engagement_address(&one.id)),
        l.pick("Ändra sista dagen", "Change the last day"),
    )
    .with(
        Field::day("until", l.pick("Till och med", "Until"))
            .hint(l.pick(
                "Lämna tomt om det är så länge projektet pågår.",
                "Leave empty for as long as the project goes on.",
            ))
            .filled(one.period.until.map_or_else(String::new, |day| day.to_string()))
            .optional(),
    )
    .asked(visit.would(world, Command::ProlongEngagement(probe)), visit, world)
}

async fn send(
    (Extension(visit), Path((group, short))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&Fields, EngagementId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = at(&group, &short)?;
    let command = command(&fields, id.clone());
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", engagement_address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

/// Closes an engagement with a word.
pub(crate) async fn close(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "slutord", fields, |fields, engagement| {
        Ok(Command::CloseEngagement(CloseEngagement { engagement, word: fields.text("word").to_owned() }))
    })
    .await
}

/// Gives an engagement another last day, or none.
pub(crate) async fn prolong_engagement(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "forlang", fields, |fields, engagement| {
        Ok(Command::ProlongEngagement(ProlongEngagement { engagement, until: fields.day("until")? }))
    })
    .await
}
