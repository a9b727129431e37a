//! One mandate: who has it, how far it reaches, where it came from and what came from it; and to revoke it.

use super::{MandateView, address};
use crate::{
    error::No,
    form::{Field, Fields, Form, Tried, answer},
    frame::{Frame, show},
    group::linked,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_domain::{
    Command, MandateId, World,
    mandate::{Mandate, command::RevokeMandate},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "mandate/page.html")]
struct MandatePage {
    frame: Frame,
    mandate: MandateView,
    may_pass_on: bool,
    revoked: Option<String>,
    /// The board that is told, and within how many days.
    reported_to: Option<(String, String, Option<u32>)>,
    /// The mandate that it was passed on from.
    under: Option<(String, String)>,
    /// What was passed on from it.
    passed_on: Vec<MandateView>,
    /// Where a part of it is passed on.
    pass_on: Option<String>,
    forms: Vec<Form>,
}

type Asked = (Extension<Arc<Visit>>, Path<MandateId>);

/// Shows a mandate.
pub(crate) async fn page((Extension(visit), Path(id)): Asked) -> Result<Response, No> {
    shown(&visit, &id, None)
}

fn shown(visit: &Visit, id: &MandateId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| {
        let mandate = world.mandates.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, mandate, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, mandate: &Mandate, tried: Option<&Tried>) -> MandatePage {
    let (l, today) = (visit.language, visit.now.today);
    let shown = MandateView::of(world, mandate, today, l);
    let is_over = mandate.period.until.is_some_and(|until| until < today);
    let is_mine = visit.person.as_ref().is_some_and(|person| world.holds_mandate(person, mandate, today));
    let may_pass = mandate.may_pass_on && !is_over && (is_mine || visit.is_registrar(world));
    let above = mandate.under.as_ref().and_then(|under| world.mandates.get(under));
    let forms = match visit.person {
        Some(_) if !is_over => vec![revoking(visit, world, mandate).tried(tried)],
        Some(_) | None => Vec::new(),
    };
    MandatePage {
        frame: Frame::within(visit, world, shown.holder.1.clone())
            .under("/organisation", l.pick("Organisation", "Organisation"))
            .under("/mandat", l.pick("Mandat", "Mandates")),
        may_pass_on: mandate.may_pass_on,
        revoked: mandate.revoked.clone(),
        reported_to: mandate.reported_to.as_ref().map(|to| {
            let (href, name) = linked(world, &to.board, today);
            (href, name, to.within_days)
        }),
        under: above.map(|above| (address(&above.id), above.source.clone())),
        passed_on: world
            .mandates
            .under(&mandate.id)
            .map(|one| MandateView::of(world, one, today, l))
            .collect(),
        pass_on: may_pass.then(|| format!("/mandat/nytt?under={}", mandate.id)),
        mandate: shown,
        forms,
    }
}

fn revoking(visit: &Visit, world: &World, mandate: &Mandate) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let probe = Command::RevokeMandate(RevokeMandate {
        mandate: mandate.id.clone(),
        on: None,
        reason: "?".to_owned(),
    });
    Form::new(
        "aterkalla",
        format!("{}/aterkalla", address(&mandate.id)),
        l.pick("Återkalla mandatet", "Revoke the mandate"),
    )
    .intro(l.pick(
        "Det som har delegerats vidare från mandatet upphör samma dag. Det som redan är beslutat står fast.",
        "What was passed on from it ends on the same day. What is already decided stands.",
    ))
    .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(today.to_string()))
    .with(Field::area("reason", l.pick("Varför", "Why")))
    .grave()
    .asked(visit.would(world, probe), visit, world)
}

/// Revokes a mandate.
pub(crate) async fn revoke((Extension(visit), Path(id)): Asked, fields: Fields) -> Result<Response, No> {
    let command = fields.day("on").map(|on| {
        let reason = fields.text("reason").to_owned();
        Command::RevokeMandate(RevokeMandate { mandate: id.clone(), on, reason })
    });
    match visit.send("aterkalla", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?gjort", address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}
