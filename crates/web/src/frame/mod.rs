//! What stands around every page: language, navigation, who is signed in. And how a page becomes an answer.

mod badge;
mod days;
mod rooms;

pub(crate) use badge::{Badge, binding};
pub(crate) use rooms::Rooms;

use crate::{site::Mode, visit::Visit};
use askama::Template;
use axum::{
    http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use samordna_domain::{Basis, BodyId, Ground, Language, World, grounds::NormRef};
use std::fmt::{Display, Write as _};

/// The frame of a page. Templates extend `frame/page.html` and find it as `frame`.
pub(crate) struct Frame {
    /// The language of the interface.
    pub l: Language,
    /// What the page is.
    pub title: String,
    /// Its address, or that of the page that a form was on.
    pub here: String,
    /// The first part of the address, for the navigation.
    pub room: String,
    /// Who is signed in.
    pub person: Option<Signed>,
    /// It is a demonstration.
    pub is_demo: bool,
    /// The day.
    pub today: Date,
    /// An act was done just now.
    pub is_done: bool,
    /// The way here: address and words.
    pub crumbs: Vec<(String, String)>,
    /// The pages of the group that it is about.
    pub rooms: Option<Rooms>,
}

/// Who is signed in.
pub(crate) struct Signed {
    pub id: String,
    pub name: String,
}

impl Frame {
    /// How many, with the word for one or for several.
    pub(crate) fn many(
        &self,
        count: impl Display,
        one: &str,
        several: &str,
        one_english: &str,
        several_english: &str,
    ) -> String {
        let count = count.to_string();
        let is_one = count == "1";
        let word = self
            .l
            .pick(if is_one { one } else { several }, if is_one { one_english } else { several_english });
        format!("{count} {word}")
    }

    pub(crate) fn new(visit: &Visit, title: impl Into<String>) -> Self {
        visit.look(|world| Self::within(visit, world, title))
    }

    /// The same while the world is being looked at.
    pub(crate) fn within(visit: &Visit, world: &World, title: impl Into<String>) -> Self {
        let person = visit.person.as_ref().map(|id| Signed {
            id: id.to_string(),
            name: world.people.person(id).map_or(id.to_string(), |known| known.name.clone()),
        });
        let room = match visit.here.split(['?', '/']).nth(1).unwrap_or_default() {
            "vakanser" => "grupper".to_owned(),
            "projekt" | "dokument" | "mandat" => "organisation".to_owned(),
            own => own.to_owned(),
        };
        let query = visit.here.split_once('?').map_or("", |(_, query)| query);
        Self {
            is_done: query.split('&').any(|word| word == "gjort"),
            l: visit.language,
            title: title.into(),
            here: visit.here.clone(),
            room,
            person,
            is_demo: visit.mode() == Mode::Demo,
            today: visit.now.today,
            crumbs: Vec::new(),
            rooms: Rooms::of(world, &visit.here, visit.now.today, visit.language),
        }
    }

    /// The page is a group's own: the group's name is its heading.
    pub(crate) fn of_group(mut self, world: &World, group: &BodyId) -> Self {
        let own = || Rooms::of(world, &format!("/grupper/{group}"), self.today, self.l);
        self.rooms = self.rooms.take().or_else(own).map(|rooms| Rooms { is_start: true, ..rooms });
        self
    }

    /// With the steps to a group: all groups, and the group as it is called today.
    pub(crate) fn under_group(self, world: &World, group: &BodyId) -> Self {
        let name = world.organisation.name(group, self.today);
        let all = self.l.pick("Grupper", "Groups");
        self.under("/grupper", all).under(format!("/grupper/{group}"), name)
    }

    /// With one more step of the way here.
    pub(crate) fn under(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        self.crumbs.push((href.into(), words.into()));
        self
    }

    /// The id of whoever is signed in; empty for anybody else.
    pub(crate) fn person_id(&self) -> &str {
        self.person.as_ref().map_or("", |person| &person.id)
    }

    /// The stylesheet's name.
    pub(crate) fn style(&self) -> &'static str {
        crate::style::name()
    }

    /// The address of this page in the other language.
    pub(crate) fn other_language(&self) -> String {
        let tag = self.l.pick("en", "sv");
        let join = if self.here.contains('?') { '&' } else { '?' };
        format!("{}{join}lang={tag}", self.here)
    }

    /// ` aria-current="page"` where the room is the one that is open.
    pub(crate) fn current(&self, room: &str) -> &'static str {
        if self.room == room { r#" aria-current="page""# } else { "" }
    }
}

/// A ground in words, as the templates show it.
pub(crate) struct GroundView {
    pub source: String,
    pub sentence: String,
    pub fact: String,
    /// The sentence stands in a charter, and so in Swedish.
    pub is_quote: bool,
    /// Where to read it.
    pub href: Option<String>,
}

impl GroundView {
    pub(crate) fn of(ground: &Ground, world: &World, on: Date, l: Language) -> Self {
        Self::weighed(&ground.basis, ground.fact.say(world, on, l), world, on, l)
    }

    /// The same where the fact is put in words already.
    pub(crate) fn weighed(basis: &Basis, fact: String, world: &World, on: Date, l: Language) -> Self {
        let (source, sentence) = basis.say(world, l);
        let href = match basis {
            Basis::Norm(at) => Some(norm_href(world, at, on)),
            Basis::Law(_) | Basis::House(_) => None,
        };
        Self { source, sentence, fact, is_quote: href.is_some(), href }
    }
}

/// Where a norm stands beside its sentence: in the group's room while it is held to that charter, else with the charter.
fn norm_href(world: &World, at: &NormRef, on: Date) -> String {
    let number = at.norm + 1;
    let group = world.charter(&at.charter).and_then(|charter| charter.group.as_ref());
    let held =
        group.filter(|group| world.latest_charter(group, on).is_some_and(|charter| charter.id == at.charter));
    match held {
        Some(group) => format!("/grupper/{group}/uppdrag#norm-{number}"),
        None => format!("/uppdrag/{}#norm-{number}", at.charter),
    }
}

/// A page as an answer.
pub(crate) fn show(page: &impl Template) -> Result<Response, askama::Error> {
    let html = page.render()?;
    let headers =
        [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache, private"), (VARY, "cookie")];
    Ok((headers, html).into_response())
}

/// 32 random hex digits: what tells one form from another. Never a secret.
pub(crate) fn random_key() -> String {
    let mut bytes = [0u8; 16];
    // Without chance the form simply has no key, and is done as often as it is sent.
    if getrandom::fill(&mut bytes).is_err() {
        return "0".repeat(32);
    }
    bytes.iter().fold(String::with_capacity(32), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

/// Percent-encoded, for a part of a query.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut done, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            done.push(char::from(byte));
        } else {
            let _ = write!(done, "%{byte:02X}");
        }
        done
    })
}
