//! The families of norms in their order, and the readings of a sentence that they are asked for.

mod marks;
mod senses;
mod trust;

pub use senses::{Senses, clause_of};

use super::{
    appointments, clauses, decisions, follow_up, found::Found, frame, lifecycle, meetings, members, minutes,
    order, phrases, purpose, scope, seats, sentence::Sentence, subgroups, support, terms,
};
use crate::{
    Kind, Modality, Rule,
    text::words::{is_infinitive, is_present, lower},
};
use std::{borrow::Cow, cell::LazyCell, iter};

/// Every family but the last resort. The order matters where one kind is told by the absence of another.
pub fn special(s: &Sentence<'_>) -> Found {
    let mut found = Found::default();
    lifecycle::read(s, &mut found);
    purpose::read(s, &mut found);
    appointments::read(s, &mut found);
    seats::read(s, &mut found);
    support::read(s, &mut found);
    terms::read(s, &mut found);
    meetings::read(s, &mut found);
    minutes::read(s, &mut found);
    members::read(s, &mut found);
    subgroups::read(s, &mut found);
    decisions::read(s, &mut found);
    scope::read(s, &mut found);
    follow_up::read(s, &mut found);
    scope::boundaries(s, &mut found);
    if found.is_empty() {
        lifecycle::references(s, &mut found);
    }
    found
}

/// What a sentence says: of all that wording, grammar and likeness make of it, what is to be trusted.
pub fn said(s: &Sentence<'_>) -> Vec<(Rule, Modality)> {
    trust::trusted(s, &by_clause(s))
}

/// Says the marks of a sentence whose clauses say this, as likeness is learnt from them.
pub fn marks(s: &Sentence<'_>, clauses: &Clauses<'_>, say: &mut dyn FnMut(&[&str])) {
    let found: Vec<_> = clauses.iter().flat_map(|(_, found)| found.clone()).collect();
    marks::marks(s, &found, say);
}

/// The clauses of a sentence, each with what wording or grammar tells of it.
pub type Clauses<'t> = Vec<(Sentence<'t>, Vec<(Rule, Modality)>)>;

/// What wording or grammar tells of each clause of a sentence.
pub fn by_clause<'t>(s: &Sentence<'t>) -> Clauses<'t> {
    let with_known = |clause: Sentence<'t>| {
        let known = known(&clause);
        (clause, known)
    };
    clauses::of(s).into_iter().map(with_known).collect()
}

/// The special kinds, and a task beside them; or else the last resort.
fn known(s: &Sentence<'_>) -> Vec<(Rule, Modality)> {
    let straight = order::straight(s).filter(|_| !seats::lists(s)).map(Cow::Owned);
    let framed = LazyCell::new(|| frame::rules(s));
    let labelled = || with_label(s).map(Cow::Owned);
    let as_it_stands = [straight, Some(Cow::Borrowed(s))].into_iter().flatten();
    for reading in as_it_stands.chain(iter::once_with(labelled).flatten()) {
        let found = special(&reading);
        // A mention of a document is the least that a sentence says.
        let mentions = !found.is_empty() && found.kinds().all(is_mention);
        if mentions && framed.iter().any(|(rule, _)| !is_mention(rule.kind())) {
            return framed.clone();
        }
        if !found.is_empty() {
            return phrase_by_phrase(&reading, &found)
                .unwrap_or_else(|| first_clause(&reading).into_iter().chain(found.into_rules()).collect());
        }
    }
    if !framed.is_empty() {
        return framed.clone();
    }
    purpose::last_resort(s).or_else(|| frame::task(s)).into_iter().collect()
}

const fn is_mention(kind: Kind) -> bool {
    matches!(kind, Kind::RulesByReference | Kind::SteeringReference)
}

/// What the verb phrases of a sentence say one by one, where that is more than the sentence says as a whole. Two phrases of
/// one kind are one rule, and the sentence is left whole.
fn phrase_by_phrase(s: &Sentence<'_>, whole: &Found) -> Option<Vec<(Rule, Modality)>> {
    let parts = phrases::of(s);
    let mut found = Found::default();
    for (nth, part) in parts.iter().enumerate() {
        let special = special(part);
        if special.kinds().any(|kind| found.any(&[kind])) {
            return None;
        }
        let points_back = part.has(" dem | dessa | de ska| de kan| den ska| den kan")
            || part.small.ends_with(" dem")
            || part.small.ends_with(" den");
        let fewest = if nth == 0 { 3 } else { 5 };
        let framed = if special.is_empty() && !points_back { frame::rules(part) } else { Vec::new() };
        if framed.iter().any(|(rule, _)| found.any(&[rule.kind()])) {
            return None;
        }
        let known = !framed.is_empty();
        framed.into_iter().for_each(|(rule, modality)| found.push(rule, modality));
        if !known && special.is_empty() && !points_back && part.text.split_whitespace().count() >= fewest {
            let task = purpose::last_resort(part)
                .filter(|(rule, _)| rule.kind() == Kind::Task && (s.bullet || purpose::is_plain_task(part)));
            task.into_iter().for_each(|(rule, modality)| found.push(rule, modality));
        }
        special.into_rules().into_iter().for_each(|(rule, modality)| found.push(rule, modality));
    }
    let more = found.kinds().count() > whole.kinds().count();
    (more && whole.kinds().all(|kind| found.any(&[kind]))).then(|| found.into_rules())
}

/// A label read as the first words of what it labels: *Justering: görs av ordföranden*.
fn with_label<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let label = s.label.filter(|label| label.split_whitespace().count() <= 4)?;
    let text = format!("{label} {}", s.text);
    let small = lower(&text)
        .replace("vice ordförande", "vice viceordfxxx")
        .replace("t.o.m.", "t o m ")
        .replace("fr.o.m.", "fr o m ");
    Some(Sentence { text, small: small.into(), ..s.clone() })
}

/// The task in the first clause of a sentence whose other clauses have kinds of their own.
fn first_clause(s: &Sentence<'_>) -> Option<(Rule, Modality)> {
    let (at, _) = [" samt ", " och "]
        .iter()
        .flat_map(|joint| s.small.match_indices(joint))
        .filter(|(at, joint)| {
            starts_clause(s.small.get(at + joint.len()..).unwrap_or_default())
                && !ends_in_verb(s.small.get(..*at).unwrap_or_default())
        })
        .min_by_key(|(at, _)| *at)?;
    let clause = s.text.get(..at)?;
    if clause.split_whitespace().count() < 4 {
        return None;
    }
    let small = s.small.get(..at)?.to_owned().into();
    let first = Sentence { text: clause.to_owned(), small, ..s.clone() };
    if !special(&first).is_empty() {
        return None;
    }
    purpose::last_resort(&first)
        .filter(|(rule, _)| rule.kind() == Kind::Task && purpose::is_plain_task(&first))
}

/// Whether a clause breaks off at its verb, as *leda* in *leda och samordna arbetet*.
fn ends_in_verb(text: &str) -> bool {
    const PARTICLES: [&str; 6] = [" fram", " upp", " ut", " in", " igång", " vidare"];
    let bare = PARTICLES.iter().find_map(|particle| text.strip_suffix(particle)).unwrap_or(text);
    let last = bare.rsplit([' ', ',']).next().unwrap_or_default();
    starts_clause(last)
}

/// Whether what follows *och* is a verb: a clause of its own.
fn starts_clause(text: &str) -> bool {
    let first = text.split([' ', ',', '.']).next().unwrap_or_default();
    is_infinitive(first) || is_present(first) && first != "för"
}
