//! Who decides, within what, and where a matter goes that nobody may decide.

mod anchor;
mod conflict;
mod lift;
mod power;
mod tell;

use super::{
    clause::{self, Clause},
    parts::{self, Parts, cut},
};
use crate::{
    Kind, Rule,
    norm::{
        AdoptsChartersOf, Anchoring, ChairDecision, CommunicationOfDecisions, ConflictOfInterest, Consensus,
        DecisionByMandate, DecisionFrame, Escalation, Frame, GroupDecision, PoliticalHandover, Timing,
        UnionConsultation, Voting, VotingRule,
    },
    read::{
        names::{list, trimmed},
        pattern::{Pattern, patterns},
    },
    text::words::{holds, lower},
};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::DecisionByMandate => Rule::DecisionByMandate(power::by_mandate(p)),
        Kind::GroupDecision => Rule::GroupDecision(power::group(p)),
        Kind::ChairDecision => Rule::ChairDecision(power::chair(p)),
        Kind::DecisionFrame => Rule::DecisionFrame(power::frame(p)),
        Kind::Consensus => Rule::Consensus(Consensus::default()),
        Kind::Voting => Rule::Voting(power::voting(p)),
        Kind::ConflictOfInterest => Rule::ConflictOfInterest(conflict::conflict(p)),
        Kind::PoliticalHandover => Rule::PoliticalHandover(lift::handover(p)),
        Kind::UnionConsultation => Rule::UnionConsultation(anchor::union(p)),
        Kind::Anchoring => Rule::Anchoring(anchor::anchoring(p)),
        Kind::Escalation => Rule::Escalation(lift::escalation(p)),
        Kind::CommunicationOfDecisions => Rule::CommunicationOfDecisions(tell::communication(p)),
        Kind::AdoptsChartersOf => Rule::AdoptsChartersOf(anchor::adopts(p)),
        _ => return None,
    })
}
