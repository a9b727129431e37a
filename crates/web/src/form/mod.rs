//! Forms, the same everywhere: what is asked, what was typed, what is wrong with it, and whether it may be sent at all.
//!
//! A form's fields are the command's fields. A mistake gives the same page again (422) with everything that was typed.

mod field;
mod fields;

pub(crate) use field::{Field, TICKED};
pub(crate) use fields::{Fields, Slip};

use field::Shape;

use crate::{frame::random_key, visit::Visit};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use samordna_domain::{Language, Refusal, World};

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

/// A page as an answer: where a form came back on it, it is a mistake's page.
pub(crate) fn answer(page: Response, tried: Option<&Tried>) -> Response {
    match tried {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    }
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
                None if matches!(field.shape, Shape::Tick | Shape::Choices(_)) => field.value.clear(),
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

    /// The name of the field that a mistake is about, where it is here.
    pub fn label_of(&self, mistake: &Mistake) -> &str {
        let field = self.fields.iter().find(|field| field.name == mistake.field);
        field.map_or("", |field| field.label.as_ref())
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
