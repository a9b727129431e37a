//! What can be asked for about notices.

use super::MailChoice;
use crate::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Choose which mail one wants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseMail {
    /// Who; left out, whoever asks.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Which.
    pub mail: MailChoice,
}
