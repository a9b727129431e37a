//! An administration's own: what groups ask of it, what its decisions wait for, what it has decided.

use crate::{
    frame::Badge,
    group::linked,
    matter,
    round::{self, unit_address},
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, World,
    decision::{UnitStanding, joint},
    matter::Matter,
    round::{Round, RoundKind},
};

/// The most decisions that are shown.
const MOST: usize = 20;

/// What the page of an administration shows of them; `decision/on_house.html` finds it as `house`.
pub(crate) struct OnHouse {
    pub asked: Vec<AskedView>,
    pub decided: Vec<DecidedView>,
    /// Where its mandates are.
    pub mandates: String,
}

/// A question that waits for the house.
pub(crate) struct AskedView {
    pub href: String,
    pub about: String,
    pub kind: &'static str,
    pub group: (String, String),
    pub due: Date,
    pub badge: Badge,
    /// What a decision waits for.
    pub why: Option<String>,
}

/// What the house decided.
pub(crate) struct DecidedView {
    pub href: String,
    pub title: String,
    pub group: (String, String),
    pub on: Date,
    pub badge: Badge,
    pub text: String,
}

/// What there is to show.
pub(crate) fn on_house(visit: &Visit, world: &World, unit: &BodyId) -> OnHouse {
    let (l, today) = (visit.language, visit.now.today);
    let mut asking: Vec<&Round> = world.rounds.asking(unit).collect();
    asking.sort_by_key(|round| round.due);
    let asked = |round: &Round| {
        let standing = standing(world, round, unit, today);
        AskedView {
            href: unit_address(&round.id, unit),
            about: round::about(world, round),
            kind: round.kind.label(l),
            group: linked(world, &round.id.group, today),
            due: round.due,
            badge: match &standing {
                Some(standing) => Badge::unit(standing, l),
                None => Badge::unanswered(round.due < today, l),
            },
            why: standing.map(|standing| standing.say(world, today, l)),
        }
    };
    let decided = |matter: &Matter| {
        let decision = matter.decision_for(unit)?;
        let text = if decision.text.is_empty() {
            matter.position.as_ref().map_or_else(String::new, |position| position.text.clone())
        } else {
            decision.text.clone()
        };
        Some(DecidedView {
            href: matter::address(&matter.id),
            title: matter.title.clone(),
            group: linked(world, &matter.id.group, today),
            on: decision.on,
            badge: Badge::answer(decision.kind, l),
            text,
        })
    };
    OnHouse {
        asked: asking.into_iter().map(asked).collect(),
        decided: latest(world, unit).into_iter().filter_map(decided).collect(),
        mandates: format!("/mandat?forvaltning={unit}"),
    }
}

/// The matters in which it decided last, each once.
fn latest<'a>(world: &'a World, unit: &BodyId) -> Vec<&'a Matter> {
    let mut latest: Vec<&Matter> = Vec::new();
    for matter in world.matters.decided_by(unit).take(2 * MOST) {
        if latest.len() < MOST && latest.iter().all(|known| known.id != matter.id) {
            latest.push(matter);
        }
    }
    latest
}

/// Where a unit stands in a round of home decisions.
fn standing(world: &World, round: &Round, unit: &BodyId, on: Date) -> Option<UnitStanding> {
    let matter = round.about.as_ref().filter(|_| round.kind == RoundKind::HomeDecision)?;
    let all = joint(world, world.matters.get(matter)?, on).units;
    all.into_iter().find(|(known, _)| known == unit).map(|(_, standing)| standing)
}
