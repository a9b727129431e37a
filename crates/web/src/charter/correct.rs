//! One sentence at a time: read it otherwise than the program did, with a reason, or say that it is no rule.

use super::{details, seen, version, word_of};
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::{Kind, Language, Modality, Norm, Rule};
use samordna_domain::{CharterId, Command, World, charter::Charter, charter::Correction};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "charter/correct.html")]
struct CorrectPage {
    frame: Frame,
    quote: String,
    /// What is read now; none for a sentence that was not understood.
    now: Option<String>,
    /// What the machine had read, where a person has read it otherwise.
    machine: Option<String>,
    why: String,
    /// The sorts of norms, to choose another among: value, words, and whether it is the one.
    kinds: Vec<(String, String)>,
    kind: String,
    may: bool,
    forms: Vec<Form>,
}

/// As which kind of norm the sentence is to be read; empty, as the one that it is read as.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    sort: String,
}

impl Wanted {
    fn kind(&self) -> Result<Option<Kind>, No> {
        match self.sort.as_str() {
            "" => Ok(None),
            word => kind_of(word).map(Some).ok_or(No::Absent),
        }
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| word_of(kind) == word)
}

/// Which sentence.
#[derive(Clone, Copy)]
enum Sentence {
    Norm(usize),
    Unread(usize),
}

type Asked = (Extension<Arc<Visit>>, Path<(CharterId, usize)>);

/// The form for a norm.
pub(crate) async fn norm_page(
    (Extension(visit), Path((id, number))): Asked,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &id, Sentence::Norm(number.wrapping_sub(1)), wanted.kind()?, None)
}

/// The form for a sentence that was not understood.
pub(crate) async fn unread_page(
    (Extension(visit), Path((id, number))): Asked,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &id, Sentence::Unread(number.wrapping_sub(1)), wanted.kind()?, None)
}

/// Reads a norm otherwise.
pub(crate) async fn correct_norm(
    (Extension(visit), Path((id, number))): Asked,
    fields: Fields,
) -> Result<Response, No> {
    let norm = number.wrapping_sub(1);
    let made = |rule, modality| Correction::Replace { norm, rule, modality };
    send(&visit, &id, Sentence::Norm(norm), "ratta", fields, made).await
}

/// Reads a sentence that was not understood as a rule.
pub(crate) async fn take_unread(
    (Extension(visit), Path((id, number))): Asked,
    fields: Fields,
) -> Result<Response, No> {
    let unread = number.wrapping_sub(1);
    let made = |rule, modality| Correction::Take { unread, rule, modality };
    send(&visit, &id, Sentence::Unread(unread), "ratta", fields, made).await
}

/// Says that a sentence is no rule.
pub(crate) async fn withdraw_norm(
    (Extension(visit), Path((id, number))): Asked,
    fields: Fields,
) -> Result<Response, No> {
    let norm = number.wrapping_sub(1);
    still_true(&visit, &id, &fields)?;
    let reason = fields.text("reason").to_owned();
    let correction = Correction::Withdraw { norm };
    let command = Command::CorrectNorm { charter: id.clone(), correction, reason };
    match visit.send("stryk", fields, Ok(command)).await? {
        Ok(_) => Ok(back(&id, number)),
        Err(tried) => shown(&visit, &id, Sentence::Norm(norm), None, Some(tried)),
    }
}

async fn send(
    visit: &Visit,
    id: &CharterId,
    sentence: Sentence,
    form: &'static str,
    fields: Fields,
    made: impl FnOnce(Rule, Modality) -> Correction,
) -> Result<Response, No> {
    still_true(visit, id, &fields)?;
    let command = read_rule(&fields).map(|(rule, modality)| Command::CorrectNorm {
        charter: id.clone(),
        correction: made(rule, modality),
        reason: fields.text("reason").to_owned(),
    });
    match visit.send(form, fields, command).await? {
        Ok(_) => match sentence {
            Sentence::Norm(at) => Ok(back(id, at + 1)),
            Sentence::Unread(_) => Ok(Redirect::to(&format!("/uppdrag/{id}?gjort")).into_response()),
        },
        Err(tried) => {
            let kind = kind_of(tried.fields.text("kind"));
            shown(visit, id, sentence, kind, Some(tried))
        }
    }
}

fn back(id: &CharterId, number: usize) -> Response {
    Redirect::to(&format!("/uppdrag/{id}?gjort#norm-{number}")).into_response()
}

fn still_true(visit: &Visit, id: &CharterId, fields: &Fields) -> Result<(), No> {
    visit.look(|world| {
        let charter = seen(visit, world, id)?;
        let is_done = fields.key().is_some_and(|key| world.answered(&key).is_some());
        if fields.text("seen") == version(charter) || is_done { Ok(()) } else { Err(No::Stale) }
    })
}

/// The rule that the fields of the form say.
fn read_rule(fields: &Fields) -> Result<(Rule, Modality), Slip> {
    let kind: Kind = fields.word("kind")?.ok_or_else(|| Slip::missing("kind"))?;
    let modality = fields.word("modality")?.ok_or_else(|| Slip::missing("modality"))?;
    Ok((details::rule(kind, fields)?, modality))
}

fn shown(
    visit: &Visit,
    id: &CharterId,
    sentence: Sentence,
    kind: Option<Kind>,
    tried: Option<Tried>,
) -> Result<Response, No> {
    let page = visit.look(|world| {
        let charter = seen(visit, world, id)?;
        let page = view(visit, world, charter, sentence, kind, tried.as_ref()).ok_or(No::Absent)?;
        Ok::<_, No>(show(&page)?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(
    visit: &Visit,
    world: &World,
    charter: &Charter,
    sentence: Sentence,
    kind: Option<Kind>,
    tried: Option<&Tried>,
) -> Option<CorrectPage> {
    let l = visit.language;
    let id = &charter.id;
    let (quote, why, norm) = match sentence {
        Sentence::Norm(at) => {
            let norm = charter.norm(at)?;
            (norm.quote.clone(), String::new(), Some(norm))
        }
        Sentence::Unread(at) => {
            let unread = charter.reading.unread.get(at)?;
            (unread.quote.clone(), l.pick(&unread.why_sv, &unread.why).clone(), None)
        }
    };
    let (title, action) = match sentence {
        Sentence::Norm(at) => {
            (l.pick(format!("Regel {}", at + 1), format!("Norm {}", at + 1)), format!("regler/{}", at + 1))
        }
        Sentence::Unread(at) => (
            l.pick(
                format!("Mening {} som inte förstods", at + 1),
                format!("Sentence {} not understood", at + 1),
            ),
            format!("olast/{}", at + 1),
        ),
    };
    let machine = match sentence {
        Sentence::Norm(at) => charter.standing_norm(at)?.machine,
        Sentence::Unread(_) => None,
    };
    let may = visit.would(world, Command::WithdrawCharter { charter: id.clone() });
    let kind = kind.or(norm.map(Norm::kind)).unwrap_or(Kind::Objective);
    let action = format!("/uppdrag/{id}/{action}");
    let form = correcting(charter, norm, kind, action.clone(), l).open();
    let mut forms = vec![form.asked(may.clone(), visit, world)];
    if let Sentence::Norm(_) = sentence {
        forms.push(
            Form::new(
                "stryk",
                format!("{action}/stryk"),
                l.pick("Det här är ingen regel", "This is no norm"),
            )
            .submit(l.pick("Stryk som regel", "Withdraw as a norm"))
            .with(Field::hidden("seen", version(charter)))
            .with(reason(l))
            .grave()
            .asked(may, visit, world),
        );
    }
    Some(CorrectPage {
        frame: Frame::within(visit, world, title).under(format!("/uppdrag/{id}"), charter.title()),
        quote,
        now: norm.map(|norm| in_words(norm, l)),
        machine: machine.map(|norm| in_words(norm, l)),
        why,
        kinds: kinds(l),
        kind: word_of(kind),
        may: forms.first().is_some_and(|form| form.barred.is_none()),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    })
}

fn in_words(norm: &Norm, l: Language) -> String {
    format!("{} ({}): {}", norm.kind().label(l), norm.modality.label(l), norm.rule.say(l))
}

fn reason(l: Language) -> Field {
    Field::area("reason", l.pick("Varför", "Why")).hint(
        l.pick("Står kvar bredvid läsningen, med ditt namn.", "Stays beside the reading, with your name."),
    )
}

/// The sorts of norms, under their subjects.
fn kinds(l: Language) -> Vec<(String, String)> {
    let words = |kind: &Kind| (word_of(kind), format!("{}: {}", kind.theme().label(l), kind.label(l)));
    Kind::ALL.iter().map(words).collect()
}

/// The form for reading a sentence as a kind of norm: a field for each thing that such a norm can state.
fn correcting(charter: &Charter, norm: Option<&Norm>, kind: Kind, action: String, l: Language) -> Form {
    let modalities = [Modality::Must, Modality::Should, Modality::May, Modality::MustNot, Modality::States];
    let modalities = modalities.iter().map(|one| (word_of(one), one.label(l).to_owned())).collect();
    let same = norm.filter(|norm| norm.kind() == kind);
    let stated = same.and_then(|norm| serde_json::to_value(&norm.rule).ok());
    let stated = stated.and_then(|rule| rule.get("params").and_then(|params| params.as_object().cloned()));
    let form = Form::new("ratta", action, kind.label(l))
        .submit(l.pick("Spara läsningen", "Keep the reading"))
        .intro(
            l.pick("Lämna tomt det som meningen inte säger.", "Leave empty what the sentence does not say."),
        )
        .with(Field::hidden("seen", version(charter)))
        .with(Field::hidden("kind", word_of(kind)))
        .with(
            Field::choice("modality", l.pick("Hur den binder", "How it binds"), modalities)
                .filled(word_of(norm.map_or(Modality::Must, |norm| norm.modality))),
        );
    let fields = details::fields(kind, &stated.unwrap_or_default(), l);
    fields.into_iter().fold(form, Form::with).with(reason(l))
}
