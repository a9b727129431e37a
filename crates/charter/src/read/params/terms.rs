//! For how long, and whose turn it is.

use super::parts::Parts;
use crate::{Kind, Rule};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, _: &Parts<'_>) -> Option<Rule> {
    Some(kind.bare())
}
