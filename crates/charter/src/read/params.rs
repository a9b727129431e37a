//! What stands where in a sentence whose kind is known: its params, found without asking whether it is of that kind.
//!
//! A family finds kind and params together, by wordings. Here the kind is given: a number of days can only be one thing, and
//! the body after *till* only one. Each theme has its file; what they share, the parts of a sentence, is in `parts`.

mod actors;
mod charter;
mod chunks;
mod clause;
mod composition;
mod decisions;
mod follow_up;
mod meetings;
mod minutes;
mod parts;
mod places;
mod plans;
mod purpose;
mod said;
mod scope;
mod terms;
mod tokens;
mod values;
mod ways;

use super::sentence::Sentence;
use crate::{Kind, Rule, norm::Theme};
use parts::Parts;
pub use said::{Params, Said, stated, with_param};
pub use tokens::Tokens;
pub use values::marks_of_found;
pub use ways::{Ways, Whole};

/// The rule of a kind that a sentence states, with all params that it has words for.
pub fn rule(kind: Kind, s: &Sentence<'_>) -> Rule {
    let parts = Parts::of(s);
    let rule = match kind.theme() {
        Theme::Lifecycle | Theme::Subgroups => charter::rule(kind, &parts),
        Theme::Purpose | Theme::Knowledge => purpose::rule(kind, &parts),
        Theme::Composition => composition::rule(kind, &parts),
        Theme::Terms => terms::rule(kind, &parts),
        Theme::Meetings => meetings::rule(kind, &parts),
        Theme::Minutes => minutes::rule(kind, &parts),
        Theme::Scope => scope::rule(kind, &parts),
        Theme::Decisions => decisions::rule(kind, &parts),
        Theme::FollowUp => follow_up::rule(kind, &parts),
        Theme::Plans => plans::rule(kind, &parts),
    };
    rule.unwrap_or_else(|| kind.bare())
}

#[cfg(test)]
pub mod tests;
