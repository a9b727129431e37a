//! What the registrar does about somebody's account: gives it, gives a link to choose a password by, closes it.

use crate::{
    error::No,
    form::{Field, Fields, Form, Tried},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, header::CACHE_CONTROL},
    response::{IntoResponse, Redirect, Response},
};
use samordna_desk::AccountState;
use samordna_domain::{Language, PersonId, UserName, account};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "account/invitation.html")]
struct InvitationPage {
    frame: Frame,
    name: String,
    user: String,
    link: String,
    person: String,
}

/// The forms about somebody's account, for whoever keeps accounts.
pub(crate) fn keeping(person: &PersonId, known: Option<&AccountState>, l: Language) -> Vec<Form> {
    let page = format!("/personer/{person}/konto");
    let user = known.map_or_else(|| UserName::of(person).to_string(), |account| account.user.clone());
    let has_password = known.is_some_and(|account| account.has_password);
    let (heading, intro) = match (known, has_password) {
        (None, _) => (
            l.pick("Ge ett konto", "Give an account"),
            l.pick(
                "Du får en länk att ge personen, som själv väljer ett lösenord. Kontot säger bara vem personen är: rättigheterna följer av platser och poster.",
                "You get a link to give to the person, who chooses a password. The account only says who the person is: rights follow from seats and offices.",
            ),
        ),
        (Some(_), false) => (
            l.pick("Ge en ny länk", "Give a new link"),
            l.pick(
                "Personen har inte valt något lösenord än. En ny länk gör att den förra slutar gälla.",
                "The person has chosen no password yet. A new link makes the one before it stop working.",
            ),
        ),
        (Some(_), true) => (
            l.pick("Ge en länk för nytt lösenord", "Give a link for a new password"),
            l.pick(
                "Till den som har glömt sitt lösenord. Det gamla gäller tills ett nytt är valt.",
                "For whoever has forgotten the password. The old one holds until a new one is chosen.",
            ),
        ),
    };
    let field = Field::line("user", l.pick("Användarnamn", "User name")).filled(user).hint(l.pick(
        "Det som personen skriver för att logga in, till exempel sin e-postadress.",
        "What the person types to sign in, for example an e-mail address.",
    ));
    let mut forms = vec![
        Form::new("konto", page.clone(), heading)
            .intro(intro)
            .submit(l.pick("Visa länken", "Show the link"))
            .with(field),
    ];
    if known.is_some() {
        forms.push(
            Form::new("stang", format!("{page}/stang"), l.pick("Stäng kontot", "Close the account"))
                .intro(l.pick(
                    "Personen loggas ut överallt och kan inte logga in mer. Det som är gjort står kvar.",
                    "The person is signed out everywhere and can sign in no more. What was done stands.",
                ))
                .grave(),
        );
    }
    forms
}

type AskedPerson = (Extension<Arc<Visit>>, Path<PersonId>);

/// Gives an account or another link, and shows the link once.
pub(crate) async fn invite(
    (Extension(visit), Path(id)): AskedPerson,
    fields: Fields,
) -> Result<Response, No> {
    let request = visit.request();
    // Asked first, so that whoever may not is not told what is wrong with the name.
    visit.look(|world| account::may_keep(world, &request, &id))?;
    let user: Option<UserName> = match fields.given("user").map(|user| user.parse()).transpose() {
        Ok(user) => user,
        Err(refusal) => {
            let tried = Tried { form: "konto", mistake: visit.mistake(&refusal), fields };
            return crate::person::shown(&visit, &id, Some(tried)).await;
        }
    };
    let person = id.clone();
    let invitation = match visit.blocking(move |desk| desk.invite(&request, &person, user)).await? {
        Ok(invitation) => invitation,
        Err(refusal) if refusal.field.is_none() => return Err(refusal.into()),
        Err(refusal) => {
            let tried = Tried { form: "konto", mistake: visit.mistake(&refusal), fields };
            return crate::person::shown(&visit, &id, Some(tried)).await;
        }
    };
    tracing::info!(person = %id, by = ?visit.person.as_ref().map(PersonId::as_str), "invited");
    let l = visit.language;
    let page = visit.look(|world| {
        let name = world.people.person(&id).map_or(id.to_string(), |person| person.name.clone());
        InvitationPage {
            frame: Frame::within(&visit, world, l.pick("En länk att ge vidare", "A link to hand on"))
                .under("/personer", l.pick("Personer", "People"))
                .under(format!("/personer/{id}"), name.clone()),
            name,
            user: invitation.user.to_string(),
            link: visit.address_of(&format!("/valkommen/{}", invitation.secret.as_str())),
            person: id.to_string(),
        }
    });
    let mut response = show(&page)?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Closes somebody's account.
pub(crate) async fn close((Extension(visit), Path(id)): AskedPerson) -> Result<Response, No> {
    let (request, person) = (visit.request(), id.clone());
    visit.blocking(move |desk| desk.close_account(&request, &person)).await??;
    tracing::info!(person = %id, by = ?visit.person.as_ref().map(PersonId::as_str), "closed the account");
    Ok(Redirect::to(&format!("/personer/{id}?gjort")).into_response())
}
