//! Whether a document may be registered, ended, kept up to date by a group, revised, or let go of.

use super::{
    Document, DocumentFact, DocumentNo, Kept,
    command::{EndDocument, KeepDocument, LetGoOfDocument, RegisterDocument, ReviseDocument},
    revises,
};
use crate::{
    BodyId, DocumentId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    matter::{Addressee, Matter, MatterKind},
    organisation::{Party, checked},
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::Rule;

/// The most years between two reviews.
const SELDOM: u8 = 10;

/// The longest note, in characters.
const LONGEST: usize = 2000;

fn mistake(field: &'static str, why: DocumentNo) -> Refusal {
    Refusal::mistake(field, Why::Document(why))
}

fn number_of(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|number| !number.is_empty()).map(str::to_owned)
}

/// Decides whether a governing document may be registered: by the registrar.
pub(crate) fn register(
    world: &World,
    request: &Request,
    asked: RegisterDocument,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let title = title_of(&asked.title)?;
    let number = number_of(asked.registry_number.as_deref());
    let period =
        Period { from: asked.from.unwrap_or(request.now.today), until: asked.until }.right_way_round()?;
    let twin = world.documents.meant(Some(&title), number.as_deref());
    if let Some(twin) = twin.filter(|twin| twin.period.overlaps(&period)) {
        return Err(Refusal::mistake("title", Why::DocumentKnown { document: twin.id.clone() }));
    }
    let document = free(world, &title, number.as_deref());
    Ok(Outcome::of(Event::DocumentRegistered { document, title, registry_number: number, period })
        .because(ground))
}

fn title_of(title: &str) -> Result<String, Refusal> {
    checked(title).map_err(|no| Refusal { field: Some("title"), ..no })
}

fn free(world: &World, title: &str, number: Option<&str>) -> DocumentId {
    DocumentId::free(number.unwrap_or(title), |id| world.documents.get(id).is_some())
}

/// Decides whether a governing document may be ended: by the registrar.
pub(crate) fn end(world: &World, request: &Request, asked: EndDocument) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let on = asked.on.unwrap_or(request.now.today);
    let known = world.documents.get(&asked.document);
    let known =
        known.ok_or_else(|| Refusal::new(Why::NoSuchDocument { document: asked.document.clone() }))?;
    if on < known.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: known.period.from }));
    }
    if known.period.until.is_some_and(|until| until <= on) {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    Ok(Outcome::of(Event::DocumentEnded { document: asked.document, on }).because(ground))
}

/// Who sees to a group's documents: whom its charter gives the task, else its keeper; and the sentence that gives it.
fn sees_to(world: &World, request: &Request, group: &BodyId) -> Result<(Option<NormRef>, Ground), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let task = world.norms_in_force(group, today).find(|(_, norm)| revises(norm));
    let at = task.as_ref().map(|(at, _)| at.clone());
    if let Some((norm_at, norm)) = &task
        && let Rule::Task(says) = &norm.rule
        && let Some(who) = &says.who
        && Party::of(world, Some(group), who, today).may_act(world, person, group, None, today)
    {
        return Ok((at, Ground::norm(norm_at.clone(), Fact::Named { name: who.clone() })));
    }
    Ok((at, keeper(world, request, group)?))
}

/// Decides whether a group may keep a document up to date. Anybody who may registers it too, where nobody has.
pub(crate) fn keep(world: &World, request: &Request, asked: KeepDocument) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = world.group(&asked.group)?;
    if !group.exists(today) {
        return Err(Refusal::new(Why::GroupNotThere { group: asked.group, on: today }));
    }
    let (at, ground) = sees_to(world, request, &asked.group)?;
    let title = title_of(&asked.title)?;
    let number = number_of(asked.registry_number.as_deref());
    if !(1..=SELDOM).contains(&asked.every_years) {
        return Err(mistake("every_years", DocumentNo::HowOften { most: SELDOM }));
    }
    if let Some(on) = asked.revised.filter(|on| today < *on) {
        return Err(Refusal::mistake("revised", Why::InTheFuture { on }));
    }
    is_somebody(world, &asked.group, &asked.owner)?;
    let known = world.documents.meant(Some(&title), number.as_deref());
    let kept = match known {
        Some(known) => is_free(world, &asked.group, known, today)?,
        None => None,
    };
    if kept.is_none() && asked.revised.is_none() {
        return Err(mistake("revised", DocumentNo::WhenRevised));
    }
    if let Some(kept) = kept {
        is_a_change(kept, &asked)?;
    }
    let mut outcome = Outcome::default().because(ground);
    let document = match known {
        Some(known) => known.id.clone(),
        None => {
            let document = free(world, &title, number.as_deref());
            let period = Period::since(asked.revised.unwrap_or(today));
            let (registry_number, document_id) = (number, document.clone());
            outcome = outcome.and(Event::DocumentRegistered {
                document: document_id,
                title,
                registry_number,
                period,
            });
            document
        }
    };
    let revised = asked.revised.filter(|_| kept.is_none());
    let (group, owner, every_years) = (asked.group, asked.owner, asked.every_years);
    let outcome = outcome.and(Event::DocumentKept { group, document, owner, every_years, revised });
    Ok(at.into_iter().fold(outcome, |outcome, at| outcome.because(Ground::norm(at, Fact::Nothing))))
}

/// The owner is a body that there is, or a role of this group: somebody whose turn it can be.
fn is_somebody(world: &World, group: &BodyId, owner: &Addressee) -> Result<(), Refusal> {
    match owner {
        Addressee::Body(body) => {
            world.body(body).map(drop).map_err(|no| Refusal { field: Some("owner"), ..no })
        }
        Addressee::Role { group: of, .. } if of == group => Ok(()),
        Addressee::Role { .. } | Addressee::Undertaking(_) | Addressee::Named(_) => {
            Err(mistake("owner", DocumentNo::Nobodys))
        }
    }
}

/// The document holds, and no other group keeps it; how this one does, where it does.
fn is_free<'a>(
    world: &'a World,
    group: &BodyId,
    known: &Document,
    on: Date,
) -> Result<Option<&'a Kept>, Refusal> {
    if let Some(last) = known.period.until.filter(|last| *last < on) {
        return Err(mistake("title", DocumentNo::Over { document: known.id.clone(), on: last }));
    }
    match world.documents.keeper_of(&known.id) {
        Some(kept) if kept.group != *group => {
            let (document, by) = (known.id.clone(), kept.group.clone());
            Err(mistake("title", DocumentNo::KeptElsewhere { document, by })
                .who([world.keeper_of(&kept.group, on)]))
        }
        kept => Ok(kept),
    }
}

/// Something is to be another way; when it was revised is told by a revision.
fn is_a_change(kept: &Kept, asked: &KeepDocument) -> Result<(), Refusal> {
    let is_same = kept.owner == asked.owner && kept.every_years == asked.every_years;
    if is_same {
        return Err(mistake("title", DocumentNo::AlreadyKept { document: kept.document.clone() }));
    }
    Ok(())
}

/// Decides whether a document may be said to be revised: by its owner, or whoever sees to the group's documents.
pub(crate) fn revise(world: &World, request: &Request, asked: ReviseDocument) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let kept = world.kept_document(&asked.group, &asked.document)?;
    let on = asked.on.unwrap_or(today);
    let last = kept.last().map(|last| last.on).unwrap_or_default();
    let fact = Fact::Document(DocumentFact::Reviewed { document: asked.document.clone(), on: last });
    let ground = match kept.owner.is(world, request.person()?, today) {
        true => Ground::house(crate::grounds::House::KeptDocumentsAreReviewed, fact),
        false => {
            sees_to(world, request, &asked.group).map_err(|no| no.who([world.who_reviews(kept, today)]))?.1
        }
    };
    if today < on {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    if on <= last {
        return Err(mistake("on", DocumentNo::RevisedLater { on: last }));
    }
    let note = asked.note.trim().to_owned();
    if note.is_empty() {
        return Err(mistake("note", DocumentNo::WhatCameOfIt));
    }
    if LONGEST < note.chars().count() {
        return Err(Refusal::mistake("note", Why::TooLong { most: LONGEST }));
    }
    let (group, document) = (asked.group, asked.document);
    Ok(Outcome::of(Event::DocumentRevised { group, document, matter: None, note, on }).because(ground))
}

/// What a revision that is closed makes of its document (row 162): none where the matter is about none that is kept.
pub(crate) fn revised_by(world: &World, matter: &Matter, note: &str, on: Date) -> Option<Event> {
    let document = matter.document.as_ref().filter(|_| matter.kind == MatterKind::Revision)?;
    let (group, matter) = (matter.id.group.clone(), matter.id.clone());
    let kept = world.documents.kept(&group, document)?;
    kept.last().is_none_or(|last| last.on < on).then(|| Event::DocumentRevised {
        group,
        document: document.clone(),
        matter: Some(matter),
        note: note.to_owned(),
        on,
    })
}

/// Decides whether a group may keep a document no longer.
pub(crate) fn let_go(world: &World, request: &Request, asked: LetGoOfDocument) -> Result<Outcome, Refusal> {
    world.kept_document(&asked.group, &asked.document)?;
    let ground = sees_to(world, request, &asked.group)?.1;
    let reason = asked.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    let (group, document, on) = (asked.group, asked.document, request.now.today);
    Ok(Outcome::of(Event::DocumentLetGo { group, document, reason, on }).because(ground))
}
