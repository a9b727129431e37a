//! One's own account: who one is, the password, and where one is signed in. And how somebody comes by an account.
//!
//! An account only says who somebody is. What they may do follows from seats and offices, and is decided elsewhere.

mod keep;
mod welcome;

pub(crate) use keep::{close, invite, keeping};
pub(crate) use welcome::{accept, welcome};

use crate::{
    charter::word_of,
    error::No,
    form::{Field, Fields, Form, Slip, Tried},
    frame::{Frame, show},
    session::{parts, status_of},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_desk::{AccountState, SignedIn};
use samordna_domain::{
    Command, Language, Password, PersonId, World,
    notice::{MailChoice, command::ChooseMail},
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "account/page.html")]
struct AccountPage {
    frame: Frame,
    user: Option<String>,
    person: String,
    roles: Vec<String>,
    sessions: Vec<SessionView>,
    forms: Vec<Form>,
    mail: Form,
}

/// That somebody is signed in somewhere, in words.
struct SessionView {
    key: String,
    device: String,
    since: String,
    until: String,
    is_here: bool,
}

impl SessionView {
    fn of(session: SignedIn, l: Language) -> Self {
        let local = |at: jiff::Timestamp| {
            let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap_or(jiff::tz::TimeZone::UTC);
            at.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string()
        };
        let device = match session.device {
            device if device.is_empty() => l.pick("Okänd webbläsare", "Unknown browser").to_owned(),
            device => device,
        };
        Self {
            key: session.key,
            device,
            since: local(session.since),
            until: local(session.until),
            is_here: session.is_here,
        }
    }
}

/// Shows one's own account.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    shown(&visit, None).await
}

async fn shown(visit: &Visit, tried: Option<(StatusCode, Tried)>) -> Result<Response, No> {
    let (l, now) = (visit.language, visit.now);
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let (id, here) = (person.clone(), visit.secret.clone());
    let (account, sessions): (Option<AccountState>, _) = visit
        .blocking(move |desk| Ok((desk.account(&id)?, desk.signed_in(&id, here.as_ref(), now)?)))
        .await?;
    let has_password = account.as_ref().is_some_and(|account| account.has_password);
    let page = visit.look(|world| AccountPage {
        frame: Frame::within(visit, world, l.pick("Mitt konto", "My account")),
        user: account.map(|account| account.user),
        roles: parts(world, now.today, l)
            .remove(&person)
            .unwrap_or_default()
            .into_iter()
            .map(|(_, words)| words)
            .collect(),
        mail: mail(world, &person, l).tried(tried.as_ref().map(|(_, tried)| tried)),
        person: person.to_string(),
        sessions: sessions.into_iter().map(|session| SessionView::of(session, l)).collect(),
        forms: has_password
            .then(|| changing(l).tried(tried.as_ref().map(|(_, tried)| tried)))
            .into_iter()
            .collect(),
    });
    let page = show(&page)?;
    match tried {
        Some((status, _)) => Ok((status, page).into_response()),
        None => Ok(page),
    }
}

fn changing(l: Language) -> Form {
    Form::new("losenord", "/konto/losenord", l.pick("Byt lösenord", "Change the password"))
        .intro(l.pick(
            "När du byter lösenord loggas du ut överallt utom här.",
            "When you change the password you are signed out everywhere but here.",
        ))
        .with(Field::secret("old", l.pick("Nuvarande lösenord", "Present password"), "current-password"))
        .with(chosen(l))
        .with(repeated(l))
}

/// The field for a new password, and what it has to be.
fn chosen(l: Language) -> Field {
    Field::secret("password", l.pick("Nytt lösenord", "New password"), "new-password").hint(l.pick(
        "Minst 12 tecken, och inget som andra skulle gissa. Några ord som inte hör ihop är lätta att minnas: de behöver varken siffror eller stora bokstäver.",
        "At least 12 characters, and nothing that others would guess. A few words that do not belong together are easy to remember: they need neither digits nor capitals.",
    ))
}

fn repeated(l: Language) -> Field {
    Field::secret("repeat", l.pick("Nytt lösenord en gång till", "New password once more"), "new-password")
}

/// What was typed twice, the same.
fn twice(fields: &Fields) -> Result<String, Slip> {
    let (one, other) = (fields.raw("password").unwrap_or_default(), fields.raw("repeat").unwrap_or_default());
    if one != other {
        return Err(Slip::new(
            "repeat",
            "Lösenorden är inte lika. Skriv samma lösenord i båda fälten.",
            "The passwords differ. Write the same password in both fields.",
        ));
    }
    Ok(one.to_owned())
}

/// Changes one's own password.
pub(crate) async fn change_password(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let (Some(person), Some(here)) = (visit.person.clone(), visit.secret.clone()) else {
        return Err(No::SignIn);
    };
    let again = async |status, mistake| {
        let tried = Tried { form: "losenord", fields: fields.clone(), mistake };
        shown(&visit, Some((status, tried))).await
    };
    let new = match twice(&fields) {
        Ok(new) => new,
        Err(slip) => {
            return again(StatusCode::UNPROCESSABLE_ENTITY, slip.into_mistake(visit.language)).await;
        }
    };
    let old = Password::typed(fields.raw("old").unwrap_or_default());
    let (now, caller) = (visit.now, visit.caller.clone());
    let changed = visit.hashing(move |desk| desk.change_password(&here, &old, &new, &caller, now)).await?;
    match changed {
        Ok(()) => {
            tracing::info!(%person, address = ?visit.caller.address, "changed the password");
            Ok(Redirect::to("/konto?gjort").into_response())
        }
        Err(refusal) if refusal.field.is_none() => Err(refusal.into()),
        Err(refusal) => {
            tracing::warn!(%person, address = ?visit.caller.address, why = ?refusal.why, "the password was not changed");
            again(status_of(&refusal), visit.mistake(&refusal)).await
        }
    }
}

/// Which letters one wants.
fn mail(world: &World, person: &PersonId, l: Language) -> Form {
    let known = world.people.person(person);
    let choices = MailChoice::ALL.map(|choice| (word_of(choice), choice.label(l).to_owned()));
    let chosen = known.map(|person| person.mail).unwrap_or_default();
    let intro = match known.and_then(|person| person.contact.as_ref()) {
        Some(_) => l.pick(
            "Breven går till den adress som registratorn har om dig.",
            "The letters go to the address that the registrar has of you.",
        ),
        None => l.pick(
            "Det finns ingen adress till dig. Registratorn kan lägga till den.",
            "There is no address of yours. The registrar can add it.",
        ),
    };
    Form::new("brev", "/konto/brev", l.pick("Välj brev", "Choose letters")).intro(intro).with(
        Field::choice("mail", l.pick("Skicka brev", "Send letters"), choices.to_vec())
            .filled(word_of(chosen)),
    )
}

/// Chooses which letters one wants.
pub(crate) async fn choose_mail(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let command = fields.word("mail").and_then(|mail| {
        let mail = mail.ok_or_else(|| Slip::missing("mail"))?;
        Ok(Command::ChooseMail(ChooseMail { person: None, mail }))
    });
    match visit.send("brev", fields, command).await? {
        Ok(_) => Ok(Redirect::to("/konto?gjort").into_response()),
        Err(tried) => shown(&visit, Some((StatusCode::UNPROCESSABLE_ENTITY, tried))).await,
    }
}

/// Ends one of one's own sessions.
pub(crate) async fn end_session(
    Extension(visit): Extension<Arc<Visit>>,
    fields: Fields,
) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let (key, now) = (fields.text("session").to_owned(), visit.now);
    tracing::info!(%person, "ended a session");
    visit.blocking(move |desk| desk.end_session(&person, &key, now)).await?;
    Ok(Redirect::to("/konto?gjort").into_response())
}
