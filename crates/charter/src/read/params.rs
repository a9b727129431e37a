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

use super::sentence::Sentence;
use crate::{Kind, Rule, norm::Theme};
use parts::Parts;
pub use places::Places;
pub use said::{Params, Said, stated, with_param};
use std::collections::BTreeSet;
pub use tokens::Tokens;
pub use values::{Values, found_marks};

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

/// A sentence as its params are told by it: word by word, and by all that it is marked by.
#[derive(Debug)]
pub struct Whole<'s> {
    places: Places<'s>,
    values: Values<'s>,
}

impl<'s> Whole<'s> {
    /// A sentence with its marks.
    pub const fn of(text: &'s str, marks: &'s BTreeSet<String>) -> Self {
        Self { places: Places::of(text), values: Values::of(marks) }
    }

    fn told(&self, rule: Rule, known: Option<&Rule>, by_place: &Rule) -> Rule {
        let (known, by_place) = (known.map(stated), stated(by_place));
        let said = Said { known: known.as_ref(), by_place: &by_place };
        self.values.told(self.places.told(rule, said), said)
    }
}

/// A rule that wording found, with the params that its sentence has words for and that the wording left out. `whole` is the
/// whole sentence, where this is the only rule of its kind in it.
pub fn completed(known: Rule, s: &Sentence<'_>, whole: Option<&Whole<'_>>) -> Rule {
    let by_place = rule(known.kind(), s);
    let more = with_more(&known, &by_place).unwrap_or_else(|| known.clone());
    match whole {
        Some(whole) => whole.told(more, Some(&known), &by_place),
        None => more,
    }
}

/// A rule of a kind that no wording found.
pub fn found(kind: Kind, s: &Sentence<'_>, whole: &Whole<'_>) -> Rule {
    let by_place = rule(kind, s);
    whole.told(by_place.clone(), None, &by_place)
}

/// A rule with the params that it lacks, as another has them.
fn with_more(known: &Rule, more: &Rule) -> Option<Rule> {
    // A sentence may count the seats of several units, and *minst fyra* has no upper bound.
    if let Rule::SeatQuota(seats) = known
        && (seats.min.is_some() || seats.max.is_some())
    {
        return None;
    }
    let mut whole = serde_json::to_value(known).ok()?;
    let more = serde_json::to_value(more).ok()?;
    let params = whole.get_mut("params")?.as_object_mut()?;
    let before = params.len();
    for (name, value) in more.get("params")?.as_object()? {
        if !params.contains_key(name) {
            params.insert(name.clone(), value.clone());
        }
    }
    if params.len() == before {
        return None;
    }
    serde_json::from_value(whole).ok()
}

#[cfg(test)]
mod tests;
