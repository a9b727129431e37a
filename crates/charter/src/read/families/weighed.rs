//! What families and grammar found, weighed against what the sentence is like.
//!
//! Wording and grammar are sure of what they know, and know few of the ways in which a rule is put. Likeness knows them all a
//! little. So it fills in where nothing but a task was found, adds a rule that it is sure of, and takes away what it is sure
//! is none; and where they agree on the kind, params that the wording left out are found by place.

use crate::{
    Kind, Modality, Rule,
    read::{likeness::Likeness, params, people::is_person, sentence::Sentence},
    text::words::{binds, first_word, is_infinitive, speaks},
};

/// From here a kind is added to others.
const SURE: f32 = 0.3;
/// From here a kind is added where only a task was found, and a task where nothing was.
const LIKELY: f32 = -0.1;
/// From here the likest special kind is taken where nothing was found.
const LIKEST: f32 = -0.4;
/// From here a task stands beside a special kind that was added.
const BESIDE: f32 = -0.5;
/// Below here a kind that wording found is none.
const UNLIKE: f32 = -1.1;

/// The rules of a clause.
pub fn against_likeness(s: &Sentence<'_>, found: Vec<(Rule, Modality)>) -> Vec<(Rule, Modality)> {
    if s.leads && (found.is_empty() || s.small.ends_with(':')) || found.is_empty() && !is_sentence(s) {
        return found;
    }
    let like = match s.label {
        Some(label) => Likeness::of(&format!("{label}: {}", s.text)),
        None => Likeness::of(&s.text),
    };
    let ranked = like.ranked();
    let mut rules: Vec<(Rule, Modality)> = found
        .into_iter()
        .filter(|(rule, _)| is_soft(rule.kind()) || UNLIKE < like.to(rule.kind()))
        .map(|(rule, modality)| {
            let whole = params::completed(rule.clone(), s);
            (if names_a_person(&whole) { rule } else { whole }, modality)
        })
        .collect();
    let is_special = rules.iter().any(|(rule, _)| !is_soft(rule.kind()));
    let enough = if is_special { SURE } else { LIKELY };
    let known = |kind: Kind| rules.iter().any(|(rule, _)| rule.kind() == kind);
    let mut kinds: Vec<Kind> = ranked
        .iter()
        .take_while(|(_, score)| enough < *score)
        .filter_map(|(kind, _)| *kind)
        .filter(|kind| !is_soft(*kind) && !known(*kind))
        .collect();
    let has_soft = rules.iter().any(|(rule, _)| is_soft(rule.kind()));
    if !is_special
        && kinds.is_empty()
        && let Some((Some(likest), score)) = ranked.first()
        && (if is_soft(*likest) { LIKELY } else { LIKEST }) < *score
        && !(is_soft(*likest) && has_soft)
    {
        kinds.push(*likest);
    }
    let more = kinds.into_iter().map(|kind| (params::rule(kind, s), binding(kind, s)));
    let more: Vec<_> = more.filter(|(rule, _)| says_something(rule, s)).collect();
    if !is_special && more.iter().any(|(rule, _)| !is_soft(rule.kind())) {
        rules.retain(|(rule, _)| BESIDE < like.to(rule.kind()));
    }
    rules.extend(more);
    rules
}

/// Whether a rule has the params that one of its kind is nothing without, and no person's name among them.
fn says_something(rule: &Rule, s: &Sentence<'_>) -> bool {
    // No substitutes are no rule about substitutes.
    if rule.kind() == Kind::SubstituteRequired && s.has(" inte| inga | ingen | ej|saknas") {
        return false;
    }
    if wants_words(rule.kind()) && *rule == rule.kind().bare() {
        return false;
    }
    !names_a_person(rule)
}

/// Whether there is a person's name or address among the params.
fn names_a_person(rule: &Rule) -> bool {
    let words = serde_json::to_string(rule).unwrap_or_default();
    words.contains('@') || words.split(['"', ',', ':']).any(|part| is_person(part.trim()))
}

/// Whether a rule of a kind says nothing without a param: seats without a number or a unit, a boundary without its matters.
const fn wants_words(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatQuota
            | Kind::Distribution
            | Kind::Scope
            | Kind::Boundary
            | Kind::Term
            | Kind::Validity
            | Kind::MeetingFrequency
            | Kind::Quorum
            | Kind::Replaces
            | Kind::ParentGroup
            | Kind::MandateSource
            | Kind::SteeringReference
            | Kind::AttendanceLimit
            | Kind::PriorPosition
            | Kind::MeetingForm
            | Kind::ExOfficioMember
            | Kind::CostBearer
            | Kind::OpenQuestion
    )
}

/// Whether there is a verb, or a label or a lead that stands for one. A name, a date or a menu is like much and says nothing.
fn is_sentence(s: &Sentence<'_>) -> bool {
    let stops = s.quote.ends_with('.') || 6 <= s.text.split_whitespace().count();
    s.label.is_some()
        || s.bullet && s.lead.is_some()
        || stops && (binds(&s.small) || speaks(&s.small))
        || is_infinitive(&first_word(&s.text))
}

const fn is_soft(kind: Kind) -> bool {
    matches!(kind, Kind::Task | Kind::Objective | Kind::Principle)
}

fn binding(kind: Kind, s: &Sentence<'_>) -> Modality {
    let states = matches!(kind, Kind::Scope | Kind::Objective | Kind::Principle) && !binds(&s.small);
    if states { Modality::States } else { s.modality }
}
