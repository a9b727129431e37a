//! The whole of a matter's decisions: in force where it is decided, pending elsewhere, with the reason.

use super::{Decision, barrier};
use crate::{
    BodyId, Language, Refusal, RoundId, World,
    mandate::Asked,
    matter::{Addressee, Matter},
    round::{AnswerKind, RoundKind},
};
use jiff::civil::Date;

/// Where one administration stands.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitStanding {
    /// Decided, and in force.
    InForce {
        /// It was decided otherwise than agreed.
        deviates: bool,
        /// From when.
        since: Date,
    },
    /// Decided, in force later.
    ToCome {
        /// From when.
        from: Date,
    },
    /// Decided not to.
    Declined {
        /// Why.
        reason: String,
    },
    /// It was lifted, and waits for an answer.
    Lifted {
        /// Which escalation of the matter.
        number: u32,
        /// To whom.
        to: Addressee,
    },
    /// It waits for somebody there to decide.
    Pending {
        /// Why they may not yet; none where they may.
        why: Option<Box<Refusal>>,
        /// Somebody there may decide, today.
        has_decider: bool,
    },
    /// It was asked no longer.
    Left,
}

impl UnitStanding {
    /// The word for it.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::InForce { deviates: false, .. } => language.pick("Gäller", "In force"),
            Self::InForce { deviates: true, .. } => {
                language.pick("Gäller med avvikelse", "In force, otherwise")
            }
            Self::ToCome { .. } => language.pick("Beslutat", "Decided"),
            Self::Declined { .. } => language.pick("Avböjt", "Declined"),
            Self::Lifted { .. } => language.pick("Lyft", "Lifted"),
            Self::Pending { .. } => language.pick("Väntar", "Pending"),
            Self::Left => language.pick("Lämnade rundan", "Left the round"),
        }
    }
}

/// The whole of a matter's decisions on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// The rounds of home decisions.
    pub rounds: Vec<RoundId>,
    /// Each administration that is asked, in the order they were.
    pub units: Vec<(BodyId, UnitStanding)>,
    /// Decided by the chair, and in force.
    pub by_chair: bool,
}

impl Joint {
    /// Those where it is in force.
    pub fn in_force(&self) -> impl Iterator<Item = &BodyId> {
        self.of(|standing| matches!(standing, UnitStanding::InForce { .. }))
    }

    /// Those that have to decide, or to be decided for.
    pub fn pending(&self) -> impl Iterator<Item = &BodyId> {
        self.of(|standing| matches!(standing, UnitStanding::Pending { .. } | UnitStanding::Lifted { .. }))
    }

    /// Those where nobody may decide and nobody was asked who can: a matter must never stand so in silence.
    pub fn stuck(&self) -> impl Iterator<Item = &BodyId> {
        self.of(|standing| matches!(standing, UnitStanding::Pending { has_decider: false, .. }))
    }

    fn of(&self, stands: impl Fn(&UnitStanding) -> bool) -> impl Iterator<Item = &BodyId> {
        self.units.iter().filter(move |(_, standing)| stands(standing)).map(|(unit, _)| unit)
    }

    /// In words: how many of how many.
    pub fn say(&self, language: Language) -> String {
        let (all, done) = (self.units.len(), self.in_force().count());
        if self.by_chair {
            return language.pick("Beslutat av ordförande.", "Decided by the chair.").to_owned();
        }
        match (all, done) {
            (0, _) => {
                language.pick("Ingen har tillfrågats om beslut.", "Nobody was asked to decide.").to_owned()
            }
            (all, done) if all == done => {
                language.pick("Gäller i alla förvaltningar.", "In force everywhere.").to_owned()
            }
            (all, done) => language.pick(
                format!("Gäller i {done} av {all} förvaltningar."),
                format!("In force in {done} of {all} administrations."),
            ),
        }
    }
}

/// Where a matter's decisions stand on a day: it is always computed, and never stored.
pub fn joint(world: &World, matter: &Matter, on: Date) -> Joint {
    let mut units: Vec<(BodyId, UnitStanding)> = Vec::new();
    let mut rounds = Vec::new();
    for round in matter.rounds.iter().filter_map(|id| world.rounds.get(id)) {
        if round.kind != RoundKind::HomeDecision {
            continue;
        }
        rounds.push(round.id.clone());
        for asked in &round.asked {
            let standing = match asked.left {
                Some(_) => UnitStanding::Left,
                None => stands(world, matter, &asked.unit, on),
            };
            match units.iter_mut().find(|(unit, _)| *unit == asked.unit) {
                Some((_, known)) => *known = standing,
                None => units.push((asked.unit.clone(), standing)),
            }
        }
    }
    let by_chair = matter.decisions.iter().any(|one| one.unit.is_none() && one.effective <= on);
    Joint { rounds, units, by_chair }
}

fn stands(world: &World, matter: &Matter, unit: &BodyId, on: Date) -> UnitStanding {
    let decision = matter.decisions.iter().rev().find(|one| one.unit.as_ref() == Some(unit));
    if let Some(decision) = decision {
        return decided(decision, on);
    }
    if let Some(open) = matter.open_escalations().find(|one| one.unit.as_ref() == Some(unit)) {
        return UnitStanding::Lifted { number: open.number, to: open.to.clone() };
    }
    let asked = Asked { unit, subject: matter.subject.as_deref(), cost: Some(0) };
    UnitStanding::Pending {
        why: barrier(world, matter, unit, on).map(Box::new),
        has_decider: world.is_decidable(&asked, on),
    }
}

fn decided(decision: &Decision, on: Date) -> UnitStanding {
    if decision.kind == AnswerKind::Declines {
        return UnitStanding::Declined { reason: decision.text.clone() };
    }
    if on < decision.effective {
        return UnitStanding::ToCome { from: decision.effective };
    }
    UnitStanding::InForce { deviates: decision.kind == AnswerKind::Deviates, since: decision.effective }
}
