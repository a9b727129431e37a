//! Seats: a group's seats and how they stand over the years, each seat with the way to it, and what is vacant anywhere.

mod acts;
mod forms;
mod list;
mod new;
mod page;
mod shared;
mod timeline;
mod vacant;

pub(crate) use acts::{abolish, appoint, attest, consult, end, propose, succeed};
pub(crate) use list::{list, seat_words};
pub(crate) use new::{blank, establish};
pub(crate) use page::page;
pub(crate) use shared::{limit, share};
pub(crate) use vacant::page as vacant;

use jiff::civil::Date;
use samordna_domain::{EmploymentId, Language, World, refusal::Who};

/// Somebody with the address of their page.
fn person(world: &World, employment: &EmploymentId) -> (String, String) {
    let known = world.people.employment(employment);
    let href = known.map_or(String::new(), |known| format!("/personer/{}", known.person));
    (href, world.people.name(employment).to_owned())
}

/// Who can, in one line. Where each of their posts is vacant, the registrar records what is decided.
fn who_can(world: &World, all: &[Who], on: Date, l: Language) -> String {
    let names: Vec<String> = all.iter().map(|who| who.say(world, on, l)).collect();
    let names = names.join(", ");
    if all.is_empty() || !all.iter().all(Who::is_vacant) {
        return names;
    }
    l.pick(format!("{names}, annars registratorn"), format!("{names}, else the registrar"))
}
