//! Where a matter comes from: who ordered it or asked, the engagement that it is within, the document that it revises; and
//! who orders it instead, once whatever ordered it has ended.

use super::{
    Addressee, MatterKind, MatterNo,
    command::{NameOrderer, RaiseMatter},
    decided::{mistake, no, open, reason},
};
use crate::{
    Event, MatterId, Refusal, World,
    command::{Outcome, Request},
    document::{DocumentFact, DocumentNo},
    grounds::{Fact, Ground, House},
    refusal::Why,
    seat::keeper,
    undertaking::{UndertakingFact, UndertakingNo, is_open},
};
use jiff::civil::Date;

/// Who ordered it: as is said, else whoever asks for the engagement that it is within.
pub(super) fn origin_of(world: &World, asked: &RaiseMatter) -> Option<Addressee> {
    let within = asked.engagement.as_ref().and_then(|id| world.undertakings.engagement(id));
    let asks = within.map(|one| Addressee::Body(one.asked_by.clone())).filter(|_| asked.kind.is_answered());
    asked.origin.clone().or(asks)
}

/// Who is said to have ordered it is registered, and has not ended.
pub(super) fn is_there(world: &World, origin: &Addressee, on: Date) -> Result<(), Refusal> {
    let at_its_field = |refused: Refusal| Refusal { field: Some("origin"), ..refused };
    match origin {
        Addressee::Body(body) => world.body(body).map(drop).map_err(at_its_field),
        Addressee::Undertaking(id) => {
            let known = world.undertaking(id).map_err(at_its_field)?;
            match known.period.until.filter(|last| *last < on) {
                Some(last) => {
                    let over = UndertakingNo::Over { undertaking: id.clone(), on: last };
                    Err(Refusal::mistake("origin", Why::Undertaking(over)))
                }
                None => Ok(()),
            }
        }
        Addressee::Role { .. } | Addressee::Named(_) => Ok(()),
    }
}

/// The engagement is this group's and goes on; the document is one that it keeps, and the matter a revision.
pub(super) fn belongs(world: &World, asked: &RaiseMatter, on: Date) -> Result<Vec<Ground>, Refusal> {
    let mut grounds = Vec::new();
    if let Some(id) = &asked.engagement {
        let refused = |why| Refusal::mistake("engagement", Why::Undertaking(why));
        if id.group != asked.group {
            return Err(refused(UndertakingNo::NotThisGroups { engagement: id.clone() }));
        }
        is_open(world, id).map_err(|no| Refusal { field: Some("engagement"), ..no })?;
        let fact = Fact::Undertaking(UndertakingFact::Within { engagement: id.clone() });
        grounds.push(match crate::undertaking::engaging(world, &asked.group, on) {
            Some(at) => Ground::norm(at, fact),
            None => Ground::house(House::AnybodyMayRaise, fact),
        });
    }
    if let Some(id) = &asked.document {
        if asked.kind != MatterKind::Revision {
            return Err(Refusal::mistake("document", Why::Document(DocumentNo::OnlyRevisions)));
        }
        let kept = world.kept_document(&asked.group, id);
        let kept = kept.map_err(|no| Refusal { field: Some("document"), ..no })?;
        let last = kept.last().map(|last| last.on).unwrap_or_default();
        let fact = DocumentFact::Reviewed { document: id.clone(), on: last };
        grounds.push(Ground::house(House::KeptDocumentsAreReviewed, Fact::Document(fact)));
    }
    Ok(grounds)
}

/// Decides whether somebody else may be said to order a matter: by the group's keeper, with the reason (row 161).
pub(crate) fn name_orderer(world: &World, request: &Request, asked: NameOrderer) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open(world, &asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    let Some(before) = &matter.origin else {
        return Err(no(MatterNo::NotOrdered { matter: asked.matter }));
    };
    if *before == asked.origin {
        return Err(mistake("origin", MatterNo::OrdersAlready));
    }
    is_there(world, &asked.origin, today)?;
    let reason = reason(&asked.reason)?;
    let ends = ends(world, before, &asked.matter);
    let event = Event::MatterOrdererNamed { matter: asked.matter, origin: asked.origin, reason, on: today };
    Ok(ends.into_iter().fold(Outcome::of(event).because(ground), Outcome::because))
}

/// That whatever ordered a matter has a last day.
fn ends(world: &World, before: &Addressee, matter: &MatterId) -> Option<Ground> {
    let Addressee::Undertaking(id) = before else { return None };
    let on = world.undertakings.get(id)?.period.until?;
    let (undertaking, matter) = (id.clone(), Some(matter.clone()));
    let fact = UndertakingFact::OrdererEnds { undertaking, on, matter };
    Some(Ground::house(House::OrdersComeFromSomebody, Fact::Undertaking(fact)))
}
