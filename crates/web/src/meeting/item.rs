//! An item of an agenda: written anew, tabled, referred back or taken off.

use super::{AskedPart, acts::item_text, address, forms::item_fields, frame, id_of, seen, words};
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
    Command, Language, MeetingId, World,
    meeting::{
        Item, Left, Meeting, Sight,
        command::{ChangeItem, LeaveItem},
    },
};

#[derive(Template)]
#[template(path = "meeting/item.html")]
struct ItemPage {
    frame: Frame,
    kind: &'static str,
    meeting: (String, String),
    forms: Vec<Form>,
}

/// Shows an item to whoever may change it, and to others why not.
pub(crate) async fn page((Extension(visit), Path((group, short, item))): AskedPart) -> Result<Response, No> {
    shown(&visit, &id_of(&group, &short)?, item, None)
}

fn shown(visit: &Visit, id: &MeetingId, item: u32, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, item, tried.as_ref())?)?))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(
    visit: &Visit,
    world: &World,
    id: &MeetingId,
    number: u32,
    tried: Option<&Tried>,
) -> Result<ItemPage, No> {
    let l = visit.language;
    let (meeting, _) = seen(visit, world, id, Sight::Agenda)?;
    let item = meeting.item(number).filter(|item| item.stands()).ok_or(No::Absent)?;
    let here = (address(id), words::headline(meeting, l));
    let forms = forms(visit, world, meeting, item, l).into_iter().map(|form| form.tried(tried)).collect();
    Ok(ItemPage {
        frame: frame(visit, world, &id.group, item.title.clone()).under(here.0.clone(), here.1.clone()),
        kind: item.kind.label(l),
        meeting: here,
        forms,
    })
}

fn forms(visit: &Visit, world: &World, meeting: &Meeting, item: &Item, l: Language) -> Vec<Form> {
    let page = format!("{}/punkter/{}", address(&meeting.id), item.number);
    let mut forms = Vec::new();
    let leaving = |left| {
        let asked = LeaveItem { meeting: meeting.id.clone(), item: item.number, left };
        visit.would(world, Command::LeaveItem(asked))
    };
    if meeting.is_open() {
        // Something else than what stands there: the question is who may.
        let text = samordna_domain::meeting::ItemText { title: format!("{} ?", item.title), ..item.text() };
        let probe = ChangeItem { meeting: meeting.id.clone(), item: item.number, text };
        let form = Form::new("andra", page.clone(), l.pick("Ändra punkten", "Change the item"))
            .submit(l.pick("Spara", "Keep"));
        let answer = visit.would(world, Command::ChangeItem(probe));
        forms.push(item_fields(form, &item.text(), world, l).asked(answer, visit, world).open());
    }
    let mut to = vec![(String::new(), l.pick("Nästa möte", "The next meeting").to_owned())];
    let year = meeting.slot.day.year();
    let later = world.meetings.in_years(&meeting.id.group, year, year.saturating_add(1));
    let later = later.into_iter().filter(|other| other.is_open() && meeting.slot < other.slot);
    to.extend(later.map(|other| (other.id.to_string(), words::headline(other, l))));
    forms.push(
        Form::new("bordlagg", format!("{page}/bordlagg"), l.pick("Bordlägg", "Table"))
            .intro(l.pick(
                "Punkten kommer upp igen på ett senare möte. Finns inget planerat väntar den på nästa.",
                "The item comes up again at a later meeting. Where none is planned it waits for the next.",
            ))
            .with(Field::choice("to", l.pick("Till", "To"), to))
            .asked(leaving(Left::Tabled { to: None }), visit, world),
    );
    forms.push(
        Form::new("aterremittera", format!("{page}/aterremittera"), l.pick("Återremittera", "Refer back"))
            .intro(l.pick(
                "Punkten behöver beredas mer. Den kommer upp igen när någon sätter upp den på nytt.",
                "The item needs more preparation. It comes up again when somebody puts it up anew.",
            ))
            .with(Field::area("reason", l.pick("Vad som saknas", "What is missing")))
            .asked(leaving(Left::ReferredBack { reason: "?".to_owned() }), visit, world),
    );
    if meeting.is_open() {
        forms.push(
            Form::new(
                "stryk",
                format!("{page}/stryk"),
                l.pick("Stryk från dagordningen", "Take off the agenda"),
            )
            .submit(l.pick("Stryk", "Take off"))
            .grave()
            .asked(leaving(Left::Dropped), visit, world),
        );
    }
    forms
}

async fn send(
    visit: &Visit,
    (id, item): (MeetingId, u32),
    form: &'static str,
    fields: Fields,
    command: Result<Command, Slip>,
) -> Result<Response, No> {
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort#dagordning", address(&id))).into_response()),
        Err(tried) => shown(visit, &id, item, Some(tried)),
    }
}

async fn leave(
    visit: &Visit,
    place: (MeetingId, u32),
    form: &'static str,
    fields: Fields,
    left: Result<Left, Slip>,
) -> Result<Response, No> {
    let asked = |left| LeaveItem { meeting: place.0.clone(), item: place.1, left };
    let command = left.map(|left| Command::LeaveItem(asked(left)));
    send(visit, place, form, fields, command).await
}

/// Writes the item anew.
pub(crate) async fn change(
    (Extension(visit), Path((group, short, item))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    let id = id_of(&group, &short)?;
    let text = visit.look(|world| item_text(world, &fields, visit.now.today));
    let command = text.map(|text| Command::ChangeItem(ChangeItem { meeting: id.clone(), item, text }));
    send(&visit, (id, item), "andra", fields, command).await
}

/// Tables the item.
pub(crate) async fn table(
    (Extension(visit), Path((group, short, item))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    let left = fields.chosen("to").map(|to| Left::Tabled { to });
    leave(&visit, (id_of(&group, &short)?, item), "bordlagg", fields, left).await
}

/// Refers the item back.
pub(crate) async fn refer_back(
    (Extension(visit), Path((group, short, item))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    let left = Left::ReferredBack { reason: fields.text("reason").to_owned() };
    leave(&visit, (id_of(&group, &short)?, item), "aterremittera", fields, Ok(left)).await
}

/// Takes the item off the agenda.
pub(crate) async fn drop(
    (Extension(visit), Path((group, short, item))): AskedPart,
    fields: Fields,
) -> Result<Response, No> {
    leave(&visit, (id_of(&group, &short)?, item), "stryk", fields, Ok(Left::Dropped)).await
}
