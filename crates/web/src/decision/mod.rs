//! Positions and decisions: what the group agreed, where it is in force and why not elsewhere, who was told; and an
//! administration's own page of what is asked of it and what it has decided.

mod act;
mod house;
mod page;
mod vote;

pub(crate) use act::{acknowledge, answer, decide_alone, hand_over, take, tell};
pub(crate) use house::{OnHouse, on_house};
pub(crate) use page::page;

use crate::{
    frame::{Badge, GroundView},
    mandate,
    round::{self, Matrix},
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Language, World,
    decision::{Decision, Joint, PoliticalAnswer, Position, PositionClass, UnitStanding, joint},
    mandate::kronor,
    matter::{Matter, MatterStage},
    round::Round,
};

/// What the page of a matter shows of them; `decision/on_matter.html` finds it as `decided`.
pub(crate) struct OnMatter {
    /// Where the decisions stand, in one line.
    pub says: String,
    pub position: Option<PositionView>,
    pub matrix: Option<Matrix>,
    pub units: Vec<UnitView>,
    /// What the chair decided alone.
    pub alone: Vec<DecisionView>,
    pub rounds: Vec<RoundView>,
    pub told: Vec<(String, &'static str, Date, Option<Date>)>,
    /// Where it is acted on.
    pub acts: String,
}

/// What the group agreed.
pub(crate) struct PositionView {
    pub text: String,
    /// How binding it is; empty where nothing was said.
    pub class: &'static str,
    pub on: Date,
    pub is_consensus: bool,
    /// Who did not agree, and why.
    pub dissent: Vec<(String, String)>,
    /// How it was voted, and who stepped aside.
    pub recorded: Vec<String>,
    /// What it waits for, or what came of it, with the politicians.
    pub politics: Option<(Badge, String)>,
}

/// Where one administration stands.
pub(crate) struct UnitView {
    pub name: String,
    /// Where it answers, or its own page.
    pub href: String,
    pub badge: Badge,
    pub says: String,
    pub grounds: Vec<GroundView>,
    pub decision: Option<DecisionView>,
}

/// One mandate holder's decision.
pub(crate) struct DecisionView {
    pub on: Date,
    pub effective: Date,
    pub by: String,
    pub text: String,
    pub cost: Option<String>,
    /// The mandate, with the address of its page.
    pub mandate: (String, String),
}

/// A round about the matter.
pub(crate) struct RoundView {
    pub href: String,
    pub kind: &'static str,
    pub answered: usize,
    pub of: usize,
    pub due: Date,
    pub is_open: bool,
}

impl Badge {
    /// Where an administration stands.
    pub(crate) fn unit(standing: &UnitStanding, l: Language) -> Self {
        let (sign, class) = match standing {
            UnitStanding::InForce { deviates: false, .. } => ("✓", "good"),
            UnitStanding::InForce { deviates: true, .. } => ("≈", "warn"),
            UnitStanding::ToCome { .. } => ("▷", "guard"),
            UnitStanding::Declined { .. } => ("✕", "bad"),
            UnitStanding::Lifted { .. } => ("↑", "due"),
            UnitStanding::DecidedAbove { .. } => ("⇑", "good"),
            UnitStanding::Pending { has_decider: false, .. } => ("!", "bad"),
            UnitStanding::Pending { has_decider: true, .. } => ("○", "due"),
            UnitStanding::Left { .. } => ("–", "plain"),
        };
        Self { word: standing.label(l), sign, class }
    }
}

impl DecisionView {
    fn of(world: &World, decision: &Decision) -> Self {
        let source = world.mandates.get(&decision.mandate).map(|one| one.source.clone());
        Self {
            on: decision.on,
            effective: decision.effective,
            by: world.people.name(&decision.by).to_owned(),
            text: decision.text.clone(),
            cost: decision.cost.map(kronor),
            mandate: (mandate::address(&decision.mandate), source.unwrap_or_default()),
        }
    }
}

/// What there is to show.
pub(crate) fn on_matter(visit: &Visit, world: &World, matter: &Matter) -> Option<OnMatter> {
    if matter.stage == MatterStage::Raised {
        return None;
    }
    let (l, today) = (visit.language, visit.now.today);
    let joint = joint(world, matter, today);
    let rounds: Vec<&Round> = matter.rounds.iter().filter_map(|id| world.rounds.get(id)).collect();
    let alone = matter.decisions.iter().filter(|one| one.unit.is_none());
    let round = |round: &&Round| {
        let (answered, of) = round.answered();
        RoundView {
            href: round::address(&round.id),
            kind: round.kind.label(l),
            answered,
            of,
            due: round.due,
            is_open: round.closed.is_none(),
        }
    };
    Some(OnMatter {
        says: joint.say(l),
        position: matter.position.as_ref().map(|position| position_view(world, position, today, l)),
        matrix: matrix(world, &rounds, &joint, today, l),
        units: joint
            .units
            .iter()
            .map(|(unit, standing)| unit_view(world, matter, &joint, unit, standing, today, l))
            .collect(),
        alone: alone.map(|one| DecisionView::of(world, one)).collect(),
        rounds: rounds.iter().map(round).collect(),
        told: matter
            .communicated
            .iter()
            .map(|one| {
                (
                    one.to.name(world, today, l),
                    crate::decision::act::purpose_words(one.purpose, l),
                    one.on,
                    one.received,
                )
            })
            .collect(),
        acts: format!("{}/beslut", crate::matter::address(&matter.id)),
    })
}

fn position_view(world: &World, position: &Position, on: Date, l: Language) -> PositionView {
    let dissent = position.dissent.iter();
    PositionView {
        text: position.text.clone(),
        class: if position.class == PositionClass::Other { "" } else { position.class.label(l) },
        on: position.on,
        is_consensus: position.is_consensus,
        dissent: dissent
            .map(|one| (world.people.name(&one.employment).to_owned(), one.reason.clone()))
            .collect(),
        recorded: vote::lines(world, position, l),
        politics: politics(world, position, on, l),
    }
}

/// Where a position is with the politicians.
fn politics(world: &World, position: &Position, on: Date, l: Language) -> Option<(Badge, String)> {
    let waits = position.waits_for.as_ref()?;
    let to = waits.name(world, on, l);
    Some(match (&position.answered, &position.handed_over) {
        (Some(reply), _) => {
            let (sign, class) = match reply.answer {
                PoliticalAnswer::Supported => ("✓", "good"),
                PoliticalAnswer::Rejected => ("✕", "bad"),
                PoliticalAnswer::Returned => ("↩", "warn"),
            };
            let badge = Badge { word: reply.answer.label(l), sign, class };
            (badge, format!("{to}, {}, {}", reply.on, reply.reference))
        }
        (None, Some((_, day))) => {
            let badge = Badge {
                word: l.pick("Väntar på politiken", "With the politicians"),
                sign: "◔",
                class: "due",
            };
            (badge, l.pick(format!("Lämnat till {to} {day}."), format!("Handed to {to} on {day}.")))
        }
        (None, None) => {
            let badge = Badge { word: l.pick("Inte slutligt", "Not final"), sign: "○", class: "warn" };
            (badge, l.pick(format!("Ska lämnas till {to}."), format!("To be handed to {to}.")))
        }
    })
}

fn unit_view(
    world: &World,
    matter: &Matter,
    joint: &Joint,
    unit: &BodyId,
    standing: &UnitStanding,
    on: Date,
    l: Language,
) -> UnitView {
    let asks =
        |id: &&samordna_domain::RoundId| world.rounds.get(id).is_some_and(|round| round.unit(unit).is_some());
    let round = joint.rounds.iter().rev().find(asks);
    UnitView {
        name: world.organisation.name(unit, on).to_owned(),
        href: round.map_or_else(|| format!("/organisation/{unit}"), |id| round::unit_address(id, unit)),
        badge: Badge::unit(standing, l),
        says: standing.say(world, on, l),
        grounds: standing
            .grounds(matter, unit)
            .iter()
            .map(|ground| GroundView::of(ground, world, on, l))
            .collect(),
        decision: matter.decision_for(unit).map(|one| DecisionView::of(world, one)),
    }
}

/// A row for each administration, a column for each round, and one for where it stands.
fn matrix(world: &World, rounds: &[&Round], joint: &Joint, on: Date, l: Language) -> Option<Matrix> {
    let mut units: Vec<&BodyId> = joint.units.iter().map(|(unit, _)| unit).collect();
    for asked in rounds.iter().flat_map(|round| &round.asked) {
        if !units.contains(&&asked.unit) {
            units.push(&asked.unit);
        }
    }
    if units.is_empty() {
        return None;
    }
    let mut columns: Vec<String> = rounds.iter().map(|round| round.kind.label(l).to_owned()).collect();
    columns.push(l.pick("Läget", "Standing").to_owned());
    let cell = |round: &&Round, unit: &BodyId| {
        let asked = round.unit(unit).filter(|asked| asked.left.is_none())?;
        Some(
            asked
                .answer()
                .map_or_else(|| Badge::unanswered(round.due < on, l), |one| Badge::answer(one.kind, l)),
        )
    };
    let row = |unit: &&BodyId| {
        let standing = joint.units.iter().find(|(known, _)| known == *unit);
        let cells = rounds.iter().map(|round| cell(round, unit));
        let cells = cells.chain([standing.map(|(_, standing)| Badge::unit(standing, l))]).collect();
        (world.organisation.name(unit, on).to_owned(), cells)
    };
    let title = l.pick("Varje förvaltning, runda för runda", "Each administration, round by round");
    Some(Matrix::of(title, columns, units.iter().map(row).collect()))
}
