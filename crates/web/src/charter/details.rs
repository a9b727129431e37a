//! What a kind of norm can state, as labelled fields: read from the schema of the rules themselves.
//!
//! A name or a text is a line, a number a line that takes digits, a closed word a choice, several of them boxes to tick,
//! a list one line each. What is left empty is not stated.

use super::word_of;
use crate::form::{Field, Fields, Slip};
use samordna_charter::{Kind, Language, Rule};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, sync::LazyLock};

/// What stands before the name of a field, so that it is never that of another field of the form.
const BEFORE: &str = "params.";

/// What a param takes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Takes {
    Text,
    /// One name or several.
    Names,
    List,
    Whole,
    Number,
    YesNo,
    Word(Vec<String>),
    Words(Vec<String>),
    /// Parts by name, each with a number.
    Parts,
}

/// A param of a kind.
#[derive(Clone, Debug)]
struct Param {
    name: String,
    takes: Takes,
}

static PARAMS: LazyLock<BTreeMap<String, Vec<Param>>> = LazyLock::new(read);

fn params(kind: Kind) -> &'static [Param] {
    PARAMS.get(&word_of(kind)).map_or(&[], Vec::as_slice)
}

/// The fields of a kind, filled with what a rule of that kind states.
pub(super) fn fields(kind: Kind, stated: &Map<String, Value>, l: Language) -> Vec<Field> {
    params(kind).iter().map(|param| field(kind, param, stated.get(&param.name), l)).collect()
}

fn field(kind: Kind, param: &Param, value: Option<&Value>, l: Language) -> Field {
    let label = kind.param_label(&param.name, l).unwrap_or(&param.name).to_owned();
    let name = format!("{BEFORE}{}", param.name);
    let words = |word: &String| (word.clone(), kind.word_label(&param.name, word, l).to_owned());
    let none = || (String::new(), "–".to_owned());
    let field = match &param.takes {
        Takes::Text => Field::line(name, label),
        Takes::Whole | Takes::Number => Field::decimal(name, label),
        Takes::Names | Takes::List => {
            Field::lines(name, label).hint(l.pick("En på varje rad.", "One on each line."))
        }
        Takes::Parts => Field::lines(name, label).hint(l.pick(
            "En på varje rad, med antal: ledamöter från regionen: 2",
            "One on each line, with its number: members of the region: 2",
        )),
        Takes::YesNo => {
            let yes = ("true".to_owned(), l.pick("Ja", "Yes").to_owned());
            let no = ("false".to_owned(), l.pick("Nej", "No").to_owned());
            Field::choice(name, label, vec![none(), yes, no])
        }
        Takes::Word(of) => {
            Field::choice(name, label, std::iter::once(none()).chain(of.iter().map(words)).collect())
        }
        Takes::Words(of) => Field::choices(name, label, of.iter().map(words).collect()),
    };
    let says = |word: &str| match param.takes {
        Takes::Names | Takes::List => kind.word_label(&param.name, word, l).to_owned(),
        Takes::Text
        | Takes::Whole
        | Takes::Number
        | Takes::YesNo
        | Takes::Word(_)
        | Takes::Words(_)
        | Takes::Parts => word.to_owned(),
    };
    field.filled(value.map(|value| shown(value, l, &says)).unwrap_or_default())
}

/// A value as it stands in its field.
fn shown(value: &Value, l: Language, says: &impl Fn(&str) -> String) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => l.pick(number.to_string().replace('.', ","), number.to_string()),
        Value::String(text) => says(text),
        Value::Array(all) => all.iter().map(|one| shown(one, l, says)).collect::<Vec<_>>().join("\n"),
        Value::Object(parts) => {
            parts.iter().map(|(name, count)| format!("{name}: {count}")).collect::<Vec<_>>().join("\n")
        }
    }
}

/// The rule that the fields of a form say.
pub(super) fn rule(kind: Kind, fields: &Fields) -> Result<Rule, Slip> {
    let mut stated = Map::new();
    for param in params(kind) {
        let name = format!("{BEFORE}{}", param.name);
        let Some(text) = fields.given(&name) else { continue };
        stated.insert(param.name.clone(), value(kind, param, name, &text)?);
    }
    let whole = serde_json::json!({ "kind": kind, "params": stated });
    serde_json::from_value(whole).map_err(|why| {
        Slip::new(
            "kind",
            format!("Uppgifterna passar inte den här sortens regel: {why}."),
            format!("The details do not fit this kind of norm: {why}."),
        )
    })
}

fn value(kind: Kind, param: &Param, name: String, text: &str) -> Result<Value, Slip> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let list =
        |known: &dyn Fn(&str) -> String| Value::Array(lines().map(|line| known(line).into()).collect());
    Ok(match &param.takes {
        Takes::Text | Takes::Word(_) => text.into(),
        Takes::Names | Takes::List => list(&|line| as_word(kind, &param.name, line)),
        Takes::Words(_) => list(&str::to_owned),
        Takes::Whole => text.parse::<u32>().map_err(|_| not_whole(name))?.into(),
        Takes::Number => number(text).ok_or_else(|| {
            Slip::new(
                name,
                "Skriv ett tal, till exempel 2 eller 0,5.",
                "Write a number, for example 2 or 0.5.",
            )
        })?,
        Takes::YesNo => Value::Bool(text == "true"),
        Takes::Parts => Value::Object(lines().map(|line| part(line, &name)).collect::<Result<_, Slip>>()?),
    })
}

fn not_whole(name: String) -> Slip {
    Slip::new(name, "Skriv ett helt tal, till exempel 4.", "Write a whole number, for example 4.")
}

/// A number, with a point or a comma.
fn number(text: &str) -> Option<Value> {
    let number: f64 = text.replace(',', ".").parse().ok()?;
    serde_json::Number::from_f64(number).map(Value::Number)
}

/// A part and its number: `ledamöter från regionen: 2`.
fn part(line: &str, name: &str) -> Result<(String, Value), Slip> {
    let wrong = || {
        Slip::new(
            name.to_owned(),
            format!("Skriv ett kolon och ett antal efter \"{line}\"."),
            format!("Write a colon and a number after \"{line}\"."),
        )
    };
    let (part, count) = line.rsplit_once(':').ok_or_else(wrong)?;
    let count: u32 = count.trim().parse().map_err(|_| wrong())?;
    Ok((part.trim().to_owned(), count.into()))
}

/// What people write for a word of a closed list is that word: *ordförande* is `chair`.
fn as_word(kind: Kind, param: &str, line: &str) -> String {
    let means = |word: &&&str| {
        [Language::Swedish, Language::English]
            .iter()
            .any(|l| kind.word_label(param, word, *l).eq_ignore_ascii_case(line))
    };
    ROLES.iter().find(means).map_or_else(|| line.to_owned(), |word| (*word).to_owned())
}

/// Words that stand among names where a charter says who approves.
const ROLES: [&str; 7] =
    ["chair", "vice_chair", "secretary", "member", "members", "group", "member_of_other_principal"];

fn read() -> BTreeMap<String, Vec<Param>> {
    let schema = schemars::schema_for!(Rule).to_value();
    let variants = schema.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    variants.iter().filter_map(|variant| of_variant(&schema, variant)).collect()
}

fn of_variant(schema: &Value, variant: &Value) -> Option<(String, Vec<Param>)> {
    let kind = variant.pointer("/properties/kind/const")?.as_str()?.to_owned();
    let params = pointed(schema, variant.pointer("/properties/params")?);
    let of = params.get("properties").and_then(Value::as_object);
    let param = |(name, says): (&String, &Value)| Param { name: name.clone(), takes: takes(schema, says) };
    Some((kind, of.map(|of| of.iter().map(param).collect()).unwrap_or_default()))
}

/// What a schema points to; itself where it points to nothing.
fn pointed<'a>(schema: &'a Value, says: &'a Value) -> &'a Value {
    let place = says.get("$ref").and_then(Value::as_str).and_then(|place| place.strip_prefix('#'));
    place.and_then(|place| schema.pointer(place)).unwrap_or(says)
}

fn takes(schema: &Value, says: &Value) -> Takes {
    if says.get("$ref").and_then(Value::as_str).is_some_and(|place| place.ends_with("/Names")) {
        return Takes::Names;
    }
    if let Some(one) = says.pointer("/anyOf/0") {
        return words(schema, one).map_or(Takes::Text, Takes::Word);
    }
    let is = |wanted: &str| match says.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == wanted),
        Some(one) => one == wanted,
        None => false,
    };
    match says.get("items").map(|items| words(schema, items)) {
        Some(Some(of)) => Takes::Words(of),
        Some(None) => Takes::List,
        None if is("integer") => Takes::Whole,
        None if is("number") => Takes::Number,
        None if is("boolean") => Takes::YesNo,
        None if is("object") => Takes::Parts,
        None => Takes::Text,
    }
}

/// The words of a closed list.
fn words(schema: &Value, says: &Value) -> Option<Vec<String>> {
    let of = pointed(schema, says);
    let each = of.get("oneOf")?.as_array()?.iter().filter_map(|one| one.get("const")?.as_str());
    Some(each.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_tells_what_it_can_state_and_every_field_has_a_name_in_both_languages() {
        for kind in Kind::ALL {
            assert!(PARAMS.contains_key(&word_of(kind)), "{kind:?}");
            for param in params(*kind) {
                for l in [Language::Swedish, Language::English] {
                    assert!(kind.param_label(&param.name, l).is_some(), "{kind:?} {}", param.name);
                }
            }
        }
    }

    #[test]
    fn a_field_is_what_its_param_takes() {
        let takes = |kind, name: &str| {
            let found = params(kind).iter().find(|param| param.name == name);
            found.unwrap_or_else(|| panic!("{name}")).takes.clone()
        };
        assert_eq!(takes(Kind::ChairAppointment, "by"), Takes::Names);
        assert_eq!(takes(Kind::ChairAppointment, "after_consulting"), Takes::List);
        assert_eq!(takes(Kind::SeatQuota, "min"), Takes::Whole);
        assert_eq!(takes(Kind::SeatQuota, "split"), Takes::Parts);
        assert_eq!(takes(Kind::Quorum, "share"), Takes::Number);
        assert_eq!(takes(Kind::CoOption, "limited"), Takes::YesNo);
        assert!(
            matches!(takes(Kind::MeetingFrequency, "per"), Takes::Word(of) if of.contains(&"year".to_owned()))
        );
        assert!(
            matches!(takes(Kind::Publication, "what"), Takes::Words(of) if of.contains(&"minutes".to_owned()))
        );
    }

    #[test]
    fn what_a_rule_states_comes_back_from_its_fields_as_it_was() {
        let stated = serde_json::json!({
            "seat_quota": { "unit": ["Norra sjukhuset", "Närhälsan"], "min": 2, "split": { "regionen": 1, "kommunen": 1 } },
            "quorum": { "share": 0.67, "of": "ledamöterna" },
            "minutes_approval": { "act": "sign", "by": ["chair", "member_of_other_principal"], "within_days": 14 },
            "publication": { "what": ["minutes", "group"], "where": ["intranätet"] },
            "co_option": { "limited": true, "by": "Rådet" },
        });
        for (kind, params) in stated.as_object().unwrap() {
            let rule: Rule =
                serde_json::from_value(serde_json::json!({ "kind": kind, "params": params })).unwrap();
            for l in [Language::Swedish, Language::English] {
                let fields = fields(rule.kind(), params.as_object().unwrap(), l);
                let typed = fields.iter().map(|field| (field.name.to_string(), field.value.clone()));
                assert_eq!(super::rule(rule.kind(), &Fields::from_iter(typed)).unwrap(), rule);
            }
        }
    }

    #[test]
    fn what_cannot_be_points_at_its_own_field() {
        let slip = |kind, name: &str, value: &str| {
            let typed = Fields::from_iter([(name.to_owned(), value.to_owned())]);
            rule(kind, &typed).unwrap_err().field.to_string()
        };
        assert_eq!(slip(Kind::SeatQuota, "params.min", "fyra"), "params.min");
        assert_eq!(slip(Kind::SeatQuota, "params.min", "-1"), "params.min");
        assert_eq!(slip(Kind::SeatQuota, "params.split", "regionen två"), "params.split");
        assert_eq!(slip(Kind::Quorum, "params.share", "hälften"), "params.share");
    }
}
