//! Who decides, within what, and where a matter goes that nobody may decide.

mod anchor;
mod conflict;
mod lift;
mod power;
mod tell;

use super::{
    chunks,
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

/// The rule of a kind of this theme: of the one clause that tells of it, where there are several.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let words = match kind {
        Kind::GroupDecision | Kind::ChairDecision => "beslut|fastställ|godkänn",
        Kind::Escalation => "lyft|eskaler|hänskjut|oenig|lämnas frågan|förs frågan|går frågan",
        Kind::CommunicationOfDecisions => "delge|meddela|informera|underrätta|kommunicera|sprid|expediera",
        Kind::ConflictOfInterest => "jäv|intresse",
        _ => return of(kind, p),
    };
    match clause::focus(p.s, words) {
        Some(one) => match (of(kind, &Parts::of(&one)), of(kind, p)) {
            (Some(Rule::Escalation(rule)), Some(Rule::Escalation(whole))) if rule.to.is_empty() => {
                Some(Rule::Escalation(Escalation { to: whole.to, ..rule }))
            }
            (one, _) => one,
        },
        None => of(kind, p),
    }
}

fn of(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
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
