//! How the norms of a charter on its matters stand: whose they are, how they are made ready, where they go when nobody
//! here may decide.
//!
//! What is owed is whose turn it is in each open matter, which [`turns`] tells; here each turn finds the sentence that
//! asks for it. No assessment grows with what a group has handled.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Standing, Verdict};
use crate::{
    duty::{About, Subject, Way},
    grounds::{Basis, Fact, NormRef},
    matter::{Matter, MatterFact, MatterNo, Turn, TurnKind, lacking, not_asked, preparers, turns},
};
use samordna_charter::{Kind, Norm, Rule};

/// The kinds of which the first that a charter has carries the sorting of matters.
const SORTS: [Kind; 3] = [Kind::Boundary, Kind::Scope, Kind::Intake];

/// The kinds of which the first that a charter has carries the answer to whoever asked.
const ANSWERS: [Kind; 2] = [Kind::CommissionedMatter, Kind::AdvisoryRole];

impl<'a> Case<'a, '_> {
    /// A verdict on a norm about matters; none where the norm is of another family.
    pub(super) fn matters(&self, at: usize, norm: &'a Norm) -> Option<Verdict> {
        Some(match &norm.rule {
            Rule::Boundary(_) | Rule::Scope(_) | Rule::Intake(_) if self.carries(at, norm, &SORTS) => {
                self.turned(&[TurnKind::Sort, TurnKind::Receive])
            }
            Rule::AdvisoryRole(_) => self.advises(at, norm),
            Rule::CommissionedMatter(_) if self.carries(at, norm, &ANSWERS) => {
                self.turned(&[TurnKind::ReportBack])
            }
            Rule::Boundary(_) | Rule::Scope(_) | Rule::Intake(_) | Rule::CommissionedMatter(_) => {
                Verdict::guards()
            }
            Rule::Preparation(says) if says.to.is_some() && says.one_from_each.is_empty() => {
                self.turned(&[TurnKind::Submit])
            }
            Rule::Preparation(_) => self.prepared(at),
            Rule::ImpactAssessment(_) | Rule::AspectsConsidered(_) | Rule::ProposalExpected(_) => {
                self.brief_holds(at)
            }
            Rule::ConsultationBeforePosition(_) => self.heard_before(at),
            Rule::CoHandling(says) if says.with.is_empty() => Verdict::guards(),
            Rule::CoHandling(says) => self.together_with(&says.with),
            Rule::Escalation(_) => self.lifted(at),
            _ => return None,
        })
    }

    /// It is the first norm of the first of these kinds that the charter has.
    fn carries(&self, at: usize, norm: &Norm, kinds: &[Kind]) -> bool {
        kinds.iter().find(|kind| self.charter.outlines.first(**kind).is_some()) == Some(&norm.kind())
            && self.is_first(at, norm.kind())
    }

    /// What somebody has to do next about each open matter, of these.
    fn turns_owed(&self, asked: &[TurnKind]) -> Vec<Owed> {
        let owed = self.turns().iter().filter(|(_, turn)| asked.contains(&turn.what));
        owed.map(|(matter, turn)| turn_owed(matter, turn)).collect()
    }

    fn turned(&self, asked: &[TurnKind]) -> Verdict {
        each(self.turns_owed(asked))
    }

    /// Whoever asked is answered, and engagements in projects and inquiries end with a word (rows 72, 156, 160).
    fn advises(&self, at: usize, norm: &Norm) -> Verdict {
        let mut owed = match self.carries(at, norm, &ANSWERS) {
            true => self.turns_owed(&[TurnKind::ReportBack]),
            false => Vec::new(),
        };
        let engaged = self.engaged().filter(|_| self.charter.outlines.told.engaging == Some(at));
        owed.extend(engaged.is_some().then(|| self.words_owed()).into_iter().flatten());
        match engaged {
            Some(fact) if owed.is_empty() => Verdict::Stands(Standing::Guards, fact),
            Some(fact) => Verdict::OwedEach(owed, fact),
            None => each(owed),
        }
    }

    /// Whose turn it is in every open matter: several norms ask for it.
    fn turns(&self) -> &[(&'a Matter, Turn)] {
        self.turns.get_or_init(|| {
            let each =
                |matter| turns(self.world, matter, self.on).into_iter().map(move |turn| (matter, turn));
            self.open_matters().flat_map(each).collect()
        })
    }

    /// Whoever the charter names writes the brief and releases it (rows 163, 164).
    fn prepared(&self, at: usize) -> Verdict {
        match preparers(self.world, &self.group.id, self.on) {
            Some(by) if by == self.at(at) => self.turned(&[TurnKind::Prepare, TurnKind::Release]),
            Some(_) | None => Verdict::guards(),
        }
    }

    /// Each brief says what the charter asks of it, before the group takes its position (rows 51, 158, 165).
    fn brief_holds(&self, at: usize) -> Verdict {
        let own = self.at(at);
        let owed = self.open_matters().filter(|matter| matter.stage.comes_before_position());
        let owed = owed.filter_map(|matter| {
            let brief = matter.brief.as_ref()?;
            let lacks = lacking(self.world, &self.group.id, brief, self.on).into_iter();
            let (_, _, lack) = lacks.into_iter().find(|(norm, _, _)| *norm == own)?;
            Some(brief_owed(matter, lack))
        });
        each(owed.collect())
    }

    /// Whom the charter wants heard before a position on what a matter touches (row 149).
    fn heard_before(&self, at: usize) -> Verdict {
        let own = self.at(at);
        let owed = self.open_matters().filter(|matter| matter.stage.comes_before_position());
        let owed = owed.filter_map(|matter| {
            let (_, whom) = not_asked(self.world, matter, self.on).filter(|(norm, _)| *norm == own)?;
            let fact = Fact::Matter(MatterFact::NotHeard { whom });
            Some(Owed {
                about: About::of_matter(&matter.id),
                ..Owed::by(None).fact(fact).way(Way::HearBefore)
            })
        });
        each(owed.collect())
    }

    /// What was lifted by this sentence waits for its answer; the first sentence also carries what was lifted by none of
    /// them (rows 180 to 182).
    fn lifted(&self, at: usize) -> Verdict {
        let own = self.at(at);
        let is_first = self.is_first(at, Kind::Escalation);
        let is_ours = |basis: &Basis| match basis {
            Basis::Norm(norm) => *norm == own || (is_first && !self.is_an_escalation(norm)),
            Basis::Law(_) | Basis::House(_) => is_first,
        };
        let owed = self.open_matters().flat_map(|matter| {
            let lifted = matter.open_escalations().filter(|one| is_ours(&one.basis));
            lifted.map(|one| {
                let what = if one.comes_back { TurnKind::HandAnswerDown } else { TurnKind::AnswerEscalation };
                let about = Subject { body: one.unit.clone(), ..Subject::matter(&matter.id) }.into();
                let since = one.waits_since();
                let fact = Fact::Matter(MatterFact::Lifted { to: one.to.clone(), since });
                let owner = Some(one.to.who(self.world, self.on).into());
                Owed { about, owner, ..Owed::by(None).fact(fact).way(Way::MoveMatter { what }) }
            })
        });
        each(owed.collect())
    }

    /// A standing sentence of this charter on where matters go.
    fn is_an_escalation(&self, norm: &NormRef) -> bool {
        norm.charter == self.charter.id
            && self.charter.standing().any(|(at, one)| at == norm.norm && one.kind() == Kind::Escalation)
    }
}

fn turn_owed(matter: &Matter, turn: &Turn) -> Owed {
    let Turn { what, who, of, since } = turn.clone();
    let about = Subject { body: of, ..Subject::matter(&matter.id) }.into();
    let fact = Fact::Matter(MatterFact::Waits { since });
    Owed { about, owner: Some(who.into()), ..Owed::by(None).fact(fact).way(Way::MoveMatter { what }) }
}

fn brief_owed(matter: &Matter, lack: MatterNo) -> Owed {
    let fact = match lack {
        MatterNo::AspectsLeft { aspects } => MatterFact::BriefLacks { what: aspects },
        MatterNo::ImpactLeft { of } => MatterFact::BriefLacks { what: of },
        _ => MatterFact::BriefLacks { what: Vec::new() },
    };
    let way = Way::MoveMatter { what: TurnKind::Prepare };
    Owed { about: About::of_matter(&matter.id), ..Owed::by(None).fact(Fact::Matter(fact)).way(way) }
}

/// What is owed for each of several matters; tried when somebody acts, where there is none.
fn each(owed: Vec<Owed>) -> Verdict {
    if owed.is_empty() {
        return Verdict::guards();
    }
    let waiting = u32::try_from(owed.len()).unwrap_or(u32::MAX);
    Verdict::OwedEach(owed, Fact::Matter(MatterFact::Waiting { waiting }))
}
