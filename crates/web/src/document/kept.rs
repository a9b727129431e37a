//! The governing documents that a group keeps up to date: each with its owner, when it was last revised, and the day of its
//! next review.

use super::kept_address;
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, GroundView, show},
    order::by_name,
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
    BodyId, Command, Event, Ground, Language, World,
    document::{Kept, command::KeepDocument, revises},
    duty::SOON,
    grounds::Fact,
    matter::Addressee,
    organisation::BodyKind,
    period::days_after,
    seat::Role,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "document/kept.html")]
struct KeptPage {
    frame: Frame,
    /// The sentence that has the group revise documents.
    ground: Option<GroundView>,
    rows: Vec<KeptView>,
    forms: Vec<Form>,
}

/// A document that a group keeps, as its pages show it.
pub(super) struct KeptView {
    pub href: String,
    pub title: String,
    pub number: Option<String>,
    /// Who reviews it.
    pub owner: String,
    /// How often.
    pub every: String,
    pub revised: Option<Date>,
    pub due: Option<Date>,
    pub badge: Badge,
}

impl KeptView {
    pub(super) fn of(world: &World, kept: &Kept, on: Date, l: Language) -> Self {
        let known = world.documents.get(&kept.document);
        let holds = known.is_some_and(|known| known.period.until.is_none_or(|until| on <= until));
        Self {
            href: kept_address(&kept.group, &kept.document),
            title: known.map_or_else(|| kept.document.to_string(), |known| known.title.clone()),
            number: known.and_then(|known| known.registry_number.clone()),
            owner: world.who_reviews(kept, on).say(world, on, l),
            every: every(kept.every_years, l),
            revised: kept.last().map(|last| last.on),
            due: kept.due().filter(|_| holds),
            badge: if holds { state(kept.due(), on, l) } else { over(l) },
        }
    }
}

/// How often, in words.
fn every(years: u8, l: Language) -> String {
    match years {
        1 => l.pick("Varje år", "Every year").to_owned(),
        2 => l.pick("Vartannat år", "Every second year").to_owned(),
        3 => l.pick("Vart tredje år", "Every third year").to_owned(),
        more => l.pick(format!("Med {more} års mellanrum"), format!("Every {more} years")),
    }
}

fn over(l: Language) -> Badge {
    Badge { word: l.pick("Gäller inte", "Does not hold"), sign: "–", class: "plain" }
}

/// Whether its review is due.
fn state(due: Option<Date>, on: Date, l: Language) -> Badge {
    let (word, sign, class) = match due {
        Some(due) if due < on => (l.pick("Översyn försenad", "Review overdue"), "✕", "bad"),
        Some(due) if due <= days_after(on, SOON) => (l.pick("Översyn snart", "Review soon"), "◔", "due"),
        Some(_) | None => (l.pick("Aktuellt", "Up to date"), "✓", "good"),
    };
    Badge { word, sign, class }
}

/// Shows the documents that a group keeps.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
) -> Result<Response, No> {
    shown(&visit, &group, None)
}

fn shown(visit: &Visit, group: &BodyId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, group, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, group: &BodyId, tried: Option<&Tried>) -> KeptPage {
    let (l, today) = (visit.language, visit.now.today);
    let task = world.norms_in_force(group, today).find(|(_, norm)| revises(norm));
    let ground = task.map(|(at, _)| GroundView::of(&Ground::norm(at, Fact::Nothing), world, today, l));
    let mut rows: Vec<KeptView> =
        world.documents.kept_by(group).map(|kept| KeptView::of(world, kept, today, l)).collect();
    rows.sort_by(|one, other| one.due.cmp(&other.due).then_with(|| by_name(&one.title, &other.title)));
    let forms = match visit.person {
        Some(_) => vec![keeping(visit, world, group).tried(tried)],
        None => Vec::new(),
    };
    let title = l.pick("Styrande dokument", "Governing documents");
    KeptPage { frame: Frame::within(visit, world, title).under_group(world, group), ground, rows, forms }
}

/// What the form and the probe ask for, when nothing is filled in.
pub(super) fn blank(group: &BodyId) -> KeepDocument {
    KeepDocument {
        group: group.clone(),
        title: "?".to_owned(),
        registry_number: None,
        owner: Addressee::Role { role: Role::Coordinator, group: group.clone() },
        revised: None,
        every_years: 1,
    }
}

/// The fields for who reviews it, and how often.
pub(super) fn owner_fields(form: Form, kept: Option<&Kept>, world: &World, on: Date, l: Language) -> Form {
    let roles = [Role::Coordinator, Role::Chair, Role::Secretary];
    let own = l.pick("En post eller enhet i organisationen", "An office or unit of the organisation");
    let choices = roles.iter().map(|role| (word_of(role), role.label(l).to_owned()));
    let choices = choices.chain([(String::new(), own.to_owned())]).collect();
    let (role, body) = match kept.map(|kept| &kept.owner) {
        Some(Addressee::Body(body)) => (String::new(), world.organisation.name(body, on).to_owned()),
        Some(Addressee::Role { role, .. }) => (word_of(role), String::new()),
        Some(Addressee::Undertaking(_) | Addressee::Named(_)) | None => {
            (word_of(Role::Coordinator), String::new())
        }
    };
    let years = kept.map_or_else(|| "2".to_owned(), |kept| kept.every_years.to_string());
    form.with(Field::choice("role", l.pick("Vem som ser över det", "Who reviews it"), choices).filled(role))
        .with(
            Field::line("owner", l.pick("Posten eller enheten", "The office or unit"))
                .hint(l.pick(
                    "Bara om det är en post eller enhet. En del av namnet räcker.",
                    "Only where it is an office or unit. A part of the name is enough.",
                ))
                .filled(body)
                .optional(),
        )
        .with(
            Field::number("every_years", l.pick("År mellan översyner", "Years between reviews"))
                .filled(years),
        )
}

/// Whom the form names, and how often.
pub(super) fn owner_of(
    world: &World,
    fields: &Fields,
    group: &BodyId,
    on: Date,
) -> Result<(Addressee, u8), Slip> {
    let owner = match fields.word::<Role>("role")? {
        Some(role) => Addressee::Role { role, group: group.clone() },
        None => {
            let name = fields.given("owner").ok_or_else(|| Slip::missing("owner"))?;
            let is_no_group = |body: &samordna_domain::organisation::Body| body.kind != BodyKind::Group;
            Addressee::Body(choose::body(world, "owner", &name, on, is_no_group)?)
        }
    };
    let years = fields.number("every_years")?.ok_or_else(|| Slip::missing("every_years"))?;
    Ok((owner, u8::try_from(years).unwrap_or(u8::MAX)))
}

fn keeping(visit: &Visit, world: &World, group: &BodyId) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let form = Form::new("nytt", format!("/grupper/{group}/dokument"), l.pick("Anteckna ett dokument", "Record a document"))
        .submit(l.pick("Anteckna", "Record"))
        .intro(l.pick(
            "Ett dokument som gruppen ansvarar för att se över. Finns det redan bland de styrande dokumenten räcker numret eller titeln.",
            "A document that the group is responsible for reviewing. Where it is among the governing documents already, its number or title is enough.",
        ))
        .with(Field::line("title", l.pick("Titel", "Title")))
        .with(Field::line("registry_number", l.pick("Diarienummer", "Registry number")).optional())
        .with(Field::day("revised", l.pick("Senast reviderat", "Last revised")));
    let form = owner_fields(form, None, world, today, l);
    form.asked(visit.would(world, Command::KeepDocument(blank(group))), visit, world)
}

/// Has a group keep a document.
pub(crate) async fn keep(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let key = fields.key();
    let command = visit.look(|world| {
        let (owner, every_years) = owner_of(world, &fields, &group, today)?;
        Ok(Command::KeepDocument(KeepDocument {
            title: fields.text("title").to_owned(),
            registry_number: fields.given("registry_number"),
            owner,
            revised: fields.day("revised")?,
            every_years,
            ..blank(&group)
        }))
    });
    let accepted = match visit.send("nytt", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &group, Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let kept = events.into_iter().find_map(|event| {
        if let Event::DocumentKept { document, .. } = event { Some(document) } else { None }
    });
    let document = kept.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("{}?gjort", kept_address(&group, &document))).into_response())
}
