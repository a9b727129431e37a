//! How the norms of a charter on what follows a decision stand: carried out, spread, ranked, told, reported.
//!
//! What is weighed is what is open: no assessment grows with what a group has decided.

use super::{Case, Owed, Standing, Verdict, decisions::ANSWER};
use crate::{
    BodyId,
    decision::{Decision, DecisionFact, joint},
    duty::{Subject, Way},
    finding::{Class, Cure, Finding},
    grounds::{Basis, Fact, Law},
    matter::{Addressee, Matter, MatterKind, MatterStage, addressee},
    period::days_after,
    round::{Round, RoundKind},
};
use jiff::civil::Date;
use samordna_charter::{Kind, norm};
use std::collections::BTreeMap;

/// Days within which whom the charter names is told, where it gives none.
const TELL: i32 = 14;

impl Case<'_, '_> {
    /// What is decided is carried out where it is in force (rows 193 to 196), and agreements are seen to (row 197): the
    /// first is told of at the first norm of the kind, the second where the charter speaks of agreements.
    pub(super) fn implemented(&self, at: usize) -> Verdict {
        let agreements =
            (self.charter.speaks_of_agreements() == Some(at)).then(|| self.agreements()).flatten();
        let carried_out = self.is_first(at, Kind::Implementation).then(|| self.carried_out());
        match (agreements, carried_out) {
            (Some((owed, _)), Some(Verdict::OwedEach(mut all, fact))) => {
                all.extend(owed);
                Verdict::OwedEach(all, fact)
            }
            (Some((owed, fact)), _) => Verdict::OwedEach(owed, fact),
            (None, Some(verdict)) => verdict,
            (None, None) => Verdict::guards(),
        }
    }

    /// What is decided is carried out where it is in force.
    fn carried_out(&self) -> Verdict {
        let kind = RoundKind::Implementation;
        let mut owed = self.answers_owed(kind);
        let unasked = self.open_matters().filter(|matter| {
            let is_theirs =
                |round: &Round| matches!(round.kind, RoundKind::Implementation | RoundKind::RollOut);
            let is_in_force = joint(self.world, matter, self.on).in_force().next().is_some()
                || (matter.kind == MatterKind::DecidedElsewhere && matter.stage != MatterStage::Raised);
            is_in_force && !self.has_round(matter, is_theirs)
        });
        owed.extend(unasked.map(|matter| Self::round_owed(matter, kind)));
        self.rounds(kind, owed)
    }

    /// Good practice is spread, administration by administration (rows 54, 56).
    pub(super) fn practice_spread(&self) -> Verdict {
        let kind = RoundKind::RollOut;
        let mut owed = self.answers_owed(kind);
        let practices = || {
            let sorted = |matter: &&Matter| matter.stage != MatterStage::Raised;
            self.open_matters().filter(|matter| matter.kind == MatterKind::Practice).filter(sorted)
        };
        let unasked = practices().filter(|matter| !self.has_round(matter, |round| round.kind == kind));
        owed.extend(unasked.map(|matter| Self::round_owed(matter, kind)));
        if owed.is_empty() && practices().next().is_none() {
            let due = Date::new(self.on.year(), 12, 31).ok();
            let fact = Fact::Decision(DecisionFact::NoPractice);
            return Verdict::owed(Owed::by(due).again().fact(fact));
        }
        self.rounds(kind, owed)
    }

    /// Initiatives and commissions are ranked together (rows 46, 196).
    pub(super) fn ranked(&self) -> Verdict {
        let ranked = self.world.matters.ranked(&self.group.id);
        let to_rank = self.open_matters().filter(|matter| {
            let is_sorted = matter.stage != MatterStage::Raised;
            is_sorted && matches!(matter.kind, MatterKind::Initiative | MatterKind::Commission)
        });
        let (mut done, mut of) = (0, 0);
        for matter in to_rank {
            of += 1;
            done += u32::from(ranked.iter().any(|one| one.matter == matter.id));
        }
        let fact = Fact::Decision(DecisionFact::Ranked { ranked: done, of });
        match (done, of) {
            (_, 0) => Verdict::Stands(Standing::Guards, fact),
            (done, of) if done == of => Verdict::met(fact),
            _ => Verdict::owed(Owed::by(None).fact(fact).way(Way::RankInitiatives)),
        }
    }

    /// Whom the charter names is told of each position and decision, and says that they have it (row 221).
    pub(super) fn told(&self, says: &norm::CommunicationOfDecisions) -> Verdict {
        let days = says.within_days.and_then(|days| i32::try_from(days).ok()).unwrap_or(TELL);
        let mut owed = Vec::new();
        let (mut received, mut of) = (0, 0);
        for matter in self.open_matters() {
            let Some(since) = to_tell_since(matter) else { continue };
            for to in says.to.iter().map(|name| addressee(self.world, &self.group.id, name, self.on)) {
                of += 1;
                let told = matter.communicated.iter().find(|one| one.to == to);
                received += u32::from(told.is_some_and(|told| told.received.is_some()));
                owed.extend(self.telling_owed(matter, &to, days_after(since, days)));
            }
        }
        if of == 0 {
            return Verdict::guards();
        }
        Verdict::OwedEach(owed, Fact::Decision(DecisionFact::Received { received, of }))
    }

    /// First it is the group's turn to tell, then theirs to say that they have it.
    fn telling_owed(&self, matter: &Matter, to: &Addressee, due: Date) -> Option<Owed> {
        let told = matter.communicated.iter().find(|one| one.to == *to);
        let (on, received) = (told.map(|told| told.on), told.and_then(|told| told.received));
        if received.is_some() {
            return None;
        }
        let about = match to {
            Addressee::Body(body) => {
                Subject { body: Some(body.clone()), ..Subject::matter(&matter.id) }.into()
            }
            Addressee::Role { .. } | Addressee::Undertaking(_) | Addressee::Named(_) => {
                let name = to.name(self.world, self.on, crate::Language::Swedish);
                Subject { place: Some(name), ..Subject::matter(&matter.id) }.into()
            }
        };
        let fact = Fact::Decision(DecisionFact::Told { to: to.clone(), on, received });
        let owed = Owed { about, ..Owed::by(Some(due)).soon(ANSWER).fact(fact) };
        Some(match told {
            None => owed.way(Way::TellOfDecision),
            Some(told) => {
                let owner = Some(to.who(self.world, self.on).into());
                let due = Some(days_after(told.on, TELL));
                Owed { owner, due, ..owed.way(Way::AcknowledgeDecision) }
            }
        })
    }

    /// Decisions that a board should have been told of by now: the law asks it, whatever the charter says (frame F11).
    pub(super) fn not_reported(&mut self) {
        let mut late: BTreeMap<BodyId, (u32, Date, Date)> = BTreeMap::new();
        for matter in self.world.matters.unreported_of(&self.group.id) {
            for decision in matter.decisions.iter().filter(|one| one.reported.is_none()) {
                let Some((board, due)) = self.reported_by(decision).filter(|(_, due)| *due < self.on) else {
                    continue;
                };
                let (decisions, since, first) = late.entry(board).or_insert((0, decision.on, due));
                *decisions += 1;
                (*since, *first) = ((*since).min(decision.on), (*first).min(due));
            }
        }
        for (board, (decisions, since, first)) in late {
            self.sheet.findings.push(Finding {
                basis: Basis::Law(Law::KlReporting),
                class: Class::Deviation,
                fact: Fact::Decision(DecisionFact::Unreported { board, decisions, since }),
                since: Some(days_after(first, 1)),
                cure: Cure::Act { way: Way::ReportDecisions },
            });
        }
    }

    /// To which board a decision is reported, and by when; none where there is no day.
    fn reported_by(&self, decision: &Decision) -> Option<(BodyId, Date)> {
        let to = self.world.mandates.get(&decision.mandate)?.reported_to.as_ref()?;
        let days = i32::try_from(to.within_days?).ok()?;
        Some((to.board.clone(), days_after(decision.on, days)))
    }
}

/// Since when there is something to tell of a matter: the position, or the first decision after it.
fn to_tell_since(matter: &Matter) -> Option<Date> {
    let position = matter.position.as_ref().map(|position| position.on);
    position.or_else(|| matter.decisions.first().map(|decision| decision.on))
}
