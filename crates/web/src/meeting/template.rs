//! What comes onto every new agenda of a group: one item a line, for all meetings or for those of one kind.

use super::frame;
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, Language, World,
    meeting::{ItemKind, ItemText, MeetingKind, command::KeepTemplate},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "meeting/template.html")]
struct TemplatePage {
    frame: Frame,
    forms: Vec<Form>,
}

/// The line that stands where the meeting's other items come.
const REST: &str = "...";

/// The forms' names: for all meetings, and for those of each kind.
const FORMS: [(&str, Option<MeetingKind>); 4] = [
    ("alla", None),
    ("ordinarie", Some(MeetingKind::Ordinary)),
    ("extra", Some(MeetingKind::Extra)),
    ("sammantrade", Some(MeetingKind::Sitting)),
];

/// Shows the templates.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
) -> Result<Response, No> {
    shown(&visit, &group, None)
}

fn shown(visit: &Visit, group: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        let l = visit.language;
        let forms = FORMS.map(|(name, kind)| form(visit, world, group, name, kind).tried(tried.as_ref()));
        let frame = frame(visit, world, group, l.pick("Återkommande punkter", "Recurring items"));
        Ok::<_, No>(show(&TemplatePage { frame, forms: forms.into() })?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn form(visit: &Visit, world: &World, group: &BodyId, name: &'static str, kind: Option<MeetingKind>) -> Form {
    let l = visit.language;
    let heading = match kind {
        None => l.pick("På varje möte", "At every meeting").to_owned(),
        Some(kind) => {
            let kind = kind.label(l).to_lowercase();
            l.pick(format!("Bara på: {kind}"), format!("Only at: {kind}"))
        }
    };
    let template = world.meetings.template(group, kind).cloned().unwrap_or_default();
    let (opening, closing) = template.parts();
    let mut lines: Vec<String> = opening.iter().map(|text| line(text, l)).collect();
    if !closing.is_empty() {
        lines.push(REST.to_owned());
        lines.extend(closing.iter().map(|text| line(text, l)));
    }
    // Something else than what is kept: the question is who may.
    let mut items = template.items.clone();
    items.push(ItemText { title: "?".to_owned(), ..ItemText::default() });
    let probe = KeepTemplate { group: group.clone(), kind, items, closing: 0 };
    let form = Form::new(name, format!("/grupper/{group}/moten/mall"), heading)
        .submit(l.pick("Spara", "Keep"))
        .with(Field::hidden("kind", name))
        .with(
            Field::area("items", l.pick("Punkter, en på varje rad", "Items, one a line"))
                .hint(l.pick(
                    "Efter rubriken kan du skriva vad punkten gäller och tiden: Rapporter | information | 15. En rad med tre punkter (...) visar var mötets andra punkter kommer.",
                    "After the title you can write what it asks for and the time: Reports | information | 15. A line with three dots (...) shows where the meeting's other items come.",
                ))
                .filled(lines.join("\n"))
                .optional(),
        )
        .asked(visit.would(world, Command::KeepTemplate(probe)), visit, world);
    if kind.is_none() || !template.items.is_empty() { form.open() } else { form }
}

/// An item as a line: its title, what it asks for, its time.
fn line(text: &ItemText, l: Language) -> String {
    let kind = text.kind.label(l).to_lowercase();
    match text.minutes {
        Some(minutes) => format!("{} | {kind} | {minutes}", text.title),
        None if text.kind == ItemKind::default() => text.title.clone(),
        None => format!("{} | {kind}", text.title),
    }
}

/// The items that the lines say, and how many come after the other items of a meeting.
fn items(typed: &str) -> Result<(Vec<ItemText>, u32), Slip> {
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_rest = |line: &&str| matches!(*line, REST | "…");
    let closing = lines.iter().position(is_rest).map_or(0, |place| lines.len() - place - 1);
    let items = lines
        .into_iter()
        .filter(|line| !is_rest(line))
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let mut text =
                ItemText { title: parts.next().unwrap_or_default().to_owned(), ..ItemText::default() };
            for part in parts.filter(|part| !part.is_empty()) {
                let folded = part.to_lowercase();
                let kind = ItemKind::ALL.into_iter().find(|kind| {
                    [Language::Swedish, Language::English]
                        .iter()
                        .any(|l| kind.label(*l).to_lowercase() == folded)
                });
                match (kind, part.trim_end_matches("min").trim().parse()) {
                    (Some(kind), _) => text.kind = kind,
                    (None, Ok(minutes)) => text.minutes = Some(minutes),
                    (None, Err(_)) => return Err(unclear(part)),
                }
            }
            Ok(text)
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok((items, u32::try_from(closing).unwrap_or(0)))
}

fn unclear(part: &str) -> Slip {
    Slip::new(
        "items",
        format!("”{part}” är varken en tid i minuter eller information, diskussion eller ställningstagande."),
        format!("“{part}” is neither a time in minutes nor information, discussion or position."),
    )
}

/// Keeps a template.
pub(crate) async fn keep(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let wanted = fields.text("kind");
    let (name, kind) = FORMS.into_iter().find(|(name, _)| *name == wanted).ok_or(No::Unreadable)?;
    let command = items(fields.text("items")).map(|(items, closing)| {
        Command::KeepTemplate(KeepTemplate { group: group.clone(), kind, items, closing })
    });
    match visit.send(name, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/moten/mall?gjort")).into_response()),
        Err(tried) => shown(&visit, &group, Some(tried)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_is_written() {
        let typed = "Föregående anteckningar\nRapporter | information | 15\n\n...\n Beslut om plan | ställningstagande ";
        let (read, closing) = items(typed).unwrap();
        assert_eq!(closing, 1);
        let lines: Vec<String> = read.iter().map(|text| line(text, Language::Swedish)).collect();
        assert_eq!(
            lines,
            ["Föregående anteckningar", "Rapporter | information | 15", "Beslut om plan | ställningstagande"]
        );
        assert!(items("Rapporter | ofta").is_err());
    }
}
