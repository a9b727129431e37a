//! What is sent from a matter's page: each form becomes its command.

use super::{
    Asked,
    forms::{ASPECT, IMPACT},
    send,
    sort::APPLIES,
};
use crate::{
    choose,
    error::No,
    form::{Fields, Slip},
};
use axum::{Extension, extract::Path, response::Response};
use samordna_domain::{
    BodyId, Command, World,
    matter::{
        Addressee, Brief,
        command::{
            CloseMatter, ConsultOnMatter, NameOrderer, PrepareMatter, PutMatterOnAgenda, ReceiveMatter,
            ReferMatterBack, ReleaseMatter, ReturnMatter, ShareMatter, SubmitMatter, TriageMatter,
            WithdrawMatter,
        },
        headings,
    },
    organisation::BodyKind,
};
use std::collections::BTreeMap;

/// The body that a field names, if it names any.
fn body(
    world: &World,
    fields: &Fields,
    field: &'static str,
    on: jiff::civil::Date,
) -> Result<Option<BodyId>, Slip> {
    let named = fields.given(field);
    named.map(|name| choose::body(world, field, &name, on, |_| true)).transpose()
}

/// Says whose the matter is.
pub(crate) async fn sort(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "sortera", fields, |world, fields, matter| {
        let applies = fields.those_of(APPLIES).filter_map(|(norm, _)| norm.parse().ok()).collect();
        Ok(Command::TriageMatter(TriageMatter {
            matter,
            applies,
            party_matter: fields.is_ticked("party_matter"),
            exception: fields.given("exception"),
            goes_to: body(world, fields, "goes_to", today)?,
        }))
    })
    .await
}

/// Receives a matter that was handed over.
pub(crate) async fn receive(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "ta-emot", fields, |_, fields, matter| {
        Ok(Command::ReceiveMatter(ReceiveMatter { matter, receipt: fields.given("receipt") }))
    })
    .await
}

/// Sends a matter back that was handed over.
pub(crate) async fn send_back(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "aterlamna", fields, |_, fields, matter| {
        let (reason, receipt) = (fields.text("reason").to_owned(), fields.given("receipt"));
        Ok(Command::ReturnMatter(ReturnMatter { matter, reason, receipt }))
    })
    .await
}

/// Keeps the brief, under the headings that the page showed.
pub(crate) async fn prepare(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "underlag", fields, |world, fields, id| {
        let known = world.matter(&id).map_err(|_| Slip::missing("background"))?;
        let asks = headings(world, known, today);
        let by_heading = |beginning, headings: &[String]| -> BTreeMap<String, String> {
            let filled = fields.those_of(beginning);
            let named = filled.filter_map(|(at, text)| {
                let heading = headings.get(at.parse::<usize>().ok()?)?;
                Some((heading.clone(), text.to_owned()))
            });
            named.collect()
        };
        let brief = Brief {
            background: fields.text("background").to_owned(),
            proposal: fields.given("proposal"),
            why_none: fields.given("why_none"),
            impact: by_heading(IMPACT, &asks.impact),
            aspects: by_heading(ASPECT, &asks.aspects),
            changes_work: fields.is_ticked("changes_work"),
        };
        Ok(Command::PrepareMatter(PrepareMatter { matter: id, brief }))
    })
    .await
}

/// Records that somebody was asked: a registered body, or a name in the charter.
pub(crate) async fn consult(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "avstamt", fields, |world, fields, matter| {
        let name = fields.given("with").ok_or_else(|| Slip::missing("with"))?;
        let with = match choose::body(world, "with", &name, today, |_| true) {
            Ok(body) => Addressee::Body(body),
            Err(slip) if !slip.choices.is_empty() => return Err(slip),
            Err(_) => Addressee::Named(name),
        };
        let outcome = fields.text("outcome").to_owned();
        Ok(Command::ConsultOnMatter(ConsultOnMatter { matter, with, on: fields.day("on")?, outcome }))
    })
    .await
}

/// Releases the matter for the group.
pub(crate) async fn release(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "slapp", fields, |_, _, matter| Ok(Command::ReleaseMatter(ReleaseMatter { matter }))).await
}

/// Puts the matter on an agenda.
pub(crate) async fn put_on_agenda(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "dagordning", fields, |_, fields, matter| {
        Ok(Command::PutMatterOnAgenda(PutMatterOnAgenda { matter, meeting: fields.needed("meeting")? }))
    })
    .await
}

/// Sends the matter back to those who prepare it.
pub(crate) async fn refer_back(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "aterremittera", fields, |_, fields, matter| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::ReferMatterBack(ReferMatterBack { matter, reason }))
    })
    .await
}

/// Has another group handle the matter too.
pub(crate) async fn share((Extension(visit), Path(at)): Asked, fields: Fields) -> Result<Response, No> {
    let today = visit.now.today;
    send((Extension(visit), Path(at)), "dela", fields, |world, fields, matter| {
        let name = fields.given("with").ok_or_else(|| Slip::missing("with"))?;
        let with = choose::body(world, "with", &name, today, |body| body.kind == BodyKind::Group)?;
        Ok(Command::ShareMatter(ShareMatter { matter, with }))
    })
    .await
}

/// Submits the matter to whom the group prepares matters for.
pub(crate) async fn submit(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "lamna", fields, |_, fields, matter| {
        Ok(Command::SubmitMatter(SubmitMatter { matter, needed_by: fields.day("needed_by")? }))
    })
    .await
}

/// Names who orders the matter now.
pub(crate) async fn name_orderer(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "bestallare", fields, |world, fields, matter| {
        let name = fields.given("origin").ok_or_else(|| Slip::missing("origin"))?;
        let origin = choose::orderer(world, "origin", &name, today)?;
        let reason = fields.text("reason").to_owned();
        Ok(Command::NameOrderer(NameOrderer { matter, origin, reason }))
    })
    .await
}

/// Takes the matter back.
pub(crate) async fn withdraw(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "aterta", fields, |_, fields, matter| {
        let reason = fields.text("reason").to_owned();
        Ok(Command::WithdrawMatter(WithdrawMatter { matter, reason }))
    })
    .await
}

/// Closes the matter.
pub(crate) async fn close(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "avsluta", fields, |_, fields, matter| {
        Ok(Command::CloseMatter(CloseMatter { matter, note: fields.text("note").to_owned() }))
    })
    .await
}
