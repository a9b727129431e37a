//! Whether somebody may decide: for an administration, or as the chair alone; and who is told.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Decision, DecisionFact, DecisionNo, barrier,
    command::{AcknowledgeDecision, CommunicateDecision, DecideAsChair, DecideAtHome, ReportDecisions},
    position::final_position,
};
use crate::{
    BodyId, EmploymentId, Event, MandateId, MatterId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, Law, NormRef},
    mandate::{Asked, Holder, Mandate, MandateFact, MandateNo},
    matter::{Matter, open_matter},
    organisation::fold,
    refusal::{Who, Why},
    round::{AnswerKind, Capacity, open_for},
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{ChairDecision, Frame},
};

fn no(why: DecisionNo) -> Refusal {
    Refusal::new(Why::Decision(why))
}

fn mistake(field: &'static str, why: DecisionNo) -> Refusal {
    Refusal::mistake(field, Why::Decision(why))
}

fn under(mandate: &Mandate) -> Ground {
    let fact = Fact::Mandate(MandateFact::Covers { mandate: mandate.id.clone() });
    Ground { basis: Basis::Law(Law::KlDelegation), fact }
}

/// Decides whether somebody may decide for an administration: the group has agreed, home is ready, and the decider's
/// own mandate holds that day and covers it.
pub(crate) fn decide_at_home(
    world: &World,
    request: &Request,
    asked: DecideAtHome,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let (round, standing) = open_for(world, &asked.round, &asked.unit)?;
    let matter = round.about.as_ref().ok_or_else(|| no(DecisionNo::NotAHomeDecision))?;
    let matter = open_matter(world, matter)?;
    if round.kind != crate::round::RoundKind::HomeDecision {
        return Err(no(DecisionNo::NotAHomeDecision));
    }
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
    let effective = asked.effective.unwrap_or(today);
    if effective < today {
        return Err(mistake("effective", DecisionNo::EffectBeforeDecision { on: today }));
    }
    if let Some(waits) = barrier(world, matter, &asked.unit, today) {
        return Err(waits);
    }
    let asks = Asked { unit: &asked.unit, subject: matter.subject.as_deref(), cost: asked.cost };
    let (mandate, holder, ground) = mandate_of(world, request, &asks, asked.mandate.as_ref())?;
    let frames = declared(world, &asked.round.group, &asked.respects, today)?;
    let mut outcome = Outcome::default().because(ground);
    for ground in frames {
        outcome = outcome.because(ground);
    }
    outcome = outcome.because(final_position(world, matter, today)?);
    let capacity = match request.person()? {
        person if world.holds_mandate(person, mandate, today) => Capacity::Head,
        _ => Capacity::Recorded,
    };
    let answered = Event::RoundAnswered {
        round: asked.round,
        unit: asked.unit.clone(),
        answer: asked.answer,
        text: text.clone(),
        attachment: None,
        by: holder.clone(),
        capacity,
        on: today,
    };
    let taken = Event::DecisionTaken {
        matter: matter.id.clone(),
        unit: Some(asked.unit),
        answer: asked.answer,
        text,
        mandate: mandate.id.clone(),
        by: holder,
        effective,
        cost: asked.cost,
        respects: asked.respects,
        on: today,
    };
    Ok(outcome.and(answered).and(taken))
}

/// The mandate that somebody decides under, and who holds it. A no says who could.
fn mandate_of<'a>(
    world: &'a World,
    request: &Request,
    asks: &Asked<'_>,
    cited: Option<&MandateId>,
) -> Result<(&'a Mandate, EmploymentId, Ground), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let could = || -> Vec<Who> {
        let covering = world.mandates.iter().filter(|one| {
            matches!(one.holder, Holder::Office(_)) && one.outside(world, asks, today).is_none()
        });
        covering.map(|one| world.who_holds(one, today)).collect()
    };
    let mandate_no = |why| Refusal::new(Why::Mandate(why));
    let mandate = match cited {
        Some(id) => world.mandate(id)?,
        None => {
            let own = || world.mandates.iter().filter(|one| world.holds_mandate(person, one, today));
            let covers = own().find(|one| {
                matches!(one.holder, Holder::Office(_)) && one.outside(world, asks, today).is_none()
            });
            covers.or_else(|| own().next()).ok_or_else(|| {
                let fact = Fact::Mandate(MandateFact::Nobody { unit: asks.unit.clone() });
                let refused = no(DecisionNo::NoMandate { unit: asks.unit.clone() }).who(could());
                match refused.who_can.is_empty() {
                    true => refused.by(Ground { basis: Basis::Law(Law::KlDelegation), fact }),
                    false => refused.by(Ground { basis: Basis::Law(Law::KlDelegation), fact: Fact::Nothing }),
                }
            })?
        }
    };
    if let Some(why) = mandate.outside(world, asks, today) {
        let fact = Fact::Mandate(MandateFact::Outside { mandate: mandate.id.clone(), why: why.clone() });
        return Err(mandate_no(MandateNo::DoesNotCover { mandate: mandate.id.clone(), why })
            .by(Ground { basis: Basis::Law(Law::KlDelegation), fact })
            .who(could()));
    }
    let holder = world.mandate_holder(mandate, today).cloned();
    let holder = holder.ok_or_else(|| no(DecisionNo::NobodyHolds { mandate: mandate.id.clone() }))?;
    if world.holds_mandate(person, mandate, today) {
        return Ok((mandate, holder, under(mandate)));
    }
    request.records_or(world, || {
        mandate_no(MandateNo::NotYours { mandate: mandate.id.clone() })
            .by(under(mandate))
            .who([world.who_holds(mandate, today)])
    })?;
    let evidence = request.evidence.clone().unwrap_or_default();
    let ground = Ground::house(House::RegistrarRecords, Fact::Evidence { text: evidence });
    Ok((mandate, holder, ground))
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
        grounds.push(Ground::norm(
            at,
            Fact::Decision(DecisionFact::Declared { respects: says.respects.clone() }),
        ));
    }
    Ok(grounds)
}

/// What the charter in force lets the chair decide alone.
fn chair_norm<'a>(world: &'a World, group: &BodyId, on: Date) -> Option<(NormRef, &'a ChairDecision)> {
    world.norms_in_force(group, on).find_map(|(at, norm)| match &norm.rule {
        Rule::ChairDecision(says) => Some((at, says)),
        _ => None,
    })
}

/// Decides whether the chair may decide alone: only under a cited mandate of the chair's own, and only what it is about.
pub(crate) fn decide_as_chair(
    world: &World,
    request: &Request,
    asked: DecideAsChair,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open_matter(world, &asked.matter)?;
    let Some((at, says)) = chair_norm(world, group, today) else {
        let decided_at_home = world
            .norms_in_force(group, today)
            .find(|(_, norm)| matches!(norm.rule, Rule::DecisionByMandate(_)));
        let refused = no(DecisionNo::ChairDecidesNothing);
        return Err(match decided_at_home {
            Some((at, _)) => refused.by(Ground::norm(at, Fact::Nothing)),
            None => refused.by(Ground::house(House::GroupsDecideNothing, Fact::Nothing)),
        });
    };
    let by_norm = |refused: Refusal| refused.by(Ground::norm(at.clone(), Fact::Nothing));
    let mandate = world.mandate(&asked.mandate)?;
    if mandate.holder != Holder::ChairOf(group.clone()) {
        return Err(by_norm(mistake("mandate", DecisionNo::NotTheChairs { mandate: asked.mandate })));
    }
    let cites = says
        .registry_number
        .as_deref()
        .or(says.source.as_deref().filter(|source| source.chars().any(|letter| letter.is_ascii_digit())));
    if let Some(number) = cites.filter(|number| !fold(&mandate.source).contains(&fold(number))) {
        return Err(by_norm(mistake("mandate", DecisionNo::AnotherSource { wanted: number.to_owned() })));
    }
    if let Some(object) =
        says.object.as_deref().filter(|object| !is_the_same(object, matter.subject.as_deref()))
    {
        return Err(by_norm(no(DecisionNo::OutsideObject { object: object.to_owned() })));
    }
    let asks = Asked { unit: group, subject: matter.subject.as_deref(), cost: asked.cost };
    if let Some(why) = mandate.outside(world, &asks, today) {
        let refused =
            Refusal::new(Why::Mandate(MandateNo::DoesNotCover { mandate: mandate.id.clone(), why }));
        return Err(by_norm(refused));
    }
    if !world.holds_mandate(request.person()?, mandate, today) {
        let refused = Refusal::new(Why::Mandate(MandateNo::NotYours { mandate: mandate.id.clone() }));
        return Err(by_norm(refused).who([world.who_holds(mandate, today)]));
    }
    let text = asked.text.trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::mistake("text", Why::ReasonMissing));
    }
    let effective = asked.effective.unwrap_or(today);
    if effective < today {
        return Err(mistake("effective", DecisionNo::EffectBeforeDecision { on: today }));
    }
    let by = world.mandate_holder(mandate, today).cloned();
    let by = by.ok_or_else(|| no(DecisionNo::NobodyHolds { mandate: mandate.id.clone() }))?;
    let ground = under(mandate);
    let event = Event::DecisionTaken {
        matter: asked.matter,
        unit: None,
        answer: AnswerKind::Decided,
        text,
        mandate: asked.mandate,
        by,
        effective,
        cost: asked.cost,
        respects: Vec::new(),
        on: today,
    };
    Ok(Outcome::of(event).because(Ground::norm(at.clone(), Fact::Nothing)).because(ground))
}

/// The matter is about what the charter names, in singular or plural: *regionala rutiner*, *regional rutin*.
fn is_the_same(object: &str, subject: Option<&str>) -> bool {
    let Some(subject) = subject else { return false };
    let stems = |text: &str| -> Vec<String> {
        text.split_whitespace().map(|word| fold(word).chars().take(6).collect()).collect()
    };
    stems(object) == stems(subject)
}

/// A decision that a board has not been told of, with its matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreported<'a> {
    /// In which matter.
    pub matter: &'a Matter,
    /// Which.
    pub decision: &'a Decision,
    /// By when the board is told.
    pub due: Option<Date>,
}

impl World {
    /// The decisions that a board has not been told of, oldest first (frame F11).
    pub fn unreported(&self, board: &BodyId) -> Vec<Unreported<'_>> {
        let mut found = Vec::new();
        for matter in self.matters.unreported() {
            for decision in matter.decisions.iter().filter(|one| one.reported.is_none()) {
                let to =
                    self.mandates.get(&decision.mandate).and_then(|mandate| mandate.reported_to.as_ref());
                if let Some(to) = to.filter(|to| to.board == *board) {
                    let days = to.within_days.and_then(|days| i32::try_from(days).ok());
                    let due = days.map(|days| crate::period::days_after(decision.on, days));
                    found.push(Unreported { matter, decision, due });
                }
            }
        }
        found.sort_by_key(|one| one.decision.on);
        found
    }
}

/// Decides whether it may be recorded that a board was told: by the registrar, or whoever acts for the board.
pub(crate) fn report(world: &World, request: &Request, asked: ReportDecisions) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    world.body(&asked.board)?;
    let ground = match world.acts_for(request.person()?, &asked.board, today) {
        true => Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing),
        false => request.registrar(world)?,
    };
    let until = asked.until.unwrap_or(today);
    let told: Vec<(MatterId, Option<BodyId>)> = world
        .unreported(&asked.board)
        .into_iter()
        .filter(|one| one.decision.on <= until)
        .map(|one| (one.matter.id.clone(), one.decision.unit.clone()))
        .collect();
    if told.is_empty() {
        return Err(no(DecisionNo::NothingToReport { board: asked.board }));
    }
    Ok(Outcome::of(Event::DecisionsReported { board: asked.board, told, on: today }).because(ground))
}

/// Decides whether somebody may be told of a matter's decisions.
pub(crate) fn communicate(
    world: &World,
    request: &Request,
    asked: CommunicateDecision,
) -> Result<Outcome, Refusal> {
    let matter = world.matter(&asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    if matter.decisions.is_empty() && matter.position.is_none() {
        return Err(no(DecisionNo::NothingToTell));
    }
    if matter.communicated.iter().any(|one| one.to == asked.to && one.purpose == asked.purpose) {
        return Err(mistake("to", DecisionNo::AlreadyTold));
    }
    let event = Event::DecisionCommunicated {
        matter: asked.matter,
        to: asked.to,
        purpose: asked.purpose,
        on: request.now.today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether it may be said that somebody was told: by them, or by the group's keeper with a receipt.
pub(crate) fn acknowledge(
    world: &World,
    request: &Request,
    asked: AcknowledgeDecision,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = world.matter(&asked.matter)?;
    let waits = matter.communicated.iter().any(|one| one.to == asked.to && one.received.is_none());
    if !waits {
        return Err(no(DecisionNo::NotTold));
    }
    let receipt = asked.receipt.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let ground = match receipt {
        _ if asked.to.is(world, request.person()?, today) => {
            Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing)
        }
        Some(receipt) => {
            let ground = keeper(world, request, &asked.matter.group)?;
            Ground { fact: Fact::Evidence { text: receipt.to_owned() }, ..ground }
        }
        None => return Err(no(DecisionNo::OnlyTheyAcknowledge).who([asked.to.who(world, today)])),
    };
    let event = Event::CommunicationReceived { matter: asked.matter, to: asked.to, on: today };
    Ok(Outcome::of(event).because(ground))
}
