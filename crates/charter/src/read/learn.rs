//! What there is to learn from: the sentences of a text as the reader sees them before its weights have told it anything.

pub use super::weights::stand_in;
use super::{
    BATCH, Outline, Sentence, Standing, Unit, families, identity, likeness::Likeness, normalise, own_names,
    params, standing, weights::Marks,
};
use crate::{Kind, Rule};
use params::{Params, Said};
use std::{collections::BTreeSet, ops::Range};

/// A sentence, and what wording and grammar find in it.
#[derive(Debug)]
pub struct Seen<'s> {
    sentence: &'s Sentence<'s>,
    clauses: families::Clauses<'s>,
}

/// Shows each sentence of a text that may hold rules.
pub fn sentences(text: &str, mut show: impl FnMut(&Seen<'_>)) {
    let text = normalise(text);
    let (identity, taken) = identity::identity(&text);
    let own = own_names(&identity, &text);
    let mut outline = Outline::new(&text, &taken, &own);
    loop {
        let units = outline.more(BATCH);
        if units.is_empty() {
            return;
        }
        let sentences = units.into_iter().flat_map(|unit| match unit {
            Unit::One(sentence) => vec![*sentence],
            Unit::List { parts, .. } => parts,
        });
        for sentence in sentences.map(Sentence::weighed) {
            if !sentence.long && standing::of(&sentence) == Standing::Rules {
                show(&Seen { clauses: families::by_clause(&sentence), sentence: &sentence });
            }
        }
    }
}

/// Whether a param takes only the values of a list.
pub fn is_closed(kind: Kind, param: &str) -> bool {
    let any = || serde_json::Value::from("any word");
    let takes = |value| params::with_param(&kind.bare(), param, value).is_some();
    !takes(any()) && !takes(vec![any()].into())
}

impl Seen<'_> {
    /// Its words, exactly.
    pub fn quote(&self) -> &str {
        self.sentence.quote
    }

    /// The marks that its kinds are told by.
    pub fn marks(&self) -> BTreeSet<String> {
        let mut marks = BTreeSet::new();
        families::marks(self.sentence, &self.clauses, &mut |mark| _ = marks.insert(mark.concat()));
        marks
    }

    /// For each of its words, whether it is one of the values of a param, and the marks that it is told by. `None` where a
    /// value is not said in words of the sentence.
    pub fn words(&self, kind: Kind, param: &str, values: &[&str]) -> Option<Vec<(bool, Vec<String>)>> {
        let tokens = params::Tokens::of(self.sentence.quote);
        let stand: Vec<Range<usize>> =
            values.iter().map(|value| tokens.stands(value)).collect::<Option<_>>()?;
        let (known, by_place) = self.said(kind);
        let said = Said { known: known.as_ref(), by_place: &by_place };
        let taken = tokens.taken(said).of(&format!("{kind:?}|"), param);
        let words = (0..tokens.len()).map(|nth| {
            let mut marks = Vec::new();
            tokens.marks(nth, &taken, &mut |mark| marks.push(mark.concat()));
            (stand.iter().any(|words| words.contains(&nth)), marks)
        });
        Some(words.collect())
    }

    /// The marks of what wording and grammar took a param of a rule for.
    pub fn found(&self, kind: Kind, param: &str) -> Vec<String> {
        let (known, by_place) = self.said(kind);
        let said = Said { known: known.as_ref(), by_place: &by_place };
        let mut marks = Vec::new();
        params::marks_of_found(param, said, &mut |mark| marks.push(mark.concat()));
        marks
    }

    /// Shows each rule that it may be taken for, in each way that it may be read, with the marks that say whether to trust it.
    pub fn senses(&self, mut show: impl FnMut(&Rule, Vec<String>)) {
        let marks = Marks::of(|say| families::marks(self.sentence, &self.clauses, say));
        let whole = params::Whole::of(self.sentence.quote, &marks);
        let senses = families::Senses::of(self.sentence, &self.clauses, Likeness::by(&marks), &whole);
        for sense in &senses.all {
            for rule in senses.ways(sense) {
                let mut marks = Vec::new();
                senses.marks(sense, &mut |mark| marks.push(mark.concat()));
                sense.ways.marks(&rule, &mut |mark| marks.push(mark.concat()));
                show(&rule, marks);
            }
        }
    }

    /// Whether a value is words of it.
    pub fn holds(&self, value: &str) -> bool {
        params::Tokens::of(self.sentence.quote).stands(value).is_some()
    }

    /// The params of its rule of a kind, as wording found them, if it did, and as grammar does.
    fn said(&self, kind: Kind) -> (Option<Params>, Params) {
        let found =
            self.clauses.iter().flat_map(|(clause, found)| found.iter().map(move |(rule, _)| (clause, rule)));
        let known = found.clone().find(|(_, rule)| rule.kind() == kind);
        let clause = match known {
            Some((clause, _)) => clause,
            None => families::clause_of(kind, &self.clauses).unwrap_or(self.sentence),
        };
        let by_place = params::stated(&params::rule(kind, clause));
        (known.map(|(_, rule)| params::stated(rule)), by_place)
    }
}
