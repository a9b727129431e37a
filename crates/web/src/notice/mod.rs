//! Letters: that it is somebody's turn, by which sentence, and where it is done.
//!
//! A letter names groups, matters and units, and nothing that anybody wrote about them: mail is read by others too.

use crate::{
    duty::{about_words, days_words, way_href},
    round::unit_address,
};
use askama::Template;
use jiff::civil::Date;
use samordna_domain::{
    Language, PersonId, World,
    notice::{Notice, Occasion, Waits},
};

/// What is written to somebody, in plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

#[derive(Template)]
#[template(path = "notice/letter.txt", whitespace = "preserve")]
struct LetterText<'a> {
    name: &'a str,
    opening: &'static str,
    waiting: Vec<Waiting>,
    site: &'a str,
}

/// One thing that waits, as a letter tells it.
struct Waiting {
    what: String,
    group: String,
    unit: Option<String>,
    due: Option<String>,
    sentence: Option<(String, String)>,
    href: String,
}

/// The letter to a person about what waits for them; `site` is where the pages are, without a slash at its end.
pub fn letter(
    world: &World,
    person: &PersonId,
    occasion: Occasion,
    notices: &[Notice],
    site: &str,
    on: Date,
) -> Letter {
    let waiting: Vec<Waiting> = notices.iter().map(|notice| waiting(world, notice, on)).collect();
    let what = match waiting.as_slice() {
        [one] => one.what.clone(),
        many => format!("{} saker väntar", many.len()),
    };
    let (subject, opening) = match occasion {
        Occasion::Turn => (format!("Din tur – {what}"), "Det är din tur."),
        Occasion::Reminder => (format!("Påminnelse – {what}"), "Det här väntar fortfarande på dig."),
        Occasion::Week => (format!("Veckans läge – {what}"), "Det här väntar på dig den här veckan."),
    };
    let name = world.people.person(person).map_or(person.as_str(), |person| &person.name);
    let text = LetterText { name, opening, waiting, site };
    // A template of text alone cannot fail; were it to, the subject says it all.
    Letter { text: text.render().unwrap_or_else(|_| subject.clone()), subject }
}

fn waiting(world: &World, notice: &Notice, on: Date) -> Waiting {
    const L: Language = Language::Swedish;
    let title = |id| world.matters.get(id).map_or("", |matter| matter.title.as_str());
    let with = |what: &str, about: &str| match about {
        "" => what.to_owned(),
        about => format!("{what}: {about}"),
    };
    let unit = |unit| world.organisation.name(unit, on).to_owned();
    let (what, of, href) = match &notice.waits {
        Waits::Answer { round, unit: of } => {
            let known = world.rounds.get(round);
            let about = known.and_then(|round| round.about.as_ref()).map_or("", title);
            let kind = known.map_or("Fråga", |round| round.kind.label(L));
            (with(kind, about), Some(unit(of)), unit_address(round, of))
        }
        Waits::Matter { matter, turn } => {
            let page = format!("/grupper/{}/arenden/{}", matter.group, matter.short());
            (with(turn.label(L), title(matter)), None, page)
        }
        Waits::Duty(duty) => {
            let about = about_words(world, &duty.key.about, on, L);
            (with(duty.way.label(L), &about), None, way_href(&notice.group, &duty.key, duty.way))
        }
    };
    let said = notice.ground.as_ref().map(|ground| ground.basis.say(world, L));
    Waiting {
        what,
        group: unit(&notice.group),
        unit: of,
        due: notice.due.map(|due| format!("{due} ({})", days_words(due, on, L))),
        sentence: said.filter(|(_, sentence)| !sentence.is_empty()),
        href,
    }
}
