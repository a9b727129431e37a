//! Whether an agreement may be entered, prolonged and ended: by whoever keeps the group that sees to it.

use super::{
    Agreement, AgreementNo,
    command::{EndAgreement, ProlongAgreement, RegisterAgreement},
};
use crate::{
    AgreementId, BodyId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::Ground,
    organisation::{BodyKind, checked},
    refusal::Why,
    seat::keeper,
};

/// Months within which each principal follows an agreement up, where nothing else is said.
const YEARLY: u32 = 12;

/// The longest time between two follow-ups, in months.
const RAREST: u32 = 120;

fn mistake(field: &'static str, why: AgreementNo) -> Refusal {
    Refusal::mistake(field, Why::Agreement(why))
}

/// Decides whether an agreement may be entered.
pub(crate) fn register(
    world: &World,
    request: &Request,
    asked: RegisterAgreement,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    world.group(&asked.group)?;
    let ground = keeper(world, request, &asked.group)?;
    let title = checked(&asked.title)?;
    let registry_number = said("registry_number", &asked.registry_number, Why::NameMissing)?;
    let parties = parties(world, asked.parties)?;
    if today < asked.signed {
        return Err(Refusal::mistake("signed", Why::InTheFuture { on: asked.signed }));
    }
    let period = Period { from: asked.from.unwrap_or(asked.signed), until: asked.until };
    if period.from < asked.signed {
        return Err(mistake("from", AgreementNo::BeforeSigned { signed: asked.signed }));
    }
    period.right_way_round()?;
    let every_months = asked.every_months.unwrap_or(YEARLY);
    if !(1..=RAREST).contains(&every_months) {
        return Err(mistake("every_months", AgreementNo::HowOften { most: RAREST }));
    }
    let owner = asked.owner.unwrap_or_else(|| asked.group.clone());
    world.body(&owner)?;
    if let Some(earlier) = &asked.replaces {
        replaceable(world, &asked.group, earlier, &period)?;
    }
    let twin = world.agreements.numbered(&asked.group, &registry_number, &period);
    if let Some(twin) = twin.filter(|twin| Some(&twin.id) != asked.replaces.as_ref()) {
        return Err(mistake("registry_number", AgreementNo::Known { agreement: twin.id.clone() }));
    }
    let year = today.year();
    let number = world.agreements.next_number(&asked.group, year);
    let event = Event::AgreementRegistered {
        agreement: AgreementId { group: asked.group, year, number },
        title,
        registry_number,
        parties,
        signed: asked.signed,
        period,
        owner,
        every_months,
        replaces: asked.replaces,
    };
    Ok(Outcome::of(event).because(ground))
}

/// The principals, each once; two at least.
fn parties(world: &World, asked: Vec<BodyId>) -> Result<Vec<BodyId>, Refusal> {
    let mut parties = Vec::with_capacity(asked.len());
    for party in asked {
        if world.body(&party)?.kind != BodyKind::Principal {
            return Err(mistake("parties", AgreementNo::NotAPrincipal { body: party }));
        }
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    if parties.len() < 2 {
        return Err(mistake("parties", AgreementNo::TwoAtLeast));
    }
    Ok(parties)
}

/// The agreement that a new one comes in the place of: of the same group, older, and not replaced yet.
fn replaceable(world: &World, group: &BodyId, id: &AgreementId, next: &Period) -> Result<(), Refusal> {
    let earlier = world.agreement(id)?;
    if earlier.id.group != *group {
        return Err(mistake("replaces", AgreementNo::AnothersAgreement { agreement: id.clone() }));
    }
    if let Some(by) = &earlier.replaced_by {
        return Err(mistake("replaces", AgreementNo::Replaced { by: by.clone() }));
    }
    if next.from <= earlier.period.from {
        return Err(Refusal::mistake("from", Why::BeforeStart { start: earlier.period.from }));
    }
    Ok(())
}

/// What is written in a field that has to be filled.
fn said(field: &'static str, text: &str, missing: Why) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::mistake(field, missing));
    }
    Ok(text.to_owned())
}

/// An agreement of which nobody has said what comes after it, for the keeper of its group.
fn kept<'a>(
    world: &'a World,
    request: &Request,
    id: &AgreementId,
) -> Result<(&'a Agreement, Ground), Refusal> {
    let agreement = world.agreement(id)?;
    let ground = keeper(world, request, &id.group)?;
    if let Some(by) = &agreement.replaced_by {
        return Err(Refusal::new(Why::Agreement(AgreementNo::Replaced { by: by.clone() })));
    }
    if agreement.ended.is_some() {
        return Err(Refusal::new(Why::Agreement(AgreementNo::Ended { until: agreement.period.until })));
    }
    Ok((agreement, ground))
}

/// Decides whether an agreement may be prolonged: it has a last day, and the new one is later.
pub(crate) fn prolong(world: &World, request: &Request, asked: ProlongAgreement) -> Result<Outcome, Refusal> {
    let (agreement, ground) = kept(world, request, &asked.agreement)?;
    let Some(last) = agreement.period.until else {
        return Err(Refusal::new(Why::Agreement(AgreementNo::NoLastDay)));
    };
    if asked.until.is_some_and(|until| until <= last) {
        return Err(mistake("until", AgreementNo::NoLonger { last }));
    }
    let document = said("document", &asked.document, Why::NameMissing)?;
    let event = Event::AgreementProlonged {
        agreement: asked.agreement,
        until: asked.until,
        document,
        on: request.now.today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether an agreement may be ended, or said not to be renewed. It never lasts longer by that.
pub(crate) fn end(world: &World, request: &Request, asked: EndAgreement) -> Result<Outcome, Refusal> {
    let (agreement, ground) = kept(world, request, &asked.agreement)?;
    let reason = said("reason", &asked.reason, Why::ReasonMissing)?;
    let last = agreement.period.until;
    let on = asked.on.or(last).unwrap_or(request.now.today);
    if on < agreement.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: agreement.period.from }));
    }
    if let Some(last) = last.filter(|last| *last < on) {
        return Err(mistake("on", AgreementNo::OverBefore { last }));
    }
    let event =
        Event::AgreementEnded { agreement: asked.agreement, until: on, reason, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}
