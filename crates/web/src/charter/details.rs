//! What a kind of norm can state, by the names that it has in the JSON: read from the schema of the rules themselves.

use super::word_of;
use samordna_charter::{Kind, Rule};
use serde_json::Value;
use std::{collections::BTreeMap, sync::LazyLock};

static NAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(read);

/// The names of a kind's details, in order.
pub(super) fn names(kind: Kind) -> Vec<String> {
    NAMES.get(&word_of(kind)).cloned().unwrap_or_default()
}

fn read() -> BTreeMap<String, Vec<String>> {
    let schema = schemars::schema_for!(Rule).to_value();
    let variants = schema.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    variants.iter().filter_map(|variant| of_variant(&schema, variant)).collect()
}

fn of_variant(schema: &Value, variant: &Value) -> Option<(String, Vec<String>)> {
    let kind = variant.pointer("/properties/kind/const")?.as_str()?.to_owned();
    let params = variant.pointer("/properties/params")?;
    let params = match params.get("$ref").and_then(Value::as_str) {
        Some(place) => schema.pointer(place.strip_prefix('#')?)?,
        None => params,
    };
    let names = params.get("properties").and_then(Value::as_object);
    Some((kind, names.map(|names| names.keys().cloned().collect()).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_tells_what_it_can_state() {
        assert!(names(Kind::ChairAppointment).contains(&"by".to_owned()));
        let known = Kind::ALL.iter().filter(|kind| NAMES.contains_key(&word_of(kind))).count();
        assert_eq!(known, Kind::ALL.len());
    }
}
