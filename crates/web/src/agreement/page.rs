//! One agreement: what was signed, what each principal has done about it, and what its keeper can do.

use super::{address, frame, state};
use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, show},
    group::linked,
    order::by_name,
    round::{Attached, Matrix, unit_address},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    AgreementId, BodyId, Command, Language, World,
    agreement::{
        Agreement, AgreementStanding, Done, PartyStanding,
        command::{EndAgreement, ProlongAgreement},
    },
    round::RoundKind,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "agreement/page.html")]
struct AgreementPage {
    frame: Frame,
    badge: Badge,
    number: String,
    parties: Vec<(String, String)>,
    signed: Date,
    from: Date,
    until: Option<Date>,
    owner: (String, String),
    every_months: u32,
    /// The documents by which it was prolonged, with its last day before that.
    prolonged: Vec<(Option<Date>, String)>,
    ended: Option<String>,
    replaces: Option<(String, String)>,
    replaced_by: Option<(String, String)>,
    matrix: Matrix,
    kinds: [&'static str; 3],
    rows: Vec<Row>,
    /// Where each of the three is asked for.
    asks: Vec<(String, &'static str)>,
    /// Where one in its place is entered.
    replace: Option<String>,
    forms: Vec<Form>,
}

/// What a principal has done.
struct Row {
    name: String,
    cells: Vec<Cell>,
    next: Option<Date>,
    is_late: bool,
}

/// What it has done of one of the three.
struct Cell {
    badge: Badge,
    said: Vec<Said>,
}

/// What was answered for the principal, or for a part of it.
struct Said {
    href: String,
    /// The part, where it is not the principal itself.
    unit: Option<String>,
    text: String,
    on: Option<Date>,
    attachment: Option<Attached>,
}

type Asked = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// Shows an agreement.
pub(crate) async fn page((Extension(visit), Path((group, short))): Asked) -> Result<Response, No> {
    shown(&visit, &at(&group, &short)?, None)
}

fn at(group: &BodyId, short: &str) -> Result<AgreementId, No> {
    AgreementId::of(group, short).map_err(|_| No::Absent)
}

fn shown(visit: &Visit, id: &AgreementId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let agreement = world.agreements.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, agreement, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, agreement: &Agreement, tried: Option<&Tried>) -> AgreementPage {
    let (l, today) = (visit.language, visit.now.today);
    let group = &agreement.id.group;
    let mut standings = world.agreement_standing(agreement, today);
    standings.sort_by(|one, other| {
        let name = |party| world.organisation.name(party, today);
        by_name(name(one.party), name(other.party))
    });
    let known = |id: &AgreementId| (address(id), world.agreement_title(id));
    let may_ask = agreement.period.from <= today && crate::round::may_ask(visit, world, group);
    let ask = |kind: RoundKind| {
        let (short, word) = (agreement.id.short(), crate::charter::word_of(kind));
        (format!("/grupper/{group}/rundor/ny?avtal={short}&slag={word}"), kind.label(l))
    };
    let forms = forms(visit, world, agreement);
    let can_replace = forms.iter().all(|form| form.barred.is_none()) && !forms.is_empty();
    AgreementPage {
        frame: frame(visit, world, group, agreement.title.clone()),
        badge: state(agreement, today, l),
        number: agreement.registry_number.clone(),
        parties: agreement.parties.iter().map(|party| linked(world, party, today)).collect(),
        signed: agreement.signed,
        from: agreement.period.from,
        until: agreement.period.until,
        owner: linked(world, &agreement.owner, today),
        every_months: agreement.every_months,
        prolonged: agreement.prolonged.clone(),
        ended: agreement.ended.clone(),
        replaces: agreement.replaces.as_ref().map(known),
        replaced_by: agreement.replaced_by.as_ref().map(known),
        matrix: matrix(world, &standings, today, l),
        kinds: RoundKind::OF_AGREEMENTS.map(|kind| kind.label(l)),
        rows: standings.iter().map(|one| row(world, one, today, l)).collect(),
        asks: if may_ask { RoundKind::OF_AGREEMENTS.map(ask).to_vec() } else { Vec::new() },
        replace: can_replace
            .then(|| format!("/grupper/{group}/avtal/nytt?ersatter={}", agreement.id.short())),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// How one of the three stands; the follow-up is late where it is not fresh and nobody is asked.
fn standing(done: &Done<'_>, party: &PartyStanding<'_>, on: Date) -> AgreementStanding {
    let standing = done.standing();
    let is_late = done.kind == RoundKind::FollowUp && party.is_late(on);
    if is_late { standing.min(AgreementStanding::Late) } else { standing }
}

fn matrix(world: &World, standings: &[PartyStanding<'_>], on: Date, l: Language) -> Matrix {
    let row = |party: &PartyStanding<'_>| {
        let cell = |done: &Done<'_>| Some(Badge::agreement(standing(done, party, on), l));
        (world.organisation.name(party.party, on).to_owned(), party.done.iter().map(cell).collect())
    };
    Matrix::of(
        l.pick("Vad varje huvudman har gjort", "What each principal has done"),
        RoundKind::OF_AGREEMENTS.map(|kind| kind.label(l).to_owned()).to_vec(),
        standings.iter().map(row).collect(),
    )
}

fn row(world: &World, party: &PartyStanding<'_>, on: Date, l: Language) -> Row {
    let cell = |done: &Done<'_>| Cell {
        badge: Badge::agreement(standing(done, party, on), l),
        said: said(world, done, party.party, on, l),
    };
    Row {
        name: world.organisation.name(party.party, on).to_owned(),
        cells: party.done.iter().map(cell).collect(),
        next: party.next,
        is_late: party.is_late(on),
    }
}

fn said(world: &World, done: &Done<'_>, party: &BodyId, on: Date, l: Language) -> Vec<Said> {
    let Some(round) = done.round else { return Vec::new() };
    let one = |(unit, answer): &(&BodyId, Option<&samordna_domain::round::Answer>)| {
        let page = unit_address(&round.id, unit);
        let number = round.unit(unit).map_or(0, |asked| asked.answers.len());
        Said {
            unit: (*unit != party).then(|| world.organisation.name(unit, on).to_owned()),
            text: answer.map_or_else(String::new, |answer| answer.text.clone()),
            on: answer.map(|answer| answer.on),
            attachment: answer
                .and_then(|answer| answer.attachment.as_ref())
                .map(|file| Attached::of(file, &page, number, l)),
            href: page,
        }
    };
    done.units.iter().map(one).collect()
}

fn forms(visit: &Visit, world: &World, agreement: &Agreement) -> Vec<Form> {
    if agreement.is_settled() {
        return Vec::new();
    }
    let l = visit.language;
    let page = address(&agreement.id);
    let mut forms = Vec::new();
    if agreement.period.until.is_some() {
        let probe = Command::ProlongAgreement(ProlongAgreement {
            agreement: agreement.id.clone(),
            until: None,
            document: "?".to_owned(),
        });
        forms.push(
            Form::new("forlang", format!("{page}/forlang"), l.pick("Anteckna en förlängning", "Prolong it"))
                .submit(l.pick("Förläng", "Prolong"))
                .with(
                    Field::day("until", l.pick("Ny sista dag", "New last day"))
                        .hint(l.pick(
                            "Lämna tomt om det gäller tills vidare.",
                            "Leave empty if there is no end.",
                        ))
                        .optional(),
                )
                .with(
                    Field::line("document", l.pick("Handlingen som visar det", "The document that shows it"))
                        .hint(l.pick("Med nummer, till exempel RS 2026-00123.", "With its number.")),
                )
                .asked(visit.would(world, probe), visit, world),
        );
    }
    let probe = Command::EndAgreement(EndAgreement {
        agreement: agreement.id.clone(),
        on: None,
        reason: "?".to_owned(),
    });
    let last = agreement.period.until.map_or_else(String::new, |until| until.to_string());
    forms.push(
        Form::new(
            "avsluta",
            format!("{page}/avsluta"),
            l.pick("Anteckna att det upphör eller inte förnyas", "Record that it ends or is not renewed"),
        )
        .submit(l.pick("Anteckna", "Record"))
        .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(last))
        .with(Field::area("reason", l.pick("Varför", "Why")))
        .grave()
        .asked(visit.would(world, probe), visit, world),
    );
    forms
}

/// Sends a form of the page, and goes back there.
async fn send(
    (Extension(visit), Path((group, short))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&Fields, AgreementId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = at(&group, &short)?;
    let command = command(&fields, id.clone());
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

/// Prolongs an agreement.
pub(crate) async fn prolong(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "forlang", fields, |fields, agreement| {
        let (until, document) = (fields.day("until")?, fields.text("document").to_owned());
        Ok(Command::ProlongAgreement(ProlongAgreement { agreement, until, document }))
    })
    .await
}

/// Ends an agreement, or says that it is not renewed.
pub(crate) async fn end(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "avsluta", fields, |fields, agreement| {
        let (on, reason) = (fields.day("on")?, fields.text("reason").to_owned());
        Ok(Command::EndAgreement(EndAgreement { agreement, on, reason }))
    })
    .await
}
