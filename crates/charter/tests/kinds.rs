//! The list of kinds in `docs/kinds.md`, made of the kinds themselves and of the schema of [`Rule`].
//!
//! A new kind or param changes the list: `UPDATE=1 cargo test -p samordna-charter --test kinds` writes it again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use samordna_charter::{Kind, Language, Rule, Theme};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// What stands above the tables.
const HEAD: &str = "\
# The kinds of norms

Every rule that the reader finds is of one of these kinds; what none of them can carry stays among the unread. The list is
closed, so that whoever handles norms handles all of them. [reading.md](reading.md) tells how a text becomes norms.

A param is left out where the text does not state it. *Names* are one text or a list of texts. A *checked* norm can be
decided by the program alone, an *attested* one by somebody who records that it was done, an *informative* one is only
shown. What the program does not follow yet, it says on the group's page; it is never shown as met.

`crates/charter/tests/kinds.rs` writes this page from the code, and fails where the two differ.
";

#[test]
fn the_list_of_kinds_says_what_the_code_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/kinds.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &page).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let first = page.lines().zip(kept.lines()).find(|(code, page)| code != page);
    assert!(
        page == kept,
        "docs/kinds.md is not what the code says; UPDATE=1 cargo test -p samordna-charter --test kinds writes it again. \
         The first line that differs: {first:#?}"
    );
}

#[test]
fn every_kind_and_every_word_of_its_params_is_listed() {
    let page = page();
    for kind in Kind::ALL {
        assert!(page.contains(&format!("\n| `{}` |", word(kind))), "{kind:?} is not listed");
    }
    assert!(page.contains("`per` one of `year`, `half_year`, `term`, `quarter`, `month`, `week`. Per what."));
}

/// The whole page: one table for each theme.
fn page() -> String {
    let schema = Schema(schemars::schema_for!(Rule).to_value());
    let params = schema.params();
    let mut page = HEAD.to_owned();
    let mut theme: Option<Theme> = None;
    for kind in Kind::ALL {
        if theme.replace(kind.theme()) != Some(kind.theme()) {
            heading(&mut page, kind.theme());
        }
        let known = &params[&word(kind)];
        let (english, swedish) = (kind.label(Language::English), kind.label(Language::Swedish));
        writeln!(
            page,
            "| `{}` | {english}<br>*{swedish}* | {} | {} | {} |",
            word(kind),
            word(kind.evaluability()),
            schema.about(known),
            schema.fields(known)
        )
        .unwrap();
    }
    page
}

fn heading(page: &mut String, theme: Theme) {
    let (english, swedish) = (theme.label(Language::English), theme.label(Language::Swedish));
    write!(page, "\n## {english}: `{}`\n\n*{swedish}*\n\n", word(theme)).unwrap();
    page.push_str("| kind | in words | evaluability | what it says | params |\n|---|---|---|---|---|\n");
}

/// A word of a closed list, as it stands in the JSON.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// The JSON Schema of [`Rule`].
struct Schema(Value);

impl Schema {
    /// The schema of each kind's params, by the kind's name.
    fn params(&self) -> BTreeMap<String, &Value> {
        let variants = self.0["oneOf"].as_array().unwrap();
        let named = |variant: &Value| variant["properties"]["kind"]["const"].as_str().unwrap().to_owned();
        variants
            .iter()
            .map(|variant| (named(variant), self.behind(&variant["properties"]["params"])))
            .collect()
    }

    /// What a reference points at, or the schema itself.
    fn behind<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(place) => self.0.pointer(place.trim_start_matches('#')).unwrap(),
            None => schema,
        }
    }

    /// What a schema is for, without its source.
    fn about(&self, schema: &Value) -> String {
        let words = schema["description"].as_str().unwrap_or_default();
        words.split(" Source:").next().unwrap_or_default().trim_end_matches('.').replace('\n', " ")
    }

    /// The params with their types and meanings, by name.
    fn fields(&self, params: &Value) -> String {
        let fields: BTreeMap<&String, &Value> =
            params["properties"].as_object().into_iter().flatten().collect();
        let line = |(name, field): (&String, &Value)| {
            format!("`{name}` {}. {}.", self.type_of(field), self.about(field))
        };
        let lines: Vec<String> = fields.into_iter().map(line).collect();
        if lines.is_empty() { "–".to_owned() } else { lines.join("<br>") }
    }

    fn type_of(&self, field: &Value) -> String {
        let is_null = |one: &Value| one["type"] == "null";
        if let Some(choices) = field["anyOf"].as_array() {
            return self.type_of(choices.iter().find(|one| !is_null(one)).unwrap());
        }
        if field["$ref"].as_str().is_some_and(|place| place.ends_with("/Names")) {
            return "names".to_owned();
        }
        let field = self.behind(field);
        if let Some(words) = closed(field) {
            return format!("one of {words}");
        }
        let types = field["type"].as_array().and_then(|types| types.iter().find(|one| *one != "null"));
        match types.unwrap_or(&field["type"]).as_str().unwrap() {
            "string" => "text".to_owned(),
            "integer" => "whole number".to_owned(),
            "number" => "number".to_owned(),
            "boolean" => "yes or no".to_owned(),
            "object" => "numbers by name".to_owned(),
            "array" => match closed(self.behind(&field["items"])) {
                Some(words) => format!("some of {words}"),
                None => "list of texts".to_owned(),
            },
            other => panic!("a param of type {other} has no words here yet"),
        }
    }
}

/// The words of a closed list; none where any text will do.
fn closed(schema: &Value) -> Option<String> {
    let documented = schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str());
    let plain = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let words: Vec<String> = documented.chain(plain).map(|word| format!("`{word}`")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
