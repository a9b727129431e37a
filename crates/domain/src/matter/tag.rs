//! What a matter is for: the qualities of good care, and the objectives of the charter (rows 38 to 42).

use super::{MatterNo, command::TagMatter, decided::mistake};
use crate::{
    Event, Language, Refusal, World,
    command::{Outcome, Request},
    grounds::NormRef,
    seat::keeper,
};
use samordna_charter::Rule;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A quality of good care. Source: row 40; the words are those of *god vård*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Kunskapsbaserad.
    KnowledgeBased,
    /// Ändamålsenlig.
    Appropriate,
    /// Säker.
    Safe,
    /// Personcentrerad.
    PersonCentred,
    /// Effektiv.
    Efficient,
    /// Jämlik.
    Equal,
    /// Tillgänglig.
    Accessible,
}

impl Quality {
    /// Every quality.
    pub const ALL: [Self; 7] = [
        Self::KnowledgeBased,
        Self::Appropriate,
        Self::Safe,
        Self::PersonCentred,
        Self::Efficient,
        Self::Equal,
        Self::Accessible,
    ];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::KnowledgeBased => language.pick("Kunskapsbaserad", "Knowledge-based"),
            Self::Appropriate => language.pick("Ändamålsenlig", "Appropriate"),
            Self::Safe => language.pick("Säker", "Safe"),
            Self::PersonCentred => language.pick("Personcentrerad", "Person-centred"),
            Self::Efficient => language.pick("Effektiv", "Efficient"),
            Self::Equal => language.pick("Jämlik", "Equal"),
            Self::Accessible => language.pick("Tillgänglig", "Accessible"),
        }
    }
}

/// Decides whether it may be said what a matter is for: by the group's keeper, in the words of the charter.
pub(crate) fn tag(world: &World, request: &Request, asked: TagMatter) -> Result<Outcome, Refusal> {
    let matter = world.matter(&asked.matter)?;
    let group = &matter.id.group;
    let ground = keeper(world, request, group)?;
    let mut objectives: Vec<NormRef> = Vec::new();
    for norm in &asked.objectives {
        let known = world
            .norms_in_force(group, request.now.today)
            .find(|(at, known)| at.norm == *norm && matches!(known.rule, Rule::Objective(_)));
        let (at, _) = known.ok_or_else(|| mistake("objectives", MatterNo::NoObjective { norm: *norm }))?;
        if !objectives.contains(&at) {
            objectives.push(at);
        }
    }
    let mut qualities = asked.qualities;
    qualities.sort();
    qualities.dedup();
    let event = Event::MatterTagged { matter: asked.matter, qualities, objectives, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}
