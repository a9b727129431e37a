//! Whom something goes to: a registered body, a role in a group, a project or programme, or a name in the charter that
//! nobody registered has.

use crate::{
    BodyId, Language, PersonId, UndertakingId, World, organisation::Party, refusal::Who, seat::Role,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whom something goes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// A body: an office, an administration through its head, a group through its chair.
    Body(BodyId),
    /// Whoever has a role in a group.
    Role {
        /// The role.
        role: Role,
        /// The group.
        group: BodyId,
    },
    /// A project, an inquiry or a programme: whoever it belongs to answers for it.
    Undertaking(UndertakingId),
    /// A name in the charter that no registered body has.
    Named(String),
}

impl Addressee {
    /// As an answer to *who can?*.
    pub fn who(&self, world: &World, on: Date) -> Who {
        match self {
            Self::Body(body) => world.who_acts_for(body, on),
            Self::Role { role, group } => world.who(&Party::Role(role.clone()), group, None, on),
            Self::Undertaking(id) => match world.undertakings.get(id) {
                Some(known) => world.who_acts_for(known.answers(), on),
                None => Who::Named { name: id.to_string() },
            },
            Self::Named(name) => Who::Named { name: name.clone() },
        }
    }

    /// A person may answer for it on a day.
    pub fn is(&self, world: &World, person: &PersonId, on: Date) -> bool {
        match self {
            Self::Body(body) => world.acts_for(person, body, on),
            Self::Role { role, group } => world.has_role(person, group, role, on),
            Self::Undertaking(id) => {
                let known = world.undertakings.get(id);
                known.is_some_and(|known| world.acts_for(person, known.answers(), on))
            }
            Self::Named(_) => false,
        }
    }

    /// The body that it is, where it is a registered one.
    pub fn body(&self) -> Option<&BodyId> {
        match self {
            Self::Body(body) => Some(body),
            Self::Role { .. } | Self::Undertaking(_) | Self::Named(_) => None,
        }
    }

    /// Its name.
    pub fn name(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::Body(body) => world.organisation.name(body, on).to_owned(),
            Self::Role { role, group } => {
                let (role, group) = (role.label(language), world.organisation.name(group, on));
                language.pick(format!("{role} i {group}"), format!("{role} of {group}"))
            }
            Self::Undertaking(id) => {
                world.undertakings.get(id).map_or_else(|| id.to_string(), |known| known.name.clone())
            }
            Self::Named(name) => name.clone(),
        }
    }
}
