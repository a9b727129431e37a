//! What is weighed and what is refused about mandates, in words, Swedish and English side by side.

use super::Outside;
use crate::{BodyId, Language, MandateId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about mandates, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateFact {
    /// Passed on from this mandate.
    Under {
        /// Which.
        mandate: MandateId,
    },
    /// This mandate covers what was decided.
    Covers {
        /// Which.
        mandate: MandateId,
    },
    /// This mandate does not cover what is to be decided.
    Outside {
        /// Which.
        mandate: MandateId,
        /// Why.
        why: Outside,
    },
    /// The document that the charter names gives nobody a mandate in the register.
    NotEntered {
        /// The document, as the charter names it.
        source: String,
    },
    /// Nobody has a mandate that covers it.
    Nobody {
        /// For which unit.
        unit: BodyId,
    },
}

/// Why something may not be done about a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "mandate_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum MandateNo {
    NoSuchMandate { mandate: MandateId },
    NoArea,
    GroupsHaveNone { group: BodyId },
    OnlyTheyGive { giver: BodyId },
    OnlyTheyRevoke { giver: BodyId },
    NotABoard { body: BodyId },
    ChairsAreSpecific,
    ChairsAreTheirOwn,
    NotTheirs { giver: BodyId, body: BodyId },
    AnotherHolds { mandate: MandateId },
    NotBackwards { today: Date },
    NotPassedOn { mandate: MandateId },
    ReachesFurther { mandate: MandateId },
    NotYours { mandate: MandateId },
    DoesNotCover { mandate: MandateId, why: Outside },
}

/// A sum in kronor, with its thousands apart.
pub fn kronor(sum: u64) -> String {
    let digits = sum.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push('\u{a0}');
        }
        said.push(digit);
    }
    format!("{said}\u{a0}kr")
}

impl Outside {
    /// In words, after the name of a mandate.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::Time => language.pick("gäller inte den dagen", "does not hold on that day").to_owned(),
            Self::Subject => language.pick("gäller andra frågor", "is about other things").to_owned(),
            Self::Area => {
                language.pick("gäller inte den förvaltningen", "is not for that administration").to_owned()
            }
            Self::Limit { limit } => {
                let limit = kronor(*limit);
                language.pick(format!("gäller högst {limit}"), format!("goes to {limit} at most"))
            }
            Self::CostUnsaid { limit } => {
                let limit = kronor(*limit);
                language.pick(
                    format!("gäller högst {limit}, och kostnaden är inte angiven"),
                    format!("goes to {limit} at most, and the cost is not stated"),
                )
            }
        }
    }
}

/// A mandate by the document it stands in.
fn source(world: &World, id: &MandateId) -> String {
    world.mandates.get(id).map_or_else(|| id.to_string(), |mandate| mandate.source.clone())
}

impl MandateFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::Under { mandate } => {
                let source = source(world, mandate);
                language.pick(format!("Vidaredelegerat från {source}."), format!("Passed on from {source}."))
            }
            Self::Covers { mandate } => {
                let source = source(world, mandate);
                language
                    .pick(format!("Mandatet finns i {source}."), format!("The mandate stands in {source}."))
            }
            Self::Outside { mandate, why } => {
                let (source, why) = (source(world, mandate), why.say(language));
                language
                    .pick(format!("Mandatet i {source} {why}."), format!("The mandate in {source} {why}."))
            }
            Self::NotEntered { source } => language.pick(
                format!("Ordförandens mandat i {source} är inte infört i mandatregistret."),
                format!("The chair's mandate in {source} is not entered in the mandate register."),
            ),
            Self::Nobody { unit } => {
                let unit = world.organisation.name(unit, on);
                language.pick(
                    format!("Ingen i {unit} har ett mandat som räcker."),
                    format!("Nobody in {unit} has a mandate that covers it."),
                )
            }
        }
    }
}

impl MandateNo {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        match self {
            Self::NoSuchMandate { mandate } => language.pick(
                format!("Det finns inget mandat {mandate}."),
                format!("There is no mandate {mandate}."),
            ),
            Self::NoArea => pick(
                "Ange minst en förvaltning som mandatet gäller för.",
                "Give at least one administration that the mandate is for.",
            ),
            Self::GroupsHaveNone { group } => {
                let group = world.organisation.name(group, on);
                language.pick(
                    format!("{group} är en grupp och kan inte ha beslutanderätt."),
                    format!("{group} is a group and cannot have the right to decide."),
                )
            }
            Self::OnlyTheyGive { giver } => {
                let giver = world.organisation.name(giver, on);
                language.pick(
                    format!("{giver} ger sina mandat, och registratorn för in dem."),
                    format!("{giver} gives its mandates, and the registrar enters them."),
                )
            }
            Self::OnlyTheyRevoke { giver } => {
                let giver = world.organisation.name(giver, on);
                language.pick(
                    format!("Mandatet återkallas av {giver}, som gav det."),
                    format!("The mandate is revoked by {giver}, which gave it."),
                )
            }
            Self::NotABoard { body } => {
                let body = world.organisation.name(body, on);
                language.pick(
                    format!("{body} är ingen nämnd. Beslut anmäls till en nämnd eller styrelse."),
                    format!("{body} is no board. Decisions are reported to a board."),
                )
            }
            Self::ChairsAreSpecific => pick(
                "Skriv vad ordföranden får besluta om. En ordförande har bara särskilda mandat.",
                "Write what the chair may decide on. A chair has specific mandates only.",
            ),
            Self::ChairsAreTheirOwn => pick(
                "En ordförandes mandat får inte delegeras vidare.",
                "A chair's mandate may not be passed on.",
            ),
            Self::NotTheirs { giver, body } => {
                let name = |id| world.organisation.name(id, on);
                let (giver, body) = (name(giver), name(body));
                language.pick(
                    format!("{giver} kan inte ge någon rätt att besluta för {body}."),
                    format!("{giver} cannot give anybody the right to decide for {body}."),
                )
            }
            Self::AnotherHolds { mandate } => {
                let source = source(world, mandate);
                language.pick(
                    format!("Mandatet i {source} delegeras vidare av den som har det."),
                    format!("The mandate in {source} is passed on by whoever holds it."),
                )
            }
            Self::NotBackwards { today } => language.pick(
                format!("Ett mandat upphör tidigast i dag, {today}. Det som redan är beslutat står fast."),
                format!("A mandate ends today, {today}, at the earliest. What is already decided stands."),
            ),
            Self::NotPassedOn { mandate } => {
                let source = source(world, mandate);
                language.pick(
                    format!("Mandatet i {source} får inte delegeras vidare."),
                    format!("The mandate in {source} may not be passed on."),
                )
            }
            Self::ReachesFurther { mandate } => {
                let source = source(world, mandate);
                language.pick(
                    format!("Det når längre än mandatet i {source}, som det delegeras från."),
                    format!("It reaches further than the mandate in {source}, which it is passed on from."),
                )
            }
            Self::NotYours { mandate } => {
                let source = source(world, mandate);
                language.pick(
                    format!("Mandatet i {source} är någon annans."),
                    format!("The mandate in {source} is somebody else's."),
                )
            }
            Self::DoesNotCover { mandate, why } => {
                let (source, why) = (source(world, mandate), why.say(language));
                language
                    .pick(format!("Mandatet i {source} {why}."), format!("The mandate in {source} {why}."))
            }
        }
    }
}
