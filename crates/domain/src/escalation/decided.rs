//! Whether a matter may be lifted, and who may answer.

use super::{
    Escalation, EscalationAnswer, EscalationNo, EscalationWay,
    command::{AnswerEscalation, EscalateMatter},
    next_addressee, ways,
};
use crate::{
    BodyId, Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House},
    mandate::MandateFact,
    matter::{Addressee, Matter, open_matter},
    organisation::Party,
    refusal::{Who, Why},
    seat::{Role, keeper},
};
use jiff::civil::Date;

fn no(why: EscalationNo) -> Refusal {
    Refusal::new(Why::Escalation(why))
}

/// A matter is lifted because nobody has the mandate: what the program does by itself, in the act that shows it.
pub(crate) fn lifted(world: &World, matter: &Matter, unit: Option<&BodyId>, number: u32, on: Date) -> Event {
    let way = next_addressee(world, &matter.id.group, unit, on);
    let reason = unit.map_or_else(String::new, |unit| {
        Fact::Mandate(MandateFact::Nobody { unit: unit.clone() }).say(world, on, crate::Language::Swedish)
    });
    Event::EscalationOpened {
        matter: matter.id.clone(),
        number,
        unit: unit.cloned(),
        to: way.to,
        beyond: way.beyond,
        basis: way.basis,
        reason,
        on,
    }
}

/// Decides whether a matter may be lifted: by whom the charter says, else the group's keeper.
pub(crate) fn escalate(world: &World, request: &Request, asked: EscalateMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open_matter(world, &asked.matter)?;
    let reason = asked.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    if let Some(open) = matter.open_escalations().find(|one| one.unit == asked.unit) {
        return Err(no(EscalationNo::AlreadyLifted { number: open.number }).who([open.to.who(world, today)]));
    }
    let way = chosen_way(world, &asked, today)?;
    let ground = who_lifts(world, request, group, way.by.as_deref(), &way.basis)?;
    let number = u32::try_from(matter.escalations.len()).unwrap_or(u32::MAX).saturating_add(1);
    let event = Event::EscalationOpened {
        matter: asked.matter,
        number,
        unit: asked.unit,
        to: way.to,
        beyond: way.beyond,
        basis: way.basis,
        reason,
        on: today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// The way that is meant, and whom it leads to where the charter names nobody that is registered.
fn chosen_way(world: &World, asked: &EscalateMatter, on: Date) -> Result<EscalationWay, Refusal> {
    let (group, unit) = (&asked.matter.group, asked.unit.as_ref());
    if let Some(unit) = unit {
        world.body(unit).map_err(|no| Refusal { field: Some("unit"), ..no })?;
    }
    let mut way = match asked.by {
        None => next_addressee(world, group, unit, on),
        Some(norm) => ways(world, group, unit, on)
            .into_iter()
            .find(|way| way.norm().is_some_and(|at| at.norm == norm))
            .ok_or_else(|| Refusal::mistake("by", Why::Escalation(EscalationNo::NoSuchWay { norm })))?,
    };
    let Some(to) = &asked.to else { return Ok(way) };
    world.body(to).map_err(|no| Refusal { field: Some("to"), ..no })?;
    if !matches!(way.to, Addressee::Named(_)) {
        let refused = Refusal::mistake("to", Why::Escalation(EscalationNo::TheCharterSays));
        return Err(refused
            .by(Ground { basis: way.basis, fact: Fact::Nothing })
            .who([way.to.who(world, on)]));
    }
    way.to = Addressee::Body(to.clone());
    Ok(way)
}

/// Only whom the charter names lifts a matter, as its chair (row 180); a group lifts through its chair.
fn who_lifts(
    world: &World,
    request: &Request,
    group: &BodyId,
    by: Option<&str>,
    basis: &Basis,
) -> Result<Ground, Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let Some(name) = by else { return keeper(world, request, group) };
    let named = Party::of(world, Some(group), name, today);
    let party = if named == Party::Unknown { Party::Role(Role::Chair) } else { named };
    if party.may_act(world, person, group, None, today) {
        return Ok(Ground { basis: basis.clone(), fact: Fact::Nothing });
    }
    request.records_or(world, || {
        no(EscalationNo::OnlyTheyLift { name: name.to_owned() })
            .by(Ground { basis: basis.clone(), fact: Fact::Nothing })
            .who([world.who(&party, group, None, today)])
    })
}

/// Decides whether an escalation may be answered: by whoever has it; with a reference, the group's keeper records it.
pub(crate) fn answer(world: &World, request: &Request, asked: AnswerEscalation) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = world.matter(&asked.matter)?;
    let known = matter.escalations.iter().find(|one| one.number == asked.number);
    let known = known.ok_or_else(|| no(EscalationNo::NoSuchEscalation { number: asked.number }))?;
    if !known.is_open() {
        return Err(no(EscalationNo::AlreadyAnswered { number: asked.number }));
    }
    let text = asked.text.trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::mistake("text", Why::ReasonMissing));
    }
    if let Some((answer, _, _)) = known.answers.last().filter(|_| known.comes_back)
        && *answer != asked.answer
    {
        return Err(Refusal::mistake("answer", Why::Escalation(EscalationNo::HandDownAsAnswered)));
    }
    let to = next_hands(world, known, &asked)?;
    let ground = who_answers(world, request, matter, &known.to, &text)
        .map_err(|no| no.by(Ground { basis: known.basis.clone(), fact: Fact::Nothing }))?;
    let event = Event::EscalationAnswered {
        matter: asked.matter,
        number: asked.number,
        answer: asked.answer,
        text,
        to,
        on: today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Who has it after this answer: whom it is passed on to, or through whom the answer comes back; none where it is over.
fn next_hands(
    world: &World,
    known: &Escalation,
    asked: &AnswerEscalation,
) -> Result<Option<Addressee>, Refusal> {
    match (asked.answer, &asked.to) {
        (EscalationAnswer::PassedOn, Some(body)) => {
            world.body(body).map_err(|no| Refusal { field: Some("to"), ..no })?;
            Ok(Some(Addressee::Body(body.clone())))
        }
        (EscalationAnswer::PassedOn, None) => {
            let missing = || Refusal::mistake("to", Why::Escalation(EscalationNo::ToWhom));
            known.beyond.clone().map(Some).ok_or_else(missing)
        }
        (EscalationAnswer::Decided | EscalationAnswer::MandateGiven | EscalationAnswer::Returned, _) => {
            Ok(known.via.clone().filter(|via| *via != known.to))
        }
    }
}

fn who_answers(
    world: &World,
    request: &Request,
    matter: &Matter,
    to: &Addressee,
    text: &str,
) -> Result<Ground, Refusal> {
    let today = request.now.today;
    if to.is(world, request.person()?, today) {
        return Ok(Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing));
    }
    let who: Vec<Who> = vec![to.who(world, today)];
    let is_named = matches!(to, Addressee::Named(_)) || request.evidence.is_some();
    if !is_named {
        return Err(no(EscalationNo::OnlyTheyAnswer).who(who));
    }
    let ground = keeper(world, request, &matter.id.group).map_err(|no| no.who(who))?;
    let text = request.evidence.clone().unwrap_or_else(|| text.to_owned());
    Ok(Ground { fact: Fact::Evidence { text }, ..ground })
}
