//! A field of a form: what it takes, what it is called, what was typed in it, and what is wrong with that.

use std::{borrow::Cow, fmt::Write as _};

/// What a field is.
pub(crate) enum Shape {
    /// A line of text.
    Line,
    /// Several lines of text.
    Area,
    /// Several things, one on each line.
    Lines,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A number that is not below nought.
    Number,
    /// A number with a decimal comma, maybe.
    Decimal,
    /// A file of one's own.
    File,
    /// One of some: value and words.
    Choice(Vec<(String, String)>),
    /// A password: never sent back, not even where the form is.
    Secret,
    /// Yes or no: a box to tick.
    Tick,
    /// As many of some as are wanted; the value has each on a line.
    Choices(Vec<(String, String)>),
    /// Sent along, and not shown.
    Hidden,
}

/// What a ticked box sends.
pub(crate) const TICKED: &str = "ja";

/// One field of a form.
pub(crate) struct Field {
    /// Most have that of the command's field; where a charter says what is asked, it is made up as the form is.
    pub name: Cow<'static, str>,
    pub label: String,
    pub hint: String,
    pub shape: Shape,
    pub value: String,
    pub error: Option<String>,
    pub is_optional: bool,
    /// It is shown, and not to be changed.
    pub is_fixed: bool,
    /// What a browser may fill in by itself, in the words of HTML; empty where nothing is said.
    pub autocomplete: &'static str,
}

impl Field {
    fn new(name: impl Into<Cow<'static, str>>, label: impl Into<String>, shape: Shape) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            shape,
            value: String::new(),
            error: None,
            is_optional: false,
            is_fixed: false,
            autocomplete: "",
        }
    }

    /// A line of text.
    pub fn line(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Line)
    }

    /// A password that is known, or a new one: `current-password`, `new-password`.
    pub fn secret(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        autocomplete: &'static str,
    ) -> Self {
        Self { autocomplete, ..Self::new(name, label, Shape::Secret) }
    }

    /// Several lines of text.
    pub fn area(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Area)
    }

    /// Several things, one on each line.
    pub fn lines(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Lines)
    }

    /// A day.
    pub fn day(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Day)
    }

    /// One of some.
    pub fn choice(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        of: Vec<(String, String)>,
    ) -> Self {
        Self::new(name, label, Shape::Choice(of))
    }

    /// As many of some as are wanted.
    pub fn choices(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        of: Vec<(String, String)>,
    ) -> Self {
        Self::new(name, label, Shape::Choices(of))
    }

    /// A time of day.
    pub fn time(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Time)
    }

    /// A number that is not below nought.
    pub fn number(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Number)
    }

    /// A number with a decimal comma, maybe.
    pub fn decimal(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Decimal)
    }

    /// A file of one's own.
    pub fn file(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::File)
    }

    /// A box to tick.
    pub fn tick(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Tick)
    }

    /// Sent along, and not shown.
    pub fn hidden(name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::new(name, "", Shape::Hidden) }
    }

    /// With an explanation.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Filled in beforehand.
    pub fn filled(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// It may be left empty.
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Shown, and not to be changed.
    pub fn fixed(mut self) -> Self {
        self.is_fixed = true;
        self
    }

    /// What a browser may fill in by itself.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// What the template needs to draw it.
    pub fn is_hidden(&self) -> bool {
        matches!(self.shape, Shape::Hidden)
    }

    /// The attributes of its control: what ties it to its explanation and to what is wrong with it. Every part is ours.
    pub fn described(&self, form: &str) -> String {
        let mut said = String::new();
        if self.is_fixed {
            said.push_str(" readonly");
        }
        if !self.autocomplete.is_empty() {
            let _ = write!(said, r#" autocomplete="{}""#, self.autocomplete);
        }
        if self.error.is_some() {
            said.push_str(r#" aria-invalid="true""#);
        }
        if let Shape::Decimal = self.shape {
            said.push_str(r#" inputmode="decimal""#);
        }
        said.push_str(&self.explained(form));
        said
    }

    /// What ties a group of boxes to its explanation and to what is wrong with it.
    pub fn explained(&self, form: &str) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{form}-{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{form}-{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        if ids.is_empty() { String::new() } else { format!(r#" aria-describedby="{}""#, ids.join(" ")) }
    }

    /// The choices, where it is a choice of one.
    pub fn one_of(&self) -> Option<&[(String, String)]> {
        if let Shape::Choice(of) = &self.shape { Some(of) } else { None }
    }

    /// The choices, where as many as are wanted may be ticked; whether each is.
    pub fn boxes(&self) -> Option<Vec<(&str, &str, bool)>> {
        let Shape::Choices(of) = &self.shape else { return None };
        let is_ticked = |value: &str| self.value.lines().any(|line| line == value);
        Some(of.iter().map(|(value, words)| (value.as_str(), words.as_str(), is_ticked(value))).collect())
    }

    /// It takes several lines.
    pub fn is_area(&self) -> bool {
        matches!(self.shape, Shape::Area | Shape::Lines)
    }

    /// The lines that are shown at once.
    pub fn rows(&self) -> usize {
        if let Shape::Lines = self.shape { self.value.lines().count() + 1 } else { 4 }
    }

    /// It is a box to tick.
    pub fn is_tick(&self) -> bool {
        matches!(self.shape, Shape::Tick)
    }

    /// It is ticked.
    pub fn is_ticked(&self) -> bool {
        self.value == TICKED
    }

    /// The type of an `input`.
    pub fn input_type(&self) -> &'static str {
        match self.shape {
            Shape::Day => "date",
            Shape::Secret => "password",
            Shape::Time => "time",
            Shape::Number => "number",
            Shape::File => "file",
            Shape::Line
            | Shape::Area
            | Shape::Lines
            | Shape::Decimal
            | Shape::Choice(_)
            | Shape::Choices(_)
            | Shape::Tick
            | Shape::Hidden => "text",
        }
    }
}
