//! What somebody typed, and how it becomes the fields of a command.

use super::{Mistake, TICKED};
use crate::{error::No, visit::Visit};
use axum::{
    extract::{FromRequest, Request},
    response::IntoResponse,
};
use jiff::civil::{Date, Time};
use samordna_domain::{Digest, Language};
use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
    str::FromStr,
    sync::Arc,
};

/// The fields of a form as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<String, String>);

/// A field that cannot be read as what it should be.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    pub field: Cow<'static, str>,
    pub swedish: String,
    pub english: String,
    /// What it could have meant.
    pub choices: Vec<(String, String)>,
}

impl Slip {
    /// This field is wrong, for this reason.
    pub fn new(
        field: impl Into<Cow<'static, str>>,
        swedish: impl Into<String>,
        english: impl Into<String>,
    ) -> Self {
        Self { field: field.into(), swedish: swedish.into(), english: english.into(), choices: Vec::new() }
    }

    /// This field is empty.
    pub fn missing(field: &'static str) -> Self {
        Self::new(field, "Fyll i fältet.", "Fill in the field.")
    }

    /// As a mistake, in the reader's language.
    pub fn into_mistake(self, language: Language) -> Mistake {
        let says = language.pick(self.swedish, self.english);
        Mistake { field: self.field.into_owned(), says, choices: self.choices }
    }
}

impl Fields {
    /// A time of day that may be left out; a point in it is as good as a colon.
    pub fn time(&self, name: &'static str) -> Result<Option<Time>, Slip> {
        let wrong = || {
            Slip::new(
                name,
                "Skriv klockslaget som timme och minut, till exempel 13.00.",
                "Write the time as hours and minutes, for example 13:00.",
            )
        };
        let text = self.given(name).map(|text| text.replace('.', ":"));
        text.map(|text| Time::strptime("%H:%M", &text).map_err(|_| wrong())).transpose()
    }

    /// A whole number that may be left out.
    pub fn number(&self, name: &'static str) -> Result<Option<u32>, Slip> {
        let wrong = || Slip::new(name, "Skriv ett helt tal.", "Write a whole number.");
        self.given(name).map(|text| text.parse().map_err(|_| wrong())).transpose()
    }

    /// A field exactly as it was typed.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A field without the space around it; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).unwrap_or_default().trim()
    }

    /// A field that may be left empty.
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.text(name) == TICKED
    }

    /// What was filled in among the fields whose names begin so, by the rest of the name.
    pub fn those_of<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self
            .0
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(beginning)?, value.trim())));
        all.filter(|(_, value)| !value.is_empty())
    }

    /// A choice or an id that has to be there.
    pub fn needed<T: FromStr>(&self, name: &'static str) -> Result<T, Slip> {
        self.chosen(name)?.ok_or_else(|| Slip::new(name, "Välj något.", "Choose something."))
    }

    /// A choice or an id that may be left out.
    pub fn chosen<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Slip> {
        self.given(name).map(|text| text.parse().map_err(|_| not_in_the_list(name))).transpose()
    }

    /// The choices of which as many as are wanted were ticked.
    pub fn all_chosen<T: FromStr>(&self, name: &'static str) -> Result<Vec<T>, Slip> {
        self.text(name).lines().map(|text| text.parse().map_err(|_| not_in_the_list(name))).collect()
    }

    /// A word of a closed list, as it stands in the JSON of a command.
    pub fn word<T: serde::de::DeserializeOwned>(&self, name: &'static str) -> Result<Option<T>, Slip> {
        Ok(self.words(name)?.pop())
    }

    /// The words of a closed list that were ticked.
    pub fn words<T: serde::de::DeserializeOwned>(&self, name: &'static str) -> Result<Vec<T>, Slip> {
        let words = self.text(name).lines().map(|word| serde_json::Value::String(word.to_owned()));
        words.map(|word| serde_json::from_value(word).map_err(|_| not_in_the_list(name))).collect()
    }

    /// A day that may be left out.
    pub fn day(&self, name: &'static str) -> Result<Option<Date>, Slip> {
        let wrong = || {
            Slip::new(
                name,
                "Skriv dagen som år-månad-dag, till exempel 2026-11-22.",
                "Write the day as year-month-day, for example 2026-11-22.",
            )
        };
        self.given(name).map(|text| text.parse().map_err(|_| wrong())).transpose()
    }

    /// What was written in words of one's own, and not chosen: what is chosen has no space in it. Never in a form that asks
    /// for a secret.
    pub fn written(&self) -> Vec<String> {
        if self.0.contains_key("password") {
            return Vec::new();
        }
        let values = self.0.values().map(|value| value.trim());
        values.filter(|value| value.contains(' ')).map(str::to_owned).collect()
    }

    /// The key by which a form that is sent twice is done once: that of the form and all that was typed, so that
    /// going back and typing something else is another act.
    pub fn key(&self) -> Option<String> {
        let key = self.given("request").filter(|key| key.len() <= 64)?;
        let mut all = key;
        for (name, value) in self.0.iter().filter(|(name, _)| *name != "request") {
            all.push('\n');
            all.push_str(name);
            all.push('=');
            all.push_str(value);
        }
        Some(Digest::of(all.as_bytes()).to_string().split_at(32).0.to_owned())
    }
}

fn not_in_the_list(name: &'static str) -> Slip {
    Slip::new(name, "Välj något av det som finns i listan.", "Choose something from the list.")
}

impl FromIterator<(String, String)> for Fields {
    /// A field that was sent several times has each value on a line: boxes that were ticked.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in pairs {
            match fields.entry(name) {
                Entry::Vacant(place) => {
                    place.insert(value);
                }
                Entry::Occupied(mut place) => {
                    let all = place.get_mut();
                    all.push('\n');
                    all.push_str(&value);
                }
            }
        }
        Self(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let visit = request.extensions().get::<Arc<Visit>>().cloned();
        let pairs = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        match pairs {
            Ok(axum::Form(pairs)) => {
                let fields: Self = pairs.into_iter().collect();
                if let Some(visit) = visit {
                    visit.written.get_or_init(|| fields.written());
                }
                Ok(fields)
            }
            Err(no) if no.status().is_server_error() => Err(no.into_response()),
            Err(no) if no.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
                Err(No::TooLarge.into_response())
            }
            Err(_) => Err(No::Unreadable.into_response()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Fields {
        fn with(mut self, name: &str, value: &str) -> Self {
            self.0.insert(name.to_owned(), value.to_owned());
            self
        }
    }

    #[test]
    fn what_was_typed_differently_is_another_act() {
        let one = Fields::default().with("request", "abc").with("name", "Ett");
        let other = one.clone().with("name", "Två");
        assert_eq!(one.key(), one.clone().key());
        assert_ne!(one.key(), other.key());
        assert_eq!(Fields::default().key(), None);
    }

    #[test]
    fn what_was_written_is_told_from_what_was_chosen_and_a_secret_is_never_told() {
        let fields = Fields::default()
            .with("note", " Vi ses igen. ")
            .with("who", "anna-alm\nbo-berg")
            .with("on", "2026-01-01");
        assert_eq!(fields.written(), ["Vi ses igen."]);
        assert_eq!(fields.with("password", "tre gröna äpplen").written(), Vec::<String>::new());
    }

    #[test]
    fn a_day_is_a_day_or_a_slip() {
        let fields = Fields::default().with("on", " 2026-02-30 ").with("from", "2026-02-28");
        assert!(fields.day("on").is_err());
        assert_eq!(fields.day("from").unwrap(), Some(jiff::civil::date(2026, 2, 28)));
        assert_eq!(fields.day("until").unwrap(), None);
    }
}
