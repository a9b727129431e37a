//! The dialogue by which the number of meetings is another for a time: its form, and those that are recorded.

use super::plan::shown;
use crate::{
    choose,
    error::No,
    form::{Field, Fields, Form, Slip},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::{Date, date};
use samordna_charter::Rule;
use samordna_domain::{
    BodyId, Command, Language, World,
    meeting::{adjustable, command::AdjustFrequency},
    organisation::Party,
};
use std::sync::Arc;

/// A dialogue that is recorded.
pub(super) struct Line {
    pub period: String,
    pub numbers: String,
    pub on: Date,
    pub with: String,
    pub note: String,
}

/// The dialogues of the charter in force, latest first.
pub(super) fn lines(world: &World, group: &BodyId, on: Date, l: Language) -> Vec<Line> {
    let norms =
        world.norms_in_force(group, on).filter(|(_, norm)| matches!(norm.rule, Rule::MeetingFrequency(_)));
    let all = norms.flat_map(|(at, _)| world.meetings.adjustments(&at).iter());
    let mut lines: Vec<Line> = all
        .map(|change| Line {
            period: match change.period.until {
                Some(until) => format!("{} – {until}", change.period.from),
                None => change.period.from.to_string(),
            },
            numbers: numbers(change.min, change.max, l),
            on: change.on,
            with: world.people.name(&change.with).to_owned(),
            note: change.note.clone(),
        })
        .collect();
    lines.reverse();
    lines
}

fn numbers(min: Option<u32>, max: Option<u32>, l: Language) -> String {
    match (min, max) {
        (Some(min), Some(max)) => l.pick(format!("{min}–{max} möten"), format!("{min} to {max} meetings")),
        (Some(min), None) => l.pick(format!("minst {min} möten"), format!("at least {min} meetings")),
        (None, Some(max)) => l.pick(format!("högst {max} möten"), format!("at most {max} meetings")),
        (None, None) => String::new(),
    }
}

/// The form, where the charter lets the number be changed.
pub(super) fn form(visit: &Visit, world: &World, group: &BodyId) -> Option<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let (at, with) = adjustable(world, group, today)?;
    let sentence = world.charter(&at.charter).and_then(|charter| charter.norm(at.norm))?.quote.clone();
    let party = Party::of(world, Some(group), &with, today);
    let who = world.who(&party, group, None, today).say(world, today, l);
    let own = visit.person.as_ref().and_then(|person| {
        world.people.employments(person).find(|employment| employment.period.holds(today))
    });
    let form = Form::new(
        "dialog",
        format!("/grupper/{group}/moten/dialog"),
        l.pick("Anteckna en dialog", "Record a dialogue"),
    )
    .intro(format!("”{sentence}” {} {who}.", l.pick("Det är", "That is")))
    .submit(l.pick("Anteckna", "Record"))
    .with(Field::number("min", l.pick("Minst så många möten", "At least so many meetings")).optional())
    .with(Field::number("max", l.pick("Högst så många möten", "At most so many meetings")).optional())
    .with(Field::day("from", l.pick("Från och med", "From")).filled(date(today.year(), 1, 1).to_string()))
    .with(
        Field::day("until", l.pick("Till och med", "Until"))
            .hint(
                l.pick(
                    "En sådan ändring gäller en begränsad tid.",
                    "Such a change holds for a limited time.",
                ),
            )
            .filled(date(today.year(), 12, 31).to_string()),
    )
    .with(Field::day("on", l.pick("Dagen för dialogen", "The day of the dialogue")).filled(today.to_string()))
    .with(
        Field::line("with", l.pick("Med vem", "With whom"))
            .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it.")),
    )
    .with(Field::area("note", l.pick("Vad ni kom fram till, och varför", "What you agreed, and why")));
    // The visitor's own employment stands in for whoever was spoken with: the question is who may record it.
    let probe = own.map(|own| AdjustFrequency {
        group: group.clone(),
        norm: None,
        min: None,
        max: None,
        from: None,
        until: today,
        on: None,
        with: own.id.clone(),
        note: "?".to_owned(),
    });
    Some(match probe {
        Some(probe) => form.asked(visit.would(world, Command::AdjustFrequency(probe)), visit, world),
        None => form,
    })
}

fn adjusting(world: &World, visit: &Visit, group: &BodyId, fields: &Fields) -> Result<Command, Slip> {
    let on = fields.day("on")?.unwrap_or(visit.now.today);
    let with = fields.given("with").ok_or_else(|| Slip::missing("with"))?;
    Ok(Command::AdjustFrequency(AdjustFrequency {
        group: group.clone(),
        norm: None,
        min: fields.number("min")?,
        max: fields.number("max")?,
        from: fields.day("from")?,
        until: fields.day("until")?.ok_or_else(|| Slip::missing("until"))?,
        on: Some(on),
        with: choose::employment(world, "with", &with, on)?,
        note: fields.text("note").to_owned(),
    }))
}

/// Records a dialogue.
pub(crate) async fn adjust(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let command = visit.look(|world| adjusting(world, &visit, &group, &fields));
    match visit.send("dialog", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/moten?gjort")).into_response()),
        Err(tried) => shown(&visit, &group, visit.now.today.year(), None, Some(tried)),
    }
}
