//! How the agreements that a group sees to stand: followed up by each principal in time, and renewed before they run out.
//!
//! What is weighed is what holds, and what has run out without a word of what comes after it.

use super::{Case, Owed, decisions::ANSWER};
use crate::{
    BodyId,
    agreement::{Agreement, AgreementFact, PartyStanding, WARNED},
    duty::{About, SOON, Subject, Way},
    grounds::Fact,
    period::days_after,
    round::RoundKind,
};

impl Case<'_, '_> {
    /// What is owed about the group's agreements, and how they stand; none where it keeps none.
    pub(super) fn agreements(&self) -> Option<(Vec<Owed>, Fact)> {
        let mut owed = Vec::new();
        let (mut agreements, mut fresh, mut of) = (0u32, 0u32, 0u32);
        let mut is_kept = false;
        for agreement in self.world.agreements.watched(&self.group.id, self.on) {
            is_kept = true;
            owed.extend(self.renewal_owed(agreement));
            if !agreement.period.holds(self.on) {
                continue;
            }
            agreements += 1;
            let mut to_ask = Vec::new();
            for standing in self.world.agreement_standing(agreement, self.on) {
                of += 1;
                fresh += u32::from(standing.followed_up.is_some() && !standing.is_late(self.on));
                let answers = self.answers_to(agreement, &standing);
                if answers.is_empty() && self.is_to_follow_up(&standing) {
                    to_ask.push(standing);
                }
                owed.extend(answers);
            }
            owed.extend(Self::follow_up_owed(agreement, &to_ask));
        }
        owed.extend(self.answers_owed(RoundKind::Application));
        let fact = AgreementFact::Followed { agreements, fresh, of };
        is_kept.then_some((owed, Fact::Agreement(fact)))
    }

    /// A principal has never followed it up, or has to before long.
    fn is_to_follow_up(&self, standing: &PartyStanding<'_>) -> bool {
        let soon = days_after(self.on, SOON);
        standing.followed_up.is_none() || standing.next.is_some_and(|next| next <= soon)
    }

    /// Those who have to follow it up and were not asked are asked in one round: that is one thing to do.
    fn follow_up_owed(agreement: &Agreement, to_ask: &[PartyStanding<'_>]) -> Option<Owed> {
        let due = to_ask.iter().filter_map(|standing| standing.next).min()?;
        let parties = to_ask.iter().map(|standing| standing.party.clone()).collect();
        let fact = AgreementFact::ToFollowUp { agreement: agreement.id.clone(), parties };
        let owed = Owed::by(Some(due)).fact(Fact::Agreement(fact)).way(Way::FollowUpAgreement);
        Some(Owed { about: About::of_agreement(&agreement.id), ..owed })
    }

    /// Where an open round waits for a principal, or for parts of it, their answers are what is owed.
    fn answers_to(&self, agreement: &Agreement, standing: &PartyStanding<'_>) -> Vec<Owed> {
        let follow_up = standing.done.iter().find(|done| done.kind == RoundKind::FollowUp);
        let round = follow_up.and_then(|done| done.round).filter(|round| round.closed.is_none());
        let (Some(follow_up), Some(round)) = (follow_up, round) else { return Vec::new() };
        let fact = AgreementFact::FollowUp {
            agreement: agreement.id.clone(),
            party: standing.party.clone(),
            last: standing.followed_up,
        };
        let due = standing.next.map_or(round.due, |next| next.min(round.due));
        let waits = |unit: &&BodyId| round.waits_for().any(|one| one == *unit);
        let waiting = follow_up.units.iter().map(|(unit, _)| *unit).filter(waits);
        let owed = |unit: &BodyId| Owed {
            about: Subject { agreement: Some(agreement.id.clone()), ..Subject::asked(&round.id, unit) }
                .into(),
            owner: Some(self.world.answers_for(&self.group.id, unit, self.on).into()),
            ..Owed::by(Some(due)).soon(ANSWER).fact(Fact::Agreement(fact.clone())).way(Way::AnswerRound)
        };
        waiting.map(owed).collect()
    }

    /// Before an agreement runs out it is said what comes after it; owed until that is said.
    fn renewal_owed(&self, agreement: &Agreement) -> Option<Owed> {
        let until = agreement.period.until.filter(|_| !agreement.is_settled())?;
        let fact = AgreementFact::RunsOut { agreement: agreement.id.clone(), until };
        let owed = Owed::by(Some(until)).again().soon(WARNED).fact(Fact::Agreement(fact));
        let owner = (agreement.owner != self.group.id)
            .then(|| self.world.who_acts_for(&agreement.owner, self.on).into());
        Some(Owed { about: About::of_agreement(&agreement.id), owner, ..owed.way(Way::RenewAgreement) })
    }
}
