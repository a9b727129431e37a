//! What is weighed and what is refused about undertakings and engagements, in words, Swedish and English side by side.

use crate::{BodyId, EngagementId, Language, MatterId, UndertakingId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about undertakings and engagements, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UndertakingFact {
    /// So many engagements of a group go on.
    Engaged {
        /// Without a closing word.
        open: u32,
        /// Of those, past their last day.
        waiting: u32,
    },
    /// An engagement ends, or has ended without a closing word.
    Ends {
        /// Which.
        engagement: EngagementId,
        /// Its last day.
        last: Date,
    },
    /// The matter comes of an engagement.
    Within {
        /// Which.
        engagement: EngagementId,
    },
    /// Whatever orders the work has ended, or soon ends.
    OrdererEnds {
        /// Which.
        undertaking: UndertakingId,
        /// Its last day.
        on: Date,
        /// The matter that it ordered, where it is about one.
        matter: Option<MatterId>,
    },
}

/// Why something may not be done about an undertaking or an engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "undertaking_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum UndertakingNo {
    NoSuch { undertaking: UndertakingId },
    NoSuchEngagement { engagement: EngagementId },
    Known { undertaking: UndertakingId },
    GroupsOwnNone,
    OnlyItsOwner { owner: BodyId },
    SameDay,
    Over { undertaking: UndertakingId, on: Date },
    Outlasts { undertaking: UndertakingId, on: Date },
    AlreadyEngaged { engagement: EngagementId },
    NoTask,
    NoWord,
    Closed { engagement: EngagementId, on: Date },
    NotThisGroups { engagement: EngagementId },
}

/// Its name.
fn name(world: &World, id: &UndertakingId) -> String {
    world.undertakings.get(id).map_or_else(|| id.to_string(), |known| known.name.clone())
}

/// The name of what an engagement is in.
fn engaged_in(world: &World, id: &EngagementId) -> String {
    let known = world.undertakings.engagement(id);
    known.map_or_else(|| id.short(), |known| name(world, &known.undertaking))
}

impl UndertakingFact {
    pub(crate) fn say(&self, world: &World, today: Date, l: Language) -> String {
        match self {
            Self::Engaged { open, waiting: 0 } => l.pick(
                format!("Gruppen är referensgrupp i {open} projekt eller utredningar."),
                format!("The group is the reference group of {open} projects or inquiries."),
            ),
            Self::Engaged { open, waiting } => l.pick(
                format!("Gruppen är referensgrupp i {open} projekt eller utredningar; {waiting} väntar på ett slutord."),
                format!("The group is the reference group of {open} projects or inquiries; {waiting} wait for a closing word."),
            ),
            Self::Ends { engagement, last } => {
                let what = engaged_in(world, engagement);
                if *last < today {
                    return l.pick(
                        format!("Medverkan i {what} slutade {last}. Inget slutord är skrivet."),
                        format!("The engagement in {what} ended on {last}. No closing word is written."),
                    );
                }
                l.pick(
                    format!("Medverkan i {what} slutar {last}."),
                    format!("The engagement in {what} ends on {last}."),
                )
            }
            Self::Within { engagement } => {
                let what = engaged_in(world, engagement);
                l.pick(format!("Gruppen är referensgrupp i {what}."), format!("The group is the reference group of {what}."))
            }
            Self::OrdererEnds { undertaking, on, matter } => orderer_ends(world, undertaking, *on, matter.as_ref(), today, l),
        }
    }
}

fn orderer_ends(
    world: &World,
    undertaking: &UndertakingId,
    on: Date,
    matter: Option<&MatterId>,
    today: Date,
    l: Language,
) -> String {
    let what = name(world, undertaking);
    let mut said = if on < today {
        l.pick(format!("{what} slutade {on}."), format!("{what} ended on {on}."))
    } else {
        l.pick(format!("{what} slutar {on}."), format!("{what} ends on {on}."))
    };
    if let Some(matter) = matter.and_then(|id| world.matters.get(id)) {
        let title = &matter.title;
        said.push_str(&l.pick(
            format!(" Ärendet {title} är beställt därifrån."),
            format!(" The matter {title} was ordered from there."),
        ));
    }
    if let Some(heir) = world.undertakings.get(undertaking).and_then(|known| known.heir()) {
        let heir = world.organisation.name(heir, today);
        said.push_str(&l.pick(format!(" {heir} har tagit över."), format!(" {heir} has taken over.")));
    }
    said
}

impl UndertakingNo {
    pub(crate) fn say(&self, world: &World, today: Date, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        match self {
            Self::NoSuch { undertaking } => l.pick(
                format!("Det finns inget projekt eller program {undertaking}."),
                format!("There is no project or programme {undertaking}."),
            ),
            Self::NoSuchEngagement { engagement } => l.pick(
                format!("Det finns ingen medverkan {}.", engagement.short()),
                format!("There is no engagement {}.", engagement.short()),
            ),
            Self::Known { undertaking } => {
                let what = name(world, undertaking);
                l.pick(format!("{what} är redan infört."), format!("{what} is entered already."))
            }
            Self::GroupsOwnNone => pick(
                "En grupp äger inget projekt. Ange förvaltningen, nämnden eller posten som projektet hör till.",
                "A group owns no project. Give the administration, the board or the office that it belongs to.",
            ),
            Self::OnlyItsOwner { owner } => {
                let owner = world.organisation.name(owner, today);
                l.pick(
                    format!("{owner} eller registratorn säger när det börjar och slutar."),
                    format!("{owner} or the registrar says when it begins and ends."),
                )
            }
            Self::SameDay => pick("Den dagen gäller redan.", "That day holds already."),
            Self::Over { undertaking, on } => {
                let what = name(world, undertaking);
                l.pick(format!("{what} slutade {on}."), format!("{what} ended on {on}."))
            }
            Self::Outlasts { undertaking, on } => {
                let what = name(world, undertaking);
                l.pick(
                    format!("{what} slutar {on}. Medverkan kan inte vara längre."),
                    format!("{what} ends on {on}. The engagement cannot last longer."),
                )
            }
            Self::AlreadyEngaged { engagement } => {
                let what = engaged_in(world, engagement);
                l.pick(
                    format!("Gruppen medverkar redan i {what}."),
                    format!("The group is engaged in {what} already."),
                )
            }
            Self::NoTask => {
                pick("Skriv vad gruppen ska bidra med.", "Write what the group is to contribute.")
            }
            Self::NoWord => pick(
                "Skriv ett slutord: vad gruppen bidrog med och vad den såg.",
                "Write a closing word: what the group gave, and what it saw.",
            ),
            Self::Closed { engagement, on } => {
                let what = engaged_in(world, engagement);
                l.pick(
                    format!("Medverkan i {what} avslutades {on}."),
                    format!("The engagement in {what} was closed on {on}."),
                )
            }
            Self::NotThisGroups { engagement } => {
                let group = world.organisation.name(&engagement.group, today);
                l.pick(
                    format!("Den medverkan hör till {group}."),
                    format!("That engagement belongs to {group}."),
                )
            }
        }
    }
}
