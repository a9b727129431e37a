//! A subgroup's charter inside its parent's: what clearly lies under a boundary of the parent's is refused, and what cannot
//! be shown to lie inside is declared so by whoever the parent's charter lets create subgroups (row 199).
//!
//! Only words are compared: what the two say of their scope and area. Shared words show nothing more than that the two
//! speak of the same; who declares says the rest.

use super::Charter;
use crate::{
    BodyId, CharterId, Event, Language, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    group::who_may_form,
    matter::stems,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Norm, Rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody said that a charter lies inside that of the group above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScopeDeclaration {
    /// Why it does.
    pub reason: String,
    /// The sentence that asked for it.
    pub at: NormRef,
    /// When.
    pub on: Date,
}

/// How a subgroup's charter lies to its parent's.
#[derive(Clone, Debug, PartialEq)]
pub enum Within {
    /// All that it says of its scope shares words with the parent's.
    Shown,
    /// It names what a boundary of the parent's keeps out.
    Outside {
        /// The boundary.
        boundary: NormRef,
        /// What it names.
        task: String,
    },
    /// Something in it shares no word with the parent's; nothing, where it says nothing of its scope.
    Unshown {
        /// What.
        tasks: Vec<String>,
    },
}

/// Something that is so about a charter inside another, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithinFact {
    /// Its words are the parent's too.
    Shown {
        /// The parent.
        parent: BodyId,
    },
    /// It was declared to lie inside.
    Declared {
        /// Why.
        reason: String,
        /// When.
        on: Date,
    },
    /// Nobody has declared it, and its words do not show it.
    Unshown {
        /// The charters.
        charters: Vec<CharterId>,
    },
    /// A boundary keeps it out.
    Outside {
        /// The charter.
        charter: CharterId,
        /// What it names.
        task: String,
    },
    /// How many subgroups there are, and for how many it was declared.
    All {
        /// Subgroups with a charter in force.
        groups: u32,
        /// Declared, and not shown by words.
        declared: u32,
    },
}

/// Why something may not be done about a charter inside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "within_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum WithinNo {
    NotAsked,
    Outside { parent: BodyId, task: String },
    IsShown { parent: BodyId },
    Declared { on: Date },
}

/// What a charter says of its own scope: topics, and its area.
fn tasks(charter: &Charter) -> Vec<String> {
    let topics = charter.standing().filter_map(|(_, norm)| {
        let Rule::Scope(says) = &norm.rule else { return None };
        says.topic.clone()
    });
    let area = charter.reading.identity.area_of_responsibility.clone();
    topics.chain(area).filter(|task| !task.trim().is_empty()).collect()
}

/// The boundary of the parent's that clearly keeps a task out: one of the things it lists stands in the task, word for word.
fn keeps_out(norm: &Norm, task: &BTreeSet<String>) -> bool {
    let Rule::Boundary(says) = &norm.rule else { return false };
    let topic = says.topic.as_deref().filter(|_| says.unless.is_none());
    let things = topic.into_iter().flat_map(|topic| topic.split(',')).flat_map(|part| {
        part.split(" och ").flat_map(|part| part.split(" eller ")).flat_map(|part| part.split(" samt "))
    });
    things.map(stems).any(|thing| !thing.is_empty() && thing.is_subset(task))
}

/// How a charter lies to that of the group above it.
pub fn within(parent: &Charter, charter: &Charter) -> Within {
    let tasks = tasks(charter);
    for task in &tasks {
        let words = stems(task);
        if let Some((norm, _)) = parent.standing().find(|(_, norm)| keeps_out(norm, &words)) {
            let boundary = NormRef { charter: parent.id.clone(), norm };
            return Within::Outside { boundary, task: task.clone() };
        }
    }
    let own: BTreeSet<String> = tasks_of_parent(parent).flat_map(|text| stems(&text)).collect();
    let unshown: Vec<String> = tasks.iter().filter(|task| stems(task).is_disjoint(&own)).cloned().collect();
    if tasks.is_empty() || !unshown.is_empty() {
        return Within::Unshown { tasks: unshown };
    }
    Within::Shown
}

/// The parent's own words: what it says of its scope, and what it is called.
fn tasks_of_parent(parent: &Charter) -> impl Iterator<Item = String> {
    let identity = &parent.reading.identity;
    let names = [identity.group_name.clone(), identity.title.clone()];
    tasks(parent).into_iter().chain(names.into_iter().flatten())
}

impl World {
    /// The sentence of the charter above that lets subgroups be created only inside its scope, and that charter.
    pub fn asks_within(&self, group: &BodyId, on: Date) -> Option<(NormRef, &Charter)> {
        let parent = self.groups.get(group)?.parent.as_ref()?;
        let charter = self.charter_in_force(parent, on)?;
        let asks = |norm: &Norm| matches!(&norm.rule, Rule::SubgroupCreation(says) if says.within_scope == Some(true));
        let (norm, _) = charter.standing().find(|(_, norm)| asks(norm))?;
        Some((NormRef { charter: charter.id.clone(), norm }, charter))
    }
}

/// What stands in the way of a subgroup's charter, or the ground that nothing does; none where the parent asks for nothing.
pub(super) fn gate(
    world: &World,
    charter: &Charter,
    group: &BodyId,
    on: Date,
) -> Result<Option<Ground>, Refusal> {
    let Some((at, above)) = world.asks_within(group, on) else { return Ok(None) };
    let parent = above.group.clone().unwrap_or_else(|| group.clone());
    let fact = match within(above, charter) {
        Within::Outside { boundary, task } => return Err(kept_out(charter, parent, boundary, task)),
        Within::Shown => WithinFact::Shown { parent },
        Within::Unshown { .. } => match &charter.declared {
            Some(said) => WithinFact::Declared { reason: said.reason.clone(), on: said.on },
            None => WithinFact::Unshown { charters: vec![charter.id.clone()] },
        },
    };
    Ok(Some(Ground::norm(at, Fact::Within(fact))))
}

fn kept_out(charter: &Charter, parent: BodyId, boundary: NormRef, task: String) -> Refusal {
    let fact = WithinFact::Outside { charter: charter.id.clone(), task: task.clone() };
    Refusal::new(Why::Within(WithinNo::Outside { parent, task }))
        .by(Ground::norm(boundary, Fact::Within(fact)))
}

/// Decides whether a charter may be declared to lie inside that of the group above: by whoever that charter lets create
/// subgroups, with a reason.
pub(crate) fn declare(
    world: &World,
    request: &Request,
    id: &CharterId,
    reason: &str,
) -> Result<Outcome, Refusal> {
    let no = |why| Refusal::new(Why::Within(why));
    let charter = world.known_charter(id)?;
    if charter.withdrawn.is_some() {
        return Err(Refusal::new(Why::CharterWithdrawn));
    }
    let group = charter.group.as_ref().ok_or_else(|| Refusal::new(Why::CharterNotPlaced))?;
    let on = request.now.today;
    let (at, above) = world.asks_within(group, on).ok_or_else(|| no(WithinNo::NotAsked))?;
    let parent = above.group.clone().unwrap_or_else(|| group.clone());
    match within(above, charter) {
        Within::Outside { boundary, task } => return Err(kept_out(charter, parent, boundary, task)),
        Within::Shown => return Err(no(WithinNo::IsShown { parent })),
        Within::Unshown { .. } => {}
    }
    if let Some(said) = &charter.declared {
        return Err(no(WithinNo::Declared { on: said.on }));
    }
    let ground = who_may_form(world, request, Some(&parent), on)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    Ok(Outcome::of(Event::ScopeDeclared { charter: id.clone(), at, reason, on }).because(ground))
}

impl WithinFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let name = |id: &CharterId| {
            let group = world.charter(id).and_then(|charter| charter.group.as_ref());
            group.map_or_else(|| id.to_string(), |group| world.organisation.name(group, on).to_owned())
        };
        match self {
            Self::Shown { parent } => {
                let parent = world.organisation.name(parent, on);
                language.pick(
                    format!("Uppdraget talar om samma sak som uppdraget för {parent}."),
                    format!("The charter speaks of the same as that of {parent}."),
                )
            }
            Self::Declared { reason, on } => language.pick(
                format!("Intygat {on} att uppdraget ligger inom: {reason}"),
                format!("Declared on {on} to lie inside: {reason}"),
            ),
            Self::Unshown { charters } => {
                let names: Vec<String> = charters.iter().map(name).collect();
                let names = names.join(", ");
                language.pick(
                    format!("Ingen har intygat att uppdraget ryms i gruppens, och orden visar det inte: {names}."),
                    format!("Nobody has declared that the charter lies inside the group's, and the words do not show it: {names}."),
                )
            }
            Self::Outside { charter, task } => {
                let name = name(charter);
                language.pick(
                    format!("{name} har i sitt uppdrag det som avgränsningen undantar: {task}."),
                    format!("{name} has in its charter what the boundary keeps out: {task}."),
                )
            }
            Self::All { groups: 1, declared: 0 } => {
                language.pick("1 undergrupp ligger inom uppdraget.", "1 subgroup lies inside.").to_owned()
            }
            Self::All { groups: 1, .. } => language
                .pick(
                    "1 undergrupp ligger inom uppdraget, enligt intyg.",
                    "1 subgroup lies inside, as declared.",
                )
                .to_owned(),
            Self::All { groups, declared: 0 } => language.pick(
                format!("{groups} undergrupper ligger inom uppdraget."),
                format!("{groups} subgroups lie inside."),
            ),
            Self::All { groups, declared } => language.pick(
                format!("{groups} undergrupper ligger inom uppdraget, {declared} av dem enligt intyg."),
                format!("{groups} subgroups lie inside, {declared} of them as declared."),
            ),
        }
    }
}

impl WithinNo {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::NotAsked => language
                .pick(
                    "Uppdraget för gruppen ovanför begär inget intyg.",
                    "The charter of the group above asks for no declaration.",
                )
                .to_owned(),
            Self::Outside { parent, task } => {
                let parent = world.organisation.name(parent, on);
                language.pick(
                    format!("{task}: det ligger utanför uppdraget för {parent}."),
                    format!("{task}: that lies outside the charter of {parent}."),
                )
            }
            Self::IsShown { parent } => {
                let parent = world.organisation.name(parent, on);
                language.pick(
                    format!("Inget intyg behövs: uppdraget talar om samma sak som uppdraget för {parent}."),
                    format!("No declaration is needed: it speaks of the same as the charter of {parent}."),
                )
            }
            Self::Declared { on } => {
                language.pick(format!("Det intygades {on}."), format!("That was declared on {on}."))
            }
        }
    }
}
