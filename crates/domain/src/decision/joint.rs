//! The whole of a matter's decisions: in force where it is decided, pending elsewhere, with the reason.

use super::{Decision, barrier, chair::chairs_units};
use crate::{
    BodyId, Language, Refusal, RoundId, World,
    grounds::{Basis, Fact, Ground, Law},
    mandate::{Asked, MandateFact},
    matter::{Addressee, Matter},
    round::{self, AnswerKind, Round, RoundKind},
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
    /// It was lifted, and decided there.
    DecidedAbove {
        /// Which escalation of the matter.
        number: u32,
        /// Who decided.
        by: Addressee,
        /// What, and where it stands.
        text: String,
    },
    /// It waits for somebody there to decide.
    Pending {
        /// Why they may not yet; none where they may.
        why: Option<Box<Refusal>>,
        /// Somebody there may decide, today.
        has_decider: bool,
    },
    /// It was asked no longer.
    Left {
        /// Why.
        reason: String,
    },
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
            Self::DecidedAbove { .. } => language.pick("Beslutat av annan", "Decided above"),
            Self::Pending { .. } => language.pick("Väntar", "Pending"),
            Self::Left { .. } => language.pick("Lämnade rundan", "Left the round"),
        }
    }

    /// Why it is so, in words.
    pub fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::InForce { since, .. } => {
                language.pick(format!("Gäller från {since}."), format!("In force from {since}."))
            }
            Self::ToCome { from } => language
                .pick(format!("Beslutat. Gäller från {from}."), format!("Decided. In force from {from}.")),
            Self::Declined { reason } | Self::Left { reason } => reason.clone(),
            Self::Lifted { to, .. } => {
                let to = to.name(world, on, language);
                language.pick(
                    format!("Ingen där har mandat att besluta. Lyft till {to}."),
                    format!("Nobody there has a mandate to decide. Lifted to {to}."),
                )
            }
            Self::DecidedAbove { by, text, .. } => {
                let by = by.name(world, on, language);
                language.pick(format!("Beslutat av {by}: {text}"), format!("Decided by {by}: {text}"))
            }
            Self::Pending { why: Some(no), .. } => no.say(world, on, language),
            Self::Pending { why: None, has_decider: true } => language
                .pick("Den som har mandatet har inte beslutat.", "Whoever holds the mandate has not decided.")
                .to_owned(),
            Self::Pending { why: None, has_decider: false } => language
                .pick(
                    "Ingen där har mandat att besluta, och det är inte lyft.",
                    "Nobody there has a mandate to decide, and it is not lifted.",
                )
                .to_owned(),
        }
    }

    /// By which rules it is so: the mandate that was decided under, what is missing, the way up.
    pub fn grounds(&self, matter: &Matter, unit: &BodyId) -> Vec<Ground> {
        match self {
            Self::InForce { .. } | Self::ToCome { .. } | Self::Declined { .. } => {
                let chairs = || matter.decisions.iter().rfind(|one| one.unit.is_none());
                let decision = matter.decision_for(unit).or_else(chairs);
                let under = decision.map(|one| MandateFact::Covers { mandate: one.mandate.clone() });
                let basis = Basis::Law(Law::KlDelegation);
                under.map(|fact| Ground { basis, fact: Fact::Mandate(fact) }).into_iter().collect()
            }
            Self::Lifted { number, .. } | Self::DecidedAbove { number, .. } => {
                let lifted = matter.escalations.iter().filter(|one| one.number == *number);
                let fact = || Fact::Mandate(MandateFact::Nobody { unit: unit.clone() });
                lifted.map(|one| Ground { basis: one.basis.clone(), fact: fact() }).collect()
            }
            Self::Pending { why, .. } => why.iter().flat_map(|no| no.grounds.clone()).collect(),
            Self::Left { .. } => Vec::new(),
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

    /// Those that have not decided, and whose part was not lifted.
    pub fn undecided(&self) -> impl Iterator<Item = &BodyId> {
        self.of(|standing| matches!(standing, UnitStanding::Pending { .. }))
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
        let is_asked = |standing: &UnitStanding| !matches!(standing, UnitStanding::Left { .. });
        let (all, done) = (self.of(is_asked).count(), self.in_force().count());
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
    let mut enter = |unit: &BodyId, standing| match units.iter_mut().find(|(known, _)| known == unit) {
        Some((_, known)) => *known = standing,
        None => units.push((unit.clone(), standing)),
    };
    let rounds = matter.rounds.iter().filter_map(|id| world.rounds.get(id));
    let rounds: Vec<&Round> = rounds.filter(|round| round.kind == RoundKind::HomeDecision).collect();
    for asked in rounds.iter().flat_map(|round| &round.asked) {
        enter(&asked.unit, stands(world, matter, asked, on));
    }
    let chairs = || matter.decisions.iter().filter(|one| one.unit.is_none());
    for decision in chairs() {
        let Some(mandate) = world.mandates.get(&decision.mandate) else { continue };
        for unit in chairs_units(world, &matter.id.group, mandate, decision.on) {
            enter(&unit, decided(decision, on));
        }
    }
    let by_chair = chairs().any(|one| one.effective <= on);
    Joint { rounds: rounds.into_iter().map(|round| round.id.clone()).collect(), units, by_chair }
}

fn stands(world: &World, matter: &Matter, asked: &round::Asked, on: Date) -> UnitStanding {
    let unit = &asked.unit;
    let is_answered = asked.answer().is_some_and(|answer| answer.kind.is_decision());
    let decision = matter.decision_for(unit);
    // Whoever declined, and is asked anew, has to decide again.
    let is_asked_anew =
        |one: &Decision| one.kind == AnswerKind::Declines && !is_answered && asked.left.is_none();
    if let Some(decision) = decision.filter(|one| !is_asked_anew(one)) {
        return decided(decision, on);
    }
    if let Some((_, reason)) = &asked.left {
        return UnitStanding::Left { reason: reason.clone() };
    }
    if let Some(open) = matter.lifted_for(unit) {
        return UnitStanding::Lifted { number: open.number, to: open.to.clone() };
    }
    if let Some(one) = matter.escalations.iter().rfind(|one| one.unit.as_ref() == Some(unit))
        && let Some((by, text)) = one.decision()
    {
        return UnitStanding::DecidedAbove { number: one.number, by: by.clone(), text: text.to_owned() };
    }
    let free = Asked { unit, subject: matter.subject.as_deref(), cost: Some(0) };
    UnitStanding::Pending {
        why: barrier(world, matter, unit, on).map(Box::new),
        has_decider: world.is_decidable(&free, on),
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
