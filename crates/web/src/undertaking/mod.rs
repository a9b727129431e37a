//! Projects, inquiries and programmes, and the groups that are their reference groups: who asks, until when, what came of
//! it; and what has ended that charters still take orders from.

mod engaged;
mod engagement;
mod enter;
mod page;
mod register;

pub(crate) use engaged::{begin, list};
pub(crate) use engagement::{close, engagement, prolong_engagement};
pub(crate) use enter::{enter, entry};
pub(crate) use page::{end, page, prolong};
pub(crate) use register::register;

use crate::{frame::Badge, group::linked};
use jiff::civil::Date;
use samordna_domain::{
    EngagementId, Language, UndertakingId, World,
    duty::SOON,
    period::days_after,
    undertaking::{Engagement, Undertaking},
};

/// The page of an undertaking.
pub(crate) fn address(id: &UndertakingId) -> String {
    format!("/projekt/{id}")
}

/// The page of an engagement.
pub(crate) fn engagement_address(id: &EngagementId) -> String {
    format!("/grupper/{}/medverkan/{}", id.group, id.short())
}

/// An undertaking as every page shows it.
pub(crate) struct UndertakingView {
    pub href: String,
    pub name: String,
    pub kind: &'static str,
    pub owner: (String, String),
    pub from: Date,
    pub until: Option<Date>,
    pub badge: Badge,
    /// Who took over what it ordered.
    pub heir: Option<(String, String)>,
}

impl UndertakingView {
    pub(crate) fn of(world: &World, known: &Undertaking, on: Date, l: Language) -> Self {
        Self {
            href: address(&known.id),
            name: known.name.clone(),
            kind: known.kind.label(l),
            owner: linked(world, &known.owner, on),
            from: known.period.from,
            until: known.period.until,
            badge: state(known, on, l),
            heir: known.heir().map(|heir| linked(world, heir, on)),
        }
    }
}

/// How far an undertaking has come.
fn state(known: &Undertaking, on: Date, l: Language) -> Badge {
    let (word, sign, class) = match known.period.until {
        Some(last) if last < on => (l.pick("Har slutat", "Has ended"), "–", "plain"),
        _ if on < known.period.from => (l.pick("Kommande", "To come"), "○", "idle"),
        Some(last) if last <= days_after(on, SOON) => (l.pick("Slutar snart", "Ends soon"), "◔", "due"),
        Some(_) | None => (l.pick("Pågår", "Goes on"), "▷", "guard"),
    };
    Badge { word, sign, class }
}

/// An engagement as every page shows it.
pub(crate) struct EngagementView {
    pub href: String,
    pub group: (String, String),
    /// What it is in: the address and the name.
    pub what: (String, String),
    /// What sort of undertaking that is.
    pub kind: &'static str,
    pub asked_by: (String, String),
    pub task: String,
    pub from: Date,
    /// Its last day, its own or that of what it is in.
    pub until: Option<Date>,
    pub matters: usize,
    pub badge: Badge,
}

impl EngagementView {
    pub(crate) fn of(world: &World, one: &Engagement, on: Date, l: Language) -> Self {
        let whole = world.undertakings.get(&one.undertaking);
        let name = whole.map_or_else(|| one.undertaking.to_string(), |known| known.name.clone());
        let until = one.last_day(world);
        let (word, sign, class) = match (&one.word, until) {
            (Some(_), _) => (l.pick("Avslutad", "Closed"), "✓", "good"),
            (None, Some(last)) if last < on => {
                (l.pick("Väntar på slutord", "Waits for a closing word"), "!", "warn")
            }
            _ if on < one.period.from => (l.pick("Kommande", "To come"), "○", "idle"),
            (None, Some(_) | None) => (l.pick("Pågår", "Goes on"), "▷", "guard"),
        };
        Self {
            href: engagement_address(&one.id),
            group: linked(world, &one.id.group, on),
            what: (address(&one.undertaking), name),
            kind: whole.map_or("", |known| known.kind.label(l)),
            asked_by: linked(world, &one.asked_by, on),
            task: one.task.clone(),
            from: one.period.from,
            until,
            matters: one.matters.len(),
            badge: Badge { word, sign, class },
        }
    }
}
