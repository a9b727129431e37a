//! Whose turn it is: what has to be done next about a matter, by whom, since when. Computed, and never stored.
//!
//! The list of matters, the page of each and what is due by the charter ask the same question here.

use super::{Matter, MatterStage, StepKind, intake::Sorters, preparation::Preparers};
use crate::{
    BodyId, Language, World, decision::joint, organisation::Party, refusal::Who, round::RoundKind, seat::Role,
};
use jiff::civil::Date;
use samordna_charter::Rule;

/// What has to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TurnKind {
    /// Whose it is has to be said.
    Sort,
    /// It was handed over, and has to be received.
    Receive,
    /// The brief has to be written.
    Prepare,
    /// The brief has to be released for the group.
    Release,
    /// It has to come onto an agenda.
    PutOnAgenda,
    /// The group has to take a position.
    TakePosition,
    /// The position has to go to the politicians.
    HandToPoliticians,
    /// The politicians have to answer.
    HearFromPoliticians,
    /// The administrations have to be asked to decide.
    AskAtHome,
    /// An administration has to decide.
    DecideAtHome,
    /// Nobody there may decide: it has to be lifted.
    Lift,
    /// An escalation has to be answered.
    AnswerEscalation,
    /// It is done, and can be closed.
    Close,
}

impl TurnKind {
    /// What has to be done, in words.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Sort => language.pick("Pröva mot uppdraget", "Try it against the charter"),
            Self::Receive => language.pick("Ta emot", "Receive"),
            Self::Prepare => language.pick("Skriv underlag", "Write the brief"),
            Self::Release => language.pick("Släpp till gruppen", "Release it to the group"),
            Self::PutOnAgenda => language.pick("Sätt upp på ett möte", "Put it on an agenda"),
            Self::TakePosition => language.pick("Ta ställning", "Take a position"),
            Self::HandToPoliticians => language.pick("Lämna till politiken", "Hand it to the politicians"),
            Self::HearFromPoliticians => language.pick("Svara från politiken", "Answer from the politicians"),
            Self::AskAtHome => language.pick("Fråga förvaltningarna", "Ask the administrations"),
            Self::DecideAtHome => language.pick("Besluta hemma", "Decide at home"),
            Self::Lift => language.pick("Lyft", "Lift it"),
            Self::AnswerEscalation => language.pick("Svara på lyftet", "Answer the escalation"),
            Self::Close => language.pick("Avsluta", "Close it"),
        }
    }
}

/// Something that has to be done about a matter, and whose turn it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// What.
    pub what: TurnKind,
    /// By whom.
    pub who: Who,
    /// For which party or administration, where several do the same.
    pub of: Option<BodyId>,
    /// Since when.
    pub since: Date,
}

/// Whose turn it is in a matter. Empty only where it is over.
pub fn turns(world: &World, matter: &Matter, on: Date) -> Vec<Turn> {
    let asker = Asker { world, matter, on };
    let lifted = matter.open_escalations().map(|one| Turn {
        what: TurnKind::AnswerEscalation,
        who: one.to.who(world, on),
        of: one.unit.clone(),
        since: one.waits_since(),
    });
    let mut turns: Vec<Turn> = lifted.collect();
    turns.extend(asker.next());
    // What has been lifted whole waits for the answer, and for nothing else.
    if matter.open_escalations().any(|one| one.unit.is_none()) {
        turns.retain(|turn| turn.what == TurnKind::AnswerEscalation);
    }
    turns
}

struct Asker<'a> {
    world: &'a World,
    matter: &'a Matter,
    on: Date,
}

impl Asker<'_> {
    fn next(&self) -> Vec<Turn> {
        let Self { world, matter, on } = *self;
        let group = &matter.id.group;
        match &matter.stage {
            MatterStage::Raised => match Sorters::of(world, group, on) {
                Some(sorters) => {
                    self.each(TurnKind::Sort, sorters.left(matter), || sorters.who(world, group, on))
                }
                None => vec![self.keeper(TurnKind::Sort)],
            },
            MatterStage::HandedOver { to, received: None, .. } => {
                vec![self.turn(TurnKind::Receive, to.who(world, on), None)]
            }
            MatterStage::Accepted => match Preparers::of(world, group, on) {
                Some(preparers) => {
                    let who = preparers.who(world, group, on);
                    who.into_iter().map(|who| self.turn(TurnKind::Prepare, who, None)).collect()
                }
                None => vec![self.keeper(TurnKind::Prepare)],
            },
            MatterStage::Prepared => match Preparers::of(world, group, on) {
                Some(preparers) => {
                    self.each(TurnKind::Release, preparers.left(matter), || preparers.who(world, group, on))
                }
                None => vec![self.keeper(TurnKind::PutOnAgenda)],
            },
            MatterStage::Ready => vec![self.keeper(TurnKind::PutOnAgenda)],
            MatterStage::OnAgenda { .. } => vec![self.keeper(TurnKind::TakePosition)],
            MatterStage::Agreed => self.after_position(),
            MatterStage::Closed { .. }
            | MatterStage::HandedOver { received: Some(_), .. }
            | MatterStage::Withdrawn { .. } => Vec::new(),
        }
    }

    fn after_position(&self) -> Vec<Turn> {
        let Self { world, matter, on } = *self;
        if let Some(position) = matter.position.as_ref().filter(|position| !position.is_final()) {
            return match &position.handed_over {
                // They do not stand behind it, and nothing more can follow.
                Some(_) if position.answered.is_some() => vec![self.keeper(TurnKind::Close)],
                Some((to, _)) => vec![self.turn(TurnKind::HearFromPoliticians, to.who(world, on), None)],
                None => vec![self.keeper(TurnKind::HandToPoliticians)],
            };
        }
        let joint = joint(world, matter, on);
        let stuck = joint.stuck().map(|unit| Turn { of: Some(unit.clone()), ..self.keeper(TurnKind::Lift) });
        let mut turns: Vec<Turn> = stuck.collect();
        for unit in joint.undecided().filter(|unit| !joint.stuck().any(|stuck| stuck == *unit)) {
            let who = world.who_decides(unit, matter.subject.as_deref(), on);
            let who = who.unwrap_or_else(|| world.who_acts_for(unit, on));
            turns.push(self.turn(TurnKind::DecideAtHome, who, Some(unit)));
        }
        let is_asked = matter.rounds.iter().filter_map(|id| world.rounds.get(id));
        let is_asked = is_asked.into_iter().any(|round| round.kind == RoundKind::HomeDecision);
        let decides_at_home = matter.kind.leads_to_decisions()
            && world
                .norms_in_force(&matter.id.group, on)
                .any(|(_, norm)| matches!(norm.rule, Rule::DecisionByMandate(_)));
        if decides_at_home && !is_asked && !joint.by_chair {
            turns.push(self.keeper(TurnKind::AskAtHome));
        }
        if turns.is_empty() && matter.open_escalations().next().is_none() {
            turns.push(self.keeper(TurnKind::Close));
        }
        turns
    }

    fn turn(&self, what: TurnKind, who: Who, of: Option<&BodyId>) -> Turn {
        Turn { what, who, of: of.cloned(), since: self.matter.since() }
    }

    fn keeper(&self, what: TurnKind) -> Turn {
        self.turn(what, self.world.keeper_of(&self.matter.id.group, self.on), None)
    }

    /// One for each party that has not done it, or for all of those who do it for everybody.
    fn each(&self, what: TurnKind, left: Vec<BodyId>, all: impl Fn() -> Vec<Who>) -> Vec<Turn> {
        match left.as_slice() {
            [] => all().into_iter().map(|who| self.turn(what, who, None)).collect(),
            left => {
                let who = |body| self.world.who_acts_for(body, self.on);
                left.iter().map(|body| self.turn(what, who(body), Some(body))).collect()
            }
        }
    }
}

impl Matter {
    /// Those of whom each has to release it, and who have not.
    pub fn unreleased(&self, world: &World, on: Date) -> Vec<BodyId> {
        Preparers::of(world, &self.id.group, on).map_or_else(Vec::new, |preparers| preparers.left(self))
    }

    /// Since when it stands as it does.
    pub fn since(&self) -> Date {
        let moved = self.steps.iter().rev().find(|step| step.what.moves());
        moved.map_or(Date::default(), |step| step.on)
    }
}

impl StepKind {
    /// It changed how far the matter has come, or whose turn it is; other steps are on the way.
    fn moves(&self) -> bool {
        match self {
            Self::Raised
            | Self::Accepted
            | Self::HandedOver { .. }
            | Self::Received
            | Self::Prepared
            | Self::Released { .. }
            | Self::OnAgenda { .. }
            | Self::ReferredBack { .. }
            | Self::Positioned
            | Self::HandedToPoliticians { .. }
            | Self::AnsweredByPoliticians
            | Self::Asked { .. }
            | Self::Withdrawn
            | Self::Closed => true,
            Self::Sorted { .. }
            | Self::Consulted { .. }
            | Self::Shared { .. }
            | Self::Decided { .. }
            | Self::DecidedByChair
            | Self::Escalated { .. }
            | Self::EscalationAnswered { .. }
            | Self::Communicated { .. } => false,
        }
    }
}

impl World {
    /// Who sees to a group's own things: its coordinator where there is one, else its chair.
    pub fn keeper_of(&self, group: &BodyId, on: Date) -> Who {
        let is_held = |role: &Role| self.role_holders(group, role, on).next().is_some();
        let role = [Role::Coordinator, Role::Chair].into_iter().find(is_held).unwrap_or(Role::Chair);
        self.who(&Party::Role(role), group, None, on)
    }
}
