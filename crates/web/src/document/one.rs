//! One document that a group keeps up to date: its reviews, the matter in which one goes on, and what can be done.

use super::{
    kept::{KeptView, blank, owner_fields, owner_of},
    kept_address,
};
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
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, DocumentId, World,
    document::{
        Kept, Revised,
        command::{KeepDocument, LetGoOfDocument, ReviseDocument},
    },
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "document/one.html")]
struct OnePage {
    frame: Frame,
    one: KeptView,
    /// The open matter that is about it.
    going_on: Option<(String, String)>,
    /// Where a matter about it is raised.
    raise: Option<String>,
    /// The latest first.
    reviews: Vec<Review>,
    forms: Vec<Form>,
}

/// A review that was done.
struct Review {
    on: Date,
    /// What came of it; empty for what was so when the group began to keep the document.
    note: String,
    matter: Option<(String, String)>,
}

type Asked = (Extension<Arc<Visit>>, Path<(BodyId, DocumentId)>);

/// The most reviews that are shown.
const MOST: usize = 20;

/// Shows a document that a group keeps.
pub(crate) async fn kept((Extension(visit), Path((group, id))): Asked) -> Result<Response, No> {
    shown(&visit, &group, &id, None)
}

fn shown(visit: &Visit, group: &BodyId, id: &DocumentId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let kept = world.documents.kept(group, id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, kept, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, kept: &Kept, tried: Option<&Tried>) -> OnePage {
    let (l, today) = (visit.language, visit.now.today);
    let is_signed_in = visit.person.is_some();
    let link = |id: &samordna_domain::MatterId| {
        let matter = world.matters.get(id).filter(|_| is_signed_in)?;
        Some((crate::matter::address(id), matter.title.clone()))
    };
    let review = |one: &Revised| Review {
        on: one.on,
        note: one.note.clone(),
        matter: one.matter.as_ref().and_then(link),
    };
    let mut open = world.matters.open(&kept.group);
    let going_on = open.find(|matter| matter.document.as_ref() == Some(&kept.document));
    let forms = match is_signed_in {
        true => {
            vec![revising(visit, world, kept), changing(visit, world, kept), letting_go(visit, world, kept)]
        }
        false => Vec::new(),
    };
    let one = KeptView::of(world, kept, today, l);
    let going_on = going_on.and_then(|matter| link(&matter.id));
    OnePage {
        frame: Frame::within(visit, world, one.title.clone())
            .under_group(world, &kept.group)
            .under(format!("/grupper/{}/dokument", kept.group), l.pick("Dokument", "Documents")),
        raise: (is_signed_in && going_on.is_none())
            .then(|| format!("/grupper/{}/arende?dokument={}", kept.group, kept.document)),
        going_on,
        reviews: kept.revised.iter().rev().take(MOST).map(review).collect(),
        one,
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

fn action(kept: &Kept, end: &str) -> String {
    format!("{}/{end}", kept_address(&kept.group, &kept.document))
}

fn revising(visit: &Visit, world: &World, kept: &Kept) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let probe = ReviseDocument {
        group: kept.group.clone(),
        document: kept.document.clone(),
        on: None,
        note: "?".to_owned(),
    };
    Form::new("oversyn", action(kept, "oversyn"), l.pick("Anteckna en översyn", "Record a review"))
        .submit(l.pick("Anteckna", "Record"))
        .intro(l.pick(
            "Också en översyn som inte ändrade något. Ett ärende om översynen antecknar den själv när det avslutas.",
            "Also a review that changed nothing. A matter about the review records it by itself when it is closed.",
        ))
        .with(Field::day("on", l.pick("När", "When")).filled(today.to_string()))
        .with(
            Field::area("note", l.pick("Vad den ledde till", "What came of it"))
                .hint(l.pick("Med det som visar det: version eller nummer.", "With what shows it: a version or number.")),
        )
        .asked(visit.would(world, Command::ReviseDocument(probe)), visit, world)
}

fn changing(visit: &Visit, world: &World, kept: &Kept) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let form = Form::new(
        "andra",
        action(kept, "andra"),
        l.pick("Ändra vem som ser över det, eller hur ofta", "Change who reviews it, or how often"),
    )
    .submit(l.pick("Ändra", "Change"));
    let form = owner_fields(form, Some(kept), world, today, l);
    form.asked(visit.would(world, Command::KeepDocument(blank(&kept.group))), visit, world)
}

fn letting_go(visit: &Visit, world: &World, kept: &Kept) -> Form {
    let l = visit.language;
    let probe = LetGoOfDocument {
        group: kept.group.clone(),
        document: kept.document.clone(),
        reason: "?".to_owned(),
    };
    Form::new(
        "slapp",
        action(kept, "slapp"),
        l.pick("Gruppen ser inte över det längre", "The group reviews it no longer"),
    )
    .submit(l.pick("Släpp dokumentet", "Let go of it"))
    .with(Field::area("reason", l.pick("Varför", "Why")))
    .grave()
    .asked(visit.would(world, Command::LetGoOfDocument(probe)), visit, world)
}

async fn send(
    (Extension(visit), Path((group, id))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let command = visit.look(|world| command(world, &fields));
    match visit.send(form, fields, command).await? {
        Ok(_) if form == "slapp" => {
            Ok(Redirect::to(&format!("/grupper/{group}/dokument?gjort")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", kept_address(&group, &id))).into_response()),
        Err(tried) => shown(&visit, &group, &id, Some(tried)),
    }
}

/// Records a review.
pub(crate) async fn revise(asked: Asked, fields: Fields) -> Result<Response, No> {
    let (group, document) = asked.1.0.clone();
    send(asked, "oversyn", fields, |_, fields| {
        let note = fields.text("note").to_owned();
        Ok(Command::ReviseDocument(ReviseDocument { group, document, on: fields.day("on")?, note }))
    })
    .await
}

/// Changes who reviews a document, or how often.
pub(crate) async fn change(asked: Asked, fields: Fields) -> Result<Response, No> {
    let ((group, document), today) = (asked.1.0.clone(), asked.0.now.today);
    send(asked, "andra", fields, |world, fields| {
        let (owner, every_years) = owner_of(world, fields, &group, today)?;
        let known = world.documents.get(&document);
        let title = known.map_or_else(String::new, |known| known.title.clone());
        let registry_number = known.and_then(|known| known.registry_number.clone());
        Ok(Command::KeepDocument(KeepDocument {
            title,
            registry_number,
            owner,
            every_years,
            ..blank(&group)
        }))
    })
    .await
}

/// Lets go of a document.
pub(crate) async fn let_go(asked: Asked, fields: Fields) -> Result<Response, No> {
    let (group, document) = asked.1.0.clone();
    send(asked, "slapp", fields, |_, fields| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::LetGoOfDocument(LetGoOfDocument { group, document, reason }))
    })
    .await
}
