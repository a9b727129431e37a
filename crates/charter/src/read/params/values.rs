//! Which values of a closed list a param has, told by weights that were learnt from the sentences of `said/` and `charters/`.
//!
//! Whether a matter is sent on or shut out, who may speak, what is published: no word of the sentence is the value, and the
//! wordings for it are many. All that a sentence is told by speaks for and against each value, and so does what wording and
//! grammar took it for. `values.tsv` is worked out by `cargo run --release -p samordna-charter --example learn`, and never
//! written by hand.

use super::said::{Params, Said, stated, with_param};
use crate::{
    Kind, Rule,
    read::weights::{Heard, Weights},
};
use serde_json::Value;
use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

/// A value stands from here.
const STANDS: f32 = 0.0;
/// The likest value is taken from here, where none stands and something was found.
const LIKEST: f32 = -0.5;
/// The same where nothing was.
const UNFOUND: f32 = -0.25;
/// What wording or grammar found counts for so much more where there may be several values.
const HELD_AMONG: f32 = 0.4;
/// The same where there is one.
const HELD_ALONE: f32 = 0.1;

/// A param that is told by its values.
struct Param {
    name: &'static str,
    /// It holds several values.
    is_list: bool,
    /// Its values, each with the number of its label.
    values: Vec<(usize, Value)>,
}

/// The weights, and the params of each kind that are told by them.
static WEIGHTS: LazyLock<(Weights, HashMap<Kind, Vec<Param>>)> = LazyLock::new(|| {
    let weights = Weights::parse(include_str!("values.tsv")).unwrap_or_default();
    let mut params: HashMap<Kind, Vec<Param>> = HashMap::new();
    for (number, label) in weights.labels.iter().enumerate() {
        let Some((kind, name, is_list, value)) = label_parts(label) else { continue };
        let of_kind = params.entry(kind).or_default();
        match of_kind.iter_mut().find(|param| param.name == name) {
            Some(param) => param.values.push((number, value)),
            None => of_kind.push(Param { name, is_list, values: vec![(number, value)] }),
        }
    }
    (weights, params)
});

/// The parts of a label: `notice.what[]=agenda` is one of several values, `boundary.effect=exclude` the only one.
fn label_parts(label: &'static str) -> Option<(Kind, &'static str, bool, Value)> {
    let (param, value) = label.split_once('=')?;
    let (kind, name) = param.split_once('.')?;
    let value = value.parse::<bool>().map_or_else(|_| value.into(), Value::from);
    let bare = name.trim_end_matches("[]");
    Some((serde_json::from_value(kind.into()).ok()?, bare, bare != name, value))
}

/// What a sentence tells of the values of its params.
#[derive(Debug)]
pub struct Values<'m> {
    marks: &'m BTreeSet<String>,
    /// What its marks tell, found when a param is first asked for.
    heard: OnceCell<Heard>,
}

impl<'m> Values<'m> {
    /// Of a sentence with these marks.
    pub const fn of(marks: &'m BTreeSet<String>) -> Self {
        Self { marks, heard: OnceCell::new() }
    }

    /// A rule with each param told that has values of a closed list.
    pub fn told(&self, rule: Rule, said: Said<'_>) -> Rule {
        let (weights, params) = &*WEIGHTS;
        let Some(params) = params.get(&rule.kind()) else { return rule };
        let had = stated(&rule);
        let mut out = rule;
        for param in params {
            let mut heard = self.heard(weights).clone();
            found_marks(param.name, said).iter().for_each(|mark| weights.hear(&[mark], &mut heard));
            let had = had.get(param.name);
            let told = param.told(&weights.shared(&heard), had).filter(|told| Some(told) != had);
            if let Some(next) = told.and_then(|value| with_param(&out, param.name, value)) {
                out = next;
            }
        }
        out
    }

    fn heard(&self, weights: &Weights) -> &Heard {
        self.heard.get_or_init(|| {
            let mut heard = Heard::default();
            self.marks.iter().for_each(|mark| weights.hear(&[mark], &mut heard));
            heard
        })
    }
}

impl Param {
    /// The value of a param by what is told of each, where it may have one already. `None` leaves it as it is.
    fn told(&self, told: &[f32], had: Option<&Value>) -> Option<Value> {
        let holds = |value: &Value| had.is_some_and(|had| each(had).any(|had| had == value));
        let held = if self.is_list { HELD_AMONG } else { HELD_ALONE };
        let score = |(number, value): &(usize, Value)| {
            told.get(*number).copied().unwrap_or(f32::NEG_INFINITY) + if holds(value) { held } else { 0.0 }
        };
        let likest = self.values.iter().max_by(|one, other| score(one).total_cmp(&score(other)))?;
        let least = match had {
            // A name that is none of the values is believed, unless one of them stands.
            Some(had) if !each(had).any(|had| self.knows(had)) => STANDS,
            Some(_) => LIKEST,
            None => UNFOUND,
        };
        if score(likest) < least {
            return None;
        }
        if !self.is_list {
            return Some(likest.1.clone());
        }
        let standing = || self.values.iter().filter(|value| STANDS < score(value) || *value == likest);
        let stands = |value: &Value| standing().any(|(_, other)| other == value);
        // A value that nobody has learnt is not weighed.
        let kept = had.into_iter().flat_map(each).filter(|had| stands(had) || !self.knows(had));
        let new = standing().map(|(_, value)| value).filter(|value| !holds(value));
        Some(kept.chain(new).cloned().collect())
    }

    fn knows(&self, value: &Value) -> bool {
        self.values.iter().any(|(_, known)| known == value)
    }
}

/// The values of a param, one or several.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    }
    .iter()
}

/// Marks of what wording and grammar took a param for.
pub fn found_marks(param: &str, said: Said<'_>) -> Vec<String> {
    let of = |name: &str, params: Option<&Params>| -> Vec<String> {
        let value = params.and_then(|params| params.get(param));
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match value {
            Some(value) => each(value).map(|value| format!("{name}{}", text(value))).collect(),
            None => vec![name.to_owned()],
        }
    };
    let mut marks = of("known=", said.known);
    marks.extend(of("placed=", Some(said.by_place)));
    marks
}

#[cfg(test)]
mod tests {
    use super::{Values, WEIGHTS};
    use crate::{
        Rule,
        read::params::said::{Said, stated},
    };
    use std::collections::BTreeSet;

    fn told(sentence: &str, rule: &str) -> serde_json::Value {
        let rule: Rule = serde_json::from_str(rule).expect("a rule");
        let marks: BTreeSet<String> = crate::read::likeness::marks(sentence);
        let by_place = stated(&rule);
        let told = Values::of(&marks).told(rule, Said { known: None, by_place: &by_place });
        stated(&told).into()
    }

    #[test]
    fn a_value_is_told_by_words_that_are_none_of_it() {
        let scope = |effect: &str| serde_json::json!({ "effect": effect });
        let bare = r#"{"kind":"boundary","params":{}}"#;
        assert_eq!(told("Lönefrågor tas inte upp i rådet.", bare), scope("exclude"));
        assert_eq!(told("Lönefrågor hänvisas till förvaltningen.", bare), scope("redirect"));
    }

    #[test]
    fn a_name_that_is_no_value_stands_unless_a_value_does() {
        let by = r#"{"kind":"minutes_approval","params":{"by":["parkdirektören"]}}"#;
        assert_eq!(
            told("Anteckningarna godkänns av parkdirektören.", by)["by"],
            serde_json::json!(["parkdirektören"])
        );
    }

    #[test]
    fn the_weights_are_there() {
        assert!(!WEIGHTS.1.is_empty());
    }
}
