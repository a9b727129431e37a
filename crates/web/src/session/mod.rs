//! Signing in and out. In a demonstration anybody may be anybody; else by a link from whoever runs the installation.

use crate::{
    error::No,
    form::Fields,
    frame::{Frame, show},
    order::by_name,
    site::Mode,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use samordna_desk::Secret;
use samordna_domain::{
    Language, PersonId, World,
    organisation::{BodyKind, OfficeDuty},
    seat::Role,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// The most people that a search shows.
const MOST: usize = 60;

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
    /// People to be, each with a role: first a selection, or what was sought.
    people: Vec<Choice>,
    more: usize,
}

/// Somebody to be.
struct Choice {
    id: String,
    name: String,
    role: String,
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
    if path.contains(['\r', '\n', '\\']) || path.starts_with("/logga-") { "/".to_owned() } else { path }
}

/// The page that signs in.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let l = visit.language;
    let (people, more) = match visit.mode() {
        Mode::Demo => visit.look(|world| choices(world, &visit, asked.sok.trim(), l)),
        Mode::Serve => (Vec::new(), 0),
    };
    let frame = Frame::new(&visit, l.pick("Logga in", "Sign in"));
    Ok(show(&SignInPage { frame, back: safe(&asked.till), sought: asked.sok, people, more })?)
}

/// Everybody with a role in words: those who were sought, or one or two of each role.
fn choices(world: &World, visit: &Visit, sought: &str, l: Language) -> (Vec<Choice>, usize) {
    let roles = roles(world, visit, l);
    let wanted = sought.to_lowercase();
    let mut all: Vec<(u8, Choice)> = world
        .people
        .people()
        .map(|person| {
            let (rank, role) = roles.get(&person.id).cloned().unwrap_or((u8::MAX, String::new()));
            (rank, Choice { id: person.id.to_string(), name: person.name.clone(), role })
        })
        .filter(|(_, one)| {
            one.name.to_lowercase().contains(&wanted) || one.role.to_lowercase().contains(&wanted)
        })
        .collect();
    all.sort_by(|(rank, one), (other_rank, other)| {
        rank.cmp(other_rank).then(by_name(&one.name, &other.name))
    });
    let found = all.len();
    let mut of_rank = [0usize; 256];
    let selected = all.into_iter().filter(|(rank, _)| {
        let Some(count) = of_rank.get_mut(usize::from(*rank)) else { return false };
        *count += 1;
        !sought.is_empty() || (*rank < u8::MAX && *count <= 3)
    });
    let people: Vec<Choice> = selected.map(|(_, one)| one).take(MOST).collect();
    let more = if sought.is_empty() { 0 } else { found.saturating_sub(people.len()) };
    (people, more)
}

/// What each person is, in words: the weightiest of what they are.
fn roles(world: &World, visit: &Visit, l: Language) -> BTreeMap<PersonId, (u8, String)> {
    let on = visit.now.today;
    let mut roles: BTreeMap<PersonId, (u8, String)> = BTreeMap::new();
    let mut is = |person: &PersonId, rank: u8, words: String| {
        let known = roles.entry(person.clone()).or_insert((u8::MAX, String::new()));
        if rank < known.0 {
            *known = (rank, words);
        }
    };
    for office in world.organisation.bodies().filter(|body| body.kind == BodyKind::Office && body.exists(on))
    {
        let Some(held) = world.people.holder(&office.id, on) else { continue };
        let rank = match office.duty {
            Some(OfficeDuty::Registrar) => 0,
            Some(OfficeDuty::Head) => 2,
            None => 3,
        };
        is(&held.person, rank, crate::choose::body_words(world, office, on));
    }
    for group in world.groups.iter().filter(|group| group.exists(on)) {
        for seat in group.seats(on) {
            let Some(held) = world.holder(seat, on) else { continue };
            let Some(employment) = world.people.employment(&held.employment) else { continue };
            let rank = match seat.role {
                Role::Chair => 1,
                Role::Coordinator => 4,
                Role::ContactPerson => 5,
                Role::Member => 6,
                Role::ViceChair | Role::Secretary | Role::Substitute { .. } | Role::CoOpted => 7,
            };
            let name = world.organisation.name(&group.id, on);
            is(&employment.person, rank, format!("{}, {name}", seat.role.label(l)));
        }
    }
    roles
}

/// Signs in as whoever was chosen: only in a demonstration.
pub(crate) async fn choose(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, No> {
    if visit.mode() != Mode::Demo {
        return Err(No::Absent);
    }
    let person: PersonId = fields.text("person").parse().map_err(|_| No::Absent)?;
    visit.look(|world| world.person(&person).map(|_| ()))?;
    let now = visit.now;
    let secret = visit.blocking(move |desk| desk.sign_in(&person, now)).await?;
    let jar = jar.add(visit.sign_in_cookie(&secret));
    Ok((jar, Redirect::to(&safe(fields.text("till")))).into_response())
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
    let (link, now) = (Secret::of(&secret), visit.now);
    let Some((_, secret)) = visit.blocking(move |desk| desk.redeem(&link, "", now)).await? else {
        let page = redeem_page(&visit, String::new(), true)?;
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    Ok((jar.add(visit.sign_in_cookie(&secret)), Redirect::to("/")).into_response())
}

/// Signs out here.
pub(crate) async fn leave(Extension(visit): Extension<Arc<Visit>>, jar: CookieJar) -> Result<Response, No> {
    if let Some(secret) = visit.secret.clone() {
        visit.blocking(move |desk| desk.sign_out(&secret)).await?;
    }
    Ok((jar.add(visit.sign_out_cookie()), Redirect::to("/")).into_response())
}

/// Signs out everywhere.
pub(crate) async fn leave_everywhere(
    Extension(visit): Extension<Arc<Visit>>,
    jar: CookieJar,
) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
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
        ] {
            assert_eq!(safe(asked), lands, "{asked}");
        }
    }
}
