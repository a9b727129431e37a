//! How a position was voted on, and who stepped aside from it, as the charter asks of each.
//!
//! Who has a conflict of interest is asked before a position, and the answer may be that nobody has. A position that the
//! charter's rule of voting does not carry is refused: the group has not taken it.

use super::{DecisionFact, DecisionNo, command::TakePosition, position::mistake};
use crate::{
    BodyId, EmploymentId, Refusal, World,
    grounds::{Fact, Ground, NormRef},
    refusal::Why,
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::{
    Modality, Norm, Rule,
    norm::{ConflictOfInterest, VotingRule},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody stepped aside from a matter, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SteppedAside {
    /// Who.
    pub employment: EmploymentId,
    /// What the conflict of interest is.
    pub reason: String,
    /// They left the room.
    #[serde(default)]
    pub left: bool,
}

/// How the votes fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// For.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Neither.
    #[serde(default)]
    pub abstained: u32,
    /// The chair's vote told, or the chair decided alone, where the charter says so.
    #[serde(default)]
    pub chair: bool,
}

fn binds(norm: &Norm) -> bool {
    matches!(norm.modality, Modality::Must | Modality::MustNot)
}

/// The grounds of what the charter says of conflicts of interest and of votes, or why the position does not stand.
pub(super) fn tried(
    world: &World,
    group: &BodyId,
    asked: &TakePosition,
    on: Date,
) -> Result<Vec<Ground>, Refusal> {
    listed(world, group, asked, on)?;
    let (mut grounds, mut rules) = (Vec::new(), Vec::new());
    for (at, norm) in world.norms_in_force(group, on).filter(|(_, norm)| binds(norm)) {
        if let Rule::ConflictOfInterest(says) = &norm.rule {
            grounds.push(aside(says, asked, at)?);
        } else if let Rule::Voting(says) = &norm.rule {
            rules.push((at, says.rule));
        }
    }
    grounds.extend(carried(&rules, asked)?);
    Ok(grounds)
}

/// Those who stepped aside sit in the group and take no other part, and nobody votes who does not sit there.
fn listed(world: &World, group: &BodyId, asked: &TakePosition, on: Date) -> Result<(), Refusal> {
    let seats = world.group(group)?.seats(on);
    let votes =
        |role: &Role| matches!(role, Role::Chair | Role::ViceChair | Role::Member | Role::Substitute { .. });
    let mut sitting: Vec<&EmploymentId> = seats
        .filter(|seat| votes(&seat.role))
        .filter_map(|seat| world.holder(seat, on))
        .map(|held| &held.employment)
        .collect();
    sitting.sort_unstable();
    sitting.dedup();
    let aside = asked.stepped_aside.as_deref().unwrap_or_default();
    for one in aside {
        let employment = one.employment.clone();
        if !sitting.contains(&&one.employment) {
            return Err(mistake("stepped_aside", DecisionNo::NotInTheGroup { employment }));
        }
        if one.reason.trim().is_empty() {
            return Err(Refusal::mistake("stepped_aside", Why::ReasonMissing));
        }
        if asked.dissent.iter().any(|other| other.employment == one.employment) {
            return Err(mistake("stepped_aside", DecisionNo::SteppedAside { employment }));
        }
    }
    let Some(vote) = &asked.vote else { return Ok(()) };
    let votes = vote.yes.saturating_add(vote.no).saturating_add(vote.abstained);
    let most = u32::try_from(sitting.len().saturating_sub(aside.len())).unwrap_or(u32::MAX);
    if most < votes {
        return Err(mistake("vote", DecisionNo::TooManyVotes { votes, most }));
    }
    Ok(())
}

/// It was asked who has a conflict of interest, and those who have left the room where the charter says so.
fn aside(says: &ConflictOfInterest, asked: &TakePosition, at: NormRef) -> Result<Ground, Refusal> {
    let by = |no: Refusal, at: NormRef| no.by(Ground::norm(at, Fact::Nothing));
    let Some(aside) = &asked.stepped_aside else {
        return Err(by(mistake("stepped_aside", DecisionNo::ConflictNotAsked), at));
    };
    if let Some(stays) = aside.iter().find(|one| says.leaves == Some(true) && !one.left) {
        let employment = stays.employment.clone();
        return Err(by(mistake("stepped_aside", DecisionNo::HasToLeave { employment }), at));
    }
    let count = u32::try_from(aside.len()).unwrap_or(u32::MAX);
    Ok(Ground::norm(at, Fact::Decision(DecisionFact::SteppedAside { count })))
}

/// The votes carry the position by one of the charter's rules, which often has a majority and a casting vote apart; where
/// everybody agrees, there is nothing to vote on.
fn carried(rules: &[(NormRef, Option<VotingRule>)], asked: &TakePosition) -> Result<Vec<Ground>, Refusal> {
    let grounds = |fact: Fact| rules.iter().map(move |(at, _)| Ground::norm(at.clone(), fact.clone()));
    let no = |why| grounds(Fact::Nothing).fold(mistake("vote", why), Refusal::by);
    let has = |wanted| rules.iter().any(|(_, rule)| *rule == Some(wanted));
    let Some(vote) = asked.vote else {
        let is_needed = !asked.consensus
            && rules.iter().any(|(_, rule)| rule.is_some_and(|rule| rule != VotingRule::None));
        return if is_needed { Err(no(DecisionNo::VoteMissing)) } else { Ok(Vec::new()) };
    };
    if has(VotingRule::None) {
        return Err(no(DecisionNo::NoVoting));
    }
    let Vote { yes, no: against, abstained, chair } = vote;
    let carries = |rule: Option<VotingRule>| match rule {
        Some(VotingRule::Majority) => against < yes,
        Some(VotingRule::CastingVote) => against < yes || (against == yes && chair),
        Some(VotingRule::ChairDecides) => chair,
        Some(VotingRule::None) => false,
        None => true,
    };
    if !rules.is_empty() && !rules.iter().any(|(_, rule)| carries(*rule)) {
        return Err(no(DecisionNo::VotedDown { yes, no: against }));
    }
    Ok(grounds(Fact::Decision(DecisionFact::Voted { yes, no: against, abstained, chair })).collect())
}
