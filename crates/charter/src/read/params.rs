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
mod plans;
mod purpose;
mod scope;
mod terms;

use super::sentence::Sentence;
use crate::{Kind, Rule, norm::Theme};
use parts::Parts;
use serde_json::Value;

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

/// A rule with the params that its sentence has words for and that the wording left out.
pub fn completed(known: Rule, s: &Sentence<'_>) -> Rule {
    // A sentence may count the seats of several units, and *minst fyra* has no upper bound.
    if let Rule::SeatQuota(seats) = &known
        && (seats.min.is_some() || seats.max.is_some())
    {
        return known;
    }
    let by_place = rule(known.kind(), s);
    let (Ok(mut whole), Ok(more)) = (serde_json::to_value(&known), serde_json::to_value(by_place)) else {
        return known;
    };
    let params = whole.get_mut("params").and_then(Value::as_object_mut);
    let (Some(params), Some(more)) = (params, more.get("params").and_then(Value::as_object)) else {
        return known;
    };
    let before = params.len();
    for (name, value) in more {
        if !params.contains_key(name) {
            params.insert(name.clone(), value.clone());
        }
    }
    if params.len() == before {
        return known;
    }
    serde_json::from_value(whole).unwrap_or(known)
}

#[cfg(test)]
mod tests;
