//! The form by which a matter is raised: anybody who has signed in may.

use super::{address, page::frame};
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    BodyId, Command, EngagementId, Event, Language, MatterId, World,
    document::Kept,
    matter::{MatterKind, channels, command::RaiseMatter},
    undertaking::Engagement,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "matter/raise.html")]
struct RaisePage {
    frame: Frame,
    forms: Vec<Form>,
}

/// What the matter comes of, where the link that led here says so; what is empty is not said.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The engagement, as `2026-3`.
    medverkan: String,
    /// The document's id.
    dokument: String,
}

impl Wanted {
    /// The kind that follows; empty where none does.
    fn kind(&self) -> String {
        match (self.dokument.is_empty(), self.medverkan.is_empty()) {
            (false, _) => word_of(MatterKind::Revision),
            (true, false) => word_of(MatterKind::SoundingBoard),
            (true, true) => String::new(),
        }
    }
}

/// The form for a new matter.
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
        let frame = frame(visit, world, group, visit.language.pick("Väck ett ärende", "Raise a matter"));
        let forms = vec![form(visit, world, group, wanted).tried(tried.as_ref())];
        Ok::<_, No>(show(&RaisePage { frame, forms })?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

/// The engagement that it comes of, where the group has any that goes on.
fn engagement_field(world: &World, group: &BodyId, wanted: &Wanted, l: Language) -> Option<Field> {
    let name = |one: &Engagement| {
        let known = world.undertakings.get(&one.undertaking);
        (one.id.short(), known.map_or_else(|| one.id.short(), |known| known.name.clone()))
    };
    let open: Vec<(String, String)> = world.undertakings.open(group).map(name).collect();
    let none = (String::new(), l.pick("Ingen", "None").to_owned());
    (!open.is_empty()).then(|| {
        let choices = std::iter::once(none).chain(open).collect();
        Field::choice(
            "engagement",
            l.pick("Inom gruppens medverkan i", "Within the group's engagement in"),
            choices,
        )
        .filled(wanted.medverkan.clone())
        .optional()
    })
}

/// The document that it revises, where the group keeps any.
fn document_field(world: &World, group: &BodyId, wanted: &Wanted, l: Language) -> Option<Field> {
    let title = |kept: &Kept| {
        let known = world.documents.get(&kept.document)?;
        Some((kept.document.to_string(), known.title.clone()))
    };
    let kept: Vec<(String, String)> = world.documents.kept_by(group).filter_map(title).collect();
    let none = (String::new(), l.pick("Inget", "None").to_owned());
    (!kept.is_empty()).then(|| {
        let choices = std::iter::once(none).chain(kept).collect();
        Field::choice("document", l.pick("Dokument som ses över", "Document to be reviewed"), choices)
            .hint(l.pick(
                "Bara för en översyn av ett styrande dokument.",
                "Only for a revision of a governing document.",
            ))
            .filled(wanted.dokument.clone())
            .optional()
    })
}

fn form(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let kinds = MatterKind::ALL.map(|kind| (word_of(kind), kind.label(l).to_owned()));
    let channels = channels(world, group, today);
    let channel = (!channels.is_empty()).then(|| {
        let choices = channels.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        Field::choice("channel", l.pick("Hur det kom in", "How it came"), choices).hint(l.pick(
            "Uppdraget säger hur ärenden kommer till gruppen.",
            "The charter says how matters come to the group.",
        ))
    });
    let probe = Command::RaiseMatter(RaiseMatter {
        group: group.clone(),
        title: "?".to_owned(),
        kind: MatterKind::Question,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: None,
        engagement: None,
        document: None,
        registry_number: None,
    });
    Form::new("arende", format!("/grupper/{group}/arende"), l.pick("Ärendet", "The matter"))
        .submit(l.pick("Väck ärendet", "Raise it"))
        .with(Field::line("title", l.pick("Rubrik", "Title")))
        .with(Field::choice("kind", l.pick("Slag", "Kind"), kinds.to_vec()).filled(wanted.kind()))
        .and(engagement_field(world, group, wanted, l))
        .and(document_field(world, group, wanted, l))
        .with(Field::area("summary", l.pick("Vad det gäller", "What it is about")).optional())
        .and(channel)
        .with(
            Field::line("subject", l.pick("Vad som skulle beslutas", "What would be decided"))
                .hint(l.pick(
                    "Som mandaten säger det, till exempel regional rutin eller inköp.",
                    "As mandates say it, for example regional routine or purchase.",
                ))
                .optional(),
        )
        .with(
            Field::line("origin", l.pick("Följer av", "Follows from"))
                .hint(l.pick(
                    "Den som har gett uppdraget eller fattat beslutet: en enhet, eller ett projekt eller program. En del av namnet räcker för en enhet.",
                    "Whoever gave the order or took the decision: a unit, or a project or programme. For a unit a part of the name is enough.",
                ))
                .optional(),
        )
        .with(
            Field::line("registry_number", l.pick("Diarienummer", "Registry number"))
                .hint(l.pick(
                    "Lämna tomt, så får ärendet ett nummer i programmets egen serie.",
                    "Leave empty, and the matter gets a number of the program's own series.",
                ))
                .optional(),
        )
        .open()
        .asked(visit.would(world, probe), visit, world)
}

/// Raises a matter.
pub(crate) async fn raise(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let key = fields.key();
    let command = visit.look(|world| {
        let origin = fields.given("origin");
        let origin = origin.map(|name| choose::orderer(world, "origin", &name, today)).transpose()?;
        let engagement = fields.given("engagement").map(|short| EngagementId::of(&group, &short));
        let engagement = engagement.transpose().map_err(|_| Slip::missing("engagement"))?;
        Ok::<_, Slip>(Command::RaiseMatter(RaiseMatter {
            group: group.clone(),
            title: fields.text("title").to_owned(),
            kind: fields.word("kind")?.unwrap_or(MatterKind::Question),
            summary: fields.text("summary").to_owned(),
            subject: fields.given("subject"),
            channel: fields.given("channel"),
            origin,
            engagement,
            document: fields.chosen("document")?,
            registry_number: fields.given("registry_number"),
        }))
    });
    match visit.send("arende", fields, command).await? {
        Ok(accepted) => {
            let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
            let id = events.into_iter().find_map(raised).ok_or(No::Absent)?;
            Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response())
        }
        Err(tried) => shown(&visit, &group, &Wanted::default(), Some(tried)),
    }
}

fn raised(event: Event) -> Option<MatterId> {
    if let Event::MatterRaised { matter, .. } = event { Some(matter) } else { None }
}
