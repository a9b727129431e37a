//! Whether a group may take a position, and when it is final.

use super::{
    DecisionFact, DecisionNo, Dissent, PoliticalAnswer, PositionClass,
    command::{AnswerFromPoliticians, HandToPoliticians, TakePosition},
    no, vote,
};
use crate::{
    BodyId, Event, Language, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    matter::{
        Addressee, Matter, MatterNo, MatterStage, addressee, lacking, not_asked, not_released, open_matter,
    },
    organisation::fold,
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule};

pub(super) fn mistake(field: &'static str, why: DecisionNo) -> Refusal {
    Refusal::mistake(field, Why::Decision(why))
}

/// Decides whether a group may take a position: the matter is the group's, its brief holds what the charter asks, and
/// those who have to be asked were.
pub(crate) fn take(world: &World, request: &Request, asked: TakePosition) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open_matter(world, &asked.matter)?;
    let matter_no = |why| Refusal::new(Why::Matter(why));
    match &matter.stage {
        MatterStage::Raised => return Err(matter_no(MatterNo::NotSorted { matter: asked.matter })),
        MatterStage::Agreed => return Err(matter_no(MatterNo::PositionTaken { matter: asked.matter })),
        MatterStage::Accepted | MatterStage::Prepared => not_released(world, matter, group, today)?,
        MatterStage::OnAgenda { .. } | MatterStage::Ready => {}
        MatterStage::Closed { .. } | MatterStage::HandedOver { .. } | MatterStage::Withdrawn { .. } => {}
    }
    let mut outcome = Outcome::default().because(keeper(world, request, group)?);
    let text = asked.text.trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::mistake("text", Why::NameMissing));
    }
    agreed(world, group, asked.consensus, &asked.dissent, today)?;
    prepared(world, matter, group, today)?;
    outcome = vote::tried(world, group, &asked, today)?.into_iter().fold(outcome, Outcome::because);
    if let Some(meeting) = &asked.meeting {
        let meeting = world.meeting(meeting)?;
        if meeting.id.group != *group && !matter.shared_with.contains(&meeting.id.group) {
            return Err(mistake("meeting", DecisionNo::AnothersMeeting { meeting: meeting.id.clone() }));
        }
        if let Some(ground) = world.tries_quorum(meeting)? {
            outcome = outcome.because(ground);
        }
    }
    if let Some((at, _)) =
        world.norms_in_force(group, today).find(|(_, norm)| matches!(norm.rule, Rule::Consensus(_)))
    {
        let fact = Fact::Decision(DecisionFact::Consensus { reached: asked.consensus });
        outcome = outcome.because(Ground::norm(at, fact));
    }
    let waits_for = handover(world, group, asked.class, today);
    if let Some((at, to)) = &waits_for {
        let fact = Fact::Decision(DecisionFact::GoesToPoliticians { to: to.clone() });
        outcome = outcome.because(Ground::norm(at.clone(), fact));
    }
    Ok(outcome.and(Event::PositionTaken {
        matter: asked.matter,
        text,
        class: asked.class,
        consensus: asked.consensus,
        dissent: asked.dissent,
        stepped_aside: asked.stepped_aside,
        vote: asked.vote,
        meeting: asked.meeting,
        waits_for: waits_for.map(|(_, to)| to),
        on: today,
    }))
}

/// Either everybody agreed, or it is said who of the group did not, and why (row 177).
fn agreed(
    world: &World,
    group: &BodyId,
    is_consensus: bool,
    dissent: &[Dissent],
    on: Date,
) -> Result<(), Refusal> {
    let known = world.group(group)?;
    for one in dissent {
        world.employment(&one.employment)?;
        let sits = |seat| world.holder(seat, on).is_some_and(|held| held.employment == one.employment);
        if !known.seats(on).any(sits) {
            let employment = one.employment.clone();
            return Err(mistake("dissent", DecisionNo::NotInTheGroup { employment }));
        }
        if one.reason.trim().is_empty() {
            return Err(Refusal::mistake("dissent", Why::ReasonMissing));
        }
    }
    match (is_consensus, dissent.is_empty()) {
        (true, false) => Err(mistake("consensus", DecisionNo::ConsensusWithDissent)),
        (false, true) => Err(mistake("dissent", DecisionNo::WhoDissents)),
        (true, true) | (false, false) => Ok(()),
    }
}

/// The brief holds what the charter asks for before a position, and those who have to be asked were.
fn prepared(world: &World, matter: &Matter, group: &BodyId, on: Date) -> Result<(), Refusal> {
    let matter_no = |why| Refusal::new(Why::Matter(why));
    let empty = crate::matter::Brief::default();
    let brief = matter.brief.as_ref().unwrap_or(&empty);
    let must = |modality: &Modality| matches!(modality, Modality::Must | Modality::MustNot);
    let mut lacks = lacking(world, group, brief, on).into_iter();
    if let Some((at, _, why)) = lacks.find(|(_, modality, _)| must(modality)) {
        return Err(matter_no(why).by(Ground::norm(at, Fact::Nothing)));
    }
    if let Some((at, whom)) = not_asked(world, matter, on) {
        let who = whom.iter().map(|one| one.who(world, on));
        return Err(no(DecisionNo::NotConsulted).by(Ground::norm(at, Fact::Nothing)).who(who));
    }
    Ok(())
}

/// To whom a position of this class has to go before it is final (row 178).
fn handover(world: &World, group: &BodyId, class: PositionClass, on: Date) -> Option<(NormRef, Addressee)> {
    let word = match class {
        PositionClass::Guiding => "vägled",
        PositionClass::Recommending => "rekommend",
        PositionClass::Other => return None,
    };
    world.norms_in_force(group, on).find_map(|(at, norm)| {
        let Rule::PoliticalHandover(says) = &norm.rule else { return None };
        let is_meant = says.position_classes.is_empty()
            || says.position_classes.iter().any(|one| fold(one).starts_with(word));
        let to = says.to.as_deref().unwrap_or("politiskt samråd");
        is_meant.then(|| (at, addressee(world, group, to, on)))
    })
}

/// The ground on which a matter's position may be acted on, or why not yet.
pub(crate) fn final_position(world: &World, matter: &Matter, on: Date) -> Result<Ground, Refusal> {
    if !matter.kind.leads_to_decisions() {
        let refused = Refusal::new(Why::Matter(MatterNo::OnlyAView { matter: matter.id.clone() }));
        return Err(refused.by(Ground::house(House::AViewDecidesNothing, Fact::Nothing)));
    }
    let Some(position) = &matter.position else {
        return Err(no(DecisionNo::NoPosition));
    };
    if position.is_final() {
        let fact = Fact::Decision(DecisionFact::Agreed { on: position.on });
        return Ok(Ground::house(House::PositionsBeforeDecisions, fact));
    }
    let norm = world
        .norms_in_force(&matter.id.group, position.on)
        .find(|(_, norm)| matches!(norm.rule, Rule::PoliticalHandover(_)));
    let to = position.waits_for.iter().map(|to| to.who(world, on));
    let refused = match &position.answered {
        Some(reply) => no(DecisionNo::NotSupported { on: reply.on }),
        None => Refusal::new(Why::Matter(MatterNo::PositionNotFinal)).who(to),
    };
    Err(match norm {
        Some((at, _)) => refused.by(Ground::norm(at, Fact::Nothing)),
        None => refused,
    })
}

/// Decides whether a position may be handed to the politicians.
pub(crate) fn hand_to_politicians(
    world: &World,
    request: &Request,
    asked: HandToPoliticians,
) -> Result<Outcome, Refusal> {
    let matter = open_matter(world, &asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    let position = matter.position.as_ref().ok_or_else(|| no(DecisionNo::NoPosition))?;
    let to = position.waits_for.clone().ok_or_else(|| no(DecisionNo::NoHandoverAsked))?;
    if let Some((_, on)) = position.handed_over {
        return Err(no(DecisionNo::AlreadyHandedOver { on }));
    }
    let event = Event::PositionHandedOver { matter: asked.matter, to, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether an answer from the politicians may be recorded: by them, or by the group's keeper with its reference.
pub(crate) fn answer_from_politicians(
    world: &World,
    request: &Request,
    asked: AnswerFromPoliticians,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open_matter(world, &asked.matter)?;
    let position = matter.position.as_ref().ok_or_else(|| no(DecisionNo::NoPosition))?;
    let Some((to, since)) = position.handed_over.as_ref().filter(|_| position.answered.is_none()) else {
        return Err(no(DecisionNo::NotWithPoliticians));
    };
    let reference = asked.reference.trim().to_owned();
    if reference.is_empty() {
        return Err(Refusal::mistake("reference", Why::ReasonMissing));
    }
    let on = asked.on.unwrap_or(today);
    if on < *since {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: *since }));
    }
    if today < on {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    let ground = match to.is(world, request.person()?, today) {
        true => Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing),
        false => keeper(world, request, &asked.matter.group).map_err(|no| no.who([to.who(world, today)]))?,
    };
    let ground = Ground { fact: Fact::Evidence { text: reference.clone() }, ..ground };
    let (matter, answer) = (asked.matter, asked.answer);
    let answered =
        Event::PositionAnswered { matter: matter.clone(), answer, reference: reference.clone(), on };
    let mut outcome = Outcome::of(answered).because(ground);
    if answer == PoliticalAnswer::Returned {
        let reason = format!("{} ({reference})", PoliticalAnswer::Returned.label(Language::Swedish));
        outcome = outcome.and(Event::MatterReferredBack { matter, reason, on });
    }
    Ok(outcome)
}
