//! Which values of a closed list a param has, told by weights that were learnt from the sentences of `said/` and `charters/`.
//!
//! Whether a matter is sent on or shut out, who may speak, what is published: no word of the sentence is the value, and the
//! wordings for it are many. All that a sentence is told by speaks for and against each value, and so does what wording and
//! grammar took it for. `values.tsv` is worked out by `cargo run --release -p samordna-charter --example learn`, and never
//! written by hand.

use super::said::{Said, stated, with_param};
use crate::{
    Kind, Rule,
    read::weights::{Heard, Marks, Weights, hash, learnt},
    text::lookup::Table,
};
use serde_json::Value;
use std::{cell::OnceCell, sync::LazyLock};

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
#[derive(Debug)]
struct Param {
    name: &'static str,
    /// It holds several values.
    is_list: bool,
    /// Its values, each with the number of its label.
    values: Vec<(usize, Value)>,
}

/// The weights, and the params of each kind that are told by them.
static WEIGHTS: LazyLock<(Weights, Table<Kind, Vec<Param>>)> = LazyLock::new(|| {
    let weights = Weights::parse(learnt("values.tsv", include_str!("values.tsv"))).unwrap_or_default();
    let mut params: Table<Kind, Vec<Param>> = Table::default();
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
    marks: &'m Marks,
    /// What its marks tell, found when a param is first asked for.
    heard: OnceCell<Heard>,
}

impl<'m> Values<'m> {
    /// Of a sentence with these marks.
    pub const fn of(marks: &'m Marks) -> Self {
        Self { marks, heard: OnceCell::new() }
    }

    /// How much tells for each value of the params of a kind that have values of a closed list.
    pub fn told(&self, kind: Kind, said: Said<'_>) -> Vec<Told> {
        let (weights, params) = &*WEIGHTS;
        let of = |param: &'static Param| {
            let mut further = Vec::new();
            marks_of_found(param.name, said, &mut |mark| further.push(weights.of(hash(mark))));
            let told = |(number, _): &(usize, Value)| weights.told(*number, self.heard(weights), &further);
            Told { values: param.values.iter().map(told).collect(), param }
        };
        params.get(&kind).into_iter().flatten().map(of).collect()
    }

    fn heard(&self, weights: &Weights) -> &Heard {
        self.heard.get_or_init(|| weights.heard(self.marks))
    }
}

/// How much tells for each value of a param.
#[derive(Debug)]
pub struct Told {
    param: &'static Param,
    values: Vec<f32>,
}

/// A rule with each param told that has values of a closed list.
pub fn with_values(rule: &Rule, told: &[Told]) -> Rule {
    if told.is_empty() {
        return rule.clone();
    }
    let had = stated(rule);
    told.iter().fold(rule.clone(), |rule, told| {
        let had = had.get(told.param.name);
        let value = told.value(had).filter(|value| Some(value) != had);
        value.and_then(|value| with_param(&rule, told.param.name, value)).unwrap_or(rule)
    })
}

impl Told {
    /// The param.
    pub const fn param(&self) -> &'static str {
        self.param.name
    }

    /// Whether it is one of the values that are told.
    pub fn knows(&self, value: &Value) -> bool {
        self.param.knows(value)
    }

    /// What is told of the least of the values that a param has, and of the likest that it has not; infinite where there is none.
    pub fn parted(&self, had: Option<&Value>) -> (f32, f32) {
        let (mut least_in, mut most_out) = (f32::INFINITY, f32::NEG_INFINITY);
        for ((_, value), told) in self.param.values.iter().zip(&self.values) {
            match had.is_some_and(|had| each(had).any(|had| had == value)) {
                true => least_in = least_in.min(*told),
                false => most_out = most_out.max(*told),
            }
        }
        (least_in, most_out)
    }

    /// The value of a param, where it may have one already. `None` leaves it as it is.
    fn value(&self, had: Option<&Value>) -> Option<Value> {
        let Self { param, values } = self;
        let holds = |value: &Value| had.is_some_and(|had| each(had).any(|had| had == value));
        let held = if param.is_list { HELD_AMONG } else { HELD_ALONE };
        let scored: Vec<(&Value, f32)> = (param.values.iter().zip(values))
            .map(|((_, value), told)| (value, *told + if holds(value) { held } else { 0.0 }))
            .collect();
        let (likest, most) = *scored.iter().max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        let least = match had {
            // A name that is none of the values is believed, unless one of them stands.
            Some(had) if !each(had).any(|had| param.knows(had)) => STANDS,
            Some(_) => LIKEST,
            None => UNFOUND,
        };
        if most < least {
            return None;
        }
        if !param.is_list {
            return Some(likest.clone());
        }
        let standing = || {
            let stand = scored.iter().filter(|(value, score)| STANDS < *score || *value == likest);
            stand.map(|(value, _)| *value)
        };
        let stands = |value: &Value| standing().any(|other| other == value);
        // A value that nobody has learnt is not weighed.
        let kept = had.into_iter().flat_map(each).filter(|had| stands(had) || !param.knows(had));
        let new = standing().filter(|value| !holds(value));
        Some(kept.chain(new).cloned().collect())
    }
}

impl Param {
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

/// Says what wording and grammar took a param for.
pub fn marks_of_found(param: &str, said: Said<'_>, say: &mut impl FnMut(&[&str])) {
    for (name, params) in [("known=", said.known), ("placed=", Some(said.by_place))] {
        let Some(value) = params.and_then(|params| params.get(param)) else {
            say(&[name]);
            continue;
        };
        for value in each(value) {
            match value {
                Value::String(text) => say(&[name, text]),
                other => say(&[name, &other.to_string()]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Values, WEIGHTS, with_values};
    use crate::{
        Rule,
        read::{
            likeness,
            params::said::{Said, stated},
            weights::Marks,
        },
    };

    fn told(sentence: &str, rule: &str) -> serde_json::Value {
        let rule: Rule = serde_json::from_str(rule).expect("a rule");
        let marks = Marks::of(|say| likeness::marks(sentence, say));
        let by_place = stated(&rule);
        let told = Values::of(&marks).told(rule.kind(), Said { known: None, by_place: &by_place });
        stated(&with_values(&rule, &told)).into()
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
