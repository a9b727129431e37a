//! What stands between a position and one administration's decision: union consultation and anchoring at home.
//!
//! It blocks that administration alone. The page that shows why a decision waits, and the act that is refused, ask the
//! same question.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{DecisionNo, position::final_position};
use crate::{
    BodyId, Refusal, World,
    grounds::{Basis, Fact, Ground, Law},
    matter::Matter,
    refusal::Why,
    round::{Asked, Round, RoundFact, RoundKind},
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule, norm::Timing};

/// Why an administration may not decide yet; none where it may.
pub fn barrier(world: &World, matter: &Matter, unit: &BodyId, on: Date) -> Option<Refusal> {
    final_position(world, matter, on).err().or_else(|| home_ready(world, matter, unit, on).err())
}

/// What has been done at home before something is decided for an administration, or what has not.
///
/// Source: what the charter in force that day says *must* come before (rows 184, 187, 188); the law, where the brief says
/// that work changes, or where the group has asked for union consultation.
pub(super) fn home_ready(
    world: &World,
    matter: &Matter,
    unit: &BodyId,
    on: Date,
) -> Result<Vec<Ground>, Refusal> {
    let mut done = Vec::new();
    for (at, norm) in world.norms_in_force(&matter.id.group, on) {
        let kind = match &norm.rule {
            Rule::UnionConsultation(_) => RoundKind::UnionConsultation,
            Rule::Anchoring(says) if says.timing == Some(Timing::Before) && says.with.is_empty() => {
                RoundKind::Anchoring
            }
            _ => continue,
        };
        match settled(world, matter, unit, kind, on) {
            Some(fact) => done.push(Ground::norm(at, fact)),
            None if norm.modality == Modality::Must => {
                return Err(waits(world, Basis::Norm(at), unit, kind, on));
            }
            None => {}
        }
    }
    let kind = RoundKind::UnionConsultation;
    let is_change = matter.brief.as_ref().is_some_and(|brief| brief.changes_work);
    let is_open = |(round, asked): (&Round, &Asked)| round.closed.is_none() && asked.left.is_none();
    if !is_change && !asked(world, matter, unit, kind).any(is_open) {
        return Ok(done);
    }
    let basis = Basis::Law(Law::Mbl11);
    match settled(world, matter, unit, kind, on) {
        Some(fact) => done.push(Ground { basis, fact }),
        None => return Err(waits(world, basis, unit, kind, on)),
    }
    Ok(done)
}

fn waits(world: &World, basis: Basis, unit: &BodyId, kind: RoundKind, on: Date) -> Refusal {
    let fact = Fact::Round(RoundFact::Unanswered { unit: unit.clone(), kind });
    Refusal::new(Why::Decision(DecisionNo::HomeNotReady { unit: unit.clone(), kind }))
        .by(Ground { basis, fact })
        .who([world.who_acts_for(unit, on)])
}

/// What the rounds of a kind about a matter ask of a unit.
fn asked<'a>(
    world: &'a World,
    matter: &'a Matter,
    unit: &'a BodyId,
    kind: RoundKind,
) -> impl Iterator<Item = (&'a Round, &'a Asked)> {
    let rounds = matter.rounds.iter().filter_map(|id| world.rounds.get(id));
    let rounds = rounds.filter(move |round| round.kind == kind);
    rounds.filter_map(move |round| round.unit(unit).map(|asked| (round, asked)))
}

/// The answer that a unit had given by that day, and that settles a round of this kind about the matter.
fn settled(world: &World, matter: &Matter, unit: &BodyId, kind: RoundKind, on: Date) -> Option<Fact> {
    asked(world, matter, unit, kind).find_map(|(_, asked)| {
        let answer = asked.answers.iter().rfind(|answer| answer.on <= on)?;
        let fact = RoundFact::Settled { unit: unit.clone(), kind, answer: answer.kind, on: answer.on };
        answer.kind.is_settled().then_some(Fact::Round(fact))
    })
}
