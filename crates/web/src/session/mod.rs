//! Signing in and out: by name and password, by a link from whoever runs the installation, and in a demonstration by
//! choosing whom to be.

mod choose;

pub(crate) use choose::parts;

use crate::{
    error::No,
    form::{Field, Fields, Form, Mistake, Tried},
    frame::{Frame, show},
    site::Mode,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use choose::Choices;
use samordna_desk::Secret;
use samordna_domain::{Language, Password, Refusal, account::AccountNo, refusal::Why};
use serde::Deserialize;
use std::sync::Arc;

/// Where to go afterwards, and whom to look for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    till: String,
    sok: String,
}

#[derive(Template)]
#[template(path = "session/page.html")]
struct SignInPage {
    frame: Frame,
    /// Where to go afterwards.
    back: String,
    sought: String,
    /// People to be, where one may choose.
    choices: Vec<Choices>,
    more: usize,
    forms: Vec<Form>,
    /// Who gives accounts, and links to those who have forgotten.
    registrars: Vec<String>,
}

#[derive(Template)]
#[template(path = "session/redeem.html")]
struct RedeemPage {
    frame: Frame,
    secret: String,
    is_spent: bool,
}

/// A place on this site to go back to: a path, and never another host.
fn safe(back: &str) -> String {
    let path = format!("/{}", back.trim_start_matches(['/', '\\']));
    let is_door = path.starts_with("/logga-") || path.starts_with("/valkommen");
    if path.contains(['\r', '\n', '\\']) || is_door { "/".to_owned() } else { path }
}

/// The page that signs in.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    sign_in_page(&visit, safe(&asked.till), asked.sok, None)
}

fn sign_in_page(visit: &Visit, back: String, sought: String, tried: Option<&Tried>) -> Result<Response, No> {
    let l = visit.language;
    let page = visit.look(|world| {
        let (choices, more) = match visit.mode() {
            Mode::Demo => choose::choices(world, visit, sought.trim()),
            Mode::Serve => (Vec::new(), 0),
        };
        let today = visit.now.today;
        let registrars = world.registrars(today).filter_map(|office| world.people.holder(office, today));
        SignInPage {
            frame: Frame::within(visit, world, l.pick("Logga in", "Sign in")),
            forms: vec![by_password(&back, l).tried(tried)],
            back,
            sought,
            choices,
            more,
            registrars: registrars.map(|held| world.people.name(&held.id).to_owned()).collect(),
        }
    });
    Ok(show(&page)?)
}

fn by_password(back: &str, l: Language) -> Form {
    Form::new("logga-in", "/logga-in", l.pick("Logga in med användarnamn", "Sign in by user name"))
        .submit(l.pick("Logga in", "Sign in"))
        .with(Field::line("user", l.pick("Användarnamn", "User name")).autocomplete("username"))
        .with(Field::secret("password", l.pick("Lösenord", "Password"), "current-password"))
        .with(Field::hidden("till", back))
}

/// Signs in: by name and password, or in a demonstration as whoever was chosen.
pub(crate) async fn enter(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, No> {
    if fields.raw("person").is_some() {
        return choose::be(&visit, jar, &fields).await;
    }
    let (user, password) = (fields.text("user").to_owned(), fields.raw("password").unwrap_or_default());
    let password = Password::typed(password);
    let (now, caller) = (visit.now, visit.caller.clone());
    let asked = visit.hashing(move |desk| desk.sign_in_by_password(&user, &password, &caller, now)).await?;
    let address = visit.caller.address;
    let refusal = match asked {
        Ok((person, secret)) => {
            tracing::info!(%person, ?address, "signed in by password");
            let back = Redirect::to(&safe(fields.text("till")));
            return Ok((jar.add(visit.sign_in_cookie(&secret)), back).into_response());
        }
        Err(refusal) => refusal,
    };
    // Not whose name it was: people type their password there too.
    tracing::warn!(?address, why = ?refusal.why, "signing in by password was refused");
    let status = status_of(&refusal);
    let mistake = visit.mistake(&refusal);
    let back = safe(fields.text("till"));
    let tried = Tried { form: "logga-in", fields, mistake };
    Ok((status, sign_in_page(&visit, back, String::new(), Some(&tried))?).into_response())
}

/// What a form that came back is answered with.
pub(crate) fn status_of(refusal: &Refusal) -> StatusCode {
    if let Why::Account(AccountNo::TooManyGuesses { .. }) = refusal.why {
        return StatusCode::TOO_MANY_REQUESTS;
    }
    StatusCode::UNPROCESSABLE_ENTITY
}

impl Visit {
    /// A refusal as what is wrong with a field, in the reader's words.
    pub(crate) fn mistake(&self, refusal: &Refusal) -> Mistake {
        let says = self.look(|world| refusal.say(world, self.now.today, self.language));
        Mistake { field: refusal.field.unwrap_or_default().to_owned(), says, choices: Vec::new() }
    }
}

/// Shows a button for a link: fetching a page signs nobody in, for a mail scanner fetches too.
pub(crate) async fn link(
    Extension(visit): Extension<Arc<Visit>>,
    Path(secret): Path<String>,
) -> Result<Response, No> {
    redeem_page(&visit, secret, false)
}

fn redeem_page(visit: &Visit, secret: String, is_spent: bool) -> Result<Response, No> {
    let frame = Frame::new(visit, visit.language.pick("Logga in", "Sign in"));
    Ok(show(&RedeemPage { frame, secret, is_spent })?)
}

/// Spends a link, and signs in whoever it was made for.
pub(crate) async fn redeem(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
    Path(secret): Path<String>,
) -> Result<Response, No> {
    let (link, now, device) = (Secret::of(&secret), visit.now, visit.caller.device.clone());
    let Some((person, secret)) = visit.blocking(move |desk| desk.redeem(&link, &device, now)).await? else {
        tracing::warn!(address = ?visit.caller.address, "a link that signs in was spent or unknown");
        let page = redeem_page(&visit, String::new(), true)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    tracing::info!(%person, address = ?visit.caller.address, "signed in by link");
    Ok((jar.add(visit.sign_in_cookie(&secret)), Redirect::to("/")).into_response())
}

/// Signs out here.
pub(crate) async fn leave(Extension(visit): Extension<Arc<Visit>>, jar: CookieJar) -> Result<Response, No> {
    if let Some(secret) = visit.secret.clone() {
        visit.blocking(move |desk| desk.sign_out(&secret)).await?;
    }
    if let Some(person) = &visit.person {
        tracing::info!(%person, "signed out");
    }
    Ok((jar.add(visit.sign_out_cookie()), Redirect::to("/")).into_response())
}

/// Signs out everywhere.
pub(crate) async fn leave_everywhere(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    tracing::info!(%person, "signed out everywhere");
    visit.blocking(move |desk| desk.sign_out_everywhere(&person)).await?;
    Ok((jar.add(visit.sign_out_cookie()), Redirect::to("/")).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_nobody_is_sent_to_another_site() {
        for (asked, lands) in [
            ("/grupper/barn?dag=2026-01-01", "/grupper/barn?dag=2026-01-01"),
            ("//evil.example", "/evil.example"),
            ("/\\evil.example", "/evil.example"),
            ("https://evil.example", "/https://evil.example"),
            ("", "/"),
            ("/logga-ut", "/"),
            ("/valkommen/abc", "/"),
        ] {
            assert_eq!(safe(asked), lands, "{asked}");
        }
    }
}
