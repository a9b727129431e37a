//! What a rule states, by the names of its params, and what wording and grammar said of it before its words are weighed.

use crate::Rule;
use serde_json::{Map, Value};

/// A rule's params by their names.
pub type Params = Map<String, Value>;

/// What wording found of a rule, if it did, and what grammar did.
#[derive(Clone, Copy, Debug)]
pub struct Said<'p> {
    /// What wording found.
    pub known: Option<&'p Params>,
    /// What grammar found by the places of words.
    pub by_place: &'p Params,
}

/// What a rule states.
pub fn stated(rule: &Rule) -> Params {
    match serde_json::to_value(rule) {
        Ok(Value::Object(mut rule)) => match rule.remove("params") {
            Some(Value::Object(params)) => params,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

/// A rule with a param set. `None` where the param takes no such value.
pub fn with_param(rule: &Rule, param: &str, value: Value) -> Option<Rule> {
    let mut whole = serde_json::to_value(rule).ok()?;
    whole.get_mut("params")?.as_object_mut()?.insert(param.to_owned(), value);
    serde_json::from_value(whole).ok()
}
