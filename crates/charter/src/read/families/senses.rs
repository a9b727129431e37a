//! The senses of a sentence: each rule that it may be taken for, as wording, grammar and likeness have it, with all that speaks
//! for and against it. They are more than are right; `trust` tells which.

use super::Clauses;
use crate::{
    Kind, Modality, Rule,
    read::{
        found::Found,
        likeness::Likeness,
        params::{Ways, Whole},
        people::is_person,
        sentence::Sentence,
        weights::{count, step},
    },
    text::words::binds,
};
use std::cmp::Ordering;

/// A sentence may be of a kind that it is so like, and no wording found.
const LIKE: f32 = -0.6;
/// As many of the likest kinds are asked for.
const LIKEST: usize = 4;

/// A rule that a sentence may be taken for, in one of its ways.
#[derive(Debug)]
pub struct Sense<'w> {
    /// Its kind.
    pub kind: Kind,
    /// How strongly it binds.
    pub modality: Modality,
    /// Wording or grammar found it.
    pub is_known: bool,
    /// How it may be read.
    pub ways: Ways<'w>,
}

/// All senses of a sentence.
#[derive(Debug)]
pub struct Senses<'w> {
    sentence: &'w Sentence<'w>,
    clauses: usize,
    /// The kinds that wording and grammar found.
    found: Vec<Kind>,
    like: Likeness,
    ranked: Vec<(Option<Kind>, f32)>,
    /// Those that were found, in the order of the words, and then those that are only like it.
    pub all: Vec<Sense<'w>>,
}

impl<'w> Senses<'w> {
    /// Of a sentence of whose clauses this was found. `whole` is of its marks, which say how like each kind it is.
    pub fn of(
        sentence: &'w Sentence<'w>,
        clauses: &'w Clauses<'w>,
        like: Likeness,
        whole: &'w Whole<'w>,
    ) -> Self {
        let mut joined = Found::default();
        for (rule, modality) in clauses.iter().flat_map(|(_, found)| found) {
            joined.push(rule.clone(), *modality);
        }
        let known = joined.joined().into_rules();
        let found: Vec<Kind> = known.iter().map(|(rule, _)| rule.kind()).collect();
        let mut all = Vec::new();
        for (rule, modality) in known {
            let kind = rule.kind();
            // What several clauses say together, the whole sentence says.
            let says = |found: &[(Rule, Modality)]| found.iter().any(|(other, _)| *other == rule);
            let clause = clauses.iter().find(|(_, found)| says(found)).map(|(clause, _)| clause);
            let is_only = clause.is_some() && found.iter().filter(|other| **other == kind).count() == 1;
            let ways = Ways::of(whole, kind, clause.unwrap_or(sentence), Some(rule), is_only);
            all.push(Sense { kind, modality, is_known: true, ways });
        }
        let ranked = like.ranked();
        // Each cell of a row is read by itself, and what it does not say another cell does.
        let likest = if sentence.row && !found.is_empty() { 0 } else { LIKEST };
        let likest = ranked.iter().take(likest).filter(|(_, like)| LIKE < *like);
        for kind in likest.filter_map(|(kind, _)| *kind).filter(|kind| !found.contains(kind)) {
            let clause = clause_of(kind, clauses).unwrap_or(sentence);
            let ways = Ways::of(whole, kind, clause, None, true);
            all.push(Sense { kind, modality: binding(kind, sentence), is_known: false, ways });
        }
        Self { sentence, clauses: clauses.len(), found, like, ranked, all }
    }

    /// Which of two kinds the sentence is more like.
    pub fn liker(&self, one: Kind, other: Kind) -> Ordering {
        self.like.to(one).total_cmp(&self.like.to(other))
    }

    /// The ways in which a sense may be read, but for those that say nothing or name a person.
    pub fn ways(&self, sense: &Sense<'_>) -> Vec<Rule> {
        let mut rules = sense.ways.rules();
        rules.retain(|rule| !names_a_person(rule) && (sense.is_known || says_something(rule, self.sentence)));
        // What filled a rule up may be a person's name; the rule is none the less there.
        if rules.is_empty() {
            rules.extend(sense.ways.known().filter(|known| !names_a_person(known)).cloned());
        }
        rules
    }

    /// Says what speaks for and against a sense, in whatever way it is read.
    pub fn marks(&self, sense: &Sense<'_>, say: &mut impl FnMut(&[&str])) {
        self.marks_of_likeness(sense, say);
        self.marks_of_sentence(sense.kind, say);
    }

    /// How like the kind the sentence is, and how like others.
    fn marks_of_likeness(&self, sense: &Sense<'_>, say: &mut impl FnMut(&[&str])) {
        let kind = format!("{:?}", sense.kind);
        let how = if sense.is_known { "known" } else { "like" };
        let like = self.like.to(sense.kind);
        let others = || self.ranked.iter().filter(|(other, _)| *other != Some(sense.kind));
        let margin = like - others().next().map_or(0.0, |(_, like)| *like);
        let no_rule = self.ranked.iter().find(|(kind, _)| kind.is_none()).map_or(0.0, |(_, like)| *like);
        let rank = self.ranked.iter().position(|(other, _)| *other == Some(sense.kind)).unwrap_or(LIKEST);
        let first = self.ranked.first().and_then(|(kind, _)| *kind);
        let first = first.map_or_else(|| "none".to_owned(), |first| format!("{first:?}"));
        let far = [step(like, 0.5), step(margin, 0.5)];
        say(&["kind=", &kind]);
        say(&[how]);
        say(&[how, "|", &kind]);
        say(&["like~", step(like, 0.25)]);
        say(&["like~", how, step(like, 0.25)]);
        say(&["like~", &kind, far[0]]);
        say(&["margin~", step(margin, 0.25)]);
        say(&["margin~", how, step(margin, 0.25)]);
        say(&["both~", how, far[0], ",", far[1]]);
        say(&["rule~", step(like - no_rule, 0.25)]);
        say(&["rank#", count(rank)]);
        say(&["rank#", how, count(rank)]);
        say(&["first=", &first]);
        say(&["first=", &first, "|", &kind]);
    }

    /// What else was found in the sentence, how long it is and where it stands.
    fn marks_of_sentence(&self, kind: Kind, say: &mut impl FnMut(&[&str])) {
        let s = self.sentence;
        let name = format!("{kind:?}");
        let same = count(self.found.iter().filter(|other| **other == kind).count());
        say(&["same#", same]);
        say(&["same#", same, "|", &name]);
        say(&["found#", count(self.found.len())]);
        for other in self.found.iter().filter(|other| **other != kind) {
            say(&["with=", &format!("{other:?}"), "|", &name]);
        }
        say(&["senses#", count(self.all.len())]);
        say(&["clauses#", count(self.clauses)]);
        say(&["long#", count(s.text.split_whitespace().count() / 6)]);
        let topic = format!("{:?}", s.topic);
        say(&["topic=", &topic]);
        say(&["topic=", &topic, "|", &name]);
        let is = [(s.bullet, "bullet"), (s.row, "row"), (s.label.is_some(), "label")];
        for (_, place) in is.iter().filter(|(is, _)| *is) {
            say(&[place]);
            say(&[place, "|", &name]);
        }
    }
}

/// The clause that is most like a kind, where a sentence has several.
pub fn clause_of<'c, 't>(kind: Kind, clauses: &'c Clauses<'t>) -> Option<&'c Sentence<'t>> {
    let like = |clause: &Sentence<'_>| Likeness::of(&clause.text).to(kind);
    match clauses.as_slice() {
        [(clause, _)] => Some(clause),
        _ => clauses.iter().map(|(clause, _)| clause).max_by(|one, other| like(one).total_cmp(&like(other))),
    }
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
