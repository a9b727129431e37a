//! Whether somebody may decide for an administration: the group has agreed, home is ready, and the decider's own mandate
//! held that day and covers it.

use super::{
    DecisionFact, DecisionNo, barrier::home_ready, command::DecideAtHome, no, position::final_position,
};
use crate::{
    BodyId, EmploymentId, Event, MandateId, Refusal, World,
    command::{Outcome, Request},
    escalation::EscalationAnswer,
    grounds::{Basis, Fact, Ground, Law},
    mandate::{Asked, Holder, Mandate, MandateFact, MandateNo, Outside},
    matter::{Matter, open_matter},
    refusal::{Who, Why},
    round::{AnswerKind, Capacity, Enclosed, RoundKind, open_for},
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Frame};

fn mistake(field: &'static str, why: DecisionNo) -> Refusal {
    Refusal::mistake(field, Why::Decision(why))
}

/// Decides whether somebody may decide for an administration.
pub(crate) fn decide_at_home(
    world: &World,
    request: &Request,
    asked: DecideAtHome,
) -> Result<Outcome, Refusal> {
    let (round, standing) = open_for(world, &asked.round, &asked.unit)?;
    let matter = round.about.as_ref().filter(|_| round.kind == RoundKind::HomeDecision);
    let matter = open_matter(world, matter.ok_or_else(|| no(DecisionNo::NotAHomeDecision))?)?;
    if !asked.answer.is_decision() {
        return Err(mistake("answer", DecisionNo::NoDecision { answer: asked.answer }));
    }
    if standing.answer().is_some_and(|answer| answer.kind.is_decision()) {
        return Err(no(DecisionNo::AlreadyDecided { unit: asked.unit }));
    }
    let text = asked.text.trim().to_owned();
    if text.is_empty() && asked.answer != AnswerKind::Decided {
        return Err(Refusal::mistake("text", Why::ReasonMissing));
    }
    let on = decided_on(world, request, asked.on, round.opened)?;
    let effective = from_day(asked.effective, on)?;
    let mut outcome = Outcome::default().because(final_position(world, matter, on)?);
    // To decline changes nothing at home: nobody has to be asked first, and no frame is at stake.
    let is_change = asked.answer != AnswerKind::Declines;
    if is_change {
        outcome.grounds.extend(home_ready(world, matter, &asked.unit, on)?);
    }
    let cost = if is_change { asked.cost } else { Some(0) };
    let asks = Asked { unit: &asked.unit, subject: matter.subject.as_deref(), cost };
    let deciding = under_mandate(world, request, &asks, asked.mandate.as_ref(), on)?;
    outcome.grounds.push(deciding.ground);
    if is_change {
        outcome.grounds.extend(declared(world, &asked.round.group, &asked.respects, on)?);
    }
    let enclosed = Enclosed::of(asked.attachment, asked.name, asked.content)?;
    let capacity = if deciding.is_own { Capacity::MandateHolder } else { Capacity::Recorded };
    let answered = Event::RoundAnswered {
        round: asked.round,
        unit: asked.unit.clone(),
        answer: asked.answer,
        text: text.clone(),
        attachment: enclosed.digest(),
        name: enclosed.name.clone(),
        media: enclosed.media,
        by: deciding.by.clone(),
        capacity,
        on,
    };
    let lifted = answered_lift(world, request, matter, &asked.unit);
    let taken = Event::DecisionTaken {
        matter: matter.id.clone(),
        unit: Some(asked.unit),
        answer: asked.answer,
        text,
        mandate: deciding.mandate.id.clone(),
        by: deciding.by,
        effective,
        cost: asked.cost,
        respects: asked.respects,
        on,
    };
    outcome = outcome.and(answered).and(taken);
    outcome.events.extend(lifted);
    Ok(enclosed.with(outcome))
}

/// The day of a decision: today; the registrar records what was decided earlier. Not before the question was put.
pub(super) fn decided_on(
    world: &World,
    request: &Request,
    on: Option<Date>,
    first: Date,
) -> Result<Date, Refusal> {
    let today = request.now.today;
    let on = on.unwrap_or(today);
    if today < on {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    if on < first {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: first }));
    }
    if on < today {
        request.records_or(world, || mistake("on", DecisionNo::DecidesToday))?;
    }
    Ok(on)
}

/// From when a decision has effect: not before it is taken.
pub(super) fn from_day(asked: Option<Date>, on: Date) -> Result<Date, Refusal> {
    let effective = asked.unwrap_or(on);
    if effective < on {
        return Err(mistake("effective", DecisionNo::EffectBeforeDecision { on }));
    }
    Ok(effective)
}

/// Somebody decides under a mandate, or it is recorded that they did.
pub(super) struct Deciding<'a> {
    pub mandate: &'a Mandate,
    /// Who decides.
    pub by: EmploymentId,
    /// Whoever asks is who decides.
    pub is_own: bool,
    pub ground: Ground,
}

impl<'a> Deciding<'a> {
    /// The mandate covers what is asked, and whoever asks holds it, or records what its holder decided. A no says who could.
    pub fn of(
        world: &'a World,
        request: &Request,
        asks: &Asked<'_>,
        mandate: &'a Mandate,
        on: Date,
    ) -> Result<Self, Refusal> {
        let id = || mandate.id.clone();
        let could = || world.mandates_for(asks, on).into_iter().map(|one| world.who_holds(one, on));
        let mut could: Vec<Who> = match mandate.holder {
            Holder::Office(_) => could().collect(),
            Holder::ChairOf(_) => Vec::new(),
        };
        if could.is_empty() {
            // What a board delegates it can always decide itself, and it alone can give more.
            let person = world.who_acts_for(&mandate.giver, on).person().cloned();
            could.push(Who::Body { body: mandate.giver.clone(), person });
        }
        if let Some(why) = mandate.outside(world, asks, on) {
            let fact = Fact::Mandate(MandateFact::Outside { mandate: id(), why: why.clone() });
            let is_cost_unsaid = matches!(why, Outside::CostUnsaid { .. });
            let refused = Refusal::new(Why::Mandate(MandateNo::DoesNotCover { mandate: id(), why }))
                .by(Ground { basis: Basis::Law(Law::KlDelegation), fact });
            return Err(match is_cost_unsaid {
                true => Refusal { field: Some("cost"), ..refused },
                false => refused.who(could),
            });
        }
        let by = world.mandate_holder(mandate, on).cloned();
        let by = by.ok_or_else(|| no(DecisionNo::NobodyHolds { mandate: id() }).who(could))?;
        let fact = Fact::Mandate(MandateFact::Covers { mandate: id() });
        let covers = Ground { basis: Basis::Law(Law::KlDelegation), fact };
        if world.holds_mandate(request.person()?, mandate, on) {
            return Ok(Self { mandate, by, is_own: true, ground: covers });
        }
        let ground = request.records_or(world, || {
            Refusal::new(Why::Mandate(MandateNo::NotYours { mandate: id() }))
                .by(covers)
                .who([world.who_holds(mandate, on)])
        })?;
        Ok(Self { mandate, by, is_own: false, ground })
    }
}

/// The mandate that somebody decides under at home: the cited one, else the first of their own that covers it; for the
/// registrar, the first that somebody holds.
fn under_mandate<'a>(
    world: &'a World,
    request: &Request,
    asks: &Asked<'_>,
    cited: Option<&MandateId>,
    on: Date,
) -> Result<Deciding<'a>, Refusal> {
    let person = request.person()?;
    if let Some(id) = cited {
        let mandate = world.mandate(id)?;
        if matches!(mandate.holder, Holder::ChairOf(_)) {
            return Err(mistake("mandate", DecisionNo::ChairsMandate { mandate: id.clone() }));
        }
        return Deciding::of(world, request, asks, mandate, on);
    }
    let covering = world.mandates_for(asks, on);
    let is_registrar = request.registrar(world).is_ok();
    let is_mine = |one: &&&Mandate| match is_registrar {
        true => world.mandate_holder(one, on).is_some(),
        false => world.holds_mandate(person, one, on),
    };
    let best = covering.iter().find(is_mine).copied();
    if let Some(mandate) = best.or_else(|| world.mandates_of(person, on).into_iter().next()) {
        return Deciding::of(world, request, asks, mandate, on);
    }
    let fact = match covering.is_empty() {
        true => Fact::Mandate(MandateFact::Nobody { unit: asks.unit.clone() }),
        false => Fact::Nothing,
    };
    Err(no(DecisionNo::NoMandate { unit: asks.unit.clone() })
        .by(Ground { basis: Basis::Law(Law::KlDelegation), fact })
        .who(covering.into_iter().map(|one| world.who_holds(one, on))))
}

/// What the charter wants declared of each home decision is declared (rows 172, 175).
fn declared(world: &World, group: &BodyId, said: &[Frame], on: Date) -> Result<Vec<Ground>, Refusal> {
    let mut grounds = Vec::new();
    for (at, norm) in world.norms_in_force(group, on) {
        let Rule::DecisionFrame(says) = &norm.rule else { continue };
        if let Some(left) = says.respects.iter().find(|frame| !said.contains(frame)) {
            return Err(mistake("respects", DecisionNo::NotDeclared { frame: *left })
                .by(Ground::norm(at, Fact::Nothing)));
        }
        let fact = Fact::Decision(DecisionFact::Declared { respects: says.respects.clone() });
        grounds.push(Ground::norm(at, fact));
    }
    Ok(grounds)
}

/// What was lifted for the administration is answered by its decision.
fn answered_lift(world: &World, request: &Request, matter: &Matter, unit: &BodyId) -> Option<Event> {
    let lifted = matter.lifted_for(unit)?;
    let on = request.now.today;
    let is_there = request.person().is_ok_and(|person| lifted.to.is(world, person, on));
    let answer = if is_there { EscalationAnswer::Decided } else { EscalationAnswer::MandateGiven };
    let text = DecisionFact::DecidedFor { unit: unit.clone() }.say(world, on, crate::Language::Swedish);
    Some(Event::EscalationAnswered {
        matter: matter.id.clone(),
        number: lifted.number,
        answer,
        text,
        to: None,
        on,
    })
}
