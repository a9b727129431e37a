//! The two doors of the program: its pages, and `samordna act`. A story is told once and goes through either.

use super::form::{self, Sent};
use crate::{
    program::Served,
    town::{Town, in_words},
};
use serde_json::Value;
use std::collections::BTreeMap;

/// A way in.
pub trait Door {
    /// Somebody does something on a day: nothing where it was done, or why not.
    fn tries(&mut self, on: &str, who: &str, act: &Value) -> Result<(), String>;

    /// The installation behind it.
    fn town(&self) -> &Town;
}

/// `samordna act`.
pub struct Act(pub Town);

impl Door for Act {
    fn tries(&mut self, on: &str, who: &str, act: &Value) -> Result<(), String> {
        acted(&self.0, on, who, act)
    }

    fn town(&self) -> &Town {
        &self.0
    }
}

fn acted(town: &Town, on: &str, who: &str, act: &Value) -> Result<(), String> {
    let ran = town.act(who, on, std::slice::from_ref(act));
    let answer = ran.lines().into_iter().next().unwrap_or_else(|| panic!("{act}\n{ran:?}"));
    if answer.get("accepted").is_some() {
        return Ok(());
    }
    let Some(refused) = answer.get("refused") else { panic!("{act}\n{answer}") };
    let sentences = refused["grounds"].as_array().into_iter().flatten();
    let sentences: Vec<&str> = sentences.filter_map(|ground| ground["sentence"].as_str()).collect();
    Err(format!("{}\n{}", sentences.join("\n"), in_words(refused)))
}

/// The pages, on a server that is started for each day of the story.
pub struct Http {
    town: Town,
    /// The group that the story is about.
    group: &'static str,
    day: Option<Day>,
}

/// A day of a server's.
struct Day {
    on: String,
    served: Served,
    /// What a sign-in gave each.
    cookies: BTreeMap<String, String>,
}

impl Http {
    /// Nothing is started yet.
    pub fn new(town: Town, group: &'static str) -> Self {
        Self { town, group, day: None }
    }

    /// The server of the day, with somebody signed in.
    fn at(&mut self, on: &str, who: &str) -> (&Served, String) {
        if self.day.as_ref().is_none_or(|day| day.on != on) {
            // The one before stops first: a day is over before the next begins.
            self.day = None;
            let served = Served::start(&self.town.with(&["serve", "--listen", "127.0.0.1:0", "--on", on]));
            self.day = Some(Day { on: on.to_owned(), served, cookies: BTreeMap::new() });
        }
        let day = self.day.as_mut().expect("it was just started");
        let cookie = day.cookies.entry(who.to_owned()).or_insert_with(|| {
            let said = self.town.run(&["link", "--as", who]).well();
            let answer = day.served.post(said.lines().last().expect("a link"));
            let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
            let cookie = cookie.unwrap_or_else(|| panic!("{who}: {answer}"));
            cookie.split(';').next().unwrap_or_default().to_owned()
        });
        (&day.served, cookie.clone())
    }

    /// A page, as somebody sees it on a day.
    pub fn reads(&mut self, on: &str, who: &str, path: &str) -> String {
        let (served, cookie) = self.at(on, who);
        let page = served.get_with(&cookie, path);
        assert!(page.starts_with("HTTP/1.1 200"), "{who} {path}: {page}");
        page
    }

    /// Fills in the form of a page and sends it.
    fn sends(&mut self, on: &str, who: &str, sent: &Sent) -> Result<(), String> {
        let shown = sent.page.as_ref().map(|page| self.reads(on, who, page));
        let filled = shown.as_ref().and_then(|shown| form::filled(shown, sent));
        let is_offered = filled.is_some() || shown.is_none();
        // Where the page has no such form, it is sent as from a page that was opened earlier.
        let fields = filled.unwrap_or_else(|| sent.fields.clone());
        let (served, cookie) = self.at(on, who);
        let answer =
            served.post_form(&sent.action, &format!("Cookie: {cookie}\r\n"), &form::encoded(&fields));
        match answer.starts_with("HTTP/1.1 303") {
            true if is_offered => Ok(()),
            true => panic!("{who} did {} on {on} without a form for it", sent.action),
            false => Err(format!(
                "{}\n{}",
                shown.map_or(String::new(), |page| form::words(&page)),
                form::words(&answer)
            )),
        }
    }
}

impl Door for Http {
    fn tries(&mut self, on: &str, who: &str, act: &Value) -> Result<(), String> {
        let forms = form::forms(self.group, act);
        forms.iter().try_for_each(|sent| self.sends(on, who, sent))
    }

    fn town(&self) -> &Town {
        &self.town
    }
}
