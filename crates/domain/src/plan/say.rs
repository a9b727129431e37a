//! What is weighed and what is refused about the year's plan, in words, Swedish and English side by side.

use crate::{CharterId, Language, PersonId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about the year's plan, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanFact {
    /// A task stands in the plan.
    Stands {
        /// Which year.
        year: i16,
        /// Where in the plan.
        text: String,
        /// Who attested it.
        by: PersonId,
        /// When.
        on: Date,
    },
    /// A task rests.
    Rests {
        /// Which year.
        year: i16,
        /// Why.
        reason: String,
        /// Who attested it.
        by: PersonId,
        /// When.
        on: Date,
    },
    /// How many of a charter's tasks something is said of.
    Told {
        /// Which year.
        year: i16,
        /// In the plan, or resting.
        told: u32,
        /// All tasks.
        of: u32,
    },
}

impl PlanFact {
    pub(crate) fn say(&self, world: &World, language: Language) -> String {
        let name = |id: &PersonId| {
            world.people.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
        };
        match self {
            Self::Stands { year, text, by, on } => {
                let by = name(by);
                let place = if text.is_empty() { String::new() } else { format!(": {text}") };
                language.pick(
                    format!("Står i planen för {year}{place}. Intygat av {by} {on}."),
                    format!("In the plan for {year}{place}. Attested by {by} on {on}."),
                )
            }
            Self::Rests { year, reason, by, on } => {
                let by = name(by);
                language.pick(
                    format!("Vilar {year}: {reason}. Intygat av {by} {on}."),
                    format!("Rests in {year}: {reason}. Attested by {by} on {on}."),
                )
            }
            Self::Told { year, told, of } => language.pick(
                format!("{told} av {of} uppgifter står i planen för {year} eller vilar."),
                format!("{told} of {of} tasks are in the plan for {year}, or rest."),
            ),
        }
    }
}

/// Why something may not be done about the year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "plan_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum PlanNo {
    NotInForce { charter: CharterId },
    AnotherYear { year: i16 },
    NothingSaid,
    NoTask { norm: usize },
    WhyItRests { norm: usize },
}

impl PlanNo {
    pub(crate) fn say(&self, world: &World, language: Language) -> String {
        match self {
            Self::NotInForce { charter } => {
                let title = world.charter(charter).map_or(charter.as_str(), |known| known.title());
                language.pick(
                    format!("{title} gäller inte i dag. Uppgifterna tas ur det uppdrag som gäller."),
                    format!("{title} is not in force today. The tasks are those of the charter in force."),
                )
            }
            Self::AnotherYear { year } => language.pick(
                format!("Det går inte att planera {year}. Välj i år eller nästa år."),
                format!("{year} cannot be planned. Choose this year or the next."),
            ),
            Self::NothingSaid => language
                .pick(
                    "Ange minst en uppgift som står i planen eller vilar.",
                    "Give at least one task that is in the plan, or rests.",
                )
                .to_owned(),
            Self::NoTask { norm } => language.pick(
                format!("Regel {} är ingen uppgift i uppdraget.", norm + 1),
                format!("Norm {} is no task of the charter.", norm + 1),
            ),
            Self::WhyItRests { norm } => language.pick(
                format!("Skriv varför uppgiften i regel {} vilar.", norm + 1),
                format!("Write why the task of norm {} rests.", norm + 1),
            ),
        }
    }
}
