//! One sentence at a time: read it otherwise than the program did, with a reason, or say that it is no rule.

use super::{details, seen, version, word_of};
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::{Kind, Language, Modality, Norm, Rule};
use samordna_domain::{CharterId, Command, World, charter::Charter, charter::Correction};
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
    forms: Vec<Form>,
}

/// Which sentence.
#[derive(Clone, Copy)]
enum Sentence {
    Norm(usize),
    Unread(usize),
}

type Asked = (Extension<Arc<Visit>>, Path<(CharterId, usize)>);

/// The form for a norm.
pub(crate) async fn norm_page((Extension(visit), Path((id, number))): Asked) -> Result<Response, No> {
    shown(&visit, &id, Sentence::Norm(number.wrapping_sub(1)), None)
}

/// The form for a sentence that was not understood.
pub(crate) async fn unread_page((Extension(visit), Path((id, number))): Asked) -> Result<Response, No> {
    shown(&visit, &id, Sentence::Unread(number.wrapping_sub(1)), None)
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
        Err(tried) => shown(&visit, &id, Sentence::Norm(norm), Some(tried)),
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
        Err(tried) => shown(visit, id, sentence, Some(tried)),
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
    let params = fields.given("params").unwrap_or_else(|| "{}".to_owned());
    let params: serde_json::Value = serde_json::from_str(&params).map_err(|why| {
        Slip::new(
            "params",
            format!("Det här är inte giltig JSON: rad {}, tecken {}.", why.line(), why.column()),
            format!("This is not valid JSON: line {}, character {}.", why.line(), why.column()),
        )
    })?;
    let whole = serde_json::json!({ "kind": kind, "params": params });
    let rule = serde_json::from_value(whole).map_err(|why| {
        let known = details::names(kind).join(", ");
        Slip::new(
            "params",
            format!("Uppgifterna passar inte regeln: {why}. Den kan ha: {known}."),
            format!("The details do not fit the norm: {why}. It may have: {known}."),
        )
    })?;
    Ok((rule, modality))
}

fn shown(visit: &Visit, id: &CharterId, sentence: Sentence, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let charter = seen(visit, world, id)?;
        let page = view(visit, world, charter, sentence, tried.as_ref()).ok_or(No::Absent)?;
        Ok::<_, No>(show(&page)?)
    })?;
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()),
        None => Ok(page),
    }
}

fn view(
    visit: &Visit,
    world: &World,
    charter: &Charter,
    sentence: Sentence,
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
    let mut forms = vec![correcting(charter, norm, format!("/uppdrag/{id}/{action}"), l).open().asked(
        may.clone(),
        visit,
        world,
    )];
    if let Sentence::Norm(_) = sentence {
        forms.push(
            Form::new(
                "stryk",
                format!("/uppdrag/{id}/{action}/stryk"),
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

fn correcting(charter: &Charter, norm: Option<&Norm>, action: String, l: Language) -> Form {
    let kinds =
        Kind::ALL.iter().map(|kind| (word_of(kind), format!("{}: {}", kind.theme().label(l), kind.label(l))));
    let modalities = [Modality::Must, Modality::Should, Modality::May, Modality::MustNot, Modality::States];
    let modalities = modalities.iter().map(|one| (word_of(one), one.label(l).to_owned())).collect();
    let kind = norm.map_or(Kind::Objective, Norm::kind);
    let params = norm.and_then(|norm| serde_json::to_value(&norm.rule).ok());
    let params = params.and_then(|rule| rule.get("params").cloned()).unwrap_or(serde_json::json!({}));
    let params = serde_json::to_string_pretty(&params).unwrap_or_default();
    let known = details::names(kind).join(", ");
    Form::new("ratta", action, l.pick("Läs den så här i stället", "Read it like this instead"))
        .submit(l.pick("Spara läsningen", "Keep the reading"))
        .with(Field::hidden("seen", version(charter)))
        .with(
            Field::choice("kind", l.pick("Sorts regel", "Kind of norm"), kinds.collect())
                .filled(word_of(kind)),
        )
        .with(
            Field::choice("modality", l.pick("Hur den binder", "How it binds"), modalities)
                .filled(word_of(norm.map_or(Modality::Must, |norm| norm.modality))),
        )
        .with(Field::area("params", l.pick("Uppgifter", "Details")).filled(params).hint(l.pick(
            format!("Som JSON. Den här sortens regel kan ha: {known}."),
            format!("As JSON. This kind of norm may have: {known}."),
        )))
        .with(reason(l))
}
