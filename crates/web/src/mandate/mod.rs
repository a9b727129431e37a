//! The mandate register: who may decide what, in which administration, up to what sum, and by which document.
//!
//! With an administration, a subject and a sum the register answers who may decide that, and why others may not.

mod enter;
mod page;
mod register;
mod report;

pub(crate) use enter::{blank, enter};
pub(crate) use page::{page, revoke};
pub(crate) use register::{register, sum};
pub(crate) use report::{list as reports, report};

use crate::{choose, frame::Badge, group::linked};
use jiff::civil::Date;
use samordna_domain::{
    Language, MandateId, World,
    mandate::{Holder, Mandate, kronor},
};

/// The page of a mandate.
pub(crate) fn address(id: &MandateId) -> String {
    format!("/mandat/{id}")
}

/// A mandate as every page shows it.
pub(crate) struct MandateView {
    pub href: String,
    /// The post, with the address of its page.
    pub holder: (String, String),
    /// Who has the post today.
    pub person: Option<(String, String)>,
    pub area: Vec<(String, String)>,
    pub subjects: Vec<String>,
    pub limit: Option<String>,
    pub giver: (String, String),
    pub source: String,
    pub from: Date,
    pub until: Option<Date>,
    pub badge: Badge,
    /// It is a chair's own: nobody decides under it for an administration.
    pub is_chairs: bool,
    /// Why it does not cover what is asked; none where nothing is asked, or it does.
    pub outside: Option<String>,
}

impl MandateView {
    pub(crate) fn of(world: &World, mandate: &Mandate, on: Date, l: Language) -> Self {
        let held = world.mandate_holder(mandate, on).and_then(|id| world.people.employment(id));
        let person = |employment: &samordna_domain::person::Employment| {
            (format!("/personer/{}", employment.person), world.people.name(&employment.id).to_owned())
        };
        Self {
            href: address(&mandate.id),
            holder: holder(world, &mandate.holder, on, l),
            person: held.map(person),
            area: mandate.reach.area.iter().map(|body| linked(world, body, on)).collect(),
            subjects: mandate.reach.subjects.clone(),
            limit: mandate.reach.limit.map(kronor),
            giver: linked(world, &mandate.giver, on),
            source: mandate.source.clone(),
            from: mandate.period.from,
            until: mandate.period.until,
            badge: state(mandate, on, l),
            is_chairs: matches!(mandate.holder, Holder::ChairOf(_)),
            outside: None,
        }
    }
}

/// The post that holds a mandate, with the address of its page.
pub(crate) fn holder(world: &World, holder: &Holder, on: Date, l: Language) -> (String, String) {
    match holder {
        Holder::Office(office) => {
            let words = world.organisation.body(office).map(|body| choose::body_words(world, body, on));
            (format!("/organisation/{office}"), words.unwrap_or_else(|| office.to_string()))
        }
        Holder::ChairOf(group) => {
            let name = world.organisation.name(group, on);
            let words = l.pick(format!("Ordföranden i {name}"), format!("The chair of {name}"));
            (format!("/grupper/{group}"), words)
        }
    }
}

/// Whether a mandate holds on a day.
fn state(mandate: &Mandate, on: Date, l: Language) -> Badge {
    match () {
        () if mandate.period.holds(on) => {
            Badge { word: l.pick("Gäller", "Holds"), sign: "✓", class: "good" }
        }
        () if on < mandate.period.from && mandate.revoked.is_none() => {
            Badge { word: l.pick("Kommande", "To come"), sign: "▷", class: "guard" }
        }
        () => Badge { word: l.pick("Upphört", "Ended"), sign: "–", class: "plain" },
    }
}
