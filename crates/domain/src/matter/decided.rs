//! Whether a matter may be shared, registered, submitted, withdrawn, closed; and whether initiatives may be ranked.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Matter, MatterFact, MatterNo, MatterStage,
    agenda::taken_off,
    command::{
        AddToMatter, CloseMatter, RankInitiatives, RegisterMatter, ShareMatter, SubmitMatter, WithdrawMatter,
    },
    preparation::prepares_matters_for,
};
use crate::{
    BodyId, Digest, Event, MatterId, Refusal, World,
    command::{Outcome, Request},
    decision::{DecisionNo, Position, joint, untold},
    document::revised_by,
    grounds::{Basis, Fact, Ground, House},
    meeting::{Media, checked_file},
    organisation::checked,
    refusal::Why,
    round::{RoundKind, closing},
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::Rule;

pub(super) fn no(why: MatterNo) -> Refusal {
    Refusal::new(Why::Matter(why))
}

pub(super) fn mistake(field: &'static str, why: MatterNo) -> Refusal {
    Refusal::mistake(field, Why::Matter(why))
}

/// A matter that somebody still has to move.
pub(crate) fn open<'a>(world: &'a World, id: &MatterId) -> Result<&'a Matter, Refusal> {
    let matter = world.matter(id)?;
    match &matter.stage {
        MatterStage::Closed { on, .. }
        | MatterStage::Withdrawn { on, .. }
        | MatterStage::HandedOver { on, .. } => Err(no(MatterNo::Over { matter: id.clone(), on: *on })),
        MatterStage::Raised
        | MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Ready
        | MatterStage::OnAgenda { .. }
        | MatterStage::Agreed => Ok(matter),
    }
}

pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    match text.trim() {
        "" => Err(Refusal::mistake("reason", Why::ReasonMissing)),
        text => Ok(text.to_owned()),
    }
}

/// Decides whether another group may handle a matter too (row 152).
pub(crate) fn share(world: &World, request: &Request, asked: ShareMatter) -> Result<Outcome, Refusal> {
    let matter = open(world, &asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    let other = world.group(&asked.with)?;
    if asked.with == asked.matter.group || matter.shared_with.contains(&asked.with) {
        return Err(mistake("with", MatterNo::AlreadyShared { with: asked.with }));
    }
    if !other.exists(request.now.today) {
        return Err(Refusal::mistake(
            "with",
            Why::GroupNotThere { group: asked.with, on: request.now.today },
        ));
    }
    Ok(Outcome::of(Event::MatterShared { matter: asked.matter, with: asked.with, on: request.now.today })
        .because(ground))
}

/// The most documents of a matter.
const MOST: usize = 500;

/// Decides whether a document may be added: by the group's keeper, dated, with sender and recipient (frame F1).
pub(crate) fn add(world: &World, request: &Request, asked: AddToMatter) -> Result<Outcome, Refusal> {
    let known = world.matter(&asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    if known.documents.len() >= MOST {
        return Err(mistake("title", MatterNo::TooManyDocuments { most: MOST }));
    }
    let named =
        |field: &'static str, text: &str| checked(text).map_err(|no| Refusal { field: Some(field), ..no });
    let title = named("title", &asked.title)?;
    let (sender, recipient) = (named("sender", &asked.sender)?, named("recipient", &asked.recipient)?);
    let on = asked.on.unwrap_or(request.now.today);
    if request.now.today < on {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    if asked.content.is_some() && !asked.text.trim().is_empty() {
        return Err(mistake("text", MatterNo::TextAndFile));
    }
    let (name, media, blob) = match (asked.name, asked.content) {
        (Some(name), Some(content)) => {
            let (name, media, bytes) = checked_file(&name, content)?;
            (Some(name), media, bytes)
        }
        (Some(_), None) | (None, Some(_)) => return Err(mistake("content", MatterNo::FileAndName)),
        (None, None) => (None, Media::Text, asked.text.trim().as_bytes().to_vec()),
    };
    if blob.is_empty() {
        return Err(mistake("text", MatterNo::TextOrFile));
    }
    let (matter, content) = (asked.matter, Digest::of(&blob));
    let event = Event::MatterDocumentAdded { matter, title, name, media, content, sender, recipient, on };
    Ok(Outcome::of(event).because(ground).with_blob(blob))
}

/// Decides whether a matter's number in the registry may be given afterwards: by the registrar, or the group's keeper.
pub(crate) fn register(world: &World, request: &Request, asked: RegisterMatter) -> Result<Outcome, Refusal> {
    let matter = world.matter(&asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    let number =
        checked(&asked.registry_number).map_err(|no| Refusal { field: Some("registry_number"), ..no })?;
    if number == matter.registry_number {
        return Err(mistake("registry_number", MatterNo::HasThatNumber));
    }
    let event =
        Event::MatterRegistered { matter: asked.matter, registry_number: number, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a matter may go to the body that the group prepares matters for, with all that is written (row 166).
pub(crate) fn submit(world: &World, request: &Request, asked: SubmitMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open(world, &asked.matter)?;
    let ground = keeper(world, request, group)?;
    let Some((at, to)) = prepares_matters_for(world, group, today) else {
        return Err(no(MatterNo::PreparesForNobody));
    };
    let by = Ground::norm(at.clone(), Fact::Matter(MatterFact::GoesTo { to: to.clone() }));
    if matter.brief.is_none() {
        return Err(no(MatterNo::NotPrepared { matter: asked.matter }).by(by));
    }
    not_lifted(world, matter, today)?;
    if let Some(day) = asked.needed_by.filter(|day| *day < today) {
        return Err(mistake("needed_by", MatterNo::NeededInThePast { day }));
    }
    let (basis, needed_by) = (Basis::Norm(at), asked.needed_by);
    let event = Event::MatterHandedOver { matter: asked.matter, to, basis, needed_by, on: today };
    let mut outcome = Outcome::of(event).because(ground).because(by);
    outcome.events.extend(taken_off(world, matter, today));
    outcome.events.extend(closing(world, matter, today));
    Ok(outcome)
}

/// What was lifted is answered.
fn not_lifted(world: &World, matter: &Matter, on: Date) -> Result<(), Refusal> {
    match matter.open_escalations().next() {
        Some(open) => Err(no(MatterNo::EscalationOpen { number: open.number }).who([open.to.who(world, on)])),
        None => Ok(()),
    }
}

/// Decides whether a matter may be taken back: by whoever raised it, before the group has taken a position, or by the
/// group's keeper.
pub(crate) fn withdraw(world: &World, request: &Request, asked: WithdrawMatter) -> Result<Outcome, Refusal> {
    let matter = open(world, &asked.matter)?;
    let reason = reason(&asked.reason)?;
    if matter.stage == MatterStage::Agreed {
        return Err(no(MatterNo::PositionTaken { matter: asked.matter }));
    }
    let ground = match matter.raised_by == *request.person()? {
        true => Ground::house(House::AnybodyMayRaise, Fact::Nothing),
        false => keeper(world, request, &asked.matter.group)?,
    };
    let on = request.now.today;
    let mut outcome =
        Outcome::of(Event::MatterWithdrawn { matter: asked.matter, reason, on }).because(ground);
    outcome.events.extend(taken_off(world, matter, on));
    outcome.events.extend(closing(world, matter, on));
    Ok(outcome)
}

/// Decides whether a matter is done: nobody has to decide, answer, or carry out anything any more.
pub(crate) fn close(world: &World, request: &Request, asked: CloseMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open(world, &asked.matter)?;
    let ground = keeper(world, request, group)?;
    if matter.stage == MatterStage::Raised {
        return Err(no(MatterNo::NotSorted { matter: asked.matter }));
    }
    not_lifted(world, matter, today)?;
    if let Some(origin) = matter.unanswered_origin() {
        return Err(no(MatterNo::NotReportedBack { to: Box::new(origin.clone()) })
            .by(Ground::house(House::WhoeverAskedIsTold, Fact::Nothing))
            .who([world.keeper_of(group, today)]));
    }
    let joint = joint(world, matter, today);
    if let Some(pending) = joint.pending().next() {
        return Err(
            no(MatterNo::DecisionPending { unit: pending.clone() }).who([world.who_acts_for(pending, today)])
        );
    }
    let is_waiting = |position: &&Position| !position.is_final() && position.answered.is_none();
    if let Some(position) = matter.position.as_ref().filter(is_waiting) {
        let to = position.handed_over.as_ref().map(|(to, _)| to.who(world, today));
        return Err(no(MatterNo::PositionNotFinal).who(to));
    }
    if let Some((at, to)) = untold(world, matter, today) {
        return Err(Refusal::new(Why::Decision(DecisionNo::NotYetTold { to: to.clone() }))
            .by(Ground::norm(at, Fact::Nothing)));
    }
    let must_follow =
        world.norms_in_force(group, today).find(|(_, norm)| matches!(norm.rule, Rule::Implementation(_)));
    if let Some((at, _)) = must_follow {
        let is_asked = |unit: &BodyId| {
            matter.rounds.iter().filter_map(|id| world.rounds.get(id)).any(|round| {
                matches!(round.kind, RoundKind::Implementation | RoundKind::RollOut)
                    && round.unit(unit).is_some_and(|asked| asked.is_settled())
            })
        };
        if let Some(unit) = joint.in_force().find(|unit| !is_asked(unit)) {
            return Err(no(MatterNo::NotCarriedOut { unit: unit.clone() })
                .by(Ground::norm(at, Fact::Nothing))
                .who([world.who_acts_for(unit, today)]));
        }
    }
    let note = asked.note.trim().to_owned();
    if note.is_empty() {
        return Err(Refusal::mistake("note", Why::ReasonMissing));
    }
    let revised = revised_by(world, matter, &note, today);
    let mut outcome =
        Outcome::of(Event::MatterClosed { matter: asked.matter, note, on: today }).because(ground);
    outcome.events.extend(revised);
    outcome.events.extend(taken_off(world, matter, today));
    outcome.events.extend(closing(world, matter, today));
    Ok(outcome)
}

/// Decides whether a group's initiatives may be ranked. A pace is asked for where the charter asks for one (row 46).
pub(crate) fn rank(world: &World, request: &Request, asked: RankInitiatives) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    world.group(&asked.group)?;
    let ground = keeper(world, request, &asked.group)?;
    let says = world.norms_in_force(&asked.group, today).find_map(|(at, norm)| match &norm.rule {
        Rule::Prioritisation(says) => Some((at, says)),
        _ => None,
    });
    for (at, one) in asked.order.iter().enumerate() {
        let matter = open(world, &one.matter)?;
        if matter.id.group != asked.group || !matter.kind.is_ranked() {
            return Err(mistake("order", MatterNo::NotAnInitiative { matter: one.matter.clone() }));
        }
        if asked.order.iter().take(at).any(|earlier| earlier.matter == one.matter) {
            return Err(mistake("order", MatterNo::RankedTwice { matter: one.matter.clone() }));
        }
        if let Some((at, says)) = &says
            && says.pace == Some(true)
            && (one.start.is_none() || one.finish.is_none())
        {
            return Err(mistake("order", MatterNo::NoPace { matter: one.matter.clone() })
                .by(Ground::norm(at.clone(), Fact::Nothing)));
        }
    }
    let mut outcome =
        Outcome::of(Event::InitiativesRanked { group: asked.group, order: asked.order, on: today })
            .because(ground);
    if let Some((at, _)) = says {
        outcome = outcome.because(Ground::norm(at, Fact::Nothing));
    }
    Ok(outcome)
}
