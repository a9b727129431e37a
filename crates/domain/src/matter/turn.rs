//! Whose turn it is: what has to be done next about a matter, by whom, since when. Computed, and never stored.
//!
//! The list of matters, the page of each and what is due by the charter ask the same question here.

use super::{
    Addressee, Matter, MatterKind, MatterStage,
    preparation::{Preparers, prepares_matters_for},
    sorting::Sorters,
};
use crate::{
    BodyId, Language, World,
    decision::joint,
    organisation::Party,
    refusal::Who,
    round::{Round, RoundKind},
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::Rule;
use serde::Serialize;

/// What has to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// An administration has to carry it out.
    CarryOut,
    /// Nobody there may decide: it has to be lifted.
    Lift,
    /// An escalation has to be answered.
    AnswerEscalation,
    /// The answer to an escalation has to be handed down.
    HandAnswerDown,
    /// It has to go to the body that the group prepares matters for.
    Submit,
    /// Whoever ordered it, or asked, has to be told how it went.
    ReportBack,
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
            Self::HandToPoliticians => {
                language.pick("Lämna över till politiken", "Hand it over to the politicians")
            }
            Self::HearFromPoliticians => {
                language.pick("Anteckna politikens svar", "Record the politicians' answer")
            }
            Self::AskAtHome => language.pick("Fråga förvaltningarna", "Ask the administrations"),
            Self::CarryOut => language.pick("Genomför", "Carry it out"),
            Self::DecideAtHome => language.pick("Besluta hemma", "Decide at home"),
            Self::Lift => language.pick("Lyft ärendet", "Lift the matter"),
            Self::AnswerEscalation => language.pick("Svara på lyftet", "Answer the escalation"),
            Self::HandAnswerDown => language.pick("Lämna svaret vidare", "Hand the answer down"),
            Self::Submit => language.pick("Lämna vidare beredd", "Submit it"),
            Self::ReportBack => language.pick("Berätta för den som frågade", "Tell whoever asked"),
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
        what: if one.comes_back { TurnKind::HandAnswerDown } else { TurnKind::AnswerEscalation },
        who: asker.whoever(&one.to),
        of: one.unit.clone(),
        since: one.waits_since(),
    });
    let mut turns: Vec<Turn> = lifted.collect();
    turns.extend(asker.next());
    // What has been lifted whole waits for the answer, and for nothing else.
    if matter.open_escalations().any(|one| one.unit.is_none()) {
        turns.retain(|turn| matches!(turn.what, TurnKind::AnswerEscalation | TurnKind::HandAnswerDown));
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
                vec![self.turn(TurnKind::Receive, self.whoever(to), None)]
            }
            // What others have decided is carried out here, and needs no position.
            MatterStage::Accepted if matter.kind == MatterKind::DecidedElsewhere => self.carried_out(),
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
            MatterStage::Ready if matter.is_decided_above() => vec![self.keeper(self.last())],
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
        if matter.is_decided_above() {
            return vec![self.keeper(self.last())];
        }
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
            turns.push(self.keeper(self.last()));
        }
        turns
    }

    /// What remains when nobody has to decide any more.
    fn last(&self) -> TurnKind {
        let Self { world, matter, on } = *self;
        if prepares_matters_for(world, &matter.id.group, on).is_some() {
            return TurnKind::Submit;
        }
        match matter.unanswered_origin() {
            Some(_) => TurnKind::ReportBack,
            None => TurnKind::Close,
        }
    }

    /// Each administration says how it goes, once they are asked.
    fn carried_out(&self) -> Vec<Turn> {
        let rounds = self.matter.rounds.iter().filter_map(|id| self.world.rounds.get(id));
        let rounds: Vec<&Round> = rounds.filter(|round| round.kind == RoundKind::Implementation).collect();
        if rounds.is_empty() {
            return vec![self.keeper(TurnKind::AskAtHome)];
        }
        let units = rounds.into_iter().flat_map(Round::waits_for);
        let waits: Vec<Turn> = units
            .map(|unit| self.turn(TurnKind::CarryOut, self.world.who_acts_for(unit, self.on), Some(unit)))
            .collect();
        if waits.is_empty() { vec![self.keeper(TurnKind::Close)] } else { waits }
    }

    /// Whoever has it; where that is only a name, whoever keeps the group finds out.
    fn whoever(&self, to: &Addressee) -> Who {
        match to {
            Addressee::Named(_) => self.world.keeper_of(&self.matter.id.group, self.on),
            Addressee::Body(_) | Addressee::Role { .. } | Addressee::Undertaking(_) => {
                to.who(self.world, self.on)
            }
        }
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

impl World {
    /// Who sees to a group's own things: its coordinator where there is one, else its chair.
    pub fn keeper_of(&self, group: &BodyId, on: Date) -> Who {
        let is_held = |role: &Role| self.role_holders(group, role, on).next().is_some();
        let role = [Role::Coordinator, Role::Chair].into_iter().find(is_held).unwrap_or(Role::Chair);
        self.who(&Party::Role(role), group, None, on)
    }
}
