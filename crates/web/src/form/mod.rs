//! Forms, the same everywhere: what is asked, what was typed, what is wrong with it, and whether it may be sent at all.
//!
//! A form's fields are the command's fields. A mistake gives the same page again (422) with everything that was typed.

mod fields;

pub(crate) use fields::{Fields, Slip};

use crate::{frame::random_key, visit::Visit};
use jiff::civil::Date;
use samordna_domain::{Language, Refusal, World};
use std::{borrow::Cow, fmt::Write as _};

/// What a field is.
pub(crate) enum Shape {
    /// A line of text.
    Line,
    /// Several lines of text.
    Area,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A number that is not below nought.
    Number,
    /// A file of one's own.
    File,
    /// One of some: value and words.
    Choice(Vec<(String, String)>),
    /// A password: never sent back, not even where the form is.
    Secret,
    /// Yes or no: a box to tick.
    Tick,
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

    /// A day.
    pub fn day(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Day)
    }

    /// A time of day.
    pub fn time(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Time)
    }

    /// A number that is not below nought.
    pub fn number(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Number)
    }

    /// A file of one's own.
    pub fn file(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::File)
    }

    /// One of some.
    pub fn choice(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        of: Vec<(String, String)>,
    ) -> Self {
        Self::new(name, label, Shape::Choice(of))
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

    /// The attributes that tie it to its explanation and to what is wrong with it. Every part is ours.
    pub fn described(&self, form: &str) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{form}-{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{form}-{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
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
        if !ids.is_empty() {
            let _ = write!(said, r#" aria-describedby="{}""#, ids.join(" "));
        }
        said
    }

    /// The choices, where it is a choice.
    pub fn choices(&self) -> Option<&[(String, String)]> {
        match &self.shape {
            Shape::Choice(of) => Some(of),
            Shape::Line
            | Shape::Area
            | Shape::Day
            | Shape::Time
            | Shape::Number
            | Shape::File
            | Shape::Secret
            | Shape::Tick
            | Shape::Hidden => None,
        }
    }

    /// It takes several lines.
    pub fn is_area(&self) -> bool {
        matches!(self.shape, Shape::Area)
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
            Shape::Line | Shape::Area | Shape::Choice(_) | Shape::Tick | Shape::Hidden => "text",
        }
    }
}

/// A no to the whole form.
pub(crate) struct Barred {
    pub says: String,
    pub forward: String,
}

/// A form on a page.
pub(crate) struct Form {
    /// Its name on the page, and the beginning of its fields' ids.
    pub name: &'static str,
    pub action: String,
    pub heading: String,
    pub intro: String,
    pub submit: String,
    pub fields: Vec<Field>,
    pub key: String,
    pub is_open: bool,
    /// It does away with something.
    pub is_grave: bool,
    pub barred: Option<Barred>,
    /// What is wrong, where it was sent and came back.
    pub mistake: Option<Mistake>,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    /// The field's name.
    pub field: String,
    pub says: String,
    /// What it could have meant: value and words.
    pub choices: Vec<(String, String)>,
}

/// A form that was sent and came back.
#[derive(Debug)]
pub(crate) struct Tried {
    pub form: &'static str,
    pub fields: Fields,
    pub mistake: Mistake,
}

impl Form {
    /// A form that posts to an address.
    pub fn new(name: &'static str, action: impl Into<String>, heading: impl Into<String>) -> Self {
        let heading = heading.into();
        Self {
            name,
            action: action.into(),
            submit: heading.clone(),
            heading,
            intro: String::new(),
            fields: Vec::new(),
            key: random_key(),
            is_open: false,
            is_grave: false,
            barred: None,
            mistake: None,
        }
    }

    /// With a field.
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// With a field, if there is one.
    pub fn and(mut self, field: Option<Field>) -> Self {
        self.fields.extend(field);
        self
    }

    /// With an explanation.
    pub fn intro(mut self, intro: impl Into<String>) -> Self {
        self.intro = intro.into();
        self
    }

    /// With other words on the button than above the form.
    pub fn submit(mut self, words: impl Into<String>) -> Self {
        self.submit = words.into();
        self
    }

    /// Shown at once, not behind its heading.
    pub fn open(mut self) -> Self {
        self.is_open = true;
        self
    }

    /// It does away with something.
    pub fn grave(mut self) -> Self {
        self.is_grave = true;
        self
    }

    /// As the domain answered when it was asked beforehand: a no bars the form, a mistake does not, for it can be mended.
    pub fn asked(mut self, answer: Result<(), Refusal>, visit: &Visit, world: &World) -> Self {
        if let Err(no) = answer
            && no.field.is_none()
        {
            let (on, l) = (visit.now.today, visit.language);
            self.barred = Some(Barred { says: no.say(world, on, l), forward: no.way_forward(world, on, l) });
        }
        self
    }

    /// With what was typed, where this is the form that came back.
    pub fn tried(mut self, tried: Option<&Tried>) -> Self {
        let Some(tried) = tried.filter(|tried| tried.form == self.name) else { return self };
        self.is_open = true;
        self.barred = None;
        for field in &mut self.fields {
            match tried.fields.raw(&field.name) {
                Some(typed) if !field.is_fixed && !matches!(field.shape, Shape::Hidden | Shape::Secret) => {
                    field.value = typed.to_owned();
                }
                // A box that is not ticked is not sent.
                None if field.is_tick() => field.value = String::new(),
                Some(_) | None => {}
            }
            if field.name == tried.mistake.field {
                field.error = Some(tried.mistake.says.clone());
                if !tried.mistake.choices.is_empty() {
                    field.shape = Shape::Choice(tried.mistake.choices.clone());
                }
            }
        }
        self.mistake = Some(tried.mistake.clone());
        self
    }

    /// It sends a file.
    pub fn has_file(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.shape, Shape::File))
    }

    /// The mistake points at a field that is here.
    pub fn has_field_of(&self, mistake: &Mistake) -> bool {
        self.fields.iter().any(|field| field.name == mistake.field && !field.is_hidden())
    }
}

/// The document that shows what was decided outside the program: asked of the registrar alone.
pub(crate) fn evidence(visit: &Visit, world: &World) -> Option<Field> {
    let l = visit.language;
    visit.is_registrar(world).then(|| {
        Field::line("evidence", l.pick("Handling", "Document"))
            .hint(l.pick(
                "Numret på handlingen som visar beslutet, till exempel RS 2026-00123.",
                "The number of the document that shows the decision, for example RS 2026-00123.",
            ))
            .optional()
    })
}

/// From when; left empty it is today.
pub(crate) fn from_day(l: Language, today: Date) -> Field {
    Field::day("from", l.pick("Från och med", "From")).filled(today.to_string())
}

/// The last day; left empty there is none.
pub(crate) fn until_day(l: Language) -> Field {
    Field::day("until", l.pick("Till och med", "Until"))
        .hint(l.pick("Lämna tomt om det gäller tills vidare.", "Leave empty if there is no end."))
        .optional()
}
