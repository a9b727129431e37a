//! Where a link leads by which somebody chooses a password.

use super::{chosen, repeated, twice};
use crate::{
    error::No,
    form::{Field, Fields, Form, Mistake, Tried},
    frame::{Frame, show},
    session::status_of,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use samordna_desk::Secret;
use samordna_domain::{account::AccountNo, refusal::Why};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "account/welcome.html")]
struct WelcomePage {
    frame: Frame,
    /// Whose link it is; none where it does not hold.
    name: Option<String>,
    forms: Vec<Form>,
}

/// Shows whose link it is, and asks for a password. Fetching the page spends nothing.
pub(crate) async fn welcome(
    Extension(visit): Extension<Arc<Visit>>,
    Path(secret): Path<String>,
) -> Result<Response, No> {
    shown(&visit, secret, None).await
}

async fn shown(
    visit: &Visit,
    secret: String,
    tried: Option<(StatusCode, Fields, Mistake)>,
) -> Result<Response, No> {
    let (l, now, link) = (visit.language, visit.now, Secret::of(&secret));
    let invited = visit.blocking(move |desk| desk.invited(&link, now)).await?;
    let frame = Frame::new(visit, l.pick("Välj ett lösenord", "Choose a password"));
    let Some((person, account)) = invited else {
        let page = show(&WelcomePage { frame, name: None, forms: Vec::new() })?;
        return Ok((StatusCode::NOT_FOUND, page).into_response());
    };
    let form = Form::new(
        "losenord",
        format!("/valkommen/{secret}"),
        l.pick("Välj ett lösenord", "Choose a password"),
    )
    .submit(l.pick("Spara och logga in", "Save and sign in"))
    .with(
        Field::line("user", l.pick("Ditt användarnamn", "Your user name"))
            .filled(account.user)
            .fixed()
            .autocomplete("username"),
    )
    .with(chosen(l))
    .with(repeated(l));
    let (status, tried) = match tried {
        Some((status, fields, mistake)) => (status, Some(Tried { form: "losenord", fields, mistake })),
        None => (StatusCode::OK, None),
    };
    let name = visit.look(|world| world.people.person(&person).map(|known| known.name.clone()));
    let page = show(&WelcomePage {
        frame,
        name: Some(name.unwrap_or(person.to_string())),
        forms: vec![form.tried(tried.as_ref())],
    })?;
    Ok((status, page).into_response())
}

/// Takes the password, spends the link and signs in.
pub(crate) async fn accept(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, No> {
    let password = match twice(&fields) {
        Ok(password) => password,
        Err(slip) => {
            let mistake = slip.into_mistake(visit.language);
            return shown(&visit, secret, Some((StatusCode::UNPROCESSABLE_ENTITY, fields, mistake))).await;
        }
    };
    let (link, caller, now) = (Secret::of(&secret), visit.caller.clone(), visit.now);
    let address = visit.caller.address;
    match visit.hashing(move |desk| desk.accept(&link, &password, &caller, now)).await? {
        Ok((person, session)) => {
            tracing::info!(%person, ?address, "chose a password and signed in");
            Ok((jar.add(visit.sign_in_cookie(&session)), Redirect::to("/")).into_response())
        }
        Err(refusal) if refusal.why == Why::Account(AccountNo::LinkSpent) => {
            tracing::warn!(?address, "a link to choose a password by was spent or unknown");
            shown(&visit, secret, None).await
        }
        Err(refusal) => {
            let (status, mistake) = (status_of(&refusal), visit.mistake(&refusal));
            shown(&visit, secret, Some((status, fields, mistake))).await
        }
    }
}
