//! How the norms of a charter on decisions and on what follows them stand: who has to answer, decide, be told.
//!
//! What is weighed is what is open: rounds that are not closed, matters that are not over. No assessment grows with what a
//! group has decided.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Standing, Verdict};
use crate::{
    BodyId,
    decision::{DecisionFact, Position, UnitStanding, joint},
    duty::{About, Subject, Way},
    finding::Cure,
    grounds::Fact,
    mandate::{Holder, MandateFact},
    matter::{Matter, MatterKind, MatterStage, TurnKind},
    organisation::fold,
    round::{Round, RoundFact, RoundKind},
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Modality, Norm, Rule,
    norm::{self, Timing},
    reading::GroupType,
};
use std::sync::Arc;

/// Days before its day that an answer is due soon.
pub(super) const ANSWER: i32 = 14;

impl<'a> Case<'a, '_> {
    /// A verdict on a norm about decisions or what follows them; none where the norm is of another family.
    pub(super) fn decisions(&mut self, at: usize, norm: &'a Norm) -> Option<Verdict> {
        Some(match &norm.rule {
            Rule::DecisionByMandate(_) if self.is_first(at, Kind::DecisionByMandate) => self.home_decisions(),
            Rule::UnionConsultation(_) if self.is_first(at, Kind::UnionConsultation) => {
                self.asked_before(RoundKind::UnionConsultation)
            }
            Rule::Anchoring(says) if !says.with.is_empty() => self.together_with(&says.with),
            Rule::Anchoring(says) if self.first_anchoring() == Some(at) => match says.timing {
                Some(Timing::After) => self.asked_after(RoundKind::Anchoring),
                Some(Timing::Before | Timing::Unspecified) | None => self.asked_before(RoundKind::Anchoring),
            },
            Rule::Implementation(_) => self.implemented(at),
            Rule::SpreadOfPractice(_) if self.is_first(at, Kind::SpreadOfPractice) => self.practice_spread(),
            Rule::Prioritisation(_) if self.is_first(at, Kind::Prioritisation) => self.ranked(),
            Rule::DecisionByMandate(_)
            | Rule::UnionConsultation(_)
            | Rule::Anchoring(_)
            | Rule::SpreadOfPractice(_)
            | Rule::Prioritisation(_)
            | Rule::DecisionFrame(_)
            | Rule::AdoptsChartersOf(_) => Verdict::guards(),
            Rule::GroupDecision(_) => self.decides_itself(norm.modality),
            Rule::ChairDecision(says) => self.chairs_mandate(says),
            Rule::Consensus(_) => self.consensus(),
            Rule::ConflictOfInterest(_) => self.told_of_positions(
                norm.modality,
                |position| position.stepped_aside.is_some(),
                |asked, of| DecisionFact::ConflictsAsked { asked, of },
            ),
            Rule::Voting(_) => self.told_of_positions(
                norm.modality,
                |position| position.vote.is_some(),
                |voted, of| DecisionFact::VotedOn { voted, of },
            ),
            Rule::PoliticalHandover(_) => self.with_politicians(),
            Rule::CommunicationOfDecisions(says) => self.told(says),
            _ => return None,
        })
    }

    /// It is the first norm of its kind: what is owed is told there, once.
    pub(super) fn is_first(&self, at: usize, kind: Kind) -> bool {
        self.charter.outlines.first(kind) == Some(at)
    }

    /// The first norm on what is anchored at home, in the administrations themselves.
    fn first_anchoring(&self) -> Option<usize> {
        let is_at_home = |norm: &Norm| matches!(&norm.rule, Rule::Anchoring(says) if says.with.is_empty());
        self.charter.of_kind(Kind::Anchoring).find(|(_, norm)| is_at_home(norm)).map(|(at, _)| at)
    }

    pub(super) fn open_matters(&self) -> impl Iterator<Item = &'a Matter> + use<'a> {
        self.world.matters.open(&self.group.id)
    }

    /// The matters on which the group has agreed, and that can be decided here: what is lifted whole waits for the answer.
    fn agreed(&self) -> impl Iterator<Item = &'a Matter> + use<'a> {
        let is_final =
            |matter: &&Matter| matter.position.as_ref().is_some_and(|position| position.is_final());
        let is_here = |matter: &&Matter| matter.open_escalations().all(|one| one.unit.is_some());
        let agreed = self.open_matters().filter(|matter| matter.stage == MatterStage::Agreed);
        agreed.filter(is_final).filter(is_here)
    }

    fn open_rounds(&self, kind: RoundKind) -> impl Iterator<Item = &'a Round> + use<'a> {
        self.world.rounds.open(&self.group.id).filter(move |round| round.kind == kind)
    }

    /// What each unit owes an open round.
    fn answer_owed(&self, round: &Round, unit: &BodyId) -> Owed {
        let fact = RoundFact::Unanswered { unit: unit.clone(), kind: round.kind };
        Owed {
            about: About::asked(&round.id, unit),
            owner: Some(self.world.answers_for(&self.group.id, unit, self.on).into()),
            ..Owed::by(Some(round.due)).soon(ANSWER).fact(Fact::Round(fact)).way(Way::AnswerRound)
        }
    }

    /// The answers that open rounds of a kind wait for.
    pub(super) fn answers_owed(&self, kind: RoundKind) -> Vec<Owed> {
        let open = self.open_rounds(kind);
        open.flat_map(|round| round.waits_for().map(|unit| self.answer_owed(round, unit)).collect::<Vec<_>>())
            .collect()
    }

    /// A round is to be opened about a matter.
    pub(super) fn round_owed(matter: &Matter, kind: RoundKind) -> Owed {
        let fact = RoundFact::NotAsked { matter: matter.id.clone(), kind };
        Owed {
            about: About::of_matter(&matter.id),
            ..Owed::by(None).fact(Fact::Round(fact)).way(Way::OpenRound)
        }
    }

    /// A verdict on rounds of a kind: what is owed, and how many have answered those that are open.
    pub(super) fn rounds(&self, kind: RoundKind, owed: Vec<Owed>) -> Verdict {
        let (mut rounds, mut answered, mut of) = (0u32, 0usize, 0usize);
        for round in self.open_rounds(kind) {
            let (done, all) = round.answered();
            (rounds, answered, of) = (rounds + 1, answered + done, of + all);
        }
        if owed.is_empty() && rounds == 0 {
            return Verdict::guards();
        }
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let fact = RoundFact::Across { kind, rounds, answered: number(answered), of: number(of) };
        Verdict::OwedEach(owed, Fact::Round(fact))
    }

    pub(super) fn has_round(&self, matter: &Matter, fits: impl Fn(&Round) -> bool) -> bool {
        matter.rounds.iter().filter_map(|id| self.world.rounds.get(id)).any(fits)
    }

    /// What is asked before anybody decides (rows 184, 187, 188).
    fn asked_before(&self, kind: RoundKind) -> Verdict {
        let mut owed = self.answers_owed(kind);
        let unasked = self.agreed().filter(|matter| {
            let is_to_decide = joint(self.world, matter, self.on).pending().next().is_some();
            is_to_decide && !self.has_round(matter, |round| round.kind == kind)
        });
        owed.extend(unasked.map(|matter| Self::round_owed(matter, kind)));
        self.rounds(kind, owed)
    }

    /// What is asked once the group has agreed (row 192).
    fn asked_after(&self, kind: RoundKind) -> Verdict {
        let mut owed = self.answers_owed(kind);
        let unasked = self.open_matters().filter(|matter| {
            let since = matter.position.as_ref().map(|position| position.on);
            since.is_some_and(|since| {
                !self.has_round(matter, |round| round.kind == kind && since <= round.opened)
            })
        });
        owed.extend(unasked.map(|matter| Self::round_owed(matter, kind)));
        self.rounds(kind, owed)
    }

    /// Whoever holds the mandate decides in each administration; elsewhere the matter is lifted (rows 167 to 174).
    fn home_decisions(&self) -> Verdict {
        let mut owed = Vec::new();
        for matter in self.agreed() {
            if matter.kind == MatterKind::SoundingBoard
                || matter.decisions.iter().any(|one| one.unit.is_none())
            {
                continue;
            }
            let joint = joint(self.world, matter, self.on);
            if joint.rounds.is_empty() {
                owed.push(Self::round_owed(matter, RoundKind::HomeDecision));
            }
            for (unit, standing) in &joint.units {
                let round = joint.rounds.iter().rev().filter_map(|id| self.world.rounds.get(id));
                let mut round = round.filter(|round| round.closed.is_none());
                let Some(round) = round.find(|round| round.waits_for().any(|one| one == unit)) else {
                    continue;
                };
                owed.extend(self.decision_owed(matter, round, unit, standing));
            }
        }
        self.rounds(RoundKind::HomeDecision, owed)
    }

    /// What one administration owes a round of home decisions; none where it is lifted and somebody else's to answer.
    fn decision_owed(
        &self,
        matter: &Matter,
        round: &Round,
        unit: &BodyId,
        standing: &UnitStanding,
    ) -> Option<Owed> {
        let owed = self.answer_owed(round, unit).way(Way::MoveMatter { what: TurnKind::DecideAtHome });
        let UnitStanding::Pending { why, has_decider } = standing else { return None };
        let fact = why.as_ref().and_then(|no| no.grounds.first()).map(|ground| ground.fact.clone());
        if !has_decider {
            let fact = Fact::Mandate(MandateFact::Nobody { unit: unit.clone() });
            let owner = Some(self.keeper());
            return Some(Owed { owner, ..owed.fact(fact).way(Way::MoveMatter { what: TurnKind::Lift }) });
        }
        let owner = self.world.who_decides(unit, matter.subject.as_deref(), self.on).map(Arc::new);
        let owed = Owed { owner, ..owed };
        Some(fact.into_iter().fold(owed, Owed::fact))
    }

    /// What is agreed on is established with the systems that the charter names: told of each year (rows 185, 189).
    pub(super) fn together_with(&self, with: &[String]) -> Verdict {
        let due = Date::new(self.on.year(), 12, 31).ok();
        let one = |name: &String| Owed {
            about: Subject { place: Some(name.clone()), ..Subject::default() }.into(),
            ..Owed::by(due).again().fact(Fact::Named { name: name.clone() })
        };
        Verdict::OwedEach(with.iter().map(one).collect(), Fact::Due { on: due })
    }

    /// A text that lets a group of officials decide cannot be followed: the law delegates to one person (frame F9).
    fn decides_itself(&self, modality: Modality) -> Verdict {
        let are_politicians = self.group.group_type == GroupType::PoliticalConsultation;
        if modality == Modality::MustNot || are_politicians {
            return Verdict::guards();
        }
        let fact = Fact::Decision(DecisionFact::GroupDecides);
        Verdict::Unclear { fact, since: Some(self.period.from), cure: Cure::ReviseCharter }
    }

    /// The document that gives the chair a mandate stands in the register (rows 173, 176).
    fn chairs_mandate(&self, says: &norm::ChairDecision) -> Verdict {
        let Some(number) = &says.registry_number else { return Verdict::guards() };
        let held = Holder::ChairOf(self.group.id.clone());
        let mut own = self.world.mandates.held_as(&held).filter(|mandate| mandate.period.holds(self.on));
        match own.find(|mandate| fold(&mandate.source).contains(&fold(number))) {
            Some(mandate) => {
                let fact = MandateFact::Covers { mandate: mandate.id.clone() };
                Verdict::Stands(Standing::Guards, Fact::Mandate(fact))
            }
            None => {
                let fact = Fact::Mandate(MandateFact::NotEntered { source: number.clone() });
                let cure = Cure::Act { way: Way::EnterMandate };
                Verdict::Unclear { fact, since: Some(self.period.from), cure }
            }
        }
    }

    /// Whether everybody agreed is recorded with each position (row 177).
    fn consensus(&self) -> Verdict {
        let positions = self.open_matters().filter_map(|matter| matter.position.as_ref());
        let (mut agreed, mut of) = (0, 0);
        for position in positions {
            of += 1;
            agreed += u32::from(position.is_consensus);
        }
        Verdict::Stands(Standing::Guards, Fact::Decision(DecisionFact::Positions { agreed, of }))
    }

    /// What a *ska* has recorded of each position is tried as it is taken. What is not a *ska* is not tried.
    fn told_of_positions(
        &self,
        modality: Modality,
        has_it: impl Fn(&Position) -> bool,
        fact: impl Fn(u32, u32) -> DecisionFact,
    ) -> Verdict {
        match modality {
            Modality::Must | Modality::MustNot => {}
            Modality::Should => return Verdict::not_followed(),
            Modality::May | Modality::States => return Verdict::informs(),
        }
        let positions = self.open_matters().filter_map(|matter| matter.position.as_ref());
        let (mut told, mut of) = (0, 0);
        for position in positions {
            (told, of) = (told + u32::from(has_it(position)), of + 1);
        }
        Verdict::Stands(Standing::Guards, Fact::Decision(fact(told, of)))
    }

    /// Positions that the politicians have to stand behind (row 178).
    fn with_politicians(&self) -> Verdict {
        let mut owed = Vec::new();
        for matter in self.open_matters() {
            let Some(position) = matter.position.as_ref().filter(|one| one.answered.is_none()) else {
                continue;
            };
            let Some(to) = &position.waits_for else { continue };
            let fact = Fact::Decision(DecisionFact::GoesToPoliticians { to: to.clone() });
            let about = About::of_matter(&matter.id);
            let one = Owed { about, ..Owed::by(None).fact(fact) };
            owed.push(match &position.handed_over {
                None => one.way(Way::MoveMatter { what: TurnKind::HandToPoliticians }),
                Some((to, _)) => {
                    let owner = Some(to.who(self.world, self.on).into());
                    Owed { owner, ..one.way(Way::MoveMatter { what: TurnKind::HearFromPoliticians }) }
                }
            });
        }
        if owed.is_empty() {
            return Verdict::guards();
        }
        let waiting = u32::try_from(owed.len()).unwrap_or(u32::MAX);
        Verdict::OwedEach(owed, Fact::Decision(DecisionFact::WithPoliticians { waiting }))
    }
}
