//! One visit: who asks for a page, when, in what language, from where. Known once, before the handler.
//!
//! A visit is also the handler's way to the desk: it looks without waiting, and acts where waiting does no harm.

use crate::{
    caller,
    error::{self, No},
    form::{Fields, Mistake, Slip, Tried},
    said::Said,
    site::{Mode, Site},
    standing::Standings,
    texts::Texts,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{CookieJar, cookie::Cookie};
use jiff::civil::Date;
use samordna_desk::{Accepted, Act, Caller, Desk, Fault, Secret};
use samordna_domain::{
    Actor, Assessment, BodyId, Command, Digest, Event, GroupAssessment, Language, Moment, PersonId, Refusal,
    World, assess, assess_group, charter::Charter, command::Request as Asked, decide, meeting::Sight,
};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::Semaphore;

/// What all visits share.
pub(crate) struct Front {
    pub(crate) site: Site,
    texts: Texts,
    said: Said,
    standings: Standings,
    /// To fold an earlier day costs much: one at a time.
    past: Semaphore,
    /// To compare a password takes time and 19 MiB, on purpose: a few at once.
    hashing: Semaphore,
    /// Where all groups stand, until something happens or the day ends.
    assessed: Mutex<Option<(u64, Arc<Assessment>)>>,
}

/// How many passwords are compared at once.
const HASHED_AT_ONCE: usize = 2;

impl Front {
    pub(crate) fn new(site: Site) -> Self {
        Self {
            site,
            texts: Texts::default(),
            said: Said::default(),
            standings: Standings::default(),
            past: Semaphore::new(1),
            hashing: Semaphore::new(HASHED_AT_ONCE),
            assessed: Mutex::new(None),
        }
    }
}

/// One visit.
#[derive(Clone)]
pub(crate) struct Visit {
    front: Arc<Front>,
    /// In what language.
    pub language: Language,
    /// When.
    pub now: Moment,
    /// Who, where somebody has signed in.
    pub person: Option<PersonId>,
    /// The secret by which they are signed in.
    pub secret: Option<Secret>,
    /// The address of the page, or of the page that a form was on, without the host.
    pub here: String,
    /// The visitor came by https.
    pub is_secure: bool,
    /// The host that they asked.
    host: String,
    /// From where, and at what they sit.
    pub caller: Caller,
    /// What was written in the form that was sent, for the page that refuses it.
    pub written: Arc<OnceLock<Vec<String>>>,
}

/// The cookie that holds the language.
const LANGUAGE: &str = "sprak";

/// The session cookie's name: by https it can be set by nobody but this host.
fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-samordna" } else { "samordna" }
}

impl Visit {
    /// How people sign in here.
    pub fn mode(&self) -> Mode {
        self.front.site.mode
    }

    /// The desk, for what blocks; call it where waiting does no harm.
    pub fn desk(&self) -> Arc<Desk> {
        self.front.site.desk.clone()
    }

    /// Looks at everything as it is now.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        self.front.site.desk.look(look)
    }

    /// Looks at everything as it was known at the end of a day.
    pub async fn look_at<T: Send + 'static>(
        &self,
        day: Date,
        look: impl FnOnce(&World) -> T + Send + 'static,
    ) -> Result<T, No> {
        let _turn = self.front.past.acquire().await.map_err(|_| Fault::Closed)?;
        self.blocking(move |desk| desk.look_as_of(day, look)).await
    }

    /// Does what waits for the disk, away from those who do not.
    pub async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, No> {
        let desk = self.desk();
        let done = tokio::task::spawn_blocking(move || work(&desk)).await;
        Ok(done.map_err(|_| Fault::Closed)??)
    }

    /// The same for what compares or hashes a password.
    pub async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, No> {
        let _turn = self.front.hashing.acquire().await.map_err(|_| Fault::Closed)?;
        self.blocking(work).await
    }

    /// A path of this site as others have to write it.
    pub fn address_of(&self, path: &str) -> String {
        let scheme = if self.is_secure { "https" } else { "http" };
        format!("{scheme}://{}{path}", self.host)
    }

    /// Where all groups stand today.
    pub fn assessment(&self, world: &World) -> Arc<Assessment> {
        let (events, today) = (world.events(), self.now.today);
        let mut known = self.front.assessed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, assessment)) = known.as_ref()
            && *of == events
            && assessment.on == today
        {
            return assessment.clone();
        }
        let assessment = Arc::new(assess(world, today));
        *known = Some((events, assessment.clone()));
        assessment
    }

    /// Where one group stands on a day, as far as it is the visitor's to know: whoever has not signed in sees the days of
    /// meetings where the charter has them published.
    pub fn assess(&self, world: &World, group: &BodyId, on: Date) -> Option<Arc<GroupAssessment>> {
        let with_days = world.sight(self.person.as_ref(), group, on) != Sight::Nothing;
        let assess = || {
            let assessed = assess_group(world, group, on)?;
            Some(if with_days { assessed } else { assessed.without_days_of_meetings() })
        };
        if on != self.now.today {
            return assess().map(Arc::new);
        }
        self.front.standings.of((world.events(), on), group, with_days, assess)
    }

    /// A charter's text by its digest; empty where it is not kept.
    pub async fn text(&self, digest: Digest) -> Result<Arc<str>, No> {
        if let Some(text) = self.front.texts.get(&digest) {
            return Ok(text);
        }
        let bytes = self.blocking(move |desk| desk.blob(&digest)).await?.unwrap_or_default();
        let text: Arc<str> = String::from_utf8_lossy(&bytes).into();
        self.front.texts.keep(digest, text.clone());
        Ok(text)
    }

    /// The same where waiting does no harm.
    pub fn text_of(&self, digest: Option<Digest>) -> Result<Arc<str>, No> {
        let Some(digest) = digest else { return Ok("".into()) };
        if let Some(text) = self.front.texts.get(&digest) {
            return Ok(text);
        }
        let bytes = self.front.site.desk.blob(&digest)?.unwrap_or_default();
        let text: Arc<str> = String::from_utf8_lossy(&bytes).into();
        self.front.texts.keep(digest, text.clone());
        Ok(text)
    }

    /// What each norm of a charter says in words, by its position.
    pub fn said(&self, charter: &Charter) -> Arc<Vec<String>> {
        self.front.said.of(charter, self.language)
    }

    /// Does what is asked for; a no is the domain's. `key` is that of the form, so that it is done once.
    pub async fn act(
        &self,
        command: Command,
        evidence: Option<String>,
        key: Option<String>,
    ) -> Result<Result<Accepted, Refusal>, No> {
        let act = Act { actor: self.actor(), now: self.now, command, evidence, request: key };
        Ok(self.blocking(move |desk| desk.act(act)).await?.into_result())
    }

    /// What this visitor would be answered.
    pub fn would(&self, world: &World, command: Command) -> Result<(), Refusal> {
        decide(world, &self.request(), command).map(|_| ())
    }

    /// The visitor, as somebody who asks for something.
    pub fn request(&self) -> Asked {
        Asked { actor: self.actor(), now: self.now, evidence: None }
    }

    /// The visitor keeps the register.
    pub fn is_registrar(&self, world: &World) -> bool {
        self.person.as_ref().is_some_and(|person| world.is_registrar(person, self.now.today))
    }

    fn actor(&self) -> Actor {
        self.person.clone().map_or(Actor::Nobody, Actor::Person)
    }

    /// A cookie that signs in with this secret.
    pub fn sign_in_cookie(&self, secret: &Secret) -> Cookie<'static> {
        self.cookie(session_cookie(self.is_secure), secret.as_str().to_owned())
    }

    /// A cookie that signs out.
    pub fn sign_out_cookie(&self) -> Cookie<'static> {
        let mut cookie = self.cookie(session_cookie(self.is_secure), String::new());
        cookie.make_removal();
        cookie
    }

    fn cookie(&self, name: &'static str, value: String) -> Cookie<'static> {
        Cookie::build((name, value))
            .path("/")
            .http_only(true)
            .secure(self.is_secure)
            .same_site(axum_extra::extract::cookie::SameSite::Lax)
            .build()
    }
}

/// Knows the visitor, lets the handler answer, and dresses a bare no as a page.
pub(crate) async fn meet(State(front): State<Arc<Front>>, mut request: Request, next: Next) -> Response {
    let is_secure =
        request.headers().get("x-forwarded-proto").is_some_and(|scheme| scheme.as_bytes() == b"https");
    let jar = CookieJar::from_headers(request.headers());
    let mut visit = Visit {
        language: language_of(&jar),
        now: (front.site.clock)(),
        person: None,
        secret: jar.get(session_cookie(is_secure)).map(|cookie| Secret::of(cookie.value())),
        here: here(&request),
        is_secure,
        host: host(&request),
        caller: caller::of(&request, &front.site.proxies),
        written: Arc::default(),
        front,
    };
    if let Some((language, back)) = wanted_language(request.method(), request.uri()) {
        let mut cookie = visit.cookie(LANGUAGE, language.tag().to_owned());
        cookie.make_permanent();
        return (jar.add(cookie), Redirect::to(&back)).into_response();
    }
    if let Some(secret) = visit.secret.clone() {
        let now = visit.now;
        match visit.blocking(move |desk| desk.who(&secret, now)).await {
            Ok(person) => visit.person = person,
            Err(no) => return error::dress(&visit, no.into_response()),
        }
    }
    let visit = Arc::new(visit);
    request.extensions_mut().insert(visit.clone());
    let mut response = error::dress(&visit, next.run(request).await);
    if visit.is_secure {
        let two_years = HeaderValue::from_static("max-age=63072000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    response
}

/// The host as it was asked for; by HTTP/2 it stands in the address.
fn host(request: &Request) -> String {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    named.or(request.uri().host()).unwrap_or("localhost").to_owned()
}

fn language_of(jar: &CookieJar) -> Language {
    match jar.get(LANGUAGE).map(Cookie::value) {
        Some("en") => Language::English,
        _ => Language::Swedish,
    }
}

/// The page's own address; for a form, the page that it was on.
fn here(request: &Request) -> String {
    let own = || request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return own();
    }
    let referer = request.headers().get(header::REFERER).and_then(|referer| referer.to_str().ok());
    let uri = referer.and_then(|referer| referer.parse::<Uri>().ok());
    uri.and_then(|uri| uri.path_and_query().map(|path| path.as_str().to_owned())).unwrap_or("/".to_owned())
}

/// `?lang=en` on any page: the language, and the same address without it.
fn wanted_language(method: &Method, uri: &Uri) -> Option<(Language, String)> {
    let query = uri.query().filter(|_| method == Method::GET)?;
    let wanted = query.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    let language = match wanted {
        "en" => Language::English,
        _ => Language::Swedish,
    };
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    // One slash: an address that begins with two would lead to another host.
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    let back = if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) };
    Some((language, back))
}

impl Visit {
    /// Sends a form: what came of it, or the form again with what is wrong.
    pub async fn send(
        &self,
        form: &'static str,
        fields: Fields,
        command: Result<Command, Slip>,
    ) -> Result<Result<Accepted, Tried>, No> {
        let again = |fields, mistake| Ok(Err(Tried { form, fields, mistake }));
        // A form with a file is read by its handler, and what was written in it is known first here.
        self.written.get_or_init(|| fields.written());
        let command = match command {
            Ok(command) => command,
            Err(slip) => return again(fields, slip.into_mistake(self.language)),
        };
        let refusal = match self.act(command, fields.given("evidence"), fields.key()).await? {
            Ok(accepted) => return Ok(Ok(accepted)),
            Err(refusal) => refusal,
        };
        let Some(field) = refusal.field else { return Err(refusal.into()) };
        let says = self.look(|world| refusal.say(world, self.now.today, self.language));
        again(fields, Mistake { field: field.to_owned(), says, choices: Vec::new() })
    }
}

impl Visit {
    /// What a request led to that was done before: the first event of it.
    pub async fn done(&self, key: Option<String>) -> Result<Vec<Event>, No> {
        let Some(sequence) = key.and_then(|key| self.look(|world| world.answered(&key))) else {
            return Ok(Vec::new());
        };
        let page = self.blocking(move |desk| desk.history(Some(sequence + 1), 1)).await?;
        Ok(page.into_iter().map(|entry| entry.recorded.event).collect())
    }
}
