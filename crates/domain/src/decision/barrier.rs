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
    round::{AnswerKind, RoundFact, RoundKind},
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule, norm::Timing};

/// Why an administration may not decide yet; none where it may.
pub fn barrier(world: &World, matter: &Matter, unit: &BodyId, on: Date) -> Option<Refusal> {
    if let Err(no) = final_position(world, matter, on) {
        return Some(no);
    }
    for (at, norm) in world.norms_in_force(&matter.id.group, on) {
        let is_must = norm.modality == Modality::Must;
        let missing = match &norm.rule {
            Rule::UnionConsultation(_) if is_must => RoundKind::UnionConsultation,
            Rule::Anchoring(says)
                if is_must && says.timing == Some(Timing::Before) && says.with.is_empty() =>
            {
                RoundKind::Anchoring
            }
            _ => continue,
        };
        if !is_settled(world, matter, unit, missing) {
            return Some(waits(world, Basis::Norm(at), unit, missing, on));
        }
    }
    let is_change = matter.brief.as_ref().is_some_and(|brief| brief.changes_work);
    if is_change && !is_settled(world, matter, unit, RoundKind::UnionConsultation) {
        return Some(waits(world, Basis::Law(Law::Mbl11), unit, RoundKind::UnionConsultation, on));
    }
    None
}

fn waits(world: &World, basis: Basis, unit: &BodyId, kind: RoundKind, on: Date) -> Refusal {
    let fact = Fact::Round(RoundFact::Unanswered { unit: unit.clone(), kind });
    Refusal::new(Why::Decision(DecisionNo::HomeNotReady { unit: unit.clone(), kind }))
        .by(Ground { basis, fact })
        .who([world.who_acts_for(unit, on)])
}

/// The unit has given an answer that settles a round of this kind about the matter.
fn is_settled(world: &World, matter: &Matter, unit: &BodyId, kind: RoundKind) -> bool {
    let rounds =
        matter.rounds.iter().filter_map(|id| world.rounds.get(id)).filter(|round| round.kind == kind);
    rounds.into_iter().any(|round| {
        let answer = round.unit(unit).and_then(|asked| asked.answer());
        answer.is_some_and(|answer| match kind {
            // Objections are heard and kept; they do not stop the decision (row 184).
            RoundKind::Anchoring => matches!(answer.kind, AnswerKind::Anchored | AnswerKind::Objects),
            RoundKind::Impact
            | RoundKind::UnionConsultation
            | RoundKind::HomeDecision
            | RoundKind::Implementation
            | RoundKind::RollOut => answer.kind.is_settled(),
        })
    })
}
