//! Which words of a sentence a param is, told by weights that were learnt from the sentences of `said/` and `charters/`.
//!
//! A wording cuts where its author thought of cutting; here each word is weighed by what stands around it and by what wording
//! and grammar took it for. Only params that are words of the sentence are told so: names, topics, reasons. `places.tsv` is
//! worked out by `cargo run --release -p samordna-charter --example learn`, and never written by hand.

use super::{
    said::{Said, stated, with_param},
    tokens::Tokens,
};
use crate::{
    Rule,
    read::weights::{Heard, Weights},
};
use serde_json::Value;
use std::{cell::OnceCell, collections::HashSet, ops::Range, sync::LazyLock};

/// From here a word may be one of the param's.
const LIKE: f32 = -0.7;
/// A run of words needs one from here to stand beside the likest run.
const ANOTHER: f32 = 0.0;
/// A word from here that wording and grammar left out tells that they were wrong.
const INSTEAD: f32 = 0.2;
/// A word below here that they took tells so too.
const SURELY_NOT: f32 = -1.4;
/// A run needs a word from here to be taken where they found nothing.
const ALONE: f32 = -0.4;

/// The params that are told, as `kind.param`, and the weights, whose labels are the names of params.
static WEIGHTS: LazyLock<(HashSet<&'static str>, Weights)> = LazyLock::new(|| {
    let (told, weights) = include_str!("places.tsv").split_once('\n').unwrap_or_default();
    (told.split('\t').collect(), Weights::parse(weights).unwrap_or_default())
});

/// A sentence whose words may be the params of its rules.
#[derive(Debug)]
pub struct Places<'s> {
    text: &'s str,
    /// Its words, found when a param is first asked for.
    tokens: OnceCell<Tokens<'s>>,
    /// For each word, what tells of each param, whatever the kind of rule; found when it is first asked for.
    by_words: OnceCell<Vec<Heard>>,
}

impl<'s> Places<'s> {
    /// The words of a sentence.
    pub const fn of(text: &'s str) -> Self {
        Self { text, tokens: OnceCell::new(), by_words: OnceCell::new() }
    }

    fn tokens(&self) -> &Tokens<'s> {
        self.tokens.get_or_init(|| Tokens::of(self.text))
    }

    /// A rule with each param that is words of the sentence told by them.
    pub fn told(&self, rule: Rule, said: Said<'_>) -> Rule {
        let kind = format!("{:?}", rule.kind());
        let (told, weights) = &*WEIGHTS;
        let asked: Vec<(usize, &str)> = (weights.labels.iter().copied().enumerate())
            .filter(|(_, param)| told.contains(format!("{kind}.{param}").as_str()))
            .collect();
        if asked.is_empty() {
            return rule;
        }
        let of_kind = self.of_kind(&format!("{kind}|"));
        let mut out = rule;
        let mut params = stated(&out);
        for (number, param) in asked {
            let taken = self.tokens().taken(&kind, param, said);
            let scores: Vec<f32> = (of_kind.iter().enumerate())
                .map(|(nth, heard)| {
                    let mut score = weights.whole(number, heard);
                    self.tokens()
                        .marks_of_taken(nth, &taken, &mut |mark| score += weights.weight(mark, number));
                    score
                })
                .collect();
            let Some(runs) = runs(&scores, self.tokens(), NAMES.contains(&param)) else { continue };
            let is_right =
                params.get(param).is_some_and(|value| !is_wrong(value, &scores, &runs, self.tokens()));
            if let Some(next) = (!is_right).then(|| with(&out, param, &runs, self.tokens())).flatten() {
                params = stated(&next);
                out = next;
            }
        }
        out
    }

    /// For each word, what tells of each param of a rule of a kind, before what was found is looked at.
    fn of_kind(&self, kind: &str) -> Vec<Heard> {
        let (_, weights) = &*WEIGHTS;
        let by_words = self.by_words.get_or_init(|| {
            let of = |nth| {
                let mut heard = Heard::default();
                self.tokens().marks_of_words(nth, &mut |mark| weights.hear(mark, &mut heard));
                heard
            };
            (0..self.tokens().len()).map(of).collect()
        });
        let mut of_kind = by_words.clone();
        for (nth, heard) in of_kind.iter_mut().enumerate() {
            self.tokens().marks_of_kind(nth, kind, &mut |mark| weights.hear(mark, heard));
        }
        of_kind
    }
}

/// Words that may be a param: which, how much tells for all of them, and how much for the likest.
struct Run {
    words: Range<usize>,
    all: f32,
    likest: f32,
}

/// Params that name a body, an office or a place, and hold no verb.
const NAMES: [&str; 36] = [
    "adjustable_with",
    "adopted_by",
    "after_consulting",
    "after_proposal_from",
    "amended_by",
    "appointed_from",
    "between",
    "body",
    "by",
    "called_by",
    "categories",
    "channels",
    "decided_by",
    "declare_to",
    "delegated_from",
    "forward_to",
    "from",
    "from_among",
    "goes_to",
    "group",
    "holder",
    "in_dialogue_with",
    "office",
    "parties",
    "provided_by",
    "recipient",
    "reports_to",
    "requested_by",
    "resourced_by",
    "responsible",
    "sent_to",
    "to",
    "unit",
    "via",
    "who",
    "with",
];

/// The runs of words that may be the param, unless there is none.
fn runs(scores: &[f32], tokens: &Tokens<'_>, is_name: bool) -> Option<Vec<Run>> {
    let is_in = |nth: usize| scores.get(nth).is_some_and(|score| LIKE < *score);
    let mut runs = Vec::new();
    let mut nth = 0;
    while nth < scores.len() {
        if !(is_in(nth) && tokens.is_word(nth)) {
            nth += 1;
            continue;
        }
        let mut end = nth;
        // A word between two that belong together belongs to them, but no comma does and no *och*.
        while is_in(end) || is_in(end + 1) && !tokens.parts(end) {
            end += 1;
        }
        let last = (nth..end).rev().find(|&at| tokens.is_word(at))?;
        let words = if is_name { tokens.name(nth..last + 1) } else { Some(nth..last + 1) };
        if let Some((words, scores)) = words.and_then(|words| Some((words.clone(), scores.get(words)?))) {
            runs.push(Run {
                words,
                all: scores.iter().map(|score| score - LIKE).sum(),
                likest: scores.iter().copied().fold(f32::NEG_INFINITY, f32::max),
            });
        }
        nth = end.max(nth + 1);
    }
    (!runs.is_empty()).then_some(runs)
}

/// Whether a value lacks a word that is surely the param's, or has one that surely is not.
fn is_wrong(value: &Value, scores: &[f32], runs: &[Run], tokens: &Tokens<'_>) -> bool {
    let has = tokens.marked(value);
    let all = || scores.iter().zip(&has).enumerate();
    // What several items are told by is not weighed against one more, nor against one less.
    if value.as_array().is_some_and(|values| 1 < values.len()) || 1 < tokens.items(value).len() {
        return false;
    }
    all().any(|(nth, (score, has))| tokens.is_word(nth) && !has && INSTEAD < *score)
        || all().any(|(nth, (score, has))| tokens.is_word(nth) && *has && *score < SURELY_NOT)
            && runs.iter().any(|run| INSTEAD < run.likest)
}

/// The rule with these runs as a param: as many as the param holds. `None` where they are too little like it.
fn with(rule: &Rule, param: &str, runs: &[Run], tokens: &Tokens<'_>) -> Option<Rule> {
    let likest = runs.iter().map(|run| run.likest).fold(f32::NEG_INFINITY, f32::max);
    if likest < ALONE {
        return None;
    }
    let best = runs.iter().max_by(|one, other| one.all.total_cmp(&other.all))?;
    let several: Vec<String> = runs
        .iter()
        .filter(|run| ANOTHER < run.likest || run.words == best.words)
        .filter_map(|run| tokens.text(&run.words))
        .collect();
    let one = tokens.text(&best.words)?;
    let shapes = match several.as_slice() {
        [_] => [Value::from(one), Value::from(several)],
        _ => [Value::from(several), Value::from(one)],
    };
    shapes.into_iter().find_map(|shape| with_param(rule, param, shape))
}

#[cfg(test)]
mod tests {
    use super::{Places, Said, Tokens, WEIGHTS, stated};
    use crate::{
        Rule,
        norm::{ChairAppointment, Names},
    };

    #[test]
    fn a_param_that_nothing_found_is_told_by_its_words_and_a_right_one_stands() {
        let by = |names: &[&str]| {
            Rule::ChairAppointment(ChairAppointment {
                by: names.iter().map(|name| (*name).to_owned()).collect::<Names>(),
                ..Default::default()
            })
        };
        let places = Places::of("Ordföranden utses av parkdirektören.");
        let (nobody, right) = (by(&[]), by(&["parkdirektören"]));
        let (found_none, found_right) = (stated(&nobody), stated(&right));
        let nothing = Said { known: None, by_place: &found_none };
        let already = Said { known: Some(&found_right), by_place: &found_right };
        assert_eq!(places.told(nobody, nothing), right);
        assert_eq!(places.told(right.clone(), already), right);
    }

    #[test]
    fn a_value_is_found_in_its_sentence_in_any_case_and_in_the_genitive() {
        let tokens = Tokens::of("Parkdirektörens stab kallar.");
        assert_eq!(tokens.stands("parkdirektören"), Some(0..1));
        assert_eq!(tokens.stands("staben"), None);
    }

    #[test]
    fn a_name_is_cut_from_what_leads_to_it_and_from_what_it_does() {
        let tokens = Tokens::of("och från styrelsens stab som kallar dess");
        assert_eq!(
            tokens.name(0..6).and_then(|words| tokens.text(&words)).as_deref(),
            Some("styrelsens stab")
        );
        assert_eq!(tokens.name(6..7), None);
    }

    #[test]
    fn the_weights_are_there() {
        let (told, weights) = &*WEIGHTS;
        assert!(told.contains("ChairAppointment.by"));
        assert!(weights.knows(&["prep=", "av"]));
    }
}
