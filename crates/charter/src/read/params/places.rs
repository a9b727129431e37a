//! Which words of a sentence a param is, told by weights that were learnt from the sentences of `said/` and `charters/`.
//!
//! A wording cuts where its author thought of cutting; here each word is weighed by what stands around it and by what wording
//! and grammar took it for. Only params that are words of the sentence are told so: names, topics, reasons. `places.tsv` is
//! worked out by `cargo run --release -p samordna-charter --example learn`, and never written by hand.

use super::{
    said::{Said, stated, with_param},
    tokens::{As, Tokens},
};
use crate::{
    Kind, Rule,
    read::weights::{Beside, Heard, Weights, hash, learnt, weight},
    text::lookup::Table,
};
use serde_json::Value;
use std::{cell::OnceCell, ops::Range, sync::LazyLock};

/// A run of words needs one from here to stand beside the likest run.
const ANOTHER: f32 = 0.0;
/// A word from here that wording and grammar left out tells that they were wrong.
const INSTEAD: f32 = 0.2;
/// A word below here that they took tells so too.
const SURELY_NOT: f32 = -1.4;

/// The params that are told, by the names of kinds and each with the number of its label, and the weights, whose labels are the
/// names of params.
static WEIGHTS: LazyLock<(Table<&'static str, Vec<Asked>>, Weights)> = LazyLock::new(|| {
    let (told, weights) =
        learnt("places.tsv", include_str!("places.tsv")).split_once('\n').unwrap_or_default();
    let weights = Weights::parse(weights).unwrap_or_default();
    let mut asked: Table<&str, Vec<Asked>> = Table::default();
    for (kind, param) in told.split('\t').filter_map(|told| told.split_once('.')) {
        let label = weights.labels.iter().position(|label| *label == param);
        asked.entry(kind).or_default().extend(label.map(|label| (label, param)));
    }
    asked.values_mut().for_each(|asked| asked.sort_unstable());
    (asked, weights)
});

/// A param that is told, after the number of its label.
type Asked = (usize, &'static str);

/// A sentence whose words may be the params of its rules.
#[derive(Debug)]
pub struct Places<'s> {
    text: &'s str,
    /// Its words, found when a param is first asked for.
    tokens: OnceCell<Tokens<'s>>,
    /// What tells of each param by each word; found when it is first asked for.
    by_words: OnceCell<Vec<ByWord>>,
}

/// What tells of params by a word.
#[derive(Debug, Default)]
struct ByWord {
    /// What tells whatever the kind of rule.
    heard: Heard,
    /// The hashes of marks that tell more beside a kind.
    marks: Vec<u64>,
}

impl<'s> Places<'s> {
    /// The words of a sentence.
    pub const fn of(text: &'s str) -> Self {
        Self { text, tokens: OnceCell::new(), by_words: OnceCell::new() }
    }

    fn tokens(&self) -> &Tokens<'s> {
        self.tokens.get_or_init(|| Tokens::of(self.text))
    }

    /// How much tells for each word, by the params of a kind that are words of the sentence.
    pub fn told(&self, kind: Kind, said: Said<'_>) -> Vec<Told> {
        let kind = format!("{kind:?}");
        let (params, weights) = &*WEIGHTS;
        let Some(asked) = params.get(kind.as_str()) else { return Vec::new() };
        let beside = weights.beside(&kind);
        let of_kind = self.of_kind(beside, asked);
        let (tokens, before_bar) = (self.tokens(), format!("{kind}|"));
        let taken = tokens.taken(said);
        let told = |(nth_param, &(label, param)): (usize, &Asked)| {
            let taken = taken.of(&before_bar, param);
            // Words that were taken for the same have the same marks of it.
            let mut by_taken: Vec<(As, Vec<f32>)> = Vec::new();
            let words = of_kind.iter().enumerate().map(|(nth, of_kind)| {
                let what = taken.as_what(nth);
                if !by_taken.iter().any(|(other, _)| *other == what) {
                    let mut told = Vec::new();
                    tokens.marks_of_taken(nth, &taken, &mut |mark| {
                        let of_mark = match mark {
                            [kind, mark @ ..] if kind.ends_with('|') => beside.of(hash(mark)),
                            _ => weights.of(hash(mark)),
                        };
                        told.push(hundredths(weight(of_mark, label)));
                    });
                    by_taken.push((what, told));
                }
                let of_taken = by_taken.iter().filter(|(other, _)| *other == what).flat_map(|(_, told)| told);
                of_taken.fold(of_kind.get(nth_param).copied().unwrap_or_default(), |told, more| told + more)
            });
            Told { param, words: words.collect() }
        };
        asked.iter().enumerate().map(told).collect()
    }

    /// A rule with each param that is words of the sentence cut out of it.
    pub fn cut(&self, rule: &Rule, told: &[Told], cut: Cut) -> Rule {
        let mut out = rule.clone();
        if told.is_empty() {
            return out;
        }
        let mut params = stated(rule);
        for Told { param, words } in told {
            let Some(runs) = self.runs(words, NAMES.contains(param), cut.like()) else { continue };
            let stands = params.get(*param).is_some_and(|value| match cut {
                // What several items are told by is not weighed against one more, nor against one less.
                _ if self.are_several(value) => true,
                Cut::Mended => !self.is_wrong(value, words, &runs),
                Cut::Narrow | Cut::Wide => false,
            });
            if let Some(next) = (!stands).then(|| self.with(&out, param, &runs, cut.alone())).flatten() {
                params = stated(&next);
                out = next;
            }
        }
        out
    }

    /// What is told of the words that a value is, and of those that it is not.
    pub fn parted(&self, value: Option<&Value>, told: &Told) -> Parted {
        let has = value.map(|value| self.tokens().marked(value)).unwrap_or_default();
        let mut parted = Parted::default();
        for (nth, told) in told.words.iter().enumerate().filter(|(nth, _)| self.tokens().is_word(*nth)) {
            if has.get(nth).is_some_and(|has| *has) {
                parted.words += 1;
                parted.least_in = parted.least_in.min(*told);
            } else {
                parted.most_out = parted.most_out.max(*told);
            }
        }
        parted
    }

    /// For each word, what tells of each param that is asked for in a rule of a kind, before what was found is looked at.
    fn of_kind(&self, beside: Beside<'_>, asked: &[Asked]) -> Vec<Vec<f32>> {
        let (_, weights) = &*WEIGHTS;
        let of = |word: &ByWord| {
            let of_marks: Vec<_> = word.marks.iter().map(|mark| beside.of(*mark)).collect();
            let of_param = |&(label, _): &Asked| {
                let of_kind: i32 = of_marks.iter().map(|weights| weight(weights, label)).sum();
                hundredths(weights.before(label)) + hundredths(word.heard.sum(label) + of_kind)
            };
            asked.iter().map(of_param).collect()
        };
        self.by_words().iter().map(of).collect()
    }

    fn by_words(&self) -> &[ByWord] {
        let (_, weights) = &*WEIGHTS;
        self.by_words.get_or_init(|| {
            let of = |nth| {
                let mut word = ByWord::default();
                self.tokens().marks_of_words(nth, &mut |mark| weights.hear(mark, &mut word.heard));
                self.tokens().marks_of_kind(nth, "", &mut |mark| word.marks.push(hash(mark)));
                word.marks.iter().for_each(|mark| weights.hear_hash(*mark, &mut word.heard));
                word
            };
            (0..self.tokens().len()).map(of).collect()
        })
    }
}

fn hundredths(number: i32) -> f32 {
    number as f32 / 100.0
}

/// How much tells for each word that it is one of a param's.
#[derive(Debug)]
pub struct Told {
    /// The param.
    pub param: &'static str,
    words: Vec<f32>,
}

/// How the words of a param are cut out of a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Cut {
    /// Only where what was found is surely wrong, or nothing was.
    Mended,
    /// Anew, and only words that are likely the param's.
    Narrow,
    /// Anew, with all words that may be.
    Wide,
}

impl Cut {
    /// From here a word may be one of the param's.
    const fn like(self) -> f32 {
        match self {
            Self::Mended => -0.7,
            Self::Narrow => -0.2,
            Self::Wide => -1.2,
        }
    }

    /// A param needs a word from here.
    const fn alone(self) -> f32 {
        match self {
            Self::Mended => -0.4,
            Self::Narrow | Self::Wide => -0.5,
        }
    }
}

/// What is told of the words that a value is, and of the others.
#[derive(Debug)]
pub struct Parted {
    /// How many words of the sentence the value is.
    pub words: usize,
    /// What is told of the least of them.
    pub least_in: f32,
    /// What is told of the likest that is none of them.
    pub most_out: f32,
}

impl Default for Parted {
    fn default() -> Self {
        Self { words: 0, least_in: f32::INFINITY, most_out: f32::NEG_INFINITY }
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

impl Places<'_> {
    /// The runs of words that may be the param, unless there is none.
    fn runs(&self, told: &[f32], is_name: bool, like: f32) -> Option<Vec<Run>> {
        let tokens = self.tokens();
        let is_in = |nth: usize| told.get(nth).is_some_and(|told| like < *told);
        let mut runs = Vec::new();
        let mut nth = 0;
        while nth < told.len() {
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
            if let Some((words, told)) = words.and_then(|words| Some((words.clone(), told.get(words)?))) {
                runs.push(Run {
                    words,
                    all: told.iter().map(|told| told - like).sum(),
                    likest: told.iter().copied().fold(f32::NEG_INFINITY, f32::max),
                });
            }
            nth = end.max(nth + 1);
        }
        (!runs.is_empty()).then_some(runs)
    }

    fn are_several(&self, value: &Value) -> bool {
        value.as_array().is_some_and(|values| 1 < values.len()) || 1 < self.tokens().items(value).len()
    }

    /// Whether a value lacks a word that is surely the param's, or has one that surely is not.
    fn is_wrong(&self, value: &Value, told: &[f32], runs: &[Run]) -> bool {
        let has = self.tokens().marked(value);
        let all = || told.iter().zip(&has).enumerate().filter(|(nth, _)| self.tokens().is_word(*nth));
        all().any(|(_, (told, has))| !has && INSTEAD < *told)
            || all().any(|(_, (told, has))| *has && *told < SURELY_NOT)
                && runs.iter().any(|run| INSTEAD < run.likest)
    }

    /// The rule with these runs as a param: as many as the param holds. `None` where they are too little like it.
    fn with(&self, rule: &Rule, param: &str, runs: &[Run], alone: f32) -> Option<Rule> {
        let likest = runs.iter().map(|run| run.likest).fold(f32::NEG_INFINITY, f32::max);
        if likest < alone {
            return None;
        }
        let best = runs.iter().max_by(|one, other| one.all.total_cmp(&other.all))?;
        let several: Vec<String> = runs
            .iter()
            .filter(|run| ANOTHER < run.likest || run.words == best.words)
            .filter_map(|run| self.tokens().text(&run.words))
            .collect();
        let one = self.tokens().text(&best.words)?;
        let shapes = match several.as_slice() {
            [_] => [Value::from(one), Value::from(several)],
            _ => [Value::from(several), Value::from(one)],
        };
        shapes.into_iter().find_map(|shape| with_param(rule, param, shape))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cut, Places, Said, Tokens, WEIGHTS, stated};
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
        let told = |rule: &Rule, said, cut| places.cut(rule, &places.told(rule.kind(), said), cut);
        assert_eq!(told(&nobody, nothing, Cut::Wide), right);
        assert_eq!(told(&right, already, Cut::Mended), right);
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
        let labelled = Tokens::of("Ordförande: parkdirektören föreslår");
        assert_eq!(
            labelled.name(0..4).and_then(|words| labelled.text(&words)).as_deref(),
            Some("parkdirektören")
        );
    }

    #[test]
    fn the_weights_are_there() {
        let (params, weights) = &*WEIGHTS;
        assert!(
            params.get("ChairAppointment").is_some_and(|asked| asked.iter().any(|(_, param)| *param == "by"))
        );
        assert!(weights.knows(&["prep=", "av"]));
    }
}
