//! What families and grammar found, weighed against what the sentence is like.
//!
//! Wording and grammar are sure of what they know, and know few of the ways in which a rule is put. Likeness knows them all a
//! little, and has learnt how far each of them is to be believed. So it takes away what it is sure is none, adds what it is
//! sure of, and where nothing is left says what the sentence is most like.

use super::{Clauses, marks::marks};
use crate::{
    Kind, Modality, Rule,
    read::{
        likeness::Likeness,
        params::{self, Whole},
        people::is_person,
        phrases,
        sentence::Sentence,
    },
    text::words::binds,
};

/// Below here a kind that was found is none.
const UNLIKE: f32 = -0.5;
/// From here a kind that was not found is added.
const LIKE: f32 = -0.1;
/// From here the likest kind is taken where no other is left.
const LIKEST: f32 = -0.6;

/// The rules of a sentence, of whose clauses each was found to say these.
pub fn against_likeness(s: &Sentence<'_>, clauses: &Clauses<'_>) -> Vec<(Rule, Modality)> {
    let found: Vec<(Rule, Modality)> = clauses.iter().flat_map(|(_, found)| found.clone()).collect();
    if s.leads && (found.is_empty() || s.small.ends_with(':')) {
        return found;
    }
    let marks = marks(s, &found);
    let (like, whole) = (Likeness::by(&marks), Whole::of(s.quote, &marks));
    let mut rules: Vec<(Rule, Modality)> = Vec::new();
    for (clause, said) in clauses {
        for (rule, modality) in said.iter().filter(|(rule, _)| UNLIKE < like.to(rule.kind())) {
            let is_only = found.iter().filter(|(other, _)| other.kind() == rule.kind()).count() == 1;
            rules.push((completed(rule, clause, is_only.then_some(&whole)), *modality));
        }
    }
    let ranked = like.ranked();
    let known = |kind: Kind| found.iter().any(|(rule, _)| rule.kind() == kind);
    let mut kinds: Vec<Kind> = ranked
        .iter()
        .take_while(|(_, score)| LIKE < *score)
        .filter_map(|(kind, _)| *kind)
        .filter(|kind| !known(*kind))
        .collect();
    if rules.is_empty()
        && kinds.is_empty()
        && let Some((Some(likest), score)) = ranked.first()
        && LIKEST < *score
    {
        kinds.push(*likest);
    }
    // Each cell of a row is read by itself, and what it does not say another cell does.
    if s.row && !rules.is_empty() {
        kinds.clear();
    }
    // One thing is done or one rule is set: a bullet of one clause is not both.
    let is_soft_only = !rules.is_empty() && rules.iter().all(|(rule, _)| is_soft(rule.kind()));
    if is_soft_only && phrases::of(s).len() < 2 {
        let soft = rules.iter().map(|(rule, _)| like.to(rule.kind())).fold(f32::NEG_INFINITY, f32::max);
        match kinds.first() {
            Some(likest) if soft < like.to(*likest) => rules.clear(),
            _ => kinds.clear(),
        }
    }
    let more = kinds.into_iter().map(|kind| {
        let clause = clause_of(kind, clauses).unwrap_or(s);
        (params::found(kind, clause, &whole), binding(kind, s))
    });
    rules.extend(more.filter(|(rule, _)| says_something(rule, s)));
    rules
}

const fn is_soft(kind: Kind) -> bool {
    matches!(kind, Kind::Task | Kind::Objective | Kind::Principle)
}

/// The clause that is most like a kind, where a sentence has several.
pub fn clause_of<'c, 't>(kind: Kind, clauses: &'c Clauses<'t>) -> Option<&'c Sentence<'t>> {
    let like = |clause: &Sentence<'_>| Likeness::of(&clause.text).to(kind);
    clauses.iter().map(|(clause, _)| clause).max_by(|one, other| like(one).total_cmp(&like(other)))
}

/// A rule with what its wording left out, unless that is somebody's name.
fn completed(rule: &Rule, s: &Sentence<'_>, whole: Option<&Whole<'_>>) -> Rule {
    let more = params::completed(rule.clone(), s, whole);
    if names_a_person(&more) { rule.clone() } else { more }
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

fn binding(kind: Kind, s: &Sentence<'_>) -> Modality {
    let states = matches!(kind, Kind::Scope | Kind::Objective | Kind::Principle) && !binds(&s.small);
    if states { Modality::States } else { s.modality }
}
